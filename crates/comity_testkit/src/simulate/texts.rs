//! What people write: texts of a known kind, each with invented names that no other text has.
//!
//! The model goes by the kind and never reads the text; the policy reads the text and never sees the kind.

use super::numbers::Numbers;

/// What a text is like, and so what the policy says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing to notice.
    Clean,
    /// Holds a word that is rejected, and counts as a strike.
    Strike,
    /// Holds a word that is rejected, and counts as none.
    Advert,
    /// Holds a word for which a moderator looks first.
    Held,
    /// The scorer finds it toxic.
    Toxic,
    /// Holds a word that is noted.
    Noted,
    /// Holds a word about which its author is asked.
    Asked,
    /// Holds four links.
    Linked,
    /// Longer than the policy allows.
    Long,
    /// Longer than the program takes.
    TooLong,
    /// Nothing but spaces.
    Empty,
}

/// The word that the simulation's scorer finds toxic.
pub(crate) const TOXIC_WORD: &str = "nincompoops";

/// A text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) kind: Kind,
    /// As it is typed.
    pub(crate) body: String,
    /// Two of its names, which no other text has but a further try of the same draft.
    pub(crate) mark: String,
}

/// How a sentence begins, in the languages of the pages.
const BEGINNINGS: [&str; 7] = [
    "The council saw",
    "Совет видел",
    "Խորհուրդը տեսավ",
    "Şura gördü",
    "Meclis gördü",
    "رأى المجلس",
    "Der Rat sah",
];

const SYLLABLES: [&str; 24] = [
    "ba", "ke", "lo", "mi", "ru", "ta", "de", "no", "ki", "su", "va", "pe", "go", "li", "tu", "ra", "ne",
    "mo", "si", "du", "fa", "re", "po", "ni",
];

impl Text {
    /// The text of this kind and language that follows from `names`.
    pub(crate) fn of(kind: Kind, language: u8, names: u64) -> Self {
        let mut numbers = Numbers::of(names);
        let mut name = || {
            let word: String = (0..5).map(|_| numbers.one_of(&SYLLABLES)).collect();
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_ascii_uppercase())
                .into_iter()
                .chain(letters)
                .collect::<String>()
        };
        let names: Vec<String> = (0..6).map(|_| name()).collect();
        let mark = names.iter().take(2).cloned().collect::<Vec<_>>().join(" ");
        let beginning = BEGINNINGS.get(usize::from(language) % BEGINNINGS.len()).copied().unwrap_or("");
        let sentence = format!("{beginning} {}", names.join(" "));
        let body = match kind {
            Kind::Clean => format!("{sentence}."),
            Kind::Strike => format!("{sentence}, blasted."),
            Kind::Advert => format!("{sentence}, cheapwatches."),
            Kind::Held => format!("{sentence}, lawsuit."),
            Kind::Toxic => format!("{sentence}, {TOXIC_WORD}."),
            Kind::Noted => format!("{sentence}, mayor."),
            Kind::Asked => format!("{sentence}, preposterous."),
            Kind::Linked => {
                let links = names.iter().take(4).map(|name| format!(" https://example.org/{name}"));
                format!("{sentence}:{}", links.collect::<String>())
            }
            Kind::Long => format!("{sentence}{}.", " and on".repeat(200)),
            Kind::TooLong => format!("{sentence}{}.", " and on".repeat(4_000)),
            Kind::Empty => " \n ".to_owned(),
        };
        Self { kind, body, mark }
    }

    /// Another try of the same draft.
    pub(crate) fn again(&self) -> Self {
        Self { body: format!("Once more. {}", self.body), ..self.clone() }
    }
}
