# تقرير التجربة، والقواعد قيد التجربة إلى جانب ما قرره المشرفون.

number-group = { "," }
number-decimal = .
replay-percent = { $share }%
replay-interval = { $share }% (95%: من { $low } إلى { $high }%)
replay-part = { $part } من { $whole }
replay-counted = { $part } من { $whole } ({ $share }%)
replay-counted-interval = { $part } من { $whole } ({ $share }%؛ 95%: من { $low } إلى { $high }%)
replay-more-one-day = { $count ->
    [one] تعليقاً واحداً إضافياً ({ $number }) في يوم واحد
    [two] تعليقين إضافيين ({ $number }) في يوم واحد
    [few] { $number } تعليقات إضافية في يوم واحد
   *[other] { $number } تعليقاً إضافياً في يوم واحد
}
replay-more-a-day = { $count ->
    [one] تعليقاً واحداً إضافياً ({ $number }) في اليوم
    [two] تعليقين إضافيين ({ $number }) في اليوم
    [few] { $number } تعليقات إضافية في اليوم
   *[other] { $number } تعليقاً إضافياً في اليوم
}
replay-more-in-days = { $count ->
    [one] تعليقاً واحداً إضافياً ({ $number }) خلال { $days } يوماً
    [two] تعليقين إضافيين ({ $number }) خلال { $days } يوماً
    [few] { $number } تعليقات إضافية خلال { $days } يوماً
   *[other] { $number } تعليقاً إضافياً خلال { $days } يوماً
}
replay-some-one-day = { $count ->
    [one] تعليقاً واحداً ({ $number }) في يوم واحد
    [two] تعليقين ({ $number }) في يوم واحد
    [few] { $number } تعليقات في يوم واحد
   *[other] { $number } تعليقاً في يوم واحد
}
replay-some-a-day = { $count ->
    [one] تعليقاً واحداً ({ $number }) في اليوم
    [two] تعليقين ({ $number }) في اليوم
    [few] { $number } تعليقات في اليوم
   *[other] { $number } تعليقاً في اليوم
}
replay-some-in-days = { $count ->
    [one] تعليقاً واحداً ({ $number }) خلال { $days } يوماً
    [two] تعليقين ({ $number }) خلال { $days } يوماً
    [few] { $number } تعليقات خلال { $days } يوماً
   *[other] { $number } تعليقاً خلال { $days } يوماً
}
replay-none = لا شيء
replay-every = الكل
replay-few = أقل من 1 من كل 10
replay-nearly = أكثر من 9 من كل 10
replay-tenths = { $tenths } من كل 10
replay-nothing = لا شيء للتجربة: لا تعليقات بعد.
replay-nothing-since = لا شيء للتجربة: لم تُكتب تعليقات منذ { $day }.
replay-held = تحتجز { $amount }
replay-rejected = ترفض { $amount }
replay-both = { $first } و{ $second }
replay-this-draft = هذه المسودة
replay-this-version = نسخة السياسة رقم { $version }
replay-leads = كانت { $this } سوف { $what }.
replay-leads-of-which = كانت { $this } سوف { $what }؛ ما نشره مشرفوكم منها: { $share }.
replay-leads-of-some = كانت { $this } سوف { $what } (نظر مشرفوكم في { $decided } منها؛ ما نشروه: { $share }).
replay-also-released = وكانت ستمرّر مما احتُجز أو رُفض { $amount }.
replay-leads-released = كانت { $this } ستمرّر مما احتُجز أو رُفض { $amount }.
replay-leads-nothing = ما كانت { $this } لتغيّر شيئاً: كل التعليقات ({ $number }) تنال النتيجة التي كانت لها.
replay-leads-otherwise = ما كانت { $this } لتوقف تعليقات أخرى؛ وما كان سيعامل على نحو آخر (يُعرض على المشرفين، أو يُسأل عنه صاحبه، أو يُحتجز ولا يُرفض): { $number }.
replay-released-of = مما تمرّره نظر مشرفوكم في { $decided }؛ ما رفضوه: { $share }.
replay-work = عدد الحالات أمام المشرفين في اليوم: كان سيكون { $now }، وكان { $then }.
replay-work-about = عدد الحالات أمام المشرفين في اليوم: كان سيكون نحو { $now } (95%: من { $low } إلى { $high })، وكان نحو { $then }.
replay-changed = تعليقات بمآل آخر: { $share }.
replay-moderators-both = مما توقفه وتقرر أمره رفض مشرفوكم { $precision }؛ وهي توقف { $recall } مما رفضوه.
replay-moderators-precision = مما توقفه وتقرر أمره رفض مشرفوكم { $precision }.
replay-moderators-recall = مما رفضه مشرفوكم توقف { $recall }.
replay-archive-both = مما توقفه وتقرر أمره رُفض في الأرشيف المستورد { $precision }؛ وهي توقف { $recall } مما رُفض هناك.
replay-archive-precision = مما توقفه وتقرر أمره رُفض في الأرشيف المستورد { $precision }.
replay-archive-recall = مما رُفض في الأرشيف المستورد توقف { $recall }.
replay-sampled = هذه تقديرات من عيّنة: نُظر في تعليق واحد من كل { $every }. الأعداد اليومية محسوبة لكل التعليقات، وما عداها لا.
replay-stopped-early = أوقفت التجربة بعد { $read } من { $total } تعليق؛ كل ما هنا عن هذه.
replay-title = تجربة { $policy }
replay-version = الإصدار { $version }
replay-draft = المسودة «{ $title }»
replay-version-in-force = الإصدار { $version }، الساري
replay-about = عدد التعليقات { $number }، كُتبت من { $first } إلى { $last }.
replay-compared = المقارنة مع: { $against }. أُخذ التاريخ كما جرى، لا كما كان هذا النص سيجعله.
replay-history = ما آل إليه كل تعليق
replay-publish = نشر
replay-note = عرض
replay-ask = سؤال
replay-hold = احتجاز
replay-reject = رفض
replay-then = { $what }، سابقاً
replay-now = { $what }، الآن
replay-all = الكل
replay-then-now = سابقاً ↓ الآن ←
replay-as-before = { $outcome }، كما كان
replay-outcomes = ما كانت التعليقات ستؤول إليه
replay-outcomes-about = كل صف نتيجة كانت للتعليقات؛ وكل عمود نتيجة كانت ستكون لها. ما على القطر لا يتغير.
replay-outcomes-chart = التعليقات بحسب النتيجة، سابقاً والآن
replay-chart = { $title }؛ الأعداد في الجدول أدناه
replay-clauses = بنداً بنداً
replay-clauses-about = التعليق الذي يخالف بندين يُحسب مع كليهما.
replay-clauses-chart = التعليقات التي تتغير نتيجتها، بحسب البند
replay-clauses-table = البنود والقواعد
replay-clause-rule = البند والقاعدة
replay-one-of-several = { $rule } (واحدة من عدة)
replay-tried = { $rule } (قيد التجربة)
replay-tried-about = القواعد التي قيد التجربة لا تغيّر شيئاً: تذكر صفوفها في كم تعليق لاحظت شيئاً وما كانت ستفعله؛ والدقة هي نسبة ما رُفض منها.
replay-cited = استُشهد به
replay-newly-held = محتجز حديثاً
replay-newly-rejected = مرفوض حديثاً
replay-newly-published = منشور حديثاً
replay-would-be-published = كانت ستُنشر
replay-agreement = الاتفاق مع ما قرره الناس
replay-agreement-about = الدقة: نصيب ما رُفض مما يوقفه النص. الشمول: نصيب ما يوقفه مما رُفض. تبين الخطوط موضع النصيب الحقيقي بثقة 95%. لا يقول الأرشيف المستورد هل قرر إنسان.
replay-agreement-table = الاتفاق
replay-moderators = المشرفون
replay-archive = الأرشيف المستورد
replay-in-archive = { $clause } (الأرشيف المستورد)
replay-compared-with = المقارنة مع
replay-rightly-stopped = أوقف بحق
replay-wrongly-stopped = أوقف خطأ
replay-missed = فات
replay-rightly-published = نُشر بحق
replay-precision = الدقة
replay-recall = الشمول
replay-intervals = الدقة والشمول مع مجالات 95%، من 0 إلى 100%
replay-overruled = حيث قرر المشرفون خلاف السياسة
replay-overruled-about = عدد هذه التعليقات: { $number }. يصيب هذا النص في { $right } منها. تأتي أولاً تلك التي يخطئ فيها من جديد.
replay-by-language = بحسب اللغة
replay-language = اللغة
replay-language-unknown = غير معروفة
replay-by-people = بحسب الشعوب المذكورة
replay-people = الشعب
replay-people-about = تعليقات تذكر شعباً باسمه الإنجليزي أو باسم تضيفه السياسة في كتلة fairness. الفرق الكبير بين الشعوب يستحق نظرة في القواعد: { $command }.
replay-groups-chart = { $heading }: التعليقات المحتجزة أو المرفوضة، سابقاً والآن
replay-comments = التعليقات
replay-stopped-then = أوقف سابقاً
replay-stopped-now = يوقف الآن
replay-share-then = النصيب سابقاً
replay-share-now = النصيب الآن
replay-commenters = أكثر المعلقين تأثراً
replay-commenter = المعلّق
replay-other-outcome = تعليقات بنتيجة أخرى
replay-left-out = ما تعذر الحكم فيه
replay-erased = تعليقات مُحيت فتُركت جانباً: { $number }.
replay-skipped = تُتخطى القاعدة حين لا يتوفر القياس الذي تحتاج إليه، مثلاً لأن أحداً لا يقيس تلك اللغة أو لأنه لم يُحفظ حينها.
replay-rule-reason = القاعدة والسبب
replay-missing = { $rule }: لم يُقس
replay-not-evaluable = { $rule }: لم يُحفظ حينها
replay-times = المرات
replay-gone = (لم يعد هذا التعليق موجوداً)
replay-moderator-published = نشره مشرف
replay-moderator-rejected = رفضه مشرف
replay-case = الحالة
replay-save = احفظوا التقرير:
replay-save-page = صفحة
replay-save-table = جدول (CSV)
replay-save-data = بيانات (JSON)
replay-sweep = قيم أخرى لإعداد واحد
replay-sweep-about = ما كانت قيم أخرى للإعداد { $setting } ستفعله. كل نقطة قيمة: كلما اتجهت يميناً لاحظت القاعدة عدداً أكبر من التعليقات؛ وكلما ارتفعت زاد ما رُفض مما قرر فيه المشرفون. تبيّن الخطوط أين يقع النصيب الحقيقي بثقة 95%.
replay-sweep-present = قيمته الآن { $value }.
replay-sweep-nobody = لم يقرر أي مشرف في أي من التعليقات التي تلاحظها القاعدة، فلا منحنى.
replay-sweep-chart = نصيب ما رفضه المشرفون مقابل نصيب التعليقات التي تلاحظها القاعدة
replay-sweep-across-note = نصيب التعليقات التي كانت القاعدة ستعرضها على المشرفين
replay-sweep-across-ask = نصيب التعليقات التي كانت القاعدة ستسأل أصحابها
replay-sweep-across-hold = نصيب التعليقات التي كانت القاعدة ستحتجزها
replay-sweep-across-reject = نصيب التعليقات التي كانت القاعدة سترفضها
replay-sweep-up = منها ما رفضه المشرفون
replay-sweep-up-archive = منها ما رُفض في الأرشيف المستورد
replay-sweep-by-archive = لم يبتّ المشرفون بعد في هذه التعليقات، ولذلك تُقارن بما رُفض في الأرشيف المستورد.
replay-sweep-noticed = لاحظته القاعدة
replay-sweep-share = نصيبه من التعليقات
replay-sweep-held = احتجزته كل القواعد
replay-sweep-rejected = رفضته كل القواعد
replay-sweep-agreement = اتفاق السياسة كلها
replay-value = القيمة
replay-value-now = { $value } (الآن)
replay-trial = قاعدة قاعدة
replay-trial-about = لوحظ: تعليقات وجدت فيها القاعدة شيئاً؛ مُرّر: منها ما نشرته بقية السياسة. الدقة: نصيب ما رفضه المشرفون مما لاحظته وقرروا فيه. الشمول: نصيب ما لاحظته من التعليقات التي رفضها المشرفون في هذه المدة ({ $number }). يقرر المشرفون فيما احتُجز أو أُبلغ عنه، فما لم ينظر فيه أحد لا يُحسب للقاعدة ولا عليها.
replay-trial-table = قواعد قيد التجربة
replay-trial-same = من دون هذه القاعدة: { $without }. ومعها: الأمر نفسه.
replay-trial-other = من دون هذه القاعدة: { $without }. ومعها: { $with }.
replay-not-told-apart = تعليقات لاحظتها واحدة من عدة قواعد من نوع واحد قبل التمييز بينها: { $number }. لم تُحسب لأي منها.
replay-rule = القاعدة
replay-would = كانت
replay-noticed = لوحظ
replay-let-through = مُرّر
replay-rejected-count = رُفض
replay-published-count = نُشر
