//! What readers are told when a policy changes, and what machines read.

use comity_policy::{Bundle, ChangeKind, Pins, Policy, diff, machine_form_schema};

const BEFORE: &str = "# P\n\nHello.\n\n## 1. Links {#links}\n\nFew links.\n\n```rules\n[[rule]]\nname = \"links\"\nmax = 2\nthen = \"hold\"\n\n[[rule]]\nname = \"flood\"\nthen = \"hold\"\n```\n\n```examples\npublish: Hi.\n```\n\n## 2. Capitals {#capitals}\n\nNo shouting.\n";

#[test]
fn a_change_is_said_in_sentences() {
    let after = BEFORE
        .replace("Hello.", "Good morning.")
        .replace("max = 2", "max = 1")
        .replace("name = \"flood\"\nthen = \"hold\"", "name = \"length\"\nthen = \"ask\"")
        .replace("## 2. Capitals {#capitals}\n\nNo shouting.", "## 2. Care {#care}\n\nTake care.")
        .replace("Few links.", "Few\nlinks.");
    let (before, after) = (Policy::parse(BEFORE, "p.md").unwrap(), Policy::parse(&after, "p.md").unwrap());
    let changes = diff(&before, &after);
    insta::assert_snapshot!(changes.iter().map(|c| c.sentence("en")).collect::<Vec<_>>().join("\n"));
    assert!(changes.iter().any(|change| change.kind == ChangeKind::Rules));
}

#[test]
fn a_policy_that_is_the_same_has_no_changes() {
    let before = Policy::parse(BEFORE, "p.md").unwrap();
    let moved = BEFORE.replace("Few links.", "Few\nlinks.").replace("hold\"\n\n[[rule]]", "hold\"\n[[rule]]");
    assert_eq!(diff(&before, &Policy::parse(&moved, "p.md").unwrap()), []);
}

#[test]
fn the_digest_is_of_the_text_and_not_of_its_line_ends() {
    let digest = |text: &str| {
        let document = Policy::parse(text, "p.md").unwrap();
        Policy::compile(&document, &Bundle::default()).unwrap().digest().to_owned()
    };
    assert_eq!(digest(BEFORE), digest(&BEFORE.replace('\n', "\r\n")));
    assert_ne!(digest(BEFORE), digest(&BEFORE.replace("Few", "No")));
}

#[test]
fn every_field_of_the_machine_form_is_described() {
    let document = Policy::parse(BEFORE, "p.md").unwrap();
    let form =
        Policy::compile(&document, &Bundle::default()).unwrap().machine_form(Pins::of_program("a@1", "1"));
    let json = serde_json::to_value(&form).unwrap();
    let schema = machine_form_schema();
    let described = schema.get("properties").and_then(serde_json::Value::as_object).unwrap();
    for field in json.as_object().unwrap().keys() {
        assert!(described[field].get("description").is_some(), "{field}");
    }
    assert_eq!(json["clauses"][0]["rules"][0]["settings"]["max"], 2);
}
