//! What the head of a page says of its story: `meta` elements and linked data.

use super::Writer;
use crate::values::{rfc3339_time, some_text};

impl Writer {
    /// Takes what a `meta` element says.
    pub(super) fn meta(&mut self, attribute: &impl Fn(&str) -> Option<String>) {
        let Some(content) = attribute("content").filter(|c| !c.trim().is_empty()) else { return };
        match attribute("property").or_else(|| attribute("name")).unwrap_or_default().as_str() {
            "og:title" => self.layout.headline = Some(content.trim().to_owned()),
            "og:url" => self.layout.url = self.layout.url.take().or(Some(content)),
            "og:image" => self.layout.image_url = Some(content),
            "article:published_time" | "date" | "dc.date" | "DC.date" | "pubdate" => {
                self.layout.published_at = rfc3339_time(&content).or(self.layout.published_at);
            }
            _ => {}
        }
    }

    /// What linked data (JSON-LD) says of an article.
    pub(super) fn linked_data(&mut self, data: &str) {
        let Ok(whole) = serde_json::from_str::<serde_json::Value>(data) else { return };
        let graph = whole.get("@graph").unwrap_or(&whole);
        let one = std::slice::from_ref(graph);
        let articles = graph.as_array().map_or(one, Vec::as_slice);
        let Some(article) = articles.iter().find(|thing| thing.get("headline").is_some()) else { return };
        let text = |name: &str| article.get(name).and_then(serde_json::Value::as_str);
        let headline = text("headline").and_then(some_text);
        self.layout.headline = self.layout.headline.take().or(headline);
        let at = text("datePublished").and_then(rfc3339_time);
        self.layout.published_at = at.or(self.layout.published_at);
    }
}
