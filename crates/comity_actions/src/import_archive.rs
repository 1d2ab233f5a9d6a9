//! Takes an archive in: streaming, resumable, idempotent. What was imported keeps its original text verbatim.
//!
//! A mapping `(source, source id) → id` makes a second run harmless: it finds everything there. A comment whose parent
//! comes later in the archive waits in memory, or stands at the top level until the end; one whose parent never comes stays
//! there and is counted, until a later import brings the parent.

mod ahead;
mod batch;
mod dry_run;
mod memory;
mod parents;

use crate::speaker::MAX_NAME_CHARS;
use crate::{App, Change, Result};
use ahead::{Prepared, Read, read_ahead};
use batch::{Batch, Item, Parents};
use comity_import::export::export_time;
use comity_import::{
    Anomaly, AnomalyKind, Archive, Format, ImportItem, ImportedComment, ImportedStory, SeenIds,
};
use comity_model::{SiteId, StoryId};
use comity_store::{Tx, imported, sites};
use dry_run::DryRun;
use memory::Memory;
use parents::Unsettled;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};

/// Items written in one transaction.
const BATCH: usize = 4_000;

/// Text read for one transaction, in bytes; one item may exceed it.
const BATCH_BYTES: usize = 4 * 1024 * 1024;

/// Batches that are read ahead of the writer.
const BATCHES_AHEAD: usize = 2;

/// Comments that wait in memory for a parent; beyond that they stand at the top level until the archive was read.
const MAX_WAITING: usize = 8_000;

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
    /// Stories among those added that the public could not read there, and that readers don't see here.
    pub stories_hidden: u64,
    /// Comments added.
    pub comments: u64,
    /// Comments that were there already.
    pub comments_known: u64,
    /// Comments read, by the state they had; what was there already included.
    pub states: BTreeMap<String, u64>,
    /// Comments that the old system had filed as spam.
    pub spam: u64,
    /// Comments read that answer something and stand at the top level all the same; `anomalies` says why.
    pub orphans: u64,
    /// Comments of earlier imports that now stand below what they answer, which this import brought.
    pub moved_below_parents: u64,
    /// Comments whose date nobody knows; they keep their place, and no page shows a date.
    pub undated: u64,
    /// The story as it was read, for a saved page.
    pub story: Option<StoryRead>,
    /// Odd things by kind.
    pub anomalies: BTreeMap<String, u64>,
    /// Examples of odd things.
    pub examples: Vec<String>,
    /// The discussion policy that stood on an old page.
    pub policy_text: Option<String>,
    /// Why reading ended before the end of the file; what was read before stays imported.
    pub ended_early: Option<String>,
}

/// What was read of a story.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct StoryRead {
    /// Headline.
    pub headline: String,
    /// Who wrote it, as printed.
    pub byline: Option<String>,
    /// The picture's caption.
    pub image_caption: Option<String>,
    /// Place and date as printed.
    pub dateline: Option<String>,
    /// RFC 3339, UTC; none when the page does not say.
    pub published_at: Option<String>,
    /// Paragraphs of the article.
    pub paragraphs: Vec<String>,
}

impl StoryRead {
    fn of(story: &ImportedStory) -> Self {
        Self {
            headline: story.headline.clone(),
            byline: story.byline.clone(),
            image_caption: story.image_caption.clone(),
            dateline: story.dateline.clone(),
            published_at: story.published_at.map(export_time),
            paragraphs: story.paragraphs.clone(),
        }
    }
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
        had_earlier: false,
        nameless: String::new(),
        report: ImportReport::default(),
        memory: Arc::default(),
        trial: DryRun::default(),
        waiting: Vec::new(),
        unsettled: Unsettled::new(),
        skipped: SeenIds::default(),
        touched: BTreeSet::new(),
        read: 0,
    };
    importer.look_for_earlier_imports()?;
    std::thread::scope(|scope| {
        scope.spawn(move || read_ahead(archive, &sender));
        for batch in receiver {
            importer.take(batch)?;
            progress(importer.read);
        }
        importer.settle_waiting()?;
        importer.settle_parents()
    })?;
    progress(importer.read);
    app.store().sync()?;
    for story in importer.touched {
        app.announce(Change::Thread { site, story });
    }
    Ok(importer.report)
}

struct Importer {
    app: App,
    site: SiteId,
    source: String,
    dry_run: bool,
    /// Whether anything of the source was imported before.
    had_earlier: bool,
    /// What stands for the name of somebody who gave none, in the site's language.
    nameless: String,
    report: ImportReport,
    memory: Arc<Mutex<Memory>>,
    trial: DryRun,
    waiting: Vec<Prepared>,
    unsettled: Unsettled,
    /// Comments of the archive that are left out, such as pingbacks.
    skipped: SeenIds,
    touched: BTreeSet<StoryId>,
    read: u64,
}

impl Importer {
    /// The first import of a source need not look for each of its records in the database.
    fn look_for_earlier_imports(&mut self) -> Result<()> {
        let (site, source) = (self.site, self.source.clone());
        let look =
            move |tx: &mut Tx<'_>| Ok((imported::has_any(tx, site, &source)?, sites::get(tx, site)?.locale));
        let (is_known, locale) = self.app.store().read_blocking(look)?;
        self.nameless = comity_locale::text(&locale, "comment-nameless", &[]);
        self.had_earlier = is_known;
        self.memory().is_first = !is_known;
        Ok(())
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

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
                Read::Story(story) => {
                    if self.source == Format::Page.as_str() {
                        self.report.story = Some(StoryRead::of(&story));
                    }
                    items.push(Item::Story(story));
                }
            }
        }
        self.write(items, Parents::MayCome)?;
        if self.waiting.len() > MAX_WAITING { self.settle_waiting() } else { Ok(()) }
    }

    /// Takes the comments whose parents came later, round by round; then what is left, at the top level.
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
        let left = std::mem::take(&mut self.waiting);
        for chunk in left.chunks(BATCH) {
            // One more look for parents: an orphan's own replies find it once it is there.
            let items = chunk.iter().cloned().map(|p| Item::Comment(Box::new(p))).collect();
            self.write(items, Parents::Gone)?;
        }
        Ok(())
    }

    /// Puts comments below what they answer where that has come by now, and counts the others.
    fn settle_parents(&mut self) -> Result<()> {
        let (app, source) = (self.app.clone(), self.source.clone());
        let place = (self.site, source.as_str());
        let skipped = std::mem::take(&mut self.skipped);
        if self.dry_run {
            let orphans = std::mem::take(&mut self.trial).orphans(&app, place, &skipped)?;
            self.report.orphans = orphans.len() as u64;
            for orphan in &orphans {
                self.note(orphan);
            }
            return Ok(());
        }
        if !self.had_earlier && self.unsettled.is_empty() {
            return Ok(());
        }
        let unsettled = std::mem::take(&mut self.unsettled);
        let settled = parents::settle(&app, place, (&unsettled, &skipped), &mut |orphan| self.note(orphan))?;
        self.report.orphans = settled.orphans;
        self.report.moved_below_parents = settled.moved;
        self.touched.extend(settled.touched);
        Ok(())
    }

    fn write(&mut self, items: Vec<Item>, parents: Parents) -> Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        if self.dry_run {
            return self.count_without_writing(items);
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
            nameless: self.nameless.clone(),
            parents,
        };
        let batch = Arc::new(batch);
        let again = Arc::clone(&batch);
        let done = match self.app.store().write_bulk_blocking(move |tx| batch.write(tx)) {
            // Somebody else imports the same source at this moment: from now on, every record is looked for.
            Err(error) if error.is_conflict() => {
                self.memory().is_first = false;
                self.app.store().write_bulk_blocking(move |tx| again.write(tx))?
            }
            done => done?,
        };
        self.memory().learn(done.learnt);
        self.report.stories += done.stories;
        self.report.stories_known += done.stories_known;
        self.report.stories_hidden += done.stories_hidden;
        self.report.comments += done.comments;
        self.report.comments_known += done.comments_known;
        self.touched.extend(done.touched);
        self.unsettled.extend(done.parentless);
        for place in done.waiting {
            if let Some(Item::Comment(prepared)) = items.get(place) {
                self.waiting.push((**prepared).clone());
            }
        }
        for (id, is_hidden_there) in done.differing {
            let detail = if is_hidden_there {
                "a story that readers see here, and not in the archive"
            } else {
                "a story that readers see in the archive, and not here"
            };
            let kind = AnomalyKind::VisibilityDiffers;
            self.note(&Anomaly { kind, source_id: Some(id), byte_offset: 0, detail: detail.to_owned() });
        }
        Ok(())
    }

    fn count_without_writing(&mut self, items: Vec<Item>) -> Result<()> {
        let (app, source) = (self.app.clone(), self.source.clone());
        let counted = self.trial.count(&app, (self.site, &source), items, self.had_earlier)?;
        self.report.stories += counted.stories;
        self.report.stories_known += counted.stories_known;
        self.report.stories_hidden += counted.stories_hidden;
        self.report.comments += counted.comments;
        self.report.comments_known += counted.comments_known;
        Ok(())
    }

    fn count(&mut self, comment: &ImportedComment) {
        *self.report.states.entry(comment.state.as_str().to_owned()).or_default() += 1;
        self.report.spam += u64::from(comment.was_spam);
        self.report.undated += u64::from(comment.is_undated);
        let length = comment.author_name.trim().chars().count();
        if length > MAX_NAME_CHARS {
            let detail = format!("a name of {length} characters, cut to {MAX_NAME_CHARS}");
            let (kind, source_id) = (AnomalyKind::TooLong, Some(comment.source_id.clone()));
            self.note(&Anomaly { kind, source_id, byte_offset: 0, detail });
        }
    }

    fn note(&mut self, anomaly: &Anomaly) {
        let is_comment = matches!(
            anomaly.kind,
            AnomalyKind::Pingback
                | AnomalyKind::Trackback
                | AnomalyKind::OtherCommentType
                | AnomalyKind::EmptyComment
        );
        if let (true, Some(id)) = (is_comment, &anomaly.source_id) {
            self.skipped.insert(id);
        }
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
