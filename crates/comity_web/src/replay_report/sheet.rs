//! What a report is written on: headings, tables, samples; everything that people wrote is escaped here.

use crate::words::Words;
use comity_actions::{ReplayReport, SampleComment, Share};
use comity_model::Outcome;
use std::fmt::{Arguments, Write};

/// HTML as far as it is written.
pub(super) struct Sheet {
    pub(super) html: String,
    /// The language that it is written in.
    pub(super) w: Words,
    /// Whether samples lead to their cases in the console.
    pub(super) has_cases: bool,
}

impl Sheet {
    pub(super) const fn new(w: Words, has_cases: bool) -> Self {
        Self { html: String::new(), w, has_cases }
    }

    /// The text for `key`.
    pub(super) fn t(&self, key: &str) -> String {
        self.w.t(key)
    }

    /// A count as the language writes it.
    pub(super) fn count(&self, number: u64) -> String {
        comity_locale::count(self.w.lang, number)
    }

    /// A share as a percentage with so many decimals: `67 %`.
    pub(super) fn percent(&self, share: f64, decimals: usize) -> String {
        let share = comity_locale::decimal(self.w.lang, share * 100.0, decimals);
        self.w.args("replay-percent", &[("share", &share)])
    }

    /// A share with its interval: `8 of 12 (67 %; 95 %: 39 to 86 %)`; a dash for none, without the counts where an older program
    /// did not keep them.
    pub(super) fn interval(&self, share: Option<Share>) -> String {
        let Some(share) = share else { return "–".to_owned() };
        let percent = |share: f64| comity_locale::decimal(self.w.lang, share * 100.0, 0);
        let (low, high) = (percent(share.low), percent(share.high));
        let (part, whole) = (self.count(share.part), self.count(share.whole));
        let key = if share.whole > 0 { "replay-counted-interval" } else { "replay-interval" };
        let share = percent(share.share);
        let args = [("part", &*part), ("whole", &whole), ("share", &share), ("low", &low), ("high", &high)];
        self.w.args(key, &args)
    }

    /// An outcome in one word.
    pub(super) fn outcome(&self, outcome: &str) -> String {
        self.w.t(&format!("replay-{outcome}"))
    }

    /// What a rule looks for, in words; its name where there are none.
    pub(super) fn rule_in_words(&self, name: &str) -> String {
        let kind = name.split('#').next().unwrap_or(name);
        let key = format!("rule-{kind}");
        let words = comity_locale::find(self.w.lang, &key, &[]);
        words.or_else(|| comity_locale::find("en", &key, &[])).unwrap_or_else(|| kind.replace('_', " "))
    }

    /// A sentence with markup of ours in place of its argument `name`.
    pub(super) fn around(&self, key: &str, name: &str, html: &str) -> String {
        escaped(&self.w.with(key, name, '\u{e000}')).replace('\u{e000}', html)
    }

    pub(super) fn add(&mut self, html: Arguments<'_>) {
        self.html.write_fmt(html).expect("a string takes all that is written to it");
    }

    /// A heading with a sentence below it (HTML) that says how to read what follows.
    pub(super) fn heading(&mut self, heading: &str, about: &str) {
        self.add(format_args!("<h2>{}</h2>\n", escaped(heading)));
        if !about.is_empty() {
            self.add(format_args!("<p class=\"about\">{about}</p>\n"));
        }
    }

    /// Begins a table that can be scrolled where the window is narrow.
    /// `title`, `first` and `columns` are keys.
    pub(super) fn begin_table(&mut self, title: &str, first: &str, columns: &[&str]) {
        let (title, first) = (escaped(&self.t(title)), escaped(&self.t(first)));
        self.add(format_args!(
            "<div class=\"wide\" role=\"region\" aria-label=\"{title}\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">{first}</th>"
        ));
        for column in columns {
            let column = escaped(&self.t(column));
            self.add(format_args!("<th scope=\"col\">{column}</th>"));
        }
        self.html.push_str("</tr></thead><tbody>\n");
    }

    pub(super) fn end_table(&mut self) {
        self.html.push_str("</tbody></table></div>\n");
    }

    pub(super) fn row_head(&mut self, name: &str) {
        // A heading in another script keeps its number in front.
        self.add(format_args!("<tr><th scope=\"row\"><bdi>{}</bdi></th>", escaped(name)));
    }

    pub(super) fn end_row(&mut self) {
        self.html.push_str("</tr>\n");
    }

    pub(super) fn number(&mut self, count: u64) {
        let count = self.count(count);
        self.add(format_args!("<td>{count}</td>"));
    }

    pub(super) fn share(&mut self, share: Option<Share>) {
        let share = escaped(&self.interval(share));
        self.add(format_args!("<td class=\"interval\">{share}</td>"));
    }

    /// Comments as examples, each with what became of it and what would.
    pub(super) fn samples(&mut self, samples: &[SampleComment]) {
        self.list_samples(samples, Self::then_and_now);
    }

    /// Comments that a rule on trial noticed, each with what it comes to without the rule and with it.
    pub(super) fn tried_samples(&mut self, samples: &[SampleComment]) {
        self.list_samples(samples, Self::without_and_with);
    }

    /// `hold → publish`, or `hold, as before` (HTML).
    fn then_and_now(&self, sample: &SampleComment) -> String {
        let (old, new) = (escaped(&self.outcome(&sample.old)), escaped(&self.outcome(&sample.new)));
        if sample.old == sample.new {
            let same = escaped(&self.w.with("replay-as-before", "outcome", self.outcome(&sample.new)));
            return format!("<span class=\"{}\">{same}</span>", escaped(&sample.new));
        }
        let arrow = if self.w.direction() == "rtl" { "←" } else { "→" };
        let (then, now) = (escaped(&sample.old), escaped(&sample.new));
        format!("<span class=\"{then}\">{old}</span> {arrow} <span class=\"{now}\">{new}</span>")
    }

    /// What the rest of the policy says, and what it would come to with the rule, in words (HTML): the stricter of the two.
    fn without_and_with(&self, sample: &SampleComment) -> String {
        let (Ok(old), Ok(rule)) = (sample.old.parse::<Outcome>(), sample.new.parse::<Outcome>()) else {
            return self.then_and_now(sample);
        };
        let words = |outcome: Outcome| self.t(&format!("outcome-{outcome}"));
        let key = if rule > old { "replay-trial-other" } else { "replay-trial-same" };
        escaped(&self.w.args(key, &[("without", &words(old)), ("with", &words(old.max(rule)))]))
    }

    /// Comments, each with what `told` says of it (HTML).
    fn list_samples(&mut self, samples: &[SampleComment], told: fn(&Self, &SampleComment) -> String) {
        self.html.push_str("<ol class=\"samples\">\n");
        for sample in samples {
            let language = sample.language.as_deref().map(escaped).unwrap_or_default();
            let text = if sample.text.is_empty() { self.t("replay-gone") } else { sample.text.clone() };
            let text = escaped(&text);
            let moderator = match sample.moderator.as_deref() {
                Some("published") => format!(" · <b>{}</b>", escaped(&self.t("replay-moderator-published"))),
                Some(_) => format!(" · <b>{}</b>", escaped(&self.t("replay-moderator-rejected"))),
                None => String::new(),
            };
            let clause = sample
                .clause
                .as_ref()
                .map(|clause| format!(" · <bdi>{}</bdi>", escaped(clause)))
                .unwrap_or_default();
            let rule = sample.rule.as_deref().map(|rule| format!(" · <code>{}</code>", escaped(rule)));
            let tried = sample.tried.as_deref().map(|rule| {
                format!(" · <code>{}</code>", escaped(&self.w.with("replay-tried", "rule", rule)))
            });
            let rule = rule.unwrap_or_default() + &tried.unwrap_or_default();
            let case = if self.has_cases && !sample.text.is_empty() {
                let words = escaped(&self.t("replay-case"));
                format!(" · <a href=\"/console/case/{}\">{words}</a>", escaped(&sample.comment))
            } else {
                String::new()
            };
            let told = told(self, sample);
            self.add(format_args!(
                "<li><p lang=\"{language}\" dir=\"auto\">{text}</p>\
                 <p class=\"about\">{told}{moderator}{clause}{rule} · <bdi>{}</bdi>{case}</p></li>\n",
                escaped(&sample.headline)
            ));
        }
        self.html.push_str("</ol>\n");
    }
}

/// What a rule is called in the policy, with its settings, as a line of its own (HTML).
pub(super) fn settings(name: &str, settings: &str) -> String {
    let between = if settings.is_empty() { "" } else { ": " };
    let line = escaped(&format!("{name}{between}{settings}"));
    format!("<br><code class=\"settings\" dir=\"ltr\">{line}</code>")
}

/// Comments that had one of the outcomes `then` and would have one of `now`; none: any.
pub(super) fn sum(report: &ReplayReport, then: Option<Outcome>, now: Option<Outcome>) -> u64 {
    let olds = Outcome::ALL.into_iter().filter(|old| then.is_none_or(|then| then == *old));
    let news = |old| {
        let news = Outcome::ALL.into_iter().filter(|new| now.is_none_or(|now| now == *new));
        news.map(|new| report.cell(old, new)).sum::<u64>()
    };
    olds.map(news).sum()
}

/// Text for HTML, in elements and in quoted attributes.
pub(super) fn escaped(text: &str) -> String {
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
