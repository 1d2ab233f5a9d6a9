//! What editors, operators and jobs do: versions of the policy, sealing, forgetting, imports.

use super::model::{By, Comment, Commenter, Said, Story};
use super::player::{Played, Player, fault, same};
use super::readers::said_otherwise;
use super::rules::POLICIES;
use super::texts::{Kind, Text};
use comity_actions::{ImportArchive, PublishPolicy, Published, RollBack, jobs};
use comity_import::export::{ExportRecord, ExportedComment, ExportedStory, export_time, write_record};
use comity_import::{Defaults, Format};
use comity_model::{CommentId, CommentState, Outcome, StoryState, Timestamp};
use std::io::Cursor;

/// One comment of an archive: number, story, the number that it answers, its state, minutes before the newsroom opened.
type Line = (u32, &'static str, Option<u32>, CommentState, i64);

/// Two archives: with replies before and below what they answer, an orphan, and stories that are there already.
const ARCHIVES: [&[Line]; 2] = [
    &[
        (1, "old-ferry", None, CommentState::Published, 9_000),
        (2, "old-ferry", Some(3), CommentState::Published, 8_000),
        (3, "old-ferry", Some(1), CommentState::Held, 8_500),
        (4, "bridge", None, CommentState::Published, 7_000),
        (5, "bridge", Some(4), CommentState::Rejected, 6_000),
        (6, "bridge", Some(99), CommentState::Published, 5_000),
    ],
    &[
        (11, "bridge", None, CommentState::Withdrawn, 4_000),
        (12, "bridge", Some(11), CommentState::Published, 3_900),
        (13, "lock", None, CommentState::Held, 3_000),
        (14, "lock", None, CommentState::Published, 2_000),
    ],
];

impl Player {
    pub(crate) async fn publish(&mut self, policy: u8) -> Played {
        let policy = usize::from(policy) % POLICIES.len();
        let documents =
            PublishPolicy::of_documents(self.site.id, POLICIES[policy].document(), "policy.md", Vec::new());
        let documents = PublishPolicy { note: format!("Policy {policy}."), ..documents };
        let published = comity_actions::publish_policy(&self.app, documents).await.map_err(fault)?;
        self.published(&published, policy).await
    }

    pub(crate) async fn roll_back(&mut self, pick: u32) -> Played {
        let at = pick as usize % self.model.versions.len();
        let wanted = RollBack {
            site: self.site.id,
            number: at as u32 + 1,
            note: String::new(),
            seen: Some(self.model.versions.len() as u32),
            by: None,
            replaces_scheduled: false,
        };
        let published = comity_actions::roll_back_policy(&self.app, wanted).await.map_err(fault)?;
        let policy = self.model.versions[at].0;
        self.published(&published, policy).await
    }

    async fn published(&mut self, published: &Published, policy: usize) -> Played {
        self.tell(format!("the editor publishes policy {policy}: {published:?}"));
        let newest = self.model.versions.len() as u32;
        let is_same = self.model.versions.last().is_some_and(|(known, _)| *known == policy);
        let expected = if is_same { Published::Unchanged(newest) } else { Published::Version(newest + 1) };
        same!("what is published", format!("{published:?}"), format!("{expected:?}"));
        if !is_same {
            let policy_now = comity_actions::policy_in_force(&self.app, self.site.id).await.map_err(fault)?;
            same!("the version in force", policy_now.version().number, newest + 1);
            self.model.versions.push((policy, policy_now.version().id));
            self.model.decisions += 1;
        }
        Ok(())
    }

    pub(crate) async fn seal(&mut self) -> Played {
        self.tell("the sealer runs");
        jobs::seal_new(&self.app, &jobs::Looked::default()).await.map_err(fault)?;
        self.check_ledger().await
    }

    /// Forgets what has had its time, and writes down how often keys were used.
    pub(crate) async fn retain(&mut self) -> Played {
        self.tell("what has had its time is forgotten");
        jobs::forget_expired(&self.app).await.map_err(fault)?;
        jobs::count_key_uses(&self.app).await.map_err(fault)?;
        let now = self.model.now;
        for comment in &mut self.model.comments {
            if comment.created_at < now.plus_days(-30) {
                comment.address = None;
            }
        }
        for person in &mut self.people {
            person.asked = person.asked.take().filter(|(asked, ..)| asked.at >= now.plus_days(-1));
        }
        Ok(())
    }

    /// Imports an archive, and once more: the second time nothing is new.
    pub(crate) async fn import(&mut self, archive: u8) -> Played {
        let lines = ARCHIVES[usize::from(archive) % ARCHIVES.len()];
        let is_known = self.model.comments.iter().any(|c| c.source_id == Some(source_id(lines[0].0)));
        self.tell(format!("archive {archive} is imported, twice"));
        for fresh in [!is_known, false] {
            let bytes = bytes(lines);
            let (app, site) = (self.app.clone(), self.site.id);
            let report = tokio::task::spawn_blocking(move || {
                let archive = comity_import::open(Format::Comity, Cursor::new(bytes), &Defaults::default())
                    .expect("an archive in memory opens");
                let import = ImportArchive { site, source: "archive".to_owned(), archive, dry_run: false };
                comity_actions::import_archive(&app, import, &mut |_| {})
            });
            let report = report.await.map_err(|error| error.to_string())?.map_err(fault)?;
            let expected = if fresh { (lines.len() as u64, 0) } else { (0, lines.len() as u64) };
            same!("comments imported, and known", (report.comments, report.comments_known), expected);
        }
        if !is_known {
            self.learn(lines).await?;
        }
        Ok(())
    }

    /// The model learns what an archive holds; ids come from an export, by the numbers in the archive.
    async fn learn(&mut self, lines: &[Line]) -> Played {
        let exported = self.exported().await?;
        let first = self.model.comments.len();
        for (number, story, _, state, before) in lines {
            let story = match self.model.stories.iter().position(|known| known.key == *story) {
                Some(known) => known,
                None => {
                    let key = (*story).to_owned();
                    self.model.stories.push(Story { key, state: StoryState::Open, closes_at: None });
                    self.model.stories.len() - 1
                }
            };
            let found = exported.iter().find(|one| one.source_id == Some(source_id(*number)));
            let Some(id) = found.and_then(|one| one.id.parse::<CommentId>().ok()) else {
                return Err(format!("comment {number} of the archive is not there"));
            };
            let (by, at) = (By::Import, self.model.now);
            let said = match state {
                CommentState::Withdrawn => said_otherwise(by, "withdrawn", at),
                state => {
                    let outcome = match state {
                        CommentState::Published => Outcome::Publish,
                        CommentState::Held => Outcome::Hold,
                        _ => Outcome::Reject,
                    };
                    let said = said_otherwise(by, outcome.as_str(), at);
                    Said { outcome: Some(outcome), ..said }
                }
            };
            self.model.commenters.push(Commenter { key: None, email: None, first_sent: None });
            self.model.comments.push(Comment {
                id,
                story,
                parent: None,
                author: self.model.commenters.len() - 1,
                state: *state,
                text: text(*number),
                earlier_marks: Vec::new(),
                created_at: created_at(*before),
                edited_at: None,
                submission: None,
                address: None,
                said: vec![said],
                reports: Vec::new(),
                noted: None,
                is_stopped: false,
                status_token: None,
                source_id: Some(source_id(*number)),
            });
            self.model.decisions += 1;
        }
        for (place, (_, _, parent, ..)) in lines.iter().enumerate() {
            let parent = lines.iter().position(|(number, ..)| Some(*number) == *parent);
            self.model.comments[first + place].parent = parent.map(|parent| first + parent);
            self.touch(first + place);
        }
        Ok(())
    }

    /// All comments, as an export writes them.
    pub(crate) async fn exported(&self) -> Result<Vec<ExportedComment>, String> {
        let (app, site) = (self.app.clone(), self.site.id);
        let written = tokio::task::spawn_blocking(move || {
            let mut out = Vec::new();
            comity_actions::export_archive(&app, site, &mut out, &mut |_| {}).map(|_| out)
        });
        let written = written.await.map_err(|error| error.to_string())?.map_err(fault)?;
        let records = written.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let mut comments = Vec::new();
        for line in records {
            let record = serde_json::from_slice(line).map_err(|error| error.to_string())?;
            if let ExportRecord::Comment(comment) = record {
                comments.push(comment);
            }
        }
        Ok(comments)
    }
}

fn source_id(number: u32) -> String {
    format!("archived-{number}")
}

fn created_at(minutes_before: i64) -> Timestamp {
    crate::OPENING.plus_secs(-60 * minutes_before)
}

fn text(number: u32) -> Text {
    Text::of(Kind::Clean, number as u8, u64::from(number))
}

fn bytes(lines: &[Line]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut write = |record| write_record(&mut bytes, &record).expect("memory takes what is written");
    let mut stories: Vec<&str> = lines.iter().map(|(_, story, ..)| *story).collect();
    stories.dedup();
    for key in stories {
        write(ExportRecord::Story(ExportedStory {
            id: key.to_owned(),
            key: Some(key.to_owned()),
            headline: format!("Of the {key}"),
            published_at: Some(export_time(created_at(10_000))),
            state: "open".to_owned(),
            ..ExportedStory::default()
        }));
    }
    for (number, story, parent, state, before) in lines {
        write(ExportRecord::Comment(ExportedComment {
            id: source_id(*number),
            source: None,
            source_id: None,
            story: (*story).to_owned(),
            parent: parent.map(source_id),
            author: format!("Reader {number}"),
            created_at: export_time(created_at(*before)),
            state: state.as_str().to_owned(),
            text: text(*number).body,
            format: Some("markdown".to_owned()),
            ..ExportedComment::default()
        }));
    }
    bytes
}
