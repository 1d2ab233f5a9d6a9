//! Notices private contact details.

use crate::facts::Facts;
use crate::reading::{Contact, ContactKind};
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings, check_filled};
use schemars::JsonSchema;
use serde::Deserialize;

/// ## What it looks for
/// Telephone numbers, e-mail addresses, bank accounts and payment cards (with right check digits), and a street with a
/// house number where the text says that somebody lives there. Addresses that the newsroom has published itself can be
/// allowed.
/// ## Why it matters
/// Publishing where somebody can be found is a way to hurt people; publishing one's own number invites fraud.
/// ## Examples
/// > Ring him at home: +374 91 123456.  → held
/// > Write to mara.toth@example.org and tell her.  → held
/// > Donations to GB82 WEST 1234 5698 7654 32 please.  → held
/// > He lives at 12 Old Mill Lane, somebody should pay him a visit.  → held
/// > The council met at 12 Old Mill Lane on 12.05.2024 and spent 1 000 000 000.  → published
/// > Dial 112 if you see smoke.  → published
///
/// With `kinds = ["bank", "card"]`:
/// > Ring him at home: +374 91 123456.  → published
/// > My card is 4111 1111 1111 1111.  → held
///
/// With `allowed = ["letters@example.org"]`:
/// > Write to letters@example.org, as the paper says.  → published
/// > Write to mara.toth@example.org, as I say.  → held
/// ## What the commenter is told
/// Which kind of private details it contains. Please take them out.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct ContactDetails {
    /// What counts: `phone`, `email`, `bank`, `card`, `street`.
    pub kinds: Vec<ContactKind>,
    /// Numbers and addresses that may be published, as they are written, spaces apart.
    pub allowed: Vec<String>,
}

impl Default for ContactDetails {
    fn default() -> Self {
        let kinds = [
            ContactKind::Phone,
            ContactKind::Email,
            ContactKind::Bank,
            ContactKind::Card,
            ContactKind::Street,
        ];
        Self { kinds: kinds.to_vec(), allowed: Vec::new() }
    }
}

impl Settings for ContactDetails {
    fn prepare(mut self) -> Result<Self, SettingError> {
        check_filled("kinds", &self.kinds)?;
        for allowed in &mut self.allowed {
            *allowed = plain(allowed);
        }
        Ok(self)
    }
}

impl Rule for ContactDetails {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let text = &facts.body.text;
        let counts = |contact: &&Contact| {
            self.kinds.contains(&contact.kind)
                && (self.allowed.is_empty() || !self.allowed.contains(&plain(contact.span.of(text))))
        };
        let found: Vec<&Contact> = facts.reading().contacts().iter().filter(counts).collect();
        if found.is_empty() {
            return Ok(None);
        }
        let mut kinds: Vec<&str> = Vec::new();
        for contact in &found {
            if !kinds.contains(&contact.kind.as_str()) {
                kinds.push(contact.kind.as_str());
            }
        }
        let kinds = kinds.join(", ");
        Ok(Some(Noticed::spans(found.iter().map(|contact| contact.span).collect()).arg("kinds", kinds)))
    }
}

/// Letters and digits only, so that spaces and dashes make no difference.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric() || *c == '@').flat_map(char::to_lowercase).collect()
}
