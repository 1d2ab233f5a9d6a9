//! Two Rust clients of the Perspective API, unmodified, against `comity score serve`.
//!
//! `comity_clients google http://HOST:PORT/` runs `google-commentanalyzer1_alpha1`, whose address can be set.
//! `comity_clients perspective` runs `perspective_api`, which knows the service's own address only: it needs the host alias
//! and the private certificate authority that docs/from-perspective.md describes.

use google_commentanalyzer1_alpha1::api::{
    AnalyzeCommentRequest, AttributeParameters, AttributeScores, Score, SuggestCommentScoreRequest, TextEntry,
};
use google_commentanalyzer1_alpha1::common::NoToken;
use google_commentanalyzer1_alpha1::{CommentAnalyzer, Error, hyper_rustls, hyper_util};
use perspective_api::client::{self, AnalyzeCommentError, PerspectiveClient};
use std::collections::HashMap;

const INSULT: &str = "You are a stupid idiot.";

fn main() {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["google", address] => runtime.block_on(google(address)),
        ["perspective"] => runtime.block_on(perspective()),
        _ => panic!("usage: comity_clients google http://HOST:PORT/ | comity_clients perspective"),
    }
    println!("{}: ok", words[0]);
}

async fn google(address: &str) {
    let connector = hyper_rustls::HttpsConnectorBuilder::new()
        .with_native_roots()
        .expect("the system has certificates")
        .https_or_http()
        .enable_http2()
        .build();
    let client =
        hyper_util::client::legacy::Client::builder(hyper_util::rt::TokioExecutor::new()).build(connector);
    let mut hub = CommentAnalyzer::new(client, NoToken);
    hub.base_url(address.to_owned());
    let comment = |text: &str| Some(TextEntry { text: Some(text.to_owned()), type_: None });
    let request = |text: &str, attribute: &str| AnalyzeCommentRequest {
        comment: comment(text),
        requested_attributes: Some(HashMap::from([(attribute.to_owned(), AttributeParameters::default())])),
        languages: Some(vec!["en".to_owned()]),
        client_token: Some("rust".to_owned()),
        ..AnalyzeCommentRequest::default()
    };
    let (_, answer) = hub
        .comments()
        .analyze(request(INSULT, "INSULT"))
        .param("key", "any")
        .doit()
        .await
        .expect("an insult is scored");
    assert_eq!(answer.client_token.as_deref(), Some("rust"));
    assert_eq!(answer.detected_languages, Some(vec!["en".to_owned()]));
    let scores = &answer.attribute_scores.expect("there are scores")["INSULT"];
    let summary = scores.summary_score.as_ref().expect("there is a score of the whole");
    assert!(summary.value.is_some_and(|value| value > 0.5), "{summary:?}");
    assert_eq!(summary.type_.as_deref(), Some("PROBABILITY"));
    let span = &scores.span_scores.as_ref().expect("there are spans")[0];
    assert_eq!((span.begin, span.end), (Some(0), Some(23)));

    match hub.comments().analyze(request(INSULT, "MOOD")).doit().await {
        Err(Error::BadRequest(answer)) => {
            assert_eq!(answer["error"]["message"], "Unknown requested attribute: MOOD");
            assert_eq!(answer["error"]["details"][0]["errorType"], "INVALID_REQUEST");
        }
        other => panic!("an unknown attribute gets an error that the client understands, not {other:?}"),
    }

    let rejected = Score { value: Some(1.0), type_: None };
    let scores = AttributeScores { summary_score: Some(rejected), span_scores: None };
    let suggested = SuggestCommentScoreRequest {
        comment: comment(INSULT),
        attribute_scores: Some(HashMap::from([("INSULT".to_owned(), scores)])),
        client_token: Some("rust".to_owned()),
        ..SuggestCommentScoreRequest::default()
    };
    let (_, answer) = hub.comments().suggestscore(suggested).doit().await.expect("a suggestion is kept");
    assert_eq!(answer.client_token.as_deref(), Some("rust"));
}

async fn perspective() {
    let request = |text: &str, languages: &[&str]| {
        let mut request = client::AnalyzeCommentRequest::new();
        request.comment.text = text.to_owned();
        request.requested_attributes = serde_json::from_value(serde_json::json!({
            "TOXICITY": {}, "SEVERE_TOXICITY": {}, "IDENTITY_ATTACK": {}, "INSULT": {}, "PROFANITY": {}, "THREAT": {},
        }))
        .expect("these are its names");
        request.languages = Some(languages.iter().map(|&language| language.to_owned()).collect());
        request.do_not_store = Some(true);
        request
    };
    let client = PerspectiveClient::new("any");
    let answer = client.analyze(request(INSULT, &["en"])).await.expect("an insult is scored");
    let answer = serde_json::to_value(answer).expect("its answer is JSON");
    let toxicity = &answer["attributeScores"]["TOXICITY"];
    assert!(toxicity["summaryScore"]["value"].as_f64().is_some_and(|value| value > 0.5), "{answer}");
    assert_eq!(toxicity["spanScores"][0]["end"], 23);
    assert_eq!(answer["languages"], serde_json::json!(["en"]));

    let fails = async |text: &str, languages: &[&str]| {
        client.analyze(request(text, languages)).await.expect_err("it is refused")
    };
    assert_eq!(fails("", &["en"]).await, AnalyzeCommentError::TextEmpty);
    assert_eq!(fails(&"a".repeat(20_992), &["en"]).await, AnalyzeCommentError::TextTooLong);
    let message = fails(INSULT, &["om"]).await.to_string();
    assert!(message.ends_with("does not support request languages: om"), "{message}");
}
