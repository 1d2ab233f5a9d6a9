//! What history tells: "they were expelled in 1988" says what was done to a people and calls for nothing. The words are those of an
//! attack, and the labelled sets have few such sentences, so the grammar decides: who was acted on, in the past, and nothing that
//! welcomes it, regrets that it was not more, or wants it again.

use crate::features::{Concept, Lang, Parts, Reader, Sentence, Token, bits, is_listed};

/// Words between "were" and what was done.
const REACH: usize = 4;

/// Words that welcome what is told, regret that it was not more, or imagine it, beside those of the lists of concepts.
const TAKES_SIDES: [&str; 86] = [
    // en
    "rightly",
    "right",
    "deserved",
    "deserve",
    "few",
    "enough",
    "glad",
    "thank",
    "god",
    "pity",
    "shame",
    "finally",
    "again",
    "once",
    // ru
    "мало",
    "правильно",
    "поделом",
    "слава",
    "жаль",
    "зря",
    "бы",
    "б",
    "чтобы",
    "наконец",
    "недостаточно",
    "заслужили",
    "скоро",
    "снова",
    "опять",
    "хорошо",
    "молодцы",
    "туда",
    // hy
    "լավ",
    "քիչ",
    "ափսոս",
    "ճիշտ",
    "վերջապես",
    "նորից",
    "ապրեք",
    "հալալ",
    "արժանի",
    "փառք",
    // az
    "az",
    "yaxşı",
    "əla",
    "nəhayət",
    "yenə",
    "heyif",
    "halaldır",
    "afərin",
    "şükür",
    "layiqdir",
    // tr
    "iyi",
    "keşke",
    "oh",
    "olsun",
    "sonunda",
    "yine",
    "yazık",
    "helal",
    "aferin",
    "neyse",
    "şükür",
    "hak",
    // ar
    "أحسنوا",
    "الحمد",
    "قليل",
    "ليت",
    "أخيرا",
    "يستحقون",
    "للأسف",
    "مرة",
    // de
    "glück",
    "glücklicherweise",
    "schade",
    "endlich",
    "gehören",
    "wieder",
    "recht",
    "leider",
    "wenige",
    // fr
    "heureusement",
    "bien",
    "dommage",
    // pt
    "bem",
    "bom",
];

fn tokens_of<'r>(reader: &'r Reader, sentence: &Sentence) -> &'r [Token] {
    reader.tokens.get(sentence.first..sentence.last).unwrap_or(&[])
}

/// Whether a sentence has anything of an attack in it.
pub(crate) fn is_attack_like(reader: &Reader, sentence: &Sentence) -> bool {
    Parts::of(tokens_of(reader, sentence)).has_any(VIOLENT | SIDES)
}

const VIOLENT: u64 = bits(&[Concept::Expel, Concept::Violence, Concept::Die, Concept::Move]);

/// What judges, addresses or wants.
const SIDES: u64 = bits(&[
    Concept::Hate,
    Concept::Dehumanise,
    Concept::Insult,
    Concept::Slur,
    Concept::Profanity,
    Concept::Sexual,
    Concept::Negative,
    Concept::Should,
    Concept::Want,
    Concept::You,
    Concept::Positive,
    Concept::Love,
    Concept::Agree,
    Concept::If,
]);

const fn is_violent(concept: Concept) -> bool {
    VIOLENT & bits(&[concept]) != 0
}

/// Whether a word judges, addresses or wants.
fn takes_sides(token: &Token) -> bool {
    token.parts().any(|part| SIDES & bits(&[part]) != 0)
}

/// Whether a word takes a side, or welcomes what is told.
pub(crate) fn is_partial(reader: &Reader, token: &Token) -> bool {
    takes_sides(token) || TAKES_SIDES.iter().any(|word| is_word(reader, token, word))
}

/// Whether all that is violent in a sentence was done, to a people.
pub(crate) fn is_told(language: Lang, reader: &Reader, sentence: &Sentence) -> bool {
    let tokens = tokens_of(reader, sentence);
    let names_group = tokens.iter().any(|token| token.concept == Concept::Group);
    if !names_group || tokens.iter().any(|token| is_partial(reader, token)) {
        return false;
    }
    let ends = |token: &Token, endings: &[&str]| {
        let letters = reader.letters(token);
        endings.iter().any(|ending| ends_with(letters, ending))
    };
    let says_past = |token: &Token| {
        let arabic = || ARABIC_DONE.iter().any(|word| is_word(reader, token, word));
        token.concept == Concept::Past || (language == Lang::Ar && arabic())
    };
    let has_past = tokens.iter().any(says_past);
    let mut told = false;
    let violent = tokens.iter().enumerate().filter(|(_, token)| is_violent(token.concept) && !token.quoted);
    for (at, token) in violent {
        let before = tokens.get(at.saturating_sub(REACH)..at).unwrap_or(&[]);
        let is_denied =
            token.negated || tokens.iter().take(at).any(|t| matches!(t.concept, Concept::Not | Concept::No));
        let is_done = match language {
            Lang::En => before.iter().any(says_past) && !ends(token, &["ing"]),
            Lang::De => has_past && ends(token, &["t", "en"]),
            Lang::Fr => has_past && ends(token, &FRENCH_DONE),
            Lang::Pt => has_past && ends(token, &PORTUGUESE_DONE),
            Lang::Ru => ends(token, &["ли"]) || (has_past && ends(token, &RUSSIAN_DONE)),
            Lang::Hy => ends(token, &ARMENIAN_DONE) || (has_past && ends(token, &["վել", "ված"])),
            // "sürgün edildi": the verb may be the word behind.
            Lang::Az | Lang::Tr => {
                has_past || tokens.iter().skip(at).take(2).any(|token| ends(token, &TURKIC_DONE))
            }
            Lang::Ar => has_past,
            _ => false,
        };
        // "They were expelled, beaten and killed": one "were" reaches them all.
        if is_denied || !(is_done || (told && has_past)) {
            return false;
        }
        told = true;
    }
    told
}

/// Endings of what was done.
const FRENCH_DONE: [&str; 6] = ["é", "és", "ée", "ées", "rts", "rtes"];
const PORTUGUESE_DONE: [&str; 12] =
    ["ado", "ados", "ada", "adas", "ido", "idos", "ida", "idas", "sos", "sas", "tos", "tas"];
const RUSSIAN_DONE: [&str; 6] = ["ны", "на", "но", "ен", "ан", "ты"];
const ARMENIAN_DONE: [&str; 4] = ["վեցին", "վեց", "եցին", "ացին"];
pub(crate) const TURKIC_DONE: [&str; 30] = [
    "dı",
    "di",
    "du",
    "dü",
    "tı",
    "ti",
    "tu",
    "tü",
    "dılar",
    "dilər",
    "diler",
    "dular",
    "dülər",
    "düler",
    "tılar",
    "tilər",
    "tiler",
    "tular",
    "tülər",
    "tüler",
    "mışlar",
    "mişlər",
    "mişler",
    "muşlar",
    "müşlər",
    "müşler",
    "ılıb",
    "ilib",
    "ulub",
    "ülüb",
];
/// What Arabic puts before a noun for what was done.
const ARABIC_DONE: [&str; 4] = ["تم", "تمت", "جرى", "جرت"];

fn is_word(reader: &Reader, token: &Token, word: &str) -> bool {
    is_listed(reader.letters(token), word)
}

fn ends_with(letters: &[char], ending: &str) -> bool {
    let mut rest = letters.iter().rev();
    ending.chars().rev().all(|c| rest.next() == Some(&c))
}

#[cfg(test)]
mod tests {
    use crate::{Attribute, Context, Scorer};
    use comity_text::Body;

    const WRITTEN: &str = include_str!("../data/contrast/told.txt");

    /// Of the lines of a half: told and spared, told, calls found, calls; and what came out wrong.
    fn counted(half: &str) -> ([usize; 4], Vec<String>) {
        let (mut counts, mut wrong) = ([0; 4], Vec::new());
        for line in half.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let mut parts = line.splitn(3, ' ');
            let (code, calls, text) =
                (parts.next().unwrap(), parts.next().unwrap() == "1", parts.next().unwrap());
            let context = Context { story_language: Some(code), ..Context::default() };
            let said = Scorer::builtin().score(&Body::read(text, Some(code)), &context);
            let found = said.get(Attribute::IdentityAttack) >= Some(0.5)
                || said.get(Attribute::Toxicity) >= Some(0.5);
            let at = if calls { 2 } else { 0 };
            counts[at + 1] += 1;
            counts[at] += usize::from(found == calls);
            if found != calls {
                wrong.push(format!("{line} ({:?})", said.get(Attribute::IdentityAttack)));
            }
        }
        (counts, wrong)
    }

    #[test]
    fn what_history_tells_is_no_attack_and_what_welcomes_it_is() {
        let (first, second) = WRITTEN.split_once("# second half").unwrap();
        let (seen, wrong) = counted(first);
        let (unseen, _) = counted(second);
        // Without the rule 13 and 8 of the told ones were spared by version 5, and as many calls found; 7 finds one less of each, 9 spares two less of the
        // first half: Turkish words were listed anew.
        assert!(seen[0] >= 31 && seen[2] >= 20, "{seen:?}: {}", wrong.join("\n"));
        assert!(unseen[0] >= 24 && unseen[2] >= 11, "{unseen:?}");
    }
}
