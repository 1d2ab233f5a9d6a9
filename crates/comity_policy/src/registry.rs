//! Every kind of rule, one line each.

mod docs;

use crate::rule::{Rule, SettingError, Settings};
use comity_locale::nearly;
use schemars::Schema;
use serde::de::IntoDeserializer;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

pub use docs::{DocExample, RuleDoc, rules_reference};

/// Makes the line of one rule: its family, its file and its settings.
macro_rules! rule {
    ($family:ident, $module:ident, $settings:ident) => {
        RuleKind {
            name: stringify!($module),
            family: Family::$family,
            source: include_str!(concat!("rules/", stringify!($module), ".rs")),
            build: build::<crate::rules::$module::$settings>,
            schema: || schemars::schema_for!(crate::rules::$module::$settings),
        }
    };
}

/// All kinds of rule, in the order of the reference. None is ever removed: old decisions cite it.
pub static RULES: &[RuleKind] = &[
    // What is said.
    rule!(Said, word_list, WordList),
    rule!(Said, signal, SignalAtLeast),
    rule!(Said, attack_on_commenter, AttackOnCommenter),
    rule!(Said, attack_on_author, AttackOnAuthor),
    rule!(Said, attack_on_group, AttackOnGroup),
    rule!(Said, threat, Threat),
    rule!(Said, contact_details, ContactDetails),
    rule!(Said, links, Links),
    rule!(Said, link_to_listed_host, LinkToListedHost),
    rule!(Said, link_from_new_commenter, LinkFromNewCommenter),
    rule!(Said, shouting, Shouting),
    rule!(Said, repeated_characters, RepeatedCharacters),
    rule!(Said, gibberish, Gibberish),
    rule!(Said, length, Length),
    rule!(Said, language_not_accepted, LanguageNotAccepted),
    rule!(Said, advertising, Advertising),
    rule!(Said, quotation_heavy, QuotationHeavy),
    rule!(Said, evasion, Evasion),
    // How it is said, in context.
    rule!(Context, repeated_comment, RepeatedComment),
    rule!(Context, near_duplicate, NearDuplicate),
    rule!(Context, flood, Flood),
    rule!(Context, pile_on, PileOn),
    rule!(Context, old_thread, OldThread),
    // Who says it.
    rule!(Who, first_comments, FirstComments),
    rule!(Who, account_age, AccountAge),
    rule!(Who, share_rejected, ShareRejected),
    rule!(Who, under_pre_moderation, UnderPreModeration),
    rule!(Who, block_evasion, BlockEvasion),
    // Where it is said.
    rule!(Place, closed_story, ClosedStory),
    rule!(Place, story_on_watch_list, StoryOnWatchList),
    rule!(Place, story_tag, StoryTag),
    // When it is said.
    rule!(Time, staffed_hours, StaffedHours),
    // Rules of the newsroom's own.
    rule!(Own, expression, Expression),
];

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// What is said.
    Said,
    /// How it is said, in context.
    Context,
    /// Who says it.
    Who,
    /// Where it is said.
    Place,
    /// When it is said.
    Time,
    /// Whatever the newsroom writes down itself.
    Own,
}

impl Family {
    /// All families, in the order of the reference.
    pub const ALL: [Self; 6] = [Self::Said, Self::Context, Self::Who, Self::Place, Self::Time, Self::Own];

    /// The heading of the family in the reference.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Said => "What is said",
            Self::Context => "How it is said, in context",
            Self::Who => "Who says it",
            Self::Place => "Where it is said",
            Self::Time => "When it is said",
            Self::Own => "Rules of the newsroom's own",
        }
    }
}

/// Makes a rule of its kind out of a table of settings.
type Build = fn(Spanned<DeTable<'_>>) -> Result<Arc<dyn Rule>, BuildError>;

/// A kind of rule.
pub struct RuleKind {
    /// Its stable name, as written in policies and cited by decisions.
    pub name: &'static str,
    /// What it looks at.
    pub family: Family,
    source: &'static str,
    build: Build,
    schema: fn() -> Schema,
}

impl fmt::Debug for RuleKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RuleKind({})", self.name)
    }
}

impl RuleKind {
    /// The kind called `name`.
    pub fn find(name: &str) -> Option<&'static Self> {
        RULES.iter().find(|kind| kind.name == name)
    }

    /// The published text of the rule: what it looks for, why, examples, settings, what the commenter is told.
    pub fn doc(&self) -> RuleDoc {
        docs::read(self.name, self.source, &self.settings_schema())
    }

    /// JSON Schema of its settings.
    pub fn settings_schema(&self) -> Schema {
        (self.schema)()
    }

    /// The names of its settings.
    pub fn setting_names(&self) -> Vec<String> {
        let schema = self.settings_schema();
        let properties = schema.get("properties").and_then(serde_json::Value::as_object);
        properties.map(|all| all.keys().cloned().collect()).unwrap_or_default()
    }

    /// Makes a rule from its settings as written.
    ///
    /// # Errors
    /// [`BuildError`] with the place in the table that is to blame.
    pub fn build(&self, settings: Spanned<DeTable<'_>>) -> Result<Arc<dyn Rule>, BuildError> {
        (self.build)(settings)
    }
}

/// Settings that make no rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildError {
    /// What is wrong.
    pub message: String,
    /// Bytes of the text that was parsed, where known.
    pub at: Option<Range<usize>>,
    /// What may have been meant.
    pub help: Option<String>,
}

fn build<S: Settings>(table: Spanned<DeTable<'_>>) -> Result<Arc<dyn Rule>, BuildError> {
    let places = Places::of(table.get_ref());
    for (key, value) in table.get_ref() {
        if let DeValue::Datetime(time) = value.get_ref() {
            let hour = time.time.map(|time| format!("write `{} = {}`", key.get_ref(), time.hour));
            let message = "a time of day or a date is no value of a setting".to_owned();
            return Err(BuildError { message, at: Some(value.span()), help: hour });
        }
    }
    let settings = S::deserialize(table.into_deserializer()).map_err(|error| {
        let (message, help) = in_words(error.message());
        BuildError { message, at: error.span(), help }
    })?;
    let rule = settings.prepare().map_err(|error| BuildError {
        message: error.to_string(),
        at: places.find(&error),
        help: error.help,
    })?;
    Ok(Arc::new(rule))
}

/// Where the settings of a rule stand: name, bytes, and the length of a text without its quotes.
pub(crate) struct Places(Vec<(String, Range<usize>, usize)>);

impl Places {
    pub(crate) fn of(table: &DeTable<'_>) -> Self {
        let place = |(key, value): (&Spanned<DeString<'_>>, &Spanned<DeValue<'_>>)| {
            (key.get_ref().to_string(), value.span(), value.get_ref().as_str().map_or(0, str::len))
        };
        Self(table.iter().map(place).collect())
    }

    /// Where a setting is to blame.
    pub(crate) fn find(&self, error: &SettingError) -> Option<Range<usize>> {
        let (_, at, length) = self.0.iter().find(|(key, _, _)| *key == error.setting)?;
        Some(error.within.map_or_else(|| at.clone(), |within| inside(at, *length, within)))
    }
}

/// The deserialiser's message in the words of somebody who writes a policy, and what may have been meant.
fn in_words(message: &str) -> (String, Option<String>) {
    let message = message.trim_end();
    if let Some((given, expected)) =
        message.strip_prefix("unknown variant `").and_then(|rest| rest.split_once("`, expected "))
    {
        let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
        let begins =
            || known.iter().copied().find(|known| given.starts_with(known) || known.starts_with(given));
        let meant = nearly(given, known.iter().copied()).or_else(begins);
        let help = meant.map_or_else(
            || format!("its values are: {}", known.join(", ")),
            |meant| format!("did you mean `{meant}`?"),
        );
        return (format!("`{given}` is no value of this setting"), Some(help));
    }
    let mut message = message
        .replace(" as i128", "")
        .replace("invalid type: ", "this is the ")
        .replace("missing field", "it needs the setting");
    for (theirs, ours) in [
        ("expected usize", "a whole number is needed"),
        ("expected u32", "a whole number is needed"),
        ("expected u16", "a whole number is needed"),
        ("expected f32", "a number is needed"),
        ("expected a boolean", "`true` or `false` is needed"),
        ("expected a string", "a text in quotes is needed"),
        ("expected a sequence", "a list in brackets is needed"),
    ] {
        message = message.replace(theirs, ours);
    }
    (message, None)
}

/// A part of a text setting: after its quote, or its three quotes. With escapes in it places cannot be told, and the
/// whole setting is named.
fn inside(at: &Range<usize>, length: usize, (begin, end): (usize, usize)) -> Range<usize> {
    match at.len().checked_sub(length) {
        Some(quotes @ (2 | 6)) => at.start + quotes / 2 + begin..at.start + quotes / 2 + end,
        _ => at.clone(),
    }
}
