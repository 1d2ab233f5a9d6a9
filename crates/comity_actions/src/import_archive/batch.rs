//! One transaction of an import: stories, commenters, comments and their decisions, each once.

use super::ahead::Prepared;
use super::memory::{Learnt, Memory};
use crate::add_story::{MAX_HEADLINE_CHARS, MAX_STORY_KEY_BYTES};
use crate::gather_facts::digests;
use comity_import::{ImportedComment, ImportedStory, TextFormat};
use comity_model::{
    Comment, CommentId, CommentState, Commenter, CommenterId, CommenterOrigin, DecidedBy, Decision,
    DecisionId, Effect, Ids, Outcome, Revision, RevisionId, SiteId, Story, StoryId, StoryState, Timestamp,
};
use comity_store::comments::Place;
use comity_store::imported::{self, ImportedKind};
use comity_store::{Tx, commenters, comments, decisions, stories};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What one transaction did.
#[derive(Default)]
pub(super) struct Done {
    pub(super) stories: u64,
    pub(super) stories_known: u64,
    pub(super) comments: u64,
    pub(super) comments_known: u64,
    /// Stories among those added that readers don't see.
    pub(super) stories_hidden: u64,
    /// Ids, in the archive, of stories that are there already, and whether readers see them here and not in the archive.
    pub(super) differing: Vec<(String, bool)>,
    /// Places in the batch of comments whose parent has not come yet.
    pub(super) waiting: Vec<usize>,
    /// Comments that answer something and stand at the top level, and whether this transaction added them.
    pub(super) parentless: Vec<(CommentId, bool)>,
    pub(super) touched: BTreeSet<StoryId>,
    pub(super) learnt: Learnt,
}

pub(super) enum Item {
    Story(Box<ImportedStory>),
    Comment(Box<Prepared>),
}

/// What to do with a comment whose parent is not known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parents {
    /// Leave it for later: the parent may still come.
    MayCome,
    /// Take it as a top-level comment.
    Gone,
}

pub(super) struct Batch {
    pub(super) site: SiteId,
    pub(super) source: String,
    pub(super) items: Arc<Vec<Item>>,
    pub(super) memory: Arc<Mutex<Memory>>,
    pub(super) ids: Arc<dyn Ids>,
    pub(super) secrets: crate::Secrets,
    pub(super) now: Timestamp,
    /// What stands for the name of somebody who gave none.
    pub(super) nameless: String,
    pub(super) parents: Parents,
}

impl Batch {
    pub(super) fn write(&self, tx: &mut Tx<'_>) -> comity_store::Result<Done> {
        // What is learnt in this transaction is remembered only once it is written: a closure may run again.
        let mut learnt = Learnt::default();
        let mut done = Done::default();
        for (place, item) in self.items.iter().enumerate() {
            match item {
                Item::Story(story) => self.story(tx, story, &mut learnt, &mut done)?,
                Item::Comment(prepared) => self.comment(tx, prepared, place, &mut learnt, &mut done)?,
            }
        }
        done.learnt = learnt;
        Ok(done)
    }

    fn story(
        &self,
        tx: &mut Tx<'_>,
        story: &ImportedStory,
        learnt: &mut Learnt,
        done: &mut Done,
    ) -> comity_store::Result<()> {
        if let Some(id) = self.find_story(tx, &story.source_id, learnt)? {
            learnt.stories.insert(story.source_id.clone(), id);
            compare(story, &stories::get(tx, self.site, id)?, done);
            return Ok(());
        }
        let key = cut(story.key.as_ref().unwrap_or(&story.source_id), MAX_STORY_KEY_BYTES);
        let id = match stories::find_by_key(tx, self.site, &key)? {
            Some(known) => {
                compare(story, &known, done);
                known.id
            }
            None => {
                let new = self.new_story(story, key);
                stories::insert(tx, &new)?;
                done.stories += 1;
                done.stories_hidden += u64::from(new.is_hidden());
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
            is_undated: story.is_undated || story.published_at.is_none(),
            state: match story {
                ImportedStory { is_hidden: true, .. } => StoryState::Hidden,
                ImportedStory { is_open: true, .. } => StoryState::Open,
                _ => StoryState::Closed,
            },
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
        learnt: &mut Learnt,
        done: &mut Done,
    ) -> comity_store::Result<()> {
        let comment = &prepared.comment;
        if let Some((id, place)) = self.find_itself(tx, &comment.source_id, learnt)? {
            done.comments_known += 1;
            if comment.parent_source_id.is_some() && place.depth == 0 {
                done.parentless.push((id, false));
            }
            return Ok(());
        }
        let parent = match &comment.parent_source_id {
            None => None,
            Some(parent) => self.find_comment(tx, parent, learnt)?,
        };
        if comment.parent_source_id.is_some() && parent.is_none() && self.parents == Parents::MayCome {
            done.waiting.push(place);
            return Ok(());
        }
        let story = match self.find_story(tx, &comment.story_source_id, learnt)? {
            Some(story) => story,
            None => {
                // The archive names a story that it does not hold: one is made, so that nothing is lost.
                let made = ImportedStory {
                    source_id: comment.story_source_id.clone(),
                    headline: comment.story_source_id.clone(),
                    published_at: (!comment.is_undated).then_some(comment.created_at),
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
        if comment.parent_source_id.is_some() && parent.is_none() {
            done.parentless.push((id, true));
        }
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
            author_name: self.author_name(imported),
            state: imported.state,
            revision: RevisionId::new(&*self.ids, at),
            created_at: at,
            is_undated: imported.is_undated,
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

    fn author_name(&self, comment: &ImportedComment) -> String {
        let name = comment.author_name.trim();
        if name.is_empty() {
            return self.nameless.clone();
        }
        name.chars().take(crate::speaker::MAX_NAME_CHARS).collect()
    }

    /// The commenter of an archive: by account, else by address, else by name. Without any of them each comment has its own.
    fn commenter(
        &self,
        tx: &mut Tx<'_>,
        comment: &ImportedComment,
        learnt: &mut Learnt,
    ) -> comity_store::Result<CommenterId> {
        let email_hash =
            comment.author_email.as_ref().map(|email| self.secrets.email_hash(self.site, &email.0));
        let external_id = match (&comment.author_source_id, &email_hash) {
            (Some(account), _) => format!("account:{account}"),
            (None, Some(hash)) => format!("email:{}", hex::encode(hash)),
            (None, None) if comment.author_name.trim().is_empty() => {
                format!("nameless:{}", comment.source_id)
            }
            (None, None) => format!("name:{}", self.author_name(comment)),
        };
        let (remembered, may_be_there) = {
            let memory = self.memory();
            let learnt = learnt.commenters.get(&external_id).copied();
            (learnt.or_else(|| memory.commenters.get(&external_id)), memory.may_have_commenter())
        };
        if let Some(id) = remembered {
            return Ok(id);
        }
        let issuer = format!("import:{}", self.source);
        let known = if may_be_there {
            commenters::find_by_external(tx, self.site, &issuer, &external_id)?
        } else {
            None
        };
        let id = match known {
            Some(known) => known.id,
            None => {
                let new = Commenter {
                    site: self.site,
                    id: CommenterId::new(&*self.ids, comment.created_at),
                    name: self.author_name(comment),
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
        learnt: &Learnt,
    ) -> comity_store::Result<Option<StoryId>> {
        if let Some(id) = learnt.stories.get(source_id) {
            return Ok(Some(*id));
        }
        {
            let memory = self.memory();
            let remembered = memory.stories.get(source_id);
            if remembered.is_some() || !memory.may_have_story() {
                return Ok(remembered);
            }
        }
        let found = imported::find(tx, self.site, &self.source, ImportedKind::Story, source_id)?;
        Ok(found.map(StoryId::from_bytes))
    }

    /// The comment itself, if it was imported. In a first import one that is not remembered is taken for new.
    fn find_itself(
        &self,
        tx: &mut Tx<'_>,
        source_id: &str,
        learnt: &Learnt,
    ) -> comity_store::Result<Option<(CommentId, Place)>> {
        let is_first = self.memory().is_first;
        match self.remembered(source_id, learnt) {
            None if !is_first => self.look_up(tx, source_id),
            remembered => Ok(remembered),
        }
    }

    /// The comment that another one answers, wherever it stands in the archive.
    fn find_comment(
        &self,
        tx: &mut Tx<'_>,
        source_id: &str,
        learnt: &Learnt,
    ) -> comity_store::Result<Option<(CommentId, Place)>> {
        let may_be_there = self.memory().may_have_comment();
        match self.remembered(source_id, learnt) {
            None if may_be_there => self.look_up(tx, source_id),
            remembered => Ok(remembered),
        }
    }

    fn remembered(&self, source_id: &str, learnt: &Learnt) -> Option<(CommentId, Place)> {
        learnt.comments.get(source_id).copied().or_else(|| self.memory().comments.get(source_id))
    }

    fn look_up(&self, tx: &mut Tx<'_>, source_id: &str) -> comity_store::Result<Option<(CommentId, Place)>> {
        find_imported(tx, self.site, &self.source, source_id)
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The comment that a record of the archive became, and where it stands.
pub(super) fn find_imported(
    tx: &mut Tx<'_>,
    site: SiteId,
    source: &str,
    source_id: &str,
) -> comity_store::Result<Option<(CommentId, Place)>> {
    let Some(id) = imported::find(tx, site, source, ImportedKind::Comment, source_id)? else {
        return Ok(None);
    };
    let id = CommentId::from_bytes(id);
    Ok(comments::find_place(tx, site, id)?.map(|place| (id, place)))
}

/// Counts a story that is there already, and notes when readers see it in one place and not in the other.
fn compare(story: &ImportedStory, known: &Story, done: &mut Done) {
    done.stories_known += 1;
    if story.is_hidden != known.is_hidden() {
        done.differing.push((story.source_id.clone(), story.is_hidden));
    }
}

/// The longest head of `text` with at most `max` bytes.
fn cut(text: &str, max: usize) -> String {
    let mut end = text.len().min(max);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("").to_owned()
}

#[cfg(test)]
mod tests;
