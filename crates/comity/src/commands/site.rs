//! `comity site`: adds and changes sites.

use crate::cli::{Where, spoken_language};
use crate::output::report;
use crate::{data, runtime};
use anyhow::bail;
use clap::{Args, Subcommand};
use comity_actions::CreateSite;
use comity_model::{Site, SiteState};
use serde::Serialize;
use std::process::ExitCode;

/// Adds, changes and lists sites.
///
/// Example: comity site list
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Adds a site with the starting policy.
    ///
    /// Example: comity site add bridge-post --name "The Bridge Post" --origin https://bridge-post.example
    #[command(verbatim_doc_comment)]
    Add {
        /// Its short name in URLs: lower-case letters, digits and hyphens.
        key: String,
        #[command(flatten)]
        settings: Settings,
        #[command(flatten)]
        place: Where,
    },
    /// Changes a site's settings; what is not named stays.
    ///
    /// Example: comity site set --site bridge-post --close-after-days 14
    #[command(verbatim_doc_comment)]
    Set {
        #[command(flatten)]
        settings: Settings,
        #[command(flatten)]
        place: Where,
    },
    /// Lists the sites.
    ///
    /// Example: comity site list
    #[command(verbatim_doc_comment)]
    List {
        #[command(flatten)]
        place: Where,
    },
}

/// Settings of a site.
#[derive(Debug, Clone, Args)]
struct Settings {
    /// Its name as readers know it.
    #[arg(long)]
    name: Option<String>,
    /// Language of its pages, such as hy or en-GB.
    #[arg(long, value_name = "TAG", value_parser = spoken_language)]
    locale: Option<String>,
    /// Time zone of its newsroom, such as Asia/Yerevan.
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
    /// An origin whose pages may embed its threads; may be given several times.
    #[arg(long = "origin", value_name = "ORIGIN")]
    origins: Vec<String>,
    /// Seconds within which an author may edit a comment.
    #[arg(long, value_name = "SECONDS")]
    edit_window: Option<i64>,
    /// Days after publication at which stories close by themselves; 0: never.
    #[arg(long, value_name = "DAYS")]
    close_after_days: Option<i64>,
    /// Whether guests must give an e-mail address: true or false.
    #[arg(long, value_name = "BOOL")]
    email_required: Option<bool>,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let (Command::Add { place, .. } | Command::Set { place, .. } | Command::List { place }) =
        &options.command;
    let app = match &options.command {
        Command::Add { .. } => data::open_or_make(place)?,
        Command::Set { .. } | Command::List { .. } => data::open(place)?,
    };
    runtime::small()?.block_on(async {
        match &options.command {
            Command::Add { key, settings, .. } => {
                if key.is_empty()
                    || !key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                {
                    bail!("`{key}` cannot be a site's key: lower-case letters, digits and hyphens only");
                }
                let wanted = CreateSite {
                    key: key.clone(),
                    name: settings.name.clone().unwrap_or_else(|| key.clone()),
                    locale: settings.locale.clone().unwrap_or_else(|| "en".to_owned()),
                    timezone: zone(settings)?.unwrap_or_else(|| "UTC".to_owned()),
                    origins: origins(settings)?,
                    policy: comity_actions::STARTING_POLICY.to_owned(),
                    translations: comity_actions::starting_translations(),
                };
                let known = data::in_words(comity_actions::list_sites(&app).await)?;
                if known.iter().any(|site| site.key == *key) {
                    bail!("there is a site `{key}` already; `comity site set --site {key}` changes it");
                }
                let site = data::in_words(comity_actions::create_site(&app, wanted).await)?;
                let site = with(site, settings)?;
                if settings.has_more_than_a_new_site() {
                    data::in_words(comity_actions::change_site(&app, site.clone()).await)?;
                }
                report(&ShownSite::from(site), place.json, |_| {
                    format!("site `{key}` is there, with the starting policy")
                })
            }
            Command::Set { settings, .. } => {
                let site = with(data::site(&app, place).await?, settings)?;
                data::in_words(comity_actions::change_site(&app, site.clone()).await)?;
                let shown = ShownSite::from(site);
                report(&shown, place.json, |shown| format!("site `{}` is changed", shown.key))
            }
            Command::List { .. } => {
                let sites = data::in_words(comity_actions::list_sites(&app).await)?;
                let shown: Vec<ShownSite> = sites.into_iter().map(ShownSite::from).collect();
                report(&shown, place.json, |shown| {
                    shown.iter().map(ShownSite::in_words).collect::<Vec<_>>().join("\n")
                })
            }
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

impl Settings {
    /// Whether something is set that a new site takes only as a change.
    fn has_more_than_a_new_site(&self) -> bool {
        self.edit_window.is_some() || self.close_after_days.is_some() || self.email_required.is_some()
    }
}

/// The site with what the settings name; the rest stays.
fn with(site: Site, settings: &Settings) -> anyhow::Result<Site> {
    Ok(Site {
        name: settings.name.clone().unwrap_or(site.name),
        locale: settings.locale.clone().unwrap_or(site.locale),
        timezone: zone(settings)?.unwrap_or(site.timezone),
        origins: if settings.origins.is_empty() { site.origins } else { origins(settings)? },
        edit_window_secs: settings.edit_window.unwrap_or(site.edit_window_secs).max(0),
        close_after_days: settings
            .close_after_days
            .map_or(site.close_after_days, |days| Some(days).filter(|days| *days > 0)),
        email_required: settings.email_required.unwrap_or(site.email_required),
        ..site
    })
}

/// A site as `list` shows it.
#[derive(Serialize)]
struct ShownSite {
    key: String,
    name: String,
    state: &'static str,
    locale: String,
    timezone: String,
    origins: Vec<String>,
    edit_window_secs: i64,
    close_after_days: Option<i64>,
    email_required: bool,
}

impl From<Site> for ShownSite {
    fn from(site: Site) -> Self {
        Self {
            state: match site.state {
                SiteState::Open => "open",
                SiteState::Held => "held",
                SiteState::Closed => "closed",
            },
            key: site.key,
            name: site.name,
            locale: site.locale,
            timezone: site.timezone,
            origins: site.origins,
            edit_window_secs: site.edit_window_secs,
            close_after_days: site.close_after_days,
            email_required: site.email_required,
        }
    }
}

impl ShownSite {
    fn in_words(&self) -> String {
        let origins = if self.origins.is_empty() {
            "no origin may embed it yet".to_owned()
        } else {
            self.origins.join(", ")
        };
        format!("{:<20} {} · {} · {} · {origins}", self.key, self.name, self.state, self.locale)
    }
}

fn zone(settings: &Settings) -> anyhow::Result<Option<String>> {
    match &settings.timezone {
        Some(name) if jiff::tz::TimeZone::get(name).is_err() => bail!("there is no time zone `{name}`"),
        zone => Ok(zone.clone()),
    }
}

/// Origins as browsers send them: scheme, host, port; nothing after.
fn origins(settings: &Settings) -> anyhow::Result<Vec<String>> {
    for origin in &settings.origins {
        let rest = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
        if rest.is_none_or(|host| host.is_empty() || host.contains(['/', '?', '#', ' '])) {
            bail!("`{origin}` is not an origin such as https://example.org (no path, no slash at the end)");
        }
    }
    Ok(settings.origins.clone())
}
