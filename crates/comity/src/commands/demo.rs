//! `comity demo`: a fictitious newsroom to look at, with stories and comments in several languages.
//!
//! Its comments are posted through the same action as any other, at their own times; what the policy holds is decided
//! by the demo's moderator, so that the ledger tells a true story.

mod drafts;

use crate::cli::Where;
use crate::commands::serve::{Server, serve};
use crate::data;
use crate::demo_clock::DemoClock;
use crate::output;
use crate::runtime::{self, SystemClock};
use anyhow::Context;
use clap::Args;
use comity_actions::{
    App, CreateSite, Decide, Failure, PostComment, QueueKind, Refusal, ReportComment, SanctionCommenter,
    Speaker, StorySeed,
};
use comity_model::{
    Clock, CommentId, CommentState, Moderator, Outcome, ReportReason, Role, SanctionKind, Site, Story,
    StoryId, StoryState, Timestamp,
};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Arc;

/// The demo's stories and comments.
const DEMO: &str = include_str!("../../demo/demo.json");

/// How long before its first comment the demo's site was made, in days.
const FOUNDED_DAYS_BEFORE: i64 = 30;

/// Builds and serves a demo newsroom: stories, comments in six languages, held and rejected ones, a blocked commenter.
///
/// Example: comity demo --data ./comity-demo --listen 127.0.0.1:7733
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Options {
    /// The folder to put the demo into.
    #[arg(long, default_value = "./comity-demo", value_name = "DIR")]
    data: std::path::PathBuf,
    /// A PostgreSQL database instead of SQLite.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// A page origin that may embed the demo's threads, such as http://localhost:8000; may be given several times.
    #[arg(long = "origin", value_name = "ORIGIN")]
    origins: Vec<String>,
    #[command(flatten)]
    server: Server,
}

#[derive(Deserialize)]
struct Demo {
    paper: Paper,
    commenters: Vec<KnownCommenter>,
    stories: Vec<DemoStory>,
}

#[derive(Deserialize)]
struct Paper {
    name: String,
    language: String,
    site: String,
}

#[derive(Deserialize)]
struct KnownCommenter {
    name: String,
    blocked: Option<Blocked>,
}

#[derive(Deserialize)]
struct Blocked {
    clause: String,
    days: Option<u32>,
    minutes_ago: i64,
    reason: String,
}

#[derive(Deserialize)]
struct DemoStory {
    key: String,
    language: String,
    headline: String,
    byline: Option<String>,
    dateline: Option<String>,
    image_url: Option<String>,
    image_caption: Option<String>,
    paragraphs: Vec<String>,
    #[serde(default)]
    tags: Vec<String>,
    minutes_ago: i64,
    state: String,
    comments: Vec<DemoComment>,
}

#[derive(Deserialize)]
struct DemoComment {
    id: String,
    #[serde(default)]
    parent: Option<String>,
    author: String,
    minutes_ago: i64,
    text: String,
    state: String,
    #[serde(default)]
    clause: Option<String>,
    /// Clause names and words of readers who report it.
    #[serde(default)]
    reported: Option<String>,
}

pub(crate) fn run(options: Options) -> anyhow::Result<ExitCode> {
    let place = Where { data: options.data, database: options.database, site: None, json: false };
    let demo: Demo = serde_json::from_str(DEMO).context("the demo's content cannot be read")?;
    let clock = Arc::new(DemoClock::default());
    let now = SystemClock.now();
    clock.set(now);
    let app = data::open_with_clock(&place, Arc::<DemoClock>::clone(&clock))?;
    let runtime = runtime::server()?;
    let known = runtime.block_on(async { data::in_words(comity_actions::list_sites(&app).await) })?;
    let site = match known.into_iter().next() {
        Some(site) => site,
        None => runtime.block_on(fill(&app, &clock, &demo, now, &options.origins))?,
    };
    drop(app);
    // From here on time runs.
    let app = data::open_or_make(&place)?;
    runtime.block_on(async { serve(&app, data::config(&place)?, &place, &options.server, &site).await })?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the site, its stories and its comments.
async fn fill(
    app: &App,
    clock: &DemoClock,
    demo: &Demo,
    now: Timestamp,
    origins: &[String],
) -> anyhow::Result<Site> {
    let ago = |minutes: i64| now.plus_secs(-minutes * 60);
    let oldest = demo.stories.iter().map(|s| s.minutes_ago).max().unwrap_or(0);
    clock.set(ago(oldest).plus_days(-FOUNDED_DAYS_BEFORE));
    let wanted = CreateSite {
        key: demo.paper.site.clone(),
        name: demo.paper.name.clone(),
        locale: demo.paper.language.clone(),
        timezone: "Europe/Vienna".to_owned(),
        origins: origins.to_vec(),
        policy: comity_actions::STARTING_POLICY.to_owned(),
        translations: comity_actions::starting_translations(),
    };
    let site = data::in_words(comity_actions::create_site(app, wanted).await)?;
    let (moderator, _) =
        data::in_words(comity_actions::add_moderator(app, site.id, "Ruth Anders", Role::Editor).await)?;

    let mut steps: Vec<(i64, Step<'_>)> = Vec::new();
    for story in &demo.stories {
        steps.push((story.minutes_ago, Step::Story(story)));
        steps.extend(
            story.comments.iter().map(|c| (c.minutes_ago.min(story.minutes_ago), Step::Comment(story, c))),
        );
    }
    for commenter in &demo.commenters {
        steps.extend(commenter.blocked.as_ref().map(|b| (b.minutes_ago, Step::Block(&commenter.name, b))));
    }
    steps.sort_by_key(|(minutes_ago, _)| -minutes_ago);

    let total = steps.len() as u64;
    let bar = output::progress(Some(total), "things of the demo");
    let mut known = Known::default();
    for (minutes_ago, step) in steps {
        clock.set(ago(minutes_ago));
        match step {
            Step::Story(story) => add_story(app, &site, story, ago(minutes_ago)).await?,
            Step::Comment(story, comment) => {
                post(app, &site, &moderator, (story, comment), &mut known).await?;
            }
            Step::Block(name, blocked) => block(app, &moderator, name, blocked, &known).await?,
        }
        bar.inc(1);
    }
    // A story closes when its discussion is over, not before its comments were written.
    clock.set(now);
    for story in demo.stories.iter().filter(|story| story.state != "open") {
        let state = if story.state == "closed" { StoryState::Closed } else { StoryState::Held };
        data::in_words(comity_actions::set_story_state(app, &moderator, &story.key, state).await)?;
    }
    drafts::add(app, &moderator).await?;
    bar.finish_and_clear();
    Ok(site)
}

enum Step<'d> {
    Story(&'d DemoStory),
    Comment(&'d DemoStory, &'d DemoComment),
    Block(&'d str, &'d Blocked),
}

/// What the demo has made so far.
#[derive(Default)]
struct Known {
    /// Comments by story key and the demo's own id.
    comments: BTreeMap<(String, String), CommentId>,
    /// The newest comment of each author.
    by_author: BTreeMap<String, CommentId>,
}

async fn add_story(app: &App, site: &Site, story: &DemoStory, at: Timestamp) -> anyhow::Result<()> {
    let made = Story {
        site: site.id,
        id: StoryId::new(app.ids(), at),
        key: story.key.clone(),
        url: None,
        headline: story.headline.clone(),
        byline: story.byline.clone(),
        image_url: story.image_url.clone(),
        image_caption: story.image_caption.clone(),
        dateline: story.dateline.clone(),
        paragraphs: story.paragraphs.clone(),
        language: Some(story.language.clone()),
        tags: story.tags.clone(),
        published_at: at,
        is_undated: false,
        state: StoryState::Open,
        closes_at: None,
        source: None,
        source_id: None,
        created_at: at,
    };
    data::in_words(comity_actions::add_story(app, made).await)
}

/// Posts a comment as its author would; then the moderator decides what the policy left open.
async fn post(
    app: &App,
    site: &Site,
    moderator: &Moderator,
    (story, comment): (&DemoStory, &DemoComment),
    known: &mut Known,
) -> anyhow::Result<()> {
    let key = |id: &str| (story.key.clone(), id.to_owned());
    let parent = comment.parent.as_deref().and_then(|id| known.comments.get(&key(id)).copied());
    let posted = comity_actions::post_comment(
        app,
        PostComment {
            site: site.id,
            story_key: story.key.clone(),
            story_seed: None::<StorySeed>,
            parent,
            speaker: Speaker { guest_key: Some(format!("demo-{}", comment.author)) },
            address: None,
            name: comment.author.clone(),
            email: Some(address_of(&comment.author)),
            text: comment.text.clone(),
            submission_key: Some(comment.id.clone()),
            locale: story.language.clone(),
            confirm: None,
        },
    )
    .await;
    let (id, state) = match posted {
        Ok(posted) => (posted.comment, posted.state),
        Err(Failure::Refused(Refusal::RejectedByPolicy(refused))) => match refused.comment {
            Some(id) => (id, CommentState::Rejected),
            None => return Ok(()),
        },
        // A reply to something that is not published, or a comment of somebody who is blocked, cannot be posted: the
        // demo goes on without it, as a newsroom would.
        Err(Failure::Refused(_)) => return Ok(()),
        Err(failure) => return data::in_words(Err(failure)),
    };
    known.comments.insert(key(&comment.id), id);
    known.by_author.insert(comment.author.clone(), id);
    let wanted = match comment.state.as_str() {
        "published" => CommentState::Published,
        "rejected" => CommentState::Rejected,
        _ => CommentState::Held,
    };
    let outcome = match (state, wanted) {
        (CommentState::Held | CommentState::Rejected, CommentState::Published) => Some(Outcome::Publish),
        (CommentState::Published | CommentState::Held, CommentState::Rejected) => Some(Outcome::Reject),
        (CommentState::Published, CommentState::Held) => Some(Outcome::Hold),
        _ => None,
    };
    if let Some(outcome) = outcome {
        let case = data::in_words(comity_actions::read_case(app, moderator, id, "en").await)?;
        let fallback = case.clauses.first().map(|clause| clause.anchor.clone());
        let clause =
            comment.clause.clone().filter(|a| case.clauses.iter().any(|c| c.anchor == *a)).or(fallback);
        let decide = Decide {
            comment: id,
            seen: case.last_decision,
            outcome,
            clause,
            note: String::new(),
            queue: QueueKind::Held,
            is_undo: false,
        };
        data::in_words(comity_actions::decide(app, moderator, decide).await)?;
    }
    if let (Some(words), CommentState::Published) = (&comment.reported, wanted) {
        let report = ReportComment {
            site: site.id,
            comment: id,
            reason: ReportReason::Policy,
            clause: None,
            note: words.clone(),
            reporter: b"demo reader".to_vec(),
        };
        data::in_words(comity_actions::report_comment(app, report).await)?;
    }
    Ok(())
}

async fn block(
    app: &App,
    moderator: &Moderator,
    name: &str,
    blocked: &Blocked,
    known: &Known,
) -> anyhow::Result<()> {
    let Some(comment) = known.by_author.get(name) else { return Ok(()) };
    let case = data::in_words(comity_actions::read_case(app, moderator, *comment, "en").await)?;
    let wanted = SanctionCommenter {
        commenter: case.person.id,
        kind: SanctionKind::Block,
        days: blocked.days,
        clause: Some(blocked.clause.clone()),
        reason: blocked.reason.clone(),
        also_email: false,
        also_address_of: None,
    };
    data::in_words(comity_actions::sanction_commenter(app, moderator, wanted).await)?;
    Ok(())
}

/// An address for a person of the demo, at a domain that is reserved for examples (RFC 2606).
fn address_of(name: &str) -> String {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let local = if letters.is_empty() {
        format!("reader{}", name.chars().map(u32::from).sum::<u32>())
    } else {
        letters
    };
    format!("{}@example.org", local.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_story_of_the_demo_has_a_drawing_that_the_program_serves() {
        let demo: Demo = serde_json::from_str(DEMO).unwrap();
        for story in &demo.stories {
            assert!(story.image_url.as_deref().is_some_and(comity_web::has_picture), "{}", story.key);
        }
    }
}
