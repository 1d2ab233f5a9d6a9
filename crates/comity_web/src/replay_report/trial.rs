//! Rules on trial, beside what moderators decided.

use super::sheet::{Sheet, escaped};
use comity_actions::{AgreementReport, TrialReport};

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
            .map(|rule| (rule.rule.clone(), &rule.agreement))
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
            self.add(format_args!(
                "<tr><th scope=\"row\"><code>{}</code>, {}</th><td>{then}</td>",
                escaped(&rule.rule),
                escaped(&rule.clause)
            ));
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
        for rule in report.rules.iter().filter(|rule| !rule.samples.is_empty()) {
            self.add(format_args!("<h3>{}, {}</h3>\n", escaped(&rule.rule), escaped(&rule.clause)));
            self.samples(&rule.samples);
        }
    }
}
