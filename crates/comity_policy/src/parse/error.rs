//! Errors in a policy file: what, where, with the line and a caret under it.

use std::fmt;
use std::ops::Range;

/// A caret line is cut after this many characters.
const MAX_CARETS: usize = 80;

/// One problem in a policy file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyError {
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// How many characters of the line are to blame, at least 1.
    pub width: usize,
    /// What is wrong.
    pub message: String,
    /// The line as it stands in the file.
    pub source_line: String,
    /// What may have been meant, or what to do.
    pub help: Option<String>,
}

impl PolicyError {
    /// A problem at the byte range `at` of `source`.
    pub fn new(source: &str, file: &str, at: &Range<usize>, message: impl Into<String>) -> Self {
        let begin = floor_border(source, at.start);
        let head = source.get(..begin).unwrap_or("");
        let line_begin = head.rfind('\n').map_or(0, |newline| newline + 1);
        let rest = source.get(line_begin..).unwrap_or("");
        let source_line = rest.lines().next().unwrap_or("").to_owned();
        let column = head.get(line_begin..).map_or(0, |part| part.chars().count());
        let blamed = source.get(begin..floor_border(source, at.end.max(begin))).unwrap_or("");
        let left_in_line = source_line.chars().count().saturating_sub(column).max(1);
        Self {
            file: file.to_owned(),
            line: head.matches('\n').count() + 1,
            column: column + 1,
            width: blamed.chars().count().clamp(1, left_in_line),
            message: message.into(),
            source_line,
            help: None,
        }
    }

    /// The same with a hint.
    pub fn with_help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }
}

impl fmt::Display for PolicyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, width, message, source_line, help } = self;
        let gutter = " ".repeat(line.to_string().len());
        // Tabs stay tabs, so that the caret stands under its place whatever a terminal makes of them.
        let indent: String =
            source_line.chars().take(column - 1).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
        writeln!(f, "error: {message}")?;
        writeln!(f, "{gutter}--> {file}:{line}:{column}")?;
        writeln!(f, "{gutter} |")?;
        writeln!(f, "{line} | {source_line}")?;
        write!(f, "{gutter} | {indent}{}", "^".repeat((*width).min(MAX_CARETS)))?;
        if let Some(help) = help {
            write!(f, "\n{gutter} = help: {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for PolicyError {}

/// The errors found so far in one file.
pub(super) struct Errors<'s> {
    source: &'s str,
    file: &'s str,
    found: Vec<PolicyError>,
    doubts: Vec<PolicyError>,
}

impl<'s> Errors<'s> {
    pub(super) fn new(source: &'s str, file: &'s str) -> Self {
        Self { source, file, found: Vec::new(), doubts: Vec::new() }
    }

    pub(super) fn add(&mut self, at: Range<usize>, message: impl Into<String>) {
        self.add_with_help(at, message, None);
    }

    pub(super) fn add_with_help(
        &mut self,
        at: Range<usize>,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        if self.found.len() < super::MAX_ERRORS {
            self.found.push(PolicyError::new(self.source, self.file, &at, message).with_help(help));
        }
    }

    /// Notes what can be read and can hardly be meant.
    pub(super) fn doubt(&mut self, at: Range<usize>, message: impl Into<String>, help: Option<String>) {
        if self.doubts.len() < super::MAX_ERRORS {
            self.doubts.push(PolicyError::new(self.source, self.file, &at, message).with_help(help));
        }
    }

    /// What was doubted, in the order of the file.
    pub(super) fn take_doubts(&mut self) -> Vec<PolicyError> {
        self.doubts.sort_by_key(|doubt| (doubt.line, doubt.column));
        std::mem::take(&mut self.doubts)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn into_inner(mut self) -> Vec<PolicyError> {
        self.found.sort_by_key(|error| (error.line, error.column));
        self.found
    }
}

pub(super) fn floor_border(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
