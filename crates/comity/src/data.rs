//! The data folder: the database, the installation's key, the settings.

use crate::cli::Where;
use crate::config::Config;
use crate::runtime::{SystemClock, SystemIds};
use crate::scorer;
use anyhow::{Context, bail};
use comity_actions::{App, Failure, Refusal, Secrets};
use comity_model::{Clock, Site};
use comity_store::{Durability, PostgresOptions, SqliteOptions, Store};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The database's file in the data folder.
pub(crate) const DATABASE_FILE: &str = "comity.sqlite";

/// The installation key's file in the data folder.
const KEY_FILE: &str = "secret.key";

/// Opens the data folder and gives the application over it. A folder without a database is an error: a mistyped path
/// would else look like a newsroom without comments, and be backed up as one.
pub(crate) fn open(place: &Where) -> anyhow::Result<App> {
    let folder = place.data.display();
    if place.database.is_none() && !place.data.join(DATABASE_FILE).exists() {
        bail!(
            "there is no newsroom in `{folder}`; name its folder with --data, or make one: comity serve --data {folder}"
        );
    }
    open_or_make(place)
}

/// The same, for the commands that make the data folder where it is missing.
pub(crate) fn open_or_make(place: &Where) -> anyhow::Result<App> {
    open_with_clock(place, Arc::new(SystemClock))
}

/// The same with another clock.
pub(crate) fn open_with_clock(place: &Where, clock: Arc<dyn Clock>) -> anyhow::Result<App> {
    let store = open_store(place, Durability::EachWrite)?;
    app_over(place, store, clock)
}

/// The same for bulk work that can be done again, and that waits for the disk at its end.
pub(crate) fn open_for_bulk(place: &Where) -> anyhow::Result<App> {
    let store = open_store(place, Durability::AtSync)?;
    app_over(place, store, Arc::new(SystemClock))
}

fn open_store(place: &Where, durability: Durability) -> anyhow::Result<Store> {
    make_folder(&place.data)?;
    match &place.database {
        Some(url) => Store::open_postgres(url, PostgresOptions::default())
            .with_context(|| "cannot open the PostgreSQL database".to_owned()),
        None => {
            let file = place.data.join(DATABASE_FILE);
            Store::open_sqlite(&file, SqliteOptions { durability, ..SqliteOptions::default() })
                .with_context(|| format!("cannot open the database `{}`", file.display()))
        }
    }
}

fn app_over(place: &Where, store: Store, clock: Arc<dyn Clock>) -> anyhow::Result<App> {
    let key_file = place.data.join(KEY_FILE);
    if !key_file.exists() && !store.read_blocking(comity_store::sites::list)?.is_empty() {
        eprintln!(
            "warning: there was no `{}` beside this database, so a new key is made. Guest keys, private links and blocks of \
             addresses from before count no more, unless you put the old file in its place",
            key_file.display()
        );
    }
    let secrets = Secrets::new(read_or_make_key(&place.data)?);
    let second_stage = config(place)?.scoring.second_stage;
    let scorer = scorer::in_use(&place.data, &second_stage.below(&place.data));
    Ok(App::new(store, clock, Arc::new(SystemIds), secrets, Some(scorer)))
}

/// The settings in the data folder; the defaults where there are none.
pub(crate) fn config(place: &Where) -> anyhow::Result<Config> {
    let file = place.data.join("comity.toml");
    if !file.exists() {
        return Ok(Config::default());
    }
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read `{}`", file.display()))?;
    toml::from_str(&text).with_context(|| format!("cannot use `{}`", file.display()))
}

/// The site that a command is about.
pub(crate) async fn site(app: &App, place: &Where) -> anyhow::Result<Site> {
    match comity_actions::find_site(app, place.site.as_deref()).await {
        Ok(site) => Ok(site),
        Err(Failure::Refused(_)) => {
            let sites = in_words(comity_actions::list_sites(app).await)?;
            let keys: Vec<String> = sites.into_iter().map(|site| site.key).collect();
            match (&place.site, keys.is_empty()) {
                (_, true) => bail!(
                    "there is no site in `{}` yet: run `comity serve` once, or `comity site add KEY`",
                    place.data.display()
                ),
                (Some(key), _) => bail!("there is no site `{key}`; there are: {}", keys.join(", ")),
                (None, _) => bail!("there are several sites; say which with --site: {}", keys.join(", ")),
            }
        }
        Err(failure) => in_words(Err(failure)),
    }
}

/// An action's answer, with its refusal or fault in words for the person at the command line.
pub(crate) fn in_words<T>(answer: comity_actions::Result<T>) -> anyhow::Result<T> {
    answer.map_err(|failure| match failure {
        Failure::Fault(error) => anyhow::Error::new(error),
        Failure::Refused(refusal) => anyhow::anyhow!(sentence(&refusal)),
    })
}

/// A refusal in words for the person at the command line.
pub(crate) fn sentence(refusal: &Refusal) -> String {
    let args = refusal.args();
    let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
    comity_locale::text("en", &format!("refusal-{}", refusal.code()), &args)
}

fn make_folder(folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the data folder `{}`", folder.display()))
}

/// The installation's key, made at the first start with mode 0600.
fn read_or_make_key(folder: &Path) -> anyhow::Result<[u8; 32]> {
    let file: PathBuf = folder.join(KEY_FILE);
    match fs::read_to_string(&file) {
        Ok(text) => parse_key(&text)
            .with_context(|| format!("`{}` does not hold a key of 64 hex digits", file.display())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let mut key = [0; 32];
            getrandom::fill(&mut key).context("the operating system gives no randomness")?;
            write_private(&file, &hex_of(&key))
                .with_context(|| format!("cannot write `{}`", file.display()))?;
            Ok(key)
        }
        Err(error) => Err(error).with_context(|| format!("cannot read `{}`", file.display())),
    }
}

/// Writes a new file that only its owner may read.
pub(crate) fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex_of(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).expect("four bits are one hex digit");
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn parse_key(text: &str) -> Option<[u8; 32]> {
    let digits: Vec<u32> = text.trim().chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let bytes: Vec<u8> =
        digits.chunks(2).map(|pair| pair.iter().fold(0, |all, digit| all * 16 + digit) as u8).collect();
    (digits.len() == 64).then(|| bytes.try_into().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_only_its_owner_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let key = read_or_make_key(folder.path()).unwrap();
        assert_eq!(read_or_make_key(folder.path()).unwrap(), key);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.path().join(KEY_FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_mistyped_folder_is_an_error_and_stays_unmade() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("comity-dta");
        let place = Where { data: data.clone(), database: None, site: None, json: false };
        let error = open(&place).err().unwrap().to_string();
        assert!(error.contains("comity-dta") && error.contains("--data"), "{error}");
        assert!(!data.exists());
        drop(open_or_make(&place).unwrap());
        assert!(open(&place).is_ok());
    }

    #[test]
    fn a_damaged_key_is_an_error_and_not_a_new_key() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(KEY_FILE), "abc").unwrap();
        assert!(read_or_make_key(folder.path()).is_err());
    }
}
