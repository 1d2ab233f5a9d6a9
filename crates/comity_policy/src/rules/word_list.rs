//! Notices words that the newsroom doesn't print.

use crate::facts::Facts;
use crate::reading::{ListedWord, NameWords, Severity, Target};
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings};
use comity_model::Span;
use comity_text::Lexicon;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Words of one list beyond this number slow every comment down.
const MAX_WORDS: usize = 2_000;
/// Words that are quoted to the commenter.
const MAX_WORDS_TOLD: usize = 3;
/// The kinds of words in the built-in lists.
const CATEGORIES: [&str; 5] = ["profanity", "sexual", "insult", "slur", "threat"];

/// ## What it looks for
/// Words of the built-in lists (English, Armenian, Azerbaijani, Russian, Turkish, Arabic and others) of the chosen kinds
/// and hardness, and words of the newsroom's own. Spellings that hide a word (`f.u.c.k`, `sh1t`, `fuuuck`, letters of
/// other alphabets, invisible signs) are found, too; ordinary words and names that contain one (Scunthorpe, Dick
/// Cheney, cockpit, analysis) are not. With `target = "commenter"` a word counts only where it is aimed at the person
/// spoken to.
/// ## Why it matters
/// It keeps the discussion readable at the breakfast table, and personal attacks out of it.
/// ## Examples
/// > This is fucking ridiculous.  → held
/// > This is f.u.c.k.i.n.g ridiculous.  → held
/// > What a load of bullsh1t from the council.  → held
/// > My aunt in Scunthorpe asked Dick Cheney for an analysis of the cockpit.  → published
/// > This is ridiculous, and you know it.  → published
///
/// With `categories = ["insult"], at_least = "mild", target = "commenter"`:
/// > You are a moron, and so is everyone who agrees with you.  → held
/// > [reply] Read the article, idiot.  → held
/// > The minister's plan is moronic. It will cost us the bridge.  → published
/// > You are right, the minister is an idiot.  → published
///
/// With `categories = [], words = ["toll", "gravy train*"]`:
/// > The toll is a scandal.  → held
/// > Another of their gravy trains.  → held
/// > The tolling of the bells is not.  → published
///
/// With `exceptions = ["damn yankees"], at_least = "mild"`:
/// > The theatre plays Damn Yankees in June.  → published
/// > That damn bridge.  → held
/// ## What the commenter is told
/// Which words were found. Please say it without them.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct WordList {
    /// Kinds of words of the built-in lists: `profanity`, `sexual`, `insult`, `slur`, `threat`. None for own words only.
    pub categories: Vec<String>,
    /// How hard words of the built-in lists must be: `mild`, `strong` or `severe`.
    pub at_least: Severity,
    /// Words and phrases of the newsroom's own; `gravy train*` also finds longer words.
    pub words: Vec<String>,
    /// Words and phrases that are fine; they win over every word that they cover.
    pub exceptions: Vec<String>,
    /// `anyone`, or `commenter`: only where the word is aimed at the person spoken to.
    pub target: WhoIsMeant,
    /// Whether the name that a comment is signed with is looked at, too.
    pub in_names: bool,
    #[serde(skip)]
    own: Option<Arc<Lexicon>>,
    #[serde(skip)]
    allowed: Option<Arc<Lexicon>>,
}

/// At whom a word must be aimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum WhoIsMeant {
    /// At anybody or nobody.
    #[default]
    Anyone,
    /// At the person spoken to.
    Commenter,
}

impl Default for WordList {
    fn default() -> Self {
        Self {
            categories: ["profanity", "sexual", "slur"].map(str::to_owned).to_vec(),
            at_least: Severity::Strong,
            words: Vec::new(),
            exceptions: Vec::new(),
            target: WhoIsMeant::Anyone,
            in_names: false,
            own: None,
            allowed: None,
        }
    }
}

impl Settings for WordList {
    fn prepare(mut self) -> Result<Self, SettingError> {
        for category in &self.categories {
            if !CATEGORIES.contains(&category.as_str()) {
                let help = match crate::parse::nearly(category, CATEGORIES) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("the kinds are: {}", CATEGORIES.join(", ")),
                };
                return Err(
                    SettingError::new("categories", format!("knows no kind `{category}`")).with_help(help)
                );
            }
        }
        if self.categories.is_empty() && self.words.is_empty() {
            return Err(SettingError::new(
                "words",
                "is empty and `categories` is, too: there is nothing to find",
            ));
        }
        self.own = own_lexicon("words", &self.words)?;
        self.allowed = own_lexicon("exceptions", &self.exceptions)?;
        Ok(self)
    }
}

impl Rule for WordList {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let spans = self.spans(facts);
        if !spans.is_empty() {
            let text = &facts.body.text;
            let mut words: Vec<String> = Vec::new();
            for span in &spans {
                let word = span.of(text).to_lowercase();
                if words.len() < MAX_WORDS_TOLD && !words.contains(&word) {
                    words.push(word);
                }
            }
            let noticed = Noticed::spans(spans).arg("words", words.join(", "));
            let is_attack = self.target == WhoIsMeant::Commenter;
            return Ok(Some(if is_attack { noticed.told_as("attack") } else { noticed }));
        }
        if self.in_names
            && !facts.commenter.name.is_empty()
            && self.is_in(facts.reading().words_of_name(&facts.commenter.name))
        {
            return Ok(Some(Noticed::circumstance().told_as("name")));
        }
        Ok(None)
    }
}

impl WordList {
    fn counts(&self, word: &ListedWord) -> bool {
        word.severity >= self.at_least && self.categories.contains(&word.category)
    }

    /// The stretches of the text that count, in its order.
    fn spans(&self, facts: &Facts<'_>) -> Vec<Span> {
        let mut spans: Vec<Span> = if self.target == WhoIsMeant::Commenter {
            let aimed = |word: &&ListedWord| {
                facts.attacks().iter().any(|a| a.target == Target::Commenter && a.span == word.span)
            };
            let listed = facts.reading().listed_words().iter().filter(|word| self.counts(word));
            listed.filter(aimed).map(|word| word.span).collect()
        } else {
            facts.reading().listed_words().iter().filter(|w| self.counts(w)).map(|w| w.span).collect()
        };
        if let Some(own) = &self.own {
            spans.extend(own.find(facts.body).into_iter().map(|found| found.span));
        }
        if let Some(allowed) = self.allowed.as_ref().filter(|_| !spans.is_empty()) {
            let fine = allowed.find(facts.body);
            spans.retain(|span| !fine.iter().any(|f| f.span.begin <= span.begin && span.end <= f.span.end));
        }
        spans.sort_unstable();
        spans.dedup();
        spans
    }

    fn is_in(&self, name: &NameWords) -> bool {
        let listed = name.listed.iter().any(|word| self.counts(word));
        listed || self.own.as_ref().is_some_and(|own| !own.find(&name.body).is_empty())
    }
}

/// A lexicon of the words that a setting lists.
fn own_lexicon(setting: &str, words: &[String]) -> Result<Option<Arc<Lexicon>>, SettingError> {
    if words.is_empty() {
        return Ok(None);
    }
    if words.len() > MAX_WORDS {
        return Err(SettingError::new(
            setting,
            format!("has {} words; {MAX_WORDS} are allowed", words.len()),
        ));
    }
    let terms: Vec<toml::Value> = words
        .iter()
        .map(|word| {
            let mut term = toml::Table::new();
            term.insert("word".to_owned(), word.as_str().into());
            term.insert("severity".to_owned(), "severe".into());
            term.insert("category".to_owned(), "profanity".into());
            toml::Value::Table(term)
        })
        .collect();
    let mut file = toml::Table::new();
    file.insert("language".to_owned(), "und".into());
    file.insert("licence".to_owned(), "none".into());
    file.insert("source".to_owned(), "a policy".into());
    file.insert("term".to_owned(), toml::Value::Array(terms));
    let refused = |why: String| {
        // The line is one of the file that was made here, and none of the policy.
        let why =
            why.strip_prefix("line ").and_then(|rest| rest.split_once(": ")).map_or(&*why, |(_, why)| why);
        SettingError::new(setting, format!("cannot be used: {why}"))
    };
    let text = toml::to_string(&file).map_err(|error| refused(error.to_string()))?;
    Lexicon::parse(&text).map(|lexicon| Some(Arc::new(lexicon))).map_err(|error| refused(error.to_string()))
}
