//! The models of an installation: the built-in one, those that were adapted to it, and which of them is in use.

use anyhow::{Context, bail};
use comity_classify::Scorer;
use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of adapted models in the data folder.
const FOLDER: &str = "models";
/// The file in it that names the model in use; without it, the built-in one is.
const IN_USE: &str = "in-use";
/// What the built-in model is called where one is chosen.
pub(crate) const BUILTIN: &str = "builtin";
/// Adapted models that are counted at most when a free number is looked for.
const MAX_MODELS: u32 = 100_000;

/// The models in a data folder.
pub(crate) struct Models {
    folder: PathBuf,
}

impl Models {
    /// Those in the data folder `data`, which need not exist.
    pub(crate) fn of(data: &Path) -> Self {
        Self { folder: data.join(FOLDER) }
    }

    /// The names of the adapted models, in order.
    pub(crate) fn names(&self) -> anyhow::Result<Vec<String>> {
        let mut names = Vec::new();
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(names),
            Err(error) => {
                return Err(error).with_context(|| format!("cannot read `{}`", self.folder.display()));
            }
        };
        for entry in entries {
            let file = entry.with_context(|| format!("cannot read `{}`", self.folder.display()))?.file_name();
            if let Some(name) = file.to_str().and_then(|file| file.strip_suffix(".bin")) {
                names.push(name.to_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    /// The name of the model in use.
    pub(crate) fn in_use(&self) -> anyhow::Result<String> {
        let file = self.folder.join(IN_USE);
        match fs::read_to_string(&file) {
            Ok(name) => Ok(name.trim().to_owned()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BUILTIN.to_owned()),
            Err(error) => Err(error).with_context(|| format!("cannot read `{}`", file.display())),
        }
    }

    /// The file of the model called `name`.
    pub(crate) fn read(&self, name: &str) -> anyhow::Result<Cow<'static, [u8]>> {
        if name == BUILTIN {
            return Ok(Cow::Borrowed(Scorer::builtin_file()));
        }
        let file = self.file(name)?;
        match fs::read(&file) {
            Ok(bytes) => Ok(Cow::Owned(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                bail!("there is no model `{name}`; {}", self.what_there_is(name)?)
            }
            Err(error) => Err(error).with_context(|| format!("cannot read the model `{}`", file.display())),
        }
    }

    /// The model that a misspelt name means, or all that there are.
    fn what_there_is(&self, name: &str) -> anyhow::Result<String> {
        let mut names = self.names()?;
        names.insert(0, BUILTIN.to_owned());
        let near = comity_locale::did_you_mean(name, names.iter().map(String::as_str));
        Ok(near.unwrap_or_else(|| {
            let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            format!("there is {}; `comity model adapt` makes one", quoted.join(", "))
        }))
    }

    /// Uses the model called `name` from the next start on.
    pub(crate) fn choose(&self, name: &str) -> anyhow::Result<()> {
        let bytes = self.read(name)?;
        Scorer::load(&bytes).with_context(|| format!("cannot use the model `{name}`"))?;
        fs::create_dir_all(&self.folder)
            .with_context(|| format!("cannot make `{}`", self.folder.display()))?;
        write_whole(&self.folder.join(IN_USE), format!("{name}\n").as_bytes())
    }

    /// The first free `label.NUMBER` among the adapted models, as a version behind `base`.
    pub(crate) fn free_version(&self, base: &str, label: &str) -> anyhow::Result<String> {
        let taken = self.names()?;
        let free = (1..MAX_MODELS).map(|number| format!("{base}+{label}.{number}"));
        let mut free =
            free.filter(|version| !taken.iter().any(|name| name.ends_with(&format!("@{version}"))));
        free.next().context("there are too many adapted models; remove some")
    }

    /// Keeps a new model and what was measured of it; never in the place of another.
    pub(crate) fn keep(&self, name: &str, model: &[u8], report: &str) -> anyhow::Result<()> {
        fs::create_dir_all(&self.folder)
            .with_context(|| format!("cannot make `{}`", self.folder.display()))?;
        let file = self.file(name)?;
        if file.exists() {
            bail!("there is a model `{name}` already");
        }
        fs::write(&file, model)
            .and_then(|()| fs::write(file.with_extension("json"), report))
            .with_context(|| format!("cannot write `{}`", file.display()))
    }

    /// The path of an adapted model; a name never leaves the folder.
    fn file(&self, name: &str) -> anyhow::Result<PathBuf> {
        let is_name = !name.is_empty()
            && !name.starts_with('.')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '@' | '+'));
        if !is_name {
            bail!("`{name}` is no name of a model");
        }
        Ok(self.folder.join(format!("{name}.bin")))
    }
}

/// Writes a file aside and moves it, so that whoever reads it meanwhile, or a program that is cut short, sees the old one or the
/// new one whole.
pub(crate) fn write_whole(file: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut aside = file.as_os_str().to_owned();
    aside.push(".new");
    fs::write(&aside, bytes)
        .and_then(|()| fs::rename(&aside, file))
        .with_context(|| format!("cannot write `{}`", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_kept_chosen_and_given_up_again() {
        let data = tempfile::tempdir().expect("a temporary folder can be made");
        let models = Models::of(data.path());
        assert_eq!(models.in_use().expect("nothing is chosen"), BUILTIN);
        assert_eq!(models.free_version("2", "gazette").expect("none is taken"), "2+gazette.1");
        models.keep("first-stage@2+gazette.1", Scorer::builtin_file(), "{}").expect("it is new");
        assert!(models.keep("first-stage@2+gazette.1", b"", "{}").is_err(), "it is not overwritten");
        assert_eq!(models.free_version("2", "gazette").expect("one is taken"), "2+gazette.2");
        models.choose("first-stage@2+gazette.1").expect("it is a model");
        assert_eq!(models.in_use().expect("one is chosen"), "first-stage@2+gazette.1");
        models.choose(BUILTIN).expect("it is always there");
        assert_eq!(models.in_use().expect("one is chosen"), BUILTIN);
        for name in ["../secret", "", ".hidden", "a/b", "missing"] {
            assert!(models.choose(name).is_err(), "{name}");
        }
        let why = |name: &str| models.choose(name).expect_err("there is no such model").to_string();
        assert!(why("first-stage@2+gazete.1").ends_with("did you mean `first-stage@2+gazette.1`?"));
        assert!(
            why("nope").contains("`nope`; there is `builtin`, `first-stage@2+gazette.1`"),
            "{}",
            why("nope")
        );
    }
}
