# What moderators see. Dense but quiet; decisions are verbs; keys are shown on the buttons.

## Frame

console-title = Moderasiya
console-queue = Növbə
console-held = Gözləyən
console-reported = Şikayətli
console-noted = Baxılası
console-all = Hamısı
console-settings = Parametrlər
console-policy = Qaydalar
console-site = Saytı aç
console-sign-out = Çıxış
console-signed-in-as = Daxil olan: { $name }
console-role-moderator = Moderator
console-role-editor = Redaktor
console-role-operator = Operator
console-help = Düymələr
console-help-title = Pultun düymələri
console-help-close = Bağla

## Signing in

sign-in-title = Daxil ol
sign-in-explain = Sizə verilən giriş keçidini açın. O, bir dəfə işləyir.
sign-in-how = Yeni keçidi operator bu əmrlə düzəldir: comity moderator link
sign-in-button = Daxil ol
sign-in-as = Birdəfəlik keçidlə daxil olursunuz.
join-title = Moderatorlara qoşul
join-explain = Müzakirələrə moderatorluq etməyə dəvət olunmusunuz: { $site }.
join-name = Adınız, həmkarlarınızın görəcəyi kimi
join-button = Qoşul

## Queue

queue-empty = Gözləyən yoxdur.
queue-empty-explain = Yeni işlər burada görünəcək, əvvəl köhnələr.
queue-empty-next = Bu arada müzakirələri oxucuların gördüyü kimi oxuya bilərsiniz.
queue-count = { $count } iş
queue-waiting-since = Gözləyir: { $time }
queue-reports = { $count } şikayət
queue-more = Sonrakı işlər
queue-first = Ən köhnəyə qayıt
queue-label = İşlər, əvvəl köhnələr

## Case

case-title = İş
case-choose = Növbədən bir iş seçin.
case-story = Məqalə
case-story-state = Aç, gözlət və ya bağla
case-answers = Nəyə cavabdır
case-comment = Şərh
case-state = Vəziyyət
case-state-published = Dərc olunub
case-state-held = Gözləyir
case-state-rejected = Rədd edilib
case-state-withdrawn = Müəllif geri götürüb
case-state-erased = Silinib
case-findings = Qaydaların gördüyü
case-findings-none = Heç bir qayda heç nə görmədi.
case-trial = sınaqdadır, tətbiq olunmur
case-told = Müəllifə deyilən:
case-evidence-number = { $name }: { $value } (hədd { $limit })
case-evidence-failed = Yoxlama alınmadı: { $why }
case-reports = Şikayətlər
case-report-at = { $time }
case-history = Tarixçə
case-history-row = { $effect }, kim: { $by }, { $time }
case-by-policy = qaydalar
case-by-moderator = moderator
case-by-appeal = etiraz
case-by-author = müəllif
case-by-import = köçürmə
case-by-sanction = tədbir
case-by-law = qanun
case-by-operator = operator
case-original = Yazıldığı kimi
case-decide = Qərar ver
case-publish = Dərc et
case-reject = Rədd et
case-keep = Dərcdə saxla
case-clause = Bənd
case-clause-choose = Bənd seçin
case-note = Müəllifə qeyd (istəyə görə)
case-note-hint = Müəllif bunu vəziyyət səhifəsində oxuyur.
case-nothing-to-decide = Qərar veriləsi bir şey yoxdur: bu şərh artıq müzakirədə deyil.
case-decided-publish = Dərc olundu.
case-decided-reject = Rədd edildi.
case-decided-hold = Yenidən növbədədir.
case-decided-undo = Qərar geri götürüldü.
case-undo = Ləğv et
case-view = Müzakirədə bax
case-changed = Bu arada kimsə bu işi həll edib. İndi belə görünür.

## Person

person-title = Şərhçi
person-email = E-poçt
person-email-none = verilməyib
person-first-seen = İlk dəfə: { $time }
person-published = Dərc olunan
person-held = Gözləyən
person-rejected = Rədd edilən
person-sanctions = Tədbirlər
person-sanctions-none = Yoxdur.
person-recent = Son şərhlər
person-recent-none = Bundan əvvəl yoxdur.
person-block = Blokla: { $name }
person-comments = Bütün şərhlər
person-comments-none = Şərh yoxdur. Silinənlər göstərilmir.
person-older = Daha köhnə şərhlər
person-newest = Ən yenilərə qayıt
person-block-email = Bu e-poçt ünvanı
person-block-address = Yazdığı şəbəkə ünvanı
sanction-warning = Xəbərdarlıq
sanction-pre-moderation = Ön yoxlama
sanction-pause = Fasilə
sanction-block = Blok
sanction-until = bitir: { $time }
sanction-for-good = həmişəlik
sanction-over = bitib
sanction-lifted = götürülüb
sanction-lift = Götür

## Blocking

block-title = Blokla: { $name }
block-explain = Bloklanmış adamın növbəti şərhi səbəbi və bitmə tarixi deyilərək qəbul edilmir.
block-kind = Tədbir
block-kind-warning = Xəbərdarlıq et
block-kind-pre-moderation = Hər şərhə əvvəlcə bax
block-kind-pause = Fasilə ver
block-kind-block = Blokla
block-for = Müddət
block-days = { $count } gün
block-for-good = Həmişəlik
block-clause = Əsaslandığı bənd
block-reason = Səbəb, adamın oxuyacağı kimi
block-also-email = Bu e-poçt ünvanını da blokla
block-also-email-hint = Yazılmış ünvan heç nəyi sübut etmir, ona görə uyğun gələn şərh rədd edilmir, gözlədilir.
block-also-address = Bu şərhin şəbəkə ünvanını da blokla
block-also-address-hint = Açarlı heş kimi saxlanılır. Bu ünvandan gələn şərhlər gözlədilir, çünki bir ünvanı bir neçə adam bölüşə bilər.
block-button = Blokla
block-done = Tədbir qüvvədədir.
lift-done = Tədbir götürüldü.

## Looking for somebody

people-title = Şərhçini tap
people-find = Şərhçi və ya şərh tap
people-find-hint = Ad və ya e-poçt
people-button = Tap
people-explain = Adın bir hissəsi, bütöv e-poçt ünvanı və ya şərhin ünvanı.
people-none = Heç kim tapılmadı.
people-none-next = Adın daha qısa hissəsini axtarın və ya şərhlərdən birinin ünvanını yapışdırın.
people-more = Daha var. Xahiş edirik, adın daha uzun hissəsini axtarın.

## Story, site, invitations

settings-title = Parametrlər
settings-site-state = Bütün saytda şərhlər
state-open = Açıqdır
state-held = Yoxlamalı: hər şərh gözləyir
state-closed = Bağlıdır
state-hidden = Gizlidir: oxucular onu görmür
settings-save = Yadda saxla
settings-saved = Yadda saxlanıldı.
settings-invite = Moderator dəvət et
settings-invite-explain = Keçid bir dəfə işləyir. Onu adama özünüz verin.
settings-invite-role = Rol
settings-invite-button = Dəvət keçidi düzəlt
settings-invite-link = Dəvət keçidi
settings-stories = Məqalələr
settings-stories-none = Hələ məqalə yoxdur. Məqalə ilk şərhlə birlikdə burada görünür.
settings-ledger = Buradakı hər qərar jurnala yazılır.

## Colleagues

moderators-title = Moderatorlar
moderators-alone = Hələ başqa moderator yoxdur. Aşağıda həmkarınızı dəvət edə bilərsiniz.
moderators-you = siz
moderators-since = bu vaxtdan: { $date }
moderators-signed-in = son giriş: { $time }
moderators-not-signed-in = hazırda daxil olmayıb
moderators-remove = Girişi ləğv et
moderators-remove-title = Girişi ləğv et: { $name }
moderators-remove-explain = Bu adam hər yerdə çıxarılır və daha daxil ola bilmir. Verdiyi qərarlar qalır. Onun düzəltdiyi, hələ istifadə olunmamış dəvət keçidləri də işləmir.
moderators-remove-self = Bu, sizin öz girişinizdir. Dərhal çıxarılacaqsınız.
moderators-removed = Giriş ləğv edildi.

## Keys

key-next = Növbəti iş
key-previous = Əvvəlki iş
key-open = İşi aç
key-publish = Dərc et
key-reject = Rədd et
key-note = Qeyd yaz
key-leave = Qeyddən çıx
key-block = Müəllifi blokla
key-undo = Son qərarı ləğv et
key-help = Düymələri göstər
key-queue = Növbəyə keç

## What a decision did, in a case's history

effect-publish = Dərc olundu
effect-note = Dərc olundu, moderatorlara qeydlə
effect-ask = Müəllifdən baxmaq xahiş olundu
effect-hold = Gözlədildi
effect-reject = Rədd edildi
effect-undo = Qərar geri götürülüb
effect-withdrawn = Geri götürüldü
effect-erased = Silindi
effect-sanctioned = Tədbir görüldü
effect-sanction-lifted = Tədbir götürüldü
effect-sanction-proposed = Tədbir təklif olundu, təsdiq gözləyir
effect-sanction-declined = Təklif olunan tədbir rədd edildi
effect-blocked = Bloklandı
effect-block-lifted = Blok götürüldü
effect-story-changed = Məqalə dəyişdi
effect-site-changed = Sayt dəyişdi
effect-policy-published = Qaydalar dərc olundu
effect-policy-withdrawn = Qaydaların versiyası geri götürüldü
effect-moderators-changed = Moderatorlar dəyişdi
effect-reports-resolved = Şikayətlərə baxıldı

## Trying a text

console-score = Mətni yoxla
score-title = Mətni yoxla
score-explain = Qiymətləndirici və qüvvədə olan qaydalar mətn haqqında nə deyir. Heç nə saxlanılmır.
score-text = Mətn
score-parent = Nəyə cavabdır (boş qala bilər)
score-button = Qiymətləndir
score-outcome-publish = Dərc olunardı.
score-outcome-note = Dərc olunar və moderatorlara göstərilərdi.
score-outcome-ask = Müəllifdən bir də düşünmək xahiş olunardı.
score-outcome-hold = Moderatoru gözləyərdi.
score-outcome-reject = Rədd edilərdi.
score-no-clause = Heç bir bənd danışmır.
score-reading = Maskalanmadan oxunuş
score-attributes = Qiymətlər
score-no-scores = Bu mətn üçün qiymət yoxdur.
score-target = Kimə yönəlib
score-target-commenter = başqa şərhçiyə
score-target-author = yazının müəllifinə
score-target-public-person = ictimai şəxsə
score-target-group = bir qrupa
score-target-idea = fikrə və ya əşyaya
score-target-nobody = heç kimə
score-target-unknown = bu dildə müəyyən edilmir
score-language = Dil
score-language-unknown = müəyyən edilmir
score-model = Model
score-failed = Hazırda cavab yoxdur. Bir azdan yenidən yoxlayın.
