//! Mistakes in a policy, said in other languages than English.
//!
//! Parsers and rules say in English what is wrong. Their sentences stand in `locales/en/mistakes.ftl`, too: here a sentence is
//! found again by its English words, and said in another language with the names and numbers that it had. One that does not
//! stand there stays English.

use super::PolicyError;
use std::sync::LazyLock;

/// What stands for the arguments `a`, `b`, `c` and `d` while a sentence is taken apart.
const PLACES: [(&str, char); 4] =
    [("a", '\u{e000}'), ("b", '\u{e001}'), ("c", '\u{e002}'), ("d", '\u{e003}')];

/// Sentences in sentences, such as a problem of a setting in one of its rule, are looked for this deep.
const MAX_DEPTH: u32 = 3;

/// A sentence with its arguments taken out.
struct Sentence {
    key: String,
    /// What stands before the first argument, between two, and after the last.
    words: Vec<String>,
    /// The names of the arguments, in the order of the English words.
    arguments: Vec<&'static str>,
}

static SENTENCES: LazyLock<Vec<Sentence>> = LazyLock::new(|| {
    let is_ours = |key: &String| key.starts_with("mistake-") || key.starts_with("hint-");
    let mut sentences: Vec<Sentence> =
        comity_locale::keys("en").into_iter().filter(is_ours).map(Sentence::of).collect();
    // Of two that fit, the one that says more is meant.
    sentences
        .sort_by_key(|sentence| std::cmp::Reverse(sentence.words.iter().map(String::len).sum::<usize>()));
    sentences
});

impl PolicyError {
    /// The same in the language `lang`, as far as its sentences are known there.
    pub fn in_language(mut self, lang: &str) -> Self {
        self.message = translated(lang, &self.message, MAX_DEPTH).unwrap_or(self.message);
        self.help = self.help.map(|help| translated(lang, &help, MAX_DEPTH).unwrap_or(help));
        self
    }
}

fn translated(lang: &str, text: &str, depth: u32) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    // The sentences have `a` before every argument; before `int` it reads `an`.
    let with_a = text.replace("an int", "a int");
    let mut found =
        [text, &with_a].into_iter().flat_map(|text| SENTENCES.iter().map(move |sentence| (sentence, text)));
    let (sentence, values) =
        found.find_map(|(sentence, text)| Some((sentence, sentence.values_in(text)?)))?;
    let values: Vec<(&str, String)> = sentence
        .arguments
        .iter()
        .zip(values)
        .map(|(name, value)| (*name, translated(lang, value, depth).unwrap_or_else(|| value.to_owned())))
        .collect();
    let arguments: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    comity_locale::find(lang, &sentence.key, &arguments)
}

impl Sentence {
    fn of(key: String) -> Self {
        let places = PLACES.map(|(name, place)| (name, place.to_string()));
        let arguments: Vec<(&str, &str)> =
            places.iter().map(|(name, place)| (*name, place.as_str())).collect();
        let text = comity_locale::text("en", &key, &arguments);
        let (mut words, mut arguments) = (vec![String::new()], Vec::new());
        for c in text.chars() {
            match PLACES.iter().find(|(_, place)| *place == c) {
                Some((name, _)) => {
                    arguments.push(*name);
                    words.push(String::new());
                }
                None => words.last_mut().expect("there is a first one").push(c),
            }
        }
        Self { key, words, arguments }
    }

    /// The values of its arguments, where `text` is this sentence.
    fn values_in<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        let (first, others) = self.words.split_first()?;
        let mut rest = text.strip_prefix(first.as_str())?;
        let mut values = Vec::new();
        for (number, words) in others.iter().enumerate() {
            let is_last = number + 1 == others.len();
            let (value, after) = if is_last {
                (rest.strip_suffix(words.as_str())?, "")
            } else {
                rest.split_once(words.as_str())?
            };
            values.push(value);
            rest = after;
        }
        rest.is_empty().then_some(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_russian(text: &str) -> String {
        translated("ru", text, MAX_DEPTH).unwrap_or_else(|| format!("not found: {text}"))
    }

    #[test]
    fn a_sentence_is_found_by_its_words_and_keeps_its_names() {
        assert_eq!(in_russian("there is no rule called `shoutng`"), "правила `shoutng` нет");
        assert_eq!(in_russian("did you mean `shouting`?"), "может быть, `shouting`?");
        assert_eq!(in_russian("clause 3 has no examples"), "у пункта 3 нет примеров");
        assert_eq!(
            in_russian("clause 2 {#b} of `policy.md` is missing here"),
            "здесь нет пункта 2 {#b} из `policy.md`"
        );
    }

    #[test]
    fn a_sentence_in_a_sentence_is_said_in_the_language_too() {
        assert_eq!(
            in_russian("rule `shouting`: `max_share` is 1.5; it must be between 0 and 1"),
            "правило `shouting`: `max_share` равно 1.5; должно быть от 0 до 1"
        );
        assert_eq!(
            in_russian(
                "rule `expression`: `when` cannot be used: there is no fact called `commenter.publshed`"
            ),
            "правило `expression`: `when` не годится: факта `commenter.publshed` нет"
        );
    }

    #[test]
    fn an_int_is_found_like_a_string() {
        let said = in_russian("an int cannot be compared with a string");
        assert!(!said.starts_with("not found"), "{said}");
    }

    #[test]
    fn what_is_not_known_stays_as_it_is() {
        assert_eq!(translated("ru", "something else entirely", MAX_DEPTH), None);
        let error = PolicyError::new("a", "b", &(0..1), "something else entirely").in_language("ru");
        assert_eq!(error.message, "something else entirely");
    }
}
