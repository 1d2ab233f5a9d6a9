//! Just enough of a Rust lexer to tell code from comments, literals and test modules.
//!
//! The checks look for words (`unwrap()`, `select … from`); without this they would find them in comments and in
//! the checks' own messages. It never fails: what it can't read it takes for code.

use std::ops::RangeInclusive;

/// Hashes around a raw string that the language allows.
const MOST_HASHES: usize = 255;

/// A string literal and the line on which it begins (from 1).
pub(crate) struct Literal {
    pub(crate) line: usize,
    /// The text between the quotes, escapes as written.
    pub(crate) text: String,
}

/// A Rust file, taken apart.
pub(crate) struct RustSource {
    /// The file with comments and the contents of literals replaced by spaces; line breaks are kept.
    pub(crate) code: String,
    pub(crate) literals: Vec<Literal>,
    tests: Vec<RangeInclusive<usize>>,
}

impl RustSource {
    pub(crate) fn read(text: &str) -> Self {
        let mut lexer = Lexer {
            chars: text.chars().collect(),
            at: 0,
            line: 1,
            code: String::new(),
            literals: Vec::new(),
        };
        lexer.run();
        let tests = test_modules(&lexer.code);
        Self { code: lexer.code, literals: lexer.literals, tests }
    }

    /// Whether `line` (from 1) stands in an item under `#[cfg(test)]`.
    pub(crate) fn is_test(&self, line: usize) -> bool {
        self.tests.iter().any(|lines| lines.contains(&line))
    }

    /// The lines of code that are not in a test module, numbered from 1.
    pub(crate) fn product_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line))
            .filter(|(line, _)| !self.is_test(*line))
    }
}

struct Lexer {
    chars: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    literals: Vec<Literal>,
}

impl Lexer {
    fn run(&mut self) {
        while let Some(char) = self.peek(0) {
            match char {
                '/' if self.peek(1) == Some('/') => self.line_comment(),
                '/' if self.peek(1) == Some('*') => self.block_comment(),
                '"' => self.string(0, true),
                'r' if self.begins_word() => self.maybe_raw(1),
                'b' | 'c' if self.begins_word() && self.peek(1) == Some('r') => self.maybe_raw(2),
                '\'' => self.char_or_lifetime(),
                _ => self.keep(),
            }
        }
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    fn begins_word(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.chars.get(before));
        before.is_none_or(|char| !char.is_alphanumeric() && *char != '_')
    }

    fn step(&mut self, written: char) {
        if self.peek(0) == Some('\n') {
            self.line += 1;
            self.code.push('\n');
        } else {
            self.code.push(written);
        }
        self.at += 1;
    }

    fn keep(&mut self) {
        if let Some(char) = self.peek(0) {
            self.step(char);
        }
    }

    fn line_comment(&mut self) {
        while self.peek(0).is_some_and(|char| char != '\n') {
            self.step(' ');
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        while let Some(char) = self.peek(0) {
            let pair = (char, self.peek(1));
            let opens = pair == ('/', Some('*'));
            let closes = pair == ('*', Some('/'));
            if opens || closes {
                self.step(' ');
                self.step(' ');
                depth = if opens { depth + 1 } else { depth - 1 };
                if depth == 0 {
                    return;
                }
            } else {
                self.step(' ');
            }
        }
    }

    /// A raw string whose hashes begin `ahead` characters from here, or else an ordinary word.
    fn maybe_raw(&mut self, ahead: usize) {
        let hashes = (0..MOST_HASHES).take_while(|index| self.peek(ahead + index) == Some('#')).count();
        if self.peek(ahead + hashes) == Some('"') {
            for _ in 0..ahead + hashes {
                self.keep();
            }
            self.string(hashes, false);
        } else {
            self.keep();
        }
    }

    /// A string that begins here and ends with a quote and `hashes` hashes.
    fn string(&mut self, hashes: usize, has_escapes: bool) {
        let line = self.line;
        let mut text = String::new();
        self.keep();
        while let Some(char) = self.peek(0) {
            if char == '"' && (1..=hashes).all(|index| self.peek(index) == Some('#')) {
                for _ in 0..=hashes {
                    self.keep();
                }
                break;
            }
            if char == '\\' && has_escapes {
                text.push(char);
                self.step(' ');
            }
            text.extend(self.peek(0));
            self.step(' ');
        }
        self.literals.push(Literal { line, text });
    }

    fn char_or_lifetime(&mut self) {
        let is_escaped = self.peek(1) == Some('\\');
        if !is_escaped && self.peek(2) != Some('\'') {
            return self.keep(); // a lifetime
        }
        self.keep();
        self.step(' ');
        self.step(' ');
        if is_escaped {
            while self.peek(0).is_some_and(|char| char != '\'' && char != '\n') {
                self.step(' ');
            }
            self.keep();
        }
    }
}

/// The lines of each item that stands under `#[cfg(test)]`.
fn test_modules(code: &str) -> Vec<RangeInclusive<usize>> {
    let mut modules = Vec::new();
    let mut begins = None;
    let mut depth = 0_usize;
    for (index, line) in code.lines().enumerate() {
        let mut rest = line;
        if begins.is_none() {
            let Some((_, after)) = line.split_once("#[cfg(test)]") else { continue };
            begins = Some(index + 1);
            depth = 0;
            rest = after;
        }
        for char in rest.chars() {
            let Some(begin) = begins else { break };
            depth = match char {
                '{' | '(' | '[' => depth + 1,
                '}' | ')' | ']' => depth.saturating_sub(1),
                _ => depth,
            };
            if (char == '}' || char == ';') && depth == 0 {
                modules.push(begin..=index + 1);
                begins = None;
            }
        }
    }
    if let Some(begin) = begins {
        modules.push(begin..=code.lines().count());
    }
    modules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blanked_and_lines_are_kept() {
        let source = RustSource::read("let a = 1; // unwrap()\n/* x /* y */\n z */ let b = \"unwrap()\";\n");
        assert!(!source.code.contains("unwrap"));
        assert!(source.code.contains("let a = 1;") && source.code.contains("let b = \""));
        assert_eq!(source.code.lines().count(), 3);
        assert_eq!(source.literals.first().map(|literal| literal.line), Some(3));
    }

    #[test]
    fn raw_strings_end_at_their_own_hashes() {
        let source = RustSource::read("f(r#\"a \"quoted\" word\"#); g(br\"x\\\"); h(\"a\\\"b\")");
        let texts: Vec<&str> = source.literals.iter().map(|literal| literal.text.as_str()).collect();
        assert_eq!(texts, ["a \"quoted\" word", "x\\", "a\\\"b"]);
        assert!(source.code.contains("h("));
    }

    #[test]
    fn a_quote_character_does_not_open_a_string_and_a_lifetime_is_code() {
        let source = RustSource::read("fn f<'a>(x: &'a str) { if c == '\"' || c == '\\'' { x.unwrap() } }");
        assert!(source.literals.is_empty());
        assert!(source.code.contains(".unwrap()"));
    }

    #[test]
    fn only_the_item_under_cfg_test_counts_as_test() {
        let source = RustSource::read(
            "fn a() {}\n#[cfg(test)]\nuse b::c;\nfn d() {}\n#[cfg(test)]\nmod tests {\n  fn e() { }\n}\nfn f() {}\n",
        );
        let lines: Vec<usize> = source.product_lines().map(|(line, _)| line).collect();
        assert_eq!(lines, [1, 4, 9]);
    }
}
