//! Requests that are answered: attributes, thresholds, spans, the context, languages.

use super::*;

#[test]
fn the_usual_request_gets_the_usual_answer() {
    let answer = analyze(&request(
        INSULT,
        json!({"TOXICITY": {}, "INSULT": {}}),
        json!({"languages": ["en"], "doNotStore": true}),
    ));
    let toxicity = &answer["attributeScores"]["TOXICITY"];
    assert!(toxicity["summaryScore"]["value"].as_f64().unwrap() > 0.5);
    assert_eq!(toxicity["summaryScore"]["type"], "PROBABILITY");
    // Given without spanAnnotations, too: one span over all of it, with the score of all of it.
    assert_eq!(toxicity["spanScores"], json!([{"begin": 0, "end": 23, "score": toxicity["summaryScore"]}]));
    assert_eq!(answer["languages"], json!(["en"]));
    assert_eq!(answer["detectedLanguages"], json!(["en"]));
    assert_eq!(answer.as_object().unwrap().len(), 3);
}

#[test]
fn names_may_be_written_as_in_protocol_buffers() {
    let answer = analyze(&json!({
        "comment": {"text": INSULT, "type": "PLAIN_TEXT"},
        "requested_attributes": {"TOXICITY@6": {"score_type": "PROBABILITY", "score_threshold": 0.1}},
        "span_annotations": false, "do_not_store": true, "client_token": "t-1", "session_id": "s", "community_id": "c",
        "a_field_of_a_later_version": 1,
    }));
    assert!(answer["attributeScores"]["TOXICITY@6"]["summaryScore"]["value"].is_number());
    assert_eq!(answer["clientToken"], "t-1");
    assert_eq!(answer["languages"], json!(["en"]));
}

#[test]
fn scores_below_the_threshold_are_left_out_and_without_scores_there_is_no_map() {
    let of = |threshold: f64| {
        analyze(&request(
            INSULT,
            json!({"INSULT": {"scoreThreshold": threshold}, "THREAT": {"scoreThreshold": 1.5}}),
            json!({}),
        ))
    };
    let scores = of(0.0)["attributeScores"].clone();
    assert_eq!(scores.as_object().unwrap().keys().collect::<Vec<_>>(), ["INSULT"]);
    let value = scores["INSULT"]["summaryScore"]["value"].as_f64().unwrap();
    assert!(of(value - 1e-6).get("attributeScores").is_some());
    assert_eq!(of(1.0).as_object().unwrap().keys().collect::<Vec<_>>(), ["languages", "detectedLanguages"]);
}

#[test]
fn spans_are_sentences_in_utf16_units() {
    let text = "🌉🌉 The bridge opens on Monday. You are a stupid idiot.";
    for attribute in ["INSULT", "PROFANITY"] {
        let asked =
            request(text, json!({attribute: {}}), json!({"spanAnnotations": true, "languages": ["en"]}));
        let spans = analyze(&asked)["attributeScores"][attribute]["spanScores"].clone();
        let units: Vec<u16> = text.encode_utf16().collect();
        let of = |span: &Value| {
            let at = |name: &str| span[name].as_u64().unwrap() as usize;
            String::from_utf16(&units[at("begin")..at("end")]).unwrap()
        };
        let spans = spans.as_array().unwrap();
        assert_eq!(spans.len(), 2, "{attribute}: {spans:?}");
        assert!(of(&spans[0]).trim().ends_with("Monday."));
        assert_eq!(of(&spans[1]).trim(), "You are a stupid idiot.");
        if attribute == "INSULT" {
            assert!(spans[1]["score"]["value"].as_f64() > spans[0]["score"]["value"].as_f64());
        }
    }
}

#[test]
fn the_context_is_read() {
    let score = |context: Value| {
        let asked = request(
            "What a lazy liar he is, this reporter.",
            json!({"ATTACK_ON_AUTHOR": {}, "ATTACK_ON_COMMENTER": {}}),
            context,
        );
        let scores = analyze(&asked)["attributeScores"].clone();
        (
            scores["ATTACK_ON_AUTHOR"]["summaryScore"]["value"].as_f64().unwrap(),
            scores["ATTACK_ON_COMMENTER"]["summaryScore"]["value"].as_f64().unwrap(),
        )
    };
    assert!(score(json!({})).0 >= score(json!({})).1);
    let named = |context: Value| {
        let asked = request("Lindqvist is a liar and an idiot.", json!({"ATTACK_ON_AUTHOR": {}}), context);
        analyze(&asked)["attributeScores"]["ATTACK_ON_AUTHOR"]["summaryScore"]["value"].as_f64().unwrap()
    };
    let article = json!({"context": {"articleAndParentComment": {"article": {"text": "The bridge stays closed\nBy Mara Lindqvist\nThe council has met."}}}});
    assert!(named(article.clone()) > named(json!({})), "the byline says who is meant");
    let html = json!({"context": {"articleAndParentComment": {"article": {
        "type": "HTML",
        "text": "<h1>The bridge stays <em>closed</em></h1><p class=\"byline\">By Mara Lindqvist</p><p>The council has met.",
    }}}});
    assert_eq!(named(html).to_bits(), named(article).to_bits(), "an article may be HTML");
    let parents = [
        json!({"context": {"entries": [{"text": "I like the plan."}]}}),
        json!({"context": {"article_and_parent_comment": {"parent_comment": {"text": "I like the plan."}}}}),
    ];
    for parent in parents {
        let on_commenter = |context: Value| {
            let asked = request("Idiot.", json!({"ATTACK_ON_COMMENTER": {}}), context);
            analyze(&asked)["attributeScores"]["ATTACK_ON_COMMENTER"]["summaryScore"]["value"]
                .as_f64()
                .unwrap()
        };
        let languages = json!({"languages": ["en"]});
        let mut with_parent = parent.clone();
        with_parent["languages"] = json!(["en"]);
        assert!(on_commenter(with_parent) >= on_commenter(languages));
    }
}

#[test]
fn languages_are_echoed_detected_and_checked() {
    let german = "Der Stadtrat hat gestern beschlossen, die Brücke für drei Monate zu sperren.";
    let answer = analyze(&request(german, json!({"TOXICITY": {}}), json!({})));
    assert_eq!((&answer["languages"], &answer["detectedLanguages"]), (&json!(["de"]), &json!(["de"])));
    // A client that says `en` for everything, as some do, is served in the text's own language.
    let answer = analyze(&request(german, json!({"TOXICITY": {}}), json!({"languages": ["en"]})));
    assert_eq!((&answer["languages"], &answer["detectedLanguages"]), (&json!(["en"]), &json!(["de"])));
    let error = refused(&request(INSULT, json!({"SEXUALLY_EXPLICIT": {}}), json!({"languages": ["om"]})));
    assert_eq!(error["message"], "Attribute SEXUALLY_EXPLICIT does not support request languages: om");
    assert_eq!(error["details"][0]["errorType"], "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE");
    assert_eq!(
        error["details"][0]["languageNotSupportedByAttributeError"],
        json!({"detectedLanguages": ["en"], "attribute": "SEXUALLY_EXPLICIT"})
    );
    let error = refused(&request(INSULT, json!({"TOXICITY": {}}), json!({"languages": ["en", "sw"]})));
    assert_eq!(error["message"], "Attribute TOXICITY does not support request languages: sw");
    let greek = "Το συμβούλιο αποφάσισε να κλείσει τη γέφυρα για τρεις μήνες.";
    let error = refused(&request(greek, json!({"TOXICITY": {}}), json!({})));
    assert_eq!(error["message"], "Attribute TOXICITY does not support request languages: el");
    // Never a low score by English words for a text in another script.
    refused(&request(greek, json!({"TOXICITY": {}}), json!({"languages": ["en"]})));
    let error = refused(&request("123 !!", json!({"TOXICITY": {}}), json!({})));
    assert_eq!(error["message"], "Unable to detect language");
    assert_eq!(error["details"][0]["errorType"], "LANGUAGE_DETECTION_FAILED");
}

#[test]
fn unsupported_attributes_are_dropped_when_that_is_wanted() {
    let german = "Der Stadtrat hat gestern beschlossen, die Brücke für drei Monate zu sperren.";
    let attributes = json!({"TOXICITY": {}, "SEXUALLY_EXPLICIT": {}, "FLIRTATION": {}});
    let answer = analyze(&request(
        german,
        attributes,
        json!({"languages": ["de"], "dropUnsupportedAttributes": true}),
    ));
    assert_eq!(answer["attributeScores"].as_object().unwrap().keys().collect::<Vec<_>>(), ["TOXICITY"]);
    let attributes = json!({"SEXUALLY_EXPLICIT": {}});
    let answer = analyze(&request(
        german,
        attributes,
        json!({"languages": ["de"], "drop_unsupported_attributes": true}),
    ));
    assert!(answer.get("attributeScores").is_none());
}
