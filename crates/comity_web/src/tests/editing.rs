//! What editors get: versions, drafts, replay, publishing; and the measures that a second moderator confirms.

use super::{Answer, Paper};
use crate::urls::encode;
use comity_actions::{PublishPolicy, Published};
use comity_model::{Outcome, Role};
use comity_testkit::{PLAIN_POLICY, Person};
use http::StatusCode;

fn field<'a>(page: &'a str, name: &str) -> &'a str {
    page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap()
}

/// The text in the editor, as the browser would send it.
fn typed(page: &str) -> String {
    let text = page.split("<textarea id=\"text\"").nth(1).unwrap().split_once('>').unwrap().1;
    let text = text.split("</textarea>").next().unwrap().trim_start_matches('\n');
    let unescaped = text.replace("&quot;", "\"").replace("&#34;", "\"").replace("&#39;", "'");
    unescaped.replace("&lt;", "<").replace("&gt;", ">").replace("&#60;", "<").replace("&#62;", ">")
}

/// An editor before a draft that was just begun.
struct Desk {
    paper: Paper,
    cookie: String,
    csrf: String,
    url: String,
}

impl Desk {
    async fn open() -> Self {
        let paper = Paper::open().await;
        let (cookie, csrf) = paper.sign_in().await;
        let begun = paper.form("/console/policy/drafts", &cookie, &format!("csrf={csrf}")).await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER);
        let url = begun.header("location").to_owned();
        Self { paper, cookie, csrf, url }
    }

    async fn get(&self, path: &str) -> String {
        let answer = self.paper.get(path, &[("cookie", &self.cookie)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        answer.text()
    }

    async fn post(&self, path: &str, fields: &str) -> Answer {
        self.paper.form(path, &self.cookie, &format!("csrf={}&{fields}", self.csrf)).await
    }

    /// Saves the document with `from` replaced by `to`.
    async fn save(&self, from: &str, to: &str, then: &str) -> Answer {
        let page = self.get(&self.url).await;
        let text = typed(&page);
        assert!(text.contains(from), "{text}");
        let text = text.replace(from, to).replace('\n', "\r\n");
        let fields = format!("seen={}&language=&then={then}&text={}", field(&page, "seen"), encode(&text));
        self.post(&self.url, &fields).await
    }
}

#[tokio::test]
async fn an_error_is_shown_at_its_line_with_a_caret() {
    let desk = Desk::open().await;
    assert_eq!(desk.save("\"word_list\"", "\"word_lst\"", "check").await.status, StatusCode::SEE_OTHER);
    let page = desk.get(&desk.url).await;
    assert!(page.contains("<li id=\"line-12\" class=\"wrong\">12</li>"), "{page}");
    assert!(page.contains("href=\"#line-12\"") && page.contains("^^^^^^^^^^"), "{page}");
    assert!(page.contains("did you mean `word_list`?"), "{page}");
    assert!(!page.contains("Nothing that readers would notice."), "nobody knows what would change: {page}");
    let publish = desk.paper.get(&format!("{}/publish", desk.url), &[("cookie", &desk.cookie)]).await;
    assert_eq!(publish.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!publish.text().contains("name=\"note\""), "what cannot be published has no button");
}

#[tokio::test]
async fn a_text_is_checked_while_it_is_typed_and_not_saved_by_that() {
    let desk = Desk::open().await;
    let text = typed(&desk.get(&desk.url).await).replace("reject: This blasted", "publish: This blasted");
    let checked =
        desk.post(&format!("{}/check", desk.url), &format!("language=&text={}", encode(&text))).await;
    assert_eq!(checked.status, StatusCode::OK);
    assert!(checked.text().contains("the policy says `reject`"), "{}", checked.text());
    assert!(!desk.get(&desk.url).await.contains("publish: This blasted"));
}

#[tokio::test]
async fn names_are_swapped_in_the_archive_when_a_draft_is_saved_and_not_while_it_is_typed() {
    let desk = Desk::open().await;
    let newsroom = &desk.paper.newsroom;
    let builders = ["Turks", "Russians", "Greeks", "Georgians", "Iranians"];
    let mut greeks = None;
    for who in builders {
        let text = format!("The {who} built the old bridge over the river, and it still stands.");
        let posted = newsroom.post(&mut Person::new(who), &text).await;
        greeks = greeks.or(Some(posted.comment).filter(|_| who == "Greeks"));
    }
    let bound = "```fairness\nflips <= 0.5 %\n```\n\n```rules";
    let text = typed(&desk.get(&desk.url).await)
        .replace("```rules", bound)
        .replace("\"blasted\"", "\"blasted\", \"greeks built\"");
    let fields = format!("language=&text={}", encode(&text));
    let checked = desk.post(&format!("{}/check", desk.url), &fields).await.text();
    assert!(checked.contains("Comments of the archive are looked at when you save."), "{checked}");
    assert!(
        checked.contains("Fairness: 0.00 %") && checked.contains("class=\"sound\">Fairness"),
        "{checked}"
    );

    // Texts of ours, too, where one name is treated otherwise in them.
    let own =
        text.replace("0.5 %\n", "0.5 %\nen: Norlanders\n").replace("\"greeks built\"", "\"norlanders\"");
    let fields = format!("language=&text={}", encode(&own));
    let checked = desk.post(&format!("{}/check", desk.url), &fields).await.text();
    assert!(checked.contains("Norlanders reject</li>"), "the text and what became of it: {checked}");
    assert!(checked.contains("are known to the rule attack_on_group"), "{checked}");

    desk.save("```rules", bound, "check").await;
    desk.save("\"blasted\"", "\"blasted\", \"greeks built\"", "check").await;
    let page = desk.get(&desk.url).await;
    assert!(page.contains("in 5 published comments of the archive"), "{page}");
    assert!(
        page.contains("75 of 600 verdicts flip") && page.contains("americans | greeks: 5 of 5 comments"),
        "{page}"
    );
    let case = format!("/console/case/{}?show=held\">greeks</a>: greeks reject", greeks.unwrap());
    assert!(page.contains(&case), "{page}");
    let publish = desk.paper.get(&format!("{}/publish", desk.url), &[("cookie", &desk.cookie)]).await;
    assert_eq!(publish.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_version_that_the_archive_shows_to_be_unfair_is_not_brought_back_and_the_page_says_why() {
    let desk = Desk::open().await;
    let newsroom = &desk.paper.newsroom;
    let unfair = PLAIN_POLICY
        .replace("```rules", "```fairness\nflips <= 0.5 %\n```\n\n```rules")
        .replace("\"blasted\"", "\"blasted\", \"greeks built\"");
    for (number, source) in [(2, unfair), (3, PLAIN_POLICY.to_owned())] {
        let publish = PublishPolicy::of_documents(newsroom.site.id, source, "policy.md", Vec::new());
        let publish = PublishPolicy { note: "Another word.".to_owned(), ..publish };
        let published = comity_actions::publish_policy(&newsroom.app, publish).await.unwrap();
        assert!(matches!(published, Published::Version(known) if known == number), "{published:?}");
    }
    for who in ["Turks", "Russians", "Greeks", "Georgians", "Iranians"] {
        let text = format!("The {who} built the old bridge over the river, and it still stands.");
        newsroom.post(&mut Person::new(who), &text).await;
    }
    let back = desk.get("/console/policy/versions/2/bring-back").await;
    let fields = format!("seen={}&note=", field(&back, "seen"));
    let brought = desk.post("/console/policy/versions/2/bring-back", &fields).await;
    assert_eq!(brought.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(brought.text().contains("12.50 % of verdicts flip"), "{}", brought.text());
}

#[tokio::test]
async fn a_draft_is_replayed_and_published_and_readers_see_the_new_version() {
    let desk = Desk::open().await;
    desk.paper.newsroom.post(&mut Person::new("Mara"), "This dashed bridge is late.").await;
    let replayed = async || {
        let begun = desk.post(&format!("{}/replay", desk.url), "since=0&sample=0&against=in-force").await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER);
        while desk.get(&format!("{}/replay/progress", desk.url)).await.contains("\"running\":true") {
            tokio::task::yield_now().await;
        }
        desk.get(&format!("{}/replay", desk.url)).await
    };
    // Nothing was changed in it yet: it is the version in force.
    let same = replayed().await;
    assert!(same.contains("Version 1 would have changed nothing") && !same.contains("This draft"), "{same}");
    let saved = desk.save("blasted", "dashed", "replay").await;
    assert_eq!(saved.header("location"), format!("{}/replay", desk.url));
    let begun = desk.post(&format!("{}/replay", desk.url), "since=0&sample=0&against=").await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER);
    let mut far = desk.get(&format!("{}/replay/progress", desk.url)).await;
    while far.contains("\"running\":true") {
        tokio::task::yield_now().await;
        far = desk.get(&format!("{}/replay/progress", desk.url)).await;
    }
    let report = desk.get(&format!("{}/replay", desk.url)).await;
    assert!(report.contains("This draft would have rejected 1 more comment"), "{report}");
    assert!(report.contains("This dashed bridge is late.") && report.contains("/console/case/"), "{report}");

    let page = desk.get(&format!("{}/publish", desk.url)).await;
    assert!(page.contains("the list is now dashed") && !page.contains("without_replay"), "{page}");
    let fields = format!("seen={}&note=One+word+more.&from=", field(&page, "seen"));
    let published = desk.post(&format!("{}/publish", desk.url), &fields).await;
    assert_eq!(published.header("location"), "/console/policy?done=published");
    let list = desk.get("/console/policy").await;
    assert!(list.contains("One word more.") && list.contains("/console/policy/versions/2/report"), "{list}");
    assert!(desk.get("/console/policy/versions/2/report").await.contains("rejected 1 more comment"));
    let readers = desk.paper.get("/policy", &[]).await.text();
    assert!(readers.contains("Version 2"), "{readers}");

    let back = desk.get("/console/policy/versions/1/bring-back").await;
    let fields = format!("seen={}&note=", field(&back, "seen"));
    let brought = desk.post("/console/policy/versions/1/bring-back", &fields).await;
    assert_eq!(brought.header("location"), "/console/policy?done=published");
    assert!(desk.get("/console/policy").await.contains("Version 1 again."));
    let again = desk.post("/console/policy/versions/1/bring-back", &fields).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "a version came meanwhile");
}

#[tokio::test]
async fn a_replay_that_was_called_off_says_so_and_goes_on_at_a_button() {
    let desk = Desk::open().await;
    desk.paper.newsroom.post(&mut Person::new("Mara"), "This dashed bridge is late.").await;
    desk.save("blasted", "dashed", "replay").await;
    // It was begun, and the process ended before it read anything.
    let newsroom = &desk.paper.newsroom;
    let by = comity_model::Moderator { role: Role::Editor, ..newsroom.moderator.clone() };
    let draft = desk.url.rsplit('/').next().unwrap().parse().unwrap();
    let wanted = comity_actions::ReplayDraft {
        draft,
        since: None,
        sample: None,
        sweep: None,
        is_against_in_force: false,
    };
    drop(comity_actions::replay_draft(&newsroom.app, &by, wanted).await.unwrap());
    let replay = format!("{}/replay", desk.url);
    assert_eq!(desk.post(&replay, "stop=yes").await.status, StatusCode::SEE_OTHER);
    let stopping = desk.get(&replay).await;
    assert!(stopping.contains("is being stopped") && !stopping.contains("name=\"stop\""), "{stopping}");
    newsroom.clock.advance(21);
    let stopped = desk.get(&replay).await;
    assert!(stopped.contains("The replay was stopped after 0 of 0 comments."), "{stopped}");
    assert!(stopped.contains("name=\"go_on\""), "{stopped}");
    assert_eq!(desk.post(&replay, "go_on=yes").await.status, StatusCode::SEE_OTHER);
    while desk.get(&format!("{replay}/progress")).await.contains("\"running\":true") {
        tokio::task::yield_now().await;
    }
    assert!(desk.get(&replay).await.contains("This draft would have rejected 1 more comment"));
    let again = desk.post(&replay, "go_on=yes").await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    assert!(again.text().contains("This replay cannot go on"), "{}", again.text());
}

#[tokio::test]
async fn the_report_of_a_draft_can_be_taken_along_as_a_page_a_table_and_data() {
    let desk = Desk::open().await;
    desk.paper.newsroom.post(&mut Person::new("Mara"), "This dashed bridge is late.").await;
    desk.save("blasted", "dashed", "replay").await;
    let replay = format!("{}/replay", desk.url);
    let file =
        async |name: &str| desk.paper.get(&format!("{replay}/{name}"), &[("cookie", &desk.cookie)]).await;
    assert_eq!(file("report.csv").await.status, StatusCode::NOT_FOUND, "there is none yet");
    desk.post(&replay, "since=0&sample=0&against=").await;
    while desk.get(&format!("{replay}/progress")).await.contains("\"running\":true") {
        tokio::task::yield_now().await;
    }
    let page = desk.get(&replay).await;
    for (name, kind, part) in [
        ("report.html", "text/html; charset=utf-8", "<!doctype html>"),
        ("report.csv", "text/csv; charset=utf-8", "rule,plain-words/word_list,newly_rejected,1,"),
        ("report.json", "application/json", "\"newly_rejected\": 1"),
    ] {
        assert!(page.contains(&format!("{replay}/{name}")), "{page}");
        let answer = file(name).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, kind), "{name}");
        assert_eq!(answer.header("content-disposition"), format!("attachment; filename=\"replay-{name}\""));
        assert!(answer.text().contains(part), "{name}: {}", answer.text());
    }
    assert_eq!(file("report.exe").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn other_values_of_a_setting_are_drawn_and_a_wrong_one_is_told() {
    let desk = Desk::open().await;
    desk.paper.newsroom.post(&mut Person::new("Mara"), "The bridge is late.").await;
    let replay = format!("{}/replay", desk.url);
    let wrong = desk.post(&replay, "sweep=shouting.max_share%3D0.1..0.9").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("the policy has no rule `shouting`"), "{}", wrong.text());
    let rule =
        "[[rule]]\nname = \"shouting\"\nmax_share = 0.6\nthen = \"hold\"\n\n[[rule]]\nname = \"word_list\"";
    desk.save("[[rule]]\nname = \"word_list\"", rule, "check").await;
    assert_eq!(desk.post(&replay, "sweep=shouting.max_share%3D0.1..0.9").await.status, StatusCode::SEE_OTHER);
    while desk.get(&format!("{replay}/progress")).await.contains("\"running\":true") {
        tokio::task::yield_now().await;
    }
    let report = desk.get(&replay).await;
    assert!(report.contains("Other values of one setting") && report.contains("0.6 (now)"), "{report}");
}

#[tokio::test]
async fn rules_on_trial_have_a_page() {
    let desk = Desk::open().await;
    assert!(desk.get("/console/policy/trial").await.contains("No rule of the version in force is on trial."));
    desk.save("then = \"reject\"", "then = \"reject\"\nstatus = \"trial\"", "check").await;
    desk.save("reject: This blasted", "publish: This blasted", "check").await;
    let page = desk.get(&format!("{}/publish", desk.url)).await;
    let fields = format!("seen={}&note=On+trial.&without_replay=yes", field(&page, "seen"));
    let published = desk.post(&format!("{}/publish", desk.url), &fields).await;
    assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text());
    let newsroom = &desk.paper.newsroom;
    let posted = newsroom.post(&mut Person::new("Mara"), "This blasted bridge is late.").await;
    newsroom.decide(posted.comment, Outcome::Reject, Some("plain-words")).await.unwrap();
    let page = desk.get("/console/policy/trial").await;
    assert!(
        page.contains("This blasted bridge is late.") && page.contains("a moderator rejected it"),
        "{page}"
    );
    assert!(page.contains("1 of 1 (100\u{a0}%; 95\u{a0}%"), "{page}");
}

#[tokio::test]
async fn what_was_typed_is_not_lost_when_somebody_else_saved() {
    let desk = Desk::open().await;
    let page = desk.get(&desk.url).await;
    let fields =
        |text: &str| format!("seen={}&language=&then=check&text={}", field(&page, "seen"), encode(text));
    assert_eq!(desk.post(&desk.url, &fields("# Theirs")).await.status, StatusCode::SEE_OTHER);
    let mine = desk.post(&desk.url, &fields("# Mine, with much work in it")).await;
    assert_eq!(mine.status, StatusCode::CONFLICT);
    assert!(mine.text().contains("# Mine, with much work in it"), "{}", mine.text());
    assert!(desk.get(&desk.url).await.contains("# Theirs"));
}

#[tokio::test]
async fn a_new_translation_begins_with_the_prose_and_without_the_rules() {
    let desk = Desk::open().await;
    let page = desk.get(&desk.url).await;
    let fields = format!("seen={}&language=hy&then=translate", field(&page, "seen"));
    let added = desk.post(&desk.url, &fields).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    let page = desk.get(&format!("{}?language=hy", desk.url)).await;
    let text = typed(&page);
    assert!(text.contains("{#plain-words}") && !text.contains("[[rule]]") && !text.contains("```"), "{text}");
    assert!(!page.contains("class=\"problems\""), "{page}");
    let bad = format!("seen={}&language=h%2F&then=translate", field(&page, "seen"));
    assert_eq!(desk.post(&desk.url, &bad).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_translation_is_removed_when_somebody_says_so_and_not_by_an_empty_text() {
    let desk = Desk::open().await;
    let seen = async || field(&desk.get(&desk.url).await, "seen").to_owned();
    let begin = format!("seen={}&language=hy&then=translate", seen().await);
    assert_eq!(desk.post(&desk.url, &begin).await.status, StatusCode::SEE_OTHER);
    let tab = format!("{}?language=hy", desk.url);
    assert!(desk.get(&tab).await.contains("Remove this translation (hy)"));
    let empty = desk.post(&desk.url, &format!("seen={}&language=hy&then=check&text=+", seen().await)).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text().contains("A translation cannot be empty"), "{}", empty.text());
    let unsure = desk.post(&desk.url, &format!("seen={}&language=hy&then=remove", seen().await)).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(desk.get(&desk.url).await.contains("?language=hy\""));
    let gone = desk.post(&desk.url, &format!("seen={}&language=hy&then=remove&sure=yes", seen().await)).await;
    let page = desk.get(gone.header("location")).await;
    assert!(page.contains("The translation was removed from the draft."), "{page}");
    assert!(!page.contains("?language=hy\""), "{page}");
}

#[tokio::test]
async fn no_document_of_a_draft_looks_sound_because_others_have_more_problems() {
    let desk = Desk::open().await;
    for language in ["de", "hy", "tr"] {
        let begin =
            format!("seen={}&language={language}&then=translate", field(&desk.get(&desk.url).await, "seen"));
        assert_eq!(desk.post(&desk.url, &begin).await.status, StatusCode::SEE_OTHER);
    }
    let clause = |n: u32| format!("## {n}. Rule {n} {{#rule-{n}}}\n\nMind it.\n\n");
    let clauses = (2..=60).map(clause).collect::<Vec<_>>().concat();
    let text = format!("{}\n{clauses}", PLAIN_POLICY.trim_end());
    let page = desk.get(&desk.url).await;
    let fields = format!("seen={}&language=&then=check&text={}", field(&page, "seen"), encode(&text));
    assert_eq!(desk.post(&desk.url, &fields).await.status, StatusCode::SEE_OTHER);
    let page = desk.get(&desk.url).await;
    for language in ["de", "hy", "tr"] {
        let tab = page.split(&format!("?language={language}\"")).nth(1).unwrap();
        assert!(tab.split("</a>").next().unwrap().contains("class=\"count refused\""), "{language}: {tab}");
    }
}

#[tokio::test]
async fn a_moderator_sees_versions_and_drafts_and_cannot_change_them() {
    let desk = Desk::open().await;
    let newsroom = &desk.paper.newsroom;
    let (petra, token) =
        comity_actions::add_moderator(&newsroom.app, newsroom.site.id, "Petra", Role::Moderator)
            .await
            .unwrap();
    assert_eq!(petra.role, Role::Moderator);
    let signed = desk.paper.form(&format!("/console/sign-in/{token}"), "", "").await;
    let cookie = signed.cookie();
    let list = desk.paper.get("/console/policy", &[("cookie", &cookie)]).await.text();
    assert!(list.contains(&desk.url) && !list.contains("Begin a draft"), "{list}");
    let page = desk.paper.get(&desk.url, &[("cookie", &cookie)]).await.text();
    assert!(page.contains("readonly") && !page.contains("name=\"then\""), "{page}");
    let form = format!("csrf={}", field(&list, "csrf"));
    let begun = desk.paper.form("/console/policy/drafts", &cookie, &form).await;
    assert_eq!(begun.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_measure_waits_on_the_desk_of_the_other_moderators() {
    let desk = Desk::open().await;
    let newsroom = &desk.paper.newsroom;
    let ladder = "\\n\\n## 2. Sanctions {#sanctions}\\n\\nWho goes on is blocked.\\n\\n```sanctions\\n\
                  1 rejection in 30 days -> block, a second moderator must confirm\\n```\\n"
        .replace("\\n", "\n");
    let saved = desk
        .save(
            "publish: This bridge is late.\n```\n",
            &format!("publish: This bridge is late.\n```\n{ladder}"),
            "publish",
        )
        .await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let page = desk.get(&format!("{}/publish", desk.url)).await;
    let fields = format!("seen={}&note=A+ladder.&from=&without_replay=yes", field(&page, "seen"));
    assert_eq!(desk.post(&format!("{}/publish", desk.url), &fields).await.status, StatusCode::SEE_OTHER);
    let posted = newsroom.post(&mut Person::new("Ilya"), "A comment that a person finds too rude.").await;
    newsroom.decide(posted.comment, Outcome::Reject, Some("plain-words")).await.unwrap();

    let by = comity_model::Moderator { role: Role::Editor, ..newsroom.moderator.clone() };
    let person = newsroom.case(posted.comment).await.person.id;
    for is_lifted in [true, false] {
        let pause = comity_actions::SanctionCommenter {
            commenter: person,
            kind: comity_model::SanctionKind::Pause,
            days: Some(7),
            clause: None,
            reason: "Calm down.".to_owned(),
            also_email: false,
            also_address_of: None,
        };
        comity_actions::sanction_commenter(&newsroom.app, &by, pause).await.unwrap();
        newsroom.clock.advance(60);
        let imposed = newsroom.case(posted.comment).await.person.sanctions.remove(0);
        if is_lifted {
            comity_actions::lift_sanction(&newsroom.app, &by, imposed.id).await.unwrap();
        }
    }
    let own = desk.get("/console/confirmations").await;
    let pauses: Vec<&str> = own.split("<li>").filter(|row| row.starts_with("Pause, ")).collect();
    assert!(!pauses[0].contains("lifted") && pauses[1].contains(", lifted</li>"), "{own}");
    assert!(own.contains("Ilya") && own.contains("a colleague has to confirm it"), "{own}");
    assert!(own.contains("1 comment that broke the policy within 30 days → Block."), "{own}");
    let (_, token) = comity_actions::add_moderator(&newsroom.app, newsroom.site.id, "Petra", Role::Moderator)
        .await
        .unwrap();
    let cookie = desk.paper.form(&format!("/console/sign-in/{token}"), "", "").await.cookie();
    let page = desk.paper.get("/console/confirmations", &[("cookie", &cookie)]).await.text();
    let action = page.split("action=\"/console/confirmations/").nth(1).unwrap().split('"').next().unwrap();
    let path = format!("/console/confirmations/{action}");
    let refused = desk.post(&path, "outcome=confirm&note=").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let form = format!("csrf={}&outcome=confirm&note=Enough+is+enough", field(&page, "csrf"));
    let confirmed = desk.paper.form(&path, &cookie, &form).await;
    assert_eq!(confirmed.header("location"), "/console/confirmations?done=yes");
    let again = desk.paper.form(&path, &cookie, &form).await;
    assert_eq!(again.status, StatusCode::CONFLICT);

    let status = newsroom.app.secrets().status_token(newsroom.site.id, posted.comment);
    let page = desk.paper.get(&format!("/status/bridge-post/{status}"), &[]).await.text();
    assert!(page.contains("Enough is enough."), "{page}");
}

#[tokio::test]
async fn mistakes_name_documents_as_their_tabs_do_and_no_files() {
    let desk = Desk::open().await;
    let begun = desk
        .post(
            &desk.url,
            &format!("seen={}&language=ru&then=translate&text=", field(&desk.get(&desk.url).await, "seen")),
        )
        .await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
    let text = "# П\n\n## 2. Другое {#other}\n\nТекст.\n\n```rules\nstrikes = true\n```\n";
    let form = format!(
        "seen={}&language=ru&then=save&text={}",
        field(&desk.get(&desk.url).await, "seen"),
        encode(text)
    );
    assert_eq!(desk.post(&desk.url, &form).await.status, StatusCode::SEE_OTHER);
    let page = desk.get(&desk.url).await;
    for said in [
        "clause 1 {#plain-words} of `Rules and prose` is missing here",
        "`Rules and prose` has no clause {#other}",
        "rules stand in the main file only; clause 2 has some",
        "take them out here: they stand in `Rules and prose`",
        "of “Russian”",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let check = page.split("class=\"check-result\"").nth(1).unwrap();
    assert!(!check.contains("policy.md") && !check.contains("NAME.LANGUAGE.md"), "{check}");
}
