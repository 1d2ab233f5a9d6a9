//! How the service describes itself.

use super::*;

/// Every schema that is referred to is there.
fn check(value: &Value, schemas: &Value) {
    match value {
        Value::Object(object) => object.iter().for_each(|(name, value)| match (name.as_str(), value) {
            ("$ref", Value::String(name)) => assert!(schemas[name].is_object(), "{name}"),
            _ => check(value, schemas),
        }),
        Value::Array(values) => values.iter().for_each(|value| check(value, schemas)),
        _ => {}
    }
}

#[test]
fn the_discovery_document_describes_the_service_at_the_address_asked() {
    let answer = ask(scoring(), get("/$discovery/rest?version=v1alpha1&key=K"));
    let document = answer.json();
    assert_eq!((answer.0.as_u16(), &document["rootUrl"]), (200, &json!("http://scores.example:7744/")));
    let methods = &document["resources"]["comments"]["methods"];
    for (name, path) in [("analyze", ANALYZE), ("suggestscore", SUGGEST)] {
        assert_eq!(format!("/{}", methods[name]["path"].as_str().unwrap()), path);
    }
    check(&document, &document["schemas"]);
    assert_eq!(ask(scoring(), get("/$discovery/rest?version=v2")).0, 404);
}

#[test]
fn the_list_of_attributes_says_what_scores_rest_on() {
    let list = ask(scoring(), get("/v1alpha1/attributes")).json();
    assert_eq!(list["model"], Scorer::builtin().model());
    let toxicity = &list["attributes"][0];
    assert_eq!((&toxicity["name"], &toxicity["languages"]["en"]), (&json!("TOXICITY"), &json!("labels")));
    assert!(list["leftOut"].as_array().unwrap().contains(&json!("FLIRTATION")));
}
