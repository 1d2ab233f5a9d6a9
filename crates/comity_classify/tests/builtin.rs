//! The built-in model against damage, and its contrast suites as a floor that a new model must not fall below.

use comity_classify::evaluate::{blind_figures, cases, contrast_figures, fairness, is_right};
use comity_classify::{Attribute, ModelError, Scorer};

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
        ("en identity_neutral", "IDENTITY_ATTACK", 0.88),
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

#[test]
fn attacks_on_groups_are_told_from_their_names_in_every_language_with_concepts() {
    let figures = contrast_figures(Scorer::builtin(), 7);
    for language in ["ar", "az", "de", "fr", "hy", "ru", "tr"] {
        for suite in ["identity_neutral", "identity_positive", "counter_speech", "hate_dehumanise"] {
            let right =
                figures.get(&format!("{language} {suite}")).and_then(|f| f.right.get("IDENTITY_ATTACK"));
            // Half of the Turkish frames of counter-speech are still taken for what they quote.
            let floor = if (language, suite) == ("tr", "counter_speech") { 0.5 } else { 0.9 };
            assert!(right.is_some_and(|right| *right >= floor), "{language} {suite}: {right:?}");
        }
    }
}

#[test]
fn swapping_one_people_for_another_changes_nothing_in_any_language() {
    for (language, figures) in fairness(Scorer::builtin(), 7).languages {
        assert!(figures.terms >= 20, "{language} has {} terms", figures.terms);
        // Names of one person and of many stand in other frames in English, which are not equally easy; version 5 takes some
        // frames of praise for an attack that version 4 spared (gap 0.08).
        let widest = if language == "en" { 0.18 } else { 0.03 };
        assert!(figures.false_positive_gap < widest, "{language}: {figures:?}");
        assert!(figures.largest_swap <= 0.02, "{language}: {figures:?}");
    }
}

#[test]
fn attacks_on_groups_that_nobody_read_are_told_from_what_only_names_them() {
    let figures = blind_figures(Scorer::builtin());
    let floors = [
        ("en", "IDENTITY_ATTACK", 0.83),
        ("de", "IDENTITY_ATTACK", 0.8),
        ("fr", "IDENTITY_ATTACK", 0.77),
        ("ru", "IDENTITY_ATTACK", 0.81),
        ("tr", "IDENTITY_ATTACK", 0.79),
        ("hy", "IDENTITY_ATTACK", 0.82),
        ("az", "IDENTITY_ATTACK", 0.82),
        ("ar", "IDENTITY_ATTACK", 0.7),
        ("pt", "IDENTITY_ATTACK", 0.77),
        ("ru", "INSULT", 0.82),
        ("hy", "INSULT", 0.78),
        ("az", "INSULT", 0.81),
        ("tr", "INSULT", 0.83),
        ("fr", "INSULT", 0.74),
        ("ar", "INSULT", 0.73),
        ("hy", "THREAT", 0.8),
        ("tr", "THREAT", 0.74),
    ];
    for (language, attribute, floor) in floors {
        let balanced = figures[language][attribute].balanced();
        assert!(balanced >= floor, "{language} {attribute}: {balanced}");
    }
}

#[test]
fn single_sentences_that_nobody_looked_at_come_out_better_than_by_the_service_that_ends() {
    let (mut found, mut spared) = ((0, 0), (0, 0));
    for case in cases().iter().filter(|c| c.is_blind && c.attribute == Attribute::IdentityAttack) {
        let count = if case.is_true { &mut found } else { &mut spared };
        count.0 += usize::from(is_right(Scorer::builtin(), case));
        count.1 += 1;
    }
    // Perspective: 89.5 % of hateful cases and 48.2 % of the others, balanced 68.9 %.
    let balanced = f64::from(found.0 as u32) / f64::from(found.1 as u32) / 2.0
        + f64::from(spared.0 as u32) / f64::from(spared.1 as u32) / 2.0;
    assert!(balanced >= 0.8, "{found:?} {spared:?}");
}
