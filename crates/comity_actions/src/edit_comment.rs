//! An author changes a comment, or writes a refused one anew. The new text is judged again, and asked about again.

use crate::gather_facts::{Circumstances, digests, gather};
use crate::judge::{Analysed, analyse, reasons, state_of};
use crate::policy_in_force::{InForce, policy_in_force};
use crate::post_comment::{
    Posted, append_verdict, check_text, check_visible, judge, refusal_by_sanction, stored_language,
    without_nul,
};
use crate::score_text::ScoringContext;
use crate::speaker::Speaker;
use crate::spoken::spoken;
use crate::stands::Stands;
use crate::{App, Change, Refusal, Refused, Result};
use comity_model::{
    CommentId, CommentState, Commenter, DraftId, Outcome, Revision, RevisionId, SiteId, Story, Timestamp,
    Verdict,
};
use comity_policy::ReadText;
use comity_store::drafts::Draft;
use comity_store::{Tx, comments, decisions, drafts, noted, sanctions, sites, stories};
use std::net::IpAddr;
use std::sync::Arc;

/// How long a refused comment may be written anew, in seconds.
pub const REWRITE_WINDOW_SECS: i64 = 24 * 3_600;

/// An edit.
#[derive(Debug, Clone)]
pub struct EditComment {
    /// The site.
    pub site: SiteId,
    /// The comment.
    pub comment: CommentId,
    /// Who.
    pub speaker: Speaker,
    /// The new text, Markdown.
    pub text: String,
    /// Language in which the person is told things.
    pub locale: String,
    /// From where.
    pub address: Option<IpAddr>,
    /// The draft that the person was asked about and posts as it is.
    pub confirm: Option<DraftId>,
}

/// Changes a comment's text.
///
/// A published or held comment may be changed within the site's window; a rejected one within a day.
///
/// # Errors
/// [`Refusal::NotYours`], [`Refusal::EditWindowOver`], [`Refusal::RejectedByPolicy`], [`Refusal::Asked`] and the refusals
/// of posting.
pub async fn edit_comment(app: &App, edit: EditComment) -> Result<Posted> {
    let edit = EditComment { text: without_nul(edit.text), ..edit };
    check_text(app, edit.site, &edit.text).await?;
    let site = crate::find_site::site_by_id(app, edit.site).await?;
    let policy = policy_in_force(app, edit.site).await?;
    let (site_id, comment) = (edit.site, edit.comment);
    let found = app
        .store()
        .read(move |tx| {
            let Some(written) = comments::find(tx, site_id, comment)? else { return Ok(None) };
            let story = stories::get(tx, site_id, written.comment.story)?;
            let parent = match written.comment.parent {
                Some(parent) => comments::find(tx, site_id, parent)?,
                None => None,
            };
            Ok(Some((written, story, parent)))
        })
        .await?;
    let Some((written, story, parent)) = found else { return Err(Refusal::UnknownComment.into()) };
    let parent_text = parent.as_ref().map(spoken);
    let context = ScoringContext {
        parent: parent_text.as_deref(),
        headline: Some(&story.headline),
        byline: story.byline.as_deref(),
        publication: Some(&site.name),
        story_language: story.language.as_deref().or(Some(&site.locale)),
        is_reply: parent.is_some(),
    };
    let analysed = analyse(app, &edit.text, context.story_language, &context);
    check_visible(&analysed.body)?;
    let read = analysed.read_for_rules(context.story_language, &written.comment.author_name);
    let signals_json = analysed.signals.to_json();
    let address_hash = edit.address.map(|address| app.secrets().address_hash(edit.site, address));
    let (app_too, now) = (app.clone(), app.now());
    let work =
        Arc::new(Rewrite { app: app_too, edit, policy, analysed, signals_json, read, address_hash, now });
    let answer = app.store().write(move |tx| work.write(tx)).await?;
    let posted = answer?;
    app.announce(Change::Thread { site: site_id, story: posted.story });
    match posted.refused {
        None => Ok(*posted.posted),
        Some(refused) => Err(Refusal::RejectedByPolicy(refused).into()),
    }
}

struct Rewrite {
    app: App,
    edit: EditComment,
    policy: Arc<InForce>,
    analysed: Analysed,
    signals_json: String,
    read: ReadText,
    address_hash: Option<Vec<u8>>,
    now: Timestamp,
}

struct Rewritten {
    posted: Box<Posted>,
    refused: Option<Box<Refused>>,
    story: comity_model::StoryId,
}

impl Rewrite {
    fn write(&self, tx: &mut Tx<'_>) -> comity_store::Result<std::result::Result<Rewritten, Refusal>> {
        let (site_id, now) = (self.edit.site, self.now);
        let site = sites::get(tx, site_id)?;
        let Some(written) = comments::find(tx, site_id, self.edit.comment)? else {
            return Ok(Err(Refusal::UnknownComment));
        };
        let author = self.edit.speaker.find(&self.app, tx, site_id)?;
        let Some(author) = author.filter(|a| a.id == written.comment.commenter) else {
            return Ok(Err(Refusal::NotYours));
        };
        let window = match written.comment.state {
            CommentState::Published | CommentState::Held => site.edit_window_secs,
            CommentState::Rejected => REWRITE_WINDOW_SECS,
            CommentState::Withdrawn | CommentState::Erased => return Ok(Err(Refusal::EditWindowOver)),
        };
        if now.secs_since(written.comment.created_at) > window {
            return Ok(Err(Refusal::EditWindowOver));
        }
        let sanctions = sanctions::list_in_force(tx, site_id, author.id, now)?;
        if let Some(refusal) = refusal_by_sanction(&self.policy, &self.edit.locale, &sanctions) {
            return Ok(Err(refusal));
        }
        let story = stories::get(tx, site_id, written.comment.story)?;
        let parent = match written.comment.parent {
            Some(parent) => comments::find(tx, site_id, parent)?,
            None => None,
        };
        let what = Circumstances {
            site: &site,
            story: &story,
            parent: parent.as_ref(),
            commenter: Some(&author),
            name: &written.comment.author_name,
            email_hash: author.email_hash.as_deref(),
            address_hash: self.address_hash.as_deref(),
            sanctions: &sanctions,
            standing: None,
            fingerprint: self.analysed.fingerprint,
            depth: written.comment.depth,
            is_edit: true,
            is_confirmed: self.is_confirmed(tx, &author, &story)?,
            now,
        };
        let mut stored = gather(tx, &what)?;
        leave_out_itself(&mut stored, &written);
        let read = (&self.read, &self.analysed.signals);
        let verdict = match judge(&self.policy, &stored, read, parent.as_ref(), (&site, &story)) {
            Ok(verdict) => verdict,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if verdict.outcome == Outcome::Ask {
            return self.ask(tx, &author, &story, &verdict);
        }
        let is_warned = sanctions
            .iter()
            .any(|measure| measure.is_warning() && measure.created_at > written.revision.created_at);
        let revision = Revision {
            id: RevisionId::new(self.app.ids(), now),
            comment: written.comment.id,
            number: written.revision.number + 1,
            text: self.edit.text.clone(),
            format: None,
            html: self.analysed.body.html.clone(),
            language: stored_language(&self.analysed),
            facts: Some(stored.to_json_with_signals(&self.signals_json)),
            created_at: now,
        };
        comments::insert_revision(tx, site_id, &revision)?;
        let mut comment = written.comment;
        // A refused edit of a published comment changes nothing but the ledger: the text that was published stays.
        let keeps_old_text = comment.state == CommentState::Published && verdict.outcome == Outcome::Reject;
        if !keeps_old_text {
            // Readers are told of an edit only where they may have seen another text before.
            let was_seen = comment.edited_at.is_some() || comment.state == CommentState::Published;
            let edited_at = was_seen.then_some(now);
            comments::set_revision(tx, site_id, &revision, digests(self.analysed.fingerprint), edited_at)?;
            // What a moderator held or rejected is not published by an edit alone: a moderator looks again.
            let state = match state_of(verdict.outcome) {
                CommentState::Published if is_stopped_by_a_person(tx, &comment)? => CommentState::Held,
                state => state,
            };
            comments::set_state(tx, site_id, comment.id, state)?;
            // What was noted of the text before is not said of this one.
            if verdict.outcome == Outcome::Note && state == CommentState::Published {
                noted::insert(tx, site_id, comment.id, now)?;
            } else {
                noted::resolve(tx, site_id, comment.id, now)?;
            }
            (comment.state, comment.revision, comment.edited_at) = (state, revision.id, edited_at);
        }
        append_verdict(&self.app, tx, (&comment, &revision), &verdict, self.analysed.model(), now)?;
        Change::Thread { site: site_id, story: comment.story }.notify(tx)?;
        let state = comment.state;
        let told = reasons(Some(&self.policy), &verdict, &self.edit.locale);
        let status_token = self.app.secrets().status_token(site_id, comment.id);
        let guest_key = self.edit.speaker.key().unwrap_or_default().to_owned();
        let refused = (verdict.outcome == Outcome::Reject).then(|| {
            Box::new(Refused {
                outcome: Outcome::Reject,
                text: revision.text.clone(),
                reasons: told.clone(),
                comment: Some(comment.id),
                status_token: Some(status_token.clone()),
                draft: None,
                guest_key: guest_key.clone(),
            })
        });
        let posted = Box::new(Posted {
            comment: comment.id,
            story: comment.story,
            parent: comment.parent,
            state,
            html: revision.html,
            reasons: if state == CommentState::Held { told } else { Vec::new() },
            guest_key,
            status_token,
            is_warned,
            created_at: comment.created_at,
            may_edit_until: comment.created_at.plus_secs(site.edit_window_secs),
        });
        Ok(Ok(Rewritten { story: comment.story, posted, refused }))
    }

    /// Whether the author was asked about this very text, and posts it as it is.
    fn is_confirmed(&self, tx: &mut Tx<'_>, author: &Commenter, story: &Story) -> comity_store::Result<bool> {
        let Some(draft) = self.edit.confirm else { return Ok(false) };
        let draft = drafts::take(tx, self.edit.site, draft, author.id)?;
        let exact = digests(self.analysed.fingerprint).exact;
        Ok(draft.is_some_and(|draft| draft.story == story.id && draft.text_digest == exact))
    }

    /// Asks the author to look once more. The text that stands there stays.
    fn ask(
        &self,
        tx: &mut Tx<'_>,
        author: &Commenter,
        story: &Story,
        verdict: &Verdict,
    ) -> comity_store::Result<std::result::Result<Rewritten, Refusal>> {
        let draft = Draft {
            site: self.edit.site,
            id: DraftId::new(self.app.ids(), self.now),
            commenter: author.id,
            story: story.id,
            text_digest: digests(self.analysed.fingerprint).exact,
            created_at: self.now,
        };
        drafts::insert(tx, &draft)?;
        Ok(Err(Refusal::Asked(Box::new(Refused {
            outcome: Outcome::Ask,
            text: self.edit.text.clone(),
            reasons: reasons(Some(&self.policy), verdict, &self.edit.locale),
            comment: None,
            status_token: None,
            draft: Some(draft.id),
            guest_key: self.edit.speaker.key().unwrap_or_default().to_owned(),
        }))))
    }
}

/// Whether it is a person who decided that this comment is not published.
fn is_stopped_by_a_person(tx: &mut Tx<'_>, comment: &comity_model::Comment) -> comity_store::Result<bool> {
    if comment.state == CommentState::Published {
        return Ok(false);
    }
    let decided = decisions::list_of_comment(tx, comment.site, comment.id)?;
    Ok(Stands::after(&decided).is_stopped_by_a_person)
}

/// A comment is no part of its own author's history.
fn leave_out_itself(
    stored: &mut comity_policy::StoredFacts,
    written: &comity_store::comments::WrittenComment,
) {
    let Some(commenter) = stored.commenter.as_mut() else { return };
    let own = written.comment.created_at.as_micros();
    if let Some(history) = commenter.history.as_mut() {
        history.retain(|past| past.at_micros != own);
    }
    match written.comment.state {
        CommentState::Published => commenter.published = commenter.published.saturating_sub(1),
        CommentState::Held => commenter.held = commenter.held.saturating_sub(1),
        CommentState::Rejected => commenter.rejected = commenter.rejected.saturating_sub(1),
        CommentState::Withdrawn | CommentState::Erased => {}
    }
}
