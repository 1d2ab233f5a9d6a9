//! Names that would pass for the newsroom's: nobody signs a comment with them. Names are compared as they read once
//! disguises are taken off, so that lookalike letters, digits for letters and spaces don't help.

use crate::speaker::looks_like_email;
use crate::{App, Refusal, Result};
use comity_model::{Site, SiteId, Timestamp};
use comity_store::moderators;
use comity_text::Body;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// How long the names of a site's moderators are used before the database is asked again, in seconds.
const KEPT_SECS: i64 = 2;

/// Words that no name may hold, in the languages of the pages: whoever bears one speaks for the newsroom.
const ANYWHERE: &[&str] = &[
    "moderator",
    "moderators",
    "moderation",
    "moderatör",
    "moderatörü",
    "moderasiya",
    "moderatoru",
    "admin",
    "admins",
    "admini",
    "administrator",
    "administrators",
    "administration",
    "administratoru",
    "sysadmin",
    "webmaster",
    "yönetici",
    "yöneticisi",
    "comity",
    "модератор",
    "модераторы",
    "модератора",
    "модерация",
    "админ",
    "админы",
    "администратор",
    "администратора",
    "администрация",
    "մոդերատոր",
    "մոդերատորը",
    "մոդերատորներ",
    "ադմին",
    "ադմինը",
    "ադմինիստրատոր",
    "ադմինիստրատորը",
    "ադմինիստրացիա",
];

/// What may be part of a name or a nickname, and is none by itself.
const ALONE: &[&str] = &[
    "editor",
    "editors",
    "theeditor",
    "theeditors",
    "editorinchief",
    "editorial",
    "newsroom",
    "thenewsroom",
    "staff",
    "redaktor",
    "redaktoru",
    "redaksiya",
    "başredaktor",
    "editör",
    "editörü",
    "başeditör",
    "yazıişleri",
    "redaksiyon",
    "редактор",
    "главныйредактор",
    "главред",
    "редакция",
    "խմբագիր",
    "խմբագիրը",
    "գլխավորխմբագիր",
    "խմբագրություն",
    "խմբագրությունը",
    "مشرف",
    "المشرف",
    "المشرفون",
    "مشرفالموقع",
    "مدير",
    "المدير",
    "مديرالموقع",
    "ادارةالموقع",
    "إدارةالموقع",
    "محرر",
    "المحرر",
    "رئيسالتحرير",
    "هيئةالتحرير",
];

/// The names that one site keeps for itself.
struct Reserved {
    /// The site's and its moderators' names, letters only.
    whole: BTreeSet<String>,
    /// The words of the site's name, where they are several.
    site: Vec<String>,
}

/// Reserved names by site, with the time at which they were read.
#[derive(Default)]
pub(crate) struct NameCache(Mutex<BTreeMap<SiteId, (Timestamp, Arc<Reserved>)>>);

/// Refuses a name that is the site's or a moderator's, speaks for either, or is an address.
///
/// # Errors
/// [`Refusal::NameReserved`], [`Refusal::NameIsAddress`].
pub(crate) async fn check_name(app: &App, site: &Site, name: &str) -> Result<()> {
    let read = Body::read(name, Some(&site.locale));
    // Who types an e-mail address into the wrong field does not want to see it published.
    if !read.links.is_empty() || name.contains("://") || looks_like_email(name) {
        return Err(Refusal::NameIsAddress.into());
    }
    let words = words(&read.canonical.text);
    let is_reserved = has_reserved_word(&words) || reserved(app, site).await?.holds(&words);
    if is_reserved { Err(Refusal::NameReserved.into()) } else { Ok(()) }
}

async fn reserved(app: &App, site: &Site) -> Result<Arc<Reserved>> {
    let (now, id) = (app.now(), site.id);
    let kept = app.names().0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned();
    if let Some((at, reserved)) = kept
        && now >= at
        && now.secs_since(at) < KEPT_SECS
    {
        return Ok(reserved);
    }
    let moderators = app.store().read(move |tx| moderators::list(tx, id)).await?;
    let read = |name: &str| words(&Body::read(name, Some(&site.locale)).canonical.text);
    let own = read(&site.name);
    let whole = moderators.iter().map(|moderator| letters(&read(&moderator.name))).chain([letters(&own)]);
    let reserved = Arc::new(Reserved {
        whole: whole.filter(|name| !name.is_empty()).collect(),
        site: if own.len() > 1 { own } else { Vec::new() },
    });
    let mut cache = app.names().0.lock().unwrap_or_else(PoisonError::into_inner);
    cache.insert(id, (now, Arc::clone(&reserved)));
    Ok(reserved)
}

impl Reserved {
    fn holds(&self, words: &[String]) -> bool {
        let is_about_site =
            !self.site.is_empty() && words.windows(self.site.len()).any(|part| part == self.site);
        is_about_site || self.whole.contains(&letters(words)) || self.whole.contains(&letters(&plain(words)))
    }
}

fn has_reserved_word(words: &[String]) -> bool {
    let plain = plain(words);
    let anywhere = |word: &String| ANYWHERE.contains(&word.trim_end_matches(char::is_numeric));
    let alone = |words: &[String]| ALONE.contains(&letters(words).trim_end_matches(char::is_numeric));
    words.iter().chain(&plain).any(anywhere) || alone(words) || alone(&plain)
}

/// The words of a name; an article in front is none of them.
fn words(canonical: &str) -> Vec<String> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let words = canonical.split(|c: char| !c.is_alphanumeric() && c != '\u{307}').map(letters);
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    let has_article = words.len() > 1 && words.first().is_some_and(|word| word == "the");
    words.into_iter().skip(usize::from(has_article)).collect()
}

/// The letters of a name without what stands between them.
fn letters(words: &[String]) -> String {
    words.concat()
}

/// The words with the letters that digits and signs stand for, and with one kind of i.
fn plain(words: &[String]) -> Vec<String> {
    let letter = |c: char| match c {
        '0' => 'o',
        '1' | 'ı' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        other => other,
    };
    words.iter().map(|word| word.chars().map(letter).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_reserved(name: &str) -> bool {
        has_reserved_word(&words(&Body::read(name, Some("en")).canonical.text))
    }

    #[test]
    fn whoever_would_speak_for_the_newsroom_is_told_so() {
        for name in [
            "Moderator",
            "MODERATOR",
            "The Moderator",
            "Moderator Anna",
            "M o d e r a t o r",
            "M0derat0r",
            "Mod\u{435}rator",
            "Admin",
            "Admin_2",
            "admin2",
            "Аdmin",
            "Administrator",
            "Editor",
            "The Editors",
            "Newsroom",
            "Comity",
            "Модератор",
            "модератор сайта",
            "Администрация",
            "Редактор",
            "Մոդերատոր",
            "Խմբագիր",
            "Ադմին",
            "Moderatör",
            "MODERATÖR",
            "Yönetici",
            "Redaktor",
            "Editör",
            "المشرف",
            "محرر",
        ] {
            assert!(is_reserved(name), "{name}");
        }
    }

    #[test]
    fn people_keep_their_names() {
        for name in [
            "Mara Toth",
            "Edith Editorsson",
            "Moderata Rossi",
            "Ada Minsk",
            "Первез Мушарраф",
            "برويز مشرف",
            "Анна Редактор",
            "Անի Սարգսյան",
            "Kerim Yön",
            "Nora F.",
            "Reader 15",
        ] {
            assert!(!is_reserved(name), "{name}");
        }
    }

    #[test]
    fn initials_are_no_address() {
        let links = |name: &str| Body::read(name, Some("en")).links.len();
        for name in ["J.R.R. Tolkien", "A.M.Petrosyan", "St.John", "Mr.Smith"] {
            assert_eq!(links(name), 0, "{name}");
        }
        for name in ["cheap-pills.com", "www.pills.example", "https://pills.example", "pills dot com"] {
            assert_eq!(links(name), 1, "{name}");
        }
    }
}
