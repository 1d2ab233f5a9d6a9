//! Saved story pages of old sites in several languages and shapes. All of them are made up.

use crate::explained::{Read, anomalies, comments, explain, read_text, stories};
use comity_import::{Anomaly, AnomalyKind, Defaults, ImportItem, page::Page};
use comity_model::Timestamp;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::io::Cursor;

fn defaults() -> Defaults {
    Defaults { page_key: "saved-page".to_owned(), page_time: Timestamp::from_secs(1_600_000_000) }
}

fn read(bytes: impl Into<Vec<u8>>) -> Vec<Read> {
    Page::open(Cursor::new(bytes.into()), &defaults()).expect("memory can be read").collect()
}

/// What was read, with the digests of ids replaced by the numbers of the comments, so that threads can be seen.
fn thread(items: Vec<Read>) -> String {
    let ids: Vec<String> = items
        .iter()
        .filter_map(|i| match i {
            Ok(ImportItem::Comment(c)) => Some(c.source_id.clone()),
            _ => None,
        })
        .collect();
    let story = items.iter().find_map(|i| match i {
        Ok(ImportItem::Story(s)) => Some(s.source_id.clone()),
        _ => None,
    });
    let mut out = explain(items).replace(&story.unwrap_or_default(), "story");
    for (n, id) in ids.iter().enumerate() {
        out = out.replace(id.as_str(), &format!("c{}", n + 1));
    }
    out
}

macro_rules! pages {
    ($($test:ident = $file:literal;)+) => {$(
        #[test]
        fn $test() {
            insta::assert_snapshot!(thread(read(include_bytes!(concat!("fixtures/pages/", $file)).as_slice())));
        }
    )+};
}

pages! {
    an_english_page_is_read_with_lists_replies_and_gaps = "bridge_en.txt";
    an_armenian_page_is_read = "bridge_hy.txt";
    a_russian_page_with_tabs_and_carriage_returns_is_read = "bridge_ru.txt";
    a_turkish_page_without_empty_lines_is_read = "bridge_tr.txt";
    an_azerbaijani_page_is_read = "bridge_az.txt";
    an_arabic_page_with_its_own_digits_is_read = "bridge_ar.txt";
    a_page_saved_by_a_text_browser_is_read = "lynx_en.txt";
    a_page_in_a_language_we_do_not_know_is_read = "learned_xx.txt";
    a_page_of_html_lists_is_read = "bridge_lists.html";
    a_page_of_a_common_blog_theme_is_read = "blog_theme.html";
    a_page_of_nested_blocks_is_read = "divs.html";
    a_page_whose_heads_have_no_numbers_is_read_with_its_replies = "bare_heads_en.txt";
    a_comment_without_its_number_is_read_and_one_that_is_not_understood_is_named = "number_missing_en.txt";
    a_page_that_counts_down_is_read_oldest_first = "newest_first_en.txt";
    a_page_that_is_preformatted_as_a_whole_is_read_like_text = "preformatted.html";
    numbers_and_bullets_in_blocks_are_no_part_of_names = "number_in_block.html";
    a_text_with_its_entities_left_in_is_read = "entities_left.txt";
    the_papers_name_and_its_menu_are_not_the_headline = "masthead_en.txt";
    an_arabic_page_with_marks_of_direction_and_the_papers_name_is_read = "masthead_ar.txt";
    a_page_saved_as_text_with_addresses_and_lone_numbers_is_read = "firefox_en.txt";
    a_page_of_a_blog_with_menu_buttons_and_other_stories_is_read = "footbridge.html";
    a_russian_page_without_any_columns_is_read = "ferry_ru_cp1251.txt";
    an_armenian_page_in_utf_16_with_replies_four_deep_is_read = "ferry_hy_utf16.txt";
    an_azerbaijani_page_with_tabs_and_old_line_ends_is_read = "ferry_az_tabs.txt";
    numbers_beyond_99_that_start_anew_keep_their_order = "numbers_en.txt";
    bullets_of_all_sorts_and_the_date_of_the_day_are_read = "bullets_en.txt";
    a_page_that_was_copied_by_hand_and_has_no_date_is_read = "copied_en.txt";
    heads_with_places_and_times_in_several_shapes_are_read = "heads_en.txt";
    a_page_without_empty_lines_and_text_beside_the_names_is_read = "inline_en.txt";
    marks_written_into_the_text_and_replies_as_block_quotes_are_read = "written_marks.html";
    a_page_of_semantic_tags_with_linked_data_is_read = "semantic.html";
    a_page_of_tables_and_capitals_is_read = "tables.html";
    a_broken_page_is_read = "broken.html";
    a_page_of_nested_lists_with_paragraphs_is_read = "nested_lists.html";
    a_page_written_as_markdown_is_read = "markdown_en.txt";
    a_page_that_was_copied_with_its_buttons_is_read = "copied_bare_en.txt";
    a_page_of_a_definition_list_is_read = "definition_list.html";
    a_headline_that_asks_is_no_paragraph = "question_az.txt";
    a_print_view_with_lists_quotes_and_replies_three_deep_is_read = "print_view_en.txt";
    a_page_with_numbered_links_in_heads_is_read = "lynx_links_en.txt";
    a_russian_page_whose_layout_is_named_after_its_sidebar_is_read = "sidebar_ru.html";
    an_armenian_page_of_layout_tables_is_read = "tables_hy.html";
}

/// What a careful reader would call the same, whatever program saved the page.
fn gist(items: &[Read]) -> String {
    let story = stories(items)[0];
    let mut out = format!(
        "{} / {:?} / {:?} / {:?} / {:?} / {:#?}\n",
        story.headline,
        story.byline,
        story.image_caption,
        story.dateline,
        story.published_at,
        story.paragraphs
    );
    for item in items {
        match item {
            Ok(ImportItem::PolicyText(policy)) => {
                writeln!(out, "{policy}").expect("a string takes every write");
            }
            Ok(ImportItem::Comment(comment)) => {
                let words: Vec<&str> = read_text(comment).split_whitespace().collect();
                let parent = comment.parent_source_id.as_ref();
                let parent = parent.and_then(|id| comments(items).iter().position(|c| c.source_id == *id));
                let (name, at, words) = (&comment.author_name, comment.created_at.as_secs(), words.join(" "));
                writeln!(out, "{name} at {at} under {parent:?}: {words}")
                    .expect("a string takes every write");
            }
            _ => {}
        }
    }
    out
}

#[test]
fn four_text_browsers_and_a_converter_give_the_same_page() {
    let lynx = gist(&read(include_bytes!("fixtures/pages/footbridge_lynx.txt").as_slice()));
    assert!(lynx.contains("Vera 77 at 1393923600 under Some(2): They do. > smile"), "{lynx}");
    for page in [
        include_bytes!("fixtures/pages/footbridge_w3m.txt").as_slice(),
        include_bytes!("fixtures/pages/footbridge_links.txt").as_slice(),
        include_bytes!("fixtures/pages/footbridge_html2text.txt").as_slice(),
    ] {
        assert_eq!(gist(&read(page)), lynx);
    }
    // HTML is kept as HTML; all that is told apart is the same.
    let html = gist(&read(include_bytes!("fixtures/pages/footbridge.html").as_slice()));
    let heads = |gist: &str| -> Vec<String> {
        gist.lines().map(|line| line.split(": ").next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(heads(&html), heads(&lynx));
}

#[test]
fn a_page_that_is_one_form_is_read_as_others_are() {
    let page = include_str!("fixtures/pages/footbridge.html");
    let form = page.replace("<body>", "<body><form id=\"page\">").replace("</body>", "</form></body>");
    assert_eq!(gist(&read(form)), gist(&read(page)));
}

#[test]
fn a_credit_on_its_own_line_joins_the_caption_and_a_short_caption_takes_no_sub_headline() {
    #[track_caller]
    fn check(head: &str, caption: &str, first: &str) {
        let page = format!(
            "Bridge opens\n\n{head}\n\nLOWER MILL, 3 May 2012\n\nThe bridge opened on Friday, two years late.\n\n  \
             1. Ann said:\n\n     At last.\n"
        );
        let items = read(page);
        let story = stories(&items)[0];
        assert_eq!(story.headline, "Bridge opens");
        assert_eq!(story.image_caption.as_deref(), Some(caption));
        assert_eq!(story.paragraphs[0], first);
    }
    let text = "The bridge opened on Friday, two years late.";
    check("Two years late\n\nThe bridge. Photo: A. Demir", "The bridge. Photo: A. Demir", "Two years late");
    check("The bridge on Friday\n\nPhoto: A. Demir", "The bridge on Friday Photo: A. Demir", text);
    check("The bridge on Friday", "The bridge on Friday", text);
}

#[test]
fn comments_without_a_date_say_so_and_stand_at_the_storys() {
    let items = read(include_bytes!("fixtures/pages/masthead_en.txt").as_slice());
    let story = stories(&items)[0].published_at.expect("the dateline has a date");
    for comment in comments(&items) {
        assert!(comment.is_undated, "{}", comment.author_name);
        let after = comment.created_at.as_micros() - story.as_micros();
        assert!((1..60_000_000).contains(&after), "{after}");
    }
    let dated = read(include_bytes!("fixtures/pages/footbridge.html").as_slice());
    assert!(comments(&dated).iter().all(|comment| !comment.is_undated));
}

#[test]
fn a_comment_without_a_date_among_others_keeps_its_place() {
    let items = read(include_bytes!("fixtures/pages/ferry_ru_cp1251.txt").as_slice());
    let times: Vec<_> = comments(&items).iter().map(|c| (c.is_undated, c.created_at.as_secs())).collect();
    let first = 1_393_863_300;
    let reply = 1_393_864_800;
    assert_eq!(times, [(false, first), (false, reply), (true, reply), (true, first + 1), (true, first + 2)]);
}

#[test]
fn what_is_left_out_is_named_with_its_line() {
    let items = read(include_bytes!("fixtures/pages/footbridge_w3m.txt").as_slice());
    let left: Vec<&str> = items
        .iter()
        .filter_map(|item| item.as_ref().err())
        .filter(|anomaly| anomaly.kind == AnomalyKind::TextLeftOut)
        .map(|anomaly| anomaly.detail.as_str())
        .collect();
    assert_eq!(
        left,
        [
            "left out under comments: 6 lines of buttons: line 54: Reply Report abuse (6 times)",
            "left out above the headline: line 1: The Bridgeton Herald / line 3: News of the valley since 1911 / \
             line 5: • Home / line 6: • World / line 7: • Sport / line 9: Home > World",
            "left out beside the story: line 17: Share on Facebook Tweet Email Print / line 18: [bridge] / \
             line 31: Related stories / line 33: • Lorry hits footbridge / line 34: • County closes Mill Lane",
            "left out below the comments: line 98: Leave a Reply / line 100: Your email address will not be \
             published. / line 102: Name[                    ][                    ] [Post Comme… / line 103: © 2014 \
             The Bridgeton Herald. All rights reserved. Privacy | …",
        ]
    );
}

/// A page of text whose comments are these lines.
fn page_of(comments: &str) -> String {
    format!(
        "Bridge opens\n\nLOWER MILL, 3 May 2012\n\nThe bridge opened on Friday, two years late.\n\nComments\n\n{comments}"
    )
}

/// The texts of a page's comments, each in one line.
fn texts(page: &str) -> Vec<String> {
    let items = read(page);
    let in_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    comments(&items).iter().map(|c| in_one_line(read_text(c))).collect()
}

/// What a page's notes say of text that was left out.
fn left_out(page: &str) -> Vec<String> {
    let anomalies = read(page).into_iter().filter_map(Result::err);
    anomalies.filter(|a| a.kind == AnomalyKind::TextLeftOut).map(|a| a.detail).collect()
}

#[test]
fn last_words_that_buttons_say_too_stay_in_their_comment() {
    let ends = ["reply", "Share", "Like", "copyright law is silly", "Page 3 of", "page 3", "your comment"];
    for end in ends {
        let other = "  1. Ann said:\n     The ferry was cheaper, and nobody had asked for a bridge.\n";
        for (before, after) in [("", other), (other, "")] {
            let page = page_of(&format!(
                "{before}  2. Bo said:\n     It stands in the letter of the council to all who live there, on or about\n     \
                 {end}\n{after}"
            ));
            let expected =
                format!("It stands in the letter of the council to all who live there, on or about {end}");
            assert!(texts(&page).contains(&expected), "{:?}", texts(&page));
            assert_eq!(left_out(&page), Vec::<String>::new());
        }
    }
    // One word after a sentence, which no other comment has under it.
    let page = page_of(
        "  1. Ann said:\n     Three words for the ferry.\n     Share\n  2. Bo said:\n     Two for the bridge.\n",
    );
    assert_eq!(texts(&page), ["Three words for the ferry. Share", "Two for the bridge."]);
}

#[test]
fn a_paragraph_that_begins_as_forms_and_feet_do_stays_in_the_last_comment() {
    for paragraph in [
        "Your comment made me laugh.",
        "Log in to the ferry's site and you see the same.",
        "All rights reserved for the mayor, none for us.",
        "Copyright is what they call it.",
        "(c) 1 bridge, no ferry.",
    ] {
        let page = page_of(&format!("  1. Ann said:\n\n     At last.\n\n     {paragraph}\n"));
        assert_eq!(texts(&page), [format!("At last. {paragraph}")]);
    }
}

#[test]
fn what_stands_above_a_reply_does_not_end_the_discussion() {
    let page = page_of(
        "  1. Ann said:\n\n     At last.\n\n     Recommended\n\n     The ferry.\n\n     • Bo said:\n\n       It is late.\n",
    );
    assert_eq!(texts(&page), ["At last. Recommended The ferry.", "It is late."]);
    assert_eq!(left_out(&page), Vec::<String>::new());
}

#[test]
fn buttons_without_an_empty_line_above_them_are_left_out() {
    #[track_caller]
    fn check(page: &str) {
        assert_eq!(texts(page), ["At last", "It is late."], "{page}");
        let left = left_out(page);
        assert!(left.iter().any(|note| note.contains("Reply")), "{left:?}");
    }
    // The same words under each comment, or more than one button.
    check(&page_of(
        "  1. Ann said:\n     At last\n     Reply\n  2. Bo said:\n     It is late.\n     Reply\n",
    ));
    check(&page_of(
        "  1. Ann said:\n     At last\n\n     Reply\n  2. Bo said:\n     It is late.\n     Reply\n",
    ));
    check(&page_of("  1. Ann said:\n     At last\n  2. Bo said:\n     It is late.\n     [7]Reply\n"));
    check(&page_of(
        "  1. Ann said:\n     At last\n  2. Bo said:\n     It is late.\n     Reply\n     Report abuse\n",
    ));
    check(&page_of(
        "  1. Ann said:\n     At last\n  2. Bo said:\n     It is late.\n     Reply | Report abuse\n© 2012 The Mill Gazette\n",
    ));
}

#[test]
fn all_that_is_left_out_under_comments_is_quoted() {
    let page = page_of(
        "  1. Ann said:\n\n     At last.\n\n     Reply | Report abuse\n\n  2. Bo said:\n\n     It is late.\n\n     \
         Share\n\n  3. Cem said:\n\n     And wet.\n\n     Reply | Report abuse\n",
    );
    assert_eq!(
        left_out(&page),
        [
            "left out under comments: 3 lines of buttons: line 13: Reply | Report abuse (2 times) / line 19: Share"
        ]
    );
    // The note has a bound.
    let many = (1..120).fold(String::new(), |mut page, n| {
        let likes = "Like ".repeat(n % 70 + 1);
        write!(page, "  {n}. Ann said:\n\n     At last.\n\n     {likes}\n\n")
            .expect("a string takes every write");
        page
    });
    let left = left_out(&page_of(&many));
    assert!(
        left[0].starts_with("left out under comments: 119 lines of buttons: line 13: Like Like ("),
        "{left:?}"
    );
    assert!(left[0].ends_with(" more") && left[0].len() < 8000, "{left:?}");
}

/// A page of HTML with this in its body.
fn html_of(body: &str) -> String {
    format!("<html><head><title>x</title></head><body>{body}</body></html>")
}

/// A story in HTML, from its headline to its comments.
const STORY: &str = "<h1>Bridge opens</h1><p class=\"byline\">By Ida Moor</p><p>The bridge opened on Friday, two years after the \
    old one was closed.</p><h3>Comments</h3><ol><li>Ann said:<p>At last.</p></li></ol>";

#[track_caller]
fn check_story(page: &str) {
    let items = read(page);
    let story = stories(&items)[0];
    let paragraphs = ["The bridge opened on Friday, two years after the old one was closed."];
    assert_eq!(
        (story.headline.as_str(), story.byline.as_deref(), story.paragraphs.as_slice()),
        ("Bridge opens", Some("By Ida Moor"), paragraphs.map(str::to_owned).as_slice()),
        "{page}"
    );
    assert_eq!(comments(&items).len(), 1, "{page}");
}

#[test]
fn other_stories_above_the_headline_end_where_it_begins() {
    check_story(&html_of(&format!(
        "<div><h4>Related stories</h4><ul><li>Ferry sinks</li><li>Ferry found</li></ul></div>{STORY}"
    )));
    let second = STORY.replace("h1>", "h2>");
    check_story(
        &html_of(&format!("<p>Read also</p><p>Ferry sinks</p><p>Ferry found</p>{second}"))
            .replace("<title>x</title>", "<title>Bridge opens | The Mill Gazette</title>"),
    );
    // The line above the byline is the headline.
    check_story(
        "Related stories\n\nFerry sinks\n\nFerry found\n\nBridge opens\n\nBy Ida Moor\n\nThe bridge opened on Friday, two \
         years after the old one was closed.\n\n  1. Ann said:\n     At last.\n",
    );
    // Below the story they go on to its end.
    check_story(&html_of(&STORY.replace(
        "<h3>",
        "<p>Related stories</p><p>Ferry sinks</p><p>Bridge opens</p><p>Ferry found</p><h3>",
    )));
}

#[test]
fn an_element_around_the_story_is_not_beside_it_whatever_its_class_says() {
    let side = "<div class=\"sidebar\"><h1>Archive</h1><ul><li>May 2012</li><li>June 2012</li></ul>\
        <h3>Recent comments</h3><p>The bridge is late, and so are you, says one of them.</p></div>";
    for class in [
        "sidebar-right",
        "with-sidebar",
        "no-sidebar",
        "sidebar two-columns",
        "related",
        "policy-2012",
        "caption",
        "byline",
    ] {
        check_story(&html_of(STORY).replace("<body>", &format!("<body class=\"{class}\">")));
        for tag in ["div", "section", "td", "article", "main", "aside"] {
            check_story(&html_of(&format!("<{tag} class=\"{class}\">{STORY}</{tag}>")));
            check_story(&html_of(&format!(
                "<div class=\"{class}\"><{tag} class=\"{class}\">{STORY}</{tag}></div>"
            )));
        }
        let no_h1 = STORY.replace("h1>", "h2>");
        check_story(&html_of(&format!("<div class=\"{class}\"><div>{no_h1}</div></div>")));
    }
    // What is beside it stays there.
    for class in ["sidebar-right", "content"] {
        check_story(&html_of(&format!("<div class=\"{class}\">{side}{STORY}</div>")));
        check_story(&html_of(&format!("{side}<div class=\"{class}\">{STORY}</div>")));
    }
}

#[test]
fn a_heading_holds_what_stands_in_it() {
    for heading in [
        "<h1><center>Bridge opens</center></h1>",
        "<h1><div>Bridge opens</div></h1>",
        "<h1><div><center>Bridge opens</center></div></h1>",
        "<h1><svg><path d=\"M0\"/></svg> Bridge opens</h1>",
        "<h1>Bridge <svg><title>Logo</title></svg>opens</h1>",
        "<h1>Bridge opens <button>Save</button></h1>",
        "<h1>Bridge <script>write()</script>opens</h1>",
        "<h1><noscript>x</noscript><center>Bridge opens</center></h1>",
        "<center><h1>Bridge opens</h1></center>",
    ] {
        // Where the heading is not seen, the first of these is taken for the headline.
        let story =
            STORY.replace("<h1>Bridge opens</h1>", &format!("<p>Two years late</p><p>And dear</p>{heading}"));
        check_story(&html_of(&story));
    }
    // A heading that nothing ends does not reach into the story.
    check_story(&html_of(&STORY.replace("</h1>", "")));
    let blocks = STORY.replace("</h1>", "").replace("<p", "<div").replace("</p>", "</div>");
    check_story(&html_of(&blocks));
}

#[test]
fn lines_of_one_sign_are_read_in_a_time_that_grows_with_them() {
    const LENGTH: usize = 100_000;
    for sign in ["[", "<", "[x](", "[1", "<x", "[<", "]", "_", "( ", "* ", "- "] {
        let line = sign.repeat(LENGTH / sign.len());
        let page = page_of(&format!("{line}\n\n  1. Ann said:\n     {line}\n     {line}\n"));
        assert_eq!(texts(&page).len(), 1, "{sign}");
    }
}

#[test]
fn a_long_title_is_compared_with_many_lines_at_once() {
    let parts: String = (0..4_000).fold(String::new(), |title, n| title + &format!("Part {n} - "));
    let lines: String = (0..1_000).fold(String::new(), |lines, n| lines + &format!("<p>Line {n}</p>"));
    let page = html_of(&lines).replace("<title>x<", &format!("<title>{parts}<"));
    assert_eq!(stories(&read(page)).len(), 1);
}

#[test]
fn tags_that_nothing_ends_are_kept_up_to_a_bound() {
    let page = html_of(&format!("{STORY}<ol><li>Bo said:<p>{}</p></li></ol>", "<b>x<br>".repeat(8_000)));
    assert_eq!(comments(&read(page)).len(), 2);
}

#[test]
fn reading_a_page_again_gives_the_same_ids_and_another_page_others() {
    let page = include_bytes!("fixtures/pages/bridge_en.txt").as_slice();
    assert_eq!(read(page), read(page));
    let other = Defaults { page_key: "another".to_owned(), ..defaults() };
    let items: Vec<Read> = Page::open(Cursor::new(page.to_vec()), &other).expect("memory").collect();
    assert_ne!(comments(&items)[0].source_id, comments(&read(page))[0].source_id);
}

#[test]
fn a_page_in_an_old_encoding_is_read_and_the_guess_is_named() {
    let page = "Паром\n\nКомментарии\n\n  1. Мара Тот сказала:\n     Наконец-то.\n  2. Бо написал:\n     Я пошёл пешком.\n";
    let koi8: Vec<u8> = page.chars().map(koi8).collect();
    let items = read(koi8);
    let names: Vec<_> = comments(&items).iter().map(|c| c.author_name.clone()).collect();
    assert_eq!(names, ["Мара Тот", "Бо"]);
    assert_eq!(read_text(comments(&items)[1]), "Я пошёл пешком.");
    assert_eq!(anomalies(&items), [AnomalyKind::UnclearPage]);
}

/// The byte of KOI8-R for a letter.
fn koi8(c: char) -> u8 {
    const SMALL: &str = "юабцдефгхийклмнопярстужвьызшэщчъ";
    let place = |c: char| SMALL.chars().position(|small| small == c).map(|at| at as u8);
    let small = c.to_lowercase().next().unwrap_or(c);
    match (place(small), c == small) {
        (Some(at), true) => 0xC0 + at,
        (Some(at), false) => 0xE0 + at,
        (None, _) if c == 'ё' => 0xA3,
        (None, _) => u8::try_from(c).expect("the rest is ASCII"),
    }
}

#[test]
fn a_file_that_is_no_page_is_refused() {
    assert_eq!(anomalies(&read("")), [AnomalyKind::NotThisFormat]);
    assert!(read("").last().is_some_and(|last| last.as_ref().is_err_and(Anomaly::is_fatal)));
}

#[test]
fn order_is_kept_for_comments_without_times() {
    let items = read(include_bytes!("fixtures/pages/bridge_tr.txt").as_slice());
    let times: Vec<_> = comments(&items).iter().map(|c| c.created_at).collect();
    assert!(times.is_sorted() && times.windows(2).all(|w| w[0] < w[1]), "{times:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        // What says that it is gzip, and is not, is refused when it is opened.
        prop_assume!(!bytes.starts_with(&[0x1f, 0x8b]));
        let _ = read(bytes);
    }

    #[test]
    fn any_lines_are_read_without_panic(text in "((  ){0,4}([0-9]{1,2}\\. |• |\\* |)(Ann|Ժ|قال|said|ասաց|dedi|:|՝|the bridge| |3 May 2024|10:15){0,6}\\r?\n?\n?){0,12}") {
        let _ = read(text);
    }

    #[test]
    fn any_tags_are_read_without_panic(text in "<p>(</?(ol|ul|li|p|b|div class=comment|blockquote|pre|h1|title|time datetime=2024|script)>|Ann said:| text|&amp;|\n){0,30}") {
        let _ = read(text);
    }
}
