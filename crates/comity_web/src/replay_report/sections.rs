//! The sections of a report, in the order in which an editor reads them.

use super::charts::Bar;
use super::sheet::{Sheet, escaped, settings, sum};
use comity_actions::{AgreementReport, ClauseReport, GroupReport, ReplayReport, RuleReport};
use comity_model::Outcome;

impl Sheet {
    /// The sentence that leads, those after it, and what the report is about.
    pub(super) fn summary(&mut self, report: &ReplayReport, against: &str) {
        let caveats = report.caveats(self.w.lang);
        for (number, sentence) in report.sentences(self.w.lang).iter().enumerate() {
            let class = match number {
                0 => "lead",
                _ if caveats.contains(sentence) => "more caveat",
                _ => "more",
            };
            self.add(format_args!("<p class=\"{class}\">{}</p>\n", escaped(sentence)));
        }
        let mut about = String::new();
        if let Some((first, last)) = report.first_day.as_deref().zip(report.last_day.as_deref()) {
            let number = self.count(report.comments);
            let args = [("number", number.as_str()), ("first", first), ("last", last)];
            about = self.w.args("replay-about", &args) + " ";
        }
        let against = self.in_words(against);
        about.push_str(&self.w.with("replay-compared", "against", against));
        self.add(format_args!("<p class=\"facts\">{}</p>\n", escaped(&about)));
    }

    /// What a report was compared with, as it is kept, in the language of the sheet.
    pub(super) fn in_words(&self, against: &str) -> String {
        if against == HISTORY {
            return self.t("replay-history");
        }
        if let Some(title) = against.strip_prefix("draft ") {
            return self.w.with("replay-draft", "title", title);
        }
        let number = against.strip_prefix("version ");
        let (number, key) = match number.and_then(|rest| rest.strip_suffix(", in force")) {
            Some(number) => (Some(number), "replay-version-in-force"),
            None => (number, "replay-version"),
        };
        match number.filter(|number| number.parse::<u32>().is_ok()) {
            Some(number) => self.w.with(key, "version", number),
            None => against.to_owned(),
        }
    }

    /// Outcomes then and now, as bars and as a matrix.
    pub(super) fn outcomes(&mut self, report: &ReplayReport) {
        self.section("replay-outcomes", "replay-outcomes-about");
        let used = |o: &Outcome| sum(report, Some(*o), None) + sum(report, None, Some(*o)) > 0;
        let bars: Vec<Bar> = Outcome::ALL
            .into_iter()
            .filter(used)
            .flat_map(|outcome| {
                let word = self.outcome(outcome.as_str());
                let bar = |when: &str, value, meaning| Bar {
                    label: self.w.with(when, "what", &word),
                    value,
                    meaning,
                };
                [
                    bar("replay-then", sum(report, Some(outcome), None), "then"),
                    bar("replay-now", sum(report, None, Some(outcome)), outcome.as_str()),
                ]
            })
            .collect();
        self.bars(&self.t("replay-outcomes-chart"), &bars);
        let shown: Vec<Outcome> = Outcome::ALL.into_iter().filter(used).collect();
        let columns: Vec<String> = shown.iter().map(|outcome| format!("replay-{outcome}")).collect();
        let columns: Vec<&str> = columns.iter().map(String::as_str).chain(["replay-all"]).collect();
        self.begin_table("replay-outcomes-chart", "replay-then-now", &columns);
        for old in shown.iter().copied() {
            self.row_head(&self.outcome(old.as_str()));
            for new in shown.iter().copied() {
                let count = report.cell(old, new);
                let class = if old == new || count == 0 { "same" } else { "changed" };
                let count = self.count(count);
                self.add(format_args!("<td class=\"{class}\">{count}</td>"));
            }
            self.number(sum(report, Some(old), None));
            self.end_row();
        }
        self.row_head(&self.t("replay-all"));
        let totals: Vec<u64> = shown.iter().map(|new| sum(report, None, Some(*new))).collect();
        totals.iter().chain([&report.comments]).for_each(|count| self.number(*count));
        self.end_row();
        self.end_table();
    }

    /// Clause by clause and rule by rule, with samples.
    pub(super) fn clauses(&mut self, report: &ReplayReport) {
        if report.clauses.is_empty() {
            return;
        }
        self.section("replay-clauses", "replay-clauses-about");
        if report.clauses.iter().flat_map(|clause| clause.rules.values()).any(|rule| rule.is_on_trial) {
            let about = escaped(&self.t("replay-tried-about"));
            self.add(format_args!("<p class=\"about\">{about}</p>\n"));
        }
        let bars: Vec<Bar> = report.clauses.iter().flat_map(|clause| self.clause_bars(clause)).collect();
        if !bars.is_empty() {
            self.bars(&self.t("replay-clauses-chart"), &bars);
        }
        self.begin_table(
            "replay-clauses-table",
            "replay-clause-rule",
            &[
                "replay-cited",
                "replay-newly-held",
                "replay-newly-rejected",
                "replay-newly-published",
                "replay-precision",
                "replay-recall",
            ],
        );
        for clause in &report.clauses {
            self.row_head(&clause.title);
            for count in [clause.cited, clause.newly_held, clause.newly_rejected, clause.newly_published] {
                self.number(count);
            }
            self.share(clause.moderators.precision.or(clause.archive.precision));
            self.share(clause.moderators.recall);
            self.end_row();
            for (rule, counts) in in_order(clause) {
                self.rule_head(clause, rule, counts);
                for count in [counts.cited, counts.newly_held, counts.newly_rejected, counts.newly_published]
                {
                    self.number(count);
                }
                match counts.precision.filter(|_| counts.is_on_trial) {
                    Some(precision) => self.share(Some(precision)),
                    None => self.html.push_str("<td></td>"),
                }
                self.html.push_str("<td></td>");
                self.end_row();
            }
        }
        self.end_table();
        for clause in report.clauses.iter().filter(|clause| !clause.samples.is_empty()) {
            self.add(format_args!("<h3><bdi>{}</bdi></h3>\n", escaped(&clause.title)));
            self.samples(&clause.samples);
        }
        if !report.newly_published.is_empty() {
            let heading = escaped(&self.t("replay-would-be-published"));
            self.add(format_args!("<h3>{heading}</h3>\n"));
            self.samples(&report.newly_published);
        }
    }

    /// Against what people decided.
    pub(super) fn agreement(&mut self, report: &ReplayReport) {
        let all = [("replay-moderators", &report.moderators), ("replay-archive", &report.archive)];
        let decided: Vec<(String, &AgreementReport)> = all
            .into_iter()
            .map(|(name, agreement)| (self.t(name), agreement))
            .chain(report.clauses.iter().map(|clause| match clause.moderators.decided() {
                0 => (self.w.with("replay-in-archive", "clause", &clause.title), &clause.archive),
                _ => (clause.title.clone(), &clause.moderators),
            }))
            .filter(|(_, agreement)| agreement.decided() > 0)
            .collect();
        if decided.is_empty() {
            return;
        }
        self.section("replay-agreement", "replay-agreement-about");
        self.intervals(&decided);
        self.begin_table(
            "replay-agreement-table",
            "replay-compared-with",
            &[
                "replay-rightly-stopped",
                "replay-wrongly-stopped",
                "replay-missed",
                "replay-rightly-published",
                "replay-precision",
                "replay-recall",
            ],
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
        let number = self.count(report.overruled.decided());
        let right = self.count(counts.rightly_stopped + counts.rightly_published);
        let about = self.w.args("replay-overruled-about", &[("number", &number), ("right", &right)]);
        self.heading(&self.t("replay-overruled"), &escaped(&about));
        self.samples(&report.overruled_cases);
    }

    /// Comments by language, or by people named; `heading` and `column` are keys, `about` is HTML.
    pub(super) fn groups(&mut self, heading: &str, column: &str, about: &str, groups: &[GroupReport]) {
        if groups.is_empty() {
            return;
        }
        self.heading(&self.t(heading), about);
        let bars: Vec<Bar> = groups
            .iter()
            .filter(|group| group.stopped_then + group.stopped_now > 0)
            .flat_map(|group| {
                let bar = |when: &str, value, meaning| Bar {
                    label: self.w.with(when, "what", self.group_name(group)),
                    value,
                    meaning,
                };
                [bar("replay-then", group.stopped_then, "then"), bar("replay-now", group.stopped_now, "now")]
            })
            .collect();
        if !bars.is_empty() {
            self.bars(&self.w.with("replay-groups-chart", "heading", self.t(heading)), &bars);
        }
        self.begin_table(
            heading,
            column,
            &[
                "replay-comments",
                "replay-stopped-then",
                "replay-stopped-now",
                "replay-share-then",
                "replay-share-now",
            ],
        );
        for group in groups {
            self.row_head(&self.group_name(group));
            for count in [group.comments, group.stopped_then, group.stopped_now] {
                self.number(count);
            }
            for stopped in [group.stopped_then, group.stopped_now] {
                let share = self.percent(stopped as f64 / group.comments.max(1) as f64, 1);
                self.add(format_args!("<td>{share}</td>"));
            }
            self.end_row();
        }
        self.end_table();
    }

    /// A language by its name, where the pages know it; a people with a capital letter.
    fn group_name(&self, group: &GroupReport) -> String {
        let language = comity_locale::find(self.w.lang, &format!("language-{}", group.name), &[]);
        language.unwrap_or_else(|| match group.name.as_str() {
            "und" => self.t("replay-language-unknown"),
            tag if tag.len() <= 3 || tag.contains('-') => tag.to_owned(),
            people => {
                let mut letters = people.chars();
                let first = letters.next().map(|first| first.to_uppercase().to_string());
                first.unwrap_or_default() + letters.as_str()
            }
        })
    }

    /// Whose comments would fare otherwise.
    pub(super) fn commenters(&mut self, report: &ReplayReport) {
        if report.commenters.is_empty() {
            return;
        }
        self.heading(&self.t("replay-commenters"), "");
        self.begin_table("replay-commenters", "replay-commenter", &["replay-other-outcome"]);
        for commenter in &report.commenters {
            let id = escaped(&commenter.commenter);
            let name = commenter.name.as_deref().filter(|name| !name.is_empty());
            let name = name.map(|name| format!("<bdi>{}</bdi>", escaped(name)));
            let name = match name {
                // The console knows the person; a file is read beside other files, which know the id.
                Some(name) if self.has_cases => format!("<a href=\"/console/people/{id}\">{name}</a>"),
                Some(name) => format!("{name} <code>{id}</code>"),
                None => format!("<code>{id}</code>"),
            };
            self.add(format_args!("<tr><th scope=\"row\">{name}</th>"));
            self.number(commenter.changed);
            self.end_row();
        }
        self.end_table();
    }

    /// Comments that were erased, and rules that could not look.
    pub(super) fn left_out(&mut self, report: &ReplayReport) {
        let has_skipped = !report.not_judged.is_empty() || !report.skipped.is_empty();
        if !has_skipped && report.erased == 0 {
            return;
        }
        let mut about = Vec::new();
        if report.erased > 0 {
            about.push(self.w.with("replay-erased", "number", self.count(report.erased)));
        }
        if has_skipped {
            about.push(self.t("replay-skipped"));
        }
        self.heading(&self.t("replay-left-out"), &escaped(&about.join(" ")));
        if has_skipped {
            self.begin_table("replay-left-out", "replay-rule-reason", &["replay-comments"]);
            for skipped in &report.not_judged {
                let key = if skipped.why == "missing" { "replay-missing" } else { "replay-not-evaluable" };
                let rule = self.rule_in_words(&skipped.rule);
                let rule = escaped(&self.w.with(key, "rule", rule));
                let rule = format!("<bdi>{}</bdi>: {rule}", escaped(&skipped.title));
                let settings = settings(&skipped.rule, &skipped.settings);
                self.add(format_args!("<tr><th scope=\"row\">{rule}{settings}</th>"));
                self.number(skipped.comments);
                self.end_row();
            }
            for (rule, count) in &report.skipped {
                self.row_head(&self.why_skipped(rule));
                self.number(*count);
                self.end_row();
            }
            self.end_table();
        }
    }

    /// A heading with the sentence below it; both are keys.
    pub(super) fn section(&mut self, heading: &str, about: &str) {
        self.heading(&self.t(heading), &escaped(&self.t(about)));
    }

    /// A rule of a clause as the head of a row: in words, with what it asks for, and below them what it is called in the policy.
    fn rule_head(&mut self, clause: &ClauseReport, name: &str, rule: &RuleReport) {
        let mut words = self.rule_in_words(name);
        let is_one_of_several = || clause.rules.keys().any(|other| other.starts_with(&format!("{name}#")));
        if rule.then.is_empty() && is_one_of_several() {
            words = self.w.with("replay-one-of-several", "rule", words);
        }
        if rule.is_on_trial {
            words = self.w.with("replay-tried", "rule", words);
        }
        let then = if rule.then.is_empty() {
            String::new()
        } else {
            let arrow = if self.w.direction() == "rtl" { "←" } else { "→" };
            format!(" {arrow} {}", escaped(&self.outcome(&rule.then)))
        };
        let settings = settings(name, &rule.settings);
        self.add(format_args!(
            "<tr class=\"rule\"><th scope=\"row\">{}{then}{settings}</th>",
            escaped(&words)
        ));
    }

    /// `RULE: missing`, as it is counted, in words.
    fn why_skipped(&self, counted: &str) -> String {
        match counted.rsplit_once(": ") {
            Some((rule, "missing")) => self.w.with("replay-missing", "rule", rule),
            Some((rule, "not evaluable")) => self.w.with("replay-not-evaluable", "rule", rule),
            _ => counted.to_owned(),
        }
    }

    fn clause_bars(&self, clause: &ClauseReport) -> Vec<Bar> {
        let changes = [
            ("replay-newly-held", clause.newly_held, "hold"),
            ("replay-newly-rejected", clause.newly_rejected, "reject"),
            ("replay-newly-published", clause.newly_published, "released"),
        ];
        let number = clause.title.split(' ').next().unwrap_or_default();
        let bar = |(what, value, meaning): (&str, u64, &'static str)| Bar {
            label: format!("{number} {}", self.t(what)),
            value,
            meaning,
        };
        changes.into_iter().filter(|(_, value, _)| *value > 0).map(bar).collect()
    }
}

/// The rules of a clause in the policy's order; those that it does not have come last.
fn in_order(clause: &ClauseReport) -> Vec<(&String, &RuleReport)> {
    let mut rules: Vec<_> = clause.rules.iter().collect();
    rules.sort_by_key(|(_, rule)| rule.place.wrapping_sub(1));
    rules
}

/// What a report is compared with that is not compared with a policy, as it is kept.
const HISTORY: &str = "what became of each comment";
