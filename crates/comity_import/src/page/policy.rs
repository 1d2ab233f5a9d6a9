//! Finds the policy of a page's discussion, and the headings of the discussion.

use super::article::{Block, LeftOut, Place};
use super::discussion::is_form;
use super::furniture::is_buttons;
use super::lines::Role;
use super::said::fold;
use super::words::{DISCUSSION_HEADINGS, POLICY_OPENINGS, POLICY_WORDS};

/// The longest heading of a discussion, in characters: it may name the story.
const MAX_HEADING_CHARS: usize = 200;
/// The longest one that does not count comments, in characters.
const MAX_PLAIN_HEADING_CHARS: usize = 60;
/// So many of the words of policies make a block one.
const MIN_POLICY_WORDS: usize = 3;

/// Cuts the policy and the headings around it off the end of `blocks`.
pub(super) fn take_policy(blocks: &mut Vec<Block>, left_out: &mut Vec<LeftOut>) -> Vec<String> {
    let heading = blocks.iter().rposition(|b| is_discussion_heading(&b.text));
    let first_policy = blocks.iter().position(Block::is_policy);
    // What stands between the heading of the discussion and the first comment belongs to the discussion.
    let mut start = match (heading, first_policy) {
        (Some(heading), Some(policy)) => {
            // Several headings may follow one another: `Comments`, `Discussion policy`.
            let earliest = (0..heading)
                .rev()
                .take_while(|&n| blocks.get(n).is_some_and(|b| is_discussion_heading(&b.text)));
            let heading = earliest.last().unwrap_or(heading);
            if policy < heading && is_late(policy, blocks) { policy } else { heading }
        }
        (Some(heading), None) => heading,
        (None, Some(policy)) if is_late(policy, blocks) => policy,
        _ => {
            // A heading in a language we do not know still stands right before the comments.
            if blocks.len() > 1 && blocks.last().is_some_and(is_last_heading) {
                left_out.extend(blocks.pop().map(|b| b.left_out(Place::AboveComments)));
            }
            return Vec::new();
        }
    };
    while start > 0 && blocks.get(start - 1).is_some_and(|b| is_discussion_heading(&b.text)) {
        start -= 1;
    }
    let mut policy = Vec::new();
    for block in blocks.split_off(start) {
        let is_sentence = block.is_list || block.text.split_whitespace().count() >= 3;
        if is_discussion_heading(&block.text) {
            // Our own page says so, too.
        } else if is_sentence && !is_form(&block.text) && !is_buttons(&block.text) {
            policy.push(block.text);
        } else {
            left_out.push(block.left_out(Place::AboveComments));
        }
    }
    policy
}

/// Whether the block before the first comment is a heading.
fn is_last_heading(block: &Block) -> bool {
    let is_short = block.text.split_whitespace().count() <= 3 && !block.ends_sentence();
    matches!(block.role, Role::Heading(_)) || (block.role == Role::Plain && is_short && !block.is_list)
}

/// Whether nothing but policy follows: an article may speak of comments too.
fn is_late(at: usize, blocks: &[Block]) -> bool {
    let rest = blocks.get(at..).unwrap_or_default();
    let policies = rest.iter().filter(|b| b.is_policy() || is_discussion_heading(&b.text));
    policies.count() * 2 >= rest.len()
}

/// `Comments`, `12 comments`, `Comments (12)`, `12 Responses to “New bridge”`.
pub(super) fn is_discussion_heading(text: &str) -> bool {
    if text.chars().count() > MAX_HEADING_CHARS {
        return false;
    }
    let folded = fold(text);
    let bare = folded.trim_matches(|c: char| !c.is_alphabetic());
    if text.chars().count() <= MAX_PLAIN_HEADING_CHARS && DISCUSSION_HEADINGS.contains(&bare) {
        return true;
    }
    let counted = folded.trim_start().strip_prefix(char::is_numeric).is_some();
    let (noun, rest) = bare.split_once(char::is_whitespace).unwrap_or((bare, ""));
    let is_about = ["to ", "on ", "about ", "for ", "к ", "на ", "zu ", "sur ", "à ", "على "]
        .iter()
        .any(|joint| rest.starts_with(joint));
    counted && is_about && DISCUSSION_HEADINGS.contains(&noun)
}

pub(super) fn is_policy(text: &str) -> bool {
    let folded = fold(text);
    POLICY_OPENINGS.iter().any(|o| folded.contains(o))
        || POLICY_WORDS.iter().filter(|w| folded.contains(**w)).count() >= MIN_POLICY_WORDS
}
