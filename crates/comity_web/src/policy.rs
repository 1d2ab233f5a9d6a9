//! The public policy: a document for people, and the same as data.

use crate::error::{BadRequest, Failed};
use crate::extract::visitor::Visitor;
use crate::page::{Frame, find_site};
use crate::pages::{Page, Rendered};
use crate::rate::Rate;
use crate::state::Web;
use crate::urls;
use crate::words::{When, Words};
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use comity_actions::{ClauseView, PolicyPage, read_policy, read_policy_with_examples};
use comity_model::Site;

#[derive(Template)]
#[template(path = "policy.html")]
struct Document {
    frame: Frame,
    title: String,
    lang: String,
    version: u32,
    since: When,
    /// The key of the sentence that says since when, or from when on.
    in_force: &'static str,
    is_over: bool,
    current_url: Option<String>,
    changed: Vec<String>,
    /// Safe HTML.
    summary_html: String,
    clauses: Vec<ClauseItem>,
    previous: Vec<VersionItem>,
    json_url: String,
    digest: String,
    /// The same page in the other languages that the policy was published in.
    translations: Vec<Translation>,
}

struct Translation {
    lang: String,
    url: String,
    name: String,
}

struct ClauseItem {
    anchor: String,
    number: String,
    title: String,
    level: u8,
    /// Safe HTML.
    html: String,
    examples: Vec<ExampleItem>,
    rules: Vec<String>,
    is_enforced_by_people: bool,
}

struct ExampleItem {
    outcome: &'static str,
    words: String,
    text: String,
}

struct VersionItem {
    url: String,
    label: String,
}

/// `GET /policy/{site}`
pub(crate) async fn page(
    State(web): State<Web>,
    Path(site): Path<String>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    show(&web, Some(&site), None, &visitor).await
}

/// `GET /policy/{site}/v/{version}`
pub(crate) async fn version(
    State(web): State<Web>,
    Path((site, version)): Path<(String, String)>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    show(&web, Some(&site), Some(number(&version)?), &visitor).await
}

/// `GET /policy/{site}/policy.json`
pub(crate) async fn json(
    State(web): State<Web>,
    Path(site): Path<String>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    data(&web, Some(&site), &visitor).await
}

/// `GET /policy`: while there is one site, or one is named in the query.
pub(crate) async fn only_page(State(web): State<Web>, visitor: Visitor) -> Result<Response, Failed> {
    show(&web, visitor.query.filled("site"), None, &visitor).await
}

/// `GET /policy/v/{version}`
pub(crate) async fn only_version(
    State(web): State<Web>,
    Path(version): Path<String>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    show(&web, visitor.query.filled("site"), Some(number(&version)?), &visitor).await
}

/// `GET /policy.json`
pub(crate) async fn only_json(State(web): State<Web>, visitor: Visitor) -> Result<Response, Failed> {
    data(&web, visitor.query.filled("site"), &visitor).await
}

fn number(text: &str) -> Result<u32, Failed> {
    text.parse().map_err(|_| BadRequest::NotFound.into())
}

async fn show(
    web: &Web,
    site: Option<&str>,
    number: Option<u32>,
    visitor: &Visitor,
) -> Result<Response, Failed> {
    web.limit(Rate::Renders, visitor.address)?;
    let site = find_site(web, site).await?;
    let w = visitor.words(&[Some(&site.locale)]);
    // A policy may be published in languages that the pages around it don't speak.
    let language = visitor.query.filled("lang").unwrap_or(&site.locale);
    let policy = read_policy_with_examples(web.app(), site.id, number, language).await?;
    let html = document(w, &site, policy).render()?;
    Ok(respond(web, visitor, html, "text/html; charset=utf-8"))
}

async fn data(web: &Web, site: Option<&str>, visitor: &Visitor) -> Result<Response, Failed> {
    let site = find_site(web, site).await?;
    let policy = read_policy(web.app(), site.id, None, &site.locale).await?;
    Ok(respond(web, visitor, policy.json, "application/json"))
}

fn respond(web: &Web, visitor: &Visitor, html: String, kind: &'static str) -> Response {
    let rendered = Rendered { html, kind, ..Rendered::default() };
    Page::new(rendered, (0, 0, 0), web.app().now()).respond(&visitor.headers, "accept-encoding")
}

fn document(w: Words, site: &Site, policy: PolicyPage) -> Document {
    let version_item = |(number, since): &(u32, comity_model::Timestamp)| VersionItem {
        url: urls::policy_version(&site.key, *number),
        label: format!("{} · {}", w.with("policy-version", "version", number), w.when(*since).day),
    };
    let here = if policy.is_in_force {
        urls::policy(&site.key)
    } else {
        urls::policy_version(&site.key, policy.version)
    };
    let translation = |lang: &String| Translation {
        url: format!("{here}?lang={}", urls::encode(lang)),
        name: own_name(lang).to_owned(),
        lang: lang.clone(),
    };
    let translations = policy.languages.iter().filter(|lang| **lang != policy.language).map(translation);
    let translations = translations.collect();
    let mut frame = Frame::of_site(w, format!("{} · {}", policy.title, site.name), site);
    frame.is_indexed = policy.is_in_force;
    let is_to_come = policy.effective_from > policy.read_at;
    Document {
        frame,
        title: policy.title,
        lang: policy.language,
        version: policy.version,
        since: w.when(policy.effective_from),
        in_force: if is_to_come { "policy-in-force-from" } else { "policy-in-force-since" },
        is_over: !is_to_come,
        current_url: (!policy.is_in_force).then(|| urls::policy(&site.key)),
        changed: policy.changed,
        summary_html: policy.summary_html,
        clauses: policy.clauses.into_iter().map(|clause| clause_item(w, clause)).collect(),
        previous: policy.versions.iter().filter(|(n, _)| *n != policy.version).map(version_item).collect(),
        json_url: urls::policy_json(&site.key),
        digest: policy.digest,
        translations,
    }
}

/// What a language calls itself; its tag where that is not known here.
fn own_name(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or(tag) {
        "ar" => "العربية",
        "az" => "Azərbaycanca",
        "de" => "Deutsch",
        "el" => "Ελληνικά",
        "en" => "English",
        "es" => "Español",
        "fa" => "فارسی",
        "fr" => "Français",
        "hy" => "Հայերեն",
        "it" => "Italiano",
        "ka" => "ქართული",
        "nl" => "Nederlands",
        "pl" => "Polski",
        "pt" => "Português",
        "ru" => "Русский",
        "tr" => "Türkçe",
        "uk" => "Українська",
        _ => tag,
    }
}

fn clause_item(w: Words, clause: ClauseView) -> ClauseItem {
    let example = |(outcome, text): (comity_model::Outcome, String)| ExampleItem {
        outcome: outcome.as_str(),
        words: w.t(&format!("policy-example-{}", outcome.as_str())),
        text,
    };
    ClauseItem {
        anchor: clause.anchor,
        number: clause.number,
        title: clause.title,
        level: clause.level,
        html: clause.html,
        examples: clause.examples.into_iter().map(example).collect(),
        rules: clause.rules,
        is_enforced_by_people: clause.is_enforced_by_people,
    }
}
