//! `POST /v1alpha1/comments:suggestscore`: what people think of a score, kept as labelled feedback where the operator says so.

use super::answer::Wants;
use super::errors::Status;
use super::keys::Holder;
use super::request::Message;
use super::{Service, language};
use comity_actions::{App, Failure, FeedbackLine, SuggestScore, SuggestedScore, answered_text, rfc3339};
use comity_model::{Clock, SiteId};
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::fs::File;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// Where suggested scores are kept.
#[derive(Clone)]
pub enum FeedbackTo {
    /// Nowhere: whoever suggests a score is told so.
    Nowhere,
    /// A file of NDJSON that lines are added to, with the time of the clock.
    File(Arc<Mutex<File>>, Arc<dyn Clock>),
    /// The database: the site of the key, else the one that `?site=` names, else the first one.
    Newsroom(App),
}

/// Keeps the scores that a message suggests, for whoever holds the key that came with it.
pub(super) async fn kept(
    service: &Service,
    wants: &Wants,
    holder: Option<&Holder>,
    request: Message<'_, '_>,
) -> Result<Value, Status> {
    let text = request.comment()?;
    let scores = request.suggested(text)?;
    let context = request.context()?;
    let languages = request.languages()?;
    let (token, community) = (request.token("client_token")?, request.token("community_id")?);
    request.text("session_id")?;
    if !request.is_set("do_not_store")? {
        let scores = scores.iter().map(|s| SuggestedScore::of(&s.attribute, s.value, s.span)).collect();
        let suggested = SuggestScore {
            text: text.to_owned(),
            context: context.parent.map(Cow::into_owned),
            title: context.headline,
            language: language_of(text, languages.first()),
            community: community.map(str::to_owned),
            client_token: token.map(str::to_owned),
            key: holder.map(|holder| holder.name.clone()),
            scores,
        };
        match &service.0.feedback {
            FeedbackTo::Nowhere => return Err(Status::feedback_not_kept()),
            FeedbackTo::File(file, clock) => add(file, lines_of(&suggested, &**clock)).await?,
            FeedbackTo::Newsroom(app) => {
                let site = site_of(app, wants.parameter("site"), holder).await?;
                keep(app, site, suggested).await?;
            }
        }
    }
    let mut answer = Map::new();
    if let Some(token) = token {
        answer.insert("clientToken".to_owned(), token.into());
    }
    if !languages.is_empty() {
        answer.insert("requestedLanguages".to_owned(), json!(languages));
    }
    let detected = language::detect(text);
    if !detected.is_empty() {
        answer.insert("detectedLanguages".to_owned(), json!(detected));
    }
    Ok(Value::Object(answer))
}

/// The language of a text. What a client names is a hint only: Coral says `en` for most languages.
fn language_of(text: &str, named: Option<&String>) -> Option<String> {
    let named = named.map(|tag| tag.to_lowercase());
    let seen = comity_text::Body::read(text, named.as_deref()).language;
    seen.map(|seen| seen.language.to_owned()).or(named)
}

/// One line a score.
fn lines_of(suggested: &SuggestScore, clock: &dyn Clock) -> String {
    let at = rfc3339(clock.now());
    let line = |score: &SuggestedScore| {
        let line = FeedbackLine {
            text: &suggested.text,
            parent: suggested.context.as_deref().and_then(answered_text),
            title: suggested.title.as_deref(),
            attribute: &score.attribute,
            value: score.value,
            span: score.span,
            lang: suggested.language.as_deref(),
            client_token: suggested.client_token.as_deref(),
            community: suggested.community.as_deref(),
            key: suggested.key.as_deref(),
            site: None,
            at: at.clone(),
        };
        line.to_line()
    };
    suggested.scores.iter().map(line).collect()
}

/// Adds lines, all or none of them; they are on disk when this answers.
async fn add(file: &Arc<Mutex<File>>, lines: String) -> Result<(), Status> {
    let file = Arc::clone(file);
    let written = tokio::task::spawn_blocking(move || {
        let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_all(lines.as_bytes()).and_then(|()| file.sync_data())
    });
    match written.await {
        Ok(Ok(())) => Ok(()),
        failed => {
            tracing::error!(?failed, "a suggested score could not be kept");
            Err(Status::unavailable("feedback cannot be written"))
        }
    }
}

/// The site that feedback is about.
async fn site_of(app: &App, named: Option<&str>, holder: Option<&Holder>) -> Result<SiteId, Status> {
    let sites = comity_actions::list_sites(app).await.map_err(|failure| match failure {
        Failure::Refused(_) => Status::feedback_not_kept(),
        Failure::Fault(error) => unkept(&error),
    })?;
    let of_key = holder.and_then(|holder| holder.site);
    let site = sites.iter().find(|site| {
        named.is_none_or(|key| site.key == key) && of_key.is_none_or(|of_key| site.id == of_key)
    });
    match (site, of_key, named) {
        (Some(site), _, _) => Ok(site.id),
        (None, Some(_), Some(_)) => Err(Status::invalid("This key belongs to another site.")),
        (None, _, _) => Err(Status::invalid("There is no such site on this server.")),
    }
}

/// Keeps suggested scores in the database.
async fn keep(app: &App, site: SiteId, suggested: SuggestScore) -> Result<(), Status> {
    match comity_actions::suggest_score(app, site, suggested).await {
        Ok(()) => Ok(()),
        Err(Failure::Refused(_)) => Err(Status::invalid("Too many scores in one request.")),
        Err(Failure::Fault(error)) => Err(unkept(&error)),
    }
}

fn unkept(error: &comity_actions::Error) -> Status {
    tracing::error!(%error, "a suggested score could not be kept");
    Status::unavailable("feedback cannot be written")
}
