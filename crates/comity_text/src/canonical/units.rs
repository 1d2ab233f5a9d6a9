//! One stretch of letters, digits and signs: plain words, leet, masked words, words broken by punctuation.

use super::confusables::{self, Script, script_of};
use super::fold::{CAPITAL, Folded, HIDDEN_BEFORE, REVERSED, STACKED, STYLED, regional_letter};
use super::keys::{MASK, Masked, Reading};
use super::leet::Alphabet;
use super::{Builder, leet, stretched};
use crate::language;
use crate::letters::is_letter_or_digit;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest stretch whose disguises are looked into, in characters; longer ones are keys, hashes and noise.
const MAX_UNIT: usize = 48;
/// Shortest word in which mixed scripts are a disguise; `μm` and `πr` are not.
pub(super) const SHORTEST_MIXED: usize = 3;

/// Letters of the longest word that is filled in although nearly all of them are masked.
const LONGEST_GUESS: usize = 4;
/// Characters of the shortest word in which two signs are letters if that makes an everyday word.
const MIN_OF_SIGNS: usize = 5;

/// Whether `c` may be part of a word in disguise.
pub(super) fn belongs_to_unit(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric()
            || matches!(
                c,
                '@' | '$'
                    | '!'
                    | '|'
                    | '*'
                    | '#'
                    | '%'
                    | '+'
                    | '.'
                    | '-'
                    | '_'
                    | '\''
                    | '/'
                    | '~'
                    | '^'
                    | '\\'
                    | '`'
            );
    }
    is_letter_or_digit(c)
        || is_mask(c)
        || matches!(c, '€' | '£' | '¥' | '¢' | '’' | '·')
        || is_combining_mark(c)
        || regional_letter(c).is_some()
}

fn is_mask(c: char) -> bool {
    matches!(
        c,
        '*' | '#'
            | '%'
            | '•'
            | '●'
            | '■'
            | '█'
            | '▇'
            | '✱'
            | '∗'
            | '×'
            | '~'
            | '^'
            | '+'
            | '@'
            | '$'
            | '!'
            | '✻'
            | '❋'
            | '✖'
    )
}

/// Marks that no one puts into an ordinary word.
fn is_breaker(c: char) -> bool {
    matches!(c, '.' | '-' | '_' | '\'' | '’' | '·' | '|' | '\\' | '`') || is_mask(c)
}

fn is_word(c: char) -> bool {
    is_letter_or_digit(c) || is_combining_mark(c)
}

/// Reads the stretch `range` of the folded text.
pub(super) fn read(builder: &mut Builder<'_>, range: Range<usize>) {
    if is_address(builder, &range) {
        builder.in_address = true;
        builder.keep(range);
        builder.keys.gap('/');
        return;
    }
    let core = trim(builder, &range);
    keep_gap(builder, range.start..core.start);
    if !core.is_empty() {
        read_core(builder, core.clone());
    }
    keep_gap(builder, core.end..range.end);
}

/// Copies what stands between words.
pub(super) fn keep_gap(builder: &mut Builder<'_>, range: Range<usize>) {
    let folded = builder.folded;
    for f in &folded[range.clone()] {
        builder.keys.gap(f.c);
    }
    builder.keep(range);
}

/// Without the punctuation at its ends, but with signs there that may be letters.
fn trim(builder: &Builder<'_>, range: &Range<usize>) -> Range<usize> {
    let c = |at: usize| builder.folded[at].c;
    let inside = |at: usize| is_word(c(at)) || regional_letter(c(at)).is_some();
    let mut start = range.start;
    while start < range.end && !inside(start) {
        start += 1;
    }
    if start == range.end {
        return range.end..range.end;
    }
    let mut end = range.end;
    while end > start && !inside(end - 1) {
        end -= 1;
    }
    if start > range.start && matches!(c(start - 1), '@' | '$') {
        start -= 1;
    }
    // `a$$`, `f***`: signs at the end count when there are two, or one that is a letter as a rule.
    let tail =
        (end..range.end).take_while(|&at| matches!(c(at), '*' | '#' | '$' | '@' | '•' | '●' | '█')).count();
    if tail >= 2 || (tail == 1 && c(end) == '$') {
        end += tail;
    }
    start..end
}

/// `https://…`, `//host/…`, `www.…`, `name@host.example`: nothing is looked for in addresses.
fn is_address(builder: &Builder<'_>, range: &Range<usize>) -> bool {
    let folded = builder.folded;
    let c = |at: usize| folded.get(at).map_or(' ', |f| f.c);
    if c(range.start) == '/' && c(range.start + 1) == '/' && range.start > 0 && c(range.start - 1) == ':' {
        return true;
    }
    if c(range.start) == 'w'
        && c(range.start + 1) == 'w'
        && c(range.start + 2) == 'w'
        && c(range.start + 3) == '.'
    {
        return true;
    }
    let at_sign = range.clone().skip(1).find(|&at| c(at) == '@');
    at_sign.is_some_and(|at| {
        is_word(c(at - 1))
            && is_word(c(at + 1))
            && (at + 2..range.end.saturating_sub(1)).any(|i| c(i) == '.' && is_word(c(i + 1)))
    })
}

fn read_core(builder: &mut Builder<'_>, core: Range<usize>) {
    let folded = builder.folded;
    let chars = &folded[core.clone()];
    if chars.iter().all(|f| is_word(f.c) && !f.c.is_numeric()) {
        return read_word(builder, core);
    }
    if core.len() <= MAX_UNIT {
        if chars.iter().all(|f| regional_letter(f.c).is_some()) {
            return read_flags(builder, core);
        }
        let has_letter = chars.iter().any(|f| f.c.is_alphabetic());
        let broken = chars.iter().any(|f| is_breaker(f.c));
        if has_letter && ((broken && read_broken(builder, &core)) || read_disguise(builder, &core)) {
            return;
        }
    }
    read_parts(builder, core);
}

/// The stretch as separate words, each of which may be leet or masked by itself.
fn read_parts(builder: &mut Builder<'_>, core: Range<usize>) {
    let folded = builder.folded;
    let splits =
        |c: char| matches!(c, '.' | '-' | '_' | '/' | '\'' | '’' | '|' | '\\' | '`' | '!' | '+' | '~' | '·');
    let mut at = core.start;
    while at < core.end {
        let c = folded[at].c;
        if !is_word(c) && (splits(c) || regional_letter(c).is_some()) {
            builder.keep(at..at + 1);
            builder.keys.gap(c);
            at += 1;
            continue;
        }
        let length = folded[at..core.end].iter().take_while(|f| !splits(f.c)).count().max(1);
        let part = at..at + length;
        at += length;
        let letters_only = folded[part.clone()].iter().all(|f| is_word(f.c) && !f.c.is_numeric());
        if letters_only {
            read_word(builder, part);
        } else if part.len() < core.len() && part.len() <= MAX_UNIT && read_disguise(builder, &part) {
            // Done.
        } else {
            read_plainly(builder, part);
        }
    }
}

/// Letters and digits as they stand, whatever signs are between them.
fn read_plainly(builder: &mut Builder<'_>, part: Range<usize>) {
    let folded = builder.folded;
    let mut at = part.start;
    while at < part.end {
        let length = folded[at..part.end].iter().take_while(|f| is_word(f.c)).count();
        if length == 0 {
            builder.keep(at..at + 1);
            builder.keys.gap(folded[at].c);
            at += 1;
            continue;
        }
        let word = at..at + length;
        let raw = builder.raw(word.clone());
        builder.count_word();
        builder.keys.word(folded[word.clone()].iter().map(|f| f.c), raw, Reading::Plain);
        builder.keep(word);
        at += length;
    }
}

/// `3,14здец`: the number pi stands for the letters that name it. Returns where the word ends, if it is one.
pub(super) fn read_pi(builder: &mut Builder<'_>, at: usize) -> Option<usize> {
    let folded = builder.folded;
    let c = |at: usize| folded.get(at).map_or(' ', |f| f.c);
    let is_pi = matches!(c(at + 1), ',' | '.') && c(at + 2) == '1' && c(at + 3) == '4';
    let is_inside = at.checked_sub(1).is_some_and(|before| is_word(c(before)));
    let tail = folded.get(at + 4..)?.iter().take_while(|f| script_of(f.c) == Some(Script::Cyrillic)).count();
    if !is_pi || is_inside || !(2..=MAX_UNIT).contains(&tail) {
        return None;
    }
    let range = at..at + 4 + tail;
    let word: String = ['п', 'и'].into_iter().chain(folded[at + 4..range.end].iter().map(|f| f.c)).collect();
    if !builder.is_listed(&word) {
        return None;
    }
    rewrite(builder, &range, &word, Reading::Undisguised);
    Some(range.end)
}

/// Leet and masks, those readings first that a word list confirms.
fn read_disguise(builder: &mut Builder<'_>, part: &Range<usize>) -> bool {
    read_leet(builder, part) || read_masked(builder, part) || read_leet_beyond_doubt(builder, part)
}

/// `w0men`: no list knows it, and it can be nothing else.
fn read_leet_beyond_doubt(builder: &mut Builder<'_>, part: &Range<usize>) -> bool {
    let chars = &builder.folded[part.clone()];
    let (word, _) = in_latin_letters(builder, part);
    let capitals = chars.iter().filter(|f| f.how & CAPITAL != 0).count();
    if !leet::is_leet_beyond_doubt(&word, capitals) {
        return false;
    }
    match leet::readings(&word, Alphabet::Latin).into_iter().next() {
        Some(reading) => {
            rewrite(builder, part, &reading, Reading::Undisguised);
            true
        }
        None => false,
    }
}

/// `sh1t`, `a$$`.
fn read_leet(builder: &mut Builder<'_>, core: &Range<usize>) -> bool {
    let folded = builder.folded;
    let (word, is_mixed) = in_latin_letters(builder, core);
    let readings = builder.leet_readings(&word);
    if readings.is_empty() {
        return false;
    }
    let capitals = folded[core.clone()].iter().filter(|f| f.how & CAPITAL != 0).count();
    let digits = word.iter().filter(|c| c.is_ascii_digit()).count();
    // Road numbers, classes, formats: `A55`, `T1`, `b2`.
    let is_code =
        word.len() <= 3 && digits > 0 && (capitals > 0 || word.last().is_some_and(char::is_ascii_digit));
    let listed = if is_code { None } else { readings.iter().find(|r| builder.is_listed(r)) };
    let signs = word.iter().filter(|c| !c.is_alphabetic()).count();
    let is_mostly_letters = signs * 2 < word.len();
    let common = || readings.iter().find(|r| is_mostly_letters && builder.is_common(r));
    // Two tricks in one word are no chance, nor is a word of signs for the most part.
    let is_certain = is_mixed || (word.len() >= MIN_OF_SIGNS && signs >= 2);
    let known =
        || readings.iter().find(|r| is_certain && language::knows(r, builder.language.unwrap_or("en")));
    if let Some(reading) = listed.or_else(common).or_else(known).cloned() {
        rewrite(builder, core, &reading, Reading::Undisguised);
        return true;
    }
    if !is_code {
        let raw = builder.raw(core.clone());
        for reading in readings {
            builder.keys.other(reading, raw, Reading::Guess);
        }
    }
    false
}

/// The characters with lookalikes of Latin letters exchanged, where the words around are Latin; and whether there were any.
fn in_latin_letters(builder: &Builder<'_>, range: &Range<usize>) -> (Vec<char>, bool) {
    let chars = &builder.folded[range.clone()];
    let is_foreign = |c: char| script_of(c).is_some_and(|script| script != Script::Latin);
    let mixed = builder.mostly_latin
        && chars.iter().any(|f| is_foreign(f.c))
        && chars.iter().all(|f| !is_foreign(f.c) || confusables::passes_for_latin(f.c));
    let word = chars.iter().map(|f| {
        let latin = || confusables::latin_lookalike(f.c);
        if mixed && is_foreign(f.c) { latin().unwrap_or(f.c) } else { f.c }
    });
    (word.collect(), mixed)
}

/// `st.upid`, `sh-it`, `fu*ck`: a word once the signs in it are left out.
fn read_broken(builder: &mut Builder<'_>, core: &Range<usize>) -> bool {
    let folded = builder.folded;
    let word: Vec<char> = folded[core.clone()].iter().map(|f| f.c).filter(|c| !is_breaker(*c)).collect();
    if word.len() < 3 || word.len() == core.len() {
        return false;
    }
    let mut readings = builder.leet_readings(&word);
    if readings.is_empty() {
        readings.push(word.iter().collect());
    }
    let raw = builder.raw(core.clone());
    let hard = readings.iter().find(|r| builder.lexicons.iter().any(|l| l.lists_hard(r)));
    // `id**iot`: marks of emphasis stand in no word that is not to be hidden.
    let is_emphasis =
        folded[core.clone()].iter().all(|f| matches!(f.c, '*' | '_') || !is_breaker(f.c)) && word.len() >= 4;
    let emphasised =
        || readings.iter().find(|r| is_emphasis && (builder.is_listed(r) || builder.is_common(r)));
    if let Some(reading) = hard.or_else(emphasised).cloned() {
        if is_compound(builder, core) {
            write(builder, core, &reading, Reading::Undisguised);
        } else {
            rewrite(builder, core, &reading, Reading::Undisguised);
        }
        return true;
    }
    for reading in readings {
        builder.keys.other(reading, raw, Reading::Guess);
    }
    false
}

/// `brain-dead`: two or more whole words with a hyphen, which hides nothing.
fn is_compound(builder: &Builder<'_>, core: &Range<usize>) -> bool {
    /// Letters from which a part counts as a word that no list has to know.
    const WHOLE_WORD: usize = 4;
    let word: String = builder.folded[core.clone()].iter().map(|f| f.c).collect();
    let is_part = |part: &str| {
        let letters = part.chars().count();
        part.chars().all(char::is_alphabetic)
            && (letters >= WHOLE_WORD || letters > 1 && builder.is_common(part))
    };
    word.contains('-') && word.split('-').all(is_part)
}

/// `f**k`, `sh*t`, `b****`.
fn read_masked(builder: &mut Builder<'_>, core: &Range<usize>) -> bool {
    let folded = builder.folded;
    let chars = &folded[core.clone()];
    let doubtful = chars.iter().any(|f| matches!(f.c, '-' | '_' | '+' | '!' | '~' | '^'))
        && !chars.iter().any(|f| matches!(f.c, '*' | '#' | '%' | '•' | '●' | '█'));
    let masks = |c: char| is_mask(c) || (doubtful && matches!(c, '-' | '_'));
    let pattern: Vec<char> = chars.iter().map(|f| if masks(f.c) { MASK } else { f.c }).collect();
    let masked = pattern.iter().filter(|c| **c == MASK).count();
    let fits = masked > 0
        && (!doubtful || masked == 1)
        && masked < pattern.len()
        && pattern.first().is_some_and(|c| c.is_alphabetic())
        && pattern.iter().all(|c| *c == MASK || c.is_alphabetic());
    if !fits {
        return false;
    }
    let raw = builder.raw(core.clone());
    let masked = Masked { pattern, raw, doubtful };
    let filled = builder.lexicons.iter().find_map(|l| l.fill(&masked));
    // With two in three letters gone, any word of that length would do: who reads the words knows which are common.
    let given = masked.pattern.iter().filter(|c| **c != MASK).count();
    if filled.is_some() && given * 3 <= masked.pattern.len() && masked.pattern.len() > LONGEST_GUESS {
        builder.touch(1.0);
        builder.keys.masked.push(masked);
        return false;
    }
    // `G*d` is *God* before it is a longer word.
    let filled = filled.filter(|word| {
        word.chars().count() == masked.pattern.len() || !is_everyday_word(&masked.pattern, builder.language)
    });
    builder.keys.masked.push(masked);
    match filled {
        Some(word) => {
            rewrite(builder, core, &word, Reading::Undisguised);
            true
        }
        None => false,
    }
}

/// Whether a letter in the place of the only mask makes an everyday word.
fn is_everyday_word(pattern: &[char], language: Option<&str>) -> bool {
    let written: String = pattern.iter().collect();
    let one_masked = pattern.iter().filter(|c| **c == MASK).count() == 1;
    one_masked
        && ('a'..='z').any(|letter| {
            let mut buffer = [0; 4];
            language::knows(&written.replace(MASK, letter.encode_utf8(&mut buffer)), language.unwrap_or("en"))
        })
}

/// Letters written with the halves of flags.
fn read_flags(builder: &mut Builder<'_>, core: Range<usize>) {
    let word: String = builder.folded[core.clone()].iter().filter_map(|f| regional_letter(f.c)).collect();
    if word.len() >= 3 && builder.is_listed(&word) {
        rewrite(builder, &core, &word, Reading::Undisguised);
    } else {
        builder.keep(core);
        builder.keys.gap(' ');
    }
}

/// A word of letters only, which may be of another script than it seems.
fn read_word(builder: &mut Builder<'_>, range: Range<usize>) {
    let folded = builder.folded;
    let chars = &folded[range.clone()];
    let raw = builder.raw(range.clone());
    let mut how = 0;
    let mut ascii = true;
    let mut hidden = false;
    for (i, f) in chars.iter().enumerate() {
        how |= f.how;
        ascii &= f.c.is_ascii();
        hidden |= i > 0 && f.how & HIDDEN_BEFORE != 0;
    }
    let disguised = (how & STYLED != 0 && chars.len() >= 3)
        || how & STACKED != 0
        || (hidden && joins_visibly(chars[0].c));
    if how & REVERSED != 0 {
        let backwards: String = chars.iter().rev().map(|f| f.c).collect();
        if builder.is_listed(&backwards) {
            return rewrite(builder, &range, &backwards, Reading::Undisguised);
        }
    }
    if !ascii && range.len() <= MAX_UNIT {
        if let Some((word, share)) = of_one_script(builder, &range) {
            if share > 0.0 {
                return rewrite(builder, &range, &word, Reading::Undisguised);
            }
            builder.count_word();
            for (letter, f) in word.chars().zip(chars) {
                builder.push(letter, f.raw);
            }
            return builder.keys.word(word.chars(), raw, Reading::Plain);
        }
        if let Some(plain) = without_diacritics(chars.iter().map(|f| f.c)) {
            builder.keys.other(plain, raw, Reading::WithoutDiacritics);
        }
    } else if ascii && !builder.mostly_latin && range.len() >= SHORTEST_MIXED {
        // A Latin word in Cyrillic text that may be Cyrillic to the eye: `XEP`.
        let word: Option<String> = chars
            .iter()
            .map(|f| {
                confusables::cyrillic_lookalike(f.c).filter(|_| {
                    matches!(f.c, 'a' | 'b' | 'c' | 'e' | 'h' | 'k' | 'm' | 'o' | 'p' | 't' | 'x' | 'y')
                })
            })
            .collect();
        if let Some(word) = word.filter(|w| builder.is_listed(w)) {
            return rewrite(builder, &range, &word, Reading::Undisguised);
        }
    }
    if range.len() <= MAX_UNIT {
        let word: Option<String> = is_drawn_out(chars).then(|| chars.iter().map(|f| f.c).collect());
        if let Some((word, share)) = word.and_then(|word| stretched::undo(builder, &word, builder.language)) {
            builder.touch(if disguised { 1.0 } else { share });
            let reading = if disguised || share > 0.0 { Reading::Undisguised } else { Reading::Plain };
            return write(builder, &range, &word, reading);
        }
    }
    builder.count_word();
    if disguised {
        builder.touch(1.0);
    }
    let reading = if disguised { Reading::Undisguised } else { Reading::Plain };
    builder.keys.word(chars.iter().map(|f| f.c), raw, reading);
    builder.keep(range);
}

/// Whether a letter, or the Armenian one of two signs, stands three times in a row.
fn is_drawn_out(chars: &[Folded]) -> bool {
    let three = |at: usize, step: usize| {
        (0..2 * step).all(|i| chars.get(at + i).map(|f| f.c) == chars.get(at + i + step).map(|f| f.c))
            && at + 3 * step <= chars.len()
    };
    (0..chars.len()).any(|at| three(at, 1) || (chars[at].c == 'ո' && three(at, 2)))
}

/// Whether an invisible character inside a word of this letter's script has no purpose but to break it.
fn joins_visibly(c: char) -> bool {
    script_of(c).is_some_and(|script| script != Script::Other) || c.is_ascii()
}

/// The word with lookalikes from other scripts exchanged, and how far that is evasion; `None` when it is fine as it is.
fn of_one_script(builder: &Builder<'_>, range: &Range<usize>) -> Option<(String, f32)> {
    let chars = &builder.folded[range.clone()];
    let count = |script| chars.iter().filter(|f| script_of(f.c) == Some(script)).count();
    let (latin, cyrillic, greek, armenian, rare) = (
        count(Script::Latin),
        count(Script::Cyrillic),
        count(Script::Greek),
        count(Script::Armenian),
        count(Script::Rare),
    );
    let kinds = [latin, cyrillic, greek, armenian, rare].iter().filter(|n| **n > 0).count();
    let in_latin = || {
        chars
            .iter()
            .map(|f| {
                if script_of(f.c) == Some(Script::Latin) {
                    Some(f.c)
                } else {
                    confusables::latin_lookalike(f.c)
                }
            })
            .collect::<Option<String>>()
    };
    if kinds == 1 {
        if rare > 0 && builder.mostly_latin && chars.len() >= SHORTEST_MIXED {
            return in_latin().map(|word| (word, 1.0));
        }
        if latin > 0 {
            return upside_down(builder, range).or_else(|| latin_in_disguise(builder, range));
        }
        let passes = builder.mostly_latin
            && chars.len() >= SHORTEST_MIXED
            && chars.iter().all(|f| confusables::passes_for_latin(f.c));
        return in_latin().filter(|word| passes && builder.is_listed(word)).map(|word| (word, 1.0));
    }
    if kinds == 0 || chars.len() < SHORTEST_MIXED {
        return None;
    }
    // Azerbaijani typed with a Cyrillic schwa is a habit of keyboards, no disguise.
    if chars.iter().all(|f| script_of(f.c) == Some(Script::Latin) || f.c == 'ә') {
        return Some((chars.iter().map(|f| if f.c == 'ә' { 'ə' } else { f.c }).collect(), 0.0));
    }
    if is_loan_with_ending(chars.iter().map(|f| script_of(f.c))) {
        return None;
    }
    // The script of the letters that cannot be mistaken is the word's; among equals the majority's.
    let strict_latin = chars
        .iter()
        .filter(|f| script_of(f.c) == Some(Script::Latin) && confusables::cyrillic_lookalike(f.c).is_none())
        .count();
    let strict_cyrillic = chars
        .iter()
        .filter(|f| script_of(f.c) == Some(Script::Cyrillic) && !confusables::passes_for_latin(f.c))
        .count();
    let to_cyrillic = cyrillic > 0
        && (strict_cyrillic > 0 || !builder.mostly_latin)
        && (strict_latin == 0 || cyrillic > latin);
    if to_cyrillic {
        let word: Option<String> = chars
            .iter()
            .map(|f| {
                if script_of(f.c) == Some(Script::Cyrillic) {
                    Some(f.c)
                } else {
                    confusables::cyrillic_lookalike(f.c)
                }
            })
            .collect();
        if word.is_some() {
            return word.map(|word| (word, 1.0));
        }
    }
    if armenian > latin + cyrillic + greek {
        let word: Option<String> =
            chars
                .iter()
                .map(|f| {
                    if script_of(f.c) == Some(Script::Armenian) { Some(f.c) } else { armenian_lookalike(f.c) }
                })
                .collect();
        if word.is_some() {
            return word.map(|word| (word, 1.0));
        }
    }
    if greek > latin + cyrillic {
        return None;
    }
    in_latin().map(|word| (word, 1.0))
}

fn armenian_lookalike(c: char) -> Option<char> {
    Some(match c {
        'o' | 'о' => 'օ',
        'u' => 'ս',
        'h' | 'һ' => 'հ',
        'n' => 'ո',
        'g' => 'ց',
        'q' => 'զ',
        'j' => 'յ',
        'p' | 'р' => 'բ',
        'w' => 'ա',
        _ => return None,
    })
}

/// `WhatsAppом`, `iPhoneի`: a foreign word with an ending of the surrounding language.
fn is_loan_with_ending(scripts: impl Iterator<Item = Option<Script>>) -> bool {
    let mut runs: Vec<(Script, usize)> = Vec::new();
    for script in scripts.flatten() {
        match runs.last_mut() {
            Some((last, length)) if *last == script => *length += 1,
            _ => runs.push((script, 1)),
        }
    }
    matches!(runs.as_slice(), [(_, first), (_, second)] if *first >= 3 && *second >= 2)
}

/// Words turned upside down: `ʞɔnɟ`.
fn upside_down(builder: &Builder<'_>, range: &Range<usize>) -> Option<(String, f32)> {
    let chars = &builder.folded[range.clone()];
    let turned = |c: char| match c {
        'ɐ' => 'a',
        'q' => 'b',
        'ɔ' => 'c',
        'p' => 'd',
        'ǝ' | 'ə' => 'e',
        'ɟ' => 'f',
        'ƃ' | 'ɓ' => 'g',
        'ɥ' => 'h',
        'ı' | 'ᴉ' => 'i',
        'ɾ' => 'j',
        'ʞ' => 'k',
        'ʅ' => 'l',
        'ɯ' => 'm',
        'u' => 'n',
        'd' => 'p',
        'b' => 'q',
        'ɹ' => 'r',
        'ʇ' => 't',
        'n' => 'u',
        'ʌ' => 'v',
        'ʍ' => 'w',
        'ʎ' => 'y',
        c => c,
    };
    let unusual = chars
        .iter()
        .filter(|f| {
            matches!(f.c, 'ɐ' | 'ɔ' | 'ɟ' | 'ƃ' | 'ɥ' | 'ʞ' | 'ɯ' | 'ɹ' | 'ʇ' | 'ʌ' | 'ʍ' | 'ʎ' | 'ǝ')
        })
        .count();
    if unusual < 2 {
        return None;
    }
    let word: String = chars.iter().rev().map(|f| turned(f.c)).collect();
    builder.is_listed(&word).then_some((word, 1.0))
}

/// Latin letters that no language uses as they stand here: `ƒuck`, `ƈunt`.
fn latin_in_disguise(builder: &Builder<'_>, range: &Range<usize>) -> Option<(String, f32)> {
    let chars = &builder.folded[range.clone()];
    if !chars.iter().any(|f| matches!(f.c, '\u{180}'..='\u{258}' | '\u{25A}'..='\u{2AF}')) {
        return None;
    }
    let word: String = chars.iter().map(|f| confusables::latin_lookalike(f.c).unwrap_or(f.c)).collect();
    let plain = without_diacritics(word.chars()).unwrap_or(word);
    builder.is_listed(&plain).then_some((plain, 1.0))
}

/// The word in bare Latin letters; `None` when it has no diacritics or is not Latin.
fn without_diacritics(word: impl Iterator<Item = char> + Clone) -> Option<String> {
    if !word.clone().any(|c| matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')) {
        return None;
    }
    let plain: String = word
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            'ø' => 'o',
            'đ' => 'd',
            'ł' => 'l',
            'ı' => 'i',
            'ħ' => 'h',
            'ŧ' => 't',
            c => c,
        })
        .collect();
    plain.is_ascii().then_some(plain)
}

/// Writes `word` in place of the stretch `range`.
fn rewrite(builder: &mut Builder<'_>, range: &Range<usize>, word: &str, reading: Reading) {
    builder.touch(1.0);
    write(builder, range, word, reading);
}

/// The same where nothing was hidden.
fn write(builder: &mut Builder<'_>, range: &Range<usize>, word: &str, reading: Reading) {
    let folded = builder.folded;
    let raw = builder.raw(range.clone());
    let letters = word.chars().count();
    if letters == range.len() {
        for (letter, at) in word.chars().zip(range.clone()) {
            builder.push(letter, folded[at].raw);
        }
    } else {
        let kept: Vec<usize> = range.clone().filter(|&at| !is_breaker(folded[at].c)).collect();
        for (i, letter) in word.chars().enumerate() {
            let place =
                if kept.len() == letters { folded[kept[i]].raw } else { (raw.begin as u32, raw.end as u32) };
            builder.push(letter, place);
        }
    }
    builder.count_word();
    builder.keys.word(word.chars(), raw, reading);
}
