//! The page that tries a text.

use super::Paper;
use crate::{Settings, urls};
use comity_testkit::Newsroom;
use http::StatusCode;

async fn open_paper() -> Paper {
    let newsroom = Newsroom::open().await;
    let settings = Settings { is_score_page_public: true, ..Settings::default() };
    let router = crate::router(newsroom.app.clone(), settings);
    Paper { newsroom, router }
}

#[tokio::test]
async fn a_text_is_tried_in_the_console_without_script_and_nothing_is_kept() {
    let paper = Paper::open().await;
    let (cookie, csrf) = paper.sign_in().await;
    let form = format!("csrf={csrf}&text={}", urls::encode("Buy now at https://cheap.example <b>"));
    let answer = paper.form("/console/score", &cookie, &form).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let page = answer.text();
    assert!(page.contains("class=\"tried\"") && page.contains("https://cheap.example &#60;b&#62;"), "{page}");
    assert!(page.contains("It would "), "{page}");
    let part = paper.form("/console/score", &cookie, &format!("{form}&part=said")).await.text();
    assert!(part.starts_with("<section class=\"tried\"") && !part.contains("<html"), "{part}");
    let empty = paper.form("/console/score", &cookie, &format!("csrf={csrf}&text=+")).await;
    assert!(empty.text().contains("role=\"alert\""), "{}", empty.text());
    let long = format!("csrf={csrf}&text={}&part=said", "x".repeat(comity_actions::MAX_TEXT_CHARS + 1));
    let long = paper.form("/console/score", &cookie, &long).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        long.text().starts_with("<p class=\"refused-line\" role=\"alert\">"),
        "the script is told why: {}",
        long.text()
    );
    assert!(!paper.get("/s/bridge-post/bridge", &[]).await.text().contains("cheap.example"));
}

#[tokio::test]
async fn a_clause_that_would_speak_is_named_with_the_words_it_points_at() {
    let newsroom = Newsroom::open_with_starting_policy().await;
    let router = crate::router(newsroom.app.clone(), Settings::default());
    let paper = Paper { newsroom, router };
    let (cookie, csrf) = paper.sign_in().await;
    let answer = paper
        .form(
            "/console/score",
            &cookie,
            &format!(
                "csrf={csrf}&text={}",
                urls::encode("I WILL SHOUT AT THIS COUNCIL UNTIL THEY LISTEN TO ALL OF US HERE")
            ),
        )
        .await;
    let page = answer.text();
    assert!(page.contains("/policy/bridge-post#"), "{page}");
    assert!(!page.contains("No clause speaks."), "{page}");
}

/// This newsroom has no scorer, so that nothing says at whom a text is aimed.
#[tokio::test]
async fn a_text_of_which_it_cannot_be_told_is_not_said_to_be_aimed_at_nobody() {
    let open = open_paper().await;
    let page = open.form("/score", "", "lang=en&text=You+are+a+stupid+idiot.").await.text();
    assert!(page.contains("<b>Aimed at:</b> cannot be told in this language</li>"), "{page}");
}

#[tokio::test]
async fn everybody_may_try_a_text_only_where_the_operator_says_so() {
    let closed = Paper::open().await;
    let answer = closed.get("/score", &[]).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/console/score"));
    assert_eq!(closed.form("/score", "", "text=Hello").await.status, StatusCode::NOT_FOUND);
    assert_eq!(closed.get("/console/score", &[]).await.status, StatusCode::UNAUTHORIZED);

    let open = open_paper().await;
    assert_eq!(open.get("/score", &[]).await.status, StatusCode::OK);
    let answer = open.form("/score", "", "text=Hello").await;
    assert!(
        answer.status == StatusCode::OK && answer.text().contains("class=\"tried\""),
        "{}",
        answer.text()
    );
    let spoken = open.form("/score", "", "text=Hello&lang=tr").await.text();
    assert!(spoken.contains("lang=\"tr\""), "{spoken}");
    let elsewhere = open
        .send(http::Method::POST, "/score", &[("origin", "https://evil.example")], b"text=Hello".to_vec())
        .await;
    assert_eq!(elsewhere.status, StatusCode::FORBIDDEN);
}
