//! Atom feeds (RFC 4287) of the newest comments: one for each site, one for each story.

use crate::error::Failed;
use crate::extract::visitor::Visitor;
use crate::page::find_site;
use crate::pages::{Page, Rendered};
use crate::rate::Rate;
use crate::state::Web;
use crate::urls;
use crate::words::iso;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use comity_actions::{FeedEntry, find_story, read_feed};

/// Entries in a feed.
const ENTRIES: u32 = 50;

#[derive(Template)]
#[template(path = "feed.xml", escape = "html")]
struct Feed {
    lang: String,
    title: String,
    self_url: String,
    page_url: String,
    updated: String,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    title: String,
    url: String,
    author: String,
    published: Option<String>,
    updated: String,
    html: String,
}

/// `GET /feeds/{site}`
pub(crate) async fn of_site(
    State(web): State<Web>,
    Path(site): Path<String>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    feed(&web, &site, None, &visitor).await
}

/// `GET /feeds/{site}/{story}`
pub(crate) async fn of_story(
    State(web): State<Web>,
    Path((site, story)): Path<(String, String)>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    feed(&web, &site, Some(&story), &visitor).await
}

async fn feed(web: &Web, site: &str, story: Option<&str>, visitor: &Visitor) -> Result<Response, Failed> {
    web.limit(Rate::Renders, visitor.address)?;
    let site = find_site(web, Some(site)).await?;
    let base = web.base(&visitor.headers);
    let found = match story {
        Some(key) => Some(find_story(web.app(), site.id, key).await?),
        None => None,
    };
    let w = visitor.words(&[found.as_ref().and_then(|s| s.language.as_deref()), Some(&site.locale)]);
    let entries = read_feed(web.app(), site.id, story, ENTRIES).await?;
    let born = found.as_ref().map_or(site.created_at, |story| story.published_at);
    let updated = entries.iter().map(|entry| entry.updated_at).max().unwrap_or(born);
    let (path, page, title) = match &found {
        Some(story) => (
            urls::story_feed(&site.key, &story.key),
            urls::story(&site.key, &story.key),
            w.with("thread-feed-title", "headline", &story.headline),
        ),
        None => {
            (urls::site_feed(&site.key), urls::site(&site.key), w.with("feed-site-title", "site", &site.name))
        }
    };
    let entry = |entry: FeedEntry| {
        let id = entry.comment.to_string();
        let args = [("name", entry.author_name.as_str()), ("headline", entry.headline.as_str())];
        Entry {
            title: w.args("feed-entry-title", &args),
            url: format!("{base}{}", urls::comment(&site.key, &id)),
            id,
            author: entry.author_name.clone(),
            published: entry.created_at.map(iso),
            updated: iso(entry.updated_at),
            html: entry.html,
        }
    };
    let feed = Feed {
        lang: w.lang.to_owned(),
        title: without_controls(&title),
        self_url: format!("{base}{path}"),
        page_url: format!("{base}{page}"),
        updated: iso(updated),
        entries: entries.into_iter().map(entry).map(clean).collect(),
    };
    let rendered =
        Rendered { html: feed.render()?, kind: "application/atom+xml; charset=utf-8", ..Rendered::default() };
    Ok(Page::new(rendered, (0, 0, 0), web.app().now()).respond(&visitor.headers, "accept-encoding"))
}

fn clean(entry: Entry) -> Entry {
    Entry {
        title: without_controls(&entry.title),
        author: without_controls(&entry.author),
        html: without_controls(&entry.html),
        ..entry
    }
}

/// XML 1.0 takes no control characters, not even escaped ones.
fn without_controls(text: &str) -> String {
    let is_fine = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    text.chars().filter(is_fine).filter(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}')).collect()
}

#[cfg(test)]
mod tests {
    use super::without_controls;

    #[test]
    fn a_feed_holds_no_character_that_xml_forbids() {
        assert_eq!(without_controls("a\u{0}b\u{8}c\nd\u{FFFE}e\u{7F}"), "abc\nde");
    }
}
