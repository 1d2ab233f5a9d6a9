//! Measures a model: `evaluate DATA_FOLDER MODEL_FILE [REPORT.json [CARD.md]]`.

use comity_classify::Scorer;
use comity_classify::evaluate::{card, evaluate};
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (Some(data), Some(model)) = (arguments.first(), arguments.get(1)) else {
        eprintln!("usage: evaluate DATA_FOLDER MODEL_FILE [REPORT.json]");
        std::process::exit(2);
    };
    let bytes = std::fs::read(model).expect("the model file can be read");
    let scorer = Scorer::load(&bytes).expect("the model file is whole");
    let report = evaluate(&scorer, Path::new(data), 7).expect("the data can be read");
    for (attribute, slices) in &report.figures {
        for (slice, f) in slices.iter().filter(|(slice, _)| !slice.starts_with("length")) {
            println!(
                "{attribute:16} {slice:34} {:6} {:5}+ AUC {:.4} ({:.3}-{:.3}) AP {:.3} R@1% {:.3} R@5% {:.3} flagged {:.2}/{:.3}",
                f.rows,
                f.positives,
                f.auc,
                f.auc_interval.0,
                f.auc_interval.1,
                f.average_precision,
                f.recall_at_1_percent,
                f.recall_at_5_percent,
                f.flagged_at_half.0,
                f.flagged_at_half.1
            );
        }
    }
    for (suite, f) in &report.suites {
        let right: Vec<String> = f.right.iter().map(|(a, r)| format!("{a} {r:.2}")).collect();
        println!("{suite:32} {:4} {}", f.sentences, right.join("  "));
    }
    let fairness = &report.fairness;
    println!(
        "fairness: gap {:.3} BPSN {:.3} BNSP {:.3} swap {:.3}",
        fairness.false_positive_gap, fairness.worst_bpsn_auc, fairness.worst_bnsp_auc, fairness.largest_swap
    );
    println!("written one by one (toxic, found, harmless, flagged): {:?}", report.written);
    for (meant, found) in &report.targets {
        println!("target {meant:14} {found:?}");
    }
    if let Some(path) = arguments.get(3) {
        std::fs::write(path, card(&report)).expect("the card can be written");
    }
    if let Some(path) = arguments.get(2) {
        let json = serde_json::to_string_pretty(&report).expect("a report holds only names and numbers");
        std::fs::write(path, json).expect("the report can be written");
    }
}
