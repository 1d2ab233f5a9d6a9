//! `comity key`: makes, lists and revokes keys of programs that ask for scores.

use crate::cli::Where;
use crate::output::report;
use crate::{data, runtime};
use anyhow::bail;
use clap::{Args, Subcommand};
use comity_actions::{DEFAULT_PER_MINUTE, KeyRecord, MAX_KEY_NAME_CHARS, MadeKey, rfc3339};
use serde::Serialize;
use std::num::NonZeroU32;
use std::process::ExitCode;

/// Makes, lists and revokes keys of programs that ask for scores.
///
/// Example: comity key list
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes a key and prints its secret, once: only a keyed hash of it is kept.
    ///
    /// Example: comity key create "Sports desk bot" --per-minute 600
    #[command(verbatim_doc_comment)]
    Create {
        /// Whose key it is. A name is used once, so that counts and feedback stay with it.
        name: String,
        /// Requests that it may make per minute.
        #[arg(long, value_name = "COUNT", default_value_t = DEFAULT_PER_MINUTE)]
        per_minute: NonZeroU32,
        #[command(flatten)]
        place: Where,
    },
    /// Lists the keys of a site with their quotas and counts; never their secrets.
    ///
    /// Example: comity key list --json
    #[command(verbatim_doc_comment)]
    List {
        #[command(flatten)]
        place: Where,
    },
    /// Revokes a key. A server that runs refuses it within two seconds.
    ///
    /// Example: comity key revoke "Sports desk bot"
    #[command(verbatim_doc_comment)]
    Revoke {
        /// Name as it was given.
        name: String,
        #[command(flatten)]
        place: Where,
    },
}

/// A key, for `--json`.
#[derive(Debug, Serialize)]
struct Shown {
    number: u32,
    name: String,
    site: String,
    requests_per_minute: u32,
    made_at: String,
    revoked_at: Option<String>,
    requests: u64,
    refused: u64,
    last_used_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

impl Shown {
    fn of(key: &KeyRecord, site: &str, secret: Option<String>) -> Self {
        let day = |at| rfc3339(at).split('T').next().unwrap_or("").to_owned();
        Self {
            number: key.number,
            name: key.name.clone(),
            site: site.to_owned(),
            requests_per_minute: key.per_minute,
            made_at: rfc3339(key.created_at),
            revoked_at: key.revoked_at.map(rfc3339),
            requests: key.requests,
            refused: key.refused,
            last_used_on: key.last_used_at.map(day),
            secret,
        }
    }
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let (Command::Create { place, .. } | Command::List { place } | Command::Revoke { place, .. }) =
        &options.command;
    let app = data::open(place)?;
    runtime::small()?.block_on(async {
        let site = data::site(&app, place).await?;
        match &options.command {
            Command::Create { name, per_minute, .. } => {
                let made = comity_actions::make_scoring_key(&app, site.id, name, *per_minute).await;
                match data::in_words(made)? {
                    MadeKey::Made(key, secret) => {
                        let shown = Shown::of(&key, &site.key, Some(secret));
                        report(&shown, place.json, made_in_words)?;
                        Ok(ExitCode::SUCCESS)
                    }
                    MadeKey::NameTaken => bail!(
                        "there is, or was, a key “{}” of `{}`; give this one another name",
                        name.trim(),
                        site.key
                    ),
                    MadeKey::BadName => {
                        bail!("the name of a key has 1 to {MAX_KEY_NAME_CHARS} characters that are printed")
                    }
                }
            }
            Command::List { .. } => {
                let keys = data::in_words(comity_actions::list_scoring_keys(&app, site.id).await)?;
                let shown: Vec<Shown> = keys.iter().map(|key| Shown::of(key, &site.key, None)).collect();
                report(&shown, place.json, |shown| list_in_words(shown))?;
                Ok(ExitCode::SUCCESS)
            }
            Command::Revoke { name, .. } => {
                let was_there =
                    data::in_words(comity_actions::revoke_scoring_key(&app, site.id, name).await)?;
                if !was_there {
                    bail!("there is no key “{}” of `{}` that counts", name.trim(), site.key);
                }
                let name = name.trim();
                let shown = serde_json::json!({ "name": name, "revoked": true });
                report(&shown, place.json, |_| format!("“{name}” is revoked"))?;
                Ok(ExitCode::SUCCESS)
            }
        }
    })
}

fn made_in_words(key: &Shown) -> String {
    let secret = key.secret.as_deref().unwrap_or("");
    format!(
        "Key {} of {} for “{}”, {} requests a minute:\n\n    {secret}\n\nNote it now: it is not kept, and cannot be shown \
         again. Clients send it as ?key=… or in X-Goog-Api-Key.",
        key.number, key.site, key.name, key.requests_per_minute
    )
}

fn list_in_words(keys: &[Shown]) -> String {
    if keys.is_empty() {
        return "there are no keys yet: comity key create NAME".to_owned();
    }
    let line = |key: &Shown| {
        let standing = match (&key.revoked_at, &key.last_used_on) {
            (Some(at), _) => format!("revoked {at}"),
            (None, Some(day)) => format!("last used {day}"),
            (None, None) => "never used".to_owned(),
        };
        format!(
            "{:>3}  {:<28} {:>6}/min  {:>10} requests  {:>7} refused  {standing}",
            key.number, key.name, key.requests_per_minute, key.requests, key.refused
        )
    };
    keys.iter().map(line).collect::<Vec<_>>().join("\n")
}
