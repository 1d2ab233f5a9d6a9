//! Sentences of our own that were written one by one: `[case] hate=1 toxic=1`, then a sentence a line.

/// One sentence and what is true of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence<'a> {
    /// The function of language that it shows, such as `negated_hate`.
    pub case: &'a str,
    pub text: &'a str,
    /// What is (true) and is not (false) true of it, such as `hate`; what is not named is unknown.
    pub truths: Vec<(&'a str, bool)>,
}

/// The sentences of a file, in their order.
pub(crate) fn sentences_of(source: &str) -> Vec<Sentence<'_>> {
    let mut sentences = Vec::new();
    let (mut case, mut truths) = ("", Vec::new());
    for line in source.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        if let Some((head, rest)) = line.strip_prefix('[').and_then(|l| l.split_once(']')) {
            case = head;
            let items = rest.split_whitespace().filter_map(|item| item.split_once('='));
            truths = items.map(|(name, value)| (name, value == "1")).collect();
        } else {
            sentences.push(Sentence { case, text: line, truths: truths.clone() });
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_has_what_stands_above_it() {
        let source = "# About a bridge.\n[thanks] toxic=0\nThank you.\n\n[abuse] toxic=1 hate=0\nYou fool.\nYou clown.\n";
        let sentences = sentences_of(source);
        let cases: Vec<_> = sentences.iter().map(|s| (s.case, s.text)).collect();
        assert_eq!(cases, [("thanks", "Thank you."), ("abuse", "You fool."), ("abuse", "You clown.")]);
        assert_eq!(sentences[2].truths, [("toxic", true), ("hate", false)]);
    }
}
