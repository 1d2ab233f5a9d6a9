//! Publishes an immutable version of a site's policy. A policy that fails its own examples cannot be published.

use crate::app::salt;
use crate::payload::Payload;
use crate::policy_in_force::{compile, policy_in_force};
use crate::score_text::{ExampleScorer, TextScorer};
use crate::{App, Change, Refusal, Result};
use comity_model::{
    DecidedBy, Decision, DecisionId, Effect, ModeratorId, PolicyVersionId, SiteId, Timestamp,
};
use comity_policy::PolicyError;
use comity_store::policies::{self, PolicyVersion};
use comity_store::{Tx, decisions};

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
}

/// Checks a policy: parses, compiles, and runs its examples with the scorer that the site uses.
///
/// # Errors
/// All errors found, or every example that does not come out as its clause promises.
pub fn check_policy(
    scorer: Option<&dyn TextScorer>,
    source: &str,
    file_name: &str,
    translations: &[(String, String)],
) -> std::result::Result<comity_policy::Policy, Vec<PolicyError>> {
    let model = scorer.map(|s| s.version().to_owned()).unwrap_or_default();
    let policy = compile(source, file_name, translations, &model)?;
    let failures = policy.run_examples(&ExampleScorer(scorer));
    if failures.is_empty() { Ok(policy) } else { Err(failures.into_iter().map(|f| f.error).collect()) }
}

/// Publishes a version.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] when somebody else has published meanwhile.
pub async fn publish_policy(app: &App, publish: PublishPolicy) -> Result<Published> {
    let checked =
        check_policy(app.scorer().map(|s| &**s), &publish.source, &publish.file_name, &publish.translations);
    let policy = match checked {
        Ok(policy) => policy,
        Err(errors) => return Ok(Published::Errors(errors)),
    };
    let (me, digest, now) = (app.clone(), policy.digest().to_owned(), app.now());
    let site = publish.site;
    let done = app
        .store()
        .write(move |tx| {
            let newest = policies::list(tx, site)?.into_iter().next();
            if let Some(newest) = newest.as_ref().filter(|newest| newest.digest == digest) {
                return Ok(Published::Unchanged(newest.number));
            }
            let number = newest.map_or(1, |newest| newest.number + 1);
            insert(&me, tx, &publish, (number, digest.clone()), now)?;
            Change::Policy { site }.notify(tx)?;
            Ok(Published::Version(number))
        })
        .await;
    let done = match done {
        Err(error) if error.is_conflict() => return Err(Refusal::ChangedMeanwhile.into()),
        done => done?,
    };
    app.policies().forget(site);
    app.announce(Change::Policy { site });
    Ok(done)
}

fn insert(
    app: &App,
    tx: &mut Tx<'_>,
    publish: &PublishPolicy,
    (number, digest): (u32, String),
    now: Timestamp,
) -> comity_store::Result<()> {
    let id = PolicyVersionId::new(app.ids(), now);
    policies::insert(
        tx,
        &PolicyVersion {
            site: publish.site,
            number,
            id,
            digest,
            source: publish.source.clone(),
            translations: publish.translations.clone(),
            effective_from: publish.effective_from.unwrap_or(now),
            published_by: publish.by,
            published_at: now,
            note: String::new(),
        },
        None,
    )?;
    let decision = Decision {
        site: publish.site,
        id: DecisionId::new(app.ids(), now),
        effect: Effect::PolicyPublished,
        by: publish.by.map_or(DecidedBy::Operator, DecidedBy::Moderator),
        comment: None,
        revision: None,
        commenter: None,
        story: None,
        clause: None,
        rule: None,
        policy_version: Some(id),
        model_version: None,
        at: now,
    };
    let payload = Payload::what(format!("version {number} was published"));
    decisions::append(tx, &decision, &payload.to_json(), &salt(app.ids()))
}

/// The number of the version in force.
///
/// # Errors
/// As [`policy_in_force`].
pub async fn version_in_force(app: &App, site: SiteId) -> Result<u32> {
    Ok(policy_in_force(app, site).await?.version().number)
}
