//! Whatever a commenter types: reading it never panics, its HTML never contains script, its spans stand in the text.
#![no_main]

use comity_text::Body;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let body = Body::read(text, None);
    let html = body.html.to_lowercase();
    assert!(!html.contains("<script") && !html.contains("href=\"javascript:"), "{html}");
    for link in &body.links {
        assert!(text.get(link.span.begin..link.span.end).is_some(), "a link's span is not in the text");
    }
});
