//! The description and the server are held against each other.

use super::{openapi, openapi_of_scoring};
use crate::scoring::{Scoring, scoring_server};
use crate::tests::{Answer, Paper};
use crate::{router, scoring};
use axum::body::Body;
use http::{Method, StatusCode};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tower::ServiceExt;

/// Holds a value against a schema as far as ours go: types, fields, items, choices, references.
fn check(api: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str() {
        let named = api.pointer(name.trim_start_matches('#')).ok_or(format!("{at}: there is no {name}"))?;
        return check(api, named, value, at);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = any.iter().any(|schema| check(api, schema, value, at).is_ok());
        return if fits { Ok(()) } else { Err(format!("{at}: {value} fits none of {any:?}")) };
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_u64() || number.is_i64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is_kind = |wanted: &Value| wanted == kind || (kind == "integer" && wanted == "number");
    let is_right = match &schema["type"] {
        Value::Null => true,
        Value::Array(kinds) => kinds.iter().any(is_kind),
        wanted => is_kind(wanted),
    };
    if !is_right {
        return Err(format!("{at}: {kind} instead of {}", schema["type"]));
    }
    if let Some(names) = schema["enum"].as_array()
        && !names.contains(value)
    {
        return Err(format!("{at}: {value} is none of {names:?}"));
    }
    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
        check(api, &schema["items"], item, &format!("{at}[{place}]"))?;
    }
    let Some(object) = value.as_object() else { return Ok(()) };
    for name in schema["required"].as_array().into_iter().flatten() {
        if !object.contains_key(name.as_str().unwrap()) {
            return Err(format!("{at}: {name} is missing"));
        }
    }
    for (name, value) in object {
        let at = format!("{at}.{name}");
        match (&schema["properties"][name], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => return Err(format!("{at} is not described")),
            (Value::Null, Value::Null | Value::Bool(true)) => {}
            (Value::Null, others) => check(api, others, value, &at)?,
            (described, _) => check(api, described, value, &at)?,
        }
    }
    Ok(())
}

/// Holds an answer against what its operation says of this status.
fn described(api: &Value, method: &Method, path: &str, answer: &Answer) {
    let status = answer.status.as_u16();
    let at = format!("{method} {path} {status}");
    let operation = &api["paths"][path][method.as_str().to_ascii_lowercase()];
    let said = &operation["responses"][status.to_string()];
    assert!(said.is_object(), "{at} is not described: {}", answer.text());
    match said["content"].as_object() {
        None => assert!(answer.body.is_empty(), "{at} has a body"),
        Some(content) => {
            let kind = answer.header("content-type").split(';').next().unwrap();
            let schema = content.get(kind).unwrap_or_else(|| panic!("{at} comes as {kind}"));
            check(api, &schema["schema"], &answer.json(), "answer")
                .unwrap_or_else(|why| panic!("{at}: {why}"));
        }
    }
}

#[tokio::test]
async fn every_address_for_programs_is_described_with_its_methods_and_no_other_is() {
    let api = openapi();
    let ours = router::programs().into_iter().map(|(path, _)| path).filter(|path| *path != "/openapi.json");
    let routed: BTreeSet<&str> = ours
        .chain(scoring::routes().into_iter().map(|(path, _)| path))
        .chain(["/coral/phase", "/coral/events"])
        .collect();
    let listed: BTreeSet<&str> = api["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(routed, listed);
    let paper = Paper::open().await;
    for path in listed {
        let address = path.replace("{comment}", "018f3c00-0000-7000-8000-000000000000");
        for method in [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let answer = paper.send(method.clone(), &address, &[], Vec::new()).await;
            let is_unknown = answer.status == StatusCode::METHOD_NOT_ALLOWED
                || answer.text().contains("\"message\": \"Method not found.\"");
            let is_described = api["paths"][path][method.as_str().to_ascii_lowercase()].is_object();
            assert_eq!(is_unknown, !is_described, "{method} {path}: {} {}", answer.status, answer.text());
        }
    }
}

#[tokio::test]
async fn both_servers_hand_out_their_description() {
    let paper = Paper::open().await;
    assert_eq!(paper.get("/openapi.json", &[]).await.json(), openapi());
    assert_eq!(score("GET", "/openapi.json", "").await.json(), openapi_of_scoring());
}

#[test]
fn every_reference_leads_somewhere_and_every_schema_is_used() {
    for api in [openapi(), openapi_of_scoring()] {
        let text = api.to_string();
        let used: BTreeSet<&str> =
            text.split("\"#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let there: BTreeSet<&str> =
            api["components"]["schemas"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(used, there);
    }
}

/// The fields that a type reads.
fn fields_of<'de, T: serde::Deserialize<'de>>() -> Vec<&'static str> {
    struct Listing<'a>(&'a mut Vec<&'static str>);
    impl<'de> serde::Deserializer<'de> for Listing<'_> {
        type Error = serde::de::value::Error;
        fn deserialize_any<V: serde::de::Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
            Err(serde::de::Error::custom("a structure was expected"))
        }
        fn deserialize_struct<V: serde::de::Visitor<'de>>(
            self,
            _: &'static str,
            fields: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, Self::Error> {
            self.0.extend(fields);
            self.deserialize_any(visitor)
        }
        serde::forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
            newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }
    let mut fields = Vec::new();
    let _ = T::deserialize(Listing(&mut fields));
    fields.sort_unstable();
    fields
}

#[test]
fn the_fields_of_requests_are_those_that_handlers_read() {
    use crate::api::comments::{NewComment, NewReport, NewText};
    let api = openapi();
    let read = [
        ("NewComment", fields_of::<NewComment>()),
        ("NewText", fields_of::<NewText>()),
        ("NewReport", fields_of::<NewReport>()),
    ];
    for (name, read) in read {
        let mut listed: Vec<&str> = api["components"]["schemas"][name]["properties"]
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        listed.sort_unstable();
        assert_eq!(listed, read, "{name}");
    }
}

#[tokio::test]
async fn what_programs_get_is_what_is_described() {
    let (api, paper) = (openapi(), Paper::open().await);
    let kind = ("content-type", "application/json");
    let posted = paper
        .json(
            "/api/v1/comments",
            json!({
                "story": "bridge", "name": "Mara", "email": "mara@example.org", "text": "The bridge is late.",
            }),
        )
        .await;
    described(&api, &Method::POST, "/api/v1/comments", &posted);
    assert_eq!(posted.status, StatusCode::CREATED, "{}", posted.text());
    let posted = posted.json();
    let (id, key) =
        (posted["id"].as_str().unwrap(), format!("Bearer {}", posted["guest_key"].as_str().unwrap()));
    let speaks = [kind, ("authorization", key.as_str())];
    let sends = [
        (
            Method::POST,
            "/api/v1/comments",
            json!({"story": "bridge", "name": "Ilya", "email": "i@example.org", "text": "So it is.", "parent": id}),
        ),
        (
            Method::POST,
            "/api/v1/comments",
            json!({"story": "bridge", "name": "Ilya", "email": "i@example.org", "text": ""}),
        ),
        (Method::POST, "/api/v1/comments", json!({"story": "tunnel", "text": "Hello."})),
        (Method::POST, "/api/v1/comments", json!({"story": 1})),
        (Method::PUT, "/api/v1/comments/{comment}", json!({"text": "The bridge is two years late."})),
        (
            Method::POST,
            "/api/v1/comments/{comment}/reports",
            json!({"reason": "spam", "note": "Advertising."}),
        ),
        (Method::POST, "/api/v1/comments/{comment}/reports", json!({"reason": "other"})),
    ];
    for (method, path, body) in sends {
        let address = path.replace("{comment}", id);
        let answer = paper.send(method.clone(), &address, &speaks, body.to_string().into_bytes()).await;
        described(&api, &method, path, &answer);
    }
    let token = posted["status_token"].as_str().unwrap();
    let reads = [
        ("/api/v1/mine", "?story=bridge".to_owned()),
        ("/api/v1/threads", "?story=bridge&sort=oldest".to_owned()),
        ("/api/v1/threads", format!("?story=bridge&under={id}")),
        ("/api/v1/threads", "?story=bridge&sort=upside-down".to_owned()),
        ("/api/v1/threads", "?story=tunnel".to_owned()),
        ("/api/v1/counts", "?story=bridge&story=tunnel".to_owned()),
        ("/api/v1/counts", String::new()),
        ("/api/v1/policy", String::new()),
        ("/api/v1/policy", "?site=nowhere".to_owned()),
        ("/api/v1/policy", "?version=1".to_owned()),
        ("/api/v1/policy", "?version=9".to_owned()),
        ("/api/v1/policy", "?version=first".to_owned()),
        ("/api/v1/status", format!("?token={token}")),
        ("/api/v1/status", "?token=guess".to_owned()),
    ];
    for (path, query) in reads {
        let answer = paper.get(&format!("{path}{query}"), &speaks).await;
        described(&api, &Method::GET, path, &answer);
    }
    let answer = paper.send(Method::DELETE, &format!("/api/v1/comments/{id}"), &speaks, Vec::new()).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    described(&api, &Method::DELETE, "/api/v1/comments/{comment}", &answer);
}

#[tokio::test]
async fn the_policy_as_data_fits_its_documented_schema() {
    let schema: Value =
        serde_json::from_str(include_str!("../../../../docs/reference/policy.schema.json")).unwrap();
    let paper = Paper::under("## 2. Links {#links}\n\nFew links.\n").await;
    for path in ["/policy.json", "/policy/v/1/policy.json", "/api/v1/policy"] {
        let policy = paper.get(path, &[]).await.json();
        check(&schema, &schema, &policy, "policy").unwrap_or_else(|why| panic!("{path}: {why}"));
        for field in policy.as_object().unwrap().keys() {
            assert!(schema["properties"][field]["description"].is_string(), "{field} is not described");
        }
        for field in ["version", "state", "effective_from", "published_at", "published_by"] {
            assert!(policy[field].is_u64() || policy[field].is_string(), "{path} has {field}");
        }
    }
}

async fn score(method: &str, path: &str, body: &str) -> Answer {
    let scoring = Scoring::open();
    let request =
        http::Request::builder().method(method).uri(path).body(Body::from(body.to_owned())).unwrap();
    let response = scoring_server(scoring).oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.into_body().collect().await.unwrap().to_bytes().to_vec();
    Answer { status, headers, body }
}

#[tokio::test]
async fn what_clients_of_scores_get_is_what_is_described() {
    let api = openapi();
    let texts = json!({"comment": {"text": "You are a stupid idiot. The bridge opens on Monday."}});
    let with = |more: Value| {
        let mut request = texts.clone();
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request.to_string()
    };
    let analyze = "/v1alpha1/comments:analyze";
    let all: serde_json::Map<String, Value> = comity_actions::Attribute::ALL
        .iter()
        .map(|attribute| (attribute.as_str().to_owned(), json!({})))
        .collect();
    for (path, body) in [
        (analyze, with(json!({"requestedAttributes": all, "spanAnnotations": true, "clientToken": "1"}))),
        (analyze, with(json!({"requestedAttributes": {"TOXICITY": {"scoreThreshold": 1}}}))),
        (analyze, with(json!({"requestedAttributes": {"MOOD": {}}}))),
        (analyze, with(json!({"requestedAttributes": {"TOXICITY": {}}, "languages": ["om"]}))),
        (analyze, "[".to_owned()),
        (
            "/v1alpha1/comments:suggestscore",
            with(json!({"attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}}})),
        ),
        (
            "/v1alpha1/comments:suggestscore",
            with(
                json!({"doNotStore": true, "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}}}),
            ),
        ),
    ] {
        described(&api, &Method::POST, path, &score("POST", path, &body).await);
    }
    for path in ["/batch", "/batch/v1alpha1", "/batch/commentanalyzer/v1alpha1"] {
        described(&api, &Method::POST, path, &score("POST", path, "").await);
    }
    for (path, query) in [
        ("/v1alpha1/attributes", ""),
        ("/v1alpha1/attributes", "?fields=model"),
        ("/$discovery/rest", ""),
        ("/$discovery/rest", "?version=v2"),
    ] {
        described(&api, &Method::GET, path, &score("GET", &format!("{path}{query}"), "").await);
    }
}

/// The document from which Google's libraries build themselves must not change unseen.
#[tokio::test]
async fn the_discovery_document_stays_as_it_is() {
    let answer = score("GET", "/$discovery/rest?version=v1alpha1", "").await;
    insta::assert_snapshot!("discovery", answer.text());
}
