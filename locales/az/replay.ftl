# Sınağın hesabatı və sınaqdakı qaydalar, moderatorların qərarları ilə yanaşı.

number-group = { "\u00A0" }
number-decimal = { "," }
replay-percent = { $share } %
replay-interval = { $share } % (95 %: { $low }–{ $high } %)
replay-more-one-day = { $count ->
   *[other] bir gündə daha { $number } şərhi
}
replay-more-a-day = { $count ->
   *[other] gündə daha { $number } şərhi
}
replay-more-in-days = { $count ->
   *[other] { $days } gündə daha { $number } şərhi
}
replay-some-one-day = { $count ->
   *[other] bir gündə { $number } şərhi
}
replay-some-a-day = { $count ->
   *[other] gündə { $number } şərhi
}
replay-some-in-days = { $count ->
   *[other] { $days } gündə { $number } şərhi
}
replay-none = heç biri
replay-every = hamısı
replay-few = 10-dan 1-dən az
replay-nearly = 10-dan 9-dan çox
replay-tenths = 10-dan { $tenths }
replay-nothing = Sınanacaq bir şey yoxdur: bu müddətdə şərh yazılmayıb.
replay-held = { $amount } saxlayardı
replay-rejected = { $amount } rədd edərdi
replay-both = { $first } və { $second }
replay-leads = Bu qaralama { $what }.
replay-leads-of-which = Bu qaralama { $what }; onlardan moderatorlarınızın dərc etdikləri: { $share }.
replay-leads-of-some = Bu qaralama { $what } (moderatorlarınız onlardan { $decided } şərhə baxıb; dərc etdikləri: { $share }).
replay-also-released = Saxlanmış və ya rədd edilmiş şərhlərdən { $amount } buraxardı.
replay-leads-released = Bu qaralama saxlanmış və ya rədd edilmiş şərhlərdən { $amount } buraxardı.
replay-leads-nothing = Bu qaralama heç nəyi dəyişməzdi: { $number } şərhin hər biri əvvəlki nəticəsini alır.
replay-leads-otherwise = Bu qaralama başqa şərh dayandırmazdı; { $number } şərhlə başqa cür davranardı (moderatorlara göstərər, müəllifdən soruşar və ya rədd etməyib saxlayardı).
replay-released-of = Buraxdıqlarından moderatorlarınız { $decided } şərhə baxıb; rədd etdikləri: { $share }.
replay-work = Moderatorların gündə qərar verəcəyi iş { $now } olardı; { $then } idi.
replay-moderators-both = Dayandırdıqlarından və haqqında qərar verilənlərdən moderatorlarınız { $precision } rədd edib; onların rədd etdiklərindən { $recall } dayandırır.
replay-moderators-precision = Dayandırdıqlarından və haqqında qərar verilənlərdən moderatorlarınız { $precision } rədd edib.
replay-moderators-recall = Moderatorlarınızın rədd etdiklərindən { $recall } dayandırır.
replay-archive-both = Dayandırdıqlarından və haqqında qərar verilənlərdən köçürülmüş arxivdə { $precision } rədd edilib; orada rədd edilənlərdən { $recall } dayandırır.
replay-archive-precision = Dayandırdıqlarından və haqqında qərar verilənlərdən köçürülmüş arxivdə { $precision } rədd edilib.
replay-archive-recall = Köçürülmüş arxivdə rədd edilənlərdən { $recall } dayandırır.
replay-sampled = Hər { $every } şərhdən biri qiymətləndirilib; gündəlik rəqəmlər hamısına hesablanıb, qalanları yox.
replay-stopped-early = Sınaq { $total } şərhdən { $read } oxunandan sonra dayandırılıb; burada hər şey onlar haqqındadır.
replay-title = Sınaq: { $policy }
replay-version = { $version } versiyası
replay-version-in-force = { $version } versiyası, qüvvədə
replay-about = { $number } şərh, { $first } – { $last } arasında yazılıb.
replay-compared = Müqayisə: { $against }. Tarixçə bu qaralamanın edəcəyi kimi yox, olduğu kimi götürülüb.
replay-history = hər şərhlə nə olduğu
replay-publish = dərc et
replay-note = göstər
replay-ask = soruş
replay-hold = saxla
replay-reject = rədd et
replay-then = { $what }, əvvəl
replay-now = { $what }, indi
replay-all = cəmi
replay-then-now = əvvəl ↓ indi →
replay-outcomes = Şərhlərlə nə olardı
replay-outcomes-about = Hər sətir şərhlərin aldığı nəticə, hər sütun alacaqları nəticədir. Diaqonaldakılar dəyişmir.
replay-outcomes-chart = Nəticəyə görə şərhlər, əvvəl və indi
replay-chart = { $title }; rəqəmlər aşağıdakı cədvəldədir
replay-clauses = Bənd-bənd
replay-clauses-about = İki bəndi pozan şərh hər ikisində sayılır.
replay-clauses-chart = Nəticəsi dəyişən şərhlər, bəndə görə
replay-clauses-table = Bəndlər və qaydalar
replay-clause-rule = Bənd və qayda
replay-cited = göstərilən
replay-newly-held = yeni saxlanan
replay-newly-rejected = yeni rədd edilən
replay-newly-published = yeni dərc olunan
replay-would-be-published = Dərc olunardı
replay-agreement = İnsanların qərarları ilə uyğunluq
replay-agreement-about = Dəqiqlik: dayandırılanların hansı hissəsi rədd edilib. Tamlıq: rədd edilənlərin hansı hissəsini dayandırır. Xətlər həqiqi payın 95 % etibarla harada olduğunu göstərir. Köçürülmüş arxiv qərarı insanın verib-vermədiyini demir.
replay-agreement-table = Uyğunluq
replay-moderators = Moderatorlar
replay-archive = Köçürülmüş arxiv
replay-compared-with = Müqayisə
replay-rightly-stopped = düzgün dayandırılan
replay-wrongly-stopped = səhv dayandırılan
replay-missed = ötürülən
replay-rightly-published = düzgün dərc olunan
replay-precision = dəqiqlik
replay-recall = tamlıq
replay-intervals = 95 % intervallarla dəqiqlik və tamlıq, 0-dan 100 %-ə
replay-overruled = Moderatorların qaydalardan fərqli qərar verdiyi yerlər
replay-overruled-about = Belə şərhlər: { $number }. Qaralama onlardan { $right } şərhdə haqlıdır. Yenə səhv etdikləri əvvəldə durur.
replay-by-language = Dilə görə
replay-language = Dil
replay-by-people = Adı çəkilən xalqlara görə
replay-people = Xalq
replay-people-about = Xalqın adını ingiliscə çəkən şərhlər. Xalqlar arasında fərq böyükdürsə, qaydalara baxmağa dəyər: { $command }.
replay-groups-chart = { $heading }: saxlanan və ya rədd edilən şərhlər, əvvəl və indi
replay-comments = şərh
replay-stopped-then = əvvəl dayandırılan
replay-stopped-now = indi dayandırılan
replay-share-then = əvvəlki pay
replay-share-now = indiki pay
replay-commenters = Ən çox kimə toxunur
replay-commenter = Şərhçi
replay-other-outcome = nəticəsi dəyişən şərh
replay-left-out = Qiymətləndirilə bilməyənlər
replay-erased = Silindiyi üçün kənarda qalan şərhlər: { $number }.
replay-skipped = Lazım olan ölçü yoxdursa, qayda ötürülür: məsələn, o dili heç kim ölçmür və ya o vaxt saxlanmayıb.
replay-rule-reason = Qayda və səbəb
replay-missing = { $rule }: ölçülməyib
replay-not-evaluable = { $rule }: o vaxt saxlanmayıb
replay-times = dəfə
replay-gone = (bu şərh artıq yoxdur)
replay-moderator-published = moderator onu dərc edib
replay-moderator-rejected = moderator onu rədd edib
replay-case = iş
replay-sweep = Bir parametrin başqa qiymətləri
replay-sweep-about = Bu qaydalar { $setting } parametrinin başqa qiymətləri ilə nə edərdi. Hər nöqtə bir qiymətdir: nə qədər sağda, o qədər çox şərh saxlanır və ya rədd edilir; nə qədər yuxarıda, moderatorlarınız o qədər tez-tez razıdır.
replay-sweep-present = İndi { $value }.
replay-sweep-nobody = Bu şərhlərin heç biri haqqında moderator qərar verməyib, ona görə əyri yoxdur.
replay-sweep-chart = Saxlanan və ya rədd edilən şərhlərin payına görə moderatorlarla uyğunluq
replay-sweep-across = saxlanan və ya rədd edilənlərin payı
replay-sweep-up = moderatorlarla uyğunluq
replay-value = Qiymət
replay-value-now = { $value } (indi)
replay-share-stopped = dayandırılanların payı
replay-trial = Qayda-qayda
replay-trial-about = Sezilən: qaydanın nəsə tapdığı şərhlər; buraxılan: onlardan qalan qaydaların dərc etdikləri. Dəqiqlik: sezdiyi və moderatorların qərar verdiyi şərhlərin hansı hissəsini rədd ediblər. Tamlıq: bu müddətdə moderatorların rədd etdiyi { $number } şərhin hansı hissəsini sezib. Moderatorlar saxlanan və ya şikayət edilən şərhlərə qərar verir; heç kimin baxmadığı qaydanın nə xeyrinə, nə əleyhinə sayılır.
replay-trial-table = Sınaqdakı qaydalar
replay-rule = Qayda
replay-would = edərdi
replay-noticed = sezilən
replay-let-through = buraxılan
replay-rejected-count = rədd edilən
replay-published-count = dərc olunan
