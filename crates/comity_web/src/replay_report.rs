//! The report of a replay: in the console, and as one page that needs nothing else: no script, no font, no request.

mod charts;
mod sections;
mod sheet;
mod sweep;
mod table;
mod trial;

use crate::words::Words;
use comity_actions::{ReplayReport, TrialReport};
use sheet::{Sheet, escaped};
pub use table::replay_table;

/// The styles of a page that stands alone; the console has the same among its own.
const STYLES: &str = include_str!("../assets/report.css");

/// What a report is about.
#[derive(Debug, Clone, Copy)]
pub struct ReportTitle<'a> {
    /// The site's name.
    pub site: &'a str,
    /// The policy that was replayed.
    pub policy: &'a str,
    /// What it was compared with.
    pub against: &'a str,
    /// The language of the page, BCP 47; English where the pages do not speak it.
    pub language: &'a str,
}

/// The report as a page that stands alone.
pub fn replay_page(report: &ReplayReport, title: &ReportTitle<'_>) -> String {
    let w = Words::first_of(&[Some(title.language)]);
    let policy = Sheet::new(w, false).in_words(title.policy);
    let (site, heading) = (escaped(title.site), escaped(&w.with("replay-title", "policy", policy)));
    let report = replay_sections(w, report, title.against, false);
    let (lang, direction) = (w.lang, w.direction());
    format!(
        "<!doctype html><html lang=\"{lang}\" dir=\"{direction}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <title>{heading} · {site}</title><style>{STYLES}</style></head><body class=\"alone\">\
         <main class=\"report\">\n<h1>{site} · {heading}</h1>\n{report}</main></body></html>\n"
    )
}

/// The report without what stands around it; in the console samples lead to their cases.
pub(crate) fn replay_sections(w: Words, report: &ReplayReport, against: &str, is_in_console: bool) -> String {
    let mut sheet = Sheet::new(w, is_in_console);
    sheet.summary(report, against);
    if report.comments > 0 {
        sheet.outcomes(report);
        sheet.overruled(report);
        sheet.agreement(report);
        sheet.clauses(report);
        sheet.sweep(report.sweep.as_ref());
        sheet.groups("replay-by-language", "replay-language", "", &report.languages);
        let command = "<code dir=\"ltr\">comity policy fairness</code>";
        let about = sheet.around("replay-people-about", "command", command);
        sheet.groups("replay-by-people", "replay-people", &about, &report.peoples);
        sheet.commenters(report);
        sheet.left_out(report);
    }
    sheet.html
}

/// Rules on trial, for the console.
pub(crate) fn trial_sections(w: Words, report: &TrialReport) -> String {
    let mut sheet = Sheet::new(w, true);
    sheet.trial(report);
    sheet.html
}

#[cfg(test)]
mod tests {
    use super::*;
    use comity_actions::{ClauseReport, GroupReport, SampleComment, Share, SweepPoint, SweepReport};

    const EN: Words = Words { lang: "en" };

    fn report() -> ReplayReport {
        let sample = SampleComment {
            comment: "c".to_owned(),
            text: "<script>alert(1)</script> & \"more\" \u{202e}".to_owned(),
            headline: "A <b>headline</b>".to_owned(),
            language: Some("en\" onclick=\"x".to_owned()),
            old: "publish".to_owned(),
            new: "hold".to_owned(),
            moderator: Some("published".to_owned()),
            clause: Some("1. A<i>".to_owned()),
            rule: Some("signal#2<i>".to_owned()),
            tried: None,
        };
        let clause = ClauseReport {
            title: "1. A<i>".to_owned(),
            newly_held: 2,
            samples: vec![sample.clone()],
            ..ClauseReport::default()
        };
        let row = [("publish".to_owned(), 12_343), ("hold".to_owned(), 2)];
        ReplayReport {
            summary: vec!["This draft would have held 2 more comments & rejected none.".to_owned()],
            comments: 12_345,
            matrix: [("publish".to_owned(), row.into())].into(),
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
        let title = ReportTitle { site: "S<i>", policy: "<draft>.md", against: "\"x\"", language: "en" };
        for page in [replay_page(&report(), &title), replay_sections(EN, &report(), "\"x\"", true)] {
            for bad in ["<script", "<i>", "<b>headline", "onclick=\"x", "<draft>", "\u{202e}"] {
                assert!(!page.contains(bad), "{bad}");
            }
            assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;"));
        }
    }

    #[test]
    fn the_page_leads_with_the_sentence_and_every_chart_has_a_table() {
        let title = ReportTitle { site: "S", policy: "draft.md", against: "version 1", language: "en" };
        let page = replay_page(&report(), &title);
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

    #[test]
    fn rules_of_one_kind_have_rows_of_their_own_with_words_settings_and_what_they_ask_for() {
        let rule = |place, cited, then: &str, settings: &str| comity_actions::RuleReport {
            place,
            cited,
            then: then.to_owned(),
            settings: settings.to_owned(),
            ..comity_actions::RuleReport::default()
        };
        let rules = [
            ("signal".to_owned(), rule(0, 7_001, "", "")),
            ("signal#1".to_owned(), rule(2, 7_002, "hold", "signal = \"insult\"")),
            ("signal#2".to_owned(), rule(3, 7_003, "note", "signal = \"<toxicity>\"")),
            ("word_list".to_owned(), rule(1, 7_004, "reject", "")),
        ];
        let clause = ClauseReport { title: "3. Calm".to_owned(), rules: rules.into(), ..Default::default() };
        let page = replay_sections(EN, &ReplayReport { clauses: vec![clause], ..report() }, "x", true);
        let rows: Vec<&str> = page.split("<tr class=\"rule\">").skip(1).collect();
        let at = |row: usize, parts: &[&str]| {
            for part in parts {
                assert!(rows[row].contains(part), "{part}: {}", rows[row]);
            }
        };
        // In the policy's order; what only the ledger knows comes last.
        at(0, &["Words that we don’t print → reject", "7,004"]);
        at(1, &["above its limit → hold", "signal#1: signal = &quot;insult&quot;", "7,002"]);
        at(2, &["above its limit → note", "signal#2: signal = &quot;&lt;toxicity&gt;&quot;", "7,003"]);
        at(3, &["above its limit (one of several)", "7,001"]);
    }

    #[test]
    fn few_comments_are_shown_as_counts_and_a_report_that_is_not_complete_says_so_first() {
        let counts = comity_actions::AgreementReport {
            precision: Some(Share { share: 0.5, low: 0.095, high: 0.905, part: 1, whole: 2 }),
            counts: comity_actions::Agreement {
                rightly_stopped: 1,
                wrongly_stopped: 1,
                ..Default::default()
            },
            ..Default::default()
        };
        let changed = Some(comity_actions::ChangedReport::default());
        let report = ReplayReport {
            moderators: counts,
            stopped: changed,
            released: changed,
            every: 1,
            days: 1,
            read: 500,
            total: 20_000,
            ..report()
        };
        let page = replay_sections(EN, &report, "x", true);
        let chart = page.split("from 0 to 100 %").nth(1).unwrap().split("</svg>").next().unwrap();
        assert!(chart.contains(">1 of 2</text>"), "{chart}");
        assert!(page.contains("1 of 2 (50\u{a0}%; 95\u{a0}%: 10 to 90\u{a0}%)"), "{page}");
        let below_lead = page.split("</p>").nth(1).unwrap().trim_start();
        let caveat = "<p class=\"more caveat\">The replay was stopped after 500 of 20,000";
        assert!(below_lead.starts_with(caveat), "{below_lead}");
    }

    #[test]
    fn what_a_rule_on_trial_would_come_to_is_said_in_words() {
        let sample = |old: &str, new: &str| SampleComment {
            old: old.to_owned(),
            new: new.to_owned(),
            ..report().overruled_cases.remove(0)
        };
        let samples = vec![sample("hold", "hold"), sample("publish", "hold"), sample("reject", "note")];
        let rule = comity_actions::TrialRule {
            rule: "links".to_owned(),
            settings: String::new(),
            clause: "1. Links".to_owned(),
            then: comity_model::Outcome::Hold,
            noticed: 3,
            newly: 1,
            agreement: comity_actions::AgreementReport::default(),
            samples,
        };
        let since = comity_model::Timestamp::from_secs(0);
        let trial = TrialReport { version: 1, since, rejected: 0, rules: vec![rule], not_told_apart: 0 };
        let page = trial_sections(EN, &trial);
        for said in [
            "Without this rule: held for a moderator. With it: the same.",
            "Without this rule: published. With it: held for a moderator.",
            "Without this rule: not published. With it: the same.",
        ] {
            assert_eq!(page.matches(said).count(), 1, "{said}: {page}");
        }
        assert!(!page.contains("</span> →"), "{page}");
        for lang in comity_locale::LANGUAGES {
            let page = trial_sections(Words { lang }, &trial);
            assert!(!page.contains("replay-trial-") && !page.contains("outcome-"), "{lang}: {page}");
        }
    }

    #[test]
    fn the_curve_lies_inside_its_chart_and_has_a_table() {
        let agreement =
            |share: f64| Some(Share { share, low: share - 0.1, high: share + 0.1, part: 1, whole: 2 });
        let point = |value: f64, stopped: f64, share: f64| SweepPoint {
            value,
            noticed_share: stopped,
            rule: comity_actions::AgreementReport { precision: agreement(share), ..Default::default() },
            ..SweepPoint::default()
        };
        let points = vec![point(0.5, 0.2, 0.6), point(0.7, 0.1, 0.8), point(0.9, 0.0, 0.7)];
        let (setting, then) = ("links.max".to_owned(), "ask".to_owned());
        let sweep = SweepReport { setting, present: Some(0.7), then, by_archive: false, points };
        let page = replay_sections(EN, &ReplayReport { sweep: Some(sweep), ..report() }, "x", true);
        assert!(page.contains("share of comments whose authors the rule would ask"), "{page}");
        assert!(!page.contains("held by all rules"), "what is asked about changes nothing in what is held");
        let chart =
            page.split("Share that moderators rejected against").nth(1).unwrap().split("</svg>").next();
        let lines: Vec<&str> = chart.unwrap().split("<line class=\"grid\"").skip(1).collect();
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| line.starts_with(" x1=\"70\" x2=\"530\"")), "{lines:?}");
        assert!(page.contains("<bdi>0.7 (now)</bdi>") && page.contains("20.0 %"), "{page}");
    }

    #[test]
    fn a_rule_on_trial_has_its_row_and_a_sweep_says_what_it_is_measured_against() {
        let share = Share { share: 0.5, low: 0.1, high: 0.9, part: 1, whole: 2 };
        let rule = comity_actions::RuleReport {
            is_on_trial: true,
            cited: 4_321,
            precision: Some(share),
            then: "hold".to_owned(),
            ..Default::default()
        };
        let clause = ClauseReport { rules: [("links".to_owned(), rule)].into(), ..Default::default() };
        let counts = comity_actions::AgreementReport { precision: Some(share), ..Default::default() };
        let points = vec![SweepPoint { rule: counts, ..SweepPoint::default() }];
        let sweep =
            SweepReport { then: "hold".to_owned(), by_archive: true, points, ..SweepReport::default() };
        let report = ReplayReport { clauses: vec![clause], sweep: Some(sweep), ..report() };
        for lang in comity_locale::LANGUAGES {
            let page = replay_sections(Words { lang }, &report, "x", true);
            assert!(!page.contains("replay-") && !page.contains("{ $"), "{lang}: {page}");
            if lang == "en" {
                let row = page.split("<tr class=\"rule\">").nth(1).unwrap().split("</tr>").next().unwrap();
                assert!(
                    row.contains("(on trial) → hold") && row.contains("4,321") && row.contains("1 of 2"),
                    "{row}"
                );
                assert!(page.contains("of these, rejected in the imported archive"), "{page}");
            }
        }
    }

    #[test]
    fn the_report_speaks_every_language_of_the_pages() {
        for lang in comity_locale::LANGUAGES {
            let title = ReportTitle {
                site: "S",
                policy: "version 2, in force",
                against: "version 1",
                language: lang,
            };
            let changed = Some(comity_actions::ChangedReport::default());
            let report = ReplayReport {
                stopped: changed,
                released: changed,
                is_complete: true,
                every: 1,
                days: 1,
                ..report()
            };
            let page = replay_page(&report, &title);
            assert!(page.contains(&format!("<html lang=\"{lang}\"")), "{lang}");
            assert!(!page.contains("replay-") && !page.contains("{ $"), "{lang}: {page}");
            if lang != "en" {
                for word in ["comments", "outcome", "version", "newly", "then"] {
                    assert!(!page.contains(&format!(">{word}")), "{lang}: {word}: {page}");
                }
            }
        }
    }

    #[test]
    fn a_commenter_has_a_name_that_leads_to_the_person_in_the_console_and_an_id_beside_it_in_files() {
        let commenter = |name: Option<&str>| comity_actions::CommenterReport {
            commenter: "0190".to_owned(),
            name: name.map(str::to_owned),
            changed: 3,
        };
        let commenters = vec![commenter(Some("Mara <b>")), commenter(None)];
        let report = ReplayReport { commenters, ..report() };
        let console = replay_sections(EN, &report, "x", true);
        assert!(
            console.contains("<a href=\"/console/people/0190\"><bdi>Mara &lt;b&gt;</bdi></a>"),
            "{console}"
        );
        let file = replay_sections(EN, &report, "x", false);
        assert!(file.contains("<bdi>Mara &lt;b&gt;</bdi> <code>0190</code>"), "{file}");
        assert!(file.contains("<th scope=\"row\"><code>0190</code></th>"), "{file}");
    }

    #[test]
    fn a_sample_leads_to_its_case_in_the_console_only() {
        assert!(replay_sections(EN, &report(), "x", true).contains("/console/case/c"));
        assert!(!replay_sections(EN, &report(), "x", false).contains("/console/"));
    }
}
