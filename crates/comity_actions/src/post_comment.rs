//! A reader posts a comment: analysed outside, decided and written in one closure.

mod submission;

use crate::app::salt;
use crate::judge::{Analysed, analyse};
use crate::payload::Payload;
use crate::policy_in_force::{InForce, policy_in_force};
use crate::recent_story::recent_story;
use crate::reserved_names::check_name;
use crate::score_text::ScoringContext;
use crate::speaker::{GuestKey, Signature, Speaker};
use crate::spoken::spoken;
use crate::{App, Change, Reason, Refusal, Result, secrets};
use comity_model::{
    Comment, CommentId, CommentState, DecidedBy, Decision, DecisionId, DraftId, Effect, Outcome, Revision,
    Sanction, SanctionKind, Site, SiteId, SiteState, Story, StoryId, StoryState, Timestamp, Verdict,
};
use comity_policy::{BlockMatch, Facts, ReadText, StoredFacts, StoredSignals};
use comity_store::comments::WrittenComment;
use comity_store::{Tx, comments, decisions};
use comity_text::Body;
use std::net::IpAddr;
use std::sync::Arc;
use submission::Submission;

/// The longest comment, in characters. A policy's `length` rule may ask for less.
pub const MAX_TEXT_CHARS: usize = 20_000;

/// Two submissions of one text within this time, without a key to tell them apart, are one comment, in seconds.
const DOUBLE_SUBMISSION_SECS: i64 = 60;

/// How often a submission may meet another one that is quicker by a moment: once each for guest, story and comment.
const MAX_MEETINGS: u32 = 3;

/// A submission key of so many bytes is taken for one that cannot be guessed, as those of our forms are: whoever sends it again with
/// everything else is the same browser, however late. A program that counts up a long key gives that away for its own
/// comments. Shorter ones prove it for [`DOUBLE_SUBMISSION_SECS`] only.
const UNGUESSABLE_KEY_BYTES: usize = 16;

/// The longest submission key that is looked at, in bytes.
const MAX_SUBMISSION_KEY_BYTES: usize = 64;

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

impl PostComment {
    /// The submission key, where one of a sensible length was sent.
    fn submission_key(&self) -> Option<&str> {
        self.submission_key.as_deref().filter(|key| !key.is_empty() && key.len() <= MAX_SUBMISSION_KEY_BYTES)
    }
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
    /// Whether a warning to its author holds; its status says which, where it is news.
    pub is_warned: bool,
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
    check_text(app, post.site, &post.text).await?;
    let site = crate::find_site::site_by_id(app, post.site).await?;
    let signature = Signature::check(&post.name, post.email.as_deref(), site.email_required)?;
    check_name(app, &site, &signature.name).await?;
    let policy = policy_in_force(app, post.site).await?;
    let (story, parent) = read_context(app, &post).await?;
    let parent_text = parent.as_ref().map(spoken);
    let context = ScoringContext {
        parent: parent_text.as_deref(),
        headline: story.as_ref().map(|s| s.headline.as_str()),
        byline: story.as_ref().and_then(|s| s.byline.as_deref()),
        publication: Some(&site.name),
        story_language: story.as_ref().and_then(|s| s.language.as_deref()).or(Some(&site.locale)),
        is_reply: post.parent.is_some(),
    };
    let analysed = analyse(app, &post.text, context.story_language, &context);
    check_visible(&analysed.body)?;
    let read = analysed.read_for_rules(context.story_language, &signature.name);
    let submission = Arc::new(Submission::new(app, post, signature, policy, (analysed, read)));
    let mut meetings = 0;
    let written = loop {
        let work = Arc::clone(&submission);
        match app.store().write(move |tx| work.write(tx)).await {
            // Another submission of this moment made the guest, the story or the comment first: it is on disk now, and is found.
            Err(error) if error.is_conflict() && meetings < MAX_MEETINGS => meetings += 1,
            written => break written?,
        }
    };
    let posted = submission.answer(written)?;
    if posted.state == CommentState::Published {
        app.announce(Change::Thread { site: submission.site(), story: posted.story });
    }
    Ok(posted)
}

/// Refuses a text that is empty or too long. The limit that the person is told is the one that counts: the policy's own,
/// where it rejects shorter texts already.
pub(crate) async fn check_text(app: &App, site: SiteId, text: &str) -> Result<()> {
    if text.trim().is_empty() {
        return Err(Refusal::TextEmpty.into());
    }
    if text.chars().nth(MAX_TEXT_CHARS).is_some() {
        let own = policy_in_force(app, site).await?.policy().max_chars();
        return Err(Refusal::TextTooLong {
            limit: own.map_or(MAX_TEXT_CHARS, |own| own.min(MAX_TEXT_CHARS)),
        }
        .into());
    }
    Ok(())
}

/// Refuses a text of which a reader would see nothing: `> `, invisible characters.
pub(crate) fn check_visible(body: &Body) -> Result<()> {
    if comity_text::is_blank(&body.plain) { Err(Refusal::TextEmpty.into()) } else { Ok(()) }
}

/// U+0000 cannot be stored, and says nothing to anybody.
pub(crate) fn without_nul(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "") } else { text }
}

/// The story and the comment that is answered, as they were a moment ago: they help to read the text. The write reads both anew.
async fn read_context(app: &App, post: &PostComment) -> Result<(Option<Arc<Story>>, Option<WrittenComment>)> {
    let story = recent_story(app, post.site, &post.story_key).await?;
    if story.as_ref().is_some_and(|story| story.is_hidden()) {
        return Err(Refusal::UnknownStory.into());
    }
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
/// derived from what was sent and the minute, and cannot be guessed without the e-mail address and the text. A submission key
/// that cannot be guessed stands for the minute: an answer that got lost on the way may be asked for later.
fn guest_keys(app: &App, post: &PostComment, signature: &Signature, now: Timestamp) -> Vec<GuestKey> {
    let known = |key: String| GuestKey { hash: app.secrets().guest_key_hash(post.site, &key), key };
    if let Some(key) = post.speaker.key() {
        return vec![known(key.to_owned())];
    }
    let email = signature.email.as_ref().map_or("", |email| email.0.as_str());
    let address = post.address.map(|a| a.to_string()).unwrap_or_default();
    let submission = post.submission_key().unwrap_or("");
    let minute = now.as_secs().div_euclid(DOUBLE_SUBMISSION_SECS);
    let key = |minute: Option<i64>| {
        let minute = minute.map(|minute| minute.to_string()).unwrap_or_default();
        let parts = [&address, &signature.name, email, &post.text, &post.story_key, submission, &minute];
        let mut bytes = post.site.as_bytes().to_vec();
        for part in parts {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend(part.as_bytes());
        }
        known(secrets::encode(&app.secrets().hmac("first-guest-key", &bytes)))
    };
    if submission.len() >= UNGUESSABLE_KEY_BYTES {
        return vec![key(None)];
    }
    vec![key(Some(minute)), key(Some(minute - 1))]
}

/// The policy's verdict, made stricter where the site, the story or a block demands it whatever the policy says.
pub(crate) fn judge(
    policy: &InForce,
    stored: &StoredFacts,
    (read, signals): (&ReadText, &StoredSignals),
    parent: Option<&WrittenComment>,
    (site, story): (&Site, &Story),
) -> std::result::Result<Verdict, Refusal> {
    let parent_text = parent.map(spoken);
    let mut facts = Facts::of_read_text(stored, read, signals);
    if let Some(parent) = &parent_text {
        facts = facts.with_parent_text(parent);
    }
    let mut verdict = policy.policy().evaluate(&facts);
    verdict.policy_version = Some(policy.version().id);
    let is_confirmed = stored.comment.as_ref().is_some_and(|c| c.is_confirmed);
    if is_confirmed && verdict.outcome == Outcome::Ask {
        verdict.outcome = Outcome::Note;
    }
    // Where no comments are taken none wait either, unless the policy itself leaves late ones to moderators.
    let is_late = |told: &str| matches!(told, "told-closed_story" | "told-closed_story-site");
    let is_left_to_moderators = verdict.deciding().any(|finding| is_late(&finding.told));
    if verdict.outcome < Outcome::Reject && !(verdict.outcome == Outcome::Hold && is_left_to_moderators) {
        if site.state == SiteState::Closed {
            return Err(Refusal::SiteClosed);
        }
        if stored.story.as_ref().is_some_and(|s| !s.is_open) {
            return Err(Refusal::StoryClosed);
        }
    }
    if verdict.outcome < Outcome::Hold {
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

/// Appends the policy's decision about a revision, with the `model` that measured its signals.
pub(crate) fn append_verdict(
    app: &App,
    tx: &mut Tx<'_>,
    (comment, revision): (&Comment, &Revision),
    verdict: &Verdict,
    model: Option<&str>,
    now: Timestamp,
) -> comity_store::Result<()> {
    let first = verdict.deciding().next();
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
        model_version: model.map(str::to_owned),
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
pub(crate) fn refusal_by_sanction(policy: &InForce, locale: &str, sanctions: &[Sanction]) -> Option<Refusal> {
    // Of two alike the one that ends later: the person is told until when, and comes back then.
    let end = |sanction: &Sanction| sanction.until.map_or(i64::MAX, Timestamp::as_micros);
    let silencing = sanctions.iter().filter(|s| s.kind >= SanctionKind::Pause);
    let strictest = silencing.max_by_key(|s| (s.kind, end(s)))?;
    let strictest = crate::sanction::in_language(policy, locale, strictest.clone());
    let (reason, until) = (strictest.reason.clone(), strictest.until);
    Some(match strictest.kind {
        SanctionKind::Block => Refusal::CommenterBlocked { reason, until },
        _ => Refusal::CommenterPaused { reason, until },
    })
}
