# Qaydalarda nə səhvdir: `comity policy check` ilə eyni.

mistake-file = faylda { $a } bayt var; qaydalar üçün { $b } icazə verilir
mistake-block-open = burada başlayan blok heç yerdə `{ $a }` ilə bağlanmır
mistake-block-unknown = qaydalarda `{ $a }` bloku yoxdur
mistake-block-early = `{ $a }` bloku birinci bənddən əvvəl durur
mistake-many-rules = qaydalarda ən çoxu { $a } yoxlama ola bilər
mistake-many-examples = qaydalarda ən çoxu { $a } nümunə ola bilər
mistake-many-clauses = qaydalarda ən çoxu { $a } bənd ola bilər
mistake-second-title = qaydaların bir başlığı olur; bu ikincidir
mistake-no-number = `{ $a }` bəndinin nömrəsi yoxdur
mistake-no-anchor = `{ $a }` bəndinin qərarların istinad edəcəyi lövbəri yoxdur
mistake-bad-anchor = `{ $a }` lövbər deyil: yalnız kiçik latın hərfləri, rəqəmlər və defislər
mistake-anchor-twice = `{ $a }` lövbəri iki dəfə işlənib
mistake-number-twice = { $a } nömrəsi iki dəfə işlənib
mistake-no-prose = { $a } bəndi oxuculara heç nə demir: altında mətn yoxdur
mistake-no-title = qaydaların başlığı yoxdur
mistake-no-clause = qaydalarda bənd yoxdur
mistake-second-sanctions = qaydalarda bir sanctions bloku olur; bu bənddə ikincisi var
mistake-second-fairness = qaydalarda bir fairness bloku olur; bu bənddə ikincisi var
mistake-no-examples = { $a } bəndinin nümunələri yoxdur
mistake-no-signal = `{ $a }` qaydası heç kimin ölçmədiyi `{ $b }` siqnalını soruşur
mistake-second-language = bu qaydaların ikinci faylı da `{ $a }` dilindədir
mistake-clause-missing = burada `{ $c }` faylının { $a } { "{" }#{ $b }{ "}" } bəndi yoxdur
mistake-clause-number = { "{" }#{ $a }{ "}" } bəndi `{ $c }` faylında { $b }-dir, { $d } yox
mistake-clause-unknown = `{ $a }` faylında { "{" }#{ $b }{ "}" } bəndi yoxdur
mistake-rules-elsewhere = yoxlamalar yalnız əsas faylda durur; { $a } bəndində var
mistake-toml = bu düzgün TOML deyil: { $a }
mistake-strikes = `strikes` ya `true`, ya `false` olur
mistake-no-strikes = heç bir bənddə `strikes = true` yoxdur, ona görə heç bir rədd sayılmazdı
mistake-heading-space = başlıqda `{ $a }` işarəsindən sonra boşluq olmalıdır
mistake-language-tag = `{ $a }` dil işarəsi deyil
mistake-rule-table = hər qayda `[[rule]]` altında cədvəldir
mistake-rule-begins = qayda `[[rule]]` ilə başlayır
mistake-rules-word = `{ $a }` rules blokunda heç nə demək deyil
mistake-no-name = bu qaydanın `name`-i yoxdur
mistake-no-then = `{ $a }` qaydası nə olacağını demir
mistake-no-rule = `{ $a }` adlı qayda yoxdur
mistake-no-setting = `{ $a }` qaydasının `{ $b }` parametri yoxdur
mistake-in-rule = `{ $a }` qaydası: { $b }
mistake-text = `{ $a }` dırnaqda mətndir
mistake-publish = `{ $a } = "publish"` heç nə etməz: qayda yalnız dərcdən artığını tələb edə bilər
mistake-no-outcome = `{ $a }` nəticəsi yoxdur
mistake-no-status = `{ $a }` vəziyyəti yoxdur
mistake-example-begins = nümunə nəticə ilə başlayır, `{ $a }` ilə yox
mistake-example-empty = bu nümunədə şərh yoxdur
mistake-circumstance-value = `{ $a }` ({ $b }) `{ $c }` ola bilməz
mistake-signal-value = `{ $a }` siqnalı `{ $b }` ola bilməz
mistake-circumstance = `{ $a }` nə hal, nə də qiymətli siqnaldır
mistake-example-outcome = bu nümunədən `{ $a }` alınmalıdır, qaydalar isə `{ $b }` deyir
mistake-example-clause = bu nümunədən `{ $a }` alınır, amma { $b } bəndi ilə, bu bəndlə ({ $c }) yox
mistake-flips = `{ $a }` flips üçün hədd deyil
mistake-flips-range = flips həddi 0 % ilə 100 % arasındadır
mistake-line-ends = sətir `{ $a }` gəlməli olduğu yerdə bitir
mistake-line-ends-number = sətir rəqəm gəlməli olduğu yerdə bitir
mistake-word = `{ $a }` yazılıb, `{ $b }` olmalı idi
mistake-word-number = `{ $a }` yazılıb, rəqəm olmalı idi
mistake-range = `{ $a }` hədlərdən kənardır: 1-dən { $b }-ə
mistake-follows = burada daha heç nə gələ bilməz, `{ $a }` də
mistake-pause-end = fasilənin sonu olur
mistake-warning-length = xəbərdarlığın müddəti olmur
mistake-milder = { $a } ardınca { $b } kimi yüngül tədbir gələ bilməz
mistake-no-step = sanctions blokunda addım yoxdur
mistake-steps = nərdivanda ən çoxu { $a } addım ola bilər
mistake-between = `{ $a }` { $b }-dir; { $c } ilə { $d } arasında olmalıdır
mistake-at-least = `{ $a }` { $b }-dir; ən azı { $c } olmalıdır
mistake-empty = `{ $a }` boşdur, qayda heç vaxt heç nə sezməz
mistake-kind = `{ $a }` `{ $b }` növünü tanımır
mistake-needs-setting = ona `{ $a }` parametri lazımdır
mistake-whole-number = bu { $a }-dir, tam ədəd lazımdır
mistake-number = bu { $a }-dir, ədəd lazımdır
mistake-boolean = bu { $a }-dir, `true` və ya `false` lazımdır
mistake-quotes = bu { $a }-dir, dırnaqda mətn lazımdır
mistake-list = bu { $a }-dir, mötərizədə siyahı lazımdır
mistake-unusable = `{ $a }` işlədilə bilməz: { $b }
mistake-expression = ifadə düzgün deyil: { $a }
mistake-expression-end = sonunda nəsə çatışmır
mistake-expression-empty = ifadə boşdur
mistake-expression-long = ifadədə { $a } bayt var; { $b } olar
mistake-expression-parts = ifadədə { $a } hissədən çox var
mistake-expression-gives = ifadə { $a } verir; şərt isə doğru və ya yanlışdır
mistake-no-fact = `{ $a }` adlı fakt yoxdur
mistake-types = bu { $a }-dir, { $b } lazımdır
mistake-compare = { $a } ilə { $b } müqayisə edilmir
mistake-function = `{ $a }` burada və ya belə işlənmir
mistake-pattern = nümunə ifadəsi düzgün deyil: { $a }
hint-did-you-mean = bəlkə `{ $a }`?
hint-settings = onun parametrləri: { $a }
hint-no-settings = `{ $a }` öz parametrləri olmayan qaydadır
hint-signals = tanınan siqnallar: { $a }
hint-functions = tanınan funksiyalar: { $a }
hint-kinds = növlər: { $a }
hint-examples = onu pozan və pozmayan şərhlə `examples` bloku əlavə edin
hint-then = `then = "note"`, `"ask"`, `"hold"` və ya `"reject"` əlavə edin
hint-outcomes = `note`, `ask`, `hold` və ya `reject` olur
hint-statuses = `active`, `trial` və ya `retired` olur
hint-example = `reject: şərh`, `hold: …`, `ask: …`, `note: …` və ya `publish: …` yazın
hint-circumstance = `nəticə: şərh` yazın; hallar ikisinin arasında, mötərizədə durur
hint-anchor = sətrin sonuna `{ $a }` əlavə edin
hint-title = faylı `# Müzakirə qaydaları` kimi sətirlə başlayın
hint-clause = bənd `## 1. Nəzakət { "{" }#courtesy{ "}" }` kimi sətirlə başlayır
hint-sanctions = sətir belə yazılır: `3 rejections in 30 days -> pause 7 days`
hint-flips = belə yazın: `flips <= 0.5 %`
hint-brackets = iki mötərizə qoyun
hint-settings-after = qaydanın parametrləri onun `[[rule]]`-undan sonra durur
hint-trial = qaydanı çıxarın və ya ona `status = "trial"` verin
hint-nothing = heç bir qayda heç nə sezməyib
hint-compare = nə iləsə müqayisə edin: `… > 3`
hint-split = bir neçə qaydaya bölün
hint-pause = `pause 7 days` və ya `block` yazın
hint-confirm = addım `, a second moderator must confirm` ilə bitə bilər
hint-number = ədəd yazın: `{ $a }=3`
hint-alone = `{ $a }` qiymətsiz yazın
hint-rate = neçə saniyədə neçəsini yazın: `{ $a }=5/600s`
hint-value = `{ $a }=…` yazın, boşluq varsa dırnaqda
hint-signal = 0-dan 1-ə ədəd yazın: `{ $a }=0.9`, ya `missing`, ya `failed`
hint-write = `{ $a }` yazın
