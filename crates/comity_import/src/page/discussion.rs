//! Finds the comments in the lines of a saved page: numbered entries, replies as bullets under them.

use super::buttons::{furniture_at_end, note_buttons, shared_buttons};
use super::furniture::{is_ago, is_buttons, is_foot, is_related};
use super::heads::{header, is_bare_head, is_followed, parse_line};
use super::lines::{Line, Marker, Role, after_mark};
use super::said::{self, Header, Style, only_date};
use super::words::FORMS;
use comity_model::Timestamp;
use comity_text::ends_sentence;

/// A time as printed is shorter than this.
pub(super) const MAX_TIME_CHARS: usize = 40;

/// Heads that were not understood are named up to this number.
const MAX_MISSED_NOTES: usize = 5;

/// One comment of a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) time: Option<Timestamp>,
    /// Place in the list of entries.
    pub(crate) parent: Option<usize>,
    /// Its number among the top-level comments, then among the replies of each level.
    pub(crate) path: Vec<u32>,
    pub(crate) body: Vec<Line>,
    /// Where its head begins, in bytes of the page.
    pub(crate) start: usize,
    /// The line of the file at which it begins.
    line: usize,
    /// Block quotes around the whole of it, by which HTML may show what answers what.
    quotes: usize,
}

/// The discussion of a page.
#[derive(Debug, Default)]
pub(crate) struct Discussion {
    pub(crate) entries: Vec<Entry>,
    /// The line at which the first entry begins.
    pub(crate) first_line: usize,
    /// The line after the last entry.
    pub(crate) end_line: usize,
    /// Whether the numbers count down, so that the first comment on the page is the youngest.
    pub(crate) is_newest_first: bool,
    /// What was unclear.
    pub(crate) notes: Vec<String>,
    /// What was left out under the comments.
    pub(crate) buttons: Option<String>,
}

/// How the entries of the page at hand look.
pub(super) struct Looks {
    pub(super) style: Style,
    /// Whether the comment's text begins on a line of its own.
    pub(super) is_alone: bool,
    top: Top,
    pub(super) has_bullets: bool,
}

/// What the top-level comments are marked with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Top {
    Numbers,
    Bullets,
    Nothing,
}

/// An entry that may still get text or replies.
struct Open {
    entry: usize,
    indent: usize,
    text_column: usize,
    replies: u32,
    /// So many lines of its text stand above its last reply.
    settled: usize,
}

/// Reads the discussion out of a page's lines.
pub(crate) fn read(lines: &[Line]) -> Discussion {
    let Some(looks) = looks(lines) else {
        return Discussion { first_line: lines.len(), end_line: lines.len(), ..Discussion::default() };
    };
    let mut discussion =
        Discussion { first_line: lines.len(), end_line: lines.len(), ..Discussion::default() };
    let mut stack: Vec<Open> = Vec::new();
    let mut last_number = None;
    let (mut rises, mut falls) = (0, 0);
    let mut top_count = 0;
    let mut skip_to = 0;
    for (at, line) in lines.iter().enumerate() {
        if at < skip_to {
            continue;
        }
        let is_next = match last_number {
            Some(last) => line.marker == Some(Marker::Number(last + 1)) && is_top(line, &stack, &looks),
            None => is_followed(lines, at, &looks),
        };
        let Some((header, next)) =
            header(lines, at, &looks, is_next).filter(|_| begins_entry(line, &stack, &looks, &discussion))
        else {
            if let Some(open) = open_for(line, at, lines, &mut stack, &discussion)
                && let Some(entry) = discussion.entries.get_mut(open)
                && !(line.is_blank() && entry.body.is_empty())
            {
                entry.body.push(line.clone());
            }
            continue;
        };
        skip_to = next;
        let is_top = stack.is_empty() || is_top(line, &stack, &looks);
        if is_top {
            stack.clear();
            top_count += 1;
            match line.marker {
                Some(Marker::Number(number)) => {
                    rises += u32::from(last_number.is_some_and(|last| last < number));
                    falls += u32::from(last_number.is_some_and(|last| last > number));
                    check_order(number, &mut last_number, &mut discussion.notes, line.number);
                }
                None if looks.top == Top::Numbers => {
                    discussion.notes.push(format!("line {}: a comment without its number", line.number));
                    last_number = last_number.map(|n| n + 1);
                }
                _ => {}
            }
        } else {
            // The same column, or one beside it, is the same level.
            while stack.len() > 1 && stack.last().is_some_and(|o| o.indent + 1 >= line.indent) {
                stack.pop();
            }
        }
        discussion.first_line = discussion.first_line.min(at);
        let parent = stack.last_mut().map(|open| {
            open.replies += 1;
            open.settled = discussion.entries.get(open.entry).map_or(0, |entry| entry.body.len());
            (open.entry, open.replies)
        });
        let mut path =
            parent.and_then(|(p, _)| discussion.entries.get(p)).map(|p| p.path.clone()).unwrap_or_default();
        path.push(parent.map_or(top_count, |(_, n)| n));
        stack.push(Open {
            entry: discussion.entries.len(),
            indent: line.indent,
            text_column: line.text_column,
            replies: 0,
            settled: 0,
        });
        let source = lines.get(next.saturating_sub(1)).unwrap_or(line);
        let mut body = vec![];
        if header.rest_start < source.text.len() && next == at + 1 {
            body.push(source.without_start(header.rest_start));
        }
        discussion.entries.push(Entry {
            name: without_mark(header.name, line),
            time: line.time.or(header.time),
            parent: parent.map(|(p, _)| p),
            path,
            body,
            start: line.source.range.start,
            line: line.number,
            quotes: line.quotes,
        });
    }
    finish(&mut discussion, lines, &stack);
    discussion.is_newest_first = top_count > 2 && falls > rises;
    note_missed(&mut discussion, lines, &looks);
    discussion
}

/// A page whose blocks are comments may print number or bullet in the block: `1. Ann said:`.
fn without_mark(name: String, line: &Line) -> String {
    let is_in_block = line.marker.is_some() && !line.inline.is_empty();
    let rest = after_mark(&name).filter(|rest| is_in_block && rest.chars().any(char::is_alphanumeric));
    rest.map(str::to_owned).unwrap_or(name)
}

/// Says which lines look like the head of a comment, with its mark, and were read as text or left out.
fn note_missed(discussion: &mut Discussion, lines: &[Line], looks: &Looks) {
    let is_missed = |line: &&Line| {
        let is_marked = match looks.top {
            Top::Numbers => line.marker.is_some(),
            Top::Bullets | Top::Nothing => matches!(line.marker, Some(Marker::Bullet)),
        };
        is_marked && said::ends_like_header(&line.text, &looks.style)
    };
    let heads = lines.iter().skip(discussion.first_line).filter(is_missed);
    let is_read = |line: &&Line| discussion.entries.iter().any(|entry| entry.line == line.number);
    let missed = heads
        .filter(|line| parse_line(line, &looks.style).is_none() && !is_read(line))
        .take(MAX_MISSED_NOTES)
        .collect::<Vec<_>>();
    for line in missed {
        let shown: String = line.text.chars().take(MAX_TIME_CHARS).collect();
        discussion.notes.push(format!(
            "line {}: `{} {shown}` looks like the head of a comment, and was not read as one",
            line.number, line.mark
        ));
    }
}

fn check_order(number: u32, last: &mut Option<u32>, notes: &mut Vec<String>, at: usize) {
    if let Some(last) = *last
        && number != last + 1
        && number + 1 != last
    {
        notes.push(format!("line {at}: comment {number} follows comment {last}"));
    }
    *last = Some(number);
}

/// Learns from the whole page what its entries look like; none when it has no comments.
fn looks(lines: &[Line]) -> Option<Looks> {
    let marked = |style: &Style, want: fn(Option<Marker>) -> bool| -> Vec<Header> {
        let candidates = lines.iter().filter(|l| want(l.marker));
        candidates.filter_map(|l| parse_line(l, style)).collect()
    };
    let is_number = |m: Option<Marker>| matches!(m, Some(Marker::Number(_)));
    let is_bullet = |m: Option<Marker>| matches!(m, Some(Marker::Bullet | Marker::WeakBullet));
    let is_bare = |m: Option<Marker>| m.is_none();
    let make = |style: Style, top: Top, headers: &[Header], has_bullets: bool| {
        let heads: Vec<&Line> = lines.iter().filter(|l| parse_line(l, &style).is_some()).collect();
        let alone =
            heads.iter().filter(|l| parse_line(l, &style).is_some_and(|h| h.rest_start >= l.text.len()));
        let is_alone = alone.count() * 2 > heads.len().max(headers.len());
        Looks { style, is_alone, top, has_bullets }
    };
    let numbered = marked(&Style::Known, is_number);
    let bullets = marked(&Style::Known, is_bullet);
    if !numbered.is_empty() {
        return Some(make(Style::Known, Top::Numbers, &numbered, !bullets.is_empty()));
    }
    // A language that we do not know: the numbers 1, 2, 3 … each with a line that ends with a colon.
    let sequence = outer_sequence(lines);
    if let Some(style) = said::learn(&sequence) {
        let learned = marked(&style, is_number);
        let has_bullets = !marked(&style, is_bullet).is_empty();
        return Some(make(style, Top::Numbers, &learned, has_bullets));
    }
    if !bullets.is_empty() {
        let top = if has_bare_heads(lines) { Top::Nothing } else { Top::Bullets };
        return Some(make(Style::Known, top, &bullets, true));
    }
    let bare = marked(&Style::Known, is_bare);
    let are_alone = bare.len() >= 2;
    are_alone.then(|| Looks { is_alone: true, ..make(Style::Known, Top::Nothing, &bare, false) })
}

/// Whether heads without number or bullet stand further out than all replies, the first of them before the first reply.
fn has_bare_heads(lines: &[Line]) -> bool {
    let is_reply = |l: &&Line| {
        matches!(l.marker, Some(Marker::Bullet | Marker::WeakBullet))
            && parse_line(l, &Style::Known).is_some()
    };
    let Some(outer) = lines.iter().filter(is_reply).map(|l| l.indent).min() else { return false };
    let first = lines.iter().find(|l| is_bare_head(l, &Style::Known) || is_reply(l));
    first.is_some_and(|l| l.marker.is_none() && l.indent < outer)
}

/// The lines numbered 1, 2, 3 … at one indentation (right-aligned numbers included).
fn outer_sequence(lines: &[Line]) -> Vec<&str> {
    let mut sequence: Vec<&Line> = Vec::new();
    for line in lines {
        let expected = sequence.len() as u32 + 1;
        let is_beside = |first: &&Line| {
            first.text_column.abs_diff(line.text_column) <= 1 || first.indent.abs_diff(line.indent) <= 1
        };
        if line.marker == Some(Marker::Number(expected)) && sequence.first().is_none_or(is_beside) {
            sequence.push(line);
        }
    }
    sequence.iter().map(|l| l.text.as_str()).collect()
}

/// Whether a line with a header begins an entry here, given where it stands.
fn begins_entry(line: &Line, stack: &[Open], looks: &Looks, so_far: &Discussion) -> bool {
    match (looks.top, line.marker) {
        (Top::Numbers, Some(Marker::Number(_))) => {
            // Where replies are bullets, a number further in belongs to a list in the comment's own text.
            stack.is_empty() || is_top(line, stack, looks) || !looks.has_bullets
        }
        (Top::Numbers, Some(_)) => !stack.is_empty(),
        (Top::Numbers, None) => lacks_number(line, stack, so_far),
        (Top::Bullets, None) | (Top::Nothing, Some(Marker::Number(_))) => false,
        (Top::Bullets, Some(marker)) => !matches!(marker, Marker::Number(_)),
        (Top::Nothing, None) => !looks.has_bullets || stack.is_empty() || is_top(line, stack, looks),
        (Top::Nothing, Some(_)) => looks.has_bullets && !stack.is_empty(),
    }
}

/// Whether a head stands where the numbers stand, left of all text of the comment before it, and only its number is missing.
fn lacks_number(line: &Line, stack: &[Open], so_far: &Discussion) -> bool {
    let Some(top) = stack.first() else { return false };
    let body = so_far.entries.get(top.entry).map(|e| e.body.as_slice()).unwrap_or_default();
    line.indent.abs_diff(top.indent) <= 1
        && line.indent < top.text_column
        && body.iter().filter(|l| !l.is_blank()).all(|l| l.indent > line.indent)
}

fn is_top(line: &Line, stack: &[Open], looks: &Looks) -> bool {
    let Some(top) = stack.first() else { return true };
    let is_beside = line.indent.abs_diff(top.indent) <= 1 || line.text_column.abs_diff(top.text_column) <= 1;
    match looks.top {
        Top::Numbers => match line.marker {
            Some(Marker::Number(_)) => is_beside || line.indent < top.indent,
            Some(_) => false,
            None => line.indent.abs_diff(top.indent) <= 1,
        },
        Top::Bullets | Top::Nothing => is_beside || line.indent < top.indent,
    }
}

/// The entry that a line without header belongs to.
fn open_for(
    line: &Line,
    at: usize,
    lines: &[Line],
    stack: &mut Vec<Open>,
    so_far: &Discussion,
) -> Option<usize> {
    let after_blank = at.checked_sub(1).and_then(|before| lines.get(before)).is_some_and(Line::is_blank);
    let body_indent = |open: &Open| {
        let body = so_far.entries.get(open.entry).map(|e| e.body.as_slice()).unwrap_or_default();
        body.iter().find(|l| !l.is_blank()).map_or(0, |l| l.indent)
    };
    if after_blank && !line.is_blank() && stack.last().is_some_and(|open| line.indent < body_indent(open)) {
        // A paragraph further out continues the comment that stands there.
        if let Some(holder) = stack.iter().rposition(|open| open.indent < line.indent) {
            stack.truncate(holder + 1);
        }
    }
    stack.last().map(|open| open.entry)
}

/// Cuts off what follows the last comment, takes times that stand on lines of their own, drops buttons.
fn finish(discussion: &mut Discussion, lines: &[Line], stack: &[Open]) {
    let Some(first) = lines.get(discussion.first_line) else { return };
    // What stands no further in than the article, behind the last comment, is the page's own.
    let outer = first.indent.max(usual_indent(lines.get(..discussion.first_line).unwrap_or_default()));
    for entry in &mut discussion.entries {
        trim_blank(&mut entry.body);
    }
    for open in stack {
        let Some(entry) = discussion.entries.get_mut(open.entry) else { continue };
        let Some(body_indent) = entry.body.first().map(|l| l.indent) else { continue };
        let is_further_out = |l: &Line| l.indent <= outer && l.indent < body_indent;
        let is_outside = |l: &Line| {
            is_further_out(l)
                || matches!(l.role, Role::Heading(_))
                || is_form(&l.text)
                || is_foot(&l.text)
                || is_related(&l.text)
        };
        // Where nothing stands between paragraphs, only what can be nothing else ends the discussion. A comment's own
        // sentence may go on with such words in its next line.
        let is_end = |above: &Line, l: &Line| {
            (is_form_heading(&l.text) || is_foot(&l.text))
                && (is_further_out(l) || ends_sentence(&above.text) || is_buttons(&above.text))
        };
        let cut = (open.settled.max(1)..entry.body.len()).find(|&n| {
            let Some([above, l]) = entry.body.get(n - 1..=n) else { return false };
            if above.is_blank() { is_outside(l) || is_form_heading(&l.text) } else { is_end(above, l) }
        });
        if let Some(cut) = cut {
            let left_out = entry.body.split_off(cut);
            let begins = left_out.first().and_then(|first| lines.iter().rposition(|l| l == first));
            discussion.end_line = discussion.end_line.min(begins.unwrap_or(lines.len()));
        }
    }
    let mut buttons = Vec::new();
    for entry in &mut discussion.entries {
        for line in &mut entry.body {
            line.quotes = line.quotes.saturating_sub(entry.quotes);
        }
        trim_blank(&mut entry.body);
        take_time_line(entry);
        if entry.body.len() > 1 && entry.body.first().is_some_and(|line| is_ago(&line.text)) {
            buttons.push(entry.body.remove(0));
            trim_blank(&mut entry.body);
        }
    }
    let shared = shared_buttons(&discussion.entries);
    for entry in &mut discussion.entries {
        while let Some(start) = furniture_at_end(&entry.body, &shared) {
            buttons.extend(entry.body.drain(start..));
            trim_blank(&mut entry.body);
        }
    }
    let empty = discussion.entries.iter().filter(|entry| entry.body.is_empty());
    let empty: Vec<String> =
        empty.map(|entry| format!("line {}: a comment without text", entry.line)).collect();
    discussion.notes.extend(empty);
    buttons.sort_by_key(|line| line.number);
    discussion.buttons = (!buttons.is_empty()).then(|| note_buttons(&buttons));
}

/// The indentation that most lines have.
fn usual_indent(lines: &[Line]) -> usize {
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    for line in lines.iter().filter(|l| !l.is_blank() && l.marker.is_none()) {
        *counts.entry(line.indent).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(indent, _)| indent)
}

/// Takes a line that is only a time off the beginning of a comment.
fn take_time_line(entry: &mut Entry) {
    let Some(first) = entry.body.first().filter(|_| entry.body.len() > 1) else { return };
    let in_element = first.time.filter(|_| first.text.chars().count() < MAX_TIME_CHARS);
    if let Some(at) = in_element.or_else(|| only_date(&first.text)) {
        entry.time = entry.time.or(Some(at));
        entry.body.remove(0);
        trim_blank(&mut entry.body);
    }
}

fn trim_blank(body: &mut Vec<Line>) {
    while body.last().is_some_and(Line::is_blank) {
        body.pop();
    }
    let start = body.iter().position(|l| !l.is_blank()).unwrap_or(0);
    body.drain(..start);
}

/// Whether a line is nothing but the heading of a form: `Leave a reply`, `**** Leave a Reply ****`.
fn is_form_heading(text: &str) -> bool {
    let folded = said::fold(text);
    FORMS.contains(&folded.trim_matches(|c: char| !c.is_alphabetic()))
}

/// Whether a line belongs to a form: `Leave a reply to Ann`, `Log in to comment`.
pub(crate) fn is_form(text: &str) -> bool {
    let folded = said::fold(text);
    let begins = |form: &str| {
        let Some(rest) = folded.strip_prefix(form) else { return false };
        match form {
            // So begin sentences of comments, too.
            "your comment" | "join the discussion" => {
                rest.split_whitespace().all(|word| !word.starts_with(char::is_alphabetic))
            }
            "log in to" | "sign in to" => {
                ["comment", "repl", "discussion", "post", "respon"].iter().any(|word| rest.contains(word))
            }
            _ => true,
        }
    };
    text.chars().count() < 80 && FORMS.iter().any(|form| begins(form))
}
