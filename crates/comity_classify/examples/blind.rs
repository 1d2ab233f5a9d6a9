//! How the blind sentences come out, as counts: `blind [FIRST_STAGE_FILE|builtin [SECOND_STAGE_FILE]]`.

use comity_classify::evaluate::{blind_figures, comment_figures, everyday_figures};
use comity_classify::{Scorer, SecondStage};

fn main() {
    let mut files = std::env::args().skip(1);
    let read = |file: &str| std::fs::read(file).expect("the file can be read");
    let first = files.next().filter(|file| file != "builtin").map(|file| read(&file));
    let first = first.as_deref().unwrap_or_else(|| Scorer::builtin_file());
    let scorer = Scorer::load(first).expect("the file is a model");
    if let Some(file) = files.next() {
        let stage = SecondStage::load(&read(&file)).expect("the file is a second stage");
        assert!(scorer.add_second_stage(stage).is_ok(), "it has none yet");
    }
    println!("# {}", scorer.model());
    let all = [
        ("", blind_figures(&scorer)),
        ("everyday ", everyday_figures(&scorer)),
        ("comments ", comment_figures(&scorer)),
    ];
    for (kind, language, attributes) in
        all.into_iter().flat_map(|(kind, figures)| figures.into_iter().map(move |(l, a)| (kind, l, a)))
    {
        for (attribute, figures) in attributes {
            let (found, spared) = (figures.found, figures.spared);
            println!(
                "{kind}{language} {attribute}: found {} of {}, spared {} of {}, balanced {:.1} %",
                found.0,
                found.1,
                spared.0,
                spared.1,
                100.0 * figures.balanced()
            );
            for (case, counted) in figures.cases {
                println!(
                    "    {case} ({}): {} of {}",
                    u8::from(counted.is_true),
                    counted.right.0,
                    counted.right.1
                );
            }
        }
    }
}
