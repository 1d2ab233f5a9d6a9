//! Reads the fields of a request: `camelCase` or `snake_case`, absent or null alike; unknown fields are passed over.

use super::errors::Status;
use comity_actions::{Attribute, SuggestedScore, UnknownAttribute};
use serde_json::{Map, Value};
use std::borrow::Cow;

/// The longest comment, in bytes of UTF-8.
pub(crate) const MAX_COMMENT_BYTES: usize = 20_480;
/// The longest text of a context, in bytes.
const MAX_CONTEXT_BYTES: usize = 1 << 20;
/// Entries of a context at most.
const MAX_ENTRIES: usize = 256;
/// Attributes that one request may ask for: all of them, in several spellings.
const MAX_ATTRIBUTES: usize = 100;
/// Languages that one request may name.
const MAX_LANGUAGES: usize = 32;
/// The longest token that is echoed, in bytes.
const MAX_TOKEN_BYTES: usize = 4_096;

/// The name that wrong values of messages are given.
const MESSAGES: &str = "type.googleapis.com/google.commentanalyzer.v1alpha1";

/// A message, and where in the request it stands.
#[derive(Clone, Copy)]
pub(super) struct Message<'a, 'p> {
    object: &'a Map<String, Value>,
    path: &'p str,
}

impl<'a> Message<'a, 'static> {
    pub(super) fn root(object: &'a Map<String, Value>) -> Self {
        Self { object, path: "" }
    }
}

impl<'a> Message<'a, '_> {
    /// The field called `name` in `snake_case`.
    fn field(&self, name: &str) -> Option<&'a Value> {
        let value = self.object.get(&camel(name)).or_else(|| self.object.get(name))?;
        (!value.is_null()).then_some(value)
    }

    fn at(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    pub(super) fn text(&self, name: &str) -> Result<Option<&'a str>, Status> {
        match self.field(name) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(other) => Err(Status::value(&self.at(name), "TYPE_STRING", other)),
        }
    }

    pub(super) fn is_set(&self, name: &str) -> Result<bool, Status> {
        match self.field(name) {
            None => Ok(false),
            Some(Value::Bool(is_set)) => Ok(*is_set),
            Some(Value::String(text)) if text == "true" || text == "false" => Ok(text == "true"),
            Some(other) => Err(Status::value(&self.at(name), "TYPE_BOOL", other)),
        }
    }

    fn number(&self, name: &str) -> Result<Option<f64>, Status> {
        let wrong = |value| Status::value(&self.at(name), "TYPE_FLOAT", value);
        match self.field(name) {
            None => Ok(None),
            Some(value @ Value::Number(number)) => number.as_f64().map(Some).ok_or_else(|| wrong(value)),
            Some(value @ Value::String(text)) => text.trim().parse().map(Some).map_err(|_| wrong(value)),
            Some(other) => Err(wrong(other)),
        }
    }

    fn message(&self, name: &str, kind: &str) -> Result<Option<&'a Map<String, Value>>, Status> {
        match self.field(name) {
            None => Ok(None),
            Some(Value::Object(object)) => Ok(Some(object)),
            Some(other) => Err(Status::value(&self.at(name), &format!("{MESSAGES}.{kind}"), other)),
        }
    }

    /// A list; `kind` is what it is a list of.
    fn list(&self, name: &str, kind: &str) -> Result<&'a [Value], Status> {
        match self.field(name) {
            None => Ok(&[]),
            Some(Value::Array(values)) => Ok(values),
            Some(other) => Err(Status::value(&self.at(name), kind, other)),
        }
    }

    /// The text that is to be scored.
    pub(super) fn comment(&self) -> Result<&'a str, Status> {
        let Some(object) = self.message("comment", "TextEntry")? else { return Err(Status::comment_empty()) };
        let entry = Message { object, path: "comment" };
        let text = entry.text("text")?.unwrap_or("");
        if text.is_empty() {
            return Err(Status::comment_empty());
        }
        if text.len() > MAX_COMMENT_BYTES {
            return Err(Status::comment_too_long(text.len(), MAX_COMMENT_BYTES));
        }
        // Only plain text is taken, as by the service; HTML would be scored with its tags.
        if entry.is_html()? { Err(Status::only_plain_text()) } else { Ok(text) }
    }

    /// Whether a text says that it is HTML.
    fn is_html(&self) -> Result<bool, Status> {
        match self.field("type") {
            None => Ok(false),
            Some(Value::String(kind)) => match kind.as_str() {
                "PLAIN_TEXT" | "TEXT_TYPE_UNSPECIFIED" | "" => Ok(false),
                "HTML" => Ok(true),
                _ => Err(Status::unknown_text_type()),
            },
            Some(Value::Number(number)) => match number.as_i64() {
                Some(0 | 1) => Ok(false),
                Some(2) => Ok(true),
                _ => Err(Status::unknown_text_type()),
            },
            Some(other) => {
                Err(Status::value(&self.at("type"), &format!("{MESSAGES}.TextEntry.TextType"), other))
            }
        }
    }

    pub(super) fn languages(&self) -> Result<Vec<String>, Status> {
        let values = self.list("languages", "TYPE_STRING")?;
        if values.len() > MAX_LANGUAGES {
            return Err(Status::invalid(format!(
                "Too many languages: {}. The limit is {MAX_LANGUAGES}.",
                values.len()
            )));
        }
        let language = |(at, value): (usize, &Value)| match value {
            Value::String(tag) => Ok(super::errors::shortened(tag)),
            other => Err(Status::value(&self.at(&format!("languages[{at}]")), "TYPE_STRING", other)),
        };
        values.iter().enumerate().map(language).collect()
    }

    /// A token that is given back as it came.
    pub(super) fn token(&self, name: &str) -> Result<Option<&'a str>, Status> {
        let token = self.text(name)?;
        match token {
            Some(token) if token.len() > MAX_TOKEN_BYTES => Err(Status::invalid(format!(
                "{name} was too many bytes. Value ({}) exceeded limit ({MAX_TOKEN_BYTES}).",
                token.len()
            ))),
            token => Ok(token.filter(|token| !token.is_empty())),
        }
    }

    /// What stands around the comment.
    pub(super) fn context(&self) -> Result<Around<'a>, Status> {
        let Some(object) = self.message("context", "Context")? else { return Ok(Around::default()) };
        let context = Message { object, path: "context" };
        let entries = context.list("entries", &format!("{MESSAGES}.TextEntry"))?;
        let pair = context.message("article_and_parent_comment", "ArticleAndParentComment")?;
        if !entries.is_empty() && pair.is_some() {
            return Err(Status::two_contexts());
        }
        if let Some(object) = pair {
            let pair = Message { object, path: "context.article_and_parent_comment" };
            let (article, parent) = (pair.entry("article")?, pair.entry("parent_comment")?);
            let (headline, byline) = article.as_deref().map_or((None, None), head_of);
            return Ok(Around { parent, headline, byline });
        }
        if entries.len() > MAX_ENTRIES {
            return Err(Status::invalid(format!(
                "Too many context entries: {}. The limit is {MAX_ENTRIES}.",
                entries.len()
            )));
        }
        let mut around = Around::default();
        for (at, value) in entries.iter().enumerate() {
            let path = format!("context.entries[{at}]");
            let Value::Object(object) = value else {
                return Err(Status::value(&path, &format!("{MESSAGES}.TextEntry"), value));
            };
            // Entries come in the order of the discussion: the last one is what is answered.
            if let Some(text) = (Message { object, path: &path }).checked_text()? {
                around.parent = Some(text);
            }
        }
        Ok(around)
    }

    fn entry(&self, name: &str) -> Result<Option<Cow<'a, str>>, Status> {
        let path = self.at(name);
        match self.message(name, "TextEntry")? {
            None => Ok(None),
            Some(object) => (Message { object, path: &path }).checked_text(),
        }
    }

    /// A text of the context, as a reader sees it: of an article there is often only the HTML.
    fn checked_text(&self) -> Result<Option<Cow<'a, str>>, Status> {
        let is_html = self.is_html()?;
        let text = self.text("text")?.unwrap_or("");
        if text.len() > MAX_CONTEXT_BYTES {
            return Err(Status::context_too_long(text.len(), MAX_CONTEXT_BYTES));
        }
        let text = if is_html { comity_text::html_to_text(text).into() } else { Cow::Borrowed(text) };
        Ok(Some(text).filter(|text| !text.trim().is_empty()))
    }

    /// The attributes that are asked for, in the order of the request.
    pub(super) fn attributes(&self, is_dropping: bool) -> Result<Vec<Asked>, Status> {
        let asked = self.message("requested_attributes", "AttributeParameters")?;
        let Some(asked) = asked.filter(|asked| !asked.is_empty()) else {
            return Err(Status::no_attributes());
        };
        if let Some((name, Err(unknown))) =
            asked.keys().map(|name| (name, attribute(name))).find(|(_, found)| {
                found
                    .as_ref()
                    .is_err_and(|unknown| !(is_dropping && matches!(unknown, UnknownAttribute::LeftOut(_))))
            })
        {
            let why = matches!(unknown, UnknownAttribute::LeftOut(_)).then(|| unknown.to_string());
            return Err(Status::unknown_attribute(&super::errors::shortened(name), why.as_deref()));
        }
        if asked.len() > MAX_ATTRIBUTES {
            return Err(Status::invalid(format!(
                "Too many requested attributes: {}. The limit is {MAX_ATTRIBUTES}.",
                asked.len()
            )));
        }
        let mut all = Vec::with_capacity(asked.len());
        for (at, (name, value)) in asked.iter().enumerate() {
            let Ok(attribute) = attribute(name) else { continue };
            let path = format!("requested_attributes[{at}].value");
            let empty = Map::new();
            let object = match value {
                Value::Null => &empty,
                Value::Object(object) => object,
                other => return Err(Status::value(&path, &format!("{MESSAGES}.AttributeParameters"), other)),
            };
            let parameters = Message { object, path: &path };
            parameters.score_type("score_type", name)?;
            let threshold = parameters.number("score_threshold")?.unwrap_or(0.0);
            all.push(Asked { name: name.clone(), attribute, threshold });
        }
        Ok(all)
    }

    fn score_type(&self, name: &str, attribute: &str) -> Result<(), Status> {
        const TYPES: [&str; 5] =
            ["SCORE_TYPE_UNSPECIFIED", "PROBABILITY", "STD_DEV_SCORE", "PERCENTILE", "RAW"];
        let known = match self.field(name) {
            None => return Ok(()),
            Some(Value::String(text)) => TYPES.into_iter().find(|known| known == text),
            Some(Value::Number(number)) => number.as_u64().and_then(|at| TYPES.get(at as usize).copied()),
            Some(_) => None,
        };
        match known {
            Some("SCORE_TYPE_UNSPECIFIED" | "PROBABILITY") => Ok(()),
            Some(other) => Err(Status::score_type(other, attribute)),
            None => Err(Status::value(
                &self.at(name),
                &format!("{MESSAGES}.AttributeParameters.ScoreType"),
                self.field(name).unwrap_or(&Value::Null),
            )),
        }
    }

    /// The scores that a client suggests: attribute, value, and the part of the text where only a part is meant.
    pub(super) fn suggested(&self, text: &str) -> Result<Vec<SuggestedScore>, Status> {
        let scores = self.message("attribute_scores", "AttributeScores")?;
        let Some(scores) = scores.filter(|scores| !scores.is_empty()) else {
            return Err(Status::invalid("Missing attribute_scores"));
        };
        if scores.len() > MAX_ATTRIBUTES {
            return Err(Status::invalid(format!(
                "Too many attribute scores: {}. The limit is {MAX_ATTRIBUTES}.",
                scores.len()
            )));
        }
        let mut all = Vec::new();
        for (at, (name, value)) in scores.iter().enumerate() {
            let path = format!("attribute_scores[{at}].value");
            let Value::Object(object) = value else {
                return Err(Status::value(&path, &format!("{MESSAGES}.AttributeScores"), value));
            };
            let of = Message { object, path: &path };
            let before = all.len();
            let name = super::errors::shortened(name);
            if let Some(object) = of.message("summary_score", "Score")? {
                let value = (Message { object, path: &of.at("summary_score") }).score(&name)?;
                all.push(SuggestedScore { attribute: name.clone(), value, span: None });
            }
            let spans = of.list("span_scores", &format!("{MESSAGES}.SpanScore"))?;
            if spans.len() > MAX_ENTRIES {
                return Err(Status::invalid(format!(
                    "Too many span scores: {}. The limit is {MAX_ENTRIES}.",
                    spans.len()
                )));
            }
            for value in spans {
                let path = of.at("span_scores");
                let Value::Object(object) = value else {
                    return Err(Status::value(&path, &format!("{MESSAGES}.SpanScore"), value));
                };
                let part = (Message { object, path: &path }).part(&name, text)?;
                all.push(part);
            }
            if all.len() == before {
                return Err(Status::invalid(format!(
                    "Attribute score of {name} has neither summary_score nor span_scores"
                )));
            }
        }
        Ok(all)
    }

    fn part(&self, attribute: &str, text: &str) -> Result<SuggestedScore, Status> {
        let units = text.encode_utf16().count() as f64;
        let (begin, end) = (self.number("begin")?, self.number("end")?);
        let (Some(begin), Some(end)) = (begin, end) else {
            return Err(Status::invalid(format!("Span score of {attribute} must have begin and end")));
        };
        if !(begin >= 0.0 && begin < end && end <= units && begin.fract() == 0.0 && end.fract() == 0.0) {
            return Err(Status::invalid(format!(
                "Span of {attribute} is not a part of the comment: [{begin}, {end})"
            )));
        }
        let Some(object) = self.message("score", "Score")? else {
            return Err(Status::invalid(format!("Span score of {attribute} must have a score")));
        };
        let value = (Message { object, path: &self.at("score") }).score(attribute)?;
        Ok(SuggestedScore { attribute: attribute.to_owned(), value, span: Some((begin as u32, end as u32)) })
    }

    fn score(&self, attribute: &str) -> Result<f64, Status> {
        self.score_type("type", attribute)?;
        // A value that is not there is 0, as in every message of this format.
        let value = self.number("value")?.unwrap_or(0.0);
        if (0.0..=1.0).contains(&value) {
            Ok(value)
        } else {
            Err(Status::invalid(format!("Score of {attribute} must lie between 0 and 1, not {value}")))
        }
    }
}

/// One attribute as it was asked for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    /// As the client spells it, with its version.
    pub(super) name: String,
    pub(super) attribute: Attribute,
    /// Scores below it are left out.
    pub(super) threshold: f64,
}

/// What stands around the comment, as far as it was sent.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Around<'a> {
    pub(super) parent: Option<Cow<'a, str>>,
    pub(super) headline: Option<String>,
    pub(super) byline: Option<String>,
}

/// Attributes of the service whose scores here are another's: its legacy name, and its twins for languages under test.
pub(crate) const ALIASES: [(&str, Attribute); 7] = [
    ("TOXICITY_FAST", Attribute::Toxicity),
    ("TOXICITY_EXPERIMENTAL", Attribute::Toxicity),
    ("SEVERE_TOXICITY_EXPERIMENTAL", Attribute::SevereToxicity),
    ("IDENTITY_ATTACK_EXPERIMENTAL", Attribute::IdentityAttack),
    ("INSULT_EXPERIMENTAL", Attribute::Insult),
    ("PROFANITY_EXPERIMENTAL", Attribute::Profanity),
    ("THREAT_EXPERIMENTAL", Attribute::Threat),
];

/// The attribute of a name such as `TOXICITY@6`; any version is taken, and the model in use says its scores.
fn attribute(name: &str) -> Result<Attribute, UnknownAttribute> {
    let base = match name.split_once('@') {
        None => name,
        Some((base, version)) if !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit()) => base,
        Some(_) => return Err(UnknownAttribute::Unknown(name.to_owned())),
    };
    match ALIASES.iter().find(|(alias, _)| *alias == base) {
        Some((_, attribute)) => Ok(*attribute),
        None => base.parse(),
    }
}

/// Lines at the head of an article among which the byline may be.
const HEAD_LINES: usize = 3;

/// The longest name in a byline, in words.
const MAX_BYLINE_WORDS: usize = 6;

/// What a byline begins with.
const BYLINES: [&str; 14] = [
    "By ",
    "by ",
    "BY ",
    "Von ",
    "von ",
    "Par ",
    "par ",
    "Por ",
    "por ",
    "Автор:",
    "Հեղինակ՝",
    "Müəllif:",
    "Yazan:",
    "بقلم ",
];

/// The headline of an article, its first line that is no byline, and who wrote it, where one of the first lines says so
/// ("By …") or the headline ends with it ("Headline. By …").
fn head_of(article: &str) -> (Option<String>, Option<String>) {
    let head = article.lines().map(str::trim).filter(|line| !line.is_empty()).take(HEAD_LINES);
    let (bylines, others): (Vec<&str>, Vec<&str>) = head.partition(|line| name_of(line).is_some());
    let byline = bylines.first().and_then(|line| name_of(line));
    let Some(first) = others.first() else { return (None, byline.map(str::to_owned)) };
    let within = first.rfind(". ").and_then(|at| Some((first.get(..=at)?, name_of(first.get(at + 2..)?)?)));
    match (byline, within) {
        (None, Some((headline, name))) => (Some(headline.to_owned()), Some(name.to_owned())),
        _ => (Some((*first).to_owned()), byline.map(str::to_owned)),
    }
}

/// The name in a line that is a byline and nothing else.
fn name_of(line: &str) -> Option<&str> {
    let name = BYLINES.iter().find_map(|begin| line.strip_prefix(begin))?.trim().trim_end_matches(['.', ',']);
    let mut words = name.split_whitespace();
    let is_name = |word: &str| {
        let first = word.chars().next();
        first.is_some_and(|c| !c.is_lowercase())
            || matches!(word, "and" | "und" | "et" | "e" | "y" | "de" | "von" | "и" | "և" | "və" | "ve")
    };
    let is_short = (1..=MAX_BYLINE_WORDS).contains(&words.clone().count());
    (is_short && words.all(is_name)).then_some(name)
}

/// A name of protocol buffers as JSON has it.
pub(super) fn camel(snake: &str) -> String {
    let mut name = String::with_capacity(snake.len());
    let mut is_start = false;
    for letter in snake.chars() {
        match letter {
            '_' => is_start = true,
            _ if std::mem::take(&mut is_start) => name.extend(letter.to_uppercase()),
            _ => name.push(letter),
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::head_of;

    #[test]
    fn the_byline_is_found_among_the_first_lines() {
        let told = |article: &str| {
            let (headline, byline) = head_of(article);
            (headline.unwrap_or_default(), byline.unwrap_or_default())
        };
        let expected = |headline: &str, byline: &str| (headline.to_owned(), byline.to_owned());
        assert_eq!(told("Bridge closed\nBy Ann Weber\nThe bridge"), expected("Bridge closed", "Ann Weber"));
        assert_eq!(told("By Ann Weber\nBridge closed"), expected("Bridge closed", "Ann Weber"));
        assert_eq!(told("Bridge closed. By Ann Weber"), expected("Bridge closed.", "Ann Weber"));
        assert_eq!(told("Brücke zu\nVon Anna Weber"), expected("Brücke zu", "Anna Weber"));
        assert_eq!(told("Мост закрыт\nАвтор: Анна Вебер"), expected("Мост закрыт", "Анна Вебер"));
        // A sentence that begins so is none.
        assert_eq!(told("Bridge closed\nBy the river people wait"), expected("Bridge closed", ""));
        assert_eq!(told(""), expected("", ""));
    }
}
