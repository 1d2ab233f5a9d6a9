//! Whatever an archive contains: cleaning it twice gives what cleaning it once gave, and no script.
#![no_main]

use comity_text::{html_to_text, sanitize_html};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|html: &str| {
    let clean = sanitize_html(html);
    assert!(!clean.to_lowercase().contains("<script"), "{clean}");
    assert_eq!(sanitize_html(&clean), clean);
    let _ = html_to_text(html);
});
