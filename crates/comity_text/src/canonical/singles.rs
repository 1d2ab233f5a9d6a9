//! Single letters with spaces, dots or dashes between them, joined to a word.

use super::confusables::{Script, script_of};
use super::fold::CAPITAL;
use super::keys::Reading;
use super::{Builder, leet};
use crate::language;
use crate::letters::is_letter_or_digit;

/// Longest run that is looked at, in letters.
const MAX_RUN: usize = 64;
/// Longest stretch between two letters, in characters.
const MAX_GAP: usize = 3;
/// Shortest run that is joined although no word list knows it.
const SHORTEST_UNLISTED: usize = 4;

/// Joins the run of single letters that begins at `at` and returns where it ends; `None` when there is none or when it is a
/// list of letters, initials or an abbreviation.
pub(super) fn join(builder: &mut Builder<'_>, at: usize) -> Option<usize> {
    let folded = builder.folded;
    // Most words end this right here.
    if !is_single(builder, at) || folded.get(at + 1).is_none_or(|f| is_word(f.c)) {
        return None;
    }
    if at.checked_sub(1).is_some_and(|before| is_word(folded[before].c)) {
        return None;
    }
    // The one letter of a word such as *I*, with none behind it, is no run.
    let next = at + 1 + gap_length(builder, at + 1)?;
    if !is_single(builder, next) || folded.get(next + 1).is_some_and(|f| is_word(f.c)) {
        return None;
    }
    join_evenly(builder, at).or_else(|| join_unevenly(builder, at))
}

/// A run with the same stretch between all its letters: `f u c k`, `f.u.c.k`, a letter a line.
fn join_evenly(builder: &mut Builder<'_>, at: usize) -> Option<usize> {
    let folded = builder.folded;
    let single = |i: usize| is_single(builder, i);
    let gap = gap_length(builder, at + 1)?;
    let mut letters = vec![at];
    let mut end = at + 1;
    while letters.len() < MAX_RUN {
        let next = end + gap;
        let same_gap =
            (0..gap).all(|i| folded.get(end + i).map(|f| f.c) == folded.get(at + 1 + i).map(|f| f.c));
        if !same_gap || !single(next) || (folded.get(next + 1).is_some_and(|f| is_word(f.c))) {
            break;
        }
        letters.push(next);
        end = next + 1;
    }
    if letters.len() < 3 || !letters.iter().any(|&i| is_letter(folded[i].c)) {
        return None;
    }
    let run: Vec<char> = letters.iter().map(|&i| folded[i].c).collect();
    let candidates = readings(builder, &run);
    if begins_with_a_word(builder, &run, folded.get(at + 1).map(|f| f.c)) {
        return None;
    }
    let dotted = folded.get(at + 1).is_some_and(|f| f.c == '.');
    let capitals = letters.iter().filter(|&&i| folded[i].how & CAPITAL != 0).count();
    // `A. S. S. Byatt`: three capitals with dots are somebody's initials.
    if dotted && capitals == run.len() && run.len() < SHORTEST_UNLISTED {
        return None;
    }
    let listed = candidates.iter().find(|c| builder.lexicons.iter().any(|l| l.lists_inside(c))).cloned();
    let word = match listed {
        Some(word) => word,
        // Letters in a column that make no listed word are a list.
        None if folded[at..end].iter().any(|f| f.c == '\n') => return None,
        None if reads_like_a_word(&run, capitals, dotted) => run.iter().collect(),
        None if is_short_word(builder, &run, capitals) => run.iter().collect(),
        None => return None,
    };
    write(builder, &word, &letters);
    Some(end)
}

/// A run with anything between its letters: `f.u-c k`. Only hard words that begin with it are read so.
fn join_unevenly(builder: &mut Builder<'_>, at: usize) -> Option<usize> {
    let folded = builder.folded;
    let mut letters = vec![at];
    let mut end = at + 1;
    while letters.len() < MAX_RUN {
        let Some(gap) = gap_length(builder, end) else { break };
        let next = end + gap;
        if !is_single(builder, next) || folded.get(next + 1).is_some_and(|f| is_word(f.c)) {
            break;
        }
        letters.push(next);
        end = next + 1;
    }
    let run: Vec<char> = letters.iter().map(|&i| folded[i].c).collect();
    if run.len() < SHORTEST_UNLISTED || !may_begin_hard(builder, &run) {
        return None;
    }
    for length in (SHORTEST_UNLISTED..=run.len()).rev() {
        let hard = readings(builder, run.get(..length)?)
            .into_iter()
            .find(|word| builder.lexicons.iter().any(|lexicon| lexicon.lists_hard(word)));
        if let Some(word) = hard {
            let letters = letters.get(..length)?;
            write(builder, &word, letters);
            return letters.last().map(|last| last + 1);
        }
    }
    None
}

/// Whether the first letter of a spaced run is a word of its own: `a r a t` is *a rat*.
fn begins_with_a_word(builder: &Builder<'_>, run: &[char], gap: Option<char>) -> bool {
    let language = builder.language.unwrap_or("en");
    let is_word = |letters: &[char]| {
        let word: String = letters.iter().collect();
        language::knows(&word, language) || builder.is_listed(&word)
    };
    let [first, rest @ ..] = run else { return false };
    language == "en"
        && gap == Some(' ')
        && matches!(first, 'a' | 'i')
        && rest.len() > 2
        && !is_word(run)
        && is_word(rest)
}

/// Whether a run of three small letters is a word that is known, such as `r.a.t`, and not an abbreviation.
fn is_short_word(builder: &Builder<'_>, run: &[char], capitals: usize) -> bool {
    let word: String = run.iter().collect();
    run.len() == SHORTEST_UNLISTED - 1
        && capitals <= 1
        && language::knows(&word, builder.language.unwrap_or("en"))
        && !run.windows(2).any(|pair| pair[1] as i64 - pair[0] as i64 == 1)
}

fn is_single(builder: &Builder<'_>, at: usize) -> bool {
    builder.folded.get(at).is_some_and(|f| is_letter(f.c) || !leet::letters_for(f.c).is_empty())
}

/// The run as it stands, or what its signs may stand for.
fn readings(builder: &Builder<'_>, run: &[char]) -> Vec<String> {
    let readings = builder.leet_readings(run);
    if readings.is_empty() { vec![run.iter().collect()] } else { readings }
}

/// Whether a beginning of the run may be a hard word: what is read of a beginning begins a reading of the whole. This is asked
/// once; all beginnings one by one would take milliseconds for a line of letters, and a long text has many.
fn may_begin_hard(builder: &Builder<'_>, run: &[char]) -> bool {
    let hints = |word: &String| builder.lexicons.iter().any(|lexicon| lexicon.hints_at_hard(word));
    hints(&run.iter().collect()) || builder.leet_beginnings(run).iter().any(hints)
}

/// Writes `word` in place of the single letters at `letters`.
fn write(builder: &mut Builder<'_>, word: &str, letters: &[usize]) {
    let folded = builder.folded;
    let (Some(&begin), Some(&last)) = (letters.first(), letters.last()) else { return };
    let raw = builder.raw(begin..last + 1);
    for (letter, &i) in word.chars().zip(letters) {
        builder.push(letter, folded[i].raw);
    }
    builder.count_word();
    builder.touch(1.0);
    builder.keys.word(word.chars(), raw, Reading::Joined);
}

/// Length of what stands between two single letters, if it is something that separates letters.
fn gap_length(builder: &Builder<'_>, from: usize) -> Option<usize> {
    let folded = builder.folded;
    let length = folded.get(from..)?.iter().take(MAX_GAP + 1).take_while(|f| !is_word(f.c)).count();
    // A sign such as `$` may itself be the next letter: then the gap ends before it.
    let is_gap = |c: char| {
        matches!(
            c,
            ' ' | '\n' | '.' | '-' | '_' | '*' | '/' | '|' | '~' | '·' | '•' | '+' | '=' | '\'' | '\u{2010}'
                ..='\u{2015}' | '\\' | '^' | '`'
        )
    };
    let length = folded.get(from..from + length)?.iter().take_while(|f| is_gap(f.c)).count();
    (1..=MAX_GAP).contains(&length).then_some(length)
}

fn is_word(c: char) -> bool {
    is_letter_or_digit(c)
}

/// Letters of scripts that write words with several of them; in Chinese a single character is a word.
fn is_letter(c: char) -> bool {
    match script_of(c) {
        Some(Script::Other) => matches!(c, '\u{590}'..='\u{6FF}' | '\u{10A0}'..='\u{10FF}'),
        Some(_) => true,
        None => false,
    }
}

/// Whether a run that no list knows is a word all the same: not `a b c d`, not `U.S.A.`, not `J. R. R. T.`
fn reads_like_a_word(run: &[char], capitals: usize, dotted: bool) -> bool {
    // `S.y.r.i.a.n.s` begins with a capital; initials are all capitals.
    if run.len() < SHORTEST_UNLISTED || (dotted && capitals > 1) || run.iter().any(|c| !c.is_alphabetic()) {
        return false;
    }
    let rising = run.windows(2).filter(|w| w[1] as i64 - w[0] as i64 == 1).count();
    let same = run.windows(2).filter(|w| w[0] == w[1]).count();
    let vowels = run
        .iter()
        .filter(|c| {
            matches!(
                c,
                'a' | 'e'
                    | 'i'
                    | 'o'
                    | 'u'
                    | 'y'
                    | 'ı'
                    | 'ö'
                    | 'ü'
                    | 'ə'
                    | 'ä'
                    | 'а'
                    | 'е'
                    | 'и'
                    | 'о'
                    | 'у'
                    | 'ы'
                    | 'э'
                    | 'ю'
                    | 'я'
                    | 'ա'
                    | 'ե'
                    | 'է'
                    | 'ը'
                    | 'ի'
                    | 'ո'
                    | 'օ'
                    | 'ا'
                    | 'و'
                    | 'ي'
                    | 'α'
                    | 'ε'
                    | 'ι'
                    | 'ο'
                    | 'η'
                    | 'υ'
            )
        })
        .count();
    rising * 2 < run.len() && same * 2 < run.len() && vowels > 0 && vowels < run.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Letters of hard words in several alphabets, signs that stand for letters, and some that stand for none there.
    const PIECES: [&str; 16] = [
        "fuck",
        "sh1t",
        "idiot",
        "m0r0n",
        "1d10t",
        "дурак",
        "с0сат",
        "ապուշ",
        "salak",
        "a",
        "x",
        "7",
        "!",
        "€",
        "ё",
        "ss",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_beginning_is_a_hard_word_where_the_whole_run_gives_no_hint(
            pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 1..5),
            cut in 0..6_usize,
            language in prop::sample::select(vec![None, Some("en"), Some("ru"), Some("hy"), Some("tr")]),
        ) {
            let run: Vec<char> = pieces.concat().chars().skip(cut).take(MAX_RUN).collect();
            let builder = Builder::new(&[], language);
            let is_hard = |length: usize| {
                readings(&builder, &run[..length]).iter().any(|word| builder.lexicons.iter().any(|l| l.lists_hard(word)))
            };
            let any = (SHORTEST_UNLISTED..=run.len()).any(is_hard);
            prop_assert!(!any || may_begin_hard(&builder, &run), "{run:?}");
        }
    }

    /// Each letter of these began a run of its own, and each beginning of that was looked up: seconds in a debug build.
    #[test]
    fn a_long_text_of_single_letters_is_read() {
        for piece in ["a b. ", "1-x ", "A. ", "7 ! "] {
            let text = piece.repeat(20_480 / piece.len());
            let body = crate::Body::read(&text, Some("en"));
            assert!(body.canonical.evasion <= 1.0);
        }
    }
}
