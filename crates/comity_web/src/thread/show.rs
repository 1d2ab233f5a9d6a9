//! A story with its thread: for everybody from kept bytes, for those who have acted here with what is their own.

use crate::error::{BadRequest, Failed};
use crate::extract::visitor::Visitor;
use crate::page::{Frame, find_site, html};
use crate::pages::{Page, Rendered};
use crate::rate::Rate;
use crate::state::Web;
use crate::thread::form::{DoneItem, FormItem};
use crate::thread::status::measures_of;
use crate::thread::view::{Part, Place, ThreadItem, add_own, reason_items, thread_item};
use crate::urls;
use crate::words::{When, Words, first_chars};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use comity_actions::{
    KnownSignature, OwnComment, ReadThread, Refusal, Sort, ThreadPage, find_any_story, find_story,
    policy_in_force, read_mine, read_policy, read_signature, read_thread, site_by_id,
};
use comity_model::{CommentState, Site};
use http::StatusCode;
use std::sync::Arc;

/// The longest cursor that is looked at, in bytes.
const MAX_CURSOR_BYTES: usize = 128;

/// Characters of a story's first paragraph in its description for search engines.
const DESCRIPTION_CHARS: usize = 160;

/// What differs on a page for browsers that hold our cookie.
const PAGE_VARY: &str = "accept-encoding, cookie";

/// What differs on a fragment for host pages.
const FRAGMENT_VARY: &str = "accept-encoding, origin";

#[derive(Template)]
#[template(path = "story.html")]
struct StoryPage {
    frame: Frame,
    /// Whether the article stands above the thread (first page), or only its headline.
    is_whole: bool,
    lang: Option<String>,
    headline: String,
    story_url: String,
    byline: Option<String>,
    dateline: Option<String>,
    at: When,
    image: Option<String>,
    caption: Option<String>,
    /// The paragraph that the dateline stands before: sub-headlines stand above it.
    text_at: usize,
    paragraphs: Vec<String>,
    thread: String,
}

/// The page of a discussion that has not begun.
#[derive(Template)]
#[template(path = "empty.html")]
struct EmptyPage {
    frame: Frame,
    thread: String,
}

/// Sub-headlines that an old page printed above its text are fewer than this.
const MAX_SUB_HEADLINES: usize = 3;

/// The first paragraph that ends like a sentence; what stands above it is a sub-headline.
fn text_begins(paragraphs: &[String]) -> usize {
    let is_sentence = |text: &String| comity_text::ends_sentence(text) || text.ends_with(':');
    paragraphs.iter().take(MAX_SUB_HEADLINES).position(is_sentence).unwrap_or(0)
}

impl StoryPage {
    fn image_alt(&self) -> &str {
        // The caption stands right below and says it; repeating it would be read out twice.
        if self.caption.is_some() { "" } else { &self.headline }
    }
}

/// `GET /s/{site}/{story}`
pub(crate) async fn page(
    State(web): State<Web>,
    Path((site, story)): Path<(String, String)>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    if visitor.has_cookie() {
        return own_page(&web, &site, &story, &visitor).await;
    }
    let key = cache_key("page", &site, &story, &visitor)?;
    if let Some(page) = web.pages().find(&key, web.app().now()) {
        return Ok(page.respond(&visitor.headers, PAGE_VARY));
    }
    web.limit(Rate::Renders, visitor.address)?;
    let render = async {
        let read = Read::new(&web, Some(&site), &story, &visitor).await?;
        let rendered = read.page(&visitor, None)?.render()?;
        Ok::<_, Failed>(read.rendered(rendered))
    };
    let page = web.pages().get(key, web.app(), render).await?;
    Ok(page.respond(&visitor.headers, PAGE_VARY))
}

/// `GET /embed/s/{site}/{story}`
pub(crate) async fn fragment(
    State(web): State<Web>,
    Path((site, story)): Path<(String, String)>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    any_fragment(&web, &site, &story, &visitor).await
}

/// `GET /embed/thread?story=…&site=…`: the first request of a host page.
pub(crate) async fn embed(State(web): State<Web>, visitor: Visitor) -> Result<Response, Failed> {
    let (site, story) = (visitor.query.get("site").to_owned(), visitor.query.get("story").to_owned());
    any_fragment(&web, &site, &story, &visitor).await
}

/// `GET /go?story=…&site=…`: from a host page whose script failed to the thread on its own page. What nobody has
/// commented on has no page yet: its discussion is shown empty.
pub(crate) async fn go(State(web): State<Web>, visitor: Visitor) -> Result<Response, Failed> {
    let site = find_site(&web, visitor.query.filled("site")).await?;
    let story = visitor.query.get("story");
    match find_story(web.app(), site.id, story).await {
        Err(comity_actions::Failure::Refused(Refusal::UnknownStory)) => {}
        Err(other) => return Err(other.into()),
        Ok(_) => {
            let to = format!("{}#comments", urls::story(&site.key, story));
            return Ok(axum::response::Redirect::to(&to).into_response());
        }
    }
    web.limit(Rate::Renders, visitor.address)?;
    let (site, mut thread) = empty_thread(&web, &site.key, story, &visitor).await?;
    if thread.is_open {
        // Only a page of the publisher's own can bring a story along, and so take its first comment.
        (thread.is_open, thread.closed_key) = (false, "thread-not-yet");
    }
    let w = thread.w;
    let mut frame = Frame::of_site(w, format!("{} · {}", w.t("thread-title"), site.name), &site);
    frame.has_thread = true;
    Ok(html(StatusCode::OK, &EmptyPage { frame, thread: thread.render()? }))
}

async fn any_fragment(web: &Web, site: &str, story: &str, visitor: &Visitor) -> Result<Response, Failed> {
    let key = cache_key("embed", site, story, visitor)?;
    let page = if let Some(page) = web.pages().find(&key, web.app().now()) {
        page
    } else {
        web.limit(Rate::Renders, visitor.address)?;
        let render = async {
            let read = Read::new(web, Some(site), story, visitor).await?;
            let fragment = read.thread()?.render()?;
            Ok::<_, Failed>(read.rendered(fragment))
        };
        match web.pages().get(key, web.app(), render).await {
            // A host page may show a story before anybody has commented on it. Not kept: keys are anybody's.
            Err(Failed::Refused(Refusal::UnknownStory)) => {
                Arc::new(not_yet(web, site, story, visitor).await?)
            }
            other => other?,
        }
    };
    let mut response = page.respond(&visitor.headers, FRAGMENT_VARY);
    visitor.open_to_host(page.origins(), response.headers_mut());
    Ok(response)
}

/// The fragment for a story that nobody has commented on yet.
async fn not_yet(web: &Web, site: &str, story: &str, visitor: &Visitor) -> Result<Page, Failed> {
    let (site, thread) = empty_thread(web, site, story, visitor).await?;
    let rendered = Rendered {
        html: thread.render()?,
        site: Some(site.id),
        story: None,
        origins: site.origins,
        kind: "text/html; charset=utf-8",
    };
    Ok(Page::new(rendered, (0, 0, 0), web.app().now()))
}

/// The thread of a story that nobody has commented on yet.
async fn empty_thread(
    web: &Web,
    site: &str,
    story: &str,
    visitor: &Visitor,
) -> Result<(Site, ThreadItem), Failed> {
    if story.is_empty() || story.len() > comity_actions::MAX_STORY_KEY_BYTES {
        return Err(Refusal::UnknownStory.into());
    }
    let site = find_site(web, Some(site)).await?;
    let w = visitor.words(&[Some(&site.locale)]);
    let policy = read_policy(web.app(), site.id, None, w.lang).await?;
    let form = FormItem::new(w, urls::post(&site.key, story), site.email_required);
    // Of a story that readers don't see nothing is told, and nothing is taken.
    let is_hidden = match find_any_story(web.app(), site.id, story).await {
        Ok(found) => found.is_hidden(),
        Err(comity_actions::Failure::Refused(Refusal::UnknownStory)) => false,
        Err(other) => return Err(other.into()),
    };
    let thread = ThreadItem {
        w,
        site_key: site.key.clone(),
        story_key: story.to_owned(),
        sort: Sort::default().as_str(),
        sorts: Vec::new(),
        total: 0,
        policy_version: policy.version,
        policy_summary: policy.summary_html.clone(),
        policy_url: urls::policy(&site.key),
        feed_url: urls::site_feed(&site.key),
        is_open: site.state != comity_model::SiteState::Closed && !is_hidden,
        is_held: site.state == comity_model::SiteState::Held,
        closed_key: if is_hidden { "thread-closed" } else { "thread-site-closed" },
        form: form.render()?,
        done: None,
        branches: Vec::new(),
        next: None,
        first: None,
        up: None,
    };
    Ok((site, thread))
}

/// A page with what is one's own; nobody keeps it.
async fn own_page(web: &Web, site: &str, story: &str, visitor: &Visitor) -> Result<Response, Failed> {
    let read = Read::new(web, Some(site), story, visitor).await?;
    let mine = read_mine(web.app(), read.site.id, story, &visitor.reader(), read.w.lang).await?;
    let posted = visitor.query.get("posted");
    let told = match mine.iter().find(|own| own.id.to_string() == posted) {
        Some(own) => measures_of(web, &read.site, read.w, &own.status_token).await?.sentences,
        None => Vec::new(),
    };
    let known = read_signature(web.app(), read.site.id, &visitor.reader()).await?;
    let own = Own { comments: &mine, told: &told, known, now: web.app().now() };
    let page = read.page(visitor, Some(own))?;
    let mut response = html(StatusCode::OK, &page);
    response.headers_mut().insert(http::header::VARY, http::HeaderValue::from_static(PAGE_VARY));
    Ok(response)
}

/// What is one's own on a page.
struct Own<'a> {
    comments: &'a [OwnComment],
    /// What is told with the comment just posted, in sentences.
    told: &'a [String],
    /// Name and address as they were typed last.
    known: Option<KnownSignature>,
    now: comity_model::Timestamp,
}

/// A page of a thread as it was read, with everything that its views need.
struct Read {
    site: Site,
    w: Words,
    part: Part,
    page: ThreadPage,
    canonical: String,
}

impl Read {
    async fn new(web: &Web, site: Option<&str>, story: &str, visitor: &Visitor) -> Result<Self, Failed> {
        let site = find_site(web, site).await?;
        let part = part_of(visitor)?;
        let query = ReadThread {
            site: site.id,
            story_key: story.to_owned(),
            sort: part.sort,
            after: part.after.clone(),
            under: part.under.as_deref().map(str::parse).transpose().map_err(|_| Refusal::UnknownComment)?,
        };
        let mut page = read_thread(web.app(), query).await?;
        // The state of the site may have changed since; what is shown comes from one moment.
        let site = site_by_id(web.app(), site.id).await?;
        let w = visitor.words(&[page.story.language.as_deref(), Some(&site.locale)]);
        let policy = policy_in_force(web.app(), site.id).await?;
        page.policy_summary = policy.summary_html(w.lang);
        let own = format!("{}{}", web.base(&visitor.headers), urls::story(&site.key, story));
        let canonical = page.story.url.clone().unwrap_or(own);
        Ok(Self { site, w, part, page, canonical })
    }

    fn thread(&self) -> Result<ThreadItem, Failed> {
        thread_item(self.w, &self.site, &self.page, &self.part)
    }

    fn page(&self, visitor: &Visitor, mine: Option<Own<'_>>) -> Result<StoryPage, Failed> {
        let story = &self.page.story;
        let mut thread = self.thread()?;
        if let Some(mut mine) = mine {
            let form =
                FormItem::new(self.w, urls::post(&self.site.key, &story.key), self.site.email_required);
            thread.form = form.signed(mine.known.take()).render()?;
            let place =
                Place { w: self.w, site: &self.site, story_key: &story.key, is_open: self.page.is_open };
            add_own(place, &mut thread.branches, mine.comments, mine.now);
            thread.done = self.done(visitor, &mine)?;
        }
        let is_whole = self.part.under.is_none() && self.part.after.is_none();
        let mut frame =
            Frame::of_site(self.w, format!("{} · {}", story.headline, self.site.name), &self.site);
        frame.has_thread = true;
        frame.is_indexed = true;
        frame.canonical = is_whole.then(|| self.canonical.clone());
        frame.description = story.paragraphs.first().map(|p| first_chars(p, DESCRIPTION_CHARS));
        frame.feed = Some(urls::story_feed(&self.site.key, &story.key));
        Ok(StoryPage {
            frame,
            is_whole,
            lang: story.language.clone(),
            headline: story.headline.clone(),
            story_url: urls::story(&self.site.key, &story.key),
            byline: story.byline.clone(),
            dateline: story.dateline.clone(),
            at: self.w.when_known((!story.is_undated).then_some(story.published_at)),
            // A picture elsewhere would be a request to a third party.
            image: story.image_url.clone().filter(|url| url.starts_with('/') && !url.starts_with("//")),
            caption: story.image_caption.clone(),
            text_at: text_begins(&story.paragraphs),
            paragraphs: story.paragraphs.clone(),
            thread: thread.render()?,
        })
    }

    /// What happened to the comment that this browser has just posted.
    fn done(&self, visitor: &Visitor, mine: &Own<'_>) -> Result<Option<String>, Failed> {
        let posted = visitor.query.get("posted");
        let Some(own) = mine.comments.iter().find(|own| own.id.to_string() == posted) else {
            return Ok(None);
        };
        let (title, is_held) = match own.state {
            CommentState::Published => ("posted-title", false),
            CommentState::Held => ("posted-held-title", true),
            CommentState::Withdrawn => ("posted-withdrawn", false),
            _ => return Ok(None),
        };
        let done = DoneItem {
            w: self.w,
            title: self.w.t(title),
            is_held,
            reasons: if is_held { reason_items(self.w, &self.site.key, &own.reasons) } else { Vec::new() },
            measures: mine.told.to_vec(),
            status_url: Some(urls::status(&self.site.key, &own.status_token)),
            see_url: (own.state == CommentState::Published).then(|| urls::comment(&self.site.key, posted)),
        };
        Ok(Some(done.render()?))
    }

    fn rendered(&self, html: String) -> Rendered {
        Rendered {
            html,
            site: Some(self.site.id),
            story: Some(self.page.story.id),
            origins: self.site.origins.clone(),
            kind: "text/html; charset=utf-8",
        }
    }
}

fn part_of(visitor: &Visitor) -> Result<Part, Failed> {
    let after = visitor.query.filled("after").map(str::to_owned);
    if after.as_ref().is_some_and(|after| after.len() > MAX_CURSOR_BYTES) {
        return Err(BadRequest::Malformed.into());
    }
    let under = visitor.query.filled("under").map(str::to_owned);
    let sort = Sort::find(visitor.query.get("sort")).unwrap_or_default();
    Ok(Part { sort, after, under })
}

/// Under which key a page is kept: all that it depends on, in its one normal form.
fn cache_key(kind: &str, site: &str, story: &str, visitor: &Visitor) -> Result<String, Failed> {
    let part = part_of(visitor)?;
    let lang = visitor.query.filled("lang").and_then(comity_locale::supported).unwrap_or("");
    let (after, under) = (part.after.as_deref().unwrap_or(""), part.under.as_deref().unwrap_or(""));
    let under = under.get(..36).unwrap_or(under);
    Ok(format!("{kind}\n{site}\n{story}\n{}\n{after}\n{under}\n{lang}", part.sort.as_str()))
}
