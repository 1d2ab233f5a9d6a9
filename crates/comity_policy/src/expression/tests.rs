use super::compile;
use crate::facts::table::{FactEntry, FactValue};
use crate::facts::{CommenterFacts, Facts, StoredFacts, StoredSignals, StoryFacts};
use crate::rule::Unable;
use comity_model::Timestamp;
use comity_text::Body;

fn with_facts<T>(look: impl FnOnce(&Facts<'_>) -> T) -> T {
    let mut stored = StoredFacts::at(Timestamp::from_secs(1_780_488_000));
    stored.comment = Some(crate::facts::CommentFacts { is_reply: true, depth: 2, ..Default::default() });
    stored.commenter =
        Some(CommenterFacts { published: 2, name: "Ana".to_owned(), ..CommenterFacts::default() });
    stored.story =
        Some(StoryFacts { tags: vec!["war".to_owned(), "border".to_owned()], ..StoryFacts::default() });
    let signals = StoredSignals::default().with("insult", 0.7).with("toxicity", 0.2);
    let body = Body::read("The bridge, see https://example.org/a", Some("en"));
    look(&Facts::new(&stored, &body, &signals))
}

fn holds(source: &str) -> Result<bool, Unable> {
    let condition = compile(source).unwrap_or_else(|wrong| panic!("{source}: {wrong:?}"));
    with_facts(|facts| condition.holds(facts))
}

fn wrong(source: &str) -> (String, String, String) {
    let wrong = compile(source).expect_err(source);
    (source.get(wrong.at.clone()).unwrap_or("").to_owned(), wrong.message, wrong.help.unwrap_or_default())
}

#[test]
fn conditions_hold_or_do_not() {
    for (source, expected) in [
        ("signals.insult > 0.6 && comment.is_reply && commenter.published < 3", true),
        ("signals.insult >= 0.7", true),
        ("signals.insult > 0.7", false),
        ("commenter.published in [1, 2]", true),
        ("'war' in story.tags", true),
        ("commenter.name in ['Ana', 'Ben']", true),
        ("story.tags.exists(t, t.startsWith('bor'))", true),
        ("story.tags.all(t, size(t) > 3)", false),
        ("story.tags.exists_one(t, t == 'war')", true),
        ("comment.text.contains('bridge') && !comment.text.contains('road')", true),
        ("comment.text.matches('(?i)BRIDGE')", true),
        ("size(comment.hosts) == 1 && comment.hosts.exists(h, h.endsWith('example.org'))", true),
        ("commenter.published + 1 == 3 && commenter.published * 2 - 1 == 3", true),
        ("double(commenter.published) / 4.0 == 0.5", true),
        ("comment.is_reply ? signals.insult > 0.5 : false", true),
        ("has(signals.insult) && !has(signals.threat) && !has(parent.author)", true),
        ("time.hour == 12 && time.weekday == 2", true),
        ("commenter.published < 2.5", true),
        ("-commenter.published < -1", true),
    ] {
        assert_eq!(holds(source), Ok(expected), "{source}");
    }
}

#[test]
fn a_missing_fact_matters_only_where_it_decides() {
    assert_eq!(holds("signals.threat > 0.5"), Err(Unable::Missing("signals.threat".to_owned())));
    assert_eq!(holds("signals.threat > 0.5 && commenter.published > 9"), Ok(false));
    assert_eq!(holds("signals.threat > 0.5 || commenter.published == 2"), Ok(true));
    assert!(holds("parent.is_own || false").is_err());
}

#[test]
fn a_calculation_without_result_fails_and_does_not_panic() {
    assert!(matches!(holds("commenter.published / (commenter.published - 2) > 1"), Err(Unable::Failed(_))));
    assert!(matches!(holds("9223372036854775807 + commenter.published > 1"), Err(Unable::Failed(_))));
}

#[test]
fn misspelt_names_are_found_when_the_policy_is_compiled() {
    let (at, message, help) = wrong("commenter.publshed < 3 || true");
    assert_eq!(at, "commenter.publshed");
    assert_eq!(message, "there is no fact called `commenter.publshed`");
    assert_eq!(help, "did you mean `commenter.published`?");
    assert_eq!(wrong("published < 3").2, "did you mean `commenter.published`?");
    assert_eq!(wrong("publishd < 3").2, "did you mean `commenter.published`?");
    assert_eq!(wrong("author.publishd < 3").2, "did you mean `commenter.published`?");
    assert!(wrong("bridge.height < 3").2.starts_with("facts begin with"));
    assert!(wrong("comment.text.contians('a')").2.contains("contains"));
}

#[test]
fn types_are_checked() {
    for (source, part) in [
        ("commenter.published", "gives an int"),
        ("commenter.published > 'three'", "cannot be compared"),
        ("commenter.published + 1.5 > 2.0", "cannot be calculated"),
        ("comment.text && true", "this is a string"),
        ("'a' in comment.text", "cannot be in a string"),
        ("size(commenter.published) > 1", "has no size"),
        ("comment.text.matches(commenter.name)", "written out in quotes"),
        ("comment.text.matches('(')", "pattern is not valid"),
        ("[1, 'a'] == [1]", "mixes"),
        ("{'a': 1}.a == 1", "cannot be taken"),
        ("null == null", "no use here"),
        ("duration('1h') > duration('2h')", "cannot be used"),
    ] {
        let (_, message, _) = wrong(source);
        assert!(message.contains(part), "{source}: {message}");
    }
}

#[test]
fn what_could_run_long_is_refused() {
    let nested = "story.tags.all(a, story.tags.all(b, story.tags.all(c, a == b)))";
    assert!(wrong(nested).1.contains("inside each other"));
    assert!(wrong("['a', 'b'].all(x, x == 'a')").1.contains("only facts"));
    let long = vec!["commenter.published > 1"; 30].join(" && ");
    assert!(wrong(&long).1.contains("more than 100 parts"));
    assert!(wrong(&"a".repeat(2_000)).1.contains("bytes"));
    assert!(compile(&format!("{}true{}", "(".repeat(400), ")".repeat(400))).is_err());
    assert!(compile(&"!".repeat(900)).is_err());
    assert!(compile("comment.text.matches('(a{100}){100}{100}')").is_err());
}

#[test]
fn an_expression_that_cannot_be_read_says_where() {
    let (at, message, _) = wrong("commenter.published < ");
    assert!(message.contains("not valid"), "{message}");
    assert_eq!(at, "");
    assert!(compile("").is_err());
    assert!(compile("\u{0}ä𝄞'").is_err());
}

/// The crate's own interpreter gives the same answer wherever all facts are there.
#[test]
fn our_tree_agrees_with_the_interpreter_of_the_crate() {
    for source in [
        "commenter_published < 3 && comment_is_reply",
        "commenter_published * 2 + 1 == 5 || comment_depth > 3",
        "comment_is_reply ? commenter_published >= 2 : comment_depth == 9",
        "commenter_name == 'Ana' && commenter_name.startsWith('A') && !(commenter_name.contains('b'))",
        "commenter_published in [1, 2, 3] && size(commenter_name) == 3",
        "commenter_published % 2 == 0 && -commenter_published < 0",
        "commenter_published - 5 > -4",
    ] {
        let ours = source.replace("commenter_", "commenter.").replace("comment_", "comment.");
        let mut context = cel::Context::default();
        with_facts(|facts| {
            for path in ["commenter.published", "comment.is_reply", "comment.depth", "commenter.name"] {
                let fact = FactEntry::find(path).unwrap();
                let name = path.replace('.', "_");
                match (fact.read)(facts) {
                    FactValue::Bool(value) => context.add_variable_from_value(name, value),
                    FactValue::Int(value) => context.add_variable_from_value(name, value),
                    FactValue::Text(value) => context.add_variable_from_value(name, value.into_owned()),
                    _ => unreachable!("{path} is none of the types above"),
                }
            }
        });
        let theirs = cel::Env::stdlib().compile(source).unwrap().execute(&context).unwrap();
        assert_eq!(cel::Value::Bool(holds(&ours).unwrap()), theirs, "{source}");
    }
}
