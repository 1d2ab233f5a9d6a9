//! One door to all readers: a format's name, and the reader for it.

use crate::{Anomaly, BytesRead, ImportItem, page};
use comity_model::Timestamp;
use std::io::{self, Read};

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)+) => {
        /// The formats that can be read; the words name them on the command line and in `source` columns.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Format {
            $($(#[$doc])* $name,)+
        }

        impl Format {
            /// All formats.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The word for it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// The format that this word stands for.
            pub fn find(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|f| f.as_str() == word)
            }
        }
    };
}

formats! {
    /// WXR 1.0 to 1.2.
    WordPress = "wordpress";
    /// A saved story page, as text or HTML.
    Page = "page";
    /// Comity's own export.
    Comity = "comity";
    /// Disqus' XML export.
    Disqus = "disqus";
    /// Commento's JSON export (version 1).
    Commento = "commento";
    /// Comentario's JSON export (versions 1 to 3).
    Comentario = "comentario";
    /// Isso's generic JSON.
    Isso = "isso";
    /// Remark42's backup, or its tree of one page.
    Remark42 = "remark42";
    /// Coral's collections as `mongoexport` writes them: users, stories, comments, in this order.
    Coral = "coral";
}

/// What to take where the archive does not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Defaults {
    /// Names a saved page, so that reading it again gives the same ids: its URL, or the name of the file.
    pub page_key: String,
    /// The time of comments on a saved page that shows none at all, such as the time of the file.
    pub page_time: Timestamp,
}

/// A reader of any format.
pub struct Archive {
    items: Box<dyn Iterator<Item = Result<ImportItem, Anomaly>> + Send>,
    bytes_read: BytesRead,
}

impl Archive {
    /// How much of the file was read.
    pub fn bytes_read(&self) -> BytesRead {
        self.bytes_read.clone()
    }
}

impl Iterator for Archive {
    type Item = Result<ImportItem, Anomaly>;

    fn next(&mut self) -> Option<Self::Item> {
        self.items.next()
    }
}

/// The reader of `source`, which may be compressed with gzip.
///
/// # Errors
/// When its first bytes cannot be read.
pub fn open(format: Format, source: impl Read + Send + 'static, defaults: &Defaults) -> io::Result<Archive> {
    macro_rules! archive {
        ($reader:expr) => {{
            let reader = $reader;
            Archive { bytes_read: reader.bytes_read(), items: Box::new(reader) }
        }};
    }
    Ok(match format {
        Format::WordPress => archive!(crate::wordpress::WordPress::open(source)?),
        Format::Page => archive!(page::Page::open(source, defaults)?),
        Format::Comity => archive!(crate::export::Export::open(source)?),
        Format::Disqus => archive!(crate::disqus::Disqus::open(source)?),
        Format::Commento => archive!(crate::commento::open(source)?),
        Format::Comentario => archive!(crate::comentario::open(source)?),
        Format::Isso => archive!(crate::isso::open(source)?),
        Format::Remark42 => archive!(crate::remark42::open(source)?),
        Format::Coral => archive!(crate::coral::Coral::open(source)?),
    })
}
