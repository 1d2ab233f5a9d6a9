//! The charts of a report: SVG without script; the table after each has the same numbers.

use super::sheet::{Sheet, escaped};
use comity_actions::{AgreementReport, Share};

/// Bars in one chart at most; the table beside it has all rows.
const MAX_BARS: usize = 24;

/// Width of the part of a chart that bars may fill, in its own units.
const BAR_WIDTH: f64 = 320.0;

/// Where bars begin, in the chart's own units.
const BAR_START: f64 = 240.0;

/// Height of one bar with the space around it, in the chart's own units.
const BAR_STEP: f64 = 24.0;

/// One bar of a chart.
pub(super) struct Bar {
    /// What stands beside it.
    pub(super) label: String,
    /// How long it is.
    pub(super) value: u64,
    /// What it means, a class of the style sheet.
    pub(super) meaning: &'static str,
}

impl Sheet {
    /// A bar chart.
    pub(super) fn bars(&mut self, title: &str, bars: &[Bar]) {
        let shown = bars.get(..bars.len().min(MAX_BARS)).unwrap_or_default();
        let most = shown.iter().map(|bar| bar.value).max().unwrap_or_default().max(1) as f64;
        self.begin_chart(title, shown.len());
        for (row, bar) in shown.iter().enumerate() {
            let count = self.count(bar.value);
            let top = row as f64 * BAR_STEP;
            let width = (bar.value as f64 / most * BAR_WIDTH).max(if bar.value > 0 { 1.5 } else { 0.0 });
            self.add(format_args!(
                "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\
                 <rect class=\"{}\" x=\"{BAR_START}\" y=\"{}\" width=\"{width:.1}\" height=\"13\" rx=\"1\"/>\
                 <text class=\"quiet\" x=\"{:.1}\" y=\"{}\">{count}</text>\n",
                BAR_START - 10.0,
                top + 15.0,
                escaped(&shortened(&bar.label)),
                bar.meaning,
                top + 4.5,
                BAR_START + width + 8.0,
                top + 15.0
            ));
        }
        self.html.push_str("</svg></figure>\n");
    }

    /// Precision and recall with their intervals, on a scale from 0 to 100 %.
    pub(super) fn intervals(&mut self, decided: &[(String, &AgreementReport)]) {
        let rows: Vec<(String, Share)> = decided
            .iter()
            .flat_map(|(name, agreement)| {
                let row = |what: &str, share| (format!("{name}: {}", self.t(what)), share);
                let precision = agreement.precision.map(|share| row("replay-precision", share));
                let recall = agreement.recall.map(|share| row("replay-recall", share));
                precision.into_iter().chain(recall)
            })
            .take(MAX_BARS)
            .collect();
        if rows.is_empty() {
            return;
        }
        let at = |share: f64| BAR_START + share * BAR_WIDTH;
        self.begin_chart(&self.t("replay-intervals"), rows.len());
        let bottom = rows.len() as f64 * BAR_STEP;
        for share in [0.0, 0.5, 1.0] {
            self.add(format_args!(
                "<line class=\"grid\" x1=\"{0}\" x2=\"{0}\" y1=\"0\" y2=\"{bottom}\"/>",
                at(share)
            ));
        }
        for (row, (label, share)) in rows.iter().enumerate() {
            let middle = row as f64 * BAR_STEP + 11.0;
            let found = self.found(*share);
            self.add(format_args!(
                "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\
                 <line class=\"whisker\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{middle}\" y2=\"{middle}\"/>\
                 <circle class=\"now\" cx=\"{:.1}\" cy=\"{middle}\" r=\"4.5\"/>\
                 <text class=\"quiet\" x=\"{}\" y=\"{}\">{found}</text>\n",
                BAR_START - 10.0,
                middle + 4.0,
                escaped(&shortened(label)),
                at(share.low),
                at(share.high),
                at(share.share),
                at(1.0) + 12.0,
                middle + 4.0
            ));
        }
        self.html.push_str("</svg></figure>\n");
    }

    /// `67 %`; of few, so many of how many: a percentage would say more than is known.
    fn found(&self, share: Share) -> String {
        /// With fewer a percentage misleads.
        const FEW: u64 = 30;
        let percent = self.percent(share.share, 0);
        if share.whole == 0 || share.whole >= FEW {
            return percent;
        }
        let (part, whole) = (self.count(share.part), self.count(share.whole));
        escaped(&self.w.args("replay-part", &[("part", &part), ("whole", &whole)]))
    }

    fn begin_chart(&mut self, title: &str, rows: usize) {
        let height = rows as f64 * BAR_STEP + 2.0;
        let width = BAR_START + BAR_WIDTH + 80.0;
        let label = escaped(&self.w.with("replay-chart", "title", title));
        self.add(format_args!(
            "<figure><svg viewBox=\"0 0 {width} {height}\" direction=\"ltr\" role=\"img\" aria-label=\"{label}\">\n"
        ));
    }
}

/// A label that fits beside its bar.
fn shortened(label: &str) -> String {
    /// Characters that fit; those of scripts beyond Latin are wider.
    const MAX: [usize; 2] = [32, 26];
    let max = MAX[usize::from(label.chars().any(|c| c > '\u{24f}' && c.is_alphabetic()))];
    if label.chars().count() <= max {
        return label.to_owned();
    }
    let (head, tail) = label.rsplit_once(": ").map_or((label, String::new()), |(h, t)| (h, format!(": {t}")));
    let kept: String = head.chars().take(max.saturating_sub(tail.chars().count() + 1)).collect();
    format!("{}…{tail}", kept.trim_end())
}
