//! A reader posts a comment: analysed outside, decided and written in one closure.

use crate::app::salt;
use crate::gather_facts::{Circumstances, digests, gather};
use crate::judge::{Analysed, analyse, reasons, state_of};
use crate::payload::Payload;
use crate::policy_in_force::{InForce, policy_in_force};
use crate::recent_story::recent_story;
use crate::score_text::ScoringContext;
use crate::speaker::{Signature, Speaker, new_guest};
use crate::{App, Change, Reason, Refusal, Refused, Result, secrets};
use comity_model::{
    Comment, CommentId, CommentState, Commenter, CommenterId, DecidedBy, Decision, DecisionId, DraftId,
    Effect, Outcome, Revision, RevisionId, Sanction, SanctionKind, Site, SiteId, SiteState, Story, StoryId,
    StoryState, Timestamp, Verdict,
};
use comity_policy::{BlockMatch, Facts, NoSignals, ReadText, Signals, StoredFacts};
use comity_store::comments::WrittenComment;
use comity_store::drafts::Draft;
use comity_store::{Tx, commenters, comments, decisions, drafts, sanctions, sites, stories};
use std::net::IpAddr;
use std::sync::Arc;

/// The longest comment, in characters. A policy's `length` rule may ask for less.
pub const MAX_TEXT_CHARS: usize = 20_000;

/// The longest submission key that is looked at, in bytes.
const MAX_SUBMISSION_KEY_BYTES: usize = 64;

/// Two submissions of one text within this time, without a key to tell them apart, are one comment, in seconds.
const DOUBLE_SUBMISSION_SECS: i64 = 60;

/// A story that the publisher's page names and that is not known yet.
#[derive(Debug, Clone)]
pub struct StorySeed {
    /// Canonical URL.
    pub url: String,
    /// Headline.
    pub headline: String,
}

/// What a person posts.
#[derive(Debug, Clone)]
pub struct PostComment {
    /// The site.
    pub site: SiteId,
    /// The publisher's key of the story.
    pub story_key: String,
    /// What is known of the story when it is new; the edge gives it only for pages that may embed this site's threads.
    pub story_seed: Option<StorySeed>,
    /// The comment that is answered.
    pub parent: Option<CommentId>,
    /// Who.
    pub speaker: Speaker,
    /// From where; none when addresses cannot be trusted.
    pub address: Option<IpAddr>,
    /// Display name.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// The text, Markdown.
    pub text: String,
    /// Key that makes a repeated submission harmless.
    pub submission_key: Option<String>,
    /// Language in which the person is told things.
    pub locale: String,
    /// The draft that the person was asked about and posts as it is.
    pub confirm: Option<DraftId>,
}

/// A comment that was taken: published or held.
#[derive(Debug, Clone, PartialEq)]
pub struct Posted {
    /// Its id.
    pub comment: CommentId,
    /// The story.
    pub story: StoryId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// *Published* or *held*.
    pub state: CommentState,
    /// Safe HTML.
    pub html: String,
    /// Why it is held.
    pub reasons: Vec<Reason>,
    /// The guest key to keep in the browser.
    pub guest_key: String,
    /// Token of its private status page.
    pub status_token: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// Until when its author may edit it.
    pub may_edit_until: Timestamp,
}

/// Posts a comment.
///
/// `Ok` means that it is on disk.
///
/// # Errors
/// [`Refusal::RejectedByPolicy`] and [`Refusal::Asked`] with the reasons; the other refusals that say what is missing.
pub async fn post_comment(app: &App, post: PostComment) -> Result<Posted> {
    let post = PostComment { text: without_nul(post.text), ..post };
    check_text(&post.text)?;
    let site = crate::find_site::site_by_id(app, post.site).await?;
    let signature = Signature::check(&post.name, post.email.as_deref(), site.email_required)?;
    let policy = policy_in_force(app, post.site).await?;
    let (story, parent) = read_context(app, &post).await?;
    let context = ScoringContext {
        parent: parent.as_ref().map(|p| p.revision.text.as_str()),
        headline: story.as_ref().map(|s| s.headline.as_str()),
        byline: story.as_ref().and_then(|s| s.byline.as_deref()),
        publication: Some(&site.name),
        story_language: story.as_ref().and_then(|s| s.language.as_deref()).or(Some(&site.locale)),
        is_reply: post.parent.is_some(),
    };
    let analysed = analyse(app, &post.text, context.story_language, &context);
    let read = analysed.read_for_rules(context.story_language, &signature.name);
    let now = app.now();
    let keys = guest_keys(app, &post, &signature, now);
    let submission =
        Arc::new(Submission { app: app.clone(), post, signature, policy, analysed, read, keys, now });
    let work = Arc::clone(&submission);
    let outcome = app.store().write(move |tx| work.write(tx)).await?;
    match outcome {
        Written::Posted(posted) => {
            if posted.state == CommentState::Published {
                app.announce(Change::Thread { site: submission.post.site, story: posted.story });
            }
            Ok(*posted)
        }
        Written::Refused(refusal) => Err(refusal.into()),
    }
}

/// Refuses a text that is empty or too long.
pub(crate) fn check_text(text: &str) -> Result<()> {
    if text.trim().is_empty() {
        return Err(Refusal::TextEmpty.into());
    }
    if text.chars().nth(MAX_TEXT_CHARS).is_some() {
        return Err(Refusal::TextTooLong { limit: MAX_TEXT_CHARS }.into());
    }
    Ok(())
}

/// U+0000 cannot be stored, and says nothing to anybody.
pub(crate) fn without_nul(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "") } else { text }
}

/// The story and the comment that is answered, as they were a moment ago: they help to read the text. The write reads both anew.
async fn read_context(app: &App, post: &PostComment) -> Result<(Option<Arc<Story>>, Option<WrittenComment>)> {
    let story = recent_story(app, post.site, &post.story_key).await?;
    if story.is_none() && post.story_seed.is_none() {
        return Err(Refusal::UnknownStory.into());
    }
    let (site, parent) = (post.site, post.parent);
    let parent = match parent {
        Some(id) => app.store().read(move |tx| comments::find(tx, site, id)).await?,
        None => None,
    };
    Ok((story, parent))
}

/// Keys under which the speaker may be known, best first, and the one to give to a new guest.
///
/// Without a key of its own a browser may still send the same form twice. Both must make one guest, so a first key is
/// derived from what was sent and the minute, and cannot be guessed without the e-mail address and the text.
fn guest_keys(app: &App, post: &PostComment, signature: &Signature, now: Timestamp) -> Vec<String> {
    if let Some(key) = post.speaker.key() {
        return vec![key.to_owned()];
    }
    let email = signature.email.as_ref().map_or("", |email| email.0.as_str());
    let address = post.address.map(|a| a.to_string()).unwrap_or_default();
    let submission = post.submission_key.as_deref().unwrap_or("");
    let minute = now.as_secs().div_euclid(DOUBLE_SUBMISSION_SECS);
    let key = |minute: i64| {
        let parts =
            [&address, &signature.name, email, &post.text, &post.story_key, submission, &minute.to_string()];
        let mut bytes = post.site.as_bytes().to_vec();
        for part in parts {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend(part.as_bytes());
        }
        secrets::encode(&app.secrets().hmac("first-guest-key", &bytes))
    };
    vec![key(minute), key(minute - 1)]
}

/// One submission, ready to be written. The closure may run more than once, so it only borrows.
struct Submission {
    app: App,
    post: PostComment,
    signature: Signature,
    policy: Arc<InForce>,
    analysed: Analysed,
    read: ReadText,
    keys: Vec<String>,
    now: Timestamp,
}

enum Written {
    Posted(Box<Posted>),
    Refused(Refusal),
}

impl Submission {
    fn write(&self, tx: &mut Tx<'_>) -> comity_store::Result<Written> {
        let (site_id, now) = (self.post.site, self.now);
        let site = sites::get(tx, site_id)?;
        let Some(story) = self.story(tx)? else { return Ok(Written::Refused(Refusal::UnknownStory)) };
        let (known, guest_key) = self.commenter(tx)?;
        if let Some(commenter) = &known
            && let Some(earlier) = self.earlier_submission(tx, commenter, &story)?
        {
            return self.answer_again(tx, &site, commenter, &earlier, guest_key);
        }
        let sanctions = match &known {
            Some(commenter) => sanctions::list_in_force(tx, site_id, commenter.id, now)?,
            None => Vec::new(),
        };
        if let Some(refusal) = refusal_by_sanction(&sanctions) {
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
        let email_hash = self.email_hash();
        let what = Circumstances {
            site: &site,
            story: &story,
            parent: parent.as_ref(),
            commenter: known.as_ref(),
            name: &self.signature.name,
            email_hash: email_hash.as_deref(),
            address: self.post.address,
            sanctions: &sanctions,
            fingerprint: self.analysed.fingerprint,
            depth: parent.as_ref().map_or(0, |p| p.comment.depth + 1),
            is_edit: false,
            is_confirmed: confirmed,
            now,
        };
        let stored = gather(&self.app, tx, &what, self.analysed.signals.clone())?;
        let depth = what.depth;
        let verdict = match judge(&self.policy, &stored, &self.read, parent.as_ref(), (&site, &story)) {
            Ok(verdict) => verdict,
            Err(refusal) => return Ok(Written::Refused(refusal)),
        };
        let commenter = match known {
            Some(commenter) => self.keep_signature(tx, commenter)?,
            None => {
                let commenter_id = CommenterId::new(self.app.ids(), now);
                let guest = new_guest(&self.app, site_id, &guest_key, &self.signature, (commenter_id, now));
                commenters::insert(tx, &guest)?;
                guest
            }
        };
        if verdict.outcome == Outcome::Ask {
            return self.ask(tx, &commenter, &story, &verdict, guest_key);
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
            edited_at: None,
            submission_key: self.submission_key().map(str::to_owned),
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
            facts: Some(stored.to_json()),
            created_at: now,
        };
        comments::insert(tx, &comment, &revision, digests(self.analysed.fingerprint))?;
        if let Some(address) = self.post.address {
            comments::note_address(tx, site_id, id, &self.app.secrets().address_hash(site_id, address), now)?;
        }
        append_verdict(&self.app, tx, &comment, &revision, &verdict, &stored, now)?;
        crate::sanction::climb_ladder(&self.app, tx, &self.policy, &comment, &verdict, now)?;
        if comment.state == CommentState::Published {
            Change::Thread { site: site_id, story: comment.story }.notify(tx)?;
        }
        Ok(self.answer(&site, &comment, &revision, &verdict, guest_key))
    }

    fn story(&self, tx: &mut Tx<'_>) -> comity_store::Result<Option<Story>> {
        if let Some(story) = stories::find_by_key(tx, self.post.site, &self.post.story_key)? {
            return Ok(Some(story));
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

    /// The commenter who speaks, if known, and the guest key to give back.
    fn commenter(&self, tx: &mut Tx<'_>) -> comity_store::Result<(Option<Commenter>, String)> {
        for key in &self.keys {
            let hash = self.app.secrets().guest_key_hash(self.post.site, key);
            if let Some(commenter) = commenters::find_by_guest_key(tx, self.post.site, &hash)? {
                return Ok((Some(commenter), key.clone()));
            }
        }
        Ok((None, self.keys.first().cloned().unwrap_or_default()))
    }

    fn submission_key(&self) -> Option<&str> {
        self.post
            .submission_key
            .as_deref()
            .filter(|key| !key.is_empty() && key.len() <= MAX_SUBMISSION_KEY_BYTES)
    }

    /// The comment that this submission made already, when it comes a second time.
    fn earlier_submission(
        &self,
        tx: &mut Tx<'_>,
        commenter: &Commenter,
        story: &Story,
    ) -> comity_store::Result<Option<WrittenComment>> {
        if let Some(key) = self.submission_key() {
            return comments::find_by_submission(tx, self.post.site, commenter.id, key);
        }
        let since = self.now.plus_secs(-DOUBLE_SUBMISSION_SECS);
        let recent = comments::list_recent_of(tx, self.post.site, commenter.id, 1)?;
        Ok(recent.into_iter().find(|written| {
            let comment = &written.comment;
            comment.story == story.id
                && comment.parent == self.post.parent
                && comment.created_at >= since
                && written.revision.text == self.post.text
        }))
    }

    fn answer_again(
        &self,
        tx: &mut Tx<'_>,
        site: &Site,
        commenter: &Commenter,
        earlier: &WrittenComment,
        guest_key: String,
    ) -> comity_store::Result<Written> {
        let verdict = newest_verdict(tx, site.id, earlier.comment.id)?;
        debug_assert_eq!(earlier.comment.commenter, commenter.id, "a submission key is the commenter's own");
        Ok(self.answer(site, &earlier.comment, &earlier.revision, &verdict, guest_key))
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

    fn email_hash(&self) -> Option<Vec<u8>> {
        self.signature.email.as_ref().map(|email| self.app.secrets().email_hash(self.post.site, &email.0))
    }

    fn keep_signature(&self, tx: &mut Tx<'_>, commenter: Commenter) -> comity_store::Result<Commenter> {
        if commenter.name == self.signature.name && commenter.email == self.signature.email {
            return Ok(commenter);
        }
        let email = self.signature.email.clone().or(commenter.email.clone());
        let email_hash = self.email_hash().or(commenter.email_hash.clone());
        let changed = Commenter { name: self.signature.name.clone(), email, email_hash, ..commenter };
        commenters::update_signature(tx, &changed)?;
        Ok(changed)
    }

    fn ask(
        &self,
        tx: &mut Tx<'_>,
        commenter: &Commenter,
        story: &Story,
        verdict: &Verdict,
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
        Ok(Written::Refused(Refusal::Asked(Box::new(Refused {
            outcome: Outcome::Ask,
            text: self.post.text.clone(),
            reasons: reasons(Some(&self.policy), verdict, &self.post.locale),
            comment: None,
            status_token: None,
            draft: Some(draft.id),
            guest_key,
        }))))
    }

    fn answer(
        &self,
        site: &Site,
        comment: &Comment,
        revision: &Revision,
        verdict: &Verdict,
        guest_key: String,
    ) -> Written {
        let reasons = reasons(Some(&self.policy), verdict, &self.post.locale);
        let status_token = self.app.secrets().status_token(site.id, comment.id);
        if comment.state == CommentState::Rejected {
            return Written::Refused(Refusal::RejectedByPolicy(Box::new(Refused {
                outcome: Outcome::Reject,
                text: revision.text.clone(),
                reasons,
                comment: Some(comment.id),
                status_token: Some(status_token),
                draft: None,
                guest_key,
            })));
        }
        Written::Posted(Box::new(Posted {
            comment: comment.id,
            story: comment.story,
            parent: comment.parent,
            state: comment.state,
            html: revision.html.clone(),
            reasons: if comment.state == CommentState::Held { reasons } else { Vec::new() },
            guest_key,
            status_token,
            created_at: comment.created_at,
            may_edit_until: comment.created_at.plus_secs(site.edit_window_secs),
        }))
    }
}

/// The policy's verdict, made stricter where the site, the story or a block demands it whatever the policy says.
pub(crate) fn judge(
    policy: &InForce,
    stored: &StoredFacts,
    read: &ReadText,
    parent: Option<&WrittenComment>,
    (site, story): (&Site, &Story),
) -> std::result::Result<Verdict, Refusal> {
    let signals: &dyn Signals = stored.signals.as_ref().map_or(&NoSignals, |signals| signals);
    let mut facts = Facts::of_read_text(stored, read, signals);
    if let Some(parent) = parent {
        facts = facts.with_parent_text(&parent.revision.text);
    }
    let mut verdict = policy.policy().evaluate(&facts);
    verdict.policy_version = Some(policy.version().id);
    let is_confirmed = stored.comment.as_ref().is_some_and(|c| c.is_confirmed);
    if is_confirmed && verdict.outcome == Outcome::Ask {
        verdict.outcome = Outcome::Note;
    }
    if verdict.outcome < Outcome::Hold {
        if site.state == SiteState::Closed {
            return Err(Refusal::SiteClosed);
        }
        if stored.story.as_ref().is_some_and(|s| !s.is_open) {
            return Err(Refusal::StoryClosed);
        }
        let matches = stored.commenter.as_ref().is_some_and(|c| {
            c.matches_block.iter().any(|m| matches!(m, BlockMatch::Email | BlockMatch::Address))
        });
        if site.state == SiteState::Held || story.state == StoryState::Held {
            policy.hold(&mut verdict, "closed_story", "told-closed_story-held");
        } else if matches {
            policy.hold(&mut verdict, "block_evasion", "told-block_evasion");
        } else if stored.commenter.as_ref().is_some_and(|c| c.is_under_pre_moderation) {
            policy.hold(&mut verdict, "under_pre_moderation", "told-under_pre_moderation");
        }
    }
    Ok(verdict)
}

/// Appends the policy's decision about a revision.
pub(crate) fn append_verdict(
    app: &App,
    tx: &mut Tx<'_>,
    comment: &Comment,
    revision: &Revision,
    verdict: &Verdict,
    stored: &StoredFacts,
    now: Timestamp,
) -> comity_store::Result<()> {
    let first = verdict.deciding().next();
    let model = stored.signals.as_ref().map(|s| s.model.clone()).filter(|model| !model.is_empty());
    let decision = Decision {
        site: comment.site,
        id: DecisionId::new(app.ids(), now),
        effect: Effect::Judged(verdict.outcome),
        by: DecidedBy::Policy,
        comment: Some(comment.id),
        revision: Some(revision.id),
        commenter: Some(comment.commenter),
        story: Some(comment.story),
        clause: first.map(|f| f.clause.anchor.clone()),
        rule: first.map(|f| f.rule.clone()),
        policy_version: verdict.policy_version,
        model_version: model,
        at: now,
    };
    decisions::append(tx, &decision, &Payload::of_verdict(verdict).to_json(), &salt(app.ids()))
}

/// What the policy said last of a comment.
pub(crate) fn newest_verdict(
    tx: &mut Tx<'_>,
    site: SiteId,
    comment: CommentId,
) -> comity_store::Result<Verdict> {
    let recorded = decisions::list_of_comment(tx, site, comment)?;
    let judged = recorded.iter().rev().find_map(|r| match (r.decision.effect, r.decision.by) {
        (Effect::Judged(outcome), DecidedBy::Policy) => Some((outcome, r)),
        _ => None,
    });
    Ok(judged.map_or_else(Verdict::default, |(outcome, r)| {
        Payload::read(r.payload.as_deref()).verdict(outcome, r.decision.policy_version)
    }))
}

/// The language to store with a text.
pub(crate) fn stored_language(analysed: &Analysed) -> Option<String> {
    analysed.body.language.as_ref().map(|detected| detected.language.to_string())
}

/// The refusal that a sanction in force demands.
pub(crate) fn refusal_by_sanction(sanctions: &[Sanction]) -> Option<Refusal> {
    let strictest = sanctions.iter().filter(|s| s.kind >= SanctionKind::Pause).max_by_key(|s| s.kind)?;
    let (reason, until) = (strictest.reason.clone(), strictest.until);
    Some(match strictest.kind {
        SanctionKind::Block => Refusal::CommenterBlocked { reason, until },
        _ => Refusal::CommenterPaused { reason, until },
    })
}
