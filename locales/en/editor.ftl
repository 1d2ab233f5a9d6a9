# What editors see: the policy's versions, drafts of the next one, their check, their replay, publishing.

## Versions and drafts

editor-explain = Change the policy in a draft. It is checked, and tried on your own archive, before it applies to anybody.
editor-as-readers = As readers see it
editor-trial-link = Rules on trial
editor-drafts = Drafts
editor-drafts-none = There is no draft. Readers see nothing of one until it is published.
editor-begin = Begin a draft
editor-begin-from = Begin a draft with this text
editor-role = Editors change the policy. You can look at everything here.
editor-versions = Versions
editor-draft = Draft of the policy
editor-draft-of = Draft of { $day }
editor-draft-titled = “{ $title }”, draft of { $day }
editor-draft-about = Saved by { $name }, { $time }. Begun while version { $version } was in force.
editor-version-about = Published by { $name }, { $time }. In force from { $from }.
editor-version-never = Published by { $name }, { $time }. It was to take effect from { $from }.
editor-withdrawn-about = Withdrawn by { $name }, { $time }.
editor-by-command = the command line
editor-in-force = in force
editor-to-come = to come
editor-report-looked-at = The replay that was looked at
editor-published = The new version is published.
editor-withdrawn = The version is withdrawn. It will not take effect.
editor-unchanged = Nothing was published: this is the newest version already, word for word.
editor-pins-model = Version { $version } was published with the model { $then }; the program now uses { $now }.
editor-pins-no-model = none
editor-pins-lists = The program's word lists changed since version { $version } was published ({ $languages }).
editor-pins-do = Begin a draft with the text in force, look at its check and its replay, then publish it again.
editor-discarded = The draft was thrown away.

## The editor

editor-newer = Version { $version } was published after this draft was begun. Publishing the draft would replace it.
editor-rebase = I have looked at it: go on
editor-documents = Documents of the policy
editor-main = Rules and prose
editor-text = The document, in Markdown
editor-save-check = Save and check
editor-save-replay = Save and replay
editor-save-publish = Save and publish…
editor-saved = Saved. The check found nothing wrong.
editor-saved-problems = Saved. The check found problems.
editor-changed-meanwhile = Somebody saved this draft meanwhile, so yours was not saved. Your text is still here: copy it, and open the draft again.
editor-check = What the check found
editor-problems = { $count ->
    [one] { $count } problem
   *[other] { $count } problems
}
editor-problems-more = There may be more: only the first { $count } are listed.
editor-sound = { $what }: everything comes out as the policy promises.
editor-clauses = { $count ->
    [one] { $count } clause
   *[other] { $count } clauses
}
editor-rules = { $count ->
    [one] { $count } rule
   *[other] { $count } rules
}
editor-examples = { $count ->
    [one] { $count } example
   *[other] { $count } examples
}
editor-fair = Fairness: { $share } % of verdicts flip when one people stands for another; the policy allows { $bound } %.
editor-unfair = Fairness: { $share } % of verdicts flip when one people stands for another. The policy allows { $bound } %, so this can't be published.
editor-fair-archive = { $comments ->
    [one] Names were also swapped in { $comments } published comment of the archive that attacks nobody: { $flips } of { $pairs } verdicts flip.
   *[other] Names were also swapped in { $comments } published comments of the archive that attack nobody: { $flips } of { $pairs } verdicts flip.
}
editor-fair-nobody = No published comment of the archive names one of those whose names are swapped.
editor-fair-groups = Names that a policy adds are known to the rule attack_on_group where its setting groups has them.
editor-fair-later = Comments of the archive are looked at when you save.
editor-line = Line { $line }
editor-line-in = Line { $line } of “{ $document }”
editor-changes = What changes for readers since version { $version }
editor-changes-none = Nothing that readers would notice.
editor-more = Translations, throwing away
editor-translation-new = Language of a new translation (such as hy or pt-BR)
editor-translation-add = Add a translation
editor-translation-empty = A translation cannot be empty, so it was not saved. It can be removed below, under “Translations, throwing away”.
editor-translation-remove = Remove this translation
editor-translation-sure = Yes, remove it. Its text is gone then; published versions stay.
editor-translation-removed = The translation was removed from the draft.
editor-discard = Throw this draft away
editor-discard-explain = The draft, its translations and its replay are gone then. Versions stay.
editor-back-to-draft = Back to the draft
editor-back-to-policy = All versions

## Replay

editor-replay = Replay on the archive
editor-replay-link = To the replay
editor-replay-explain = What would this text have done with the comments that you have? Nothing changes by it.
editor-replay-none = Not replayed yet.
editor-replay-runs = The replay is running.
editor-replay-interrupted = The last replay was interrupted. Please start it again.
editor-replay-goes-on = The replay was interrupted after { $read } of { $total } comments. It goes on by itself.
editor-replay-stopping = The replay is being stopped. What it has found so far comes in a moment.
editor-replay-stopped = The replay was stopped after { $read } of { $total } comments. It can go on from there.
editor-replay-stopped-old = The replay was stopped after { $read } of { $total } comments, and the text has changed since.
editor-replay-done = Replayed as it stands.
editor-replay-old = The text has changed since the last replay.
editor-replay-since = Comments
editor-since-all = from the whole archive
editor-since-days = { $count ->
    [one] of the last { $count } day
   *[other] of the last { $count } days
}
editor-replay-sample = How many
editor-sample-all = all of them
editor-sample-some = about { $count }, evenly spread
editor-replay-against = Compared with
editor-against-history = what became of them
editor-against-in-force = what the version in force says
editor-against-version = what version { $version } says
editor-against-draft = what the draft “{ $title }” says
editor-since-day = Or from this day on (UTC)
editor-replay-start = Replay
editor-replay-again = Replay again
editor-replay-stop = Stop
editor-replay-go-on = Go on
editor-replay-look = See how far it is
editor-replay-leave = You can leave this page: the report is kept with the draft.
editor-replay-far = { $read } of { $total } comments

## Publishing

editor-go-publish = Go on to publishing
editor-publish = Publish
editor-publish-button = Publish this version
editor-readers-see = What readers will be told has changed
editor-decided-stays = What was decided before stays decided.
editor-note = Why, for your colleagues and the ledger
editor-from = In force from (UTC); empty: at once
editor-without-replay = Publish without having looked at a replay of this text
editor-scheduled = Version { $version } is to take effect: { $from }. It never will if this one comes before it.
editor-scheduled-replace = Publish this although a version that is still to come will then never take effect
editor-scheduled-keep = To keep both: publish this one, then begin a draft with the text of the other and publish it for its day again.
editor-changed-then = What changed in this version
editor-use = Use this text
editor-bring-back = Bring version { $version } back
editor-withdraw = Withdraw version { $version }
editor-withdraw-explain = This version has not taken effect yet. When you withdraw it, it never will. It stays readable, marked as withdrawn.
editor-withdraw-stays = Version { $version } stays in force.
editor-withdraw-comes = Version { $version }, which it would have replaced, then takes effect: { $from }.
editor-sweep = Also try other values of one setting (such as signal.at_least=0.5..0.9)

## Rules on trial

trial-title = Rules on trial
trial-explain = These rules look at every comment and change nothing. Here is what they would have done, beside what your moderators decided.
trial-none = No rule of the version in force is on trial. To try one, write status = "trial" below its name.
trial-since = Comments since { $day }, when version { $version } came into force.

## Measures that a second moderator confirms

confirm-title = To confirm
confirm-explain = The policy asks for a second moderator before these measures. Until one decides, the milder measure before them holds.
confirm-none = Nothing waits.
confirm-none-next = To the queue
confirm-by-policy = The policy rejected this comment, { $time }.
confirm-by-moderator = { $name } rejected this comment, { $time }.
confirm-case = The case
confirm-note = What the person is told besides the clause (optional)
confirm-yes = Confirm
confirm-no = Decline
confirm-own = Your decision led to this, so a colleague has to confirm it.
confirm-done-yes = The measure is in force.
confirm-done-no = Declined. The milder measure stays.
confirm-gone = A colleague has dealt with this already.
confirm-told = A moderator has confirmed this measure.

## Languages

language-en = English
language-hy = Armenian
language-az = Azerbaijani
language-ru = Russian
language-tr = Turkish
language-ar = Arabic
language-de = German
language-fa = Persian
language-ka = Georgian
language-uk = Ukrainian
language-fr = French
language-es = Spanish
language-nl = Dutch
language-bg = Bulgarian
language-el = Greek
language-it = Italian
language-pl = Polish
language-pt = Portuguese
language-ro = Romanian
