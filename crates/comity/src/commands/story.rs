//! `comity story`: adds stories, for newsrooms whose pages don't do it by themselves.

use crate::cli::Where;
use crate::output::report;
use crate::{data, runtime};
use anyhow::bail;
use clap::{Args, Subcommand};
use comity_actions::MAX_STORY_KEY_BYTES;
use comity_model::{Story, StoryId, StoryState};
use serde::Serialize;
use std::process::ExitCode;

/// Adds and lists stories.
///
/// Example: comity story list
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Adds a story.
    ///
    /// Example: comity story add bridge-2026 --headline "The bridge opens" --url https://example.org/bridge-2026
    #[command(verbatim_doc_comment)]
    Add {
        /// The publisher's own key, as in the embed's `story` attribute.
        key: String,
        /// Headline.
        #[arg(long)]
        headline: String,
        /// Canonical URL.
        #[arg(long)]
        url: Option<String>,
        /// Language, BCP 47.
        #[arg(long, value_name = "TAG")]
        language: Option<String>,
        /// A tag, for rules about stories; may be given several times.
        #[arg(long = "tag", value_name = "TAG")]
        tags: Vec<String>,
        #[command(flatten)]
        place: Where,
    },
    /// Lists the newest stories.
    ///
    /// Example: comity story list
    #[command(verbatim_doc_comment)]
    List {
        #[command(flatten)]
        place: Where,
    },
}

/// Stories that `list` shows at most.
const MAX_LISTED: u32 = 50;

/// A story as `list` shows it.
#[derive(Serialize)]
struct ShownStory {
    key: String,
    headline: String,
    comments: u64,
}

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let (Command::Add { place, .. } | Command::List { place }) = &options.command;
    let app = data::open(place)?;
    runtime::small()?.block_on(async {
        let site = data::site(&app, place).await?;
        match &options.command {
            Command::Add { key, headline, url, language, tags, .. } => {
                if let Some(url) = url
                    && !(url.starts_with("https://") || url.starts_with("http://"))
                {
                    bail!("`{url}` is not the address of a page, such as https://example.org/bridge-2026");
                }
                check(key, headline, language.as_deref())?;
                if comity_actions::find_any_story(&app, site.id, key).await.is_ok() {
                    bail!("there is a story `{key}` on `{}` already", site.key);
                }
                let now = app.now();
                let story = Story {
                    site: site.id,
                    id: StoryId::new(app.ids(), now),
                    key: key.clone(),
                    url: url.clone(),
                    headline: headline.clone(),
                    byline: None,
                    image_url: None,
                    image_caption: None,
                    dateline: None,
                    paragraphs: Vec::new(),
                    language: language.clone(),
                    tags: tags.clone(),
                    published_at: now,
                    is_undated: false,
                    state: StoryState::Open,
                    closes_at: None,
                    source: None,
                    source_id: None,
                    created_at: now,
                };
                data::in_words(comity_actions::add_story(&app, story).await)?;
                let shown = ShownStory { key: key.clone(), headline: headline.clone(), comments: 0 };
                report(&shown, place.json, |_| format!("story `{key}` is there"))
            }
            Command::List { .. } => {
                let cards = data::in_words(comity_actions::list_stories(&app, site.id, MAX_LISTED).await)?;
                let shown: Vec<ShownStory> = cards
                    .into_iter()
                    .map(|card| ShownStory {
                        key: card.key,
                        headline: card.headline,
                        comments: card.comments,
                    })
                    .collect();
                report(&shown, place.json, |shown| {
                    let line =
                        |s: &ShownStory| format!("{:<30} {:>6} comments  {}", s.key, s.comments, s.headline);
                    shown.iter().map(line).collect::<Vec<_>>().join("\n")
                })
            }
        }
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Refuses what could not be found again, or shown.
fn check(key: &str, headline: &str, language: Option<&str>) -> anyhow::Result<()> {
    // Browsers take the dots out of an address.
    let is_lost = key.trim() != key || matches!(key, "" | "." | "..");
    if is_lost || key.len() > MAX_STORY_KEY_BYTES || key.chars().any(char::is_control) {
        bail!(
            "`{key}` cannot be a story's key: an article number or a slug, at most {MAX_STORY_KEY_BYTES} bytes"
        );
    }
    if headline.trim().is_empty() {
        bail!("the headline is empty; readers find the story by it");
    }
    if let Some(tag) = language.filter(|tag| !comity_policy::is_language_tag(tag)) {
        bail!("`{tag}` is no language tag, such as `en` or `hy`");
    }
    Ok(())
}
