//! Letters of one script that stand in for those of another (UTS #39).

use crate::letters::is_letter;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_security::skeleton;

/// The scripts between which letters are exchanged in practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    /// Cherokee, Coptic, Lisu, Canadian syllabics and other scripts whose letters serve as disguise.
    Rare,
    /// Everything else: Arabic, Georgian, Hebrew, Han, … These are never exchanged.
    Other,
}

/// The script of a letter; `None` for what is not a letter.
pub(crate) fn script_of(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        '\0'..='\u{7F}' => return None,
        '\u{AA}' | '\u{BA}' | '\u{C0}'..='\u{24F}' | '\u{250}'..='\u{2AF}' | '\u{1E00}'..='\u{1EFF}'
            if is_letter(c) =>
        {
            Script::Latin
        }
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' if is_letter(c) => Script::Greek,
        '\u{400}'..='\u{52F}' if is_letter(c) => Script::Cyrillic,
        '\u{531}'..='\u{588}' => Script::Armenian,
        '\u{13A0}'..='\u{13FF}'
        | '\u{AB70}'..='\u{ABBF}'
        | '\u{2C80}'..='\u{2CFF}'
        | '\u{A4D0}'..='\u{A4FF}'
        | '\u{1400}'..='\u{167F}'
        | '\u{1D00}'..='\u{1D7F}'
        | '\u{2C60}'..='\u{2C7F}'
        | '\u{A720}'..='\u{A7FF}'
        | '\u{10400}'..='\u{1044F}' => Script::Rare,
        c if is_letter(c) => Script::Other,
        _ => return None,
    })
}

/// Lookalikes that people use although the standard's table, which compares exact shapes, does not list them.
const BY_HAND: &[(char, char)] = &[
    ('а', 'a'),
    ('в', 'b'),
    ('г', 'r'),
    ('е', 'e'),
    ('ё', 'e'),
    ('з', 'e'),
    ('и', 'u'),
    ('к', 'k'),
    ('м', 'm'),
    ('н', 'h'),
    ('о', 'o'),
    ('п', 'n'),
    ('р', 'p'),
    ('с', 'c'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('ш', 'w'),
    ('я', 'r'),
    ('ь', 'b'),
    ('і', 'i'),
    ('ї', 'i'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('ɡ', 'g'),
    ('ҝ', 'k'),
    ('һ', 'h'),
    ('ү', 'y'),
    ('є', 'e'),
    ('ғ', 'f'),
    ('α', 'a'),
    ('β', 'b'),
    ('γ', 'y'),
    ('ε', 'e'),
    ('ζ', 'z'),
    ('η', 'n'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('μ', 'u'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('π', 'n'),
    ('ρ', 'p'),
    ('σ', 'o'),
    ('τ', 't'),
    ('υ', 'u'),
    ('χ', 'x'),
    ('ω', 'w'),
    ('λ', 'l'),
    ('δ', 'd'),
    ('ս', 'u'),
    ('օ', 'o'),
    ('հ', 'h'),
    ('ո', 'n'),
    ('ց', 'g'),
    ('զ', 'q'),
    ('յ', 'j'),
    ('ք', 'p'),
    ('լ', 'l'),
    ('ռ', 'n'),
    ('ա', 'w'),
    ('տ', 's'),
    ('ı', 'i'),
    ('ƒ', 'f'),
    ('ø', 'o'),
    ('đ', 'd'),
    ('ł', 'l'),
    ('ɛ', 'e'),
    ('ʋ', 'u'),
    ('ɑ', 'a'),
    ('ɩ', 'i'),
    ('ʃ', 's'),
    ('ʞ', 'k'),
    ('ɔ', 'c'),
    ('ħ', 'h'),
    ('ŧ', 't'),
    ('ɓ', 'b'),
    ('ɖ', 'd'),
    ('ɗ', 'd'),
    ('ɠ', 'g'),
    ('ɦ', 'h'),
    ('ɨ', 'i'),
    ('ƙ', 'k'),
    ('ɭ', 'l'),
    ('ɱ', 'm'),
    ('ɲ', 'n'),
    ('ƥ', 'p'),
    ('ʂ', 's'),
    ('ƭ', 't'),
    ('ʉ', 'u'),
    ('ƴ', 'y'),
    ('ʐ', 'z'),
    ('ɕ', 'c'),
    ('ƈ', 'c'),
    ('ɾ', 'r'),
    ('ɽ', 'r'),
    ('Ꭺ', 'a'),
    ('Ꮯ', 'c'),
    ('Ꭰ', 'd'),
    ('Ꭼ', 'e'),
    ('Ꮋ', 'h'),
    ('Ꭵ', 'i'),
    ('Ꮶ', 'k'),
    ('Ꮮ', 'l'),
    ('Ꮇ', 'm'),
    ('Ꮲ', 'p'),
    ('Ꭱ', 'r'),
    ('Ꮪ', 's'),
    ('Ꭲ', 't'),
    ('Ꮩ', 'v'),
    ('Ꮃ', 'w'),
    ('Ꮓ', 'z'),
];

/// Letters that look like a Latin one, by code point.
static TO_LATIN: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let mut map = BTreeMap::new();
    let ranges = [
        0x180..0x2B0_u32,
        0x370..0x400,
        0x400..0x530,
        0x531..0x588,
        0x13A0..0x1400,
        0x1400..0x1680,
        0x1D00..0x1D80,
        0x2C60..0x2D00,
        0xA4D0..0xA500,
        0xA640..0xA6A0,
        0xA720..0xA800,
        0xAB30..0xABC0,
        0x10400..0x10450,
        0x118A0..0x118E0,
        0x16F00..0x16F50,
    ];
    for c in ranges.into_iter().flatten().filter_map(char::from_u32) {
        let mut buffer = [0; 4];
        let mut prototype = skeleton(c.encode_utf8(&mut buffer));
        if let (Some(p), None) = (prototype.next(), prototype.next())
            && p.is_ascii_alphabetic()
        {
            let lower = c.to_lowercase().next().unwrap_or(c);
            map.entry(lower).or_insert(p.to_ascii_lowercase());
        }
    }
    for &(c, latin) in BY_HAND {
        map.insert(c.to_lowercase().next().unwrap_or(c), latin);
    }
    map
});

/// The Latin letter that `c` (in lower case) looks like.
pub(crate) fn latin_lookalike(c: char) -> Option<char> {
    TO_LATIN.get(&c).copied()
}

/// The Cyrillic letter that the Latin letter or digit `c` looks like, as used in Russian words.
pub(crate) fn cyrillic_lookalike(c: char) -> Option<char> {
    Some(match c {
        'a' | '@' => 'а',
        'b' => 'ь',
        'c' => 'с',
        'e' | 'ë' | 'ε' => 'е',
        'h' => 'н',
        'k' | 'κ' => 'к',
        'm' => 'м',
        'n' | 'π' => 'п',
        'o' | '0' | 'ο' | 'օ' => 'о',
        'p' | 'ρ' => 'р',
        't' | 'τ' => 'т',
        'u' | 'μ' => 'и',
        'x' | 'χ' => 'х',
        'y' | 'υ' => 'у',
        'i' | 'ι' => 'і',
        '3' => 'з',
        '6' => 'б',
        '4' => 'ч',
        'r' => 'г',
        'w' => 'ш',
        'g' => 'д',
        _ => return None,
    })
}

/// Cyrillic letters whose shape is exactly a Latin letter's: only these can pass for Latin unnoticed.
pub(crate) fn passes_for_latin(c: char) -> bool {
    matches!(
        c,
        'а' | 'е'
            | 'о'
            | 'р'
            | 'с'
            | 'у'
            | 'х'
            | 'і'
            | 'ј'
            | 'ѕ'
            | 'ԁ'
            | 'ԛ'
            | 'ԝ'
            | 'һ'
            | 'ο'
            | 'α'
            | 'ν'
            | 'ρ'
            | 'ι'
            | 'к'
            | 'м'
            | 'т'
            | 'в'
            | 'н'
            | 'օ'
            | 'ս'
            | 'հ'
            | 'ո'
            | 'ց'
    )
}
