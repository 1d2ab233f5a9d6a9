//! What a report is written on: headings, tables, samples; everything that people wrote is escaped here.

use comity_actions::{ReplayReport, SampleComment, Share};
use comity_model::Outcome;
use std::fmt::{Arguments, Write};

/// HTML as far as it is written.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) html: String,
    /// Whether samples lead to their cases in the console.
    pub(super) has_cases: bool,
}

impl Sheet {
    pub(super) fn add(&mut self, html: Arguments<'_>) {
        self.html.write_fmt(html).expect("a string takes all that is written to it");
    }

    /// A heading with a sentence below it that says how to read what follows.
    pub(super) fn heading(&mut self, heading: &str, about: &str) {
        self.add(format_args!("<h2>{}</h2>\n", escaped(heading)));
        if !about.is_empty() {
            self.add(format_args!("<p class=\"about\">{about}</p>\n"));
        }
    }

    /// Begins a table that can be scrolled where the window is narrow.
    pub(super) fn begin_table(&mut self, title: &str, first: &str, columns: &[&str]) {
        self.add(format_args!(
            "<div class=\"wide\" role=\"region\" aria-label=\"{}\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">{first}</th>",
            escaped(title)
        ));
        for column in columns {
            self.add(format_args!("<th scope=\"col\">{column}</th>"));
        }
        self.html.push_str("</tr></thead><tbody>\n");
    }

    pub(super) fn end_table(&mut self) {
        self.html.push_str("</tbody></table></div>\n");
    }

    pub(super) fn row_head(&mut self, name: &str) {
        self.add(format_args!("<tr><th scope=\"row\">{}</th>", escaped(name)));
    }

    pub(super) fn end_row(&mut self) {
        self.html.push_str("</tr>\n");
    }

    pub(super) fn number(&mut self, count: u64) {
        self.add(format_args!("<td>{}</td>", grouped(count)));
    }

    pub(super) fn share(&mut self, share: Option<Share>) {
        self.add(format_args!("<td>{}</td>", share.map_or_else(|| "–".to_owned(), share_in_words)));
    }

    /// Comments as examples, each with what became of it and what would.
    pub(super) fn samples(&mut self, samples: &[SampleComment]) {
        self.html.push_str("<ol class=\"samples\">\n");
        for sample in samples {
            let language = sample.language.as_deref().map(escaped).unwrap_or_default();
            let text = if sample.text.is_empty() {
                "(this comment is gone)".to_owned()
            } else {
                escaped(&sample.text)
            };
            let moderator = sample.moderator.as_ref();
            let moderator = moderator
                .map(|made| format!(" · <b>a moderator {} it</b>", escaped(made)))
                .unwrap_or_default();
            let clause =
                sample.clause.as_ref().map(|clause| format!(" · {}", escaped(clause))).unwrap_or_default();
            let case = if self.has_cases && !sample.text.is_empty() {
                format!(" · <a href=\"/console/case/{}\">the case</a>", escaped(&sample.comment))
            } else {
                String::new()
            };
            self.add(format_args!(
                "<li><p lang=\"{language}\" dir=\"auto\">{text}</p>\
                 <p class=\"about\"><span class=\"{0}\">{0}</span> → <span class=\"{1}\">{1}</span>{moderator}{clause} · \
                 <bdi>{2}</bdi>{case}</p></li>\n",
                escaped(&sample.old),
                escaped(&sample.new),
                escaped(&sample.headline)
            ));
        }
        self.html.push_str("</ol>\n");
    }
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

/// `67 % (95 %: 30 to 90 %)`.
pub(super) fn share_in_words(share: Share) -> String {
    format!("{:.0} % (95 %: {:.0} to {:.0} %)", share.share * 100.0, share.low * 100.0, share.high * 100.0)
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

/// `12345` → `12,345`.
pub(super) fn grouped(number: u64) -> String {
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
