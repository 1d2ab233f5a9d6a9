//! Our own archive: its field names are a promise, and what is written can be read again.

use crate::explained::{Read, anomalies};
use comity_import::export::{
    Export, ExportRecord, ExportedComment, ExportedStory, export_time, write_record,
};
use comity_import::{AnomalyKind, ImportItem, TextFormat};
use comity_model::{CommentState, Timestamp};
use proptest::prelude::*;
use std::io::Cursor;

fn read(bytes: Vec<u8>) -> Vec<Read> {
    Export::open(Cursor::new(bytes)).expect("memory can be read").collect()
}

fn written(records: &[ExportRecord]) -> Vec<u8> {
    let mut out = Vec::new();
    for record in records {
        write_record(&mut out, record).expect("memory takes everything");
    }
    out
}

fn example() -> Vec<ExportRecord> {
    let story = ExportedStory {
        id: "s".to_owned(),
        key: Some("old-bridge".to_owned()),
        headline: "The bridge".to_owned(),
        published_at: Some(export_time(Timestamp::from_secs(1_700_000_000))),
        state: "open".to_owned(),
        ..ExportedStory::default()
    };
    let comment = ExportedComment {
        id: "c".to_owned(),
        source: Some("wordpress".to_owned()),
        source_id: Some("12".to_owned()),
        story: "s".to_owned(),
        parent: None,
        parent_source_id: Some("11".to_owned()),
        author: "Զարուհի".to_owned(),
        created_at: export_time(Timestamp::from_micros(1_700_000_000_123_456)),
        is_undated: true,
        state: "published".to_owned(),
        text: "a \"b\"\n<i>c</i> \u{1F}".to_owned(),
        html: "<p>a</p>".to_owned(),
        format: Some("html-with-line-breaks".to_owned()),
    };
    vec![ExportRecord::Story(story), ExportRecord::Comment(comment)]
}

#[test]
fn the_field_names_are_those_of_the_format() {
    insta::assert_snapshot!(String::from_utf8(written(&example())).unwrap());
}

#[test]
fn what_is_written_is_read_again() {
    let items = read(written(&example()));
    assert_eq!(anomalies(&items), []);
    let Ok(ImportItem::Comment(comment)) = &items[1] else { panic!("{items:?}") };
    let Ok(ImportItem::Story(story)) = &items[0] else { panic!("{items:?}") };
    assert_eq!((story.source_id.as_str(), story.key.as_deref()), ("s", Some("old-bridge")));
    assert_eq!(comment.original_text, "a \"b\"\n<i>c</i> \u{1F}");
    assert_eq!(comment.created_at.as_micros(), 1_700_000_000_123_456);
    assert!(comment.is_undated);
    assert_eq!(comment.format, TextFormat::HtmlWithLineBreaks);
    assert!(comment.parent_source_id.is_some(), "an orphan stays one");
    assert_eq!(comment.origin.as_ref().map(|o| o.source_id.as_str()), Some("12"));
}

#[test]
fn a_bad_line_is_skipped_with_its_place_and_the_rest_is_read() {
    let mut bytes = written(&example());
    let place = bytes.len() as u64;
    bytes.extend_from_slice(b"{oops}\n\n{\"type\":\"comment\",\"id\":\"x\"}\n");
    bytes.extend(written(&example()));
    let items = read(bytes);
    assert_eq!(anomalies(&items), [AnomalyKind::InvalidRecord, AnomalyKind::InvalidRecord]);
    assert_eq!((items.len(), items[2].as_ref().unwrap_err().byte_offset), (6, place));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_survives_the_round_trip(text in any::<String>(), author in any::<String>(), micros in 1_i64..4_000_000_000_000_000) {
        let at = Timestamp::from_micros(micros);
        for state in CommentState::ALL {
            let record = ExportRecord::Comment(ExportedComment {
                id: "c".to_owned(),
                story: "s".to_owned(),
                author: author.clone(),
                text: text.clone(),
                created_at: export_time(at),
                state: state.as_str().to_owned(),
                ..ExportedComment::default()
            });
            let items = read(written(&[record]));
            let Ok(ImportItem::Comment(comment)) = &items[0] else { panic!("{items:?}") };
            prop_assert_eq!(&comment.original_text, &text);
            prop_assert_eq!(&comment.author_name, &author);
            prop_assert_eq!((comment.created_at, comment.state), (at, state));
        }
    }
}
