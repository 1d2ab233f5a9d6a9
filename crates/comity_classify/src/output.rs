//! What the linear stage is trained for: raw evidence, from which the attributes are combined.

/// One output of the linear stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Output {
    /// Rude, disrespectful, likely to make people leave a discussion: the label of moderated comment sections.
    Toxic,
    /// "Offensive" as sets of tweets sampled by keyword use it: far wider than [`Output::Toxic`].
    Offensive,
    /// Very hateful, aggressive or obscene.
    Severe,
    /// An attack on people for the group they belong to.
    Hate,
    /// An insult of a person.
    Insult,
    /// Obscene or vulgar language.
    Obscene,
    /// An intention or wish to do harm.
    Threat,
    /// Advertising and irrelevant chains.
    Spam,
    /// Sexual acts and body parts, lewdly.
    Sexual,
    /// Swear words, whoever they are aimed at.
    Profane,
    /// An attack on another commenter.
    OnCommenter,
    /// An attack on the author of the story.
    OnAuthor,
}

/// How many outputs there are.
pub(crate) const OUTPUTS: usize = 12;
/// Outputs that a weight row has room for: with the two bytes of the fingerprint, a row is 16 bytes.
pub(crate) const WIDTH: usize = 14;

/// One number per output.
pub(crate) type PerOutput<T> = [T; WIDTH];
