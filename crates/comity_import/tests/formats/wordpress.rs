//! WordPress exports as they occur: old and new, tidy and broken.

use crate::explained::{anomalies, comments, explain, stories};
use comity_import::{AnomalyKind, ImportItem, Severity, sample::write_sample_wxr, wordpress::WordPress};
use proptest::prelude::*;
use std::io::{Cursor, Write as _};

fn read(bytes: impl Into<Vec<u8>>) -> Vec<Result<ImportItem, comity_import::Anomaly>> {
    WordPress::open(Cursor::new(bytes.into())).expect("memory can be read").collect()
}

/// One published post with these comments.
fn wxr(comments: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\
         <channel><item><title>The bridge</title><link>https://news.example/bridge</link>\
         <wp:post_id>7</wp:post_id><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>{comments}\
         </item></channel></rss>"
    )
}

fn comment(id: &str, rest: &str) -> String {
    format!(
        "<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author>Ann</wp:comment_author>\
         <wp:comment_date_gmt>2020-01-02 03:04:05</wp:comment_date_gmt><wp:comment_approved>1</wp:comment_approved>\
         <wp:comment_content>Hello</wp:comment_content>{rest}</wp:comment>"
    )
}

#[test]
fn an_export_of_a_small_paper_is_read_as_it_stands() {
    insta::assert_snapshot!(explain(read(include_bytes!("fixtures/courier.wxr.xml").as_slice())));
}

#[test]
fn an_old_export_with_sloppy_white_space_is_read_as_it_stands() {
    insta::assert_snapshot!(explain(read(include_bytes!("fixtures/old.wxr.xml").as_slice())));
}

#[test]
fn any_prefix_may_stand_for_the_elements_of_wordpress() {
    let file = wxr(&comment("1", "")).replace("wp:", "w:").replace("xmlns:wp", "xmlns:w");
    assert_eq!(comments(&read(file)).len(), 1);
}

#[test]
fn the_address_of_the_machine_is_never_kept() {
    let file = wxr(&comment("1", "<wp:comment_author_IP>192.0.2.77</wp:comment_author_IP>"));
    let items = read(file);
    assert_eq!(comments(&items).len(), 1);
    assert!(!format!("{items:?}").contains("192.0.2.77"));
}

#[test]
fn text_split_over_several_cdata_sections_is_put_together() {
    let file = wxr(&comment(
        "1",
        "<wp:comment_content>\n  <![CDATA[a ]]]]><![CDATA[> b &amp; <i>c</i>\n]]>\n</wp:comment_content>",
    ));
    assert_eq!(comments(&read(file))[0].original_text, "a ]]> b &amp; <i>c</i>\n");
}

#[test]
fn white_space_between_cdata_sections_and_references_is_kept() {
    let file = wxr(&comment(
        "1",
        "<wp:comment_content>\n  <![CDATA[pier]]> &amp; <![CDATA[deck]]>\n<![CDATA[and]]> &lt;rail&gt;\n  </wp:comment_content>",
    ));
    assert_eq!(comments(&read(file))[0].original_text, "pier & deck\nand <rail>");
}

#[test]
fn a_time_that_no_clock_had_is_no_time() {
    for time in ["9999-12-31 23:59:59", "1901-01-01 00:00:00"] {
        let items = read(wxr(&comment("1", "")).replace("2020-01-02 03:04:05", time));
        assert_eq!(anomalies(&items), [AnomalyKind::TimeMissing], "{time}");
        assert!(comments(&items)[0].is_undated, "{time}");
    }
}

#[test]
fn entities_outside_cdata_are_replaced_once_and_unknown_ones_are_kept() {
    let content =
        "<wp:comment_content>Tom &amp; Ann &#1329;&#x561; &lt;b&gt; &nbsp; R&D &#0;</wp:comment_content>";
    let items = read(wxr(&comment("1", content)));
    assert_eq!(comments(&items)[0].original_text, "Tom & Ann Աա <b> &nbsp; R&D \u{FFFD}");
    assert!(anomalies(&items).is_empty());
    let items =
        read(wxr(&comment("1", "<wp:comment_content>Tom &bogus; &eacute;&hearts;</wp:comment_content>")));
    assert_eq!(comments(&items)[0].original_text, "Tom &bogus; &eacute;&hearts;");
    assert_eq!(anomalies(&items), [AnomalyKind::UnknownReference]);
}

#[test]
fn a_reply_may_come_before_its_parent_and_an_orphan_keeps_the_id_it_looks_for() {
    let file = wxr(&[
        comment("5", "<wp:comment_parent>9</wp:comment_parent>"),
        comment("9", "<wp:comment_parent>0</wp:comment_parent>"),
        comment("10", "<wp:comment_parent>404</wp:comment_parent>"),
        comment("11", "<wp:comment_parent>11</wp:comment_parent>"),
    ]
    .concat());
    let items = read(file);
    let parents: Vec<_> = comments(&items).iter().map(|c| c.parent_source_id.as_deref()).collect();
    assert_eq!(parents, [Some("9"), None, Some("404"), None]);
    assert_eq!(anomalies(&items), [AnomalyKind::SelfParent]);
}

#[test]
fn an_id_used_twice_loses_no_comment_and_its_replies_follow_it() {
    let second_story =
        wxr(&[comment("1", ""), comment("2", "<wp:comment_parent>1</wp:comment_parent>")].concat())
            .replace("<wp:post_id>7<", "<wp:post_id>8<");
    let item = second_story.split_once("<item>").unwrap().1.split_once("</channel>").unwrap().0.to_owned();
    let file = wxr(&comment("1", "")).replace("</channel>", &format!("<item>{item}</channel>"));
    let items = read(file);
    let ids: Vec<_> =
        comments(&items).iter().map(|c| (c.source_id.as_str(), c.parent_source_id.as_deref())).collect();
    assert_eq!(ids, [("1", None), ("1@8", None), ("2", Some("1@8"))]);
    assert_eq!(anomalies(&items), [AnomalyKind::DuplicateId]);
}

#[test]
fn control_characters_and_invalid_bytes_are_counted_and_nothing_else_is_lost() {
    let mut file =
        wxr(&comment("1", "<wp:comment_content>a\x08b\x00c\u{1F}</wp:comment_content>")).into_bytes();
    let name = file.windows(3).position(|w| w == b"Ann").unwrap();
    file[name + 1] = 0xFF;
    let items = read(file);
    assert_eq!(comments(&items)[0].original_text, "a\x08b\u{FFFD}c\u{1F}");
    assert_eq!(comments(&items)[0].author_name, "A\u{FFFD}n");
    let mut kinds = anomalies(&items);
    kinds.sort();
    assert_eq!(kinds, [AnomalyKind::ControlCharacter, AnomalyKind::InvalidUtf8]);
}

#[test]
fn malformed_xml_ends_the_reading_with_its_place_and_what_came_before_stays() {
    let file = wxr(&comment("1", "")).replace("</item>", "</oops>");
    let place = file.find("</oops>").unwrap() as u64;
    let items = read(file);
    assert_eq!((stories(&items).len(), comments(&items).len()), (1, 1));
    let last = items.last().unwrap().as_ref().unwrap_err();
    assert_eq!((last.kind, last.byte_offset), (AnomalyKind::MalformedXml, place));
}

#[test]
fn a_file_of_another_kind_is_refused_with_a_reason() {
    for (file, kind) in [
        ("", AnomalyKind::NotThisFormat),
        ("{\"comments\": []}", AnomalyKind::NotThisFormat),
        ("<disqus></disqus>", AnomalyKind::NotThisFormat),
        ("<html><body>", AnomalyKind::NotThisFormat),
        ("<rss><channel>", AnomalyKind::UnexpectedEnd),
    ] {
        let items = read(file);
        assert_eq!(anomalies(&items), [kind], "{file}");
        assert_eq!(items.last().unwrap().as_ref().unwrap_err().kind.severity(), Severity::Fatal);
    }
}

#[test]
fn a_mark_before_the_file_or_compression_changes_nothing() {
    let plain = wxr(&comment("1", ""));
    let marked = [b"\xEF\xBB\xBF".as_slice(), plain.as_bytes()].concat();
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(plain.as_bytes()).unwrap();
    let expected = read(plain);
    assert_eq!(read(marked), expected);
    assert_eq!(read(packer.finish().unwrap()), expected);
}

#[test]
fn comments_of_a_story_that_was_not_public_are_held() {
    let file = wxr(&comment("1", "")).replace(">publish<", ">private<");
    let items = read(file);
    assert_eq!(comments(&items)[0].state.as_str(), "held");
    assert!(stories(&items)[0].is_hidden);
    assert_eq!(anomalies(&items), [AnomalyKind::StoryNotPublic]);
}

#[test]
fn what_a_story_is_may_stand_behind_its_comments() {
    let item = |late: &str| {
        format!(
            "<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item>{}{}\
             <title>The bridge</title><wp:post_id>7</wp:post_id>{late}{}</item><item><title>The ferry</title>\
             <wp:post_id>8</wp:post_id><wp:status>publish</wp:status>{}</item></channel></rss>",
            comment("1", ""),
            comment("2", ""),
            comment("3", ""),
            comment("4", ""),
        )
    };
    let read_states = |file: String| {
        let items = read(file);
        let stories: Vec<(String, bool)> =
            stories(&items).iter().map(|story| (story.source_id.clone(), story.is_hidden)).collect();
        let states: Vec<(String, &str, String)> = comments(&items)
            .iter()
            .map(|c| (c.source_id.clone(), c.state.as_str(), c.story_source_id.clone()))
            .collect();
        (stories, states)
    };
    let of = |id: &str, state: &'static str, story: &str| (id.to_owned(), state, story.to_owned());
    for (late, is_hidden, state) in [
        ("<wp:status>draft</wp:status>", true, "held"),
        ("<wp:status>publish</wp:status><wp:post_password>sesame</wp:post_password>", true, "held"),
        ("<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>", false, "published"),
        ("", false, "published"),
    ] {
        let (stories, states) = read_states(item(late));
        assert_eq!(stories, [("7".to_owned(), is_hidden), ("8".to_owned(), false)], "{late}");
        let expected =
            [of("1", state, "7"), of("2", state, "7"), of("3", state, "7"), of("4", "published", "8")];
        assert_eq!(states, expected, "{late}");
    }
    // Cut short before its status, it is not shown to anybody; before its id, it waits for the whole file.
    let cut = item("").split("</wp:post_id>").next().unwrap_or_default().to_owned() + "</wp:post_id>";
    let (stories, states) = read_states(cut.clone());
    assert_eq!(stories, [("7".to_owned(), true)]);
    assert_eq!(states, [of("1", "held", "7"), of("2", "held", "7")]);
    let items = read(cut.split("<wp:post_id>").next().unwrap_or_default());
    assert_eq!(anomalies(&items), [AnomalyKind::ItemSkipped, AnomalyKind::UnexpectedEnd]);
}

#[test]
fn a_story_that_was_not_public_is_left_out_unless_somebody_commented_on_it() {
    let pingback = comment("1", "<wp:comment_type>pingback</wp:comment_type>");
    for status in ["draft", "pending", "future", "private", "trash", "auto-draft"] {
        let items = read(wxr(&pingback).replace(">publish<", &format!(">{status}<")));
        assert!(stories(&items).is_empty(), "{status}");
        assert_eq!(anomalies(&items), [AnomalyKind::Pingback, AnomalyKind::UnpublishedStory], "{status}");
    }
    let behind_password = wxr("<wp:post_password><![CDATA[oar]]></wp:post_password>");
    assert_eq!(anomalies(&read(behind_password)), [AnomalyKind::UnpublishedStory]);
    assert!(!stories(&read(wxr(&pingback)))[0].is_hidden);
}

#[test]
fn a_comment_without_text_is_kept_and_counted() {
    let items = read(wxr(&comment("1", "<wp:comment_content> </wp:comment_content>")));
    assert_eq!(comments(&items).len(), 1);
    assert_eq!(anomalies(&items), [AnomalyKind::TextMissing]);
}

#[test]
fn tags_that_nobody_escaped_belong_to_the_text() {
    let text = "A <b>bold <i class=\"x\">word</i></b>,<br/>a line &amp; &lt;u>more&lt;/u>";
    let file = wxr(&format!(
        "{}{}",
        comment("1", &format!("<wp:comment_content>{text}</wp:comment_content>")),
        comment("2", "")
    ));
    let items = read(file);
    let texts: Vec<&str> = comments(&items).iter().map(|c| c.original_text.as_str()).collect();
    assert_eq!(texts, ["A <b>bold <i class=\"x\">word</i></b>,<br/>a line & <u>more</u>", "Hello"]);
    assert_eq!(anomalies(&items), []);
}

#[test]
fn an_export_in_utf_8_that_kept_its_old_label_is_read_and_named() {
    let file = wxr(&comment("1", "<wp:comment_content>Мост открыт</wp:comment_content>"))
        .replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"");
    let items = read(file);
    assert_eq!(comments(&items)[0].original_text, "Мост открыт");
    assert_eq!(anomalies(&items), [AnomalyKind::EncodingMislabelled]);
}

#[test]
fn a_comment_of_a_megabyte_is_kept_whole() {
    let text = "Bridge. ".repeat(131_072);
    let file = wxr(&comment("1", &format!("<wp:comment_content><![CDATA[{text}]]></wp:comment_content>")));
    assert_eq!(comments(&read(file))[0].original_text, text);
}

#[test]
fn nesting_without_end_is_refused() {
    assert_eq!(anomalies(&read(format!("<rss>{}", "<a>".repeat(100_000)))), [AnomalyKind::BeyondLimit]);
}

#[test]
fn the_sample_generator_makes_what_it_says() {
    let mut file = Vec::new();
    write_sample_wxr(&mut file, 7, 500).unwrap();
    let items = read(file);
    assert_eq!((stories(&items).len(), comments(&items).len(), anomalies(&items).len()), (7, 500, 0));
    assert!(comments(&items).iter().any(|c| c.parent_source_id.is_some()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_cut_anywhere_gives_the_items_before_the_cut(cut in 0_usize..20_000) {
        let mut file = Vec::new();
        write_sample_wxr(&mut file, 3, 25).unwrap();
        let whole: Vec<_> = read(file.clone()).into_iter().filter_map(Result::ok).collect();
        let cut = cut.min(file.len() - 8);
        file.truncate(cut);
        let text = String::from_utf8_lossy(&file).into_owned();
        let items = read(file);
        prop_assert!(items.last().is_some_and(|last| last.as_ref().is_err_and(comity_import::Anomaly::is_fatal)));
        let delivered: Vec<_> = items.into_iter().filter_map(Result::ok).collect();
        prop_assert!(whole.starts_with(&delivered));
        let complete = text.matches("</wp:comment>\n").count();
        let comment_count = delivered.iter().filter(|i| matches!(i, ImportItem::Comment(_))).count();
        prop_assert!(comment_count >= complete, "{comment_count} of {complete} comments");
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        // What says that it is gzip, and is not, is refused when it is opened.
        prop_assume!(!bytes.starts_with(&[0x1f, 0x8b]));
        let _ = read(bytes);
    }

    #[test]
    fn any_tags_are_read_without_panic(text in "(<(/?)(rss|channel|item|wp:comment|wp:comment_id|title|wp:status)( [a-z:]{0,5}=\"[^\"]{0,4}\")?/?>|&[a-z#0-9]{0,5};?|<!\\[CDATA\\[|\\]\\]>|.){0,40}") {
        let _ = read(text);
    }
}
