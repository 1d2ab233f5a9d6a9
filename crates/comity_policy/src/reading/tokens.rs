//! The words of a text in small letters, with their places and sentences.
//!
//! They are read from the text without its disguises and its Markdown, so that rules on words see what a reader sees.

use comity_model::Span;
use comity_text::Canonical;
use std::ops::Range;

/// Words beyond this number are not looked at for who is spoken to; a comment is shorter.
const MAX_TOKENS: usize = 20_000;

/// The words of a text.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    lower: String,
    items: Vec<Token>,
}

/// One word.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// Where it stands in the text as typed.
    pub(crate) span: Span,
    /// Where it stands in the text without disguises.
    pub(crate) canonical: Range<usize>,
    lower: Range<usize>,
    /// Number of its sentence, from 0.
    pub(crate) sentence: u32,
    /// Whether a comma, a dash or a colon stands between it and the word before.
    pub(crate) follows_pause: bool,
    /// Whether a `@` stands right before it.
    pub(crate) is_mention: bool,
}

impl Token {
    /// Where it begins in [`Tokens::all_lower`].
    pub(crate) const fn place(&self) -> usize {
        self.lower.start
    }
}

impl Tokens {
    /// The words of a text: letters, digits and apostrophes inside a word.
    pub(super) fn of(canonical: &Canonical) -> Self {
        let text = canonical.text.as_str();
        let mut tokens = Self { lower: String::with_capacity(text.len() + 2), items: Vec::new() };
        tokens.lower.push(' ');
        let mut sentence = 0;
        let mut begin: Option<usize> = None;
        let (mut follows_pause, mut is_mention, mut has_words) = (true, false, false);
        let mut chars = text.char_indices().chain([(text.len(), '\n')]).peekable();
        while let Some((at, c)) = chars.next() {
            let joins = matches!(c, '\'' | '’' | 'ʼ' | '\u{200c}' | '\u{300}'..='\u{36f}')
                && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
            // Marks of Armenian stand inside words: ինչո՞ւ.
            let is_mark_inside = matches!(c, '՛' | '՜' | '՞') && begin.is_some();
            if c.is_alphanumeric() || begin.is_some() && joins || is_mark_inside {
                begin.get_or_insert(at);
                continue;
            }
            if let Some(start) = begin.take() {
                tokens.push(canonical, start..at, sentence, follows_pause, is_mention);
                (follows_pause, is_mention, has_words) = (false, false, true);
                if tokens.items.len() >= MAX_TOKENS {
                    break;
                }
            }
            match c {
                '.' if tokens.ends_with_title() => {}
                '.' | '!' | '?' | '…' | '։' | '؟' | '。' | '\n' if has_words => {
                    sentence += 1;
                    has_words = false;
                    follows_pause = true;
                }
                ',' | ';' | ':' | '–' | '—' | '(' | ')' | '،' | '՝' | '"' | '«' | '»' | '“' | '”' =>
                {
                    follows_pause = true;
                }
                '-' if text.get(..at).is_some_and(|head| head.ends_with(' ')) => follows_pause = true,
                '@' => is_mention = true,
                _ => {}
            }
        }
        tokens
    }

    fn push(
        &mut self,
        canonical: &Canonical,
        place: Range<usize>,
        sentence: u32,
        follows_pause: bool,
        is_mention: bool,
    ) {
        let begin = self.lower.len();
        let word = canonical.text.get(place.clone()).unwrap_or("");
        if word.is_ascii() {
            self.lower.push_str(word);
        } else {
            self.push_spelled(word);
        }
        let lower = begin..self.lower.len();
        self.lower.push(' ');
        let span = canonical.to_raw(place.clone());
        self.items.push(Token { span, canonical: place, lower, sentence, follows_pause, is_mention });
    }

    /// Appends a word in one spelling of those that it has.
    fn push_spelled(&mut self, word: &str) {
        for c in word.chars() {
            match c {
                '’' | 'ʼ' => self.lower.push('\''),
                'ё' => self.lower.push('е'),
                // Marks of Armenian, and the short vowels of Arabic.
                '՛' | '՜' | '՞' | '\u{64b}'..='\u{65f}' | '\u{670}' => {}
                c => self.lower.push(c),
            }
        }
    }

    /// Whether the last word is a title that is written with a full stop: *Mr.* ends no sentence.
    fn ends_with_title(&self) -> bool {
        self.items.last().is_some_and(|last| {
            last.lower.len() <= 4
                && matches!(self.lower(last), "mr" | "mrs" | "ms" | "dr" | "prof" | "sr" | "sra")
        })
    }

    /// All words in order.
    pub(crate) fn all(&self) -> &[Token] {
        &self.items
    }

    /// All words in small letters, with one space before and after each.
    pub(crate) fn all_lower(&self) -> &str {
        &self.lower
    }

    /// A word in small letters.
    pub(crate) fn lower(&self, token: &Token) -> &str {
        self.lower.get(token.lower.clone()).unwrap_or("")
    }

    /// The words that `span` covers, at least in part, as a range of indices.
    pub(crate) fn covered_by(&self, span: Span) -> Range<usize> {
        let begin = self.items.partition_point(|token| token.span.end <= span.begin);
        let end = self.items.partition_point(|token| token.span.begin < span.end);
        begin..end.max(begin)
    }

    /// The words of the sentence in which word `index` stands, as a range of indices.
    pub(crate) fn sentence_of(&self, index: usize) -> Range<usize> {
        let Some(token) = self.items.get(index) else { return 0..0 };
        let begin = self.items.partition_point(|other| other.sentence < token.sentence);
        let end = self.items.partition_point(|other| other.sentence <= token.sentence);
        begin..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Tokens {
        Tokens::of(&comity_text::Body::read(text, None).canonical)
    }

    fn words(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        tokens.all().iter().map(|t| format!("{}{}", tokens.lower(t), t.sentence)).collect()
    }

    #[test]
    fn words_know_their_sentence() {
        assert_eq!(
            words("You’re wrong. Read it! 3.5 m…"),
            ["you're0", "wrong0", "read1", "it1", "32", "53", "m3"]
        );
        assert_eq!(words("Ինչո՞ւ։ Դու"), ["ինչու0", "դու1"]);
    }

    #[test]
    fn words_are_those_that_a_reader_sees() {
        let text = "Y0u are an **id**iot, th\u{200b}ieves";
        assert_eq!(words(text), ["you0", "are0", "an0", "idiot0", "thieves0"]);
        let tokens = tokens(text);
        let typed: Vec<&str> = tokens.all().iter().map(|token| token.span.of(text)).collect();
        assert_eq!(typed, ["Y0u", "are", "an", "id**iot", "th\u{200b}ieves"]);
    }

    #[test]
    fn the_sentence_of_a_word_is_a_range() {
        let tokens = tokens("One two. Three four five. Six");
        assert_eq!(tokens.sentence_of(3), 2..5);
        assert_eq!(tokens.sentence_of(99), 0..0);
    }
}
