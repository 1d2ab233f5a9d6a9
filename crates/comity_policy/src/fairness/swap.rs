//! Swapping names in texts that somebody wrote: finding them as whole words, and putting others in their place.
//!
//! A name is swapped only where the same form of the other one is known: languages inflect, and a wrong ending would be
//! measured and not the name. Where a text names both, they change places.

use super::forms::{Forms, SwapForms};
use super::{SWAP_SETS, SwapNames, SwapSet};
use std::collections::HashMap;
use std::ops::Range;

/// The names of one language and kind that stand for one another.
#[derive(Debug)]
pub struct SwapList {
    /// The built-in texts of this language and kind.
    pub set: &'static SwapSet,
    names: Vec<String>,
    forms: Vec<Forms>,
}

/// All lists, with what is needed to find their names in a text.
#[derive(Debug)]
pub struct SwapLists {
    lists: Vec<SwapList>,
    /// By language: the first word of each form, in small letters, to the forms that begin with it.
    index: HashMap<&'static str, HashMap<String, Vec<Form>>>,
}

/// One form of one name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Form {
    /// The words after the first.
    rest: Vec<String>,
    list: usize,
    name: usize,
    /// The columns of the table in which it stands, a bit each.
    columns: u64,
}

/// A name that stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundName {
    /// Number of its list in [`SwapLists::all`].
    pub list: usize,
    /// Number of the name in its list.
    pub name: usize,
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    columns: u64,
}

impl SwapList {
    /// The names.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The text with the name `to` wherever `from` stands, and the other way round. `found` are the names of this list in it,
    /// in its order. None where a form is not known.
    pub fn swapped(&self, text: &str, found: &[FoundName], from: usize, to: usize) -> Option<String> {
        let mut swapped = String::with_capacity(text.len() + 32);
        let mut rest = 0;
        for at in found {
            let other = match at.name {
                name if name == from => to,
                name if name == to => from,
                _ => continue,
            };
            let form = self.form(other, at.columns)?;
            swapped.push_str(text.get(rest..at.place.start)?);
            if self.set.language == "en" {
                agree_article(&mut swapped, form);
            }
            swapped.push_str(&cased_as(text.get(at.place.clone())?, form, self.set.language));
            rest = at.place.end;
        }
        swapped.push_str(text.get(rest..)?);
        Some(swapped)
    }

    /// The one form that a name has in all of these columns.
    fn form(&self, name: usize, columns: u64) -> Option<&str> {
        let forms = self.forms.get(name)?;
        let mut wanted = (0..64).filter(|column| columns & (1 << column) != 0);
        let form = forms.get(wanted.next()?)?.as_deref()?;
        wanted.all(|column| forms.get(column).and_then(Option::as_deref) == Some(form)).then_some(form)
    }
}

impl SwapLists {
    /// The built-in names with those that a policy `adds`; where `own` names a language and kind, only those.
    pub fn new(adds: &[SwapNames], own: &[SwapNames]) -> Self {
        let lists: Vec<SwapList> = SWAP_SETS.iter().map(|set| list(set, adds, own)).collect();
        let mut index: HashMap<&'static str, HashMap<String, Vec<Form>>> = HashMap::new();
        for (number, list) in lists.iter().enumerate() {
            let known = index.entry(list.set.language).or_default();
            for (name, forms) in list.forms.iter().enumerate() {
                for form in forms.iter().flatten() {
                    file(known, form, (number, name), list);
                }
            }
        }
        for forms in index.values_mut().flat_map(HashMap::values_mut) {
            // The longest first, and nothing that may be either of two names.
            let all = forms.clone();
            forms.retain(|form| {
                !all.iter().any(|o| o.rest == form.rest && (o.list, o.name) != (form.list, form.name))
            });
            forms.sort_by_key(|form| std::cmp::Reverse(form.rest.len()));
        }
        Self { lists, index }
    }

    /// All lists, in the order of [`SWAP_SETS`].
    pub fn all(&self) -> &[SwapList] {
        &self.lists
    }

    /// The languages that have lists, each once.
    pub fn languages(&self) -> Vec<&'static str> {
        let mut languages: Vec<&'static str> = self.lists.iter().map(|list| list.set.language).collect();
        languages.dedup();
        languages
    }

    /// The names that stand in a text of this language (BCP 47), in its order.
    pub fn find(&self, text: &str, language: &str) -> Vec<FoundName> {
        let Some((language, index)) = self.index.get_key_value(primary(language)) else { return Vec::new() };
        let words = words(text, language);
        let mut found = Vec::new();
        let mut next = 0;
        while let Some((place, word)) = words.get(next) {
            let after = words.get(next + 1..).unwrap_or_default();
            let form = index.get(word).into_iter().flatten().find(|form| {
                let here = after.iter().map(|(_, word)| word).take(form.rest.len());
                here.eq(form.rest.iter()) && is_one_name(text, place.start, after.get(..form.rest.len()))
            });
            let Some(form) = form else {
                next += 1;
                continue;
            };
            let last = words.get(next + form.rest.len()).map_or(place.end, |(last, _)| last.end);
            let (list, name, columns) = (form.list, form.name, form.columns);
            found.push(FoundName { list, name, place: place.start..last, columns });
            next += 1 + form.rest.len();
        }
        found
    }
}

/// The primary part of a language tag: `en` of `en-GB`.
fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or(language)
}

fn list(set: &'static SwapSet, adds: &[SwapNames], own: &[SwapNames]) -> SwapList {
    let is_ours = |names: &&SwapNames| names.language == set.language && names.kind == set.kind;
    let written = |all: &[SwapNames]| -> Vec<String> {
        all.iter().filter(is_ours).flat_map(|names| names.names.iter().cloned()).collect()
    };
    let mut wanted = written(own);
    if wanted.is_empty() {
        wanted = set.names.iter().map(|name| (*name).to_owned()).chain(written(adds)).collect();
    }
    let table = SwapForms::find(set.language, set.kind);
    let (mut names, mut forms): (Vec<String>, Vec<Forms>) = (Vec::new(), Vec::new());
    for name in wanted {
        let own: Forms = name.split('/').map(|form| Some(form.trim().to_owned())).collect();
        let shown = own.first().cloned().flatten().unwrap_or_default();
        if names.iter().any(|known| lower(known, set.language) == lower(&shown, set.language)) {
            continue;
        }
        let known = set.names.iter().find(|n| lower(n, set.language) == lower(&shown, set.language));
        let known = known.filter(|_| own.len() == 1).and_then(|name| table?.of(name));
        names.push(shown);
        forms.push(known.unwrap_or(own));
    }
    SwapList { set, names, forms }
}

/// Files a form under its first word.
fn file(known: &mut HashMap<String, Vec<Form>>, form: &str, (list, name): (usize, usize), of: &SwapList) {
    let language = of.set.language;
    let mut words = words(form, language).into_iter().map(|(_, word)| word);
    let Some(first) = words.next() else { return };
    let same = |other: &Option<String>| {
        other.as_deref().is_some_and(|other| lower(other, language) == lower(form, language))
    };
    let forms = of.forms.get(name).into_iter().flatten().take(64).enumerate();
    let columns = forms.filter(|(_, other)| same(other)).fold(0, |columns, (at, _)| columns | 1 << at);
    let filed = Form { rest: words.collect(), list, name, columns };
    let forms = known.entry(first).or_default();
    if !forms.contains(&filed) {
        forms.push(filed);
    }
}

/// The words of a text in small letters, with their places. What follows an apostrophe belongs to the word, except the
/// English `'s`.
fn words(text: &str, language: &str) -> Vec<(Range<usize>, String)> {
    let mut words: Vec<(Range<usize>, String)> = Vec::new();
    let mut begin = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = is_apostrophe(c) || matches!(c, '՛' | '՜' | '՞' | '\u{300}'..='\u{36f}');
        let goes_on = c.is_alphanumeric()
            || joins
                && begin.is_some()
                && (!is_apostrophe(c) || chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()));
        if goes_on {
            begin.get_or_insert(at);
        } else if let Some(begin) = begin.take() {
            push_word(&mut words, text, begin..at, language);
        }
    }
    if let Some(begin) = begin {
        push_word(&mut words, text, begin..text.len(), language);
    }
    words
}

fn push_word(words: &mut Vec<(Range<usize>, String)>, text: &str, place: Range<usize>, language: &str) {
    let raw = text.get(place.clone()).unwrap_or_default();
    let mut word = lower(raw, language);
    let mut end = place.end;
    if language == "en" && word.ends_with("'s") {
        word.truncate(word.len() - 2);
        end -= raw.chars().rev().take(2).map(char::len_utf8).sum::<usize>();
    }
    words.push((place.start..end, word));
}

/// Whether nothing but a space or a hyphen stands between the words of a name.
fn is_one_name(text: &str, begin: usize, rest: Option<&[(Range<usize>, String)]>) -> bool {
    let Some(rest) = rest.filter(|rest| !rest.is_empty()) else { return rest.is_some() };
    let Some(last) = rest.last() else { return true };
    let whole = text.get(begin..last.0.end).unwrap_or_default();
    let gaps = whole.chars().filter(|c| !c.is_alphanumeric() && !is_apostrophe(*c));
    gaps.clone().count() == rest.len() && gaps.into_iter().all(|c| c == ' ' || c == '-' || c == '\u{a0}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// In small letters, as this language writes them, with one sign for each apostrophe and for е.
fn lower(text: &str, language: &str) -> String {
    let is_turkic = is_turkic(language);
    let mut small = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'I' if is_turkic => small.push('ı'),
            'İ' => small.push('i'),
            'ё' | 'Ё' => small.push('е'),
            c if is_apostrophe(c) => small.push('\''),
            c => small.extend(c.to_lowercase()),
        }
    }
    small
}

fn is_turkic(language: &str) -> bool {
    matches!(language, "tr" | "az")
}

/// `form` with capitals where `raw`, in whose place it comes, has them: the first letter, or all.
fn cased_as(raw: &str, form: &str, language: &str) -> String {
    let upper = |c: char| -> String {
        if c == 'i' && is_turkic(language) { "İ".to_owned() } else { c.to_uppercase().collect() }
    };
    let letters = || raw.chars().filter(|c| c.is_alphabetic());
    if letters().count() > 1 && letters().all(char::is_uppercase) {
        return form.chars().map(upper).collect();
    }
    let Some(first) = form.chars().next() else { return String::new() };
    let rest = form.get(first.len_utf8()..).unwrap_or_default();
    let is_capital = letters().next().is_some_and(char::is_uppercase);
    let first = if is_capital { upper(first) } else { lower(&first.to_string(), language) };
    format!("{first}{rest}")
}

/// "An Armenian" is "a Turk".
fn agree_article(before: &mut String, form: &str) {
    // "A Ukrainian", "a European": these begin with another sound.
    let is_vowel = form.to_ascii_lowercase().starts_with(['a', 'e', 'i', 'o']);
    let wants_an = is_vowel && !form.to_ascii_lowercase().starts_with("eu");
    let Some(last) = before.trim_end_matches(' ').rsplit([' ', '\n', '(', '“', '"']).next() else { return };
    let article = match (last, wants_an) {
        ("a" | "an", true) => "an",
        ("a" | "an", false) => "a",
        ("A" | "An", true) => "An",
        ("A" | "An", false) => "A",
        _ => return,
    };
    if before.ends_with(' ') {
        let begin = before.trim_end_matches(' ').len() - last.len();
        before.replace_range(begin.., article);
        before.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All texts that come of swapping the first name that `text` has.
    fn swapped(lists: &SwapLists, language: &str, text: &str) -> Vec<(String, Option<String>)> {
        let found = lists.find(text, language);
        let Some(first) = found.first() else { return Vec::new() };
        let list = &lists.all()[first.list];
        let found: Vec<FoundName> = found.iter().filter(|f| f.list == first.list).cloned().collect();
        let to = |name: usize| (list.names()[name].clone(), list.swapped(text, &found, first.name, name));
        (0..list.names().len()).filter(|name| *name != first.name).map(to).collect()
    }

    fn put(lists: &SwapLists, language: &str, text: &str, name: &str) -> Option<String> {
        swapped(lists, language, text).into_iter().find(|(known, _)| known == name).unwrap().1
    }

    #[test]
    fn a_name_takes_the_form_and_the_capitals_of_the_one_in_whose_place_it_comes() {
        let lists = SwapLists::new(&[], &[]);
        for (language, text, name, expected) in [
            ("en", "Turks, TURKS and turks.", "greeks", Some("Greeks, GREEKS and greeks.")),
            ("en", "An Armenian's shop.", "russians", Some("A Russian's shop.")),
            ("en-GB", "A Turkish shop.", "armenians", Some("An Armenian shop.")),
            // One word for the noun and the adjective, and two: nobody knows which is meant.
            ("en", "An Armenian shop.", "turks", None),
            ("en", "Yerevan’s mayor", "Baku", Some("Baku’s mayor")),
            ("ru", "У армян и у армянского посла", "русские", Some("У русских и у русского посла")),
            ("ru", "Я спросил у армян.", "русские", Some("Я спросил у русских.")),
            ("ru", "Спросите армянского посла.", "турки", Some("Спросите турецкого посла.")),
            ("ru", "Это грузин.", "армяне", None),
            ("ru", "Я был в Баку.", "Тбилиси", Some("Я был в Тбилиси.")),
            ("ru", "Я был в Баку.", "Москва", None),
            ("ru", "Зеленые правы.", "либералы", Some("Либералы правы.")),
            ("hy", "Հարցրեք հայերին։", "քրդերը", Some("Հարցրեք քրդերին։")),
            ("tr", "Ankara’da oturuyorum.", "Kiev", Some("Kiev'de oturuyorum.")),
            ("tr", "Iranlılar değil, İranlılar.", "ruslar", Some("Iranlılar değil, Ruslar.")),
            ("de", "Die Türken kamen.", "Russen", Some("Die Russen kamen.")),
            ("de", "Die Türken kamen.", "Armenier", None),
            ("de", "der türkische Bäcker", "Juden", Some("der jüdische Bäcker")),
            ("fr", "une Turque", "Grecs", Some("une Grecque")),
        ] {
            let all = swapped(&lists, language, text);
            let swapped = all.into_iter().find(|(known, _)| known == name).and_then(|(_, text)| text);
            assert_eq!(swapped.as_deref(), expected, "{text} → {name}");
        }
    }

    #[test]
    fn two_names_change_places_and_others_stay() {
        let lists = SwapLists::new(&[], &[]);
        let text = "Greeks and Turks and Kurds";
        assert_eq!(put(&lists, "en", text, "turks").as_deref(), Some("Turks and Greeks and Kurds"));
        assert_eq!(put(&lists, "en", text, "jews").as_deref(), Some("Jews and Turks and Kurds"));
    }

    #[test]
    fn only_whole_words_of_the_language_are_names() {
        let lists = SwapLists::new(&[], &[]);
        for (language, text) in [
            ("en", "Greekish turkeys"),
            ("de", "Die Turks kamen."),
            ("fr", "d'Arméniens"),
            ("hy", "հայե՞րը"),
            ("xx", "Turks"),
        ] {
            assert_eq!(lists.find(text, language), [], "{text}");
        }
        let hyphened = put(&lists, "en", "the Greek-Georgian border", "armenians");
        assert_eq!(hyphened.as_deref(), Some("the Armenian-Georgian border"));
    }

    #[test]
    fn names_of_a_policy_stand_beside_the_built_in_ones_and_own_names_in_their_place() {
        let adds = [SwapNames::of_line("en: New Norlanders/New Norlander, Sudrians/Sudrian").unwrap()];
        let lists = SwapLists::new(&adds, &[]);
        let text = "The New Norlanders asked a Sudrian.";
        assert_eq!(put(&lists, "en", text, "jews").as_deref(), Some("The Jews asked a Sudrian."));
        assert_eq!(
            put(&lists, "en", text, "Sudrians").as_deref(),
            Some("The Sudrians asked a New Norlander.")
        );
        assert_eq!(put(&lists, "en", "Ask Turks.", "New Norlanders").as_deref(), Some("Ask New Norlanders."));
        let own = SwapNames::read("en: Sudrians, Turks").unwrap();
        let lists = SwapLists::new(&adds, &own);
        assert_eq!(lists.all()[0].names(), ["Sudrians", "Turks"]);
        assert_eq!(put(&lists, "en", "Turks", "Sudrians").as_deref(), Some("Sudrians"));
        let russian = SwapLists::new(&[], &SwapNames::read("ru places: Нордвик, Зюдгорск").unwrap());
        assert_eq!(put(&russian, "ru", "Где Нордвик?", "Зюдгорск").as_deref(), Some("Где Зюдгорск?"));
        assert_eq!(put(&russian, "ru", "Где армяне?", "курды").as_deref(), Some("Где курды?"));
    }
}
