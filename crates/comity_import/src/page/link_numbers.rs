//! Takes out the numbers that text browsers write before links, `[12]Ann said:`, where the page ends with their list.

use super::lines::{Line, Marker};
use std::ops::Range;

/// The heading of the list of addresses, and what may stand between it and them.
const LIST_HEADINGS: &[&str] = &["references", "visible links"];

/// The numbers that are links'.
#[derive(Clone, Copy)]
struct Numbers {
    /// The last one in the list at the end of the page.
    listed: u32,
    /// The last one met; they count up through a page, also where the end of the list is missing.
    met: u32,
}

impl Numbers {
    fn take(&mut self, number: u32) -> bool {
        let is_link = (1..=self.listed).contains(&number) || number == self.met + 1;
        if is_link {
            self.met = self.met.max(number);
        }
        is_link
    }
}

/// The lines without the numbers of links.
pub(super) fn taken_out(mut lines: Vec<Line>) -> Vec<Line> {
    let listed = count(&lines);
    if listed == 0 {
        return lines;
    }
    let mut numbers = Numbers { listed, met: 0 };
    for line in lines.iter_mut().filter(|line| line.text.contains('[')) {
        let first = line.text.split_whitespace().next().unwrap_or_default();
        let mut alone = numbers;
        line.hidden_first = first.len() - without(first, &mut alone).len();
        let kept = kept(&line.text, &mut numbers);
        let text: String = kept.iter().filter_map(|range| line.text.get(range.clone())).collect();
        line.hidden = line.text.len() - text.len();
        line.source = line.source.of_kept(&line.text, &kept);
        line.text = text;
    }
    lines
}

/// The last number in the list of links at the end of a page, of which some may be missing; none when there is no list.
fn count(lines: &[Line]) -> u32 {
    let is_heading = |line: &Line| LIST_HEADINGS.contains(&line.text.to_lowercase().as_str());
    let Some(begins) = lines.iter().rposition(is_heading) else { return 0 };
    let mut last = 0;
    for line in lines.iter().skip(begins + 1).filter(|line| !line.is_blank()) {
        match line.marker {
            Some(Marker::Number(number)) if number > last && is_address(&line.text) => last = number,
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

/// `text` without the numbers of links.
fn without(text: &str, numbers: &mut Numbers) -> String {
    kept(text, numbers).into_iter().filter_map(|range| text.get(range)).collect()
}

/// What of `text` is no number of a link.
fn kept(text: &str, numbers: &mut Numbers) -> Vec<Range<usize>> {
    let (mut kept, mut begins, mut at) = (Vec::new(), 0, 0);
    while let Some((before, after)) = text.get(at..).and_then(|rest| rest.split_once('[')) {
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let (number, behind) = after.split_at(digits);
        let opens = at + before.len();
        at = opens + 1;
        let words = behind.strip_prefix(']').filter(|words| !words.starts_with(char::is_whitespace));
        if words.is_some() && number.parse().is_ok_and(|number| numbers.take(number)) {
            kept.push(begins..opens);
            at += digits + 1;
            begins = at;
        }
    }
    kept.push(begins..text.len());
    kept
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
        let without = |text: &str, listed| without(text, &mut Numbers { listed, met: 0 });
        assert_eq!(without("[1]Ann [2]said [5]so [3] and [x] and [", 3), "Ann said [5]so [3] and [x] and [");
        assert_eq!(without("[2]Ann", 1), "[2]Ann");
    }

    #[test]
    fn numbers_go_on_where_the_end_of_the_list_is_missing() {
        let page = "[1]Ann said:\n[2]Bo\n[3]Cem\n[4]Dan and [7]so\n\nReferences\n\n   1. http://a.example/\n   3. http://a.example/\n";
        let texts: Vec<String> =
            taken_out(text_lines(page)).into_iter().map(|line| line.text).take(4).collect();
        assert_eq!(texts, ["Ann said:", "Bo", "Cem", "Dan and [7]so"]);
    }
}
