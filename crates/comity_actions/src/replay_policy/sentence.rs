//! What a replay found, in sentences that an editor understands, in any language that the pages speak.

use super::report::{ChangedReport, ReplayReport};
use comity_model::Outcome;
use comity_policy::{Agreement, Share, wilson};

/// A language to say it in.
#[derive(Clone, Copy)]
struct Speaker<'r> {
    lang: &'r str,
    report: &'r ReplayReport,
}

impl ReplayReport {
    /// What makes the numbers less than certain, in the language `lang`: that the replay was stopped early, or that it looked
    /// at a sample. It stands among the [`ReplayReport::sentences`], too.
    pub fn caveats(&self, lang: &str) -> Vec<String> {
        Speaker { lang, report: self }.caveats()
    }

    /// What an editor should know in the language `lang`, most important first. A report that was kept before its numbers
    /// could be said in other languages speaks as it did.
    pub fn sentences(&self, lang: &str) -> Vec<String> {
        match (&self.stopped, &self.released) {
            (Some(stopped), Some(released)) => Speaker { lang, report: self }.sentences(stopped, released),
            _ => self.summary.clone(),
        }
    }
}

impl Speaker<'_> {
    /// The sentences of a report, the leading one first.
    fn sentences(self, stopped: &ChangedReport, released: &ChangedReport) -> Vec<String> {
        let report = self.report;
        if report.comments == 0 {
            return vec![match report.since.as_deref() {
                Some(since) => self.say("replay-nothing-since", &[("day", since)]),
                None => self.say("replay-nothing", &[]),
            }];
        }
        let mut sentences = vec![self.leading(stopped)];
        sentences.extend(self.caveats());
        sentences.extend(self.among_released(released));
        sentences.extend(self.changed());
        sentences.push(self.work());
        sentences.extend(self.agreement(report.moderators.counts, "replay-moderators"));
        sentences.extend(self.agreement(report.archive.counts, "replay-archive"));
        sentences
    }

    /// What makes the numbers less than certain.
    fn caveats(self) -> Vec<String> {
        let report = self.report;
        let mut caveats = Vec::new();
        if report.comments > 0 && !report.is_complete {
            let (read, total) = (self.count(report.read), self.count(report.total));
            caveats.push(self.say("replay-stopped-early", &[("read", &read), ("total", &total)]));
        }
        if report.comments > 0 && report.every > 1 {
            caveats.push(self.say("replay-sampled", &[("every", &self.count(report.every))]));
        }
        caveats
    }

    /// How many comments would have another outcome; nothing where the leading sentence says it.
    fn changed(self) -> Option<String> {
        let share = wilson(self.report.changed, self.report.comments)?;
        let share = if self.report.every > 1 {
            interval(self.lang, share)
        } else {
            let percent = comity_locale::decimal(self.lang, share.share * 100.0, 1);
            let (part, whole) = (self.count(share.part), self.count(share.whole));
            self.say("replay-counted", &[("part", &part), ("whole", &whole), ("share", &percent)])
        };
        (self.report.changed > 0).then(|| self.say("replay-changed", &[("share", &share)]))
    }

    fn say(self, key: &str, args: &[(&str, &str)]) -> String {
        comity_locale::text(self.lang, key, args)
    }

    /// The same of what was replayed: this draft, or a version that was published.
    fn say_of_it(self, key: &str, args: &[(&str, &str)]) -> String {
        let this = match self.report.version {
            None => self.say("replay-this-draft", &[]),
            Some(version) => self.say("replay-this-version", &[("version", &version.to_string())]),
        };
        let args: Vec<(&str, &str)> = args.iter().copied().chain([("this", this.as_str())]).collect();
        self.say(key, &args)
    }

    fn count(self, number: u64) -> String {
        comity_locale::count(self.lang, number)
    }

    /// What would have changed, in one sentence or two.
    fn leading(self, stopped: &ChangedReport) -> String {
        let cells = |old: fn(Outcome) -> bool, new: fn(Outcome) -> bool| -> u64 {
            let rows = Outcome::ALL.into_iter().filter(|outcome| old(*outcome));
            rows.flat_map(|old| Outcome::ALL.into_iter().filter(|o| new(*o)).map(move |new| (old, new)))
                .map(|(old, new)| self.report.cell(old, new))
                .sum()
        };
        let held = cells(|old| old < Outcome::Hold, |new| new == Outcome::Hold);
        let rejected = cells(|old| old < Outcome::Reject, |new| new == Outcome::Reject);
        let through = cells(|old| old >= Outcome::Hold, |new| new < Outcome::Hold);
        let part = |key: &str, count: u64| {
            (count > 0).then(|| self.say(key, &[("amount", &self.amount(count, "more"))]))
        };
        let what = match (part("replay-held", held), part("replay-rejected", rejected)) {
            (Some(first), Some(second)) => {
                Some(self.say("replay-both", &[("first", &first), ("second", &second)]))
            }
            (first, second) => first.or(second),
        };
        let through = (through > 0).then(|| self.amount(through, "some"));
        match (what, through) {
            (Some(what), None) => self.stopping(&what, stopped),
            (Some(what), Some(amount)) => {
                let also = self.say("replay-also-released", &[("amount", &amount)]);
                format!("{} {also}", self.stopping(&what, stopped))
            }
            (None, Some(amount)) => self.say_of_it("replay-leads-released", &[("amount", &amount)]),
            (None, None) if self.report.changed == 0 => {
                self.say_of_it("replay-leads-nothing", &[("number", &self.count(self.report.comments))])
            }
            (None, None) => {
                self.say_of_it("replay-leads-otherwise", &[("number", &self.count(self.report.changed))])
            }
        }
    }

    /// What it would have stopped, and what moderators had made of that where they had looked.
    fn stopping(self, what: &str, stopped: &ChangedReport) -> String {
        let Agreement { rightly_stopped, wrongly_stopped, .. } = stopped.counts;
        let decided = rightly_stopped + wrongly_stopped;
        if decided == 0 {
            return self.say_of_it("replay-leads", &[("what", what)]);
        }
        let share = self.in_ten(wrongly_stopped, decided);
        if decided == stopped.comments {
            self.say_of_it("replay-leads-of-which", &[("what", what), ("share", &share)])
        } else {
            let decided = self.count(decided);
            self.say_of_it(
                "replay-leads-of-some",
                &[("what", what), ("decided", &decided), ("share", &share)],
            )
        }
    }

    /// What moderators had made of the comments that would now go through.
    fn among_released(self, released: &ChangedReport) -> Option<String> {
        let Agreement { missed, rightly_published, .. } = released.counts;
        let decided = missed + rightly_published;
        let share = self.in_ten(missed, decided);
        (decided > 0)
            .then(|| self.say("replay-released-of", &[("decided", &self.count(decided)), ("share", &share)]))
    }

    fn work(self) -> String {
        let (then, now) = (self.report.cases_a_day_then, self.report.cases_a_day_now);
        if let Some((low, high)) = self.report.cases_a_day_range.filter(|_| self.report.every > 1) {
            let args = [("now", now), ("then", then), ("low", low), ("high", high)];
            let args = args.map(|(name, rate)| (name, self.rate(rate)));
            let args: Vec<(&str, &str)> = args.iter().map(|(name, rate)| (*name, rate.as_str())).collect();
            return self.say("replay-work-about", &args);
        }
        self.say("replay-work", &[("now", &self.rate(now)), ("then", &self.rate(then))])
    }

    /// Precision and recall, as far as there are some; `key` says against what.
    fn agreement(self, agreement: Agreement, key: &str) -> Option<String> {
        let part = |share: Share| interval(self.lang, share);
        let (precision, recall) = (agreement.precision().map(part), agreement.recall().map(part));
        match (precision, recall) {
            (None, None) => None,
            (Some(precision), Some(recall)) => {
                let args = [("precision", precision.as_str()), ("recall", recall.as_str())];
                Some(self.say(&format!("{key}-both"), &args))
            }
            (Some(precision), None) => {
                Some(self.say(&format!("{key}-precision"), &[("precision", &precision)]))
            }
            (None, Some(recall)) => Some(self.say(&format!("{key}-recall"), &[("recall", &recall)])),
        }
    }

    /// `41 more comments a day`, or `3 more comments in 21 days` where that is less than one a day. `kind` is `more` or
    /// `some`; `count` is of the comments evaluated.
    fn amount(self, count: u64, kind: &str) -> String {
        let (count, days) = (count * self.report.every, self.report.days);
        let (count, span) = match days {
            0 | 1 => (count, "one-day"),
            _ if count >= days => ((count + days / 2) / days, "a-day"),
            _ => (count, "in-days"),
        };
        let args =
            [("count", &*count.to_string()), ("number", &*self.count(count)), ("days", &*self.count(days))];
        self.say(&format!("replay-{kind}-{span}"), &args)
    }

    /// `12`, or `0.4` where it is less than ten, or `< 0.1`.
    fn rate(self, rate: f64) -> String {
        if rate >= 9.95 || rate <= 0.0 {
            self.count(rate.round() as u64)
        } else if rate < 0.05 {
            format!("< {}", comity_locale::decimal(self.lang, 0.1, 1))
        } else {
            comity_locale::decimal(self.lang, rate, 1)
        }
    }

    /// A share in words: `6 in 10`; of few the number itself.
    fn in_ten(self, part: u64, whole: u64) -> String {
        /// With fewer, tenths would say more than is known.
        const FEW: u64 = 10;
        match (part * 20 + whole) / (whole * 2).max(1) {
            _ if part == 0 => self.say("replay-none", &[]),
            _ if part == whole => self.say("replay-every", &[]),
            _ if whole < FEW => self.count(part),
            0 => self.say("replay-few", &[]),
            10 => self.say("replay-nearly", &[]),
            tenths => self.say("replay-tenths", &[("tenths", &tenths.to_string())]),
        }
    }
}

/// `8 of 12 (67 %; 95 %: 39 to 86 %)`; without the counts where an older program did not keep them.
pub(super) fn interval(lang: &str, share: Share) -> String {
    let percent = |share: f64| comity_locale::decimal(lang, share * 100.0, 0);
    let (low, high) = (percent(share.low), percent(share.high));
    let (part, whole) = (comity_locale::count(lang, share.part), comity_locale::count(lang, share.whole));
    let key = if share.whole > 0 { "replay-counted-interval" } else { "replay-interval" };
    let share = percent(share.share);
    let args = [("part", &*part), ("whole", &whole), ("share", &share), ("low", &low), ("high", &high)];
    comity_locale::text(lang, key, &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(days: u64) -> ReplayReport {
        ReplayReport { days, every: 1, ..ReplayReport::default() }
    }

    #[test]
    fn amounts_are_said_a_day_or_over_the_whole_time() {
        let amount = |count, days, kind| Speaker { lang: "en", report: &over(days) }.amount(count, kind);
        assert_eq!(amount(861, 21, "more"), "41 more comments a day");
        assert_eq!(amount(21, 21, "more"), "1 more comment a day");
        assert_eq!(amount(3, 21, "more"), "3 more comments in 21 days");
        assert_eq!(amount(1, 1, "some"), "1 comment in one day");
        let report = over(1);
        let said = Speaker { lang: "ru", report: &report };
        let forms = [1, 3, 5, 12_345].map(|count| said.amount(count, "more"));
        assert_eq!(forms[0], "ещё 1 комментарий за один день");
        assert_eq!(forms[1], "ещё 3 комментария за один день");
        assert_eq!(forms[2], "ещё 5 комментариев за один день");
        assert_eq!(forms[3], "ещё 12\u{a0}345 комментариев за один день");
    }

    #[test]
    fn rates_are_rounded_where_they_are_large() {
        let report = over(1);
        let said = Speaker { lang: "en", report: &report };
        assert_eq!([0.0, 0.001, 1.0 / 3.0, 300.0].map(|rate| said.rate(rate)), ["0", "< 0.1", "0.3", "300"]);
    }

    #[test]
    fn shares_are_said_in_tenths_and_never_rounded_to_all_or_none() {
        let report = over(1);
        let said = Speaker { lang: "en", report: &report };
        let shares = [(0, 9), (9, 9), (6, 10), (1, 100), (99, 100), (10, 40), (1, 4)];
        let said = shares.map(|(part, of)| said.in_ten(part, of));
        assert_eq!(
            said,
            ["none", "all", "6 in 10", "fewer than 1 in 10", "more than 9 in 10", "3 in 10", "1"]
        );
    }

    #[test]
    fn what_was_published_is_called_by_its_number_and_a_draft_a_draft() {
        let changed = Some(ChangedReport::default());
        let draft = ReplayReport { comments: 3, stopped: changed, released: changed, ..over(1) };
        let version = ReplayReport { version: Some(7), ..draft.clone() };
        assert!(draft.sentences("en")[0].starts_with("This draft would have changed nothing"));
        assert!(version.sentences("en")[0].starts_with("Version 7 would have changed nothing"));
        for lang in comity_locale::LANGUAGES {
            assert!(version.sentences(lang)[0].contains('7'), "{lang}");
            assert_ne!(version.sentences(lang)[0], draft.sentences(lang)[0], "{lang}");
        }
    }

    #[test]
    fn every_language_says_every_sentence() {
        let counts = Agreement { rightly_stopped: 3, wrongly_stopped: 2, missed: 1, rightly_published: 4 };
        let changed = Some(ChangedReport { comments: 9, counts });
        let mut report = ReplayReport {
            comments: 12_345,
            every: 10,
            days: 30,
            changed: 9,
            read: 600,
            total: 12_345,
            moderators: counts.into(),
            archive: counts.into(),
            stopped: changed,
            released: changed,
            cases_a_day_range: Some((0.1, 3.4)),
            ..over(30)
        };
        report.every = 10;
        let cells = [("hold".to_owned(), 7), ("reject".to_owned(), 2)];
        report.matrix.insert("publish".to_owned(), cells.into());
        report.matrix.insert("reject".to_owned(), [("publish".to_owned(), 4)].into());
        for lang in comity_locale::LANGUAGES {
            let said = report.sentences(lang);
            assert_eq!(said.len(), 8, "{lang}: {said:#?}");
            for sentence in &said {
                assert!(!sentence.contains("replay-") && !sentence.contains('{'), "{lang}: {sentence}");
            }
        }
    }
}
