//! A newsroom in memory, or on PostgreSQL when a test asks for it.

use crate::{FakeClock, SeededIds};
use comity_actions::{
    App, Case, CreateSite, Decide, Decided, Failure, ImportArchive, ImportReport, PostComment, Posted,
    QueueKind, ReadThread, Refusal, Secrets, Sort, Speaker, ThreadPage,
};
use comity_import::{Defaults, Format};
use comity_model::{CommentId, Moderator, Outcome, Role, Site, Story, StoryId, StoryState, Timestamp};
use comity_store::Store;
use std::sync::Arc;

/// The moment at which a test's newsroom opens: 2026-05-04 10:00 UTC, a Monday.
pub(crate) const OPENING: Timestamp = Timestamp::from_secs(1_777_888_800);

/// A policy for tests that are about something else: it lets everything pass but one word.
pub const PLAIN_POLICY: &str = "\
# Discussion policy

Comments are welcome. You are responsible for what you post.

## 1. Plain words {#plain-words}

We don't print some words.

```rules
strikes = true
[[rule]]
name = \"word_list\"
categories = []
words = [\"blasted\"]
then = \"reject\"
```

```examples
reject: This blasted bridge.
publish: This bridge is late.
```
";

/// Somebody who comments in a test.
#[derive(Debug, Clone)]
pub struct Person {
    /// Display name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The guest key that the browser holds.
    pub key: Option<String>,
}

impl Person {
    /// A person whose browser holds no key yet.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), email: format!("{}@example.org", name.to_lowercase()), key: None }
    }

    /// What the person's browser sends.
    pub fn speaker(&self) -> Speaker {
        Speaker { guest_key: self.key.clone() }
    }
}

/// A site with one open story, a moderator, and a clock that stands still.
pub struct Newsroom {
    /// The application.
    pub app: App,
    /// Its clock.
    pub clock: Arc<FakeClock>,
    /// Its site.
    pub site: Site,
    /// Its moderator, an operator.
    pub moderator: Moderator,
}

impl Newsroom {
    /// A newsroom with a policy that lets nearly everything pass.
    pub async fn open() -> Self {
        Self::open_with(Store::open_memory().expect("a database in memory opens"), PLAIN_POLICY).await
    }

    /// A newsroom with the policy that every new site starts with.
    pub async fn open_with_starting_policy() -> Self {
        let store = Store::open_memory().expect("a database in memory opens");
        Self::open_with(store, comity_actions::STARTING_POLICY).await
    }

    /// A newsroom with `policy`, in memory.
    pub async fn open_under(policy: &str) -> Self {
        Self::open_with(Store::open_memory().expect("a database in memory opens"), policy).await
    }

    /// A newsroom with `policy` whose database is a file in `folder`, for tests that look at what was written.
    pub async fn open_in(folder: &std::path::Path, policy: &str) -> Self {
        let file = folder.join("comity.sqlite");
        let store = Store::open_sqlite(&file, comity_store::SqliteOptions::default());
        Self::open_with(store.expect("a database in a folder of the test's own opens"), policy).await
    }

    /// A newsroom over `store` with `policy`.
    pub async fn open_with(store: Store, policy: &str) -> Self {
        let clock = Arc::new(FakeClock::at(OPENING));
        let ids = Arc::new(SeededIds::new(7));
        let app = App::new(store, Arc::<FakeClock>::clone(&clock), ids, Secrets::new([7; 32]), None);
        let wanted = CreateSite {
            key: "bridge-post".to_owned(),
            name: "The Bridge Post".to_owned(),
            locale: "en".to_owned(),
            timezone: "UTC".to_owned(),
            origins: vec!["https://bridge-post.example".to_owned()],
            policy: policy.to_owned(),
            translations: Vec::new(),
        };
        let site = done(comity_actions::create_site(&app, wanted).await);
        let (moderator, _) = done(comity_actions::add_moderator(&app, site.id, "Ruth", Role::Operator).await);
        let newsroom = Self { app, clock, site, moderator };
        newsroom.add_story("bridge").await;
        newsroom
    }

    /// The same newsroom, whose comments go through `scorer`.
    pub fn scored_by(&self, scorer: Arc<dyn comity_actions::TextScorer>) -> App {
        let (clock, ids) = (Arc::<FakeClock>::clone(&self.clock), Arc::new(SeededIds::new(8)));
        App::new(self.app.store().clone(), clock, ids, Secrets::new([7; 32]), Some(scorer))
    }

    /// Adds an open story.
    pub async fn add_story(&self, key: &str) {
        let now = self.app.now();
        let story = Story {
            site: self.site.id,
            id: StoryId::new(self.app.ids(), now),
            key: key.to_owned(),
            url: None,
            headline: "Council votes on the bridge".to_owned(),
            byline: Some("Nora Feldt".to_owned()),
            image_url: None,
            image_caption: None,
            dateline: None,
            paragraphs: vec!["The council will vote on Monday.".to_owned()],
            language: Some("en".to_owned()),
            tags: Vec::new(),
            published_at: now,
            is_undated: false,
            state: StoryState::Open,
            closes_at: None,
            source: None,
            source_id: None,
            created_at: now,
        };
        done(comity_actions::add_story(&self.app, story).await);
    }

    /// What `who` would send to post `text` under the story.
    pub fn draft(&self, who: &Person, text: &str) -> PostComment {
        PostComment {
            site: self.site.id,
            story_key: "bridge".to_owned(),
            story_seed: None,
            parent: None,
            speaker: who.speaker(),
            address: Some("192.0.2.7".parse().expect("an address")),
            name: who.name.clone(),
            email: Some(who.email.clone()),
            text: text.to_owned(),
            submission_key: None,
            locale: "en".to_owned(),
            confirm: None,
        }
    }

    /// Posts, and lets a minute pass.
    ///
    /// # Errors
    /// The refusal that the person gets.
    pub async fn try_post(&self, draft: PostComment) -> Result<Posted, Refusal> {
        let posted = comity_actions::post_comment(&self.app, draft).await;
        self.clock.advance(61);
        refusal(posted)
    }

    /// Posts a top-level comment that must be taken; the person keeps the guest key.
    pub async fn post(&self, who: &mut Person, text: &str) -> Posted {
        let posted = self.try_post(self.draft(who, text)).await.expect("the comment is taken");
        who.key = Some(posted.guest_key.clone());
        posted
    }

    /// Posts a reply that must be taken.
    pub async fn reply(&self, who: &mut Person, parent: CommentId, text: &str) -> Posted {
        let draft = PostComment { parent: Some(parent), ..self.draft(who, text) };
        let posted = self.try_post(draft).await.expect("the reply is taken");
        who.key = Some(posted.guest_key.clone());
        posted
    }

    /// Imports a saved page of an old site, which must be readable.
    pub fn import_page(&self, page: &str) -> ImportReport {
        let source = std::io::Cursor::new(page.to_owned());
        let defaults = Defaults { page_key: "saved".to_owned(), page_time: self.app.now() };
        let format = Format::Page;
        let archive = comity_import::open(format, source, &defaults).expect("memory can be read");
        let source = format.as_str().to_owned();
        let import = ImportArchive { site: self.site.id, source, archive, dry_run: false };
        let app = self.app.clone();
        // An import blocks, which a thread that runs a test's futures may not.
        let done =
            std::thread::spawn(move || comity_actions::import_archive(&app, import, &mut |_| {})).join();
        done.expect("the import does not panic").expect("the page is imported")
    }

    /// The first page of the story.
    pub async fn thread(&self, sort: Sort) -> ThreadPage {
        self.page(sort, None, None).await
    }

    /// A page of the story.
    pub async fn page(&self, sort: Sort, after: Option<String>, under: Option<CommentId>) -> ThreadPage {
        let query = ReadThread { site: self.site.id, story_key: "bridge".to_owned(), sort, after, under };
        done(comity_actions::read_thread(&self.app, query).await)
    }

    /// The case of a comment.
    pub async fn case(&self, comment: CommentId) -> Case {
        done(comity_actions::read_case(&self.app, &self.moderator, comment, "en").await)
    }

    /// Decides a case by what is known now; a rejection cites clause `clause`.
    ///
    /// # Errors
    /// The refusal that the moderator gets.
    pub async fn decide(
        &self,
        comment: CommentId,
        outcome: Outcome,
        clause: Option<&str>,
    ) -> Result<Decided, Refusal> {
        let seen = self.case(comment).await.last_decision;
        let decide = Decide {
            comment,
            seen,
            outcome,
            clause: clause.map(str::to_owned),
            note: "Please see the clause.".into(),
            queue: QueueKind::Held,
            is_undo: false,
        };
        let decided = comity_actions::decide(&self.app, &self.moderator, decide).await;
        self.clock.advance(1);
        refusal(decided)
    }
}

/// The answer of an action that must not fail.
fn done<T>(answer: comity_actions::Result<T>) -> T {
    answer.unwrap_or_else(|failure| panic!("the action failed: {failure:?}"))
}

/// The answer or the refusal of an action that must not break.
fn refusal<T>(answer: comity_actions::Result<T>) -> Result<T, Refusal> {
    match answer {
        Ok(answer) => Ok(answer),
        Err(Failure::Refused(refusal)) => Err(refusal),
        Err(Failure::Fault(error)) => panic!("a fault: {error}"),
    }
}
