//! The numbers of a report as a table for a spreadsheet.

use comity_actions::{AgreementReport, ReplayReport, Share};
use comity_model::Outcome;
use std::fmt::{Display, Write};

/// What a file begins with that spreadsheets take for UTF-8; without it some show letters beyond ASCII wrongly.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// All numbers of a report as CSV (RFC 4180, UTF-8 with a byte order mark): the table, its row and column, the value, and a name
/// for people, such as a clause's heading or a rule's settings.
pub fn replay_table(report: &ReplayReport) -> String {
    let mut table = Table::new();
    table.add("report", "comments", "comments", report.comments, "");
    table.add("report", "changed", "comments", report.changed, "");
    table.add("report", "cases_a_day", "then", rate(report.cases_a_day_then), "");
    table.add("report", "cases_a_day", "now", rate(report.cases_a_day_now), "");
    if let Some((low, high)) = report.cases_a_day_range {
        table.add("report", "cases_a_day", "now_low", rate(low), "");
        table.add("report", "cases_a_day", "now_high", rate(high), "");
    }
    table.add("report", "every", "comments", report.every, "");
    table.add("report", "complete", "yes", u8::from(report.is_complete), "");
    for old in Outcome::ALL {
        for new in Outcome::ALL {
            table.add("outcome", old.as_str(), new.as_str(), report.cell(old, new), "");
        }
    }
    for clause in &report.clauses {
        let name = clause.title.as_str();
        for (column, count) in [
            ("cited", clause.cited),
            ("newly_held", clause.newly_held),
            ("newly_rejected", clause.newly_rejected),
            ("newly_published", clause.newly_published),
        ] {
            table.add("clause", &clause.anchor, column, count, name);
        }
        table.agreement("clause", &clause.anchor, &clause.moderators, name);
        table.agreement("clause_in_archive", &clause.anchor, &clause.archive, name);
        for (rule, counts) in &clause.rules {
            let row = format!("{}/{rule}", clause.anchor);
            for (column, count) in [
                ("cited", counts.cited),
                ("newly_held", counts.newly_held),
                ("newly_rejected", counts.newly_rejected),
                ("newly_published", counts.newly_published),
            ] {
                table.add("rule", &row, column, count, &counts.settings);
            }
            if counts.is_on_trial {
                table.add("rule", &row, "on_trial", 1, &counts.settings);
                table.share("rule", &row, "precision", counts.precision, &counts.settings);
            }
        }
    }
    for (row, agreement) in
        [("moderators", report.moderators), ("archive", report.archive), ("overruled", report.overruled)]
    {
        table.agreement("agreement", row, &agreement, "");
    }
    if let Some(sweep) = &report.sweep {
        for point in &sweep.points {
            let row = point.value.to_string();
            table.add("sweep", &row, "noticed", point.noticed, &sweep.setting);
            table.agreement("sweep", &row, &point.rule, &sweep.setting);
            table.add("sweep", &row, "held", point.held, &sweep.setting);
            table.add("sweep", &row, "rejected", point.rejected, &sweep.setting);
            table.share("sweep", &row, "policy_agreement", point.agreement, &sweep.setting);
        }
    }
    for (name, groups) in [("language", &report.languages), ("people", &report.peoples)] {
        for group in groups {
            table.add(name, &group.name, "comments", group.comments, "");
            table.add(name, &group.name, "stopped_then", group.stopped_then, "");
            table.add(name, &group.name, "stopped_now", group.stopped_now, "");
        }
    }
    for commenter in &report.commenters {
        let name = commenter.name.as_deref().unwrap_or_default();
        table.add("commenter", &commenter.commenter, "changed", commenter.changed, name);
    }
    for skipped in &report.not_judged {
        let row = format!("{}/{}", skipped.clause, skipped.rule);
        let column = skipped.why.replace(' ', "_");
        table.add("skipped", &row, &column, skipped.comments, &skipped.title);
    }
    table.rows
}

/// Cases a day, to two decimals.
fn rate(rate: f64) -> String {
    format!("{rate:.2}")
}

struct Table {
    rows: String,
}

impl Table {
    fn new() -> Self {
        Self { rows: format!("{BYTE_ORDER_MARK}table,row,column,value,name\r\n") }
    }

    fn add(&mut self, table: &str, row: &str, column: &str, value: impl Display, name: &str) {
        let (row, name) = (quoted(row), quoted(name));
        write!(self.rows, "{table},{row},{column},{value},{name}\r\n")
            .expect("a string takes all that is written");
    }

    fn agreement(&mut self, table: &str, row: &str, agreement: &AgreementReport, name: &str) {
        let counts = agreement.counts;
        self.add(table, row, "rightly_stopped", counts.rightly_stopped, name);
        self.add(table, row, "wrongly_stopped", counts.wrongly_stopped, name);
        self.add(table, row, "missed", counts.missed, name);
        self.add(table, row, "rightly_published", counts.rightly_published, name);
        self.share(table, row, "precision", agreement.precision, name);
        self.share(table, row, "recall", agreement.recall, name);
    }

    /// A share with the ends of its 95 % interval; nothing where there is none.
    fn share(&mut self, table: &str, row: &str, column: &str, share: Option<Share>, name: &str) {
        let Some(share) = share else { return };
        for (end, value) in [("", share.share), ("_low", share.low), ("_high", share.high)] {
            self.add(table, row, &format!("{column}{end}"), format_args!("{value:.4}"), name);
        }
    }
}

/// A value for CSV. What a spreadsheet would take for a formula gets an apostrophe, wherever blanks hide it.
fn quoted(value: &str) -> String {
    let is_formula = value.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let value =
        if is_formula || value.starts_with(['\t', '\r']) { format!("'{value}") } else { value.to_owned() };
    if value.contains([',', ';', '"', '\n', '\r', '\t']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use comity_actions::{ClauseReport, CommenterReport, RuleReport};

    #[test]
    fn values_are_quoted_where_a_table_needs_it_and_never_become_formulas() {
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(quoted("a;b"), "\"a;b\"", "a separator elsewhere");
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "  =1+1", "＝1+1", "\t=1"] {
            assert!(quoted(formula).trim_start_matches('"').starts_with('\''), "{formula:?}");
        }
        assert_eq!(quoted("one\r\ntwo"), "\"one\r\ntwo\"");
    }

    #[test]
    fn a_spreadsheet_reads_every_number_with_its_name() {
        let rule = |newly_held| RuleReport {
            settings: "signal = \"toxicity\", at_least = 0.9".to_owned(),
            newly_held,
            ..RuleReport::default()
        };
        let clause = ClauseReport {
            anchor: "attacks".to_owned(),
            title: "3. Հարձակումներ".to_owned(),
            rules: [("signal#1".to_owned(), rule(4)), ("signal#2".to_owned(), rule(7))].into(),
            moderators: comity_policy_agreement(),
            ..ClauseReport::default()
        };
        let commenters = vec![CommenterReport {
            commenter: "0190".to_owned(),
            name: Some("=HYPERLINK(\"x\")".to_owned()),
            changed: 2,
        }];
        let report = ReplayReport { clauses: vec![clause], commenters, ..ReplayReport::default() };
        let table = replay_table(&report);
        assert!(table.starts_with("\u{feff}table,row,column,value,name\r\n"), "{table}");
        assert!(table.contains(
            "rule,attacks/signal#1,newly_held,4,\"signal = \"\"toxicity\"\", at_least = 0.9\"\r\n"
        ));
        assert!(table.contains("rule,attacks/signal#2,newly_held,7,"), "{table}");
        assert!(table.contains("clause,attacks,precision,0.7500,3. Հարձակումներ\r\n"), "{table}");
        assert!(table.contains("clause,attacks,precision_low,0.3"), "{table}");
        assert!(table.contains("commenter,0190,changed,2,\"'=HYPERLINK(\"\"x\"\")\"\r\n"), "{table}");
        assert_eq!(table.matches('\n').count(), table.matches("\r\n").count());
    }

    fn comity_policy_agreement() -> AgreementReport {
        let share = Share { share: 0.75, low: 0.3006, high: 0.9544, part: 3, whole: 4 };
        AgreementReport { precision: Some(share), ..AgreementReport::default() }
    }
}
