//! Groups that a policy names itself, beside those that the tables know.

use crate::reading::Tokens;
use comity_text::Body;
use std::collections::HashMap;
use std::ops::Range;

/// Names of groups, as words in small letters.
#[derive(Debug, Clone, Default)]
pub(crate) struct OwnGroups {
    /// By their first word; those that begin with a stem stand apart.
    by_word: HashMap<String, Vec<Name>>,
    by_stem: Vec<String>,
}

/// What follows the first word of a name.
#[derive(Debug, Clone)]
struct Name {
    rest: Vec<String>,
    /// Whether the last word may go on.
    is_stem: bool,
}

impl OwnGroups {
    /// Reads names as a policy gives them; `*` at the end stands for any ending.
    ///
    /// # Errors
    /// The first one that has no letters.
    pub(crate) fn read(names: &[String]) -> Result<Self, String> {
        let mut own = Self::default();
        for name in names {
            let (whole, is_stem) = match name.trim().strip_suffix('*') {
                Some(stem) => (stem, true),
                None => (name.trim(), false),
            };
            let tokens = Tokens::of(&Body::read(whole, None).canonical);
            let mut words = tokens.all().iter().map(|token| tokens.lower(token).to_owned());
            let first = words.next().filter(|first| first.chars().any(char::is_alphabetic));
            let (first, rest) = (first.ok_or_else(|| name.clone())?, words.collect::<Vec<_>>());
            if rest.is_empty() && is_stem {
                own.by_stem.push(first);
            } else {
                own.by_word.entry(first).or_default().push(Name { rest, is_stem });
            }
        }
        Ok(own)
    }

    /// Whether a name is this word.
    pub(super) fn is_name(&self, word: &str) -> bool {
        self.by_stem.iter().any(|stem| word.starts_with(stem.as_str()))
            || self.by_word.get(word).into_iter().flatten().any(|name| name.rest.is_empty())
    }

    /// Where they stand among the words.
    pub(super) fn named_in(&self, tokens: &Tokens) -> Vec<Range<usize>> {
        if self.by_word.is_empty() && self.by_stem.is_empty() {
            return Vec::new();
        }
        let words = tokens.all().iter().map(|token| tokens.lower(token)).collect::<Vec<_>>();
        let mut named = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let after = words.get(at + 1..).unwrap_or_default();
            let whole = self.by_word.get(*word).into_iter().flatten().filter(|name| name.goes_on_in(after));
            named.extend(whole.map(|name| at..at + 1 + name.rest.len()));
            if self.by_stem.iter().any(|stem| word.starts_with(stem.as_str())) {
                named.push(at..at + 1);
            }
        }
        named
    }
}

impl Name {
    fn goes_on_in(&self, words: &[&str]) -> bool {
        let Some(here) = words.get(..self.rest.len()) else { return false };
        here.iter().zip(&self.rest).enumerate().all(|(at, (word, wanted))| {
            *word == wanted || self.is_stem && at + 1 == self.rest.len() && word.starts_with(wanted.as_str())
        })
    }
}
