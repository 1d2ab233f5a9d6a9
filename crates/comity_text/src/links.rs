//! Links: as Markdown, as bare addresses, and hidden ones ("example dot com").

use crate::visible::Visible;
use comity_model::Span;
use std::ops::Range;
use url::Url;

/// How a link is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// `[label](address)`, `<address>` or an image.
    Markdown,
    /// The address itself stands in the text.
    Bare,
    /// Spelled so that filters miss it: `example dot com`, `hxxp://…`. Never made clickable; counts as evasion.
    Hidden,
}

/// A link in a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The whole address, normalised as browsers do.
    pub url: String,
    /// Host name in lower case, punycode for other scripts, without `www.`; for `mailto:` the address's domain.
    pub host: String,
    /// The part of the host that somebody registered: `example.co.uk` of `shop.example.co.uk` (a good guess by
    /// usual suffixes, not the Public Suffix List).
    pub domain: String,
    /// Where it stands.
    pub span: Span,
    /// How it is written.
    pub kind: LinkKind,
    /// The label names another host than the one it leads to.
    pub disguised: bool,
}

impl Link {
    /// The link to `url`, if it is an address that may be linked.
    pub(crate) fn to(url: &str, span: Span, kind: LinkKind) -> Option<Self> {
        let parsed = Url::parse(url).ok()?;
        let host = match parsed.scheme() {
            "mailto" => parsed.path().rsplit('@').next().unwrap_or("").to_lowercase(),
            _ => parsed.host_str()?.trim_end_matches('.').to_lowercase(),
        };
        let host = host.strip_prefix("www.").unwrap_or(&host).to_owned();
        Some(Self { url: parsed.into(), domain: registrable(&host), host, span, kind, disguised: false })
    }
}

/// Longest address that is linked, in bytes.
const MAX_URL: usize = 2000;

/// The address as browsers read it, if it may be linked: `http`, `https` or `mailto` only.
pub(crate) fn safe_target(address: &str) -> Option<Url> {
    if address.len() > MAX_URL {
        return None;
    }
    let trimmed = address.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let url = match Url::parse(trimmed) {
        Ok(url) => url,
        Err(url::ParseError::RelativeUrlWithoutBase) => {
            let host_end = trimmed.find(['/', '?', '#']).unwrap_or(trimmed.len());
            let host = trimmed.get(..host_end).unwrap_or("");
            if !looks_like_host(host) {
                return None;
            }
            Url::parse(&format!("https://{trimmed}")).ok()?
        }
        Err(_) => return None,
    };
    match url.scheme() {
        "http" | "https" if url.host_str().is_some_and(|h| !h.is_empty()) => Some(url),
        "mailto" if url.path().contains('@') => Some(url),
        _ => None,
    }
}

/// A bare address in a text.
pub(crate) struct Bare {
    pub(crate) range: Range<usize>,
    pub(crate) url: String,
}

/// Bare addresses in `text`: `https://…`, `www.…`, and host names with a usual ending.
pub(crate) fn find_bare(text: &str) -> Vec<Bare> {
    let mut found = Vec::new();
    let mut from = 0;
    // Every address has a dot or a colon with something right behind it; most sentences end with one that has not.
    while let Some(sign) = text.as_bytes().get(from..).and_then(|rest| memchr::memchr2(b'.', b':', rest)) {
        let at = from + sign;
        from = at + 1;
        if text.as_bytes().get(from).is_none_or(u8::is_ascii_whitespace) {
            continue;
        }
        let (before, after) = (text.get(..at).unwrap_or(""), text.get(at..).unwrap_or(""));
        let begin = before.trim_end_matches(|c: char| !c.is_whitespace()).len();
        let end = at + after.find(char::is_whitespace).unwrap_or(after.len());
        let chunk = text.get(begin..end).unwrap_or("");
        if (chunk.contains('.') || chunk.contains("://"))
            && let Some((range, url)) = bare_in(chunk)
        {
            found.push(Bare { range: begin + range.start..begin + range.end, url });
        }
        from = end;
    }
    found
}

/// The bare address in a stretch without spaces.
fn bare_in(chunk: &str) -> Option<(Range<usize>, String)> {
    let lower = chunk.to_ascii_lowercase();
    let scheme = ["https://", "http://"].iter().filter_map(|s| lower.find(s)).min();
    if let Some(start) = scheme {
        let end = start + address_length(chunk.get(start..)?);
        let address = chunk.get(start..end)?;
        return (address.len() > 8).then(|| (start..end, address.to_owned()));
    }
    let start = chunk.len() - chunk.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let end = start + address_length(chunk.get(start..)?);
    let address = chunk.get(start..end)?;
    let host_end = address.find(['/', '?', '#', ':']).unwrap_or(address.len());
    let host = address.get(..host_end)?;
    if address.contains('@') {
        // An e-mail address is not made a link: that would invite harvesters. Rules read it from the text.
        return None;
    }
    let has_path = address.get(host_end..).is_some_and(|rest| rest.len() > 1);
    let is_link = looks_like_host(host)
        && (lower.get(start..).is_some_and(|l| l.starts_with("www.")) || ends_like_a_host(host, has_path));
    is_link.then(|| (start..end, format!("https://{address}")))
}

/// Length of the address at the start of `text`: without closing punctuation and unpaired brackets.
fn address_length(text: &str) -> usize {
    let stop = |c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '`' | '|' | '\\')
    };
    let mut end = text.find(stop).unwrap_or(text.len());
    // Counted once and kept up to date, so that a thousand brackets take a thousand steps.
    let head = text.get(..end).unwrap_or("");
    let mut surplus = head.matches(')').count() as i64 - head.matches('(').count() as i64;
    while let Some(last) = text.get(..end).and_then(|t| t.chars().next_back()) {
        match last {
            ')' if surplus > 0 => surplus -= 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | ']' | '}' | '…' | '։' | '՝'
            | '،' | '؟' => {}
            _ => break,
        }
        end -= last.len_utf8();
    }
    end
}

fn looks_like_host(host: &str) -> bool {
    let mut labels = 0;
    for label in host.split('.') {
        let fine = !label.is_empty()
            && label.len() <= 63
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-');
        if !fine {
            return false;
        }
        labels += 1;
    }
    labels >= 2
        && host
            .rsplit('.')
            .next()
            .is_some_and(|end| end.chars().all(char::is_alphabetic) || end.starts_with("xn--"))
}

/// Endings that are hardly ever anything but a host name's.
const ENDINGS: &[&str] = &[
    "com", "org", "net", "info", "edu", "gov", "mil", "int", "biz", "io", "co", "uk", "de", "fr", "es", "pt",
    "ru", "ua", "tr", "az", "am", "ge", "ir", "ae", "sa", "eg", "il", "gr", "bg", "ro", "pl", "cz", "sk",
    "hu", "nl", "se", "fi", "dk", "ch", "eu", "us", "ca", "au", "nz", "jp", "cn", "kr", "br", "mx", "ar",
    "cl", "kz", "by", "tv", "app", "dev", "news", "blog", "online", "site", "shop", "store", "xyz", "club",
    "top", "live", "click", "link", "pro", "ly", "gg", "cc", "ws", "su", "рф", "հայ", "example", "test",
    "win", "bet", "casino", "loan", "vip", "icu", "buzz", "me",
];

/// Endings that are also words: linked only when a path follows.
const ENDINGS_THAT_ARE_WORDS: &[&str] = &[
    "am", "de", "es", "me", "by", "us", "co", "pro", "top", "news", "live", "win", "bet", "test", "link",
    "shop", "store", "site", "blog", "click", "club", "tr", "ar", "se", "de", "example",
];

fn ends_like_a_host(host: &str, has_path: bool) -> bool {
    let ending = host.rsplit('.').next().unwrap_or("");
    if ending.chars().any(char::is_uppercase) {
        return false;
    }
    let first = host.split('.').next().unwrap_or("");
    let two_letters = ending.len() == 2 && ending.is_ascii();
    if has_path {
        return two_letters || ENDINGS.contains(&ending);
    }
    // "the end.co" after a forgotten space: a host whose name is capitalised or very short is more likely a sentence.
    let plain = first.len() >= 3 && !host.chars().any(char::is_uppercase) && host.is_ascii();
    let word = ENDINGS_THAT_ARE_WORDS.contains(&ending);
    ENDINGS.contains(&ending)
        && (!word
            || (plain && host.matches('.').count() >= 2)
            || (plain && first.len() >= 4 && matches!(ending, "am" | "de" | "tr" | "co" | "example")))
}

/// Second-level names under which others register: `co.uk`, `com.tr`.
const SECOND_LEVEL: &[&str] = &[
    "co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "go", "gen", "ltd", "plc", "nom", "info",
    "web", "bel",
];

fn registrable(host: &str) -> String {
    let labels: Vec<&str> = host.split('.').collect();
    let n = labels.len();
    let is_address = host.bytes().all(|b| b.is_ascii_digit() || b == b'.') || host.starts_with('[');
    if is_address || n <= 2 {
        return host.to_owned();
    }
    let keep = match labels.as_slice() {
        [.., second, top] if top.len() == 2 && SECOND_LEVEL.contains(second) => 3,
        _ => 2,
    };
    labels.get(n - keep.min(n)..).unwrap_or_default().join(".")
}

/// Whether a label reads like an address of another host than `host`.
pub(crate) fn names_another_host(label: &str, host: &str) -> bool {
    let named = find_bare(label.trim()).into_iter().next().and_then(|bare| Url::parse(&bare.url).ok());
    let Some(named) = named.as_ref().and_then(Url::host_str).map(str::to_lowercase) else { return false };
    registrable(named.strip_prefix("www.").unwrap_or(&named)) != registrable(host)
}

/// Whether a text has what every match of the pattern of [`find_hidden`] has: `xxp`, a dot or its name in brackets, or `dot` by
/// itself before what a host may end with. The pattern is large, and nearly no text has any of it.
fn may_hide_a_link(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_named = |at| text.get(at + 1..).is_some_and(names_a_dot);
    let is_alone = |at: usize| {
        let word = bytes.get(at..at + 3).unwrap_or(&[]);
        let is_space = |c: Option<char>| c.is_some_and(char::is_whitespace);
        matches!(word, [b'd' | b'D', b'o' | b'O' | b'0', b't' | b'T'])
            && is_space(text.get(at + 3..).and_then(|rest| rest.chars().next()))
            && is_space(text.get(..at).and_then(|head| head.chars().next_back()))
            && text.get(at + 3..).is_some_and(|rest| begins_like_an_ending(rest.trim_start()))
    };
    let is_scheme = |at: usize| bytes.get(at..at + 3).is_some_and(|word| word.eq_ignore_ascii_case(b"xxp"));
    memchr::memchr2_iter(b'd', b'D', bytes).any(is_alone)
        || memchr::memchr2_iter(b'x', b'X', bytes).any(is_scheme)
        || memchr::memchr2_iter(b'[', b'(', bytes).any(is_named)
        || memchr::memchr2_iter(b'{', b'<', bytes).any(is_named)
}

/// Whether what stands behind a bracket is a dot or its name and a closing one.
fn names_a_dot(behind: &str) -> bool {
    /// Characters of the longest name, with white space on both sides.
    const LONGEST: usize = 7;
    let mut places = behind.char_indices().take(LONGEST + 1);
    let closing = places.find(|(_, c)| matches!(c, ']' | ')' | '}' | '>'));
    let Some(name) = closing.and_then(|(end, _)| behind.get(..end)).map(str::trim) else { return false };
    // In other letters than these it may be a name of the pattern: that will say.
    !name.is_ascii()
        || [".", "dot", "nokta", "punkt", "point", "punto"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether a text may begin with an ending of the pattern of [`find_hidden`].
fn begins_like_an_ending(text: &str) -> bool {
    const ENDINGS: [&str; 18] = [
        "com", "org", "net", "info", "biz", "ru", "co", "io", "xyz", "online", "site", "shop", "club", "top",
        "live", "tr", "az", "am",
    ];
    let word =
        text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or("");
    // `ſ` is an `s` in the pattern's eyes: what is not ASCII is left to it.
    !word.is_ascii() || ENDINGS.iter().any(|ending| word.eq_ignore_ascii_case(ending))
}

/// Addresses spelled so that they are not links: `hxxp://`, `example dot com`, `example(.)com`, `example [dot] com`.
pub(crate) fn find_hidden(visible: &Visible) -> Vec<Link> {
    use regex::Regex;
    use std::sync::LazyLock;
    static HIDDEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\bhxxps?://\S+|\b[\p{L}\d-]{2,63}(?:\s?[\[({<]\s?(?:dot|\.|точка|nokta|nöqtə|կետ|punkt|point|punto)\s?[\])}>]\s?|\s(?:dot|d0t)\s)(?:com|org|net|info|biz|ru|co|io|xyz|online|site|shop|club|top|live|tr|az|am)\b(?:/\S*)?",
        )
        .expect("a constant pattern")
    });
    let text = visible.text.as_str();
    // Nearly every comment has none of these, and then no pattern needs to run.
    if !may_hide_a_link(text) {
        return Vec::new();
    }
    let lower_dot = memchr::memmem::find(text.as_bytes(), b"dot").is_some()
        || text.contains(['[', '(', '{', '<'])
        || text.contains("DOT")
        || text.contains("Dot")
        || text.contains("d0t")
        || text.contains("xxp");
    if !lower_dot {
        return Vec::new();
    }
    HIDDEN
        .find_iter(text)
        .filter_map(|found| {
            static DOT: LazyLock<Regex> = LazyLock::new(|| {
                Regex::new(r"(?i)\s?[\[({<]\s?(?:dot|\.|точка|nokta|nöqtə|կետ|punkt|point|punto)\s?[\])}>]\s?|\s(?:dot|d0t)\s").expect("a constant pattern")
            });
            let plain = DOT.replace_all(found.as_str(), ".").into_owned();
            let address = match plain.get(..4) {
                Some(head) if head.eq_ignore_ascii_case("hxxp") => format!("http{}", plain.get(4..).unwrap_or("")),
                _ => format!("https://{plain}"),
            };
            Link::to(&address, visible.to_raw(found.start()..found.end()), LinkKind::Hidden)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> Vec<&str> {
        find_bare(text).into_iter().map(|b| text.get(b.range).unwrap()).collect()
    }

    #[test]
    fn addresses_end_before_the_sentence_does() {
        assert_eq!(bare("See https://example.org/a_(b)."), ["https://example.org/a_(b)"]);
        assert_eq!(bare("(www.example.org/x)"), ["www.example.org/x"]);
        assert_eq!(bare("try example.com, please"), ["example.com"]);
        assert_eq!(bare("Բացեք example.am/lur հիմա։"), ["example.am/lur"]);
    }

    #[test]
    fn a_forgotten_space_or_an_abbreviation_is_no_link() {
        for text in [
            "It was wrong.It is",
            "at 5 p.m. today",
            "e.g. this",
            "Mr.Smith",
            "1.5.2024",
            "write to a@example.org",
            "U.S.A.",
            "done.So be it",
        ] {
            assert!(bare(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn only_harmless_schemes_are_linked() {
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example",
            "/path",
            "file:///etc/passwd",
            " JaVaScRiPt:x",
            "java\tscript:x",
        ] {
            assert!(safe_target(bad).is_none(), "{bad}");
        }
        assert_eq!(safe_target("HTTP://Example.ORG").unwrap().as_str(), "http://example.org/");
        assert_eq!(safe_target("mailto:post@example.org").unwrap().scheme(), "mailto");
    }

    #[test]
    fn the_domain_is_what_somebody_registered() {
        let domain = |url: &str| Link::to(url, Span::new(0, 0), LinkKind::Bare).unwrap().domain;
        assert_eq!(domain("https://a.b.example.co.uk/x"), "example.co.uk");
        assert_eq!(domain("https://www.news.example.org"), "example.org");
        assert_eq!(domain("http://192.0.2.7/x"), "192.0.2.7");
    }

    #[test]
    fn a_label_that_names_another_host_is_a_disguise() {
        assert!(names_another_host("www.bank.example.com", "evil.org"));
        assert!(!names_another_host("the bank", "evil.org"));
        assert!(!names_another_host("news.example.org", "example.org"));
    }

    #[test]
    fn addresses_in_disguise_are_found() {
        let mut visible = Visible::default();
        visible.push_exact("buy at cheap-pills dot com or cheap[.]org/x, hxxp://bad.example/y", 0);
        let hosts: Vec<_> = find_hidden(&visible).into_iter().map(|l| l.host).collect();
        assert_eq!(hosts, ["cheap-pills.com", "cheap.org", "bad.example"]);
    }
}
