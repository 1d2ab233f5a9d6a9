//! One transaction, undone and run again.

use super::*;
use crate::import_archive::ahead;
use comity_import::ImportItem;
use comity_store::{Error, Store, sites};

/// Ids one after the other.
#[derive(Default)]
struct Counted(std::sync::atomic::AtomicU64);

impl Ids for Counted {
    fn random(&self) -> [u8; 10] {
        let number = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&number.to_be_bytes());
        bytes
    }
}

#[test]
fn a_transaction_that_is_undone_and_runs_again_loses_no_comment() {
    let store = Store::open_memory().unwrap();
    let (ids, now) = (Arc::new(Counted::default()), Timestamp::from_secs(1_800_000_000));
    let site = comity_model::Site {
        id: SiteId::new(&*ids, now),
        key: "main".to_owned(),
        name: "The Bridge Post".to_owned(),
        locale: "en".to_owned(),
        timezone: "UTC".to_owned(),
        origins: Vec::new(),
        state: comity_model::SiteState::Open,
        edit_window_secs: 300,
        close_after_days: None,
        email_required: false,
        created_at: now,
    };
    let id = site.id;
    store.write_blocking(move |tx| sites::insert(tx, &site)).unwrap();
    let comment = ImportedComment {
        source_id: "7".to_owned(),
        story_source_id: "bridge".to_owned(),
        parent_source_id: None,
        author_source_id: None,
        author_name: "Ana".to_owned(),
        author_email: None,
        author_url: None,
        created_at: now,
        is_undated: false,
        state: CommentState::Published,
        was_spam: false,
        original_text: "The bridge is late.".to_owned(),
        format: TextFormat::Plain,
        read: None,
        origin: None,
    };
    let ahead::Read::Comment(prepared) = ahead::prepare(Ok(ImportItem::Comment(comment))) else {
        panic!("a comment is prepared as one")
    };
    let memory = Memory { is_first: true, ..Memory::default() };
    let batch = Arc::new(Batch {
        site: id,
        source: "wordpress".to_owned(),
        items: Arc::new(vec![Item::Comment(prepared)]),
        memory: Arc::new(Mutex::new(memory)),
        ids,
        secrets: crate::Secrets::new([7; 32]),
        now,
        nameless: "Anonymous".to_owned(),
        parents: Parents::MayCome,
    });
    let undone = Arc::clone(&batch);
    let failed = store.write_blocking(move |tx| undone.write(tx).and(Err::<(), _>(Error::Missing)));
    assert!(failed.is_err());
    let done = store.write_blocking(move |tx| batch.write(tx)).unwrap();
    assert_eq!((done.comments, done.comments_known), (1, 0));
    let there = store.read_blocking(move |tx| imported::has_any(tx, id, "wordpress")).unwrap();
    assert!(there, "it is in the database, too");
}
