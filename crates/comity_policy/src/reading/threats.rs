//! Threats of violence, wishes of harm and calls for it, as people write them.
//!
//! Reports of violence ("he threatened to kill her"), negations ("nobody deserves to die") and figures of speech
//! ("this will kill the project") are left alone.

mod deplored;
mod patterns;

use super::Reading;
use aho_corasick::AhoCorasick;
use comity_model::Span;
use deplored::is_deploring;
use patterns::{
    COMMANDS, COMMANDS_FOR_PLACES, OTHER_PATTERNS, OTHER_STEMS, PATTERNS, PATTERNS_BY_DENIAL,
    PATTERNS_OF_NEED, STEMS,
};
use regex::{Regex, RegexBuilder};
use std::ops::Range;
use std::sync::LazyLock;

/// "It is necessary" in these languages.
const NEEDS: &[&str] = &["lazım", "gerek", "şart", "gərək", "պետք", "պիտի"];

/// Words before a pattern, in the same sentence, after which it is no threat.
const NOT: &[&str] = &[
    "not",
    "never",
    "no",
    "nobody",
    "no-one",
    "none",
    "neither",
    "don't",
    "doesn't",
    "didn't",
    "won't",
    "wouldn't",
    "isn't",
    "aren't",
    "shouldn't",
    "can't",
    "without",
    "не",
    "никто",
    "никого",
    "нельзя",
    "нет",
    "ոչ",
    "ոչ ոք",
    "չի",
    "չեն",
    "չպետք",
    "değil",
    "kimse",
    "hayır",
    "deyil",
    "heç",
    "لا",
    "لن",
    "ليس",
    "لم",
    "nicht",
    "kein",
    "keiner",
    "niemand",
    "nie",
    "pas",
    "personne",
    "jamais",
    "nadie",
    "nunca",
    "não",
    "ninguém",
    "non",
    "nessuno",
    "one",
    "threatened",
    "threatens",
    "threat",
    "wrote",
    "said",
    "says",
    "told",
    "saying",
    "shouted",
    "quote",
    "accused",
    "imagine",
    "сказали",
    "говорили",
    "кричали",
    "dediler",
    "diyorlardı",
    "dedilər",
    "deyirdilər",
    "ասացին",
    "قال",
    "قالوا",
    "يقول",
    "يقولون",
    "sagten",
    "riefen",
    "disaient",
    "criaient",
    "diziam",
    "gritavam",
];

/// Verbs of `NOT` that report.
const REPORTS: &[&str] = &[
    "threatened",
    "threatens",
    "wrote",
    "said",
    "says",
    "told",
    "saying",
    "shouted",
    "accused",
    "сказал",
    "сказали",
    "написал",
    "dedi",
    "yazdı",
    "ասաց",
    "գրեց",
    "قال",
    "كتب",
    "sagte",
    "schrieb",
];

/// Things that can be killed in a sentence without harm to anybody.
const THINGS: &[&str] = &[
    "plan",
    "plans",
    "project",
    "projects",
    "bill",
    "law",
    "idea",
    "proposal",
    "deal",
    "motion",
    "amendment",
    "programme",
    "program",
    "rumour",
    "rumor",
    "myth",
    "tax",
    "scheme",
    "bridge",
    "road",
    "engine",
    "process",
    "budget",
    "contract",
    "treaty",
    "policy",
    "battery",
    "joke",
    "meme",
    "weeds",
    "wasps",
    "rats",
    "mosquitoes",
    "app",
    "site",
    "thread",
    "story",
];

/// Words after a pattern in its sentence by which it says itself that it is a figure of speech.
const FIGURES: &[&str] = &[
    "figuratively",
    "metaphorically",
    "so to speak",
    "not literally",
    "в переносном смысле",
    "образно",
    "mecazen",
    "mecazi",
    "məcazi",
    "փոխաբերական",
    "مجازا",
    "im übertragenen sinn",
];

/// Words that may stand before a command in its sentence.
const LEADS: &[&str] = &[
    "just", "please", "now", "then", "and", "so", "yes", "ok", "okay", "simply", "come", "on", "let's",
    "lets", "we", "you", "should", "must", "someone", "somebody", "let", "us", "go", "again", "also", "or",
    "better",
];

/// How many words before a pattern are looked at for a negation.
const REACH: usize = 5;

/// Room for the states of an expression while it is searched: with too little of it, the search falls back to one that is slow.
const DFA_BYTES: usize = 8 * 1024 * 1024;

static STEM_FINDER: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(STEMS).expect("the stems are few and short"));
static OTHER_STEM_FINDER: LazyLock<AhoCorasick> =
    LazyLock::new(|| AhoCorasick::new(OTHER_STEMS).expect("the stems are few and short"));

static THREAT: LazyLock<Regex> = LazyLock::new(|| any_of(PATTERNS));
static OTHER_THREAT: LazyLock<Regex> = LazyLock::new(|| any_of(OTHER_PATTERNS));
static THREAT_BY_DENIAL: LazyLock<Regex> = LazyLock::new(|| any_of(PATTERNS_BY_DENIAL));
static THREAT_OF_NEED: LazyLock<Regex> = LazyLock::new(|| any_of(PATTERNS_OF_NEED));
static COMMAND: LazyLock<Regex> = LazyLock::new(|| any_of(&[COMMANDS, COMMANDS_FOR_PLACES].concat()));

fn any_of(patterns: &[&str]) -> Regex {
    let all = patterns.iter().map(|p| format!("(?:{p})")).collect::<Vec<_>>().join("|");
    // A word begins here; borders are written out because Unicode word borders would slow the search a hundredfold.
    RegexBuilder::new(&format!("(?:^|[^\\pL\\pN'])(?P<threat>{all})"))
        .dfa_size_limit(DFA_BYTES)
        .build()
        .expect("the patterns are written by us and covered by tests")
}

/// The threats in a text, in its order. What stands in quotations is somebody else's.
pub(super) fn find(reading: &Reading<'_>) -> Vec<Span> {
    let canonical = &reading.body().canonical;
    let text = canonical.text.replace('’', "'");
    let (in_english, in_others) = (STEM_FINDER.is_match(&text), OTHER_STEM_FINDER.is_match(&text));
    if !in_english && !in_others {
        return Vec::new();
    }
    // `’` is three bytes long and `'` one: places are only right when nothing was replaced.
    let is_same = text.len() == canonical.text.len();
    let place = |range: Range<usize>| {
        if is_same { canonical.to_raw(range) } else { locate(reading, text.get(range).unwrap_or("")) }
    };
    let needs = !text.is_ascii() && NEEDS.iter().any(|need| text.contains(need));
    let of_need = needs.then(|| THREAT_OF_NEED.captures_iter(&text)).into_iter().flatten();
    let english = in_english.then(|| THREAT.captures_iter(&text)).into_iter().flatten();
    let others = in_others.then(|| OTHER_THREAT.captures_iter(&text)).into_iter().flatten();
    // "You won't live" denies by itself: only whoever reports it is left alone.
    let by_denial = THREAT_BY_DENIAL.captures_iter(&text).filter_map(|c| c.name("threat"));
    let by_denial = by_denial.map(|threat| threat.range()).filter(|range| {
        !words_before(&text, range.start).iter().rev().take(REACH).any(|word| REPORTS.contains(word))
    });
    let said = english.chain(others).chain(of_need).filter_map(|c| c.name("threat"));
    let said = said.map(|threat| threat.range()).filter(|range| is_meant(&text, range.clone()));
    let commands = in_english.then(|| COMMAND.captures_iter(&text)).into_iter().flatten().filter(|found| {
        // A place has a capital letter, "them" needs none.
        found.name("place").is_none_or(|name| begins_with_capital(place(name.range()).of(reading.text())))
    });
    let commands = commands.filter_map(|c| c.name("threat")).map(|threat| threat.range());
    let commands = commands.filter(|range| is_command(&text, range.start));
    let spans = said.chain(by_denial).chain(commands).map(place).filter(|span| !reading.is_quoted(*span));
    let mut found: Vec<Span> = spans.collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn begins_with_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The words of its sentence before `at`.
fn words_before(text: &str, at: usize) -> Vec<&str> {
    let before = text.get(..at).unwrap_or("");
    let sentence = before.rsplit(['.', '!', '?', '\n', '։', '؟']).next().unwrap_or("");
    let words = sentence.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-')));
    words.filter(|word| !word.is_empty()).collect()
}

fn is_command(text: &str, at: usize) -> bool {
    words_before(text, at).iter().all(|word| LEADS.contains(word))
}

/// Whether what stands around a threat leaves it one: nothing denies or reports it, and it is no figure of speech.
fn is_meant(text: &str, threat: Range<usize>) -> bool {
    let words = words_before(text, threat.start);
    let near = words.len().saturating_sub(REACH)..words.len();
    let denies =
        |at: usize| words.get(at).is_some_and(|word| NOT.contains(word)) && !names_writer(&words, at);
    if near.into_iter().any(denies) || words.last().is_some_and(|word| THINGS.contains(word)) {
        return false;
    }
    let inside = text.get(threat.clone()).unwrap_or("");
    if inside.split(' ').any(|word| matches!(word, "not" | "never" | "не" | "nicht" | "pas")) {
        return false;
    }
    let after = text.get(threat.end..).unwrap_or("");
    let rest = after.split(['.', '!', '?', '\n', '։', '؟']).next().unwrap_or("");
    let before = text.get(..threat.start).unwrap_or("");
    let beginning = before.rsplit(['.', '!', '?', '\n', '։', '؟']).next().unwrap_or("");
    !is_deploring(&[beginning, inside, rest].concat())
        && !FIGURES.iter().any(|figure| rest.contains(figure))
        && ![" with kindness", " off in", " of laughter"].iter().any(|harmless| after.starts_with(harmless))
}

/// Whether the verb at `at` says who is meant and reports nothing: "whoever wrote this", "the man who wrote this article".
fn names_writer(words: &[&str], at: usize) -> bool {
    let is = |at: Option<usize>, listed: &[&str]| {
        at.and_then(|at| words.get(at)).is_some_and(|word| listed.contains(word))
    };
    let before = at.checked_sub(1);
    let is_verb = is(Some(at), &["wrote", "said", "says"]);
    is_verb
        && (is(before, &["whoever"])
            || is(before, &["who"]) && is(Some(at + 1), &["this", "it", "such", "these"]))
}

/// The first and last word of `phrase` in the text as typed; the whole text where they cannot be found again.
fn locate(reading: &Reading<'_>, phrase: &str) -> Span {
    let tokens = reading.tokens();
    let words: Vec<&str> = phrase.split(' ').filter(|word| !word.is_empty()).collect();
    let all = tokens.all();
    let begin = (0..all.len()).find(|begin| {
        words.iter().enumerate().all(|(i, word)| {
            all.get(begin + i).is_some_and(|token| tokens.lower(token) == word.trim_matches(','))
        })
    });
    match begin.and_then(|begin| Some((all.get(begin)?, all.get(begin + words.len().checked_sub(1)?)?))) {
        Some((first, last)) => Span::new(first.span.begin, last.span.end),
        None => Span::new(0, reading.text().len()),
    }
}
