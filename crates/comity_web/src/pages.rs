//! Rendered pages and fragments, kept as the bytes that are sent: the same for everybody, no token in them.
//!
//! A page is thrown away when its story, its site or the policy changed, or after a minute. While a story is busy, a page
//! is rendered anew at most every [`BUSY_MICROS`], and only once for all who wait for it.

use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use comity_actions::{App, Change};
use comity_model::{SiteId, StoryId, Timestamp};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::io::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tokio::sync::broadcast::{Receiver, error::TryRecvError};

/// Bytes that all kept pages may take together, compressed forms included.
const MAX_KEPT_BYTES: u64 = 64 * 1024 * 1024;

/// The largest share of a page's own bytes that its two compressed forms add, for the sum above.
const COMPRESSED_SHARE: u32 = 2;

/// On a busy story a page is rendered anew at most this often, in microseconds.
const BUSY_MICROS: i64 = 100_000;

/// A page is rendered anew after this many microseconds even when nothing changed: stories close by themselves.
const MAX_AGE_MICROS: i64 = 60_000_000;

/// Counters of changes; two stories that share one only cause a needless rendering.
const STRIPES: usize = 4_096;

/// gzip level of kept pages: a level more costs twice the time for one percent.
const GZIP_LEVEL: u32 = 6;

/// brotli quality of kept pages (0 to 11).
const BROTLI_QUALITY: u32 = 5;

/// brotli window, log2 of bytes.
const BROTLI_WINDOW: u32 = 19;

/// Kept pages.
pub(crate) struct Pages {
    kept: moka::sync::Cache<String, Arc<Page>>,
    flights: Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>,
    changes: Mutex<Receiver<Change>>,
    stripes: Vec<AtomicU64>,
    /// Bumped when changes were missed, so that nothing kept before counts any more.
    epoch: AtomicU64,
}

/// What the rendering of a page depends on.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rendered {
    /// The page.
    pub(crate) html: String,
    /// Its site.
    pub(crate) site: Option<SiteId>,
    /// Its story; none for pages about a whole site.
    pub(crate) story: Option<StoryId>,
    /// Origins that may read it from scripts.
    pub(crate) origins: Vec<String>,
    /// `Content-Type`.
    pub(crate) kind: &'static str,
}

/// A page as it is kept.
pub(crate) struct Page {
    plain: Bytes,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
    etag: HeaderValue,
    kind: &'static str,
    origins: Vec<String>,
    site: Option<SiteId>,
    story: Option<StoryId>,
    stamp: (u64, u64, u64),
    rendered_at: Timestamp,
}

impl Pages {
    /// An empty store of pages that follows the changes of `app`.
    pub(crate) fn new(app: &App) -> Self {
        let weigh = |key: &String, page: &Arc<Page>| {
            let bytes = page.plain.len() * COMPRESSED_SHARE as usize + key.len();
            u32::try_from(bytes).unwrap_or(u32::MAX)
        };
        Self {
            kept: moka::sync::Cache::builder().max_capacity(MAX_KEPT_BYTES).weigher(weigh).build(),
            flights: Mutex::default(),
            changes: Mutex::new(app.changes()),
            stripes: (0..STRIPES).map(|_| AtomicU64::new(0)).collect(),
            epoch: AtomicU64::new(0),
        }
    }

    /// The page for `key` if it can be sent at `now` without rendering.
    pub(crate) fn find(&self, key: &str, now: Timestamp) -> Option<Arc<Page>> {
        self.follow();
        let page = self.kept.get(key)?;
        let age = now.as_micros().saturating_sub(page.rendered_at.as_micros());
        let is_good = (self.is_current(&page) && age < MAX_AGE_MICROS) || age < BUSY_MICROS;
        is_good.then_some(page)
    }

    /// The page for `key`, rendered by one caller for all who wait.
    pub(crate) async fn get<E, F>(&self, key: String, app: &App, render: F) -> Result<Arc<Page>, E>
    where
        F: Future<Output = Result<Rendered, E>>,
    {
        let flight = Arc::clone(self.lock_flights().entry(key.clone()).or_default());
        let _landing = Landing { pages: self, key: &key };
        let _turn = flight.lock().await;
        if let Some(page) = self.find(&key, app.now()) {
            return Ok(page);
        }
        // Counted before rendering: what changes meanwhile makes the page stale, never wrongly fresh.
        let before = self.snapshot();
        let rendered = render.await?;
        let stamp = stamp(&before, rendered.site, rendered.story);
        let page = Arc::new(Page::new(rendered, stamp, app.now()));
        self.kept.insert(key.clone(), Arc::clone(&page));
        Ok(page)
    }

    /// Takes in what changed since the last look.
    fn follow(&self) {
        let mut changes = self.changes.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match changes.try_recv() {
                Ok(Change::Thread { story, .. }) => self.bump(story.as_bytes()),
                Ok(Change::Policy { site } | Change::Site { site }) => self.bump(site.as_bytes()),
                Ok(Change::Everything) | Err(TryRecvError::Lagged(_)) => {
                    self.epoch.fetch_add(1, Ordering::Relaxed);
                }
                Err(TryRecvError::Empty | TryRecvError::Closed) => return,
            }
        }
    }

    fn bump(&self, id: &[u8; 16]) {
        if let Some(counter) = self.stripes.get(stripe(id)) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn is_current(&self, page: &Page) -> bool {
        let count = |id: Option<&[u8; 16]>| id.map_or(0, |id| self.count(stripe(id)));
        let (site, story) =
            (page.site.as_ref().map(SiteId::as_bytes), page.story.as_ref().map(StoryId::as_bytes));
        page.stamp == (self.epoch.load(Ordering::Relaxed), count(site), count(story))
    }

    fn count(&self, stripe: usize) -> u64 {
        self.stripes.get(stripe).map_or(0, |c| c.load(Ordering::Relaxed))
    }

    fn snapshot(&self) -> (u64, Vec<u64>) {
        self.follow();
        (self.epoch.load(Ordering::Relaxed), (0..STRIPES).map(|i| self.count(i)).collect())
    }

    fn lock_flights(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<tokio::sync::Mutex<()>>>> {
        self.flights.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes a flight off the list when it ends, also when the one who asked went away.
struct Landing<'a> {
    pages: &'a Pages,
    key: &'a str,
}

impl Drop for Landing<'_> {
    fn drop(&mut self) {
        self.pages.lock_flights().remove(self.key);
    }
}

fn stamp(counted: &(u64, Vec<u64>), site: Option<SiteId>, story: Option<StoryId>) -> (u64, u64, u64) {
    let count = |id: Option<&[u8; 16]>| id.and_then(|id| counted.1.get(stripe(id))).copied().unwrap_or(0);
    let (site, story) = (site.as_ref().map(SiteId::as_bytes), story.as_ref().map(StoryId::as_bytes));
    (counted.0, count(site), count(story))
}

impl Page {
    /// A page from what was rendered.
    pub(crate) fn new(rendered: Rendered, stamp: (u64, u64, u64), rendered_at: Timestamp) -> Self {
        let plain = Bytes::from(rendered.html);
        let mut digest = hex::encode(Sha256::digest(&plain));
        digest.truncate(24);
        let etag =
            HeaderValue::from_str(&format!("W/\"{digest}\"")).expect("hexadecimal digits are plain ASCII");
        Self {
            plain,
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
            etag,
            kind: rendered.kind,
            origins: rendered.origins,
            site: rendered.site,
            story: rendered.story,
            stamp,
            rendered_at,
        }
    }

    /// Origins that may read it from scripts.
    pub(crate) fn origins(&self) -> &[String] {
        &self.origins
    }

    /// The answer to a request with these headers: 304 where the browser has it, else compressed as it can take it.
    pub(crate) fn respond(&self, request: &HeaderMap, vary: &'static str) -> Response {
        let mut response = if is_known(request, &self.etag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else if takes(request, "br") {
            let body = self.brotli.get_or_init(|| brotli(&self.plain)).clone();
            ([(header::CONTENT_ENCODING, HeaderValue::from_static("br"))], body).into_response()
        } else if takes(request, "gzip") {
            let body = self.gzip.get_or_init(|| gzip(&self.plain)).clone();
            ([(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))], body).into_response()
        } else {
            self.plain.clone().into_response()
        };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind));
        headers.insert(header::ETAG, self.etag.clone());
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static(vary));
        response
    }
}

/// Whether `Accept-Encoding` names this encoding without refusing it (`q=0`).
pub(crate) fn takes(request: &HeaderMap, encoding: &str) -> bool {
    let accepted = request.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or("");
    accepted.split(',').any(|item| {
        let (name, weight) = item.split_once(';').unwrap_or((item, ""));
        name.trim().eq_ignore_ascii_case(encoding)
            && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

fn is_known(request: &HeaderMap, etag: &HeaderValue) -> bool {
    let (Some(known), Ok(etag)) = (request.get(header::IF_NONE_MATCH), etag.to_str()) else { return false };
    known.to_str().is_ok_and(|known| known.split(',').any(|item| item.trim() == etag || item.trim() == "*"))
}

fn stripe(id: &[u8; 16]) -> usize {
    // The last bytes of an id are random.
    let [.., a, b] = *id;
    (usize::from(a) << 8 | usize::from(b)) % STRIPES
}

/// gzip of these bytes.
pub(crate) fn gzip(plain: &[u8]) -> Bytes {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(GZIP_LEVEL));
    encoder.write_all(plain).and_then(|()| encoder.finish()).expect("writing into memory cannot fail").into()
}

fn brotli(plain: &[u8]) -> Bytes {
    let mut packed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut packed, 4096, BROTLI_QUALITY, BROTLI_WINDOW);
    encoder.write_all(plain).and_then(|()| encoder.flush()).expect("writing into memory cannot fail");
    drop(encoder);
    packed.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(encodings: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(encodings))])
    }

    #[test]
    fn an_encoding_with_weight_zero_is_refused() {
        assert!(takes(&asking("gzip, deflate, br"), "br"));
        assert!(takes(&asking("gzip;q=0.5"), "gzip"));
        assert!(!takes(&asking("br;q=0, gzip"), "br"));
        assert!(!takes(&HeaderMap::new(), "gzip"));
    }

    #[test]
    fn a_browser_that_has_the_page_gets_304() {
        let rendered = Rendered { html: "page".into(), kind: "text/html", ..Rendered::default() };
        let page = Page::new(rendered, (0, 0, 0), Timestamp::default());
        let etag =
            page.respond(&asking("gzip"), "accept-encoding").headers().get(header::ETAG).unwrap().clone();
        let again = HeaderMap::from_iter([(header::IF_NONE_MATCH, etag)]);
        assert_eq!(page.respond(&again, "accept-encoding").status(), StatusCode::NOT_MODIFIED);
    }
}
