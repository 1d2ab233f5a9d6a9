//! A second site sees nothing of the first.

use super::{Paper, comment};
use crate::router::routes;
use comity_actions::{CreateSite, add_moderator, create_site};
use comity_model::Role;
use http::{Method, StatusCode};

const SECRET: &str = "Only the first paper's readers";

#[tokio::test]
async fn a_second_site_sees_nothing_of_the_first_on_any_route() {
    let paper = Paper::open().await;
    let app = &paper.newsroom.app;
    let posted = paper.form("/s/bridge-post/bridge/comments", "", &comment(SECRET)).await;
    let guest = posted.cookie();
    let id = posted.header("location").split("posted=").nth(1).unwrap().split('#').next().unwrap().to_owned();
    let own = paper.get("/s/bridge-post/bridge", &[("cookie", &guest)]).await.text();
    assert!(own.contains(SECRET));
    let parsed = id.parse().unwrap();
    let token = app.secrets().status_token(paper.newsroom.site.id, parsed);
    let wanted = CreateSite {
        key: "other".to_owned(),
        name: "The Other".to_owned(),
        locale: "en".to_owned(),
        timezone: "UTC".to_owned(),
        origins: Vec::new(),
        policy: comity_actions::STARTING_POLICY.to_owned(),
        translations: Vec::new(),
    };
    let other = create_site(app, wanted).await.unwrap();
    let (_, link) = add_moderator(app, other.id, "Otto", Role::Operator).await.unwrap();
    let session = paper.form(&format!("/console/sign-in/{link}"), "", "").await.cookie();
    let console = paper.get("/console", &[("cookie", &session)]).await;
    assert_eq!(console.status, StatusCode::OK);
    let csrf =
        console.text().split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let cookies = format!("{session}; {guest}");
    let bearer = format!("Bearer {}", guest.split_once('=').unwrap().1);
    for (path, _) in routes() {
        let path = path
            .replace("{site}", "other")
            .replace("{story}", "bridge")
            .replace("{comment}", &id)
            .replace("{token}", &token)
            .replace("{version}", "1")
            .replace("{sanction}", &id)
            .replace("{commenter}", &id)
            .replace("{name}", "x");
        let path = if path.contains('?') {
            path
        } else {
            format!("{path}?site=other&story=bridge&token={token}&under={id}")
        };
        for method in [Method::GET, Method::POST, Method::PUT, Method::DELETE] {
            let form = format!(
                "csrf={csrf}&text=x&name=Otto&email=o@example.org&reason=spam&outcome=reject&clause=profanity&seen={id}&kind=block&days=7&state=closed&role=moderator"
            );
            let headers = [("cookie", cookies.as_str()), ("authorization", &bearer), ("origin", super::OURS)];
            let answer = paper.send(method.clone(), &path, &headers, form.into_bytes()).await;
            assert!(!answer.text().contains(SECRET), "{method} {path}");
            assert!(!answer.status.is_server_error(), "{method} {path}: {}", answer.status);
        }
    }
    paper.newsroom.clock.advance(1);
    let first = paper.get("/s/bridge-post/bridge", &[]).await.text();
    assert!(
        first.contains(SECRET) && !first.contains("The discussion is closed."),
        "nothing changed on the first site"
    );
}
