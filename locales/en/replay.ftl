# The report of a replay, and rules on trial beside what moderators decided.

## Numbers

number-group = ,
number-decimal = .
replay-percent = { $share } %
replay-interval = { $share } % (95 %: { $low } to { $high } %)
replay-part = { $part } of { $whole }
replay-counted = { $part } of { $whole } ({ $share } %)
replay-counted-interval = { $part } of { $whole } ({ $share } %; 95 %: { $low } to { $high } %)

## How much: the object of "would have held …"

replay-more-one-day = { $count ->
    [one] { $number } more comment in one day
   *[other] { $number } more comments in one day
}
replay-more-a-day = { $count ->
    [one] { $number } more comment a day
   *[other] { $number } more comments a day
}
replay-more-in-days = { $count ->
    [one] { $number } more comment in { $days } days
   *[other] { $number } more comments in { $days } days
}
replay-some-one-day = { $count ->
    [one] { $number } comment in one day
   *[other] { $number } comments in one day
}
replay-some-a-day = { $count ->
    [one] { $number } comment a day
   *[other] { $number } comments a day
}
replay-some-in-days = { $count ->
    [one] { $number } comment in { $days } days
   *[other] { $number } comments in { $days } days
}
replay-none = none
replay-every = all
replay-few = fewer than 1 in 10
replay-nearly = more than 9 in 10
replay-tenths = { $tenths } in 10

## The sentences that lead

replay-nothing = There is nothing to replay: there are no comments yet.
replay-nothing-since = There is nothing to replay: no comments were written since { $day }.
replay-held = held { $amount }
replay-rejected = rejected { $amount }
replay-both = { $first } and { $second }
replay-this-draft = This draft
replay-this-version = Version { $version }
replay-leads = { $this } would have { $what }.
replay-leads-of-which = { $this } would have { $what }, { $share } of which your moderators published.
replay-leads-of-some = { $this } would have { $what } (your moderators had looked at { $decided } of these and published { $share }).
replay-also-released = It would have let { $amount } through that had been held or rejected.
replay-leads-released = { $this } would have let { $amount } through that had been held or rejected.
replay-leads-nothing = { $this } would have changed nothing: each of the { $number } comments gets the outcome that it had.
replay-leads-otherwise = { $this } would have stopped no other comments; { $number } would be handled otherwise (noted, asked about, or held and not rejected).
replay-released-of = Of those that it lets through, your moderators had looked at { $decided } and rejected { $share }.
replay-work = Moderators would have had { $now } cases a day to decide; they had { $then }.
replay-work-about = Moderators would have had about { $now } cases a day to decide (95 %: { $low } to { $high }); they had about { $then }.
replay-changed = Comments with another outcome: { $share }.
replay-moderators-both = Of what it stops and was decided, your moderators rejected { $precision }; it stops { $recall } of what they rejected.
replay-moderators-precision = Of what it stops and was decided, your moderators rejected { $precision }.
replay-moderators-recall = Of what your moderators rejected, it stops { $recall }.
replay-archive-both = Of what it stops and was decided, the imported archive has as rejected { $precision }; it stops { $recall } of what was rejected there.
replay-archive-precision = Of what it stops and was decided, the imported archive has as rejected { $precision }.
replay-archive-recall = Of what the imported archive has as rejected, it stops { $recall }.
replay-sampled = These are estimates from a sample: one comment in { $every } was looked at. The numbers a day are scaled to all comments, the others are not.
replay-stopped-early = The replay was stopped after { $read } of { $total } comments; everything here is about those.

## What it is about

replay-title = Replay of { $policy }
replay-version = version { $version }
replay-draft = the draft “{ $title }”
replay-version-in-force = version { $version }, in force
replay-about = { $number } comments, written from { $first } to { $last }.
replay-compared = Compared with { $against }. History is taken as it happened, not as this policy would have made it.
replay-history = what became of each comment

## Outcomes

replay-publish = publish
replay-note = note
replay-ask = ask
replay-hold = hold
replay-reject = reject
replay-then = { $what }, then
replay-now = { $what }, now
replay-all = all
replay-then-now = then ↓ now →
replay-as-before = { $outcome }, as before
replay-outcomes = What would have become of the comments
replay-outcomes-about = Each row is an outcome that comments had; each column the outcome that they would have. What stands on the diagonal does not change.
replay-outcomes-chart = Comments by outcome, then and now
replay-chart = { $title }; the table below has the numbers

## Clauses

replay-clauses = Clause by clause
replay-clauses-about = A comment that breaks two clauses is counted with both.
replay-clauses-chart = Comments whose outcome changes, by clause
replay-clauses-table = Clauses and rules
replay-clause-rule = Clause and rule
replay-one-of-several = { $rule } (one of several)
replay-tried = { $rule } (on trial)
replay-tried-about = Rules on trial change nothing: their rows say in how many comments they noticed something and what they would have done; precision is the share of these that was rejected.
replay-cited = cited
replay-newly-held = newly held
replay-newly-rejected = newly rejected
replay-newly-published = newly published
replay-would-be-published = Would be published

## Agreement

replay-agreement = Agreement with what people decided
replay-agreement-about = Precision: of what the policy stops, the share that was rejected. Recall: of what was rejected, the share that it stops. The lines show where the true share lies with 95 % confidence. The imported archive does not say whether a person decided.
replay-agreement-table = Agreement
replay-moderators = Moderators
replay-archive = Imported archive
replay-in-archive = { $clause } (imported archive)
replay-compared-with = Compared with
replay-rightly-stopped = rightly stopped
replay-wrongly-stopped = wrongly stopped
replay-missed = missed
replay-rightly-published = rightly published
replay-precision = precision
replay-recall = recall
replay-intervals = Precision and recall with 95 % intervals, from 0 to 100 %
replay-overruled = Where moderators had overruled the policy
replay-overruled-about = Such comments: { $number }. This policy gets { $right } of them right. Those that it gets wrong again come first.

## Languages, peoples, commenters

replay-by-language = By language
replay-language = Language
replay-language-unknown = not known
replay-by-people = By people named
replay-people = People
replay-people-about = Comments that name a people, by its English name or by one that the policy adds in its fairness block. A large difference between peoples is worth a look at the rules: see { $command }.
replay-groups-chart = { $heading }: comments held or rejected, then and now
replay-comments = comments
replay-stopped-then = stopped then
replay-stopped-now = stopped now
replay-share-then = share then
replay-share-now = share now
replay-commenters = Commenters most affected
replay-commenter = Commenter
replay-other-outcome = comments with another outcome

## What could not be judged

replay-left-out = What could not be judged
replay-erased = Comments that were erased and left out: { $number }.
replay-skipped = A rule is skipped where a measurement that it needs is not available, for example because nobody measures that language, or was not stored then.
replay-rule-reason = Rule and reason
replay-missing = { $rule }: not measured
replay-not-evaluable = { $rule }: not stored then
replay-times = times

## Samples

replay-gone = (this comment is gone)
replay-moderator-published = a moderator published it
replay-moderator-rejected = a moderator rejected it
replay-case = the case
replay-save = Save the report as
replay-save-page = a page
replay-save-table = a table (CSV)
replay-save-data = data (JSON)

## Other values of one setting

replay-sweep = Other values of one setting
replay-sweep-about = What other values of { $setting } would do. Each point is a value: the further right, the more comments the rule notices; the higher, the more of those that moderators decided they had rejected. The lines show where the true share lies with 95 % confidence.
replay-sweep-present = It is { $value } now.
replay-sweep-nobody = No moderator has decided any of the comments that the rule notices, so there is no curve.
replay-sweep-chart = Share that moderators rejected against the share of comments that the rule notices
replay-sweep-across-note = share of comments that the rule would show to moderators
replay-sweep-across-ask = share of comments whose authors the rule would ask
replay-sweep-across-hold = share of comments that the rule would hold
replay-sweep-across-reject = share of comments that the rule would reject
replay-sweep-up = of these, rejected by moderators
replay-sweep-up-archive = of these, rejected in the imported archive
replay-sweep-by-archive = Moderators have decided none of these comments yet, so they are measured against what was rejected in the imported archive.
replay-sweep-noticed = noticed by the rule
replay-sweep-share = share of comments
replay-sweep-held = held by all rules
replay-sweep-rejected = rejected by all rules
replay-sweep-agreement = agreement of the whole policy
replay-value = Value
replay-value-now = { $value } (now)

## Rules on trial

replay-trial = Rule by rule
replay-trial-about = Noticed: comments in which the rule found something; let through: of these, comments that the rest of the policy published. Precision: of what it noticed and moderators decided, the share that they rejected. Recall: of the { $number } comments that moderators rejected in this time, the share that it noticed. Moderators decide what was held or reported, so what nobody looked at does not count for or against a rule.
replay-trial-table = Rules on trial
replay-trial-same = Without this rule: { $without }. With it: the same.
replay-trial-other = Without this rule: { $without }. With it: { $with }.
replay-not-told-apart = Comments that one of several rules of a kind noticed before they were told apart: { $number }. They are counted with none of them.
replay-rule = Rule
replay-would = would
replay-noticed = noticed
replay-let-through = let through
replay-rejected-count = rejected
replay-published-count = published
