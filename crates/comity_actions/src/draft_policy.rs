//! An editor's draft of the policy: begun from a version, saved as often as wanted, discarded or published in the end.

use crate::check_draft::{CheckDraft, DraftCheck, check_draft};
use crate::replay_draft::DraftReplay;
use crate::version_state::in_force;
use crate::{App, Refusal, Result};
use comity_model::{Moderator, PolicyDraft, PolicyDraftId, Role, SiteId, Timestamp};
use comity_policy::MAX_POLICY_BYTES;
use comity_store::{moderators, policies, policy_drafts};

/// Drafts that one site may have at once.
pub const MAX_DRAFTS: usize = 20;

/// Translations that one draft may have.
pub const MAX_TRANSLATIONS: usize = 30;

/// A draft as its page shows it.
#[derive(Debug, Clone)]
pub struct DraftView {
    /// The draft.
    pub draft: PolicyDraft,
    /// Who saved it last.
    pub saved_by: String,
    /// The version that was in force when it was begun; 0 where there was none.
    pub begun_under: u32,
    /// The newest version; another one than the draft is based on when somebody has published meanwhile.
    pub newest: u32,
    /// What a check finds.
    pub check: DraftCheck,
    /// Where its replay stands.
    pub replay: DraftReplay,
}

/// What an editor saves: one document of a draft.
#[derive(Debug, Clone)]
pub struct SaveDraft {
    /// The draft.
    pub draft: PolicyDraftId,
    /// The state that the editor saw.
    pub seen: Timestamp,
    /// The language of the translation; none: the main document.
    pub language: Option<String>,
    /// The document; an empty translation is taken out.
    pub text: String,
}

/// Refuses whoever doesn't own the policy.
///
/// # Errors
/// [`Refusal::NotAllowed`] for moderators.
pub(crate) fn must_edit(by: &Moderator) -> Result<()> {
    if by.role >= Role::Editor { Ok(()) } else { Err(Refusal::NotAllowed.into()) }
}

/// Begins a draft with the text of a version: the one in force, or the one with this number.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::UnknownVersion`], [`Refusal::TooMany`].
pub async fn begin_draft(app: &App, by: &Moderator, from: Option<u32>) -> Result<PolicyDraftId> {
    must_edit(by)?;
    let (by, now) = (by.clone(), app.now());
    let id = PolicyDraftId::new(app.ids(), now);
    let begun = app
        .store()
        .write(move |tx| {
            let version = match from {
                Some(number) => policies::find_by_number(tx, by.site, number)?,
                None => policies::find_in_force(tx, by.site, now)?,
            };
            let Some(version) = version else { return Ok(Err(Refusal::UnknownVersion)) };
            if policy_drafts::list(tx, by.site)?.len() >= MAX_DRAFTS {
                return Ok(Err(Refusal::TooMany { limit: MAX_DRAFTS }));
            }
            let draft = PolicyDraft {
                site: by.site,
                id,
                based_on: newest(tx, by.site)?,
                source: version.source,
                translations: version.translations,
                saved_by: by.id,
                created_at: now,
                saved_at: now,
                replay: None,
                stopped: None,
                report_digest: None,
                report_at: None,
            };
            policy_drafts::insert(tx, &draft)?;
            Ok(Ok(()))
        })
        .await?;
    begun?;
    Ok(id)
}

/// Saves one document of a draft.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::UnknownDraft`], [`Refusal::ChangedMeanwhile`] when somebody saved it meanwhile,
/// [`Refusal::TextTooLong`], [`Refusal::TooMany`] translations, [`Refusal::UnknownLanguage`].
pub async fn save_draft(app: &App, by: &Moderator, save: SaveDraft) -> Result<PolicyDraft> {
    must_edit(by)?;
    let text = normal(&save.text);
    if text.len() > MAX_POLICY_BYTES {
        return Err(Refusal::TextTooLong { limit: MAX_POLICY_BYTES }.into());
    }
    if save.language.as_deref().is_some_and(|language| !is_translation_tag(language)) {
        return Err(Refusal::UnknownLanguage.into());
    }
    let language = save.language.map(|language| language.to_ascii_lowercase());
    change(app, by, save.draft, save.seen, move |draft, _| {
        let Some(language) = &language else {
            draft.source.clone_from(&text);
            return Ok(());
        };
        draft.translations.retain(|(known, _)| known != language || !text.is_empty());
        match draft.translations.iter_mut().find(|(known, _)| known == language) {
            Some((_, known)) => known.clone_from(&text),
            None if text.is_empty() => {}
            None => draft.translations.push((language.clone(), text.clone())),
        }
        draft.translations.sort();
        let limit = MAX_TRANSLATIONS;
        if draft.translations.len() > limit { Err(Refusal::TooMany { limit }) } else { Ok(()) }
    })
    .await
}

/// Notes that the editor has looked at what others published meanwhile and goes on from there. The text stays.
///
/// # Errors
/// As [`save_draft`].
pub async fn rebase_draft(
    app: &App,
    by: &Moderator,
    draft: PolicyDraftId,
    seen: Timestamp,
) -> Result<PolicyDraft> {
    must_edit(by)?;
    change(app, by, draft, seen, |draft, newest| {
        draft.based_on = newest;
        Ok(())
    })
    .await
}

/// Throws a draft away.
///
/// # Errors
/// As [`save_draft`].
pub async fn discard_draft(app: &App, by: &Moderator, draft: PolicyDraftId, seen: Timestamp) -> Result<()> {
    must_edit(by)?;
    let site = by.site;
    let removed = app.store().write(move |tx| policy_drafts::remove(tx, site, draft, seen)).await?;
    if removed { Ok(()) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

/// A draft with what a check finds; every moderator may look.
///
/// # Errors
/// [`Refusal::UnknownDraft`].
pub async fn read_draft(app: &App, by: &Moderator, id: PolicyDraftId, locale: &str) -> Result<DraftView> {
    let site = by.site;
    let found = app
        .store()
        .read(move |tx| {
            let Some(draft) = policy_drafts::find(tx, site, id)? else { return Ok(None) };
            let name = moderators::find_name(tx, site, draft.saved_by)?.unwrap_or_default();
            let versions = policies::list(tx, site)?;
            let begun_under = in_force(&versions, draft.created_at).map_or(0, |known| known.number);
            Ok(Some((draft, name, begun_under, versions.first().map_or(0, |newest| newest.number))))
        })
        .await?;
    let (draft, saved_by, begun_under, newest) = found.ok_or(Refusal::UnknownDraft)?;
    let (source, translations) = (draft.source.clone(), draft.translations.clone());
    let locale = locale.to_owned();
    let wanted = CheckDraft { site, source, translations, locale, looks_at_archive: true };
    let check = check_draft(app, wanted).await?;
    let replay = DraftReplay::of(&draft, check.digest.as_deref(), app.now());
    Ok(DraftView { draft, saved_by, begun_under, newest, check, replay })
}

/// A draft as it was saved; every moderator may look.
///
/// # Errors
/// [`Refusal::UnknownDraft`].
pub async fn find_draft(app: &App, by: &Moderator, id: PolicyDraftId) -> Result<PolicyDraft> {
    let site = by.site;
    let found = app.store().read(move |tx| policy_drafts::find(tx, site, id)).await?;
    found.ok_or_else(|| Refusal::UnknownDraft.into())
}

/// Changes a draft that still is as its editor saw it.
async fn change(
    app: &App,
    by: &Moderator,
    id: PolicyDraftId,
    seen: Timestamp,
    edit: impl Fn(&mut PolicyDraft, u32) -> std::result::Result<(), Refusal> + Send + 'static,
) -> Result<PolicyDraft> {
    let (site, editor, now) = (by.site, by.id, app.now());
    let changed = app
        .store()
        .write(move |tx| {
            let Some(mut draft) = policy_drafts::find(tx, site, id)? else {
                return Ok(Err(Refusal::UnknownDraft));
            };
            if let Err(refusal) = edit(&mut draft, newest(tx, site)?) {
                return Ok(Err(refusal));
            }
            // Two saves in one microsecond are still two states.
            draft.saved_at = now.max(Timestamp::from_micros(seen.as_micros() + 1));
            draft.saved_by = editor;
            let is_saved = policy_drafts::save(tx, &draft, seen)?;
            Ok(if is_saved { Ok(draft) } else { Err(Refusal::ChangedMeanwhile) })
        })
        .await?;
    Ok(changed?)
}

/// The number of the newest version, in force or to come.
pub(crate) fn newest(tx: &mut comity_store::Tx<'_>, site: SiteId) -> comity_store::Result<u32> {
    Ok(policies::list(tx, site)?.first().map_or(0, |newest| newest.number))
}

/// A document as it is kept: forms end lines with two characters, and databases don't take NUL.
pub(crate) fn normal(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\0', "")
}

/// Whether this may be the language of a translation: a tag, written with hyphens.
fn is_translation_tag(language: &str) -> bool {
    comity_policy::is_language_tag(language) && !language.contains('_')
}
