//! Training: from labelled comments to a model file, the same bytes for the same data and seed.

mod adapt;
mod augment;
mod combination;
mod export;
mod fit;
mod gloss;
mod meaning;
mod mix;
mod random;
mod read;
mod sentences;
mod split;
mod table;
mod templates;
mod vocabulary;

pub use adapt::{AdaptReport, AdaptedAttribute, Judgement, Quality, adapt};
pub use export::{SecondStageRow, second_stage_rows};
pub use gloss::weigh_glosses;
pub(crate) use mix::evened_out;
pub(crate) use random::Random;
pub use read::DataError;
pub(crate) use read::{Row, read_folder};
pub(crate) use sentences::held_out_sentences;
pub(crate) use split::Split;
pub(crate) use templates::{contrast_suites, swapped_groups};

use crate::evidence::Linear as Stage;
use crate::features::Repair;
use crate::file::{self, Header};
use crate::score::{Scorer, listed};
use comity_text::Body;
use fit::{Example, FitOptions, Linear};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use vocabulary::{Features, Vocabulary, all_features, known_words};

/// What to train on and how.
#[derive(Debug, Clone)]
pub struct TrainOptions {
    /// Folder with `*.ndjson` or `*.ndjson.gz`, one labelled comment a line.
    pub data: PathBuf,
    /// Seed of everything that is drawn.
    pub seed: u64,
    /// Name of the model.
    pub name: String,
    /// Version of the model.
    pub version: String,
    /// Lines of four weight rows in the table; a power of two.
    pub lines: usize,
    /// Times that each frame of our own sentences is filled.
    pub fillings: usize,
}

impl TrainOptions {
    /// The settings of the published model, on the data in `data`.
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            seed: 7,
            name: "first-stage".to_owned(),
            version: VERSION.to_owned(),
            lines: 1 << 17,
            fillings: 28,
        }
    }
}

/// Version of the published model.
pub const VERSION: &str = "9";

/// How far a training is.
#[derive(Debug, Clone, PartialEq)]
pub enum Progress {
    /// So many labelled comments were read.
    Read(usize),
    /// So many features got a weight.
    Vocabulary(usize),
    /// A pass over the data is done: which, of how many, with which mean loss.
    Epoch(usize, usize, f32),
    /// So many features found a place in the table.
    Table(usize),
    /// The combination and calibration of an attribute in a language were fitted.
    Combination(String),
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(comments) => write!(f, "{comments} comments read"),
            Self::Vocabulary(features) => write!(f, "{features} features"),
            Self::Epoch(pass, of, loss) => write!(f, "pass {pass} of {of}, mean loss {loss:.4}"),
            Self::Table(kept) => write!(f, "{kept} features kept"),
            Self::Combination(name) => write!(f, "{name} calibrated"),
        }
    }
}

/// Passes over all features that occur often enough, and over those that found a place.
const FIRST_EPOCHS: usize = 3;
const SECOND_EPOCHS: usize = 2;
/// First step size and pull to zero.
const RATE: f32 = 0.2;
const DECAY: f32 = 0.0003;

/// Trains a model and gives the bytes of its file.
///
/// # Errors
/// When the data cannot be read.
pub fn train(options: &TrainOptions, progress: &mut dyn FnMut(Progress)) -> Result<Vec<u8>, DataError> {
    let (mut rows, sets) = read::read_folder(&options.data)?;
    progress(Progress::Read(rows.len()));
    let counts = rows.iter().fold(vec![0; sets.len()], |mut counts, row| {
        counts[usize::from(row.set)] += 1;
        counts
    });
    rows.extend(templates::training_rows(options.seed, options.fillings));
    rows.extend(sentences::sentence_rows());
    mix::weak_labels(&mut rows);
    let written = rows.len();
    rows.extend(augment::misspelt_copies(&rows, options.seed));
    make_canonical(&mut rows);
    // Of what people wrote: in the copies every misspelling of ours would be a word.
    let known = known_words(&rows[..written]);
    let mut glosses = gloss::english_copies(&rows[..written]);
    make_canonical(&mut glosses);
    rows.extend(glosses);
    let repair = Repair::new(known.iter());
    let features = all_features(&rows, &repair);
    let vocabulary = Vocabulary::of(&rows, &features);
    progress(Progress::Vocabulary(vocabulary.hashes.len()));
    let (table, scales) = fit_table(&rows, &features, &vocabulary, options, progress);
    drop(features);
    let scorer = Scorer::without_combinations(Stage { table, scales, repair: Repair::later(known.clone()) });
    let combinations = mix::fit_all(&scorer, &rows, progress);
    let mut header = Header {
        name: options.name.clone(),
        version: options.version.clone(),
        seed: options.seed,
        sets: sets.into_iter().zip(counts).collect::<BTreeMap<_, _>>(),
        scales: scales.iter().take(crate::output::OUTPUTS).copied().collect(),
        known,
        combinations,
        glosses: BTreeMap::new(),
        adjustments: BTreeMap::new(),
    };
    let scorer = Scorer::of_file((header.clone(), scorer.into_table()), 0);
    header.glosses = gloss::fit_all(&scorer, &rows, progress);
    Ok(file::write(&header, scorer.table()))
}

/// Gives every row its canonical view, which is what features are taken from.
fn make_canonical(rows: &mut [Row]) {
    rows.par_iter_mut().with_min_len(64).for_each(|row| {
        row.text = mix::evened_out(row);
        let body = Body::read(&row.text, Some(row.lang.as_str()));
        row.harmless = listed(&body, row.lang).harmless;
        row.canonical = body.canonical.text;
    });
}

/// Fits all features, keeps those that weigh most, fits these again and rounds them.
fn fit_table(
    rows: &[Row],
    features: &[Features],
    vocabulary: &Vocabulary,
    options: &TrainOptions,
    progress: &mut dyn FnMut(Progress),
) -> (crate::table::Table, crate::output::PerOutput<f32>) {
    let epochs = FIRST_EPOCHS + SECOND_EPOCHS;
    let mut settings = FitOptions { epochs: FIRST_EPOCHS, rate: RATE, decay: DECAY, seed: options.seed };
    let mut linear = Linear::new(vocabulary.hashes.len());
    let examples = examples(rows, features, &|hash| vocabulary.numbers.get(&hash).copied());
    linear.fit(&examples, settings, &mut |epoch, loss| progress(Progress::Epoch(epoch, epochs, loss)));
    drop(examples);
    let mut table = crate::table::Table::new(options.lines);
    let kept = table::reserve(&mut table, vocabulary, &linear.weights);
    progress(Progress::Table(kept.iter().filter(|k| **k).count()));
    let examples = self::examples(rows, features, &|hash| {
        vocabulary.numbers.get(&hash).copied().filter(|n| kept[*n as usize])
    });
    settings.epochs = SECOND_EPOCHS;
    settings.rate = RATE / 2.0;
    settings.seed ^= 1;
    linear.fit(&examples, settings, &mut |epoch, loss| {
        progress(Progress::Epoch(FIRST_EPOCHS + epoch, epochs, loss));
    });
    let scales = table::quantise(&mut table, vocabulary, &kept, &linear.weights);
    (table, scales)
}

fn examples(rows: &[Row], features: &[Features], number: &dyn Fn(u64) -> Option<u32>) -> Vec<Example> {
    let numbers = |hashes: &[u64]| hashes.iter().filter_map(|h| number(*h)).collect();
    rows.iter()
        .zip(features)
        .filter(|(row, _)| row.split == Split::Train)
        .map(|(row, features)| Example {
            text: numbers(&features.text),
            concept: numbers(&features.concept),
            domain: row.domain,
            meaning: row.meaning,
            only_words: row.only_words,
        })
        .collect()
}
