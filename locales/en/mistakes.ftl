# What is wrong with a policy, as `comity policy check` says it. The console finds an English sentence here and says it in other
# languages, so these are word for word what comity_policy says; $a, $b … are its names and numbers.

mistake-file = the file has { $a } bytes; a policy may have { $b }
mistake-block-open = the block that begins here is never closed with `{ $a }`
mistake-block-unknown = `{ $a }` is no block that a policy knows
mistake-block-early = a `{ $a }` block stands before the first clause
mistake-many-rules = a policy may have { $a } rules
mistake-many-examples = a policy may have { $a } examples
mistake-many-clauses = a policy may have { $a } clauses
mistake-second-title = a policy has one title; this is a second one
mistake-no-number = clause `{ $a }` has no number
mistake-no-anchor = clause `{ $a }` has no anchor, by which decisions could cite it
mistake-bad-anchor = `{ $a }` is no anchor: small letters, digits and hyphens only
mistake-anchor-twice = the anchor `{ $a }` is used twice
mistake-number-twice = the number { $a } is used twice
mistake-no-prose = clause { $a } says nothing to readers: there is no prose under it
mistake-no-title = the policy has no title
mistake-no-clause = the policy has no clause
mistake-second-sanctions = a policy has one sanctions block; this clause has a second one
mistake-second-fairness = a policy has one fairness block; this clause has a second one
mistake-no-examples = clause { $a } has no examples
mistake-no-signal = rule `{ $a }` asks for the signal `{ $b }`, which nobody measures
mistake-second-language = a second file of this policy is in language `{ $a }`
mistake-clause-missing = clause { $a } { "{" }#{ $b }{ "}" } of `{ $c }` is missing here
mistake-clause-number = clause { "{" }#{ $a }{ "}" } is { $b } in `{ $c }`, not { $d }
mistake-clause-unknown = `{ $a }` has no clause { "{" }#{ $b }{ "}" }
mistake-rules-elsewhere = rules stand in the main file only; clause { $a } has some
mistake-toml = this is not valid TOML: { $a }
mistake-strikes = `strikes` is `true` or `false`
mistake-no-strikes = no clause has `strikes = true`, so no rejection would ever count
mistake-heading-space = a heading has a space after its `{ $a }`
mistake-language-tag = `{ $a }` is no language tag
mistake-rule-table = each rule is a table under `[[rule]]`
mistake-rule-begins = a rule begins with `[[rule]]`
mistake-rules-word = `{ $a }` means nothing in a rules block
mistake-no-name = this rule has no `name`
mistake-no-then = rule `{ $a }` doesn't say what follows
mistake-no-rule = there is no rule called `{ $a }`
mistake-no-setting = rule `{ $a }` has no setting `{ $b }`
mistake-in-rule = rule `{ $a }`: { $b }
mistake-text = `{ $a }` is a text in quotes
mistake-publish = `{ $a } = "publish"` would do nothing: a rule can only ask for more than publishing
mistake-no-outcome = `{ $a }` is not an outcome
mistake-no-status = `{ $a }` is not a status
mistake-example-begins = an example begins with an outcome, not with `{ $a }`
mistake-example-empty = this example has no comment
mistake-circumstance-value = `{ $a }` ({ $b }) cannot be `{ $c }`
mistake-signal-value = the signal `{ $a }` cannot be `{ $b }`
mistake-circumstance = `{ $a }` is no circumstance and no signal with a value
mistake-example-outcome = this example should come out as `{ $a }`, and the policy says `{ $b }`
mistake-example-clause = this example comes out as `{ $a }`, but by clause { $b }, not by this one, { $c }
mistake-flips = `{ $a }` is no bound on flips
mistake-flips-range = a bound on flips lies between 0 % and 100 %
mistake-swap-line = `{ $a }` is no line of names to swap
mistake-swap-language = names are swapped in { $a }, not in `{ $b }`
mistake-swap-kind = `{ $a }` is no kind of names: peoples, places or parties
mistake-swap-names = a line has { $a } names at most
mistake-swap-name = `{ $a }` is no name to swap
mistake-swap-added = a policy adds { $a } names to swap at most
mistake-no-name-in = `{ $a }` has `{ $b }`, which is no name
mistake-does-nothing = `{ $a }` does nothing where `{ $b }` is `false`
mistake-line-ends = the line ends where `{ $a }` should follow
mistake-line-ends-number = the line ends where a number should follow
mistake-word = `{ $a }` stands where `{ $b }` was expected
mistake-word-number = `{ $a }` stands where a number was expected
mistake-range = `{ $a }` is out of range: 1 to { $b }
mistake-follows = nothing is known to follow here, not `{ $a }`
mistake-pause-end = a pause has an end
mistake-warning-length = a warning has no length
mistake-milder = { $a } cannot lead to something as mild as a { $b }
mistake-no-step = the sanctions block has no step
mistake-steps = a ladder may have { $a } steps
mistake-between = `{ $a }` is { $b }; it must be between { $c } and { $d }
mistake-at-least = `{ $a }` is { $b }; it must be at least { $c }
mistake-empty = `{ $a }` is empty, so the rule could never notice anything
mistake-kind = `{ $a }` knows no kind `{ $b }`
mistake-needs-setting = it needs the setting `{ $a }`
mistake-whole-number = this is the { $a }, a whole number is needed
mistake-number = this is the { $a }, a number is needed
mistake-boolean = this is the { $a }, `true` or `false` is needed
mistake-quotes = this is the { $a }, a text in quotes is needed
mistake-list = this is the { $a }, a list in brackets is needed
mistake-unusable = `{ $a }` cannot be used: { $b }
mistake-expression = the expression is not valid: { $a }
mistake-expression-end = something is missing at its end
mistake-expression-empty = the expression is empty
mistake-expression-long = the expression has { $a } bytes; { $b } are allowed
mistake-expression-parts = the expression has more than { $a } parts
mistake-expression-gives = the expression gives a { $a }; a condition is true or false
mistake-no-fact = there is no fact called `{ $a }`
mistake-types = this is a { $a }, and a { $b } is needed
mistake-compare = a { $a } cannot be compared with a { $b }
mistake-function = `{ $a }` cannot be used here, or not like this
mistake-pattern = the pattern is not valid: { $a }
hint-did-you-mean = did you mean `{ $a }`?
hint-settings = its settings are: { $a }
hint-no-settings = `{ $a }` has no settings of its own
hint-signals = known signals: { $a }
hint-functions = known functions: { $a }
hint-kinds = the kinds are: { $a }
hint-examples = add an `examples` block with a comment that breaks it and one that doesn't
hint-then = add `then = "note"`, `"ask"`, `"hold"` or `"reject"`
hint-outcomes = it is `note`, `ask`, `hold` or `reject`
hint-statuses = it is `active`, `trial` or `retired`
hint-example = write `reject: comment`, `hold: …`, `ask: …`, `note: …` or `publish: …`
hint-circumstance = write `outcome: comment`; circumstances stand in brackets between the two
hint-anchor = add `{ $a }` at the end of the line
hint-title = begin the file with a line such as `# Discussion policy`
hint-clause = a clause begins with a line such as `## 1. Courtesy { "{" }#courtesy{ "}" }`
hint-sanctions = a line reads `3 rejections in 30 days -> pause 7 days`
hint-flips = write it like `flips <= 0.5 %`
hint-swap = write it like `en: Norlanders, Sudrians` or `ru places: Нордвик`
hint-brackets = use two brackets
hint-settings-after = settings of a rule stand after its `[[rule]]`
hint-trial = leave the rule out, or give it `status = "trial"`
hint-nothing = no rule noticed anything
hint-compare = compare it with something: `… > 3`
hint-split = split it into several rules
hint-pause = write `pause 7 days`, or `block`
hint-confirm = a step may end with `, a second moderator must confirm`
hint-number = write a number: `{ $a }=3`
hint-alone = write `{ $a }` alone
hint-rate = write how many within how many seconds: `{ $a }=5/600s`
hint-value = write `{ $a }=…`, in quotes where it has spaces
hint-signal = write a number from 0 to 1: `{ $a }=0.9`, or `missing`, or `failed`
hint-write = write `{ $a }`
