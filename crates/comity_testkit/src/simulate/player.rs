//! Plays a day: each step on the newsroom and on the model, side by side.

use super::check::Seen;
use super::database::{Database, Opened};
use super::model::{Asked, Comment, Model, Moderator, Story, Target};
use super::rules::POLICIES;
use super::scorer::OneWord;
use super::steps::{PEOPLE, STORIES, Step, Timed};
use super::texts::Text;
use crate::{FakeClock, OPENING, SeededIds};
use comity_actions::{App, CreateSite, Failure, Refusal, Secrets};
use comity_model::{Ids, Role, Site, StoryId, StoryState};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

/// Why a step did not come out as the model says.
pub(crate) type Played = Result<(), String>;

/// Says what differs.
macro_rules! same {
    ($what:expr, $newsroom:expr, $model:expr) => {{
        let (newsroom, model) = (&$newsroom, &$model);
        if newsroom != model {
            return Err(format!("{}\n  the newsroom: {newsroom:?}\n  the model:    {model:?}", $what));
        }
    }};
}
pub(crate) use same;

/// A newsroom and the model of it.
pub(crate) struct Player {
    pub(crate) app: App,
    pub(crate) clock: Arc<FakeClock>,
    ids: Arc<SeededIds>,
    pub(crate) site: Site,
    pub(crate) model: Model,
    pub(crate) people: Vec<Person>,
    pub(crate) seen: Seen,
    /// Stories that a step has touched.
    pub(crate) touched: std::collections::BTreeSet<usize>,
    /// The case that a step has touched.
    pub(crate) touched_comments: std::collections::BTreeSet<usize>,
    /// What happened, for people.
    pub(crate) told: Vec<String>,
    submissions: u32,
    /// Goes last, after the store.
    opened: Opened,
}

/// A person with a browser.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) address: IpAddr,
    pub(crate) key: Option<String>,
    pub(crate) last_text: Option<Text>,
    pub(crate) asked: Option<(Asked, Text, Option<usize>)>,
}

/// The people who come again, and one for all who pass by.
const NAMES: [&str; PEOPLE as usize + 1] =
    ["Mara Toth", "Ilya", "Anahit", "Kerim", "Nora F.", "Lina", "Passer-by"];

impl Player {
    /// A newsroom that opens over an empty database, and the model of it.
    pub(crate) async fn open(seed: u64, database: Database) -> Result<Self, String> {
        let opened = database.make();
        let clock = Arc::new(FakeClock::at(OPENING));
        let ids = Arc::new(SeededIds::new(seed));
        let app = start(&opened, &clock, &ids);
        let wanted = CreateSite {
            key: "bridge-post".to_owned(),
            name: "The Bridge Post".to_owned(),
            locale: "en".to_owned(),
            timezone: "UTC".to_owned(),
            origins: Vec::new(),
            policy: POLICIES[0].document(),
            translations: Vec::new(),
        };
        let site = comity_actions::create_site(&app, wanted).await.map_err(fault)?;
        // Long enough that edits meet decisions.
        let site = Site { email_required: false, edit_window_secs: 1_800, ..site };
        comity_actions::change_site(&app, site.clone()).await.map_err(fault)?;
        let mut model = Model { now: app.now(), decisions: 2, ..Model::default() };
        let version = comity_actions::policy_in_force(&app, site.id).await.map_err(fault)?.version().id;
        model.versions.push((0, version));
        for (name, role) in [("Ruth", Role::Operator), ("Petra", Role::Editor), ("Olga", Role::Moderator)] {
            let added = comity_actions::add_moderator(&app, site.id, name, role).await.map_err(fault)?;
            model.moderators.push(Moderator { id: added.0.id, role, is_removed: false, session: None });
            model.decisions += 1;
        }
        for (number, key) in ["bridge", "ferry", "lock"].into_iter().enumerate().take(STORIES.into()) {
            let closes_at = (number == 2).then(|| app.now().plus_secs(3 * 3_600));
            let story = story(&site, (&*ids, &app), key, closes_at);
            comity_actions::add_story(&app, story).await.map_err(fault)?;
            model.stories.push(Story { key: key.to_owned(), state: StoryState::Open, closes_at });
        }
        let person = |(number, name): (usize, &&str)| Person {
            name: (*name).to_owned(),
            email: (number % 3 != 2).then(|| format!("reader{number}@example.org")),
            // Two share a house.
            address: IpAddr::V4(Ipv4Addr::new(192, 0, 2, number.min(4) as u8)),
            key: None,
            last_text: None,
            asked: None,
        };
        let people = NAMES.iter().enumerate().map(person).collect();
        let (seen, told) = (Seen::default(), Vec::new());
        let (touched, touched_comments) = Default::default();
        Ok(Self {
            app,
            clock,
            ids,
            site,
            model,
            people,
            seen,
            touched,
            touched_comments,
            told,
            submissions: 0,
            opened,
        })
    }

    /// Plays one step, and holds the newsroom against the model.
    pub(crate) async fn play(&mut self, timed: Timed) -> Played {
        self.pass(timed.after_micros);
        self.touched.clear();
        self.touched_comments.clear();
        let told_before = self.told.len();
        match timed.step {
            Step::Post { person, story, parent, draft, has_submission_key, repeated } => {
                self.post(person, (story, parent), draft, has_submission_key, repeated).await
            }
            Step::Crowd { story, parent, people } => self.crowd((story, parent), people).await,
            Step::Confirm { person, is_changed } => self.confirm(person, is_changed).await,
            Step::LoseKey { person } => {
                let person = self.person(person);
                person.key = None;
                let words = format!("{} loses the key", person.name);
                self.tell(words);
                Ok(())
            }
            Step::SignOtherwise { person, way } => {
                self.sign_otherwise(person, way);
                Ok(())
            }
            Step::Edit { pick, draft, is_by_stranger } => self.edit(pick, draft, is_by_stranger).await,
            Step::Withdraw { pick, is_by_stranger } => self.withdraw(pick, is_by_stranger).await,
            Step::Report { pick, reporter } => self.report(pick, reporter).await,
            Step::Appeal { pick } => self.appeal(pick).await,
            Step::SignIn { moderator } => self.sign_in(moderator).await,
            Step::SignOut { moderator } => self.sign_out(moderator).await,
            Step::Decide { moderator, from, pick, outcome, is_late } => {
                self.decide_next(moderator, (from, pick), outcome, is_late).await
            }
            Step::DecideAny { moderator, pick, outcome } => self.decide_any(moderator, pick, outcome).await,
            Step::Undo { moderator } => self.undo(moderator).await,
            Step::Dismiss { moderator, pick } => self.dismiss(moderator, pick).await,
            Step::Sanction { moderator, pick, kind, days, email, address } => {
                self.sanction(moderator, pick, (kind, days), (email, address)).await
            }
            Step::LiftSanction { moderator, pick } => self.lift_sanction(moderator, pick).await,
            Step::LiftBlock { moderator, pick } => self.lift_block(moderator, pick).await,
            Step::Second { moderator, pick, is_confirmed } => {
                self.second(moderator, pick, is_confirmed).await
            }
            Step::SetStory { moderator, story, state } => self.set_story(moderator, story, state).await,
            Step::SetSite { moderator, state } => self.set_site(moderator, state).await,
            Step::Invite { moderator, role } => self.invite(moderator, role).await,
            Step::Join { pick } => self.join(pick).await,
            Step::Remove { moderator, pick } => self.remove(moderator, pick).await,
            Step::Publish { policy } => self.publish(policy).await,
            Step::RollBack { pick } => self.roll_back(pick).await,
            Step::Seal => self.seal().await,
            Step::Retain => self.retain().await,
            Step::Restart => self.restart().await,
            Step::Import { archive } => self.import(archive).await,
            Step::CheckAll => self.check_all().await,
        }?;
        if self.told.len() == told_before {
            self.tell(format!("{:?}: nothing to do", timed.step));
        }
        self.check_touched().await
    }

    /// Lets time pass.
    pub(crate) fn pass(&mut self, micros: i64) {
        self.clock.advance_micros(micros);
        self.model.now = self.app.now();
    }

    pub(crate) fn tell(&mut self, what: impl Into<String>) {
        let secs = self.model.now.secs_since(OPENING);
        let (days, hours) = (secs / 86_400, secs % 86_400 / 3_600);
        let (minutes, secs) = (secs % 3_600 / 60, secs % 60);
        self.told.push(format!("day {days} {hours:02}:{minutes:02}:{secs:02}  {}", what.into()));
    }

    pub(crate) fn person(&mut self, person: u8) -> &mut Person {
        let at = usize::from(person) % self.people.len();
        &mut self.people[at]
    }

    /// A comment, looked up by number.
    pub(crate) fn pick(&self, pick: u32, wanted: impl Fn(&Comment) -> bool) -> Option<usize> {
        let found: Vec<usize> =
            (0..self.model.comments.len()).filter(|at| wanted(&self.model.comments[*at])).collect();
        // The newest are what people mostly deal with.
        let from = if pick.is_multiple_of(3) { 0 } else { found.len().saturating_sub(12) };
        let near = found.get(from..)?;
        near.get(pick as usize / 3 % near.len().max(1)).copied()
    }

    pub(crate) fn next_submission(&mut self) -> String {
        self.submissions += 1;
        format!("submission-of-a-form-{}", self.submissions)
    }

    /// The process ends, and another one begins over the same database.
    async fn restart(&mut self) -> Played {
        self.tell("the program restarts");
        let fresh = start(&self.opened, &self.clock, &self.ids);
        let old = std::mem::replace(&mut self.app, fresh);
        // The last clone of a store waits for its threads.
        tokio::task::spawn_blocking(move || drop(old)).await.map_err(|error| error.to_string())?;
        self.check_all().await
    }

    pub(crate) fn blocked_targets(&self, commenter: usize) -> Vec<Target> {
        let email =
            self.model.commenters[commenter].email.as_ref().map(|email| Target::Email(email.to_lowercase()));
        let own = self.model.comments.iter().filter(|comment| comment.author == commenter);
        own.filter_map(|comment| comment.address.map(Target::Address)).chain(email).collect()
    }

    /// Ends the day where it is; the store goes before its database.
    pub(crate) async fn close(self) {
        let Self { app, opened, .. } = self;
        let closed = tokio::task::spawn_blocking(move || {
            drop(app);
            drop(opened);
        });
        closed.await.expect("closing a store does not panic");
    }
}

fn start(opened: &Opened, clock: &Arc<FakeClock>, ids: &Arc<SeededIds>) -> App {
    let clock = Arc::<FakeClock>::clone(clock);
    let ids = Arc::<SeededIds>::clone(ids);
    App::new(opened.store(), clock, ids, Secrets::new([7; 32]), Some(Arc::new(OneWord)))
}

fn story(
    site: &Site,
    (ids, app): (&dyn Ids, &App),
    key: &str,
    closes_at: Option<comity_model::Timestamp>,
) -> comity_model::Story {
    comity_model::Story {
        is_undated: false,
        site: site.id,
        id: StoryId::new(ids, app.now()),
        key: key.to_owned(),
        url: None,
        headline: format!("Council votes on the {key}"),
        byline: None,
        image_url: None,
        image_caption: None,
        dateline: None,
        paragraphs: Vec::new(),
        language: None,
        tags: Vec::new(),
        published_at: app.now(),
        state: StoryState::Open,
        closes_at,
        source: None,
        source_id: None,
        created_at: app.now(),
    }
}

/// A failure where none is expected.
pub(crate) fn fault(failure: Failure) -> String {
    match failure {
        Failure::Refused(refusal) => format!("refused: {}", refusal.code()),
        Failure::Fault(error) => format!("a fault: {error}"),
    }
}

/// The answer or the refusal; a fault ends the day.
pub(crate) fn answered<T>(answer: comity_actions::Result<T>) -> Result<Result<T, Refusal>, String> {
    match answer {
        Ok(done) => Ok(Ok(done)),
        Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
        Err(Failure::Fault(error)) => Err(format!("a fault: {error}")),
    }
}

/// The code of a refusal, or `ok`.
pub(crate) fn code<T>(answer: &Result<T, Refusal>) -> &'static str {
    answer.as_ref().err().map_or("ok", Refusal::code)
}
