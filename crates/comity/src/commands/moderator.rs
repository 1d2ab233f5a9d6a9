//! `comity moderator`: adds and removes moderators, lists them, makes sign-in links.

use crate::cli::Where;
use crate::config::ServerConfig;
use crate::output::report;
use crate::{data, runtime};
use anyhow::bail;
use clap::{Args, Subcommand};
use comity_actions::{App, Colleague, rfc3339};
use comity_model::{Moderator, Role, Site};
use serde::Serialize;
use serde_json::{Value, json};
use std::process::ExitCode;

/// Adds, lists and removes moderators, and makes sign-in links.
///
/// Example: comity moderator list
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

/// Where the server is that the link leads to.
#[derive(Debug, Args)]
struct Server {
    /// Where the server listens, if it was started with `--listen`. Default: as in comity.toml, else 127.0.0.1:7733.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Where people reach the server, if it was started with `--public-url`. Default: as in comity.toml.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
}

impl Server {
    /// The beginning of a link, and what to say where nobody has told us where the server is.
    fn base(&self, config: ServerConfig) -> (String, &'static str) {
        // What is said here comes before what the file says.
        let listen = self.listen.clone().map(|listen| format!("http://{listen}"));
        let here = self.public_url.clone().or(listen);
        let in_file = || config.public_url.or(config.listen.map(|listen| format!("http://{listen}")));
        match here.or_else(in_file) {
            Some(base) => (base.trim_end_matches('/').to_owned(), ""),
            None => (format!("http://{}", super::serve::LISTEN), ELSEWHERE),
        }
    }
}

/// What is said below a link that may lead to the wrong place.
const ELSEWHERE: &str = "\nIf the server is somewhere else, name it with --public-url or --listen, or in comity.toml (public_url).";

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
        server: Server,
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
        server: Server,
        #[command(flatten)]
        place: Where,
    },
    /// Withdraws somebody's access: all sessions end, and open invitations of the site stop working. Decisions stay.
    ///
    /// Example: comity moderator remove "Ruth Anders"
    #[command(verbatim_doc_comment)]
    Remove {
        /// Name as it was given; where two have it, the id that `comity moderator list --json` shows.
        name: String,
        #[command(flatten)]
        place: Where,
    },
    /// Lists the moderators of a site: role, name, since when, and when they signed in last.
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
    id: String,
    role: &'static str,
    name: String,
    since: String,
    /// None: not signed in at the moment.
    signed_in_at: Option<String>,
}

impl From<Colleague> for ShownModerator {
    fn from(colleague: Colleague) -> Self {
        let Colleague { moderator, signed_in_at } = colleague;
        Self {
            id: moderator.id.to_string(),
            role: moderator.role.as_str(),
            name: moderator.name,
            since: rfc3339(moderator.created_at),
            signed_in_at: signed_in_at.map(rfc3339),
        }
    }
}

impl ShownModerator {
    fn in_words(&self) -> String {
        let day = |at: &str| at.split('T').next().unwrap_or(at).to_owned();
        let signed_in = self.signed_in_at.as_deref().map_or_else(
            || "not signed in at the moment".to_owned(),
            |at| format!("signed in last on {}", day(at)),
        );
        format!("{:<10} {:<24} since {}, {signed_in}", self.role, self.name, day(&self.since))
    }
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let (Command::Add { place, .. }
    | Command::Link { place, .. }
    | Command::Remove { place, .. }
    | Command::List { place }) = &options.command;
    let app = data::open(place)?;
    let config = data::config(place)?.server;
    runtime::small()?.block_on(async {
        let site = data::site(&app, place).await?;
        let link = |server: &Server, token: &str| {
            let (base, elsewhere) = server.base(config.clone());
            (format!("{base}/console/sign-in/{token}"), elsewhere)
        };
        match &options.command {
            Command::Add { name, role, server, .. } => {
                let Some(role) = Role::find(role) else {
                    bail!("`{role}` is not moderator, editor or operator")
                };
                let (moderator, token) =
                    data::in_words(comity_actions::add_moderator(&app, site.id, name, role).await)?;
                signed_in_by(&moderator, &link(server, &token), place)
            }
            Command::Link { name, server, .. } => {
                let found = named(&app, &site, name).await?;
                let token = data::in_words(comity_actions::sign_in_link(&app, &found).await)?;
                signed_in_by(&found, &link(server, &token), place)
            }
            Command::Remove { name, .. } => {
                let found = named(&app, &site, name).await?;
                let removed = comity_actions::remove_moderator(&app, site.id, None, found.id).await;
                let removed = data::in_words(removed)?;
                report(&about(&removed), place.json, |_| {
                    format!(
                        "{} may not sign in to `{}` any more; open invitations stopped working, too",
                        removed.name, site.key
                    )
                })
            }
            Command::List { .. } => {
                let all = data::in_words(comity_actions::list_colleagues(&app, site.id).await)?;
                let shown: Vec<ShownModerator> = all.into_iter().map(ShownModerator::from).collect();
                report(&shown, place.json, |shown| {
                    shown.iter().map(ShownModerator::in_words).collect::<Vec<_>>().join("\n")
                })
            }
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Says by which link somebody may sign in; beside it, what to say where it may lead to the wrong place.
fn signed_in_by(
    moderator: &Moderator,
    (link, elsewhere): &(String, &'static str),
    place: &Where,
) -> anyhow::Result<()> {
    let mut shown = about(moderator);
    shown["link"] = json!(link);
    report(&shown, place.json, |_| {
        format!("{} may sign in once, within 24 hours: {link}{elsewhere}", moderator.name)
    })
}

/// A moderator, for `--json`.
fn about(moderator: &Moderator) -> Value {
    json!({ "id": moderator.id.to_string(), "role": moderator.role.as_str(), "name": moderator.name })
}

/// The moderator with this name or id; it is an error when two have the name, as before names were one person's.
async fn named(app: &App, site: &Site, name: &str) -> anyhow::Result<Moderator> {
    let all = data::in_words(comity_actions::list_moderators(app, site.id).await)?;
    let found: Vec<&Moderator> =
        all.iter().filter(|one| one.name == name || one.id.to_string() == name).collect();
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => bail!("there is no moderator `{name}` on `{}`", site.key),
        several => {
            let day = |one: &Moderator| rfc3339(one.created_at).split('T').next().unwrap_or("").to_owned();
            let line =
                |one: &&Moderator| format!("\n  {}  {}, since {}", one.id, one.role.as_str(), day(one));
            let lines: String = several.iter().map(line).collect();
            bail!("several moderators are called `{name}`; say which by the id:{lines}")
        }
    }
}
