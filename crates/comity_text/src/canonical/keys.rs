//! The words of a text as word lists look them up: repeated letters squeezed, one separator between words.

use comity_model::Span;

/// How a word came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// As typed.
    Plain,
    /// A disguise was taken off; there is no other reading in the canonical text.
    Undisguised,
    /// Another reading of a word that may be innocent: only whole words of four letters or hard ones count.
    Guess,
    /// Single letters joined: a word may begin and end anywhere in it.
    Joined,
    /// Without its diacritics; for lists of languages that have none.
    WithoutDiacritics,
}

/// One word.
#[derive(Debug, Clone)]
pub(crate) struct KeyWord {
    /// Range in [`Keys::text`].
    pub(crate) key: (u32, u32),
    /// Range in [`Keys::spelled`].
    pub(crate) spelled: (u32, u32),
    /// Where it stands.
    pub(crate) raw: Span,
    pub(crate) reading: Reading,
}

/// A word of which some letters are masked.
#[derive(Debug, Clone)]
pub(crate) struct Masked {
    /// The letters, with [`MASK`] for each masked one.
    pub(crate) pattern: Vec<char>,
    pub(crate) raw: Span,
    /// Masked by a hyphen or low line, which is also ordinary punctuation.
    pub(crate) doubtful: bool,
}

/// Stands for a masked letter.
pub(crate) const MASK: char = '*';

/// All words of a text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keys {
    /// Squeezed words in UTF-8; a space between neighbours, a line feed where no phrase may continue.
    pub(crate) text: Vec<u8>,
    /// The same words with their repeated letters.
    pub(crate) spelled: Vec<u8>,
    pub(crate) words: Vec<KeyWord>,
    pub(crate) masked: Vec<Masked>,
    /// Readings that do not stand in the flow of the text; appended to `text` by `finish`.
    separator: Option<char>,
    others: Vec<(String, Span, Reading)>,
}

impl Keys {
    pub(crate) fn with_capacity(chars: usize) -> Self {
        Self {
            text: Vec::with_capacity(chars + 8),
            spelled: Vec::with_capacity(chars),
            words: Vec::with_capacity(chars / 5 + 1),
            masked: Vec::new(),
            separator: None,
            others: Vec::new(),
        }
    }

    /// Notes a character between words.
    pub(crate) fn gap(&mut self, c: char) {
        let now = match c {
            '.' | '!' | '?' | '…' | ';' | ':' | '。' | '！' | '？' | '։' | '؟' | '۔' | '(' | ')' | '['
            | ']' | '|' | '/' | '\\' => '\n',
            '\n' if self.separator == Some('\r') => '\n',
            // One line break is a space, two end a paragraph.
            '\n' => '\r',
            _ => ' ',
        };
        let rank = |c: Option<char>| match c {
            Some('\n') => 3,
            Some('\r') => 2,
            Some(_) => 1,
            None => 0,
        };
        if rank(Some(now)) > rank(self.separator) {
            self.separator = Some(now);
        }
    }

    /// Appends a word to the flow of the text.
    pub(crate) fn word(&mut self, letters: impl Iterator<Item = char>, raw: Span, reading: Reading) {
        let separator = if self.separator.take() == Some('\n') { '\n' } else { ' ' };
        self.append(letters, raw, reading, separator);
    }

    /// Appends a word of `a` to `z` to the flow of the text.
    pub(crate) fn plain_word(&mut self, letters: impl ExactSizeIterator<Item = u8>, raw: Span) {
        let separator = if self.separator.take() == Some('\n') { '\n' } else { ' ' };
        let (key, spelled) = self.begin(separator);
        self.spelled.extend(letters);
        let mut last = 0;
        for letter in self.spelled.get(spelled..).unwrap_or(&[]) {
            if *letter != last {
                self.text.push(*letter);
                last = *letter;
            }
        }
        self.end(key, spelled, raw, Reading::Plain);
    }

    /// Notes another reading of a word.
    pub(crate) fn other(&mut self, word: String, raw: Span, reading: Reading) {
        if !self.others.iter().rev().take(8).any(|(known, at, _)| *known == word && *at == raw) {
            self.others.push((word, raw, reading));
        }
    }

    /// Puts the other readings behind the text.
    pub(crate) fn finish(&mut self) {
        for (word, raw, reading) in std::mem::take(&mut self.others) {
            self.append(word.chars(), raw, reading, '\n');
        }
    }

    fn append(&mut self, letters: impl Iterator<Item = char>, raw: Span, reading: Reading, separator: char) {
        let (key, spelled) = self.begin(separator);
        let mut last = '\0';
        let mut buffer = [0; 4];
        for letter in letters.filter_map(key_char) {
            let bytes = letter.encode_utf8(&mut buffer).as_bytes();
            self.spelled.extend_from_slice(bytes);
            if letter != last {
                self.text.extend_from_slice(bytes);
                last = letter;
            }
        }
        self.end(key, spelled, raw, reading);
    }

    /// Parts a word from the one before it, and gives where its key and its spelling begin.
    fn begin(&mut self, separator: char) -> (usize, usize) {
        if !self.text.is_empty() {
            self.text.push(if separator == '\n' { b'\n' } else { b' ' });
        }
        (self.text.len(), self.spelled.len())
    }

    fn end(&mut self, key: usize, spelled: usize, raw: Span, reading: Reading) {
        self.words.push(KeyWord {
            key: (key as u32, self.text.len() as u32),
            spelled: (spelled as u32, self.spelled.len() as u32),
            raw,
            reading,
        });
    }

    /// The word whose key contains byte `at` of [`Keys::text`].
    pub(crate) fn word_at(&self, at: usize) -> Option<usize> {
        let index = self.words.partition_point(|w| w.key.1 as usize <= at);
        self.words.get(index).filter(|w| w.key.0 as usize <= at).map(|_| index)
    }
}

/// The letter under which word lists look `c` up (in lower case already); `None` for what spelling leaves out.
pub(crate) fn key_char(c: char) -> Option<char> {
    Some(match c {
        'ё' => 'е',
        'ς' => 'σ',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        // Arabic short vowels, tatweel, Hebrew points.
        '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}' | '\u{591}'..='\u{5C7}' => return None,
        c => c,
    })
}
