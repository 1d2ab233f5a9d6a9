//! Which language a text is scored in: what the client says, and what the text says.

use super::errors::Status;
use super::request::{Around, Asked};
use comity_actions::{
    Attribute, Lang, Scorer, Scores, ScoringContext, SentenceScores, score_sentences, score_text,
};
use comity_model::Span;
use comity_text::{Body, Detected};

/// Sentences that are scored by themselves at most; the rest of a text has no span scores of such attributes.
const MAX_SENTENCES: usize = 200;

/// A text that was scored in a language that has the attributes.
pub(super) struct Measured {
    body: Body,
    scores: Scores,
    /// Scores in the language that the client insists on, where the text's own has none.
    insisted: Option<Scores>,
    /// Sentences scored by themselves, for attributes that are known of whole texts only.
    alone: Vec<(Span, Scores)>,
    /// The attributes that have a score.
    pub(super) asked: Vec<Asked>,
    /// What the text was taken for.
    pub(super) languages: Vec<String>,
    /// What the text looks like, likeliest first.
    pub(super) detected: Vec<String>,
}

impl Measured {
    /// The score of the whole text.
    pub(super) fn whole(&self, attribute: Attribute) -> Option<f32> {
        self.scores.get(attribute).or_else(|| self.insisted.as_ref()?.get(attribute))
    }

    /// Scores the sentences that the attribute says nothing of by itself.
    pub(super) fn read_sentences(&mut self, scorer: &Scorer) -> Result<(), Status> {
        let is_missing = |asked: &Asked| self.sentences(asked.attribute).is_empty();
        if self.body.sentences.len() < 2 || !self.asked.iter().any(is_missing) {
            return Ok(());
        }
        let language = self.insisted.as_ref().unwrap_or(&self.scores).language;
        let context = ScoringContext { story_language: Some(language.as_str()), ..ScoringContext::default() };
        for span in self.body.sentences.iter().take(MAX_SENTENCES) {
            let mut sentence = Body::read(span.of(&self.body.text), Some(language.as_str()));
            sentence.language =
                Some(Detected { language: language.as_str(), confidence: 1.0, from_prior: true });
            let scores = score_text(scorer, &sentence, &context).map_err(|why| Status::unavailable(&why))?;
            self.alone.push((*span, scores));
        }
        Ok(())
    }

    /// The scores of its sentences.
    pub(super) fn sentences(&self, attribute: Attribute) -> Vec<(Span, f32)> {
        let scores = match &self.insisted {
            Some(insisted) if self.scores.get(attribute).is_none() => insisted,
            _ => &self.scores,
        };
        let read = |s: &SentenceScores| s.get(attribute).map(|score| (s.span, score));
        let of_whole: Vec<(Span, f32)> = scores.sentences.iter().filter_map(read).collect();
        if !of_whole.is_empty() {
            return of_whole;
        }
        self.alone
            .iter()
            .filter_map(|(span, scores)| scores.get(attribute).map(|score| (*span, score)))
            .collect()
    }

    /// The text as it was sent.
    pub(super) fn text(&self) -> &str {
        &self.body.text
    }

    /// The span in UTF-16 units.
    pub(super) fn utf16(&self, span: Span) -> (usize, usize) {
        span.utf16(&self.body.text)
    }

    /// Length of the whole text in UTF-16 units.
    pub(super) fn units(&self) -> usize {
        self.body.text.encode_utf16().count()
    }
}

/// Scores a text for the attributes asked for.
///
/// A text is scored as what it is when that language has the attribute. When it has not, and the client names a language of
/// the same script that has, the client is believed, as the service did; `detectedLanguages` still says what was seen.
pub(super) fn measure(
    scorer: &Scorer,
    text: &str,
    around: &Around<'_>,
    requested: Vec<String>,
    mut asked: Vec<Asked>,
    is_dropping: bool,
) -> Result<Measured, Status> {
    let prior = requested.first().map(String::as_str);
    let mut body = Body::read(text, prior);
    if requested.is_empty() && body.language.is_none() && !text.chars().any(char::is_alphabetic) {
        return Err(Status::language_detection_failed());
    }
    let context = ScoringContext {
        parent: around.parent.as_deref(),
        headline: around.headline.as_deref(),
        byline: around.byline.as_deref(),
        story_language: prior,
        is_reply: around.parent.is_some(),
        ..ScoringContext::default()
    };
    let score =
        |body: &Body| score_sentences(scorer, body, &context).map_err(|why| Status::unavailable(&why));
    let scores = score(&body)?;
    let detected = detected(&body, &scores);
    let keep = |asked: &mut Vec<Asked>, missing: &dyn Fn(Attribute) -> Vec<String>| {
        if let Some(unsupported) = asked.iter().find(|asked| !missing(asked.attribute).is_empty())
            && !is_dropping
        {
            let languages = missing(unsupported.attribute);
            return Err(Status::language_not_supported(&unsupported.name, &languages, &detected));
        }
        asked.retain(|asked| missing(asked.attribute).is_empty());
        Ok(())
    };
    keep(&mut asked, &|attribute| {
        let lacks = |tag: &&String| scorer.basis(attribute, Lang::of_tag(tag)).is_none();
        requested.iter().filter(lacks).cloned().collect()
    })?;
    let is_short = |asked: &[Asked]| asked.iter().any(|asked| scores.get(asked.attribute).is_none());
    let mut insisted = None;
    if is_short(&asked)
        && let Some(tag) = prior
        && let Some(language) = insists(&body, tag)
    {
        body.language = Some(Detected { language, confidence: 1.0, from_prior: true });
        insisted = Some(score(&body)?);
    }
    keep(&mut asked, &|attribute| {
        let has = |scores: &Scores| scores.get(attribute).is_some();
        if has(&scores) || insisted.as_ref().is_some_and(has) { Vec::new() } else { detected.clone() }
    })?;
    let languages = if requested.is_empty() { detected.iter().take(1).cloned().collect() } else { requested };
    Ok(Measured { body, scores, insisted, alone: Vec::new(), asked, languages, detected })
}

/// What a text looks like without any scores.
pub(super) fn detect(text: &str) -> Vec<String> {
    Body::read(text, None).language.map(|detected| detected.language.to_owned()).into_iter().collect()
}

fn detected(body: &Body, scores: &Scores) -> Vec<String> {
    let seen = body.language.as_ref().map(|detected| detected.language);
    let scored = Some(scores.language).filter(|language| *language != Lang::Other).map(Lang::as_str);
    let mut all: Vec<String> = scored.map(str::to_owned).into_iter().collect();
    match seen {
        Some(seen) if Some(seen) != scored => all.push(seen.to_owned()),
        None if all.is_empty() => all.push("und".to_owned()),
        _ => {}
    }
    all
}

/// The language of the model that a client names, when the text is in the script of that language.
fn insists(body: &Body, tag: &str) -> Option<&'static str> {
    let language = Some(Lang::of_tag(tag)).filter(|language| *language != Lang::Other)?;
    let is_latin_language =
        matches!(language, Lang::En | Lang::De | Lang::Fr | Lang::Pt | Lang::Tr | Lang::Az);
    let letters = || body.plain.chars().filter(|c| c.is_alphabetic());
    let latin = letters().filter(|c| u32::from(*c) < 0x0250).count();
    (is_latin_language && latin * 2 >= letters().count()).then(|| language.as_str())
}
