//! Undoes the entities of a page of plain text that was taken out of HTML without undoing them.

use crate::values::reference;

/// So many entities, and not one `&` that stands for itself, say that a text was not undone.
const MIN_ENTITIES: usize = 3;

/// The longest entity, in bytes, such as `&thetasym;` or `&#x1F600;`.
const MAX_ENTITY_BYTES: usize = 12;

/// A page whose entities were undone.
pub(super) struct Undone {
    pub(super) text: String,
    /// Behind each entity: the place in the text, and in the page before it was undone.
    pub(super) places: Vec<(usize, usize)>,
}

/// `page` with its entities undone, if that is what it is; a text in which somebody wrote about `&amp;` stays.
pub(super) fn undone(page: &str) -> Option<Undone> {
    let starts = || page.match_indices('&').map(|(at, _)| at);
    let are_entities = starts().all(|at| entity(page.get(at + 1..).unwrap_or_default()).is_some());
    if !are_entities || starts().count() < MIN_ENTITIES {
        return None;
    }
    let mut undone = Undone { text: String::with_capacity(page.len()), places: Vec::new() };
    let mut taken = 0;
    for at in starts() {
        let Some((sign, bytes)) = page.get(at + 1..).and_then(entity) else { continue };
        undone.text.push_str(page.get(taken..at).unwrap_or_default());
        undone.text.push(sign);
        taken = at + 1 + bytes;
        undone.places.push((undone.text.len(), taken));
    }
    undone.text.push_str(page.get(taken..).unwrap_or_default());
    Some(undone)
}

/// Where what stands at `at` in a text stood before it was undone.
pub(super) fn place_before(places: &[(usize, usize)], at: usize) -> usize {
    let after = places.partition_point(|(place, _)| *place <= at);
    let behind = after.checked_sub(1).and_then(|last| places.get(last));
    behind.map_or(at, |(place, before)| before + (at - place))
}

/// The sign that an entity, without its `&`, stands for, and its length in bytes.
fn entity(after: &str) -> Option<(char, usize)> {
    let end = after.bytes().take(MAX_ENTITY_BYTES).position(|b| b == b';')?;
    Some((reference(after.get(..end)?)?, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_undone_only_where_all_are_left() {
        let page = "O&#x27;Neil said:\n&quot;Tea &amp; cake&quot;";
        let text = undone(page).unwrap();
        assert_eq!(text.text, "O'Neil said:\n\"Tea & cake\"");
        let before = |word: &str| place_before(&text.places, text.text.find(word).unwrap());
        for word in ["Neil", "said", "Tea", " cake"] {
            assert_eq!(before(word), page.find(word).unwrap());
        }
        for text in ["Write &amp; to get &, &lt; to get <", "one &amp; two", "AT&T; R&D;"] {
            assert!(undone(text).is_none());
        }
    }
}
