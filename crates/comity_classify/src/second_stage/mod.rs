//! The second stage: a small transformer for what the first stage is unsure of, in English or in what is read in English.
//!
//! It lives in a file of its own, is read only where it is switched on, and the first stage stands without it. It
//! changes the scores of the attributes that it was trained for and leaves all others alone. What it cannot do it says:
//! a failure of the network is a failure of the score, never a low one.

mod cascade;
pub(crate) mod file;
mod names;
mod network;
mod wordpiece;

use crate::attribute::Attribute;
use crate::combine::{Weighed, by_key};
use crate::features::{Lang, Reader};
use cascade::{Step, Values};
use network::Network;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use wordpiece::WordPiece;

pub use file::{MAX_SECOND_STAGE_BYTES, SecondStageError};
pub(crate) use names::without_names;

/// A static, so that it stands in the program once; nothing of it is read before it is asked for.
static BUILTIN_FILE: &[u8] = include_bytes!("../../../../models/second-stage.bin");

/// A second stage: in memory, or compiled in and read when it is first asked.
pub struct SecondStage {
    name: String,
    stage: Later,
}

type Later = LazyLock<Stage, Box<dyn FnOnce() -> Stage + Send>>;

/// A second stage in memory, ready to run.
struct Stage {
    words: WordPiece,
    /// What is asked one after the other, the cheapest first.
    steps: Vec<Step>,
    network: Network,
    longest: usize,
    /// How each attribute of a text in each language is weighed with that of its gloss; empty where the first stage's word on
    /// that stands.
    glosses: Vec<Option<Weighed>>,
}

impl SecondStage {
    /// The second stage that is compiled in. It is read when it is first asked: a program that scores nothing does without
    /// its memory.
    pub fn builtin() -> Self {
        let name = file::name_in(BUILTIN_FILE).expect("the built-in second stage is tested");
        let read = || {
            let read = Stage::of(file::read(BUILTIN_FILE), Network::load_static);
            read.expect("the built-in second stage is tested").1
        };
        // On a thread of its own: a worker that waits for the network to be read would be given another text meanwhile, which
        // waits for the same.
        let apart = move || std::thread::scope(|scope| scope.spawn(read).join());
        let stage: Later = LazyLock::new(Box::new(move || apart().expect("it could be read")));
        Self { name, stage }
    }

    /// Reads a second stage's file.
    ///
    /// # Errors
    /// Says what is wrong with bytes that are not a whole, undamaged second stage of this program's format.
    pub fn load(bytes: &[u8]) -> Result<Self, SecondStageError> {
        let (name, stage) = Stage::of(file::read(bytes), Network::load)?;
        let stage: Later = LazyLock::new(Box::new(move || stage));
        LazyLock::force(&stage);
        Ok(Self { name, stage })
    }

    /// Which one it is, as `name@version`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many steps it can take: each is asked where the one before it leaves doubt.
    pub fn steps(&self) -> usize {
        self.stage.steps.len()
    }

    /// What a step of the network says of a text without disguises and names of groups: one number per output, before any
    /// calibration.
    ///
    /// # Errors
    /// Says why the network could not run.
    pub fn logits(&self, step: usize, nameless: &str) -> Result<Vec<f32>, String> {
        self.stage.logits(step, nameless)
    }

    /// Mixes its word into the first stage's scores where these leave doubt.
    ///
    /// `reader` is the first stage's reading of `canonical`.
    ///
    /// # Errors
    /// Says why the network could not run; the scores are then as they were.
    pub(crate) fn refine(
        &self,
        canonical: &str,
        reader: &Reader,
        language: Lang,
        values: &mut Values,
    ) -> Result<(), String> {
        if language != Lang::En {
            return Ok(());
        }
        self.stage.refine(canonical, reader, values)
    }

    /// How scores are weighed with those of a gloss that it has read, by language and attribute, where it was fitted to that.
    pub(crate) fn glosses(&self) -> Option<&[Option<Weighed>]> {
        Some(self.stage.glosses.as_slice()).filter(|glosses| !glosses.is_empty())
    }

    /// The attributes whose scores it may change.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute> {
        let mixed = self.stage.steps.iter().flat_map(Step::attributes);
        mixed.collect::<BTreeSet<_>>().into_iter()
    }
}

impl Stage {
    /// What was read, with its name.
    fn of<'b>(
        read: Result<(file::Header, &'b [u8]), SecondStageError>,
        load: impl FnOnce(&'b [u8], &[&str], usize) -> Result<Network, String>,
    ) -> Result<(String, Self), SecondStageError> {
        let (header, network) = read?;
        let words = WordPiece::new(&header.vocabulary, &header.emoji).ok_or_else(|| {
            SecondStageError::Unsound("its vocabulary lacks a token that every text needs".into())
        })?;
        if !(header::SHORTEST..=header::POSITIONS).contains(&header.longest) {
            return Err(SecondStageError::Unsound(format!("it reads {} tokens of a text", header.longest)));
        }
        if !(1..=header::MOST_STEPS).contains(&header.steps.len()) {
            return Err(SecondStageError::Unsound(format!("it has {} steps", header.steps.len())));
        }
        let steps = header.steps.iter().map(|step| Step::new(header.outputs.len(), step));
        let steps = steps.collect::<Result<_, _>>().map_err(SecondStageError::Unsound)?;
        let names: Vec<&str> = header.steps.iter().map(|step| step.output.as_str()).collect();
        let network = load(network, &names, header.outputs.len()).map_err(SecondStageError::Unsound)?;
        if let Some((name, _)) = header.glosses.iter().find(|(_, weighed)| !weighed.is_sound()) {
            let why = format!("how it weighs the gloss for `{name}` is not sound");
            return Err(SecondStageError::Unsound(why));
        }
        let glosses = if header.glosses.is_empty() { Vec::new() } else { by_key(&header.glosses) };
        let stage = Self { words, steps, network, longest: header.longest, glosses };
        // A network that cannot read one word would fail on every comment: better to say so now.
        for step in 0..stage.steps.len() {
            stage.logits(step, "bridge").map_err(SecondStageError::Unsound)?;
        }
        Ok((header.named().in_full(), stage))
    }

    fn logits(&self, step: usize, nameless: &str) -> Result<Vec<f32>, String> {
        self.network.run(step, &self.words.encode(nameless, self.longest))
    }

    fn refine(&self, canonical: &str, reader: &Reader, values: &mut Values) -> Result<(), String> {
        let first = *values;
        let mut tokens = Vec::new();
        for (number, step) in self.steps.iter().enumerate() {
            if !step.is_unsure(values) {
                continue;
            }
            if tokens.is_empty() {
                tokens = self.words.encode(&without_names(canonical, reader), self.longest);
            }
            if !step.reads(tokens.len()) {
                continue;
            }
            let said = self.network.run(number, &tokens).inspect_err(|_| *values = first)?;
            step.mix(&said, &first, values);
        }
        Ok(())
    }
}

/// Bounds of what a file may ask for.
mod header {
    /// Tokens of a text that are read at least: begin, one word, end.
    pub(super) const SHORTEST: usize = 3;
    /// Steps that one file has at most.
    pub(super) const MOST_STEPS: usize = 4;
    /// Places that the network knows.
    pub(super) const POSITIONS: usize = 128;
}

#[cfg(test)]
mod tests;
