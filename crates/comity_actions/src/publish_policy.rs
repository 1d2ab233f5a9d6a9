//! Publishes an immutable version of a site's policy. A policy that fails its own examples, or breaks the bound that it
//! sets itself on fairness, cannot be published.

use crate::app::salt;
use crate::archive_fairness::{DEFAULT_ARCHIVE_SAMPLE, SwapArchive, archive_fairness};
use crate::payload::Payload;
use crate::pinned::pins_of;
use crate::policy_fairness::{FairnessByPair, policy_fairness, swap_lists};
use crate::policy_in_force::{compile, policy_in_force};
use crate::replay_policy::{is_whole, of_written};
use crate::score_text::{ExampleScorer, TextScorer};
use crate::version_state::replaced_by;
use crate::{App, Change, Refusal, Result};
use comity_model::{
    DecidedBy, Decision, DecisionId, Effect, ModeratorId, PolicyDraftId, PolicyVersionId, SiteId, Timestamp,
};
use comity_policy::PolicyError;
use comity_store::policies::{self, PolicyVersion};
use comity_store::{Tx, decisions, policy_drafts};

/// A bundle to publish.
#[derive(Debug, Clone)]
pub struct PublishPolicy {
    /// The site.
    pub site: SiteId,
    /// The main document, with the rules.
    pub source: String,
    /// Its file name, for messages.
    pub file_name: String,
    /// Translations: language and document.
    pub translations: Vec<(String, String)>,
    /// From when it is in force; none: at once.
    pub effective_from: Option<Timestamp>,
    /// Who publishes; none: the command line.
    pub by: Option<ModeratorId>,
    /// Why, for colleagues and the ledger.
    pub note: String,
    /// The newest version that the publisher has seen; refused when there is a newer one. None: whatever is newest.
    pub seen: Option<u32>,
    /// The draft that becomes the version, as it was saved at this time; it ends with it.
    pub draft: Option<(PolicyDraftId, Timestamp)>,
    /// The replay report that was looked at.
    pub looked_at: LookedAt,
    /// Whether versions that are still to come may be replaced before they take effect; refused where they would be and this
    /// was not said.
    pub replaces_scheduled: bool,
}

/// The replay report that a publisher looked at.
#[derive(Debug, Clone, Default)]
pub enum LookedAt {
    /// None.
    #[default]
    Nothing,
    /// One that is kept with a draft or a version, as JSON.
    Kept(String),
    /// One that `comity policy replay --json` wrote, as JSON.
    Written(String),
    /// The newest that is kept of this very text with one of the site's drafts, if there is one.
    Newest,
}

impl PublishPolicy {
    /// These documents, at once and by the command line, whatever is in force.
    pub fn of_documents(
        site: SiteId,
        source: String,
        file_name: &str,
        translations: Vec<(String, String)>,
    ) -> Self {
        Self {
            site,
            source,
            file_name: file_name.to_owned(),
            translations,
            effective_from: None,
            by: None,
            note: String::new(),
            seen: None,
            draft: None,
            looked_at: LookedAt::Nothing,
            replaces_scheduled: false,
        }
    }
}

/// What came of it.
#[derive(Debug)]
pub enum Published {
    /// It is published under this number.
    Version(u32),
    /// It is, word for word, the newest version already.
    Unchanged(u32),
    /// It has errors, or fails its own examples.
    Errors(Vec<PolicyError>),
    /// Its verdicts flip more often than its own bound allows when one people stands for another.
    Unfair(Box<FairnessByPair>),
}

/// The longest note on a version, in characters.
pub const MAX_VERSION_NOTE_CHARS: usize = 1_000;

/// A version that is to be in force from so long ago, in seconds, is in force now: clocks differ, and forms take a while.
const CLOCK_SKEW_SECS: i64 = 300;

/// Checks a policy: parses, compiles, looks for what can hardly be meant, and runs its examples with the scorer that the site uses.
///
/// # Errors
/// All errors found, or every example that does not come out as its clause promises.
pub fn check_policy(
    scorer: Option<&dyn TextScorer>,
    source: &str,
    file_name: &str,
    translations: &[(String, String)],
) -> std::result::Result<comity_policy::Policy, Vec<PolicyError>> {
    let policy = compile_draft(scorer, source, file_name, translations)?;
    let doubts = policy.doubts();
    if !doubts.is_empty() {
        return Err(doubts);
    }
    let failures = failed_examples(scorer, &policy);
    if failures.is_empty() { Ok(policy) } else { Err(failures) }
}

/// A policy that can be replayed, whether or not its examples come out as they say: what a new limit does to the archive is seen
/// before they are rewritten.
///
/// # Errors
/// What is wrong with its language or its rules.
pub fn compile_draft(
    scorer: Option<&dyn TextScorer>,
    source: &str,
    file_name: &str,
    translations: &[(String, String)],
) -> std::result::Result<comity_policy::Policy, Vec<PolicyError>> {
    let model = scorer.map(|s| s.version().to_owned()).unwrap_or_default();
    compile(source, file_name, translations, &model)
}

/// The examples that come out otherwise than they say.
pub fn failed_examples(scorer: Option<&dyn TextScorer>, policy: &comity_policy::Policy) -> Vec<PolicyError> {
    policy.run_examples(&ExampleScorer(scorer)).into_iter().map(|failure| failure.error).collect()
}

/// Publishes a version.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] when somebody else has published meanwhile, or saved the draft;
/// [`Refusal::EffectiveInThePast`]; [`Refusal::ReasonMissing`] for any version but the first;
/// [`Refusal::ScheduledReplaced`] when a version that is still to come would never take effect and nobody said that this is meant;
/// [`Refusal::ReplayUnusable`] for a report that is not about this text.
pub async fn publish_policy(app: &App, mut publish: PublishPolicy) -> Result<Published> {
    publish.note = version_note(&publish.note);
    let has_passed = |from: Timestamp| from < app.now().plus_secs(-CLOCK_SKEW_SECS);
    if publish.effective_from.is_some_and(has_passed) {
        return Err(Refusal::EffectiveInThePast.into());
    }
    let digest = match gate(app, &publish).await? {
        Ok(digest) => digest,
        Err(why_not) => return Ok(why_not),
    };
    let report = report_of(app, &publish, &digest).await?;
    let (me, now, site, pins) = (app.clone(), app.now(), publish.site, app.pins());
    let done = app
        .store()
        .write(move |tx| {
            let all = policies::list(tx, site)?;
            let number = all.first().map_or(0, |newest| newest.number);
            if publish.seen.is_some_and(|seen| seen != number) {
                return Err(comity_store::Error::Conflict);
            }
            // The same text is a new version where the program reads comments otherwise than the last one was published with,
            // or where the last one is still to come and this one comes at another time.
            let from = publish.effective_from.unwrap_or(now).max(now);
            let is_same = |last: &&PolicyVersion| {
                last.digest == digest
                    && pins_of(last).is_none_or(|known| known == pins)
                    && (last.effective_from <= now || last.effective_from == from)
            };
            let last = all.iter().find(|version| version.withdrawn.is_none());
            if let Some(last) = last.filter(is_same) {
                return Ok(Ok(Published::Unchanged(last.number)));
            }
            if publish.note.is_empty() && number > 0 {
                return Ok(Err(Refusal::ReasonMissing));
            }
            let replaced = replaced_by(&all, &digest, from, now);
            if !publish.replaces_scheduled && !replaced.is_empty() {
                return Ok(Err(Refusal::ScheduledReplaced { versions: replaced }));
            }
            if let Some((draft, seen)) = publish.draft
                && !policy_drafts::remove(tx, site, draft, seen)?
            {
                return Err(comity_store::Error::Conflict);
            }
            insert(&me, tx, &publish, (number + 1, &digest, report.as_deref()), now)?;
            Change::Policy { site }.notify(tx)?;
            Ok(Ok(Published::Version(number + 1)))
        })
        .await;
    let done = match done {
        Err(error) if error.is_conflict() => return Err(Refusal::ChangedMeanwhile.into()),
        done => done??,
    };
    app.policies().forget(site);
    app.announce(Change::Policy { site });
    Ok(done)
}

/// A note as it is kept.
pub(crate) fn version_note(note: &str) -> String {
    note.trim().replace('\0', "").chars().take(MAX_VERSION_NOTE_CHARS).collect()
}

/// The report that is kept with the version, as JSON.
async fn report_of(app: &App, publish: &PublishPolicy, digest: &str) -> Result<Option<String>> {
    let site = publish.site;
    match &publish.looked_at {
        LookedAt::Nothing => Ok(None),
        LookedAt::Kept(json) => Ok(Some(json.clone())),
        LookedAt::Written(json) => {
            let kept = of_written(json, site, digest);
            Ok(Some(kept.map_err(|why| Refusal::ReplayUnusable { why })?))
        }
        LookedAt::Newest => {
            let digest = digest.to_owned();
            let kept =
                app.store().read(move |tx| policy_drafts::find_report_about(tx, site, &digest)).await?;
            // One that was stopped halfway is looked at in the console, where somebody says that it is enough.
            Ok(kept.filter(|json| is_whole(json)))
        }
    }
}

/// What every version passes: language, rules, examples, and its own bound on fairness. Gives its digest.
pub(crate) async fn gate(
    app: &App,
    publish: &PublishPolicy,
) -> Result<std::result::Result<String, Published>> {
    let (me, source, name) = (app.clone(), publish.source.clone(), publish.file_name.clone());
    let (translations, site) = (publish.translations.clone(), publish.site);
    outside(move || {
        let scorer = me.scorer().map(|s| &**s);
        let policy = match check_policy(scorer, &source, &name, &translations) {
            Ok(policy) => policy,
            Err(errors) => return Ok(Err(Published::Errors(errors))),
        };
        match bound_fairness(&me, &policy, Some(site))? {
            Some(fairness) if !fairness.is_fair => Ok(Err(Published::Unfair(Box::new(fairness)))),
            _ => Ok(Ok(policy.digest().to_owned())),
        }
    })
    .await?
}

/// How fair a policy is, where it sets itself a bound: in our own texts, and in the archive of a site. Blocks.
pub(crate) fn bound_fairness(
    app: &App,
    policy: &comity_policy::Policy,
    archive_of: Option<SiteId>,
) -> Result<Option<FairnessByPair>> {
    if policy.document().fairness().is_none() {
        return Ok(None);
    }
    let lists = swap_lists(policy, &[]);
    let scorer = app.scorer().map(|scorer| &**scorer);
    let fairness = policy_fairness(policy, &lists, scorer);
    let Some(site) = archive_of else { return Ok(Some(fairness)) };
    let model = scorer.map(|scorer| format!("{} {}", scorer.version(), scorer.checksum()));
    let (key, now) = ((site, policy.digest().to_owned(), model.unwrap_or_default()), app.now());
    let archive = match app.fairness().find(&key, now) {
        Some(kept) => kept,
        None => {
            let sample = DEFAULT_ARCHIVE_SAMPLE;
            let wanted = SwapArchive { site, policy, lists: &lists, sample, lets_others_first: true };
            app.fairness().keep(key, now, archive_fairness(app, &wanted)?)
        }
    };
    Ok(Some(fairness.with_archive(archive)))
}

/// Runs what takes long on a thread that may block.
pub(crate) async fn outside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| crate::Error::Internal(format!("work outside the database failed: {error}")).into())
}

/// Adds the version and the decision that says so.
pub(crate) fn insert(
    app: &App,
    tx: &mut Tx<'_>,
    publish: &PublishPolicy,
    (number, digest, report): (u32, &str, Option<&str>),
    now: Timestamp,
) -> comity_store::Result<()> {
    let id = PolicyVersionId::new(app.ids(), now);
    policies::insert(
        tx,
        &PolicyVersion {
            site: publish.site,
            number,
            id,
            digest: digest.to_owned(),
            source: publish.source.clone(),
            translations: publish.translations.clone(),
            effective_from: publish.effective_from.unwrap_or(now).max(now),
            published_by: publish.by,
            published_at: now,
            note: publish.note.clone(),
            pins: serde_json::to_string(&app.pins()).ok(),
            withdrawn: None,
        },
        report,
    )?;
    let decision = Decision {
        policy_version: Some(id),
        ..Decision::bare(
            publish.site,
            DecisionId::new(app.ids(), now),
            Effect::PolicyPublished,
            publish.by.map_or(DecidedBy::Operator, DecidedBy::Moderator),
            now,
        )
    };
    let note = if publish.note.is_empty() { String::new() } else { format!(": {}", publish.note) };
    let payload = Payload::what(format!("version {number} was published{note}"));
    decisions::append(tx, &decision, &payload.to_json(), &salt(app.ids()))
}

/// The number of the version in force.
///
/// # Errors
/// As [`policy_in_force`].
pub async fn version_in_force(app: &App, site: SiteId) -> Result<u32> {
    Ok(policy_in_force(app, site).await?.version().number)
}
