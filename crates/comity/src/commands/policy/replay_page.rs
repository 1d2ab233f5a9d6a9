//! The report of a replay as one page that needs nothing else: no script, no font, no request.

use super::replay::{cell, share_in_words};
use comity_actions::{AgreementReport, ClauseReport, GroupReport, ReplayReport, SampleComment};
use comity_model::Outcome;
use comity_policy::Share;
use std::fmt::Write;

/// Bars in one chart at most; the table beside it has all rows.
const MAX_BARS: usize = 24;

/// Width of the part of a chart that bars may fill, in its own units.
const BAR_WIDTH: f64 = 340.0;

/// Where bars begin, in the chart's own units.
const BAR_START: f64 = 190.0;

/// Height of one bar with the space around it, in the chart's own units.
const BAR_STEP: f64 = 24.0;

/// What the page is about.
pub(super) struct Title<'a> {
    /// The site's name.
    pub site: &'a str,
    /// The policy that was replayed.
    pub policy: &'a str,
    /// What it was compared with.
    pub against: &'a str,
}

/// The page.
pub(super) fn page(report: &ReplayReport, title: &Title<'_>) -> String {
    let mut page = Page::default();
    page.head(report, title);
    if report.comments > 0 {
        page.outcomes(report);
        page.clauses(report);
        page.agreement(report);
        page.overruled(report);
        page.groups("By language", "Language", "", &report.languages);
        let about = "Comments that name a people, by its English name. A large difference between peoples is worth a look at \
                     the rules: see <code>comity policy fairness</code>.";
        page.groups("By people named", "People", about, &report.peoples);
        page.commenters(report);
        page.left_out(report);
    }
    page.0.push_str("</main></body></html>\n");
    page.0
}

/// The page as far as it is written.
#[derive(Default)]
struct Page(String);

/// One bar of a chart.
struct Bar {
    label: String,
    value: u64,
    /// What it means, a class of the style sheet.
    meaning: &'static str,
}

impl Page {
    fn add(&mut self, html: std::fmt::Arguments<'_>) {
        self.0.write_fmt(html).expect("a string takes all that is written to it");
    }

    fn head(&mut self, report: &ReplayReport, title: &Title<'_>) {
        let (site, policy, against) = (escaped(title.site), escaped(title.policy), escaped(title.against));
        self.add(format_args!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
             <title>Replay of {policy} · {site}</title><style>{}</style></head><body><main>\n\
             <h1>{site} · Replay of {policy}</h1>\n",
            include_str!("replay_page.css")
        ));
        for (number, sentence) in report.summary.iter().enumerate() {
            let class = if number == 0 { "lead" } else { "more" };
            self.add(format_args!("<p class=\"{class}\">{}</p>\n", escaped(sentence)));
        }
        let days = report.first_day.as_deref().zip(report.last_day.as_deref());
        let days = days.map(|(first, last)| format!(", written from {first} to {last}")).unwrap_or_default();
        self.add(format_args!(
            "<p class=\"facts\">{} comments{days}. Compared with {against}. History is taken as it happened, not as this \
             draft would have made it.</p>\n",
            grouped(report.comments)
        ));
    }

    fn outcomes(&mut self, report: &ReplayReport) {
        self.0.push_str(
            "<h2>What would have become of the comments</h2>\n<p>Each row is an outcome that comments had; each column the \
             outcome that they would have. What stands on the diagonal does not change.</p>\n",
        );
        let sum = |then: Option<Outcome>, now: Option<Outcome>| -> u64 {
            let olds = Outcome::ALL.into_iter().filter(|old| then.is_none_or(|then| then == *old));
            let news = |old| {
                let news = Outcome::ALL.into_iter().filter(move |new| now.is_none_or(|now| now == *new));
                news.map(move |new| cell(report, old, new)).sum::<u64>()
            };
            olds.map(news).sum()
        };
        let used = |o: &Outcome| sum(Some(*o), None) + sum(None, Some(*o)) > 0;
        let bars: Vec<Bar> = Outcome::ALL
            .into_iter()
            .filter(used)
            .flat_map(|outcome| {
                let word = outcome.as_str();
                let then =
                    Bar { label: format!("{word}, then"), value: sum(Some(outcome), None), meaning: "then" };
                [then, Bar { label: format!("{word}, now"), value: sum(None, Some(outcome)), meaning: word }]
            })
            .collect();
        self.bars("Comments by outcome, then and now", &bars);
        let columns: Vec<&str> = Outcome::ALL.iter().map(|o| o.as_str()).chain(["all"]).collect();
        self.begin_table("then ↓ now →", &columns);
        for old in Outcome::ALL.into_iter().filter(used) {
            self.row_head(old.as_str());
            for new in Outcome::ALL {
                let count = cell(report, old, new);
                let class = if old == new {
                    "same"
                } else if count > 0 {
                    "changed"
                } else {
                    "same"
                };
                self.add(format_args!("<td class=\"{class}\">{}</td>", grouped(count)));
            }
            self.add(format_args!("<td>{}</td></tr>\n", grouped(sum(Some(old), None))));
        }
        self.row_head("all");
        let totals = Outcome::ALL.map(|new| sum(None, Some(new)));
        totals.iter().chain([&report.comments]).for_each(|count| self.number(*count));
        self.end_table();
    }

    fn clauses(&mut self, report: &ReplayReport) {
        if report.clauses.is_empty() {
            return;
        }
        self.0.push_str(
            "<h2>Clause by clause</h2>\n<p>A comment that breaks two clauses is counted with both.</p>\n",
        );
        let bars: Vec<Bar> = report.clauses.iter().flat_map(clause_bars).collect();
        if !bars.is_empty() {
            self.bars("Comments whose outcome changes, by clause", &bars);
        }
        self.begin_table(
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
            self.0.push_str("</tr>\n");
            for (rule, counts) in &clause.rules {
                self.add(format_args!("<tr><th scope=\"row\">&emsp;<code>{}</code></th>", escaped(rule)));
                for count in [counts.cited, counts.newly_held, counts.newly_rejected] {
                    self.number(count);
                }
                self.0.push_str("<td></td><td></td><td></td></tr>\n");
            }
        }
        self.end_table();
        for clause in report.clauses.iter().filter(|clause| !clause.samples.is_empty()) {
            self.add(format_args!("<h3>{}</h3>\n", escaped(&clause.title)));
            self.samples(&clause.samples);
        }
        if !report.newly_published.is_empty() {
            self.0.push_str("<h3>Would be published</h3>\n");
            self.samples(&report.newly_published);
        }
    }

    fn agreement(&mut self, report: &ReplayReport) {
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
        self.0.push_str(
            "<h2>Agreement with what people decided</h2>\n<p>Precision: of what the draft stops, the share that was rejected. \
             Recall: of what was rejected, the share that it stops. The lines show where the true share lies with 95 % \
             confidence. The imported archive does not say whether a person decided.</p>\n",
        );
        self.intervals(&decided);
        self.begin_table(
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
            self.0.push_str("</tr>\n");
        }
        self.end_table();
    }

    fn overruled(&mut self, report: &ReplayReport) {
        if report.overruled_cases.is_empty() {
            return;
        }
        let counts = report.overruled.counts;
        self.add(format_args!(
            "<h2>Where moderators had overruled the policy</h2>\n<p>{} such comments; this draft gets {} of them right. Those that \
             it gets wrong again come first.</p>\n",
            grouped(report.overruled.decided()),
            grouped(counts.rightly_stopped + counts.rightly_published)
        ));
        self.samples(&report.overruled_cases);
    }

    fn groups(&mut self, heading: &str, column: &str, about: &str, groups: &[GroupReport]) {
        if groups.is_empty() {
            return;
        }
        self.add(format_args!("<h2>{heading}</h2>\n"));
        if !about.is_empty() {
            self.add(format_args!("<p>{about}</p>\n"));
        }
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
        self.begin_table(column, &["comments", "stopped then", "stopped now", "share then", "share now"]);
        for group in groups {
            self.row_head(&group.name);
            for count in [group.comments, group.stopped_then, group.stopped_now] {
                self.number(count);
            }
            for stopped in [group.stopped_then, group.stopped_now] {
                let share = stopped as f64 * 100.0 / group.comments.max(1) as f64;
                self.add(format_args!("<td>{share:.1} %</td>"));
            }
            self.0.push_str("</tr>\n");
        }
        self.end_table();
    }

    fn commenters(&mut self, report: &ReplayReport) {
        if report.commenters.is_empty() {
            return;
        }
        self.0.push_str("<h2>Commenters most affected</h2>\n<p>By id; the console shows who they are to those who may know.</p>\n");
        self.begin_table("Commenter", &["comments that fare otherwise"]);
        for commenter in &report.commenters {
            self.add(format_args!(
                "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td></tr>\n",
                escaped(&commenter.commenter),
                grouped(commenter.changed)
            ));
        }
        self.end_table();
    }

    fn left_out(&mut self, report: &ReplayReport) {
        if report.skipped.is_empty() && report.erased == 0 {
            return;
        }
        self.0.push_str("<h2>What could not be judged</h2>\n");
        if report.erased > 0 {
            self.add(format_args!("<p>{} comments were erased and left out.</p>\n", grouped(report.erased)));
        }
        if !report.skipped.is_empty() {
            self.begin_table("Rule and reason", &["times"]);
            for (rule, count) in &report.skipped {
                self.row_head(rule);
                self.number(*count);
                self.0.push_str("</tr>\n");
            }
            self.end_table();
        }
    }

    fn samples(&mut self, samples: &[SampleComment]) {
        self.0.push_str("<ol class=\"samples\">\n");
        for sample in samples {
            let moderator =
                sample.moderator.map(|made| format!(" · a moderator {made} it")).unwrap_or_default();
            let clause =
                sample.clause.as_ref().map(|clause| format!(" · {}", escaped(clause))).unwrap_or_default();
            let language = sample.language.as_deref().map(escaped).unwrap_or_default();
            self.add(format_args!(
                "<li><p lang=\"{language}\" dir=\"auto\">{}</p><p class=\"about\">{} → {}{moderator}{clause} · <bdi>{}</bdi></p></li>\n",
                escaped(&sample.text),
                sample.old,
                sample.new,
                escaped(&sample.headline)
            ));
        }
        self.0.push_str("</ol>\n");
    }

    /// A bar chart; the table after it is its twin.
    fn bars(&mut self, title: &str, bars: &[Bar]) {
        let shown = bars.get(..bars.len().min(MAX_BARS)).unwrap_or_default();
        let most = shown.iter().map(|bar| bar.value).max().unwrap_or_default().max(1) as f64;
        self.begin_chart(title, shown.len());
        for (row, bar) in shown.iter().enumerate() {
            let top = row as f64 * BAR_STEP;
            let width = (bar.value as f64 / most * BAR_WIDTH).max(if bar.value > 0 { 1.5 } else { 0.0 });
            self.add(format_args!(
                "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\
                 <rect class=\"{}\" x=\"{BAR_START}\" y=\"{}\" width=\"{width:.1}\" height=\"13\" rx=\"1\"/>\
                 <text class=\"quiet\" x=\"{:.1}\" y=\"{}\">{}</text>\n",
                BAR_START - 10.0,
                top + 15.0,
                escaped(&shortened(&bar.label)),
                bar.meaning,
                top + 4.5,
                BAR_START + width + 8.0,
                top + 15.0,
                grouped(bar.value)
            ));
        }
        self.0.push_str("</svg></figure>\n");
    }

    /// Precision and recall with their intervals, on a scale from 0 to 100 %.
    fn intervals(&mut self, decided: &[(String, &AgreementReport)]) {
        let rows: Vec<(String, Share)> = decided
            .iter()
            .flat_map(|(name, agreement)| {
                let precision = agreement.precision.map(|share| (format!("{name}: precision"), share));
                let recall = agreement.recall.map(|share| (format!("{name}: recall"), share));
                precision.into_iter().chain(recall)
            })
            .take(MAX_BARS)
            .collect();
        if rows.is_empty() {
            return;
        }
        let at = |share: f64| BAR_START + share * BAR_WIDTH;
        self.begin_chart("Precision and recall with 95 % intervals, from 0 to 100 %", rows.len());
        let bottom = rows.len() as f64 * BAR_STEP;
        for share in [0.0, 0.5, 1.0] {
            self.add(format_args!(
                "<line class=\"grid\" x1=\"{0}\" x2=\"{0}\" y1=\"0\" y2=\"{bottom}\"/>",
                at(share)
            ));
        }
        for (row, (label, share)) in rows.iter().enumerate() {
            let middle = row as f64 * BAR_STEP + 11.0;
            self.add(format_args!(
                "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\
                 <line class=\"whisker\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{middle}\" y2=\"{middle}\"/>\
                 <circle class=\"now\" cx=\"{:.1}\" cy=\"{middle}\" r=\"4.5\"/>\
                 <text class=\"quiet\" x=\"{}\" y=\"{}\">{:.0} %</text>\n",
                BAR_START - 10.0,
                middle + 4.0,
                escaped(&shortened(label)),
                at(share.low),
                at(share.high),
                at(share.share),
                at(1.0) + 12.0,
                middle + 4.0,
                share.share * 100.0
            ));
        }
        self.0.push_str("</svg></figure>\n");
    }

    fn begin_chart(&mut self, title: &str, rows: usize) {
        let height = rows as f64 * BAR_STEP + 2.0;
        let width = BAR_START + BAR_WIDTH + 70.0;
        self.add(format_args!(
            "<figure><svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{}; the table below has the numbers\">\n",
            escaped(title)
        ));
    }

    fn begin_table(&mut self, first: &str, columns: &[&str]) {
        self.add(format_args!("<div class=\"wide\"><table><thead><tr><th scope=\"col\">{first}</th>"));
        for column in columns {
            self.add(format_args!("<th scope=\"col\">{column}</th>"));
        }
        self.0.push_str("</tr></thead><tbody>\n");
    }

    fn end_table(&mut self) {
        self.0.push_str("</tbody></table></div>\n");
    }

    fn row_head(&mut self, name: &str) {
        self.add(format_args!("<tr><th scope=\"row\">{}</th>", escaped(name)));
    }

    fn number(&mut self, count: u64) {
        self.add(format_args!("<td>{}</td>", grouped(count)));
    }

    fn share(&mut self, share: Option<Share>) {
        self.add(format_args!("<td>{}</td>", share.map_or_else(|| "–".to_owned(), share_in_words)));
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

/// A label that fits beside its bar.
fn shortened(label: &str) -> String {
    /// Characters that fit.
    const MAX: usize = 24;
    if label.chars().count() <= MAX {
        return label.to_owned();
    }
    let (head, tail) = label.rsplit_once(": ").map_or((label, String::new()), |(h, t)| (h, format!(": {t}")));
    let kept: String = head.chars().take(MAX.saturating_sub(tail.chars().count() + 1)).collect();
    format!("{}…{tail}", kept.trim_end())
}

/// Text for HTML, in elements and in quoted attributes.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // Overrides of direction and other controls must not reorder the report around them.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() && c != '\n' && c != '\t' => {}
            c => html.push(c),
        }
    }
    html
}

/// `12345` → `12,345`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> ReplayReport {
        let sample = SampleComment {
            comment: "c".to_owned(),
            text: "<script>alert(1)</script> & \"more\" \u{202e}".to_owned(),
            headline: "A <b>headline</b>".to_owned(),
            language: Some("en\" onclick=\"x".to_owned()),
            old: "publish",
            new: "hold",
            moderator: Some("published"),
            clause: Some("1. A<i>".to_owned()),
        };
        let clause = ClauseReport {
            title: "1. A<i>".to_owned(),
            newly_held: 2,
            samples: vec![sample.clone()],
            ..ClauseReport::default()
        };
        ReplayReport {
            summary: vec!["This draft would have held 2 more comments & rejected none.".to_owned()],
            comments: 12_345,
            matrix: [("publish", [("publish", 12_343), ("hold", 2)].into())].into(),
            clauses: vec![clause],
            overruled_cases: vec![sample],
            languages: vec![GroupReport {
                name: "en".to_owned(),
                comments: 12_345,
                stopped_then: 0,
                stopped_now: 2,
            }],
            ..ReplayReport::default()
        }
    }

    #[test]
    fn nothing_that_a_commenter_wrote_becomes_markup() {
        let title = Title { site: "S<i>", policy: "<draft>.md", against: "\"x\"" };
        let page = page(&report(), &title);
        for bad in ["<script", "<i>", "<b>headline", "onclick=\"x", "<draft>", "\u{202e}"] {
            assert!(!page.contains(bad), "{bad}");
        }
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;"));
    }

    #[test]
    fn the_page_leads_with_the_sentence_and_every_chart_has_a_table() {
        let title = Title { site: "S", policy: "draft.md", against: "version 1" };
        let page = page(&report(), &title);
        assert!(page.contains(
            "<p class=\"lead\">This draft would have held 2 more comments &amp; rejected none.</p>"
        ));
        assert!(page.contains("12,345"));
        let (charts, tables) = (page.matches("<svg").count(), page.matches("<table>").count());
        assert!(charts >= 3 && tables >= charts, "{charts} charts, {tables} tables");
        for request in ["http://", "https://", "url(", "@import", "src="] {
            assert!(!page.contains(request), "the page asks for nothing: {request}");
        }
    }
}
