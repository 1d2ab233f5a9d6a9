//! Which language a text is written in.
//!
//! Scripts decide where they can, then common words and letters, then trigrams; a text too short to tell is taken to be in
//! the language of the story it stands under, and where that isn't known either, its single words are looked up.

mod letters;
mod short;
mod words;

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
/// Confidence given to a prior.
const PRIOR_CONFIDENCE: f32 = 0.5;

/// The language of `text`; `prior` is believed where the text cannot tell.
pub(crate) fn detect(text: &str, prior: Option<&str>) -> Option<Detected> {
    let prior = prior.and_then(known_tag);
    let scripts = Scripts::count(text);
    let found = |language, confidence| Some(Detected { language, confidence, from_prior: false });
    match scripts.main()? {
        Main::Only(language) => found(language, scripts.share()),
        Main::Arabic => found(arabic_script(text, prior), 0.9 * scripts.share()),
        Main::Han => found("zh", 0.9),
        Main::Kana => found("ja", 0.95),
        Main::Latin => match prior.map_or_else(|| short::detect(text), |_| short::Read::Long) {
            short::Read::In(language, confidence) => found(language, confidence * scripts.share()),
            short::Read::Pieces => None,
            short::Read::Unknown | short::Read::Long => by_words(text, prior, &scripts, Alphabet::Latin),
        },
        Main::Cyrillic => by_words(text, prior, &scripts, Alphabet::Cyrillic),
    }
}

/// The tag as a constant, if it is a language we know of.
fn known_tag(tag: &str) -> Option<&'static str> {
    const OTHERS: [&str; 30] = [
        "hy", "ka", "el", "he", "ko", "ja", "zh", "ar", "fa", "ur", "th", "hi", "kk", "ky", "uz", "tk", "tg",
        "ku", "be", "et", "lv", "lt", "sl", "sk", "sq", "bn", "ps", "hr", "ca", "tl",
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

/// Arabic, Persian or Urdu, by the letters that only one of them has.
fn arabic_script(text: &str, prior: Option<&'static str>) -> &'static str {
    let count = |letters: &[char]| text.chars().filter(|c| letters.contains(c)).count();
    let urdu = count(&['ٹ', 'ڈ', 'ڑ', 'ے', 'ں', 'ھ', 'ہ']);
    let persian = count(&['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']);
    let arabic = count(&['ة', 'ى', 'ي', 'ك', 'أ', 'إ', 'ء', 'ؤ'])
        + text.split_whitespace().filter(|w| w.starts_with("ال")).count();
    match prior {
        _ if urdu > arabic && urdu * 2 > persian => "ur",
        _ if persian > arabic => "fa",
        Some(prior @ ("ku" | "ps" | "az" | "ug")) if arabic == 0 => prior,
        _ => "ar",
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Alphabet {
    Latin,
    Cyrillic,
}

/// By common words and telling letters.
fn by_words(
    text: &str,
    prior: Option<&'static str>,
    scripts: &Scripts,
    alphabet: Alphabet,
) -> Option<Detected> {
    let mut scores = [0.0_f32; LANGUAGES.len()];
    let mut count = 0;
    let mut known = 0;
    let mut lower = String::new();
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).take(MAX_WORDS) {
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
    let leading = Leading::of(&scores, alphabet);
    if leading.is_sure() {
        return found(leading);
    }
    // A text of few words has few common ones; its endings say more.
    if count <= FEW_WORDS && alphabet == Alphabet::Latin {
        add_endings(text, &mut scores);
    }
    let leading = Leading::of(&scores, alphabet);
    if leading.is_sure() {
        return found(leading);
    }
    // Undecided among a few: the prior, if nothing speaks against it.
    let plausible = |tag: &str| match LANGUAGES.iter().position(|l| l.tag == tag) {
        Some(i) => {
            let lacks_letters = by_letters[leading.language] >= TELLING_LETTERS && by_letters[i] == 0.0;
            let slack = if lacks_letters { 0.0 } else { 0.6 };
            alphabet.writes(i) && scores[i] + slack >= leading.score
        }
        None if alphabet == Alphabet::Cyrillic => CYRILLIC_OTHERS.contains(&tag),
        // A language of another script, in Latin letters: only where nothing says another.
        None => leading.score < 0.75 && by_letters[leading.language] < TELLING_LETTERS,
    };
    let letters = scripts.latin + scripts.cyrillic;
    if let Some(prior) =
        prior.filter(|p| plausible(p) && (count <= 4 || known > 0 || letters < MIN_LETTERS_FOR_TRIGRAMS))
    {
        return Some(Detected { language: prior, confidence: PRIOR_CONFIDENCE, from_prior: true });
    }
    let trigrams = (letters >= MIN_LETTERS_FOR_TRIGRAMS).then(|| by_trigrams(text, alphabet)).flatten();
    // Trigrams of a short text don't outweigh the letters that are in it.
    let may_be = |tag: &str| {
        let language = LANGUAGES.iter().position(|l| l.tag == tag).unwrap_or(0);
        by_letters[leading.language] < TELLING_LETTERS || by_letters[language] > 0.0
    };
    if let Some((language, confidence)) =
        trigrams.filter(|(tag, confidence)| *confidence > 0.25 && may_be(tag))
    {
        return Some(Detected { language, confidence: confidence * share * 0.9, from_prior: false });
    }
    let guess = |language, confidence: f32| {
        Some(Detected { language, confidence: confidence * share, from_prior: false })
    };
    if leading.score >= 1.0 && leading.margin > 0.2 {
        return guess(LANGUAGES[leading.language].tag, 0.4);
    }
    if let Some(language) = prior.filter(|p| plausible(p)) {
        return Some(Detected { language, confidence: PRIOR_CONFIDENCE / 2.0, from_prior: true });
    }
    if leading.score >= TELLING_LETTERS {
        return guess(LANGUAGES[leading.language].tag, 0.3);
    }
    // What is written in Cyrillic is never in a language of Latin letters, and Russian as a rule.
    (alphabet == Alphabet::Cyrillic).then(|| guess("ru", 0.3)).flatten()
}

/// Texts of at most this many words are looked at for the endings of their words.
const FEW_WORDS: usize = 12;
/// Evidence by letters from which a language that lacks them is not believed without words of its own.
const TELLING_LETTERS: f32 = 0.35;
/// Languages written in Cyrillic beyond those with common words.
const CYRILLIC_OTHERS: [&str; 5] = ["kk", "ky", "be", "tg", "uz"];

/// The language with the best score.
struct Leading {
    language: usize,
    score: f32,
    /// How far it is ahead.
    margin: f32,
}

impl Leading {
    fn of(scores: &[f32; LANGUAGES.len()], alphabet: Alphabet) -> Self {
        let (mut best, mut second): (Option<usize>, Option<usize>) = (None, None);
        for language in (0..LANGUAGES.len()).filter(|language| alphabet.writes(*language)) {
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

impl Alphabet {
    /// Whether the language with this index is written in it.
    const fn writes(self, language: usize) -> bool {
        LANGUAGES[language].cyrillic == matches!(self, Self::Cyrillic)
    }
}

/// Adds what the endings of words, and letters between Turkish and Azerbaijani, speak for.
fn add_endings(text: &str, scores: &mut [f32; LANGUAGES.len()]) {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
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
static CYRILLIC: LazyLock<Detector> =
    LazyLock::new(|| Detector::with_allowlist(vec![Lang::Rus, Lang::Ukr, Lang::Bul, Lang::Srp, Lang::Mkd]));

/// Most bytes that trigrams are counted in.
const MAX_TRIGRAM_BYTES: usize = 600;

fn by_trigrams(text: &str, alphabet: Alphabet) -> Option<(&'static str, f32)> {
    let border = (0..=MAX_TRIGRAM_BYTES.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let head = text.get(..border.unwrap_or(0)).unwrap_or(text);
    let detector = if alphabet == Alphabet::Latin { &LATIN } else { &CYRILLIC };
    let info = detector.detect(head)?;
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
        Lang::Rus => "ru",
        Lang::Ukr => "uk",
        Lang::Bul => "bg",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
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
