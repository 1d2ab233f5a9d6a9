//! How a person signed last, so that nobody types name and address again.

use crate::speaker::Speaker;
use crate::{App, Result};
use comity_model::{Private, SiteId};

/// Name and e-mail address, as they were typed last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSignature {
    /// Display name.
    pub name: String,
    /// E-mail address.
    pub email: Option<Private<String>>,
}

/// How the holder of the guest key signed last on this site; nothing for anybody else.
///
/// # Errors
/// Only faults.
pub async fn read_signature(app: &App, site: SiteId, speaker: &Speaker) -> Result<Option<KnownSignature>> {
    if speaker.key().is_none() {
        return Ok(None);
    }
    let (me, speaker) = (app.clone(), speaker.clone());
    let found = app.store().read(move |tx| speaker.find(&me, tx, site)).await?;
    Ok(found.map(|commenter| KnownSignature { name: commenter.name, email: commenter.email }))
}
