//! What is said of a text's gloss in English, weighed beside what is said of the text itself.

use super::{MIN_EXPLAINED, Read, Scorer, held_of, with_own_buffers};
use crate::attribute::{ATTRIBUTES, Attribute};
use crate::context::Context;
use crate::evidence::Scratch;
use crate::explain::Explained;
use crate::features::{Gloss, Lang, gloss_of};
use crate::held::Held;
use crate::scores::Scores;
use comity_text::Body;

/// The attributes of which a text's gloss in English is asked, too.
pub(crate) const GLOSSED: [Attribute; 4] =
    [Attribute::Toxicity, Attribute::IdentityAttack, Attribute::Threat, Attribute::Insult];

type Values = [Option<f32>; ATTRIBUTES];

/// A text's gloss, and what is said of it.
pub(super) struct Glossed {
    gloss: Gloss,
    pub said: Scores,
}

/// What a text and its gloss in English score apart from each other.
pub(crate) struct Halves {
    pub own: Values,
    pub english: Values,
}

impl Scorer {
    /// What is said of a text's gloss in English, where its language has a dictionary.
    pub(super) fn read_gloss(&self, language: Lang, body: &Body, scratch: &mut Scratch) -> Option<Glossed> {
        let gloss = gloss_of(&body.canonical.text, &scratch.reader, language)?;
        let read = Body::read(&gloss.text, Some(Lang::En.as_str()));
        let said = with_own_buffers(&mut scratch.lookups, |own| {
            self.score_in(Lang::En, &read, &Context::default(), false, own)
        });
        Some(Glossed { gloss, said })
    }

    /// Weighs what is said of the gloss beside what is said of the text. `held` tells whether the grammar of the text says that
    /// there is no attack: a gloss has none, and is not believed then.
    pub(super) fn weigh_gloss(
        &self,
        language: Lang,
        said: &Scores,
        held: impl FnOnce() -> bool,
        values: &mut Values,
    ) {
        let mut both = *values;
        let glosses = self.second.get().and_then(|(stage, _)| stage.glosses()).unwrap_or(&self.glosses);
        for attribute in GLOSSED {
            let weighed = glosses.get(language as usize * ATTRIBUTES + attribute as usize);
            if let (Some(own), Some(english), Some(Some(weighed))) =
                (&mut both[attribute as usize], said.get(attribute), weighed)
            {
                *own = weighed.of(*own, english);
            }
        }
        if !Held::may_lower(&both) || !held() {
            *values = both;
        }
    }

    /// What a text and its gloss score apart from each other, for fitting how they are weighed; nothing where its gloss would not
    /// be believed.
    pub(crate) fn halves(&self, body: &Body, language: Lang) -> Option<Halves> {
        Self::with_buffers(|buffers| {
            let Read { values, held, .. } = self.read(language, body, None, &mut buffers.scratch);
            let gloss = self.read_gloss(language, body, &mut buffers.scratch)?;
            let english = gloss.said.values;
            let may_be_held = Held::may_lower(&values) || Held::may_lower(&english);
            if may_be_held && held_of(&held, language, body, &buffers.scratch.reader).is_some() {
                return None;
            }
            Some(Halves { own: values, english })
        })
    }
}

impl Glossed {
    /// Adds what weighed in the gloss, as stretches of the text, where nothing of the text itself did.
    pub(super) fn explain(
        &self,
        body: &Body,
        values: &Values,
        explained: &mut Vec<(Attribute, Vec<Explained>)>,
    ) {
        for attribute in GLOSSED {
            let is_explained = explained.iter().any(|(known, _)| *known == attribute);
            if is_explained || values[attribute as usize].is_none_or(|score| score < MIN_EXPLAINED) {
                continue;
            }
            let in_text = |one: &Explained| Explained {
                span: body.canonical.to_raw(self.gloss.source(one.span.begin..one.span.end)),
                share: one.share,
            };
            let spans: Vec<Explained> = self.said.spans(attribute).iter().map(in_text).collect();
            if !spans.is_empty() {
                explained.push((attribute, spans));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts of which their own language's words say too little, and what English knows them to be.
    const KNOWN_IN_ENGLISH: [(Lang, Attribute, &str); 5] = [
        (Lang::De, Attribute::Threat, "Hoffentlich wirst du krank und leidest lange."),
        (Lang::Fr, Attribute::Threat, "J'espère que tu tomberas malade et que tu souffriras longtemps."),
        (Lang::Tr, Attribute::Threat, "Umarım hastalanırsın ve uzun süre acı çekersin."),
        (Lang::Az, Attribute::Threat, "Ümid edirəm xəstələnib uzun müddət əzab çəkəcəksən."),
        (Lang::Hy, Attribute::Insult, "Գլխիդ տեղը դատարկ դույլ է։"),
    ];

    #[test]
    fn what_only_english_knows_of_is_found_and_shown_in_the_text() {
        let scorer = Scorer::builtin();
        for (lang, attribute, text) in KNOWN_IN_ENGLISH {
            let body = Body::read(text, Some(lang.as_str()));
            let halves = scorer.halves(&body, lang).expect("it is understood");
            let [own, english] = [halves.own, halves.english].map(|values| values[attribute as usize]);
            assert!(own < Some(0.5) && english >= Some(0.5), "{text}: {own:?} {english:?}");
            let context = Context { story_language: Some(lang.as_str()), ..Context::default() };
            let said = scorer.score(&body, &context);
            assert!(said.get(attribute) >= Some(0.5), "{text}: {:?}", said.get(attribute));
            let spans = said.spans(attribute);
            assert!(
                !spans.is_empty() && spans.iter().all(|one| !one.span.of(text).is_empty()),
                "{text}: {spans:?}"
            );
        }
    }
}
