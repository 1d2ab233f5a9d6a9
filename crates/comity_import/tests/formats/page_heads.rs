//! The head of a saved page, and the heads of its comments, where signs and numbers stand in the way.

use crate::explained::{Read, anomalies, comments, read_text, stories};
use comity_import::{AnomalyKind, Defaults, ImportedStory, page::Page};
use std::io::Cursor;

fn read(page: impl Into<Vec<u8>>) -> Vec<Read> {
    Page::open(Cursor::new(page.into()), &Defaults::default()).expect("memory can be read").collect()
}

fn story(page: &str) -> ImportedStory {
    let items = read(page);
    (*stories(&items)[0]).clone()
}

fn names(page: &str) -> Vec<String> {
    comments(&read(page)).iter().map(|comment| comment.author_name.clone()).collect()
}

#[test]
fn a_headline_with_a_name_in_guillemets_is_no_menu() {
    let armenian = "Լճային Օրաթերթ\n\nՓակվեց «Մայակ» գործարանը\n\n   Երևան, 12 մայիսի, 2014 թ.\n\n   Գործարանը \
        փակվեց:\n\nComments\n\n  1. Անի said:\n\n     Ափսոս:\n";
    assert_eq!(story(armenian).headline, "Փակվեց «Մայակ» գործարանը");
    let html = "<title>Закрыт завод «Маяк» - Приозёрный вестник</title><div>Приозёрный вестник</div><ul><li>\
        <a href=/a>Новости</a><li><a href=/b>Спорт</a></ul><h1>Закрыт завод «Маяк»</h1><p>Завод «Маяк» остановлен с \
        понедельника, уволены сорок два человека.<h3>Комментарии (1)</h3><ol><li><b>Галина</b> said:<p>Опять.</ol>";
    let read = story(html);
    assert_eq!(read.headline, "Закрыт завод «Маяк»");
    assert_eq!(read.paragraphs.len(), 1, "{:?}", read.paragraphs);
    let menu = "Новости » Спорт » Погода\n\nМост закрыт до мая\n\n   Приозёрск, 7 декабря 2009 г.\n\n   Мост закрыт \
        до мая, и объезда нет ни для кого из жителей.\n\n  1. Галина said:\n\n     Опять.\n";
    assert_eq!(story(menu).headline, "Мост закрыт до мая");
}

const TRAM: &str = "   #[1]RSS [2]alternate\n\n   [3]Daily Lantern\n\nTram line 4 is closed\n\n   By [4]J. Poe | March 3, \
    2010 | 18 Comments\n\n   [tram.jpg]\n   A tram in Mill Street. (Lantern/R. Ott)\n\n   MILLTOWN -- Line 4 closes on \
    Friday for six weeks, the company said: \"We\n   regret it.\"\n\n18 Responses to \"Tram line 4 is closed\"\n\n    9. Oma \
    Jo (Milltown) said:\n       March 3, 2010 at 9:12 am\n\n       My list:\n\n        1. The mayor said: nothing.\n        \
    2. The company said:\n           we regret it.\n        3. I say: walk.\n\n    10. [5]Tim said:\n       March 3, 2010 \
    at 10:02 pm\n\n       You walk first.\n\n          • Tim said:\n            March 4, 2010 at 7:00 am\n\n            I \
    did.\n\nLeave a Reply\n\nReferences\n\n   1. http://x.example/feed\n   4. http://x.example/poe\n";

#[test]
fn a_byline_with_a_date_and_a_count_is_no_menu() {
    let read = story(TRAM);
    assert_eq!(read.headline, "Tram line 4 is closed");
    assert_eq!(read.byline.as_deref(), Some("By J. Poe"));
    assert_eq!(read.image_caption.as_deref(), Some("A tram in Mill Street. (Lantern/R. Ott)"));
}

#[test]
fn the_heading_of_the_discussion_names_the_headline() {
    let page = "The Lock\n\nHarbour Notes\n\nOld lock to close\n\n   The old lock closes in May, and the boats have to go \
        around the island.\n\n2 responses to “Old lock to close”\n\n  1. Ann said:\n\n     Pity.\n\n  2. Bo said:\n\n     Yes.\n";
    assert_eq!(story(page).headline, "Old lock to close");
}

#[test]
fn a_byline_that_ends_with_a_date_is_no_dateline() {
    let page = "Die Schleuse schließt\n\nVon Erna Holl, 12.10.2011\n\nDie alte Schleuse schließt im Mai, und die Boote \
        müssen um die Insel fahren.\n\nKommentare\n\n1. Ann sagte:\n\nSchade.\n";
    let read = story(page);
    assert_eq!((read.byline.as_deref(), read.dateline), (Some("Von Erna Holl, 12.10.2011"), None));
    assert!(read.published_at.is_some());
}

#[test]
fn names_keep_their_brackets_and_lose_the_numbers_of_links() {
    assert_eq!(names(TRAM), ["Oma Jo (Milltown)", "Tim", "Tim"]);
    let page = "The lock\n\n  1. Hal said:\n\n     Yes.\n\n  2. 1) Just Me (anonymous) said:\n\n     No.\n";
    assert_eq!(names(page), ["Hal", "1) Just Me (anonymous)"]);
}

#[test]
fn a_list_in_a_comment_goes_on_below_its_items() {
    let items = read(TRAM);
    let text = read_text(comments(&items)[0]).to_owned();
    assert_eq!(
        text,
        "My list:\n\n 1. The mayor said: nothing.\n 2. The company said:\n    we regret it.\n 3. I say: walk."
    );
    let html = comity_import::shown_html(&text, comity_import::TextFormat::Plain);
    assert_eq!(html.matches("<ol").count(), 1, "{html}");
}

#[test]
fn a_file_that_is_no_text_is_refused() {
    // A fixed sequence that looks irregular.
    let noise: Vec<u8> =
        (1_u64..30_000).map(|n| (n.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as u8).collect();
    for bytes in [noise, b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n".to_vec()] {
        let items = read(bytes);
        assert_eq!(anomalies(&items), [AnomalyKind::NotThisFormat]);
        assert_eq!(items.len(), 1);
    }
}

#[test]
fn a_page_in_utf_8_that_kept_its_old_label_is_read_and_named() {
    let page = "<meta charset=windows-1251><h1>Мост закрыт</h1><ol><li>Галина сказала:<p>Опять.</ol>";
    let items = read(page);
    assert_eq!(stories(&items)[0].headline, "Мост закрыт");
    assert_eq!(comments(&items)[0].author_name, "Галина");
    assert_eq!(anomalies(&items), [AnomalyKind::UnclearPage]);
}

#[test]
fn where_the_next_comment_is_due_a_name_may_have_any_signs() {
    let page = "Old lock to close\n\n   The old lock closes in May, and the boats have to go around the island.\n\n  1. Ann \
        said:\n\n     My points:\n\n     1. Is it true?\n     2. What then?\n\n  2. Dr. Who? said:\n\n     Pity.\n\n  3. \
        http://lock.example/ said:\n\n     Was it the mayor who said:\n\n     it is late?\n\n  4. FED UP! said:\n\n     \
        5. Has nobody said:\n\n     Yes.\n\n  5. Bo said:\n\n     No.\n";
    assert_eq!(names(page), ["Ann", "Dr. Who?", "http://lock.example/", "FED UP!", "Bo"]);
    let items = read(page);
    assert!(comments(&items)[3].original_text.contains("5. Has nobody said:"), "a line further in is text");
}

#[test]
fn the_first_head_and_a_reply_may_have_a_colon_in_the_name() {
    let page = "Old lock to close\n\n   The old lock closes in May, and the boats have to go around the island.\n\n  1. BOB: THE \
        LOCK KEEPER said:\n\n     Pity.\n\n       • Ann said:\n\n         Why?\n\n       • Really?! said :\n\n         Yes.\n\n  2. Bo said:\n\n     No.\n";
    assert_eq!(names(page), ["BOB: THE LOCK KEEPER", "Ann", "Really?!", "Bo"]);
    assert_eq!(story(page).paragraphs.len(), 1);
}
