//! "The only good … is a dead one", in languages that name one person by the same word.

use std::ops::Range;

/// *Good*.
const GOOD: &[&str] = &[
    "хороший",
    "хорошая",
    "хорошие",
    "хорош",
    "լավ",
    "լավը",
    "yaxşı",
    "iyi",
    "الجيد",
    "جيد",
    "الطيب",
    "guter",
    "gute",
    "guten",
    "gut",
];

/// Beginnings of *dead*.
const DEAD: &[&str] =
    &["мертв", "мёртв", "дохл", "մեռած", "սատկած", "մահացած", "ölü", "ölmüş", "الميت", "ميت", "tote"];

/// Letters that two forms of one name have in common at least.
const SAME_LETTERS: usize = 3;

/// Whether a text in lower case has a word for *dead*.
pub(super) fn may_stand_in(canonical: &str) -> bool {
    !canonical.is_ascii() && DEAD.iter().any(|stem| canonical.contains(stem))
}

/// The words between the first and the last of such a sentence, where one of them says it: *good* beside a name, *dead* beside the
/// same name. `word` gives the words by number, `names_one` whether one names a member of a group.
pub(super) fn find<'w>(
    sentence: Range<usize>,
    word: impl Fn(usize) -> &'w str,
    names_one: impl Fn(&str) -> bool,
) -> Option<Range<usize>> {
    let is_good = |i: usize| GOOD.contains(&word(i));
    let is_dead = |i: usize| DEAD.iter().any(|stem| word(i).starts_with(stem));
    let beside = |i: usize, is: &dyn Fn(usize) -> bool| {
        let neighbours = [i.checked_sub(1), Some(i + 1)].into_iter().flatten();
        neighbours.filter(|n| sentence.contains(n)).find(|n| is(*n))
    };
    let named: Vec<usize> = sentence.clone().filter(|i| names_one(word(*i))).collect();
    for (at, first) in named.iter().enumerate() {
        for second in named.iter().skip(at + 1).filter(|second| is_same(word(*first), word(**second))) {
            let said = beside(*first, &is_good)
                .zip(beside(*second, &is_dead))
                .or_else(|| beside(*first, &is_dead).zip(beside(*second, &is_good)));
            if let Some((a, b)) = said
                && a != b
            {
                return Some((*first).min(a)..(*second).max(b) + 1);
            }
        }
    }
    None
}

fn is_same(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    // The Arabic article is no part of the name.
    let article = if one.starts_with("ال") && other.starts_with("ال") { 2 } else { 0 };
    same >= SAME_LETTERS + article
}
