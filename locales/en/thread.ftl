# What readers and commenters see: the thread, the form, the policy page, the status page.
# Voice: short sentences, plain words, no scolding, no exclamation marks. Buttons are verbs.

## The head of the thread

thread-title = Comments
thread-count = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
thread-empty = No comments yet.
thread-empty-invite = Be the first to say what you think of it.
thread-sort = Sort by
sort-newest = Newest
sort-oldest = Oldest
sort-most-replied = Most replied
sort-most-reacted = Most reactions
thread-feed = Feed
thread-feed-title = Comments on “{ $headline }”
thread-more = More comments
thread-first-page = Back to the first page
thread-more-replies = { $count ->
    [one] { $count } more reply
   *[other] { $count } more replies
}
thread-continue = Continue this thread
thread-branch-title = A branch of the discussion
thread-back = Back to all comments
thread-back-to-story = Back to the story
thread-new = { $count ->
    [one] { $count } new comment
   *[other] { $count } new comments
}
thread-closed = The discussion is closed. You can still read it.
thread-site-closed = Comments are closed at the moment. You can still read them.
thread-not-yet = The first comment is written on the page of the story itself.
thread-held-story = In this discussion a moderator looks at every comment before it appears.
thread-loading = Loading the discussion
thread-failed = The discussion could not be loaded.
thread-retry = Try again
thread-read-there = Read the discussion on its own page
thread-offline = We could not reach the server. Your text is still here.

## The policy above the form

policy-note-title = Discussion policy
policy-note-read = Read the discussion policy

## A comment

# { $name } is the commenter's name, shown in bold.
comment-said = { $name } said:
comment-nameless = Anonymous
comment-number = Comment { $number }
comment-staff = Newsroom
comment-permalink = Link to this comment
comment-edited = edited
comment-reply = Reply
comment-reply-to = Reply to { $name }
comment-report = Report
comment-edit = Edit
comment-withdraw = Withdraw
comment-withdrawn = The author withdrew this comment.
comment-removed = This comment was removed.
comment-not-shown = This comment is not shown.
comment-held-title = Waiting for a moderator
comment-held-only-you = Only you can see this comment until a moderator has looked at it.
comment-rejected-title = Not published
comment-rejected-only-you = Only you can see this comment.
comment-yours = Your comment
comment-why = Why
comment-status-link = Private link to its status
comment-status-keep = Keep this link. It is the way to see what was decided.
comment-edit-until = You can edit it until { $time }.

## Times, shown by the page's script

time-now = just now
time-minutes = { $count } min
time-hours = { $count } h
time-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## The form

form-title = Write a comment
form-reply-title = Reply to { $name }
form-edit-title = Edit your comment
form-text = Your comment
form-text-hint = You can use *emphasis*, **strong**, > quotes, lists and links.
form-name = Name
form-name-hint = Shown with your comment.
form-email = E-mail
form-email-hint = Never shown.
form-email-optional = E-mail (optional)
form-post = Post comment
form-post-reply = Post reply
form-save = Save
form-again = Post again
form-post-anyway = Post it as it is
form-discard = Discard
form-cancel = Cancel
form-sending = Sending
form-required = Required
form-answering = You answer this comment

## What happened

posted-title = Your comment is published.
posted-held-title = Your comment waits for a moderator.
posted-edited = Your comment was changed.
posted-withdrawn = Your comment was withdrawn.
posted-see = See it in the discussion
refused-title = We didn't publish this.
refused-edit-title = We didn't publish this change.
refused-edit-kept = The text that is published stays as it was. You can change yours and save it again.
refused-asked-title = Please look at this once more.
refused-asked = Nothing is published yet. You can change it, or post it as it is.
refused-asked-edit = The text that is published stays as it was until you decide. You can change yours, or post it as it is.
refused-what-to-do = Change it and post it again. Your text is still here.
refused-appeal = Or ask a moderator to look at it
refused-kept = Your text is still here.
refused-clause = Clause { $number } · { $title }
refused-read-clause = Read this clause
refused-your-text = What we noticed
quote-open = “
quote-close = ”

## Withdrawing

withdraw-title = Withdraw your comment
withdraw-explain = It disappears from the discussion. Replies to it stay. This cannot be undone.
withdraw-button = Withdraw comment

## Reporting

report-title = Report a comment
report-explain = A moderator will look at it. The author does not learn who reported it.
report-why = What is wrong with it?
report-reason-attack = It attacks a person or a group
report-reason-spam = It is advertising or spam
report-reason-policy = It breaks the policy in another way
report-reason-law = It may be against the law
report-clause = Which clause does it break?
report-clause-none = I don't know
report-note = What should the moderator know? (optional)
report-button = Send report
report-done-title = Thank you. The report is with the moderators.
report-done = They will look at the comment and decide by the discussion policy.

## The status page behind the private link

status-title = The status of your comment
status-private = This page is for you. Whoever has the link can see it.
status-published = Published
status-held = Waiting for a moderator
status-rejected = Not published
status-withdrawn = Withdrawn by you
status-erased = Removed
status-published-explain = Your comment stands in the discussion.
status-held-explain = A moderator will look at it. Nobody else sees it until then.
status-rejected-explain = Your comment is not in the discussion.
status-withdrawn-explain = You took your comment back.
status-erased-explain = The text was removed for good.
status-by-policy = Decided automatically, by the discussion policy.
status-by-moderator = Decided by a moderator.
status-by-author = Decided by you.
status-by-import = Taken over from an archive.
status-by-law = Decided because the law asks for it.
status-version = Discussion policy, version { $version }
status-why = Why
status-note = The moderator wrote
measure-warning = You have been given a warning ({ $date }). You can go on posting; it counts if this happens again. Reason: { $reason }
status-undone = Decision taken back
status-appeal = What you wrote to the moderators
status-your-text = What you wrote
status-history = What happened so far
status-story = Story
appeal-title = Ask a moderator
appeal-explain = A rule decided this, and a person can look at it. Your comment waits in the meantime.
appeal-why = Why it should stand (optional)
appeal-button = Appeal
status-at = { $time }

## The policy page

policy-title = Discussion policy
policy-version = Version { $version }
policy-in-force-since = In force since { $date }
policy-in-force-from = In force from { $date }
policy-was-in-force = This version is not in force any more.
policy-withdrawn = This version was withdrawn before it took effect.
policy-replaced = Another version came before this one could take effect.
policy-brings-back = It has the text of version { $version } again.
policy-state-to-come = still to come
policy-state-replaced = replaced before it took effect
policy-state-withdrawn = withdrawn before it took effect
policy-current = Read the version in force
policy-changed = What changed in this version
policy-versions = Earlier versions
policy-examples = Examples
policy-example-publish = Is published
policy-example-note = Is published, and moderators look at it
policy-example-ask = You are asked to look at it again
policy-example-hold = Waits for a moderator
policy-example-reject = Is not published
policy-enforced = How this is enforced
policy-enforced-none = People enforce this clause. No rule does.
policy-machine = This policy as data
policy-digest = Digest
policy-contents = Clauses

## Front page and story page

front-title = Stories
front-older = Older stories
front-newer = Newer stories
front-empty = No stories yet. They appear here once they are published.
front-powered = Discussions by Comity
story-published = Published { $date }
story-comments = Comments
story-skip = Skip to the comments
page-skip = Skip to the content
page-about-policy = Discussion policy
page-feed = Feed of all comments
feed-site-title = Comments in { $site }
feed-entry-title = { $name } on “{ $headline }”

## Dates

date-day = { $day } { $month } { $year }
date-time = { $date }, { $time } UTC
date-unknown = date unknown
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Titles of form pages

form-title-reply = Write a reply
