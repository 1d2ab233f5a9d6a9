//! Partial answers: `fields=languages,attributeScores(TOXICITY/summaryScore/value)`.

use super::errors::{Status, shortened};
use serde_json::{Map, Value};

/// How deep a selection may go; answers are six deep.
const MAX_DEPTH: usize = 12;
/// The longest selection, in bytes.
const MAX_BYTES: usize = 4_096;

/// Which parts of an answer are wanted; one without parts takes all.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Mask(Vec<(String, Mask)>);

impl Mask {
    /// Reads a selection: names separated by commas, `/` or `.` into them, brackets around several, `*` for any.
    pub(super) fn parse(text: &str) -> Result<Self, Status> {
        let wrong = || Status::invalid(format!("Invalid field selection {}", shortened(text)));
        if text.len() > MAX_BYTES {
            return Err(wrong());
        }
        let mut rest = text;
        let mask = list(&mut rest, 0).ok_or_else(wrong)?;
        if rest.is_empty() { Ok(mask) } else { Err(wrong()) }
    }

    /// The wanted parts of `value`.
    pub(super) fn of(&self, value: Value) -> Value {
        if self.0.is_empty() {
            return value;
        }
        match value {
            Value::Object(object) => {
                let mut kept = Map::new();
                for (name, value) in object {
                    if let Some((_, mask)) =
                        self.0.iter().find(|(wanted, _)| wanted == "*" || *wanted == name)
                    {
                        kept.insert(name, mask.of(value));
                    }
                }
                Value::Object(kept)
            }
            Value::Array(values) => values.into_iter().map(|value| self.of(value)).collect(),
            scalar => scalar,
        }
    }

    fn add(&mut self, name: &str, mut inner: Self) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            // All of it was wanted already, or is now.
            Some((_, known)) if known.0.is_empty() || inner.0.is_empty() => *known = Self::default(),
            Some((_, known)) => inner.0.drain(..).for_each(|(name, mask)| known.add(&name, mask)),
            None => self.0.push((name.to_owned(), inner)),
        }
    }
}

fn list(rest: &mut &str, depth: usize) -> Option<Mask> {
    let mut mask = Mask::default();
    loop {
        let (name, inner) = path(rest, depth)?;
        mask.add(name, inner);
        match rest.strip_prefix(',') {
            Some(next) => *rest = next,
            None => return Some(mask),
        }
    }
}

fn path<'t>(rest: &mut &'t str, depth: usize) -> Option<(&'t str, Mask)> {
    if depth > MAX_DEPTH {
        return None;
    }
    let text = *rest;
    let end = text.find([',', '/', '.', '(', ')']).unwrap_or(text.len());
    let (name, after) = text.split_at(end);
    *rest = after;
    let name = Some(name.trim()).filter(|name| !name.is_empty())?;
    let mut inner = Mask::default();
    if let Some(next) = after.strip_prefix(['/', '.']) {
        *rest = next;
        let (name, deeper) = path(rest, depth + 1)?;
        inner.add(name, deeper);
    } else if let Some(next) = after.strip_prefix('(') {
        *rest = next;
        inner = list(rest, depth + 1)?;
        *rest = rest.strip_prefix(')')?;
    }
    Some((name, inner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_selection_takes_what_it_names() {
        let value = json!({"a": {"x": {"v": 1, "w": 2}, "y": 3}, "b": [{"v": 4, "w": 5}], "c": 6});
        let check = |mask: &str, expected: Value| {
            assert_eq!(Mask::parse(mask).unwrap().of(value.clone()), expected, "{mask}");
        };
        check("c", json!({"c": 6}));
        check("a/x/v,b.w", json!({"a": {"x": {"v": 1}}, "b": [{"w": 5}]}));
        check("a(y,x(w)),none", json!({"a": {"x": {"w": 2}, "y": 3}}));
        check("a/*/v", json!({"a": {"x": {"v": 1}, "y": 3}}));
        check("*", value.clone());
        check("a/x/v,a/y", json!({"a": {"x": {"v": 1}, "y": 3}}));
    }

    #[test]
    fn a_selection_that_cannot_be_read_is_refused() {
        for mask in ["a(", "a)", ",", "a,,b", "a/", &"a(".repeat(5_000), &"a/".repeat(40)] {
            assert!(Mask::parse(mask).is_err(), "{mask}");
        }
    }
}
