//! What people write, and who they are, never reaches the log.

use axum::body::Body;
use comity_testkit::Newsroom;
use comity_web::{CoralSecret, Settings};
use hmac::{Hmac, KeyInit, Mac};
use http::{Request, header};
use std::io::Write;
use std::sync::{Arc, Mutex};
use tower::ServiceExt;
use tracing_subscriber::fmt::MakeWriter;

/// Stands in every field that a person fills in.
const MARKER: &str = "mkr7731zq";

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no writer panics").write(bytes)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Lines;
    fn make_writer(&'a self) -> Lines {
        self.clone()
    }
}

/// As Coral signs.
fn signature(body: &str) -> String {
    let mut mac =
        Hmac::<sha2::Sha256>::new_from_slice(MARKER.as_bytes()).expect("HMAC takes keys of any length");
    mac.update(body.as_bytes());
    format!("sha256={}", hex::encode(mac.finalize().into_bytes()))
}

#[tokio::test]
async fn no_text_name_address_or_token_reaches_the_log() {
    let lines = Lines::default();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(lines.clone()).finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let newsroom = Newsroom::open().await;
    let settings = Settings::default();
    let secret =
        CoralSecret { site: "bridge-post".to_owned(), secret: comity_model::Private(MARKER.to_owned()) };
    settings.coral.secrets.replace(vec![secret]);
    let router = comity_web::router(newsroom.app.clone(), settings);
    let form =
        format!("name={MARKER}&email={MARKER}@example.org&text=blasted+{MARKER}&submission_key={MARKER}");
    let json = format!(
        "{{\"story\":\"bridge\",\"name\":\"{MARKER}\",\"email\":\"{MARKER}@example.org\",\"text\":\"{MARKER}\"}}"
    );
    let scored = format!(
        "{{\"comment\":{{\"text\":\"{MARKER}\"}},\"requestedAttributes\":{{\"TOXICITY\":{{}}}},\"clientToken\":\"{MARKER}\",
          \"attributeScores\":{{\"TOXICITY\":{{\"summaryScore\":{{\"value\":1}}}}}},\"doNotStore\":true}}"
    );
    let coral = format!("{{\"comment\":{{\"body\":\"{MARKER}\"}},\"author\":{{\"id\":\"{MARKER}\"}}}}");
    let requests = [
        ("POST", format!("/v1alpha1/comments:analyze?key={MARKER}"), scored.clone()),
        ("POST", format!("/v1alpha1/comments:suggestscore?key={MARKER}"), scored.clone()),
        ("POST", "/v1alpha1/comments:suggestscore".to_owned(), scored.replace(",\"doNotStore\":true", "")),
        ("POST", "/v1alpha1/comments:analyze".to_owned(), format!("{{\"comment\": \"{MARKER}")),
        ("POST", "/coral/phase".to_owned(), coral.clone()),
        ("POST", "/coral/phase".to_owned(), format!("{{\"comment\": \"{MARKER}")),
        ("POST", "/coral/events".to_owned(), coral),
        ("POST", "/s/bridge-post/bridge/comments".to_owned(), form.clone()),
        ("POST", "/embed/s/bridge-post/bridge/comments".to_owned(), form.clone()),
        ("POST", "/api/v1/comments".to_owned(), json),
        ("GET", format!("/status/bridge-post/{MARKER}"), String::new()),
        ("GET", format!("/s/bridge-post/bridge?after={MARKER}"), String::new()),
        ("POST", format!("/console/sign-in/{MARKER}"), form),
    ];
    for (method, path, body) in requests {
        let request = Request::builder()
            .method(method)
            .uri(&path)
            .header(header::HOST, "127.0.0.1:7733")
            .header(header::ORIGIN, "http://127.0.0.1:7733")
            .header(header::COOKIE, format!("comity_guest={MARKER}; comity_session={MARKER}"))
            .header("x-coral-signature", signature(&body))
            .body(Body::from(body))
            .unwrap();
        let status = router.clone().oneshot(request).await.unwrap().status();
        assert!(!status.is_server_error(), "{method} {path}: {status}");
        // A signature that doesn't fit would keep what is in the body from being read at all.
        assert!(!path.starts_with("/coral") || status != 401, "{method} {path}: {status}");
    }
    tracing::error!("the log itself works");
    let log = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("the log itself works"));
    assert!(!log.contains(MARKER), "{log}");
}
