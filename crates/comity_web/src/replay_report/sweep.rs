//! Other values of one setting: a curve of how much the rule would notice against how much of it moderators rejected.

use super::sheet::{Sheet, escaped};
use comity_actions::{SweepPoint, SweepReport};

/// Width and height of the part of the chart that the curve may fill, in its own units.
const SIZE: (f64, f64) = (460.0, 240.0);

/// Space left of and below it for the words at the axes.
const MARGIN: (f64, f64) = (70.0, 50.0);

impl Sheet {
    /// The curve and its table.
    pub(super) fn sweep(&mut self, sweep: Option<&SweepReport>) {
        // A report without the rule's outcome is from a program that did not look at the rule itself.
        let is_drawn = |sweep: &&SweepReport| !sweep.points.is_empty() && !sweep.then.is_empty();
        let Some(sweep) = sweep.filter(is_drawn) else { return };
        let setting = format!("<code>{}</code>", escaped(&sweep.setting));
        let mut about = self.around("replay-sweep-about", "setting", &setting);
        if let Some(present) = sweep.present {
            about.push(' ');
            about.push_str(&escaped(&self.w.with("replay-sweep-present", "value", present)));
        }
        self.heading(&self.t("replay-sweep"), &about);
        if sweep.by_archive {
            let about = escaped(&self.t("replay-sweep-by-archive"));
            self.add(format_args!("<p class=\"about\">{about}</p>\n"));
        }
        let up = if sweep.by_archive { "replay-sweep-up-archive" } else { "replay-sweep-up" };
        let decided: Vec<(&SweepPoint, f64)> = sweep
            .points
            .iter()
            .filter_map(|point| point.rule.precision.map(|precision| (point, precision.share)))
            .collect();
        if decided.is_empty() {
            let nobody = escaped(&self.t("replay-sweep-nobody"));
            self.add(format_args!("<p class=\"about\">{nobody}</p>\n"));
        } else {
            self.curve(&decided, &sweep.then, up);
        }
        let mut columns = vec!["replay-sweep-noticed", "replay-sweep-share", up, "replay-recall"];
        // What is only noted or asked about changes nothing in what is held or rejected.
        let stops = ["hold", "reject"].contains(&sweep.then.as_str());
        if stops {
            columns.extend(["replay-sweep-held", "replay-sweep-rejected", "replay-sweep-agreement"]);
        }
        self.begin_table("replay-sweep", "replay-value", &columns);
        for point in &sweep.points {
            let is_present = sweep.present.is_some_and(|present| (present - point.value).abs() < 1e-9);
            let value = point.value.to_string();
            let value = if is_present { self.w.with("replay-value-now", "value", value) } else { value };
            self.row_head(&value);
            self.number(point.noticed);
            let share = self.percent(point.noticed_share, 1);
            self.add(format_args!("<td>{share}</td>"));
            self.share(point.rule.precision);
            self.share(point.rule.recall);
            if stops {
                self.number(point.held);
                self.number(point.rejected);
                self.share(point.agreement);
            }
            self.end_row();
        }
        self.end_table();
    }

    /// The share of comments that the rule notices, to the right; of these, the share that moderators rejected, upwards.
    fn curve(&mut self, points: &[(&SweepPoint, f64)], then: &str, up: &str) {
        let most = points.iter().map(|(point, _)| point.noticed_share).fold(0.0, f64::max).max(0.01);
        let x = |stopped: f64| MARGIN.0 + stopped / most * SIZE.0;
        let y = |share: f64| 12.0 + (1.0 - share) * SIZE.1;
        let (width, height) = (MARGIN.0 + SIZE.0 + 60.0, 12.0 + SIZE.1 + MARGIN.1);
        let label = escaped(&self.w.with("replay-chart", "title", self.t("replay-sweep-chart")));
        self.add(format_args!(
            "<figure><svg viewBox=\"0 0 {width} {height}\" direction=\"ltr\" role=\"img\" aria-label=\"{label}\">\n"
        ));
        for share in [0.0, 0.5, 1.0] {
            let (left, right, level) = (MARGIN.0, MARGIN.0 + SIZE.0, y(share));
            let percent = self.percent(share, 0);
            self.add(format_args!(
                "<line class=\"grid\" x1=\"{left}\" x2=\"{right}\" y1=\"{level}\" y2=\"{level}\"/>\
                 <text class=\"quiet\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{percent}</text>\n",
                left - 8.0,
                level + 4.0,
            ));
        }
        for part in [0.0, 0.5, 1.0] {
            let percent = self.percent(most * part, 1);
            self.add(format_args!(
                "<text class=\"quiet\" x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{percent}</text>\n",
                x(most * part),
                y(0.0) + 18.0
            ));
        }
        let across = escaped(&self.t(&format!("replay-sweep-across-{then}")));
        let up = escaped(&self.t(up));
        self.add(format_args!(
            "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{across}</text>\
             <text x=\"{}\" y=\"{}\">{up}</text>\n",
            MARGIN.0 + SIZE.0 / 2.0,
            y(0.0) + 40.0,
            MARGIN.0 + 8.0,
            y(1.0) + 16.0
        ));
        let path: Vec<String> = points
            .iter()
            .map(|(point, share)| format!("{:.1},{:.1}", x(point.noticed_share), y(*share)))
            .collect();
        self.add(format_args!("<polyline class=\"curve\" points=\"{}\"/>\n", path.join(" ")));
        for (point, share) in points {
            let (low, high) = point.rule.precision.map_or((*share, *share), |share| (share.low, share.high));
            self.add(format_args!(
                "<line class=\"whisker\" x1=\"{0:.1}\" x2=\"{0:.1}\" y1=\"{1:.1}\" y2=\"{2:.1}\"/>\
                 <circle class=\"now\" cx=\"{0:.1}\" cy=\"{3:.1}\" r=\"4\"/>\n",
                x(point.noticed_share),
                y(low),
                y(high),
                y(*share)
            ));
        }
        let places: Vec<(f64, f64, f64)> =
            points.iter().map(|(point, share)| (point.value, x(point.noticed_share), y(*share))).collect();
        for (label, (across, down)) in labels(&places) {
            self.add(format_args!(
                "<text x=\"{:.1}\" y=\"{:.1}\">{label}</text>\n",
                across + 7.0,
                down - 7.0
            ));
        }
        self.html.push_str("</svg></figure>\n");
    }
}

/// One label for each place on the curve; values that lie in one place share it, as `0.2–0.4`.
fn labels(places: &[(f64, f64, f64)]) -> Vec<(String, (f64, f64))> {
    /// Places nearer than this, across and down, are one.
    const NEAR: (f64, f64) = (34.0, 14.0);
    let mut labels: Vec<(f64, f64, (f64, f64))> = Vec::new();
    for (value, across, down) in places {
        match labels.last_mut() {
            Some((_, last, (x, y))) if (*x - across).abs() < NEAR.0 && (*y - down).abs() < NEAR.1 => {
                // The label stands right of all that it is about.
                (*last, *x) = (*value, x.max(*across));
            }
            _ => labels.push((*value, *value, (*across, *down))),
        }
    }
    let word = |first: f64, last: f64| {
        if first < last { format!("{first}–{last}") } else { first.to_string() }
    };
    labels.into_iter().map(|(first, last, place)| (word(first, last), place)).collect()
}

#[cfg(test)]
mod tests {
    use super::labels;

    #[test]
    fn values_in_one_place_share_a_label() {
        let places = [(0.1, 400.0, 90.0), (0.2, 100.0, 60.0), (0.3, 96.0, 58.0), (0.4, 96.0, 58.0)];
        let labels: Vec<String> = labels(&places).into_iter().map(|(label, _)| label).collect();
        assert_eq!(labels, ["0.1", "0.2–0.4"]);
    }
}
