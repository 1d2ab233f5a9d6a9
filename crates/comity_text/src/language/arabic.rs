//! Languages of Arabic letters.

/// Words of Persian that Arabic has not, in letters that both have.
const PERSIAN_WORDS: [&str; 36] = [
    "است",
    "هست",
    "نیست",
    "این",
    "از",
    "را",
    "با",
    "شما",
    "او",
    "آنها",
    "خفه",
    "شو",
    "برو",
    "بود",
    "شد",
    "شده",
    "باید",
    "هم",
    "اما",
    "اگر",
    "چرا",
    "خوب",
    "بد",
    "دروغ",
    "دزد",
    "مردم",
    "نه",
    "همه",
    "دوست",
    "سلام",
    "خیلی",
    "ممنون",
    "متشکرم",
    "درست",
    "هنوز",
    "آب",
];

/// Arabic, Persian or Urdu, by the letters that only one of them has, then by words.
pub(super) fn language_of(text: &str, prior: Option<&'static str>) -> &'static str {
    let count = |letters: &[char]| text.chars().filter(|c| letters.contains(c)).count();
    let urdu = count(&['ٹ', 'ڈ', 'ڑ', 'ے', 'ں', 'ھ', 'ہ']);
    let persian = count(&['پ', 'چ', 'ژ', 'گ', 'ک', 'ی']);
    let arabic = count(&['ة', 'ى', 'ي', 'ك', 'أ', 'إ', 'ء', 'ؤ'])
        + text.split_whitespace().filter(|w| w.starts_with("ال")).count();
    let persian_words =
        text.split(|c: char| !c.is_alphabetic()).filter(|word| PERSIAN_WORDS.contains(word)).count();
    match prior {
        _ if urdu > arabic && urdu * 2 > persian => "ur",
        _ if persian > arabic => "fa",
        _ if persian_words > arabic => "fa",
        Some(prior @ ("fa" | "ur" | "ku" | "ps" | "az")) if arabic == 0 => prior,
        _ => "ar",
    }
}
