//! From text to a syntax tree, and what is said where the parser of the crate `cel` finds none.

use super::{MAX_DEPTH, Wrong, hints};
use cel::common::ast::{IdedExpr, SourceInfo};
use cel::parser::Parser;
use std::ops::Range;

/// The parser's own errors, and its panics, become one error with a place.
pub(super) fn parse(source: &str) -> Result<(IdedExpr, SourceInfo), Wrong> {
    let owned = source.to_owned();
    let parsed = std::panic::catch_unwind(move || {
        Parser::new().max_recursion_depth(MAX_DEPTH).parse_with_source_info(&owned)
    });
    let errors = match parsed {
        Ok(Ok(tree)) => return Ok(tree),
        Ok(Err(errors)) => errors.errors,
        Err(_) => Vec::new(),
    };
    if let Some((at, meant)) = hints::find(source) {
        let written = source.get(at.clone()).unwrap_or("");
        let message = format!("the expression is not valid: `{written}` has no meaning in it");
        return Err(Wrong { at, message, help: Some(format!("did you mean `{meant}`?")) });
    }
    let is_too_deep = errors.iter().any(|error| error.msg.contains("Recursion limit"));
    if is_too_deep {
        let message =
            format!("the expression is not valid: its brackets are nested more than {MAX_DEPTH} deep");
        return Err(Wrong {
            at: deepest(source),
            message,
            help: Some("split it into several rules".to_owned()),
        });
    }
    let first = errors.first();
    let message = first.map_or("it cannot be read".to_owned(), |error| in_words(&error.msg));
    let at = first.map_or(0..source.len(), |error| {
        let (line, column) = error.pos;
        let line_begin = source
            .split_inclusive('\n')
            .take(usize::try_from(line - 1).unwrap_or(0))
            .map(str::len)
            .sum::<usize>();
        let line = source.get(line_begin..).unwrap_or("");
        let column = usize::try_from(column).unwrap_or(0).saturating_sub(1);
        let begin = line_begin + line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        begin..begin + source.get(begin..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
    });
    Err(Wrong { at, message: format!("the expression is not valid: {message}"), help: None })
}

/// The bracket that is one too many, as far as brackets are what is deep.
fn deepest(source: &str) -> Range<usize> {
    let mut depth = 0_u16;
    for (at, c) in source.char_indices() {
        match c {
            '(' | '[' | '{' => depth = depth.saturating_add(1),
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return at..at + c.len_utf8();
        }
    }
    0..source.len()
}

/// The parser's message without its list of all that could have stood there instead.
fn in_words(message: &str) -> String {
    let line = message.lines().next().unwrap_or("");
    let line = line.strip_prefix("Syntax error: ").unwrap_or(line);
    let line = line.split(" expecting ").next().unwrap_or(line);
    if line.contains("<EOF>") {
        "something is missing at its end".to_owned()
    } else if line.contains("ParseError {") || line.is_empty() {
        "it cannot be read".to_owned()
    } else {
        line.to_owned()
    }
}
