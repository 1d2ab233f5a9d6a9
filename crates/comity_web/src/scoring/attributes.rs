//! `GET /v1alpha1/attributes`: what is scored, in which languages, and what that rests on. Ours; the service had no such list.

use super::Service;
use super::answer::{Wants, say};
use super::errors::Status;
use super::fields::Shape;
use super::request::ALIASES;
use axum::extract::{Request, State};
use axum::response::Response;
use comity_actions::{Attribute, Basis, Lang, Scorer};
use serde_json::{Map, Value, json};

/// Attributes of the service that have no scores here, for want of labelled comments.
pub(crate) const LEFT_OUT: [&str; 10] = [
    "FLIRTATION",
    "OFF_TOPIC",
    "ATTACK_ON_PUBLISHER",
    "AFFINITY_EXPERIMENTAL",
    "COMPASSION_EXPERIMENTAL",
    "CURIOSITY_EXPERIMENTAL",
    "NUANCE_EXPERIMENTAL",
    "PERSONAL_STORY_EXPERIMENTAL",
    "REASONING_EXPERIMENTAL",
    "RESPECT_EXPERIMENTAL",
];

/// Lists the attributes.
pub(super) async fn list(State(service): State<Service>, request: Request) -> Response {
    let wants = Wants::of(request.method(), request.uri(), request.headers());
    let answer = answered(&service, &wants);
    say(&service, &wants, &Shape::Any, answer)
}

/// What a request gets.
pub(super) fn answered(service: &Service, wants: &Wants) -> Result<Value, Status> {
    wants.check(&Shape::Any)?;
    service.scorer().map(listed)
}

fn listed(scorer: &Scorer) -> Value {
    let attributes: Vec<Value> = Attribute::ALL.into_iter().map(|attribute| one(scorer, attribute)).collect();
    json!({
        "model": scorer.model(),
        "scoreType": "PROBABILITY",
        "calibration": "A score is a probability, calibrated per attribute and language on labelled comments that were \
                        kept apart; the model card holds the curves.",
        "attributes": attributes,
        "leftOut": LEFT_OUT,
    })
}

fn one(scorer: &Scorer, attribute: Attribute) -> Value {
    let mut languages = Map::new();
    for language in Lang::ALL {
        if let Some(basis) = scorer.basis(attribute, language).filter(|_| language != Lang::Other) {
            languages.insert(language.as_str().to_owned(), basis_name(basis).into());
        }
    }
    let aliases: Vec<&str> =
        ALIASES.iter().filter(|(_, meant)| *meant == attribute).map(|(alias, _)| *alias).collect();
    json!({"name": attribute.as_str(), "aliases": aliases, "languages": languages})
}

fn basis_name(basis: Basis) -> &'static str {
    match basis {
        Basis::Labels => "labels",
        Basis::Composed => "composed",
        Basis::WordLists => "word_lists",
    }
}
