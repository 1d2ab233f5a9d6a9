//! Rules on trial, beside what moderators decided.

use super::sheet::{Sheet, escaped, grouped};
use comity_actions::{AgreementReport, TrialReport};

impl Sheet {
    /// The table of the rules, the intervals, and for each rule the newest comments that it noticed.
    pub(super) fn trial(&mut self, report: &TrialReport) {
        let about = format!(
            "<em>Noticed</em>: comments in which the rule found something; <em>let through</em>: of these, comments that the \
             rest of the policy published. Precision: of what it noticed and moderators decided, the share that they \
             rejected. Recall: of the {} comments that moderators rejected in this time, the share that it noticed. \
             Moderators decide what was held or reported, so what nobody looked at does not count for or against a rule.",
            grouped(report.rejected)
        );
        self.heading("Rule by rule", &about);
        let decided: Vec<(String, &AgreementReport)> = report
            .rules
            .iter()
            .filter(|rule| rule.agreement.decided() > 0)
            .map(|rule| (rule.rule.clone(), &rule.agreement))
            .collect();
        self.intervals(&decided);
        self.begin_table(
            "Rules on trial",
            "Rule",
            &["would", "noticed", "let through", "rejected", "published", "missed", "precision", "recall"],
        );
        for rule in &report.rules {
            self.add(format_args!(
                "<tr><th scope=\"row\"><code>{}</code>, {}</th><td>{}</td>",
                escaped(&rule.rule),
                escaped(&rule.clause),
                rule.then
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
