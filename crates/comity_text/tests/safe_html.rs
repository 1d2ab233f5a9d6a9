//! The HTML we write is safe and says what was typed.

use comity_text::{ALLOWED_ELEMENTS, Body, Lexicon, render, sanitize_html};
use proptest::prelude::*;

#[test]
fn the_subset_looks_as_expected() {
    for (text, html) in [
        ("Hello *you* and **you**", "<p dir=\"auto\">Hello <em>you</em> and <strong>you</strong></p>"),
        ("one\ntwo", "<p dir=\"auto\">one<br>two</p>"),
        ("one\n\ntwo", "<p dir=\"auto\">one</p>\n<p dir=\"auto\">two</p>"),
        ("> said", "<blockquote>\n<p dir=\"auto\">said</p>\n</blockquote>"),
        ("3. c\n4. d", "<ol start=\"3\">\n<li dir=\"auto\">c</li>\n<li dir=\"auto\">d</li>\n</ol>"),
        (
            "1. a\n2. b\n7. c\n8. d",
            "<ol>\n<li dir=\"auto\">a</li>\n<li dir=\"auto\">b</li>\n<li value=\"7\" dir=\"auto\">c</li>\n<li dir=\"auto\">d</li>\n</ol>",
        ),
        (
            "[map](https://example.org/a_b/c**d)",
            "<p dir=\"auto\"><a href=\"https://example.org/a_b/c**d\" rel=\"nofollow ugc noopener\">map</a></p>",
        ),
        ("- a\n- b", "<ul>\n<li dir=\"auto\">a</li>\n<li dir=\"auto\">b</li>\n</ul>"),
        ("`a < b`", "<p dir=\"auto\"><code>a &lt; b</code></p>"),
        ("```\nx = 1\n```", "<pre dir=\"auto\"><code>x = 1\n</code></pre>"),
        ("``` I said\nno\n```", "<pre dir=\"auto\"><code>I said\nno\n</code></pre>"),
        (
            "[\u{200B}](https://example.org/x)",
            "<p dir=\"auto\"><a href=\"https://example.org/x\" rel=\"nofollow ugc noopener\">\u{200B}https://example.org/x</a></p>",
        ),
        ("# Loud", "<p dir=\"auto\"><strong>Loud</strong></p>"),
        ("<script>alert(1)</script>", "<p dir=\"auto\">&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("I <3 you <!-- and more", "<p dir=\"auto\">I &lt;3 you &lt;!-- and more</p>"),
        ("[x](javascript:alert(1))", "<p dir=\"auto\">x</p>"),
        (
            "[x](https://example.org/?a=1&b=\"2)",
            "<p dir=\"auto\"><a href=\"https://example.org/?a=1&amp;b=%222\" rel=\"nofollow ugc noopener\">x</a></p>",
        ),
        (
            "see https://example.org.",
            "<p dir=\"auto\">see <a href=\"https://example.org/\" rel=\"nofollow ugc noopener\">https://example.org</a>.</p>",
        ),
        (
            "![a cat](https://example.org/cat.png)",
            "<p dir=\"auto\"><a href=\"https://example.org/cat.png\" rel=\"nofollow ugc noopener\">a cat</a></p>",
        ),
        ("[Anna]: you are right", "<p dir=\"auto\">[Anna]: you are right</p>"),
        ("a | b\n--|--\n1 | 2", "<p dir=\"auto\">a | b<br>--|--<br>1 | 2</p>"),
    ] {
        assert_eq!(render(text), html, "{text}");
    }
}

#[test]
fn links_quotes_and_mentions_are_found() {
    let text = "@Anna see [this](https://www.Example.org/x) and example.com/y\n\n> old words";
    let body = Body::read(text, Some("en"));
    let links: Vec<_> = body.links.iter().map(|l| (l.host.as_str(), l.span.of(text))).collect();
    assert_eq!(
        links,
        [("example.org", "[this](https://www.Example.org/x)"), ("example.com", "example.com/y")]
    );
    assert_eq!(body.mentions[0].name, "Anna");
    assert_eq!(body.quoted[0].of(text).trim(), "> old words");
    assert_eq!(body.plain.trim_end(), "@Anna see this and example.com/y\n\nold words");
}

/// Every tag in `html` is one that we write, with attributes that we write.
fn assert_safe(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("every tag ends");
        let closing = tag.strip_prefix('/');
        let name = closing.unwrap_or(tag).split(' ').next().expect("it is there");
        assert!(ALLOWED_ELEMENTS.contains(&name), "<{tag}> in {html}");
        match closing {
            Some(name) => assert_eq!(open.pop(), Some(name), "balanced: {html}"),
            None if matches!(name, "br" | "hr") => assert_eq!(tag, name),
            None => {
                open.push(name);
                let rest = tag.get(name.len()..).expect("it is there");
                let fine = rest.is_empty()
                    || rest == " dir=\"auto\""
                    || (name == "ol" && rest.starts_with(" start=\""))
                    || (name == "li" && rest.starts_with(" value=\"") && rest.ends_with("\" dir=\"auto\""))
                    || (name == "a"
                        && ["http://", "https://", "mailto:"]
                            .iter()
                            .any(|s| rest.starts_with(&format!(" href=\"{s}")))
                        && rest.ends_with("\" rel=\"nofollow ugc noopener\"")
                        && rest.matches('"').count() == 4);
                assert!(fine, "<{tag}>");
            }
        }
    }
    assert!(open.is_empty(), "balanced: {html}");
    assert!(!html.contains(['\u{202E}', '\u{202A}', '\u{2066}', '\u{2067}', '\0']));
}

fn assert_sound(text: &str) {
    let body = Body::read(text, None);
    assert_safe(&body.html);
    let on_border = |at: usize| text.is_char_boundary(at);
    let spans = body.sentences.iter().chain(&body.quoted).copied();
    let spans = spans.chain(body.links.iter().map(|l| l.span)).chain(body.mentions.iter().map(|m| m.span));
    let lexicon = Lexicon::builtin("en").expect("it is there");
    let spans = spans.chain(lexicon.find(&body).into_iter().map(|m| m.span));
    for span in spans {
        assert!(
            span.begin <= span.end && on_border(span.begin) && on_border(span.end),
            "{span:?} in {text:?}"
        );
    }
    let canonical = &body.canonical;
    for (at, c) in canonical.text.char_indices() {
        let span = canonical.to_raw(at..at + c.len_utf8());
        assert!(
            span.begin <= span.end && on_border(span.begin) && on_border(span.end),
            "{span:?} in {text:?}"
        );
    }
    assert!((0.0..=1.0).contains(&canonical.evasion));
    assert_eq!(Body::read(text, None).html, body.html);
}

fn markdown_soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "*",
        "**",
        "_",
        "`",
        "```",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "7) ",
        "[",
        "](",
        ")",
        "](https://example.org)",
        "![",
        "<",
        ">",
        "<b>",
        "<!--",
        "-->",
        "<script>",
        "javascript:",
        "https://",
        "www.example.org",
        "&amp;",
        "&#0;",
        "&#x202e;",
        "&lt;",
        "\"",
        "'",
        "\\",
        "|",
        "---",
        "===",
        "#",
        "\t",
        "    ",
        "\u{202E}",
        "\u{2067}",
        "\u{200B}",
        "\u{0336}",
        "\u{0}",
        "\u{1}",
        "\u{2}",
        "f**k",
        "sh1t",
        "a b c",
        "f u c k",
        "е",
        "ß",
        "İ",
        "ﬁ",
        "🅰",
        "🇫",
        "👨‍👩‍👧",
        "א",
        "क्षि",
        "word",
        " ",
        "@name",
        "example dot com",
        "onclick=",
        "style=",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|p| p.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_becomes_safe_html_with_sound_spans(text in any::<String>()) {
        assert_sound(&text);
    }

    #[test]
    fn any_markdown_becomes_safe_html_with_sound_spans(text in markdown_soup()) {
        assert_sound(&text);
    }

    #[test]
    fn imported_html_becomes_safe_html(html in markdown_soup()) {
        let safe = sanitize_html(&html);
        prop_assert!(!safe.contains("<script"));
        prop_assert_eq!(sanitize_html(&safe), safe);
    }
}

#[test]
fn a_megabyte_of_anything_takes_no_time() {
    for piece in [
        "[", ">", "*", "`", "<", "- ", "> ", "f u ", "a.", "![", "_*", "(", "@", "f*", "\u{0301}", "\"",
        "://", "&", "www.",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        assert_safe(&Body::read(&text, None).html);
        let short = piece.repeat(comity_text::MARKDOWN_LIMIT / piece.len());
        assert_safe(&Body::read(&short, None).html);
    }
}
