//! `comity story`: adds stories, for newsrooms whose pages don't do it by themselves.

use crate::cli::Where;
use crate::output::say;
use crate::{data, runtime};
use clap::{Args, Subcommand};
use comity_model::{Story, StoryId, StoryState};
use std::process::ExitCode;

/// Adds and lists stories.
#[derive(Debug, Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Adds a story.
    ///
    /// Example: comity story add bridge-2026 --headline "The bridge opens" --url <https://example.org/bridge-2026>
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

pub(crate) fn run(options: &Options) -> anyhow::Result<ExitCode> {
    let (Command::Add { place, .. } | Command::List { place }) = &options.command;
    let app = data::open(place)?;
    runtime::small()?.block_on(async {
        let site = data::site(&app, place).await?;
        match &options.command {
            Command::Add { key, headline, url, language, tags, .. } => {
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
                    state: StoryState::Open,
                    closes_at: None,
                    source: None,
                    source_id: None,
                    created_at: now,
                };
                data::in_words(comity_actions::add_story(&app, story).await)?;
                say(&format!("story `{key}` is there"))
            }
            Command::List { .. } => {
                for card in data::in_words(comity_actions::list_stories(&app, site.id, 50).await)? {
                    say(&format!("{:<30} {:>6} comments  {}", card.key, card.comments, card.headline))?;
                }
                Ok(())
            }
        }
    })?;
    Ok(ExitCode::SUCCESS)
}
