//! Whatever a program sends to be scored: an answer, or an error in the documented shape; never a panic or a fault.
#![no_main]

use axum::body::{Body, to_bytes};
use comity_web::{Scoring, scoring_server};
use libfuzzer_sys::fuzz_target;
use tower::ServiceExt;

fuzz_target!(|bytes: &[u8]| {
    let scoring = Scoring::open();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime starts");
    runtime.block_on(async {
        let server = scoring_server(scoring);
        for path in ["/v1alpha1/comments:analyze", "/v1alpha1/comments:suggestscore"] {
            let request = http::Request::post(path).body(Body::from(bytes.to_vec())).expect("a request");
            let answer = server.clone().oneshot(request).await.expect("routers do not fail");
            assert!(matches!(answer.status().as_u16(), 200 | 400), "{path}: {}", answer.status());
            let body = to_bytes(answer.into_body(), usize::MAX).await.expect("the answer is in memory");
            serde_json::from_slice::<serde_json::Value>(&body).expect("the answer is JSON");
        }
    });
});
