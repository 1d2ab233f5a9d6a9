//! Takes an archive in: streaming, resumable, idempotent. What was imported keeps its original text verbatim.
//!
//! A mapping `(source, source id) → id` makes a second run harmless: it finds everything there. A comment whose parent
//! comes later in the archive waits in memory; one whose parent never comes is kept at the top level and counted.

use crate::add_story::{MAX_HEADLINE_CHARS, MAX_STORY_KEY_BYTES};
use crate::gather_facts::digests;
use crate::{App, Change, Result};
use comity_import::{
    Anomaly, Archive, ImportItem, ImportedComment, ImportedStory, TextFormat, shown_html, spoken_text,
};
use comity_model::{
    Comment, CommentId, CommentState, Commenter, CommenterId, CommenterOrigin, DecidedBy, Decision,
    DecisionId, Effect, Ids, Outcome, Revision, RevisionId, SiteId, Story, StoryId, StoryState, Timestamp,
};
use comity_policy::Fingerprint;
use comity_store::comments::Place;
use comity_store::imported::{self, ImportedKind};
use comity_store::{Tx, commenters, comments, decisions, stories};
use comity_text::Body;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError, mpsc};

/// Items written in one transaction.
const BATCH: usize = 1_000;

/// Batches that are read ahead of the writer.
const BATCHES_AHEAD: usize = 2;

/// Comments that wait in memory for a parent at most; beyond that they are taken as orphans.
const MAX_WAITING: usize = 200_000;

/// Ids remembered in memory; what is forgotten is looked up in the database.
const MAX_REMEMBERED: usize = 200_000;

/// Examples kept for each kind of anomaly.
const MAX_EXAMPLES: usize = 5;

/// What to import.
pub struct ImportArchive {
    /// The site.
    pub site: SiteId,
    /// The name of the system it comes from, such as `wordpress`.
    pub source: String,
    /// The archive.
    pub archive: Archive,
    /// Read and count only.
    pub dry_run: bool,
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct ImportReport {
    /// Stories added.
    pub stories: u64,
    /// Stories that were there already.
    pub stories_known: u64,
    /// Comments added.
    pub comments: u64,
    /// Comments that were there already.
    pub comments_known: u64,
    /// Comments read, by the state they had; what was there already included.
    pub states: BTreeMap<String, u64>,
    /// Comments that the old system had filed as spam.
    pub spam: u64,
    /// Comments whose parent is not in the archive, kept at the top level.
    pub orphans: u64,
    /// Odd things by kind.
    pub anomalies: BTreeMap<String, u64>,
    /// Examples of odd things.
    pub examples: Vec<String>,
    /// The discussion policy that stood on an old page.
    pub policy_text: Option<String>,
    /// Why reading ended before the end of the file; what was read before stays imported.
    pub ended_early: Option<String>,
}

/// Imports an archive. Blocks: call it from a thread that may. `progress` is told how many comments were read.
///
/// # Errors
/// Only faults of the database; what is odd in the archive is counted in the report.
pub fn import_archive(
    app: &App,
    import: ImportArchive,
    progress: &mut dyn FnMut(u64),
) -> Result<ImportReport> {
    let ImportArchive { site, source, archive, dry_run } = import;
    let (sender, receiver) = mpsc::sync_channel::<Vec<Read>>(BATCHES_AHEAD);
    let mut importer = Importer {
        app: app.clone(),
        site,
        source,
        dry_run,
        report: ImportReport::default(),
        memory: Arc::default(),
        waiting: Vec::new(),
        touched: BTreeSet::new(),
        read: 0,
    };
    std::thread::scope(|scope| {
        scope.spawn(move || read_ahead(archive, &sender));
        for batch in receiver {
            importer.take(batch)?;
            progress(importer.read);
        }
        importer.settle_waiting()
    })?;
    progress(importer.read);
    for story in importer.touched {
        app.announce(Change::Thread { site, story });
    }
    Ok(importer.report)
}

/// One thing read, with its text analysed where it has one.
enum Read {
    Story(Box<ImportedStory>),
    Comment(Box<Prepared>),
    Other(Box<std::result::Result<ImportItem, Anomaly>>),
}

#[derive(Clone)]
struct Prepared {
    comment: ImportedComment,
    html: String,
    language: Option<String>,
    fingerprint: Fingerprint,
}

/// Reads and analyses batches until the archive ends or the writer is gone.
fn read_ahead(archive: Archive, sender: &mpsc::SyncSender<Vec<Read>>) {
    let mut archive = archive.fuse();
    loop {
        let raw: Vec<std::result::Result<ImportItem, Anomaly>> = archive.by_ref().take(BATCH).collect();
        if raw.is_empty() {
            return;
        }
        let batch: Vec<Read> = raw.into_par_iter().map(prepare).collect();
        if sender.send(batch).is_err() {
            return;
        }
    }
}

fn prepare(item: std::result::Result<ImportItem, Anomaly>) -> Read {
    match item {
        Ok(ImportItem::Story(story)) => Read::Story(Box::new(story)),
        Ok(ImportItem::Comment(comment)) => {
            let spoken = spoken_text(&comment.original_text, comment.format);
            let body = Body::read(&spoken, None);
            let html = match comment.format {
                TextFormat::Markdown => body.html,
                format => shown_html(&comment.original_text, format),
            };
            let language = body.language.map(|detected| detected.language.to_string());
            let fingerprint = Fingerprint::of(&body.canonical.text);
            Read::Comment(Box::new(Prepared { comment, html, language, fingerprint }))
        }
        other => Read::Other(Box::new(other)),
    }
}

/// What of the archive is remembered while it is read.
#[derive(Default)]
struct Memory {
    stories: HashMap<String, StoryId>,
    comments: HashMap<String, (CommentId, Place)>,
    commenters: HashMap<String, CommenterId>,
}

struct Importer {
    app: App,
    site: SiteId,
    source: String,
    dry_run: bool,
    report: ImportReport,
    memory: Arc<Mutex<Memory>>,
    waiting: Vec<Prepared>,
    touched: BTreeSet<StoryId>,
    read: u64,
}

/// What one transaction did.
#[derive(Default)]
struct Done {
    stories: u64,
    stories_known: u64,
    comments: u64,
    comments_known: u64,
    /// Places in the batch of comments whose parent was not found.
    parentless: Vec<usize>,
    touched: BTreeSet<StoryId>,
}

impl Importer {
    fn take(&mut self, batch: Vec<Read>) -> Result<()> {
        let mut items = Vec::with_capacity(batch.len());
        for read in batch {
            match read {
                Read::Other(other) => match *other {
                    Err(anomaly) => self.note(&anomaly),
                    Ok(ImportItem::PolicyText(text)) => self.report.policy_text = Some(text),
                    // Commenters come with their comments.
                    Ok(_) => {}
                },
                Read::Comment(prepared) => {
                    self.read += 1;
                    self.count(&prepared.comment);
                    items.push(Item::Comment(prepared));
                }
                Read::Story(story) => items.push(Item::Story(story)),
            }
        }
        self.write(items, Parents::MayCome)
    }

    /// Takes the comments whose parents came later, round by round; then what is left, as orphans.
    fn settle_waiting(&mut self) -> Result<()> {
        loop {
            let before = self.waiting.len();
            if before == 0 {
                return Ok(());
            }
            let waiting = std::mem::take(&mut self.waiting);
            for chunk in waiting.chunks(BATCH) {
                let items = chunk.iter().cloned().map(|p| Item::Comment(Box::new(p))).collect();
                self.write(items, Parents::MayCome)?;
            }
            if self.waiting.len() == before {
                break;
            }
        }
        let orphans = std::mem::take(&mut self.waiting);
        for chunk in orphans.chunks(BATCH) {
            // One more look for parents: an orphan's own replies find it once it is there.
            let items = chunk.iter().cloned().map(|p| Item::Comment(Box::new(p))).collect();
            self.write(items, Parents::Gone)?;
        }
        Ok(())
    }

    fn write(&mut self, items: Vec<Item>, parents: Parents) -> Result<()> {
        if self.dry_run || items.is_empty() {
            self.count_without_writing(&items);
            return Ok(());
        }
        let items = Arc::new(items);
        let batch = Batch {
            site: self.site,
            source: self.source.clone(),
            items: Arc::clone(&items),
            memory: Arc::clone(&self.memory),
            ids: self.app.ids_arc(),
            secrets: self.app.secrets().clone(),
            now: self.app.now(),
            parents,
        };
        let done = self.app.store().write_blocking(move |tx| batch.write(tx))?;
        self.report.stories += done.stories;
        self.report.stories_known += done.stories_known;
        self.report.comments += done.comments;
        self.report.comments_known += done.comments_known;
        self.touched.extend(done.touched);
        match parents {
            Parents::Gone => self.report.orphans += done.parentless.len() as u64,
            Parents::MayCome => {
                for place in done.parentless {
                    if let Some(Item::Comment(prepared)) = items.get(place) {
                        self.waiting.push((**prepared).clone());
                    }
                }
                if self.waiting.len() > MAX_WAITING {
                    self.settle_waiting()?;
                }
            }
        }
        Ok(())
    }

    fn count_without_writing(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Story(_) => self.report.stories += 1,
                Item::Comment(_) => self.report.comments += 1,
            }
        }
    }

    fn count(&mut self, comment: &ImportedComment) {
        *self.report.states.entry(comment.state.as_str().to_owned()).or_default() += 1;
        self.report.spam += u64::from(comment.was_spam);
    }

    fn note(&mut self, anomaly: &Anomaly) {
        let count = self.report.anomalies.entry(anomaly.kind.as_str().to_owned()).or_default();
        *count += 1;
        if *count <= MAX_EXAMPLES as u64 {
            self.report.examples.push(anomaly.to_string());
        }
        if anomaly.is_fatal() {
            self.report.ended_early = Some(anomaly.to_string());
        }
    }
}

enum Item {
    Story(Box<ImportedStory>),
    Comment(Box<Prepared>),
}

/// What to do with a comment whose parent is not known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parents {
    /// Leave it for later: the parent may still come.
    MayCome,
    /// Take it as a top-level comment.
    Gone,
}

struct Batch {
    site: SiteId,
    source: String,
    items: Arc<Vec<Item>>,
    memory: Arc<Mutex<Memory>>,
    ids: Arc<dyn Ids>,
    secrets: crate::Secrets,
    now: Timestamp,
    parents: Parents,
}

impl Batch {
    fn write(&self, tx: &mut Tx<'_>) -> comity_store::Result<Done> {
        // What is learnt in this transaction is remembered only once it is written: a closure may run again.
        let mut learnt = Memory::default();
        let mut done = Done::default();
        for (place, item) in self.items.iter().enumerate() {
            match item {
                Item::Story(story) => self.story(tx, story, &mut learnt, &mut done)?,
                Item::Comment(prepared) => self.comment(tx, prepared, place, &mut learnt, &mut done)?,
            }
        }
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        if memory.comments.len() > MAX_REMEMBERED || memory.commenters.len() > MAX_REMEMBERED {
            *memory = Memory::default();
        }
        memory.stories.extend(learnt.stories);
        memory.comments.extend(learnt.comments);
        memory.commenters.extend(learnt.commenters);
        Ok(done)
    }

    fn story(
        &self,
        tx: &mut Tx<'_>,
        story: &ImportedStory,
        learnt: &mut Memory,
        done: &mut Done,
    ) -> comity_store::Result<()> {
        if let Some(id) = self.find_story(tx, &story.source_id, learnt)? {
            learnt.stories.insert(story.source_id.clone(), id);
            done.stories_known += 1;
            return Ok(());
        }
        let key = cut(&story.source_id, MAX_STORY_KEY_BYTES);
        let id = match stories::find_by_key(tx, self.site, &key)? {
            Some(known) => {
                done.stories_known += 1;
                known.id
            }
            None => {
                let new = self.new_story(story, key);
                stories::insert(tx, &new)?;
                done.stories += 1;
                new.id
            }
        };
        imported::insert(
            tx,
            self.site,
            &self.source,
            ImportedKind::Story,
            (&story.source_id, id.as_bytes()),
        )?;
        learnt.stories.insert(story.source_id.clone(), id);
        done.touched.insert(id);
        Ok(())
    }

    fn new_story(&self, story: &ImportedStory, key: String) -> Story {
        let published_at = story.published_at.unwrap_or(self.now);
        let headline: String = story.headline.chars().take(MAX_HEADLINE_CHARS).collect();
        let (source, source_id) = match &story.origin {
            Some(origin) => (origin.source.clone(), origin.source_id.clone()),
            None => (self.source.clone(), story.source_id.clone()),
        };
        Story {
            site: self.site,
            id: StoryId::new(&*self.ids, published_at),
            headline: if headline.trim().is_empty() { key.clone() } else { headline },
            key,
            url: story.url.clone(),
            byline: story.byline.clone(),
            image_url: story.image_url.clone(),
            image_caption: story.image_caption.clone(),
            dateline: story.dateline.clone(),
            paragraphs: story.paragraphs.clone(),
            language: story.language.clone(),
            tags: Vec::new(),
            published_at,
            state: if story.is_open { StoryState::Open } else { StoryState::Closed },
            closes_at: None,
            source: Some(source),
            source_id: Some(source_id),
            created_at: self.now,
        }
    }

    fn comment(
        &self,
        tx: &mut Tx<'_>,
        prepared: &Prepared,
        place: usize,
        learnt: &mut Memory,
        done: &mut Done,
    ) -> comity_store::Result<()> {
        let comment = &prepared.comment;
        if self.find_comment(tx, &comment.source_id, learnt)?.is_some() {
            done.comments_known += 1;
            return Ok(());
        }
        let parent = match &comment.parent_source_id {
            None => None,
            Some(parent) => self.find_comment(tx, parent, learnt)?,
        };
        if comment.parent_source_id.is_some() && parent.is_none() {
            done.parentless.push(place);
            if self.parents == Parents::MayCome {
                return Ok(());
            }
        }
        let story = match self.find_story(tx, &comment.story_source_id, learnt)? {
            Some(story) => story,
            None => {
                // The archive names a story that it does not hold: one is made, so that nothing is lost.
                let made = ImportedStory {
                    source_id: comment.story_source_id.clone(),
                    headline: comment.story_source_id.clone(),
                    published_at: Some(comment.created_at),
                    is_open: true,
                    ..ImportedStory::default()
                };
                self.story(tx, &made, learnt, done)?;
                self.find_story(tx, &comment.story_source_id, learnt)?.ok_or(comity_store::Error::Missing)?
            }
        };
        // A parent under another story cannot be answered here.
        let parent = parent.filter(|(_, place)| place.story == story);
        let commenter = self.commenter(tx, comment, learnt)?;
        let id = CommentId::new(&*self.ids, comment.created_at);
        let place = Place {
            story,
            branch: parent.map_or(id, |(_, place)| place.branch),
            depth: parent.map_or(0, |(_, place)| place.depth + 1),
        };
        self.insert(tx, prepared, (id, place), parent.map(|(id, _)| id), commenter)?;
        imported::insert(
            tx,
            self.site,
            &self.source,
            ImportedKind::Comment,
            (&comment.source_id, id.as_bytes()),
        )?;
        learnt.comments.insert(comment.source_id.clone(), (id, place));
        done.comments += 1;
        done.touched.insert(story);
        Ok(())
    }

    fn insert(
        &self,
        tx: &mut Tx<'_>,
        prepared: &Prepared,
        (id, place): (CommentId, Place),
        parent: Option<CommentId>,
        commenter: CommenterId,
    ) -> comity_store::Result<()> {
        let imported = &prepared.comment;
        let at = imported.created_at;
        let (source, source_id) = match &imported.origin {
            Some(origin) => (origin.source.clone(), origin.source_id.clone()),
            None => (self.source.clone(), imported.source_id.clone()),
        };
        let comment = Comment {
            site: self.site,
            id,
            story: place.story,
            parent,
            branch: place.branch,
            depth: place.depth,
            commenter,
            author_name: author_name(imported),
            state: imported.state,
            revision: RevisionId::new(&*self.ids, at),
            created_at: at,
            edited_at: None,
            submission_key: None,
            source: Some(source),
            source_id: Some(source_id),
            parent_source_id: imported.parent_source_id.clone(),
        };
        let revision = Revision {
            id: comment.revision,
            comment: id,
            number: 1,
            text: imported.original_text.clone(),
            format: (imported.format != TextFormat::Markdown).then(|| imported.format.as_str().to_owned()),
            html: prepared.html.clone(),
            language: prepared.language.clone(),
            // Facts as of the comment's own time are read from the archive itself when it is replayed.
            facts: None,
            created_at: at,
        };
        comments::insert(tx, &comment, &revision, digests(prepared.fingerprint))?;
        let effect = match imported.state {
            CommentState::Published => Effect::Judged(Outcome::Publish),
            CommentState::Held => Effect::Judged(Outcome::Hold),
            CommentState::Rejected => Effect::Judged(Outcome::Reject),
            CommentState::Withdrawn => Effect::Withdrawn,
            CommentState::Erased => Effect::Erased,
        };
        decisions::append_bare(
            tx,
            &Decision {
                site: self.site,
                id: DecisionId::new(&*self.ids, self.now),
                effect,
                by: DecidedBy::Import,
                comment: Some(id),
                revision: Some(revision.id),
                commenter: Some(commenter),
                story: Some(place.story),
                clause: None,
                rule: None,
                policy_version: None,
                model_version: None,
                at: self.now,
            },
        )
    }

    /// The commenter of an archive: by account, else by address, else by name.
    fn commenter(
        &self,
        tx: &mut Tx<'_>,
        comment: &ImportedComment,
        learnt: &mut Memory,
    ) -> comity_store::Result<CommenterId> {
        let email_hash =
            comment.author_email.as_ref().map(|email| self.secrets.email_hash(self.site, &email.0));
        let external_id = match (&comment.author_source_id, &email_hash) {
            (Some(account), _) => format!("account:{account}"),
            (None, Some(hash)) => format!("email:{}", hex::encode(hash)),
            (None, None) => format!("name:{}", author_name(comment)),
        };
        let remembered = {
            let memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner);
            learnt.commenters.get(&external_id).or_else(|| memory.commenters.get(&external_id)).copied()
        };
        if let Some(id) = remembered {
            return Ok(id);
        }
        let issuer = format!("import:{}", self.source);
        let id = match commenters::find_by_external(tx, self.site, &issuer, &external_id)? {
            Some(known) => known.id,
            None => {
                let new = Commenter {
                    site: self.site,
                    id: CommenterId::new(&*self.ids, comment.created_at),
                    name: author_name(comment),
                    email: comment.author_email.clone(),
                    email_hash,
                    guest_key_hash: None,
                    origin: CommenterOrigin::Import,
                    external_issuer: Some(issuer),
                    external_id: Some(external_id.clone()),
                    created_at: comment.created_at,
                };
                commenters::insert(tx, &new)?;
                new.id
            }
        };
        learnt.commenters.insert(external_id, id);
        Ok(id)
    }

    fn find_story(
        &self,
        tx: &mut Tx<'_>,
        source_id: &str,
        learnt: &mut Memory,
    ) -> comity_store::Result<Option<StoryId>> {
        if let Some(id) = learnt.stories.get(source_id) {
            return Ok(Some(*id));
        }
        if let Some(id) = self.memory.lock().unwrap_or_else(PoisonError::into_inner).stories.get(source_id) {
            return Ok(Some(*id));
        }
        let found = imported::find(tx, self.site, &self.source, ImportedKind::Story, source_id)?;
        Ok(found.map(StoryId::from_bytes))
    }

    fn find_comment(
        &self,
        tx: &mut Tx<'_>,
        source_id: &str,
        learnt: &mut Memory,
    ) -> comity_store::Result<Option<(CommentId, Place)>> {
        if let Some(found) = learnt.comments.get(source_id) {
            return Ok(Some(*found));
        }
        if let Some(found) =
            self.memory.lock().unwrap_or_else(PoisonError::into_inner).comments.get(source_id)
        {
            return Ok(Some(*found));
        }
        let Some(id) = imported::find(tx, self.site, &self.source, ImportedKind::Comment, source_id)? else {
            return Ok(None);
        };
        let id = CommentId::from_bytes(id);
        Ok(comments::find_place(tx, self.site, id)?.map(|place| (id, place)))
    }
}

fn author_name(comment: &ImportedComment) -> String {
    let name = comment.author_name.trim();
    if name.is_empty() { "?".to_owned() } else { name.chars().take(crate::speaker::MAX_NAME_CHARS).collect() }
}

/// The longest head of `text` with at most `max` bytes.
fn cut(text: &str, max: usize) -> String {
    let mut end = text.len().min(max);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("").to_owned()
}
