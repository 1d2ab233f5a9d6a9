//! Replies with the comment that they answer: what knowing the parent is worth.

use super::report::ReplyFigures;
use crate::attribute::Attribute;
use crate::context::Context;
use crate::score::Scorer;
use comity_text::Body;

/// Parent, reply, and whether the reply is toxic, one a line.
const REPLIES: &str = include_str!("../../data/contrast/replies-en.txt");

/// How many replies come out right at a threshold of one half, without their parents and with them.
pub(crate) fn reply_figures(scorer: &Scorer) -> ReplyFigures {
    let mut figures = ReplyFigures::default();
    for line in REPLIES.lines().filter(|l| !l.starts_with('#')) {
        let mut parts = line.split('|').map(str::trim);
        let (Some(parent), Some(reply), Some(label)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let is_right = |parent: Option<&str>| {
            let context =
                Context { parent, story_language: Some("en"), is_reply: true, ..Context::default() };
            let said = scorer.score(&Body::read(reply, Some("en")), &context);
            (said.get(Attribute::Toxicity) >= Some(0.5)) == (label == "1")
        };
        figures.replies += 1;
        figures.right_without += usize::from(is_right(None));
        figures.right_with += usize::from(is_right(Some(parent)));
    }
    figures
}
