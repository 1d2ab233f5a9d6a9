//! `comity moderator`: adds moderators and makes sign-in links.

use crate::cli::Where;
use crate::output::{report, say};
use crate::{data, runtime};
use anyhow::bail;
use clap::{Args, Subcommand};
use comity_model::Role;
use serde::Serialize;
use std::process::ExitCode;

/// Adds moderators and makes sign-in links.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Adds a moderator, editor or operator and prints a link that signs them in once.
    ///
    /// Example: comity moderator add "Ruth Anders" --role editor
    #[command(verbatim_doc_comment)]
    Add {
        /// Name as colleagues see it.
        name: String,
        /// moderator, editor or operator.
        #[arg(long, default_value = "moderator")]
        role: String,
        #[command(flatten)]
        place: Where,
    },
    /// Prints a new sign-in link for somebody who is a moderator already.
    ///
    /// Example: comity moderator link "Ruth Anders"
    #[command(verbatim_doc_comment)]
    Link {
        /// Name as it was given.
        name: String,
        #[command(flatten)]
        place: Where,
    },
    /// Lists the moderators of a site.
    ///
    /// Example: comity moderator list
    #[command(verbatim_doc_comment)]
    List {
        #[command(flatten)]
        place: Where,
    },
}

/// A moderator as `list` shows them.
#[derive(Serialize)]
struct ShownModerator {
    role: &'static str,
    name: String,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let (Command::Add { place, .. } | Command::Link { place, .. } | Command::List { place }) =
        &options.command;
    let app = data::open(place)?;
    let config = data::config(place)?;
    let listen = config.server.listen.unwrap_or_else(|| super::serve::LISTEN.to_owned());
    let base = config.server.public_url.unwrap_or_else(|| format!("http://{listen}"));
    runtime::small()?.block_on(async {
        let site = data::site(&app, place).await?;
        let link = |token: &str| format!("{}/console/sign-in/{token}", base.trim_end_matches('/'));
        match &options.command {
            Command::Add { name, role, .. } => {
                let Some(role) = Role::find(role) else {
                    bail!("`{role}` is not moderator, editor or operator")
                };
                let (moderator, token) =
                    data::in_words(comity_actions::add_moderator(&app, site.id, name, role).await)?;
                say(&format!("{} may sign in once, within 24 hours: {}", moderator.name, link(&token)))
            }
            Command::Link { name, .. } => {
                let all = data::in_words(comity_actions::list_moderators(&app, site.id).await)?;
                let Some(found) = all.iter().find(|moderator| moderator.name == *name) else {
                    bail!("there is no moderator `{name}` on `{}`", site.key)
                };
                let token = data::in_words(comity_actions::sign_in_link(&app, found).await)?;
                say(&format!("{name} may sign in once, within 24 hours: {}", link(&token)))
            }
            Command::List { .. } => {
                let all = data::in_words(comity_actions::list_moderators(&app, site.id).await)?;
                let shown: Vec<ShownModerator> =
                    all.into_iter().map(|m| ShownModerator { role: m.role.as_str(), name: m.name }).collect();
                report(&shown, place.json, |shown| {
                    let line = |m: &ShownModerator| format!("{:<10} {}", m.role, m.name);
                    shown.iter().map(line).collect::<Vec<_>>().join("\n")
                })
            }
        }
    })?;
    Ok(ExitCode::SUCCESS)
}
