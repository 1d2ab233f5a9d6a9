//! English words that are written so that a filter does not see them: with stars, with signs for letters, cut in two.

use super::super::repair::{MASK, Repair};
use super::super::token::Reader;
use comity_text::is_letter_or_digit;

/// Letters and stars of the longest word with stars.
const MAX_MASKED: usize = 24;

impl Reader {
    /// Reads a word with stars in it, `r*ts`, that begins at `begin`, if it is one; gives its length.
    pub(super) fn push_masked(
        &mut self,
        text: &str,
        begin: usize,
        first_char: usize,
        repair: &Repair,
    ) -> Option<usize> {
        let rest = text.get(begin..)?;
        let letters = self.chars.len() - first_char;
        // Most words end here.
        if !rest.chars().nth(letters).is_some_and(is_star) {
            return None;
        }
        let mut pattern = [MASK; MAX_MASKED];
        let (mut length, mut count, mut last) = (0, 0, MASK);
        for c in rest.chars().take_while(|c| c.is_ascii_alphabetic() || is_star(*c)) {
            *pattern.get_mut(count)? = if is_star(c) { MASK } else { c.to_ascii_lowercase() };
            count += 1;
            length += c.len_utf8();
            last = c;
        }
        // A star behind a word is a footnote's.
        let stars = pattern.get(..count)?.iter().filter(|c| **c == MASK).count();
        if (is_star(last) && stars < 2) || rest.get(length..)?.starts_with(char::is_alphanumeric) {
            return None;
        }
        let (word, matters) = repair.masked(pattern.get(..count)?)?;
        self.chars.truncate(first_char);
        self.push_given(word, begin, begin + length);
        self.disguised += usize::from(matters);
        Some(length)
    }

    /// Reads a word with signs for some of its letters, `h!ndu$`, that begins at `begin`, if it is one; gives its length.
    pub(super) fn push_signed(
        &mut self,
        text: &str,
        begin: usize,
        previous: char,
        repair: &Repair,
    ) -> Option<usize> {
        if is_letter_or_digit(previous) || matches!(previous, '@' | '/' | '.' | '#') {
            return None;
        }
        let rest = text.as_bytes().get(begin..)?;
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        // Most words end here.
        if !rest.get(letters).is_some_and(|byte| is_sign(*byte)) {
            return None;
        }
        let run = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || is_sign(**byte)).count();
        let ends_here = text.get(begin + run..)?.chars().next().is_none_or(|c| !is_letter_or_digit(c));
        let word = rest.get(..run)?;
        // The marks behind a word are its sentence's, and one before a name calls it.
        let marks = word.iter().rev().take_while(|byte| matches!(byte, b'!' | b'|' | b'+' | b'@')).count();
        let word = word.get(..run - marks)?;
        let signs = word.iter().filter(|byte| is_sign(**byte) || byte.is_ascii_digit()).count();
        let least = if letters == 0 { 2 } else { 1 };
        if !ends_here || word.len() > MAX_MASKED || signs < least || !word.iter().any(u8::is_ascii_alphabetic)
        {
            return None;
        }
        let (meant, matters) = repair.without_signs(word)?;
        self.push_given(meant, begin, begin + word.len());
        self.disguised += usize::from(matters);
        Some(word.len())
    }

    /// Reads the word whose letters stand at the end of `chars` together with the one before it, if that makes a word which
    /// was cut in two: `stu pid`; one of the two is none by itself.
    pub(super) fn push_uncut(
        &mut self,
        text: &str,
        first_char: usize,
        begin: usize,
        end: usize,
        repair: &Repair,
    ) -> bool {
        let bytes = text.as_bytes();
        let before = bytes.get(..begin).and_then(|before| before.strip_suffix(b" ")).unwrap_or(&[]);
        let length =
            before.iter().rev().take_while(|byte| byte.is_ascii_lowercase()).take(MAX_MASKED).count();
        let Some((rest, piece)) = before.split_at_checked(before.len() - length) else { return false };
        let is_free =
            rest.last().is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'('));
        if length == 0 || !is_free || rest.len() < self.sentence_begin {
            return false;
        }
        let letters = self.chars.get(first_char..).unwrap_or(&[]);
        let Some((word, matters)) = repair.uncut(piece, letters) else { return false };
        while self.tokens.last().is_some_and(|token| token.begin as usize >= rest.len()) {
            self.break_before |= self.tokens.pop().is_some_and(|token| token.after_break);
        }
        self.chars.truncate(first_char);
        self.push_given(word, rest.len(), end);
        self.disguised += usize::from(matters);
        true
    }
}

/// Whether `c` stands for a letter that is not to be read.
const fn is_star(c: char) -> bool {
    matches!(c, '*' | '∗' | '✱' | '•' | '●' | '█')
}

/// Whether `byte` is a sign that stands for a letter.
const fn is_sign(byte: u8) -> bool {
    matches!(byte, b'@' | b'$' | b'!' | b'|' | b'+')
}

#[cfg(test)]
mod tests {
    use super::super::super::{Lang, Reader, Repair};

    fn words(text: &str) -> String {
        let known =
            ["you", "are", "is", "the", "a", "of", "stupid", "hindus", "women", "bangladesh", "scum", "shop"];
        let repair = Repair::new(known.map(|word| (word, 60)));
        let mut reader = Reader::default();
        reader.read(text, Lang::En, &[], Some(&repair));
        let words = reader.tokens.iter().map(|token| reader.letters(token).iter().collect::<String>());
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_with_stars_and_signs_are_read() {
        assert_eq!(words("you are st***d"), "you are stupid");
        assert_eq!(words("h!ndu$ are s+upid!"), "hindus are stupid");
        assert_eq!(words("the $h0p, you!"), "the shop you");
        assert_eq!(words("@hindus are"), "are");
        assert_eq!(words("stupid!you"), "stupid you");
    }

    #[test]
    fn words_that_are_cut_in_two_are_read_and_words_that_stand_beside_each_other_stay_two() {
        assert_eq!(words("you stu pid wom en"), "you stupid women");
        assert_eq!(words("s tupid"), "stupid");
        assert_eq!(words("bangladesh is the shop"), "bangladesh is the shop");
        assert_eq!(words("stu, pid"), "stu pid");
    }
}
