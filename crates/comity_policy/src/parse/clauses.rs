//! The Markdown of a policy file, line by line: headings make clauses, fenced blocks are read or kept as prose.

use super::error::Errors;
use super::{MAX_CLAUSES, MAX_EXAMPLES, MAX_RULES, examples_block, rules_block};
use crate::document::{Clause, Document};
use crate::fairness_bound;
use crate::language_tag;
use crate::sanctions;
use comity_locale::nearly;
use std::ops::Range;

/// The names of the blocks that the software reads; other fenced blocks are prose.
const BLOCKS: [&str; 4] = ["rules", "examples", "sanctions", "fairness"];

/// An anchor has at most this many characters.
const MAX_ANCHOR_CHARS: usize = 64;

/// Reads the whole file.
pub(super) fn read(source: &str, file_name: &str, errors: &mut Errors<'_>) -> Document {
    let mut document = Document {
        file_name: file_name.to_owned(),
        source: source.into(),
        language: language_of_file(file_name).unwrap_or("en").to_owned(),
        title: String::new(),
        summary: String::new(),
        clauses: Vec::new(),
        doubts: Vec::new(),
    };
    let mut fence: Option<Fence<'_>> = None;
    for (at, line) in lines(source) {
        if let Some(open) = &fence {
            if open.is_closed_by(line) {
                let open = fence.take().expect("a fence is open in this branch");
                end_block(&mut document, &open, open.body_begin..at, at + line.len(), errors);
                continue;
            }
            if !open.is_left_open_before(at, line) {
                continue;
            }
            let next = source.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
            never_closed(open, format!("put a line of {} before line {next}", open.marker), errors);
            fence = None;
        }
        if let Some(open) = Fence::open(at, line) {
            fence = Some(open);
        } else if let Some((level, heading)) = heading(line) {
            let heading_at = at + (line.len() - line.trim_start().len())..at + line.trim_end().len();
            read_heading(&mut document, level, heading, heading_at, errors);
        } else if let Some((level, heading)) = heading_without_space(line) {
            let heading_at = at + (line.len() - line.trim_start().len())..at + line.trim_end().len();
            let marks = "#".repeat(level.into());
            errors.add_with_help(
                heading_at.clone(),
                format!("a heading has a space after its `{marks}`"),
                Some(format!("write `{marks} {heading}`")),
            );
            read_heading(&mut document, level, heading, heading_at, errors);
        } else if let Some(language) = language_comment(line) {
            if let Err(help) = language_tag::check(language) {
                let begin = at + line.find(language).unwrap_or(0);
                let place = begin..begin + language.len();
                errors.add_with_help(place, language_tag::complaint(language), Some(help));
            }
            language.clone_into(&mut document.language);
        } else {
            add_prose(&mut document, line);
        }
    }
    if let Some(open) = fence {
        never_closed(&open, format!("put a line of {} after its last line", open.marker), errors);
    }
    finish(&mut document, errors);
    document
}

/// Lines with the byte at which each begins, without their line ends.
fn lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    source.split_inclusive('\n').map(move |line| {
        let begin = at;
        at += line.len();
        (begin, line.trim_end_matches(['\n', '\r']))
    })
}

/// `newsroom.hy.md` is in Armenian; `newsroom.md` does not say.
fn language_of_file(file_name: &str) -> Option<&str> {
    let name = file_name.rsplit(['/', '\\']).next()?;
    let mut parts = name.rsplit('.');
    let (_, language) = (parts.next()?, parts.next()?);
    parts.next()?;
    let looks_like_one = (2..=8).contains(&language.len())
        && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && language.starts_with(|c: char| c.is_ascii_lowercase());
    (looks_like_one && language_tag::check(language).is_ok()).then_some(language)
}

fn language_comment(line: &str) -> Option<&str> {
    let inside = line.trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    Some(inside.trim().strip_prefix("language:")?.trim())
}

/// A fenced block that was opened.
struct Fence<'s> {
    marker: &'s str,
    info: &'s str,
    /// The opening line.
    at: Range<usize>,
    /// Its first word.
    info_at: Range<usize>,
    body_begin: usize,
}

impl<'s> Fence<'s> {
    fn open(at: usize, line: &'s str) -> Option<Self> {
        let text = line.trim_start_matches(' ');
        let indent = line.len() - text.len();
        let sign = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
        let rest = text.trim_start_matches(sign);
        let marker = text.strip_suffix(rest)?;
        if indent > 3 || marker.len() < 3 || (sign == '`' && rest.contains('`')) {
            return None;
        }
        let info = rest.trim();
        let info_begin = at + indent + marker.len() + (rest.len() - rest.trim_start().len());
        Some(Self {
            marker,
            info,
            at: at + indent..at + line.len(),
            info_at: info_begin..info_begin + info.len(),
            body_begin: at + line.len() + 1,
        })
    }

    fn is_closed_by(&self, line: &str) -> bool {
        let text = line.trim();
        let sign = if self.marker.starts_with('`') { '`' } else { '~' };
        text.len() >= self.marker.len() && text.chars().all(|c| c == sign)
    }

    /// Whether `line` begins what cannot stand in this block: its end was forgotten.
    fn is_left_open_before(&self, at: usize, line: &str) -> bool {
        let is_ours = BLOCKS.contains(&self.info);
        let begins_block = Fence::open(at, line).is_some_and(|next| {
            BLOCKS.contains(&next.info) && (is_ours || next.marker.starts_with(self.marker))
        });
        let begins_clause = || {
            heading(line).is_some_and(|(level, text)| {
                level > 1 && text.ends_with('}') && text.contains("{#") && !split_number(text).0.is_empty()
            })
        };
        begins_block || is_ours && begins_clause()
    }
}

fn never_closed(open: &Fence<'_>, help: String, errors: &mut Errors<'_>) {
    errors.add_with_help(open.at.clone(), "the block that begins here is never closed", Some(help));
}

fn end_block(
    document: &mut Document,
    open: &Fence<'_>,
    body: Range<usize>,
    end: usize,
    errors: &mut Errors<'_>,
) {
    let source = document.source.clone();
    // The last line's end may be missing in a file without a final newline.
    let body = body.start.min(body.end)..body.end;
    let text = source.get(body.clone()).unwrap_or("");
    if !BLOCKS.contains(&open.info) {
        if let Some(meant) = nearly(open.info, BLOCKS) {
            let help = Some(format!("did you mean `{meant}`?"));
            errors.add_with_help(
                open.info_at.clone(),
                format!("`{}` is no block that a policy knows", open.info),
                help,
            );
        } else {
            doubt_block(open, text, errors);
            for line in source.get(open.at.start..end).unwrap_or("").lines() {
                add_prose(document, line);
            }
        }
        return;
    }
    let (rules_so_far, examples_so_far) = totals(document);
    let is_second = match open.info {
        "sanctions" => document.ladder().is_some(),
        "fairness" => document.fairness().is_some(),
        _ => false,
    };
    if is_second {
        let message = format!("a policy has one {} block; this clause has a second one", open.info);
        errors.add(open.at.clone(), message);
        return;
    }
    let Some(clause) = document.clauses.last_mut() else {
        errors.add(open.at.clone(), format!("a `{}` block stands before the first clause", open.info));
        return;
    };
    match open.info {
        "rules" => {
            let block = rules_block::read(text, body.start, errors);
            clause.strikes |= block.strikes;
            for rule in block.rules {
                if clause.rules.iter().any(|known| known.says_the_same(&rule)) {
                    let message = "this rule stands in this clause already, with the same settings";
                    errors.doubt(rule.at.clone(), message, None);
                }
                clause.rules.push(rule);
            }
            if rules_so_far + clause.rules.len() > MAX_RULES {
                errors.add(open.at.clone(), format!("a policy may have {MAX_RULES} rules"));
            }
        }
        "examples" => {
            clause.examples.extend(examples_block::read(text, body.start, errors));
            if examples_so_far + clause.examples.len() > MAX_EXAMPLES {
                errors.add(open.at.clone(), format!("a policy may have {MAX_EXAMPLES} examples"));
            }
        }
        "sanctions" => match sanctions::parse(text) {
            Ok(ladder) => {
                for doubt in sanctions::doubts(text) {
                    let at = body.start + doubt.at.start..body.start + doubt.at.end;
                    errors.doubt(at, doubt.message, doubt.help);
                }
                clause.ladder = Some(ladder);
                clause.ladder_at = body;
            }
            Err(problems) => {
                for problem in problems {
                    let at = body.start + problem.at.start..body.start + problem.at.end;
                    errors.add_with_help(at, problem.message, problem.help);
                }
            }
        },
        _ => match fairness_bound::parse(text) {
            Ok(bound) => {
                for doubt in fairness_bound::doubts(text) {
                    let at = body.start + doubt.place.start..body.start + doubt.place.end;
                    errors.doubt(at, doubt.message, Some(doubt.help.to_owned()));
                }
                clause.fairness = Some(bound);
                let line = text.trim_start();
                let begin = body.start + (text.len() - line.len());
                clause.fairness_at = begin..begin + line.lines().next().unwrap_or_default().trim_end().len();
            }
            Err(mistake) => {
                let at = body.start + mistake.place.start..body.start + mistake.place.end;
                errors.add_with_help(at, mistake.message, Some(mistake.help.to_owned()));
            }
        },
    }
}

/// Doubts a block that readers are shown as it stands although it looks like one that the software reads. Four signs say that it
/// is meant so.
fn doubt_block(open: &Fence<'_>, text: &str, errors: &mut Errors<'_>) {
    let word = open.info.split_whitespace().next().unwrap_or("");
    if BLOCKS.contains(&word) {
        let message = format!("`{}` is no block that a policy knows", open.info);
        return errors.doubt(open.info_at.clone(), message, Some(format!("write `{word}`")));
    }
    let shows_block = text.lines().any(|line| Fence::open(0, line).is_some());
    let Some(name) = looks_like(text).filter(|_| open.marker.len() == 3 && !shows_block) else { return };
    let message = format!("this block is shown to readers and does nothing, though it looks like `{name}`");
    let help = format!(
        "begin it with ```{name}; a block that readers shall see as it stands begins with four signs"
    );
    errors.doubt(open.at.clone(), message, Some(help));
}

/// The name of the block that this text would make.
fn looks_like(text: &str) -> Option<&'static str> {
    let has_rule = text.lines().any(|line| matches!(line.trim(), "[[rule]]" | "[rule]"));
    let has_examples = || {
        let mut wrong = Errors::new(text, "");
        !examples_block::read(text, 0, &mut wrong).is_empty() && wrong.is_empty()
    };
    if has_rule {
        Some("rules")
    } else if sanctions::parse(text).is_ok() {
        Some("sanctions")
    } else if fairness_bound::parse(text).is_ok() {
        Some("fairness")
    } else {
        has_examples().then_some("examples")
    }
}

/// Rules and examples of all clauses but the last.
fn totals(document: &Document) -> (usize, usize) {
    let Some((_, before)) = document.clauses.split_last() else { return (0, 0) };
    before.iter().fold((0, 0), |(r, e), clause| (r + clause.rules.len(), e + clause.examples.len()))
}

/// The level and text of an ATX heading.
fn heading(line: &str) -> Option<(u8, &str)> {
    let text = line.trim_start_matches(' ');
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    let is_heading =
        line.len() - text.len() <= 3 && (1..=4).contains(&level) && rest.starts_with([' ', '\t']);
    is_heading.then(|| (u8::try_from(level).unwrap_or(4), rest.trim()))
}

/// The level and text of a line such as `##10. Floods {#floods}`, which Markdown takes for prose.
fn heading_without_space(line: &str) -> Option<(u8, &str)> {
    let text = line.trim();
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    let is_meant = rest.starts_with(char::is_numeric) || rest.ends_with('}') && rest.contains("{#");
    ((2..=4).contains(&level) && is_meant).then(|| (u8::try_from(level).unwrap_or(4), rest))
}

fn read_heading(document: &mut Document, level: u8, text: &str, at: Range<usize>, errors: &mut Errors<'_>) {
    if level == 1 {
        if document.title.is_empty() && document.clauses.is_empty() {
            text.clone_into(&mut document.title);
        } else {
            errors.add(at, "a policy has one title; this is a second one");
        }
        return;
    }
    let (text, anchor) = match text.strip_suffix('}').and_then(|rest| rest.rsplit_once("{#")) {
        Some((text, anchor)) => (text.trim_end(), Some(anchor)),
        None => (text, None),
    };
    let (number, title) = split_number(text);
    if number.is_empty() {
        let (marks, anchor) = ("#".repeat(level.into()), anchor.map_or_else(|| slug(title), slug));
        let help = match in_our_digits(title) {
            Some(title) => format!("numbers are written 1, 2, 3: `{marks} {title} {{#{anchor}}}`"),
            None => format!("write `{marks} 1. {title} {{#{anchor}}}`"),
        };
        errors.add_with_help(at.clone(), format!("clause `{title}` has no number"), Some(help));
    }
    match anchor {
        None => errors.add_with_help(
            at.clone(),
            format!("clause `{title}` has no anchor, by which decisions could cite it"),
            Some(format!("add `{{#{}}}` at the end of the line", slug(title))),
        ),
        Some(anchor) if !is_anchor(anchor) => errors.add_with_help(
            at.clone(),
            format!("`{anchor}` is no anchor: small letters, digits and hyphens only"),
            Some(format!("write `{{#{}}}`", slug(anchor))),
        ),
        Some(anchor) if document.find_clause(anchor).is_some() => {
            errors.add(at.clone(), format!("the anchor `{anchor}` is used twice"));
        }
        Some(_) => {}
    }
    if !number.is_empty() && document.clauses.iter().any(|clause| clause.number == number) {
        errors.add(at.clone(), format!("the number {number} is used twice"));
    }
    if document.clauses.len() == MAX_CLAUSES {
        errors.add(at.clone(), format!("a policy may have {MAX_CLAUSES} clauses"));
    }
    if document.clauses.len() <= MAX_CLAUSES {
        document.clauses.push(Clause {
            number: number.to_owned(),
            anchor: anchor.unwrap_or_default().to_owned(),
            title: title.to_owned(),
            level,
            prose: String::new(),
            rules: Vec::new(),
            examples: Vec::new(),
            strikes: false,
            ladder: None,
            ladder_at: 0..0,
            fairness: None,
            fairness_at: 0..0,
            at,
        });
    }
}

/// `3.1. Links` → (`3.1`, `Links`); the number is empty where there is none.
fn split_number(text: &str) -> (&str, &str) {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = text.strip_suffix(rest).unwrap_or("");
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && !number.contains("..")
        && rest.starts_with([' ', '\t']);
    if is_number { (number.trim_end_matches('.'), rest.trim()) } else { ("", text) }
}

/// The zeros of other scripts' digits, each with its nine others after it.
const ZEROS: [char; 18] = [
    '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}',
    '\u{c66}', '\u{ce6}', '\u{d66}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}', '\u{ff10}',
];

/// `٧. روابط` → `7. روابط`; none where no number in other digits stands at the beginning.
fn in_our_digits(text: &str) -> Option<String> {
    let digit = |c: char| {
        let value = |zero: &char| u32::from(c).checked_sub(u32::from(*zero)).filter(|value| *value < 10);
        ZEROS.iter().find_map(value).and_then(|value| char::from_digit(value, 10))
    };
    let rest = text.trim_start_matches(|c: char| c == '.' || c.is_ascii_digit() || digit(c).is_some());
    let number: String = text.strip_suffix(rest)?.chars().map(|c| digit(c).unwrap_or(c)).collect();
    let (number, rest) = (number.trim_end_matches('.'), rest.trim());
    (number.starts_with(|c: char| c.is_ascii_digit()) && !text.starts_with(number))
        .then(|| format!("{number}. {rest}"))
}

fn is_anchor(anchor: &str) -> bool {
    (1..=MAX_ANCHOR_CHARS).contains(&anchor.len())
        && anchor.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

fn slug(title: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .take(4)
        .collect();
    if words.is_empty() { "a-short-name".to_owned() } else { words.join("-") }
}

fn add_prose(document: &mut Document, line: &str) {
    let prose = match document.clauses.last_mut() {
        Some(clause) => &mut clause.prose,
        None => &mut document.summary,
    };
    if !(prose.is_empty() && line.trim().is_empty()) {
        prose.push_str(line);
        prose.push('\n');
    }
}

/// What can only be said once the whole file is read.
fn finish(document: &mut Document, errors: &mut Errors<'_>) {
    document.summary.truncate(document.summary.trim_end().len());
    for clause in &mut document.clauses {
        clause.prose.truncate(clause.prose.trim_end().len());
        if clause.prose.is_empty() {
            errors.add(
                clause.at.clone(),
                format!("clause {} says nothing to readers: there is no prose under it", clause.number),
            );
        }
    }
    if document.title.is_empty() {
        errors.add_with_help(
            0..0,
            "the policy has no title",
            Some("begin the file with a line such as `# Discussion policy`".to_owned()),
        );
    }
    if document.clauses.is_empty() {
        errors.add_with_help(
            0..0,
            "the policy has no clause",
            Some("a clause begins with a line such as `## 1. Courtesy {#courtesy}`".to_owned()),
        );
    }
}
