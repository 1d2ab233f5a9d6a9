//! What the person is told: the outcome, each clause broken with the sentence for it, and what can be done.

use crate::sanctions::Due;
use comity_model::{ClauseRef, Finding, Outcome, SanctionKind, Span, Verdict};

/// A verdict in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// What became of the comment.
    pub heading: String,
    /// One entry for each thing noticed that made the verdict, in the order of the policy, none twice.
    pub reasons: Vec<Reason>,
    /// That the check was automatic (DSA Art. 17(3)(c)).
    pub automated: String,
    /// What the person can do.
    pub what_to_do: String,
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The clause.
    pub clause: ClauseRef,
    /// The clause as it is named in a sentence.
    pub clause_text: String,
    /// The rule.
    pub rule: String,
    /// What was noticed, and what to do about it.
    pub sentence: String,
    /// Stretches of the text to mark.
    pub spans: Vec<Span>,
}

/// Says in `language` what a verdict means for the person who wrote the comment.
///
/// Clause titles are those of the verdict; a caller with a translated policy puts its titles in by anchor.
pub fn explain(verdict: &Verdict, language: &str) -> Explained {
    let text = |key: &str| comity_locale::text(language, key, &[]);
    let (heading, what_to_do) = match verdict.outcome {
        Outcome::Publish => ("explain-published", None),
        Outcome::Note => ("explain-noted", None),
        Outcome::Ask => ("explain-asked", Some("explain-do-ask")),
        Outcome::Hold => ("explain-held", Some("explain-do-hold")),
        Outcome::Reject => ("explain-rejected", Some("explain-do-reject")),
    };
    let mut reasons: Vec<Reason> = Vec::new();
    // Somebody whose comment is published is told nothing: what is noted is for moderators.
    let findings = verdict.deciding().filter(|_| verdict.outcome > Outcome::Note);
    for finding in findings {
        let reason = reason(finding, language);
        match reasons.iter_mut().find(|r| r.clause == reason.clause && r.sentence == reason.sentence) {
            Some(known) => {
                known.spans.extend(reason.spans);
                known.spans.sort_unstable();
                known.spans.dedup();
            }
            None => reasons.push(reason),
        }
    }
    Explained {
        heading: text(heading),
        reasons,
        automated: text("explain-automated"),
        what_to_do: what_to_do.map(text).unwrap_or_default(),
    }
}

fn reason(finding: &Finding, language: &str) -> Reason {
    let clause = &finding.clause;
    let args: Vec<(&str, &str)> =
        finding.told_args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Reason {
        clause: clause.clone(),
        clause_text: comity_locale::text(
            language,
            "explain-clause",
            &[("number", &clause.number), ("title", &clause.title)],
        ),
        rule: finding.rule.clone(),
        sentence: sentence(&finding.told, &args, language),
        spans: finding.evidence.spans().to_vec(),
    }
}

/// The sentence `key`; arguments that are themselves names of texts (`kind-…`, `signal-…`) are put into words.
fn sentence(key: &str, args: &[(&str, &str)], language: &str) -> String {
    let worded: Vec<(&str, String)> = args
        .iter()
        .map(|(name, value)| {
            let words = match *name {
                "kinds" => value
                    .split(", ")
                    .map(|kind| in_words(&format!("kind-{kind}"), kind, language))
                    .collect::<Vec<_>>()
                    .join(", "),
                "signal" => in_words(
                    &format!("signal-{value}"),
                    &comity_locale::text(language, "signal-other", &[]),
                    language,
                ),
                _ => (*value).to_owned(),
            };
            (*name, words)
        })
        .collect();
    let args: Vec<(&str, &str)> = worded.iter().map(|(name, value)| (*name, value.as_str())).collect();
    comity_locale::text(language, key, &args)
}

fn in_words(key: &str, otherwise: &str, language: &str) -> String {
    comity_locale::find(language, key, &[]).unwrap_or_else(|| otherwise.to_owned())
}

/// Says in `language` what a measure of the sanctions ladder means for the person.
pub fn explain_measure(due: &Due<'_>, language: &str) -> String {
    let days = due.step.days.unwrap_or(0).to_string();
    let (count, window) = (due.counted.to_string(), due.step.window_days.to_string());
    let key = match due.step.kind {
        SanctionKind::Warning => "sanction-told-warning",
        SanctionKind::PreModeration => "sanction-told-pre-moderation",
        SanctionKind::Pause => "sanction-told-pause",
        SanctionKind::Block => "sanction-told-block",
    };
    comity_locale::text(language, key, &[("count", &count), ("window", &window), ("days", &days)])
}
