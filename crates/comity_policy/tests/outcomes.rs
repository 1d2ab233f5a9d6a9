//! What the newsroom's policy makes of comments under an English story, by words alone. The sentences are offensive where
//! they are to be refused: they are what is tested.

#![expect(clippy::unwrap_used, reason = "a test stops where its own fixture is wrong")]

use comity_model::Outcome;
use comity_policy::{Bundle, CommentFacts, Facts, NoSignals, Policy, StoredFacts, StoryFacts};
use comity_text::Body;

struct Newsroom(Policy);

impl Newsroom {
    fn new() -> Self {
        let document = Policy::parse(include_str!("../../../policies/newsroom.md"), "newsroom.md").unwrap();
        Self(Policy::compile(&document, &Bundle::default()).unwrap())
    }

    fn outcome(&self, text: &str, is_reply: bool) -> Outcome {
        let stored = StoredFacts {
            comment: Some(CommentFacts { is_reply, ..CommentFacts::default() }),
            story: Some(StoryFacts { language: Some("en".to_owned()), ..StoryFacts::default() }),
            ..StoredFacts::default()
        };
        let body = Body::read(text, Some("en"));
        self.0.evaluate(&Facts::new(&stored, &body, &NoSignals)).outcome
    }

    fn check(&self, expected: Outcome, is_reply: bool, texts: &[&str]) {
        for text in texts {
            assert_eq!(self.outcome(text, is_reply), expected, "{text}");
        }
    }
}

#[test]
fn disguises_in_one_sentence_do_not_hide_each_other() {
    Newsroom::new().check(
        Outcome::Reject,
        false,
        &[
            "Y0u are an idiot, and all Turks are th\u{200b}ieves.",
            "Y0u are a m0ron.",
            "All Turks are thi3ves. The bridge is closed.",
            "4ll Armenians are anim\u{ad}als, and the bridge is closed.",
            "Th3y should all be sh0t.",
            "Bütün Türkler h1rs1z. Köprü kapalı.",
            "Bütün Ruslar k0pek değil, hırs1z.",
            "Все турки в0ры. Мост закрыт.",
            "Все армяне у6ийцы, и мост закрыт.",
            "كل الأتراك لصـوص.",
            "كل الروس كـلاب، والجسر مغلق.",
            "пи3дец",
            "пизд3ц",
            "3,14здец",
            "Вот это 3.14здец, мост опять закрыт.",
            "f.u-c k the council",
            "f\nu\nc\nk",
            "s\nh\ni\nt",
            "f\n\nu\n\nc\n\nk",
        ],
    );
}

#[test]
fn digits_that_are_no_letters_stay_what_they_are() {
    Newsroom::new().check(
        Outcome::Publish,
        false,
        &[
            "The A11 and the M3 were closed on the 1st of May, and the H1N1 ward too.",
            "Options:\na\nb\nc\nd",
            "Das 1st Battalion fuhr 4x4, sagt B2B-Berater T0.",
            "The value of 3.14 is not the budget.",
            "Rates: 3,14 % in 2024, 2,71 % in 2025.",
        ],
    );
}

#[test]
fn marks_of_emphasis_do_not_hide_a_word() {
    Newsroom::new().check(
        Outcome::Reject,
        false,
        &[
            "You are an **id**iot",
            "You are a mo**ron**",
            "You are a **moron**",
            "All Turks are **th**ieves.",
            "All Armenians are _thieves_.",
            "You are an i__dio__t, sir.",
        ],
    );
}
