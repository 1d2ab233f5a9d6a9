//! Writes what the second stage learns from: `second_stage_rows DATA_FOLDER > rows.ndjson`.

use comity_classify::Scorer;
use comity_classify::train::second_stage_rows;
use std::io::{BufWriter, Write};
use std::path::Path;

fn main() {
    let Some(data) = std::env::args().nth(1) else {
        eprintln!("usage: second_stage_rows DATA_FOLDER > rows.ndjson");
        std::process::exit(2);
    };
    let rows = second_stage_rows(Path::new(&data), Scorer::builtin(), 7, 8).expect("the data can be read");
    let mut out = BufWriter::new(std::io::stdout().lock());
    for row in rows {
        let line = serde_json::to_string(&row).expect("a row holds only text and numbers");
        writeln!(out, "{line}").expect("the output can be written");
    }
}
