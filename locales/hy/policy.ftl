# What the policy tells people. Keys `told-<rule>` are named by the rules of comity_policy; a rule may add a variant.
# Numbers come as text, so sentences are written to read well with any number.
# Voice: say what was noticed and what to do. No scolding, no exclamation marks.

## What is said

told-word_list = Այստեղ կան բառեր, որոնք մենք չենք տպում՝ { $words }։ Խնդրում ենք ասել առանց դրանց։
told-word_list-attack = Սա հարձակում է մեկ այլ մասնակցի վրա՝ «{ $words }»։ Քննադատեք փաստարկը, ոչ թե մարդուն։
told-word_list-name = Ստորագրության մեջ կան բառեր, որոնք մենք չենք տպում։ Խնդրում ենք ընտրել այլ անուն։
told-signal = Սա կարդացվում է այսպես՝ { $signal }։ Կարող եք այլ կերպ ասել և նորից ուղարկել։
told-attack_on_commenter = Սա հարձակում է մեկ այլ մասնակցի վրա։ Քննադատեք փաստարկը, ոչ թե այն ասողին։
told-attack_on_author = Սա հարձակում է հոդվածի հեղինակի անձի վրա։ Քննադատեք գրվածը։
told-attack_on_group = Սա հարձակում է մարդկանց վրա այն բանի համար, թե ովքեր են նրանք։ Քննադատեք արարքը, ոչ թե մի ամբողջ խումբ։
told-threat = Սա կարելի է հասկանալ որպես բռնության սպառնալիք կամ որևէ մեկին վնաս ցանկանալ։ Խնդրում ենք հանել դա։
told-contact_details = Այստեղ կան անձնական տվյալներ ({ $kinds })։ Խնդրում ենք հանել դրանք։
told-links = Հղումների թիվը՝ { $count }։ Մեր սահմանը՝ { $limit }։ Խնդրում ենք մի քանիսը հանել։
told-link_to_listed_host = Այստեղ հղում կա դեպի { $host }, իսկ այդ կայքի հղումները մենք չենք հրապարակում։
told-link_from_new_commenter = Այստեղ հղում կա։ Նոր մասնակիցների հղումները նախ նայում է մոդերատորը։
told-shouting = Գրեթե ամբողջը գրված է մեծատառերով։ Խնդրում ենք գրել սովորական տառերով և նորից ուղարկել։
told-repeated_characters = Նույն նշանը շատ անգամ է կրկնվում։ Խնդրում ենք կրճատել և նորից ուղարկել։
told-gibberish = Մենք այստեղ բառեր չկարողացանք կարդալ։ Խնդրում ենք գրել ամբողջությամբ և նորից ուղարկել։
told-length-long = Նիշերի թիվը՝ { $count }։ Մեր սահմանը՝ { $limit }։ Խնդրում ենք կրճատել։
told-length-short = Նիշերի թիվը՝ { $count }։ Խնդրում ենք առնվազն՝ { $limit }։ Ասեք մի փոքր ավելին։
told-language_not_accepted = Գրված է մի լեզվով, որն այս քննարկումը չի ընդունում։ Խնդրում ենք գրել այս լեզուներից մեկով՝ { $languages }։
told-advertising = Կարդացվում է որպես գովազդ։ Ավելի լավ է գրեք, թե ինչ եք մտածում հոդվածի մասին։
told-quotation_heavy = Մեծ մասը մեջբերում է։ Խնդրում ենք ավելացնել այն, ինչ ինքներդ եք ուզում ասել։
told-evasion = Որոշ բառեր գրված են այնպես, որ չճանաչվեն։ Խնդրում ենք գրել դրանք սովորական ձևով։

## How it is said, in context

told-repeated_comment = Այս տեքստն արդեն ուղարկել եք։ Մեկ անգամը բավական է։
told-near_duplicate = Գրեթե նույն տեքստն ուղարկել եք նաև այլ տեղ։ Խնդրում ենք այս քննարկման համար մի բան գրել։
told-flood = Կարճ ժամանակում շատ մեկնաբանություն եք ուղարկել։ Խնդրում ենք մի փոքր սպասել։
told-pile_on = Կարճ ժամանակում նույն մարդուն շատ պատասխաններ են գրել։ Հաջորդները նախ կնայի մոդերատորը։
told-old_thread = Քննարկման այս մասում վաղուց ոչ ոք չի գրել։ Նոր պատասխանները նախ կնայի մոդերատորը։

## Who says it

told-first_comments = Դուք այստեղ նոր եք։ Առաջին մեկնաբանությունները նախ նայում է մոդերատորը։
told-account_age = Դուք վերջերս եք միացել։ Առայժմ Ձեր մեկնաբանությունները նախ նայում է մոդերատորը։
told-share_rejected = Ձեր վերջին մեկնաբանություններից շատերը չեն հրապարակվել։ Առայժմ նորերը նախ նայում է մոդերատորը։
told-under_pre_moderation = Ձեր մեկնաբանությունները նախ նայում է մոդերատորը։
told-block_evasion = Սա նման է մեկին, ով այստեղ արգելափակված է։ Նախ կնայի մոդերատորը։

## Where and when

told-closed_story = Այս հոդվածի քննարկումը փակ է։
told-closed_story-site = Մեկնաբանություններն այս պահին փակ են։
told-closed_story-held = Այս քննարկման յուրաքանչյուր մեկնաբանություն մոդերատորը նայում է մինչև հրապարակելը։
told-story_on_watch_list = Այս հոդվածին հատուկ ուշադրություն ենք դարձնում։ Մոդերատորը մեկնաբանությունները նայում է մինչև հրապարակելը։
told-story_tag = Այս թեմայի հոդվածներին հատուկ ուշադրություն ենք դարձնում։ Մոդերատորը մեկնաբանությունները նայում է մինչև հրապարակելը։
told-staffed_hours = Այս պահին հերթապահ չկա։ Ձեր մեկնաբանությունը սպասում է մոդերատորի վերադարձին։

## A rule of the newsroom's own, and a rule that failed

told-expression = Համապատասխանում է մի պայմանի, որը խմբագրությունը դրել է այս կետում։
told-rule-failed = Ստուգումներից մեկը չավարտվեց։ Ձեր մեկնաբանությունը կնայի մոդերատորը։

## The refusal and the waiting comment, as a whole

explain-published = Ձեր մեկնաբանությունը հրապարակված է։
explain-noted = Ձեր մեկնաբանությունը հրապարակված է։
explain-asked = Մինչև հրապարակելը խնդրում ենք մեկ անգամ էլ նայել։
explain-held = Ձեր մեկնաբանությունը սպասում է մոդերատորին։ Այն տեսնում եք միայն Դուք և մոդերատորները։
explain-rejected = Մենք սա չհրապարակեցինք։
explain-clause = Կետ { $number }՝ { $title }
explain-automated = Ստուգումը կատարվել է ինքնաշխատ, մեր հրապարակած կանոններով։
explain-moderator = Սա որոշել է մոդերատորը։
explain-do-ask = Կարող եք փոխել կամ ուղարկել այնպես, ինչպես կա։
explain-do-hold = Ոչինչ անել պետք չէ։ Ցանկության դեպքում կարող եք փոխել։
explain-do-reject = Կարող եք փոխել և նորից ուղարկել կամ բողոքարկել որոշումը։

## Kinds of private details

kind-phone = հեռախոսահամար
kind-email = էլ․ փոստի հասցե
kind-bank = բանկային հաշիվ
kind-card = քարտի համար
kind-street = բնակության հասցե
kind-id = փաստաթղթի համար

## What a signal measures, in words that fit “It reads as …”

signal-toxicity = կոպիտ կամ անհարգալից
signal-severe_toxicity = խիստ ատելի կամ ագրեսիվ
signal-identity_attack = հարձակում մարդկանց վրա այն բանի համար, թե ովքեր են նրանք
signal-insult = վիրավորանք
signal-profanity = հայհոյանք
signal-threat = սպառնալիք
signal-sexually_explicit = բացահայտ սեռական բովանդակություն
signal-obscene = անպարկեշտ
signal-spam = սպամ
signal-inflammatory = գրգռելու փորձ
signal-incoherent = դժվար հասկանալի
signal-unsubstantial = չափազանց կարճ՝ որևէ բան ասելու համար
signal-likely_to_reject = մի բան, որը մեր մոդերատորները չէին հրապարակի
signal-attack_on_author = հարձակում հեղինակի վրա
signal-attack_on_commenter = հարձակում մեկ այլ մասնակցի վրա
signal-other = մի բան, որը բացառում է այս կետը

## Outcomes and sanctions

outcome-publish = հրապարակվում է
outcome-note = հրապարակվում է և ցույց տրվում մոդերատորներին
outcome-ask = մեկ անգամ էլ ցույց է տրվում հեղինակին
outcome-hold = սպասում է մոդերատորին
outcome-reject = չի հրապարակվում
outcome-skip = թողնվում է մյուս ստուգումներին
severity-mild = մեղմ
severity-strong = ուժեղ
severity-severe = ծանր

sanction-told-warning = Ձեր մեկնաբանություններից { $count }-ը { $window } օրվա ընթացքում խախտել է կանոնները։ Խնդրում ենք կարդալ դրանք, նախքան նորից գրելը։
sanction-told-pre-moderation = Ձեր մեկնաբանություններից { $count }-ը { $window } օրվա ընթացքում խախտել է կանոնները։ Այժմ Ձեր յուրաքանչյուր մեկնաբանությունը նախ նայում է մոդերատորը։
sanction-told-pause = Ձեր մեկնաբանություններից { $count }-ը { $window } օրվա ընթացքում խախտել է կանոնները։ Նորից գրել կարող եք { $days } օր անց։
sanction-told-block = Դուք արգելափակված եք, քանի որ նախորդ միջոցները չօգնեցին։
sanction-confirm = Սա պետք է հաստատի երկրորդ մոդերատորը։
sanction-step = { $what } { $window } → { $measure }
sanction-window = { $count } օրվա ընթացքում
sanction-step-days = { $measure } { $count } օրով
sanction-counted-rejections = կանոնները խախտած { $count } մեկնաբանություն
sanction-counted-warnings = { $count } նախազգուշացում
sanction-counted-pre-moderations = { $count } նախնական ստուգում
sanction-counted-pauses = { $count } դադար
sanction-follows = { $reason }։ Սա բխում է մեր միջոցներից՝ «{ $step }»։

## What each kind of rule looks for, as readers and moderators see it

rule-account_age = Մարդիկ, որոնք վերջերս են միացել
rule-advertising = Գովազդ և սպամ
rule-attack_on_author = Հարձակում հոդվածի հեղինակի վրա
rule-attack_on_commenter = Հարձակում այլ մեկնաբանողի վրա
rule-attack_on_group = Հարձակում մարդկանց վրա այն բանի համար, թե ովքեր են նրանք
rule-block_evasion = Մարդիկ, որոնք կարող են արգելափակված մեկը լինել
rule-closed_story = Քննարկումներ, որոնք փակ են, կամ որտեղ սպասում է ամեն մեկնաբանություն
rule-closed_story-closed = Քննարկումներ, որոնք փակ են
rule-closed_story-held = Քննարկումներ, որտեղ սպասում է ամեն մեկնաբանություն
rule-contact_details = Անձնական կոնտակտային տվյալներ
rule-evasion = Բառեր, որոնք գրված են թաքցնելու համար
rule-expression = Խմբագրության սեփական պայմանը
rule-first_comments = Մարդու առաջին մեկնաբանությունները
rule-flood = Մեկ մարդու շատ մեկնաբանություններ կարճ ժամանակում
rule-gibberish = Առանց բառերի տեքստեր
rule-language_not_accepted = Լեզուներ, որոնք քննարկումը չի ընդունում
rule-length = Չափազանց երկար կամ չափազանց կարճ տեքստեր
rule-length-long = Չափազանց երկար տեքստեր
rule-link_from_new_commenter = Հղումներ այստեղ նոր մարդկանցից
rule-link_to_listed_host = Հղումներ մեր ցուցակի կայքերին
rule-links = Սահմանից շատ հղումներ
rule-near_duplicate = Գրեթե նույն տեքստը մի քանի տեղում
rule-old_thread = Պատասխաններ վաղուց լռած քննարկմանը
rule-pile_on = Շատ պատասխաններ մեկ մարդու կարճ ժամանակում
rule-quotation_heavy = Հիմնականում մեջբերումից կազմված տեքստեր
rule-repeated_characters = Նույն նշանը բազմաթիվ անգամ
rule-repeated_comment = Տեքստ, որը նույն մարդն արդեն ուղարկել է
rule-share_rejected = Մարդիկ, որոնց շատ մեկնաբանություններ չեն հրապարակվել
rule-shouting = Հիմնականում մեծատառերով գրված տեքստեր
rule-signal = Տեքստի չափում, որը գերազանցում է սահմանը
rule-staffed_hours = Ժամեր, երբ հերթապահ չկա
rule-story_on_watch_list = Հոդվածներ, որոնց հատուկ ուշադրություն է հատկացվում
rule-story_tag = Հոդվածներ որոշակի թեմաներով
rule-threat = Սպառնալիքներ և վնասի մաղթանքներ
rule-under_pre_moderation = Մարդիկ, որոնց ամեն մեկնաբանություն սպասում է
rule-word_list = Բառեր, որոնք մենք չենք տպում
rule-word_list-aimed = Բառեր, որոնցով հարձակվում են քննարկման մասնակցի վրա

## How a clause is enforced

enforced-rule = { $rule } → { $outcome }
enforced-also = { $first }։ { $second }
enforced-failure = Եթե այս ստուգումը հնարավոր չէ, մեկնաբանությունը { $outcome }։
enforced-failure-publish = Եթե այս ստուգումը հնարավոր չէ, այն ոչ մի մեկնաբանություն չի կանգնեցնում։
enforced-missing = Որտեղ չափելու բան չկա, օրինակ՝ ծրագրին անծանոթ լեզվով, մեկնաբանությունը { $outcome }։
enforced-from = { $value }-ից սկսած
enforced-limit = սահմանը՝ { $value }
enforced-words-on = նաև ըստ բառերի
enforced-words-off = միայն ըստ չափման
enforced-list = գրառումներ ցանկում՝ { $count }

## What changed between two versions

diff-clause-added = Նոր կետ { $number }՝ { $title }
diff-clause-removed = { $number } կետն այլևս չկա՝ { $title }
diff-clause-renamed = { $number } կետն այժմ կոչվում է՝ { $title }
diff-clause-renumbered = { $title } կետը { $before } տեղից անցել է { $after } տեղը
diff-prose-changed = Կետ { $number }, { $title }․ փոխվել է տեքստը
diff-summary-changed = Փոխվել է ներածությունը
diff-rule-added = Կետ { $number }, { $title }․ նոր ստուգում «{ $rule }», արդյունքը՝ { $outcome }
diff-rule-removed = Կետ { $number }, { $title }․ «{ $rule }» ստուգումն այլևս չկա
diff-rule-changed = Կետ { $number }, { $title }․ «{ $rule }» ստուգումը՝ { $setting } եղել է { $before }, դարձել է { $after }
diff-rule-told = Կետ { $number }, { $title }․ { $told }
diff-own-condition = Փոխվել է մի պայման, որը խմբագրությունն ինքն է գրել
diff-on-trial = Փորձարկվում է, ընթերցողներին չի ցուցադրվում․ { $told }
diff-set-otherwise = «{ $rule }»՝ ստուգումը ճշգրտվել է
diff-list-grew = «{ $rule }»՝ ցանկին ավելացել է՝ { $added }
diff-list-shrank = «{ $rule }»՝ ցանկից հանվել է՝ { $removed }
diff-list-changed = «{ $rule }»՝ ցանկին ավելացել է՝ { $added }, հանվել է՝ { $removed }
diff-exceptions-grew = «{ $rule }»՝ բացառությունների ցանկին ավելացել է՝ { $added }
diff-exceptions-shrank = «{ $rule }»՝ բացառությունների ցանկից հանվել է՝ { $removed }
diff-exceptions-changed = «{ $rule }»՝ նոր բացառություններ՝ { $added }, հանված բացառություններ՝ { $removed }
diff-set-links-max = Հղումներ՝ ամենաշատը { $after } (առաջ՝ { $before })
diff-set-length-max_chars = Մեկնաբանությունը կարող է ունենալ ամենաշատը { $after } նիշ (առաջ՝ { $before })
diff-set-length-min_chars = Մեկնաբանությունը պետք է ունենա առնվազն { $after } նիշ (առաջ՝ { $before })
diff-set-shouting-max_share = Տառերի մինչև { $after } կարող են լինել մեծատառ (առաջ՝ { $before })
diff-set-shouting-min_letters = Մեծատառերը հաշվվում են { $after } և ավելի տառ ունեցող մեկնաբանություններում (առաջ՝ { $before })
diff-set-repeated_characters-max_in_row = Նշանը կարող է կրկնվել անընդմեջ մինչև { $after } անգամ (առաջ՝ { $before })
diff-set-flood-max = Մեկ մարդ կարճ ժամանակում կարող է գրել մինչև { $after } մեկնաբանություն (առաջ՝ { $before })
diff-set-flood-within_secs = Մեկ մարդու մեկնաբանությունները հաշվվում են { $after } վայրկյանի ընթացքում (առաջ՝ { $before })
diff-set-pile_on-max = Մեկ մարդ կարճ ժամանակում կարող է ստանալ մինչև { $after } պատասխան (առաջ՝ { $before })
diff-set-pile_on-within_minutes = Մեկ մարդուն տրված պատասխանները հաշվվում են { $after } րոպեի ընթացքում (առաջ՝ { $before })
diff-set-share_rejected-max_share = Մարդու մեկնաբանություններից մերժված կարող են լինել մինչև { $after } (առաջ՝ { $before })
diff-set-share_rejected-min_comments = «{ $rule }»՝ վերաբերում է առնվազն { $after } մեկնաբանություն ունեցողներին (առաջ՝ { $before })
diff-set-any-within_days = «{ $rule }»՝ հաշվվում են վերջին { $after } օրերը (առաջ՝ { $before })
diff-set-any-min_words = «{ $rule }»՝ հաշվվում են { $after } և ավելի բառ ունեցող տեքստերը (առաջ՝ { $before })
diff-set-any-max_times = «{ $rule }»՝ նույն տեքստը կարող էր ուղարկված լինել մինչև { $after } անգամ (առաջ՝ { $before })
diff-set-near_duplicate-max_others = Նույն տեքստը կարող էին ուղարկել մինչև { $after } այլ մարդիկ (առաջ՝ { $before })
diff-set-any-until_published = «{ $rule }»՝ գործում է մինչև մարդու { $after } մեկնաբանության հրապարակումը (առաջ՝ { $before })
diff-set-account_age-min_hours = «{ $rule }»՝ գործում է մարդու առաջին { $after } ժամվա ընթացքում (առաջ՝ { $before })
diff-set-old_thread-max_quiet_days = Քննարկումը կարող էր լռել մինչև { $after } օր (առաջ՝ { $before })
diff-set-old_thread-max_story_days = Հոդվածը կարող է լինել մինչև { $after } օրվա (առաջ՝ { $before })
diff-set-gibberish-max_share = Տառերի մինչև { $after } կարող են բառ չկազմել (առաջ՝ { $before })
diff-set-quotation_heavy-max_share = Մեկնաբանության մինչև { $after } կարող է լինել մեջբերում (առաջ՝ { $before })
diff-set-quotation_heavy-min_chars = Մեջբերումները հաշվվում են { $after } և ավելի նիշ ունեցող մեկնաբանություններում (առաջ՝ { $before })
diff-set-any-at_least = «{ $rule }»՝ նկատվում է { $after } չափումից սկսած (առաջ՝ { $before })
diff-set-word_list-at_least = «{ $rule }»՝ ներկառուցված բառերը հաշվվում են { $after } աստիճանից սկսած (առաջ՝ { $before })
diff-set-any-min_points = «{ $rule }»՝ նկատվում է { $after } նշանից սկսած (առաջ՝ { $before })
diff-set-any-then = «{ $rule }»՝ այդպիսի մեկնաբանությունն այժմ { $after }, առաջ՝ { $before }
diff-set-any-on_failure = «{ $rule }»՝ եթե ստուգել հնարավոր չէ, մեկնաբանությունն այժմ { $after }, առաջ՝ { $before }
diff-set-any-on_missing = «{ $rule }»՝ որտեղ չափելու բան չկա, մեկնաբանությունն այժմ { $after }, առաջ՝ { $before }
diff-set-any-list = «{ $rule }»՝ ցանկն այժմ՝ { $after }, առաջ՝ { $before }
diff-list-empty = դատարկ
diff-set-any-words-on = «{ $rule }»՝ չափումից բացի այժմ հաշվվում են նաև բառերը
diff-set-any-words-off = «{ $rule }»՝ այժմ հաշվվում է միայն չափումը, ոչ թե բառերը
diff-set-any-in_names-on = «{ $rule }»՝ այժմ նայվում են նաև անունները
diff-set-any-in_names-off = «{ $rule }»՝ անուններն այլևս չեն նայվում
diff-set-any-status-active = «{ $rule }»՝ այսուհետ գործում է
diff-set-any-status-trial = «{ $rule }»՝ այժմ միայն փորձարկվում է և ոչինչ չի փոխում
diff-set-any-status-retired = «{ $rule }»՝ այլևս չի կիրառվում
diff-translation-outdated = Կետ { $number }, { $title }, փոխվել է, բայց այս լեզուներով մնացել է հին տեքստը՝ { $languages }։ Թարմացրեք թարգմանությունները, այլապես դրանց ընթերցողները կկարդան հինը։
diff-strikes-on = Կետ { $number }, { $title }․ խախտումն այսուհետ հաշվվում է
diff-strikes-off = Կետ { $number }, { $title }․ խախտումն այլևս չի հաշվվում
diff-ladder-changed = Փոխվել են միջոցները
diff-step-added = Միջոցների նոր քայլ․ { $step }
diff-step-removed = Միջոցների այս քայլն այլևս չկա․ { $step }
diff-step-changed = Փոխվել է միջոցների քայլը․ { $step } (նախկինում՝ { $before })
diff-standing-set = Խախտումներն այժմ մոռացվում են, եթե { $after } օր նոր խախտում չկա
diff-standing-changed = Խախտումներն այժմ մոռացվում են, եթե { $after } օր նոր խախտում չկա․ նախկինում՝ { $before } օր
diff-standing-gone = Խախտումներն այլևս չեն մոռացվում { $before } օր առանց խախտման անցնելուց հետո
diff-language-added = Կանոններն այժմ կարելի է կարդալ ևս մեկ լեզվով՝ { $language }
diff-language-removed = Կանոններն այլևս չեն կարդացվում այս լեզվով՝ { $language }
diff-nothing = Ոչինչ չի փոխվել
