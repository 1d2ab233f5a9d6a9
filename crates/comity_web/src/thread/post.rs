//! Posting a comment or a reply: by a form of our own pages, or by a form in a host page.

use crate::error::Failed;
use crate::extract::cookies;
use crate::extract::fields::Fields;
use crate::extract::visitor::Visitor;
use crate::page::{Frame, find_site, html};
use crate::rate::Rate;
use crate::state::Web;
use crate::thread::comment::CommentItem;
use crate::thread::form::{DoneItem, FormItem, FormKind};
use crate::thread::permalink::comment_id;
use crate::thread::status::{measures_after, told_with};
use crate::thread::view::{Place, comment_item, own_item, refusal_item, spans_of};
use crate::urls;
use crate::words::Words;
use askama::Template;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{
    EditComment, OwnComment, PostComment, Posted, ReadThread, Refusal, Sort, count_comments, edit_comment,
    find_story, post_comment, read_mine, read_signature, read_thread,
};
use comity_model::{CommentId, CommentState, Site};
use http::header::SET_COOKIE;
use http::{HeaderMap, StatusCode};
use serde_json::{Value, json};

/// A page with one form on it.
#[derive(Template)]
#[template(path = "form_page.html")]
pub(crate) struct FormPage {
    pub(crate) frame: Frame,
    pub(crate) headline: String,
    pub(crate) story_url: String,
    pub(crate) back_url: String,
    pub(crate) notice: Option<String>,
    pub(crate) quoted: Option<Quoted>,
    pub(crate) form: Option<String>,
}

/// The comment that a form is about.
pub(crate) struct Quoted {
    pub(crate) label: String,
    /// Safe HTML.
    pub(crate) html: String,
}

/// The story that a form belongs to, as far as it is known.
pub(crate) struct Context {
    pub(crate) site: Site,
    pub(crate) story_key: String,
    pub(crate) headline: String,
    pub(crate) w: Words,
    pub(crate) is_open: bool,
}

impl Context {
    /// The story named in an address; with `may_be_new`, one that nobody has commented on is no error.
    pub(crate) async fn new(
        web: &Web,
        (site, story): (&str, &str),
        visitor: &Visitor,
        lang: Option<&str>,
    ) -> Result<Self, Failed> {
        let site = find_site(web, Some(site)).await?;
        let found = match find_story(web.app(), site.id, story).await {
            Ok(found) => Some(found),
            // A host page may show a story that is not known here yet.
            Err(comity_actions::Failure::Refused(Refusal::UnknownStory)) => None,
            Err(other) => return Err(other.into()),
        };
        let language = found.as_ref().and_then(|story| story.language.as_deref());
        let w = visitor.words(&[lang, language, Some(&site.locale)]);
        let is_open = found.as_ref().is_none_or(|s| s.is_open(web.app().now(), site.close_after_days));
        let headline = found.map_or_else(|| story.to_owned(), |story| story.headline);
        Ok(Self { w, story_key: story.to_owned(), headline, is_open, site })
    }

    /// Where a comment of this story stands.
    pub(crate) fn place(&self) -> Place<'_> {
        Place { w: self.w, site: &self.site, story_key: &self.story_key, is_open: self.is_open }
    }

    /// A page of this story with this title.
    pub(crate) fn page(&self, title: String) -> FormPage {
        let story_url = urls::story(&self.site.key, &self.story_key);
        FormPage {
            frame: Frame::of_site(self.w, title, &self.site),
            headline: self.headline.clone(),
            back_url: format!("{story_url}#comments"),
            story_url,
            notice: None,
            quoted: None,
            form: None,
        }
    }
}

/// `POST /s/{site}/{story}/comments`
pub(crate) async fn page(
    State(web): State<Web>,
    Path((site, story)): Path<(String, String)>,
    visitor: Visitor,
    body: Body,
) -> Result<Response, Failed> {
    let fields = Fields::read(body).await?;
    let context = Context::new(&web, (&site, &story), &visitor, fields.filled("lang")).await?;
    let taken = match visitor.must_be_ours() {
        Ok(()) => take(&web, &context, &visitor, &fields).await,
        Err(failed) => Err(failed),
    };
    match taken {
        Ok(posted) => Ok(see_other(&web, &context, &posted)),
        Err(failed) => again(&web, &context, &fields, &failed).await,
    }
}

/// `POST /embed/s/{site}/{story}/comments`
pub(crate) async fn fragment(
    State(web): State<Web>,
    Path((site, story)): Path<(String, String)>,
    visitor: Visitor,
    body: Body,
) -> Result<Response, Failed> {
    let fields = Fields::read(body).await?;
    let context = Context::new(&web, (&site, &story), &visitor, fields.filled("lang")).await?;
    let taken = match visitor.must_be_host(&context.site) {
        Ok(()) => take(&web, &context, &visitor, &fields).await,
        Err(failed) => Err(failed),
    };
    let (status, answer) = match taken {
        Ok(posted) => {
            let (status, mut answer) = taken_answer(&web, &context, &fields, &posted).await?;
            if posted.state == CommentState::Published {
                answer["heading"] = json!(heading(&web, &context).await?);
            }
            (status, answer)
        }
        Err(failed) => {
            refused_answer(&context, &form_again(&web, &context, &fields, &failed).await?, &failed)?
        }
    };
    Ok(answer_host(&web, &context, &visitor, status, answer))
}

/// `GET /s/{site}/{story}/comments/{comment}/reply`
pub(crate) async fn reply_page(
    State(web): State<Web>,
    Path((site, story, comment)): Path<(String, String, String)>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    let context = Context::new(&web, (&site, &story), &visitor, None).await?;
    let parent = answered(&web, &context, &comment).await?;
    let known = read_signature(web.app(), context.site.id, &visitor.reader()).await?;
    let mut form = reply_form(&context, &parent).signed(known);
    form.title = None;
    form.back = Some(format!("{}#comments", urls::story(&site, &story)));
    let mut page = context.page(context.w.with("form-reply-title", "name", &parent.name));
    let label = context.w.with("comment-said", "name", &parent.name);
    page.quoted = Some(Quoted { label, html: parent.html });
    page.form = Some(form.render()?);
    Ok(html(StatusCode::OK, &page))
}

/// `GET /embed/s/{site}/{story}/comments/{comment}/reply`
pub(crate) async fn reply_fragment(
    State(web): State<Web>,
    Path((site, story, comment)): Path<(String, String, String)>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    let context = Context::new(&web, (&site, &story), &visitor, None).await?;
    let parent = answered(&web, &context, &comment).await?;
    let mut response = html(StatusCode::OK, &reply_form(&context, &parent));
    visitor.open_to_host(&context.site.origins, response.headers_mut());
    Ok(response)
}

async fn answered(web: &Web, context: &Context, comment: &str) -> Result<CommentItem, Failed> {
    let under = comment_id(comment)?;
    let query = ReadThread {
        site: context.site.id,
        story_key: context.story_key.clone(),
        sort: Sort::default(),
        after: None,
        under: Some(under),
    };
    let page = read_thread(web.app(), query).await?;
    let found = page.under.as_ref().map(|view| comment_item(context.place(), view));
    found.filter(CommentItem::is_shown).ok_or_else(|| Refusal::UnknownComment.into())
}

fn reply_form(context: &Context, parent: &CommentItem) -> FormItem {
    let w = context.w;
    FormItem {
        id: format!("reply-{}", parent.id),
        kind: FormKind::Reply,
        title: Some(w.with("form-reply-title", "name", &parent.name)),
        button: w.t("form-post-reply"),
        parent: Some(parent.id.clone()),
        back: Some(urls::story(&context.site.key, &context.story_key)),
        ..empty_form(context)
    }
}

fn empty_form(context: &Context) -> FormItem {
    let action = urls::post(&context.site.key, &context.story_key);
    FormItem::new(context.w, action, context.site.email_required)
}

/// Posts what a form says; another version of a refused text goes to the comment that was refused.
async fn take(web: &Web, context: &Context, visitor: &Visitor, fields: &Fields) -> Result<Posted, Failed> {
    web.limit(Rate::Posts, visitor.address)?;
    let (site, locale) = (context.site.id, context.w.lang.to_owned());
    let confirm = fields.filled("confirm").and_then(|draft| draft.parse().ok());
    if let Some(comment) = revised(web, context, visitor, fields).await? {
        let (speaker, address) = (visitor.speaker(), visitor.address);
        let text = text_of(fields);
        let edit = EditComment { site, comment, speaker, text, locale: locale.clone(), address, confirm };
        match edit_comment(web.app(), edit).await.map_err(Failed::from) {
            // Not the same person or too late for a revision: then it is a new comment.
            Err(Failed::Refused(Refusal::NotYours | Refusal::EditWindowOver | Refusal::UnknownComment)) => {}
            other => return other,
        }
    }
    let parent = fields.filled("parent").map(comment_id).transpose()?;
    let post = PostComment {
        site,
        story_key: context.story_key.clone(),
        story_seed: visitor.seed(fields.filled("story_url"), fields.filled("story_headline"), &context.site),
        parent,
        speaker: visitor.speaker(),
        address: visitor.address,
        name: fields.get("name").to_owned(),
        email: fields.filled("email").map(str::to_owned),
        text: text_of(fields),
        submission_key: fields.filled("submission_key").map(str::to_owned),
        locale,
        confirm,
    };
    Ok(post_comment(web.app(), post).await?)
}

/// The refused comment of which a form is another version. A form that stands in a page for long may name one that was
/// taken since; a new text must never replace that one, only the same text sent twice belongs to it.
async fn revised(
    web: &Web,
    context: &Context,
    visitor: &Visitor,
    fields: &Fields,
) -> Result<Option<CommentId>, Failed> {
    let Some(comment) = fields.filled("revises").and_then(|id| id.parse::<CommentId>().ok()) else {
        return Ok(None);
    };
    let (speaker, lang) = (visitor.reader(), context.w.lang);
    let mine = match read_mine(web.app(), context.site.id, &context.story_key, &speaker, lang).await {
        Ok(mine) => mine,
        Err(comity_actions::Failure::Refused(Refusal::UnknownStory)) => return Ok(None),
        Err(other) => return Err(other.into()),
    };
    let is_of_it =
        |own: &&OwnComment| own.state == CommentState::Rejected || own.text.trim() == text_of(fields).trim();
    Ok(mine.iter().find(|own| own.id == comment).filter(is_of_it).map(|own| own.id))
}

/// The text of a form; browsers send line ends as CR LF.
pub(crate) fn text_of(fields: &Fields) -> String {
    fields.get("text").replace("\r\n", "\n")
}

/// After posting, the browser is sent to the thread, so that going back or reloading posts nothing.
fn see_other(web: &Web, context: &Context, posted: &Posted) -> Response {
    let (story, id) = (urls::story(&context.site.key, &context.story_key), posted.comment);
    let anchor =
        if posted.state == CommentState::Published { "answer".to_owned() } else { format!("c-{id}") };
    let mut response = Redirect::to(&format!("{story}?posted={id}#{anchor}")).into_response();
    give_key(web, &posted.guest_key, response.headers_mut());
    response
}

fn give_key(web: &Web, key: &str, headers: &mut HeaderMap) {
    if !key.is_empty() {
        headers.append(SET_COOKIE, cookies::give_guest(key, web.settings().is_https()));
    }
}

/// The form again, with the text as it was typed, the clause, and the stretch marked.
async fn again(web: &Web, context: &Context, fields: &Fields, failed: &Failed) -> Result<Response, Failed> {
    let form = form_again(web, context, fields, failed).await?;
    let w = context.w;
    let mut page =
        context.page(w.t(if fields.filled("parent").is_some() { "form-title-reply" } else { "form-title" }));
    page.form = Some(form.render()?);
    if matches!(failed, Failed::Refused(Refusal::UnknownStory)) {
        // There is no story to go back to.
        page.back_url = urls::site(&context.site.key);
        page.story_url.clone_from(&page.back_url);
    }
    let mut response = html(failed.status(), &page);
    if let Some(refused) = failed.refused() {
        give_key(web, &refused.guest_key, response.headers_mut());
    }
    Ok(response)
}

async fn form_again(
    web: &Web,
    context: &Context,
    fields: &Fields,
    failed: &Failed,
) -> Result<FormItem, Failed> {
    let w = context.w;
    let mut refusal = refusal_item(web, w, &context.site.key, failed);
    refusal.add_measures(measures_after(web, &context.site, w, failed).await?);
    let refused = failed.refused();
    let is_reply = fields.filled("parent").is_some();
    let text = text_of(fields);
    Ok(FormItem {
        id: fields
            .filled("parent")
            .map_or("write".to_owned(), |parent| format!("reply-{}", urls::encode(parent))),
        kind: if is_reply { FormKind::Reply } else { FormKind::Post },
        button: w.t(if refused.is_some() { "form-again" } else { "form-post" }),
        mark: refused.and_then(|r| spans_of(&r.reasons).into_iter().min()).map(|span| span.utf16(&text)),
        text,
        name: fields.get("name").to_owned(),
        email: fields.get("email").to_owned(),
        parent: fields.filled("parent").map(str::to_owned),
        revises: refused
            .and_then(|r| r.comment)
            .map(|id| id.to_string())
            .or_else(|| fields.filled("revises").map(str::to_owned)),
        draft: refused.and_then(|r| r.draft).map(|id| id.to_string()),
        wrong: failed.field(),
        refusal: Some(refusal),
        back: is_reply.then(|| urls::story(&context.site.key, &context.story_key)),
        ..empty_form(context)
    })
}

/// What a host page's script is told of a comment that was taken.
pub(crate) async fn taken_answer(
    web: &Web,
    context: &Context,
    fields: &Fields,
    posted: &Posted,
) -> Result<(StatusCode, Value), Failed> {
    let is_held = posted.state == CommentState::Held;
    let (w, now) = (context.w, web.app().now());
    let own = OwnComment {
        id: posted.comment,
        parent: posted.parent,
        author_name: fields.get("name").split_whitespace().collect::<Vec<_>>().join(" "),
        state: posted.state,
        html: posted.html.clone(),
        text: String::new(),
        reasons: posted.reasons.clone(),
        created_at: posted.created_at,
        may_edit_until: Some(posted.may_edit_until),
        status_token: posted.status_token.clone(),
    };
    let done = DoneItem {
        w,
        title: w.t(if is_held { "posted-held-title" } else { "posted-title" }),
        is_held,
        reasons: Vec::new(),
        measures: told_with(web, &context.site, w, posted).await?,
        status_url: Some(urls::status(&context.site.key, &posted.status_token)),
        see_url: None,
    };
    // The form that was sent may carry the mark of a refusal; the next comment begins with a new one.
    let (name, email) = (fields.get("name").to_owned(), fields.get("email").to_owned());
    let next = FormItem { name, email, ..empty_form(context) };
    let answer = json!({
        "outcome": posted.state.as_str(),
        "id": posted.comment.to_string(),
        "parent": posted.parent.map(|parent| parent.to_string()),
        "comment": own_item(context.place(), &own, now).render()?,
        "html": done.render()?,
        "form": next.render()?,
        "guest_key": posted.guest_key,
    });
    Ok((if is_held { StatusCode::ACCEPTED } else { StatusCode::CREATED }, answer))
}

/// What the thread's heading says now.
pub(crate) async fn heading(web: &Web, context: &Context) -> Result<String, Failed> {
    let counts = count_comments(web.app(), context.site.id, vec![context.story_key.clone()]).await?;
    let w = context.w;
    Ok(counts
        .first()
        .filter(|count| **count > 0)
        .map_or(w.t("thread-title"), |count| w.n("thread-count", count)))
}

/// What a host page's script is told of a form that was not taken.
pub(crate) fn refused_answer(
    context: &Context,
    form: &FormItem,
    failed: &Failed,
) -> Result<(StatusCode, Value), Failed> {
    let request = form.refusal.as_ref().and_then(|refusal| refusal.request.as_deref());
    let mut answer = failed.problem(context.w, request);
    answer["outcome"] = json!("refused");
    answer["html"] = json!(form.render()?);
    Ok((failed.status(), answer))
}

/// Sends an answer to a host page's script; on our own pages the key goes into the cookie and not to the script.
pub(crate) fn answer_host(
    web: &Web,
    context: &Context,
    visitor: &Visitor,
    status: StatusCode,
    mut answer: Value,
) -> Response {
    let key = answer["guest_key"].as_str().unwrap_or("").to_owned();
    let is_ours = visitor.origin == crate::extract::origin::Origin::Ours;
    if is_ours && let Some(answer) = answer.as_object_mut() {
        answer.remove("guest_key");
    }
    let mut response = (status, Json(answer)).into_response();
    if is_ours {
        give_key(web, &key, response.headers_mut());
    }
    visitor.open_to_host(&context.site.origins, response.headers_mut());
    response
}
