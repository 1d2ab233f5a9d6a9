//! Slander of a people that is denied: "one must not say that all … are thieves". Flat tables, beside the negations of [`names`].
//!
//! [`names`]: super::names

/// What stands before a slander and denies it.
const BEFORE: &[&str] = &[
    "нельзя говорить",
    "нельзя сказать",
    "нельзя писать",
    "нельзя называть",
    "нельзя утверждать",
    "нельзя считать",
    "хватит говорить",
    "хватит писать",
    "хватит называть",
    "перестаньте говорить",
    "перестаньте писать",
    "перестаньте называть",
    "прекратите писать",
    "прекратите называть",
    "стыдно называть",
    "чушь что",
    "бред что",
    "клевета что",
    "враньё что",
    "выдумка что",
    "սխալ է ասել",
    "սխալ է որ",
    "մի գրեք",
    "մի ասեք",
    "մի ասա",
    "առասպել է որ",
    "yazmayın ki",
    "deməyin ki",
    "yalan ki",
    "خرافة أن",
    "أكذوبة أن",
    "من الخطأ القول",
    "من الخطأ أن",
    "كفوا عن القول",
    "توقفوا عن القول",
    "eine lüge dass",
    "lüge dass",
    "falsch dass",
    "unsinn dass",
    "ein märchen dass",
    "unwahr dass",
    "hört auf zu behaupten",
    "hört auf zu sagen",
];
/// Words before such a denial that take it back: "it is no lie that …".
const NOT: &[&str] = &["не", "ни", "нет", "no", "not", "keine", "nicht", "ليس", "ليست", "լինի", "չէ"];
/// What stands behind a slander and denies it, within a few words.
const BEHIND: &[&str] = &[
    "olduğu yalan",
    "olduğu yalandır",
    "olduğu doğru değil",
    "olduğu doğru değildir",
    "olduğu uydurma",
    "olduğu uydurmadır",
    "olduğu iftira",
    "olduğu iftiradır",
    "olması yalan",
    "olması yalandır",
    "olması doğru deyil",
    "olması düz deyil",
    "olması uydurmadır",
    "olması böhtandır",
    "olduğu doğru deyil",
    "olduğu düz deyil",
    "demeyin",
    "deme",
    "denmez",
    "denemez",
    "denilemez",
    "diyemezsiniz",
    "deməyin",
    "deməyək",
    "demə",
    "adlandırmaq olmaz",
    "adlandırmayın",
];
/// With one of these right behind, it denies nothing: "… is a lie" becomes "… is no lie".
const AGAIN: &[&str] = &["değil", "değildir", "deyil", "deyildir"];
/// How a question begins that asks why something is said.
const WHY: &[&str] = &["why", "почему", "зачем", "niyə", "neden", "niye", "ինչու", "لماذا", "warum", "wieso"];
/// What is asked about in it.
const SAY: &[&str] = &[
    "write",
    "say",
    "claim",
    "call",
    "пишете",
    "пишешь",
    "говорите",
    "говоришь",
    "называете",
    "утверждаете",
    "yazırsınız",
    "yazırsan",
    "deyirsiniz",
    "deyirsən",
    "yazıyorsunuz",
    "yazıyorsun",
    "diyorsunuz",
    "diyorsun",
    "գրում",
    "ասում",
    "تكتبون",
    "تكتب",
    "تقولون",
    "تقول",
    "schreibt",
    "schreiben",
    "sagt",
    "behauptet",
];
/// Words behind a slander among which its denial stands.
const REACH: usize = 3;

/// Whether the words of a sentence, `count` of them, deny what is said from `begin` to `end`.
pub(super) fn is_denied<'w>(word: impl Fn(usize) -> &'w str, count: usize, begin: usize, end: usize) -> bool {
    let stands_at = |phrase: &str, at: usize| {
        at + phrase.split(' ').count() <= count
            && phrase.split(' ').enumerate().all(|(i, part)| word(at + i) == part)
    };
    let before = (0..begin).any(|at| {
        let takes_back = at.checked_sub(1).is_some_and(|before| NOT.contains(&word(before)));
        !takes_back && BEFORE.iter().any(|phrase| stands_at(phrase, at))
    });
    let behind = (end..count.min(end + REACH)).any(|at| {
        BEHIND.iter().any(|phrase| {
            let next = at + phrase.split(' ').count();
            stands_at(phrase, at) && !(next < count && AGAIN.contains(&word(next)))
        })
    });
    let asks =
        (0..count.min(2)).any(|at| WHY.contains(&word(at))) && (0..count).any(|at| SAY.contains(&word(at)));
    before || behind || asks
}

#[cfg(test)]
mod tests {
    use super::is_denied;

    #[test]
    fn a_denial_counts_before_and_behind_and_a_denied_one_does_not() {
        let denied = |sentence: &str, said: &str| {
            let words: Vec<&str> = sentence.split(' ').collect();
            let begin = words.iter().position(|word| said.starts_with(word)).unwrap_or(0);
            is_denied(|at| words[at], words.len(), begin, begin + said.split(' ').count())
        };
        assert!(denied("нельзя говорить что все армяне лжецы", "армяне лжецы"));
        assert!(denied("bütün ermenilerin vahşi olduğu yalandır", "ermenilerin vahşi"));
        assert!(denied("ermənilərə heyvan deməyin", "ermənilərə heyvan"));
        assert!(denied("why do you write that turks are barbarians", "turks are barbarians"));
        assert!(!denied("bütün ermenilerin vahşi olduğu yalan değil", "ermenilerin vahşi"));
        assert!(!denied("es ist keine lüge dass alle türken diebe sind", "türken diebe"));
    }
}
