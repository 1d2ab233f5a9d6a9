# Kurallarda yanlış olan: `comity policy check` ne diyorsa o.

mistake-file = dosyada { $a } bayt var; kurallara { $b } bayt ayrılmıştır
mistake-block-open = burada başlayan blok hiçbir yerde `{ $a }` ile kapanmıyor
mistake-block-unknown = kurallarda `{ $a }` diye bir blok yoktur
mistake-block-early = `{ $a }` bloku ilk maddeden önce duruyor
mistake-many-rules = kurallarda en çok { $a } kural olabilir
mistake-many-examples = kurallarda en çok { $a } örnek olabilir
mistake-many-clauses = kurallarda en çok { $a } madde olabilir
mistake-second-title = kuralların tek başlığı olur; bu ikincisi
mistake-no-number = `{ $a }` maddesinin numarası yok
mistake-no-anchor = `{ $a }` maddesinin, kararların gönderme yapacağı çapası yok
mistake-bad-anchor = `{ $a }` çapa değil: yalnız küçük Latin harfleri, rakamlar ve kısa çizgiler
mistake-anchor-twice = `{ $a }` çapası iki kez kullanılmış
mistake-number-twice = { $a } numarası iki kez kullanılmış
mistake-no-prose = { $a } maddesi okurlara bir şey söylemiyor: altında metin yok
mistake-no-title = kuralların başlığı yok
mistake-no-clause = kurallarda madde yok
mistake-second-sanctions = kurallarda tek sanctions bloku olur; bu maddede ikincisi var
mistake-second-fairness = kurallarda tek fairness bloku olur; bu maddede ikincisi var
mistake-no-examples = { $a } maddesinin örneği yok
mistake-no-signal = `{ $a }` kuralı, kimsenin ölçmediği `{ $b }` sinyalini soruyor
mistake-second-language = bu kuralların ikinci bir dosyası da `{ $a }` dilinde
mistake-clause-missing = burada `{ $c }` dosyasının { $a } { "{" }#{ $b }{ "}" } maddesi eksik
mistake-clause-number = { "{" }#{ $a }{ "}" } maddesi `{ $c }` içinde { $b }, { $d } değil
mistake-clause-unknown = `{ $a }` içinde { "{" }#{ $b }{ "}" } maddesi yok
mistake-rules-elsewhere = kurallar yalnız ana dosyada durur; { $a } maddesinde var
mistake-toml = bu geçerli TOML değil: { $a }
mistake-strikes = `strikes` ya `true` ya `false` olur
mistake-no-strikes = hiçbir maddede `strikes = true` yok, bu yüzden hiçbir ret sayılmazdı
mistake-heading-space = başlıkta `{ $a }` işaretinden sonra boşluk gerekir
mistake-language-tag = `{ $a }` bir dil etiketi değil
mistake-rule-table = her kural `[[rule]]` altında bir tablodur
mistake-rule-begins = kural `[[rule]]` ile başlar
mistake-rules-word = `{ $a }` rules blokunda bir anlam taşımaz
mistake-no-name = bu kuralın `name`’i yok
mistake-no-then = `{ $a }` kuralı ne olacağını söylemiyor
mistake-no-rule = `{ $a }` adında bir kural yok
mistake-no-setting = `{ $a }` kuralının `{ $b }` ayarı yok
mistake-in-rule = `{ $a }` kuralı: { $b }
mistake-text = `{ $a }` tırnak içinde bir metindir
mistake-publish = `{ $a } = "publish"` bir şey yapmaz: bir kural yalnız yayımlamaktan fazlasını isteyebilir
mistake-no-outcome = `{ $a }` diye bir sonuç yok
mistake-no-status = `{ $a }` diye bir durum yok
mistake-example-begins = örnek bir sonuçla başlar, `{ $a }` ile değil
mistake-example-empty = bu örnekte yorum yok
mistake-circumstance-value = `{ $a }` ({ $b }) `{ $c }` olamaz
mistake-signal-value = `{ $a }` sinyali `{ $b }` olamaz
mistake-circumstance = `{ $a }` ne bir durum ne de değerli bir sinyal
mistake-example-outcome = bu örnekten `{ $a }` çıkmalı, kurallar ise `{ $b }` diyor
mistake-example-clause = bu örnekten `{ $a }` çıkıyor, ama { $b } maddesiyle, bu maddeyle ({ $c }) değil
mistake-flips = `{ $a }` flips için bir sınır değil
mistake-flips-range = flips sınırı %0 ile %100 arasındadır
mistake-line-ends = satır, `{ $a }` gelmesi gereken yerde bitiyor
mistake-line-ends-number = satır, bir sayı gelmesi gereken yerde bitiyor
mistake-word = `{ $a }` yazılmış, `{ $b }` bekleniyordu
mistake-word-number = `{ $a }` yazılmış, bir sayı bekleniyordu
mistake-range = `{ $a }` aralığın dışında: 1 ile { $b } arası
mistake-follows = burada artık bir şey gelemez, `{ $a }` da
mistake-pause-end = bir aranın sonu olur
mistake-warning-length = bir uyarının süresi olmaz
mistake-milder = { $a } ardından { $b } kadar hafif bir önlem gelemez
mistake-no-step = sanctions blokunda adım yok
mistake-steps = merdivende en çok { $a } adım olabilir
mistake-between = `{ $a }` { $b }; { $c } ile { $d } arasında olmalı
mistake-at-least = `{ $a }` { $b }; en az { $c } olmalı
mistake-empty = `{ $a }` boş, kural hiçbir zaman bir şey fark edemez
mistake-kind = `{ $a }` `{ $b }` türünü tanımıyor
mistake-needs-setting = `{ $a }` ayarı gerekli
mistake-whole-number = bu { $a }, bir tam sayı gerekli
mistake-number = bu { $a }, bir sayı gerekli
mistake-boolean = bu { $a }, `true` ya da `false` gerekli
mistake-quotes = bu { $a }, tırnak içinde bir metin gerekli
mistake-list = bu { $a }, köşeli ayraç içinde bir liste gerekli
mistake-unusable = `{ $a }` kullanılamaz: { $b }
mistake-expression = ifade geçerli değil: { $a }
mistake-expression-end = sonunda bir şey eksik
mistake-expression-empty = ifade boş
mistake-expression-long = ifadede { $a } bayt var; { $b } olabilir
mistake-expression-parts = ifadede { $a } parçadan çok var
mistake-expression-gives = ifade { $a } veriyor; bir koşul doğru ya da yanlıştır
mistake-no-fact = `{ $a }` adında bir olgu yok
mistake-types = bu { $a }, { $b } gerekli
mistake-compare = { $a } ile { $b } karşılaştırılamaz
mistake-function = `{ $a }` burada ya da böyle kullanılamaz
mistake-pattern = kalıp geçerli değil: { $a }
hint-did-you-mean = `{ $a }` mi demek istediniz?
hint-settings = ayarları: { $a }
hint-no-settings = `{ $a }` kendi ayarı olmayan bir kural
hint-signals = bilinen sinyaller: { $a }
hint-functions = bilinen işlevler: { $a }
hint-kinds = türler: { $a }
hint-examples = onu çiğneyen ve çiğnemeyen birer yorumla `examples` bloku ekleyin
hint-then = `then = "note"`, `"ask"`, `"hold"` ya da `"reject"` ekleyin
hint-outcomes = `note`, `ask`, `hold` ya da `reject` olur
hint-statuses = `active`, `trial` ya da `retired` olur
hint-example = `reject: yorum`, `hold: …`, `ask: …`, `note: …` ya da `publish: …` yazın
hint-circumstance = `sonuç: yorum` yazın; durumlar ikisinin arasında, köşeli ayraçta durur
hint-anchor = satırın sonuna `{ $a }` ekleyin
hint-title = dosyaya `# Tartışma kuralları` gibi bir satırla başlayın
hint-clause = madde `## 1. Nezaket { "{" }#courtesy{ "}" }` gibi bir satırla başlar
hint-sanctions = satır şöyle yazılır: `3 rejections in 30 days -> pause 7 days`
hint-flips = şöyle yazın: `flips <= 0.5 %`
hint-brackets = iki köşeli ayraç koyun
hint-settings-after = bir kuralın ayarları kendi `[[rule]]` satırından sonra durur
hint-trial = kuralı çıkarın ya da ona `status = "trial"` verin
hint-nothing = hiçbir kural bir şey fark etmedi
hint-compare = bir şeyle karşılaştırın: `… > 3`
hint-split = birkaç kurala bölün
hint-pause = `pause 7 days` ya da `block` yazın
hint-confirm = bir adım `, a second moderator must confirm` ile bitebilir
hint-number = bir sayı yazın: `{ $a }=3`
hint-alone = `{ $a }` değersiz yazın
hint-rate = kaç saniyede kaç tane, yazın: `{ $a }=5/600s`
hint-value = `{ $a }=…` yazın, boşluk varsa tırnak içinde
hint-signal = 0 ile 1 arasında bir sayı yazın: `{ $a }=0.9`, ya da `missing`, ya da `failed`
hint-write = `{ $a }` yazın
