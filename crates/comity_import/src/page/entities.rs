//! Undoes the entities of a page of plain text that was taken out of HTML without undoing them.

use crate::values::{reference, unescape};

/// So many entities, and not one `&` that stands for itself, say that a text was not undone.
const MIN_ENTITIES: usize = 3;

/// The longest entity, in bytes, such as `&thetasym;` or `&#x1F600;`.
const MAX_ENTITY_BYTES: usize = 12;

/// `page` with its entities undone, if that is what it is; a text in which somebody wrote about `&amp;` stays.
pub(super) fn undone(page: String) -> String {
    let starts = || page.match_indices('&').map(|(at, _)| at);
    let are_entities = starts().all(|at| is_entity(page.get(at + 1..).unwrap_or_default()));
    if are_entities && starts().count() >= MIN_ENTITIES { unescape(&page) } else { page }
}

fn is_entity(after: &str) -> bool {
    let end = after.bytes().take(MAX_ENTITY_BYTES).position(|b| b == b';');
    end.and_then(|end| after.get(..end)).is_some_and(|name| reference(name).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_undone_only_where_all_are_left() {
        let text = "O&#x27;Neil said:\n&quot;Tea &amp; cake&quot;".to_owned();
        assert_eq!(undone(text), "O'Neil said:\n\"Tea & cake\"");
        for text in ["Write &amp; to get &, &lt; to get <", "one &amp; two", "AT&T; R&D;"] {
            assert_eq!(undone(text.to_owned()), text);
        }
    }
}
