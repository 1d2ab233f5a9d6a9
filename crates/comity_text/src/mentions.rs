//! `@Name` in a text.

use crate::visible::Visible;
use comity_model::Span;

/// Longest name after an @, in characters.
const MAX_NAME: usize = 64;

/// Somebody addressed by `@Name`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The name without the `@`, as typed.
    pub name: String,
    /// Where it stands, with the `@`.
    pub span: Span,
}

/// All mentions, in the order of the text.
pub(crate) fn find(visible: &Visible) -> Vec<Mention> {
    let text = visible.text.as_str();
    let mut mentions = Vec::new();
    for at in memchr::memchr_iter(b'@', text.as_bytes()) {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '@' | '/' | '-')) {
            continue;
        }
        let rest = text.get(at + 1..).unwrap_or("");
        let length: usize = rest
            .chars()
            .take(MAX_NAME)
            .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
            .map(char::len_utf8)
            .sum();
        let name = rest.get(..length).unwrap_or("").trim_end_matches(['.', '-']);
        if name.chars().next().is_some_and(char::is_alphanumeric) {
            mentions.push(Mention { name: name.to_owned(), span: visible.to_raw(at..at + 1 + name.len()) });
        }
    }
    mentions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let mut visible = Visible::default();
        visible.push_exact(text, 0);
        find(&visible).into_iter().map(|m| m.name).collect()
    }

    #[test]
    fn a_name_after_an_at_sign_is_a_mention_and_an_address_is_not() {
        assert_eq!(names("@Anahit, ask @bridge_fan. Write to post@example.org"), ["Anahit", "bridge_fan"]);
        assert_eq!(names("@Լիլիթ բարև"), ["Լիլիթ"]);
    }
}
