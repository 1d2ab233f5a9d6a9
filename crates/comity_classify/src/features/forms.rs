//! What Turkish, Arabic and Portuguese say by the form of a word where other languages need words of their own: that the
//! speaker will do it, to whom, and that it is denied.

use super::concepts::Concepts;
use super::{Concept, Lang, word_hash};

/// What the form of a word says besides what the word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about the word")]
pub(crate) struct Form {
    /// "I" or "we".
    pub first: bool,
    /// "will".
    pub want: bool,
    /// "you", as the one it is done to.
    pub you: bool,
    /// "them".
    pub they: bool,
    /// "not".
    pub not: bool,
}

impl Form {
    /// Whether the form says what a word of `concept` would.
    pub(crate) fn says(self, concept: Concept) -> bool {
        match concept {
            Concept::First => self.first,
            Concept::Want => self.want,
            Concept::You => self.you,
            Concept::They => self.they,
            _ => false,
        }
    }
}

/// Endings of Turkish verbs: I will, we will, let us.
const TURKISH_WILL: [&str; 30] = [
    "eceğim", "acağım", "eceğiz", "acağız", "icem", "ıcam", "ucam", "ücem", "icez", "ıcaz", "ecem", "acam",
    "ecez", "acaz", "erim", "arım", "ırım", "irim", "urum", "ürüm", "eriz", "arız", "ırız", "iriz", "uruz",
    "ürüz", "alım", "elim", "ayım", "eyim",
];
/// What Turkish verbs have in them where they are denied.
const TURKISH_NOT: [&str; 22] = [
    "mıyor", "miyor", "muyor", "müyor", "mayın", "meyin", "masın", "mesin", "mamalı", "memeli", "mez", "maz",
    "madı", "medi", "mam", "mem", "mayaca", "meyece", "mayalım", "meyelim", "mamak", "memek",
];
/// Portuguese words that say who wants.
const PORTUGUESE_FIRST: [&str; 12] = [
    "vou",
    "vamos",
    "irei",
    "iremos",
    "quero",
    "queremos",
    "espero",
    "esperamos",
    "hei",
    "havemos",
    "desejo",
    "pretendo",
];
/// Letters that Arabic verbs in the present begin with.
const PRESENT: [char; 4] = ['ا', 'ن', 'ي', 'ت'];

/// What the form of a word of `concept` says; `listed` of its letters stand in the list.
pub(crate) fn form_of(lang: Lang, concept: Concept, letters: &[char], listed: usize) -> Form {
    match lang {
        Lang::Tr if is_act(concept) => {
            let will = TURKISH_WILL.iter().any(|ending| ends_with(letters, ending));
            let rest = letters.get(listed..).unwrap_or(&[]);
            let not = TURKISH_NOT.iter().any(|part| has(rest, part));
            Form { first: will && !not, want: will && !not, not, ..Form::default() }
        }
        Lang::Ar if is_act(concept) => arabic_form(letters),
        Lang::Pt if concept == Concept::Want => Form {
            first: PORTUGUESE_FIRST.iter().any(|word| word.chars().eq(letters.iter().copied())),
            ..Form::default()
        },
        _ => Form::default(),
    }
}

const fn is_act(concept: Concept) -> bool {
    matches!(concept, Concept::Violence | Concept::Die | Concept::Expel | Concept::Hate)
}

fn ends_with(letters: &[char], ending: &str) -> bool {
    let count = ending.chars().count();
    letters.len() > count && letters[letters.len() - count..].iter().copied().eq(ending.chars())
}

fn has(letters: &[char], part: &str) -> bool {
    let count = part.chars().count();
    letters.windows(count).any(|window| window.iter().copied().eq(part.chars()))
}

/// `سأقتلك` says "I will" before the verb and "you" behind it.
fn arabic_form(letters: &[char]) -> Form {
    let word = match letters {
        ['و' | 'ف', rest @ ..] if rest.len() > 4 => rest,
        whole => whole,
    };
    let you = word.len() > 4 && (ends_with(word, "ك") || ends_with(word, "كم") || ends_with(word, "كو"));
    let they = word.len() > 4 && (ends_with(word, "هم") || ends_with(word, "هن") || ends_with(word, "ها"));
    let (will, first) = match word {
        ['س' | 'ه' | 'ح' | 'ل', 'ا' | 'ن', _, _, ..] => (true, true),
        ['س' | 'ه' | 'ح', 'ي' | 'ت', _, _, ..] => (true, false),
        // Nobody can be told to do it to himself, so this is "I" and no order.
        ['ا' | 'ن', _, _, _, ..] if you => (false, true),
        _ => (false, false),
    };
    Form { first, want: will, you, they, not: false }
}

/// The concept of an Arabic word without what is written before it as part of it (and, with, for, like, the, will) and
/// the pronoun behind it.
pub(crate) fn arabic_concept(concepts: &Concepts, letters: &[char]) -> Concept {
    const MIN_STEM: usize = 3;
    let joined = matches!(letters, ['و' | 'ف', rest @ ..] if rest.len() >= MIN_STEM);
    for word in [letters, letters.get(usize::from(joined)..).unwrap_or(letters)] {
        for stem in [Some(word), without_article(word), without_particle(word)].into_iter().flatten() {
            if stem.len() < MIN_STEM {
                continue;
            }
            let exact = concepts.of_word(word_hash(stem.iter().copied()));
            if exact != Concept::Other {
                return exact;
            }
            let (begun, _) = concepts.by_beginning(stem);
            if begun != Concept::Other {
                return begun;
            }
            for ending in ["هم", "هن", "ها", "كم", "كن", "نا", "ني", "ين", "ون", "ات", "وا", "ه", "ك", "ي"]
            {
                let count = ending.chars().count();
                if stem.len() >= MIN_STEM + count && ends_with(stem, ending) {
                    let bare = concepts.of_word(word_hash(stem[..stem.len() - count].iter().copied()));
                    if bare != Concept::Other && !is_small(bare) {
                        return bare;
                    }
                }
            }
        }
    }
    Concept::Other
}

/// Whether words of `concept` are short and stand by themselves: what looks like one with an ending is another word.
const fn is_small(concept: Concept) -> bool {
    matches!(
        concept,
        Concept::You
            | Concept::First
            | Concept::They
            | Concept::Who
            | Concept::All
            | Concept::Be
            | Concept::Past
            | Concept::Not
            | Concept::No
            | Concept::Should
            | Concept::If
            | Concept::How
            | Concept::Want
    )
}

/// The word behind `ال`, `بال`, `كال`, `لل`, `عال`, `هال`.
fn without_article(word: &[char]) -> Option<&[char]> {
    match word {
        ['ا', 'ل', rest @ ..] | ['ب' | 'ك' | 'ع' | 'ه', 'ا', 'ل', rest @ ..] | ['ل', 'ل', rest @ ..] => {
            Some(rest)
        }
        _ => None,
    }
}

/// The word behind a preposition of one letter, and the verb behind "will" and the present of dialects.
fn without_particle(word: &[char]) -> Option<&[char]> {
    match word {
        ['س' | 'ه' | 'ح', rest @ ..] if rest.first().is_some_and(|c| PRESENT.contains(c)) => Some(rest),
        ['ب' | 'ل', rest @ ..] => Some(rest),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::Reader;

    fn read(lang: Lang, text: &str) -> Vec<(Concept, Form)> {
        let mut reader = Reader::default();
        reader.read(text, lang, &[], None);
        reader.tokens.iter().map(|t| (t.concept, t.form)).collect()
    }

    #[test]
    fn what_arabic_writes_around_a_word_does_not_hide_it() {
        for text in ["اليهود", "واليهود", "لليهود", "باليهود", "وباليهود", "كاليهود", "فلليهود", "وَلِلْيَهُودِ"]
        {
            assert_eq!(read(Lang::Ar, text)[0].0, Concept::Group, "{text}");
        }
        for text in ["سأقتلكم", "هقتلهم", "ولأقتلنك", "وسنقتلهم"] {
            assert_eq!(read(Lang::Ar, text)[0].0, Concept::Violence, "{text}");
        }
        assert_eq!(read(Lang::Ar, "كلابهم")[0].0, Concept::Dehumanise);
    }

    #[test]
    fn a_form_says_who_will_do_it_to_whom() {
        let (_, form) = read(Lang::Ar, "سأقتلك")[0];
        assert_eq!(form, Form { first: true, want: true, you: true, ..Form::default() });
        let (_, form) = read(Lang::Tr, "öldüreceğim")[0];
        assert!(form.first && form.want && !form.not);
        let (_, form) = read(Lang::Tr, "öldürmeyin")[0];
        assert!(form.not && !form.first);
        let (_, form) = read(Lang::Pt, "vou")[0];
        assert!(form.first);
        assert_eq!(read(Lang::En, "kill")[0].1, Form::default());
    }
}
