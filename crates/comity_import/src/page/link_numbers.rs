//! Takes out the numbers that text browsers write before links, `[12]Ann said:`, where the page ends with their list.

use super::lines::{Line, Marker};

/// The heading of the list of addresses, and what may stand between it and them.
const LIST_HEADINGS: &[&str] = &["references", "visible links"];

/// The lines without the numbers of links.
pub(super) fn taken_out(mut lines: Vec<Line>) -> Vec<Line> {
    let links = count(&lines);
    if links == 0 {
        return lines;
    }
    for line in lines.iter_mut().filter(|line| line.text.contains('[')) {
        let first = line.text.split_whitespace().next().unwrap_or_default();
        line.hidden_first = first.len() - without(first, links).len();
        let text = without(&line.text, links);
        line.hidden = line.text.len() - text.len();
        line.text = text;
    }
    lines
}

/// How many links the list at the end of a page has; none when there is no list.
fn count(lines: &[Line]) -> u32 {
    let is_heading = |line: &Line| LIST_HEADINGS.contains(&line.text.to_lowercase().as_str());
    let Some(begins) = lines.iter().rposition(is_heading) else { return 0 };
    let mut last = 0;
    for line in lines.iter().skip(begins + 1).filter(|line| !line.is_blank()) {
        match line.marker {
            Some(Marker::Number(number)) if number == last + 1 && is_address(&line.text) => last = number,
            _ if last == 0 => return 0,
            // An address may be broken over lines.
            _ => {}
        }
    }
    last
}

fn is_address(text: &str) -> bool {
    !text.contains(' ')
        && ["http:", "https:", "file:", "mailto:", "javascript:", "ftp:"].iter().any(|s| text.starts_with(s))
}

/// `text` without the numbers of `links` links.
fn without(text: &str, links: u32) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while links > 0
        && let Some((before, after)) = rest.split_once('[')
    {
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let (number, behind) = after.split_at(digits);
        let is_link = number.parse().is_ok_and(|number: u32| (1..=links).contains(&number));
        out.push_str(before);
        match behind.strip_prefix(']').filter(|words| is_link && !words.starts_with(char::is_whitespace)) {
            Some(words) => rest = words,
            None => {
                out.push('[');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::super::lines::text_lines;
    use super::*;

    #[test]
    fn numbers_go_where_a_list_of_links_shows_what_they_are() {
        let page = "[1]Ann said:\n\nReferences\n\n   1. http://a.example/\n   2. http://a.example/a/very/long\n      /address\n   3. mailto:a@a.example\n";
        assert_eq!(count(&text_lines(page)), 3);
        assert_eq!(count(&text_lines("References\n\n  1. Ann said:\n")), 0);
        assert_eq!(count(&text_lines("References\n\nnone\n")), 0);
        assert_eq!(without("[1]Ann [2]said [4]so [3] and [x] and [", 3), "Ann said [4]so [3] and [x] and [");
        assert_eq!(without("[1]Ann", 0), "[1]Ann");
    }
}
