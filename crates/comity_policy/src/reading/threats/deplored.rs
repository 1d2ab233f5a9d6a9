//! Questions that deplore deaths: "How many women must be killed before the law changes?" calls for none.

/// How such a question begins, within its first words.
const QUESTIONS: &[&str] = &[
    "how many",
    "how much",
    "how often",
    "must another",
    "must more",
    "must one more",
    "does another",
    "do more",
    "сколько",
    "неужели",
    "kaç",
    "neçə",
    "քանի",
    "որքան",
    "ինչքան",
    "كم",
    "wie viele",
    "wie viel",
    "wie oft",
    "muss erst",
    "muss noch",
    "combien",
    "faut-il",
    "quantos",
    "quantas",
    "cuántos",
    "cuántas",
    "quanti",
    "quante",
];
/// Words among which it begins.
const OPENING: usize = 4;
/// What has to happen first.
const UNTIL: &[&str] = &[
    "before",
    "until",
    "till",
    "прежде",
    "пока",
    "чтобы",
    "kadar",
    "için",
    "diye",
    "qədər",
    "üçün",
    "deyə",
    "մինչև",
    "մինչեւ",
    "որպեսզի",
    "قبل",
    "حتى",
    "bevor",
    "bis",
    "ehe",
    "damit",
    "avant",
    "pour",
    "antes",
    "até",
    "para",
    "prima",
    "finché",
];
/// Whoever would do it himself, and what is demanded of those who die: with these it is a threat.
const THREATENING: &[&str] = &[
    "we",
    "i",
    "us",
    "learn",
    "understand",
    "leave",
    "left",
    "gone",
    "go",
    "get",
    "message",
    "lesson",
    "shut",
    "quiet",
    "disappear",
    "enough",
    "flee",
    "мы",
    "нам",
    "я",
    "мне",
    "поняли",
    "поймут",
    "ушли",
    "уйдут",
    "уехали",
    "убрались",
    "замолчали",
    "biz",
    "ben",
    "gitsin",
    "gitsinler",
    "anlasınlar",
    "sussunlar",
    "mən",
    "getsinlər",
    "sussunlar",
    "մենք",
    "ես",
    "հասկանան",
    "հեռանան",
    "գնան",
    "نحن",
    "علينا",
    "يفهموا",
    "يرحلوا",
    "wir",
    "ich",
    "kapieren",
    "verschwinden",
    "abhauen",
    "gehen",
    "nous",
    "je",
    "partent",
    "comprennent",
    "nós",
    "eu",
    "temos",
    "entenderem",
    "embora",
    "saírem",
];

/// Whether a sentence in small letters is such a question.
pub(super) fn is_deploring(sentence: &str) -> bool {
    let words = || {
        sentence.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-'))).filter(|w| !w.is_empty())
    };
    let begins = |question: &str| {
        (0..OPENING).any(|skipped| {
            let mut rest = words().skip(skipped);
            question.split(' ').all(|word| rest.next() == Some(word))
        })
    };
    QUESTIONS.iter().any(|question| begins(question))
        && words().any(|word| UNTIL.contains(&word))
        && !words().any(|word| THREATENING.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::is_deploring;

    #[test]
    fn what_must_happen_first_tells_a_complaint_from_a_threat() {
        for question in [
            "how many women must be murdered by their husbands before the law changes",
            "and how many more must be shot until parliament moves",
            "must another cyclist be killed before they act",
        ] {
            assert!(is_deploring(question), "{question}");
        }
        for threat in [
            "how many must be shot before they leave",
            "how many must we hang before they learn",
            "they must be shot before sunday",
            "how many of them must be hanged",
        ] {
            assert!(!is_deploring(threat), "{threat}");
        }
    }
}
