//! `cargo xtask generate`: every fact about behaviour is written once; here it is copied to where people read it.
//!
//! The program itself writes its references (`comity generate FOLDER`, hidden from `--help`), npm builds the scripts and
//! styles. `--check` writes nothing that stays: it compares and names every committed file that is not current.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::Args;

/// Where generated references stand; a file there that nobody generates any more is stale.
const REFERENCES: &str = "docs/reference";

/// What npm builds, from `web/`.
const ASSETS: &str = "crates/comity_web/assets";

/// Settings of `cargo xtask generate`.
#[derive(Args)]
pub(crate) struct Options {
    /// Fail when a committed file is not current, and leave all files as they are.
    #[arg(long)]
    check: bool,
    /// The program to ask for its references; built when left out.
    #[arg(long, value_name = "FILE")]
    program: Option<PathBuf>,
    /// What to generate; both when left out.
    #[arg(long, value_enum)]
    only: Option<Part>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// What the program says about itself.
    References,
    /// Scripts and styles, built from `web/`.
    Assets,
}

/// The files below a folder, by path from there.
type Files = BTreeMap<String, Vec<u8>>;

/// Generates, or checks; true when everything is current (always after writing).
pub(crate) fn run(root: &Path, options: &Options) -> Result<bool> {
    let wants = |part| options.only.is_none_or(|only| only == part);
    let mut stale = Vec::new();
    if wants(Part::References) {
        stale.extend(references(root, options)?);
    }
    if wants(Part::Assets) && root.join("web/package.json").is_file() {
        stale.extend(assets(root, options)?);
    }
    for line in &stale {
        println!("{line}");
    }
    let verb = if options.check { "not current" } else { "brought up to date" };
    println!("generate: {} files {verb}", stale.len());
    if options.check && !stale.is_empty() {
        println!("run `cargo xtask generate` and commit what it changes");
    }
    Ok(!options.check || stale.is_empty())
}

/// Asks the program for its references and puts them in their places.
fn references(root: &Path, options: &Options) -> Result<Vec<String>> {
    let fresh_folder = root.join("target/generated");
    if fresh_folder.exists() {
        fs::remove_dir_all(&fresh_folder)
            .with_context(|| format!("cannot empty `{}`", fresh_folder.display()))?;
    }
    fs::create_dir_all(&fresh_folder).with_context(|| format!("cannot make `{}`", fresh_folder.display()))?;
    let mut command = if let Some(program) = &options.program {
        Command::new(program)
    } else {
        let mut cargo = Command::new("cargo");
        cargo.args(["run", "--quiet", "--package", "comity", "--"]);
        cargo
    };
    run_in(root, command.arg("generate").arg(&fresh_folder))?;

    let fresh = read(&fresh_folder)?;
    if fresh.is_empty() {
        bail!("`comity generate` wrote no file");
    }
    let mut committed = Files::new();
    for path in fresh.keys() {
        if let Ok(bytes) = fs::read(root.join(path)) {
            committed.insert(path.clone(), bytes);
        }
    }
    for (path, bytes) in read(&root.join(REFERENCES))? {
        committed.insert(format!("{REFERENCES}/{path}"), bytes);
    }
    let stale = differences(&committed, &fresh);
    if !options.check {
        write(root, &committed, &fresh)?;
    }
    Ok(stale)
}

/// Builds the assets where they belong and looks whether that changed anything.
fn assets(root: &Path, options: &Options) -> Result<Vec<String>> {
    let folder = root.join(ASSETS);
    let committed = read(&folder)?;
    let built = run_in(&root.join("web"), Command::new("npm").args(["run", "--silent", "build"]));
    let fresh = read(&folder)?;
    if options.check || built.is_err() {
        write(&folder, &fresh, &committed)?;
    }
    built?;
    Ok(differences(&committed, &fresh).into_iter().map(|line| format!("{ASSETS}/{line}")).collect())
}

/// One line for each path that differs: `path: why`.
fn differences(committed: &Files, fresh: &Files) -> Vec<String> {
    let mut lines = Vec::new();
    for (path, bytes) in fresh {
        match committed.get(path) {
            None => lines.push(format!("{path}: missing")),
            Some(old) if old != bytes => {
                lines.push(format!("{path}: differs{}", first_difference(old, bytes)));
            }
            Some(_) => {}
        }
    }
    lines.extend(
        committed.keys().filter(|path| !fresh.contains_key(*path)).map(|path| format!("{path}: stale")),
    );
    lines
}

/// The first line that differs, where both files are text.
fn first_difference(old: &[u8], new: &[u8]) -> String {
    let (Ok(old), Ok(new)) = (std::str::from_utf8(old), std::str::from_utf8(new)) else {
        return String::new();
    };
    let same = old.lines().zip(new.lines()).take_while(|(old, new)| old == new).count();
    format!(" from line {}", same + 1)
}

/// Makes the files below `folder` those of `new`, where `old` is what stands there.
fn write(folder: &Path, old: &Files, new: &Files) -> Result<()> {
    for (path, bytes) in new.iter().filter(|(path, bytes)| old.get(*path) != Some(bytes)) {
        let path = folder.join(path);
        let parent = path.parent().expect("a file has a folder");
        fs::create_dir_all(parent).with_context(|| format!("cannot make `{}`", parent.display()))?;
        fs::write(&path, bytes).with_context(|| format!("cannot write `{}`", path.display()))?;
    }
    for path in old.keys().filter(|path| !new.contains_key(*path)) {
        fs::remove_file(folder.join(path)).with_context(|| format!("cannot remove `{path}`"))?;
    }
    Ok(())
}

fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    read_below(folder, "", &mut files)?;
    Ok(files)
}

fn read_below(folder: &Path, below: &str, files: &mut Files) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot list `{}`", folder.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if entry.path().is_dir() {
            read_below(&entry.path(), &path, files)?;
        } else {
            let bytes = fs::read(entry.path()).with_context(|| format!("cannot read `{path}`"))?;
            files.insert(path, bytes);
        }
    }
    Ok(())
}

fn run_in(folder: &Path, command: &mut Command) -> Result<()> {
    let status = command.current_dir(folder).status().with_context(|| format!("cannot run {command:?}"))?;
    if !status.success() {
        bail!("{command:?} failed ({status})");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> Files {
        pairs.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn missing_different_and_stale_files_are_named() {
        let committed = files(&[("a.md", "one\ntwo\n"), ("b.md", "same"), ("old.md", "x")]);
        let fresh = files(&[("a.md", "one\n2\n"), ("b.md", "same"), ("new.md", "y")]);
        assert_eq!(
            differences(&committed, &fresh),
            ["a.md: differs from line 2", "new.md: missing", "old.md: stale"]
        );
    }

    #[test]
    fn writing_makes_the_folder_equal_to_what_was_generated() {
        let folder = tempfile::tempdir().unwrap();
        let old = files(&[("deep/a.md", "1"), ("gone.md", "2")]);
        write(folder.path(), &Files::new(), &old).unwrap();
        let new = files(&[("deep/a.md", "3"), ("deep/er/b.md", "4")]);
        write(folder.path(), &old, &new).unwrap();
        assert_eq!(read(folder.path()).unwrap(), new);
    }

    #[cfg(unix)]
    #[test]
    fn checking_fails_until_the_reference_is_written_and_changes_nothing_itself() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let program = root.path().join("program");
        let script =
            "#!/bin/sh\nmkdir -p \"$2/docs/reference\"\necho rules > \"$2/docs/reference/rules.md\"\n";
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        fs::create_dir_all(root.path().join(REFERENCES)).unwrap();
        fs::write(root.path().join(REFERENCES).join("old.md"), "stale").unwrap();

        let options = |check| Options { check, program: Some(program.clone()), only: None };
        assert!(!run(root.path(), &options(true)).unwrap());
        assert!(!root.path().join(REFERENCES).join("rules.md").exists());
        assert!(run(root.path(), &options(false)).unwrap());
        assert!(!root.path().join(REFERENCES).join("old.md").exists());
        assert!(run(root.path(), &options(true)).unwrap());
        fs::write(root.path().join(REFERENCES).join("rules.md"), "edited by hand").unwrap();
        assert!(!run(root.path(), &options(true)).unwrap());
    }
}
