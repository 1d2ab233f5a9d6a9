//! The addresses for scores answer with the scorer that comments go through.

use super::*;
use comity_actions::{BrokenScorer, Scorer, SecondStage};
use std::sync::Arc;

async fn listed(server: &Router) -> Answer {
    send(server, http::Request::get("/v1alpha1/attributes").body(Body::empty()).unwrap()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_model_in_use_scores_with_its_second_stage() {
    let scorer: &'static Scorer = Box::leak(Box::new(Scorer::load(Scorer::builtin_file()).unwrap()));
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/second-stage.bin");
    let stage = SecondStage::load(&std::fs::read(file).unwrap()).unwrap();
    assert!(scorer.add_second_stage(stage).is_ok());
    assert_ne!(scorer.model(), Scorer::builtin().model());
    let newsroom = newsroom().await;
    let server = of_newsroom(&newsroom.scored_by(Arc::new(scorer)), &Settings::default());
    assert_eq!(listed(&server).await.json()["model"], scorer.model());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_that_cannot_be_read_is_said_and_the_built_in_one_does_not_stand_in_for_it() {
    let newsroom = newsroom().await;
    let why = "cannot use the model `gazette.1`".to_owned();
    let server = of_newsroom(&newsroom.scored_by(Arc::new(BrokenScorer { why })), &Settings::default());
    let said = send(&server, post(ANALYZE, analyze())).await;
    assert_eq!(said.0, StatusCode::SERVICE_UNAVAILABLE, "{}", said.json());
    assert!(said.json()["error"]["message"].as_str().unwrap().contains("gazette.1"), "{}", said.json());
}
