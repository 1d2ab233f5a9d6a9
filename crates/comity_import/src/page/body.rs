//! Makes texts out of lines: paragraphs that a program wrapped are put together again, lists keep their marks.

use super::lines::{Inline, Line, Marker};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Lines longer than this were not wrapped by a program for reading.
const MAX_WRAP_COLUMNS: usize = 160;
/// So many wrapped lines at one indentation show where its lines end.
const MIN_LINES_TO_KNOW_WIDTH: usize = 4;
/// A word longer than this, such as a web address, stands out of the wrapped text.
const LONG_WORD_CHARS: usize = 45;

/// A number from here on at the beginning of a line is a year or an amount, not the number of a list.
const FIRST_YEAR: u32 = 1000;

/// Where the program that saved the page ended its lines.
pub(crate) struct Widths {
    whole: usize,
    by_column: BTreeMap<usize, usize>,
}

impl Widths {
    pub(crate) fn measure(lines: &[Line]) -> Self {
        let mut whole = 0;
        let mut by_column: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (n, line) in lines.iter().enumerate() {
            let is_breakable = line.text.split_whitespace().all(|w| w.chars().count() < LONG_WORD_CHARS);
            if !is_breakable || !line.text.contains(' ') {
                continue;
            }
            whole = whole.max(line.width());
            if let Some(next) = lines.get(n + 1).filter(|next| !next.is_blank() && next.marker.is_none()) {
                by_column.entry(line.text_column).or_default().push((line.width(), line.reach(next)));
            }
        }
        let widest = |pairs: &[(usize, usize)]| pairs.iter().map(|(width, _)| *width).max().unwrap_or(0);
        // Lines that a program wrapped end near its margin; those of a poem or a signature do not.
        let is_wrapped = |pairs: &[(usize, usize)]| {
            let widest = widest(pairs);
            let soft = pairs.iter().filter(|(_, reach)| *reach > widest).count();
            pairs.len() >= MIN_LINES_TO_KNOW_WIDTH && soft * 3 >= pairs.len() * 2
        };
        let known = by_column.into_iter().filter(|(_, pairs)| is_wrapped(pairs));
        Self { whole, by_column: known.map(|(column, pairs)| (column, widest(&pairs))).collect() }
    }

    /// Where lines such as `line` end.
    pub(crate) fn of(&self, line: &Line) -> usize {
        self.by_column.get(&line.text_column).copied().unwrap_or(self.whole)
    }

    /// Whether the break after `line` was made by a program because the first word of `next` did not fit.
    pub(crate) fn is_soft(&self, line: &Line, next: &Line) -> bool {
        let width = self.of(line);
        width <= MAX_WRAP_COLUMNS && line.reach(next) > width
    }
}

/// A paragraph, or one item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Block {
    indent: usize,
    marker: Option<Marker>,
    mark: String,
    /// Whether an empty line stands before it.
    is_apart: bool,
    quotes: usize,
    /// The line of the file at which it begins.
    number: usize,
    /// Whether its lines behind the first stand further in than its mark.
    is_set_in: bool,
    /// Lines as they are to be shown.
    lines: Vec<(String, Vec<Inline>)>,
}

fn blocks(lines: &[Line], widths: &Widths) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<&Line> = None;
    let mut last_number = 0;
    for line in lines {
        if line.is_blank() {
            before = None;
            continue;
        }
        let is_soft = before.is_some_and(|b| widths.is_soft(b, line) && line.inline.is_empty());
        // `1998.` at the beginning of a wrapped line is the end of a sentence, unless the numbers count up.
        let is_item = match line.marker {
            Some(Marker::Number(number)) => {
                number < FIRST_YEAR && (!is_soft || number == 1 || number == last_number + 1)
            }
            Some(Marker::Bullet) => !(is_soft && line.mark.starts_with(['-', '–', '—'])),
            Some(Marker::WeakBullet) | None => false,
        };
        if let (Some(Marker::Number(number)), true) = (line.marker, is_item) {
            last_number = number;
        }
        let text = if is_item || line.mark.is_empty() {
            line.text.clone()
        } else {
            format!("{} {}", line.mark, line.text)
        };
        match blocks.last_mut() {
            Some(block) if before.is_some() && !is_item && block.quotes == line.quotes => {
                match block.lines.last_mut() {
                    Some((last, _)) if is_soft => {
                        let joint = if last.ends_with('\u{AD}') { "" } else { " " };
                        let _ = write!(last, "{joint}{text}");
                    }
                    _ => {
                        block.is_set_in = line.indent > block.indent;
                        block.lines.push((text, line.inline.clone()));
                    }
                }
            }
            _ => blocks.push(Block {
                indent: line.indent,
                marker: line.marker.filter(|_| is_item),
                mark: if is_item { line.mark.clone() } else { String::new() },
                is_apart: before.is_none(),
                quotes: line.quotes,
                number: line.number,
                is_set_in: false,
                lines: vec![(text, line.inline.clone())],
            }),
        }
        before = Some(line);
    }
    blocks
}

/// A paragraph on one line.
pub(crate) struct Paragraph {
    pub(crate) text: String,
    pub(crate) is_item: bool,
    /// The line of the file at which it begins.
    pub(crate) line: usize,
}

/// The paragraphs of `lines`, each on one line.
pub(crate) fn paragraphs(lines: &[Line], widths: &Widths) -> Vec<Paragraph> {
    let of_block = |block: Block| {
        let text = block.lines.into_iter().map(|(text, _)| text).collect::<Vec<_>>().join(" ");
        let text = if block.mark.is_empty() { text } else { format!("{} {text}", block.mark) };
        Paragraph { text, is_item: block.marker.is_some(), line: block.number }
    };
    blocks(lines, widths).into_iter().map(of_block).collect()
}

/// The lines as plain text: empty lines between paragraphs, list items on lines of their own with their marks.
pub(crate) fn plain(lines: &[Line], widths: &Widths) -> String {
    let blocks = blocks(lines, widths);
    let outer = blocks.iter().map(|b| b.indent).min().unwrap_or(0);
    let mut out = String::new();
    for block in &blocks {
        if !out.is_empty() {
            out.push_str(if block.is_apart { "\n\n" } else { "\n" });
        }
        if block.marker.is_some() {
            out.push_str(&" ".repeat(block.indent - outer));
            out.push_str(&block.mark);
            out.push(' ');
        }
        for (n, (text, _)) in block.lines.iter().enumerate() {
            if n > 0 {
                out.push('\n');
                if block.marker.is_some() && block.is_set_in {
                    out.push_str(&" ".repeat(block.indent - outer + block.mark.chars().count() + 1));
                }
            }
            out.push_str(text);
        }
    }
    out
}

/// The lines as HTML, for pages that came as HTML.
pub(crate) fn html(lines: &[Line], widths: &Widths) -> String {
    let mut out = String::new();
    let mut lists: Vec<(usize, &'static str)> = Vec::new();
    let mut quotes = 0;
    for block in blocks(lines, widths) {
        let is_in_item =
            block.marker.is_none() && lists.last().is_some_and(|(indent, _)| block.indent > *indent);
        while let Some((indent, tag)) = lists.last().copied() {
            let stays = is_in_item || (block.marker.is_some() && block.indent >= indent);
            if stays {
                break;
            }
            let _ = write!(out, "</li></{tag}>");
            lists.pop();
        }
        while quotes != block.quotes {
            out.push_str(if quotes < block.quotes { "<blockquote>" } else { "</blockquote>" });
            quotes = if quotes < block.quotes { quotes + 1 } else { quotes - 1 };
        }
        if let Some(marker) = block.marker {
            open_item(&mut out, &mut lists, block.indent, marker);
            write_lines(&mut out, &block);
        } else {
            out.push_str("<p>");
            write_lines(&mut out, &block);
            out.push_str("</p>");
        }
    }
    for (_, tag) in lists.into_iter().rev() {
        let _ = write!(out, "</li></{tag}>");
    }
    out.push_str(&"</blockquote>".repeat(quotes));
    out
}

fn open_item(out: &mut String, lists: &mut Vec<(usize, &'static str)>, indent: usize, marker: Marker) {
    let tag = if matches!(marker, Marker::Number(_)) { "ol" } else { "ul" };
    if lists.last().is_some_and(|(of, list)| *of == indent && *list == tag) {
        out.push_str("</li><li>");
        return;
    }
    if let Some((of, list)) = lists.last().copied()
        && of == indent
    {
        let _ = write!(out, "</li></{list}>");
        lists.pop();
    }
    match marker {
        Marker::Number(start) if start != 1 => {
            let _ = write!(out, "<ol start=\"{start}\"><li>");
        }
        _ => {
            let _ = write!(out, "<{tag}><li>");
        }
    }
    lists.push((indent, tag));
}

fn write_lines(out: &mut String, block: &Block) {
    for (n, (text, inline)) in block.lines.iter().enumerate() {
        if n > 0 {
            out.push_str("<br>");
        }
        if inline.is_empty() {
            escape_into(out, text);
        }
        let mut open: Vec<&str> = Vec::new();
        for piece in inline {
            match piece {
                Inline::Text(text) => escape_into(out, text),
                Inline::Open { tag, name } => {
                    let _ = write!(out, "<{tag}>");
                    open.push(name);
                }
                Inline::Close(name) if open.last() == Some(&name.as_str()) => {
                    let _ = write!(out, "</{name}>");
                    open.pop();
                }
                Inline::Close(_) => {}
            }
        }
        for name in open.iter().rev() {
            let _ = write!(out, "</{name}>");
        }
    }
}

pub(crate) fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::text_lines;
    use super::*;

    fn read(text: &str) -> String {
        let lines = text_lines(text);
        plain(&lines, &Widths::measure(&lines))
    }

    #[test]
    fn wrapped_paragraphs_are_put_together_and_short_lines_stay() {
        let text = "\
            The bridge was closed for two years and the ferry was late on\n\
            every single day of those two years, and nobody in the council\n\
            seemed to mind.\n\
            \n\
            Roses are red,\n\
            the bridge is not.";
        let expected = "The bridge was closed for two years and the ferry was late on every single day of those two \
            years, and nobody in the council seemed to mind.\n\nRoses are red,\nthe bridge is not.";
        assert_eq!(read(text), expected);
    }

    #[test]
    fn lists_keep_their_marks_and_a_year_at_a_line_break_is_no_item() {
        let text = "\
            Two reasons why it was a mistake to build the bridge in the year\n\
            1998. It cost too much and it leads to a field that nobody owns:\n\
            1. first point\n\
            2. second point that is much longer than the first point and so\n   \
               goes on";
        let expected = "Two reasons why it was a mistake to build the bridge in the year 1998. It cost too much and it \
            leads to a field that nobody owns:\n1. first point\n2. second point that is much longer than the first \
            point and so goes on";
        assert_eq!(read(text), expected);
    }

    #[test]
    fn the_lines_of_an_item_stay_set_in_below_it() {
        let text = "This is the whole list of what they said so far:\n\n  1. The mayor said:\n     nothing.\n  2. I say: walk.";
        assert_eq!(read(text), text);
    }
}
