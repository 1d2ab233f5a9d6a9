# What people are told when something cannot be done: what happened, and what to do.
# Keys `refusal-<code>`; the code stands in API answers too.

## Finding things

refusal-unknown-site = Burada böyle bir yayın yok.
refusal-unknown-story = Burada böyle bir haber yok.
refusal-unknown-comment = Burada böyle bir yorum yok.
refusal-unknown-commenter = Burada böyle bir yorumcu yok.
refusal-unknown-version = Kuralların böyle bir sürümü yok.
refusal-not-found = Bu adreste bir şey yok.
refusal-link-used-or-expired = Bu bağlantı kullanılmış ya da süresi geçmiş. Yenisini isteyin.

## Taking part

refusal-story-closed = Bu haberin tartışması kapalı.
refusal-site-closed = Yorumlar şu anda kapalı.
refusal-commenter-blocked = Artık burada yorum yazamazsınız. Nedeni: { $reason }
refusal-commenter-blocked-until = Şu zamana kadar burada yorum yazamazsınız: { $until }. Nedeni: { $reason }
refusal-commenter-paused = Şimdilik yorum yazamazsınız. Nedeni: { $reason }
refusal-commenter-paused-until = Şu zamana kadar yorum yazamazsınız: { $until }. Nedeni: { $reason }
refusal-rejected-by-policy = Bunu yayımlamadık. Tartışma kurallarına uymuyor.
refusal-asked = Yayımlanmadan önce lütfen bir kez daha bakın.
refusal-name-missing = Lütfen bir ad yazın.
refusal-name-too-long = Ad fazla uzun. Sınırımız { $limit } karakter.
refusal-name-not-allowed = Bu ad kullanılamaz. Lütfen başka bir ad seçin.
refusal-name-reserved = Bu ad yazı işlerine ayrılmıştır. Lütfen başka bir ad seçin.
refusal-name-taken = Burada bu adı taşıyan biri zaten var. Lütfen başka bir ad seçin.
refusal-name-is-address = Ad bir web ya da e-posta adresi olamaz. Lütfen başka bir ad seçin.
refusal-email-missing = Lütfen bir e-posta adresi yazın. Hiç gösterilmez.
refusal-email-invalid = Bu bir e-posta adresi değil.
refusal-text-empty = Yorum boş. Lütfen bir şey yazın.
refusal-text-too-long = Yorum fazla uzun. Sınırımız { $limit } karakter.
refusal-parent-not-open = Yanıtladığınız yorum artık yanıtlanamıyor.
refusal-changed-meanwhile = Bu arada biri bunu değiştirdi. Lütfen yeniden bakın.
refusal-not-yours = Bu sizin yorumunuz değil.
refusal-edit-window-over = Bu yorumu düzenleyebileceğiniz süre geçti.
refusal-too-many-reports = Kısa sürede çok bildirim gönderdiniz. Lütfen bir süre bekleyin.
refusal-reason-missing = Lütfen nedenini yazın.

## Signing in

refusal-not-signed-in = Lütfen önce oturum açın.
refusal-not-allowed = Göreviniz buna izin vermiyor.
refusal-second-moderator = Bunu başka bir moderatör onaylamalı: buna sizin kararınız yol açtı.
refusal-last-moderator = Bu işi yapabilecek ve başkalarını davet edebilecek biri kalmalı. Önce bir meslektaşınızı davet edin.

## Editing the policy

refusal-unknown-draft = Bu taslak artık yok: yayımlandı ya da silindi.
refusal-unknown-language = Bu, hy veya pt-BR gibi bir dilin kısa adı değil.
refusal-unknown-locale = Sayfaların “{ $tag }” dili yok. Dilleri şunlar: { $known }.
refusal-unknown-locale-meant = Sayfaların “{ $tag }” dili yok. { $meant } mi demek istediniz? Dilleri şunlar: { $known }.
refusal-policy-has-errors = Kurallardaki hatalar: { $count }. Önce bunlar giderilmeli.
refusal-policy-unfair = Adalet: bir halkın adı bir başkasıyla değişince kararların % { $share } kadarı değişiyor. Kurallar % { $bound } kadarına izin veriyor, bu yüzden yayımlanamaz.
refusal-setting-not-tried = Bu ayar denenemez: { $why }
refusal-replay-runs = Başka bir deneme sürüyor. Lütfen bitmesini bekleyin ya da durdurun.
refusal-replay-gone = Bu deneme sürdürülemez: metin o zamandan beri değişti ya da başka bir deneme başlatıldı. Lütfen yenisini başlatın.
refusal-replay-missing = Bu metin arşivde denenmedi. Deneyin ya da denemeden yayımladığınızı belirtin.
refusal-replay-unusable = Bu deneme raporu kullanılamaz: { $why }
refusal-effective-in-the-past = Yürürlüğe gireceği zaman geçti. Gelecekte bir zaman verin ya da boş bırakın: o zaman hemen yürürlüğe girer.
refusal-version-not-to-come = Yalnız henüz yürürlüğe girmemiş bir sürüm geri çekilebilir. Yürürlüktekini değiştirmek için başka birini yayımlayın ya da eskisini geri getirin.
refusal-scheduled-replaced = Sürüm { $versions } henüz yürürlüğe girmedi. Bu sürüm ondan önce gelirse o hiç yürürlüğe girmez. Bunun istendiğini belirtin ya da daha geç bir gün verin.

## Requests that cannot be taken

refusal-overloaded = Şu anda bunu alamıyoruz. Hiçbir şey kaybolmadı. Lütfen birazdan yeniden deneyin.
refusal-too-many = Bir kerede fazla geldi. Sınırımız: { $limit }.
refusal-too-often = Kısa sürede fazla geldi. Lütfen bir dakika bekleyip yeniden deneyin.
refusal-too-large = Bu fazla büyük. Sınırımız { $limit } kB.
error-too-large-back = Tarayıcınızda metninize geri dönün ve onu kısaltın.
refusal-not-utf8 = Bu geçerli bir UTF-8 metni değil.
refusal-malformed = Bu isteği okuyamadık.
refusal-form-expired = Bu formun süresi geçti. Girdikleriniz hâlâ burada. Lütfen yeniden gönderin.
refusal-cross-site = Bu istek başka bir siteden geldiği için alınmadı.
unsent-expired = Bu formun süresi geçti ve hiçbir şey değişmedi. Lütfen geri dönüp yeniden deneyin.
unsent-copy = Yazdığınız aşağıda; kopyalayabilirsiniz.
unsent-sign-in = Yazdığınız hâlâ burada. Başka bir sekmede oturum açın, sonra yeniden gönderin; ya da kopyalayın.
unsent-again = Yeniden gönder
refusal-method-not-allowed = Bu adres bu tür isteği kabul etmiyor.
refusal-no-origin = Bu site, tartışmaları gömebilen siteler listesinde yok.

## Faults

error-title = Bir şey ters gitti.
error-fault = Hata bizde ve kayda geçti. Lütfen birazdan yeniden deneyin.
error-request = İstek numarası: { $id }
error-not-found-title = Bulunamadı
error-refused-title = Bu yapılamaz
error-back = Geri dön
error-home = Ana sayfaya
