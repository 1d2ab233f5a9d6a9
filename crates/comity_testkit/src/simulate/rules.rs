//! The policies of the simulation: as documents for the program, and as a few plain values for the model.

use comity_model::{Outcome, SanctionKind};
use std::fmt::Write as _;

/// The longest text that these policies allow, in characters.
pub(crate) const MAX_CHARS: usize = 900;

/// The time in which [`Rules::flood_max`] comments are fine, in seconds.
pub(crate) const FLOOD_SECS: i64 = 600;

/// How far back a repeated text is looked for, in days.
pub(crate) const REPEATED_DAYS: i64 = 7;

/// How far back the ladder counts rejections, in days.
pub(crate) const STRIKE_DAYS: i64 = 30;

/// How far back the ladder counts pauses, in days.
pub(crate) const PAUSE_DAYS: i64 = 180;

/// How long the ladder pauses somebody, in days.
pub(crate) const LADDER_PAUSE_DAYS: i64 = 7;

/// One policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rules {
    /// What happens to the word `lawsuit`.
    pub(crate) lawsuit: Outcome,
    /// Comments in ten minutes that are fine.
    pub(crate) flood_max: usize,
    /// Rejections that lead to a warning; none: no ladder at all.
    pub(crate) warning_after: Option<usize>,
    /// Rejections that lead to a pause.
    pub(crate) pause_after: usize,
    /// Pauses that lead to a block which a second moderator must confirm.
    pub(crate) block_after: usize,
    /// Whether the clause on plain words exists.
    pub(crate) has_plain_words: bool,
}

/// The policies that an editor chooses from.
pub(crate) const POLICIES: [Rules; 4] = [
    Rules {
        lawsuit: Outcome::Hold,
        flood_max: 4,
        warning_after: Some(2),
        pause_after: 3,
        block_after: 2,
        has_plain_words: true,
    },
    Rules {
        lawsuit: Outcome::Note,
        flood_max: 3,
        warning_after: Some(1),
        pause_after: 2,
        block_after: 1,
        has_plain_words: true,
    },
    Rules {
        lawsuit: Outcome::Reject,
        flood_max: 6,
        warning_after: None,
        pause_after: 0,
        block_after: 0,
        has_plain_words: true,
    },
    Rules {
        lawsuit: Outcome::Hold,
        flood_max: 5,
        warning_after: None,
        pause_after: 0,
        block_after: 0,
        has_plain_words: false,
    },
];

impl Rules {
    /// The document that is published.
    pub(crate) fn document(&self) -> String {
        let mut text = String::from(
            "# Discussion policy\n\nComments are welcome. You are responsible for what you post.\n",
        );
        let mut clause = |title: &str, anchor: &str, head: &str, rules: &[String], examples: &[String]| {
            let _ =
                write!(text, "\n## {title} {{#{anchor}}}\n\nThis is what we ask for.\n\n```rules\n{head}");
            for rule in rules {
                let _ = write!(text, "\n[[rule]]\n{rule}\n");
            }
            let _ = write!(text, "```\n\n```examples\n");
            for example in examples {
                let _ = writeln!(text, "{example}");
            }
            text.push_str("```\n");
        };
        let word = |word: &str, then: Outcome| {
            format!("name = \"word_list\"\ncategories = []\nwords = [\"{word}\"]\nthen = \"{then}\"")
        };
        let fine = "publish: The bridge is late.".to_owned();
        if self.has_plain_words {
            let examples = ["reject: This blasted bridge.".to_owned(), fine.clone()];
            let rules = [word("blasted", Outcome::Reject)];
            clause("1. Plain words", "plain-words", "strikes = true\n", &rules, &examples);
        }
        clause(
            "2. No advertising",
            "advertising",
            "",
            &[
                word("cheapwatches", Outcome::Reject),
                "name = \"repeated_comment\"\nmin_words = 4\nthen = \"reject\"".to_owned(),
                "name = \"links\"\nmax = 3\nthen = \"hold\"".to_owned(),
            ],
            &["reject: Buy cheapwatches.".to_owned(), fine.clone()],
        );
        clause(
            "3. Careful words",
            "careful",
            "",
            &[
                word("lawsuit", self.lawsuit),
                "name = \"signal\"\nsignal = \"toxicity\"\nat_least = 0.9\nthen = \"hold\"".to_owned(),
                word("mayor", Outcome::Note),
            ],
            &[format!("{}: A lawsuit about the bridge.", self.lawsuit), fine.clone()],
        );
        clause(
            "4. Room",
            "room",
            "",
            &[
                word("preposterous", Outcome::Ask),
                format!("name = \"length\"\nmax_chars = {MAX_CHARS}\nthen = \"reject\""),
                format!(
                    "name = \"flood\"\nmax = {}\nwithin_secs = {FLOOD_SECS}\nthen = \"hold\"",
                    self.flood_max
                ),
            ],
            &["ask: This is preposterous.".to_owned(), fine],
        );
        text.push_str("\n## 5. What follows {#sanctions}\n\nStrikes lead to measures.\n");
        if let Some(warning_after) = self.warning_after {
            let times = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
            let _ = write!(
                text,
                "\n```sanctions\n{} in {STRIKE_DAYS} days -> {}\n{} in {STRIKE_DAYS} days -> {} {LADDER_PAUSE_DAYS} days\n\
                 {} in {PAUSE_DAYS} days -> {}, a second moderator must confirm\n```\n",
                times(warning_after, "rejection"),
                SanctionKind::Warning.as_str(),
                times(self.pause_after, "rejection"),
                SanctionKind::Pause.as_str(),
                times(self.block_after, "pause"),
                SanctionKind::Block.as_str(),
            );
        }
        text
    }

    /// Whether the policy has a clause with this anchor.
    pub(crate) fn has_clause(&self, anchor: &str) -> bool {
        anchor != "plain-words" || self.has_plain_words
    }

    /// Whether a rejection for this clause is a strike.
    pub(crate) fn is_strike(&self, anchor: Option<&str>) -> bool {
        anchor == Some("plain-words") && self.has_plain_words
    }
}
