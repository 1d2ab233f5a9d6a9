//! Words in disguise are found, and the finding points at what was typed. The words are offensive: they are what is tested.

use comity_text::{Body, Lexicon, Severity};

/// Checks that English finds exactly `word` typed as `typed`, in a disguise.
fn check(text: &str, typed: &str) {
    let body = Body::read(text, Some("en"));
    let matches = Lexicon::builtin("en").expect("it is there").find(&body);
    let found: Vec<_> = matches.iter().map(|m| m.span.of(text)).collect();
    assert!(
        found.iter().any(|f| f.contains(typed)),
        "{text:?}: expected {typed:?}, found {found:?}; canonical {:?}",
        body.canonical.text
    );
    assert!(matches.iter().any(|m| m.evasive), "{text:?} is evasive");
}

#[test]
fn leet_is_undone() {
    for word in [
        "sh1t",
        "5hit",
        "a$$hole",
        "b1tch",
        "fvck",
        "@sshole",
        "m0r0n",
        "1diot",
        "id10t",
        "n1gg3r",
        "f4gg0t",
        "$lut",
        "w4nk3r",
        "d1ck",
        "sh!t",
        "c0cksucker",
        "B1TCH",
        "phuck",
    ] {
        let text = format!("You are a {word} and you know it.");
        let body = Body::read(&text, Some("en"));
        let found = Lexicon::builtin("en").expect("it is there").find(&body);
        assert!(found.iter().any(|m| m.span.of(&text) == word), "{word}: {found:?} {}", body.canonical.text);
    }
}

#[test]
fn spaced_and_dotted_letters_are_joined() {
    check("what the f u c k is this", "f u c k");
    check("f.u.c.k this bridge", "f.u.c.k");
    check("this is s-h-i-t, really", "s-h-i-t");
    check("you are a d i c k h e a d", "d i c k h e a d");
    check("F_U_C_K that", "F_U_C_K");
    check("f  u  c  k off", "f  u  c  k");
    check("you i d i o t", "i d i o t");
    check("s * h * i * t", "s * h * i * t");
    check("fu ck off", "fu ck");
}

#[test]
fn signs_inside_a_word_are_left_out() {
    check("that was st.upid of them", "st.upid");
    check("fu.ck this", "fu.ck");
    check("what a moth-er-fuck-er", "moth-er-fuck-er");
    check("as-s-hole", "as-s-hole");
    check("f*u*c*k", "f*u*c*k");
    check("fuc_k", "fuc_k");
}

#[test]
fn masked_words_are_filled_in() {
    for word in [
        "f**k",
        "f*ck",
        "sh*t",
        "s**t",
        "f#ck",
        "b*tch",
        "a**hole",
        "c**t",
        "n****r",
        "f***",
        "f*****g",
        "motherf*****r",
        "b****",
        "d*ckhead",
        "c*nt",
        "sh**",
        "f@ck",
        "f-ck",
        "f*k",
        "f**king",
        "bullsh*t",
        "w*nker",
    ] {
        check(&format!("What a {word} mess."), word);
    }
}

#[test]
fn two_masked_words_are_not_taken_for_bold_type() {
    let body = Body::read("f**k you and f**k them", Some("en"));
    assert_eq!(body.html, "<p dir=\"auto\">f**k you and f**k them</p>");
    assert_eq!(Lexicon::builtin("en").expect("it is there").find(&body).len(), 2);
}

#[test]
fn lookalike_letters_are_exchanged() {
    check("you аsshоle", "аsshоle"); // Cyrillic а and о
    check("fυck off", "fυck"); // Greek υ
    check("ｆｕｃｋ off", "ｆｕｃｋ");
    check("𝓯𝓾𝓬𝓴 off", "𝓯𝓾𝓬𝓴");
    check("ⓕⓤⓒⓚ off", "ⓕⓤⓒⓚ");
    check("🅵🆄🅲🅺 off", "🅵🆄🅲🅺");
    check("you sһit", "sһit"); // Cyrillic һ
    check("this is fücking awful", "fücking");
    check("ʞɔnɟ this", "ʞɔnɟ");
    check("ƒuck this", "ƒuck");
    check("s̶h̶i̶t̶ happens", "s̶h̶i̶t̶");
    check("🇫🇺🇨🇰 this", "🇫🇺🇨🇰");
}

#[test]
fn invisible_characters_are_dropped() {
    check("f\u{200B}u\u{200B}c\u{200B}k this", "f\u{200B}u\u{200B}c\u{200B}k");
    check("sh\u{AD}it", "sh\u{AD}it");
    check("id\u{2060}iot", "id\u{2060}iot");
    check("as\u{FEFF}shole", "as\u{FEFF}shole");
    check("mor\u{E0061}on", "mor\u{E0061}on");
}

#[test]
fn repeated_letters_are_squeezed() {
    check("fuuuuuck this", "fuuuuuck");
    check("shiiiit", "shiiiit");
    check("you idiooooot", "idiooooot");
    check("assssshole", "assssshole");
    check("biiitch", "biiitch");
    check("fuckkk", "fuckkk");
}

#[test]
fn markdown_does_not_hide_a_word() {
    check("f**u**ck this", "f**u**ck");
    check("&#102;&#117;&#99;&#107; this", "&#102;&#117;&#99;&#107;");
}

#[test]
fn plain_words_are_found_without_evasion() {
    for (text, word, severity) in [
        ("What the fuck is this?", "fuck", Severity::Strong),
        ("You fucking moron.", "moron", Severity::Mild),
        ("You are a complete idiot", "idiot", Severity::Mild),
        ("Son of a bitch!", "Son of a bitch", Severity::Strong),
        ("just kill yourself", "kill yourself", Severity::Severe),
        ("What a load of crap.", "crap", Severity::Mild),
        ("you dick", "dick", Severity::Strong),
    ] {
        let body = Body::read(text, Some("en"));
        let found = Lexicon::builtin("en").expect("it is there").find(&body);
        let hit = found.iter().find(|m| m.span.of(text).to_lowercase().contains(&word.to_lowercase()));
        let hit = hit.unwrap_or_else(|| panic!("{text}: {found:?}"));
        assert_eq!(hit.severity, severity, "{text}");
        assert!(!hit.evasive, "{text}");
        assert!(body.canonical.evasion.abs() < f32::EPSILON, "{text}: {}", body.canonical.evasion);
    }
}

#[test]
fn a_hyphen_between_whole_words_hides_nothing_and_one_inside_a_word_does() {
    let evasion = |text: &str| Body::read(text, Some("en")).canonical.evasion;
    for text in ["A brain-dead plan for the bridge.", "What a mother-fucker of a plan."] {
        assert!(evasion(text).abs() < f32::EPSILON, "{text}: {}", evasion(text));
    }
    assert!(evasion("What a sh-it plan for the bridge.") > 0.0);
    let body = Body::read("What a mother-fucker of a plan.", Some("en"));
    assert!(!Lexicon::builtin("en").expect("it is there").find(&body).is_empty(), "it is found all the same");
}

#[test]
fn cyrillic_words_with_latin_letters_are_read_as_cyrillic() {
    let body = Body::read("Ты просто cyка, вот и всё", Some("ru"));
    assert!(body.canonical.text.contains("сука"), "{}", body.canonical.text);
    assert!(body.canonical.evasion > 0.0);
}

#[test]
fn what_is_quoted_is_marked() {
    let text = "> you idiot\n\nI would not say that.";
    let found = Lexicon::builtin("en").expect("it is there").find(&Body::read(text, Some("en")));
    assert!(found.iter().all(|m| m.quoted) && !found.is_empty());
}
