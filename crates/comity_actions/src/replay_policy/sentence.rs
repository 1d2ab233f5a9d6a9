//! What a replay found, in sentences that an editor understands.

use super::counting::Counting;
use comity_model::Outcome;
use comity_policy::{Agreement, ReplayTally, Share};

/// The sentences of a report, the leading one first.
pub(super) fn summary(counting: &Counting, days: u64) -> Vec<String> {
    let tally = &counting.all;
    if tally.comments == 0 {
        return vec!["There is nothing to replay: no comments were written in this time.".to_owned()];
    }
    let mut sentences = vec![leading(counting, days)];
    sentences.extend(among_released(&counting.newly_through));
    sentences.push(work(counting, days));
    sentences.extend(agreement(tally.agreement, "your moderators rejected"));
    if counting.imported.comments > 0 {
        sentences.extend(agreement(counting.imported.agreement, "the imported archive has as rejected"));
    }
    if counting.every > 1 {
        sentences.push(format!(
            "One comment in {} was evaluated; the numbers a day are scaled to all, the others are not.",
            grouped(counting.every)
        ));
    }
    if let Some(read) = counting.stopped_at {
        sentences.push(format!(
            "The replay was stopped after {} of {} comments; everything here is about those.",
            grouped(read),
            grouped(counting.total)
        ));
    }
    sentences
}

/// What would have changed, in one sentence.
fn leading(counting: &Counting, days: u64) -> String {
    let tally = &counting.all;
    let cells = |old: &dyn Fn(Outcome) -> bool, new: &dyn Fn(Outcome) -> bool| -> u64 {
        let rows = Outcome::ALL.into_iter().zip(tally.matrix).filter(|(outcome, _)| old(*outcome));
        let row = |row: [u64; 5]| Outcome::ALL.into_iter().zip(row).filter(|(o, _)| new(*o)).map(|(_, n)| n);
        rows.flat_map(|(_, counts)| row(counts).collect::<Vec<_>>()).sum()
    };
    let held = cells(&|old| old < Outcome::Hold, &|new| new == Outcome::Hold);
    let rejected = cells(&|old| old < Outcome::Reject, &|new| new == Outcome::Reject);
    let amount = |count: u64, more: &str| amount(count * counting.every, days, more);
    let mut parts = Vec::new();
    if held > 0 {
        parts.push(format!("held {}", amount(held, " more")));
    }
    if rejected > 0 {
        parts.push(format!("rejected {}", amount(rejected, " more")));
    }
    let tail = if parts.is_empty() { String::new() } else { among_stopped(&counting.newly_stopped) };
    let through = tally.newly_published.count;
    let released =
        (through > 0).then(|| format!("let {} through that had been held or rejected", amount(through, "")));
    match (parts.is_empty(), released) {
        (false, None) => format!("This draft would have {}{tail}.", parts.join(" and ")),
        (false, Some(released)) => {
            format!("This draft would have {}{tail}; it would have {released}.", parts.join(" and "))
        }
        (true, Some(released)) => format!("This draft would have {released}."),
        (true, None) if tally.changed() == 0 => format!(
            "This draft would have changed nothing: each of the {} comments gets the outcome that it had.",
            grouped(tally.comments)
        ),
        (true, None) => format!(
            "This draft would have stopped no other comments; {} would be handled otherwise (noted, asked about, or held \
             and not rejected).",
            grouped(tally.changed())
        ),
    }
}

/// `, 6 in 10 of which your moderators published`; nothing where no moderator decided.
fn among_stopped(stopped: &ReplayTally) -> String {
    let Agreement { rightly_stopped, wrongly_stopped, .. } = stopped.agreement;
    let decided = rightly_stopped + wrongly_stopped;
    if decided == 0 {
        return String::new();
    }
    let share = in_ten(wrongly_stopped, decided);
    if decided == stopped.comments {
        format!(", {share} of which your moderators published")
    } else {
        format!(" (your moderators had looked at {} of these and published {share})", grouped(decided))
    }
}

/// What moderators had made of the comments that would now go through.
fn among_released(released: &ReplayTally) -> Option<String> {
    let Agreement { missed, rightly_published, .. } = released.agreement;
    let decided = missed + rightly_published;
    (decided > 0).then(|| {
        format!(
            "Of those that it lets through, your moderators had looked at {} and rejected {}.",
            grouped(decided),
            in_ten(missed, decided)
        )
    })
}

fn work(counting: &Counting, days: u64) -> String {
    let tally = &counting.all;
    let then: u64 = tally.matrix.get(Outcome::Hold as usize).map_or(0, |row| row.iter().sum());
    let rate = |count: u64| per_day(count * counting.every, days);
    format!(
        "Moderators would have had {} cases a day to decide; they had {}.",
        rate(tally.held()),
        rate(then)
    )
}

fn agreement(agreement: Agreement, who: &str) -> Option<String> {
    let percent = |share: Share| {
        format!(
            "{:.0} % (95 %: {:.0} to {:.0} %)",
            share.share * 100.0,
            share.low * 100.0,
            share.high * 100.0
        )
    };
    let (precision, recall) = (agreement.precision(), agreement.recall());
    match (precision, recall) {
        (None, None) => None,
        (Some(precision), Some(recall)) => Some(format!(
            "Of what it stops and was decided, {who} {}; it stops {} of what they rejected.",
            percent(precision),
            percent(recall)
        )),
        (Some(precision), None) => {
            Some(format!("Of what it stops and was decided, {who} {}.", percent(precision)))
        }
        (None, Some(recall)) => Some(format!("Of what {who}, it stops {}.", percent(recall))),
    }
}

/// `41 more comments a day`, or `3 more comments in 21 days` where that is less than one a day.
fn amount(count: u64, days: u64, more: &str) -> String {
    let noun = |count: u64| if count == 1 { "comment" } else { "comments" };
    if days <= 1 {
        return format!("{}{more} {} in one day", grouped(count), noun(count));
    }
    let a_day = (count + days / 2) / days;
    if count >= days {
        format!("{}{more} {} a day", grouped(a_day), noun(a_day))
    } else {
        format!("{}{more} {} in {} days", grouped(count), noun(count), grouped(days))
    }
}

/// `12`, or `0.4` where it is less than ten.
fn per_day(count: u64, days: u64) -> String {
    let rate = count as f64 / days as f64;
    if rate >= 9.95 || count == 0 { grouped(rate.round() as u64) } else { format!("{rate:.1}") }
}

/// A share in words: `6 in 10`.
fn in_ten(part: u64, whole: u64) -> String {
    match (part * 20 + whole) / (whole * 2).max(1) {
        _ if part == 0 => "none".to_owned(),
        _ if part == whole => "all".to_owned(),
        0 => "fewer than 1 in 10".to_owned(),
        10 => "more than 9 in 10".to_owned(),
        tenths => format!("{tenths} in 10"),
    }
}

/// `12345` → `12,345`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{amount, grouped, in_ten, per_day};

    #[test]
    fn amounts_are_said_a_day_or_over_the_whole_time() {
        assert_eq!(amount(861, 21, " more"), "41 more comments a day");
        assert_eq!(amount(21, 21, " more"), "1 more comment a day");
        assert_eq!(amount(3, 21, " more"), "3 more comments in 21 days");
        assert_eq!(amount(1, 1, ""), "1 comment in one day");
        assert_eq!((grouped(1_234_567), grouped(999)), ("1,234,567".to_owned(), "999".to_owned()));
        assert_eq!((per_day(0, 3), per_day(1, 3), per_day(900, 3)), ("0".into(), "0.3".into(), "300".into()));
    }

    #[test]
    fn shares_are_said_in_tenths_and_never_rounded_to_all_or_none() {
        let said = [(0, 9), (9, 9), (6, 10), (1, 100), (99, 100), (1, 4)].map(|(part, of)| in_ten(part, of));
        assert_eq!(said, ["none", "all", "6 in 10", "fewer than 1 in 10", "more than 9 in 10", "3 in 10"]);
    }
}
