//! A moderator looks for somebody: by a name, by an e-mail address, or by one of their comments.

use crate::{App, Result};
use comity_model::{CommentId, CommenterId, Moderator, Timestamp};
use comity_store::{commenters, comments};

/// People that are shown at most.
pub const MAX_FOUND: usize = 50;

/// Commenters among whom a name is looked for, the newest ones.
const LOOKED_AT: u32 = 200_000;

/// The longest text that is looked for, in characters.
const MAX_QUERY_CHARS: usize = 300;

/// Characters of an id in an address.
const ID_CHARS: usize = 36;

/// Somebody who was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPerson {
    /// The id.
    pub id: CommenterId,
    /// Name used last.
    pub name: String,
    /// E-mail address as typed, unverified.
    pub email: Option<String>,
    /// When first seen.
    pub first_seen: Timestamp,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The comment whose id stands in what was looked for.
    Case(CommentId),
    /// People, the newest first; [`MAX_FOUND`] at most.
    People(Vec<FoundPerson>),
}

/// Looks for `query`: the id of a comment (alone or in its address), a whole e-mail address, or a part of a name.
///
/// # Errors
/// Only faults.
pub async fn find_person(app: &App, moderator: &Moderator, query: &str) -> Result<Found> {
    let site = moderator.site;
    let query: String = query.trim().replace('\0', "").chars().take(MAX_QUERY_CHARS).collect();
    if query.is_empty() {
        return Ok(Found::People(Vec::new()));
    }
    if let Some(id) = id_in(&query)
        && app.store().read(move |tx| comments::find_place(tx, site, id)).await?.is_some()
    {
        return Ok(Found::Case(id));
    }
    let email_hash = query.contains('@').then(|| app.secrets().email_hash(site, &query));
    let name = query.to_lowercase();
    let found = app
        .store()
        .read(move |tx| match &email_hash {
            Some(hash) => commenters::list_by_email_hash(tx, site, hash, MAX_FOUND as u32),
            None => {
                let is_meant = |other: &str| other.to_lowercase().contains(&name);
                commenters::list_by_name(tx, site, is_meant, (LOOKED_AT, MAX_FOUND))
            }
        })
        .await?;
    let person = |commenter: comity_model::Commenter| FoundPerson {
        id: commenter.id,
        name: commenter.name,
        email: commenter.email.map(|email| email.0),
        first_seen: commenter.created_at,
    };
    Ok(Found::People(found.into_iter().map(person).collect()))
}

/// The last id of a comment in a text, such as the address of a page.
fn id_in(text: &str) -> Option<CommentId> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    starts.iter().rev().find_map(|&at| text.get(at..at + ID_CHARS)?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::id_in;

    #[test]
    fn an_id_is_found_alone_and_in_an_address() {
        let id = "01a1f0c2-1111-7222-8333-444455556666";
        for text in [
            id.to_owned(),
            format!("https://talk.example/c/post/{id}"),
            format!("/s/post/bridge?under={id}#c-{id}"),
        ] {
            assert_eq!(id_in(&text).map(|found| found.to_string()).as_deref(), Some(id), "{text}");
        }
        assert_eq!(id_in("Mara Toth, who wrote a lot about the bridge"), None);
    }
}
