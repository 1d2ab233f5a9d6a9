//! One write: who speaks, may they, what the policy says, and the comment with its decision.

use super::{
    DOUBLE_SUBMISSION_SECS, PostComment, Posted, append_verdict, guest_keys, judge, newest_verdict,
    refusal_by_sanction, stored_language,
};
use crate::gather_facts::{Circumstances, digests, gather};
use crate::judge::{Analysed, reasons, state_of};
use crate::policy_in_force::InForce;
use crate::speaker::{GuestKey, Signature, new_guest};
use crate::{App, Change, Refusal, Refused};
use comity_model::{
    Comment, CommentId, CommentState, Commenter, CommenterId, DraftId, Outcome, Revision, RevisionId,
    Sanction, Site, SiteId, Story, StoryId, Timestamp, Verdict,
};
use comity_policy::ReadText;
use comity_store::comments::WrittenComment;
use comity_store::drafts::Draft;
use comity_store::{Tx, commenters, comments, drafts, noted, sanctions, sites, stories};
use std::sync::Arc;

/// One submission, ready to be written, with everything that can be computed before. The closure may run more than once,
/// so it only borrows.
pub(super) struct Submission {
    app: App,
    post: PostComment,
    signature: Signature,
    policy: Arc<InForce>,
    analysed: Analysed,
    signals_json: String,
    read: ReadText,
    keys: Vec<GuestKey>,
    email_hash: Option<Vec<u8>>,
    address_hash: Option<Vec<u8>>,
    now: Timestamp,
}

/// What a write came to; the words for it are found afterwards.
pub(super) enum Written {
    /// A comment was made, now or by an earlier submission of the same.
    Made(Box<Made>),
    /// Its author is asked to think it over.
    Asked { draft: DraftId, verdict: Verdict, guest_key: String },
    /// Something is missing, or in the way.
    Refused(Refusal),
}

/// A comment that was made.
pub(super) struct Made {
    comment: Comment,
    text: String,
    html: String,
    verdict: Verdict,
    guest_key: String,
    edit_window_secs: i64,
    is_warned: bool,
}

impl Submission {
    pub(super) fn new(
        app: &App,
        post: PostComment,
        signature: Signature,
        policy: Arc<InForce>,
        (analysed, read): (Analysed, ReadText),
    ) -> Self {
        let (now, secrets) = (app.now(), app.secrets());
        let email_hash = signature.email.as_ref().map(|email| secrets.email_hash(post.site, &email.0));
        let address_hash = post.address.map(|address| secrets.address_hash(post.site, address));
        let keys = guest_keys(app, &post, &signature, now);
        let signals_json = analysed.signals.to_json();
        Self {
            app: app.clone(),
            post,
            signature,
            policy,
            analysed,
            signals_json,
            read,
            keys,
            email_hash,
            address_hash,
            now,
        }
    }

    pub(super) const fn site(&self) -> SiteId {
        self.post.site
    }

    pub(super) fn write(&self, tx: &mut Tx<'_>) -> comity_store::Result<Written> {
        let (site_id, now) = (self.post.site, self.now);
        let site = sites::get(tx, site_id)?;
        let Some(story) = self.story(tx)? else { return Ok(Written::Refused(Refusal::UnknownStory)) };
        let (known, key) = self.commenter(tx)?;
        let guest_key = key.key.clone();
        if let Some(commenter) = &known
            && let Some(earlier) = self.earlier_submission(tx, commenter, &story)?
        {
            return Self::made_before(tx, (&site, now), earlier, guest_key);
        }
        let sanctions = match &known {
            Some(commenter) => sanctions::list_in_force(tx, site_id, commenter.id, now)?,
            None => Vec::new(),
        };
        if let Some(refusal) = refusal_by_sanction(&self.policy, &self.post.locale, &sanctions) {
            return Ok(Written::Refused(refusal));
        }
        let parent = match self.post.parent {
            None => None,
            Some(id) => match comments::find(tx, site_id, id)? {
                Some(p) if p.comment.story == story.id && p.comment.state == CommentState::Published => {
                    Some(p)
                }
                _ => return Ok(Written::Refused(Refusal::ParentNotOpen)),
            },
        };
        let id = CommentId::new(self.app.ids(), now);
        let confirmed = self.confirmed(tx, known.as_ref(), &story)?;
        let what = Circumstances {
            site: &site,
            story: &story,
            parent: parent.as_ref(),
            commenter: known.as_ref(),
            name: &self.signature.name,
            email_hash: self.email_hash.as_deref(),
            address_hash: self.address_hash.as_deref(),
            sanctions: &sanctions,
            standing: None,
            fingerprint: self.analysed.fingerprint,
            depth: parent.as_ref().map_or(0, |p| p.comment.depth + 1),
            is_edit: false,
            is_confirmed: confirmed,
            now,
        };
        let stored = gather(tx, &what)?;
        let depth = what.depth;
        let read = (&self.read, &self.analysed.signals);
        let verdict = match judge(&self.policy, &stored, read, parent.as_ref(), (&site, &story)) {
            Ok(verdict) => verdict,
            Err(refusal) => return Ok(Written::Refused(refusal)),
        };
        let commenter = match known {
            Some(commenter) => self.keep_signature(tx, commenter)?,
            None => {
                let commenter_id = CommenterId::new(self.app.ids(), now);
                let hashes = (key.hash.clone(), self.email_hash.clone());
                let guest = new_guest(site_id, hashes, &self.signature, (commenter_id, now));
                commenters::insert(tx, &guest)?;
                guest
            }
        };
        if verdict.outcome == Outcome::Ask {
            return self.ask(tx, &commenter, &story, verdict, guest_key);
        }
        let comment = Comment {
            site: site_id,
            id,
            story: story.id,
            parent: self.post.parent,
            branch: parent.as_ref().map_or(id, |p| p.comment.branch),
            depth,
            commenter: commenter.id,
            author_name: self.signature.name.clone(),
            state: state_of(verdict.outcome),
            revision: RevisionId::new(self.app.ids(), now),
            created_at: now,
            is_undated: false,
            edited_at: None,
            submission_key: self.post.submission_key().map(str::to_owned),
            source: None,
            source_id: None,
            parent_source_id: None,
        };
        let revision = Revision {
            id: comment.revision,
            comment: id,
            number: 1,
            text: self.post.text.clone(),
            format: None,
            html: self.analysed.body.html.clone(),
            language: stored_language(&self.analysed),
            facts: Some(stored.to_json_with_signals(&self.signals_json)),
            created_at: now,
        };
        comments::insert(tx, &comment, &revision, digests(self.analysed.fingerprint))?;
        if let Some(hash) = &self.address_hash {
            comments::note_address(tx, site_id, id, hash, now)?;
        }
        append_verdict(&self.app, tx, (&comment, &revision), &verdict, self.analysed.model(), now)?;
        if verdict.outcome == Outcome::Note {
            noted::insert(tx, site_id, id, now)?;
        }
        crate::sanction::climb_ladder(&self.app, tx, &self.policy, &comment, &verdict, now)?;
        if comment.state == CommentState::Published {
            Change::Thread { site: site_id, story: comment.story }.notify(tx)?;
        }
        let Revision { text, html, .. } = revision;
        let (edit_window_secs, is_warned) =
            (site.edit_window_secs, sanctions.iter().any(Sanction::is_warning));
        let made = Made { comment, text, html, verdict, guest_key, edit_window_secs, is_warned };
        Ok(Written::Made(Box::new(made)))
    }

    fn story(&self, tx: &mut Tx<'_>) -> comity_store::Result<Option<Story>> {
        if let Some(story) = stories::find_by_key(tx, self.post.site, &self.post.story_key)? {
            return Ok(Some(story).filter(|story| !story.is_hidden()));
        }
        let Some(seed) = &self.post.story_seed else { return Ok(None) };
        let story = crate::add_story::new_story(
            self.post.site,
            StoryId::new(self.app.ids(), self.now),
            &self.post.story_key,
            seed,
            self.now,
        );
        stories::insert(tx, &story)?;
        Ok(Some(story))
    }

    /// The commenter who speaks, if known, and the guest key to give back. Nobody else writes for the same commenter meanwhile, so
    /// that the second of two clicks finds the comment of the first.
    fn commenter(&self, tx: &mut Tx<'_>) -> comity_store::Result<(Option<Commenter>, &GuestKey)> {
        for key in &self.keys {
            if let Some(commenter) = commenters::find_by_guest_key_to_write(tx, self.post.site, &key.hash)? {
                return Ok((Some(commenter), key));
            }
        }
        Ok((None, self.keys.first().expect("there is always a key to give")))
    }

    /// The comment that this submission made already, when it comes a second time.
    fn earlier_submission(
        &self,
        tx: &mut Tx<'_>,
        commenter: &Commenter,
        story: &Story,
    ) -> comity_store::Result<Option<WrittenComment>> {
        if let Some(key) = self.post.submission_key() {
            return comments::find_by_submission(tx, self.post.site, commenter.id, key);
        }
        let since = self.now.plus_secs(-DOUBLE_SUBMISSION_SECS);
        let recent = comments::list_recent_of(tx, self.post.site, commenter.id, 1)?;
        Ok(recent.into_iter().find(|written| {
            let comment = &written.comment;
            // What was taken back may be said once more.
            comment.state != CommentState::Withdrawn
                && comment.story == story.id
                && comment.parent == self.post.parent
                && comment.created_at >= since
                && written.revision.text == self.post.text
        }))
    }

    fn made_before(
        tx: &mut Tx<'_>,
        (site, now): (&Site, Timestamp),
        earlier: WrittenComment,
        guest_key: String,
    ) -> comity_store::Result<Written> {
        let verdict = newest_verdict(tx, site.id, earlier.comment.id)?;
        let WrittenComment { comment, revision: Revision { text, html, .. } } = earlier;
        let sanctions = sanctions::list_in_force(tx, site.id, comment.commenter, now)?;
        let (edit_window_secs, is_warned) =
            (site.edit_window_secs, sanctions.iter().any(Sanction::is_warning));
        let made = Made { comment, text, html, verdict, guest_key, edit_window_secs, is_warned };
        Ok(Written::Made(Box::new(made)))
    }

    fn confirmed(
        &self,
        tx: &mut Tx<'_>,
        known: Option<&Commenter>,
        story: &Story,
    ) -> comity_store::Result<bool> {
        let (Some(draft), Some(commenter)) = (self.post.confirm, known) else { return Ok(false) };
        let exact = digests(self.analysed.fingerprint).exact;
        let draft = drafts::take(tx, self.post.site, draft, commenter.id)?;
        Ok(draft.is_some_and(|draft| draft.story == story.id && draft.text_digest == exact))
    }

    fn keep_signature(&self, tx: &mut Tx<'_>, commenter: Commenter) -> comity_store::Result<Commenter> {
        if commenter.name == self.signature.name && commenter.email == self.signature.email {
            return Ok(commenter);
        }
        let email = self.signature.email.clone().or(commenter.email.clone());
        let email_hash = self.email_hash.clone().or(commenter.email_hash.clone());
        let changed = Commenter { name: self.signature.name.clone(), email, email_hash, ..commenter };
        commenters::update_signature(tx, &changed)?;
        Ok(changed)
    }

    fn ask(
        &self,
        tx: &mut Tx<'_>,
        commenter: &Commenter,
        story: &Story,
        verdict: Verdict,
        guest_key: String,
    ) -> comity_store::Result<Written> {
        let draft = Draft {
            site: self.post.site,
            id: DraftId::new(self.app.ids(), self.now),
            commenter: commenter.id,
            story: story.id,
            text_digest: digests(self.analysed.fingerprint).exact,
            created_at: self.now,
        };
        drafts::insert(tx, &draft)?;
        Ok(Written::Asked { draft: draft.id, verdict, guest_key })
    }

    /// What the person is told.
    pub(super) fn answer(&self, written: Written) -> std::result::Result<Posted, Refusal> {
        let told = |verdict: &Verdict| reasons(Some(&self.policy), verdict, &self.post.locale);
        let made = match written {
            Written::Refused(refusal) => return Err(refusal),
            Written::Asked { draft, verdict, guest_key } => {
                return Err(Refusal::Asked(Box::new(Refused {
                    outcome: Outcome::Ask,
                    text: self.post.text.clone(),
                    reasons: told(&verdict),
                    comment: None,
                    status_token: None,
                    draft: Some(draft),
                    guest_key,
                })));
            }
            Written::Made(made) => *made,
        };
        let Made { comment, text, html, verdict, guest_key, edit_window_secs, is_warned } = made;
        let status_token = self.app.secrets().status_token(comment.site, comment.id);
        if comment.state == CommentState::Rejected {
            return Err(Refusal::RejectedByPolicy(Box::new(Refused {
                outcome: Outcome::Reject,
                text,
                reasons: told(&verdict),
                comment: Some(comment.id),
                status_token: Some(status_token),
                draft: None,
                guest_key,
            })));
        }
        Ok(Posted {
            comment: comment.id,
            story: comment.story,
            parent: comment.parent,
            state: comment.state,
            html,
            reasons: if comment.state == CommentState::Held { told(&verdict) } else { Vec::new() },
            guest_key,
            status_token,
            is_warned,
            created_at: comment.created_at,
            may_edit_until: comment.created_at.plus_secs(edit_window_secs),
        })
    }
}
