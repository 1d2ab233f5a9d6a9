//! Opening, holding and closing stories and the site; colleagues, and inviting more.

use crate::console::colleagues::{ColleagueRow, rows};
use crate::console::frame::{ConsoleFrame, Desk, Flash};
use crate::error::{BadRequest, Failed};
use crate::extract::moderator::SignedIn;
use crate::page::html;
use crate::state::Web;
use crate::thread::report::Choice;
use crate::urls;
use crate::words::Words;
use askama::Template;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use comity_actions::{
    find_any_story, invite, list_hidden_stories, list_stories, set_site_state, set_story_state,
};
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
    show(&web, &signed, done, None).await
}

/// `POST /console/settings/site`
pub(crate) async fn site(State(web): State<Web>, signed: SignedIn, body: Body) -> Result<Response, Failed> {
    let fields = signed.form(body).await?;
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
    signed: SignedIn,
    body: Body,
) -> Result<Response, Failed> {
    let fields = signed.form(body).await?;
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
pub(crate) async fn invitation(
    State(web): State<Web>,
    signed: SignedIn,
    body: Body,
) -> Result<Response, Failed> {
    let fields = signed.form(body).await?;
    let role = Role::find(fields.get("role")).ok_or(BadRequest::Malformed)?;
    let token = invite(web.app(), signed.moderator(), role).await?;
    let link = format!("{}/console/sign-in/{token}", web.base(&signed.visitor.headers));
    show(&web, &signed, None, Some(link)).await
}

async fn show(
    web: &Web,
    signed: &SignedIn,
    done: Option<&str>,
    invitation: Option<String>,
) -> Result<Response, Failed> {
    let desk = Desk::read(web, signed, "held", None).await?;
    let (w, site) = (desk.w, &desk.site);
    // The story that a case led here from comes first; it may be older than all that are listed.
    let named = signed.visitor.query.get("story").to_owned();
    let newest = list_stories(web.app(), site.id, STORIES).await?.into_iter().map(|card| card.key);
    let hidden = list_hidden_stories(web.app(), site.id).await?;
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
        is_chosen: false,
    };
    let mine = signed.moderator().role;
    let roles = [Role::Moderator, Role::Editor, Role::Operator];
    let page = SettingsPage {
        flash: done.map(|key| Flash { w, words: w.t(key), is_refusal: false, undo: None }),
        csrf: signed.session.csrf.clone(),
        site_states: states(
            w,
            &["open", "held", "closed"],
            match site.state {
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
    };
    Ok(html(StatusCode::OK, &page))
}

fn states(w: Words, all: &[&str], chosen: &str) -> Vec<Choice> {
    let choice = |state: &str| Choice {
        value: state.to_owned(),
        label: w.t(&format!("state-{state}")),
        is_chosen: state == chosen,
    };
    all.iter().copied().map(choice).collect()
}
