//! Finds numbers and bullets that a page of HTML has in its text instead of in its lists.

use super::lines::{Line, after_mark, text_line};
use super::said::{self, Style};

/// Columns by which a block quote is further in than what is around it.
const QUOTE_COLUMNS: usize = 4;
/// Columns for a number or bullet.
const MARK_COLUMNS: usize = 2;

/// Pages of HTML may write the number or bullet into the text, `<b>1. Ann said:</b>`, and show replies as block quotes.
pub(crate) fn with_written_marks(mut lines: Vec<Line>) -> Vec<Line> {
    let written = |line: &Line| {
        let rest = after_mark(&line.text).filter(|_| line.marker.is_none() && !line.inline.is_empty())?;
        said::parse(rest, &Style::Known)?;
        Some(line.text.len() - rest.len())
    };
    let places: Vec<(usize, usize)> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, written(line)?))).collect();
    if places.is_empty() {
        return lines;
    }
    for line in &mut lines {
        line.indent += line.quotes * QUOTE_COLUMNS;
        line.text_column += line.quotes * QUOTE_COLUMNS + MARK_COLUMNS;
    }
    for (at, bytes) in places {
        let Some(line) = lines.get_mut(at) else { continue };
        let marked = text_line(&line.text, 0);
        let (indent, text_column) = (line.indent, line.text_column);
        *line = line.without_start(bytes);
        (line.marker, line.mark) = (marked.marker, marked.mark);
        (line.indent, line.text_column) = (indent, text_column);
    }
    // What is no head stands where the text of a comment does.
    for line in lines.iter_mut().filter(|line| line.marker.is_none()) {
        line.indent = line.text_column;
    }
    lines
}
