//! Who is attacked: the words of an attack, and whom they stand beside.

use crate::context::Context;
use crate::features::{ByHash, Concept, Reader, Sentence, Token, word_hash};
use std::fmt;
use std::sync::LazyLock;

/// Whom or what a comment attacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Another commenter: the one replied to, or "you".
    Commenter,
    /// Who wrote the story.
    Author,
    /// The publication.
    Publication,
    /// A person named in the story or its headline, or an office holder.
    PublicPerson,
    /// A group of people.
    Group,
    /// A thing, a plan, an idea.
    Object,
    /// Nobody.
    Nobody,
}

impl Target {
    /// All targets.
    pub const ALL: [Self; 7] = [
        Self::Commenter,
        Self::Author,
        Self::Publication,
        Self::PublicPerson,
        Self::Group,
        Self::Object,
        Self::Nobody,
    ];

    /// Its name in APIs and policies.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Commenter => "commenter",
            Self::Author => "author",
            Self::Publication => "publication",
            Self::PublicPerson => "public_person",
            Self::Group => "group",
            Self::Object => "object",
            Self::Nobody => "nobody",
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Words for who writes stories, for publications and for office holders, of English.
const AUTHORS: &[&str] =
    &["author", "journalist", "reporter", "writer", "columnist", "correspondent", "editor", "byline", "hack"];
const PUBLICATIONS: &[&str] = &[
    "paper",
    "newspaper",
    "rag",
    "tabloid",
    "magazine",
    "outlet",
    "newsroom",
    "publication",
    "gazette",
    "editors",
    "broadsheet",
    "journal",
];
const OFFICES: &[&str] = &[
    "mayor",
    "minister",
    "president",
    "senator",
    "governor",
    "councillor",
    "premier",
    "chancellor",
    "mp",
    "candidate",
    "prime",
    "secretary",
    "judge",
    "sheriff",
    "commissioner",
    "king",
    "queen",
    "leader",
    "chairman",
    "chairwoman",
    "deputy",
    "spokesman",
    "spokeswoman",
    "director",
    "manager",
    "coach",
    "striker",
    "goalkeeper",
    "chief",
    "ceo",
];
/// Offices and titles by which other languages call somebody: "Господин мэр, вы …".
const CALLED: &[&str] = &[
    "мэр",
    "президент",
    "министр",
    "губернатор",
    "депутат",
    "судья",
    "арбитр",
    "правительство",
    "совет",
    "господин",
    "başkan",
    "cumhurbaşkanı",
    "bakan",
    "hakem",
    "vali",
    "hükümet",
    "belediye",
    "sayın",
    "nazir",
    "prezident",
    "hakim",
    "hökumət",
    "cənab",
    "hörmətli",
    "նախագահ",
    "վարչապետ",
    "նախարար",
    "քաղաքապետ",
    "դատավոր",
    "պարոն",
    "الرئيس",
    "الوزير",
    "العمدة",
    "القاضي",
    "الحكومة",
    "سيادة",
    "council",
    "referee",
    "government",
    "councillors",
    "ministers",
    "mr",
    "mrs",
    "ms",
];
/// Words at the beginning of a sentence among which somebody in office is called.
const CALL_REACH: usize = 5;
/// Words that are named in headlines without naming a person.
const HEADLINE_STOP: &[&str] = &[
    "the",
    "new",
    "city",
    "town",
    "council",
    "bridge",
    "plan",
    "road",
    "party",
    "police",
    "court",
    "after",
    "over",
    "with",
    "for",
    "and",
    "from",
    "says",
    "will",
    "vote",
    "budget",
    "school",
    "hospital",
    "government",
    "of",
    "in",
];
/// Letters of the shortest name that is looked for.
const MIN_NAME: usize = 3;
/// Words around an attack among which its target is looked for, and attacks of a comment that are resolved.
const REACH: usize = 24;
const MAX_ATTACKS: usize = 48;
/// Names of a context that are looked for at most.
const MAX_NAMES: usize = 48;

/// Words of the context by which people are recognised.
#[derive(Debug, Default)]
pub(crate) struct Names {
    byline: Vec<u64>,
    publication: Vec<u64>,
    headline: Vec<u64>,
}

impl Names {
    /// Reads the names in `context`, into the buffers it has.
    pub(crate) fn read(&mut self, context: &Context<'_>) {
        collect(context.byline, false, &mut self.byline);
        collect(context.publication, false, &mut self.publication);
        collect(context.headline, true, &mut self.headline);
    }
}

fn collect(text: Option<&str>, only_names: bool, hashes: &mut Vec<u64>) {
    hashes.clear();
    let words = text.unwrap_or("").split(|c: char| !c.is_alphanumeric());
    for word in words.filter(|w| w.chars().count() >= MIN_NAME).take(MAX_NAMES) {
        let lower = || word.chars().flat_map(char::to_lowercase);
        let is_stop = HEADLINE_STOP.iter().any(|stop| stop.chars().eq(lower()));
        let is_name = word.chars().next().is_some_and(char::is_uppercase) || !word.is_ascii();
        if !is_stop && (!only_names || is_name) {
            hashes.push(word_hash(lower()));
        }
    }
}

/// Whom the words that the reader has read attack. `suspicion` is the highest score so far: without words of attack a
/// low one means nobody.
pub(crate) fn resolve(reader: &Reader, names: &Names, context: &Context<'_>, suspicion: f32) -> Target {
    let mut best: Option<(i32, Target)> = None;
    let mut attacks = 0;
    for (at, sentence) in reader.sentences.iter().enumerate() {
        let tokens = reader.tokens.get(sentence.first..sentence.last).unwrap_or(&[]);
        for (i, token) in tokens.iter().enumerate() {
            let Some(kind) = attack_of(tokens, i, token) else { continue };
            attacks += 1;
            if attacks > MAX_ATTACKS {
                break;
            }
            let (distance, target) = nearest(reader, names, context, at, tokens, i, kind);
            if best.is_none_or(|(nearest, _)| distance < nearest) {
                best = Some((distance, target));
            }
        }
    }
    match best {
        Some((_, Target::Nobody)) | None if suspicion >= 0.5 => somebody(reader, names, context),
        Some((_, target)) => target,
        None => Target::Nobody,
    }
}

/// How the words of an attack look for their target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attack {
    /// "X is a …", "you …": the target stands before, or right behind.
    Predicate,
    /// "hate X", "kill X", "get rid of X": the target stands behind; in the passive before.
    Act,
    /// "shut up": whoever is addressed.
    Order,
}

fn attack_of(tokens: &[Token], i: usize, token: &Token) -> Option<Attack> {
    if token.quoted {
        return None;
    }
    match token.concept {
        Concept::Insult | Concept::Slur => Some(Attack::Predicate),
        Concept::Negative | Concept::Dehumanise | Concept::Crime if !token.negated => Some(Attack::Predicate),
        Concept::Hate | Concept::Violence | Concept::Expel | Concept::Die if !token.negated => {
            let passive = tokens
                .get(i.saturating_sub(2)..i)
                .unwrap_or(&[])
                .iter()
                .any(|t| matches!(t.concept, Concept::Be | Concept::Past));
            Some(if passive || token.concept == Concept::Die { Attack::Predicate } else { Attack::Act })
        }
        Concept::Stop => Some(Attack::Order),
        _ => None,
    }
}

/// The nearest one that could be meant, and how far away it stands.
fn nearest(
    reader: &Reader,
    names: &Names,
    context: &Context<'_>,
    sentence: usize,
    tokens: &[Token],
    at: usize,
    kind: Attack,
) -> (i32, Target) {
    let mut best = (i32::MAX, Target::Nobody);
    let window = at.saturating_sub(REACH)..tokens.len().min(at + REACH);
    for (i, token) in tokens.iter().enumerate().take(window.end).skip(window.start) {
        let Some(target) = referent(reader, names, tokens, i, token) else { continue };
        if i == at && token.concept != Concept::Slur {
            continue;
        }
        let gap = i as i32 - at as i32;
        let wrong_side = match kind {
            Attack::Predicate => gap > 0,
            Attack::Act => gap < 0,
            Attack::Order => false,
        };
        let mut distance = gap.abs() * 2 + i32::from(wrong_side) * 7;
        // What was named right before "is" is what is talked about, whatever stands around.
        if !wrong_side
            && kind == Attack::Predicate
            && tokens.get(i + 1).is_some_and(|t| matches!(t.concept, Concept::Be | Concept::Past))
        {
            distance -= 3;
        }
        if distance < best.0 {
            best = (distance, target);
        }
    }
    if kind == Attack::Order {
        return if best.0 <= 4 { best } else { (3, Target::Commenter) };
    }
    if best.1 != Target::Nobody {
        return best;
    }
    // "He", "she": whoever the sentence before or the headline is about; an insult alone is for the one answered.
    let says_they = tokens.iter().take(window.end).skip(window.start).any(|t| t.concept == Concept::They);
    if says_they {
        let before = reader.sentences.get(..sentence).unwrap_or(&[]);
        let target = before.iter().rev().find_map(|s| last_referent(reader, names, *s));
        return (20, target.unwrap_or(Target::PublicPerson));
    }
    let alone = tokens.len() <= 4 && matches!(kind, Attack::Predicate);
    if alone && context.is_reply {
        return (24, Target::Commenter);
    }
    (40, Target::Object)
}

fn last_referent(reader: &Reader, names: &Names, sentence: Sentence) -> Option<Target> {
    let tokens = reader.tokens.get(sentence.first..sentence.last)?;
    (0..tokens.len()).rev().find_map(|i| {
        referent(reader, names, tokens, i, &tokens[i])
            .filter(|t| matches!(t, Target::PublicPerson | Target::Author | Target::Group))
    })
}

/// What a word of the lists above names, one bit each.
#[derive(Debug, Clone, Copy)]
#[repr(u8)]
enum Named {
    Author = 1,
    Publication = 2,
    Office = 4,
    Called = 8,
}

/// The bits of all lists that a word stands in.
fn names_of(token: &Token) -> u8 {
    static LISTED: LazyLock<Listed> = LazyLock::new(|| {
        let mut listed = Listed { seen: [0; SEEN / 64], bits: ByHash::default() };
        for (words, named) in [
            (AUTHORS, Named::Author),
            (PUBLICATIONS, Named::Publication),
            (OFFICES, Named::Office),
            (CALLED, Named::Called),
        ] {
            for word in words {
                let hash = word_hash(word.chars());
                listed.seen[place_of(hash) / 64] |= 1 << (place_of(hash) % 64);
                *listed.bits.entry(hash).or_default() |= named as u8;
            }
        }
        listed
    });
    let place = place_of(token.hash);
    // Asked for every word around an attack, most of which are none of these.
    if LISTED.seen[place / 64] >> (place % 64) & 1 == 0 {
        return 0;
    }
    LISTED.bits.get(&token.hash).copied().unwrap_or(0)
}

/// The words of all lists.
struct Listed {
    /// One bit for each word, by its hash.
    seen: [u64; SEEN / 64],
    bits: ByHash<u8>,
}

/// Bits of [`Listed::seen`].
const SEEN: usize = 4_096;

const fn place_of(hash: u64) -> usize {
    (hash >> 20) as usize % SEEN
}

/// Whom a word refers to by itself.
fn referent(reader: &Reader, names: &Names, tokens: &[Token], i: usize, token: &Token) -> Option<Target> {
    let is_named = |names: Named| names_of(token) & names as u8 != 0;
    let owns_next = || {
        // "your plan", "the minister's plan": the thing is meant, not its owner.
        tokens
            .get(i + 1..(i + 3).min(tokens.len()))
            .unwrap_or(&[])
            .iter()
            .any(|t| t.concept == Concept::Thing)
    };
    if names.byline.contains(&token.hash) {
        return (!owns_next()).then_some(Target::Author);
    }
    if names.publication.contains(&token.hash) {
        return Some(Target::Publication);
    }
    if is_named(Named::Author) {
        return (!owns_next()).then_some(Target::Author);
    }
    if is_named(Named::Publication) {
        return Some(Target::Publication);
    }
    match token.concept {
        Concept::You => {
            let your = matches!(reader.letters(token), ['y', 'o', 'u', 'r'] | ['u', 'r']);
            let meant = if calls_office(tokens, i) { Target::PublicPerson } else { Target::Commenter };
            (!your || !owns_next()).then_some(meant)
        }
        Concept::Group | Concept::Slur => Some(Target::Group),
        Concept::Nonprotected if !is_named(Named::Office) => {
            let plural = reader.letters(token).last() == Some(&'s');
            Some(if plural { Target::Group } else { Target::PublicPerson })
        }
        Concept::Thing => Some(Target::Object),
        _ if names.headline.contains(&token.hash) || is_named(Named::Office) => {
            (!owns_next()).then_some(Target::PublicPerson)
        }
        _ => None,
    }
}

/// Whether the words before *you* call somebody in office, or those right behind do between commas: "Mayor, you are …",
/// "You, Mr Smith, are …".
fn calls_office(tokens: &[Token], you: usize) -> bool {
    let is_office = |token: &Token| names_of(token) & (Named::Office as u8 | Named::Called as u8) != 0;
    let begins_here = tokens.get(you).is_some_and(|token| token.after_break)
        || you.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(is_office);
    let before = tokens.get(..you).unwrap_or(&[]);
    // "The mayor is right, you are …" has a verb: it is about the mayor, and said to somebody else.
    let says_something = before.iter().any(|token| matches!(token.concept, Concept::Be | Concept::Past));
    let is_called_before =
        begins_here && before.len() <= CALL_REACH && !says_something && before.iter().any(is_office);
    let behind = tokens.get(you + 1..).unwrap_or(&[]);
    let is_called_behind = behind.first().is_some_and(|token| token.after_break && is_office(token))
        && behind.iter().skip(1).take(CALL_REACH).any(|token| token.after_break);
    is_called_before || is_called_behind
}

/// The first one mentioned at all, where a comment is bad without a word that we know for an attack.
fn somebody(reader: &Reader, names: &Names, context: &Context<'_>) -> Target {
    let mentioned = reader.sentences.iter().find_map(|sentence| {
        let tokens = reader.tokens.get(sentence.first..sentence.last).unwrap_or(&[]);
        (0..tokens.len()).find_map(|i| referent(reader, names, tokens, i, &tokens[i]))
    });
    match mentioned {
        Some(target) => target,
        None if context.is_reply => Target::Commenter,
        None => Target::Object,
    }
}
