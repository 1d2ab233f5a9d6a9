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
use comity_actions::{
    ClauseView, OtherVersion, PolicyPage, VersionState, read_policy, read_policy_with_examples,
};
use comity_model::Site;

#[derive(Template)]
#[template(path = "policy.html")]
struct Document {
    frame: Frame,
    title: String,
    lang: String,
    version: u32,
    /// From when on; none where it never was in force and never will be.
    since: Option<When>,
    /// The key of the sentence that says since when, or from when on.
    in_force: &'static str,
    /// The key of the sentence that says how it stands, where it is not in force; none while it is still to come.
    told: Option<&'static str>,
    brings_back: Option<u32>,
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
    data(&web, Some(&site), None, &visitor).await
}

/// `GET /policy/{site}/v/{version}/policy.json`
pub(crate) async fn version_json(
    State(web): State<Web>,
    Path((site, version)): Path<(String, String)>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    data(&web, Some(&site), Some(number(&version)?), &visitor).await
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
    data(&web, visitor.query.filled("site"), None, &visitor).await
}

/// `GET /policy/v/{version}/policy.json`
pub(crate) async fn only_version_json(
    State(web): State<Web>,
    Path(version): Path<String>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    data(&web, visitor.query.filled("site"), Some(number(&version)?), &visitor).await
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

async fn data(
    web: &Web,
    site: Option<&str>,
    number: Option<u32>,
    visitor: &Visitor,
) -> Result<Response, Failed> {
    let site = find_site(web, site).await?;
    let policy = read_policy(web.app(), site.id, number, &site.locale).await?;
    Ok(respond(web, visitor, policy.json, "application/json"))
}

fn respond(web: &Web, visitor: &Visitor, html: String, kind: &'static str) -> Response {
    let rendered = Rendered { html, kind, ..Rendered::default() };
    Page::new(rendered, (0, 0, 0), web.app().now()).respond(&visitor.headers, "accept-encoding")
}

fn document(w: Words, site: &Site, policy: PolicyPage) -> Document {
    let version_item = |other: &OtherVersion| VersionItem {
        url: urls::policy_version(&site.key, other.number),
        label: other_label(w, other),
    };
    let is_in_force = policy.state == VersionState::InForce;
    let json_url = if is_in_force {
        urls::policy_json(&site.key)
    } else {
        urls::policy_version_json(&site.key, policy.version)
    };
    let here =
        if is_in_force { urls::policy(&site.key) } else { urls::policy_version(&site.key, policy.version) };
    let translation = |lang: &String| Translation {
        url: format!("{here}?lang={}", urls::encode(lang)),
        name: own_name(lang).to_owned(),
        lang: lang.clone(),
    };
    let translations = policy.languages.iter().filter(|lang| **lang != policy.language).map(translation);
    let translations = translations.collect();
    let mut frame = Frame::of_site(w, format!("{} · {}", policy.title, site.name), site);
    frame.is_indexed = is_in_force;
    frame.data = Some(json_url.clone());
    let (in_force, told) = match policy.state {
        VersionState::InForce => (Some("policy-in-force-since"), None),
        VersionState::ToCome => (Some("policy-in-force-from"), None),
        VersionState::Over => (Some("policy-in-force-since"), Some("policy-was-in-force")),
        VersionState::Replaced => (None, Some("policy-replaced")),
        VersionState::Withdrawn => (None, Some("policy-withdrawn")),
    };
    Document {
        frame,
        title: policy.title,
        lang: policy.language,
        version: policy.version,
        since: in_force.map(|_| w.when(policy.effective_from)),
        in_force: in_force.unwrap_or_default(),
        told,
        brings_back: policy.brings_back,
        current_url: (!is_in_force).then(|| urls::policy(&site.key)),
        changed: policy.changed,
        summary_html: policy.summary_html,
        clauses: policy.clauses.into_iter().map(|clause| clause_item(w, clause)).collect(),
        previous: policy.others.iter().map(version_item).collect(),
        json_url,
        digest: policy.digest,
        translations,
    }
}

/// `Version 2 · 3 May 2026`, and how it stands where it was never in force.
fn other_label(w: Words, other: &OtherVersion) -> String {
    let key = match other.state {
        VersionState::InForce | VersionState::Over => None,
        VersionState::ToCome => Some("policy-state-to-come"),
        VersionState::Replaced => Some("policy-state-replaced"),
        VersionState::Withdrawn => Some("policy-state-withdrawn"),
    };
    let state = key.map(|key| format!(" · {}", w.t(key))).unwrap_or_default();
    let day = w.when(other.effective_from).day;
    format!("{} · {day}{state}", w.with("policy-version", "version", other.number))
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
