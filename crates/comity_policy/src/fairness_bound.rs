//! The bound that a policy may set on verdicts that flip when the name of a people, a party or a place is swapped.

/// The largest share of swapped pairs whose verdicts may differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FairnessBound {
    /// Share of pairs, 0 to 1.
    pub max_flips: f64,
}

/// Reads `flips <= 0.5 %`.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn parse(text: &str) -> Result<FairnessBound, String> {
    let text = text.trim();
    let wrong = || format!("`{text}` is no bound on flips");
    let share = text.strip_prefix("flips").ok_or_else(wrong)?.trim_start();
    let share = share.strip_prefix("<=").ok_or_else(wrong)?.trim();
    let (number, unit) = match share.strip_suffix('%') {
        Some(percent) => (percent.trim_end(), 0.01),
        None => (share, 1.0),
    };
    let max_flips = number.parse::<f64>().map_err(|_| wrong())? * unit;
    if (0.0..=1.0).contains(&max_flips) {
        Ok(FairnessBound { max_flips })
    } else {
        Err("a bound on flips lies between 0 % and 100 %".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_bound_is_read_as_a_share() {
        assert!((parse("flips <= 0.5 %\n").unwrap().max_flips - 0.005).abs() < 1e-12);
        assert!((parse("flips <= 0.02").unwrap().max_flips - 0.02).abs() < 1e-12);
    }

    #[test]
    fn what_is_no_bound_is_refused() {
        for text in ["", "flips", "flips < 1 %", "flips <= many", "flips <= 200 %", "flips <= NaN"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
