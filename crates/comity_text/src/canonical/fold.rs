//! Character by character: compatibility forms, invisible characters, stacked marks, case.

use crate::visible::Visible;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

/// One character of the folded text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Folded {
    /// In lower case.
    pub(crate) c: char,
    /// The raw bytes it stands for.
    pub(crate) raw: (u32, u32),
    /// What it was before, see the constants below.
    pub(crate) how: u8,
}

/// A letter in disguise: fullwidth, mathematical, enclosed, superscript, regional indicator.
pub(crate) const STYLED: u8 = 1;
/// An invisible character stood before it.
pub(crate) const HIDDEN_BEFORE: u8 = 2;
/// Marks were stacked on it that no spelling needs.
pub(crate) const STACKED: u8 = 4;
/// It was a capital.
pub(crate) const CAPITAL: u8 = 8;
/// It is shown from right to left by an override.
pub(crate) const REVERSED: u8 = 16;

/// Marks that a letter may carry beyond those that melt into it, in scripts that write with marks.
const MAX_MARKS: usize = 3;

/// Folds all of `visible`. In `turkic` text the capital `I` is the capital of `ı`.
pub(crate) fn fold(visible: &Visible, turkic: bool) -> Vec<Folded> {
    let mut out: Vec<Folded> = Vec::with_capacity(visible.text.len());
    let mut cursor = visible.raw_cursor();
    let mut hidden = false;
    let mut reversed = false;
    let mut marks = 0;
    let text = visible.text.as_str();
    let mut next = 0;
    while let Some(c) = text.get(next..).and_then(|rest| rest.chars().next()) {
        let at = next;
        let mut how = if hidden { HIDDEN_BEFORE } else { 0 } | if reversed { REVERSED } else { 0 };
        if c.is_ascii()
            && let Some((raw, end)) = cursor.same(at)
            && let Some(run) = text.as_bytes().get(at..end.min(text.len())).filter(|run| !run.is_empty())
        {
            let first = out.len();
            let plain = run.iter().take_while(|byte| byte.is_ascii()).zip(raw..).map(|(byte, raw)| Folded {
                c: if *byte == b'I' && turkic { 'ı' } else { char::from(byte.to_ascii_lowercase()) },
                raw: (raw, raw + 1),
                how: if byte.is_ascii_uppercase() { CAPITAL } else { 0 } | how & REVERSED,
            });
            out.extend(plain);
            next += out.len() - first;
            if let Some(first) = out.get_mut(first) {
                first.how |= how;
            }
            hidden = false;
            marks = 0;
            continue;
        }
        next = at + c.len_utf8();
        let raw = cursor.raw(at, c.len_utf8());
        if c.is_ascii() {
            if c.is_ascii_uppercase() {
                how |= CAPITAL;
            }
            // `&#102;`: nobody needs an entity to write a letter.
            if raw.1 - raw.0 > 3 && c.is_ascii_alphabetic() && out.last().is_none_or(|f| f.raw != raw) {
                how |= STYLED;
            }
            let lower = if c == 'I' && turkic { 'ı' } else { c.to_ascii_lowercase() };
            out.push(Folded { c: lower, raw, how });
            hidden = false;
            marks = 0;
            continue;
        }
        if is_invisible(c) {
            match c {
                '\u{202E}' => reversed = true,
                '\u{202C}' | '\u{2069}' => reversed = false,
                _ => {}
            }
            hidden |= !is_presentation(c) || out.last().is_some_and(|f| f.c.is_ascii_alphabetic());
            continue;
        }
        // Tatweel only makes an Arabic word longer.
        if c == '\u{640}' {
            continue;
        }
        if is_combining_mark(c) {
            marks += 1;
            if let Some(base) = out.last_mut() {
                add_mark(base, c, marks, raw);
                if marks <= MAX_MARKS && keeps_marks(base.c) && base.how & STACKED == 0 && base.raw.1 != raw.1
                {
                    out.push(Folded { c, raw, how });
                }
            }
            continue;
        }
        marks = 0;
        hidden = false;
        if let Some(letter) = letter_in_disguise(c) {
            out.push(Folded { c: letter, raw, how: how | STYLED });
        } else if is_plain(c) {
            push_lower(&mut out, c, raw, how);
        } else {
            let styled = if is_styled_block(c) { STYLED } else { 0 };
            for folded in std::iter::once(c).nfkc() {
                let how = if folded.is_alphanumeric() && folded != c { how | styled } else { how };
                push_lower(&mut out, folded, raw, how);
            }
        }
    }
    out
}

fn push_lower(out: &mut Vec<Folded>, c: char, raw: (u32, u32), how: u8) {
    let how = if c.is_uppercase() { how | CAPITAL } else { how };
    // Only `İ` becomes two characters; its dot is dropped, so that it reads as i.
    let lower = match c {
        'ς' => 'σ',
        c => c.to_lowercase().next().unwrap_or(c),
    };
    out.push(Folded { c: lower, raw, how });
}

/// Melts a mark into its letter, or notes that it is one too many.
fn add_mark(base: &mut Folded, mark: char, marks: usize, raw: (u32, u32)) {
    if is_overlay(mark) || marks > MAX_MARKS {
        base.how |= STACKED;
        base.raw.1 = base.raw.1.max(raw.1);
    } else if let Some(composed) = compose(base.c, mark) {
        base.c = composed;
        base.raw.1 = raw.1;
    } else if !keeps_marks(base.c) {
        // A mark that does not belong to this letter in any orthography we know.
        base.how |= STACKED;
        base.raw.1 = base.raw.1.max(raw.1);
    }
}

/// Whether marks of this letter's script are part of its spelling.
fn keeps_marks(c: char) -> bool {
    !matches!(c, '\0'..='\u{52F}' | '\u{531}'..='\u{58F}' | '\u{10A0}'..='\u{10FF}' | '\u{1E00}'..='\u{1FFF}')
}

/// Strokes, slashes and enclosures drawn over a letter.
fn is_overlay(mark: char) -> bool {
    matches!(mark, '\u{0334}'..='\u{0338}' | '\u{20D0}'..='\u{20F0}' | '\u{0489}' | '\u{0488}')
}

/// Default-ignorable and direction characters, none of which a reader can see.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' | '\u{80}'..='\u{9F}')
}

/// Invisible characters that emoji and some orthographies need; they tell nothing by themselves.
fn is_presentation(c: char) -> bool {
    matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{E0020}'..='\u{E007F}')
}

/// Ranges in which no character has a compatibility form; most text is here and needs no table.
fn is_plain(c: char) -> bool {
    matches!(c,
        '\u{C0}'..='\u{131}' | '\u{141}'..='\u{148}' | '\u{14A}'..='\u{17E}' | '\u{180}'..='\u{1C3}' | '\u{250}'..='\u{2AF}'
        | '\u{386}' | '\u{388}'..='\u{3CE}' | '\u{400}'..='\u{482}' | '\u{48A}'..='\u{52F}' | '\u{531}'..='\u{586}'
        | '\u{589}' | '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{64A}' | '\u{660}'..='\u{674}' | '\u{679}'..='\u{6D3}'
        | '\u{10A0}'..='\u{10FB}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}' | '\u{2010}' | '\u{2012}'..='\u{2016}' | '\u{2018}'..='\u{2023}' | '\u{1F300}'..='\u{1FAFF}')
}

/// Blocks whose only use in a comment is to make letters look different.
fn is_styled_block(c: char) -> bool {
    matches!(c,
        '\u{1D400}'..='\u{1D7FF}' | '\u{FF01}'..='\u{FF5E}' | '\u{2460}'..='\u{24FF}' | '\u{1F100}'..='\u{1F1FF}'
        | '\u{2102}'..='\u{2115}' | '\u{2118}'..='\u{2121}' | '\u{2123}'..='\u{214F}' | '\u{1D2C}'..='\u{1D6A}' | '\u{2071}' | '\u{207F}' | '\u{2090}'..='\u{209C}'
        | '\u{2B0}'..='\u{2B8}' | '\u{1DF00}'..='\u{1DFFF}')
}

/// Letters in boxes and circles that have no compatibility form of their own.
fn letter_in_disguise(c: char) -> Option<char> {
    let from = |first: u32| char::from_u32('a' as u32 + (c as u32 - first));
    match c {
        '\u{1F110}'..='\u{1F129}' => from(0x1F110),
        '\u{1F130}'..='\u{1F149}' => from(0x1F130),
        '\u{1F150}'..='\u{1F169}' => from(0x1F150),
        '\u{1F170}'..='\u{1F189}' => from(0x1F170),
        '\u{249C}'..='\u{24B5}' => from(0x249C),
        '\u{A731}' => Some('s'),
        '\u{1D00}' => Some('a'),
        '\u{299}' => Some('b'),
        '\u{1D04}' => Some('c'),
        '\u{1D05}' => Some('d'),
        '\u{1D07}' => Some('e'),
        '\u{A730}' => Some('f'),
        '\u{262}' => Some('g'),
        '\u{29C}' => Some('h'),
        '\u{26A}' => Some('i'),
        '\u{1D0A}' => Some('j'),
        '\u{1D0B}' => Some('k'),
        '\u{29F}' => Some('l'),
        '\u{1D0D}' => Some('m'),
        '\u{274}' => Some('n'),
        '\u{1D0F}' => Some('o'),
        '\u{1D18}' => Some('p'),
        '\u{280}' => Some('r'),
        '\u{1D1B}' => Some('t'),
        '\u{1D1C}' => Some('u'),
        '\u{1D20}' => Some('v'),
        '\u{1D21}' => Some('w'),
        '\u{28F}' => Some('y'),
        '\u{1D22}' => Some('z'),
        _ => None,
    }
}

/// The letter of a regional indicator (half of a flag), if `c` is one.
pub(crate) fn regional_letter(c: char) -> Option<char> {
    match c {
        '\u{1F1E6}'..='\u{1F1FF}' => char::from_u32('a' as u32 + (c as u32 - 0x1F1E6)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut visible = Visible::default();
        visible.push_exact(text, 0);
        fold(&visible, false).into_iter().map(|f| f.c).collect()
    }

    #[test]
    fn letters_in_disguise_become_letters() {
        assert_eq!(folded("ｆｕｌｌ 𝐛𝐨𝐥𝐝 𝔊𝔬𝔱𝔥 ⓒⓘⓡⓒⓛⓔ 🅂🅀 🅱🅰 ꜱᴍᴀʟʟ"), "full bold goth circle sq ba small");
    }

    #[test]
    fn invisible_characters_go() {
        assert_eq!(folded("a\u{200B}b\u{AD}c\u{2060}d\u{FEFF}e\u{E0041}f"), "abcdef");
    }

    #[test]
    fn marks_stay_where_a_spelling_needs_them() {
        assert_eq!(folded("Việt café naïve"), "việt café naïve");
        assert_eq!(folded("cafe\u{301}"), "café");
        assert_eq!(folded("שָׁלוֹם"), "שָׁלוֹם");
        assert_eq!(folded("हिन्दी"), "हिन्दी");
        assert_eq!(folded("s\u{336}h\u{336}i\u{336}t\u{336}"), "shit");
    }
}
