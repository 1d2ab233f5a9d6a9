# What moderators see. Dense but quiet; decisions are verbs; keys are shown on the buttons.

## Frame

console-title = Moderation
console-queue = Queue
console-held = Held
console-reported = Reported
console-noted = To look at
console-all = All
console-settings = Settings
console-policy = Policy
console-site = Open the site
console-sign-out = Sign out
console-signed-in-as = Signed in as { $name }
console-role-moderator = Moderator
console-role-editor = Editor
console-role-operator = Operator
console-help = Keys
console-help-title = Keys of the console
console-help-close = Close

## Signing in

sign-in-title = Sign in
sign-in-explain = Open the sign-in link that you were given. It works once.
sign-in-how = An operator makes a new link with: comity moderator link
sign-in-button = Sign in
sign-in-as = You sign in with a one-time link.
join-title = Join the moderators
join-explain = You were invited to moderate the discussions of { $site }.
join-name = Your name, as colleagues see it
join-button = Join

## Queue

queue-empty = Nothing waits.
queue-empty-explain = New cases appear here, oldest first.
queue-empty-next = Meanwhile you can read the discussions as readers see them.
queue-count = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
queue-waiting-since = Waiting since { $time }
queue-reports = { $count ->
    [one] { $count } report
   *[other] { $count } reports
}
queue-more = Later cases
queue-first = Back to the oldest
queue-label = Cases, oldest first

## Case

case-title = Case
case-choose = Choose a case from the queue.
case-story = Story
case-story-state = Open, hold or close
case-answers = It answers
case-comment = The comment
case-state = State
case-state-published = Published
case-state-held = Held
case-state-rejected = Rejected
case-state-withdrawn = Withdrawn by its author
case-state-erased = Erased
case-findings = What the policy noticed
case-findings-none = No rule noticed anything.
case-trial = on trial, not acted on
case-told = Told to the author:
case-evidence-number = { $name }: { $value } (limit { $limit })
case-evidence-failed = The check failed: { $why }
case-reports = Reports
case-report-at = { $time }
case-history = History
case-history-row = { $effect } by { $by }, { $time }
case-by-policy = the policy
case-by-moderator = a moderator
case-by-appeal = an appeal
case-by-author = the author
case-by-import = the import
case-by-sanction = a sanction
case-by-law = law
case-by-operator = the operator
case-original = As it was typed
case-decide = Decide
case-publish = Publish
case-reject = Reject
case-keep = Leave it published
case-clause = Clause
case-clause-choose = Choose a clause
case-note = Note to the author (optional)
case-note-hint = The author reads this on the status page.
case-nothing-to-decide = There is nothing to decide: this comment is not in the discussion any more.
case-decided-publish = Published.
case-decided-reject = Rejected.
case-decided-hold = Back in the queue.
case-decided-undo = Taken back.
case-undo = Undo
case-view = View in the discussion
case-changed = Somebody decided this case meanwhile. Here is how it stands now.

## Person

person-title = Commenter
person-email = E-mail
person-email-none = none given
person-first-seen = First seen { $time }
person-published = Published
person-held = Held
person-rejected = Rejected
person-sanctions = Sanctions
person-sanctions-none = None.
person-recent = Recent comments
person-recent-none = None before this one.
person-block = Block { $name }
person-comments = All comments
person-comments-none = No comments. What was erased is not listed.
person-older = Older comments
person-newest = Back to the newest
person-block-email = This e-mail address
person-block-address = A network address that they wrote from
sanction-warning = Warning
sanction-pre-moderation = Pre-moderation
sanction-pause = Pause
sanction-block = Block
sanction-until = until { $time }
sanction-for-good = for good
sanction-over = over
sanction-lifted = lifted
sanction-lift = Lift

## Blocking

block-title = Block { $name }
block-explain = A blocked person's next comment is refused, with the reason and the end date.
block-kind = Measure
block-kind-warning = Warn
block-kind-pre-moderation = Look at each comment first
block-kind-pause = Pause
block-kind-block = Block
block-for = For
block-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
block-for-good = For good
block-clause = It rests on clause
block-reason = Reason, as the person will read it
block-also-email = Also block this e-mail address
block-also-email-hint = A typed address proves nothing, so a match is held, not refused.
block-also-address = Also block the network address of this comment
block-also-address-hint = Stored as a keyed hash. Comments from this address are held, because people may share it.
block-button = Block
block-done = The measure is in force.
lift-done = The measure was lifted.

## Looking for somebody

people-title = Find a commenter
people-find = Find a commenter or a comment
people-find-hint = Name or e-mail
people-button = Find
people-explain = A part of a name, a whole e-mail address, or the address of a comment.
people-none = Nobody was found.
people-none-next = Look for a shorter part of the name, or paste the address of one of the comments.
people-more = There are more. Please look for a longer part of the name.

## Story, site, invitations

settings-title = Settings
settings-site-state = Comments on the whole site
state-open = Open
state-held = Held: every comment waits
state-closed = Closed
state-hidden = Hidden: readers don’t see it
settings-save = Save
settings-saved = Saved.
settings-invite = Invite a moderator
settings-invite-explain = The link works once. Hand it to the person yourself.
settings-invite-role = Role
settings-invite-button = Make invitation link
settings-invite-link = Invitation link
settings-stories = Stories
settings-stories-none = No stories yet. One is listed here with its first comment.
settings-ledger = Every decision here is recorded in the ledger.

## Colleagues

moderators-title = Moderators
moderators-alone = Nobody else moderates here yet. You can invite a colleague below.
moderators-you = you
moderators-since = since { $date }
moderators-signed-in = signed in last { $time }
moderators-not-signed-in = not signed in at the moment
moderators-remove = Withdraw access
moderators-remove-title = Withdraw the access of { $name }
moderators-remove-explain = The person is signed out everywhere and can't sign in any more. What was decided stays. Invitation links that the person made and nobody has used stop working, too.
moderators-remove-self = This is your own access. You are signed out at once.
moderators-removed = The access is withdrawn.

## Keys

key-next = Next case
key-previous = Previous case
key-open = Open the case
key-publish = Publish
key-reject = Reject
key-note = Write a note
key-leave = Leave the note
key-block = Block the author
key-undo = Undo the last decision
key-help = Show the keys
key-queue = Go to the queue

## What a decision did, in a case's history

effect-publish = Published
effect-note = Published, with a note to moderators
effect-ask = Author asked
effect-hold = Held
effect-reject = Rejected
effect-undo = Decision taken back
effect-withdrawn = Withdrawn
effect-erased = Erased
effect-sanctioned = Measure imposed
effect-sanction-lifted = Measure lifted
effect-sanction-proposed = Measure proposed, to be confirmed
effect-sanction-declined = Proposed measure declined
effect-blocked = Blocked
effect-block-lifted = Block lifted
effect-story-changed = Story changed
effect-site-changed = Site changed
effect-policy-published = Policy published
effect-policy-withdrawn = Policy version withdrawn
effect-moderators-changed = Moderators changed
effect-reports-resolved = Reports resolved

## Trying a text

console-score = Try a text
score-title = Try a text
score-explain = What the scorer and the policy in force say of a text. Nothing of it is kept.
score-text = Text
score-parent = In answer to (may stay empty)
score-button = Score it
score-outcome-publish = It would be published.
score-outcome-note = It would be published, and shown to moderators.
score-outcome-ask = Its author would be asked to think it over.
score-outcome-hold = It would wait for a moderator.
score-outcome-reject = It would be rejected.
score-no-clause = No clause speaks.
score-reading = Read without disguises
score-attributes = Scores
score-no-scores = There are no scores for this text.
score-target = Aimed at
score-target-commenter = another commenter
score-target-author = the author of the story
score-target-public-person = a public person
score-target-group = a group
score-target-idea = an idea or a thing
score-target-nobody = nobody
score-target-unknown = cannot be told in this language
score-language = Language
score-language-unknown = cannot be told
score-model = Model
score-failed = There is no answer just now. Try again in a moment.
