# What the policy tells people. Keys `told-<rule>` are named by the rules of comity_policy; a rule may add a variant.
# Numbers come as text, so sentences are written to read well with any number.
# Voice: say what was noticed and what to do. No scolding, no exclamation marks.

## What is said

told-word_list = It contains words that we don't print: { $words }. Please say it without them.
told-word_list-attack = It attacks another commenter: “{ $words }”. Criticise the argument, not the person.
told-word_list-name = The name it is signed with contains words that we don't print. Please choose another name.
told-signal = It reads as { $signal }. You can put it differently and post it again.
told-attack_on_commenter = It attacks another commenter. Criticise the argument, not the person who makes it.
told-attack_on_author = It attacks the author of the story as a person. Criticise what was written instead.
told-attack_on_group = It attacks people for what they are. Criticise what somebody did, not a whole group.
told-threat = It can be read as a threat of violence, or as a wish that somebody comes to harm. Please leave that out.
told-contact_details = It contains private contact details ({ $kinds }). Please take them out.
told-links = Links in it: { $count }. Our limit is { $limit }. Please take some out.
told-link_to_listed_host = It links to { $host }, and we don't publish links to that site.
told-link_from_new_commenter = It contains a link. Links from people who are new here wait until a moderator has looked.
told-shouting = Most of it is in capitals. Please write it in normal case and post it again.
told-repeated_characters = It repeats the same sign many times over. Please shorten that and post it again.
told-gibberish = We can't read words in it. Please write it out and post it again.
told-length-long = It is { $count } characters long. Our limit is { $limit }. Please shorten it.
told-length-short = It is { $count } characters long. We ask for at least { $limit }. Please say a little more.
told-language_not_accepted = It is written in a language that this discussion doesn't take. Please write in: { $languages }.
told-advertising = It reads as advertising. Please tell us what you think of the story instead.
told-quotation_heavy = Most of it is quoted. Please add what you want to say yourself.
told-evasion = Words in it are spelled in a way that hides them. Please write them normally.

## How it is said, in context

told-repeated_comment = You have posted this text already. Once is enough.
told-near_duplicate = You have posted almost the same text elsewhere. Please write something for this discussion.
told-flood = You have posted many comments in a short time. Please wait a little before the next one.
told-pile_on = Many replies went to the same person in a short time. A moderator will look at further ones first.
told-old_thread = This part of the discussion has been quiet for a long time. A moderator will look at new replies first.

## Who says it

told-first_comments = You are new here. Your first comments wait until a moderator has looked.
told-account_age = You joined a short while ago. For now your comments wait until a moderator has looked.
told-share_rejected = Many of your recent comments were not published. For now a moderator looks at new ones first.
told-under_pre_moderation = Your comments wait until a moderator has looked.
told-block_evasion = It matches somebody who is blocked here. A moderator will look at it first.

## Where and when

told-closed_story = The discussion of this story is closed.
told-closed_story-site = Comments are closed at the moment.
told-closed_story-held = In this discussion a moderator looks at every comment before it appears.
told-story_on_watch_list = This story gets special care. A moderator looks at comments before they appear.
told-story_tag = Stories about this subject get special care. A moderator looks at comments before they appear.
told-staffed_hours = Nobody is at the desk right now. Your comment waits until a moderator is back.

## A rule of the newsroom's own, and a rule that failed

told-expression = It meets a condition that the newsroom has set in this clause.
told-rule-failed = A check could not be completed. A moderator will look at your comment.

## The refusal and the waiting comment, as a whole

explain-published = Your comment is published.
explain-noted = Your comment is published.
explain-asked = Before we publish this, please look at it once more.
explain-held = Your comment is waiting for a moderator. Only you and the moderators can see it.
explain-rejected = We didn't publish this.
explain-clause = Clause { $number }: { $title }
explain-automated = The check was made automatically, by the rules that stand in our policy.
explain-moderator = A moderator decided this.
explain-do-ask = You can change it, or post it as it is.
explain-do-hold = You need to do nothing. You can also change it.
explain-do-reject = You can change it and post it again, or appeal.

## Kinds of private details

kind-phone = phone number
kind-email = e-mail address
kind-bank = bank account
kind-card = card number
kind-street = street address
kind-id = identity number

## What a signal measures, in words that fit “It reads as …”

signal-toxicity = rude or disrespectful
signal-severe_toxicity = very hateful or aggressive
signal-identity_attack = an attack on people for what they are
signal-insult = an insult
signal-profanity = profanity
signal-threat = a threat
signal-sexually_explicit = sexually explicit
signal-obscene = obscene
signal-spam = spam
signal-inflammatory = meant to inflame
signal-incoherent = hard to understand
signal-unsubstantial = too short to say something
signal-likely_to_reject = something our moderators would not publish
signal-attack_on_author = an attack on the author
signal-attack_on_commenter = an attack on another commenter
signal-other = something this clause rules out

## Outcomes and sanctions

outcome-publish = published
outcome-note = published, and shown to moderators
outcome-ask = shown to the author once more
outcome-hold = held for a moderator
outcome-reject = not published
outcome-skip = left to the other checks
severity-mild = mild
severity-strong = strong
severity-severe = severe

sanction-told-warning = { $count } of your comments broke the policy within { $window } days. Please read it before you post again.
sanction-told-pre-moderation = { $count } of your comments broke the policy within { $window } days. A moderator now looks at each of your comments first.
sanction-told-pause = { $count } of your comments broke the policy within { $window } days. You can post again in { $days } days.
sanction-told-block = You have been blocked, because earlier measures did not help.
sanction-confirm = A second moderator must confirm it.
sanction-step = { $what } { $window } → { $measure }
sanction-window = { $count ->
    [one] within { $count } day
   *[other] within { $count } days
}
sanction-step-days = { $count ->
    [one] { $measure } for { $count } day
   *[other] { $measure } for { $count } days
}
sanction-counted-rejections = { $count ->
    [one] { $count } comment that broke the policy
   *[other] { $count } comments that broke the policy
}
sanction-counted-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
sanction-counted-pre-moderations = { $count ->
    [one] { $count } time under pre-moderation
   *[other] { $count } times under pre-moderation
}
sanction-counted-pauses = { $count ->
    [one] { $count } pause
   *[other] { $count } pauses
}
sanction-follows = { $reason }. It follows from our sanctions: “{ $step }”.

## What each kind of rule looks for, as readers and moderators see it

rule-account_age = People who joined a short while ago
rule-advertising = Advertising and spam
rule-attack_on_author = Attacks on the author of the story
rule-attack_on_commenter = Attacks on another commenter
rule-attack_on_group = Attacks on people for what they are
rule-block_evasion = People who may be somebody who is blocked
rule-closed_story = Discussions that are closed, or where every comment waits
rule-closed_story-closed = Discussions that are closed
rule-closed_story-held = Discussions in which every comment waits
rule-contact_details = Private contact details
rule-evasion = Words spelled so that they hide
rule-expression = A condition of the newsroom’s own
rule-first_comments = The first comments of a person
rule-flood = Many comments by one person in a short time
rule-gibberish = Texts without words
rule-language_not_accepted = Languages that the discussion doesn’t take
rule-length = Texts that are too long or too short
rule-length-long = Texts that are too long
rule-link_from_new_commenter = Links from people who are new here
rule-link_to_listed_host = Links to sites on our list
rule-links = Links, more than the limit
rule-near_duplicate = Almost the same text in several places
rule-old_thread = Replies to a discussion that has long been quiet
rule-pile_on = Many replies to one person in a short time
rule-quotation_heavy = Texts that are mostly quotation
rule-repeated_characters = The same sign many times over
rule-repeated_comment = A text that the same person has posted before
rule-share_rejected = People many of whose comments were not published
rule-shouting = Texts mostly in capitals
rule-signal = A measurement of the text above its limit
rule-staffed_hours = Hours when nobody is at the desk
rule-story_on_watch_list = Stories that get special care
rule-story_tag = Stories about certain subjects
rule-threat = Threats and wishes of harm
rule-under_pre_moderation = People each of whose comments waits
rule-word_list = Words that we don’t print
rule-word_list-aimed = Words that attack somebody in the discussion

## How a clause is enforced

enforced-rule = { $rule } → { $outcome }
enforced-also = { $first }. { $second }
enforced-failure = If this check cannot be made, a comment is { $outcome }.
enforced-failure-publish = If this check cannot be made, it stops no comment.
enforced-missing = Where it has nothing to measure, as in a language that the program does not know, a comment is { $outcome }.
enforced-from = from { $value } on
enforced-limit = limit: { $value }
enforced-words-on = with the words themselves
enforced-words-off = by the measurement alone
enforced-list = entries on its list: { $count }

## What changed between two versions

diff-clause-added = New clause { $number }: { $title }
diff-clause-removed = Clause { $number } is gone: { $title }
diff-clause-renamed = Clause { $number } is now called: { $title }
diff-clause-renumbered = Clause { $title } moved from { $before } to { $after }
diff-prose-changed = Clause { $number }, { $title }: the wording changed
diff-summary-changed = The introduction changed
diff-rule-added = Clause { $number }, { $title }: new check “{ $rule }”, outcome: { $outcome }
diff-rule-removed = Clause { $number }, { $title }: check “{ $rule }” is gone
diff-rule-changed = Clause { $number }, { $title }: check “{ $rule }”: { $setting } was { $before }, is { $after }
diff-rule-told = Clause { $number }, { $title }: { $told }
diff-own-condition = A condition that the newsroom wrote itself changed
diff-on-trial = On trial, and not shown to readers: { $told }
diff-set-otherwise = “{ $rule }”: the check was adjusted
diff-list-grew = “{ $rule }”: the list grew by { $added }
diff-list-shrank = “{ $rule }”: the list shrank by { $removed }
diff-list-changed = “{ $rule }”: new on the list: { $added }; taken off it: { $removed }
diff-exceptions-grew = “{ $rule }”: the list of exceptions grew by { $added }
diff-exceptions-shrank = “{ $rule }”: the list of exceptions shrank by { $removed }
diff-exceptions-changed = “{ $rule }”: new exceptions: { $added }; exceptions taken away: { $removed }
diff-set-links-max = Links allowed in a comment: { $after } instead of { $before }
diff-set-length-max_chars = A comment may have at most { $after } characters instead of { $before }
diff-set-length-min_chars = A comment needs at least { $after } characters instead of { $before }
diff-set-shouting-max_share = Up to { $after } of the letters may be in capitals instead of { $before }
diff-set-shouting-min_letters = Capitals count in comments of { $after } letters and more instead of { $before }
diff-set-repeated_characters-max_in_row = A sign may stand { $after } times in a row instead of { $before }
diff-set-flood-max = One person may post { $after } comments in a short time instead of { $before }
diff-set-flood-within_secs = The comments of one person are counted over { $after } seconds instead of { $before }
diff-set-pile_on-max = One person may get { $after } replies in a short time instead of { $before }
diff-set-pile_on-within_minutes = The replies to one person are counted over { $after } minutes instead of { $before }
diff-set-share_rejected-max_share = Up to { $after } of a person’s comments may have been rejected instead of { $before }
diff-set-share_rejected-min_comments = “{ $rule }”: it counts for people with { $after } comments and more instead of { $before }
diff-set-any-within_days = “{ $rule }”: the last { $after } days count instead of { $before }
diff-set-any-min_words = “{ $rule }”: texts of { $after } words and more count instead of { $before }
diff-set-any-max_times = “{ $rule }”: the same text may have been posted { $after } times before instead of { $before }
diff-set-near_duplicate-max_others = { $after } other people may have posted the same text instead of { $before }
diff-set-any-until_published = “{ $rule }”: it ends with the { $after }. comment of a person that is published, instead of the { $before }.
diff-set-account_age-min_hours = “{ $rule }”: it counts for the first { $after } hours after a person is first seen instead of { $before }
diff-set-old_thread-max_quiet_days = A discussion may have been quiet for { $after } days instead of { $before }
diff-set-old_thread-max_story_days = A story may be { $after } days old instead of { $before }
diff-set-gibberish-max_share = Up to { $after } of the letters may stand in no possible word instead of { $before }
diff-set-quotation_heavy-max_share = Up to { $after } of a comment may be quotation instead of { $before }
diff-set-quotation_heavy-min_chars = Quotations count in comments of { $after } characters and more instead of { $before }
diff-set-any-at_least = “{ $rule }” is noticed from a measurement of { $after } on instead of { $before }
diff-set-word_list-at_least = “{ $rule }”: built-in words count when they are { $after } or harder; before, when they were { $before } or harder
diff-set-any-min_points = “{ $rule }” is noticed from { $after } signs on instead of { $before }
diff-set-any-then = “{ $rule }”: such a comment is now { $after }; it was { $before }
diff-set-any-on_failure = “{ $rule }”: when the check cannot be made, a comment is now { $after }; it was { $before }
diff-set-any-on_missing = “{ $rule }”: where it has nothing to measure, a comment is now { $after }; it was { $before }
diff-set-any-list = “{ $rule }”: the list is now { $after }; it was { $before }
diff-list-empty = empty
diff-set-any-words-on = “{ $rule }”: words themselves count now, beside the measurement
diff-set-any-words-off = “{ $rule }”: only the measurement counts now, no longer the words
diff-set-any-in_names-on = “{ $rule }”: names are looked at now, too
diff-set-any-in_names-off = “{ $rule }”: names are no longer looked at
diff-set-any-status-active = “{ $rule }”: what it finds counts from now on
diff-set-any-status-trial = “{ $rule }”: it is only tried out now and changes no outcome
diff-set-any-status-retired = “{ $rule }”: it is no longer used
diff-translation-outdated = Clause { $number }, { $title }, has changed, and still says what it said in: { $languages }. Bring these translations up to date, or readers of them will read the old text.
diff-strikes-on = Clause { $number }, { $title }: breaking it counts as a strike from now on
diff-strikes-off = Clause { $number }, { $title }: breaking it no longer counts as a strike
diff-ladder-changed = The sanctions changed
diff-step-added = New step of the sanctions: { $step }
diff-step-removed = This step of the sanctions is gone: { $step }
diff-step-changed = A step of the sanctions changed: { $step } (it was: { $before })
diff-standing-set = Strikes are now forgotten after { $after } days without another one
diff-standing-changed = Strikes are now forgotten after { $after } days without another one instead of { $before }
diff-standing-gone = Strikes are no longer forgotten after { $before } days without another one
diff-language-added = The policy can now be read in another language: { $language }
diff-language-removed = The policy can no longer be read in this language: { $language }
diff-nothing = Nothing changed
