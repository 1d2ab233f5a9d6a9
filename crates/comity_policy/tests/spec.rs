//! The literate specs in `tests/spec/`: each is a policy with prose about what it shows, and its examples run.

use comity_policy::{Bundle, NoScorer, Policy};
use std::path::Path;

#[test]
fn every_spec_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    assert!(!names.is_empty());
    let mut wrong = Vec::new();
    for path in names {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        match Policy::parse(&text, &name).and_then(|document| Policy::compile(&document, &Bundle::default()))
        {
            Err(errors) => wrong.extend(errors.iter().map(ToString::to_string)),
            Ok(policy) => wrong.extend(policy.run_examples(&NoScorer).iter().map(|f| f.error.to_string())),
        }
    }
    assert!(wrong.is_empty(), "{} problems:\n\n{}", wrong.len(), wrong.join("\n\n"));
}
