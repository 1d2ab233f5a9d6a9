//! The languages that the model keeps apart.

use std::fmt;
use std::str::FromStr;

/// A language that the model has a namespace of its own for; everything else is [`Lang::Other`].
///
/// Features of different languages never meet in one weight: the German article "die" is not the English verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Lang {
    /// English: all attributes, from labels.
    En,
    /// German, from labels.
    De,
    /// French, from labels.
    Fr,
    /// Portuguese, from labels.
    Pt,
    /// Turkish, from labels.
    Tr,
    /// Arabic, from labels.
    Ar,
    /// Korean, from labels.
    Ko,
    /// Chinese, from labels.
    Zh,
    /// Russian: lexicon and sentences of our own only.
    Ru,
    /// Armenian: lexicon and sentences of our own only.
    Hy,
    /// Azerbaijani: lexicon and sentences of our own only.
    Az,
    /// Any other language: word lists at most.
    Other,
}

impl Lang {
    /// All languages, in the order of their numbers.
    pub const ALL: [Self; 12] = [
        Self::En,
        Self::De,
        Self::Fr,
        Self::Pt,
        Self::Tr,
        Self::Ar,
        Self::Ko,
        Self::Zh,
        Self::Ru,
        Self::Hy,
        Self::Az,
        Self::Other,
    ];

    /// The language's ISO 639-1 code; `und` for [`Lang::Other`].
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Fr => "fr",
            Self::Pt => "pt",
            Self::Tr => "tr",
            Self::Ar => "ar",
            Self::Ko => "ko",
            Self::Zh => "zh",
            Self::Ru => "ru",
            Self::Hy => "hy",
            Self::Az => "az",
            Self::Other => "und",
        }
    }

    /// Whether it has a list of concepts, so that attacks on groups and threats are found without labels.
    pub(crate) const fn has_concepts(self) -> bool {
        !matches!(self, Self::Ko | Self::Zh | Self::Other)
    }

    /// The language of a BCP 47 tag such as `pt-BR`; [`Lang::Other`] when the model has none for it.
    pub fn of_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or("");
        Self::ALL.into_iter().find(|l| l.as_str().eq_ignore_ascii_case(primary)).unwrap_or(Self::Other)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Lang {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|l| l.as_str() == text)
            .ok_or_else(|| format!("`{text}` is not a language of the model"))
    }
}
