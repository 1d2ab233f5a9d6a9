//! Forms of the console that were drawn before another sign-in, or are sent after signing out: nothing is done, and nothing
//! that was typed is lost.

use super::{Answer, Paper};
use crate::urls::encode;
use comity_model::StoryState;
use comity_testkit::Person;
use http::{Method, StatusCode};

/// A paper with a held comment, a moderator who has signed in twice, and the token of the forms drawn before.
struct Twice {
    paper: Paper,
    comment: String,
    cookie: String,
    stale: String,
}

impl Twice {
    async fn open() -> Self {
        let paper = Paper::open().await;
        let newsroom = &paper.newsroom;
        comity_actions::set_story_state(&newsroom.app, &newsroom.moderator, "bridge", StoryState::Held)
            .await
            .unwrap();
        let comment = newsroom.post(&mut Person::new("Mara"), "Waiting for the vote.").await.comment;
        let (_, stale) = paper.sign_in().await;
        let (cookie, _) = paper.sign_in().await;
        Self { comment: comment.to_string(), paper, cookie, stale }
    }

    async fn send(&self, path: &str, cookie: &str, fields: &str) -> Answer {
        self.paper.form(path, cookie, &format!("csrf={}&{fields}", self.stale)).await
    }

    /// Sends a form of the earlier sign-in: it comes back with a token that counts, and is sent again.
    async fn again(&self, path: &str, fields: &str) -> (String, Answer) {
        let back = self.send(path, &self.cookie, fields).await;
        let page = back.text();
        assert_eq!(back.status, StatusCode::FORBIDDEN, "{page}");
        assert!(page.contains("This form has expired. What you entered is still here."), "{page}");
        let form = page.split(&format!("action=\"{path}\"")).nth(1).unwrap_or_else(|| panic!("{page}"));
        let fresh = form.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_ne!(fresh, self.stale);
        let sent = self.paper.form(path, &self.cookie, &format!("csrf={fresh}&{fields}")).await;
        (page, sent)
    }
}

#[tokio::test]
async fn a_block_a_note_and_a_setting_come_back_with_a_fresh_token() {
    let twice = Twice::open().await;
    let case = format!("/console/case/{}", twice.comment);
    let fields = "kind=pause&days=30&clause=plain-words&reason=Called+the+mayor+names.&also_email=yes";
    let (page, sent) = twice.again(&format!("{case}/block"), fields).await;
    assert!(page.contains("Called the mayor names.</textarea>"), "{page}");
    assert!(page.contains("value=\"30\" selected") && page.contains("value=\"pause\" selected"), "{page}");
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());

    let seen = twice.paper.newsroom.case(twice.comment.parse().unwrap()).await.last_decision;
    let fields =
        format!("seen={seen}&show=held&outcome=reject&clause=plain-words&note=Please+mind+the+tone.");
    let (page, sent) = twice.again(&format!("{case}/decide"), &fields).await;
    assert!(page.contains("Please mind the tone.</textarea>"), "{page}");
    assert!(page.contains("<option value=\"plain-words\" selected>"), "{page}");
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());

    let (page, sent) = twice.again("/console/settings/site", "state=closed").await;
    let form = page.split("action=\"/console/settings/site\"").nth(1).unwrap();
    assert!(form.split("</form>").next().unwrap().contains("value=\"closed\" selected"), "{page}");
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let (page, _) = twice.again("/console/stories/bridge/state", "state=closed").await;
    let form = page.split("action=\"/console/stories/bridge/state\"").nth(1).unwrap();
    assert!(form.split("</form>").next().unwrap().contains("value=\"closed\" selected"), "{page}");
}

#[tokio::test]
async fn a_whole_policy_comes_back_and_still_tells_whether_somebody_saved_meanwhile() {
    let twice = Twice::open().await;
    let fresh = twice.paper.get("/console", &[("cookie", &twice.cookie)]).await.text();
    let fresh = fresh.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let begun = twice.paper.form("/console/policy/drafts", &twice.cookie, &format!("csrf={fresh}")).await;
    let draft = begun.header("location").to_owned();
    let page = twice.paper.get(&draft, &[("cookie", &twice.cookie)]).await.text();
    let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let text =
        format!("# Discussion policy\n\n{}The last line.", "A long thought about bridges.\n".repeat(8_000));
    let fields = format!("seen={seen}&language=&then=check&text={}", encode(&text));
    twice.paper.newsroom.clock.advance(5);
    let meanwhile = format!("csrf={fresh}&seen={seen}&language=&then=check&text=%23+Another");
    assert_eq!(twice.paper.form(&draft, &twice.cookie, &meanwhile).await.status, StatusCode::SEE_OTHER);
    let (page, sent) = twice.again(&draft, &fields).await;
    assert!(page.contains("The last line.</textarea>"));
    assert!(page.contains(&format!("name=\"seen\" value=\"{seen}\"")), "what it was made from");
    assert_eq!(sent.status, StatusCode::CONFLICT);
    assert!(sent.text().contains("The last line.</textarea>"));
}

#[tokio::test]
async fn what_is_sent_while_signed_out_can_be_copied_and_sent_again_after_signing_in() {
    let twice = Twice::open().await;
    let path = format!("/console/case/{}/block", twice.comment);
    let fields = "show=held&kind=pause&days=30&clause=plain-words&reason=Called+the+%3Cb%3Emayor+names.";
    let back = twice.send(&path, "", fields).await;
    let page = back.text();
    assert_eq!(back.status, StatusCode::UNAUTHORIZED, "{page}");
    assert!(page.contains("Please sign in first.") && page.contains("href=\"/console/sign-in\""), "{page}");
    let form = page.split(&format!("action=\"{path}\"")).nth(1).unwrap_or_else(|| panic!("{page}"));
    assert!(form.contains("name=\"reason\"") && form.contains("mayor names.</textarea>"), "{form}");
    assert!(form.contains("name=\"days\" value=\"30\"") && !form.contains("csrf"), "{form}");
    assert!(!page.contains("<b>mayor"), "{page}");
    // Signed in meanwhile, the same button leads to the form itself, with a token that counts.
    let filled = twice.paper.form(&path, &twice.cookie, fields).await.text();
    assert!(
        filled.contains("mayor names.</textarea>") && filled.contains("value=\"30\" selected"),
        "{filled}"
    );
}

#[tokio::test]
async fn what_another_website_sends_is_shown_without_a_button() {
    let twice = Twice::open().await;
    let path = format!("/console/case/{}/block", twice.comment);
    let headers = [("origin", "https://elsewhere.example"), ("cookie", twice.cookie.as_str())];
    let form = b"kind=block&days=7&reason=Not+mine".to_vec();
    let back = twice.paper.send(Method::POST, &path, &headers, form).await;
    assert_eq!(back.status, StatusCode::FORBIDDEN);
    let page = back.text();
    assert!(page.contains("Not mine</textarea>") && !page.contains("<form"), "{page}");
}

#[tokio::test]
async fn a_button_without_a_text_says_that_nothing_was_changed() {
    let twice = Twice::open().await;
    let back = twice.send("/console/policy/drafts", &twice.cookie, "from=").await;
    assert_eq!(back.status, StatusCode::FORBIDDEN);
    let page = back.text();
    assert!(page.contains("nothing was changed") && page.contains("href=\"/console\""), "{page}");
}

#[tokio::test]
async fn a_form_whose_draft_is_gone_still_gives_the_text_back() {
    let twice = Twice::open().await;
    let gone = format!("/console/policy/drafts/{}", twice.comment);
    let back = twice.send(&gone, &twice.cookie, "seen=1&language=&then=check&text=%23+Much+work").await;
    assert_eq!(back.status, StatusCode::FORBIDDEN);
    assert!(back.text().contains("# Much work</textarea>"), "{}", back.text());
}
