# Փորձարկման հաշվետվությունը և փորձարկվող կանոնները՝ մոդերատորների որոշումների կողքին։

number-group = { "\u00A0" }
number-decimal = { "," }
replay-percent = { $share } %
replay-interval = { $share } % (95 %՝ { $low }–{ $high } %)
replay-more-one-day = { $count ->
   *[other] մեկ օրում ևս { $number } մեկնաբանություն
}
replay-more-a-day = { $count ->
   *[other] օրական ևս { $number } մեկնաբանություն
}
replay-more-in-days = { $count ->
   *[other] { $days } օրում ևս { $number } մեկնաբանություն
}
replay-some-one-day = { $count ->
   *[other] մեկ օրում { $number } մեկնաբանություն
}
replay-some-a-day = { $count ->
   *[other] օրական { $number } մեկնաբանություն
}
replay-some-in-days = { $count ->
   *[other] { $days } օրում { $number } մեկնաբանություն
}
replay-none = ոչ մեկը
replay-every = բոլորը
replay-few = 10-ից 1-ից պակաս
replay-nearly = 10-ից 9-ից ավելի
replay-tenths = 10-ից { $tenths }
replay-nothing = Փորձարկելու բան չկա․ այս ընթացքում մեկնաբանություններ չեն գրվել։
replay-held = կպահեր { $amount }
replay-rejected = կմերժեր { $amount }
replay-both = { $first } և { $second }
replay-leads = Այս սևագիրը { $what }։
replay-leads-of-which = Այս սևագիրը { $what }․ դրանցից Ձեր մոդերատորները հրապարակել են՝ { $share }։
replay-leads-of-some = Այս սևագիրը { $what } (դրանցից Ձեր մոդերատորները նայել են՝ { $decided }, հրապարակել են՝ { $share })։
replay-also-released = Բաց կթողներ { $amount }՝ պահվածներից կամ մերժվածներից։
replay-leads-released = Այս սևագիրը բաց կթողներ { $amount }՝ պահվածներից կամ մերժվածներից։
replay-leads-nothing = Այս սևագիրը ոչինչ չէր փոխի․ բոլոր մեկնաբանությունները ({ $number }) ունենում են նույն ելքը, ինչ ունեին։
replay-leads-otherwise = Այս սևագիրը ուրիշ մեկնաբանություններ չէր կանգնեցնի․ այլ կերպ կվարվեր (ցույց կտար մոդերատորներին, կհարցներ հեղինակին կամ մերժելու փոխարեն կպահեր) հետևյալ թվով դեպքերում՝ { $number }։
replay-released-of = Նրանցից, որ բաց է թողնում, Ձեր մոդերատորները նայել են՝ { $decided }, մերժել են՝ { $share }։
replay-work = Մոդերատորները օրական կունենային { $now } գործ․ ունեցել են { $then }։
replay-moderators-both = Այն բանից, ինչ կանգնեցնում է և ինչի մասին որոշված է, Ձեր մոդերատորները մերժել են { $precision }․ նրանց մերժածից կանգնեցնում է { $recall }։
replay-moderators-precision = Այն բանից, ինչ կանգնեցնում է և ինչի մասին որոշված է, Ձեր մոդերատորները մերժել են { $precision }։
replay-moderators-recall = Ձեր մոդերատորների մերժածից կանգնեցնում է { $recall }։
replay-archive-both = Այն բանից, ինչ կանգնեցնում է և ինչի մասին որոշված է, ներմուծված արխիվում մերժված է { $precision }․ այնտեղ մերժվածից կանգնեցնում է { $recall }։
replay-archive-precision = Այն բանից, ինչ կանգնեցնում է և ինչի մասին որոշված է, ներմուծված արխիվում մերժված է { $precision }։
replay-archive-recall = Ներմուծված արխիվում մերժվածից կանգնեցնում է { $recall }։
replay-sampled = Գնահատվել է { $every } մեկնաբանությունից մեկը․ օրական թվերը հաշվարկված են բոլորի համար, մյուսները՝ ոչ։
replay-stopped-early = Փորձարկումը կանգնեցվել է { $read } / { $total } մեկնաբանությունից հետո․ այստեղ ամեն ինչ դրանց մասին է։
replay-title = Փորձարկում՝ { $policy }
replay-version = { $version } տարբերակը
replay-version-in-force = { $version } տարբերակը, գործող
replay-about = { $number } մեկնաբանություն, գրված { $first }–{ $last }։
replay-compared = Համեմատվում է՝ { $against }։ Պատմությունը վերցված է այնպես, ինչպես եղել է, և ոչ այնպես, ինչպես այս սևագիրը կդարձներ։
replay-history = ինչ է եղել յուրաքանչյուր մեկնաբանության հետ
replay-publish = հրապարակել
replay-note = ցույց տալ
replay-ask = հարցնել
replay-hold = պահել
replay-reject = մերժել
replay-then = { $what }, եղել է
replay-now = { $what }, կլիներ
replay-all = ընդամենը
replay-then-now = եղել է ↓ կլիներ →
replay-outcomes = Ինչ կլիներ մեկնաբանությունների հետ
replay-outcomes-about = Տողը այն ելքն է, որ եղել է․ սյունը՝ այն ելքը, որ կլիներ։ Անկյունագծի վրա գտնվողը չի փոխվում։
replay-outcomes-chart = Մեկնաբանություններն ըստ ելքի՝ եղել է և կլիներ
replay-chart = { $title }․ թվերը ներքևի աղյուսակում են
replay-clauses = Կետ առ կետ
replay-clauses-about = Երկու կետ խախտող մեկնաբանությունը հաշվվում է երկուսի մեջ էլ։
replay-clauses-chart = Մեկնաբանություններ, որոնց ելքը փոխվում է, ըստ կետերի
replay-clauses-table = Կետեր և կանոններ
replay-clause-rule = Կետ և կանոն
replay-cited = նշված
replay-newly-held = այժմ պահված
replay-newly-rejected = այժմ մերժված
replay-newly-published = այժմ հրապարակված
replay-would-be-published = Կհրապարակվեին
replay-agreement = Համաձայնություն մարդկանց որոշումների հետ
replay-agreement-about = Ճշգրտություն՝ կանգնեցվածի որ մասն է մերժվել։ Լրիվություն՝ մերժվածի որ մասն է սևագիրը կանգնեցնում։ Գծերը ցույց են տալիս, թե որտեղ է իրական մասը 95 % հավանականությամբ։ Ներմուծված արխիվը չի ասում, թե արդյոք մարդ է որոշել։
replay-agreement-table = Համաձայնություն
replay-moderators = Մոդերատորներ
replay-archive = Ներմուծված արխիվ
replay-compared-with = Համեմատությունը
replay-rightly-stopped = ճիշտ կանգնեցված
replay-wrongly-stopped = իզուր կանգնեցված
replay-missed = բաց թողնված
replay-rightly-published = ճիշտ հրապարակված
replay-precision = ճշգրտություն
replay-recall = լրիվություն
replay-intervals = Ճշգրտություն և լրիվություն 95 % միջակայքերով, 0-ից 100 %
replay-overruled = Որտեղ մոդերատորները որոշել են կանոններից տարբեր
replay-overruled-about = Այդպիսի մեկնաբանություններ՝ { $number }։ Սևագիրը ճիշտ է՝ { $right }։ Սկզբում նրանք են, որտեղ նա կրկին սխալ է։
replay-by-language = Ըստ լեզվի
replay-language = Լեզու
replay-by-people = Ըստ հիշատակված ժողովուրդների
replay-people = Ժողովուրդ
replay-people-about = Մեկնաբանություններ, որոնք ժողովուրդ են հիշատակում, անգլերեն անվամբ։ Եթե ժողովուրդների միջև տարբերությունը մեծ է, արժե նայել կանոններին՝ { $command }։
replay-groups-chart = { $heading }՝ պահված կամ մերժված մեկնաբանություններ, եղել է և կլիներ
replay-comments = մեկնաբանություն
replay-stopped-then = եղել է կանգնեցված
replay-stopped-now = կլիներ կանգնեցված
replay-share-then = մասը եղել է
replay-share-now = մասը կլիներ
replay-commenters = Ում է դա ամենաշատը վերաբերում
replay-commenter = Մեկնաբանող
replay-other-outcome = մեկնաբանություն՝ այլ ելքով
replay-left-out = Ինչի մասին դատել չի լինում
replay-erased = Ջնջված և չհաշված մեկնաբանություններ՝ { $number }։
replay-skipped = Կանոնը բաց է թողնվում, երբ նրան անհրաժեշտ չափումը չկա․ օրինակ՝ այդ լեզուն ոչ ոք չի չափում, կամ այն ժամանակ չի պահպանվել։
replay-rule-reason = Կանոն և պատճառ
replay-missing = { $rule }՝ չի չափվել
replay-not-evaluable = { $rule }՝ այն ժամանակ չի պահպանվել
replay-times = անգամ
replay-gone = (այս մեկնաբանությունն այլևս չկա)
replay-moderator-published = մոդերատորը հրապարակել է
replay-moderator-rejected = մոդերատորը մերժել է
replay-case = գործը
replay-sweep = Մեկ կարգավորման այլ արժեքներ
replay-sweep-about = Ինչ կանեին այս կանոնները { $setting } կարգավորման այլ արժեքների դեպքում։ Յուրաքանչյուր կետ մի արժեք է․ որքան աջ, այնքան շատ մեկնաբանություն է պահվում կամ մերժվում, որքան վեր, այնքան հաճախ են համաձայն Ձեր մոդերատորները։
replay-sweep-present = Այժմ՝ { $value }։
replay-sweep-nobody = Այս մեկնաբանություններից ոչ մեկի մասին մոդերատորները չեն որոշել, ուստի կոր չկա։
replay-sweep-chart = Համաձայնություն մոդերատորների հետ՝ ըստ պահված կամ մերժված մեկնաբանությունների մասի
replay-sweep-across = պահվածների կամ մերժվածների մասը
replay-sweep-up = համաձայնություն մոդերատորների հետ
replay-value = Արժեք
replay-value-now = { $value } (այժմ)
replay-share-stopped = կանգնեցվածների մասը
replay-trial = Կանոն առ կանոն
replay-trial-about = Նկատված՝ մեկնաբանություններ, որոնցում կանոնը ինչ-որ բան է գտել․ բաց թողնված՝ դրանցից նրանք, որ մնացած կանոնները հրապարակել են։ Ճշգրտություն՝ նկատվածի և որոշվածի որ մասն են մոդերատորները մերժել։ Լրիվություն՝ այս ընթացքում մոդերատորների մերժած մեկնաբանությունների ({ $number }) որ մասն է կանոնը նկատել։ Մոդերատորները որոշում են պահվածի կամ բողոքարկվածի մասին, ուստի ինչին ոչ ոք չի նայել, չի խոսում կանոնի ոչ օգտին, ոչ դեմ։
replay-trial-table = Փորձարկվող կանոններ
replay-rule = Կանոն
replay-would = կաներ
replay-noticed = նկատված
replay-let-through = բաց թողնված
replay-rejected-count = մերժված
replay-published-count = հրապարակված
