//! The built-in model against damage, and its contrast suites as a floor that a new model must not fall below.

use comity_classify::evaluate::contrast_figures;
use comity_classify::{ModelError, Scorer};

/// The published file.
const MODEL: &[u8] = include_bytes!("../../../models/first-stage.bin");

#[test]
fn a_cut_or_changed_model_file_is_a_clear_error() {
    for end in [0, 7, 15, 16, 1000, MODEL.len() / 2, MODEL.len() - 1] {
        assert!(Scorer::load(&MODEL[..end]).is_err(), "cut at {end}");
    }
    let mut bytes = MODEL.to_vec();
    for at in (16..bytes.len()).step_by(bytes.len() / 60) {
        bytes[at] ^= 0x10;
        assert_eq!(Scorer::load(&bytes).err(), Some(ModelError::Damaged), "byte {at}");
        bytes[at] ^= 0x10;
    }
    assert!(MODEL.len() <= comity_classify::MAX_MODEL_BYTES);
}

#[test]
fn contrast_suites_hold_what_the_card_says() {
    // Suite, attribute, share on the right side of one half that a new model must reach.
    let floors = [
        ("en identity_neutral", "TOXICITY", 0.95),
        ("en identity_neutral", "IDENTITY_ATTACK", 0.95),
        ("en identity_positive", "TOXICITY", 0.8),
        ("en ordinary", "TOXICITY", 0.9),
        ("en news", "TOXICITY", 0.85),
        ("en negated_hate", "IDENTITY_ATTACK", 0.8),
        ("en counter_quote", "IDENTITY_ATTACK", 0.9),
        ("en counter_reference", "IDENTITY_ATTACK", 0.65),
        ("en hate_derogation", "IDENTITY_ATTACK", 0.6),
        ("en hate_dehumanise", "IDENTITY_ATTACK", 0.85),
        ("en hate_threat", "IDENTITY_ATTACK", 0.7),
        ("en hate_exclusion", "IDENTITY_ATTACK", 0.75),
        ("en slur_hate", "IDENTITY_ATTACK", 0.75),
        ("en individual_abuse", "TOXICITY", 0.9),
    ];
    let figures = contrast_figures(Scorer::builtin(), 7);
    for (suite, attribute, floor) in floors {
        let right = figures.get(suite).and_then(|f| f.right.get(attribute)).copied().unwrap_or(0.0);
        assert!(right >= floor, "{suite} {attribute}: {right} is below {floor}");
    }
}
