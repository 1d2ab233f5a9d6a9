//! Opening, holding and closing stories and the site; colleagues, and inviting more.

use crate::console::colleagues::{ColleagueRow, rows};
use crate::console::frame::{ConsoleFrame, Desk, Flash};
use crate::error::{BadRequest, Failed};
use crate::extract::moderator::{Sent, SignedIn};
use crate::page::html;
use crate::state::Web;
use crate::thread::front::{Turns, page_number, stories_of_page};
use crate::thread::report::Choice;
use crate::urls;
use crate::words::Words;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{find_any_story, invite, list_hidden_stories, set_site_state, set_story_state};
use comity_model::{Role, SiteState, StoryState};
use http::StatusCode;

/// Stories listed on the page.
const STORIES: u32 = 20;

/// What the page can say that was done, by the word in its address.
const DONE: [(&str, &str); 2] = [("saved", "settings-saved"), ("removed", "moderators-removed")];

#[derive(Template)]
#[template(path = "console/settings.html")]
struct SettingsPage {
    frame: ConsoleFrame,
    flash: Option<Flash>,
    csrf: String,
    site_states: Vec<Choice>,
    stories: Vec<StoryRow>,
    turns: Turns,
    colleagues: Vec<ColleagueRow>,
    roles: Vec<Choice>,
    invitation: Option<String>,
}

struct StoryRow {
    headline: String,
    action: String,
    states: Vec<Choice>,
}

/// `GET /console/settings`
pub(crate) async fn page(State(web): State<Web>, signed: SignedIn) -> Result<Response, Failed> {
    let done = signed.visitor.query.get("done");
    let done = DONE.into_iter().find(|(known, _)| *known == done).map(|(_, key)| key);
    let desk = Desk::read(&web, &signed, "held", None).await?;
    let flash = done.map(|key| Flash { w: desk.w, words: desk.w.t(key), is_refusal: false, undo: None });
    let page = settings(&web, &signed, &desk, &Chosen::default(), (flash, None)).await?;
    Ok(html(StatusCode::OK, &page))
}

/// `POST /console/settings/site`
pub(crate) async fn site(State(web): State<Web>, sent: Sent) -> Result<Response, Failed> {
    let (signed, fields) = (&sent.signed, &sent.fields);
    if let Some(failed) = sent.expired() {
        return again(
            &web,
            signed,
            &failed,
            &Chosen { site_state: fields.get("state"), ..Chosen::default() },
        )
        .await
        .map_err(|failed| sent.plain(failed));
    }
    let state = match fields.get("state") {
        "open" => SiteState::Open,
        "held" => SiteState::Held,
        "closed" => SiteState::Closed,
        _ => return Err(BadRequest::Malformed.into()),
    };
    set_site_state(web.app(), signed.moderator(), state).await?;
    Ok(Redirect::to("/console/settings?done=saved").into_response())
}

/// `POST /console/stories/{story}/state`
pub(crate) async fn story(
    State(web): State<Web>,
    Path(story): Path<String>,
    sent: Sent,
) -> Result<Response, Failed> {
    let (signed, fields) = (&sent.signed, &sent.fields);
    if let Some(failed) = sent.expired() {
        let chosen = Chosen { story: &story, story_state: fields.get("state"), ..Chosen::default() };
        return again(&web, signed, &failed, &chosen).await.map_err(|failed| sent.plain(failed));
    }
    let state = match fields.get("state") {
        "open" => StoryState::Open,
        "held" => StoryState::Held,
        "closed" => StoryState::Closed,
        "hidden" => StoryState::Hidden,
        _ => return Err(BadRequest::Malformed.into()),
    };
    set_story_state(web.app(), signed.moderator(), &story, state).await?;
    Ok(Redirect::to(&format!("{}&done=saved", urls::story_settings(&story))).into_response())
}

/// `POST /console/invitations`
pub(crate) async fn invitation(State(web): State<Web>, sent: Sent) -> Result<Response, Failed> {
    let (signed, fields) = (&sent.signed, &sent.fields);
    if let Some(failed) = sent.expired() {
        return again(&web, signed, &failed, &Chosen { role: fields.get("role"), ..Chosen::default() })
            .await
            .map_err(|failed| sent.plain(failed));
    }
    let role = Role::find(fields.get("role")).ok_or(BadRequest::Malformed)?;
    let token = invite(web.app(), signed.moderator(), role).await?;
    let link = format!("{}/console/sign-in/{token}", web.base(&signed.visitor.headers));
    let desk = Desk::read(&web, signed, "held", None).await?;
    let page = settings(&web, signed, &desk, &Chosen::default(), (None, Some(link))).await?;
    Ok(html(StatusCode::OK, &page))
}

/// What was chosen in a form that was not taken.
#[derive(Default)]
struct Chosen<'a> {
    site_state: &'a str,
    story: &'a str,
    story_state: &'a str,
    role: &'a str,
}

/// The page with what was chosen there, and why nothing was done.
async fn again(
    web: &Web,
    signed: &SignedIn,
    failed: &Failed,
    chosen: &Chosen<'_>,
) -> Result<Response, Failed> {
    let desk = Desk::read(web, signed, "held", None).await?;
    let flash = Flash { w: desk.w, words: failed.sentence(desk.w), is_refusal: true, undo: None };
    let page = settings(web, signed, &desk, chosen, (Some(flash), None)).await?;
    Ok(html(failed.status(), &page))
}

async fn settings(
    web: &Web,
    signed: &SignedIn,
    desk: &Desk,
    chosen: &Chosen<'_>,
    (flash, invitation): (Option<Flash>, Option<String>),
) -> Result<SettingsPage, Failed> {
    let (w, site) = (desk.w, &desk.site);
    // The story that a case led here from comes first; it may be older than all that are listed.
    let named = match chosen.story {
        "" => signed.visitor.query.get("story").to_owned(),
        story => story.to_owned(),
    };
    let number = page_number(&signed.visitor)?;
    let (newest, is_more) = stories_of_page(web, site.id, number, STORIES).await?;
    let newest = newest.into_iter().map(|card| card.key);
    // What readers don't see stands behind the newest ones.
    let hidden = if number == 1 { list_hidden_stories(web.app(), site.id).await? } else { Vec::new() };
    let keys: Vec<String> = newest.chain(hidden).filter(|key| *key != named).collect();
    let mut stories = Vec::new();
    for key in Some(named).into_iter().filter(|key| !key.is_empty()).chain(keys) {
        let story = find_any_story(web.app(), site.id, &key).await?;
        stories.push(StoryRow {
            headline: story.headline,
            action: format!("/console/stories/{}/state", urls::encode(&key)),
            states: states(
                w,
                &["open", "held", "closed", "hidden"],
                match story.state {
                    _ if key == chosen.story && !chosen.story_state.is_empty() => chosen.story_state,
                    StoryState::Open => "open",
                    StoryState::Held => "held",
                    StoryState::Closed => "closed",
                    StoryState::Hidden => "hidden",
                },
            ),
        });
    }
    let role = |role: Role| Choice {
        value: role.as_str().to_owned(),
        label: w.t(&format!("console-role-{}", role.as_str())),
        is_chosen: role.as_str() == chosen.role,
    };
    let mine = signed.moderator().role;
    let roles = [Role::Moderator, Role::Editor, Role::Operator];
    Ok(SettingsPage {
        flash,
        turns: Turns::of("/console/settings", number, is_more),
        csrf: signed.session.csrf.clone(),
        site_states: states(
            w,
            &["open", "held", "closed"],
            match site.state {
                _ if !chosen.site_state.is_empty() => chosen.site_state,
                SiteState::Open => "open",
                SiteState::Held => "held",
                SiteState::Closed => "closed",
            },
        ),
        stories,
        colleagues: rows(web, w, signed.moderator()).await?,
        roles: roles.into_iter().filter(|r| *r <= mine).map(role).collect(),
        invitation,
        frame: desk.frame(signed, w.t("settings-title"), "settings"),
    })
}

fn states(w: Words, all: &[&str], chosen: &str) -> Vec<Choice> {
    let choice = |state: &str| Choice {
        value: state.to_owned(),
        label: w.t(&format!("state-{state}")),
        is_chosen: state == chosen,
    };
    all.iter().copied().map(choice).collect()
}
