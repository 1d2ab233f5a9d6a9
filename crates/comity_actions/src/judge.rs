//! Analysing a text (outside any write), and turning a verdict into words and a state.

use crate::policy_in_force::InForce;
use crate::score_text::ScoringContext;
use crate::{App, Reason};
use comity_model::{CommentState, Outcome, PolicyVersionId, Verdict};
use comity_policy::{Fingerprint, ReadText, StoredSignals};
use comity_store::{Tx, policies};
use comity_text::Body;
use std::sync::Arc;

/// A text as it was read, with all that is slow to compute: made once, outside the write.
#[derive(Clone)]
pub(crate) struct Analysed {
    pub body: Arc<Body>,
    pub fingerprint: Fingerprint,
    pub signals: StoredSignals,
}

impl Analysed {
    /// `name@version` of the model that measured the signals, if one did.
    pub(crate) fn model(&self) -> Option<&str> {
        Some(self.signals.model.as_str()).filter(|model| !model.is_empty())
    }

    /// Everything that rules derive from the text, read before the write in which they are evaluated.
    pub(crate) fn read_for_rules(&self, story_language: Option<&str>, name: &str) -> ReadText {
        ReadText::new(Arc::clone(&self.body), self.fingerprint, story_language, name)
    }
}

/// Reads a text and scores it. Pure and slow (tens of microseconds): never call it inside a write.
pub(crate) fn analyse(
    app: &App,
    text: &str,
    prior_language: Option<&str>,
    context: &ScoringContext<'_>,
) -> Analysed {
    let body = Body::read(text, prior_language);
    let fingerprint = Fingerprint::of(&body.canonical.text);
    let signals = match app.scorer() {
        None => StoredSignals::default(),
        Some(scorer) => scorer.signals(&body, context),
    };
    Analysed { body: Arc::new(body), fingerprint, signals }
}

/// The state that an outcome puts a comment in. *Ask* publishes nothing: the caller keeps a draft instead.
pub(crate) fn state_of(outcome: Outcome) -> CommentState {
    match outcome {
        Outcome::Publish | Outcome::Note => CommentState::Published,
        Outcome::Ask | Outcome::Hold => CommentState::Held,
        Outcome::Reject => CommentState::Rejected,
    }
}

/// The number of the version that a decision used; most often it is the one in force.
pub(crate) fn version_number(
    tx: &mut Tx<'_>,
    policy: &InForce,
    used: Option<PolicyVersionId>,
) -> comity_store::Result<Option<u32>> {
    match used {
        None => Ok(None),
        Some(id) if id == policy.version().id => Ok(Some(policy.version().number)),
        Some(id) => policies::find_number(tx, policy.version().site, id),
    }
}

/// What the person was told with a verdict of some time ago: the version that spoke is found, too.
pub(crate) fn reasons_of(
    tx: &mut Tx<'_>,
    policy: &InForce,
    verdict: &Verdict,
    locale: &str,
) -> comity_store::Result<Vec<Reason>> {
    let version = version_number(tx, policy, verdict.policy_version)?;
    let told = reasons(Some(policy), verdict, locale);
    Ok(told.into_iter().map(|reason| Reason { version, ..reason }).collect())
}

/// What the person is told: one reason per thing noticed that made the verdict, in their language. Of a verdict that is not of
/// the version in force, the version stays unsaid.
pub(crate) fn reasons(policy: Option<&InForce>, verdict: &Verdict, locale: &str) -> Vec<Reason> {
    let told = comity_policy::explain(verdict, locale).reasons;
    let reason = |told: comity_policy::Reason| Reason {
        clause: policy.map_or_else(|| told.clause.clone(), |policy| policy.clause_in(locale, &told.clause)),
        rule: told.rule,
        sentence: told.sentence,
        spans: told.spans,
        version: policy
            .map(InForce::version)
            .filter(|version| verdict.policy_version == Some(version.id))
            .map(|version| version.number),
    };
    told.into_iter().map(reason).collect()
}
