//! Which language a text is written in.
//!
//! Scripts decide where they can, then common words and letters, then trigrams; a text too short to tell is taken to be in
//! the language of the story it stands under, and where that isn't known either, its single words are looked up.

mod arabic;
mod cyrillic;
mod letters;
mod short;
mod siblings;
mod words;

use crate::letters::is_letter;
use std::sync::LazyLock;
use whatlang::{Detector, Lang};
use words::LANGUAGES;

/// A language that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Detected {
    /// BCP 47 tag, two letters.
    pub language: &'static str,
    /// How sure that is, 0 to 1.
    pub confidence: f32,
    /// The text was too short to tell, and the story's language was taken.
    pub from_prior: bool,
}

/// Words that are looked at; more make no difference.
const MAX_WORDS: usize = 80;
/// Letters from which trigrams can tell a language when common words cannot.
const MIN_LETTERS_FOR_TRIGRAMS: usize = 24;
/// Confidence from which they are believed before the language that is named.
const SURE_TRIGRAMS: f32 = 0.8;
/// Confidence given to a prior.
const PRIOR_CONFIDENCE: f32 = 0.5;

pub(crate) use short::knows;

/// The language of `text`; `prior` is believed where the text cannot tell.
pub(crate) fn detect(text: &str, prior: Option<&str>) -> Option<Detected> {
    let prior = prior.and_then(known_tag);
    let scripts = Scripts::count(text);
    let found = |language, confidence| Some(Detected { language, confidence, from_prior: false });
    match scripts.main()? {
        Main::Only(language) => found(language, scripts.share()),
        Main::Arabic => found(arabic::language_of(text, prior), 0.9 * scripts.share()),
        Main::Han => found("zh", 0.9),
        Main::Kana => found("ja", 0.95),
        Main::Latin => latin(text, prior, &scripts),
        Main::Cyrillic => Some(cyrillic::detect(text, prior, scripts.share())),
    }
}

fn latin(text: &str, prior: Option<&'static str>, scripts: &Scripts) -> Option<Detected> {
    let named = |language| Some(Detected { language, confidence: PRIOR_CONFIDENCE, from_prior: true });
    let found = match short::detect(text, prior) {
        short::Read::In(language, confidence) => {
            Some(Detected { language, confidence: confidence * scripts.share(), from_prior: false })
        }
        short::Read::Named(language) => named(language),
        short::Read::Pieces => None,
        short::Read::Unknown | short::Read::Long => by_words(text, prior, scripts),
    };
    match (prior, &found) {
        (Some(prior), Some(found)) if siblings::may_be(text, prior, found.language) => named(prior),
        _ => found,
    }
}

/// The tag as a constant, if it is a language we know of.
fn known_tag(tag: &str) -> Option<&'static str> {
    const OTHERS: [&str; 37] = [
        "hy", "ka", "el", "he", "ko", "ja", "zh", "ar", "fa", "ur", "th", "hi", "kk", "ky", "uz", "tk", "tg",
        "ku", "be", "et", "lv", "lt", "sl", "sk", "sq", "bn", "ps", "hr", "ca", "tl", "ru", "uk", "bg", "sr",
        "mk", "tt", "mn",
    ];
    let primary = tag.split(['-', '_']).next()?;
    let same = |known: &&&'static str| known.eq_ignore_ascii_case(primary);
    LANGUAGES.iter().map(|l| &l.tag).find(same).or_else(|| OTHERS.iter().find(same)).copied()
}

/// How many letters of each script a text has.
#[derive(Default)]
struct Scripts {
    latin: usize,
    cyrillic: usize,
    arabic: usize,
    han: usize,
    kana: usize,
    /// Scripts that one language (of those we know) writes.
    only: [usize; 7],
}

const ONLY: [&str; 7] = ["hy", "ka", "el", "he", "ko", "hi", "th"];

enum Main {
    Latin,
    Cyrillic,
    Arabic,
    Han,
    Kana,
    Only(&'static str),
}

impl Scripts {
    fn count(text: &str) -> Self {
        let latin = text.bytes().filter(u8::is_ascii_alphabetic).count();
        let mut n = Self { latin, ..Self::default() };
        if text.is_ascii() {
            return n;
        }
        for c in text.chars() {
            match c {
                '\0'..='\u{BF}' | '\u{D7}' | '\u{F7}' => {}
                '\u{C0}'..='\u{24F}' | '\u{259}' | '\u{1E00}'..='\u{1EFF}' => n.latin += 1,
                '\u{400}'..='\u{52F}' => n.cyrillic += 1,
                '\u{620}'..='\u{64A}'
                | '\u{66E}'..='\u{6D3}'
                | '\u{750}'..='\u{77F}'
                | '\u{FB50}'..='\u{FDFF}'
                | '\u{FE70}'..='\u{FEFC}' => n.arabic += 1,
                '\u{531}'..='\u{587}' => n.only[0] += 1,
                '\u{10A0}'..='\u{10FF}' | '\u{1C90}'..='\u{1CBF}' => n.only[1] += 1,
                '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => n.only[2] += 1,
                '\u{5D0}'..='\u{5EA}' => n.only[3] += 1,
                '\u{AC00}'..='\u{D7A3}' | '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' => n.only[4] += 2,
                '\u{904}'..='\u{939}' => n.only[5] += 1,
                '\u{E01}'..='\u{E30}' => n.only[6] += 1,
                '\u{3041}'..='\u{30FF}' => n.kana += 2,
                // One Chinese character says as much as several letters.
                '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => n.han += 2,
                _ => {}
            }
        }
        n
    }

    fn total(&self) -> usize {
        self.latin + self.cyrillic + self.arabic + self.han + self.kana + self.only.iter().sum::<usize>()
    }

    fn main(&self) -> Option<Main> {
        let mut best = (0, None);
        let mut offer = |n: usize, main: Main| {
            if n > best.0 {
                best = (n, Some(main));
            }
        };
        offer(self.latin, Main::Latin);
        offer(self.cyrillic, Main::Cyrillic);
        offer(self.arabic, Main::Arabic);
        // Kana between Han is Japanese, however much Han there is.
        offer(self.han + self.kana, if self.kana * 8 > self.han { Main::Kana } else { Main::Han });
        for (n, language) in self.only.iter().zip(ONLY) {
            offer(*n, Main::Only(language));
        }
        best.1
    }

    /// Share of the main script among all letters, as confidence.
    fn share(&self) -> f32 {
        let best = [self.latin, self.cyrillic, self.arabic, self.han + self.kana]
            .into_iter()
            .chain(self.only)
            .max()
            .unwrap_or(0);
        best as f32 / self.total().max(1) as f32
    }
}

/// Latin letters, by common words and telling letters.
fn by_words(text: &str, prior: Option<&'static str>, scripts: &Scripts) -> Option<Detected> {
    let mut scores = [0.0_f32; LANGUAGES.len()];
    let mut common = [0_u32; LANGUAGES.len()];
    let mut count = 0;
    let mut known = 0;
    let mut lower = String::new();
    for word in text.split(|c: char| !is_letter(c)).filter(|w| !w.is_empty()).take(MAX_WORDS) {
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.extend(word.chars().flat_map(char::to_lowercase).filter(|c| *c != '\u{307}'));
        }
        count += 1;
        if let Some(languages) = words::languages_of(&lower) {
            known += 1;
            // A word of many languages says little about each.
            let weight = 1.0 / languages.count_ones().max(1) as f32 + 0.25;
            let mut left = languages;
            while left != 0 {
                scores[left.trailing_zeros() as usize] += weight;
                common[left.trailing_zeros() as usize] += 1;
                left &= left - 1;
            }
        }
    }
    if count == 0 {
        return None;
    }
    let mut by_letters = [0.0_f32; LANGUAGES.len()];
    if !text.is_ascii() {
        for c in text.chars().filter(|c| !c.is_ascii()).take(400) {
            for (language, weight) in c.to_lowercase().filter_map(words::told_by).flatten() {
                by_letters[*language] += weight;
            }
        }
    }
    for (score, letters) in scores.iter_mut().zip(by_letters) {
        *score += letters;
    }
    let share = scripts.share();
    let found = |leading: Leading| {
        let confidence = (0.55 + leading.margin / (leading.score + 1.5)).min(0.99) * share;
        Some(Detected { language: LANGUAGES[leading.language].tag, confidence, from_prior: false })
    };
    // A named language of which no words are known here yields only to a text that is full of another's.
    let is_strange = prior.is_some_and(|tag| LANGUAGES.iter().all(|known| known.tag != tag));
    let outweighs =
        |leading: &Leading| !is_strange || common[leading.language] as f32 >= SHARE_OF_ANOTHER * count as f32;
    let leading = Leading::of(&scores);
    if leading.is_sure() && outweighs(&leading) {
        return found(leading);
    }
    // A text of few words has few common ones; its endings say more.
    if count <= FEW_WORDS {
        add_endings(text, &mut scores);
    }
    let leading = Leading::of(&scores);
    if leading.is_sure() && outweighs(&leading) {
        return found(leading);
    }
    // Undecided among a few: the prior, if nothing speaks against it.
    let plausible = |tag: &str| match LANGUAGES.iter().position(|l| l.tag == tag) {
        Some(i) => {
            let lacks_letters = by_letters[leading.language] >= TELLING_LETTERS && by_letters[i] == 0.0;
            let slack = if lacks_letters { 0.0 } else { 0.6 };
            scores[i] + slack >= leading.score
        }
        None if STRANGE.contains(&tag) => !outweighs(&leading),
        // A language of another script, in Latin letters: only where nothing says another.
        None => leading.score < 0.75 && by_letters[leading.language] < TELLING_LETTERS,
    };
    let letters = scripts.latin;
    let prior_may_be = prior.filter(|p| plausible(p));
    if let Some(prior) =
        prior_may_be.filter(|_| count <= 4 || known > 0 || letters < MIN_LETTERS_FOR_TRIGRAMS || is_strange)
    {
        return Some(Detected { language: prior, confidence: PRIOR_CONFIDENCE, from_prior: true });
    }
    let trigrams = (letters >= MIN_LETTERS_FOR_TRIGRAMS).then(|| by_trigrams(text)).flatten();
    // Trigrams of a short text don't outweigh the letters that are in it.
    let may_be = |tag: &str| {
        let language = LANGUAGES.iter().position(|l| l.tag == tag).unwrap_or(0);
        by_letters[leading.language] < TELLING_LETTERS || by_letters[language] > 0.0
    };
    let enough = if prior_may_be.is_some() { SURE_TRIGRAMS } else { 0.25 };
    if let Some((language, confidence)) =
        trigrams.filter(|(tag, confidence)| *confidence > enough && may_be(tag))
    {
        return Some(Detected { language, confidence: confidence * share * 0.9, from_prior: false });
    }
    let guess = |language, confidence: f32| {
        Some(Detected { language, confidence: confidence * share, from_prior: false })
    };
    if leading.score >= 1.0 && leading.margin > 0.2 && prior_may_be.is_none() {
        return guess(LANGUAGES[leading.language].tag, 0.4);
    }
    if let Some(language) = prior_may_be {
        return Some(Detected { language, confidence: PRIOR_CONFIDENCE / 2.0, from_prior: true });
    }
    (leading.score >= TELLING_LETTERS).then(|| guess(LANGUAGES[leading.language].tag, 0.3)).flatten()
}

/// Texts of at most this many words are looked at for the endings of their words.
const FEW_WORDS: usize = 12;
/// Evidence by letters from which a language that lacks them is not believed without words of its own.
const TELLING_LETTERS: f32 = 0.35;
/// The share of words that are common in another language from which that is believed against a named one that has no list.
const SHARE_OF_ANOTHER: f32 = 0.3;
/// Languages of Latin letters that have no list of common words.
const STRANGE: [&str; 14] =
    ["ku", "uz", "tk", "kk", "ky", "et", "lv", "lt", "sl", "sk", "sq", "hr", "ca", "tl"];

/// The language with the best score.
struct Leading {
    language: usize,
    score: f32,
    /// How far it is ahead.
    margin: f32,
}

impl Leading {
    fn of(scores: &[f32; LANGUAGES.len()]) -> Self {
        let (mut best, mut second): (Option<usize>, Option<usize>) = (None, None);
        for language in 0..LANGUAGES.len() {
            // Of equals the first.
            let is_above =
                |other: Option<usize>| other.is_none_or(|o| scores[language].total_cmp(&scores[o]).is_gt());
            if is_above(best) {
                (best, second) = (Some(language), best);
            } else if is_above(second) {
                second = Some(language);
            }
        }
        let score = |language: Option<usize>| language.map_or(0.0, |language| scores[language]);
        Self { language: best.unwrap_or(0), score: score(best), margin: score(best) - score(second) }
    }

    fn is_sure(&self) -> bool {
        let second = self.score - self.margin;
        self.score >= 1.2 && self.margin >= 0.45 + 0.08 * second
    }
}

/// Adds what the endings of words, and letters between Turkish and Azerbaijani, speak for.
fn add_endings(text: &str, scores: &mut [f32; LANGUAGES.len()]) {
    let words = text.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty());
    let mut foreign_letters = 0.0_f32;
    for word in words.take(FEW_WORDS) {
        let lower: String = word.chars().flat_map(char::to_lowercase).filter(|c| *c != '\u{307}').collect();
        for (language, weight) in words::told_by_ending(&lower) {
            scores[language] += weight;
        }
        foreign_letters += if lower.contains(['q', 'x']) { 0.5 } else { 0.0 };
    }
    let index = |tag| LANGUAGES.iter().position(|language| language.tag == tag);
    // Turkish has neither q nor x.
    if let (Some(turkish), Some(azerbaijani)) = (index("tr"), index("az"))
        && scores[turkish].max(scores[azerbaijani]) > 0.0
    {
        scores[azerbaijani] += foreign_letters.min(1.0);
    }
}

static LATIN: LazyLock<Detector> = LazyLock::new(|| {
    Detector::with_allowlist(vec![
        Lang::Eng,
        Lang::Deu,
        Lang::Fra,
        Lang::Spa,
        Lang::Por,
        Lang::Ita,
        Lang::Nld,
        Lang::Tur,
        Lang::Aze,
        Lang::Pol,
        Lang::Swe,
        Lang::Nob,
        Lang::Dan,
        Lang::Fin,
        Lang::Ron,
        Lang::Ces,
        Lang::Hun,
        Lang::Ind,
    ])
});

/// Most bytes that trigrams are counted in.
const MAX_TRIGRAM_BYTES: usize = 600;

fn by_trigrams(text: &str) -> Option<(&'static str, f32)> {
    let border = (0..=MAX_TRIGRAM_BYTES.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let head = text.get(..border.unwrap_or(0)).unwrap_or(text);
    let info = LATIN.detect(head)?;
    let tag = match info.lang() {
        Lang::Eng => "en",
        Lang::Deu => "de",
        Lang::Fra => "fr",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Nld => "nl",
        Lang::Tur => "tr",
        Lang::Aze => "az",
        Lang::Pol => "pl",
        Lang::Swe => "sv",
        Lang::Nob => "no",
        Lang::Dan => "da",
        Lang::Fin => "fi",
        Lang::Ron => "ro",
        Lang::Ces => "cs",
        Lang::Hun => "hu",
        Lang::Ind => "id",
        _ => return None,
    };
    Some((tag, info.confidence() as f32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(text: &str) -> &'static str {
        detect(text, None).map_or("none", |d| d.language)
    }

    #[test]
    fn one_sentence_is_enough() {
        for (expected, text) in [
            ("en", "The council should have repaired the bridge before winter."),
            ("de", "Die Brücke ist seit drei Wochen gesperrt und niemand sagt etwas."),
            ("fr", "Le conseil municipal n'a pas encore répondu à la question."),
            ("es", "El ayuntamiento no ha respondido todavía a los vecinos."),
            ("pt", "A prefeitura ainda não respondeu aos moradores da cidade."),
            ("it", "Il comune non ha ancora risposto ai cittadini della zona."),
            ("tr", "Belediye köprüyü neden hâlâ onarmadı, bunu bilen var mı?"),
            ("az", "Bələdiyyə körpünü niyə hələ də təmir etməyib?"),
            ("az", "Bu cox pis xeberdir, amma men hec kime inanmiram."),
            ("ru", "Почему мост до сих пор не починили, кто-нибудь знает?"),
            ("uk", "Чому міст досі не відремонтували, хтось знає?"),
            ("bg", "Защо мостът още не е ремонтиран, някой знае ли?"),
            ("hy", "Ինչո՞ւ կամուրջը դեռ չեն վերանորոգել։"),
            ("ka", "რატომ არ შეაკეთეს ხიდი?"),
            ("ar", "لماذا لم يتم إصلاح الجسر حتى الآن؟"),
            ("fa", "چرا پل هنوز تعمیر نشده است؟"),
            ("ko", "다리를 왜 아직 고치지 않았나요?"),
            ("ja", "橋はなぜまだ修理されていないのですか。"),
            ("zh", "为什么桥还没有修好？"),
            ("he", "למה הגשר עדיין לא תוקן?"),
            ("el", "Γιατί δεν έχει επισκευαστεί ακόμα η γέφυρα;"),
            ("nl", "Waarom is de brug nog steeds niet gerepareerd door de gemeente?"),
            ("pl", "Dlaczego most nie został jeszcze naprawiony przez miasto?"),
        ] {
            assert_eq!(language(text), expected, "{text}");
        }
    }

    #[test]
    fn a_word_or_two_take_the_storys_language() {
        let short = detect("Bravo!", Some("hy")).unwrap();
        assert_eq!((short.language, short.from_prior), ("hy", true));
        assert_eq!(detect("Ok", None).map(|d| d.language), Some("en"));
        assert_eq!(detect("Skibidi", None), None);
        assert_eq!(detect("👍", Some("en")), None);
    }

    #[test]
    fn a_short_text_is_not_taken_for_the_storys_language_against_its_letters_and_words() {
        for (expected, text) in [
            ("tr", "Rusları öldürün"),
            ("tr", "Farsları öldürmek lazım."),
            ("tr", "Hepsini kovmak lazım."),
            ("tr", "amk"),
            ("tr", "Sen aptalsın."),
            ("az", "Rusları qırmaq lazımdır."),
            ("az", "Farsları qovmaq lazımdır."),
            ("ru", "Ненавижу турок"),
            ("ru", "пиздец"),
            ("ru", "Жиды!"),
            ("uk", "Ганьба їм"),
            ("hy", "Ամոթ"),
            ("ar", "كذاب"),
        ] {
            for story in [Some("en"), Some("de"), Some("hy"), None] {
                let found = detect(text, story).map(|d| d.language);
                assert_eq!(found, Some(expected), "{text} under {story:?}");
            }
        }
    }

    #[test]
    fn a_foreign_name_does_not_make_a_text_foreign() {
        for text in [
            "Erdoğan is a liar.",
            "The café on Şişli square was closed.",
            "I met Müller and José there.",
            "Zoë is naïve.",
        ] {
            assert_eq!(detect(text, Some("en")).map(|d| d.language), Some("en"), "{text}");
        }
    }

    #[test]
    fn the_text_is_believed_before_the_story() {
        assert_eq!(
            detect("This is not what the minister said last week.", Some("tr")).unwrap().language,
            "en"
        );
    }
}
