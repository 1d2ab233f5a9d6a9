//! What fuzzing feeds: a small corpus and arbitrary strings through every public function.

use comity_text::{Body, Lexicon, html_to_text, render, sanitize_html};
use proptest::prelude::*;

/// Runs everything on one input; a fuzz target does the same.
fn run_everything(text: &str) {
    let body = Body::read(text, Some("hy"));
    for language in Lexicon::builtin_languages() {
        let _ = Lexicon::builtin(language).map(|lexicon| lexicon.find(&body));
    }
    for sentence in &body.sentences {
        let _ = body.language_of(*sentence);
    }
    let _ = body.canonical.to_raw(0..body.canonical.text.len() + 7);
    let _ = render(text);
    let _ = sanitize_html(text);
    let _ = html_to_text(text);
    let _ = Lexicon::parse(text);
}

const CORPUS: &[&str] = &[
    "",
    " ",
    "\n",
    "\r\n\r",
    "\u{0}",
    "\u{FEFF}",
    "\u{301}",
    "a\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{202E}abc\u{202C}",
    "🇦",
    "🇦🇲🇦",
    "👨‍👩‍👧",
    "@",
    "@@a",
    "$",
    "***",
    "f***",
    "*f*",
    "f**",
    "1. ",
    "- - - - - a",
    "> > > > > > > > > > a",
    "[](",
    "[a](<b",
    "![](http://x.y)",
    "<http://x.y>",
    "<http://x.y",
    "http://",
    "https://[::1]/",
    "www.",
    "a@b.c",
    "a.b.c.d.e",
    "&#0;&#xD800;&#1114112;&amp",
    "`",
    "``` ` ```",
    "~~~\nx",
    "\t\tcode",
    "a\n===",
    "---",
    "|a|\n|-|",
    "[^1]: x",
    "İIıi",
    "ǅ",
    "ﬁﬀ",
    "㎏",
    "½",
    "Å",
    "🅰🅱",
    "f u c k",
    "f.u.c.k.",
    "f\u{200B}",
    "-f-u-c-k-",
    "a b c d e f g",
    "example dot com",
    "hxxp://a.b",
    "<a href=x>",
    "</",
    "<!--",
    "<script",
    "&",
    "\"",
    "“a b”",
    "« »",
    "\u{E0001}\u{E007F}",
    "ʞɔnɟ",
    "ә",
    "word = \"x\"",
    "language = \"x\"\nlicence = \"y\"\n[[term]]\nword = \"***\"\nseverity = \"mild\"\ncategory = \"slur\"",
];

#[test]
fn nothing_in_the_corpus_panics() {
    for text in CORPUS {
        run_everything(text);
        for other in CORPUS {
            run_everything(&format!("{text}{other}"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_string_panics(text in any::<String>()) {
        run_everything(&text);
    }

    #[test]
    fn no_mixture_of_the_corpus_panics(pieces in prop::collection::vec(prop::sample::select(CORPUS), 0..12)) {
        run_everything(&pieces.concat());
    }
}
