# What the policy tells people. Keys `told-<rule>` are named by the rules of comity_policy; a rule may add a variant.
# Numbers come as text, so sentences are written to read well with any number.
# Voice: say what was noticed and what to do. No scolding, no exclamation marks.

## What is said

told-word_list = İçinde yayımlamadığımız sözcükler var: { $words }. Lütfen onlarsız söyleyin.
told-word_list-attack = Başka bir yorumcuya saldırıyor: “{ $words }”. Kişiyi değil, görüşü eleştirin.
told-word_list-name = İmzadaki adda yayımlamadığımız sözcükler var. Lütfen başka bir ad seçin.
told-signal = Şöyle okunuyor: { $signal }. Başka türlü söyleyip yeniden gönderebilirsiniz.
told-attack_on_commenter = Başka bir yorumcuya saldırıyor. Görüşü eleştirin, onu söyleyen kişiyi değil.
told-attack_on_author = Haberi yazana kişi olarak saldırıyor. Bunun yerine yazılanı eleştirin.
told-attack_on_group = İnsanlara kimliklerinden ötürü saldırıyor. Bütün bir topluluğu değil, yapılanı eleştirin.
told-threat = Şiddet tehdidi ya da birinin zarar görmesi dileği olarak anlaşılabilir. Lütfen bunu çıkarın.
told-contact_details = İçinde özel iletişim bilgileri var ({ $kinds }). Lütfen çıkarın.
told-links = Bağlantı sayısı: { $count }. Sınırımız: { $limit }. Lütfen birkaçını çıkarın.
told-link_to_listed_host = { $host } sitesine bağlantı veriyor; o siteye giden bağlantıları yayımlamıyoruz.
told-link_from_new_commenter = İçinde bağlantı var. Burada yeni olanların bağlantılarına önce bir moderatör bakar.
told-shouting = Çoğu büyük harfle yazılmış. Lütfen olağan biçimde yazıp yeniden gönderin.
told-repeated_characters = Aynı işaret pek çok kez yineleniyor. Lütfen kısaltıp yeniden gönderin.
told-gibberish = İçinde sözcük okuyamadık. Lütfen açıkça yazıp yeniden gönderin.
told-length-long = Karakter sayısı: { $count }. Sınırımız: { $limit }. Lütfen kısaltın.
told-length-short = Karakter sayısı: { $count }. En az { $limit } karakter istiyoruz. Lütfen biraz daha yazın.
told-language_not_accepted = Bu tartışmanın kabul etmediği bir dilde yazılmış. Lütfen şu dillerden birinde yazın: { $languages }.
told-advertising = Reklam gibi okunuyor. Lütfen bunun yerine haber hakkında ne düşündüğünüzü yazın.
told-quotation_heavy = Çoğu alıntı. Lütfen kendi söylemek istediğinizi ekleyin.
told-evasion = Bazı sözcükler gizlenecek biçimde yazılmış. Lütfen olağan biçimde yazın.

## How it is said, in context

told-repeated_comment = Bu metni zaten göndermiştiniz. Bir kez yeter.
told-near_duplicate = Neredeyse aynı metni başka yerde de gönderdiniz. Lütfen bu tartışma için bir şey yazın.
told-flood = Kısa sürede çok yorum gönderdiniz. Sonraki için lütfen biraz bekleyin.
told-pile_on = Kısa sürede aynı kişiye çok yanıt gitti. Sonrakilere önce bir moderatör bakacak.
told-old_thread = Tartışmanın bu bölümü uzun süredir sessiz. Yeni yanıtlara önce bir moderatör bakacak.

## Who says it

told-first_comments = Burada yenisiniz. İlk yorumlarınıza önce bir moderatör bakar.
told-account_age = Kısa süre önce katıldınız. Şimdilik yorumlarınıza önce bir moderatör bakıyor.
told-share_rejected = Son yorumlarınızın çoğu yayımlanmadı. Şimdilik yenilerine önce bir moderatör bakıyor.
told-under_pre_moderation = Yorumlarınıza önce bir moderatör bakar.
told-block_evasion = Burada engellenmiş biriyle eşleşiyor. Önce bir moderatör bakacak.

## Where and when

told-closed_story = Bu haberin tartışması kapalı.
told-closed_story-site = Yorumlar şu anda kapalı.
told-closed_story-held = Bu tartışmada her yoruma yayımlanmadan önce bir moderatör bakar.
told-story_on_watch_list = Bu habere özel özen gösteriyoruz. Yorumlara yayımlanmadan önce bir moderatör bakar.
told-story_tag = Bu konudaki haberlere özel özen gösteriyoruz. Yorumlara yayımlanmadan önce bir moderatör bakar.
told-staffed_hours = Şu anda görevde kimse yok. Yorumunuz bir moderatör dönene kadar bekliyor.

## A rule of the newsroom's own, and a rule that failed

told-expression = Yazı işlerinin bu maddede koyduğu bir koşula uyuyor.
told-rule-failed = Denetimlerden biri tamamlanamadı. Yorumunuza bir moderatör bakacak.

## The refusal and the waiting comment, as a whole

explain-published = Yorumunuz yayımlandı.
explain-noted = Yorumunuz yayımlandı.
explain-asked = Yayımlamadan önce lütfen bir kez daha bakın.
explain-held = Yorumunuz moderatör bekliyor. Yalnızca siz ve moderatörler görebilir.
explain-rejected = Bunu yayımlamadık.
explain-clause = Madde { $number }: { $title }
explain-automated = Denetim, kurallarımızda yazılı olana göre otomatik yapıldı.
explain-moderator = Buna bir moderatör karar verdi.
explain-do-ask = Değiştirebilir ya da olduğu gibi gönderebilirsiniz.
explain-do-hold = Bir şey yapmanız gerekmez. İsterseniz değiştirebilirsiniz.
explain-do-reject = Değiştirip yeniden gönderebilir ya da karara itiraz edebilirsiniz.

## Kinds of private details

kind-phone = telefon numarası
kind-email = e-posta adresi
kind-bank = banka hesabı
kind-card = kart numarası
kind-street = açık adres
kind-id = kimlik numarası

## What a signal measures, in words that fit “It reads as …”

signal-toxicity = kaba ya da saygısız
signal-severe_toxicity = çok nefret dolu ya da saldırgan
signal-identity_attack = insanlara kimliklerinden ötürü saldırı
signal-insult = hakaret
signal-profanity = küfür
signal-threat = tehdit
signal-sexually_explicit = açık cinsel içerik
signal-obscene = müstehcen
signal-spam = istenmeyen içerik
signal-inflammatory = kışkırtma amaçlı
signal-incoherent = anlaşılması güç
signal-unsubstantial = bir şey söylemek için fazla kısa
signal-likely_to_reject = moderatörlerimizin yayımlamayacağı bir şey
signal-attack_on_author = yazara saldırı
signal-attack_on_commenter = başka bir yorumcuya saldırı
signal-other = bu maddenin dışarıda bıraktığı bir şey

## Outcomes and sanctions

outcome-publish = yayımlanır
outcome-note = yayımlanır ve moderatörlere gösterilir
outcome-ask = yazarına bir kez daha gösterilir
outcome-hold = moderatör bekler
outcome-reject = yayımlanmaz
outcome-skip = öteki denetimlere bırakılır
severity-mild = hafif
severity-strong = sert
severity-severe = ağır

sanction-told-warning = Yorumlarınızdan { $count } tanesi { $window } gün içinde kurallara uymadı. Yeniden yazmadan önce lütfen kuralları okuyun.
sanction-told-pre-moderation = Yorumlarınızdan { $count } tanesi { $window } gün içinde kurallara uymadı. Artık her yorumunuza önce bir moderatör bakıyor.
sanction-told-pause = Yorumlarınızdan { $count } tanesi { $window } gün içinde kurallara uymadı. { $days } gün sonra yeniden yazabilirsiniz.
sanction-told-block = Önceki önlemler işe yaramadığı için engellendiniz.
sanction-confirm = Bunu ikinci bir moderatör onaylamalı.
sanction-step = { $window } { $what } → { $measure }
sanction-window = { $count } gün içinde
sanction-step-days = { $measure }, { $count } gün
sanction-counted-rejections = kurallara uymayan { $count } yorum
sanction-counted-warnings = { $count } uyarı
sanction-counted-pre-moderations = { $count } ön denetim
sanction-counted-pauses = { $count } ara verme
sanction-follows = { $reason }. Bu, önlemlerimizden kaynaklanıyor: “{ $step }”.

## What each kind of rule looks for, as readers and moderators see it

rule-account_age = Kısa süre önce katılan kişiler
rule-advertising = Reklam ve istenmeyen ileti
rule-attack_on_author = Haberin yazarına saldırı
rule-attack_on_commenter = Başka bir yorumcuya saldırı
rule-attack_on_group = İnsanlara kim oldukları için saldırı
rule-block_evasion = Engellenmiş biri olabilecek kişiler
rule-closed_story = Kapalı olan ya da her yorumun beklediği tartışmalar
rule-closed_story-closed = Kapalı olan tartışmalar
rule-closed_story-held = Her yorumun beklediği tartışmalar
rule-contact_details = Özel iletişim bilgileri
rule-evasion = Gizlenecek biçimde yazılmış sözcükler
rule-expression = Haber merkezinin kendi koşulu
rule-first_comments = Bir kişinin ilk yorumları
rule-flood = Kısa sürede bir kişiden çok sayıda yorum
rule-gibberish = Sözcük içermeyen metinler
rule-language_not_accepted = Tartışmanın kabul etmediği diller
rule-length = Çok uzun ya da çok kısa metinler
rule-length-long = Çok uzun metinler
rule-link_from_new_commenter = Burada yeni olan kişilerden bağlantılar
rule-link_to_listed_host = Listemizdeki sitelere bağlantılar
rule-links = Sınırdan fazla bağlantı
rule-near_duplicate = Birkaç yerde neredeyse aynı metin
rule-old_thread = Uzun süredir sessiz olan bir tartışmaya yanıtlar
rule-pile_on = Kısa sürede bir kişiye çok sayıda yanıt
rule-quotation_heavy = Çoğu alıntı olan metinler
rule-repeated_characters = Art arda yinelenen aynı işaret
rule-repeated_comment = Aynı kişinin daha önce gönderdiği metin
rule-share_rejected = Birçok yorumu yayımlanmamış kişiler
rule-shouting = Çoğu büyük harfle yazılmış metinler
rule-signal = Metnin sınırı aşan bir ölçümü
rule-staffed_hours = Kimsenin görevde olmadığı saatler
rule-story_on_watch_list = Özel dikkat gösterilen haberler
rule-story_tag = Belirli konulardaki haberler
rule-threat = Tehditler ve kötülük dilekleri
rule-under_pre_moderation = Her yorumu bekleyen kişiler
rule-word_list = Yayımlamadığımız sözcükler
rule-word_list-aimed = Tartışmadaki birine saldıran sözcükler

## How a clause is enforced

enforced-rule = { $rule } → { $outcome }
enforced-also = { $first }. { $second }
enforced-failure = Bu denetim yapılamazsa yorum { $outcome }.
enforced-failure-publish = Bu denetim yapılamazsa hiçbir yorumu durdurmaz.
enforced-missing = Ölçecek bir şey yoksa, örneğin programın bilmediği bir dilde, yorum { $outcome }.
enforced-from = { $value } ve üzeri
enforced-limit = sınır: { $value }
enforced-words-on = sözcüklere de bakarak
enforced-words-off = yalnızca ölçüme bakarak
enforced-list = listesindeki kayıtlar: { $count }

## What changed between two versions

diff-clause-added = Yeni madde { $number }: { $title }
diff-clause-removed = Madde { $number } kaldırıldı: { $title }
diff-clause-renamed = Madde { $number } artık şu adı taşıyor: { $title }
diff-clause-renumbered = Madde { $title }: yeri { $before } idi, { $after } oldu
diff-prose-changed = Madde { $number }, { $title }: metin değişti
diff-summary-changed = Giriş değişti
diff-rule-added = Madde { $number }, { $title }: yeni denetim “{ $rule }”, sonuç: { $outcome }
diff-rule-removed = Madde { $number }, { $title }: “{ $rule }” denetimi kaldırıldı
diff-rule-changed = Madde { $number }, { $title }: “{ $rule }” denetimi: { $setting } { $before } idi, { $after } oldu
diff-rule-told = Madde { $number }, { $title }: { $told }
diff-own-condition = Yazı işlerinin kendi yazdığı bir koşul değişti
diff-on-trial = Denemede, okurlara gösterilmez: { $told }
diff-set-otherwise = “{ $rule }”: denetim ayarlandı
diff-list-grew = “{ $rule }”: listeye eklenen: { $added }
diff-list-shrank = “{ $rule }”: listeden çıkarılan: { $removed }
diff-list-changed = “{ $rule }”: listeye eklenen: { $added }; çıkarılan: { $removed }
diff-exceptions-grew = “{ $rule }”: istisnalar listesine eklenen: { $added }
diff-exceptions-shrank = “{ $rule }”: istisnalar listesinden çıkarılan: { $removed }
diff-exceptions-changed = “{ $rule }”: yeni istisnalar: { $added }; çıkarılan istisnalar: { $removed }
diff-set-links-max = Bağlantı: en fazla { $after } (önceden { $before })
diff-set-length-max_chars = Bir yorumda en fazla { $after } karakter olabilir (önceden { $before })
diff-set-length-min_chars = Bir yorumda en az { $after } karakter olmalı (önceden { $before })
diff-set-shouting-max_share = Harflerin en çok { $after } kadarı büyük olabilir (önceden { $before })
diff-set-shouting-min_letters = Büyük harfler { $after } harften uzun yorumlarda sayılır (önceden { $before })
diff-set-repeated_characters-max_in_row = Bir işaret art arda en fazla { $after } kez gelebilir (önceden { $before })
diff-set-flood-max = Bir kişi kısa sürede en fazla { $after } yorum yazabilir (önceden { $before })
diff-set-flood-within_secs = Bir kişinin yorumları { $after } saniye içinde sayılır (önceden { $before })
diff-set-pile_on-max = Bir kişi kısa sürede en fazla { $after } yanıt alabilir (önceden { $before })
diff-set-pile_on-within_minutes = Bir kişiye yanıtlar { $after } dakika içinde sayılır (önceden { $before })
diff-set-share_rejected-max_share = Bir kişinin yorumlarının en çok { $after } kadarı reddedilmiş olabilir (önceden { $before })
diff-set-share_rejected-min_comments = “{ $rule }”: en az { $after } yorumu olan kişiler için geçerlidir (önceden { $before })
diff-set-any-within_days = “{ $rule }”: son { $after } gün sayılır (önceden { $before })
diff-set-any-min_words = “{ $rule }”: { $after } sözcükten uzun metinler sayılır (önceden { $before })
diff-set-any-max_times = “{ $rule }”: aynı metin önceden en fazla { $after } kez gönderilmiş olabilir (eski sınır { $before })
diff-set-near_duplicate-max_others = Aynı metni en fazla { $after } başka kişi göndermiş olabilir (önceden { $before })
diff-set-any-until_published = “{ $rule }”: kişinin { $after } yorumu yayımlanana kadar geçerlidir (önceden { $before })
diff-set-account_age-min_hours = “{ $rule }”: kişinin ilk { $after } saati için geçerlidir (önceden { $before })
diff-set-old_thread-max_quiet_days = Bir tartışma en fazla { $after } gün sessiz kalmış olabilir (önceden { $before })
diff-set-old_thread-max_story_days = Bir haber en fazla { $after } günlük olabilir (önceden { $before })
diff-set-gibberish-max_share = Harflerin en çok { $after } kadarı sözcük oluşturmayabilir (önceden { $before })
diff-set-quotation_heavy-max_share = Bir yorumun en çok { $after } kadarı alıntı olabilir (önceden { $before })
diff-set-quotation_heavy-min_chars = Alıntılar { $after } karakterden uzun yorumlarda sayılır (önceden { $before })
diff-set-any-at_least = “{ $rule }” { $after } ölçümünden itibaren fark edilir (önceden { $before })
diff-set-word_list-at_least = “{ $rule }”: yerleşik sözcükler artık { $after } basamağından başlayarak sayılır (önceden { $before })
diff-set-any-min_points = “{ $rule }” { $after } belirtiden itibaren fark edilir (önceden { $before })
diff-set-any-then = “{ $rule }”: böyle bir yorum artık { $after }; önceden { $before }
diff-set-any-on_failure = “{ $rule }”: denetlenemeyen yorum artık { $after }; önceden { $before }
diff-set-any-on_missing = “{ $rule }”: ölçecek bir şey yoksa yorum artık { $after }; önceden { $before }
diff-set-any-list = “{ $rule }”: liste artık { $after }; önceden { $before }
diff-list-empty = boş
diff-set-any-words-on = “{ $rule }”: ölçümün yanında artık sözcükler de sayılır
diff-set-any-words-off = “{ $rule }”: artık yalnız ölçüm sayılır, sözcükler sayılmaz
diff-set-any-in_names-on = “{ $rule }”: artık adlara da bakılır
diff-set-any-in_names-off = “{ $rule }”: artık adlara bakılmaz
diff-set-any-status-active = “{ $rule }”: bundan sonra geçerlidir
diff-set-any-status-trial = “{ $rule }”: artık yalnız denenir, sonucu değiştirmez
diff-set-any-status-retired = “{ $rule }”: artık kullanılmıyor
diff-translation-outdated = Madde { $number }, { $title } değişti, ama şu dillerde eski metin duruyor: { $languages }. Çevirileri güncelleyin; yoksa okurları eski metni okur.
diff-strikes-on = Madde { $number }, { $title }: uymamak bundan böyle ihlal sayılır
diff-strikes-off = Madde { $number }, { $title }: uymamak artık ihlal sayılmaz
diff-ladder-changed = Önlemler değişti
diff-step-added = Önlemlerin yeni basamağı: { $step }
diff-step-removed = Önlemlerin şu basamağı kalktı: { $step }
diff-step-changed = Önlemlerin bir basamağı değişti: { $step } (önceki: { $before })
diff-standing-set = İhlaller artık yeni ihlal olmadan geçen { $after } günün ardından unutuluyor
diff-standing-changed = İhlaller artık yeni ihlal olmadan geçen { $before } gün yerine { $after } günün ardından unutuluyor
diff-standing-gone = İhlaller artık yeni ihlal olmadan geçen { $before } günün ardından unutulmuyor
diff-language-added = Kurallar artık bir dilde daha okunabiliyor: { $language }
diff-language-removed = Kurallar artık şu dilde okunamıyor: { $language }
diff-nothing = Hiçbir şey değişmedi
