//! Draws an evaluation's curves as SVG, each with a title and a description that say the figures in words.

use super::curves::Curves;
use super::report::{Figures, Report};
use std::fmt::Write as _;

/// Side of the square that a curve is drawn in, and the margin around it for its labels, in pixels.
const SIDE: f64 = 320.0;
const MARGIN: f64 = 56.0;
/// Steps of the grid.
const STEPS: u32 = 4;

/// A file name and the SVG that belongs in it, for every attribute and language with figures.
pub fn drawings(report: &Report) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for (attribute, languages) in &report.curves {
        for (language, curves) in languages {
            let Some(figures) =
                report.figures.get(attribute).and_then(|f| f.get(&format!("language {language}")))
            else {
                continue;
            };
            let of = format!("{attribute}, {language}");
            let stem = format!("{}-{language}", attribute.to_lowercase().replace('_', "-"));
            files.push((format!("{stem}-roc.svg"), roc(&report.model, &of, curves, figures)));
            files.push((format!("{stem}-precision-recall.svg"), recall(&report.model, &of, curves, figures)));
            files.push((format!("{stem}-reliability.svg"), reliability(&report.model, &of, figures)));
        }
    }
    files
}

fn roc(model: &str, of: &str, curves: &Curves, figures: &Figures) -> String {
    let said = format!(
        "Area {:.3} (95 % interval {:.3} to {:.3}) on {} comments, {} of them positive.",
        figures.auc, figures.auc_interval.0, figures.auc_interval.1, figures.rows, figures.positives
    );
    let mut plot = Plot::new(model, &format!("ROC: {of}"), &said);
    plot.axes("share of harmless comments flagged", "share of positive comments found");
    plot.diagonal();
    plot.line(&curves.roc);
    plot.finish()
}

fn recall(model: &str, of: &str, curves: &Curves, figures: &Figures) -> String {
    let said = format!(
        "Average precision {:.3} where {:.1} % of {} comments are positive.",
        figures.average_precision,
        100.0 * figures.positives as f64 / figures.rows.max(1) as f64,
        figures.rows
    );
    let mut plot = Plot::new(model, &format!("Precision and recall: {of}"), &said);
    plot.axes("share of positive comments found", "share of flagged comments that are positive");
    plot.line(&curves.precision_recall);
    plot.finish()
}

fn reliability(model: &str, of: &str, figures: &Figures) -> String {
    let bands: Vec<String> = figures
        .reliability
        .iter()
        .map(|(score, share, rows)| format!("{score:.2} meant {share:.2} ({rows} comments)"))
        .collect();
    let mut plot = Plot::new(model, &format!("Reliability: {of}"), &bands.join(", "));
    plot.axes("mean score of a band", "share that is positive");
    plot.diagonal();
    let points: Vec<(f64, f64)> = figures.reliability.iter().map(|(x, y, _)| (*x, *y)).collect();
    plot.line(&points);
    let most = figures.reliability.iter().map(|(_, _, rows)| *rows).max().unwrap_or(1) as f64;
    for &(x, y, rows) in &figures.reliability {
        plot.dot((x, y), 3.0 + 6.0 * (rows as f64 / most).sqrt());
    }
    plot.finish()
}

/// A square plot of shares from 0 to 1.
struct Plot {
    svg: String,
}

impl Plot {
    fn new(model: &str, title: &str, said: &str) -> Self {
        let size = SIDE + 2.0 * MARGIN;
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" width=\"{size}\" \
             height=\"{size}\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"11\">\n\
             <title>{title}, {model}</title>\n<desc>{said}</desc>\n\
             <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
             <text x=\"{MARGIN}\" y=\"24\" font-size=\"14\" fill=\"#1a1a1a\">{title}</text>\n\
             <text x=\"{MARGIN}\" y=\"42\" fill=\"#5a5a5a\">{model}</text>\n"
        );
        Self { svg }
    }

    fn at((x, y): (f64, f64)) -> (f64, f64) {
        (MARGIN + SIDE * x.clamp(0.0, 1.0), MARGIN + SIDE * (1.0 - y.clamp(0.0, 1.0)))
    }

    fn add(&mut self, element: std::fmt::Arguments<'_>) {
        self.svg.write_fmt(element).expect("writing to a string cannot fail");
        self.svg.push('\n');
    }

    fn axes(&mut self, across: &str, up: &str) {
        for step in 0..=STEPS {
            let share = f64::from(step) / f64::from(STEPS);
            let (x, y) = Self::at((share, share));
            let (left, right, top, bottom) = (MARGIN, MARGIN + SIDE, MARGIN, MARGIN + SIDE);
            self.add(format_args!(
                "<path d=\"M{left} {y:.1}H{right}M{x:.1} {top}V{bottom}\" stroke=\"#e2e2e2\" fill=\"none\"/>"
            ));
            self.add(format_args!(
                "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"#5a5a5a\">{share:.2}</text>",
                bottom + 16.0
            ));
            self.add(format_args!(
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\" fill=\"#5a5a5a\">{share:.2}</text>",
                left - 6.0,
                y + 4.0
            ));
        }
        let middle = MARGIN + SIDE / 2.0;
        self.add(format_args!(
            "<text x=\"{middle}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"#1a1a1a\">{across}</text>",
            MARGIN + SIDE + 36.0
        ));
        self.add(format_args!(
            "<text transform=\"translate(16 {middle}) rotate(-90)\" text-anchor=\"middle\" fill=\"#1a1a1a\">{up}</text>"
        ));
    }

    fn diagonal(&mut self) {
        let ((x0, y0), (x1, y1)) = (Self::at((0.0, 0.0)), Self::at((1.0, 1.0)));
        self.add(format_args!(
            "<path d=\"M{x0} {y0}L{x1} {y1}\" stroke=\"#8a8a8a\" stroke-dasharray=\"4 4\" fill=\"none\"/>"
        ));
    }

    fn line(&mut self, points: &[(f64, f64)]) {
        let mut path = String::new();
        for (i, point) in points.iter().enumerate() {
            let (x, y) = Self::at(*point);
            let step = if i == 0 { 'M' } else { 'L' };
            write!(path, "{step}{x:.1} {y:.1}").expect("writing to a string cannot fail");
        }
        self.add(format_args!("<path d=\"{path}\" stroke=\"#0b5394\" stroke-width=\"2\" fill=\"none\"/>"));
    }

    fn dot(&mut self, point: (f64, f64), radius: f64) {
        let (x, y) = Self::at(point);
        self.add(format_args!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"#0b5394\" fill-opacity=\"0.6\"/>"
        ));
    }

    fn finish(mut self) -> String {
        self.svg.push_str("</svg>\n");
        self.svg
    }
}
