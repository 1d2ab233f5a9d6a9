# What people are told when something cannot be done: what happened, and what to do.
# Keys `refusal-<code>`; the code stands in API answers too.

## Finding things

refusal-unknown-site = There is no such publication here.
refusal-unknown-story = There is no such story here.
refusal-unknown-comment = There is no such comment here.
refusal-unknown-commenter = There is no such commenter here.
refusal-unknown-version = There is no such version of the policy.
refusal-not-found = There is nothing at this address.
refusal-link-used-or-expired = This link was used already, or it has expired. Ask for a new one.

## Taking part

refusal-story-closed = The discussion of this story is closed.
refusal-site-closed = Comments are closed at the moment.
refusal-commenter-blocked = You can't post comments here any more. Reason: { $reason }
refusal-commenter-blocked-until = You can't post comments here until { $until }. Reason: { $reason }
refusal-commenter-paused = You can't post comments for now. Reason: { $reason }
refusal-commenter-paused-until = You can't post comments until { $until }. Reason: { $reason }
refusal-rejected-by-policy = We didn't publish this. It breaks the discussion policy.
refusal-asked = Please look at this once more before it is published.
refusal-name-missing = Please give a name.
refusal-name-too-long = The name is too long. Our limit is { $limit } characters.
refusal-name-not-allowed = This name can't be used. Please choose another one.
refusal-name-reserved = This name is kept for the newsroom. Please choose another one.
refusal-name-taken = Somebody here is called that already. Please choose another name.
refusal-name-is-address = A name can't be a web or e-mail address. Please choose another one.
refusal-email-missing = Please give an e-mail address. It is never shown.
refusal-email-invalid = This is not an e-mail address.
refusal-text-empty = The comment is empty. Please write something.
refusal-text-too-long = The comment is too long. Our limit is { $limit } characters.
refusal-parent-not-open = The comment that you answer can't be answered any more.
refusal-changed-meanwhile = Somebody changed this meanwhile. Please look at it again.
refusal-not-yours = This is not your comment.
refusal-edit-window-over = The time in which you could edit this comment is over.
refusal-too-many-reports = You have sent many reports in a short time. Please wait a while.
refusal-reason-missing = Please say why.

## Signing in

refusal-not-signed-in = Please sign in first.
refusal-not-allowed = Your role doesn't allow this.
refusal-second-moderator = Another moderator has to confirm this: it was your decision that led to it.
refusal-last-moderator = Somebody has to stay who can do this work and let others in. Invite a colleague first.

## Editing the policy

refusal-unknown-draft = This draft doesn't exist any more: it was published or thrown away.
refusal-unknown-language = This is not the short name of a language, such as hy or pt-BR.
refusal-unknown-locale = The pages don't speak “{ $tag }”. They speak: { $known }.
refusal-unknown-locale-meant = The pages don't speak “{ $tag }”. Did you mean { $meant }? They speak: { $known }.
refusal-policy-has-errors = { $count ->
    [one] The policy has { $count } problem. It has to be solved first.
   *[other] The policy has { $count } problems. They have to be solved first.
}
refusal-policy-unfair = Fairness: { $share } % of verdicts flip when one people stands for another. The policy allows { $bound } %, so this can't be published.
refusal-setting-not-tried = That setting can't be tried: { $why }
refusal-replay-runs = Another replay is running. Please wait until it is done, or stop it.
refusal-replay-gone = This replay cannot go on: the text has changed since, or another one was begun. Please begin a new one.
refusal-replay-missing = This text was not replayed on the archive. Replay it, or say that you publish it without.
refusal-replay-unusable = This replay report can't be used: { $why }
refusal-effective-in-the-past = The time from which it is to be in force has passed. Give one that is still to come, or none: then it is in force at once.
refusal-version-not-to-come = Only a version that is still to take effect can be withdrawn. To change the one in force, publish another, or bring an old one back.
refusal-scheduled-replaced = Still to take effect: version { $versions }. It never would if this one comes before it. Say that this is meant, or give a later day.

## Requests that cannot be taken

refusal-overloaded = We can't take this right now. Nothing was lost. Please try again in a moment.
refusal-too-many = That was too much at once. Our limit is { $limit }.
refusal-too-often = That was too much in a short time. Please wait a minute and try again.
refusal-too-large = This is too large. Our limit is { $limit } kB.
error-too-large-back = Go back in your browser to your text, and make it shorter.
refusal-not-utf8 = This is not valid UTF-8 text.
refusal-malformed = We could not read this request.
refusal-form-expired = This form has expired. What you entered is still here. Please send it again.
refusal-cross-site = This request came from another website, so it was not taken.
unsent-expired = This form has expired, and nothing was changed. Please go back and try again.
unsent-copy = What you wrote stands below, to be copied.
unsent-sign-in = What you wrote is still here. Sign in, in another tab, and then send it again; or copy it.
unsent-again = Send again
refusal-method-not-allowed = This address doesn't take that kind of request.
refusal-no-origin = This website is not on the list of sites that may embed these discussions.

## Faults

error-title = Something went wrong.
error-fault = The fault is on our side, and it has been noted. Please try again in a while.
error-request = Number of the request: { $id }
error-not-found-title = Not found
error-refused-title = This can't be done
error-back = Go back
error-home = To the front page
