# What the policy tells people. Keys `told-<rule>` are named by the rules of comity_policy; a rule may add a variant.
# Numbers come as text, so sentences are written to read well with any number.
# Voice: say what was noticed and what to do. No scolding, no exclamation marks.

## What is said

told-word_list = Burada çap etmədiyimiz sözlər var: { $words }. Xahiş edirik, onlarsız deyin.
told-word_list-attack = Başqa bir şərhçiyə hücum edir: “{ $words }”. Adamı yox, fikri tənqid edin.
told-word_list-name = İmzadakı adda çap etmədiyimiz sözlər var. Xahiş edirik, başqa ad seçin.
told-signal = Belə oxunur: { $signal }. Başqa cür deyib yenidən göndərə bilərsiniz.
told-attack_on_commenter = Başqa bir şərhçiyə hücum edir. Fikri tənqid edin, onu deyən adamı yox.
told-attack_on_author = Məqalənin müəllifinə şəxs kimi hücum edir. Bunun əvəzinə yazılanı tənqid edin.
told-attack_on_group = İnsanlara kim olduqlarına görə hücum edir. Bütöv bir qrupu yox, edilən işi tənqid edin.
told-threat = Zorakılıq hədəsi və ya kiməsə pislik arzusu kimi başa düşülə bilər. Xahiş edirik, bunu çıxarın.
told-contact_details = Burada şəxsi məlumatlar var ({ $kinds }). Xahiş edirik, onları çıxarın.
told-links = Keçidlərin sayı: { $count }. Həddimiz: { $limit }. Xahiş edirik, bir neçəsini çıxarın.
told-link_to_listed_host = { $host } saytına keçid verir, o sayta keçidləri isə dərc etmirik.
told-link_from_new_commenter = Burada keçid var. Yeni gələnlərin keçidlərinə əvvəlcə moderator baxır.
told-shouting = Çoxu böyük hərflərlə yazılıb. Xahiş edirik, adi qaydada yazıb yenidən göndərin.
told-repeated_characters = Eyni işarə həddindən çox təkrarlanır. Xahiş edirik, qısaldıb yenidən göndərin.
told-gibberish = Burada söz oxuya bilmədik. Xahiş edirik, açıq yazıb yenidən göndərin.
told-length-long = İşarələrin sayı: { $count }. Həddimiz: { $limit }. Xahiş edirik, qısaldın.
told-length-short = İşarələrin sayı: { $count }. Ən azı { $limit } işarə istəyirik. Xahiş edirik, bir az artıq yazın.
told-language_not_accepted = Bu müzakirədə qəbul olunmayan dildə yazılıb. Xahiş edirik, bu dillərdən birində yazın: { $languages }.
told-advertising = Reklam kimi oxunur. Yaxşısı budur, məqalə barədə nə düşündüyünüzü yazın.
told-quotation_heavy = Çoxu sitatdır. Xahiş edirik, özünüz demək istədiyinizi əlavə edin.
told-evasion = Bəzi sözlər tanınmasın deyə dəyişdirilib. Xahiş edirik, onları adi qaydada yazın.

## How it is said, in context

told-repeated_comment = Bu mətni artıq göndərmisiniz. Bir dəfə bəsdir.
told-near_duplicate = Demək olar eyni mətni başqa yerdə də göndərmisiniz. Xahiş edirik, bu müzakirə üçün bir şey yazın.
told-flood = Qısa vaxtda çox şərh göndərmisiniz. Xahiş edirik, növbəti üçün bir az gözləyin.
told-pile_on = Qısa vaxtda eyni adama çox cavab gəlib. Sonrakılara əvvəlcə moderator baxacaq.
told-old_thread = Müzakirənin bu hissəsində çoxdandır yazan yoxdur. Yeni cavablara əvvəlcə moderator baxacaq.

## Who says it

told-first_comments = Burada yenisiniz. İlk şərhlərinizə əvvəlcə moderator baxır.
told-account_age = Bu yaxınlarda qoşulmusunuz. Hələlik şərhlərinizə əvvəlcə moderator baxır.
told-share_rejected = Son şərhlərinizin çoxu dərc olunmayıb. Hələlik yenilərinə əvvəlcə moderator baxır.
told-under_pre_moderation = Şərhlərinizə əvvəlcə moderator baxır.
told-block_evasion = Burada bloklanmış birinə uyğun gəlir. Əvvəlcə moderator baxacaq.

## Where and when

told-closed_story = Bu məqalənin müzakirəsi bağlıdır.
told-closed_story-site = Şərhlər hazırda bağlıdır.
told-closed_story-held = Bu müzakirədə hər şərhə dərcdən əvvəl moderator baxır.
told-story_on_watch_list = Bu məqaləyə xüsusi diqqət yetiririk. Şərhlərə dərcdən əvvəl moderator baxır.
told-story_tag = Bu mövzuda məqalələrə xüsusi diqqət yetiririk. Şərhlərə dərcdən əvvəl moderator baxır.
told-staffed_hours = Hazırda növbədə heç kim yoxdur. Şərhiniz moderator qayıdanadək gözləyir.

## A rule of the newsroom's own, and a rule that failed

told-expression = Redaksiyanın bu bənddə qoyduğu şərtə uyğun gəlir.
told-rule-failed = Yoxlamalardan biri tamamlana bilmədi. Şərhinizə moderator baxacaq.

## The refusal and the waiting comment, as a whole

explain-published = Şərhiniz dərc olundu.
explain-noted = Şərhiniz dərc olundu.
explain-asked = Dərc etməzdən əvvəl, xahiş edirik, bir daha baxın.
explain-held = Şərhiniz moderatoru gözləyir. Onu yalnız siz və moderatorlar görürsünüz.
explain-rejected = Bunu dərc etmədik.
explain-clause = Bənd { $number }: { $title }
explain-automated = Yoxlama avtomatik, qaydalarımızda yazılana görə aparılıb.
explain-moderator = Buna moderator qərar verib.
explain-do-ask = Dəyişə və ya olduğu kimi göndərə bilərsiniz.
explain-do-hold = Heç nə etmək lazım deyil. İstəsəniz, dəyişə bilərsiniz.
explain-do-reject = Dəyişib yenidən göndərə və ya qərardan şikayət edə bilərsiniz.

## Kinds of private details

kind-phone = telefon nömrəsi
kind-email = e-poçt ünvanı
kind-bank = bank hesabı
kind-card = kart nömrəsi
kind-street = yaşayış ünvanı
kind-id = sənəd nömrəsi

## What a signal measures, in words that fit “It reads as …”

signal-toxicity = kobud və ya hörmətsiz
signal-severe_toxicity = çox nifrətli və ya aqressiv
signal-identity_attack = insanlara kim olduqlarına görə hücum
signal-insult = təhqir
signal-profanity = söyüş
signal-threat = hədə
signal-sexually_explicit = açıq cinsi məzmun
signal-obscene = ədəbsiz
signal-spam = spam
signal-inflammatory = qızışdırmaq niyyəti
signal-incoherent = başa düşülməsi çətin
signal-unsubstantial = nəsə demək üçün çox qısa
signal-likely_to_reject = moderatorlarımızın dərc etməyəcəyi bir şey
signal-attack_on_author = müəllifə hücum
signal-attack_on_commenter = başqa şərhçiyə hücum
signal-other = bu bəndin istisna etdiyi bir şey

## Outcomes and sanctions

outcome-publish = dərc olunur
outcome-note = dərc olunur və moderatorlara göstərilir
outcome-ask = müəllifinə bir daha göstərilir
outcome-hold = moderatoru gözləyir
outcome-reject = dərc olunmur
outcome-skip = qalan yoxlamalara buraxılır
severity-mild = yüngül
severity-strong = sərt
severity-severe = ağır

sanction-told-warning = Şərhlərinizdən { $count } dənəsi { $window } gün ərzində qaydaları pozub. Yenidən yazmazdan əvvəl, xahiş edirik, qaydaları oxuyun.
sanction-told-pre-moderation = Şərhlərinizdən { $count } dənəsi { $window } gün ərzində qaydaları pozub. İndi hər şərhinizə əvvəlcə moderator baxır.
sanction-told-pause = Şərhlərinizdən { $count } dənəsi { $window } gün ərzində qaydaları pozub. { $days } gündən sonra yenidən yaza bilərsiniz.
sanction-told-block = Əvvəlki tədbirlər kömək etmədiyi üçün bloklandınız.
sanction-confirm = Bunu ikinci moderator təsdiqləməlidir.
sanction-step = { $window } { $what } → { $measure }
sanction-window = { $count } gün ərzində
sanction-step-days = { $measure }, { $count } gün
sanction-counted-rejections = qaydaları pozan { $count } şərh
sanction-counted-warnings = { $count } xəbərdarlıq
sanction-counted-pre-moderations = { $count } ön yoxlama
sanction-counted-pauses = { $count } fasilə
sanction-follows = { $reason }. Bu, tədbirlərimizdən irəli gəlir: “{ $step }”.

## What each kind of rule looks for, as readers and moderators see it

rule-account_age = Bu yaxınlarda qoşulan adamlar
rule-advertising = Reklam və spam
rule-attack_on_author = Yazının müəllifinə hücum
rule-attack_on_commenter = Başqa şərhçiyə hücum
rule-attack_on_group = İnsanlara kim olduqlarına görə hücum
rule-block_evasion = Bloklanmış biri ola bilən adamlar
rule-closed_story = Bağlı olan və ya hər şərhin gözlədiyi müzakirələr
rule-closed_story-closed = Bağlı olan müzakirələr
rule-closed_story-held = Hər şərhin gözlədiyi müzakirələr
rule-contact_details = Şəxsi əlaqə məlumatları
rule-evasion = Gizlədilmək üçün dəyişdirilib yazılmış sözlər
rule-expression = Redaksiyanın öz şərti
rule-first_comments = Bir adamın ilk şərhləri
rule-flood = Qısa müddətdə bir adamdan çoxlu şərh
rule-gibberish = Sözsüz mətnlər
rule-language_not_accepted = Müzakirədə qəbul olunmayan dillər
rule-length = Çox uzun və ya çox qısa mətnlər
rule-length-long = Çox uzun mətnlər
rule-link_from_new_commenter = Burada yeni olan adamlardan keçidlər
rule-link_to_listed_host = Siyahımızdakı saytlara keçidlər
rule-links = Həddən artıq keçid
rule-near_duplicate = Bir neçə yerdə demək olar ki, eyni mətn
rule-old_thread = Çoxdan susmuş müzakirəyə cavablar
rule-pile_on = Qısa müddətdə bir adama çoxlu cavab
rule-quotation_heavy = Çoxu sitat olan mətnlər
rule-repeated_characters = Dəfələrlə təkrarlanan eyni işarə
rule-repeated_comment = Həmin adamın əvvəl göndərdiyi mətn
rule-share_rejected = Bir çox şərhi dərc olunmamış adamlar
rule-shouting = Çoxu böyük hərflərlə yazılmış mətnlər
rule-signal = Mətnin həddi aşan ölçüsü
rule-staffed_hours = Növbədə heç kimin olmadığı saatlar
rule-story_on_watch_list = Xüsusi diqqət göstərilən yazılar
rule-story_tag = Müəyyən mövzularda yazılar
rule-threat = Hədələr və pislik arzuları
rule-under_pre_moderation = Hər şərhi gözləyən adamlar
rule-word_list = Çap etmədiyimiz sözlər
rule-word_list-aimed = Müzakirədəki birinə hücum edən sözlər

## How a clause is enforced

enforced-rule = { $rule } → { $outcome }
enforced-also = { $first }. { $second }
enforced-failure = Bu yoxlama mümkün olmasa, şərh { $outcome }.
enforced-failure-publish = Bu yoxlama mümkün olmasa, heç bir şərhi dayandırmır.
enforced-missing = Ölçməyə bir şey olmayanda, məsələn proqramın bilmədiyi dildə, şərh { $outcome }.
enforced-from = { $value } və yuxarı
enforced-limit = hədd: { $value }
enforced-words-on = sözlərə də baxaraq
enforced-words-off = yalnız ölçüyə baxaraq
enforced-list = siyahısındakı qeydlər: { $count }

## What changed between two versions

diff-clause-added = Yeni bənd { $number }: { $title }
diff-clause-removed = Bənd { $number } çıxarılıb: { $title }
diff-clause-renamed = Bənd { $number } indi belə adlanır: { $title }
diff-clause-renumbered = Bənd { $title }: yeri { $before } idi, { $after } oldu
diff-prose-changed = Bənd { $number }, { $title }: mətn dəyişib
diff-summary-changed = Giriş dəyişib
diff-rule-added = Bənd { $number }, { $title }: yeni yoxlama “{ $rule }”, nəticə: { $outcome }
diff-rule-removed = Bənd { $number }, { $title }: “{ $rule }” yoxlaması çıxarılıb
diff-rule-changed = Bənd { $number }, { $title }: “{ $rule }” yoxlaması: { $setting } { $before } idi, { $after } oldu
diff-rule-told = Bənd { $number }, { $title }: { $told }
diff-own-condition = Redaksiyanın özünün yazdığı bir şərt dəyişib
diff-on-trial = Sınaqdadır, oxuculara göstərilmir: { $told }
diff-set-otherwise = “{ $rule }”: yoxlama dəqiqləşdirilib
diff-list-grew = “{ $rule }”: siyahıya əlavə olundu: { $added }
diff-list-shrank = “{ $rule }”: siyahıdan çıxarıldı: { $removed }
diff-list-changed = “{ $rule }”: siyahıya əlavə olundu: { $added }; çıxarıldı: { $removed }
diff-exceptions-grew = “{ $rule }”: istisnalar siyahısına əlavə olundu: { $added }
diff-exceptions-shrank = “{ $rule }”: istisnalar siyahısından çıxarıldı: { $removed }
diff-exceptions-changed = “{ $rule }”: yeni istisnalar: { $added }; çıxarılan istisnalar: { $removed }
diff-set-links-max = Keçid: ən çoxu { $after } (əvvəl { $before })
diff-set-length-max_chars = Bir şərhdə ən çoxu { $after } işarə ola bilər (əvvəl { $before })
diff-set-length-min_chars = Bir şərhdə ən azı { $after } işarə olmalıdır (əvvəl { $before })
diff-set-shouting-max_share = Hərflərin ən çoxu { $after } qədəri böyük ola bilər (əvvəl { $before })
diff-set-shouting-min_letters = Böyük hərflər { $after } hərfdən uzun şərhlərdə sayılır (əvvəl { $before })
diff-set-repeated_characters-max_in_row = Bir işarə ardıcıl ən çoxu { $after } dəfə gələ bilər (əvvəl { $before })
diff-set-flood-max = Bir nəfər qısa müddətdə ən çoxu { $after } şərh yaza bilər (əvvəl { $before })
diff-set-flood-within_secs = Bir nəfərin şərhləri { $after } saniyə ərzində sayılır (əvvəl { $before })
diff-set-pile_on-max = Bir nəfər qısa müddətdə ən çoxu { $after } cavab ala bilər (əvvəl { $before })
diff-set-pile_on-within_minutes = Bir nəfərə cavablar { $after } dəqiqə ərzində sayılır (əvvəl { $before })
diff-set-share_rejected-max_share = Bir nəfərin şərhlərinin ən çoxu { $after } qədəri rədd edilmiş ola bilər (əvvəl { $before })
diff-set-share_rejected-min_comments = “{ $rule }”: ən azı { $after } şərhi olan adamlara aiddir (əvvəl { $before })
diff-set-any-within_days = “{ $rule }”: son { $after } gün sayılır (əvvəl { $before })
diff-set-any-min_words = “{ $rule }”: { $after } sözdən uzun mətnlər sayılır (əvvəl { $before })
diff-set-any-max_times = “{ $rule }”: eyni mətn əvvəllər ən çoxu { $after } dəfə göndərilmiş ola bilər (köhnə hədd { $before })
diff-set-near_duplicate-max_others = Eyni mətni ən çoxu { $after } başqa adam göndərmiş ola bilər (əvvəl { $before })
diff-set-any-until_published = “{ $rule }”: adamın { $after } şərhi dərc olunana qədər qüvvədədir (əvvəl { $before })
diff-set-account_age-min_hours = “{ $rule }”: adamın ilk { $after } saatı üçün qüvvədədir (əvvəl { $before })
diff-set-old_thread-max_quiet_days = Müzakirə ən çoxu { $after } gün səssiz qala bilər (əvvəl { $before })
diff-set-old_thread-max_story_days = Xəbər ən çoxu { $after } günlük ola bilər (əvvəl { $before })
diff-set-gibberish-max_share = Hərflərin ən çoxu { $after } qədəri söz əmələ gətirməyə bilər (əvvəl { $before })
diff-set-quotation_heavy-max_share = Şərhin ən çoxu { $after } qədəri sitat ola bilər (əvvəl { $before })
diff-set-quotation_heavy-min_chars = Sitatlar { $after } işarədən uzun şərhlərdə sayılır (əvvəl { $before })
diff-set-any-at_least = “{ $rule }” { $after } ölçüsündən başlayaraq nəzərə alınır (əvvəl { $before })
diff-set-word_list-at_least = “{ $rule }”: daxili sözlər indi { $after } pilləsindən başlayaraq sayılır (əvvəl { $before })
diff-set-any-min_points = “{ $rule }” { $after } əlamətdən başlayaraq nəzərə alınır (əvvəl { $before })
diff-set-any-then = “{ $rule }”: belə şərh indi { $after }; əvvəl { $before }
diff-set-any-on_failure = “{ $rule }”: yoxlana bilməyən şərh indi { $after }; əvvəl { $before }
diff-set-any-on_missing = “{ $rule }”: ölçməyə bir şey olmayanda şərh indi { $after }; əvvəl { $before }
diff-set-any-list = “{ $rule }”: siyahı indi { $after }; əvvəl { $before }
diff-list-empty = boş
diff-set-any-words-on = “{ $rule }”: ölçü ilə yanaşı indi sözlər də sayılır
diff-set-any-words-off = “{ $rule }”: indi yalnız ölçü sayılır, sözlər sayılmır
diff-set-any-in_names-on = “{ $rule }”: indi adlara da baxılır
diff-set-any-in_names-off = “{ $rule }”: daha adlara baxılmır
diff-set-any-status-active = “{ $rule }”: bundan sonra qüvvədədir
diff-set-any-status-trial = “{ $rule }”: indi yalnız sınanır, nəticəni dəyişmir
diff-set-any-status-retired = “{ $rule }”: daha istifadə olunmur
diff-translation-outdated = Bənd { $number }, { $title } dəyişib, amma bu dillərdə köhnə mətn qalıb: { $languages }. Tərcümələri yeniləyin, yoxsa oxucuları köhnə mətni oxuyacaq.
diff-strikes-on = Bənd { $number }, { $title }: pozuntu bundan sonra sayılır
diff-strikes-off = Bənd { $number }, { $title }: pozuntu artıq sayılmır
diff-ladder-changed = Tədbirlər dəyişib
diff-step-added = Tədbirlərin yeni pilləsi: { $step }
diff-step-removed = Tədbirlərin bu pilləsi artıq yoxdur: { $step }
diff-step-changed = Tədbirlərin bir pilləsi dəyişib: { $step } (əvvəl: { $before })
diff-standing-set = Pozuntular indi yeni pozuntusuz { $after } gündən sonra unudulur
diff-standing-changed = Pozuntular indi yeni pozuntusuz { $before } gündən deyil, { $after } gündən sonra unudulur
diff-standing-gone = Pozuntular artıq yeni pozuntusuz { $before } gündən sonra unudulmur
diff-language-added = Qaydaları indi daha bir dildə oxumaq olar: { $language }
diff-language-removed = Qaydaları artıq bu dildə oxumaq olmaz: { $language }
diff-nothing = Heç nə dəyişməyib
