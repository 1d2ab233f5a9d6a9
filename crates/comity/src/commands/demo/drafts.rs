//! The demo's drafts: the policies of a local weekly and of a broadcaster, each tried on what readers of the demo have
//! written, so that an editor sees at once what a stricter or a milder policy would have done.

use crate::data;
use comity_actions::{App, ReplayDraft, SaveDraft, begin_draft, find_draft, replay_draft, save_draft};
use comity_model::Moderator;

/// A policy as it stands in `policies/`: the document in English, and its translation with the language of that.
struct Example {
    document: &'static str,
    translation: (&'static str, &'static str),
}

const EXAMPLES: [Example; 2] = [
    Example {
        document: include_str!("../../../../../policies/local-weekly.md"),
        translation: ("ru", include_str!("../../../../../policies/local-weekly.ru.md")),
    },
    Example {
        document: include_str!("../../../../../policies/broadcaster.md"),
        translation: ("de", include_str!("../../../../../policies/broadcaster.de.md")),
    },
];

/// Saves the drafts and tries each on the archive as it is.
///
/// # Errors
/// Faults, and a draft that is refused: the policies of `policies/` are none.
pub(super) async fn add(app: &App, editor: &Moderator) -> anyhow::Result<()> {
    for example in &EXAMPLES {
        let draft = data::in_words(begin_draft(app, editor, None).await)?;
        let begun = data::in_words(find_draft(app, editor, draft).await)?;
        let mut seen = begun.saved_at;
        // The translations of the policy in force say something else.
        let old = begun.translations.into_iter().map(|(language, _)| (Some(language), ""));
        let (language, translation) = example.translation;
        let new = [(None, example.document), (Some(language.to_owned()), translation)];
        for (language, text) in old.chain(new) {
            let save = SaveDraft { draft, seen, language, text: text.to_owned() };
            seen = data::in_words(save_draft(app, editor, save).await)?.saved_at;
        }
        let replay = ReplayDraft { draft, since: None, sample: None, sweep: None, is_against_in_force: true };
        let job = data::in_words(replay_draft(app, editor, replay).await)?;
        let done = tokio::task::spawn_blocking(move || job.run()).await?;
        data::in_words(done)?;
    }
    Ok(())
}
