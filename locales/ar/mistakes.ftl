# ما الخطأ في السياسة، كما يقوله `comity policy check`.

mistake-file = في الملف { $a } بايت؛ والمسموح للسياسة { $b }
mistake-block-open = المقطع الذي يبدأ هنا لا يُغلق في أي موضع بـ `{ $a }`
mistake-block-unknown = لا تعرف السياسة مقطعاً باسم `{ $a }`
mistake-block-early = يقع مقطع `{ $a }` قبل البند الأول
mistake-many-rules = يمكن أن تحوي السياسة { $a } قاعدة
mistake-many-examples = يمكن أن تحوي السياسة { $a } مثالاً
mistake-many-clauses = يمكن أن تحوي السياسة { $a } بنداً
mistake-second-title = للسياسة عنوان واحد؛ وهذا عنوان ثانٍ
mistake-no-number = البند `{ $a }` بلا رقم
mistake-no-anchor = البند `{ $a }` بلا مرساة تستشهد بها القرارات
mistake-bad-anchor = `{ $a }` ليست مرساة: حروف لاتينية صغيرة وأرقام وشرطات فقط
mistake-anchor-twice = المرساة `{ $a }` مستعملة مرتين
mistake-number-twice = الرقم { $a } مستعمل مرتين
mistake-no-prose = البند { $a } لا يقول شيئاً للقراء: لا نص تحته
mistake-no-title = ليس للسياسة عنوان
mistake-no-clause = ليس في السياسة بند
mistake-second-sanctions = في السياسة مقطع sanctions واحد؛ وفي هذا البند مقطع ثانٍ
mistake-second-fairness = في السياسة مقطع fairness واحد؛ وفي هذا البند مقطع ثانٍ
mistake-no-examples = البند { $a } بلا أمثلة
mistake-no-signal = تطلب القاعدة `{ $a }` الإشارة `{ $b }` التي لا يقيسها أحد
mistake-second-language = ملف ثانٍ من هذه السياسة باللغة `{ $a }`
mistake-clause-missing = ينقص هنا البند { $a } { "{" }#{ $b }{ "}" } من `{ $c }`
mistake-clause-number = البند { "{" }#{ $a }{ "}" } رقمه { $b } في `{ $c }`، لا { $d }
mistake-clause-unknown = ليس في `{ $a }` بند { "{" }#{ $b }{ "}" }
mistake-rules-elsewhere = القواعد في الملف الرئيسي وحده؛ وفي البند { $a } بعض منها
mistake-toml = هذا ليس TOML صحيحاً: { $a }
mistake-strikes = قيمة `strikes` هي `true` أو `false`
mistake-no-strikes = لا يوجد بند فيه `strikes = true`، فلن يُحتسب أي رفض
mistake-heading-space = يجب أن تلي `{ $a }` مسافة في العنوان
mistake-language-tag = `{ $a }` ليس رمز لغة
mistake-rule-table = كل قاعدة جدول تحت `[[rule]]`
mistake-rule-begins = تبدأ القاعدة بـ `[[rule]]`
mistake-rules-word = لا معنى لـ `{ $a }` في مقطع rules
mistake-no-name = ليس لهذه القاعدة `name`
mistake-no-then = لا تقول القاعدة `{ $a }` ما يتبع
mistake-no-rule = لا توجد قاعدة باسم `{ $a }`
mistake-no-setting = ليس للقاعدة `{ $a }` إعداد `{ $b }`
mistake-in-rule = القاعدة `{ $a }`: { $b }
mistake-text = `{ $a }` نص بين علامتي اقتباس
mistake-publish = لا يفعل `{ $a } = "publish"` شيئاً: لا تطلب القاعدة إلا ما هو أكثر من النشر
mistake-no-outcome = `{ $a }` ليست نتيجة
mistake-no-status = `{ $a }` ليست حالة
mistake-example-begins = يبدأ المثال بنتيجة، لا بـ `{ $a }`
mistake-example-empty = ليس في هذا المثال تعليق
mistake-circumstance-value = لا يمكن أن تكون `{ $a }` ({ $b }) هي `{ $c }`
mistake-signal-value = لا يمكن أن تكون الإشارة `{ $a }` هي `{ $b }`
mistake-circumstance = `{ $a }` ليست ظرفاً ولا إشارة ذات قيمة
mistake-example-outcome = ينبغي أن تكون نتيجة هذا المثال `{ $a }`، والسياسة تقول `{ $b }`
mistake-example-clause = نتيجة هذا المثال `{ $a }`، لكن بالبند { $b } لا بهذا البند { $c }
mistake-flips = `{ $a }` ليس حداً لـ flips
mistake-flips-range = يقع حد flips بين 0% و100%
mistake-line-ends = ينتهي السطر حيث ينبغي أن يأتي `{ $a }`
mistake-line-ends-number = ينتهي السطر حيث ينبغي أن يأتي عدد
mistake-word = كُتب `{ $a }` حيث يُنتظر `{ $b }`
mistake-word-number = كُتب `{ $a }` حيث يُنتظر عدد
mistake-range = `{ $a }` خارج المجال: من 1 إلى { $b }
mistake-follows = لا يُعرف ما يتبع هنا، ولا `{ $a }`
mistake-pause-end = للإيقاف المؤقت نهاية
mistake-warning-length = ليس للتحذير مدة
mistake-milder = لا يمكن أن يؤدي { $a } إلى إجراء خفيف مثل { $b }
mistake-no-step = ليس في مقطع sanctions خطوة
mistake-steps = يمكن أن يحوي السلّم { $a } خطوة
mistake-between = قيمة `{ $a }` هي { $b }؛ ويجب أن تكون بين { $c } و{ $d }
mistake-at-least = قيمة `{ $a }` هي { $b }؛ ويجب ألا تقل عن { $c }
mistake-empty = `{ $a }` فارغ، فلن تلاحظ القاعدة شيئاً أبداً
mistake-kind = لا يعرف `{ $a }` النوع `{ $b }`
mistake-needs-setting = يلزمها الإعداد `{ $a }`
mistake-whole-number = هذا { $a }، والمطلوب عدد صحيح
mistake-number = هذا { $a }، والمطلوب عدد
mistake-boolean = هذا { $a }، والمطلوب `true` أو `false`
mistake-quotes = هذا { $a }، والمطلوب نص بين علامتي اقتباس
mistake-list = هذا { $a }، والمطلوب قائمة بين قوسين
mistake-unusable = لا يمكن استعمال `{ $a }`: { $b }
mistake-expression = التعبير غير صحيح: { $a }
mistake-expression-end = ينقص شيء في آخره
mistake-expression-empty = التعبير فارغ
mistake-expression-long = في التعبير { $a } بايت؛ والمسموح { $b }
mistake-expression-parts = في التعبير أكثر من { $a } جزء
mistake-expression-gives = يعطي التعبير { $a }؛ والشرط صادق أو كاذب
mistake-no-fact = لا توجد معلومة باسم `{ $a }`
mistake-types = هذا { $a }، والمطلوب { $b }
mistake-compare = لا يُقارن { $a } بـ { $b }
mistake-function = لا يُستعمل `{ $a }` هنا، أو ليس هكذا
mistake-pattern = النمط غير صحيح: { $a }
hint-did-you-mean = أتقصدون `{ $a }`؟
hint-settings = إعداداتها: { $a }
hint-no-settings = ليس لـ `{ $a }` إعدادات خاصة
hint-signals = الإشارات المعروفة: { $a }
hint-functions = الدوال المعروفة: { $a }
hint-kinds = الأنواع: { $a }
hint-examples = أضيفوا مقطع `examples` فيه تعليق يخالفه وآخر لا يخالفه
hint-then = أضيفوا `then = "note"` أو `"ask"` أو `"hold"` أو `"reject"`
hint-outcomes = هي `note` أو `ask` أو `hold` أو `reject`
hint-statuses = هي `active` أو `trial` أو `retired`
hint-example = اكتبوا `reject: تعليق` أو `hold: …` أو `ask: …` أو `note: …` أو `publish: …`
hint-circumstance = اكتبوا `نتيجة: تعليق`؛ والظروف بين القوسين بينهما
hint-anchor = أضيفوا `{ $a }` في آخر السطر
hint-title = ابدؤوا الملف بسطر مثل `# سياسة النقاش`
hint-clause = يبدأ البند بسطر مثل `## 1. اللباقة { "{" }#courtesy{ "}" }`
hint-sanctions = يُكتب السطر هكذا: `3 rejections in 30 days -> pause 7 days`
hint-flips = اكتبوه هكذا: `flips <= 0.5 %`
hint-brackets = استعملوا قوسين مزدوجين
hint-settings-after = تأتي إعدادات القاعدة بعد `[[rule]]` الخاصة بها
hint-trial = احذفوا القاعدة أو أعطوها `status = "trial"`
hint-nothing = لم تلاحظ أي قاعدة شيئاً
hint-compare = قارنوه بشيء: `… > 3`
hint-split = قسّموه إلى عدة قواعد
hint-pause = اكتبوا `pause 7 days` أو `block`
hint-confirm = قد تنتهي الخطوة بـ `, a second moderator must confirm`
hint-number = اكتبوا عدداً: `{ $a }=3`
hint-alone = اكتبوا `{ $a }` وحدها
hint-rate = اكتبوا كم في كم ثانية: `{ $a }=5/600s`
hint-value = اكتبوا `{ $a }=…`، بين علامتي اقتباس إن كان فيه فراغ
hint-signal = اكتبوا عدداً من 0 إلى 1: `{ $a }=0.9`، أو `missing`، أو `failed`
hint-write = اكتبوا `{ $a }`
