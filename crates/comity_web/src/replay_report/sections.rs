//! The sections of a report, in the order in which an editor reads them.

use super::charts::Bar;
use super::sheet::{Sheet, escaped, grouped, sum};
use comity_actions::{AgreementReport, ClauseReport, GroupReport, ReplayReport};
use comity_model::Outcome;

impl Sheet {
    /// The sentence that leads, those after it, and what the report is about.
    pub(super) fn summary(&mut self, report: &ReplayReport, against: &str) {
        for (number, sentence) in report.summary.iter().enumerate() {
            let class = if number == 0 { "lead" } else { "more" };
            self.add(format_args!("<p class=\"{class}\">{}</p>\n", escaped(sentence)));
        }
        let days = report.first_day.as_deref().zip(report.last_day.as_deref());
        let days = days.map(|(first, last)| format!(", written from {first} to {last}")).unwrap_or_default();
        self.add(format_args!(
            "<p class=\"facts\">{} comments{days}. Compared with {}. History is taken as it happened, not as this draft would \
             have made it.</p>\n",
            grouped(report.comments),
            escaped(against)
        ));
    }

    /// Outcomes then and now, as bars and as a matrix.
    pub(super) fn outcomes(&mut self, report: &ReplayReport) {
        self.heading(
            "What would have become of the comments",
            "Each row is an outcome that comments had; each column the outcome that they would have. What stands on the \
             diagonal does not change.",
        );
        let used = |o: &Outcome| sum(report, Some(*o), None) + sum(report, None, Some(*o)) > 0;
        let bars: Vec<Bar> = Outcome::ALL
            .into_iter()
            .filter(used)
            .flat_map(|outcome| {
                let word = outcome.as_str();
                let bar =
                    |when: &str, value, meaning| Bar { label: format!("{word}, {when}"), value, meaning };
                [
                    bar("then", sum(report, Some(outcome), None), "then"),
                    bar("now", sum(report, None, Some(outcome)), word),
                ]
            })
            .collect();
        self.bars("Comments by outcome, then and now", &bars);
        let columns: Vec<&str> = Outcome::ALL.iter().map(|o| o.as_str()).chain(["all"]).collect();
        self.begin_table("Outcomes then and now", "then ↓ now →", &columns);
        for old in Outcome::ALL.into_iter().filter(used) {
            self.row_head(old.as_str());
            for new in Outcome::ALL {
                let count = report.cell(old, new);
                let class = if old == new || count == 0 { "same" } else { "changed" };
                self.add(format_args!("<td class=\"{class}\">{}</td>", grouped(count)));
            }
            self.number(sum(report, Some(old), None));
            self.end_row();
        }
        self.row_head("all");
        let totals = Outcome::ALL.map(|new| sum(report, None, Some(new)));
        totals.iter().chain([&report.comments]).for_each(|count| self.number(*count));
        self.end_row();
        self.end_table();
    }

    /// Clause by clause and rule by rule, with samples.
    pub(super) fn clauses(&mut self, report: &ReplayReport) {
        if report.clauses.is_empty() {
            return;
        }
        self.heading("Clause by clause", "A comment that breaks two clauses is counted with both.");
        let bars: Vec<Bar> = report.clauses.iter().flat_map(clause_bars).collect();
        if !bars.is_empty() {
            self.bars("Comments whose outcome changes, by clause", &bars);
        }
        self.begin_table(
            "Clauses and rules",
            "Clause and rule",
            &["cited", "newly held", "newly rejected", "newly published", "precision", "recall"],
        );
        for clause in &report.clauses {
            self.row_head(&clause.title);
            for count in [clause.cited, clause.newly_held, clause.newly_rejected, clause.newly_published] {
                self.number(count);
            }
            self.share(clause.moderators.precision);
            self.share(clause.moderators.recall);
            self.end_row();
            for (rule, counts) in &clause.rules {
                self.add(format_args!("<tr><th scope=\"row\">&emsp;<code>{}</code></th>", escaped(rule)));
                for count in [counts.cited, counts.newly_held, counts.newly_rejected] {
                    self.number(count);
                }
                self.html.push_str("<td></td><td></td><td></td>");
                self.end_row();
            }
        }
        self.end_table();
        for clause in report.clauses.iter().filter(|clause| !clause.samples.is_empty()) {
            self.add(format_args!("<h3>{}</h3>\n", escaped(&clause.title)));
            self.samples(&clause.samples);
        }
        if !report.newly_published.is_empty() {
            self.html.push_str("<h3>Would be published</h3>\n");
            self.samples(&report.newly_published);
        }
    }

    /// Against what people decided.
    pub(super) fn agreement(&mut self, report: &ReplayReport) {
        let all = [("Moderators", &report.moderators), ("Imported archive", &report.archive)];
        let decided: Vec<(String, &AgreementReport)> = all
            .into_iter()
            .map(|(name, agreement)| (name.to_owned(), agreement))
            .chain(report.clauses.iter().map(|c| (c.title.clone(), &c.moderators)))
            .filter(|(_, agreement)| agreement.decided() > 0)
            .collect();
        if decided.is_empty() {
            return;
        }
        self.heading(
            "Agreement with what people decided",
            "Precision: of what the draft stops, the share that was rejected. Recall: of what was rejected, the share that \
             it stops. The lines show where the true share lies with 95 % confidence. The imported archive does not say \
             whether a person decided.",
        );
        self.intervals(&decided);
        self.begin_table(
            "Agreement",
            "Compared with",
            &["rightly stopped", "wrongly stopped", "missed", "rightly published", "precision", "recall"],
        );
        for (name, agreement) in decided {
            self.row_head(&name);
            let counts = agreement.counts;
            for count in
                [counts.rightly_stopped, counts.wrongly_stopped, counts.missed, counts.rightly_published]
            {
                self.number(count);
            }
            self.share(agreement.precision);
            self.share(agreement.recall);
            self.end_row();
        }
        self.end_table();
    }

    /// Cases that a moderator had overruled.
    pub(super) fn overruled(&mut self, report: &ReplayReport) {
        if report.overruled_cases.is_empty() {
            return;
        }
        let counts = report.overruled.counts;
        let about = format!(
            "{} such comments; this draft gets {} of them right. Those that it gets wrong again come first.",
            grouped(report.overruled.decided()),
            grouped(counts.rightly_stopped + counts.rightly_published)
        );
        self.heading("Where moderators had overruled the policy", &about);
        self.samples(&report.overruled_cases);
    }

    /// Comments by language, or by people named; `about` is HTML.
    pub(super) fn groups(&mut self, heading: &str, column: &str, about: &str, groups: &[GroupReport]) {
        if groups.is_empty() {
            return;
        }
        self.heading(heading, about);
        let bars: Vec<Bar> = groups
            .iter()
            .filter(|group| group.stopped_then + group.stopped_now > 0)
            .flat_map(|group| {
                [("then", group.stopped_then), ("now", group.stopped_now)].map(|(when, value)| Bar {
                    label: format!("{}, {when}", group.name),
                    value,
                    meaning: when,
                })
            })
            .collect();
        if !bars.is_empty() {
            self.bars(&format!("{heading}: comments held or rejected, then and now"), &bars);
        }
        self.begin_table(
            heading,
            column,
            &["comments", "stopped then", "stopped now", "share then", "share now"],
        );
        for group in groups {
            self.row_head(&group.name);
            for count in [group.comments, group.stopped_then, group.stopped_now] {
                self.number(count);
            }
            for stopped in [group.stopped_then, group.stopped_now] {
                let share = stopped as f64 * 100.0 / group.comments.max(1) as f64;
                self.add(format_args!("<td>{share:.1} %</td>"));
            }
            self.end_row();
        }
        self.end_table();
    }

    /// Whose comments would fare otherwise.
    pub(super) fn commenters(&mut self, report: &ReplayReport) {
        if report.commenters.is_empty() {
            return;
        }
        let about = if self.has_cases { "" } else { "By id; the console shows their names." };
        self.heading("Commenters most affected", about);
        self.begin_table("Commenters most affected", "Commenter", &["comments with another outcome"]);
        for commenter in &report.commenters {
            let name = match &commenter.name {
                Some(name) => format!("<bdi>{}</bdi>", escaped(name)),
                None => format!("<code>{}</code>", escaped(&commenter.commenter)),
            };
            self.add(format_args!("<tr><th scope=\"row\">{name}</th>"));
            self.number(commenter.changed);
            self.end_row();
        }
        self.end_table();
    }

    /// Comments that were erased, and rules that could not look.
    pub(super) fn left_out(&mut self, report: &ReplayReport) {
        if report.skipped.is_empty() && report.erased == 0 {
            return;
        }
        let mut about = String::new();
        if report.erased > 0 {
            about = format!("{} comments were erased and left out. ", grouped(report.erased));
        }
        if !report.skipped.is_empty() {
            about.push_str(
                "A rule is skipped where a measurement that it needs is not available, for example because nobody \
                 measures that language, or was not stored then.",
            );
        }
        self.heading("What could not be judged", &about);
        if !report.skipped.is_empty() {
            self.begin_table("What could not be judged", "Rule and reason", &["times"]);
            for (rule, count) in &report.skipped {
                self.row_head(rule);
                self.number(*count);
                self.end_row();
            }
            self.end_table();
        }
    }
}

fn clause_bars(clause: &ClauseReport) -> Vec<Bar> {
    let changes = [
        ("newly held", clause.newly_held, "hold"),
        ("newly rejected", clause.newly_rejected, "reject"),
        ("newly published", clause.newly_published, "released"),
    ];
    let number = clause.title.split(' ').next().unwrap_or_default();
    let bar = |(what, value, meaning)| Bar { label: format!("{number} {what}"), value, meaning };
    changes.into_iter().filter(|(_, value, _)| *value > 0).map(bar).collect()
}
