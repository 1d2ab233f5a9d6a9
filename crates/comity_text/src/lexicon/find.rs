//! Finding listed words among the keys of a text.

use super::spelling::{Role, Spelling};
use super::{Hit, Lexicon, LexiconMatch, Severity};
use crate::body::Body;
use crate::canonical::keys::{Keys, MASK, Masked, Reading};
use comity_model::Span;

/// Fewest letters of a word that may be guessed or found inside joined letters.
const LONG_ENOUGH: usize = 4;
/// A word of so many letters is not met by chance when punctuation is left out.
const SURELY_MEANT: usize = 6;

/// What counts as listed when a reading is to be confirmed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Strictness {
    /// Any listed word.
    Any,
    /// A strong word, or a long one.
    Hard,
    /// Also inside of the letters.
    Inside,
}

/// Every listed word in `body`, and the harmless stretches that look like one.
pub(super) fn find(lexicon: &Lexicon, body: &Body) -> (Vec<LexiconMatch>, Vec<Span>) {
    among(lexicon, body, lexicon.hits(&body.canonical.keys).into_iter())
}

/// Every listed word in `body` among the `hits` of the lexicon's spellings.
pub(super) fn among(
    lexicon: &Lexicon,
    body: &Body,
    hits: impl Iterator<Item = Hit>,
) -> (Vec<LexiconMatch>, Vec<Span>) {
    let keys = &body.canonical.keys;
    let known = body.language.as_ref().map(|d| d.language);
    let is_local = known.is_none_or(|l| l == lexicon.language);
    let mut found = Vec::new();
    let mut exceptions = Vec::new();
    for hit in hits {
        let spelling = &lexicon.spellings[hit.spelling];
        let Some(place) = place(lexicon, spelling, keys, hit.start, hit.end, is_local) else { continue };
        match spelling.role {
            Role::Exception(term) => exceptions.push((term, place.raw)),
            Role::Term(term) => {
                let entry = &lexicon.terms[term as usize];
                if (entry.local && !is_local) || (entry.is_name && is_name(&body.text, place.raw)) {
                    continue;
                }
                found.push((term, place.raw, place.evasive));
            }
        }
    }
    for masked in &keys.masked {
        if let Some((term, _)) = fill(lexicon, masked) {
            found.push((term, masked.raw, true));
        }
    }
    found.retain(|(term, span, _)| {
        !exceptions.iter().any(|(of, over)| {
            of.is_none_or(|of| of == *term) && over.begin <= span.begin && span.end <= over.end
        })
    });
    (settle(lexicon, body, found), exceptions.into_iter().map(|(_, over)| over).collect())
}

/// One match for each stretch and category, the longest first.
fn settle(lexicon: &Lexicon, body: &Body, mut found: Vec<(u32, Span, bool)>) -> Vec<LexiconMatch> {
    found.sort_by_key(|(term, span, evasive)| {
        (
            span.begin,
            std::cmp::Reverse(span.end),
            std::cmp::Reverse(lexicon.terms[*term as usize].severity),
            *evasive,
            *term,
        )
    });
    let mut kept: Vec<LexiconMatch> = Vec::new();
    for (term, span, evasive) in found {
        let term = &lexicon.terms[term as usize];
        // Spans are sorted by their beginning, so only the last few can cover this one.
        let covered = kept.iter().rev().take(8).any(|k| {
            k.span.begin <= span.begin
                && span.end <= k.span.end
                && (k.category == term.category || k.severity >= term.severity)
        });
        if !covered {
            kept.push(LexiconMatch {
                term: term.word.clone(),
                severity: term.severity,
                category: term.category,
                span,
                evasive,
                quoted: body.is_quoted(span),
            });
        }
    }
    kept
}

/// Where a spelling stands.
struct Place {
    raw: Span,
    evasive: bool,
}

/// How far the letters were repeated.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
enum Stretch {
    None,
    /// One letter twice instead of once.
    Doubled,
    /// A letter three times or more.
    Drawn,
}

/// Checks a hit of the search on squeezed keys: word borders, repeated letters, how the words came to be.
fn place(
    lexicon: &Lexicon,
    spelling: &Spelling,
    keys: &Keys,
    start: usize,
    end: usize,
    is_local: bool,
) -> Option<Place> {
    let first = keys.word_at(start)?;
    let words = spelling.text.split(' ').count();
    let mut evasive = spelling.broken;
    let mut raw = keys.words[first].raw;
    for (i, form) in spelling.text.split(' ').enumerate() {
        let word = keys.words.get(first + i)?;
        let (key_start, key_end) = (word.key.0 as usize, word.key.1 as usize);
        let from = if i == 0 { start } else { key_start };
        let to = if i + 1 == words { end } else { key_end };
        let whole = from == key_start && to == key_end;
        let starred_begin = spelling.star_begin && i == 0;
        let starred_end = spelling.star_end && i + 1 == words;
        let fits = match word.reading {
            Reading::Plain | Reading::Undisguised => {
                (from == key_start || starred_begin) && (to == key_end || starred_end)
            }
            Reading::Guess => whole && words == 1 && is_hard(lexicon, spelling),
            Reading::Joined => words == 1 && (whole || spelling.letters() >= LONG_ENOUGH),
            Reading::WithoutDiacritics => {
                lexicon.fold_diacritics
                    && is_local
                    && words == 1
                    && (from == key_start || starred_begin)
                    && (to == key_end || starred_end)
                    && spelling.letters() >= LONG_ENOUGH
            }
        };
        if !fits || to > key_end {
            return None;
        }
        let spelled = keys.spelled.get(word.spelled.0 as usize..word.spelled.1 as usize)?;
        let spelled = std::str::from_utf8(spelled).ok()?;
        let skip = std::str::from_utf8(keys.text.get(key_start..from)?).ok()?.chars().count();
        let stretch = stretch(form, spelled, skip)?;
        let allowed = match stretch {
            Stretch::None => true,
            // An exception is for its own spelling: "niger" does not excuse what has one letter more.
            _ if matches!(spelling.role, Role::Exception(_)) => false,
            // "looser" is no loser in a language that knows the word; short words with a doubled letter are other words.
            Stretch::Doubled => is_local && whole && spelling.letters() >= LONG_ENOUGH,
            Stretch::Drawn => true,
        };
        if !allowed {
            return None;
        }
        evasive |= stretch != Stretch::None || word.reading != Reading::Plain;
        raw = Span::new(raw.begin.min(word.raw.begin), raw.end.max(word.raw.end));
    }
    Some(Place { raw, evasive })
}

/// Compares the runs of letters of `form` with those of `spelled` from its run `skip` on.
fn stretch(form: &str, spelled: &str, skip: usize) -> Option<Stretch> {
    // Nearly every word is spelled as it is listed.
    if skip == 0
        && let Some(rest) = spelled.strip_prefix(form)
        && rest.chars().next() != form.chars().next_back()
    {
        return Some(Stretch::None);
    }
    let mut worst = Stretch::None;
    let mut have = Runs::new(spelled);
    for _ in 0..skip {
        have.next()?;
    }
    for (letter, wanted) in Runs::new(form) {
        let (found, length) = have.next()?;
        if letter != found || length < wanted {
            return None;
        }
        let this = match length {
            l if l == wanted => Stretch::None,
            l if l >= 3 => Stretch::Drawn,
            _ => Stretch::Doubled,
        };
        if this > worst {
            worst = this;
        }
    }
    Some(worst)
}

/// Runs of one letter: (letter, how often).
struct Runs<'a> {
    chars: std::iter::Peekable<std::str::Chars<'a>>,
}

impl<'a> Runs<'a> {
    fn new(text: &'a str) -> Self {
        Self { chars: text.chars().peekable() }
    }
}

impl Iterator for Runs<'_> {
    type Item = (char, usize);
    fn next(&mut self) -> Option<Self::Item> {
        let letter = self.chars.next()?;
        let mut length = 1;
        while self.chars.next_if_eq(&letter).is_some() {
            length += 1;
        }
        Some((letter, length))
    }
}

fn is_hard(lexicon: &Lexicon, spelling: &Spelling) -> bool {
    let Role::Term(term) = spelling.role else { return true };
    spelling.letters() >= SURELY_MEANT
        || (spelling.letters() >= LONG_ENOUGH && lexicon.terms[term as usize].severity >= Severity::Strong)
}

/// Whether `word` is listed.
pub(super) fn lists(lexicon: &Lexicon, word: &str, strictness: Strictness) -> bool {
    let mut keys = Keys::default();
    let reading = if strictness == Strictness::Inside { Reading::Joined } else { Reading::Plain };
    keys.word(word.chars(), Span::new(0, 1), reading);
    let mut listed = false;
    for hit in lexicon.hits(&keys) {
        let spelling = &lexicon.spellings[hit.spelling];
        if place(lexicon, spelling, &keys, hit.start, hit.end, false).is_none() {
            continue;
        }
        match spelling.role {
            Role::Exception(_) if strictness != Strictness::Inside => return false,
            Role::Exception(_) => {}
            Role::Term(_) => listed |= strictness != Strictness::Hard || is_hard(lexicon, spelling),
        }
    }
    listed
}

/// Whether a hard word is hit in `word`, whatever stands around it.
pub(super) fn hints_at_hard(lexicon: &Lexicon, word: &str) -> bool {
    let mut keys = Keys::default();
    keys.word(word.chars(), Span::new(0, 1), Reading::Plain);
    lexicon.hits(&keys).iter().any(|hit| {
        let spelling = &lexicon.spellings[hit.spelling];
        matches!(spelling.role, Role::Term(_)) && is_hard(lexicon, spelling)
    })
}

/// The term and the word that a masked word stands for: the first in the file that has its letters in their places.
pub(super) fn fill(lexicon: &Lexicon, masked: &Masked) -> Option<(u32, String)> {
    let pattern = masked.pattern.as_slice();
    let initial = *pattern.first()?;
    let from = lexicon.by_initial.partition_point(|(c, _)| *c < initial);
    let same = lexicon.by_initial.iter().skip(from).take_while(|(c, _)| *c == initial);
    let given = pattern.iter().filter(|c| **c != MASK).count();
    let mut best: Option<(u8, u32, String)> = None;
    for (_, index) in same {
        let spelling = &lexicon.spellings[*index as usize];
        let Role::Term(term) = spelling.role else { continue };
        let strong = lexicon.terms[term as usize].severity >= Severity::Strong;
        if masked.doubtful && (!strong || spelling.letters() < LONG_ENOUGH) {
            continue;
        }
        let Some((rank, word)) = fits(spelling, pattern, given, strong) else { continue };
        if best.as_ref().is_none_or(|(r, i, _)| (rank, *index) < (*r, *i)) {
            best = Some((rank, *index, word));
        }
    }
    let (_, index, word) = best?;
    match lexicon.spellings[index as usize].role {
        Role::Term(term) => Some((term, word)),
        Role::Exception(_) => None,
    }
}

/// How well a spelling fits a masked word (0 best), and the word filled in.
fn fits(spelling: &Spelling, pattern: &[char], given: usize, strong: bool) -> Option<(u8, String)> {
    let same = |letter: char, place: char| place == MASK || letter == place;
    let letters = spelling.letters();
    let only_first = given == 1;
    if letters == pattern.len() {
        let fits = spelling.text.chars().zip(pattern).all(|(l, p)| same(l, *p));
        return (fits && (!only_first || strong || letters >= LONG_ENOUGH))
            .then(|| (0, spelling.text.to_string()));
    }
    if spelling.star_end && pattern.len() > letters {
        let (head, tail) = pattern.split_at(letters);
        let fits =
            spelling.text.chars().zip(head).all(|(l, p)| same(l, *p)) && tail.iter().all(|c| *c != MASK);
        return fits.then(|| (1, spelling.text.chars().chain(tail.iter().copied()).collect()));
    }
    // One star for several letters, or several for another number of them: first and last letters have to fit.
    let head = pattern.iter().take_while(|c| **c != MASK).count();
    let tail = pattern.iter().rev().take_while(|c| **c != MASK).count();
    let one_run =
        head + tail < pattern.len() && pattern[head..pattern.len() - tail].iter().all(|c| *c == MASK);
    let fits = strong
        && one_run
        && tail > 0
        && letters >= head + tail + 2
        && letters >= LONG_ENOUGH
        && letters.abs_diff(pattern.len()) <= 2
        && spelling.text.chars().zip(pattern).take(head).all(|(l, p)| l == *p)
        && spelling.text.chars().rev().zip(pattern.iter().rev()).take(tail).all(|(l, p)| l == *p);
    fits.then(|| (2, spelling.text.to_string()))
}

/// Whether a word that is also a name is one here: one capital, and either inside a sentence or before another capital.
fn is_name(text: &str, span: Span) -> bool {
    let word = span.of(text);
    let mut chars = word.chars();
    let capitalised = chars.next().is_some_and(char::is_uppercase) && chars.all(|c| !c.is_uppercase());
    if !capitalised {
        return false;
    }
    let before =
        text.get(..span.begin).unwrap_or("").trim_end_matches([' ', '"', '“', '«', '(', '*', '_', '>']);
    let inside_sentence =
        before.chars().next_back().is_some_and(|c| !matches!(c, '.' | '!' | '?' | '…' | '\n' | '։'))
            || before.ends_with("Mr.")
            || before.ends_with("Dr.")
            || before.ends_with("K.");
    let after = text.get(span.end..).unwrap_or("");
    let next_word = after.trim_start_matches([' ', '\u{2019}', '\'']);
    let before_a_name =
        next_word.chars().next().is_some_and(char::is_uppercase) || after.starts_with(['\'', '’']);
    let alone = next_word.trim_end_matches(['.', '!', '?', ' ', '\n']).is_empty();
    inside_sentence || before_a_name || !alone
}
