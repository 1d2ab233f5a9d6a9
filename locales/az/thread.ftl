# What readers and commenters see: the thread, the form, the policy page, the status page.
# Voice: short sentences, plain words, no scolding, no exclamation marks. Buttons are verbs.

## The head of the thread

thread-title = Şərhlər
thread-count = { $count } şərh
thread-empty = Hələ şərh yoxdur.
thread-empty-invite = Nə düşündüyünüzü birinci siz yazın.
thread-sort = Sıralama
sort-newest = Əvvəl yenilər
sort-oldest = Əvvəl köhnələr
sort-most-replied = Ən çox cavab alanlar
sort-most-reacted = Ən çox reaksiya alanlar
thread-feed = Lent
thread-feed-title = “{ $headline }” məqaləsinə şərhlər
thread-more = Daha çox şərh
thread-first-page = İlk səhifəyə qayıt
thread-more-replies = Daha { $count } cavab
thread-continue = Bu budağın davamı
thread-branch-title = Müzakirənin bir budağı
thread-back = Bütün şərhlərə qayıt
thread-back-to-story = Məqaləyə qayıt
thread-new = { $count } yeni şərh
thread-closed = Müzakirə bağlıdır. Onu yenə oxuya bilərsiniz.
thread-site-closed = Şərhlər hazırda bağlıdır. Onları yenə oxuya bilərsiniz.
thread-not-yet = İlk şərh materialın öz səhifəsində yazılır.
thread-held-story = Bu müzakirədə hər şərhə dərcdən əvvəl moderator baxır.
thread-loading = Müzakirə yüklənir
thread-failed = Müzakirəni yükləmək olmadı.
thread-retry = Yenidən cəhd et
thread-read-there = Müzakirəni öz səhifəsində oxu
thread-offline = Serverə çata bilmədik. Mətniniz hələ buradadır.

## The policy above the form

policy-note-title = Müzakirə qaydaları
policy-note-read = Müzakirə qaydalarını oxu

## A comment

# { $name } is the commenter's name, shown in bold.
comment-said = { $name } yazıb:
comment-nameless = Anonim
comment-number = Şərh { $number }
comment-staff = Redaksiya
comment-permalink = Bu şərhə keçid
comment-edited = dəyişdirilib
comment-reply = Cavab ver
comment-reply-to = Cavab ver: { $name }
comment-report = Şikayət et
comment-edit = Dəyiş
comment-withdraw = Geri götür
comment-withdrawn = Müəllif bu şərhi geri götürüb.
comment-removed = Bu şərh silinib.
comment-not-shown = Bu şərh göstərilmir.
comment-held-title = Moderatoru gözləyir
comment-held-only-you = Moderator baxanadək bu şərhi yalnız siz görürsünüz.
comment-rejected-title = Dərc olunmayıb
comment-rejected-only-you = Bu şərhi yalnız siz görürsünüz.
comment-yours = Sizin şərhiniz
comment-why = Niyə
comment-status-link = Vəziyyətinə şəxsi keçid
comment-status-keep = Bu keçidi saxlayın. Qərarı onunla görəcəksiniz.
comment-edit-until = Bu vaxta qədər dəyişə bilərsiniz: { $time }.

## Times, shown by the page's script

time-now = indicə
time-minutes = { $count } dəq
time-hours = { $count } saat
time-days = { $count } gün

## The form

form-title = Şərh yaz
form-reply-title = Cavab: { $name }
form-edit-title = Şərhinizi dəyişin
form-text = Şərhiniz
form-text-hint = *kursiv*, **qalın**, > sitat, siyahı və keçid işlədə bilərsiniz.
form-name = Ad
form-name-hint = Şərhinizlə birlikdə görünür.
form-email = E-poçt
form-email-hint = Heç vaxt göstərilmir.
form-email-optional = E-poçt (istəyə görə)
form-post = Şərhi göndər
form-post-reply = Cavabı göndər
form-save = Yadda saxla
form-again = Yenidən göndər
form-post-anyway = Olduğu kimi göndər
form-discard = Qaralamanı sil
form-cancel = İmtina
form-sending = Göndərilir
form-required = Vacibdir
form-answering = Bu şərhə cavab verirsiniz

## What happened

posted-title = Şərhiniz dərc olundu.
posted-held-title = Şərhiniz moderatoru gözləyir.
posted-edited = Şərhiniz dəyişdirildi.
posted-withdrawn = Şərhiniz geri götürüldü.
posted-see = Müzakirədə bax
refused-title = Bunu dərc etmədik.
refused-edit-title = Bu dəyişikliyi dərc etmədik.
refused-edit-kept = Dərc olunmuş mətn olduğu kimi qalır. Öz mətninizi dəyişib yenidən saxlaya bilərsiniz.
refused-asked-title = Xahiş edirik, bir daha baxın.
refused-asked = Hələ heç nə dərc olunmayıb. Dəyişə və ya olduğu kimi göndərə bilərsiniz.
refused-asked-edit = Siz qərar verənədək dərc olunmuş mətn əvvəlki kimi qalır. Öz mətninizi dəyişə və ya olduğu kimi göndərə bilərsiniz.
refused-what-to-do = Dəyişib yenidən göndərin. Mətniniz hələ buradadır.
refused-appeal = Və ya moderatordan baxmağı xahiş edin
refused-kept = Mətniniz hələ buradadır.
refused-clause = Bənd { $number } · { $title }
refused-read-clause = Bu bəndi oxu
refused-your-text = Nəyi gördük
quote-open = “
quote-close = ”

## Withdrawing

withdraw-title = Şərhinizi geri götürün
withdraw-explain = O, müzakirədən çıxır. Ona verilən cavablar qalır. Bunu qaytarmaq olmur.
withdraw-button = Şərhi geri götür

## Reporting

report-title = Şərhdən şikayət et
report-explain = Moderator baxacaq. Müəllif kimin şikayət etdiyini bilməyəcək.
report-why = Onda nə düz deyil?
report-reason-attack = Bir adama və ya qrupa hücum edir
report-reason-spam = Reklam və ya spamdır
report-reason-policy = Qaydaları başqa cür pozur
report-reason-law = Qanuna zidd ola bilər
report-clause = Hansı bəndi pozur?
report-clause-none = Bilmirəm
report-note = Moderator nəyi bilməlidir? (istəyə görə)
report-button = Şikayəti göndər
report-done-title = Təşəkkür edirik. Şikayət moderatorlardadır.
report-done = Onlar şərhə baxıb müzakirə qaydalarına görə qərar verəcəklər.

## The status page behind the private link

status-title = Şərhinizin vəziyyəti
status-private = Bu səhifə sizin üçündür. Keçidi olan hər kəs onu görə bilər.
status-published = Dərc olunub
status-held = Moderatoru gözləyir
status-rejected = Dərc olunmayıb
status-withdrawn = Siz geri götürmüsünüz
status-erased = Silinib
status-published-explain = Şərhiniz müzakirədədir.
status-held-explain = Moderator baxacaq. O vaxta qədər onu başqa heç kim görmür.
status-rejected-explain = Şərhiniz müzakirədə deyil.
status-withdrawn-explain = Şərhinizi geri götürmüsünüz.
status-erased-explain = Mətn həmişəlik silinib.
status-by-policy = Müzakirə qaydalarına görə avtomatik qərar verilib.
status-by-moderator = Moderator qərar verib.
status-by-author = Siz qərar vermisiniz.
status-by-import = Arxivdən köçürülüb.
status-by-law = Qanun tələb etdiyi üçün qərar verilib.
status-version = Müzakirə qaydaları, versiya { $version }
status-why = Niyə
status-note = Moderator yazıb
measure-warning = Sizə xəbərdarlıq edilib ({ $date }). Şərh yazmağa davam edə bilərsiniz; bu təkrarlansa, nəzərə alınacaq. Səbəb: { $reason }
status-undone = Qərar geri götürülüb
status-appeal = Moderatorlara yazdığınız
status-your-text = Sizin yazdığınız
status-history = İndiyədək nə olub
status-story = Məqalə
appeal-title = Moderatora müraciət
appeal-explain = Buna qayda qərar verib, insan da baxa bilər. O vaxta qədər şərhiniz gözləyir.
appeal-why = Niyə qalmalıdır (istəyə görə)
appeal-button = Şikayət etmək
status-at = { $time }

## The policy page

policy-title = Müzakirə qaydaları
policy-version = Versiya { $version }
policy-in-force-since = Qüvvəyə minib: { $date }
policy-in-force-from = Qüvvəyə minəcək: { $date }
policy-was-in-force = Bu versiya artıq qüvvədə deyil.
policy-withdrawn = Bu versiya qüvvəyə minmədən geri götürülüb.
policy-replaced = Bu versiya qüvvəyə minmədən başqası ilə əvəz olunub.
policy-brings-back = Bu, yenidən { $version } versiyasının mətnidir.
policy-state-to-come = gözlənilir
policy-state-replaced = qüvvəyə minmədən əvəz olunub
policy-state-withdrawn = qüvvəyə minmədən geri götürülüb
policy-current = Qüvvədə olan versiyanı oxu
policy-changed = Bu versiyada nə dəyişib
policy-versions = Əvvəlki versiyalar
policy-examples = Nümunələr
policy-example-publish = Dərc olunur
policy-example-note = Dərc olunur, moderatorlar da baxır
policy-example-ask = Bir daha baxmağınız xahiş olunur
policy-example-hold = Moderatoru gözləyir
policy-example-reject = Dərc olunmur
policy-enforced = Necə tətbiq olunur
policy-enforced-none = Bu bəndi insanlar tətbiq edir, avtomatik qayda yoxdur.
policy-machine = Bu qaydalar verilən kimi
policy-digest = Yoxlama cəmi
policy-contents = Bəndlər

## Front page and story page

front-title = Məqalələr
front-older = Daha köhnə məqalələr
front-newer = Daha yeni məqalələr
front-empty = Hələ məqalə yoxdur. Dərc olunanda burada görünəcək.
front-powered = Müzakirələr Comity ilə
story-published = Dərc olunub: { $date }
story-comments = Şərhlər
story-skip = Şərhlərə keç
page-skip = Məzmuna keç
page-about-policy = Müzakirə qaydaları
page-feed = Bütün şərhlərin lenti
feed-site-title = { $site }: şərhlər
feed-entry-title = { $name }, “{ $headline }” haqqında

## Dates

date-day = { $day } { $month } { $year }
date-time = { $date }, { $time } UTC
date-unknown = tarixi məlum deyil
month-1 = yanvar
month-2 = fevral
month-3 = mart
month-4 = aprel
month-5 = may
month-6 = iyun
month-7 = iyul
month-8 = avqust
month-9 = sentyabr
month-10 = oktyabr
month-11 = noyabr
month-12 = dekabr

## Titles of form pages

form-title-reply = Cavab yaz
