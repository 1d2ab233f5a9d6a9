//! What a request wants of its answer: packed, pretty, in part, handed to a function.

use super::*;

#[test]
fn bodies_may_be_packed_both_ways() {
    let text = request(
        INSULT,
        json!({"TOXICITY": {}, "INSULT": {}, "THREAT": {}, "PROFANITY": {}, "OBSCENE": {}}),
        json!({}),
    );
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(text.to_string().as_bytes()).unwrap();
    let mut request = post(ANALYZE, packed.finish().unwrap());
    request.headers_mut().insert(header::CONTENT_ENCODING, "gzip".parse().unwrap());
    request.headers_mut().insert(header::ACCEPT_ENCODING, "gzip, deflate".parse().unwrap());
    let answer = ask(scoring(), request);
    assert_eq!((answer.0.as_u16(), answer.1[header::CONTENT_ENCODING].as_bytes()), (200, &b"gzip"[..]));
    let mut plain = String::new();
    flate2::read::GzDecoder::new(&answer.2[..]).read_to_string(&mut plain).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&plain).unwrap(), analyze(&text));
}

#[test]
fn an_answer_is_pretty_or_in_part_as_the_query_says_and_names_its_model() {
    let asked = request(INSULT, json!({"TOXICITY": {}}), json!({})).to_string();
    let pretty = ask(scoring(), post(ANALYZE, asked.clone()));
    assert!(pretty.2.starts_with(b"{\n  \""));
    assert_eq!(pretty.1["x-comity-model"].to_str().unwrap(), Scorer::builtin().model());
    let plain = ask(
        scoring(),
        post(&format!("{ANALYZE}?key=K&alt=json&prettyPrint=false&quotaUser=u"), asked.clone()),
    );
    assert!(plain.2.starts_with(b"{\"") && !plain.2.trim_ascii_end().contains(&b'\n'));
    let part = ask(
        scoring(),
        post(&format!("{ANALYZE}?fields=attributeScores%2FTOXICITY%2FsummaryScore%2Fvalue"), asked),
    );
    let value = pretty.json()["attributeScores"]["TOXICITY"]["summaryScore"]["value"].clone();
    assert_eq!(part.json(), json!({"attributeScores": {"TOXICITY": {"summaryScore": {"value": value}}}}));
}

#[test]
fn parameters_of_the_service_are_taken_and_what_cannot_be_had_is_refused_before_anything_is_kept() {
    let asked = request(INSULT, json!({"TOXICITY": {}}), json!({})).to_string();
    let taken = "alt=json&prettyPrint=true&quotaUser=u&access_token=a&oauth_token=o&uploadType=media&upload_protocol=raw\
                 &$.xgafv=1&%24alt=json%3Benum-encoding%3Dint&fields=*";
    assert_eq!(ask(scoring(), post(&format!("{ANALYZE}?{taken}"), asked.clone())).0, 200);
    let file = tempfile::tempfile().unwrap();
    let clock = comity_testkit::FakeClock::at(comity_model::Timestamp::from_secs(1_777_888_800));
    let feedback = FeedbackTo::File(Arc::new(Mutex::new(file.try_clone().unwrap())), Arc::new(clock));
    let label =
        json!({"comment": {"text": INSULT}, "attributeScores": {"TOXICITY": {"summaryScore": {"value": 1}}}});
    let cases = [
        ("alt=proto", "Answers in the form alt=proto are not available on this server; alt=json is."),
        ("alt=media", "Answers in the form alt=media are not available on this server; alt=json is."),
        (
            "callback=alert(1)",
            "Invalid JSONP callback name: 'alert(1)'; only alphabet, number, '_', '$', '.', '[' and ']' are allowed.",
        ),
        ("fields=languages", "Request contains an invalid argument."),
        ("fields=clientToken(", "Invalid field selection clientToken("),
    ];
    for (query, message) in cases {
        let scoring = Scoring { feedback: feedback.clone(), ..scoring() };
        let answer = ask(scoring, post(&format!("{SUGGEST}?{query}"), label.to_string()));
        assert_eq!(
            (answer.0.as_u16(), &answer.json()["error"]["message"]),
            (400, &json!(message)),
            "{query}"
        );
    }
    assert_eq!(file.metadata().unwrap().len(), 0);
}

#[test]
fn a_selection_of_a_field_that_there_is_not_is_told_as_the_service_does() {
    let asked = request(INSULT, json!({"TOXICITY": {}, "INSULT": {}}), json!({})).to_string();
    let select = |fields: &str| ask(scoring(), post(&format!("{ANALYZE}?fields={fields}"), asked.clone()));
    let wrong = select("attributeScores/TOXICITY/score").json()["error"].clone();
    assert_eq!(wrong["message"], "Request contains an invalid argument.");
    assert_eq!(
        wrong["details"][0]["fieldViolations"][0],
        json!({
            "field": "attributeScores.TOXICITY.score",
            "description": "Error expanding 'fields' parameter. Cannot find matching fields for path 'attributeScores.TOXICITY.score'.",
        })
    );
    let both = select("attributeScores(*/summaryScore/type),detected_languages").json();
    let kind = json!({"summaryScore": {"type": "PROBABILITY"}});
    assert_eq!(
        both,
        json!({"attributeScores": {"TOXICITY": kind, "INSULT": kind}, "detectedLanguages": ["en"]})
    );
    assert_eq!(select("attributeScores/THREAT,clientToken").json(), json!({}));
}

#[test]
fn an_answer_is_handed_to_a_function_where_that_is_wanted() {
    let asked = request(INSULT, json!({"TOXICITY": {}}), json!({"clientToken": "a\u{2028}b</script>"}));
    let path = format!("{ANALYZE}?callback=page.scored%5B0%5D&alt=json&prettyPrint=false&fields=clientToken");
    let answer = ask(scoring(), post(&path, asked.to_string()));
    let text = String::from_utf8(answer.2).unwrap();
    assert_eq!(text, "// API callback\npage.scored[0]({\"clientToken\":\"a\\u2028b</script>\"});\n");
    assert_eq!(answer.1[header::CONTENT_TYPE], "text/javascript; charset=UTF-8");
    assert_eq!(answer.1[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    let wrong = ask(scoring(), post(&format!("{ANALYZE}?callback=scored"), "{}"));
    assert!(wrong.0 == 400 && wrong.2.starts_with(b"// API callback\nscored({\n"));
    // What a page could load as a script is never one.
    for path in ["/v1alpha1/attributes", "/$discovery/rest"] {
        let answer = ask(scoring(), get(&format!("{path}?callback=scored")));
        assert_eq!((answer.0.as_u16(), answer.json()["error"]["code"].as_u64()), (400, Some(400)));
    }
}
