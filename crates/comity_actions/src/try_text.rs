//! Tries a text: what the scorer and the policy in force say of it, though nobody has posted it. Nothing of it is kept.

use crate::judge::{analyse, reasons};
use crate::policy_fairness::ordinary_facts;
use crate::score_text::ScoringContext;
use crate::{App, MAX_TEXT_CHARS, Reason, Refusal, Result, find_site, policy_in_force};
use comity_model::{Outcome, SiteId, Span};
use comity_policy::{Facts, KNOWN_SIGNALS, ParentFacts, StoredSignals};

/// A text to try.
#[derive(Debug, Clone)]
pub struct TryText {
    /// By whose policy.
    pub site: SiteId,
    /// The text.
    pub text: String,
    /// What it answers; empty for a top-level comment.
    pub parent: String,
    /// The language in which reasons are told.
    pub locale: String,
}

/// What is said of a text.
#[derive(Debug, Clone)]
pub struct TriedText {
    /// What the policy would do with it, written by somebody who has long commented.
    pub outcome: Outcome,
    /// What its author would be told.
    pub reasons: Vec<Reason>,
    /// Scores of attributes, the highest first; none where the language has none.
    pub scores: Vec<TriedScore>,
    /// At whom it is aimed, such as `commenter` or `nobody`; none where the language has no signals that say so.
    pub target: Option<&'static str>,
    /// Its language (BCP 47), where it can be told.
    pub language: Option<&'static str>,
    /// The text without disguises, where it has any.
    pub reading: Option<String>,
    /// The model that scored, `name@version`; empty without a scorer.
    pub model: String,
}

/// One attribute's score.
#[derive(Debug, Clone, PartialEq)]
pub struct TriedScore {
    /// Its name as policies write it, such as `toxicity`.
    pub signal: String,
    /// 0 to 1.
    pub value: f32,
    /// What weighed, in the text as typed.
    pub spans: Vec<Span>,
}

/// Tries a text.
///
/// # Errors
/// [`Refusal::TextEmpty`], [`Refusal::TextTooLong`]; a fault when the site's policy cannot be read.
pub async fn try_text(app: &App, what: TryText) -> Result<TriedText> {
    if what.text.trim().is_empty() {
        return Err(Refusal::TextEmpty.into());
    }
    if [&what.text, &what.parent].iter().any(|text| text.chars().nth(MAX_TEXT_CHARS).is_some()) {
        return Err(Refusal::TextTooLong { limit: MAX_TEXT_CHARS }.into());
    }
    let policy = policy_in_force(app, what.site).await?;
    let site = find_site::site_by_id(app, what.site).await?;
    let parent = Some(what.parent.as_str()).filter(|parent| !parent.trim().is_empty());
    let context = ScoringContext {
        parent,
        publication: Some(&site.name),
        story_language: Some(&site.locale),
        is_reply: parent.is_some(),
        ..ScoringContext::default()
    };
    let analysed = analyse(app, &what.text, Some(&site.locale), &context);
    let mut stored = ordinary_facts();
    if let Some(story) = &mut stored.story {
        story.language = Some(site.locale.clone());
    }
    if let Some(comment) = &mut stored.comment {
        comment.is_reply = parent.is_some();
        comment.depth = u32::from(parent.is_some());
    }
    let now = stored.now_micros;
    stored.parent = parent.map(|_| ParentFacts {
        created_at_micros: now,
        branch_active_at_micros: now,
        ..ParentFacts::default()
    });
    let mut facts = Facts::new(&stored, &analysed.body, &analysed.signals);
    if let Some(parent) = parent {
        facts = facts.with_parent_text(parent);
    }
    let verdict = policy.policy().evaluate(&facts);
    let canonical = &analysed.body.canonical;
    Ok(TriedText {
        outcome: verdict.outcome,
        reasons: reasons(Some(&policy), &verdict, &what.locale),
        scores: scores(&analysed.signals),
        target: target(&analysed.signals),
        language: analysed.body.language.as_ref().map(|detected| detected.language),
        reading: (canonical.evasion > 0.0).then(|| canonical.text.clone()),
        model: analysed.signals.model.clone(),
    })
}

/// Signals that are attributes, the highest first.
fn scores(signals: &StoredSignals) -> Vec<TriedScore> {
    let mut scores: Vec<TriedScore> = signals
        .values
        .iter()
        .filter(|(name, _)| !name.starts_with(TARGET))
        .filter_map(|(name, signal)| {
            let spans = signal.spans.iter().map(|(begin, end)| Span::new(*begin, *end)).collect();
            Some(TriedScore { signal: name.clone(), value: signal.value?, spans })
        })
        .collect();
    scores.sort_by(|a, b| b.value.total_cmp(&a.value).then_with(|| a.signal.cmp(&b.signal)));
    scores
}

/// What the names of signals that say at whom a text is aimed begin with.
const TARGET: &str = "target_";

fn target(signals: &StoredSignals) -> Option<&'static str> {
    let value = |name: &str| signals.values.get(name).and_then(|signal| signal.value);
    let known: Vec<_> = KNOWN_SIGNALS
        .iter()
        .filter_map(|(name, _)| Some((value(name)?, name.strip_prefix(TARGET)?)))
        .collect();
    // One of them at most says yes. Where none does it is nobody, or the publication, which has no signal of its own.
    let aimed = known.iter().find(|(value, _)| *value > 0.5).map(|(_, target)| *target);
    aimed.or((!known.is_empty()).then_some("nobody"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score_text::TextScorer;
    use comity_classify::Scorer;
    use comity_text::Body;

    /// The signals say so in English only.
    #[test]
    fn at_whom_a_text_is_aimed_is_said_where_it_can_be_told() {
        let cases = [
            ("en", "You are a stupid idiot.", Some("commenter")),
            ("en", "The bridge opens on Monday, and the ferry stops.", Some("nobody")),
            ("hy", "Դու հիմար ես, ապուշ։ Կամուրջը փակ է։", None),
        ];
        for (language, text, expected) in cases {
            let body = Body::read(text, Some(language));
            let context = ScoringContext { story_language: Some(language), ..ScoringContext::default() };
            assert_eq!(target(&Scorer::builtin().signals(&body, &context)), expected, "{text}");
        }
    }
}
