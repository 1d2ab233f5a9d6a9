# What readers and commenters see: the thread, the form, the policy page, the status page.
# Voice: short sentences, plain words, no scolding, no exclamation marks. Buttons are verbs.

## The head of the thread

thread-title = Yorumlar
thread-count = { $count } yorum
thread-empty = Henüz yorum yok.
thread-empty-invite = Ne düşündüğünüzü ilk siz yazın.
thread-sort = Sıralama
sort-newest = En yeni
sort-oldest = En eski
sort-most-replied = En çok yanıtlanan
sort-most-reacted = En çok tepki alan
thread-feed = Akış
thread-feed-title = “{ $headline }” haberine yorumlar
thread-more = Daha fazla yorum
thread-first-page = İlk sayfaya dön
thread-more-replies = { $count } yanıt daha
thread-continue = Bu dalı sürdür
thread-branch-title = Tartışmanın bir dalı
thread-back = Tüm yorumlara dön
thread-back-to-story = Habere dön
thread-new = { $count } yeni yorum
thread-closed = Tartışma kapandı. Yine de okuyabilirsiniz.
thread-site-closed = Yorumlar şu anda kapalı. Yine de okuyabilirsiniz.
thread-not-yet = İlk yorum, haberin kendi sayfasında yazılır.
thread-held-story = Bu tartışmada her yoruma yayımlanmadan önce bir moderatör bakar.
thread-loading = Tartışma yükleniyor
thread-failed = Tartışma yüklenemedi.
thread-retry = Yeniden dene
thread-read-there = Tartışmayı kendi sayfasında oku
thread-offline = Sunucuya ulaşamadık. Metniniz hâlâ burada.

## The policy above the form

policy-note-title = Tartışma kuralları
policy-note-read = Tartışma kurallarını oku

## A comment

# { $name } is the commenter's name, shown in bold.
comment-said = { $name } yazdı:
comment-nameless = Anonim
comment-number = Yorum { $number }
comment-staff = Yazı işleri
comment-permalink = Bu yorumun bağlantısı
comment-edited = düzenlendi
comment-reply = Yanıtla
comment-reply-to = Yanıtla: { $name }
comment-report = Bildir
comment-edit = Düzenle
comment-withdraw = Geri çek
comment-withdrawn = Yazarı bu yorumu geri çekti.
comment-removed = Bu yorum kaldırıldı.
comment-not-shown = Bu yorum gösterilmiyor.
comment-held-title = Moderatör bekliyor
comment-held-only-you = Bir moderatör bakana kadar bu yorumu yalnızca siz görürsünüz.
comment-rejected-title = Yayımlanmadı
comment-rejected-only-you = Bu yorumu yalnızca siz görürsünüz.
comment-yours = Yorumunuz
comment-why = Neden
comment-status-link = Durumunun özel bağlantısı
comment-status-keep = Bu bağlantıyı saklayın. Kararı bu yolla görürsünüz.
comment-edit-until = Şu ana kadar düzenleyebilirsiniz: { $time }.

## Times, shown by the page's script

time-now = az önce
time-minutes = { $count } dk
time-hours = { $count } sa
time-days = { $count } gün

## The form

form-title = Yorum yaz
form-reply-title = Yanıt: { $name }
form-edit-title = Yorumunu düzenle
form-text = Yorumunuz
form-text-hint = *vurgu*, **kalın**, > alıntı, liste ve bağlantı kullanabilirsiniz.
form-name = Ad
form-name-hint = Yorumunuzla birlikte görünür.
form-email = E-posta
form-email-hint = Hiç gösterilmez.
form-email-optional = E-posta (isteğe bağlı)
form-post = Yorumu gönder
form-post-reply = Yanıtı gönder
form-save = Kaydet
form-again = Yeniden gönder
form-post-anyway = Olduğu gibi gönder
form-discard = Sil
form-cancel = Vazgeç
form-sending = Gönderiliyor
form-required = Gerekli
form-answering = Bu yorumu yanıtlıyorsunuz

## What happened

posted-title = Yorumunuz yayımlandı.
posted-held-title = Yorumunuz moderatör bekliyor.
posted-edited = Yorumunuz değiştirildi.
posted-withdrawn = Yorumunuz geri çekildi.
posted-see = Tartışmada gör
refused-title = Bunu yayımlamadık.
refused-edit-title = Bu değişikliği yayımlamadık.
refused-edit-kept = Yayımlanan metin olduğu gibi kalır. Metninizi değiştirip yeniden kaydedebilirsiniz.
refused-asked-title = Lütfen bir kez daha bakın.
refused-asked = Henüz bir şey yayımlanmadı. Değiştirebilir ya da olduğu gibi gönderebilirsiniz.
refused-asked-edit = Siz karar verene kadar yayımlanmış metin olduğu gibi kalır. Kendi metninizi değiştirebilir ya da olduğu gibi gönderebilirsiniz.
refused-what-to-do = Değiştirip yeniden gönderin. Metniniz hâlâ burada.
refused-appeal = Ya da bir moderatörden bakmasını isteyin
refused-kept = Metniniz hâlâ burada.
refused-clause = Madde { $number } · { $title }
refused-read-clause = Bu maddeyi oku
refused-your-text = Fark ettiğimiz
quote-open = “
quote-close = ”

## Withdrawing

withdraw-title = Yorumunuzu geri çekin
withdraw-explain = Tartışmadan kaybolur. Ona verilen yanıtlar kalır. Geri alınamaz.
withdraw-button = Yorumu geri çek

## Reporting

report-title = Yorum bildir
report-explain = Bir moderatör bakacak. Yazarı, kimin bildirdiğini öğrenmez.
report-why = Nesi yanlış?
report-reason-attack = Bir kişiye ya da topluluğa saldırıyor
report-reason-spam = Reklam ya da istenmeyen içerik
report-reason-policy = Kurallara başka bir yönden uymuyor
report-reason-law = Yasaya aykırı olabilir
report-clause = Hangi maddeye uymuyor?
report-clause-none = Bilmiyorum
report-note = Moderatör ne bilmeli? (isteğe bağlı)
report-button = Bildirimi gönder
report-done-title = Teşekkürler. Bildirim moderatörlerde.
report-done = Yoruma bakıp tartışma kurallarına göre karar verecekler.

## The status page behind the private link

status-title = Yorumunuzun durumu
status-private = Bu sayfa sizin içindir. Bağlantıya sahip olan herkes görebilir.
status-published = Yayımlandı
status-held = Moderatör bekliyor
status-rejected = Yayımlanmadı
status-withdrawn = Sizce geri çekildi
status-erased = Kaldırıldı
status-published-explain = Yorumunuz tartışmada duruyor.
status-held-explain = Bir moderatör bakacak. O zamana kadar başka kimse görmez.
status-rejected-explain = Yorumunuz tartışmada değil.
status-withdrawn-explain = Yorumunuzu geri aldınız.
status-erased-explain = Metin kalıcı olarak silindi.
status-by-policy = Tartışma kurallarına göre otomatik karar verildi.
status-by-moderator = Bir moderatör karar verdi.
status-by-author = Siz karar verdiniz.
status-by-import = Bir arşivden aktarıldı.
status-by-law = Yasa gerektirdiği için karar verildi.
status-version = Tartışma kuralları, sürüm { $version }
status-why = Neden
status-note = Moderatörün yazdığı
measure-warning = Size bir uyarı verildi ({ $date }). Yorum yazmayı sürdürebilirsiniz; bu yinelenirse uyarı hesaba katılır. Nedeni: { $reason }
status-undone = Karar geri alındı
status-appeal = Moderatörlere yazdığınız
status-your-text = Sizin yazdığınız
status-history = Şimdiye kadar olanlar
status-story = Haber
appeal-title = Moderatöre başvurun
appeal-explain = Buna bir kural karar verdi, bir insan da bakabilir. Yorumunuz bu sırada bekler.
appeal-why = Neden kalmalı (isteğe bağlı)
appeal-button = İtiraz et
status-at = { $time }

## The policy page

policy-title = Tartışma kuralları
policy-version = Sürüm { $version }
policy-in-force-since = Yürürlük tarihi: { $date }
policy-in-force-from = Yürürlüğe gireceği tarih: { $date }
policy-was-in-force = Bu sürüm artık yürürlükte değil.
policy-withdrawn = Bu sürüm yürürlüğe girmeden geri çekildi.
policy-replaced = Bu sürüm yürürlüğe girmeden yerini başka bir sürüm aldı.
policy-brings-back = Bu, yeniden { $version } sürümünün metnidir.
policy-state-to-come = henüz yürürlükte değil
policy-state-replaced = yürürlüğe girmeden değiştirildi
policy-state-withdrawn = yürürlüğe girmeden geri çekildi
policy-current = Yürürlükteki sürümü oku
policy-changed = Bu sürümde değişenler
policy-versions = Önceki sürümler
policy-examples = Örnekler
policy-example-publish = Yayımlanır
policy-example-note = Yayımlanır, moderatörler de bakar
policy-example-ask = Bir kez daha bakmanız istenir
policy-example-hold = Moderatör bekler
policy-example-reject = Yayımlanmaz
policy-enforced = Nasıl uygulanır
policy-enforced-none = Bu maddeyi insanlar uygular. Otomatik bir kuralı yok.
policy-machine = Bu kurallar veri olarak
policy-digest = Özet değeri
policy-contents = Maddeler

## Front page and story page

front-title = Haberler
front-older = Daha eski haberler
front-newer = Daha yeni haberler
front-empty = Henüz haber yok. Yayımlanınca burada görünür.
front-powered = Tartışmalar Comity ile
story-published = Yayın tarihi: { $date }
story-comments = Yorumlar
story-skip = Yorumlara geç
page-skip = İçeriğe geç
page-about-policy = Tartışma kuralları
page-feed = Tüm yorumların akışı
feed-site-title = { $site }: yorumlar
feed-entry-title = { $name }, “{ $headline }” üzerine

## Dates

date-day = { $day } { $month } { $year }
date-time = { $date }, { $time } UTC
date-unknown = tarihi bilinmiyor
month-1 = Ocak
month-2 = Şubat
month-3 = Mart
month-4 = Nisan
month-5 = Mayıs
month-6 = Haziran
month-7 = Temmuz
month-8 = Ağustos
month-9 = Eylül
month-10 = Ekim
month-11 = Kasım
month-12 = Aralık

## Titles of form pages

form-title-reply = Yanıt yaz
