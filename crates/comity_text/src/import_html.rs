//! HTML that comes in from other systems' archives.

use crate::links::{find_bare, safe_target};
use ammonia::{Builder, UrlRelative};
use regex::Regex;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Elements that archives may keep; all of them stand in [`crate::ALLOWED_ELEMENTS`].
static SANITIZER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::default();
    let attributes: HashMap<&str, HashSet<&str>> =
        [("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"])), ("li", HashSet::from(["value"]))]
            .into_iter()
            .collect();
    builder
        .tags(crate::ALLOWED_ELEMENTS.into_iter().collect())
        .clean_content_tags(HashSet::from([
            "script", "style", "noscript", "template", "iframe", "object", "svg", "math",
        ]))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::new())
        .set_tag_attribute_value("p", "dir", "auto")
        .set_tag_attribute_value("li", "dir", "auto")
        .set_tag_attribute_value("pre", "dir", "auto")
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .attribute_filter(|element, attribute, value| {
            let is_number = matches!((element, attribute), ("ol", "start") | ("li", "value"));
            let keep = !is_number || value.parse::<u32>().is_ok();
            keep.then(|| value.into())
        })
        .link_rel(Some(LINK_REL));
    builder
});

/// Older systems wrote emphasis with tags for bold and italic type.
static TYPE_TAGS: LazyLock<[(Regex, &str); 2]> = LazyLock::new(|| {
    let tag =
        |name: &str| Regex::new(&format!(r"(?i)<(/?){name}([\s>/])")).expect("the pattern is well-formed");
    [(tag("b"), "<${1}strong$2"), (tag("i"), "<${1}em$2")]
});

/// Safe HTML from any HTML: our elements, `http`, `https` and `mailto` links, nothing else. Addresses that stand in the text
/// become links, as in comments that are written here.
pub fn sanitize_html(html: &str) -> String {
    let html = TYPE_TAGS.iter().fold(Cow::Borrowed(html), |html, (tag, with)| {
        Cow::Owned(tag.replace_all(&html, *with).into_owned())
    });
    let mut safe = SANITIZER.clean(&html).to_string();
    safe.retain(|c| {
        let is_control = c.is_control() && !c.is_whitespace();
        !is_control && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    });
    with_links(&without_dead_links(&safe))
}

/// What every link says of itself.
const LINK_REL: &str = "nofollow ugc noopener";

/// The text before the next tag of safe HTML, the tag, and what follows it.
fn next_tag(html: &str) -> Option<(&str, &str, &str)> {
    let (text, mark) = html.split_at_checked(html.find('<')?)?;
    let mut is_quoted = false;
    let end = mark.find(|c: char| {
        is_quoted ^= c == '"';
        c == '>' && !is_quoted
    });
    let (tag, after) = mark.split_at_checked(end? + 1)?;
    Some((text, tag, after))
}

fn is_tag(tag: &str, name: &str) -> bool {
    tag.strip_prefix(name).is_some_and(|rest| rest.starts_with(['>', ' ']))
}

/// Safe HTML without the tags of links that lead nowhere; their words stay.
fn without_dead_links(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let (mut rest, mut is_dead) = (html, false);
    while let Some((text, tag, after)) = next_tag(rest) {
        out.push_str(text);
        rest = after;
        if is_tag(tag, "<a") && !tag.contains(" href=\"") {
            is_dead = true;
        } else if !(is_tag(tag, "</a") && std::mem::take(&mut is_dead)) {
            out.push_str(tag);
        }
    }
    out.push_str(rest);
    out
}

/// Safe HTML whose bare addresses are links. What touches a link is part of what its writer made one, and stays.
fn with_links(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let (mut links, mut verbatim, mut is_behind_link) = (0_usize, 0_usize, false);
    let mut rest = html;
    loop {
        let (text, tag, after) = next_tag(rest).unwrap_or((rest, "", ""));
        if links + verbatim > 0 {
            out.push_str(text);
        } else {
            let touched = |c: char| !c.is_whitespace();
            let start = if is_behind_link { text.len() - text.trim_start_matches(touched).len() } else { 0 };
            let is_before_link = is_tag(tag, "<a");
            let end = if is_before_link { text.trim_end_matches(touched).len() } else { text.len() };
            let end = end.max(start);
            out.push_str(text.get(..start).unwrap_or_default());
            push_linked(&mut out, text.get(start..end).unwrap_or_default());
            out.push_str(text.get(end..).unwrap_or_default());
        }
        out.push_str(tag);
        if tag.is_empty() {
            return out;
        }
        is_behind_link = is_tag(tag, "</a");
        if is_tag(tag, "<a") {
            links += 1;
        } else if is_behind_link {
            links = links.saturating_sub(1);
        } else if is_tag(tag, "<pre") || is_tag(tag, "<code") {
            verbatim += 1;
        } else if is_tag(tag, "</pre") || is_tag(tag, "</code") {
            verbatim = verbatim.saturating_sub(1);
        }
        rest = after;
    }
}

/// Writes text of safe HTML, its addresses as links.
fn push_linked(out: &mut String, text: &str) {
    let mut written = 0;
    for bare in find_bare(text) {
        let Some(address) = text.get(bare.range.clone()).map(without_half_reference) else { continue };
        let Some(url) = safe_target(&address.replace("&amp;", "&")) else { continue };
        out.push_str(text.get(written..bare.range.start).unwrap_or_default());
        let href = url.as_str().replace('&', "&amp;").replace('"', "&quot;");
        out.extend(["<a href=\"", &href, "\" rel=\"", LINK_REL, "\">", address, "</a>"]);
        written = bare.range.start + address.len();
    }
    out.push_str(text.get(written..).unwrap_or_default());
}

/// The beginning of an address in HTML that no sign written as a reference, and no half of one, belongs to.
fn without_half_reference(address: &str) -> &str {
    let ends = |(at, _): &(usize, &str)| !address.get(*at..).is_some_and(|rest| rest.starts_with("&amp;"));
    let end = address.match_indices('&').find(ends).map_or(address.len(), |(at, _)| at);
    address.get(..end).unwrap_or_default()
}

/// Whether HTML knows a reference of this name, such as `eacute`.
pub fn is_html_reference(name: &str) -> bool {
    entity(name).is_some() || !SANITIZER.clean(&format!("&{name};")).to_string().contains(name)
}

/// The text of some HTML, with paragraphs and line breaks, list markers and quote marks as Markdown has them.
pub fn html_to_text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // Numbers of the open lists; `None` for bullets.
    let mut lists: Vec<Option<u32>> = Vec::new();
    let mut quotes = 0_usize;
    let mut preformatted = false;
    // Behind this no tag ends: looking for its end from every `<` would take a time that grows with the square of the text.
    let last_end = memchr::memrchr(b'>', html.as_bytes()).unwrap_or(0);
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        push_text(&mut out, rest.get(..at).unwrap_or(""), preformatted, quotes);
        let tag_text = rest.get(at..).unwrap_or("");
        if let Some(comment) = tag_text.strip_prefix("<!--") {
            rest = comment.find("-->").and_then(|end| comment.get(end + 3..)).unwrap_or("");
            continue;
        }
        let may_end = html.len() - tag_text.len() < last_end;
        let Some((name, closing, attributes, after)) = may_end.then(|| tag(tag_text)).flatten() else {
            push_text(&mut out, "<", preformatted, quotes);
            rest = tag_text.get(1..).unwrap_or("");
            continue;
        };
        rest = after;
        match (name.as_str(), closing) {
            ("script" | "style" | "template" | "noscript", false) => rest = from_end_of(&name, rest),
            ("br", _) => new_line(&mut out, quotes),
            ("hr", _) => {
                new_block(&mut out, quotes);
                out.push_str("***");
                new_block(&mut out, quotes);
            }
            ("pre", _) => {
                preformatted = !closing;
                new_block(&mut out, quotes);
            }
            ("ul", false) => lists.push(None),
            ("ol", false) => lists.push(Some(attributes.start)),
            ("ul" | "ol", true) => {
                lists.pop();
                new_block(&mut out, quotes);
            }
            ("li", false) => {
                if lists.last().is_some() && out.ends_with("\n\n") {
                    // The first item follows its block directly.
                } else {
                    new_line(&mut out, quotes);
                }
                out.push_str(&"  ".repeat(lists.len().saturating_sub(1).min(6)));
                match lists.last_mut() {
                    Some(Some(number)) => {
                        out.push_str(&number.to_string());
                        out.push_str(". ");
                        *number = number.saturating_add(1);
                    }
                    _ => out.push_str("- "),
                }
            }
            ("blockquote", false) => {
                new_block(&mut out, quotes);
                quotes = (quotes + 1).min(8);
                out.push_str("> ");
            }
            ("blockquote", true) => {
                quotes = quotes.saturating_sub(1);
                while out.ends_with(['>', ' ', '\n']) {
                    out.pop();
                }
                new_block(&mut out, quotes);
            }
            (
                "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "tr" | "section"
                | "article",
                _,
            ) => {
                new_block(&mut out, quotes);
            }
            _ => {}
        }
    }
    push_text(&mut out, rest, preformatted, quotes);
    out.trim_matches(['\n', ' ']).to_owned()
}

/// From the tag on that closes the element `name`; nothing where it never closes.
fn from_end_of<'t>(name: &str, text: &'t str) -> &'t str {
    let closes = |at: &usize| {
        let tag = text.as_bytes().get(at + 1..at + 2 + name.len());
        tag.and_then(|tag| tag.strip_prefix(b"/"))
            .is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
    };
    let at = memchr::memchr_iter(b'<', text.as_bytes()).find(closes);
    at.and_then(|at| text.get(at..)).unwrap_or("")
}

struct Attributes {
    start: u32,
}

/// Name, whether it closes, attributes and what follows, of the tag at the start of `text`.
fn tag(text: &str) -> Option<(String, bool, Attributes, &str)> {
    let inside = text.strip_prefix('<')?;
    let (closing, inside) = inside.strip_prefix('/').map_or((false, inside), |rest| (true, rest));
    let length = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '!').unwrap_or(inside.len());
    let name = inside.get(..length)?.to_ascii_lowercase();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
        return None;
    }
    let end = memchr::memchr(b'>', text.as_bytes())?;
    let source = text.get(..end)?;
    let start = source.split("start=").nth(1).map(|v| v.trim_start_matches(['"', '\'']));
    let start = start.and_then(|v| v.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()).unwrap_or(1);
    Some((name, closing, Attributes { start }, text.get(end + 1..)?))
}

fn push_text(out: &mut String, text: &str, preformatted: bool, quotes: usize) {
    let decoded = decode_entities(text);
    if preformatted {
        for (i, line) in decoded.split('\n').enumerate() {
            if i > 0 {
                new_line(out, quotes);
            }
            out.push_str(line);
        }
        return;
    }
    for c in decoded.chars() {
        // Only HTML's own white space folds; a no-break space is content.
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            if !out.is_empty() && !out.ends_with(['\n', ' ']) {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
}

fn new_line(out: &mut String, quotes: usize) {
    while out.ends_with(' ') {
        out.pop();
    }
    if !out.is_empty() {
        out.push('\n');
        out.push_str(&"> ".repeat(quotes));
    }
}

fn new_block(out: &mut String, quotes: usize) {
    let marks = "> ".repeat(quotes);
    while out.ends_with(' ') && !out.ends_with("> ") {
        out.pop();
    }
    if out.is_empty()
        || out.ends_with("\n\n")
        || (quotes > 0 && out.ends_with(&format!("\n{marks}")))
        || (quotes > 0 && *out == marks)
    {
        return;
    }
    out.push_str(if out.ends_with('\n') { "\n" } else { "\n\n" });
    out.push_str(&marks);
}

/// Text with `&amp;`, `&#1234;` and the like decoded; what is no entity stays.
fn decode_entities(text: &str) -> String {
    /// Longest entity name, in bytes.
    const LONGEST: usize = 12;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        out.push_str(rest.get(..at).unwrap_or(""));
        rest = rest.get(at..).unwrap_or("");
        let end = rest.bytes().take(LONGEST).position(|b| b == b';');
        let decoded = end.and_then(|end| Some((entity(rest.get(1..end)?)?, end)));
        if let Some((c, end)) = decoded {
            out.push(c);
            rest = rest.get(end + 1..).unwrap_or("");
        } else {
            out.push('&');
            rest = rest.get(1..).unwrap_or("");
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control() || *c == '\n');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "laquo" => '«',
        "raquo" => '»',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "bdquo" => '„',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "euro" => '€',
        "pound" => '£',
        "deg" => '°',
        "middot" => '·',
        "bull" => '•',
        "shy" => '\u{AD}',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "uuml" => 'ü',
        "ouml" => 'ö',
        "auml" => 'ä',
        "szlig" => 'ß',
        "Uuml" => 'Ü',
        "Ouml" => 'Ö',
        "Auml" => 'Ä',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_allowed_goes_and_what_is_stays() {
        let dirty = r#"<p onclick="x()" style="color:red">Hi <b>there</b> <script>alert(1)</script><a href="javascript:x">a</a> <a href="https://example.org/" class="y">b</a></p><img src=x onerror=y>"#;
        assert_eq!(
            sanitize_html(dirty),
            r#"<p dir="auto">Hi <strong>there</strong> a <a href="https://example.org/" rel="nofollow ugc noopener">b</a></p>"#
        );
        assert_eq!(
            sanitize_html(r#"<ol start="4"><li>x</ol>"#),
            r#"<ol start="4"><li dir="auto">x</li></ol>"#
        );
        assert_eq!(sanitize_html("bell\u{7} \u{1B}[31m and &#8; \u{202E}back"), "bell [31m and  back");
    }

    #[test]
    fn addresses_in_the_text_become_links_and_others_stay_as_they_are() {
        let link =
            |href: &str, shown: &str| format!(r#"<a href="{href}" rel="nofollow ugc noopener">{shown}</a>"#);
        let html = sanitize_html(
            "See https://bridge.example/?a=1&b=2, &lt;http://lock.example/x&gt; <code>http://c.example</code>",
        );
        let expected = format!(
            "See {}, &lt;{}&gt; <code>http://c.example</code>",
            link("https://bridge.example/?a=1&amp;b=2", "https://bridge.example/?a=1&amp;b=2"),
            link("http://lock.example/x", "http://lock.example/x")
        );
        assert_eq!(html, expected);
        let linked = sanitize_html(r#"x <a href="javascript:y">is</a>.example.org"#);
        assert_eq!(linked, format!("x {}", link("https://is.example.org/", "is.example.org")));
        let linked = sanitize_html(r#"<a href="https://a.example/">https://a.example/</a> a <3 b"#);
        assert_eq!(linked, format!("{} a &lt;3 b", link("https://a.example/", "https://a.example/")));
    }

    #[test]
    fn references_of_html_are_known() {
        assert!(is_html_reference("hearts") && is_html_reference("nbsp") && is_html_reference("amp"));
        assert!(!is_html_reference("bogus"));
    }

    #[test]
    fn text_keeps_paragraphs_breaks_lists_and_quotes() {
        let html = "<p>One &amp; two<br>three</p>\n<ol start=3><li>a</li><li>b</li></ol><blockquote><p>said</p><p>more</p></blockquote><p>End &#8220;x&#8221;</p>";
        assert_eq!(html_to_text(html), "One & two\nthree\n\n3. a\n4. b\n\n> said\n\n> more\n\nEnd “x”");
    }

    #[test]
    fn broken_html_loses_no_text() {
        assert_eq!(html_to_text("a < b and <i>c"), "a < b and c");
        assert_eq!(html_to_text("x &unknown; & y"), "x &unknown; & y");
        assert_eq!(html_to_text("<!-- gone -->kept<script>x</script>"), "kept");
        assert_eq!(html_to_text("a<STYLE>b</b></Style>c<script>d"), "ac");
    }

    /// Each of these took a time that grew with the square of its length: minutes for a megabyte.
    #[test]
    fn a_megabyte_of_what_looks_like_tags_is_read_at_once() {
        let megabyte = |piece: &str| piece.repeat((1 << 20) / piece.len());
        assert_eq!(html_to_text(&megabyte("<a")).len(), 1 << 20);
        assert_eq!(html_to_text(&format!("<p>{}", megabyte("<a "))).len(), 349_525 * 3 - 1);
        assert_eq!(html_to_text(&megabyte("<script></script>")), "");
        assert_eq!(html_to_text(&megabyte("<style><!--")), "");
    }
}
