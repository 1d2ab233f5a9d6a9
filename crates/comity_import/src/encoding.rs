//! Which encoding an old archive is in, and its conversion to UTF-8.

/// How the bytes of an archive stand for text.
#[derive(Clone, Copy)]
pub(crate) enum Encoding {
    Utf8,
    Utf16 {
        is_big_endian: bool,
    },
    /// One byte a character; the upper half is in the table.
    SingleByte(&'static [char; 128]),
}

/// The encoding that the first bytes of an archive say, if they do, and the length of its byte order mark.
pub(crate) fn detect(start: &[u8]) -> (Option<Encoding>, usize) {
    match start {
        [0xEF, 0xBB, 0xBF, ..] => return (Some(Encoding::Utf8), 3),
        [0xFF, 0xFE, ..] => return (Some(Encoding::Utf16 { is_big_endian: false }), 2),
        [0xFE, 0xFF, ..] => return (Some(Encoding::Utf16 { is_big_endian: true }), 2),
        _ => {}
    }
    if let Some(is_big_endian) = utf16_without_mark(start) {
        return (Some(Encoding::Utf16 { is_big_endian }), 0);
    }
    let declared = String::from_utf8_lossy(start).to_ascii_lowercase();
    let encoding = match declared_label(&declared).unwrap_or_default() {
        "iso-8859-1" | "latin1" | "windows-1252" | "cp1252" | "us-ascii" => {
            Some(Encoding::SingleByte(&WINDOWS_1252))
        }
        "iso-8859-9" | "windows-1254" | "cp1254" | "latin5" => Some(Encoding::SingleByte(&WINDOWS_1254)),
        "windows-1251" | "cp1251" => Some(Encoding::SingleByte(&WINDOWS_1251)),
        "koi8-r" | "koi8-u" | "koi8" => Some(Encoding::SingleByte(&KOI8)),
        "utf-8" | "utf8" => Some(Encoding::Utf8),
        _ => None,
    };
    (encoding, 0)
}

/// Whether bytes are pairs with the zero on one side, and on which. Text in any other encoding has no zeros.
fn utf16_without_mark(start: &[u8]) -> Option<bool> {
    let (pairs, _) = start.as_chunks::<2>();
    let little = pairs.iter().filter(|[low, high]| *high == 0 && *low != 0).count();
    let big = pairs.iter().filter(|[high, low]| *high == 0 && *low != 0).count();
    // Words of every script are kept apart by spaces, which have a zero.
    let enough = pairs.len().div_ceil(50).max(2);
    (little.max(big) >= enough && little.min(big) * 20 < little.max(big)).then_some(big > little)
}

/// The encoding that fits `bytes`, which are not UTF-8 and don't say what they are, and its name.
pub(crate) fn guess(bytes: &[u8]) -> (Encoding, &'static str) {
    let is_letter = |b: &u8| *b >= 0xC0;
    let letters = bytes.iter().filter(|b| is_letter(b)).count();
    // Words of Latin letters have one with a sign here and there; Cyrillic ones consist of nothing else.
    let in_words: usize = bytes.split(|b| !is_letter(b)).map(<[u8]>::len).filter(|run| *run >= 3).sum();
    if in_words * 2 > letters {
        let lower = bytes.iter().filter(|b| **b >= 0xE0).count();
        let upper = letters - lower;
        // Most letters of a text are small: they stand high in the one, low in the other.
        return if lower >= upper {
            (Encoding::SingleByte(&WINDOWS_1251), "windows-1251")
        } else {
            (Encoding::SingleByte(&KOI8), "koi8-r")
        };
    }
    // ğ, ı, ş and their capitals: what differs between the two, and hardly a page of Turkish is without.
    if bytes.iter().any(|b| matches!(b, 0xD0 | 0xDD | 0xDE | 0xF0 | 0xFD | 0xFE)) {
        return (Encoding::SingleByte(&WINDOWS_1254), "windows-1254");
    }
    (Encoding::SingleByte(&WINDOWS_1252), "windows-1252")
}

/// The name after `encoding=` of an XML declaration or `charset=` of a `meta` element, lower-cased.
fn declared_label(start: &str) -> Option<&str> {
    let xml = start
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
        .map(|(declaration, _)| declaration);
    let place = match xml {
        Some(declaration) => declaration.split_once("encoding"),
        None => start.split_once("<meta").and_then(|(_, meta)| meta.split_once("charset")),
    };
    let after = place?.1.trim_start().strip_prefix('=')?;
    after.trim_start_matches([' ', '"', '\'']).split(['"', '\'', ' ', '>', '/', ';']).next()
}

impl Encoding {
    /// Appends `bytes` as UTF-8 to `out`; returns how many sequences were invalid, and the bytes of a character
    /// that is not complete yet.
    pub(crate) fn decode(self, bytes: Vec<u8>, at_end: bool, out: &mut Vec<u8>) -> (u64, Vec<u8>) {
        match self {
            Self::Utf8 => decode_utf8(bytes, at_end, out),
            Self::Utf16 { is_big_endian } => decode_utf16(&bytes, is_big_endian, at_end, out),
            Self::SingleByte(table) => {
                let mut buffer = [0; 4];
                for byte in bytes {
                    let c =
                        table.get(usize::from(byte).wrapping_sub(128)).copied().unwrap_or(char::from(byte));
                    out.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
                }
                (0, Vec::new())
            }
        }
    }
}

fn decode_utf8(mut bytes: Vec<u8>, at_end: bool, out: &mut Vec<u8>) -> (u64, Vec<u8>) {
    let Err(error) = std::str::from_utf8(&bytes) else {
        *out = bytes;
        return (0, Vec::new());
    };
    if error.error_len().is_none() && !at_end {
        let carried = bytes.split_off(error.valid_up_to());
        *out = bytes;
        return (0, carried);
    }
    let mut invalid = 0;
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        out.extend_from_slice(chunk.valid().as_bytes());
        let is_cut = chunks.peek().is_none()
            && !at_end
            && std::str::from_utf8(chunk.invalid()).is_err_and(|e| e.error_len().is_none());
        if is_cut {
            return (invalid, chunk.invalid().to_vec());
        }
        if !chunk.invalid().is_empty() {
            invalid += 1;
            out.extend_from_slice("\u{FFFD}".as_bytes());
        }
    }
    (invalid, Vec::new())
}

fn decode_utf16(bytes: &[u8], is_big_endian: bool, at_end: bool, out: &mut Vec<u8>) -> (u64, Vec<u8>) {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut units: Vec<u16> = Vec::with_capacity(pairs.len());
    units.extend(
        pairs.iter().map(|&p| if is_big_endian { u16::from_be_bytes(p) } else { u16::from_le_bytes(p) }),
    );
    let mut carried = rest.to_vec();
    if let (Some(&last), false) = (units.last(), at_end)
        && (0xD800..0xDC00).contains(&last)
    {
        units.pop();
        let pair = if is_big_endian { last.to_be_bytes() } else { last.to_le_bytes() };
        carried = [pair.as_slice(), rest].concat();
    }
    let mut invalid = 0;
    let mut buffer = [0; 4];
    for unit in char::decode_utf16(units) {
        let c = unit.unwrap_or_else(|_| {
            invalid += 1;
            char::REPLACEMENT_CHARACTER
        });
        out.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
    }
    if at_end && !carried.is_empty() {
        invalid += 1;
        carried.clear();
    }
    (invalid, carried)
}

/// Windows-1252, which the web also means by ISO 8859-1 (WHATWG Encoding Standard).
const WINDOWS_1252: [char; 128] = table(
    [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ],
    &[],
);

/// Windows-1254, which the web also means by ISO 8859-9 (Turkish).
const WINDOWS_1254: [char; 128] = table(
    [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', '\u{8E}', '\u{8F}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', '\u{9E}', 'Ÿ',
    ],
    &[(0xD0, 'Ğ'), (0xDD, 'İ'), (0xDE, 'Ş'), (0xF0, 'ğ'), (0xFD, 'ı'), (0xFE, 'ş')],
);

/// Windows-1251 (Cyrillic).
const WINDOWS_1251: [char; 128] = {
    let mut table = table(
        [
            'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', 'ђ', '‘', '’',
            '“', '”', '•', '–', '—', '\u{98}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ',
        ],
        &[
            (0xA1, 'Ў'),
            (0xA2, 'ў'),
            (0xA3, 'Ј'),
            (0xA5, 'Ґ'),
            (0xA8, 'Ё'),
            (0xAA, 'Є'),
            (0xAF, 'Ї'),
            (0xB2, 'І'),
            (0xB3, 'і'),
            (0xB4, 'ґ'),
            (0xB8, 'ё'),
            (0xB9, '№'),
            (0xBA, 'є'),
            (0xBC, 'ј'),
            (0xBD, 'Ѕ'),
            (0xBE, 'ѕ'),
            (0xBF, 'ї'),
        ],
    );
    let mut letter = 0;
    while letter < 64 {
        // А to я stand in Unicode's order.
        if let Some(c) = char::from_u32(0x410 + letter as u32) {
            table[64 + letter] = c;
        }
        letter += 1;
    }
    table
};

/// KOI8-U (Cyrillic, older than Windows-1251), which has all letters of KOI8-R.
const KOI8: [char; 128] = {
    const LETTERS: [char; 64] = [
        'ю', 'а', 'б', 'ц', 'д', 'е', 'ф', 'г', 'х', 'и', 'й', 'к', 'л', 'м', 'н', 'о', 'п', 'я', 'р', 'с',
        'т', 'у', 'ж', 'в', 'ь', 'ы', 'з', 'ш', 'э', 'щ', 'ч', 'ъ', 'Ю', 'А', 'Б', 'Ц', 'Д', 'Е', 'Ф', 'Г',
        'Х', 'И', 'Й', 'К', 'Л', 'М', 'Н', 'О', 'П', 'Я', 'Р', 'С', 'Т', 'У', 'Ж', 'В', 'Ь', 'Ы', 'З', 'Ш',
        'Э', 'Щ', 'Ч', 'Ъ',
    ];
    let mut table = table(
        [
            '─', '│', '┌', '┐', '└', '┘', '├', '┤', '┬', '┴', '┼', '▀', '▄', '█', '▌', '▐', '░', '▒', '▓',
            '⌠', '■', '∙', '√', '≈', '≤', '≥', '\u{A0}', '⌡', '°', '²', '·', '÷',
        ],
        &[
            (0xA3, 'ё'),
            (0xA4, 'є'),
            (0xA6, 'і'),
            (0xA7, 'ї'),
            (0xAD, 'ґ'),
            (0xB3, 'Ё'),
            (0xB4, 'Є'),
            (0xB6, 'І'),
            (0xB7, 'Ї'),
            (0xBD, 'Ґ'),
        ],
    );
    let mut letter = 0;
    while letter < 64 {
        table[64 + letter] = LETTERS[letter];
        letter += 1;
    }
    table
};

/// The upper half of a table: 32 characters, then Latin-1 with some places replaced.
const fn table(first: [char; 32], replaced: &[(u8, char)]) -> [char; 128] {
    let mut table = ['\0'; 128];
    let mut place = 0;
    while place < 128 {
        table[place] = if place < 32 { first[place] } else { (place as u8 + 128) as char };
        place += 1;
    }
    let mut next = 0;
    while next < replaced.len() {
        table[replaced[next].0 as usize - 128] = replaced[next].1;
        next += 1;
    }
    table
}
