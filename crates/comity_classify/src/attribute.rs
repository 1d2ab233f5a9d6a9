//! The attributes that a text is scored for, with the names and meanings of the service that newsrooms know.

use crate::features::Lang;
use std::fmt;
use std::str::FromStr;

/// What is scored. The names are those of the Perspective API, so that policies and clients carry over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Attribute {
    /// Rude, disrespectful or unreasonable; likely to make people leave a discussion.
    Toxicity,
    /// Very hateful, aggressive or disrespectful.
    SevereToxicity,
    /// Attacks people for the group they belong to: origin, religion, gender, orientation, disability, age.
    IdentityAttack,
    /// Insults a person or a group of people.
    Insult,
    /// Swear words and other obscene language, whoever they are aimed at.
    Profanity,
    /// Announces or wishes pain, injury or violence against people.
    Threat,
    /// Refers to sexual acts or body parts in a lewd way.
    SexuallyExplicit,
    /// Irrelevant and commercial.
    Spam,
    /// Obscene or vulgar.
    Obscene,
    /// Meant to provoke or inflame.
    Inflammatory,
    /// Hard to make sense of.
    Incoherent,
    /// Trivial or short, without substance.
    Unsubstantial,
    /// Overall likelihood that a moderator rejects it.
    LikelyToReject,
    /// Attacks the author of the story.
    AttackOnAuthor,
    /// Attacks another commenter.
    AttackOnCommenter,
}

/// How many attributes there are.
pub(crate) const ATTRIBUTES: usize = 15;

/// What a score of an attribute in a language rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Comments that people labelled for this attribute in this language.
    Labels,
    /// Labels of related attributes, sentences of our own and rules; measured on contrast suites only.
    Composed,
    /// Word lists and rules only.
    WordLists,
}

impl Attribute {
    /// All attributes, in a fixed order.
    pub const ALL: [Self; ATTRIBUTES] = [
        Self::Toxicity,
        Self::SevereToxicity,
        Self::IdentityAttack,
        Self::Insult,
        Self::Profanity,
        Self::Threat,
        Self::SexuallyExplicit,
        Self::Spam,
        Self::Obscene,
        Self::Inflammatory,
        Self::Incoherent,
        Self::Unsubstantial,
        Self::LikelyToReject,
        Self::AttackOnAuthor,
        Self::AttackOnCommenter,
    ];

    /// Its name in APIs and policies, such as `IDENTITY_ATTACK`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Toxicity => "TOXICITY",
            Self::SevereToxicity => "SEVERE_TOXICITY",
            Self::IdentityAttack => "IDENTITY_ATTACK",
            Self::Insult => "INSULT",
            Self::Profanity => "PROFANITY",
            Self::Threat => "THREAT",
            Self::SexuallyExplicit => "SEXUALLY_EXPLICIT",
            Self::Spam => "SPAM",
            Self::Obscene => "OBSCENE",
            Self::Inflammatory => "INFLAMMATORY",
            Self::Incoherent => "INCOHERENT",
            Self::Unsubstantial => "UNSUBSTANTIAL",
            Self::LikelyToReject => "LIKELY_TO_REJECT",
            Self::AttackOnAuthor => "ATTACK_ON_AUTHOR",
            Self::AttackOnCommenter => "ATTACK_ON_COMMENTER",
        }
    }

    /// What its scores in `lang` rest on; `None` where it would be guesswork, so there is no score.
    pub const fn basis(self, lang: Lang) -> Option<Basis> {
        use Attribute as A;
        use Lang as L;
        match (self, lang) {
            (
                A::Toxicity
                | A::SevereToxicity
                | A::IdentityAttack
                | A::Insult
                | A::Threat
                | A::Obscene
                | A::Spam,
                L::En,
            )
            | (A::Toxicity, L::De | L::Fr | L::Pt | L::Tr | L::Ar | L::Ko | L::Zh)
            | (A::IdentityAttack, L::De | L::Pt | L::Ar | L::Ko)
            | (A::Insult, L::De | L::Pt)
            | (A::Obscene, L::Pt | L::Ko) => Some(Basis::Labels),
            (
                A::Profanity
                | A::SexuallyExplicit
                | A::Inflammatory
                | A::LikelyToReject
                | A::Unsubstantial
                | A::Incoherent
                | A::AttackOnAuthor
                | A::AttackOnCommenter,
                L::En,
            )
            | (A::Threat, L::De | L::Fr | L::Pt | L::Tr | L::Ar)
            | (A::IdentityAttack, L::Fr | L::Tr)
            | (A::Toxicity | A::IdentityAttack | A::Threat, L::Ru | L::Hy | L::Az) => Some(Basis::Composed),
            (A::Profanity, L::De | L::Fr | L::Pt | L::Tr | L::Ar | L::Ru | L::Hy | L::Az)
            | (A::Insult, L::Fr | L::Tr | L::Ar | L::Ru | L::Hy | L::Az) => Some(Basis::WordLists),
            _ => None,
        }
    }
}

impl fmt::Display for Attribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A name that is no attribute of the classifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnknownAttribute {
    /// Known to the service, but left out here because there are no labels to learn it from.
    #[error("`{0}` is left out: there are no labelled comments to learn it from")]
    LeftOut(String),
    /// Not known at all.
    #[error("`{0}` is not an attribute")]
    Unknown(String),
}

impl FromStr for Attribute {
    type Err = UnknownAttribute;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        if let Some(attribute) = Self::ALL.into_iter().find(|a| a.as_str() == name) {
            return Ok(attribute);
        }
        let is_left_out = matches!(name, "FLIRTATION" | "OFF_TOPIC" | "ATTACK_ON_PUBLISHER")
            || name.ends_with("_EXPERIMENTAL");
        Err(if is_left_out {
            UnknownAttribute::LeftOut(name.to_owned())
        } else {
            UnknownAttribute::Unknown(name.to_owned())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_without_labels_says_so() {
        assert_eq!("THREAT".parse(), Ok(Attribute::Threat));
        let error = "FLIRTATION".parse::<Attribute>().expect_err("it is left out");
        assert_eq!(
            error.to_string(),
            "`FLIRTATION` is left out: there are no labelled comments to learn it from"
        );
        assert!(matches!("KINDNESS".parse::<Attribute>(), Err(UnknownAttribute::Unknown(_))));
    }
}
