//! Nothing is allocated for a word, a piece of a word or a row of concepts: counted by the allocator itself. (What a word
//! list finds is a list, so a listed word does cost something.)

use comity_classify::{Context, Scorer};
use comity_text::Body;

/// How often scoring allocates at most, however long a sentence is: the lists of what is given back.
const MOST: u64 = 64;

fn text(words: usize) -> Body {
    let sentence = (0..words).map(|i| ["bridge", "the", "council", "yesterday", "walked", "over"][i % 6]);
    Body::read(&sentence.collect::<Vec<_>>().join(" "), Some("en"))
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
