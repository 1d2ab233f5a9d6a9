//! "Did you mean …": the known name that is nearest to a misspelt one.

/// Words longer than this are not compared; no name of ours is nearly as long.
const MAX_WORD_CHARS: usize = 64;

/// The one of `known` that `word` is a misspelling of, if any is near enough: a third of its letters may differ.
pub fn nearly<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let letters: Vec<char> = word.to_lowercase().replace('-', "_").chars().collect();
    if letters.is_empty() || letters.len() > MAX_WORD_CHARS {
        return None;
    }
    known
        .into_iter()
        .map(|name| (distance(&letters, &name.chars().collect::<Vec<_>>()), name))
        .filter(|(distance, name)| *distance * 3 <= name.chars().count().max(letters.len()))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The hint to print for `word`, where a known name is near.
pub fn did_you_mean<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    nearly(word, known).map(|name| format!("did you mean `{name}`?"))
}

/// Edits between two words, where two swapped neighbours are one edit (Damerau 1964, optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1];
        for j in 0..b.len() {
            let substituted = last[j] + usize::from(a[i] != b[j]);
            let mut best = substituted.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                best = best.min(before_last[j - 1] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearly;

    #[test]
    fn a_misspelt_name_is_found_and_a_strange_one_is_not() {
        let known = ["shouting", "links", "flood"];
        assert_eq!(nearly("shoutng", known), Some("shouting"));
        assert_eq!(nearly("lniks", known), Some("links"));
        assert_eq!(nearly("bridge", known), None);
        assert_eq!(nearly("", known), None);
    }
}
