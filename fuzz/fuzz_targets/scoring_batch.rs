//! Whatever a program sends as a batch: an answer for each request in it, or an error in the documented shape; never a panic or
//! a fault. The first byte chooses the boundary; the rest is the body.
#![no_main]

use axum::body::{Body, to_bytes};
use comity_web::{Scoring, scoring_server};
use libfuzzer_sys::fuzz_target;
use tower::ServiceExt;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let kinds = ["multipart/mixed; boundary=b", "multipart/mixed; boundary=\"===============7==\"", "text/plain", ""];
    let kind = kinds[usize::from(*first) % kinds.len()];
    let scoring = Scoring::open();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    runtime.block_on(async {
        let request = http::Request::post("/batch").header("content-type", kind);
        let request = request.body(Body::from(rest.to_vec())).expect("a request");
        let answer = scoring_server(scoring).oneshot(request).await.expect("routers do not fail");
        let status = answer.status().as_u16();
        assert!(matches!(status, 200 | 400), "{status}");
        let body = to_bytes(answer.into_body(), usize::MAX).await.expect("the answer is in memory");
        if status == 400 {
            serde_json::from_slice::<serde_json::Value>(&body).expect("the error is JSON");
        } else {
            assert!(body.starts_with(b"--batch_comity\r\n") && body.ends_with(b"--batch_comity--\r\n"));
        }
    });
});
