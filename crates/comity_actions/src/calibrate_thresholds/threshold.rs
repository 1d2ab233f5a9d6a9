//! Which threshold holds how many.

/// The threshold at or above which as near to `wanted` of these scores lie as their ties allow; short in writing.
pub(super) fn holding(wanted: usize, scores: impl Iterator<Item = f64>) -> f64 {
    let mut scores: Vec<f64> = scores.collect();
    scores.sort_by(|a, b| b.total_cmp(a));
    let count = scores.len();
    // Cuts are possible only between different scores: the nearest one above, and the nearest one below.
    let is_cut = |at: usize| at == 0 || at >= count || scores.get(at - 1) != scores.get(at);
    let fewer = (0..=wanted.min(count)).rev().find(|at| is_cut(*at)).unwrap_or(0);
    let more = (wanted.min(count)..=count).find(|at| is_cut(*at)).unwrap_or(count);
    let cut = if wanted - fewer <= more.saturating_sub(wanted) { fewer } else { more };
    let above = cut.checked_sub(1).and_then(|at| scores.get(at)).copied();
    let below = scores.get(cut).copied();
    match (above, below) {
        (Some(above), Some(below)) => short_between(below, above),
        // Nothing is held: just above the highest.
        (None, Some(below)) => short_between(below, 1.0_f64.max(below + 0.01)),
        // Everything is.
        (Some(_) | None, None) => 0.0,
    }
}

/// The number with the fewest decimals that lies above `low` and not above `high`, near the middle.
fn short_between(low: f64, high: f64) -> f64 {
    const MOST_DECIMALS: i32 = 8;
    let middle = f64::midpoint(low, high);
    (2..=MOST_DECIMALS)
        .map(|decimals| {
            let unit = 10_f64.powi(decimals);
            (middle * unit).round() / unit
        })
        .find(|short| low < *short && *short <= high)
        .unwrap_or(high)
}

/// The area under the curve of hits over false alarms (Mann–Whitney, ties count half); none without both kinds.
pub(super) fn area(marked: impl Iterator<Item = (bool, f64)>) -> Option<f64> {
    let mut marked: Vec<(bool, f64)> = marked.collect();
    marked.sort_by(|a, b| a.1.total_cmp(&b.1));
    let (mut ranks_of_held, mut held, mut at) = (0.0, 0_usize, 0);
    while let Some((_, score)) = marked.get(at) {
        let tied = marked.iter().skip(at).take_while(|(_, other)| other.total_cmp(score).is_eq()).count();
        let rank = at as f64 + f64::midpoint(1.0, tied as f64);
        let held_here = marked.iter().skip(at).take(tied).filter(|(is_held, _)| *is_held).count();
        ranks_of_held += rank * held_here as f64;
        held += held_here;
        at += tied;
    }
    let others = marked.len() - held;
    let (held_f, others_f) = (held as f64, others as f64);
    (held > 0 && others > 0).then(|| (ranks_of_held - held_f * (held_f + 1.0) / 2.0) / (held_f * others_f))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_are_held_as_wanted_where_no_tie_forbids_it() {
        let scores = [0.9, 0.7, 0.7, 0.7, 0.2, 0.1];
        let held = |wanted: usize| {
            let threshold = holding(wanted, scores.into_iter());
            scores.iter().filter(|score| **score >= threshold).count()
        };
        assert_eq!([0, 1, 2, 3, 4, 5, 6].map(held), [0, 1, 1, 4, 4, 5, 6]);
        assert_eq!(holding(1, scores.into_iter()).to_string(), "0.8");
        assert_eq!(holding(1, [0.123_456, 0.123_455].into_iter()).to_string(), "0.123456");
        assert_eq!(holding(0, std::iter::empty()).to_string(), "0");
    }

    #[test]
    fn the_area_says_how_often_the_held_one_scores_higher() {
        let area_of = |marked: &[(bool, f64)]| area(marked.iter().copied());
        assert_eq!(area_of(&[(true, 0.9), (false, 0.1)]), Some(1.0));
        assert_eq!(area_of(&[(true, 0.5), (false, 0.5)]), Some(0.5));
        assert_eq!(area_of(&[(true, 0.9), (true, 0.2), (false, 0.5), (false, 0.1)]), Some(0.75));
        assert_eq!(area_of(&[(true, 0.9)]), None);
    }
}
