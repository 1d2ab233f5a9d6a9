//! The originals of comments on saved pages: what stands in the file, sign by sign.

use crate::explained::{Read, comments, read_text};
use comity_import::{Defaults, ImportedComment, TextFormat, page::Page, shown_html, spoken_text};
use comity_model::Timestamp;
use std::io::Cursor;

fn read(page: &str) -> Vec<Read> {
    let defaults =
        Defaults { page_key: "saved-page".to_owned(), page_time: Timestamp::from_secs(1_600_000_000) };
    Page::open(Cursor::new(page.as_bytes().to_vec()), &defaults).expect("memory can be read").collect()
}

fn originals(page: &str) -> Vec<String> {
    comments(&read(page)).into_iter().map(|comment| comment.original_text.clone()).collect()
}

/// Letters and digits of what a comment says, of its original or of what was read of it.
fn letters(text: &str, format: TextFormat) -> String {
    let html = match format {
        TextFormat::PageHtml => shown_html(text, TextFormat::Html),
        TextFormat::PageText => shown_html(text, TextFormat::Plain),
        other => shown_html(text, other),
    };
    let spoken = spoken_text(text, TextFormat::PageHtml, &html);
    spoken.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A text without the numbers that a text browser writes before links, and with its entities undone.
fn without_browser(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        let behind = after.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(']');
        rest = behind.filter(|_| !after.starts_with(']')).unwrap_or(after);
    }
    out.push_str(rest);
    out.replace("&#x27;", "'").replace("&quot;", "\"").replace("&amp;", "&").replace("&#39;", "'")
}

#[track_caller]
fn check(file: &str, page: &str, comment: &ImportedComment) {
    let original = &comment.original_text;
    for line in original.split('\n') {
        assert!(page.contains(line.trim_end_matches('\r')), "{file}: {line}");
    }
    let format = comment.read.as_ref().map_or(comment.format, |(_, format)| *format);
    let said = letters(read_text(comment), format);
    let kept = match comment.format {
        TextFormat::PageText => letters(&without_browser(original), TextFormat::Plain),
        format => letters(original, format),
    };
    assert_eq!(kept, said, "{file}\n{original}\n--\n{}", read_text(comment));
}

#[test]
fn the_original_of_every_comment_stands_in_its_page_and_says_what_is_shown() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/formats/fixtures/pages");
    let mut checked = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(page) = std::fs::read_to_string(&path) else { continue };
        for comment in comments(&read(&page)) {
            check(&path.display().to_string(), &page, comment);
            checked += 1;
        }
    }
    assert!(checked > 190, "{checked}");
}

#[test]
fn lines_of_text_stay_as_they_stood() {
    let page = "The lock\r\n\r\nComments\r\n\r\n  1. Ann said:\r\n\r\n     It is\tlate, and\r\n     nobody\u{A0}knows.\r\n\r\n\
        \x20       * one \r\n        * two \r\n\r\n     \u{2022} Bo said:\r\n\r\n         No.\r\n\r\n     So I say.\r\n\r\n  2. Cem said:\r\n\
        \r\n     Yes.\r\n";
    assert_eq!(
        originals(page),
        [
            "     It is\tlate, and\r\n     nobody\u{A0}knows.\r\n\r\n        * one \r\n        * two\n\n     So I say.",
            "         No.",
            "     Yes.",
        ]
    );
    let page = "The lock\n\nComments\n\n  1. Ann said: \"It\u{A0}is   late,\n     and nobody knows.\"\n  2. Cem said:\tYes  so.\n";
    assert_eq!(originals(page), ["\"It\u{A0}is   late,\n     and nobody knows.\"", "Yes  so."]);
    let page =
        "The lock\n\nComments\n\n  1. Ann said: &quot;It is&quot; &amp; was.\n  2. Cem said: 1 &lt; 2\n";
    assert_eq!(originals(page), ["&quot;It is&quot; &amp; was.", "1 &lt; 2"]);
}

#[test]
fn html_stays_as_it_was_written() {
    let page = "<h1>The lock</h1><ol><li><b>Ann said:</b> <div class=text><p>It&nbsp;is &laquo;late&raquo; &mdash;\n<I>very</I> late.\
        <p>A list:<ul><li>one<li>two</ul></div><ul><li>Bo said:<p>so <em>am</em> I &amp; you</ul></li>\
        <li><b>Cem said:</b><br>1 < 2 <!-- so -->and<br/>that is all.<a class=reply href=#r>Reply</a></li></ol>";
    assert_eq!(
        originals(page),
        [
            "<div class=text><p>It&nbsp;is &laquo;late&raquo; &mdash;\n<I>very</I> late.<p>A list:<ul><li>one<li>two</ul></div>",
            "<p>so <em>am</em> I &amp; you",
            "1 < 2 <!-- so -->and<br/>that is all.<a class=reply href=#r>Reply</a>",
        ]
    );
    let page = "<h1>The lock</h1><ol><li><b>Ann</b> said: It&apos;s <i>late</i>, and <p>that is all.</li><li><b>Bo</b> said: No.</li></ol>";
    assert_eq!(originals(page), ["It&apos;s <i>late</i>, and <p>that is all.", "No."]);
}
