//! The scorer that the program brings along, and the second stage that an operator may switch off or bring along.

use crate::models::{BUILTIN, Models};
use anyhow::{Context, anyhow};
use comity_actions::{BrokenScorer, MAX_SECOND_STAGE_BYTES, Scorer, SecondStage, TextScorer};
use serde::Deserialize;
use std::convert::Infallible;
use std::fs::File;
use std::io::Read;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

/// Which second stage is used.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub(crate) enum SecondStageFrom {
    /// None: the first stage scores alone.
    None,
    /// The one that is compiled in.
    #[default]
    BuiltIn,
    /// One in a file.
    File(PathBuf),
}

impl FromStr for SecondStageFrom {
    type Err = Infallible;

    fn from_str(said: &str) -> Result<Self, Infallible> {
        Ok(said.to_owned().into())
    }
}

impl From<String> for SecondStageFrom {
    fn from(said: String) -> Self {
        match said.as_str() {
            "none" => Self::None,
            "built-in" => Self::BuiltIn,
            _ => Self::File(said.into()),
        }
    }
}

impl SecondStageFrom {
    /// The same, with a file that is looked for from `folder` on.
    pub(crate) fn below(self, folder: &Path) -> Self {
        match self {
            Self::File(file) => Self::File(folder.join(file)),
            from => from,
        }
    }
}

/// The built-in scorer. When its model cannot be read, one whose signals have all failed: comments are then held, or
/// whatever the policy says `on_failure`, and the operator is told here.
pub(crate) fn load() -> Arc<dyn TextScorer> {
    match builtin() {
        Ok(scorer) => Arc::new(scorer),
        Err(why) => {
            tracing::error!(
                why,
                "comments cannot be scored: rules that need a signal take their `on_failure`"
            );
            Arc::new(BrokenScorer { why })
        }
    }
}

/// The scorer that an installation has in use: the built-in one, or one that was adapted to it. As for the built-in one,
/// a model that cannot be read fails every signal, in sight of the moderators; so does a second stage that is named and
/// cannot be read.
pub(crate) fn in_use(data: &Path, second_stage: &SecondStageFrom) -> Arc<dyn TextScorer> {
    let models = Models::of(data);
    let read = models.in_use().and_then(|name| {
        if name == BUILTIN {
            return Ok(builtin());
        }
        let bytes = models.read(&name)?;
        let scorer = Scorer::load(&bytes).with_context(|| format!("cannot use the model `{name}`"))?;
        // It stays until the program ends.
        Ok(Ok(&*Box::leak(Box::new(scorer))))
    });
    let read = read.and_then(|scorer| match scorer {
        Ok(scorer) => add_second_stage(scorer, second_stage).map(|()| Ok(scorer)),
        broken => Ok(broken),
    });
    match read {
        Ok(Ok(scorer)) => Arc::new(scorer),
        Ok(Err(_)) => load(),
        Err(error) => {
            let why = format!("{error:#}");
            tracing::error!(
                why,
                "comments cannot be scored: `comity model use builtin` goes back to the built-in model, and with \
                 `second_stage = \"none\"` in `comity.toml` the first stage scores alone"
            );
            Arc::new(BrokenScorer { why })
        }
    }
}

/// The built-in scorer itself, for commands that cannot do without.
pub(crate) fn builtin() -> Result<&'static Scorer, String> {
    catch_unwind(Scorer::builtin).map_err(|_| "the built-in model cannot be read".to_owned())
}

/// Switches a second stage on, for as long as the program runs; once is enough.
pub(crate) fn add_second_stage(scorer: &Scorer, from: &SecondStageFrom) -> anyhow::Result<()> {
    let Some(stage) = second_stage(from)? else { return Ok(()) };
    let name = stage.name().to_owned();
    match scorer.add_second_stage(stage) {
        Err(_) if !scorer.model().ends_with(&format!("+{name}")) => {
            Err(anyhow!("another second stage is switched on already"))
                .with_context(|| format!("cannot use the second stage `{name}`"))
        }
        _ => Ok(()),
    }
}

/// The second stage that is meant, if there is to be one.
pub(crate) fn second_stage(from: &SecondStageFrom) -> anyhow::Result<Option<SecondStage>> {
    let file = match from {
        SecondStageFrom::None => return Ok(None),
        SecondStageFrom::BuiltIn => return Ok(Some(SecondStage::builtin())),
        SecondStageFrom::File(file) => file,
    };
    let named = || format!("cannot use the second stage `{}`", file.display());
    let mut bytes = Vec::new();
    let limit = MAX_SECOND_STAGE_BYTES as u64 + 1;
    File::open(file).and_then(|opened| opened.take(limit).read_to_end(&mut bytes)).with_context(named)?;
    SecondStage::load(&bytes).with_context(named).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_stage_that_cannot_be_read_is_named_and_every_signal_fails() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("second-stage.bin");
        std::fs::write(&file, "not a model").unwrap();
        let from = SecondStageFrom::from("second-stage.bin".to_owned()).below(folder.path());
        let error = format!("{:#}", add_second_stage(builtin().unwrap(), &from).unwrap_err());
        assert!(error.contains("second-stage.bin") && error.contains("COMITYS2"), "{error}");
        assert_eq!(in_use(folder.path(), &from).version(), "none");
        assert_ne!(in_use(folder.path(), &SecondStageFrom::None).version(), "none");
    }
}
