//! Fits how the second stage's word on glosses is weighed with what a text in its own language says:
//! `second_stage_glosses DATA_FOLDER second-stage.bin`. The file is written anew.

use comity_classify::Scorer;
use comity_classify::train::{TrainOptions, weigh_glosses};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [data, file] = arguments.as_slice() else {
        return Err("usage: second_stage_glosses DATA_FOLDER second-stage.bin".into());
    };
    let second = std::fs::read(file)?;
    let options = TrainOptions::new(data);
    let weighed = weigh_glosses(&options, Scorer::builtin_file(), &second, &mut |done| println!("{done}"))?;
    std::fs::write(file, weighed)?;
    Ok(())
}
