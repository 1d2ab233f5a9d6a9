# What readers and commenters see: the thread, the form, the policy page, the status page.
# Voice: short sentences, plain words, no scolding, no exclamation marks. Buttons are verbs.

## The head of the thread

thread-title = Մեկնաբանություններ
thread-count = { $count } մեկնաբանություն
thread-empty = Մեկնաբանություններ դեռ չկան։
thread-empty-invite = Առաջինը գրեք, թե ինչ եք մտածում։
thread-sort = Դասավորել
sort-newest = Նախ նորերը
sort-oldest = Նախ հները
sort-most-replied = Շատ պատասխաններով
sort-most-reacted = Շատ արձագանքներով
thread-feed = Ժապավեն
thread-feed-title = Մեկնաբանություններ «{ $headline }» հոդվածին
thread-more = Էլի մեկնաբանություններ
thread-first-page = Առաջին էջ
thread-more-replies = Եվս { $count } պատասխան
thread-continue = Այս ճյուղի շարունակությունը
thread-branch-title = Քննարկման մի ճյուղ
thread-back = Բոլոր մեկնաբանությունները
thread-back-to-story = Դեպի հոդվածը
thread-new = { $count } նոր մեկնաբանություն
thread-closed = Քննարկումը փակ է։ Այն կարող եք կարդալ։
thread-site-closed = Մեկնաբանություններն այս պահին փակ են։ Դրանք կարող եք կարդալ։
thread-not-yet = Առաջին մեկնաբանությունը գրվում է հենց նյութի էջում։
thread-held-story = Այս քննարկման յուրաքանչյուր մեկնաբանություն մոդերատորը նայում է մինչև հրապարակելը։
thread-loading = Քննարկումը բեռնվում է
thread-failed = Քննարկումը չհաջողվեց բեռնել։
thread-retry = Նորից փորձել
thread-read-there = Կարդալ քննարկումն առանձին էջում
thread-offline = Սերվերը չպատասխանեց։ Ձեր տեքստը դեռ այստեղ է։

## The policy above the form

policy-note-title = Քննարկման կանոններ
policy-note-read = Կարդալ քննարկման կանոնները

## A comment

# { $name } is the commenter's name, shown in bold.
comment-said = { $name }՝
comment-nameless = Անանուն
comment-number = Մեկնաբանություն { $number }
comment-staff = Խմբագրություն
comment-permalink = Այս մեկնաբանության հղումը
comment-edited = փոփոխված
comment-reply = Պատասխանել
comment-reply-to = Պատասխանել՝ { $name }
comment-report = Բողոքել
comment-edit = Փոխել
comment-withdraw = Հետ վերցնել
comment-withdrawn = Հեղինակը հետ է վերցրել այս մեկնաբանությունը։
comment-removed = Այս մեկնաբանությունը հանված է։
comment-not-shown = Այս մեկնաբանությունը չի ցուցադրվում։
comment-held-title = Սպասում է մոդերատորին
comment-held-only-you = Քանի դեռ մոդերատորը չի նայել, այս մեկնաբանությունը տեսնում եք միայն Դուք։
comment-rejected-title = Հրապարակված չէ
comment-rejected-only-you = Այս մեկնաբանությունը տեսնում եք միայն Դուք։
comment-yours = Ձեր մեկնաբանությունը
comment-why = Ինչու
comment-status-link = Նրա վիճակի անձնական հղումը
comment-status-keep = Պահեք այս հղումը։ Որոշումը կտեսնեք դրանով։
comment-edit-until = Փոխել կարող եք մինչև { $time }։

## Times, shown by the page's script

time-now = հենց նոր
time-minutes = { $count } րոպե
time-hours = { $count } ժամ
time-days = { $count } օր

## The form

form-title = Գրել մեկնաբանություն
form-reply-title = Պատասխան՝ { $name }
form-edit-title = Փոխել Ձեր մեկնաբանությունը
form-text = Ձեր մեկնաբանությունը
form-text-hint = Կարող եք օգտագործել *շեղ*, **թավ**, > մեջբերում, ցանկեր և հղումներ։
form-name = Անուն
form-name-hint = Երևում է մեկնաբանության կողքին։
form-email = Էլ․ փոստ
form-email-hint = Երբեք չի ցուցադրվում։
form-email-optional = Էլ․ փոստ (ըստ ցանկության)
form-post = Ուղարկել մեկնաբանությունը
form-post-reply = Ուղարկել պատասխանը
form-save = Պահպանել
form-again = Նորից ուղարկել
form-post-anyway = Ուղարկել ինչպես կա
form-discard = Ջնջել սևագիրը
form-cancel = Չեղարկել
form-sending = Ուղարկվում է
form-required = Պարտադիր է
form-answering = Դուք պատասխանում եք այս մեկնաբանությանը

## What happened

posted-title = Ձեր մեկնաբանությունը հրապարակված է։
posted-held-title = Ձեր մեկնաբանությունը սպասում է մոդերատորին։
posted-edited = Ձեր մեկնաբանությունը փոխվել է։
posted-withdrawn = Ձեր մեկնաբանությունը հետ է վերցվել։
posted-see = Տեսնել քննարկման մեջ
refused-title = Մենք սա չհրապարակեցինք։
refused-edit-title = Մենք այս փոփոխությունը չհրապարակեցինք։
refused-edit-kept = Հրապարակված տեքստը մնում է նույնը։ Կարող եք փոխել ձերը և նորից պահել։
refused-asked-title = Խնդրում ենք մեկ անգամ էլ նայել։
refused-asked = Դեռ ոչինչ հրապարակված չէ։ Կարող եք փոխել կամ ուղարկել այնպես, ինչպես կա։
refused-asked-edit = Հրապարակված տեքստը մնում է նույնը, մինչև որոշեք։ Կարող եք փոխել ձերը կամ ուղարկել այնպես, ինչպես կա։
refused-what-to-do = Փոխեք և նորից ուղարկեք։ Ձեր տեքստը դեռ այստեղ է։
refused-appeal = Կամ խնդրեք մոդերատորին նայել
refused-kept = Ձեր տեքստը դեռ այստեղ է։
refused-clause = Կետ { $number } · { $title }
refused-read-clause = Կարդալ այս կետը
refused-your-text = Ինչ ենք նկատել
quote-open = «
quote-close = »

## Withdrawing

withdraw-title = Հետ վերցնել Ձեր մեկնաբանությունը
withdraw-explain = Այն կվերանա քննարկումից։ Պատասխանները կմնան։ Սա հետարկել հնարավոր չէ։
withdraw-button = Հետ վերցնել մեկնաբանությունը

## Reporting

report-title = Բողոքել մեկնաբանությունից
report-explain = Այն կնայի մոդերատորը։ Հեղինակը չի իմանա, թե ով է բողոքել։
report-why = Ի՞նչն է սխալ։
report-reason-attack = Հարձակվում է մարդու կամ խմբի վրա
report-reason-spam = Գովազդ է կամ սպամ
report-reason-policy = Այլ կերպ է խախտում կանոնները
report-reason-law = Հնարավոր է՝ օրենքին հակառակ է
report-clause = Ո՞ր կետն է խախտում։
report-clause-none = Չգիտեմ
report-note = Ի՞նչ պետք է իմանա մոդերատորը (ըստ ցանկության)
report-button = Ուղարկել բողոքը
report-done-title = Շնորհակալություն։ Բողոքը մոդերատորների մոտ է։
report-done = Նրանք կնայեն մեկնաբանությունը և կորոշեն ըստ քննարկման կանոնների։

## The status page behind the private link

status-title = Ձեր մեկնաբանության վիճակը
status-private = Այս էջը Ձեզ համար է։ Այն կարող է տեսնել ամեն ոք, ով ունի հղումը։
status-published = Հրապարակված
status-held = Սպասում է մոդերատորին
status-rejected = Հրապարակված չէ
status-withdrawn = Դուք հետ եք վերցրել
status-erased = Հանված
status-published-explain = Ձեր մեկնաբանությունը քննարկման մեջ է։
status-held-explain = Այն կնայի մոդերատորը։ Մինչ այդ ուրիշ ոչ ոք չի տեսնում։
status-rejected-explain = Ձեր մեկնաբանությունը քննարկման մեջ չէ։
status-withdrawn-explain = Դուք հետ եք վերցրել Ձեր մեկնաբանությունը։
status-erased-explain = Տեքստը ընդմիշտ ջնջված է։
status-by-policy = Որոշվել է ինքնաշխատ՝ ըստ քննարկման կանոնների։
status-by-moderator = Որոշել է մոդերատորը։
status-by-author = Որոշել եք Դուք։
status-by-import = Փոխադրվել է արխիվից։
status-by-law = Որոշվել է, քանի որ օրենքը պահանջում է։
status-version = Քննարկման կանոններ, տարբերակ { $version }
status-why = Ինչու
status-note = Մոդերատորը գրել է
measure-warning = Դուք նախազգուշացում եք ստացել ({ $date })։ Կարող եք շարունակել մեկնաբանել, բայց այն հաշվի կառնվի, եթե սա կրկնվի։ Պատճառը՝ { $reason }
status-undone = Որոշումը հետ է վերցվել
status-appeal = Ինչ գրել եք մոդերատորներին
status-your-text = Ինչ եք գրել
status-history = Ինչ է եղել մինչ այժմ
status-story = Հոդված
appeal-title = Դիմել մոդերատորին
appeal-explain = Սա որոշել է կանոնը, և մարդ կարող է նայել։ Մինչ այդ մեկնաբանությունը սպասում է։
appeal-why = Ինչո՞ւ պետք է մնա (ըստ ցանկության)
appeal-button = Բողոքարկել
status-at = { $time }

## The policy page

policy-title = Քննարկման կանոններ
policy-version = Տարբերակ { $version }
policy-in-force-since = Գործում է՝ սկսած { $date }
policy-in-force-from = Կգործի՝ սկսած { $date }
policy-was-in-force = Այս տարբերակն այլևս չի գործում։
policy-withdrawn = Այս տարբերակը հետ է կանչվել, մինչև ուժի մեջ կմտներ։
policy-replaced = Մինչև այս տարբերակն ուժի մեջ կմտներ, այն փոխարինվել է ուրիշով։
policy-brings-back = Այն կրկին { $version } տարբերակի տեքստն է։
policy-state-to-come = դեռ ուժի մեջ չէ
policy-state-replaced = փոխարինվել է, մինչև ուժի մեջ կմտներ
policy-state-withdrawn = հետ է կանչվել, մինչև ուժի մեջ կմտներ
policy-current = Կարդալ գործող տարբերակը
policy-changed = Ինչ է փոխվել այս տարբերակում
policy-versions = Նախորդ տարբերակներ
policy-examples = Օրինակներ
policy-example-publish = Հրապարակվում է
policy-example-note = Հրապարակվում է, և մոդերատորները նայում են
policy-example-ask = Ձեզ կխնդրեն մեկ անգամ էլ նայել
policy-example-hold = Սպասում է մոդերատորին
policy-example-reject = Չի հրապարակվում
policy-enforced = Ինչպես է սա կիրառվում
policy-enforced-none = Այս կետը կիրառում են մարդիկ, ինքնաշխատ կանոն չկա։
policy-machine = Այս կանոնները որպես տվյալներ
policy-digest = Ստուգիչ գումար
policy-contents = Կետեր

## Front page and story page

front-title = Հոդվածներ
front-older = Ավելի հին հոդվածներ
front-newer = Ավելի նոր հոդվածներ
front-empty = Դեռ հոդվածներ չկան։ Դրանք այստեղ կհայտնվեն հրապարակվելուց հետո։
front-powered = Քննարկումները՝ Comity
story-published = Հրապարակված է { $date }
story-comments = Մեկնաբանություններ
story-skip = Անցնել մեկնաբանություններին
page-skip = Անցնել բովանդակությանը
page-about-policy = Քննարկման կանոններ
page-feed = Բոլոր մեկնաբանությունների ժապավենը
feed-site-title = { $site }․ մեկնաբանություններ
feed-entry-title = { $name }՝ «{ $headline }» հոդվածի մասին

## Dates

date-day = { $day } { $month } { $year }
date-time = { $date }, { $time } UTC
date-unknown = ամսաթիվն անհայտ է
month-1 = հունվարի
month-2 = փետրվարի
month-3 = մարտի
month-4 = ապրիլի
month-5 = մայիսի
month-6 = հունիսի
month-7 = հուլիսի
month-8 = օգոստոսի
month-9 = սեպտեմբերի
month-10 = հոկտեմբերի
month-11 = նոյեմբերի
month-12 = դեկտեմբերի

## Titles of form pages

form-title-reply = Գրել պատասխան
