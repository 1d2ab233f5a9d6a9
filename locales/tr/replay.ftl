# Deneme raporu ve denenen kurallar, moderatörlerin kararlarının yanında.

number-group = .
number-decimal = { "," }
replay-percent = %{ $share }
replay-interval = %{ $share } (%95: %{ $low }–%{ $high })
replay-more-one-day = { $count ->
   *[other] bir günde { $number } yorum daha
}
replay-more-a-day = { $count ->
   *[other] günde { $number } yorum daha
}
replay-more-in-days = { $count ->
   *[other] { $days } günde { $number } yorum daha
}
replay-some-one-day = { $count ->
   *[other] bir günde { $number } yorumu
}
replay-some-a-day = { $count ->
   *[other] günde { $number } yorumu
}
replay-some-in-days = { $count ->
   *[other] { $days } günde { $number } yorumu
}
replay-none = hiçbiri
replay-every = hepsi
replay-few = 10’da 1’den az
replay-nearly = 10’da 9’dan çok
replay-tenths = 10’da { $tenths }
replay-nothing = Denenecek bir şey yok: bu sürede yorum yazılmadı.
replay-held = { $amount } bekletirdi
replay-rejected = { $amount } reddederdi
replay-both = { $first } ve { $second }
replay-leads = Bu taslak { $what }.
replay-leads-of-which = Bu taslak { $what }; bunlardan moderatörlerinizin yayımladıkları: { $share }.
replay-leads-of-some = Bu taslak { $what } (moderatörleriniz bunlardan { $decided } tanesine bakmıştı; yayımladıkları: { $share }).
replay-also-released = Bekletilmiş ya da reddedilmiş olanlardan { $amount } geçirirdi.
replay-leads-released = Bu taslak, bekletilmiş ya da reddedilmiş olanlardan { $amount } geçirirdi.
replay-leads-nothing = Bu taslak hiçbir şeyi değiştirmezdi: { $number } yorumun her biri önceki sonucunu alıyor.
replay-leads-otherwise = Bu taslak başka yorum durdurmazdı; { $number } yorum için başka türlü davranılırdı (moderatörlere gösterilir, yazarına sorulur ya da reddedilmeyip bekletilir).
replay-released-of = Geçirdiklerinden moderatörleriniz { $decided } tanesine bakmıştı; reddettikleri: { $share }.
replay-work = Moderatörlerin günde karara bağlayacağı dosya { $now } olurdu; { $then } idi.
replay-moderators-both = Durdurdukları içinde karara bağlananlardan moderatörleriniz { $precision } oranını reddetti; taslak onların reddettiklerinin { $recall } kadarını durduruyor.
replay-moderators-precision = Durdurdukları içinde karara bağlananlardan moderatörleriniz { $precision } oranını reddetti.
replay-moderators-recall = Moderatörlerinizin reddettiklerinin { $recall } kadarını durduruyor.
replay-archive-both = Durdurdukları içinde karara bağlananlardan aktarılan arşivde { $precision } reddedilmiş; taslak orada reddedilenlerin { $recall } kadarını durduruyor.
replay-archive-precision = Durdurdukları içinde karara bağlananlardan aktarılan arşivde { $precision } reddedilmiş.
replay-archive-recall = Aktarılan arşivde reddedilenlerin { $recall } kadarını durduruyor.
replay-sampled = Her { $every } yorumdan biri değerlendirildi; günlük sayılar tümüne oranlandı, ötekiler değil.
replay-stopped-early = Deneme { $total } yorumun { $read } tanesinden sonra durduruldu; buradaki her şey bunlarla ilgili.
replay-title = Deneme: { $policy }
replay-version = sürüm { $version }
replay-version-in-force = sürüm { $version }, yürürlükte
replay-about = { $number } yorum, { $first } ile { $last } arasında yazıldı.
replay-compared = Karşılaştırma: { $against }. Geçmiş, bu taslağın yapacağı gibi değil, olduğu gibi alındı.
replay-history = her yoruma ne olduğu
replay-publish = yayımla
replay-note = göster
replay-ask = sor
replay-hold = beklet
replay-reject = reddet
replay-then = { $what }, önce
replay-now = { $what }, şimdi
replay-all = toplam
replay-then-now = önce ↓ şimdi →
replay-outcomes = Yorumlara ne olurdu
replay-outcomes-about = Her satır yorumların aldığı sonuç, her sütun alacakları sonuçtur. Köşegendekiler değişmez.
replay-outcomes-chart = Sonuca göre yorumlar, önce ve şimdi
replay-chart = { $title }; sayılar aşağıdaki tabloda
replay-clauses = Madde madde
replay-clauses-about = İki maddeyi çiğneyen yorum ikisinde de sayılır.
replay-clauses-chart = Sonucu değişen yorumlar, maddeye göre
replay-clauses-table = Maddeler ve kurallar
replay-clause-rule = Madde ve kural
replay-cited = anılan
replay-newly-held = yeni bekletilen
replay-newly-rejected = yeni reddedilen
replay-newly-published = yeni yayımlanan
replay-would-be-published = Yayımlanırdı
replay-agreement = İnsanların kararlarıyla uyum
replay-agreement-about = Kesinlik: taslağın durdurduklarının ne kadarı reddedilmişti. Duyarlılık: reddedilenlerin ne kadarını durduruyor. Çizgiler, gerçek oranın %95 güvenle nerede olduğunu gösterir. Aktarılan arşiv, kararı bir insanın verip vermediğini söylemez.
replay-agreement-table = Uyum
replay-moderators = Moderatörler
replay-archive = Aktarılan arşiv
replay-compared-with = Karşılaştırma
replay-rightly-stopped = doğru durdurulan
replay-wrongly-stopped = yanlış durdurulan
replay-missed = kaçırılan
replay-rightly-published = doğru yayımlanan
replay-precision = kesinlik
replay-recall = duyarlılık
replay-intervals = %95 aralıklarıyla kesinlik ve duyarlılık, %0 ile %100 arası
replay-overruled = Moderatörlerin kurallardan başka karar verdiği yerler
replay-overruled-about = Böyle yorumlar: { $number }. Taslak bunların { $right } tanesinde haklı. Yine yanıldıkları başta durur.
replay-by-language = Dile göre
replay-language = Dil
replay-by-people = Anılan halklara göre
replay-people = Halk
replay-people-about = Bir halkı İngilizce adıyla anan yorumlar. Halklar arasında büyük fark varsa kurallara bakmaya değer: { $command }.
replay-groups-chart = { $heading }: bekletilen ya da reddedilen yorumlar, önce ve şimdi
replay-comments = yorum
replay-stopped-then = önce durdurulan
replay-stopped-now = şimdi durdurulan
replay-share-then = önceki oran
replay-share-now = şimdiki oran
replay-commenters = En çok etkilenen yorumcular
replay-commenter = Yorumcu
replay-other-outcome = sonucu değişen yorum
replay-left-out = Değerlendirilemeyenler
replay-erased = Silindiği için dışarıda bırakılan yorumlar: { $number }.
replay-skipped = Gereken ölçüm yoksa kural atlanır; örneğin o dili kimse ölçmüyorsa ya da o zaman saklanmadıysa.
replay-rule-reason = Kural ve neden
replay-missing = { $rule }: ölçülmedi
replay-not-evaluable = { $rule }: o zaman saklanmadı
replay-times = kez
replay-gone = (bu yorum artık yok)
replay-moderator-published = bir moderatör yayımladı
replay-moderator-rejected = bir moderatör reddetti
replay-case = dosya
replay-sweep = Bir ayarın başka değerleri
replay-sweep-about = Bu kurallar { $setting } ayarının başka değerleriyle ne yapardı. Her nokta bir değerdir: sağa gittikçe daha çok yorum bekletilir ya da reddedilir; yukarı çıktıkça moderatörleriniz daha sık aynı fikirdedir.
replay-sweep-present = Şu anda { $value }.
replay-sweep-nobody = Bu yorumların hiçbiri hakkında moderatör kararı yok, bu yüzden eğri de yok.
replay-sweep-chart = Bekletilen ya da reddedilen yorum oranına göre moderatörlerle uyum
replay-sweep-across = bekletilen ya da reddedilen oranı
replay-sweep-up = moderatörlerle uyum
replay-value = Değer
replay-value-now = { $value } (şimdi)
replay-share-stopped = durdurulan oranı
replay-trial = Kural kural
replay-trial-about = Fark edilen: kuralın bir şey bulduğu yorumlar; geçen: bunlardan öteki kuralların yayımladıkları. Kesinlik: fark edip moderatörlerin karara bağladıklarının ne kadarını reddettiler. Duyarlılık: bu sürede moderatörlerin reddettiği { $number } yorumun ne kadarını fark etti. Moderatörler bekletilen ya da bildirilen yorumlara karar verir; kimsenin bakmadığı, kuralın lehine ya da aleyhine sayılmaz.
replay-trial-table = Denenen kurallar
replay-rule = Kural
replay-would = yapacağı
replay-noticed = fark edilen
replay-let-through = geçen
replay-rejected-count = reddedilen
replay-published-count = yayımlanan
