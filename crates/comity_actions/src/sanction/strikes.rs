//! What counts as a strike: rejections, one a draft, however often its author tries.

use crate::policy_in_force::InForce;
use comity_model::{Comment, CommentState, Timestamp};
use comity_policy::PastMeasure;
use comity_store::{Tx, comments, decisions};
use std::collections::BTreeMap;

/// Tries of one draft come within this time, in seconds.
const DRAFT_SECS: i64 = 24 * 3_600;

/// Share of the words of the shorter of two texts that both have when one was written from the other.
const SHARED_WORDS: f64 = 0.8;

/// Share of the letters in which two texts may differ when one was written from the other: another spelling of a word.
const OTHER_LETTERS: f64 = 0.2;

/// Letters and words of a text that are compared.
const MAX_COMPARED_LETTERS: usize = 120;
const MAX_COMPARED_WORDS: usize = 200;

/// Rejected comments that the ladder looks at.
const MAX_STRIKES: u32 = 64;

/// Rejections that count: one per draft, each for a clause that opts in. A comment written anew in its form is one comment with
/// several revisions; one that is sent again is the same draft when it stands under the same story and parent, says nearly the
/// same, and nothing was published between.
pub(super) fn strikes(
    tx: &mut Tx<'_>,
    policy: &InForce,
    comment: &Comment,
    (since, now): (Timestamp, Timestamp),
) -> comity_store::Result<Vec<PastMeasure>> {
    // Each try, the newest first, with the number of its draft.
    let (mut tries, mut published): (Vec<(Try, usize)>, Vec<Comment>) = (Vec::new(), Vec::new());
    for written in comments::list_recent_of(tx, comment.site, comment.commenter, MAX_STRIKES)? {
        let past = written.comment;
        if past.created_at < since || past.created_at > now {
            continue;
        }
        if past.state == CommentState::Published {
            published.push(past);
            continue;
        }
        if past.state != CommentState::Rejected {
            continue;
        }
        let newest = decisions::find_newest_judgement(tx, past.site, past.id)?;
        let anchor = newest.and_then(|decision| decision.clause);
        let counts = anchor
            .and_then(|anchor| policy.policy().document().find_clause(&anchor).map(|clause| clause.strikes))
            .unwrap_or(false);
        if !counts {
            continue;
        }
        let one = Try::of(past, &written.revision.text);
        // It may be the try from which two others were written that share too little with each other: then all are one draft.
        let known: Vec<usize> = tries
            .iter()
            .filter(|(later, _)| later.continues(&one, &published))
            .map(|(_, draft)| *draft)
            .collect();
        let draft = known.first().copied().unwrap_or(tries.len());
        for (_, other) in tries.iter_mut().filter(|(_, other)| known.contains(other)) {
            *other = draft;
        }
        tries.push((one, draft));
    }
    // A draft's first try is the strike: further ones are no later offence.
    let first: BTreeMap<usize, Timestamp> =
        tries.iter().map(|(one, draft)| (*draft, one.comment.created_at)).collect();
    Ok(first.into_values().map(|at| PastMeasure::Strike { at }).collect())
}

/// One rejected comment, as it is compared with others.
struct Try {
    comment: Comment,
    /// Small letters and digits, one space between words.
    letters: Vec<char>,
    /// Its words, sorted, each once.
    words: Vec<String>,
}

impl Try {
    fn of(comment: Comment, text: &str) -> Self {
        let lower = text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut words: Vec<String> = words.take(MAX_COMPARED_WORDS).map(str::to_owned).collect();
        let letters = words.join(" ").chars().take(MAX_COMPARED_LETTERS + 1).collect();
        words.sort_unstable();
        words.dedup();
        Self { comment, letters, words }
    }

    /// Whether this is another try of the draft of which `earlier` was one.
    fn continues(&self, earlier: &Self, published: &[Comment]) -> bool {
        let (begin, end) = (earlier.comment.created_at, self.comment.created_at);
        let same_place =
            |other: &Comment| other.story == self.comment.story && other.parent == self.comment.parent;
        same_place(&earlier.comment)
            && end.secs_since(begin).abs() < DRAFT_SECS
            && !published.iter().any(|c| same_place(c) && begin < c.created_at && c.created_at < end)
            && self.says_the_same(earlier)
    }

    fn says_the_same(&self, other: &Self) -> bool {
        let shorter = self.words.len().min(other.words.len());
        let shared = self.words.iter().filter(|word| other.words.binary_search(word).is_ok()).count();
        if shared as f64 >= SHARED_WORDS * shorter as f64 && shorter > 0 {
            return true;
        }
        let longer = self.letters.len().max(other.letters.len());
        let allowed = OTHER_LETTERS * longer as f64;
        longer <= MAX_COMPARED_LETTERS
            && self.letters.len().abs_diff(other.letters.len()) as f64 <= allowed
            && distance(&self.letters, &other.letters) as f64 <= allowed
    }
}

/// Letters that must be put in, left out or exchanged to make one text of the other (Levenshtein 1965).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let exchanged = diagonal + usize::from(x != y);
            diagonal = *cell;
            left = exchanged.min(left + 1).min(diagonal + 1);
            *cell = left;
        }
    }
    if b.is_empty() { a.len() } else { row.last().copied().unwrap_or(0) }
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn the_distance_of_two_texts_is_the_number_of_changes() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        for (a, b, expected) in [
            ("moron", "m0ron", 1),
            ("kitten", "sitting", 3),
            ("", "abc", 3),
            ("abc", "", 3),
            ("same", "same", 0),
        ] {
            assert_eq!(distance(&chars(a), &chars(b)), expected, "{a} {b}");
        }
    }
}
