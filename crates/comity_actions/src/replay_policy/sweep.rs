//! Trying one setting of one rule at several values in a single replay: how much would the rule notice, how often would
//! moderators agree, and what would the whole policy stop then.

use super::report::AgreementReport;
use crate::policy_in_force::{InForce, compile};
use comity_model::{Evidence, Finding, Outcome, Verdict, rule_name};
use comity_policy::{Agreement, Clause, RuleSource, Share, wilson};
use std::sync::Arc;

/// Values that are tried, the ends included.
const STEPS: u32 = 9;

/// One setting at several values.
#[derive(Debug, Clone)]
pub struct Sweep {
    /// What is tried, such as `3. No personal attacks: signal#2.at_least`.
    pub setting: String,
    /// The value that it has; none: it was not written down.
    pub present: Option<f64>,
    /// The rule whose setting it is.
    rule: SweptRule,
    /// The values, rising, each with the policy that it makes.
    pub(super) policies: Vec<(f64, Arc<InForce>)>,
}

/// A rule in any of the policies that are tried.
#[derive(Debug, Clone)]
struct SweptRule {
    clause: String,
    kind: &'static str,
    number: u32,
    then: Outcome,
}

impl SweptRule {
    fn is_behind(&self, finding: &Finding) -> bool {
        finding.number == self.number && finding.rule == self.kind && finding.clause.anchor == self.clause
    }
}

/// What other values of a setting would do.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct SweepReport {
    /// What was tried.
    pub setting: String,
    /// The value that it has in the policy; none: it was not written down.
    pub present: Option<f64>,
    /// What its rule asks for: `note`, `ask`, `hold` or `reject`; empty where an older program counted.
    pub then: String,
    /// Whether it is measured against where imported comments stood in their old system, because moderators have decided none.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_archive: bool,
    /// What each value does, rising.
    pub points: Vec<SweepPoint>,
}

/// What one value would do.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct SweepPoint {
    /// The value.
    pub value: f64,
    /// Comments in which the rule itself notices something, whatever it asks for then.
    pub noticed: u64,
    /// Their share of all comments, 0 to 1.
    pub noticed_share: f64,
    /// The rule against what moderators decided: *stopped* is what it notices.
    pub rule: AgreementReport,
    /// Comments that the whole policy would hold.
    pub held: u64,
    /// Comments that the whole policy would reject.
    pub rejected: u64,
    /// Share of all comments that the whole policy would hold or reject, 0 to 1.
    pub stopped: f64,
    /// The whole policy against what moderators decided.
    pub counts: Agreement,
    /// Of the comments that moderators decided, the share on which the whole policy agrees, with its 95 % interval.
    pub agreement: Option<Share>,
}

impl Sweep {
    /// Reads `[CLAUSE/]RULE[#N].SETTING=FROM..TO` and makes the policies that it asks for; `N` counts rules of a kind.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn of(policy: &InForce, wanted: &str) -> Result<Self, String> {
        let form = || format!("`{wanted}` is not of the form RULE.SETTING=FROM..TO");
        let (name, range) = wanted.trim().split_once('=').ok_or_else(form)?;
        let (from, to) = range.split_once("..").ok_or_else(form)?;
        let number = |text: &str| text.trim().parse::<f64>().ok().filter(|value| value.is_finite());
        let (from, to) = (number(from).ok_or_else(form)?, number(to).ok_or_else(form)?);
        if from >= to {
            return Err(format!("{from} is not below {to}"));
        }
        let (rule, setting) = name.trim().rsplit_once('.').ok_or_else(form)?;
        let (clause, rule) = match rule.split_once('/') {
            Some((clause, rule)) => (Some(clause), rule),
            None => (None, rule),
        };
        let place = Place::find(policy, (clause, rule, setting))?;
        // Whole numbers stay whole: a setting such as a count takes nothing else.
        let is_whole = from.fract().abs() < f64::EPSILON && to.fract().abs() < f64::EPSILON;
        let is_count = is_whole && place.present.is_none_or(|present| present.fract().abs() < f64::EPSILON);
        let is_count = is_count && to - from >= 1.0;
        let mut values: Vec<f64> = (0..STEPS)
            .map(|step| from + (to - from) * f64::from(step) / f64::from(STEPS - 1))
            .map(|value| if is_count { value.round() } else { (value * 10_000.0).round() / 10_000.0 })
            .collect();
        values.dedup_by(|a, b| (*a - *b).abs() < f64::EPSILON);
        let version = policy.version();
        let mut policies = Vec::new();
        for value in values {
            let source = place.with(&version.source, value, is_count);
            let compiled = compile(&source, "policy.md", &version.translations, "");
            let compiled = compiled.map_err(|errors| {
                errors.first().map_or_else(String::new, |error| format!("{value}: {}", error.message))
            })?;
            policies.push((value, Arc::new(InForce::of_draft(version.site, &source, compiled))));
        }
        Ok(Self { setting: place.name, present: place.present, rule: place.rule, policies })
    }

    /// What each value makes of a comment; `judge` gives the verdict of a policy.
    pub(super) fn try_all(&self, judge: impl Fn(&InForce) -> Verdict) -> impl Iterator<Item = Tried> {
        self.policies.iter().map(move |(_, policy)| {
            let verdict = judge(policy);
            // A rule that could not do its work has noticed nothing.
            let has_noticed = |finding: &Finding| {
                self.rule.is_behind(finding) && !matches!(finding.evidence, Evidence::Failed { .. })
            };
            Tried { outcome: verdict.outcome, is_noticed: verdict.findings.iter().any(has_noticed) }
        })
    }

    /// The report of what was counted, value by value.
    pub(super) fn report(&self, counted: &[Counted], comments: u64) -> SweepReport {
        // A newsroom that has only just imported its archive learns from what was rejected there.
        let is_decided = |agreement: &Agreement| *agreement != Agreement::default();
        let has_moderators = counted.iter().any(|counted| is_decided(&counted.rule));
        let by_archive = !has_moderators && counted.iter().any(|counted| is_decided(&counted.archive[0]));
        let point = |((value, _), counted): (&(f64, Arc<InForce>), &Counted)| {
            let [rule, whole] = if by_archive { counted.archive } else { [counted.rule, counted.agreement] };
            let Agreement { rightly_stopped, wrongly_stopped, missed, rightly_published } = whole;
            let right = rightly_stopped + rightly_published;
            SweepPoint {
                value: *value,
                noticed: counted.noticed,
                noticed_share: counted.noticed as f64 / comments.max(1) as f64,
                rule: rule.into(),
                held: counted.held,
                rejected: counted.rejected,
                stopped: (counted.held + counted.rejected) as f64 / comments.max(1) as f64,
                counts: whole,
                agreement: wilson(right, right + wrongly_stopped + missed),
            }
        };
        SweepReport {
            setting: self.setting.clone(),
            present: self.present,
            then: self.rule.then.to_string(),
            by_archive,
            points: self.policies.iter().zip(counted).map(point).collect(),
        }
    }
}

/// What one value makes of one comment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tried {
    /// The verdict of the whole policy.
    outcome: Outcome,
    /// Whether the rule noticed something.
    is_noticed: bool,
}

/// What one value has done so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub(super) struct Counted {
    noticed: u64,
    /// The rule against moderators; *stopped* is what it notices.
    rule: Agreement,
    held: u64,
    rejected: u64,
    agreement: Agreement,
    /// The rule, and the whole policy, against where imported comments stood in their old system.
    #[serde(default)]
    archive: [Agreement; 2],
}

impl Counted {
    /// Counts a comment; `is_rejected` is what a moderator made of it, `was_rejected` what its old system had made of it.
    pub(super) fn add(&mut self, tried: Tried, is_rejected: Option<bool>, was_rejected: Option<bool>) {
        self.noticed += u64::from(tried.is_noticed);
        self.held += u64::from(tried.outcome == Outcome::Hold);
        self.rejected += u64::from(tried.outcome == Outcome::Reject);
        if let Some(is_rejected) = is_rejected {
            self.rule.add(tried.is_noticed, is_rejected);
            self.agreement.add(tried.outcome >= Outcome::Hold, is_rejected);
        }
        if let Some(was_rejected) = was_rejected {
            let [rule, policy] = &mut self.archive;
            rule.add(tried.is_noticed, was_rejected);
            policy.add(tried.outcome >= Outcome::Hold, was_rejected);
        }
    }
}

/// Where a setting stands in the document.
struct Place {
    name: String,
    rule: SweptRule,
    setting: String,
    present: Option<f64>,
    /// Bytes of its line, or where its line would go.
    at: std::ops::Range<usize>,
}

impl Place {
    fn find(policy: &InForce, (clause, rule, setting): (Option<&str>, &str, &str)) -> Result<Self, String> {
        let document = policy.policy().document();
        let (rule, number) = match rule.split_once('#') {
            Some((rule, number)) => {
                let number =
                    number.parse::<usize>().map_err(|_| format!("`{number}` is no number of a rule"))?;
                (rule, Some(number))
            }
            None => (rule, None),
        };
        let found: Vec<_> = document
            .clauses
            .iter()
            .filter(|known| clause.is_none_or(|anchor| known.anchor == anchor))
            .flat_map(|known| known.numbered_rules().map(move |(number, source)| (known, number, source)))
            .filter(|(_, _, source)| source.kind.name == rule)
            .collect();
        let found: Vec<_> = match number {
            Some(number) => found.get(number.wrapping_sub(1)).copied().into_iter().collect(),
            None => found,
        };
        // Of several rules of a kind, those that write the setting down are meant.
        let written: Vec<_> =
            found.iter().filter(|(_, _, source)| source.settings.contains_key(setting)).copied().collect();
        let (known, number, source) = match (found.as_slice(), written.as_slice()) {
            ([], _) => {
                let kinds =
                    document.clauses.iter().flat_map(|clause| &clause.rules).map(|source| source.kind.name);
                let meant = comity_locale::did_you_mean(rule, kinds).map(|meant| format!("; {meant}"));
                return Err(format!("the policy has no rule `{rule}` there{}", meant.unwrap_or_default()));
            }
            ([one], _) | (_, [one]) => *one,
            (several, _) => {
                let one = |(known, number, _): &(&Clause, u32, &RuleSource)| {
                    format!("{}/{rule}#{}", known.anchor, (*number).max(1))
                };
                let places: Vec<String> = several.iter().map(one).collect();
                return Err(format!("there are several: {}", places.join(", ")));
            }
        };
        let present = source.settings.get(setting);
        let written_number =
            present.and_then(|value| value.as_float().or(value.as_integer().map(|n| n as f64)));
        if present.is_some() && written_number.is_none() {
            return Err(format!("`{setting}` of `{rule}` is not a number"));
        }
        Ok(Self {
            name: format!("{}. {}: {}.{setting}", known.number, known.title, rule_name(rule, number)),
            rule: SweptRule {
                clause: known.anchor.clone(),
                kind: source.kind.name,
                number,
                then: source.then,
            },
            setting: setting.to_owned(),
            present: written_number,
            at: line_of(&document.source, source.at.start, setting),
        })
    }

    /// The document with another value.
    fn with(&self, source: &str, value: f64, is_count: bool) -> String {
        let number = if is_count { format!("{value:.0}") } else { format!("{value:?}") };
        let line = format!("{} = {number}\n", self.setting);
        let (head, tail) = (source.get(..self.at.start), source.get(self.at.end..));
        [head.unwrap_or_default(), &line, tail.unwrap_or_default()].concat()
    }
}

/// The line of a setting in the table of the rule whose name stands at `name`; an empty range after that name's line where
/// the setting is not written down.
fn line_of(source: &str, name: usize, setting: &str) -> std::ops::Range<usize> {
    let begin_of_line = |at: usize| source.get(..at).and_then(|head| head.rfind('\n')).map_or(0, |n| n + 1);
    let is_border = |line: &str| line.starts_with("[[") || line.starts_with("```");
    let is_setting = |line: &str| {
        line.trim_start().strip_prefix(setting).is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let own = begin_of_line(name);
    // A setting may stand before the name, too.
    let mut first = own;
    while first > 0 {
        let before = begin_of_line(first - 1);
        if is_border(source.get(before..first).unwrap_or_default()) {
            break;
        }
        first = before;
    }
    let (mut at, mut after_name) = (first, first);
    for line in source.get(first..).unwrap_or_default().split_inclusive('\n') {
        if at > own && is_border(line) {
            break;
        }
        if is_setting(line) {
            return at..at + line.len();
        }
        at += line.len();
        if at > own && after_name <= own {
            after_name = at;
        }
    }
    after_name..after_name
}

#[cfg(test)]
mod tests {
    use super::line_of;

    const SOURCE: &str = "```rules\n[[rule]]\nname = \"a\"\nat_least = 0.8 # so\nthen = \"hold\"\n\n[[rule]]\nat_least = 1\n\
                          name = \"b\"\n```\n";

    #[test]
    fn a_setting_is_found_in_the_table_of_its_own_rule() {
        let line = |name: &str, setting: &str| {
            let at = SOURCE.find(name).expect("it is there");
            let range = line_of(SOURCE, at, setting);
            (SOURCE.get(range.clone()).unwrap_or_default().to_owned(), range.start)
        };
        assert_eq!(line("\"a\"", "at_least").0, "at_least = 0.8 # so\n");
        assert_eq!(line("\"b\"", "at_least").0, "at_least = 1\n");
        let (nothing, at) = line("\"b\"", "at_most");
        assert_eq!((nothing.as_str(), SOURCE.get(at..)), ("", Some("```\n")));
    }
}
