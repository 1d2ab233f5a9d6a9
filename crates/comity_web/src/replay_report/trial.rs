//! Rules on trial, beside what moderators decided.

use super::sheet::{Sheet, escaped, settings};
use comity_actions::{AgreementReport, TrialReport, TrialRule};

impl Sheet {
    /// The table of the rules, the intervals, and for each rule the newest comments that it noticed.
    pub(super) fn trial(&mut self, report: &TrialReport) {
        let rejected = self.count(report.rejected);
        let about = self.w.with("replay-trial-about", "number", rejected);
        self.heading(&self.t("replay-trial"), &escaped(&about));
        let decided: Vec<(String, &AgreementReport)> = report
            .rules
            .iter()
            .filter(|rule| rule.agreement.decided() > 0)
            .map(|rule| (format!("{} {}", number_of(&rule.clause), rule.rule), &rule.agreement))
            .collect();
        self.intervals(&decided);
        self.begin_table(
            "replay-trial-table",
            "replay-rule",
            &[
                "replay-would",
                "replay-noticed",
                "replay-let-through",
                "replay-rejected-count",
                "replay-published-count",
                "replay-missed",
                "replay-precision",
                "replay-recall",
            ],
        );
        for rule in &report.rules {
            let then = escaped(&self.outcome(rule.then.as_str()));
            let words = self.trial_rule(rule);
            let settings = settings(&rule.rule, &rule.settings);
            self.add(format_args!("<tr><th scope=\"row\">{words}{settings}</th><td>{then}</td>"));
            let counts = rule.agreement.counts;
            for count in
                [rule.noticed, rule.newly, counts.rightly_stopped, counts.wrongly_stopped, counts.missed]
            {
                self.number(count);
            }
            self.share(rule.agreement.precision);
            self.share(rule.agreement.recall);
            self.end_row();
        }
        self.end_table();
        if report.not_told_apart > 0 {
            let number = self.count(report.not_told_apart);
            let words = escaped(&self.w.with("replay-not-told-apart", "number", number));
            self.add(format_args!("<p class=\"about\">{words}</p>\n"));
        }
        for rule in report.rules.iter().filter(|rule| !rule.samples.is_empty()) {
            let words = self.trial_rule(rule);
            let settings = settings(&rule.rule, &rule.settings);
            self.add(format_args!("<h3>{words}{settings}</h3>\n"));
            self.tried_samples(&rule.samples);
        }
    }

    /// A rule with its clause, in words (HTML).
    fn trial_rule(&self, rule: &TrialRule) -> String {
        let (clause, words) = (escaped(&rule.clause), escaped(&self.rule_in_words(&rule.rule)));
        format!("<bdi>{clause}</bdi>: {words}")
    }
}

/// The number that a clause's heading begins with.
fn number_of(clause: &str) -> &str {
    clause.split(' ').next().unwrap_or_default()
}
