//! Partial answers: `fields=languages,attributeScores(TOXICITY/summaryScore/value)`.

use super::errors::Status;
use serde_json::{Map, Value};

/// How deep a selection may go; answers are six deep.
const MAX_DEPTH: usize = 12;
/// The longest selection, in bytes.
const MAX_BYTES: usize = 4_096;

/// What there is to select from.
#[derive(Debug)]
pub(super) enum Shape {
    /// A value without parts.
    Value,
    /// A message, or a list of such messages.
    Message(&'static [(&'static str, &'static Shape)]),
    /// Any names, all with the same below them.
    Map(&'static Shape),
    /// Whatever the answer holds.
    Any,
}

const SCORE: Shape = Shape::Message(&[("value", &Shape::Value), ("type", &Shape::Value)]);

const SCORES: Shape = Shape::Message(&[
    ("summaryScore", &SCORE),
    ("spanScores", &Shape::Message(&[("begin", &Shape::Value), ("end", &Shape::Value), ("score", &SCORE)])),
]);

/// What `comments:analyze` answers.
pub(super) const ANALYZED: Shape = Shape::Message(&[
    ("attributeScores", &Shape::Map(&SCORES)),
    ("languages", &Shape::Value),
    ("detectedLanguages", &Shape::Value),
    ("clientToken", &Shape::Value),
]);

/// What `comments:suggestscore` answers.
pub(super) const SUGGESTED: Shape = Shape::Message(&[
    ("clientToken", &Shape::Value),
    ("requestedLanguages", &Shape::Value),
    ("detectedLanguages", &Shape::Value),
]);

/// Which parts of an answer are wanted; one without parts takes all.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Mask(Vec<(String, Mask)>);

impl Mask {
    /// Reads a selection: names separated by commas, `/` or `.` into them, brackets around several, `*` for any.
    pub(super) fn parse(text: &str) -> Result<Self, Status> {
        let wrong = || Status::selection(text);
        if text.len() > MAX_BYTES {
            return Err(wrong());
        }
        let mut rest = text;
        let mask = list(&mut rest, 0).ok_or_else(wrong)?;
        if rest.is_empty() { Ok(mask) } else { Err(wrong()) }
    }

    /// The same by the names of `shape`, which may be written in `snake_case`.
    ///
    /// # Errors
    /// Names the first path that leads nowhere.
    pub(super) fn resolved(&self, shape: &Shape) -> Result<Self, Status> {
        self.found(shape, "")
    }

    fn found(&self, shape: &Shape, at: &str) -> Result<Self, Status> {
        let mut found = Self::default();
        for (name, inner) in &self.0 {
            let path = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
            match shape {
                Shape::Any => found.add(name, inner.clone()),
                Shape::Map(below) => found.add(name, inner.found(below, &path)?),
                Shape::Message(fields) if name == "*" => {
                    // Into all that have what is wanted below; one has to.
                    let below = fields.iter().map(|(name, below)| (*name, inner.found(below, &path)));
                    let (good, bad): (Vec<_>, Vec<_>) = below.partition(|(_, inner)| inner.is_ok());
                    if good.is_empty()
                        && let Some((_, Err(status))) = bad.into_iter().next()
                    {
                        return Err(status);
                    }
                    for (name, inner) in good {
                        found.add(name, inner?);
                    }
                }
                Shape::Message(fields) => {
                    let is_it = |known: &str| known == name || known == super::request::camel(name);
                    let Some((name, below)) = fields.iter().find(|(known, _)| is_it(known)) else {
                        return Err(Status::no_such_field(&path));
                    };
                    found.add(name, inner.found(below, &path)?);
                }
                Shape::Value => return Err(Status::no_such_field(&path)),
            }
        }
        Ok(found)
    }

    /// The wanted parts of `value`, an object.
    pub(super) fn of(&self, value: Value) -> Value {
        self.part(value).unwrap_or_else(|| Value::Object(Map::new()))
    }

    /// The wanted parts of `value`; none where it has none of them.
    fn part(&self, value: Value) -> Option<Value> {
        if self.0.is_empty() {
            return Some(value);
        }
        match value {
            Value::Object(object) => {
                let part = |(name, value): (String, Value)| {
                    self.below(&name)?.part(value).map(|value| (name, value))
                };
                let kept: Map<String, Value> = object.into_iter().filter_map(part).collect();
                (!kept.is_empty()).then_some(Value::Object(kept))
            }
            // Each in its place, also one that has nothing of what is wanted.
            Value::Array(values) => Some(values.into_iter().map(|value| self.of(value)).collect()),
            _ => None,
        }
    }

    /// What is wanted below a name: by itself, as any name, or both together.
    fn below(&self, name: &str) -> Option<Self> {
        let mut wanted = self.0.iter().filter(|(wanted, _)| wanted == "*" || wanted == name);
        let (_, first) = wanted.next()?;
        let mut together = Self(vec![(name.to_owned(), first.clone())]);
        wanted.for_each(|(_, inner)| together.add(name, inner.clone()));
        together.0.pop().map(|(_, inner)| inner)
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
        *rest = rest.strip_prefix(')')?.trim_start();
    }
    Some((name, inner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_selection_takes_what_it_names() {
        let value = json!({"a": {"x": {"v": 1, "w": 2}, "y": 3}, "b": [{"v": 4, "w": 5}, {"w": 6}], "c": 6});
        let check = |mask: &str, expected: Value| {
            let mask = Mask::parse(mask).unwrap().resolved(&Shape::Any).unwrap();
            assert_eq!(mask.of(value.clone()), expected, "{mask:?}");
        };
        check("c", json!({"c": 6}));
        check("a/x/v,b.w", json!({"a": {"x": {"v": 1}}, "b": [{"w": 5}, {"w": 6}]}));
        check("b(v)", json!({"b": [{"v": 4}, {}]}));
        check("a(y,x(w)),none", json!({"a": {"x": {"w": 2}, "y": 3}}));
        // What has no such part is left out, and so is what would be empty then.
        check("a/*/v", json!({"a": {"x": {"v": 1}}}));
        check("*/none", json!({"b": [{}, {}]}));
        check("none", json!({}));
        check("*", value.clone());
        check("a/x/v,a/y", json!({"a": {"x": {"v": 1}, "y": 3}}));
        check("a/*/v,a/x/w", json!({"a": {"x": {"v": 1, "w": 2}}}));
        check("a/x,a/*/v", json!({"a": {"x": {"v": 1, "w": 2}}}));
        check(" a ( y , x / v ) ", json!({"a": {"x": {"v": 1}, "y": 3}}));
    }

    #[test]
    fn names_are_those_of_the_answer_in_either_spelling() {
        let found = |mask: &str| Mask::parse(mask).unwrap().resolved(&ANALYZED);
        let same = |mask: &str, other: &str| assert_eq!(found(mask).unwrap(), found(other).unwrap());
        same("client_token,attribute_scores/*/span_scores", "clientToken,attributeScores(*/spanScores)");
        same("*/TOXICITY_FAST/summaryScore", "attributeScores.TOXICITY_FAST.summaryScore");
        let wrong = [
            ("token", "token"),
            ("attributeScores/TOXICITY/score", "attributeScores.TOXICITY.score"),
            (
                "attributeScores(TOXICITY@6(summaryScore(value,kind)))",
                "attributeScores.TOXICITY@6.summaryScore.kind",
            ),
            ("languages/en", "languages.en"),
            ("clientToken/*", "clientToken.*"),
        ];
        for (mask, path) in wrong {
            assert_eq!(found(mask), Err(Status::no_such_field(path)), "{mask}");
        }
        assert!(found("*/*/*/*/*/*").is_err());
    }

    #[test]
    fn a_selection_that_cannot_be_read_is_refused() {
        for mask in ["a(", "a)", ",", "a,,b", "a/", "a()", "a(b)/c", &"a(".repeat(5_000), &"a/".repeat(40)] {
            assert!(Mask::parse(mask).is_err(), "{mask}");
        }
    }
}
