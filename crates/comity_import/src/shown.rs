//! How an imported text is shown and judged: safe HTML, and the words without markup.

use crate::TextFormat;
use crate::breaks::with_breaks;
use crate::values::unescape;

/// Safe HTML for `text`.
pub fn shown_html(text: &str, format: TextFormat) -> String {
    match format {
        TextFormat::Html | TextFormat::PageHtml => comity_text::sanitize_html(text),
        TextFormat::HtmlWithLineBreaks => comity_text::sanitize_html(&with_breaks(text)),
        TextFormat::Markdown => comity_text::render(text),
        TextFormat::Plain | TextFormat::PageText => comity_text::sanitize_html(&plain_html(text)),
    }
}

/// What `text` says, without markup: what a policy is to judge. `shown` is the safe HTML that was made of it, by which alone
/// a piece of a saved page is understood.
pub fn spoken_text(text: &str, format: TextFormat, shown: &str) -> String {
    match format {
        TextFormat::PageHtml | TextFormat::PageText => comity_text::html_to_text(shown),
        TextFormat::Html => comity_text::html_to_text(text),
        TextFormat::HtmlWithLineBreaks => comity_text::html_to_text(&with_breaks(text)),
        TextFormat::Markdown | TextFormat::Plain => text.to_owned(),
    }
}

/// Plain text as HTML: paragraphs and line breaks are kept, and lines that begin with marks become lists, ordered
/// ones with the number they begin with.
fn plain_html(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(text.len() + 64);
    let mut list: Option<&str> = None;
    // The number of the next item if the list counts on.
    let mut next = 1;
    let mut in_paragraph = false;
    let mut is_after_item = false;
    for line in text.split('\n') {
        let item = list_item(line);
        // A line that is set in below an item goes on with it.
        if std::mem::replace(&mut is_after_item, item.is_some())
            && item.is_none()
            && line.starts_with("  ")
            && !line.trim().is_empty()
            && let Some(length) = out.strip_suffix("</li>").map(str::len)
        {
            out.truncate(length);
            out.extend(["<br>\n", &escape(line.trim()), "</li>"]);
            is_after_item = true;
            continue;
        }
        let tag = item.map(|(number, _)| if number.is_some() { "ol" } else { "ul" });
        if tag != list {
            if let Some(tag) = list.take() {
                out.extend(["</", tag, ">\n"]);
            }
            if let Some((number, _)) = item {
                if std::mem::take(&mut in_paragraph) {
                    out.push_str("</p>\n");
                }
                list = tag;
                next = number.unwrap_or(1);
                match number {
                    Some(1) => out.push_str("<ol>"),
                    Some(start) => out.extend(["<ol start=\"", &start.to_string(), "\">"]),
                    None => out.push_str("<ul>"),
                }
            }
        }
        match item {
            Some((Some(number), text)) if number != next => {
                out.extend(["<li value=\"", &number.to_string(), "\">", &escape(text), "</li>"]);
                next = number.saturating_add(1);
            }
            Some((_, text)) => {
                out.extend(["<li>", &escape(text), "</li>"]);
                next = next.saturating_add(1);
            }
            None if line.trim().is_empty() => {
                if std::mem::take(&mut in_paragraph) {
                    out.push_str("</p>\n");
                }
            }
            None => {
                out.push_str(if in_paragraph { "<br>\n" } else { "<p>" });
                in_paragraph = true;
                out.push_str(&escape(line));
            }
        }
    }
    if in_paragraph {
        out.push_str("</p>\n");
    }
    if let Some(tag) = list {
        out.extend(["</", tag, ">\n"]);
    }
    out
}

/// The number (none for a bullet) and the text of a line that begins a list item.
fn list_item(line: &str) -> Option<(Option<u32>, &str)> {
    let line = line.trim_start();
    if let Some(text) = ["• ", "* ", "- ", "◦ ", "– "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return Some((None, text));
    }
    let (number, text) = line.split_once(['.', ')'])?;
    // Years and the like are no list numbers.
    let number = number.parse::<u32>().ok().filter(|n| *n < 1000)?;
    Some((Some(number), text.strip_prefix(' ')?))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A headline as plain text on one line: tags out, references replaced, white space collapsed.
pub(crate) fn one_line(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match after.split_once('>') {
            Some((_, tail)) if is_tag => rest = tail,
            _ => {
                text.push('<');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    unescape(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_in_plain_text_keep_their_numbers() {
        let html = plain_html("Reasons:\n3. dear & ugly\n4. late\n\nThat is all.\nIn 1998. it was");
        let expected = "<p>Reasons:</p>\n<ol start=\"3\"><li>dear &amp; ugly</li><li>late</li></ol>\n\
            <p>That is all.<br>\nIn 1998. it was</p>\n";
        assert_eq!(html, expected);
        let goes_on = plain_html("1. a\n2. they said:\n   we regret it\n   and so on\n3. c\n   \nthe end");
        let expected = "<ol><li>a</li><li>they said:<br>\nwe regret it<br>\nand so on</li><li>c</li></ol>\n\
            <p>the end</p>\n";
        assert_eq!(goes_on, expected);
        assert!(plain_html("1. a\n2. b\n5. c\n6. d").contains("<li>b</li><li value=\"5\">c</li><li>d</li>"));
    }

    #[test]
    fn what_is_shown_holds_no_script_whatever_the_format() {
        for format in TextFormat::ALL {
            let html = shown_html("<script>alert(1)</script><img src=x onerror=alert(1)>ok", format);
            assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
            assert!(html.contains("ok"), "{html}");
        }
    }

    #[test]
    fn a_headline_loses_its_tags_and_keeps_its_signs() {
        assert_eq!(
            one_line("The <em>old</em>\n bridge &amp; the 3 < 4 rule"),
            "The old bridge & the 3 < 4 rule"
        );
    }
}
