//! Figures about a ranking: areas under curves, and recall at a fixed share of false alarms.

/// A scored example: its score, and whether it is positive.
pub(crate) type Scored = (f32, bool);

/// Area under the ROC curve, ties counted half; `None` without both kinds.
pub(crate) fn auc(scored: &[Scored]) -> Option<f64> {
    let sorted = by_score(scored);
    let positives = sorted.iter().filter(|s| s.1).count();
    let negatives = sorted.len() - positives;
    if positives == 0 || negatives == 0 {
        return None;
    }
    let (mut area, mut below) = (0.0, 0.0);
    for tie in sorted.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let up = tie.iter().filter(|s| s.1).count() as f64;
        let down = tie.len() as f64 - up;
        area += up * (below + down / 2.0);
        below += down;
    }
    Some(area / (positives as f64 * negatives as f64))
}

/// Average precision (area under the precision–recall curve by steps); `None` without positives.
pub(crate) fn average_precision(scored: &[Scored]) -> Option<f64> {
    let mut sorted = by_score(scored);
    sorted.reverse();
    let positives = sorted.iter().filter(|s| s.1).count() as f64;
    if positives == 0.0 {
        return None;
    }
    let (mut sum, mut found, mut seen) = (0.0, 0.0, 0.0);
    for tie in sorted.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let up = tie.iter().filter(|s| s.1).count() as f64;
        seen += tie.len() as f64;
        found += up;
        sum += up * found / seen;
    }
    Some(sum / positives)
}

/// The share of positives above the score that at most `rate` of the negatives reach; `None` without both kinds.
pub(crate) fn recall_at_false_alarms(scored: &[Scored], rate: f64) -> Option<f64> {
    let mut sorted = by_score(scored);
    sorted.reverse();
    let positives = sorted.iter().filter(|s| s.1).count() as f64;
    let negatives = sorted.len() as f64 - positives;
    if positives == 0.0 || negatives == 0.0 {
        return None;
    }
    let (mut found, mut alarms, mut best) = (0.0, 0.0, 0.0);
    for tie in sorted.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let up = tie.iter().filter(|s| s.1).count() as f64;
        found += up;
        alarms += tie.len() as f64 - up;
        if alarms / negatives > rate {
            break;
        }
        best = found / positives;
    }
    Some(best)
}

fn by_score(scored: &[Scored]) -> Vec<Scored> {
    let mut sorted = scored.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_a_known_ranking() {
        let scored = [(0.9, true), (0.8, false), (0.7, true), (0.1, false)];
        assert_eq!(auc(&scored), Some(0.75));
        let ap = average_precision(&scored).expect("it has positives");
        assert!((ap - 5.0 / 6.0).abs() < 1e-9);
        assert_eq!(recall_at_false_alarms(&scored, 0.01), Some(0.5));
        assert_eq!(recall_at_false_alarms(&scored, 0.5), Some(1.0));
        assert_eq!(auc(&[(0.5, true), (0.5, false)]), Some(0.5));
        assert_eq!(auc(&[(0.5, true)]), None);
    }
}
