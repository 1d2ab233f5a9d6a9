# What moderators see. Dense but quiet; decisions are verbs; keys are shown on the buttons.

## Frame

console-title = الإشراف
console-queue = قائمة الانتظار
console-held = المنتظرة
console-reported = المبلَّغ عنها
console-noted = للاطلاع
console-all = الكل
console-settings = الإعدادات
console-policy = السياسة
console-site = فتح الموقع
console-sign-out = خروج
console-signed-in-as = الدخول باسم { $name }
console-role-moderator = مشرف
console-role-editor = محرر
console-role-operator = مشغّل
console-help = المفاتيح
console-help-title = مفاتيح لوحة الإشراف
console-help-close = إغلاق

## Signing in

sign-in-title = تسجيل الدخول
sign-in-explain = افتح رابط الدخول الذي أُعطي لك. يعمل مرة واحدة.
sign-in-how = يصنع المشغّل رابطاً جديداً بالأمر: comity moderator link
sign-in-button = دخول
sign-in-as = الدخول برابط يُستعمل مرة واحدة.
join-title = الانضمام إلى المشرفين
join-explain = تلقيت دعوة للإشراف على نقاشات { $site }.
join-name = اسمك كما يراه الزملاء
join-button = انضمام

## Queue

queue-empty = لا شيء ينتظر.
queue-empty-explain = تظهر الحالات الجديدة هنا، الأقدم أولاً.
queue-empty-next = يمكنك في الأثناء قراءة النقاشات كما يراها القراء.
queue-count = { $count ->
    [zero] لا حالات
    [one] حالة واحدة
    [two] حالتان
    [few] { $count } حالات
    [many] { $count } حالة
   *[other] { $count } حالة
}
queue-waiting-since = ينتظر منذ { $time }
queue-reports = { $count ->
    [zero] لا بلاغات
    [one] بلاغ واحد
    [two] بلاغان
    [few] { $count } بلاغات
    [many] { $count } بلاغاً
   *[other] { $count } بلاغ
}
queue-more = الحالات اللاحقة
queue-first = إلى الأقدم
queue-label = الحالات، الأقدم أولاً

## Case

case-title = حالة
case-choose = اختر حالة من القائمة.
case-story = المقال
case-story-state = فتح أو تعليق أو إغلاق
case-answers = رداً على
case-comment = التعليق
case-state = الحالة
case-state-published = منشور
case-state-held = منتظر
case-state-rejected = مرفوض
case-state-withdrawn = سحبه صاحبه
case-state-erased = محذوف
case-findings = ما لاحظته السياسة
case-findings-none = لم تلاحظ أي قاعدة شيئاً.
case-trial = قيد التجربة، غير مطبَّقة
case-told = ما قيل لصاحب التعليق:
case-evidence-number = { $name }: { $value } (الحد { $limit })
case-evidence-failed = فشل الفحص: { $why }
case-reports = البلاغات
case-report-at = { $time }
case-history = السجل
case-history-row = { $effect }، الجهة: { $by }، { $time }
case-by-policy = السياسة
case-by-moderator = مشرف
case-by-appeal = اعتراض
case-by-author = صاحب التعليق
case-by-import = استيراد
case-by-sanction = إجراء
case-by-law = القانون
case-by-operator = المشغّل
case-original = كما كُتب
case-decide = القرار
case-publish = نشر
case-reject = رفض
case-keep = إبقاؤه منشوراً
case-clause = البند
case-clause-choose = اختر بنداً
case-note = ملاحظة إلى صاحب التعليق (اختياري)
case-note-hint = يقرؤها صاحب التعليق في صفحة الحالة.
case-nothing-to-decide = لا شيء يحتاج إلى قرار: لم يعد هذا التعليق في النقاش.
case-decided-publish = نُشر.
case-decided-reject = رُفض.
case-decided-hold = عاد إلى قائمة الانتظار.
case-decided-undo = تم التراجع عن القرار.
case-undo = تراجع
case-view = عرضه في النقاش
case-changed = بتّ أحد في هذه الحالة في الأثناء. هكذا هي الآن.

## Person

person-title = المعلِّق
person-email = البريد الإلكتروني
person-email-none = لم يُذكر
person-first-seen = أول ظهور { $time }
person-published = منشورة
person-held = منتظرة
person-rejected = مرفوضة
person-sanctions = الإجراءات
person-sanctions-none = لا شيء.
person-recent = التعليقات الأخيرة
person-recent-none = لا شيء قبل هذا.
person-block = حظر { $name }
person-comments = كل التعليقات
person-comments-none = لا توجد تعليقات. ما حُذف لا يُعرض.
person-older = تعليقات أقدم
person-newest = العودة إلى الأحدث
person-block-email = عنوان البريد هذا
person-block-address = عنوان شبكة كتب منه
sanction-warning = تنبيه
sanction-pre-moderation = مراجعة مسبقة
sanction-pause = إيقاف مؤقت
sanction-block = حظر
sanction-until = حتى { $time }
sanction-for-good = دائم
sanction-over = انتهى
sanction-lifted = رُفع
sanction-lift = رفع

## Blocking

block-title = حظر { $name }
block-explain = يُرفض التعليق التالي للمحظور مع ذكر السبب وتاريخ الانتهاء.
block-kind = الإجراء
block-kind-warning = تنبيه
block-kind-pre-moderation = النظر في كل تعليق أولاً
block-kind-pause = إيقاف مؤقت
block-kind-block = حظر
block-for = المدة
block-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يوماً
   *[other] { $count } يوم
}
block-for-good = دائم
block-clause = يستند إلى البند
block-reason = السبب كما سيقرؤه الشخص
block-also-email = حظر عنوان البريد هذا أيضاً
block-also-email-hint = العنوان المكتوب لا يثبت شيئاً، لذلك ينتظر التعليق المطابق ولا يُرفض.
block-also-address = حظر عنوان الشبكة لهذا التعليق أيضاً
block-also-address-hint = يُحفظ بصمةً بمفتاح. وتنتظر التعليقات القادمة من هذا العنوان، لأن أشخاصاً عدة قد يشتركون فيه.
block-button = حظر
block-done = الإجراء سارٍ.
lift-done = رُفع الإجراء.

## Looking for somebody

people-title = البحث عن معلّق
people-find = البحث عن معلّق أو تعليق
people-find-hint = الاسم أو البريد
people-button = بحث
people-explain = جزء من الاسم، أو عنوان بريد كامل، أو عنوان تعليق.
people-none = لم يُعثر على أحد.
people-none-next = ابحث عن جزء أقصر من الاسم، أو ألصق عنوان أحد التعليقات.
people-more = هناك المزيد. يرجى البحث بجزء أطول من الاسم.

## Story, site, invitations

settings-title = الإعدادات
settings-site-state = التعليقات في الموقع كله
state-open = مفتوحة
state-held = بمراجعة: كل تعليق ينتظر
state-closed = مغلقة
state-hidden = مخفية: لا يراها القراء
settings-save = حفظ
settings-saved = حُفظ.
settings-invite = دعوة مشرف
settings-invite-explain = يعمل الرابط مرة واحدة. سلّمه إلى الشخص بنفسك.
settings-invite-role = الدور
settings-invite-button = إنشاء رابط دعوة
settings-invite-link = رابط الدعوة
settings-stories = المقالات
settings-stories-none = لا توجد مقالات بعد. يظهر المقال هنا مع أول تعليق عليه.
settings-ledger = يُسجَّل كل قرار هنا في السجل.

## Colleagues

moderators-title = المشرفون
moderators-alone = لا يوجد مشرف آخر هنا بعد. يمكنك دعوة زميل أدناه.
moderators-you = أنت
moderators-since = منذ { $date }
moderators-signed-in = آخر دخول: { $time }
moderators-not-signed-in = لم يسجّل الدخول حالياً
moderators-remove = سحب صلاحية الدخول
moderators-remove-title = سحب صلاحية الدخول: { $name }
moderators-remove-explain = تنتهي كل جلسات هذا الشخص ولا يستطيع الدخول من جديد. تبقى القرارات التي اتخذها. وتتوقف أيضاً روابط الدعوة التي أنشأها ولم يستخدمها أحد.
moderators-remove-self = هذه صلاحيتك أنت. ستخرج فوراً.
moderators-removed = سُحبت صلاحية الدخول.

## Keys

key-next = الحالة التالية
key-previous = الحالة السابقة
key-open = فتح الحالة
key-publish = نشر
key-reject = رفض
key-note = كتابة ملاحظة
key-leave = مغادرة الملاحظة
key-block = حظر صاحب التعليق
key-undo = التراجع عن آخر قرار
key-help = عرض المفاتيح
key-queue = إلى قائمة الانتظار

## What a decision did, in a case's history

effect-publish = نُشر
effect-note = نُشر مع ملاحظة للمشرفين
effect-ask = طُلب من صاحبه النظر فيه
effect-hold = عُلّق حتى يراه مشرف
effect-reject = رُفض
effect-undo = تم التراجع عن القرار
effect-withdrawn = سُحب
effect-erased = حُذف
effect-sanctioned = اتُّخذ إجراء
effect-sanction-lifted = رُفع الإجراء
effect-sanction-proposed = اقتُرح إجراء بانتظار التأكيد
effect-sanction-declined = رُفض الإجراء المقترح
effect-blocked = حُظر
effect-block-lifted = رُفع الحظر
effect-story-changed = تغيّر المقال
effect-site-changed = تغيّر الموقع
effect-policy-published = نُشرت السياسة
effect-policy-withdrawn = سُحب إصدار من السياسة
effect-moderators-changed = تغيّر المشرفون
effect-reports-resolved = نُظر في البلاغات

## Trying a text

console-score = تجربة نص
score-title = تجربة نص
score-explain = ما يقوله المقيِّم والسياسة السارية عن نص. لا يُحفظ منه شيء.
score-text = النص
score-parent = ردّاً على (يمكن تركه فارغاً)
score-button = قيِّم
score-outcome-publish = كان سيُنشر.
score-outcome-note = كان سيُنشر ويُعرض على المشرفين.
score-outcome-ask = كان سيُطلب من كاتبه أن يعيد النظر.
score-outcome-hold = كان سينتظر مشرفاً.
score-outcome-reject = كان سيُرفض.
score-no-clause = لا ينطبق أي بند.
score-reading = مقروءاً دون تمويه
score-attributes = الدرجات
score-no-scores = لا توجد درجات لهذا النص.
score-target = موجَّه إلى
score-target-commenter = معلِّق آخر
score-target-author = كاتب المقال
score-target-public-person = شخصية عامة
score-target-group = جماعة
score-target-idea = فكرة أو شيء
score-target-nobody = لا أحد
score-target-unknown = لا يمكن تحديده في هذه اللغة
score-language = اللغة
score-language-unknown = لا يمكن تحديدها
score-model = النموذج
score-failed = لا جواب الآن. حاول بعد قليل.
