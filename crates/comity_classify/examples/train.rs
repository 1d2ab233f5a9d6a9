//! Trains a model: `train DATA_FOLDER MODEL_FILE`.

use comity_classify::train::{TrainOptions, train};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(data), Some(model)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: train DATA_FOLDER MODEL_FILE");
        std::process::exit(2);
    };
    let trained = train(&TrainOptions::new(data), &mut |progress| eprintln!("{progress:?}"));
    match trained
        .map_err(|e| e.to_string())
        .and_then(|b| std::fs::write(&model, b).map_err(|e| e.to_string()))
    {
        Ok(()) => println!("{model}"),
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(2);
        }
    }
}
