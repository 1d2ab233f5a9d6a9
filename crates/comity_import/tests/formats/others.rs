//! Archives of other discussion systems, each in a few made-up lines.

use crate::explained::{Read, anomalies, comments, explain};
use comity_import::{AnomalyKind, Defaults, Format, open};
use proptest::prelude::*;
use std::io::Cursor;

fn read(format: Format, text: impl Into<Vec<u8>>) -> Vec<Read> {
    open(format, Cursor::new(text.into()), &Defaults::default()).expect("memory can be read").collect()
}

const DISQUS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>courier</forum><title>General</title></category>
<thread dsq:id="2"><id>bridge</id><category dsq:id="1"/><link>https://courier.example/bridge</link>
 <title>The bridge &amp;amp; the river</title><message/><createdAt>2012-12-12T12:12:12Z</createdAt>
 <author><name>Desk</name></author><isClosed>true</isClosed><isDeleted>false</isDeleted></thread>
<thread dsq:id="3"><id/></thread>
<post dsq:id="4"><id/><message><![CDATA[<p>First.</p>]]></message><createdAt>2013-10-10T19:20:29Z</createdAt>
 <isDeleted>false</isDeleted><isSpam>false</isSpam>
 <author><email>ann@mail.example</email><name>Ann</name><username>ann1</username></author>
 <ipAddress>192.0.2.9</ipAddress><thread dsq:id="2"/></post>
<post dsq:id="5"><message><![CDATA[<p>Pills</p>]]></message><createdAt>2013-10-10T19:20:30Z</createdAt>
 <isDeleted>false</isDeleted><isSpam>true</isSpam><author><name>Bot</name></author><thread dsq:id="2"/><parent dsq:id="4"/></post>
<post dsq:id="6"><message>gone</message><createdAt>2013-10-10T19:20:31Z</createdAt>
 <isDeleted>true</isDeleted><isSpam>false</isSpam><author><name>Bo</name></author><thread dsq:id="1337"/></post>
<post dsq:id="7"><message>when?</message><isDeleted>false</isDeleted><author><name>Bo</name></author><thread dsq:id="2"/></post>
</disqus>"#;

#[test]
fn disqus_is_read() {
    let items = read(Format::Disqus, DISQUS);
    assert!(!format!("{items:?}").contains("192.0.2.9"));
    insta::assert_snapshot!(explain(items));
}

#[test]
fn a_comment_of_disqus_without_a_thread_stands_under_a_story_with_a_name() {
    let post = |id: u8, time: &str| {
        format!("<post dsq:id=\"{id}\"><message>lost</message>{time}<author><name>Bo</name></author></post>")
    };
    let dated = post(1, "<createdAt>2013-10-10T19:20:31Z</createdAt>");
    let archive =
        |posts: String| format!("<disqus xmlns:dsq=\"http://disqus.com/disqus-internals\">{posts}</disqus>");
    let items = read(Format::Disqus, archive(dated.clone() + &dated));
    assert_eq!(comments(&items)[0].story_source_id, "without-thread");
    // One that is left out leaves no story behind.
    let items = read(Format::Disqus, archive(post(2, "")));
    assert_eq!((items.len(), anomalies(&items)), (1, vec![AnomalyKind::InvalidRecord]));
}

#[test]
fn commento_is_read() {
    insta::assert_snapshot!(explain(read(
        Format::Commento,
        r#"{"version": 1, "comments": [
        {"commentHex": "c1", "domain": "courier.example", "url": "/bridge", "commenterHex": "anonymous", "markdown": "*First*",
         "html": "<em>First</em>", "parentHex": "root", "state": "approved", "creationDate": "2021-03-12T11:21:56Z", "deleted": false},
        {"commentHex": "c2", "domain": "courier.example", "url": "/bridge", "commenterHex": "p1", "markdown": "", "html": "<p>Second</p>",
         "parentHex": "c1", "state": "unapproved", "creationDate": "2021-03-12T11:22:56.5Z", "deleted": false},
        {"commentHex": "c3", "domain": "courier.example", "url": "/bridge", "commenterHex": "p1", "markdown": "x", "html": "",
         "parentHex": "c1", "state": "approved", "creationDate": "soon", "deleted": true}],
        "commenters": [{"commenterHex": "p1", "email": "p1@mail.example", "name": "Pia", "link": "https://pia.example"}]}"#
    )));
}

#[test]
fn comentario_is_read() {
    insta::assert_snapshot!(explain(read(
        Format::Comentario,
        r#"{"version": 3, "pages": [{"id": "s1", "path": "/bridge", "title": "The bridge", "isReadonly": true,
          "createdTime": "2023-10-25T14:51:49.371Z"}],
        "comments": [
         {"id": "c1", "pageId": "s1", "createdTime": "2023-11-14T20:15:12.000Z", "html": "<p>Yes</p>", "markdown": "Yes",
          "isApproved": true, "isPending": false, "isDeleted": false, "url": "https://courier.example/bridge#comentario-c1", "userCreated": "p1"},
         {"id": "c2", "parentId": "c1", "pageId": "s2", "createdTime": "2023-11-14T20:15:13.000Z", "html": "<p>No</p>", "markdown": "No",
          "isApproved": false, "isPending": true, "isDeleted": false, "url": "https://courier.example/other#c2", "authorName": "Guest"}],
        "commenters": [{"id": "p1", "email": "p1@mail.example", "name": "Pia"}]}"#
    )));
}

#[test]
fn isso_is_read_and_ids_that_start_anew_in_each_story_stay_apart() {
    insta::assert_snapshot!(explain(read(
        Format::Isso,
        r#"[{"id": "/bridge/", "title": "Bridge+%26+river", "comments": [
          {"id": 0, "author": "Ann", "email": "ann@mail.example", "website": "https://ann.example", "created": "2005-02-24 04:03:37", "text": "First"},
          {"id": 1, "parent": 0, "author": null, "created": "2005-02-24 04:04:37", "text": "Second", "remote_addr": "192.0.2.3"}]},
         {"id": "/ferry/", "comments": [{"id": 0, "author": "Bo", "created": "never", "text": "?"}]}]"#
    )));
}

#[test]
fn remark42_is_read_as_backup_and_as_tree() {
    let backup = r#"{"version": 1, "users": [], "posts": []}
        {"id": "c1", "pid": "", "text": "<p>Hi <b>you</b></p>", "orig": "Hi **you**", "user": {"name": "Ann", "id": "u1", "ip": "192.0.2.4"},
         "locator": {"site": "courier", "url": "https://courier.example/bridge"}, "time": "2017-12-25T19:46:01Z", "title": "The bridge"}
        {"id": "c2", "pid": "c1", "text": "<p>gone</p>", "user": {"name": "Bo", "id": "u2"}, "delete": true,
         "locator": {"site": "courier", "url": "https://courier.example/bridge"}, "time": "2017-12-25T19:46:02Z"}"#;
    let tree = r#"{"comments": [{"comment": {"id": "c1", "text": "a", "locator": {"url": "u"}, "time": "2017-12-25T19:46:01Z"},
        "replies": [{"comment": {"id": "c2", "pid": "c1", "text": "b", "locator": {"url": "u"}, "time": "2017-12-25T19:46:02Z"}}]},
        {"comment": {"id": "c3", "text": "c", "locator": {"url": "u"}, "time": "2017-12-25T19:46:03Z"}}]}"#;
    insta::assert_snapshot!(explain(
        read(Format::Remark42, backup).into_iter().chain(read(Format::Remark42, tree))
    ));
}

#[test]
fn coral_is_read_line_by_line() {
    insta::assert_snapshot!(explain(read(
        Format::Coral,
        r#"{"_id":{"$oid":"1"},"id":"u1","username":"Ann","email":"ann@mail.example","profiles":[],"status":{"ban":{"active":true}}}
{"id":"s1","url":"https://courier.example/bridge","metadata":{"title":"The bridge","author":"Desk"},"createdAt":{"$date":"2020-01-01T00:00:00.000Z"},"closedAt":false}
{"id":"c1","storyID":"s1","authorID":"u1","revisions":[{"body":"old"},{"body":"<div>new</div>"}],"status":"NONE","createdAt":{"$date":{"$numberLong":"1577840400000"}}}
{"id":"c2","storyID":"s1","parentID":"c1","authorID":"u2","revisions":[{"body":"held"}],"status":"SYSTEM_WITHHELD","createdAt":{"$date":"2020-01-01T01:00:01Z"}}
{"id":"c3","storyID":"s1","revisions":[],"status":"REJECTED","createdAt":{"$date":"2020-01-01T01:00:02Z"},"deletedAt":{"$date":"2020-02-01T00:00:00Z"}}
{broken
{"id":"x"}
"#
    )));
}

#[test]
fn broken_json_says_where_and_other_files_say_what_they_are_not() {
    for (format, text, kind) in [
        (Format::Commento, "{\"comments\": [\n{]}", AnomalyKind::MalformedJson),
        (Format::Commento, "{\"comments\": [", AnomalyKind::UnexpectedEnd),
        (Format::Comentario, "[]", AnomalyKind::NotThisFormat),
        (Format::Isso, "{}", AnomalyKind::NotThisFormat),
        (Format::Disqus, "<rss></rss>", AnomalyKind::NotThisFormat),
    ] {
        assert_eq!(anomalies(&read(format, text)), [kind], "{text}");
    }
    let items = read(Format::Commento, "{\"comments\": [\n{]}");
    assert_eq!(items[0].as_ref().unwrap_err().byte_offset, 17);
}

#[test]
fn every_format_is_found_by_its_word() {
    for format in Format::ALL {
        assert_eq!(Format::find(format.as_str()), Some(*format));
    }
    assert_eq!(Format::find("fax"), None);
    assert_eq!(comments(&read(Format::Comity, "")).len(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_panic_in_every_format(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        // What says that it is gzip, and is not, is refused when it is opened.
        prop_assume!(!bytes.starts_with(&[0x1f, 0x8b]));
        for format in Format::ALL {
            let _ = read(*format, bytes.clone());
        }
    }
}
