//! Saved story pages of old sites in several languages and shapes. All of them are made up.

use crate::explained::{Read, anomalies, comments, explain};
use comity_import::{Anomaly, AnomalyKind, Defaults, ImportItem, page::Page};
use comity_model::Timestamp;
use proptest::prelude::*;
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
