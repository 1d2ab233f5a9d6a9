//! Attributes without labels of their own: from word lists, other scores, the target and simple rules.
//!
//! Each is documented with its rule, because that is what a newsroom gets; the model card gives what was measured.

use crate::attribute::{ATTRIBUTES, Attribute, Basis};
use crate::features::{Concept, Lang, Parts, Reader};
use crate::target::Target;
use comity_text::{Body, Category, LexiconMatch, Severity};

/// How toxic a threat is at least, of its own score.
const THREAT_IS_TOXIC: f32 = 0.95;
/// How toxic an attack on a group is at least, of its own score.
const ATTACK_IS_TOXIC: f32 = 0.9;
/// Scores of an attack between which it comes to count for toxicity.
const ATTACK_COUNTS: (f32, f32) = (0.3, 0.5);
/// Toxicity up to which no attack on a group is believed, and from which it is.
const SURELY_HARMLESS: (f32, f32) = (0.1, 0.2);
/// What is left of the score of an attack that is not toxic at all, outside of English, where fewer labels say what one is.
const DOUBTED: f32 = 0.6;

type Values = [Option<f32>; ATTRIBUTES];

/// Words below which a comment says little, and from which it says something.
const FEW_WORDS: (f32, f32) = (3.0, 25.0);

/// The attribute whose evidence explains a composed one.
pub(crate) const fn stands_on(attribute: Attribute) -> Attribute {
    match attribute {
        Attribute::AttackOnAuthor | Attribute::AttackOnCommenter => Attribute::Insult,
        _ => Attribute::Toxicity,
    }
}

/// Raises or sets what word lists decide: profanity everywhere, and all there is in languages without labels.
pub(crate) fn from_word_lists(
    language: Lang,
    matches: &[LexiconMatch],
    reader: &Reader,
    values: &mut Values,
) {
    let said = || matches.iter().filter(|m| !m.quoted);
    let profane = said().map(profanity_of).fold(0.0, f32::max);
    if Attribute::Profanity.basis(language).is_some() {
        let value = &mut values[Attribute::Profanity as usize];
        // Where words and lists were weighed together, only a strong swear word or a slur overrules them.
        *value = Some(match *value {
            Some(weighed) if profane < SLUR_IS_PROFANE => weighed,
            Some(weighed) => weighed.max(profane),
            None => profane.max(0.02),
        });
    }
    if language == Lang::Pt
        && let Some(insult) = &mut values[Attribute::Insult as usize]
    {
        // The labels are few: a listed name that is aimed at somebody counts whatever they say.
        let insulting = said().filter(|m| matches!(m.category, Category::Insult | Category::Slur));
        *insult = insulting.map(toxicity_of).fold(*insult, f32::max);
    }
    if Attribute::Insult.basis(language) == Some(Basis::WordLists) {
        let insulting = said().filter(|m| matches!(m.category, Category::Insult | Category::Slur));
        let listed = insulting.map(toxicity_of).fold(0.03, f32::max);
        let hate = values[Attribute::IdentityAttack as usize].unwrap_or(0.0);
        let swears = said().any(|m| m.category == Category::Profanity && m.severity != Severity::Mild);
        values[Attribute::Insult as usize] = Some(listed.max(insult_by_concepts(reader, hate, swears)));
    }
    if matches!(language, Lang::Ru | Lang::Hy | Lang::Az) {
        let toxicity = &mut values[Attribute::Toxicity as usize];
        *toxicity = Some(said().map(toxicity_of).fold(toxicity.unwrap_or(0.04), f32::max));
        if said().any(|m| m.category == Category::Threat) {
            let threat = &mut values[Attribute::Threat as usize];
            *threat = Some(threat.unwrap_or(0.0).max(0.8));
        }
    }
}

/// How insulting a text is by whom its sentences call what.
fn insult_by_concepts(reader: &Reader, hate: f32, swears: bool) -> f32 {
    let mut most = 0.0_f32;
    for sentence in &reader.sentences {
        let tokens = reader.tokens.get(sentence.first..sentence.last).unwrap_or(&[]);
        let parts = Parts::of(tokens);
        let has = |concept: Concept| parts.has(concept);
        let said = |concept: Concept| parts.says(concept);
        if has(Concept::Condemn) || (has(Concept::Say) && !has(Concept::You)) || has(Concept::Who) {
            continue;
        }
        let named = said(Concept::Insult) || said(Concept::Dehumanise);
        let judged = said(Concept::Negative) || said(Concept::Crime);
        let about_things = has(Concept::Thing) || has(Concept::News);
        if has(Concept::You) && said(Concept::Insult) {
            most = most.max(0.75);
        }
        if has(Concept::You) && (named || judged) && !about_things && !has(Concept::Group) {
            most = most.max(0.6);
        }
        if (has(Concept::Nonprotected) || has(Concept::They)) && said(Concept::Insult) {
            most = most.max(0.65);
        }
        if has(Concept::You) && swears {
            most = most.max(0.7);
        }
        if (has(Concept::Group) || has(Concept::Slur)) && (named || judged) && hate >= 0.5 {
            most = most.max(0.85 * hate);
        }
    }
    most
}

/// How likely a reader calls a comment with a strong swear word profane, and one with a slur.
const SURELY_PROFANE: f32 = 0.95;
const SLUR_IS_PROFANE: f32 = 0.8;

/// How likely a reader calls a listed word profane.
const fn profanity_of(found: &LexiconMatch) -> f32 {
    match (found.category, found.severity) {
        (Category::Profanity | Category::Sexual, Severity::Severe | Severity::Strong) => SURELY_PROFANE,
        (Category::Profanity | Category::Sexual, Severity::Mild) => 0.45,
        (Category::Slur, _) => SLUR_IS_PROFANE,
        (Category::Insult, Severity::Severe | Severity::Strong) => 0.75,
        _ => 0.0,
    }
}

/// How likely a reader calls a comment with a listed word toxic, where nothing else is known.
const fn toxicity_of(found: &LexiconMatch) -> f32 {
    match (found.category, found.severity) {
        (Category::Slur | Category::Threat, _) | (_, Severity::Severe) => 0.9,
        (Category::Insult, Severity::Strong) => 0.85,
        (_, Severity::Strong) => 0.75,
        (Category::Insult, Severity::Mild) => 0.55,
        (_, Severity::Mild) => 0.35,
    }
}

/// Raises the toxicity of threats and of attacks on groups: whoever threatens makes people leave, politely or not, and so
/// does whoever despises them.
pub(crate) fn attacks_are_toxic(values: &mut Values) {
    let get = |a: Attribute| values[a as usize].unwrap_or(0.0);
    let (threat, hate) = (get(Attribute::Threat), get(Attribute::IdentityAttack));
    if let Some(toxicity) = &mut values[Attribute::Toxicity as usize] {
        if threat >= 0.5 {
            *toxicity = toxicity.max(THREAT_IS_TOXIC * threat);
        }
        // Without a step anywhere, so that sentences that are nearly alike stay nearly alike.
        let counted = ramp(hate, ATTACK_COUNTS) * ramp(*toxicity, SURELY_HARMLESS);
        *toxicity = toxicity.max(ATTACK_IS_TOXIC * hate * counted);
    }
}

/// Lowers the score of an attack on a group that is not toxic at all, outside of English.
pub(crate) fn doubt_harmless_attacks(language: Lang, values: &mut Values) {
    let toxicity = values[Attribute::Toxicity as usize].filter(|_| language != Lang::En);
    if let (Some(toxicity), Some(hate)) = (toxicity, &mut values[Attribute::IdentityAttack as usize]) {
        *hate *= DOUBTED + (1.0 - DOUBTED) * ramp(toxicity, SURELY_HARMLESS);
    }
}

/// Where `value` stands between two others, 0 to 1.
fn ramp(value: f32, (from, to): (f32, f32)) -> f32 {
    ((value - from) / (to - from)).clamp(0.0, 1.0)
}

/// Sets the attributes that follow from others.
pub(crate) fn from_scores(language: Lang, reader: &Reader, body: &Body, target: Target, values: &mut Values) {
    attacks_are_toxic(values);
    if language != Lang::En {
        return;
    }
    let get = |values: &Values, a: Attribute| values[a as usize].unwrap_or(0.0);
    let threat = get(values, Attribute::Threat);
    let toxicity = get(values, Attribute::Toxicity);
    let hate = get(values, Attribute::IdentityAttack);
    let insult = get(values, Attribute::Insult);
    let spam = get(values, Attribute::Spam);
    let attack = insult.max(threat).max(0.8 * toxicity);
    let aimed = |at: Target| if target == at { attack } else { 0.1 * attack };
    let unsubstantial = unsubstantial(reader, body);
    let incoherent = incoherent(reader);
    let either = |scores: &[f32]| 1.0 - scores.iter().map(|s| 1.0 - s).product::<f32>();
    let mut set = |a: Attribute, value: f32| values[a as usize] = Some(value.clamp(0.0, 1.0));
    // At whom the worst of insult, threat and toxicity is aimed.
    set(Attribute::AttackOnCommenter, aimed(Target::Commenter));
    set(Attribute::AttackOnAuthor, aimed(Target::Author));
    // Toxic, hateful or shouted.
    set(Attribute::Inflammatory, either(&[0.9 * toxicity, 0.8 * hate, 0.15 * shouting(body)]));
    set(Attribute::Unsubstantial, unsubstantial);
    set(Attribute::Incoherent, incoherent);
    // What newsrooms reject for, together.
    set(
        Attribute::LikelyToReject,
        either(&[
            0.85 * toxicity,
            0.9 * hate,
            0.9 * threat,
            0.9 * spam,
            0.25 * unsubstantial,
            0.5 * incoherent,
        ]),
    );
}

fn shouting(body: &Body) -> f32 {
    let marks = body.text.bytes().filter(|b| *b == b'!').count() as f32;
    (marks / 4.0).min(1.0)
}

/// Few words that carry meaning: nothing but agreement, laughter, a link.
fn unsubstantial(reader: &Reader, body: &Body) -> f32 {
    let content = reader
        .tokens
        .iter()
        .filter(|t| {
            !t.whole
                && reader.letters(t).len() > 3
                && !matches!(t.concept, Concept::Agree | Concept::Be | Concept::They | Concept::You)
        })
        .count() as f32;
    let (few, many) = FEW_WORDS;
    let missing = 1.0 - ((content - few) / (many - few)).clamp(0.0, 1.0);
    let asks = if body.text.contains('?') { 0.15 } else { 0.0 };
    (0.9 * missing * missing - asks).clamp(0.02, 0.95)
}

/// Letters that make no words: the same few again and again, no vowels, runs of keys.
fn incoherent(reader: &Reader) -> f32 {
    let (mut words, mut odd) = (0, 0);
    for token in reader.tokens.iter().filter(|t| !t.whole) {
        words += 1;
        odd += i32::from(is_gibberish(reader.letters(token)));
    }
    if words == 0 {
        return 0.3;
    }
    let share = odd as f32 / words as f32;
    (0.03 + 1.1 * share).clamp(0.0, 0.95)
}

fn is_gibberish(letters: &[char]) -> bool {
    if letters.len() < 5 {
        return false;
    }
    let (mut vowels, mut seen) = (0, 0_u32);
    for c in letters {
        if !c.is_ascii_lowercase() {
            return false;
        }
        vowels += usize::from(matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
        seen |= 1 << (*c as u32 - 'a' as u32);
    }
    let distinct = seen.count_ones() as usize;
    vowels * 6 < letters.len() || (letters.len() >= 8 && distinct * 3 < letters.len()) || letters.len() > 28
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attack_that_is_not_toxic_at_all_is_doubted_outside_of_english() {
        let doubted = |language, toxicity| {
            let mut values = [None; ATTRIBUTES];
            values[Attribute::Toxicity as usize] = Some(toxicity);
            values[Attribute::IdentityAttack as usize] = Some(0.8);
            doubt_harmless_attacks(language, &mut values);
            values[Attribute::IdentityAttack as usize].expect("it was there")
        };
        assert!((doubted(Lang::Fr, 0.05) - 0.48).abs() < 1e-6);
        assert!((doubted(Lang::Fr, 0.5) - 0.8).abs() < 1e-6);
        assert!((doubted(Lang::En, 0.05) - 0.8).abs() < 1e-6);
    }
}
