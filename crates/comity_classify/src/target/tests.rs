//! Whom comments mean, in nine languages: half of the sentences were looked at while the rules were made, half only counted.

use crate::{Attribute, Context, Scorer, Target};
use comity_text::Body;

const WRITTEN: &str = include_str!("../../data/contrast/meant.txt");

/// Of the lines of a half: whose target is right, and how many there are; and what came out wrong.
fn counted(half: &str) -> (usize, usize, String) {
    let (mut right, mut all, mut wrong) = (0, 0, String::new());
    let mut place = ["en", "", "", ""];
    for line in half.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if let Some(given) = line.strip_prefix("@ ") {
            let mut parts = given.split(" | ");
            place = std::array::from_fn(|_| parts.next().unwrap_or(""));
            continue;
        }
        let (target, text) = line.split_once(' ').unwrap();
        let [language, byline, headline, publication] = place.map(Some);
        let context =
            Context { story_language: language, byline, headline, publication, ..Context::default() };
        let said = Scorer::builtin().score(&Body::read(text, language), &context);
        all += 1;
        right += usize::from(said.target.as_str() == target);
        if said.target.as_str() != target {
            wrong.extend([line, " (", said.target.as_str(), ")\n"]);
        }
    }
    (right, all, wrong)
}

#[test]
fn readers_authors_and_papers_are_meant_in_whatever_case_and_harmless_texts_mean_nobody() {
    let (first, second) = WRITTEN.split_once("# second half").unwrap();
    let (seen, all, wrong) = counted(first);
    let (unseen, all_unseen, _) = counted(second);
    // Without the endings and the words for readers 11 and 16 were right.
    assert!(seen >= 60 && all == 61, "{seen} of {all}: {wrong}");
    assert!(unseen >= 53 && all_unseen == 57, "{unseen} of {all_unseen}");
}

#[test]
fn a_threat_to_the_reader_counts_as_an_attack_on_the_commenter() {
    for parent in [None, Some("The bridge is fine.")] {
        let context = Context { parent, is_reply: parent.is_some(), ..Context::default() };
        let text = "I will find you and break your legs.";
        let said = Scorer::builtin().score(&Body::read(text, Some("en")), &context);
        assert_eq!(said.target, Target::Commenter, "{parent:?}");
        assert!(said.get(Attribute::AttackOnCommenter) > Some(0.8), "{said:?}");
    }
}

#[test]
fn a_thing_may_be_called_stupid_harmlessly() {
    let target = |text| Scorer::builtin().score(&Body::read(text, Some("en")), &Context::default()).target;
    assert_eq!(target("What a stupid, idiotic plan, this bridge."), Target::Object);
    // Hardly an attack at all.
    assert_eq!(target("What a stupid idea, a bridge without a footpath."), Target::Nobody);
}
