# What moderators see. Dense but quiet; decisions are verbs; keys are shown on the buttons.

## Frame

console-title = Moderasyon
console-queue = Sıra
console-held = Bekleyen
console-reported = Bildirilen
console-noted = Bakılacak
console-all = Tümü
console-settings = Ayarlar
console-policy = Kurallar
console-site = Siteyi aç
console-sign-out = Çıkış
console-signed-in-as = Oturum: { $name }
console-role-moderator = Moderatör
console-role-editor = Editör
console-role-operator = Operatör
console-help = Tuşlar
console-help-title = Panonun tuşları
console-help-close = Kapat

## Signing in

sign-in-title = Oturum aç
sign-in-explain = Size verilen giriş bağlantısını açın. Bir kez geçerlidir.
sign-in-how = Yeni bağlantıyı operatör şu komutla yapar: comity moderator link
sign-in-button = Oturum aç
sign-in-as = Tek kullanımlık bir bağlantıyla girersiniz.
join-title = Moderatörlere katıl
join-explain = { $site } tartışmalarını yönetmeye davet edildiniz.
join-name = Adınız, çalışma arkadaşlarınızın göreceği biçimde
join-button = Katıl

## Queue

queue-empty = Bekleyen yok.
queue-empty-explain = Yeni dosyalar burada görünür, en eskisi önce.
queue-empty-next = Bu arada tartışmaları okurların gördüğü gibi okuyabilirsiniz.
queue-count = { $count } dosya
queue-waiting-since = Bekliyor: { $time }
queue-reports = { $count } bildirim
queue-more = Sonraki dosyalar
queue-first = En eskiye dön
queue-label = Dosyalar, en eskisi önce

## Case

case-title = Dosya
case-choose = Sıradan bir dosya seçin.
case-story = Haber
case-story-state = Aç, beklet ya da kapat
case-answers = Yanıtladığı
case-comment = Yorum
case-state = Durum
case-state-published = Yayımlandı
case-state-held = Bekliyor
case-state-rejected = Reddedildi
case-state-withdrawn = Yazarı geri çekti
case-state-erased = Silindi
case-findings = Kuralların fark ettiği
case-findings-none = Hiçbir kural bir şey fark etmedi.
case-trial = denemede, uygulanmıyor
case-told = Yazarına söylenen:
case-evidence-number = { $name }: { $value } (sınır { $limit })
case-evidence-failed = Denetim başarısız oldu: { $why }
case-reports = Bildirimler
case-report-at = { $time }
case-history = Geçmiş
case-history-row = { $effect }, kim: { $by }, { $time }
case-by-policy = kurallar
case-by-moderator = bir moderatör
case-by-appeal = bir itiraz
case-by-author = yazarı
case-by-import = aktarım
case-by-sanction = bir önlem
case-by-law = yasa
case-by-operator = operatör
case-original = Yazıldığı gibi
case-decide = Karar ver
case-publish = Yayımla
case-reject = Reddet
case-keep = Yayında bırak
case-clause = Madde
case-clause-choose = Bir madde seçin
case-note = Yazara not (isteğe bağlı)
case-note-hint = Yazar bunu durum sayfasında okur.
case-nothing-to-decide = Karar verilecek bir şey yok: bu yorum artık tartışmada değil.
case-decided-publish = Yayımlandı.
case-decided-reject = Reddedildi.
case-decided-hold = Yeniden sırada.
case-decided-undo = Karar geri alındı.
case-undo = Geri al
case-view = Tartışmada gör
case-changed = Bu arada biri bu dosyayı karara bağladı. Şu anki durumu budur.

## Person

person-title = Yorumcu
person-email = E-posta
person-email-none = verilmemiş
person-first-seen = İlk görülme: { $time }
person-published = Yayımlanan
person-held = Bekleyen
person-rejected = Reddedilen
person-sanctions = Önlemler
person-sanctions-none = Yok.
person-recent = Son yorumlar
person-recent-none = Bundan önce yok.
person-block = Engelle: { $name }
person-comments = Bütün yorumlar
person-comments-none = Yorum yok. Silinenler listelenmez.
person-older = Daha eski yorumlar
person-newest = En yenilere dön
person-block-email = Bu e-posta adresi
person-block-address = Yazdığı bir ağ adresi
sanction-warning = Uyarı
sanction-pre-moderation = Ön denetim
sanction-pause = Ara
sanction-block = Engel
sanction-until = bitiş: { $time }
sanction-for-good = süresiz
sanction-over = bitti
sanction-lifted = kaldırıldı
sanction-lift = Kaldır

## Blocking

block-title = Engelle: { $name }
block-explain = Engellenen kişinin sonraki yorumu, nedeni ve bitiş tarihi söylenerek geri çevrilir.
block-kind = Önlem
block-kind-warning = Uyar
block-kind-pre-moderation = Her yoruma önce bak
block-kind-pause = Ara ver
block-kind-block = Engelle
block-for = Süre
block-days = { $count } gün
block-for-good = Süresiz
block-clause = Dayandığı madde
block-reason = Neden, kişinin okuyacağı biçimde
block-also-email = Bu e-posta adresini de engelle
block-also-email-hint = Yazılan bir adres hiçbir şeyi kanıtlamaz; bu yüzden eşleşen yorum reddedilmez, bekletilir.
block-also-address = Bu yorumun ağ adresini de engelle
block-also-address-hint = Anahtarlı özet olarak saklanır. Bu adresten gelen yorumlar bekletilir; çünkü bir adresi birkaç kişi paylaşabilir.
block-button = Engelle
block-done = Önlem yürürlükte.
lift-done = Önlem kaldırıldı.

## Looking for somebody

people-title = Yorumcu bul
people-find = Yorumcu ya da yorum bul
people-find-hint = Ad ya da e-posta
people-button = Bul
people-explain = Adın bir parçası, e-posta adresinin tamamı ya da bir yorumun adresi.
people-none = Kimse bulunamadı.
people-none-next = Adın daha kısa bir parçasını arayın ya da yorumlarından birinin adresini yapıştırın.
people-more = Daha fazlası var. Lütfen adın daha uzun bir parçasını arayın.

## Story, site, invitations

settings-title = Ayarlar
settings-site-state = Bütün sitede yorumlar
state-open = Açık
state-held = Denetimli: her yorum bekler
state-closed = Kapalı
state-hidden = Gizli: okurlar görmez
settings-save = Kaydet
settings-saved = Kaydedildi.
settings-invite = Moderatör davet et
settings-invite-explain = Bağlantı bir kez geçerlidir. Kişiye kendiniz verin.
settings-invite-role = Görev
settings-invite-button = Davet bağlantısı yap
settings-invite-link = Davet bağlantısı
settings-stories = Haberler
settings-stories-none = Henüz haber yok. Bir haber, ilk yorumuyla birlikte burada görünür.
settings-ledger = Buradaki her karar deftere işlenir.

## Colleagues

moderators-title = Moderatörler
moderators-alone = Burada henüz başka moderatör yok. Aşağıdan bir meslektaşınızı davet edebilirsiniz.
moderators-you = siz
moderators-since = başlangıç: { $date }
moderators-signed-in = son oturum: { $time }
moderators-not-signed-in = şu anda oturumu açık değil
moderators-remove = Erişimi kaldır
moderators-remove-title = Erişimi kaldır: { $name }
moderators-remove-explain = Bu kişinin bütün oturumları kapanır ve yeniden oturum açamaz. Verdiği kararlar kalır. Onun oluşturduğu, henüz kullanılmamış davet bağlantıları da geçersiz olur.
moderators-remove-self = Bu sizin kendi erişiminiz. Oturumunuz hemen kapanır.
moderators-removed = Erişim kaldırıldı.

## Keys

key-next = Sonraki dosya
key-previous = Önceki dosya
key-open = Dosyayı aç
key-publish = Yayımla
key-reject = Reddet
key-note = Not yaz
key-leave = Nottan çık
key-block = Yazarı engelle
key-undo = Son kararı geri al
key-help = Tuşları göster
key-queue = Sıraya git

## What a decision did, in a case's history

effect-publish = Yayımlandı
effect-note = Yayımlandı, moderatörlere notla
effect-ask = Yazardan bakması istendi
effect-hold = Bekletildi
effect-reject = Reddedildi
effect-undo = Karar geri alındı
effect-withdrawn = Geri çekildi
effect-erased = Silindi
effect-sanctioned = Önlem uygulandı
effect-sanction-lifted = Önlem kaldırıldı
effect-sanction-proposed = Önlem önerildi, onay bekliyor
effect-sanction-declined = Önerilen önlem reddedildi
effect-blocked = Engellendi
effect-block-lifted = Engel kaldırıldı
effect-story-changed = Haber değişti
effect-site-changed = Site değişti
effect-policy-published = Kurallar yayımlandı
effect-policy-withdrawn = Kuralların sürümü geri çekildi
effect-moderators-changed = Moderatörler değişti
effect-reports-resolved = Bildirimlere bakıldı

## Trying a text

console-score = Metin dene
score-title = Metin dene
score-explain = Puanlayıcının ve yürürlükteki kuralların bir metin için söyledikleri. Hiçbir şey saklanmaz.
score-text = Metin
score-parent = Neye yanıt (boş kalabilir)
score-button = Puanla
score-outcome-publish = Yayımlanırdı.
score-outcome-note = Yayımlanır ve moderatörlere gösterilirdi.
score-outcome-ask = Yazarından bir kez daha düşünmesi istenirdi.
score-outcome-hold = Moderatörü beklerdi.
score-outcome-reject = Reddedilirdi.
score-no-clause = Hiçbir madde konuşmuyor.
score-reading = Gizlemesiz okunuşu
score-attributes = Puanlar
score-no-scores = Bu metin için puan yok.
score-target = Kime yönelik
score-target-commenter = başka bir yorumcuya
score-target-author = haberin yazarına
score-target-public-person = kamuya mal olmuş bir kişiye
score-target-group = bir gruba
score-target-idea = bir düşünceye ya da nesneye
score-target-nobody = hiç kimseye
score-target-unknown = bu dilde belirlenemiyor
score-language = Dil
score-language-unknown = belirlenemiyor
score-model = Model
score-failed = Şu anda yanıt yok. Biraz sonra yeniden deneyin.
