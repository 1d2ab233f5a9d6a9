//! Takes the names of groups out of a text before the network reads it: no name can change what it says of a text.
//!
//! Which words name a group is the first stage's reading (`data/concepts/`). Slurs are no names and stay.

use crate::features::{ANY_GROUP, Concept, Reader, Token};

/// `canonical`, as `reader` has read it, with one and the same word for every name of a group.
pub(crate) fn without_names(canonical: &str, reader: &Reader) -> String {
    let mut nameless = Nameless { canonical, text: String::with_capacity(canonical.len()), copied: 0 };
    let mut in_name = false;
    let mut before: Option<&Token> = None;
    // Words that were written as one ("allmuslims") have the same place.
    for words in reader.tokens.chunk_by(|a, b| a.begin == b.begin) {
        let are_one = words.len() > 1 && words.iter().any(|w| w.concept == Concept::Group);
        for (i, word) in words.iter().enumerate() {
            // "Black people" and "a trans woman" are one name.
            let goes_on = in_name && word.concept == Concept::Absorbed;
            in_name = goes_on || word.concept == Concept::Group;
            if goes_on {
                nameless.skip(word);
            } else if in_name {
                // "An" would still tell some names from others.
                let article = before.filter(|a| i == 0 && nameless.is_an(a));
                if let Some(article) = article {
                    nameless.copy_until(article);
                    nameless.text.push('a');
                    nameless.skip(article);
                }
                nameless.push(ANY_GROUP, word);
            } else if are_one {
                let letters: String = reader.letters(word).iter().collect();
                nameless.push(&letters, word);
            }
            before = Some(word);
        }
    }
    nameless.text.push_str(canonical.get(nameless.copied..).unwrap_or(""));
    nameless.text
}

/// A text that is being written anew.
struct Nameless<'a> {
    canonical: &'a str,
    text: String,
    /// Bytes of `canonical` that stand in `text`, or were left out.
    copied: usize,
}

impl Nameless<'_> {
    fn is_an(&self, token: &Token) -> bool {
        let (begin, end) = (token.begin as usize, token.end as usize);
        begin >= self.copied && self.canonical.get(begin..end).is_some_and(|a| a.eq_ignore_ascii_case("an"))
    }

    fn copy_until(&mut self, token: &Token) {
        self.text.push_str(self.canonical.get(self.copied..token.begin as usize).unwrap_or(""));
        self.copied = self.copied.max(token.begin as usize);
    }

    /// Writes `word` where `token` stands.
    fn push(&mut self, word: &str, token: &Token) {
        self.copy_until(token);
        if self.copied == token.end as usize {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.skip(token);
    }

    fn skip(&mut self, token: &Token) {
        self.copied = self.copied.max(token.end as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{Lang, Repair};

    fn nameless(text: &str) -> String {
        let mut reader = Reader::default();
        reader.read(text, Lang::En, &[], None);
        without_names(text, &reader)
    }

    #[test]
    fn every_name_of_a_group_is_the_same_word() {
        for name in
            ["armenians", "azerbaijanis", "black people", "trans women", "muslims", "african-americans"]
        {
            assert_eq!(
                nameless(&format!("why are {name} so loud, i ask?")),
                "why are minorities so loud, i ask?"
            );
        }
        for name in ["an armenian", "a turk", "a trans woman", "an asylum seeker"] {
            assert_eq!(
                nameless(&format!("my neighbour, {name}, left.")),
                "my neighbour, a minorities, left."
            );
        }
    }

    #[test]
    fn words_written_as_one_are_not_lost_with_the_name_among_them() {
        let known = ["all", "muslims", "are", "evil"].map(|word| (word, 60));
        let mut reader = Reader::default();
        for (text, meant) in
            [("allmuslims left", "all minorities left"), ("so muslimsareevil!", "so minorities are evil!")]
        {
            reader.read(text, Lang::En, &[], Some(&Repair::new(known)));
            assert_eq!(without_names(text, &reader), meant);
        }
    }

    #[test]
    fn what_names_no_group_stays_as_it_is() {
        for text in
            ["", "The bridge reopens on Monday, the council said.", "get rid of the old bridge", "  ...  "]
        {
            assert_eq!(nameless(text), text);
        }
        assert_eq!(nameless("Jews, Turks and gardeners"), "minorities, minorities and gardeners");
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_read(text: String) {
            proptest::prop_assert!(nameless(&text).len() <= 10 * text.len() + ANY_GROUP.len());
        }
    }
}
