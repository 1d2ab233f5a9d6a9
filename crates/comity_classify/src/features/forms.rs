//! What Turkish, Azerbaijani, Russian, Armenian, Arabic and Portuguese say by the form of a word where other languages need
//! words of their own: that the speaker will do it, to whom, and that it is denied.

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
    /// "should", "may they".
    pub should: bool,
}

impl Form {
    /// Whether it says any of the parts that a word may play.
    pub(crate) fn says_any(self) -> bool {
        self.first | self.want | self.you | self.they | self.should
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
        Lang::Az if is_act(concept) => azerbaijani_form(letters, listed),
        Lang::Az if is_judgement(concept) => {
            Form { you: AZERBAIJANI_YOU.iter().any(|ending| ends_with(letters, ending)), ..Form::default() }
        }
        Lang::Ru if is_act(concept) => russian_form(letters, concept),
        Lang::Hy if is_act(concept) || is_judgement(concept) => armenian_form(letters, is_act(concept)),
        Lang::Pt if concept == Concept::Want => Form {
            first: PORTUGUESE_FIRST.iter().any(|word| word.chars().eq(letters.iter().copied())),
            ..Form::default()
        },
        _ => Form::default(),
    }
}

/// Endings of Azerbaijani verbs: I will, we will; the second half as typed without diacritics.
const AZERBAIJANI_WILL: [&str; 23] = [
    "acağam",
    "əcəyəm",
    "acağıq",
    "əcəyik",
    "acam",
    "əcəm",
    "acıq",
    "əcik",
    "acayam",
    "acayıq",
    "aram",
    "ərəm",
    "arıq",
    "ərik",
    "acagam",
    "eceyem",
    "acagiq",
    "eceyik",
    "ecem",
    "eceyəm",
    "erem",
    "ariq",
    "erik",
];
/// What Azerbaijani verbs have in them where they are denied.
const AZERBAIJANI_NOT: [&str; 28] = [
    "mayın", "məyin", "masın", "məsin", "mamalı", "məməli", "maz", "məz", "mır", "mir", "mur", "mür",
    "mayac", "məyəc", "madı", "mədi", "mayaq", "məyək", "maram", "mərəm", "meyin", "mayin", "mesin", "masin",
    "memeli", "mamali", "mez", "meyec",
];
/// Endings of Azerbaijani verbs: should, may.
const AZERBAIJANI_SHOULD: [&str; 16] = [
    "malı",
    "məli",
    "malıdır",
    "məlidir",
    "malıdırlar",
    "məlidirlər",
    "sın",
    "sin",
    "sun",
    "sün",
    "sınlar",
    "sinlər",
    "sunlar",
    "sünlər",
    "meli",
    "melidir",
];
/// Endings by which Azerbaijani says "you are".
const AZERBAIJANI_YOU: [&str; 7] = ["san", "sən", "sen", "sınız", "siniz", "sunuz", "sünüz"];

fn azerbaijani_form(letters: &[char], listed: usize) -> Form {
    let ends = |endings: &[&str]| endings.iter().any(|ending| ends_with(letters, ending));
    let rest = letters.get(listed..).unwrap_or(&[]);
    let not = AZERBAIJANI_NOT.iter().any(|part| has(rest, part));
    let will = !not && ends(&AZERBAIJANI_WILL);
    Form {
        first: will,
        want: will,
        you: ends(&AZERBAIJANI_YOU) || ends(&["əsən", "asan"]),
        should: !not && ends(&AZERBAIJANI_SHOULD),
        not,
        ..Form::default()
    }
}

/// Nouns of acts that look like verbs of the first person.
const RUSSIAN_NOUNS: [&str; 10] =
    ["пулю", "петлю", "резню", "бомбу", "веревку", "глотку", "смертью", "кровью", "морду", "шею"];

fn russian_form(letters: &[char], concept: Concept) -> Form {
    let ends =
        |endings: &[&str]| letters.len() > 3 && endings.iter().any(|ending| ends_with(letters, ending));
    let noun = RUSSIAN_NOUNS.iter().any(|noun| noun.chars().eq(letters.iter().copied()));
    let first = !noun && ends(&["у", "ю", "ем", "им", "емся", "имся", "усь", "юсь"]);
    let ordered = concept == Concept::Die
        && ends(&["ни", "ри", "ись", "ься", "ните", "рите", "итесь", "ьтесь", "йся", "йтесь", "й", "йте"]);
    Form {
        first,
        want: first && concept != Concept::Hate,
        you: ordered || ends(&["ешь", "ишь", "ешься", "ишься", "ете", "етесь"]),
        ..Form::default()
    }
}

fn armenian_form(letters: &[char], act: bool) -> Form {
    let ends =
        |endings: &[&str]| letters.len() > 4 && endings.iter().any(|ending| ends_with(letters, ending));
    if !act {
        return Form::default();
    }
    let first = ends(&["եմ", "ենք", "ամ", "անք"]);
    Form {
        first,
        want: (first && letters.first() == Some(&'կ')) || ends(&["ելու", "ալու"]),
        you: ends(&["ես", "եք", "աս", "աք", "դ"]),
        not: letters.first() == Some(&'չ'),
        ..Form::default()
    }
}

/// The concept of an Armenian verb without the letter that says "will" or "not" before it.
pub(crate) fn armenian_concept(concepts: &Concepts, letters: &[char]) -> Concept {
    match letters {
        ['կ' | 'չ', rest @ ..] if rest.len() > 3 => {
            let exact = concepts.of_word(word_hash(rest.iter().copied()));
            let found = if exact == Concept::Other { concepts.by_beginning(rest).0 } else { exact };
            if is_act(found) { found } else { Concept::Other }
        }
        _ => Concept::Other,
    }
}

const fn is_judgement(concept: Concept) -> bool {
    matches!(
        concept,
        Concept::Insult | Concept::Negative | Concept::Dehumanise | Concept::Crime | Concept::Slur
    )
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
    Form { first, want: will, you, they, not: false, should: false }
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
        ['ا' | 'ل', 'ل', rest @ ..] | ['ب' | 'ك' | 'ع' | 'ه', 'ا', 'ل', rest @ ..] => Some(rest),
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
        let (_, form) = read(Lang::Az, "öldürəcəyəm")[0];
        assert!(form.first && form.want && !form.not);
        for text in ["yandırmayın", "öldürməyəcəyəm"] {
            let (_, form) = read(Lang::Az, text)[0];
            assert!(form.not && !form.first, "{text}");
        }
        let (_, form) = read(Lang::Ru, "зарежу")[0];
        assert!(form.first && form.want && !form.you);
        assert!(read(Lang::Ru, "сдохнешь")[0].1.you);
        let (concept, form) = read(Lang::Hy, "կսպանեմ")[0];
        assert!(concept == Concept::Violence && form.first && form.want);
        assert!(read(Lang::Hy, "չսպանեք")[0].1.not);
        assert_eq!(read(Lang::En, "kill")[0].1, Form::default());
    }
}
