# Ինչն է սխալ կանոններում․ նույնը, ինչ ասում է `comity policy check`-ը։

mistake-file = ֆայլում { $a } բայթ կա․ կանոնները կարող են ունենալ { $b }
mistake-block-open = այստեղ սկսվող բլոկը ոչ մի տեղ չի փակվում `{ $a }` նշաններով
mistake-block-unknown = `{ $a }` բլոկ կանոններում չկա
mistake-block-early = `{ $a }` բլոկը առաջին կետից առաջ է
mistake-many-rules = կանոնները կարող են ունենալ մինչև { $a } ստուգում
mistake-many-examples = կանոնները կարող են ունենալ մինչև { $a } օրինակ
mistake-many-clauses = կանոնները կարող են ունենալ մինչև { $a } կետ
mistake-second-title = կանոններն ունեն մեկ վերնագիր․ սա երկրորդն է
mistake-no-number = `{ $a }` կետը համար չունի
mistake-no-anchor = `{ $a }` կետը խարիսխ չունի, որով որոշումները հղվեին նրան
mistake-bad-anchor = `{ $a }` խարիսխ չէ․ միայն փոքրատառ լատիներեն տառեր, թվեր և գծիկներ
mistake-anchor-twice = `{ $a }` խարիսխը երկու անգամ է
mistake-number-twice = { $a } համարը երկու անգամ է
mistake-no-prose = { $a } կետը ընթերցողներին ոչինչ չի ասում․ դրա տակ տեքստ չկա
mistake-no-title = կանոնները վերնագիր չունեն
mistake-no-clause = կանոններում ոչ մի կետ չկա
mistake-second-sanctions = կանոններում մեկ sanctions բլոկ է լինում․ այս կետում երկրորդն է
mistake-second-fairness = կանոններում մեկ fairness բլոկ է լինում․ այս կետում երկրորդն է
mistake-no-examples = { $a } կետը օրինակներ չունի
mistake-no-signal = `{ $a }` կանոնը հարցնում է `{ $b }` ազդանշանը, որը ոչ ոք չի չափում
mistake-second-language = այս կանոնների երկրորդ ֆայլը նույն լեզվով է՝ `{ $a }`
mistake-clause-missing = այստեղ չկա `{ $c }` ֆայլի { $a } { "{" }#{ $b }{ "}" } կետը
mistake-clause-number = { "{" }#{ $a }{ "}" } կետը `{ $c }` ֆայլում { $b } է, ոչ թե { $d }
mistake-clause-unknown = `{ $a }` ֆայլում { "{" }#{ $b }{ "}" } կետ չկա
mistake-rules-elsewhere = ստուգումները միայն հիմնական ֆայլում են․ { $a } կետում դրանք կան
mistake-toml = սա վավեր TOML չէ․ { $a }
mistake-strikes = `strikes`-ը `true` է կամ `false`
mistake-no-strikes = ոչ մի կետ չունի `strikes = true`, ուստի ոչ մի մերժում չէր հաշվվի
mistake-heading-space = վերնագրում `{ $a }`-ից հետո պետք է բացատ լինի
mistake-language-tag = `{ $a }`-ը լեզվի նշան չէ
mistake-rule-table = յուրաքանչյուր կանոն աղյուսակ է `[[rule]]`-ի տակ
mistake-rule-begins = կանոնը սկսվում է `[[rule]]`-ով
mistake-rules-word = `{ $a }`-ը rules բլոկում ոչինչ չի նշանակում
mistake-no-name = այս կանոնը `name` չունի
mistake-no-then = `{ $a }` կանոնը չի ասում, թե ինչ է հետևում
mistake-no-rule = `{ $a }` անունով կանոն չկա
mistake-no-setting = `{ $a }` կանոնը `{ $b }` կարգավորում չունի
mistake-in-rule = `{ $a }` կանոն․ { $b }
mistake-text = `{ $a }`-ը չակերտներով տեքստ է
mistake-publish = `{ $a } = "publish"`-ը ոչինչ չի անի․ կանոնը կարող է պահանջել միայն հրապարակումից ավելին
mistake-no-outcome = `{ $a }` ելք չկա
mistake-no-status = `{ $a }` վիճակ չկա
mistake-example-begins = օրինակը սկսվում է ելքով, ոչ թե `{ $a }`-ով
mistake-example-empty = այս օրինակում մեկնաբանություն չկա
mistake-circumstance-value = `{ $a }` ({ $b }) չի կարող լինել `{ $c }`
mistake-signal-value = `{ $a }` ազդանշանը չի կարող լինել `{ $b }`
mistake-circumstance = `{ $a }`-ը ոչ հանգամանք է, ոչ էլ արժեքով ազդանշան
mistake-example-outcome = այս օրինակից պետք է ստացվի `{ $a }`, իսկ կանոններն ասում են `{ $b }`
mistake-example-clause = այս օրինակից ստացվում է `{ $a }`, բայց { $b } կետով, ոչ թե այս՝ { $c }
mistake-flips = `{ $a }`-ը flips-ի սահման չէ
mistake-flips-range = flips-ի սահմանը 0 %-ի և 100 %-ի միջև է
mistake-line-ends = տողն ավարտվում է այնտեղ, որտեղ պետք է լիներ `{ $a }`
mistake-line-ends-number = տողն ավարտվում է այնտեղ, որտեղ պետք է թիվ լիներ
mistake-word = գրված է `{ $a }`, իսկ պետք է լինի `{ $b }`
mistake-word-number = գրված է `{ $a }`, իսկ պետք է թիվ լինի
mistake-range = `{ $a }`-ը սահմաններից դուրս է՝ 1-ից { $b }
mistake-follows = այստեղ այլևս ոչինչ չի կարող լինել, ոչ էլ `{ $a }`
mistake-pause-end = դադարն ավարտ ունի
mistake-warning-length = նախազգուշացումը տևողություն չունի
mistake-milder = { $a }-ից չի կարող հետևել այնպիսի մեղմ միջոց, ինչպիսին է { $b }-ը
mistake-no-step = sanctions բլոկում ոչ մի քայլ չկա
mistake-steps = սանդուղքը կարող է ունենալ մինչև { $a } քայլ
mistake-between = `{ $a }`-ը { $b } է․ պետք է լինի { $c }-ից { $d }
mistake-at-least = `{ $a }`-ը { $b } է․ պետք է լինի առնվազն { $c }
mistake-empty = `{ $a }`-ը դատարկ է, և կանոնը երբեք ոչինչ չի նկատի
mistake-kind = `{ $a }`-ը `{ $b }` տեսակ չգիտի
mistake-needs-setting = նրան պետք է `{ $a }` կարգավորումը
mistake-whole-number = սա { $a } է, իսկ պետք է ամբողջ թիվ
mistake-number = սա { $a } է, իսկ պետք է թիվ
mistake-boolean = սա { $a } է, իսկ պետք է `true` կամ `false`
mistake-quotes = սա { $a } է, իսկ պետք է չակերտներով տեքստ
mistake-list = սա { $a } է, իսկ պետք է ցուցակ փակագծերում
mistake-unusable = `{ $a }`-ը չի կարող օգտագործվել․ { $b }
mistake-expression = արտահայտությունը սխալ է․ { $a }
mistake-expression-end = վերջում ինչ-որ բան պակասում է
mistake-expression-empty = արտահայտությունը դատարկ է
mistake-expression-long = արտահայտությունում { $a } բայթ է․ կարելի է { $b }
mistake-expression-parts = արտահայտությունն ունի ավելի քան { $a } մաս
mistake-expression-gives = արտահայտությունը տալիս է { $a }․ պայմանը ճշմարիտ է կամ սխալ
mistake-no-fact = `{ $a }` անունով փաստ չկա
mistake-types = սա { $a } է, իսկ պետք է { $b }
mistake-compare = { $a }-ը { $b }-ի հետ չի համեմատվում
mistake-function = `{ $a }`-ը այստեղ կամ այսպես չի օգտագործվում
mistake-pattern = նմուշը սխալ է․ { $a }
hint-did-you-mean = գուցե `{ $a }`՞
hint-settings = նրա կարգավորումներն են՝ { $a }
hint-no-settings = `{ $a }`-ը սեփական կարգավորումներ չունի
hint-signals = հայտնի ազդանշաններ՝ { $a }
hint-functions = հայտնի ֆունկցիաներ՝ { $a }
hint-kinds = տեսակներն են՝ { $a }
hint-examples = ավելացրեք `examples` բլոկ՝ մեկ մեկնաբանությամբ, որը խախտում է այն, և մեկով, որը չի խախտում
hint-then = ավելացրեք `then = "note"`, `"ask"`, `"hold"` կամ `"reject"`
hint-outcomes = լինում է `note`, `ask`, `hold` կամ `reject`
hint-statuses = լինում է `active`, `trial` կամ `retired`
hint-example = գրեք `reject: մեկնաբանություն`, `hold: …`, `ask: …`, `note: …` կամ `publish: …`
hint-circumstance = գրեք `ելք: մեկնաբանություն`․ հանգամանքները դրանց միջև են, փակագծերում
hint-anchor = ավելացրեք `{ $a }` տողի վերջում
hint-title = ֆայլը սկսեք այսպիսի տողով՝ `# Քննարկման կանոններ`
hint-clause = կետը սկսվում է այսպիսի տողով՝ `## 1. Քաղաքավարություն { "{" }#courtesy{ "}" }`
hint-sanctions = տողը գրվում է այսպես՝ `3 rejections in 30 days -> pause 7 days`
hint-flips = գրեք այսպես՝ `flips <= 0.5 %`
hint-brackets = դրեք երկուական փակագիծ
hint-settings-after = կանոնի կարգավորումները իր `[[rule]]`-ից հետո են
hint-trial = հանեք կանոնը կամ տվեք նրան `status = "trial"`
hint-nothing = ոչ մի կանոն ոչինչ չի նկատել
hint-compare = համեմատեք ինչ-որ բանի հետ՝ `… > 3`
hint-split = բաժանեք մի քանի կանոնի
hint-pause = գրեք `pause 7 days` կամ `block`
hint-confirm = քայլը կարող է ավարտվել այսպես՝ `, a second moderator must confirm`
hint-number = գրեք թիվ՝ `{ $a }=3`
hint-alone = գրեք `{ $a }` առանց արժեքի
hint-rate = գրեք՝ քանիսը քանի վայրկյանում՝ `{ $a }=5/600s`
hint-value = գրեք `{ $a }=…`, բացատներով՝ չակերտների մեջ
hint-signal = գրեք 0-ից 1 թիվ՝ `{ $a }=0.9`, կամ `missing`, կամ `failed`
hint-write = գրեք `{ $a }`
