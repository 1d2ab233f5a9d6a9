//! The scorer: a model in memory, and what it says of one comment.

use crate::attribute::{ATTRIBUTES, Attribute, Basis};
use crate::combine::{
    Adjustment, Combination, Inputs, Weighed, aim, by_key, concept_key, inputs_of, shorten,
    shorten_to_sentence, without_words,
};
use crate::composed;
use crate::context::Context;
use crate::cues::{CUES, LENGTH_CUE, cues_of, length_of};
use crate::evidence::{Evidence, Linear, Scratch};
use crate::explain::{Explained, spans_of};
use crate::features::{Lang, Reader, Repair};
use crate::file::{self, ModelError};
use crate::held::{Grammar, Held};
use crate::lookup::Lookups;
use crate::passage::{SHARE, believed, worst_passage};
use crate::reply::echo_of;
use crate::scores::{Scores, SentenceScores};
use crate::second_stage::{SecondStage, without_names};
use crate::spoken::language_of;
use crate::table::Table;
use crate::target::{Names, Scene, Target};
use comity_text::{Body, LexiconMatch};
use std::cell::{OnceCell, RefCell};
use std::sync::{Arc, LazyLock, OnceLock};

mod glossed;
mod listed;

pub(crate) use glossed::GLOSSED;
pub(crate) use listed::listed;
use listed::{drop_harmless, look_up};

/// Sentences that get scores of their own at most; a text with more is scored as a whole like any other.
const MAX_SENTENCES: usize = 200;
/// Bytes of a parent that are looked at.
const MAX_PARENT_BYTES: usize = 4_000;
/// The attributes of which a long text has at least nearly as much as its worst passage.
const LIFTED: [Attribute; 4] =
    [Attribute::Toxicity, Attribute::IdentityAttack, Attribute::Threat, Attribute::Insult];
/// Scores below this are not explained: nothing weighed.
const MIN_EXPLAINED: f32 = 0.25;

/// A trained model, ready to score; cheap to share between threads.
pub struct Scorer {
    linear: Linear,
    /// Combination of each attribute in each language that has one.
    combinations: Vec<Option<Combination>>,
    /// Combination of concepts alone, of each attribute that has one.
    by_concepts: Vec<Option<Combination>>,
    /// How each attribute of a text in each language is weighed with that of its gloss in English.
    glosses: Vec<Option<Weighed>>,
    /// What a newsroom's own judgements make of each attribute in each language.
    adjustments: Vec<Option<Adjustment>>,
    model: Arc<str>,
    /// The checksum of its file.
    checksum: u64,
    /// The second stage, where one is switched on, and the name of both together.
    second: OnceLock<(Arc<SecondStage>, Arc<str>)>,
}

/// What is said of a text in its own language, and why its scores are held down, if they are.
struct Read {
    matches: Vec<LexiconMatch>,
    inputs: Inputs,
    values: [Option<f32>; ATTRIBUTES],
    /// Most texts score so little that nothing is to be held down; their grammar need not be read.
    held: OnceCell<Option<Held>>,
    failure: Option<String>,
}

/// Why a text's scores are held down; its grammar is read once.
fn held_of(held: &OnceCell<Option<Held>>, language: Lang, body: &Body, reader: &Reader) -> Option<Held> {
    *held.get_or_init(|| Grammar::of(language, &body.canonical.text, reader).of_text())
}

/// Buffers of one thread.
#[derive(Default)]
struct Buffers {
    scratch: Scratch,
    names: Names,
}

/// A static, so that it stands in the program once.
static BUILTIN_FILE: &[u8] = include_bytes!("../../../models/first-stage.bin");

thread_local! {
    static BUFFERS: RefCell<Buffers> = RefCell::default();
}

impl Scorer {
    /// Reads a model file.
    ///
    /// # Errors
    /// Says what is wrong with bytes that are not a whole, undamaged model of this program's format.
    pub fn load(bytes: &[u8]) -> Result<Self, ModelError> {
        Ok(Self::of_file(file::read(bytes)?, file::checksum_of(bytes)))
    }

    pub(crate) fn of_file((header, table): (file::Header, Table), checksum: u64) -> Self {
        let linear = Linear { table, scales: file::scales(&header), repair: Repair::later(header.known) };
        let combinations = by_key(&header.combinations);
        let by_concepts =
            Attribute::ALL.map(|a| header.combinations.get(&concept_key(a)).cloned()).into_iter().collect();
        let (glosses, adjustments) = (by_key(&header.glosses), by_key(&header.adjustments));
        Self {
            linear,
            combinations,
            by_concepts,
            glosses,
            adjustments,
            model: format!("{}@{}", header.name, header.version).into(),
            checksum,
            second: OnceLock::new(),
        }
    }

    /// The file of the model that is compiled in.
    pub fn builtin_file() -> &'static [u8] {
        BUILTIN_FILE
    }

    /// The model that is compiled in.
    pub fn builtin() -> &'static Self {
        static BUILTIN: LazyLock<Scorer> = LazyLock::new(|| {
            let file = file::read_static(Scorer::builtin_file());
            let checksum = file::checksum_of(Scorer::builtin_file());
            Scorer::of_file(file.expect("the built-in model is tested"), checksum)
        });
        &BUILTIN
    }

    /// The model as `name@version`; with a second stage, both, joined by `+`.
    pub fn model(&self) -> &str {
        self.second.get().map_or(&self.model, |(_, both)| both)
    }

    /// The checksum of its file, weights and calibration together, in hex; a second stage has no part in it.
    pub fn checksum(&self) -> String {
        format!("{:016x}", self.checksum)
    }

    /// Switches a second stage on, once and for good.
    ///
    /// # Errors
    /// Gives the stage back where there is one already.
    pub fn add_second_stage(&self, stage: impl Into<Arc<SecondStage>>) -> Result<(), Arc<SecondStage>> {
        let stage = stage.into();
        let both = format!("{}+{}", self.model, stage.name()).into();
        self.second.set((stage, both)).map_err(|(stage, _)| stage)
    }

    /// What the scores of an attribute in a language rest on; `None` where there are none.
    pub fn basis(&self, attribute: Attribute, language: Lang) -> Option<Basis> {
        attribute
            .basis(language)
            .filter(|basis| *basis != Basis::Labels || self.combination(attribute, language).is_some())
    }

    /// Scores a comment as a whole; its sentences get no scores of their own.
    pub fn score(&self, body: &Body, context: &Context<'_>) -> Scores {
        Self::with_buffers(|buffers| self.score_with(body, context, true, buffers))
    }

    /// Scores a comment as a whole without looking at passages of it: what the second stage's word is mixed with.
    pub(crate) fn score_whole(&self, body: &Body, context: &Context<'_>) -> Scores {
        Self::with_buffers(|buffers| self.score_with(body, context, false, buffers))
    }

    /// Scores a comment and each of its sentences.
    pub fn score_with_sentences(&self, body: &Body, context: &Context<'_>) -> Scores {
        Self::with_buffers(|buffers| {
            let scores = self.score_with(body, context, true, buffers);
            let sentences = self.sentences(body, scores.language, &buffers.scratch);
            Scores { sentences, ..scores }
        })
    }

    fn with_buffers<T>(run: impl FnOnce(&mut Buffers) -> T) -> T {
        // Taken, not borrowed: while the second stage runs, this thread may be given another text to score.
        let mut buffers = BUFFERS.take();
        let result = run(&mut buffers);
        BUFFERS.set(buffers);
        result
    }

    /// `is_all` is false of a text that only adds to the scores of another: its passages are not looked at, and a newsroom's own
    /// judgements do not bend its scores, but the sum.
    fn score_with(&self, body: &Body, context: &Context<'_>, is_all: bool, buffers: &mut Buffers) -> Scores {
        self.score_in(language_of(body, context), body, context, is_all, buffers)
    }

    fn score_in(
        &self,
        language: Lang,
        body: &Body,
        context: &Context<'_>,
        is_all: bool,
        buffers: &mut Buffers,
    ) -> Scores {
        let scratch = &mut buffers.scratch;
        let parent = context.parent.filter(|p| !p.trim().is_empty()).map(|p| parent_of(p, language));
        let read = self.read(language, body, parent.as_ref().map(|(_, reader)| reader), scratch);
        let Read { matches, inputs, mut values, held, mut failure } = read;
        let gloss = self.read_gloss(language, body, scratch);
        if let Some(gloss) = &gloss {
            let held = || held_of(&held, language, body, &scratch.reader).is_some();
            self.weigh_gloss(language, &gloss.said, held, &mut values);
        }
        composed::doubt_harmless_attacks(language, &mut values);
        if is_all && let Some((passage, share)) = self.worst_passage(body, language, scratch, &values) {
            let said = self.score_part(&passage, context, &mut scratch.lookups);
            for attribute in LIFTED {
                if let (Some(whole), Some(worst)) = (&mut values[attribute as usize], said.get(attribute)) {
                    *whole = whole.max(share * believed(worst));
                }
            }
            failure = failure.or(said.failure);
        }
        buffers.names.read(context);
        let scene =
            Scene { language, reader: &scratch.reader, names: &buffers.names, context, values: &values };
        let mut target = scene.target();
        if target != Target::Nobody && held_of(&held, language, body, &scratch.reader).is_some() {
            target = Target::Nobody;
        }
        if let Some((parent, _)) = &parent
            && let Some(echo) = echo_of(&scratch.reader)
        {
            let said = self.score_part(parent, context, &mut scratch.lookups);
            for attribute in Attribute::ALL {
                let value = &mut values[attribute as usize];
                if let (Some(own), Some(share), Some(parents)) =
                    (*value, echo.share(attribute), said.get(attribute))
                {
                    *value = Some(own.max(share * parents));
                }
            }
            if said.get(Attribute::Toxicity) >= Some(0.5) {
                target = echo.target(said.target);
            }
            failure = failure.or(said.failure);
        }
        composed::from_scores(language, &scratch.reader, body, target, &mut values);
        if is_all {
            self.adapt(language, &inputs, &mut values);
        }
        let mut explained = self.explain(body, language, scratch, &values, &matches);
        if let Some(gloss) = gloss {
            gloss.explain(body, &values, &mut explained);
            failure = failure.or(gloss.said.failure);
        }
        Scores {
            explained,
            sentences: Vec::new(),
            values,
            target,
            language,
            evasion: evasion_of(body, &scratch.reader),
            model: Arc::clone(self.second.get().map_or(&self.model, |(_, both)| both)),
            failure,
        }
    }

    /// What the stages and the word lists say of a text in its own language.
    fn read(&self, language: Lang, body: &Body, parent: Option<&Reader>, scratch: &mut Scratch) -> Read {
        let mut matches = look_up(body, language, scratch);
        let evidence =
            self.linear.gather(&body.canonical.text, body.quoted_blocks(), language, parent, scratch);
        drop_harmless(&mut matches, &scratch.reader, body);
        let inputs = inputs_of(&evidence, &cues_of(&scratch.reader, body, &matches));
        let mut values = [None; ATTRIBUTES];
        for attribute in Attribute::ALL {
            values[attribute as usize] = self.combined(attribute, language, &inputs);
        }
        let held = OnceCell::new();
        let lower = |of: fn(Held) -> bool, values: &mut _| {
            if Held::may_lower(values)
                && let Some(held) = held_of(&held, language, body, &scratch.reader).filter(|held| of(*held))
            {
                held.lower(values);
            }
        };
        lower(|_| true, &mut values);
        composed::attacks_are_toxic(&mut values);
        let second = self
            .second
            .get()
            .map(|(stage, _)| stage.refine(&body.canonical.text, &scratch.reader, language, &mut values));
        let failure = second.and_then(Result::err);
        lower(|_| true, &mut values);
        composed::from_word_lists(language, &matches, &scratch.reader, &mut values);
        lower(Held::outweighs_lists, &mut values);
        Read { matches, inputs, values, held, failure }
    }

    /// Scores a text that only adds to the scores of another, with buffers of its own but for the words that are kept.
    fn score_part(&self, body: &Body, context: &Context<'_>, lookups: &mut Lookups) -> Scores {
        with_own_buffers(lookups, |own| {
            self.score_with(body, &Context { parent: None, ..*context }, false, own)
        })
    }

    /// Bends the scores to what a newsroom's own judgements say, where the model was adapted.
    fn adapt(&self, language: Lang, inputs: &Inputs, values: &mut [Option<f32>; ATTRIBUTES]) {
        // Composed otherwise; a combination of its own comes only from a newsroom's decisions.
        if let Some(reject) = self.combined(Attribute::LikelyToReject, language, inputs) {
            values[Attribute::LikelyToReject as usize] = Some(reject);
        }
        let first = language as usize * ATTRIBUTES;
        let adjustments = self.adjustments.get(first..first + ATTRIBUTES).unwrap_or(&[]);
        for (value, adjustment) in values.iter_mut().zip(adjustments) {
            if let (Some(score), Some(adjustment)) = (value.as_mut(), adjustment) {
                *score = adjustment.of(f64::from(*score)) as f32;
            }
        }
    }

    /// Runs the linear stage alone and gives one number, for measuring how long it takes.
    pub fn linear_pass(&self, body: &Body) -> f32 {
        BUFFERS.with_borrow_mut(|buffers| {
            buffers.scratch.reader.harmless.clear();
            self.linear
                .gather(&body.canonical.text, std::iter::empty(), Lang::En, None, &mut buffers.scratch)
                .text[0]
        })
    }

    /// The worst passage of a long text, as a text of its own, and the share of its scores that the whole text has at least.
    /// `values` are the scores of the whole; those that no passage can raise are not looked at.
    fn worst_passage(
        &self,
        body: &Body,
        language: Lang,
        scratch: &Scratch,
        values: &[Option<f32>; ATTRIBUTES],
    ) -> Option<(Body, f32)> {
        let reader = &scratch.reader;
        let can_rise =
            |attribute: &&Attribute| values[**attribute as usize].is_some_and(|score| score < SHARE);
        let worst = worst_passage(reader, |piece| {
            let mut cues = [0.0; CUES];
            cues[LENGTH_CUE] = length_of(reader.tokens.get(piece.tokens.clone()).unwrap_or(&[]));
            let inputs = inputs_of(&self.linear.evidence_of(scratch, piece), &cues);
            let scores = LIFTED.iter().filter(can_rise);
            let scores = scores.filter_map(|attribute| self.combined(*attribute, language, &inputs));
            scores.fold(0.0, f32::max)
        })?;
        let span = body.canonical.to_raw(worst.bytes);
        Some((Body::read(body.text.get(span.begin..span.end)?, Some(language.as_str())), worst.share))
    }

    fn combined(&self, attribute: Attribute, language: Lang, inputs: &Inputs) -> Option<f32> {
        let combination = self.combination(attribute, language);
        let has_concepts = language != Lang::En && language.has_concepts();
        if combination.is_none() && !has_concepts {
            return None;
        }
        let mut inputs = *inputs;
        let labelled = combination.map(|combination| {
            let mut inputs = inputs;
            shorten(&mut inputs, language);
            aim(&mut inputs, attribute);
            combination.score(&inputs)
        });
        if !has_concepts {
            return labelled;
        }
        shorten_to_sentence(&mut inputs);
        aim(&mut inputs, attribute);
        without_words(&mut inputs);
        let by_concepts = self.by_concepts.get(attribute as usize)?.as_ref().map(|c| c.score(&inputs));
        match (labelled, by_concepts) {
            // The French and the Portuguese labels are too noisy to overrule a sentence that reads as an attack, and the
            // Arabic ones are few and were sampled by names of groups. What reads as none says nothing about its words.
            (Some(labelled), Some(by_concepts))
                if by_concepts >= 0.5 && matches!(language, Lang::Fr | Lang::Pt | Lang::Ar) =>
            {
                Some(labelled.max(by_concepts))
            }
            (labelled, by_concepts) => labelled.or(by_concepts),
        }
    }

    pub(crate) fn combination(&self, attribute: Attribute, language: Lang) -> Option<&Combination> {
        self.combinations.get(language as usize * ATTRIBUTES + attribute as usize)?.as_ref()
    }

    fn explain(
        &self,
        body: &Body,
        language: Lang,
        scratch: &Scratch,
        values: &[Option<f32>; ATTRIBUTES],
        matches: &[LexiconMatch],
    ) -> Vec<(Attribute, Vec<Explained>)> {
        let mut explained: Vec<(Attribute, Vec<Explained>)> = Vec::new();
        // The attribute whose combination explains each of them.
        let mut sources: Vec<Attribute> = Vec::new();
        for attribute in Attribute::ALL {
            if values[attribute as usize].is_some_and(|score| score >= MIN_EXPLAINED) {
                let own = self.combination(attribute, language).map(|_| attribute);
                let source = own.unwrap_or_else(|| composed::stands_on(attribute));
                let known =
                    sources.iter().position(|known| *known == source).and_then(|at| explained.get(at));
                let spans = if let Some((_, spans)) = known {
                    spans.clone()
                } else {
                    let model = self.combination(source, language);
                    spans_of(model, &self.linear, scratch, body, matches)
                };
                if !spans.is_empty() {
                    explained.push((attribute, spans));
                    sources.push(source);
                }
            }
        }
        explained
    }

    fn sentences(&self, body: &Body, language: Lang, scratch: &Scratch) -> Vec<SentenceScores> {
        let grammar = Grammar::of(language, &body.canonical.text, &scratch.reader);
        let read = scratch.reader.sentences.iter().zip(&scratch.sentences).take(MAX_SENTENCES).enumerate();
        read.map(|(at, (sentence, (text, concept)))| {
            let alone = Evidence { text: *text, concept: *concept, top_text: *text, top_concept: *concept };
            let mut cues = [0.0; CUES];
            cues[LENGTH_CUE] =
                length_of(scratch.reader.tokens.get(sentence.first..sentence.last).unwrap_or(&[]));
            let inputs = inputs_of(&alone, &cues);
            let mut values = [None; ATTRIBUTES];
            for attribute in Attribute::ALL {
                values[attribute as usize] = self.combined(attribute, language, &inputs);
            }
            if Held::may_lower(&values)
                && let Some(held) = grammar.of_sentence(at)
            {
                held.lower(&mut values);
            }
            composed::attacks_are_toxic(&mut values);
            SentenceScores { span: body.canonical.to_raw(sentence.span.begin..sentence.span.end), values }
        })
        .collect()
    }

    /// What the combinations look at, for a text in a given language: for fitting them.
    pub(crate) fn inputs(&self, body: &Body, language: Lang) -> Inputs {
        BUFFERS.with_borrow_mut(|buffers| {
            let mut matches = look_up(body, language, &mut buffers.scratch);
            let evidence = self.linear.gather(
                &body.canonical.text,
                body.quoted_blocks(),
                language,
                None,
                &mut buffers.scratch,
            );
            drop_harmless(&mut matches, &buffers.scratch.reader, body);
            inputs_of(&evidence, &cues_of(&buffers.scratch.reader, body, &matches))
        })
    }

    /// What the second stage reads of a text.
    pub(crate) fn nameless(&self, body: &Body, language: Lang) -> String {
        BUFFERS.with_borrow_mut(|buffers| {
            look_up(body, language, &mut buffers.scratch);
            self.linear.gather(
                &body.canonical.text,
                body.quoted_blocks(),
                language,
                None,
                &mut buffers.scratch,
            );
            without_names(&body.canonical.text, &buffers.scratch.reader)
        })
    }

    /// The weights, for writing them.
    pub(crate) const fn table(&self) -> &crate::table::Table {
        &self.linear.table
    }

    /// The weights, for a scorer with combinations.
    pub(crate) fn into_table(self) -> Table {
        self.linear.table
    }

    /// A scorer without combinations, for fitting them.
    pub(crate) fn without_combinations(linear: Linear) -> Self {
        Self {
            linear,
            combinations: Vec::new(),
            by_concepts: Vec::new(),
            glosses: Vec::new(),
            adjustments: Vec::new(),
            model: "untrained@0".into(),
            checksum: 0,
            second: OnceLock::new(),
        }
    }
}

/// Runs with buffers of its own but for the words that are kept.
fn with_own_buffers<T>(lookups: &mut Lookups, run: impl FnOnce(&mut Buffers) -> T) -> T {
    let mut own = Buffers::default();
    std::mem::swap(&mut own.scratch.lookups, lookups);
    let said = run(&mut own);
    std::mem::swap(&mut own.scratch.lookups, lookups);
    said
}

/// How much disguise was undone, in reading the text and in reading its words.
fn evasion_of(body: &Body, reader: &Reader) -> f32 {
    /// What one word with stars or drawn out counts.
    const OF_A_WORD: f32 = 0.3;
    if reader.disguised == 0 {
        return body.canonical.evasion;
    }
    let words = reader.tokens.len().max(1) as f32;
    (body.canonical.evasion + OF_A_WORD * reader.disguised as f32 / words.sqrt()).min(1.0)
}

/// The comment that is answered, read as far as it is looked at.
fn parent_of(text: &str, language: Lang) -> (Body, Reader) {
    let longest = MAX_PARENT_BYTES.min(text.len());
    let end = (0..=longest).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let body = Body::read(text.get(..end).unwrap_or(text), Some(language.as_str()));
    let mut reader = Reader::default();
    reader.read(&body.canonical.text, language, &[], None);
    (body, reader)
}
