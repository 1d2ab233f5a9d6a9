//! `cargo xtask licences`: every package in the tree has a licence that `deny.toml` allows, and none is banned.
//!
//! The same rules as cargo-deny's, without anything to install: `./test` runs it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

#[derive(Deserialize)]
struct Rules {
    licenses: Licences,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    deny: Vec<Ban>,
}

#[derive(Deserialize)]
struct Ban {
    name: String,
    reason: String,
    /// Packages that may use it all the same.
    #[serde(default)]
    wrappers: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

/// What a package really depends on.
#[derive(Deserialize)]
struct Node {
    id: String,
    dependencies: Vec<String>,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    /// None for our own.
    source: Option<String>,
}

/// Prints what is not allowed; true when everything is.
pub(crate) fn run(root: &Path) -> Result<bool> {
    let path = root.join("deny.toml");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let rules: Rules = toml::from_str(&text).with_context(|| format!("cannot read `{}`", path.display()))?;
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked", "--all-features"])
        .current_dir(root)
        .output()
        .context("cannot run `cargo metadata`")?;
    if !output.status.success() {
        bail!("`cargo metadata` failed: {}", String::from_utf8_lossy(&output.stderr));
    }
    let metadata: Metadata = serde_json::from_slice(&output.stdout).context("cannot read what cargo says")?;
    let packages: Vec<&Package> =
        metadata.packages.iter().filter(|package| package.source.is_some()).collect();
    let problems: Vec<String> = packages
        .iter()
        .filter_map(|package| objection(package, &rules, &users(package, &metadata)))
        .collect();
    for problem in &problems {
        println!("{problem}");
    }
    println!("licences: {} packages, {} problems", packages.len(), problems.len());
    Ok(problems.is_empty())
}

/// The names of the packages that use this one.
fn users<'a>(package: &Package, metadata: &'a Metadata) -> Vec<&'a str> {
    let users = metadata.resolve.nodes.iter().filter(|node| node.dependencies.contains(&package.id));
    let name =
        |id: &str| metadata.packages.iter().find(|package| package.id == id).map(|package| &*package.name);
    users.filter_map(|node| name(&node.id)).collect()
}

fn objection(package: &Package, rules: &Rules, users: &[&str]) -> Option<String> {
    let Package { name, version, .. } = package;
    let is_excused = |ban: &Ban| users.iter().all(|user| ban.wrappers.iter().any(|wrapper| wrapper == user));
    if let Some(ban) = rules.bans.deny.iter().find(|ban| ban.name == *name)
        && (ban.wrappers.is_empty() || !is_excused(ban))
    {
        return Some(format!("{name} {version} is banned: {}", ban.reason));
    }
    match &package.license {
        None => Some(format!("{name} {version} names no licence")),
        Some(licence) if is_allowed(licence, &rules.licenses.allow) => None,
        Some(licence) => {
            Some(format!("{name} {version} is under `{licence}`, which deny.toml doesn't allow"))
        }
    }
}

/// Whether an SPDX expression can be satisfied with the allowed licences (SPDX 2.3, annex D).
///
/// `AND` binds more strongly than `OR`; a slash is how old manifests write `OR`.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = spaced.split_whitespace().peekable();
    let is_allowed = any_of(&mut words, allowed);
    is_allowed && words.peek().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any_of(words: &mut Words, allowed: &[String]) -> bool {
    let mut is_allowed = all_of(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        // No short cut: the words must be read in any case.
        is_allowed |= all_of(words, allowed);
    }
    is_allowed
}

fn all_of(words: &mut Words, allowed: &[String]) -> bool {
    let mut is_allowed = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        is_allowed &= one(words, allowed);
    }
    is_allowed
}

fn one(words: &mut Words, allowed: &[String]) -> bool {
    let Some(word) = words.next() else { return false };
    if word == "(" {
        let is_allowed = any_of(words, allowed);
        return words.next() == Some(")") && is_allowed;
    }
    let licence = match words.next_if_eq(&"WITH").and_then(|_| words.next()) {
        Some(exception) => format!("{word} WITH {exception}"),
        None => word.to_owned(),
    };
    allowed.contains(&licence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(expression: &str) -> bool {
        let allowed = ["MIT", "Apache-2.0", "ISC", "Apache-2.0 WITH LLVM-exception"];
        is_allowed(expression, &allowed.map(str::to_owned))
    }

    #[test]
    fn an_expression_is_allowed_when_it_can_be_satisfied() {
        for expression in [
            "MIT",
            "GPL-2.0-only OR MIT",
            "MIT/Unlicense",
            "Apache-2.0 AND ISC",
            "(MIT OR GPL-3.0-only) AND ISC",
            "Apache-2.0 WITH LLVM-exception",
            "GPL-3.0-only OR MIT AND ISC",
        ] {
            assert!(allows(expression), "{expression}");
        }
    }

    #[test]
    fn an_expression_that_needs_more_than_is_allowed_is_not() {
        for expression in [
            "GPL-3.0-only",
            "MIT AND GPL-3.0-only",
            "(MIT OR ISC) AND AGPL-3.0-only",
            "ISC WITH LLVM-exception",
            "(MIT",
            "MIT ISC",
            "",
        ] {
            assert!(!allows(expression), "{expression}");
        }
    }

    #[test]
    fn a_banned_package_is_named_with_the_reason_whatever_its_licence() {
        let ban = |name: &str, reason: &str, wrappers: &[&str]| Ban {
            name: name.to_owned(),
            reason: reason.to_owned(),
            wrappers: wrappers.iter().map(|name| (*name).to_owned()).collect(),
        };
        let rules = Rules {
            licenses: Licences { allow: vec!["MIT".to_owned()] },
            bans: Bans {
                deny: vec![
                    ban("openssl", "TLS is rustls", &[]),
                    ban("chrono", "dates are jiff's", &["parquet"]),
                ],
            },
        };
        let package = |name: &str, license: Option<&str>| Package {
            id: name.to_owned(),
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: license.map(str::to_owned),
            source: Some("registry".to_owned()),
        };
        let objection = |package: Package, users: &[&str]| objection(&package, &rules, users);
        assert_eq!(objection(package("serde", Some("MIT")), &["comity"]), None);
        let banned = objection(package("openssl", Some("MIT")), &["comity"]);
        assert_eq!(banned.as_deref(), Some("openssl 1.0.0 is banned: TLS is rustls"));
        assert!(objection(package("secret", None), &["comity"]).is_some());
        assert!(objection(package("copyleft", Some("GPL-3.0-only")), &["comity"]).is_some());
        assert_eq!(objection(package("chrono", Some("MIT")), &["parquet"]), None);
        assert!(objection(package("chrono", Some("MIT")), &["parquet", "comity"]).is_some());
    }
}
