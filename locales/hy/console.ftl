# What moderators see. Dense but quiet; decisions are verbs; keys are shown on the buttons.

## Frame

console-title = Մոդերացիա
console-queue = Հերթ
console-held = Սպասող
console-reported = Բողոքված
console-noted = Նայելու
console-all = Բոլորը
console-settings = Կարգավորումներ
console-policy = Կանոններ
console-site = Բացել կայքը
console-sign-out = Դուրս գալ
console-signed-in-as = Մուտք՝ { $name }
console-role-moderator = Մոդերատոր
console-role-editor = Խմբագիր
console-role-operator = Օպերատոր
console-help = Ստեղներ
console-help-title = Վահանակի ստեղները
console-help-close = Փակել

## Signing in

sign-in-title = Մուտք
sign-in-explain = Բացեք մուտքի հղումը, որը Ձեզ տվել են։ Այն գործում է մեկ անգամ։
sign-in-how = Նոր հղում օպերատորը ստեղծում է այս հրամանով՝ comity moderator link
sign-in-button = Մուտք
sign-in-as = Մուտք եք գործում մեկանգամյա հղումով։
join-title = Միանալ մոդերատորներին
join-explain = Ձեզ հրավիրել են մոդերացնելու քննարկումները՝ { $site }։
join-name = Ձեր անունը, ինչպես այն կտեսնեն գործընկերները
join-button = Միանալ

## Queue

queue-empty = Սպասող չկա։
queue-empty-explain = Նոր գործերը երևում են այստեղ, նախ հները։
queue-empty-next = Առայժմ կարող եք քննարկումները կարդալ այնպես, ինչպես ընթերցողներն են տեսնում։
queue-count = { $count } գործ
queue-waiting-since = Սպասում է { $time }-ից
queue-reports = { $count } բողոք
queue-more = Հաջորդ գործերը
queue-first = Դեպի ամենահինները
queue-label = Գործեր, նախ հները

## Case

case-title = Գործ
case-choose = Ընտրեք գործ հերթից։
case-story = Հոդված
case-story-state = Բացել, պահել կամ փակել
case-answers = Ինչի՞ն է պատասխանում
case-comment = Մեկնաբանությունը
case-state = Վիճակ
case-state-published = Հրապարակված
case-state-held = Սպասում է
case-state-rejected = Մերժված
case-state-withdrawn = Հեղինակը հետ է վերցրել
case-state-erased = Ջնջված
case-findings = Ինչ են նկատել կանոնները
case-findings-none = Ոչ մի կանոն ոչինչ չի նկատել։
case-trial = փորձնական, չի կիրառվում
case-told = Հեղինակին ասվել է՝
case-evidence-number = { $name }՝ { $value } (սահմանը՝ { $limit })
case-evidence-failed = Ստուգումը չհաջողվեց՝ { $why }
case-reports = Բողոքներ
case-report-at = { $time }
case-history = Պատմություն
case-history-row = { $effect }, ով՝ { $by }, { $time }
case-by-policy = կանոնները
case-by-moderator = մոդերատոր
case-by-appeal = բողոքարկում
case-by-author = հեղինակ
case-by-import = ներմուծում
case-by-sanction = միջոց
case-by-law = օրենք
case-by-operator = օպերատոր
case-original = Ինչպես գրվել է
case-decide = Որոշել
case-publish = Հրապարակել
case-reject = Մերժել
case-keep = Թողնել հրապարակված
case-clause = Կետ
case-clause-choose = Ընտրեք կետ
case-note = Նշում հեղինակին (ըստ ցանկության)
case-note-hint = Հեղինակը սա կարդում է վիճակի էջում։
case-nothing-to-decide = Որոշելու բան չկա. այս մեկնաբանությունն այլևս քննարկման մեջ չէ։
case-decided-publish = Հրապարակված է։
case-decided-reject = Մերժված է։
case-decided-hold = Նորից հերթում է։
case-decided-undo = Որոշումը հետ է վերցված։
case-undo = Հետարկել
case-view = Տեսնել քննարկման մեջ
case-changed = Այդ ընթացքում ինչ-որ մեկը որոշել է այս գործը։ Ահա ինչպես է այն հիմա։

## Person

person-title = Մեկնաբանող
person-email = Էլ․ փոստ
person-email-none = նշված չէ
person-first-seen = Առաջին անգամ՝ { $time }
person-published = Հրապարակված
person-held = Սպասող
person-rejected = Մերժված
person-sanctions = Միջոցներ
person-sanctions-none = Չկան։
person-recent = Վերջին մեկնաբանությունները
person-recent-none = Մինչ այս չկան։
person-block = Արգելափակել՝ { $name }
person-comments = Բոլոր մեկնաբանությունները
person-comments-none = Մեկնաբանություններ չկան։ Ջնջվածները չեն թվարկվում։
person-older = Ավելի հին մեկնաբանություններ
person-newest = Վերադառնալ ամենանորերին
person-block-email = Այս էլ. հասցեն
person-block-address = Ցանցային հասցե, որից գրել է
sanction-warning = Նախազգուշացում
sanction-pre-moderation = Նախնական ստուգում
sanction-pause = Դադար
sanction-block = Արգելափակում
sanction-until = մինչև { $time }
sanction-for-good = ընդմիշտ
sanction-over = ավարտված
sanction-lifted = հանված
sanction-lift = Հանել

## Blocking

block-title = Արգելափակել՝ { $name }
block-explain = Արգելափակված մարդու հաջորդ մեկնաբանությունը չի ընդունվում․ նրան ասվում են պատճառն ու ավարտի ամսաթիվը։
block-kind = Միջոց
block-kind-warning = Նախազգուշացնել
block-kind-pre-moderation = Նախ նայել յուրաքանչյուր մեկնաբանություն
block-kind-pause = Դադար
block-kind-block = Արգելափակել
block-for = Ժամկետ
block-days = { $count } օր
block-for-good = Ընդմիշտ
block-clause = Հիմքում ընկած կետը
block-reason = Պատճառը, ինչպես այն կկարդա այդ մարդը
block-also-email = Արգելափակել նաև այս էլ․ փոստի հասցեն
block-also-email-hint = Գրված հասցեն ոչինչ չի ապացուցում, ուստի համընկնելու դեպքում մեկնաբանությունը սպասում է, ոչ թե մերժվում։
block-also-address = Արգելափակել նաև այս մեկնաբանության ցանցային հասցեն
block-also-address-hint = Պահվում է որպես բանալիով հեշ։ Այս հասցեից մեկնաբանությունները սպասում են, քանի որ նույն հասցեն կարող են ունենալ մի քանի մարդ։
block-button = Արգելափակել
block-done = Միջոցը գործում է։
lift-done = Միջոցը հանված է։

## Looking for somebody

people-title = Գտնել մեկնաբանողի
people-find = Գտնել մեկնաբանող կամ մեկնաբանություն
people-find-hint = Անուն կամ էլ. փոստ
people-button = Գտնել
people-explain = Անվան մի մասը, ամբողջական էլ. հասցե կամ մեկնաբանության հասցե։
people-none = Ոչ ոք չգտնվեց։
people-none-next = Փորձեք անվան ավելի կարճ մասը կամ տեղադրեք մեկնաբանություններից մեկի հասցեն։
people-more = Կան ուրիշներ էլ։ Խնդրում ենք որոնել անվան ավելի երկար մասով։

## Story, site, invitations

settings-title = Կարգավորումներ
settings-site-state = Մեկնաբանություններն ամբողջ կայքում
state-open = Բաց
state-held = Ստուգումով՝ յուրաքանչյուր մեկնաբանություն սպասում է
state-closed = Փակ
state-hidden = Թաքցված՝ ընթերցողները չեն տեսնում
settings-save = Պահպանել
settings-saved = Պահպանված է։
settings-invite = Հրավիրել մոդերատոր
settings-invite-explain = Հղումը գործում է մեկ անգամ։ Տվեք այն մարդուն անձամբ։
settings-invite-role = Դեր
settings-invite-button = Ստեղծել հրավերի հղում
settings-invite-link = Հրավերի հղում
settings-stories = Հոդվածներ
settings-stories-none = Դեռ հոդվածներ չկան։ Հոդվածն այստեղ կհայտնվի իր առաջին մեկնաբանության հետ։
settings-ledger = Այստեղ յուրաքանչյուր որոշում գրվում է մատյանում։

## Colleagues

moderators-title = Մոդերատորներ
moderators-alone = Առայժմ ուրիշ մոդերատոր չկա։ Ստորև կարող եք գործընկեր հրավիրել։
moderators-you = Դուք
moderators-since = սկսած՝ { $date }
moderators-signed-in = վերջին մուտքը՝ { $time }
moderators-not-signed-in = այս պահին մուտք չի գործել
moderators-remove = Զրկել մուտքից
moderators-remove-title = Զրկել մուտքից՝ { $name }
moderators-remove-explain = Այս մարդու բոլոր մուտքերը կփակվեն, և նա այլևս չի կարող մուտք գործել։ Նրա կայացրած որոշումները մնում են։ Նրա ստեղծած և դեռ չօգտագործված հրավերի հղումները նույնպես դադարում են գործել։
moderators-remove-self = Սա Ձեր սեփական մուտքն է։ Դուք անմիջապես դուրս կգաք։
moderators-removed = Մուտքի իրավունքը վերցված է։

## Keys

key-next = Հաջորդ գործը
key-previous = Նախորդ գործը
key-open = Բացել գործը
key-publish = Հրապարակել
key-reject = Մերժել
key-note = Գրել նշում
key-leave = Դուրս գալ նշումից
key-block = Արգելափակել հեղինակին
key-undo = Հետարկել վերջին որոշումը
key-help = Ցույց տալ ստեղները
key-queue = Անցնել հերթին

## What a decision did, in a case's history

effect-publish = Հրապարակվել է
effect-note = Հրապարակվել է՝ նշումով մոդերատորներին
effect-ask = Հեղինակին խնդրել են նայել
effect-hold = Սպասում է մոդերատորին
effect-reject = Մերժվել է
effect-undo = Որոշումը հետ է վերցվել
effect-withdrawn = Հետ է վերցվել
effect-erased = Ջնջվել է
effect-sanctioned = Կիրառվել է միջոց
effect-sanction-lifted = Միջոցը հանվել է
effect-sanction-proposed = Առաջարկվել է միջոց, սպասում է հաստատման
effect-sanction-declined = Առաջարկված միջոցը մերժվել է
effect-blocked = Արգելափակվել է
effect-block-lifted = Արգելափակումը հանվել է
effect-story-changed = Հոդվածը փոխվել է
effect-site-changed = Կայքը փոխվել է
effect-policy-published = Կանոնները հրապարակվել են
effect-policy-withdrawn = Կանոնների տարբերակը հետ է կանչվել
effect-moderators-changed = Մոդերատորները փոխվել են
effect-reports-resolved = Բողոքները դիտարկվել են

## Trying a text

console-score = Փորձել տեքստ
score-title = Փորձել տեքստ
score-explain = Ինչ են ասում գնահատիչը և գործող կանոնները տեքստի մասին։ Ոչինչ չի պահվում։
score-text = Տեքստ
score-parent = Ի պատասխան (կարող է դատարկ մնալ)
score-button = Գնահատել
score-outcome-publish = Կհրապարակվեր։
score-outcome-note = Կհրապարակվեր և կցուցադրվեր մոդերատորներին։
score-outcome-ask = Հեղինակին կխնդրեին վերանայել։
score-outcome-hold = Կսպասեր մոդերատորի։
score-outcome-reject = Կմերժվեր։
score-no-clause = Ոչ մի կետ չի խոսում։
score-reading = Կարդացված առանց քողարկման
score-attributes = Գնահատականներ
score-no-scores = Այս տեքստի համար գնահատականներ չկան։
score-target = Ուղղված է
score-target-commenter = մեկ այլ մեկնաբանի
score-target-author = հոդվածի հեղինակին
score-target-public-person = հանրային անձի
score-target-group = մի խմբի
score-target-idea = գաղափարի կամ իրի
score-target-nobody = ոչ ոքի
score-target-unknown = այս լեզվով հնարավոր չէ որոշել
score-language = Լեզու
score-language-unknown = հնարավոր չէ որոշել
score-model = Մոդել
score-failed = Հիմա պատասխան չկա։ Փորձեք մի փոքր ուշ։
