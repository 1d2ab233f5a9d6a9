//! What a check of a draft found, each problem at its line with a caret.

use crate::console::draft::language_name;
use crate::urls;
use crate::words::Words;
use askama::Template;
use comity_actions::{ArchiveFairness, ArchiveText, DraftCheck, DraftError, SaidChange, SwappedPair};

/// Pairs of names that are not treated alike, listed at most.
const MAX_PAIRS: usize = 8;

/// Texts of ours that tell names apart, listed at most.
const MAX_TEXTS: usize = 3;

/// Characters of a line that are shown around a problem.
const MAX_LINE_CHARS: usize = 110;

/// A check's result as a fragment.
#[derive(Template)]
#[template(path = "console/check.html")]
pub(crate) struct CheckResult {
    w: Words,
    problems: Vec<Problem>,
    /// Whether so many were found that the reading ended there.
    may_be_more: bool,
    sound: String,
    fairness: Option<String>,
    is_unfair: bool,
    pairs: Vec<String>,
    /// How names that the policy adds are made known, where it adds some.
    own_names: Option<String>,
    /// What was found in the archive, or that it is looked at later.
    archive: Option<String>,
    cases: Vec<SwappedCase>,
    changed_title: String,
    changed: Vec<SaidChange>,
}

/// A comment whose verdict depends on whom it names.
struct SwappedCase {
    url: String,
    name: String,
    words: String,
}

struct Problem {
    url: String,
    place: String,
    /// Whether it is in the document that is open.
    is_here: bool,
    line: usize,
    column: usize,
    message: String,
    /// The line with a caret below what is to blame.
    excerpt: String,
    help: Option<String>,
}

impl Problem {
    /// The line for the script; empty when the problem is in another document.
    fn data_line(&self) -> String {
        if self.is_here { self.line.to_string() } else { String::new() }
    }
}

/// The result of a check; `draft` is the address of the draft, `language` the document that is open.
pub(crate) fn check_result(w: Words, draft: &str, language: &str, check: &DraftCheck) -> CheckResult {
    let count = |key: &str, count: usize| w.n(key, count);
    let sound = [
        count("editor-clauses", check.clauses),
        count("editor-rules", check.rules),
        count("editor-examples", check.examples),
    ]
    .join(", ");
    let fairness = check.fairness.as_ref().map(|fairness| {
        let percent = |share: f64| format!("{:.2}", share * 100.0);
        let key = if fairness.is_fair { "editor-fair" } else { "editor-unfair" };
        let (share, bound) = (percent(fairness.share), percent(fairness.max_flips.unwrap_or_default()));
        w.args(key, &[("share", &share), ("bound", &bound)])
    });
    let unfair = check.fairness.as_ref().filter(|fairness| !fairness.is_fair);
    let found = check.fairness.as_ref().and_then(|fairness| fairness.archive.as_ref());
    let pairs = unfair.map(|fairness| {
        let pair = |of: &'static str| {
            move |p: &SwappedPair| format!("{} | {}: {} of {} {of}", p.a, p.b, p.flips, p.texts)
        };
        let in_archive = found.into_iter().flat_map(|archive| &archive.worst);
        let ours = fairness.worst.iter().take(MAX_PAIRS).map(pair("texts"));
        let texts = fairness.texts.iter().filter(|text| text.flips > 0).take(MAX_TEXTS).map(|text| {
            let odd = text.odd.iter().map(|(name, outcome)| format!("{name} {outcome}"));
            format!("“{}”: {}", text.template, odd.collect::<Vec<_>>().join(", "))
        });
        ours.chain(texts).chain(in_archive.take(MAX_PAIRS).map(pair("comments"))).collect()
    });
    CheckResult {
        w,
        problems: check.errors.iter().map(|error| problem(w, draft, language, error)).collect(),
        may_be_more: check.errors.len() >= comity_actions::MAX_POLICY_ERRORS,
        sound: w.with("editor-sound", "what", sound),
        fairness,
        is_unfair: unfair.is_some(),
        pairs: pairs.unwrap_or_default(),
        own_names: unfair.filter(|fairness| fairness.adds_names).map(|_| w.t("editor-fair-groups")),
        archive: check.fairness.as_ref().map(|fairness| archive_words(w, fairness.archive.as_ref())),
        cases: found
            .into_iter()
            .flat_map(|archive| &archive.texts)
            .take(MAX_PAIRS)
            .filter_map(case)
            .collect(),
        changed_title: w.with("editor-changes", "version", check.in_force),
        changed: check.changed.clone(),
    }
}

/// What swapping names in the archive found, in a sentence.
fn archive_words(w: Words, archive: Option<&ArchiveFairness>) -> String {
    match archive {
        None => w.t("editor-fair-later"),
        Some(archive) if archive.swapped == 0 => w.t("editor-fair-nobody"),
        Some(archive) => {
            let (flips, pairs) = (archive.flips.to_string(), archive.pairs.to_string());
            let comments = archive.swapped.to_string();
            w.args("editor-fair-archive", &[("comments", &comments), ("flips", &flips), ("pairs", &pairs)])
        }
    }
}

fn case(text: &ArchiveText) -> Option<SwappedCase> {
    let odd: Vec<String> = text.odd.iter().map(|(name, outcome)| format!("{name} {outcome}")).collect();
    Some(SwappedCase {
        url: urls::case(text.comment.parse().ok()?, "held"),
        name: text.name.clone(),
        words: odd.join(", "),
    })
}

fn problem(w: Words, draft: &str, language: &str, error: &DraftError) -> Problem {
    let of = error.language.as_deref().unwrap_or("");
    let is_here = of == language;
    let line = error.line.to_string();
    let place = if is_here {
        w.with("editor-line", "line", &line)
    } else {
        let document = if of.is_empty() { w.t("editor-main") } else { language_name(w, of) };
        w.args("editor-line-in", &[("line", &line), ("document", &document)])
    };
    let anchor = format!("#line-{line}");
    Problem {
        url: if is_here { anchor } else { format!("{draft}?language={}{anchor}", urls::encode(of)) },
        place,
        is_here,
        line: error.line,
        column: error.column,
        message: error.message.clone(),
        excerpt: excerpt(error),
        help: error.help.clone(),
    }
}

/// `11 | name = "shoutng"`, and below it the caret. Long lines are cut around what is to blame.
fn excerpt(error: &DraftError) -> String {
    let chars: Vec<char> = error.source_line.chars().collect();
    let at = error.column.saturating_sub(1).min(chars.len());
    let begin = at.saturating_sub(MAX_LINE_CHARS / 2);
    let (begin, gap) = if begin < 8 { (0, "") } else { (begin, "…") };
    let end = (begin + MAX_LINE_CHARS).min(chars.len());
    let shown: String = chars.get(begin..end).unwrap_or_default().iter().collect();
    let more = if end < chars.len() { "…" } else { "" };
    let indent: String = chars
        .get(begin..at)
        .unwrap_or_default()
        .iter()
        .map(|c| if *c == '\t' { '\t' } else { ' ' })
        .collect();
    let number = error.line.to_string();
    let (gutter, pad) = (" ".repeat(number.len()), " ".repeat(gap.chars().count()));
    let carets = "^".repeat(error.width.min(end.saturating_sub(at).max(1)));
    format!("{number} | {gap}{shown}{more}\n{gutter} | {pad}{indent}{carets}")
}

#[cfg(test)]
mod tests {
    use super::{DraftError, excerpt};

    fn error(source_line: &str, column: usize, width: usize) -> DraftError {
        DraftError {
            language: None,
            line: 11,
            column,
            width,
            message: String::new(),
            source_line: source_line.to_owned(),
            help: None,
        }
    }

    #[test]
    fn the_caret_stands_under_what_is_to_blame() {
        let shown = excerpt(&error("name = \"shoutng\"", 8, 9));
        assert_eq!(shown, "11 | name = \"shoutng\"\n   |        ^^^^^^^^^");
    }

    #[test]
    fn a_long_line_is_cut_around_it() {
        let line = format!("{}here{}", "a".repeat(300), "b".repeat(300));
        let shown = excerpt(&error(&line, 301, 4));
        let (first, second) = shown.split_once('\n').unwrap();
        assert!(first.chars().count() < 130 && first.contains("here"), "{shown}");
        let at = first.chars().position(|c| c == 'h').unwrap();
        assert_eq!(second.chars().position(|c| c == '^'), Some(at), "{shown}");
    }
}
