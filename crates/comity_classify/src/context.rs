//! What a comment stands under.

/// What is known about where a comment stands; every part may be missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Context<'a> {
    /// Text of the comment that it replies to.
    pub parent: Option<&'a str>,
    /// Headline of the story.
    pub headline: Option<&'a str>,
    /// Who wrote the story, as printed.
    pub byline: Option<&'a str>,
    /// Name of the publication.
    pub publication: Option<&'a str>,
    /// Language of the story (BCP 47): what a short text is taken to be in.
    pub story_language: Option<&'a str>,
    /// Whether it is a reply.
    pub is_reply: bool,
}
