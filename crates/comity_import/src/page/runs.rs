//! Makes paragraphs of the lines around the comments, each with what is known of it.

use super::article::Block;
use super::body::{Widths, paragraphs};
use super::furniture::{is_buttons, is_menu, is_paper, is_related};
use super::lines::{Line, Role};
use super::policy::is_discussion_heading;
use super::printed::{begins_with_place, is_byline, is_caption, is_dateline};
use comity_text::ends_sentence;

/// The lines as paragraphs, one for each run between empty lines.
pub(super) fn blocks(lines: &[Line], widths: &Widths) -> Vec<Block> {
    let runs = lines.split(Line::is_blank).filter(|run| !run.is_empty());
    runs.flat_map(|run| apart(run, widths)).flat_map(|run| of_run(run, widths)).collect()
}

fn of_run(run: &[Line], widths: &Widths) -> Vec<Block> {
    let mut blocks = Vec::new();
    let role = run.first().map(|l| l.role).unwrap_or_default();
    let mut rest = run;
    if let [line, rule, below @ ..] = run
        && !line.is_blank()
        && is_rule(rule)
    {
        let text = line.text.clone();
        blocks.push(Block { text, role: Role::Heading(1), is_list: false, line: line.number });
        rest = below;
    }
    for paragraph in paragraphs(rest, widths) {
        let text = paragraph.text.trim();
        let (role, text) = match marked_heading(text) {
            Some((level, text)) => (Role::Heading(level), text),
            None => (role, text),
        };
        if text.chars().any(char::is_alphanumeric) {
            let is_list = paragraph.is_item;
            blocks.push(Block { text: text.to_owned(), role, is_list, line: paragraph.line });
        }
    }
    blocks
}

/// Whether a line of dashes or equals signs makes the line above it a heading.
fn is_rule(line: &Line) -> bool {
    let chars = || line.mark.chars().chain(line.text.chars());
    chars().count() >= 3 && chars().all(|c| matches!(c, '=' | '-' | '~' | '*' | '─' | '═'))
}

/// `## Heading`, or `***** Heading *****` as html2text writes it: the level and the words.
fn marked_heading(text: &str) -> Option<(u8, &str)> {
    let hashes = text.bytes().take_while(|b| *b == b'#').count();
    if (1..=6).contains(&hashes) && text.get(hashes..)?.starts_with(' ') {
        return Some((hashes as u8, text.get(hashes..)?.trim()));
    }
    let stars = text.bytes().take_while(|b| *b == b'*').count();
    let inner = text.get(stars..)?.strip_suffix("*".repeat(stars).as_str())?.trim();
    // The more stars, the higher the heading: six are the first level.
    (2..=6).contains(&stars).then_some((7 - stars as u8, inner)).filter(|(_, inner)| !inner.is_empty())
}

/// A run of lines, parted where a program did not break it and one thing ends: a headline, caption, byline or dateline
/// on a line of its own, or a sentence at the end of a paragraph.
fn apart<'l>(run: &'l [Line], widths: &Widths) -> Vec<&'l [Line]> {
    let is_own = |line: &Line| {
        let text = line.text.as_str();
        is_dateline(text)
            || is_caption(text)
            || is_byline(text)
            || is_menu(text)
            || is_paper(text)
            || is_buttons(text)
            || is_related(text)
            || is_discussion_heading(text)
            || marked_heading(text).is_some()
    };
    // A line that ends far from the margin was ended by its writer.
    let is_short = |line: &Line, next: &Line| {
        line.width() * 2 < widths.of(line) && next.text.starts_with(|c: char| !c.is_lowercase())
    };
    // `Photo by` goes on.
    let goes_on = |line: &Line| [" by", " of", ":"].iter().any(|end| line.text.ends_with(end));
    let mut parts = Vec::new();
    let mut start = 0;
    for (n, pair) in run.windows(2).enumerate() {
        let [line, next] = pair else { continue };
        // Of the longest line of a page nobody knows whether it was full.
        let is_placed = |line: &Line| begins_with_place(&line.text) && is_dateline(&line.text);
        let is_sure = (ends_sentence(&line.text) && is_own(next)) || is_placed(line) || is_placed(next);
        // In HTML, only a tag breaks a line.
        let is_html = !line.inline.is_empty();
        let is_hard = (is_html || is_sure || !widths.is_soft(line, next)) && !is_rule(next);
        let ends = is_own(line) || is_own(next) || ends_sentence(&line.text) || is_short(line, next);
        if is_hard && next.marker.is_none() && ends && !goes_on(line) {
            parts.extend(run.get(start..=n));
            start = n + 1;
        }
    }
    parts.extend(run.get(start..));
    parts
}
