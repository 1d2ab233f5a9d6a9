//! What can happen in a day, and a day made of it from a seed.
//!
//! A step says whom and what it is about by numbers that are looked up when it runs, so that a step keeps its meaning when
//! others before it are taken out.

use super::numbers::Numbers;
use super::texts::Kind;
use comity_actions::QueueKind;
use comity_model::{Outcome, Role, SanctionKind, SiteState, StoryState};

/// People who write.
pub(crate) const PEOPLE: u8 = 6;

/// Stories that are there from the beginning.
pub(crate) const STORIES: u8 = 3;

/// One step, and how long after the step before it happens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Timed {
    pub(crate) after_micros: i64,
    pub(crate) step: Step,
}

/// What a text is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Draft {
    New {
        kind: Kind,
        language: u8,
        names: u64,
    },
    /// What the same person sent last, word for word.
    Same,
    /// What the same person sent last, with other words before it.
    Again,
    /// What somebody else wrote.
    OfAnother {
        pick: u32,
    },
}

/// How a request comes a second time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeated {
    Once,
    /// Two clicks that arrive together.
    AtOnce,
    /// The browser or the person tries again.
    AfterSecs(i64),
    /// Taken back by mistake, and said again at once.
    TakenBack,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Step {
    Post {
        person: u8,
        story: u8,
        parent: Option<u32>,
        draft: Draft,
        has_submission_key: bool,
        repeated: Repeated,
    },
    /// Many who pass by say one thing each, so that pages fill.
    Crowd {
        story: u8,
        parent: Option<u32>,
        people: u8,
    },
    /// Posts what the policy asked about, as it is or changed.
    Confirm {
        person: u8,
        is_changed: bool,
    },
    LoseKey {
        person: u8,
    },
    SignOtherwise {
        person: u8,
        way: u8,
    },
    Edit {
        pick: u32,
        draft: Draft,
        is_by_stranger: bool,
    },
    Withdraw {
        pick: u32,
        is_by_stranger: bool,
    },
    Report {
        pick: u32,
        reporter: u8,
    },
    Appeal {
        pick: u32,
    },
    SignIn {
        moderator: u8,
    },
    SignOut {
        moderator: u8,
    },
    Decide {
        moderator: u8,
        from: QueueKind,
        pick: u32,
        outcome: Outcome,
        is_late: bool,
    },
    DecideAny {
        moderator: u8,
        pick: u32,
        outcome: Outcome,
    },
    Undo {
        moderator: u8,
    },
    Dismiss {
        moderator: u8,
        pick: u32,
    },
    Sanction {
        moderator: u8,
        pick: u32,
        kind: SanctionKind,
        days: Option<u8>,
        email: bool,
        address: bool,
    },
    LiftSanction {
        moderator: u8,
        pick: u32,
    },
    LiftBlock {
        moderator: u8,
        pick: u32,
    },
    Second {
        moderator: u8,
        pick: u32,
        is_confirmed: bool,
    },
    SetStory {
        moderator: u8,
        story: u8,
        state: StoryState,
    },
    SetSite {
        moderator: u8,
        state: SiteState,
    },
    Invite {
        moderator: u8,
        role: Role,
    },
    Join {
        pick: u32,
    },
    Remove {
        moderator: u8,
        pick: u32,
    },
    Publish {
        policy: u8,
    },
    RollBack {
        pick: u32,
    },
    Seal,
    Retain,
    Restart,
    Import {
        archive: u8,
    },
    CheckAll,
}

/// The steps of the day that follows from `seed`.
pub(crate) fn day(seed: u64, steps: usize) -> Vec<Timed> {
    let mut numbers = Numbers::of(seed ^ 0x00c0_ffee);
    let numbers = &mut numbers;
    (0..steps).map(|_| Timed { after_micros: pause(numbers), step: step(numbers) }).collect()
}

/// Mostly seconds; now and then the same moment, a night, or more than the retention of addresses.
fn pause(numbers: &mut Numbers) -> i64 {
    let secs = numbers.weighted(&[
        (6, (0, 0)),
        (30, (1, 20)),
        (46, (20, 200)),
        (10, (200, 3_000)),
        (6, (3_000, 40_000)),
        (2, (90_000, 300_000)),
        (1, (700_000, 2_900_000)),
    ]);
    let (from, to): (u64, u64) = secs;
    ((from + numbers.below(to - from + 1)) * 1_000_000 + 1 + numbers.below(900)) as i64
}

fn draft(numbers: &mut Numbers) -> Draft {
    let (language, names) = (numbers.below(7) as u8, numbers.next());
    let new = |kind| Draft::New { kind, language, names };
    let pick = numbers.next() as u32;
    numbers.weighted(&[
        (44, new(Kind::Clean)),
        (14, new(Kind::Strike)),
        (3, new(Kind::Advert)),
        (9, new(Kind::Held)),
        (4, new(Kind::Toxic)),
        (6, new(Kind::Noted)),
        (6, new(Kind::Asked)),
        (2, new(Kind::Linked)),
        (1, new(Kind::Long)),
        (1, new(Kind::TooLong)),
        (1, new(Kind::Empty)),
        (5, Draft::Same),
        (5, Draft::Again),
        (2, Draft::OfAnother { pick }),
    ])
}

fn step(numbers: &mut Numbers) -> Step {
    let (pick, person) = (numbers.next() as u32, numbers.below(PEOPLE.into()) as u8);
    let (moderator, story) = (numbers.below(4) as u8, numbers.below(u64::from(STORIES) + 1) as u8);
    match numbers.below(100) {
        0..36 => {
            let parent = numbers.percent(50).then_some(pick);
            let repeated = numbers.weighted(&[
                (77, Repeated::Once),
                (3, Repeated::TakenBack),
                (8, Repeated::AtOnce),
                (8, Repeated::AfterSecs(5)),
                (4, Repeated::AfterSecs(400)),
            ]);
            let (draft, has_submission_key) = (draft(numbers), numbers.percent(60));
            Step::Post { person, story, parent, draft, has_submission_key, repeated }
        }
        36..39 => Step::Confirm { person, is_changed: numbers.percent(25) },
        39 if numbers.percent(80) => {
            let parent = numbers.percent(30).then_some(pick);
            Step::Crowd { story: 0, parent, people: 12 + numbers.below(14) as u8 }
        }
        39 => Step::LoseKey { person },
        40 => Step::SignOtherwise { person, way: numbers.below(4) as u8 },
        41..48 => Step::Edit { pick, draft: draft(numbers), is_by_stranger: numbers.percent(8) },
        48..51 => Step::Withdraw { pick, is_by_stranger: numbers.percent(15) },
        51..57 => Step::Report { pick, reporter: numbers.below(4) as u8 },
        57..59 => Step::Appeal { pick },
        59..62 => Step::SignIn { moderator },
        62 => Step::SignOut { moderator },
        63..71 => {
            let from =
                numbers.one_of(&[QueueKind::Held, QueueKind::Held, QueueKind::Reported, QueueKind::Noted]);
            let outcome =
                numbers.weighted(&[(50, Outcome::Publish), (45, Outcome::Reject), (5, Outcome::Hold)]);
            Step::Decide { moderator, from, pick, outcome, is_late: numbers.percent(6) }
        }
        71..75 => {
            let outcome =
                numbers.weighted(&[(30, Outcome::Publish), (50, Outcome::Reject), (20, Outcome::Hold)]);
            Step::DecideAny { moderator, pick, outcome }
        }
        75..79 => Step::Undo { moderator },
        79 => Step::Dismiss { moderator, pick },
        80..83 => {
            let kinds = [
                (1, SanctionKind::Warning),
                (2, SanctionKind::PreModeration),
                (4, SanctionKind::Pause),
                (3, SanctionKind::Block),
            ];
            let kind = numbers.weighted(&kinds);
            let days = numbers.percent(75).then(|| 1 + numbers.below(9) as u8);
            let (email, address) = (numbers.percent(30), numbers.percent(30));
            Step::Sanction { moderator, pick, kind, days, email, address }
        }
        83 => Step::LiftSanction { moderator, pick },
        84 => Step::LiftBlock { moderator, pick },
        85..87 => Step::Second { moderator, pick, is_confirmed: numbers.percent(60) },
        87..89 => {
            let states = [(5, StoryState::Open), (2, StoryState::Held), (2, StoryState::Closed)];
            Step::SetStory { moderator, story, state: numbers.weighted(&states) }
        }
        89 => {
            let states = [(6, SiteState::Open), (1, SiteState::Held), (1, SiteState::Closed)];
            Step::SetSite { moderator, state: numbers.weighted(&states) }
        }
        90 => {
            Step::Invite { moderator, role: numbers.one_of(&[Role::Moderator, Role::Editor, Role::Operator]) }
        }
        91 => Step::Join { pick },
        92 => Step::Remove { moderator, pick },
        93 => numbers.one_of(&[Step::Publish { policy: (pick % 4) as u8 }, Step::RollBack { pick }]),
        94 => Step::Seal,
        95 => Step::Retain,
        96..98 => Step::Restart,
        98 => numbers.one_of(&[Step::Import { archive: 0 }, Step::Import { archive: 1 }]),
        _ => Step::CheckAll,
    }
}
