//! Knows what stands on a page and is neither story nor discussion: menus, buttons, the paper's name, footers.

use super::said::fold;
use super::words::{BUTTONS, PAPERS, PAPERS_WITH_ARTICLE, PRINT_VIEWS, RELATED, SECTIONS};

/// The name of a paper has at most so many words.
const MAX_PAPER_WORDS: usize = 6;
/// A line that names the print view, with the name of the paper, has at most so many words.
const MAX_PRINT_VIEW_WORDS: usize = 8;
/// An entry of a menu has at most so many words.
const MAX_MENU_WORDS: usize = 3;
/// A line of buttons is shorter than this, in bytes.
const MAX_BUTTONS_BYTES: usize = 400;
/// A menu or the name of a paper is shorter than this, in bytes, with the addresses of its links.
const MAX_FURNITURE_BYTES: usize = 4000;

/// `text` without what text browsers write into it: the numbers of links (`[12]Reply`), their addresses
/// (`Reply <https://…>`), and `_` between the words of one.
pub(super) fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['[', '<']) {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        rest = match link(mark) {
            Some((shown, after)) => {
                out.push_str(shown);
                after
            }
            None => {
                // Both signs are one byte long.
                let (sign, after) = mark.split_at(1);
                out.push_str(sign);
                after
            }
        };
    }
    out.push_str(rest);
    let is_linked = out.contains('_') && !out.contains(' ');
    let out = if is_linked { out.replace('_', " ") } else { out };
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a text browser shows of the link at the beginning of `mark`, and what follows it. A sign that opens another ends
/// the search, so that no text is searched twice.
fn link(mark: &str) -> Option<(&str, &str)> {
    let inner = mark.get(1..)?;
    if mark.starts_with('<') {
        // Of an address that is broken over lines, the rest is on the next.
        let (address, after) = inner.split_at(inner.find(['<', '>']).unwrap_or(inner.len()));
        let is_address =
            address.contains("://") || address.starts_with(['/', '#', '?']) || address.starts_with("mailto:");
        let after = if after.is_empty() { after } else { after.strip_prefix('>')? };
        return is_address.then_some((" ", after));
    }
    let (words, after) = inner.split_at(inner.find(['[', ']'])?);
    let after = after.strip_prefix(']')?;
    if !words.is_empty() && words.bytes().all(|b| b.is_ascii_digit()) {
        return Some((" ", after));
    }
    // `[Reply](https://…)`, as Markdown writes a link.
    let target = after.strip_prefix('(')?;
    let (_, after) = target.split_at(target.find(['[', ')'])?);
    Some((words, after.strip_prefix(')')?))
}

/// The words of `text` in lower case, without signs and numbers.
fn words(text: &str) -> Vec<String> {
    let text = fold(&bare(text).replace('_', " "));
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
    parts.filter(|w| w.chars().any(char::is_alphabetic)).map(str::to_owned).collect()
}

fn is_in(table: &str, text: &str) -> bool {
    table.split(", ").any(|entry| entry.trim_start() == text)
}

/// Whether a line says nothing but what buttons say: `Reply | Report abuse`, `[13]Share [14]Tweet`.
pub(super) fn is_buttons(text: &str) -> bool {
    count_buttons(text) > 0
}

/// How many buttons a line consists of; none when it says anything else.
pub(super) fn count_buttons(text: &str) -> usize {
    if text.len() > MAX_BUTTONS_BYTES {
        return 0;
    }
    let words = words(text);
    let mut rest = words.as_slice();
    let mut count = 0;
    while !rest.is_empty() {
        // The longest phrase first: `report abuse` before `report`.
        let taken = (1..=rest.len().min(5))
            .rev()
            .find(|&n| rest.get(..n).is_some_and(|phrase| is_in(BUTTONS, &phrase.join(" "))));
        let Some(taken) = taken else { return 0 };
        rest = rest.get(taken..).unwrap_or_default();
        count += 1;
    }
    count
}

/// What two lines of buttons share that differ only in numbers: `[13]Reply (2)` and `[15]Reply (4)`.
pub(super) fn without_numbers(text: &str) -> String {
    bare(text).chars().filter(|c| !c.is_numeric()).collect()
}

/// Whether a line is a menu, a part of one, or bread crumbs: `Home > World`, `News | Sport`, `Middle East`.
pub(super) fn is_menu(text: &str) -> bool {
    if text.len() > MAX_FURNITURE_BYTES {
        return false;
    }
    let bare = bare(text);
    if is_in(SECTIONS, &words(&bare).join(" ")) {
        return true;
    }
    let folded = fold(&bare);
    if ["skip to", "jump to", "перейти к", "www."].iter().any(|start| folded.starts_with(start)) {
        return true;
    }
    if PRINT_VIEWS.split(", ").any(|view| folded.starts_with(view) || folded.ends_with(view)) {
        return bare.split_whitespace().count() <= MAX_PRINT_VIEW_WORDS;
    }
    let bare = without_quotes(&bare);
    let parts: Vec<&str> = bare.split(['|', '>', '»', '›', '·', '•', '/', '☰', '→']).map(str::trim).collect();
    let are_short = parts.iter().all(|part| part.split_whitespace().count() <= MAX_MENU_WORDS);
    let known = parts.iter().filter(|part| is_in(SECTIONS, &words(part).join(" "))).count();
    parts.len() > 1 && are_short && (known > 0 || bare.contains(['|', '›', '»', '☰']))
}

/// `text` without the signs of quotations, `«Mill»`, which otherwise stand between the entries of menus.
fn without_quotes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once('«') {
        out.push_str(before);
        match inside.split_once('»').filter(|(quoted, _)| !quoted.contains('«')) {
            Some((quoted, after)) => {
                out.push_str(quoted);
                rest = after;
            }
            None => {
                out.push('«');
                rest = inside;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Whether a short line reads like the name of a paper: `The Mill Gazette`, `Приречные вести`, or what a paper says of
/// itself under its name.
pub(super) fn is_paper(text: &str) -> bool {
    if text.len() > MAX_FURNITURE_BYTES {
        return false;
    }
    let bare = bare(text);
    let mut words = words(&bare);
    // `The Mill Tribune Online`
    words.pop_if(|word| matches!(word.as_str(), "online" | "digital" | "onlayn" | "онлайн"));
    let is_motto = ["since 1", "since 2", "est. 1", "established 1", "founded in", "с 19", "с 20"]
        .iter()
        .any(|motto| fold(&bare).contains(motto));
    if is_motto && words.len() <= 12 {
        return true;
    }
    let has_case = |word: &&str| {
        let first = word.chars().find(|c| c.is_alphabetic());
        first.is_none_or(|c| !c.is_lowercase()) || matches!(*word, "of" | "the" | "and" | "de" | "la" | "le")
    };
    // A headline is a sentence: most of its words are in lower case where names of papers have capitals.
    let is_name = bare.split_whitespace().all(|word| has_case(&word));
    let is_short = words.len() <= 3;
    let ends_with_paper = || words.last().into_iter().chain(words.first()).any(|word| is_in(PAPERS, word));
    let has_article = || {
        let is_the = words.first().is_some_and(|word| word == "the");
        is_the && words.last().is_some_and(|word| is_in(PAPERS_WITH_ARTICLE, word))
    };
    words.len() <= MAX_PAPER_WORDS
        && !bare.ends_with(['.', '!', '?'])
        && ((is_name && (ends_with_paper() || has_article()))
            || (is_short && !bare.is_ascii() && ends_with_paper()))
}

/// Whether a line is a name such as papers have, for all that we know of its words: few of them, each with a capital.
pub(super) fn could_be_paper(text: &str) -> bool {
    let bare = bare(text);
    let words: Vec<&str> = bare.split_whitespace().collect();
    words.len() <= 3
        && !bare.ends_with(['.', '!', '?', ':', '։'])
        && words
            .iter()
            .all(|w| w.chars().next().is_some_and(char::is_uppercase) || matches!(*w, "of" | "the"))
}

/// Whether a line is the address of the page and nothing else, as print views have it: `URL: http://…`
pub(super) fn is_address(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_label = |word: &&str| matches!(fold(word).as_str(), "url:" | "source:" | "link:" | "адрес:");
    let first = words.next();
    let address = if first.as_ref().is_some_and(is_label) { words.next() } else { first };
    address.is_some_and(|word| word.starts_with("http://") || word.starts_with("https://"))
        && words.next().is_none()
}

/// Whether a line is the heading of a list of other stories.
pub(super) fn is_related(text: &str) -> bool {
    text.len() <= MAX_FURNITURE_BYTES && is_in(RELATED, &words(text).join(" "))
}

/// Whether a line only says how long ago something was: `9 years ago`, `2 часа назад`.
pub(super) fn is_ago(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let is_word =
        |word: &&str| matches!(*word, "ago" | "назад" | "önce" | "əvvəl" | "առաջ" | "منذ" | "vor" | "hace");
    words.len() <= 4
        && words.iter().any(is_word)
        && words.iter().any(|w| w.chars().all(char::is_numeric) || matches!(*w, "a" | "an" | "one"))
}

/// Whether a line belongs to the foot of a page: whose rights, which page of how many.
pub(super) fn is_foot(text: &str) -> bool {
    let folded = fold(text);
    has_rights(&folded) || is_page_number(&folded)
}

/// `© The Mill Gazette`, `Copyright 2014`, `(c) 2014`, `All rights reserved.`
fn has_rights(folded: &str) -> bool {
    let is_year = |text: &str| {
        let digits = text.chars().take_while(|c| c.is_numeric()).count();
        digits == 4 && matches!(text.chars().next(), Some('1' | '2'))
    };
    let is_sign = |text: &str| {
        text.starts_with('©') || text.strip_prefix("(c)").is_some_and(|rest| is_year(rest.trim_start()))
    };
    let after_word = || folded.strip_prefix("copyright").map(|rest| rest.trim_start_matches([' ', ':']));
    let is_statement = |words: &str| {
        let rest = folded.strip_prefix(words).map(str::trim_start);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
    };
    is_sign(folded)
        || after_word().is_some_and(|rest| is_sign(rest) || rest.starts_with("(c)") || is_year(rest))
        || is_statement("all rights reserved")
        || is_statement("все права защищены")
}

/// `Page 2`, `Page 2 of 3`, `Page 1 2 3`
fn is_page_number(folded: &str) -> bool {
    let mut parts = folded.split_whitespace();
    let is_word =
        parts.next().is_some_and(|w| matches!(w, "page" | "страница" | "seite" | "sayfa" | "səhifə" | "էջ"));
    let is_number = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
    let rest: Vec<&str> = parts.collect();
    is_word
        && rest.first().is_some_and(|w| is_number(w))
        && rest.last().is_some_and(|w| is_number(w))
        && rest.iter().all(|w| matches!(*w, "of" | "из" | "von" | "/") || is_number(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buttons_are_told_from_words() {
        for text in [
            "Reply",
            "[13]Reply [14]Report abuse",
            "Reply <http://paper.example/?replyto=1#respond> Report abuse <http://paper.example/r>",
            "Share_on_Facebook Tweet Email Print",
            "Like (3) · Reply",
            "Ответить | Пожаловаться",
        ] {
            assert!(is_buttons(text), "{text}");
        }
        for text in ["Reply to what?", "I like it", "", "12", "Report on the ferry", "<3"] {
            assert!(!is_buttons(text), "{text}");
        }
    }

    #[test]
    fn menus_and_names_of_papers_are_told_from_headlines() {
        for text in [
            "Home > World",
            "[5]Home > [6]World",
            "NEWS | SPORT | OPINION",
            "Middle East",
            "Главная > Мир",
            "The Mill Post - Printable version",
        ] {
            assert!(is_menu(text), "{text}");
        }
        for text in [
            "The Mill Gazette",
            "THE MILLBROOK TIMES",
            "Hill Tribune Online",
            "ПРИРЕЧНЫЕ ВЕСТИ",
            "News of the valley since 1911",
            "صحيفة الجسر",
        ] {
            assert!(is_paper(text), "{text}");
        }
        for text in [
            "Council opens pool: 6 > 5 votes",
            "Daily ferry stops",
            "News from the harbour are late again",
            "Three times is enough, says council",
            "New bridge",
            "Mail Carriers Strike",
            "Ferry Breaks Record",
            "Photo Times of the Day Change Again",
        ] {
            assert!(!is_menu(text) && !is_paper(text), "{text}");
        }
    }

    #[test]
    fn signs_that_open_many_links_are_looked_at_once() {
        for sign in ["[", "<", "[x](", "[1", "[<", "<[", "[x]", "[x]("] {
            let text = sign.repeat(100_000);
            assert_eq!(bare(&text), text);
        }
    }

    #[test]
    fn long_lines_are_no_furniture() {
        for entry in ["Home | ", "Mill News ", "related "] {
            let text = entry.repeat(1_000_000 / entry.len());
            assert!(
                !is_menu(&text) && !is_paper(&text) && !is_related(&text) && !is_buttons(&text),
                "{entry}"
            );
        }
    }

    #[test]
    fn what_text_browsers_write_into_links_is_taken_out() {
        assert_eq!(bare("[5]Home > [6]World"), "Home > World");
        assert_eq!(bare("Reply <http://a.example/?b> now <3"), "Reply now <3");
        assert_eq!(bare("The_Bridgeton_Herald"), "The Bridgeton Herald");
        assert_eq!(bare("[Home](/) > [World](/world)"), "Home > World");
        assert_eq!(bare("[bridge] a < b"), "[bridge] a < b");
        assert_eq!(bare("[[7]Reply](/r) <<http://a.example/>"), "[ Reply](/r) <");
        assert_eq!(bare("[Reply"), "[Reply");
    }

    #[test]
    fn the_foot_of_a_page_is_told_from_words() {
        for text in [
            "© The Mill Gazette",
            "Copyright © 2014 The Mill Gazette",
            "Copyright (c) The Mill Gazette",
            "Copyright 2014",
            "copyright: 1998-2014",
            "(c) 2014 The Mill Gazette",
            "All rights reserved.",
            "All rights reserved | Privacy",
            "Page 2",
            "Page 2 of 3",
        ] {
            assert!(is_foot(text), "{text}");
        }
        for text in [
            "copyright law is silly",
            "Copyright 12 is silly",
            "(c) 1 bridge",
            "(c) 20145 bridges",
            "all rights reserved for the mayor",
            "Page",
            "Page 3 of",
            "page of 3",
            "Page 3 of the report",
        ] {
            assert!(!is_foot(text), "{text}");
        }
    }
}
