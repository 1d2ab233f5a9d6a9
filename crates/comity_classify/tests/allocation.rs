//! Nothing is allocated for a word, a piece of a word or a row of concepts: counted by the allocator itself. (What a word
//! list finds is a list, so a listed word does cost something.)

use comity_classify::{Context, Scorer};
use comity_text::Body;

/// How often scoring allocates at most, however long a sentence is: the lists of what is given back.
const MOST: u64 = 64;

fn sentence(words: usize) -> String {
    let sentence = (0..words).map(|i| ["bridge", "the", "council", "yesterday", "walked", "over"][i % 6]);
    sentence.collect::<Vec<_>>().join(" ")
}

fn text(words: usize) -> Body {
    Body::read(&sentence(words), Some("en"))
}

fn allocations(run: impl FnOnce()) -> u64 {
    allocation_counter::measure(run).count_total
}

#[test]
fn the_linear_stage_allocates_nothing_at_all() {
    let scorer = Scorer::builtin();
    let (short, long) = (text(6), text(2_000));
    scorer.linear_pass(&long);
    for body in [&short, &long] {
        let counted = allocations(|| {
            std::hint::black_box(scorer.linear_pass(body));
        });
        assert_eq!(counted, 0, "{} bytes", body.text.len());
    }
}

#[test]
fn a_whole_score_allocates_no_more_for_two_thousand_words_than_for_two_hundred() {
    let scorer = Scorer::builtin();
    let context = Context { story_language: Some("en"), ..Context::default() };
    let (short, long) = (text(200), text(2_000));
    scorer.score(&long, &context);
    let counted = [&short, &long].map(|body| {
        allocations(|| {
            std::hint::black_box(scorer.score(body, &context));
        })
    });
    assert!(counted[0] <= MOST && counted[1] <= counted[0] + 16, "{counted:?}");
}

#[test]
fn reading_a_plain_text_allocates_no_more_for_two_thousand_words_than_for_two_hundred() {
    let (short, long) = (sentence(200), sentence(2_000));
    text(2_000);
    let counted = [&short, &long].map(|text| {
        allocations(|| {
            std::hint::black_box(Body::read(text, Some("en")));
        })
    });
    assert!(counted[0] <= MOST && counted[1] <= counted[0] + 16, "{counted:?}");
}
