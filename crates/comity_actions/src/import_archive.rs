//! Takes an archive in: streaming, resumable, idempotent. What was imported keeps its original text verbatim.
//!
//! A mapping `(source, source id) → id` makes a second run harmless: it finds everything there. A comment whose parent
//! comes later in the archive waits in memory; one whose parent never comes is kept at the top level and counted.

mod ahead;
mod batch;

use crate::{App, Change, Result};
use ahead::{Prepared, Read, read_ahead};
use batch::{Batch, Item, Memory, Parents};
use comity_import::export::export_time;
use comity_import::{Anomaly, Archive, Format, ImportItem, ImportedComment, ImportedStory};
use comity_model::{SiteId, StoryId};
use comity_store::imported;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError, mpsc};

/// Items written in one transaction.
const BATCH: usize = 4_000;

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
        report: ImportReport::default(),
        memory: Arc::default(),
        waiting: Vec::new(),
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
        importer.settle_waiting()
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
    report: ImportReport,
    memory: Arc<Mutex<Memory>>,
    waiting: Vec<Prepared>,
    touched: BTreeSet<StoryId>,
    read: u64,
}

impl Importer {
    /// The first import of a source need not look for each of its records in the database.
    fn look_for_earlier_imports(&mut self) -> Result<()> {
        let (site, source) = (self.site, self.source.clone());
        let is_known = self.app.store().read_blocking(move |tx| imported::has_any(tx, site, &source))?;
        self.memory.lock().unwrap_or_else(PoisonError::into_inner).is_complete = !is_known;
        Ok(())
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
        let batch = Arc::new(batch);
        let again = Arc::clone(&batch);
        let done = match self.app.store().write_bulk_blocking(move |tx| batch.write(tx)) {
            // Somebody else imports the same source at this moment: from now on, every record is looked for.
            Err(error) if error.is_conflict() => {
                self.memory.lock().unwrap_or_else(PoisonError::into_inner).is_complete = false;
                self.app.store().write_bulk_blocking(move |tx| again.write(tx))?
            }
            done => done?,
        };
        self.memory.lock().unwrap_or_else(PoisonError::into_inner).learn(done.learnt);
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
        self.report.undated += u64::from(comment.is_undated);
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
