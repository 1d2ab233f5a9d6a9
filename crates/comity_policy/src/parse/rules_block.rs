//! The `rules` block of a clause: TOML tables that make rules.

use super::error::Errors;
use super::toml_words;
use crate::document::RuleSource;
use crate::registry::{Places, RULES, RuleKind};
use comity_locale::did_you_mean;
use comity_model::{Outcome, RuleStatus};
use serde::Deserialize as _;
use serde::de::IntoDeserializer as _;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The settings that every rule takes.
const COMMON: [&str; 5] = ["name", "then", "status", "on_failure", "on_missing"];

/// What a block says.
#[derive(Default)]
pub(super) struct RulesBlock {
    /// Whether a rejection for the clause counts as a strike.
    pub(super) strikes: bool,
    /// Its rules.
    pub(super) rules: Vec<RuleSource>,
}

/// Reads the block `text`, which begins at byte `offset` of the file.
pub(super) fn read(text: &str, offset: usize, errors: &mut Errors<'_>) -> RulesBlock {
    let mut block = RulesBlock::default();
    let table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            let toml_words::InWords { at, message, help } = toml_words::of(text, &error);
            errors.add_with_help(shift(&at, offset), message, help);
            return block;
        }
    };
    for (key, value) in table {
        let at = shift(&key.span(), offset);
        match (key.get_ref().as_ref(), value.into_inner()) {
            ("strikes", DeValue::Boolean(strikes)) => block.strikes = strikes,
            ("strikes", _) => errors.add(at, "`strikes` is `true` or `false`"),
            ("rule", DeValue::Array(rules)) => {
                for rule in rules {
                    let at = rule.span();
                    match rule.into_inner() {
                        DeValue::Table(table) => {
                            block.rules.extend(read_rule(Spanned::new(at, table), text, offset, errors));
                        }
                        _ => errors.add(shift(&at, offset), "each rule is a table under `[[rule]]`"),
                    }
                }
            }
            ("rule", _) => {
                errors.add_with_help(
                    at,
                    "a rule begins with `[[rule]]`",
                    Some("use two brackets".to_owned()),
                );
            }
            (other, _) => errors.add_with_help(
                at,
                format!("`{other}` means nothing in a rules block"),
                did_you_mean(other, ["rule", "strikes"])
                    .or_else(|| Some("settings of a rule stand after its `[[rule]]`".to_owned())),
            ),
        }
    }
    block
}

fn read_rule(
    table: Spanned<DeTable<'_>>,
    text: &str,
    offset: usize,
    errors: &mut Errors<'_>,
) -> Option<RuleSource> {
    let whole = shift(&table.span(), offset);
    let span = table.span();
    let mut table = table.into_inner();
    let name = take_text(&mut table, "name", offset, errors);
    let then = take_text(&mut table, "then", offset, errors);
    let status = take_text(&mut table, "status", offset, errors);
    let on_failure = take_text(&mut table, "on_failure", offset, errors);
    let on_missing = take_text(&mut table, "on_missing", offset, errors);

    let Some((name, at)) = name else {
        errors.add(whole, "this rule has no `name`");
        return None;
    };
    let then = if let Some((word, at)) = then {
        read_outcome(&word, &at, "then", errors)
    } else {
        errors.add_with_help(
            at.clone(),
            format!("rule `{name}` doesn't say what follows"),
            Some("add `then = \"note\"`, `\"ask\"`, `\"hold\"` or `\"reject\"`".to_owned()),
        );
        None
    };
    let status = status.map_or(Some(RuleStatus::Active), |(word, at)| read_status(&word, &at, errors));
    let on_failure = on_failure
        .map_or(Some(Outcome::Hold), |(word, at)| read_outcome_or_publish(&word, &at, "on_failure", errors));
    let on_missing = match on_missing {
        None => None,
        Some((word, _)) if word == "skip" => None,
        Some((word, at)) => read_outcome(&word, &at, "on_missing", errors),
    };
    let Some(kind) = RuleKind::find(&name) else {
        let help = did_you_mean(&name, RULES.iter().map(|kind| kind.name));
        errors.add_with_help(at, format!("there is no rule called `{name}`"), help);
        return None;
    };
    let known = kind.setting_names();
    let mut is_known = true;
    for key in table.keys() {
        let word = key.get_ref().as_ref();
        if !known.iter().any(|name| name == word) {
            is_known = false;
            let help = if word == "strikes" {
                Some("`strikes` is about the clause: write it at the top of the block, before its first `[[rule]]`".to_owned())
            } else {
                did_you_mean(word, known.iter().map(String::as_str).chain(COMMON))
            };
            let help = help.or_else(|| {
                Some(if known.is_empty() {
                    format!("`{name}` has no settings of its own")
                } else {
                    format!("its settings are: {}", known.join(", "))
                })
            });
            errors.add_with_help(
                shift(&key.span(), offset),
                format!("rule `{name}` has no setting `{word}`"),
                help,
            );
        }
    }
    if !is_known {
        return None;
    }
    let texts: Vec<(Range<usize>, String)> = table
        .values()
        .filter_map(|value| Some((value.span(), value.get_ref().as_str()?.to_owned())))
        .collect();
    let settings = toml::Table::deserialize(Spanned::new(span.clone(), table.clone()).into_deserializer())
        .unwrap_or_default();
    let places = Places::of(&table);
    let built = kind.build(Spanned::new(span, table));
    for doubt in built.iter().filter(|_| status != Some(RuleStatus::Retired)).flat_map(|rule| rule.doubts()) {
        let place = places.find(&doubt).map_or_else(|| at.clone(), |within| shift(&within, offset));
        errors.doubt(place, format!("rule `{name}`: {}", doubt.problem), doubt.help);
    }
    match built {
        Ok(rule) => Some(RuleSource {
            kind,
            then: then?,
            status: status?,
            on_failure: on_failure?,
            on_missing,
            settings,
            needs: rule.needs(),
            signals: rule
                .signals()
                .into_iter()
                .map(|signal| {
                    let place = find_signal(signal, &texts, text).map(|within| shift(&within, offset));
                    (signal.to_owned(), place.unwrap_or_else(|| at.clone()))
                })
                .collect(),
            rule,
            at,
        }),
        Err(error) => {
            let place = error.at.map_or_else(|| at.clone(), |within| shift(&within, offset));
            // A problem with the table as a whole is shown at the rule's name, not at its brackets.
            let place = if place.start <= whole.start { at } else { place };
            errors.add_with_help(place, format!("rule `{name}`: {}", error.message), error.help);
            None
        }
    }
}

/// Where a rule names a signal: the setting that says nothing else, or the place of `signals.` and its name in one.
fn find_signal(signal: &str, texts: &[(Range<usize>, String)], source: &str) -> Option<Range<usize>> {
    let alone = texts.iter().find(|(_, text)| text == signal).map(|(at, _)| at.clone());
    let path = format!("signals.{signal}");
    alone.or_else(|| {
        texts.iter().find_map(|(at, _)| {
            let written = source.get(at.clone())?;
            let begin = written.match_indices(&path).map(|(begin, _)| begin).find(|begin| {
                let after = written.get(begin + path.len()..).unwrap_or("");
                !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
            })?;
            Some(at.start + begin..at.start + begin + path.len())
        })
    })
}

fn take_text(
    table: &mut DeTable<'_>,
    key: &str,
    offset: usize,
    errors: &mut Errors<'_>,
) -> Option<(String, Range<usize>)> {
    let value = table.remove(key)?;
    let at = shift(&value.span(), offset);
    if let DeValue::String(text) = value.get_ref() {
        Some((text.to_string(), at))
    } else {
        errors.add(at, format!("`{key}` is a text in quotes"));
        None
    }
}

fn read_outcome(word: &str, at: &Range<usize>, setting: &str, errors: &mut Errors<'_>) -> Option<Outcome> {
    match word.parse() {
        Ok(Outcome::Publish) => {
            errors.add_with_help(
                at.clone(),
                format!(
                    "`{setting} = \"publish\"` would do nothing: a rule can only ask for more than publishing"
                ),
                Some("leave the rule out, or give it `status = \"trial\"`".to_owned()),
            );
            None
        }
        Ok(outcome) => Some(outcome),
        Err(_) => {
            let words = ["note", "ask", "hold", "reject"];
            let help = did_you_mean(word, words)
                .or_else(|| Some("it is `note`, `ask`, `hold` or `reject`".to_owned()));
            errors.add_with_help(at.clone(), format!("`{word}` is not an outcome"), help);
            None
        }
    }
}

fn read_outcome_or_publish(
    word: &str,
    at: &Range<usize>,
    setting: &str,
    errors: &mut Errors<'_>,
) -> Option<Outcome> {
    if word == "publish" {
        return Some(Outcome::Publish);
    }
    if word.parse::<Outcome>().is_err() {
        let help = did_you_mean(word, Outcome::ALL.map(Outcome::as_str));
        let all = || Some("it is `publish`, `note`, `ask`, `hold` or `reject`".to_owned());
        errors.add_with_help(at.clone(), format!("`{word}` is not an outcome"), help.or_else(all));
        return None;
    }
    read_outcome(word, at, setting, errors)
}

fn read_status(word: &str, at: &Range<usize>, errors: &mut Errors<'_>) -> Option<RuleStatus> {
    match word {
        "active" => Some(RuleStatus::Active),
        "trial" => Some(RuleStatus::Trial),
        "retired" => Some(RuleStatus::Retired),
        _ => {
            let help = did_you_mean(word, ["active", "trial", "retired"])
                .or_else(|| Some("it is `active`, `trial` or `retired`".to_owned()));
            errors.add_with_help(at.clone(), format!("`{word}` is not a status"), help);
            None
        }
    }
}

fn shift(at: &Range<usize>, offset: usize) -> Range<usize> {
    at.start + offset..at.end + offset
}
