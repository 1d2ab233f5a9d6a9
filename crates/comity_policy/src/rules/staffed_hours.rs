//! Notices comments that come in when nobody is at the desk.

use crate::facts::Facts;
use crate::rule::{Checked, Noticed, Rule, SettingError, Settings};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// ## What it looks for
/// The hour and the day of the week by the site's own clock.
/// ## Why it matters
/// What appears at three in the morning stays until somebody comes.
/// ## Examples
/// > [hour=3] I can't sleep for the noise of the bridge.  → held
/// > [hour=23] I can't sleep for the noise of the bridge.  → held
/// > [hour=12] I couldn't sleep for the noise of the bridge.  → published
///
/// With `from_hour = 8, to_hour = 18, days = ["mon", "tue", "wed", "thu", "fri"]`:
/// > [hour="sun 12"] A quiet Sunday by the bridge.  → held
/// > [hour="mon 12"] A quiet Monday by the bridge.  → published
///
/// With `from_hour = 20, to_hour = 4`:
/// > [hour=1] The night shift reads this.  → published
/// > [hour=12] Nobody reads this.  → held
/// ## What the commenter is told
/// Nobody is at the desk right now. Your comment waits until a moderator is back.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(default)]
pub(crate) struct StaffedHours {
    /// The hour at which the desk opens, 0 to 23.
    pub from_hour: u32,
    /// The hour at which it closes, 1 to 24; before `from_hour` where the shift goes past midnight.
    pub to_hour: u32,
    /// Days on which the desk is open: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`.
    pub days: Vec<Day>,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

const WEEK: [Day; 7] = [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri, Day::Sat, Day::Sun];

impl Default for StaffedHours {
    fn default() -> Self {
        Self { from_hour: 7, to_hour: 22, days: WEEK.to_vec() }
    }
}

impl Settings for StaffedHours {
    fn prepare(self) -> Result<Self, SettingError> {
        if self.from_hour > 23 {
            return Err(SettingError::new("from_hour", format!("is {}; it must be 0 to 23", self.from_hour)));
        }
        if !(1..=24).contains(&self.to_hour) || self.to_hour == self.from_hour {
            let problem = format!("is {}; it must be 1 to 24, and not `from_hour`", self.to_hour);
            return Err(SettingError::new("to_hour", problem));
        }
        Ok(self)
    }
}

impl Rule for StaffedHours {
    fn check(&self, facts: &Facts<'_>) -> Checked {
        let hour = facts.local_minute() / 60;
        let today = facts.local_weekday() as usize;
        let is_on = |day: usize| WEEK.get(day).is_some_and(|day| self.days.contains(day));
        let is_staffed = if self.from_hour < self.to_hour {
            is_on(today) && (self.from_hour..self.to_hour).contains(&hour)
        } else {
            // After midnight the shift still belongs to the day on which it began.
            is_on(today) && hour >= self.from_hour || is_on((today + 6) % 7) && hour < self.to_hour
        };
        Ok((!is_staffed).then(Noticed::circumstance))
    }
}
