//! The secrets that a newsroom's Coral signs with: a file in the data folder, readable by its owner only.
//!
//! They are kept as they are, because an HMAC needs them. A line each: the site's key, the day it was added, the secret.

use crate::data::{hex_of, write_private};
use anyhow::{Context, bail};
use comity_model::Private;
use comity_web::CoralSecret;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The file in the data folder.
const FILE: &str = "coral.secrets";

/// The shortest secret that is taken, in characters: Coral's have 64.
const MIN_SECRET_CHARS: usize = 16;

/// The longest, in characters.
const MAX_SECRET_CHARS: usize = 512;

/// Hexadecimal digits of a fingerprint.
const FINGERPRINT_CHARS: usize = 12;

/// A secret with what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) site: String,
    pub(crate) added_on: String,
    secret: Private<String>,
}

impl Kept {
    /// By which people tell secrets apart; it leads back to none.
    pub(crate) fn fingerprint(&self) -> String {
        let digest = Sha256::digest([b"comity coral secret ", self.secret.0.as_bytes()].concat());
        hex_of(&digest).chars().take(FINGERPRINT_CHARS).collect()
    }
}

/// The secrets, oldest first; none where there is no file.
pub(crate) fn read(folder: &Path) -> anyhow::Result<Vec<Kept>> {
    let file = folder.join(FILE);
    match fs::read_to_string(&file) {
        Ok(text) => parse(&text).with_context(|| format!("cannot use `{}`", file.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", file.display())),
    }
}

/// Adds a secret; refuses one that is there already, or that cannot be one.
pub(crate) fn add(folder: &Path, site: &str, secret: &str, today: &str) -> anyhow::Result<Kept> {
    let secret = secret.trim();
    let length = secret.chars().count();
    if !(MIN_SECRET_CHARS..=MAX_SECRET_CHARS).contains(&length)
        || !secret.chars().all(|c| c.is_ascii_graphic())
    {
        bail!(
            "Coral's secrets have {MIN_SECRET_CHARS} to {MAX_SECRET_CHARS} letters and digits; copy it once more"
        );
    }
    let mut all = read(folder)?;
    let added =
        Kept { site: site.to_owned(), added_on: today.to_owned(), secret: Private(secret.to_owned()) };
    if all.iter().any(|kept| kept.secret == added.secret) {
        bail!("this secret is there already, as {}", added.fingerprint());
    }
    all.push(added.clone());
    write(folder, &all)?;
    Ok(added)
}

/// Removes a site's secret by its fingerprint; says whether it was there.
pub(crate) fn remove(folder: &Path, site: &str, fingerprint: &str) -> anyhow::Result<bool> {
    let all = read(folder)?;
    let left: Vec<Kept> =
        all.iter().filter(|kept| kept.site != site || kept.fingerprint() != fingerprint).cloned().collect();
    if left.len() == all.len() {
        return Ok(false);
    }
    write(folder, &left)?;
    Ok(true)
}

/// When the file was changed last; none where there is no file.
pub(crate) fn changed_at(folder: &Path) -> Option<SystemTime> {
    fs::metadata(folder.join(FILE)).and_then(|file| file.modified()).ok()
}

/// As the server needs them.
pub(crate) fn for_server(folder: &Path) -> anyhow::Result<Vec<CoralSecret>> {
    let secret = |kept: Kept| CoralSecret { site: kept.site, secret: kept.secret };
    Ok(read(folder)?.into_iter().map(secret).collect())
}

fn parse(text: &str) -> anyhow::Result<Vec<Kept>> {
    let mut all = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [] => {}
            [first, ..] if first.starts_with('#') => {}
            [site, added_on, secret] => all.push(Kept {
                site: (*site).to_owned(),
                added_on: (*added_on).to_owned(),
                secret: Private((*secret).to_owned()),
            }),
            _ => bail!("line {number} is not a site, a day and a secret"),
        }
    }
    Ok(all)
}

/// Writes all of them to a new file that takes the place of the old one in one step.
fn write(folder: &Path, all: &[Kept]) -> anyhow::Result<()> {
    let line = |kept: &Kept| format!("{} {} {}", kept.site, kept.added_on, kept.secret.0);
    let text: Vec<String> = all.iter().map(line).collect();
    let (new, file): (PathBuf, PathBuf) = (folder.join(format!("{FILE}.new")), folder.join(FILE));
    let failed = || format!("cannot write `{}`", file.display());
    // One that was left behind by a command that was stopped.
    let _ = fs::remove_file(&new);
    write_private(&new, &text.join("\n")).with_context(failed)?;
    fs::rename(&new, &file).with_context(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "0123456789abcdef0123456789abcdef";
    const NEW: &str = "fedcba9876543210fedcba9876543210";

    #[test]
    fn secrets_rotate_and_only_their_owner_may_read_them() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path()).unwrap(), []);
        let old = add(folder.path(), "main", OLD, "2026-11-23").unwrap();
        add(folder.path(), "main", &format!(" {NEW}\n"), "2026-11-24").unwrap();
        assert!(add(folder.path(), "main", NEW, "2026-11-24").is_err(), "twice");
        assert!(add(folder.path(), "main", "short", "2026-11-24").is_err());
        let secrets: Vec<String> =
            for_server(folder.path()).unwrap().into_iter().map(|kept| kept.secret.0).collect();
        assert_eq!(secrets, [OLD, NEW]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        assert!(!remove(folder.path(), "valley", &old.fingerprint()).unwrap());
        assert!(remove(folder.path(), "main", &old.fingerprint()).unwrap());
        assert_eq!(for_server(folder.path()).unwrap().len(), 1);
        assert!(!format!("{old:?}").contains(OLD));
    }
}
