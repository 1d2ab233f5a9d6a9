//! How an imported text is shown and judged: safe HTML, and the words without markup.

use crate::values::unescape;

/// Tags that make their own paragraphs; text around them is not wrapped.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "dl",
    "dt",
    "dd",
    "figure",
    "section",
];

/// HTML with its line breaks made visible: an empty line ends a paragraph, any other breaks the line, except in
/// text that is set in blocks already.
fn with_breaks(html: &str) -> String {
    let html = html.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(html.len() + 64);
    let mut in_pre = false;
    for paragraph in html.split("\n\n") {
        let paragraph = paragraph.trim_matches('\n');
        if in_pre || contains_block(paragraph) {
            let lower = paragraph.to_ascii_lowercase();
            in_pre = match (lower.rfind("<pre"), lower.rfind("</pre")) {
                (Some(open), close) => close.is_none_or(|close| close < open),
                (None, Some(_)) => false,
                (None, None) => in_pre,
            };
            out.push_str(paragraph);
            out.push_str("\n\n");
        } else if !paragraph.trim().is_empty() {
            out.push_str("<p>");
            out.push_str(&paragraph.replace('\n', "<br>\n"));
            out.push_str("</p>\n");
        }
    }
    out
}

fn contains_block(html: &str) -> bool {
    html.split('<').skip(1).any(|after| {
        let after = after.strip_prefix('/').unwrap_or(after);
        let name = after.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name))
    })
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
    fn line_breaks_of_wordpress_become_paragraphs_and_breaks() {
        assert_eq!(with_breaks("One\ntwo\n\nthree"), "<p>One<br>\ntwo</p>\n<p>three</p>\n");
        assert_eq!(
            with_breaks("<blockquote>a\nb</blockquote>\n\nc"),
            "<blockquote>a\nb</blockquote>\n\n<p>c</p>\n"
        );
        assert_eq!(with_breaks("<pre>a\n\nb</pre>"), "<pre>a\n\nb</pre>\n\n");
    }

    #[test]
    fn a_headline_loses_its_tags_and_keeps_its_signs() {
        assert_eq!(
            one_line("The <em>old</em>\n bridge &amp; the 3 < 4 rule"),
            "The old bridge & the 3 < 4 rule"
        );
    }
}
