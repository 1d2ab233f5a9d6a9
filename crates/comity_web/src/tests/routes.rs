//! What holds for every address, walked over from the router's own table.

use super::{OURS, Paper};
use crate::router::{moderators, routes};
use http::{Method, StatusCode};

/// Headers that every answer must carry.
const SECURITY: [&str; 7] = [
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "x-frame-options",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
];

/// An address of the table with something plausible in its places.
fn filled(path: &str, comment: &str) -> String {
    path.replace("{site}", "bridge-post")
        .replace("{story}", "bridge")
        .replace("{comment}", comment)
        .replace("{version}", "1")
        .replace("{token}", "none")
        .replace("{draft}", comment)
        .replace("{proposal}", comment)
        .replace("{sanction}", comment)
        .replace("{moderator}", comment)
        .replace("{commenter}", comment)
        .replace("{name}", "page.0.css")
}

async fn paper_with_comment() -> (Paper, String) {
    let paper = Paper::open().await;
    let mut mara = comity_testkit::Person::new("Mara");
    let id = paper.newsroom.post(&mut mara, "The bridge is late.").await.comment.to_string();
    (paper, id)
}

#[tokio::test]
async fn every_answer_of_every_route_carries_the_security_headers() {
    let (paper, id) = paper_with_comment().await;
    let paths = routes().into_iter().map(|(path, _)| filled(path, &id)).chain(["/nowhere".to_owned()]);
    for path in paths {
        for method in [Method::GET, Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
            let answer = paper.send(method.clone(), &path, &[("origin", OURS)], Vec::new()).await;
            assert!(!answer.status.is_server_error(), "{method} {path}: {}", answer.status);
            for name in SECURITY {
                assert!(answer.headers.contains_key(name), "{method} {path} lacks {name}");
            }
            let policy = answer.header("content-security-policy");
            assert!(
                policy.contains("default-src 'none'") && !policy.contains("unsafe"),
                "{method} {path}: {policy}"
            );
            assert!(answer.headers.contains_key("cache-control"), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn no_page_holds_inline_script_or_style() {
    let (paper, id) = paper_with_comment().await;
    let (cookie, _) = paper.sign_in().await;
    for (path, _) in routes() {
        let answer = paper.get(&filled(path, &id), &[("cookie", &cookie)]).await;
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        let page = answer.text();
        assert!(
            !page.contains(" style=") && !page.contains("<style") && !page.contains(" onclick="),
            "{path}"
        );
        let inline =
            page.split("<script").skip(1).any(|tag| !tag.split('>').next().unwrap().contains("src="));
        assert!(!inline, "{path}");
    }
}

#[tokio::test]
async fn no_form_of_a_reader_is_taken_from_another_website() {
    let (paper, id) = paper_with_comment().await;
    for (path, _) in routes().into_iter().filter(|(path, _)| path.starts_with("/s/")) {
        let evil = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
        let body = super::comment("From elsewhere.").into_bytes();
        let answer = paper.send(Method::POST, &filled(path, &id), &evil, body).await;
        let is_refused = matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::METHOD_NOT_ALLOWED);
        assert!(is_refused, "{path}: {}", answer.status);
    }
}

#[tokio::test]
async fn the_console_takes_nothing_without_session_origin_and_token() {
    let (paper, id) = paper_with_comment().await;
    let (cookie, csrf) = paper.sign_in().await;
    for (path, _) in moderators().into_iter().filter(|(path, _)| !path.contains("sign-in")) {
        let path = filled(path, &id);
        let form = format!("csrf={csrf}&state=closed&role=moderator&outcome=reject&show=held");
        for method in [Method::GET, Method::POST] {
            let headers = [("origin", OURS)];
            let answer = paper.send(method.clone(), &path, &headers, form.clone().into_bytes()).await;
            let is_refused =
                matches!(answer.status, StatusCode::UNAUTHORIZED | StatusCode::METHOD_NOT_ALLOWED);
            assert!(is_refused, "{method} {path} without a session: {}", answer.status);
        }
        for (headers, form) in [
            (vec![("cookie", cookie.as_str())], form.clone()),
            (vec![("cookie", cookie.as_str()), ("origin", "https://evil.example")], form.clone()),
            (vec![("cookie", cookie.as_str()), ("origin", OURS)], "csrf=guess&state=closed".to_owned()),
            (vec![("cookie", cookie.as_str()), ("origin", OURS)], "state=closed".to_owned()),
        ] {
            let answer = paper.send(Method::POST, &path, &headers, form.into_bytes()).await;
            let is_refused = matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::METHOD_NOT_ALLOWED);
            assert!(is_refused, "POST {path}: {}", answer.status);
        }
    }
}

#[tokio::test]
async fn a_drawing_is_an_image_that_can_do_nothing() {
    let paper = Paper::open().await;
    let drawing = paper.get("/pictures/old-bridge-cost.svg", &[]).await;
    assert_eq!(drawing.status, StatusCode::OK);
    assert_eq!(drawing.header("content-type"), "image/svg+xml");
    assert!(drawing.header("content-security-policy").starts_with("default-src 'none'"));
    assert_eq!(paper.get("/pictures/none.svg", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn assets_are_kept_for_ever_under_the_address_that_names_their_digest() {
    let paper = Paper::open().await;
    for name in ["page.css", "thread.js", "console.css", "console.js"] {
        let asset = paper.get(&crate::assets::url(name), &[("accept-encoding", "gzip")]).await;
        assert_eq!(asset.status, StatusCode::OK, "{name}");
        assert!(asset.header("cache-control").contains("immutable"), "{name}");
    }
    assert_eq!(paper.get("/assets/page.0000.css", &[]).await.status, StatusCode::NOT_FOUND);
    let embed = paper.get("/comity.js", &[("accept-encoding", "gzip")]).await;
    assert!(embed.body.len() <= 14 * 1024, "the embed weighs {} bytes", embed.body.len());
    assert_eq!(embed.header("cross-origin-resource-policy"), "cross-origin");
}

#[tokio::test]
async fn the_character_nul_in_a_request_is_never_a_fault() {
    let (paper, id) = paper_with_comment().await;
    let (cookie, csrf) = paper.sign_in().await;
    let form =
        format!("csrf={csrf}&name=%00&email=a@b.example&text=%00&state=open&note=%00&reason=spam&clause=%00");
    for (path, _) in routes() {
        let part = |part| if str::starts_with(part, "{") { "%00" } else { part };
        let in_path = path.split('/').map(part).collect::<Vec<_>>().join("/");
        let in_query = format!("{}?site=%00&story=%00&token=%00", filled(path, &id));
        let in_place = format!("{}?story=bridge&after=%00", filled(path, &id));
        for path in [in_path, in_query, in_place].iter().filter(|path| !path.contains("sign-out")) {
            for method in [Method::GET, Method::POST] {
                let headers = [("cookie", cookie.as_str()), ("origin", OURS)];
                let answer = paper.send(method.clone(), path, &headers, form.clone().into_bytes()).await;
                assert!(
                    !answer.status.is_server_error(),
                    "{method} {path}: {} {}",
                    answer.status,
                    answer.text()
                );
            }
        }
    }
    let nul = "\0";
    let json = serde_json::json!({
        "site": nul, "story": nul, "name": nul, "text": nul, "submission_key": nul, "parent": nul,
    });
    let answer = paper.json("/api/v1/comments", json).await;
    assert!(answer.status.is_client_error(), "{}", answer.text());
}
