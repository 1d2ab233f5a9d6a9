//! Where sentences begin and end.

use crate::visible::Visible;
use comity_model::Span;

/// Words before a full stop that does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "etc", "e.g", "i.e", "no", "art", "fig", "vol",
    "approx", "inc", "ltd", "gen", "col", "sen", "rep", "gov", "capt", "bzw", "usw", "z.b", "d.h", "ca",
    "nr", "см", "т.е", "т.д", "т.п", "г", "гг", "ул", "им", "др", "проф", "sn", "prof.dr", "vb", "bkz", "av",
    "op", "mm", "cf", "p", "pp", "a.m", "p.m", "u.s", "u.k",
];

/// All sentences of `visible`, as raw spans without the white space around them.
pub(crate) fn split(visible: &Visible) -> Vec<Span> {
    let text = visible.text.as_str();
    let mut sentences = Vec::new();
    let (mut begin, mut behind) = (0, 0);
    let char_at = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    loop {
        let rest = text.as_bytes().get(behind..).unwrap_or(&[]);
        let at = behind + rest.iter().take_while(|byte| ends_nothing(**byte)).count();
        let Some(c) = char_at(at) else { break };
        behind = at + c.len_utf8();
        let next = || char_at(behind);
        let ends = match c {
            '\n' => next() == Some('\n'),
            '!' | '?' | '…' | '。' | '！' | '？' | '։' | '؟' | '۔' | '।' => true,
            // Armenian texts are often typed with the Latin colon as full stop.
            ':' => is_armenian_before(text, at) && next().is_none_or(char::is_whitespace),
            '.' => {
                next().is_none_or(|n| {
                    n.is_whitespace() || matches!(n, '"' | '”' | '»' | ')' | '\'' | '’' | '.')
                }) && !is_abbreviation(text.get(begin..at).unwrap_or(""))
            }
            _ => false,
        };
        if !ends {
            continue;
        }
        while let Some(next) = char_at(behind).filter(|next| closes_sentence(*next)) {
            behind += next.len_utf8();
        }
        push(visible, begin, behind, &mut sentences);
        begin = behind;
    }
    push(visible, begin, text.len(), &mut sentences);
    sentences
}

/// Whether a byte is a whole character at which no sentence ends.
const fn ends_nothing(byte: u8) -> bool {
    byte.is_ascii() && !matches!(byte, b'\n' | b'!' | b'?' | b':' | b'.')
}

fn push(visible: &Visible, begin: usize, end: usize, sentences: &mut Vec<Span>) {
    let sentence = visible.text.get(begin..end).unwrap_or("");
    let trimmed = sentence.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = begin + (sentence.len() - sentence.trim_start().len());
    sentences.push(visible.to_raw(start..start + trimmed.len()));
}

fn is_abbreviation(head: &str) -> bool {
    /// Longest abbreviation looked for, in bytes.
    const LONGEST: usize = 16;
    let word = head.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    if word.len() > LONGEST {
        return false;
    }
    let lower = word.to_lowercase();
    // An initial: one capital letter.
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let number = !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()) && head.trim() == word;
    initial || number || ABBREVIATIONS.contains(&lower.as_str())
}

fn is_armenian_before(text: &str, at: usize) -> bool {
    text.get(..at).and_then(|h| h.chars().next_back()).is_some_and(|c| matches!(c, '\u{531}'..='\u{587}'))
}

/// Whether a sign right behind the end of a sentence still belongs to it: another mark, or what closes a quotation or bracket.
pub const fn closes_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '։' | '՞' | '՜' | '؟' | '۔' | '。' | '！' | '？')
        || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』')
}

/// Whether a paragraph ends as a sentence does, closing quotation marks and brackets aside: with a mark that ends one in Latin,
/// Cyrillic, Armenian, Arabic or Chinese script.
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end()
        .trim_end_matches(['"', '”', '“', '»', '«', '’', '‘', ')', '\''])
        .ends_with(['.', '!', '?', '…', '։', '؟', '۔', '。'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split_text(text: &str) -> Vec<&str> {
        let mut visible = Visible::default();
        visible.push_exact(text, 0);
        split(&visible).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_stops() {
        assert_eq!(
            split_text("Mr. Brown paid 3.5 million. Why?! \"Nobody knows.\" End"),
            ["Mr. Brown paid 3.5 million.", "Why?!", "\"Nobody knows.\"", "End"]
        );
        assert_eq!(split_text("Կամուրջը փակ է։ Ինչո՞ւ:  Չգիտեմ"), ["Կամուրջը փակ է։", "Ինչո՞ւ:", "Չգիտեմ"]);
        assert_eq!(split_text("Line one\n\nLine two"), ["Line one", "Line two"]);
        assert_eq!(split_text("قال نعم؟ لا."), ["قال نعم؟", "لا."]);
    }
}
