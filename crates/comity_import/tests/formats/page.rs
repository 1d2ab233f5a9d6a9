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
    a_page_whose_heads_have_no_numbers_is_read_with_its_replies = "bare_heads_en.txt";
    a_comment_without_its_number_is_read_and_one_that_is_not_understood_is_named = "number_missing_en.txt";
    a_page_that_counts_down_is_read_oldest_first = "newest_first_en.txt";
    a_page_that_is_preformatted_as_a_whole_is_read_like_text = "preformatted.html";
    numbers_and_bullets_in_blocks_are_no_part_of_names = "number_in_block.html";
    a_text_with_its_entities_left_in_is_read = "entities_left.txt";
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
    assert_eq!(comments(&items)[1].original_text, "Я пошёл пешком.");
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
