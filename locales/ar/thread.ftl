# What readers and commenters see: the thread, the form, the policy page, the status page.
# Voice: short sentences, plain words, no scolding, no exclamation marks. Buttons are verbs.

## The head of the thread

thread-title = التعليقات
thread-count = { $count ->
    [zero] لا تعليقات
    [one] تعليق واحد
    [two] تعليقان
    [few] { $count } تعليقات
    [many] { $count } تعليقاً
   *[other] { $count } تعليق
}
thread-empty = لا تعليقات بعد.
thread-empty-invite = ليكن رأيك أول ما يُكتب هنا.
thread-sort = الترتيب
sort-newest = الأحدث
sort-oldest = الأقدم
sort-most-replied = الأكثر ردوداً
sort-most-reacted = الأكثر تفاعلاً
thread-feed = تغذية
thread-feed-title = تعليقات على «{ $headline }»
thread-more = المزيد من التعليقات
thread-first-page = إلى الصفحة الأولى
thread-more-replies = { $count ->
    [zero] لا ردود أخرى
    [one] رد آخر
    [two] ردان آخران
    [few] { $count } ردود أخرى
    [many] { $count } رداً آخر
   *[other] { $count } رد آخر
}
thread-continue = متابعة هذا الفرع
thread-branch-title = فرع من النقاش
thread-back = إلى كل التعليقات
thread-back-to-story = إلى المقال
thread-new = { $count ->
    [zero] لا تعليقات جديدة
    [one] تعليق جديد
    [two] تعليقان جديدان
    [few] { $count } تعليقات جديدة
    [many] { $count } تعليقاً جديداً
   *[other] { $count } تعليق جديد
}
thread-closed = أُغلق النقاش. ما زالت قراءته ممكنة.
thread-site-closed = التعليقات مغلقة حالياً. ما زالت قراءتها ممكنة.
thread-not-yet = يُكتب التعليق الأول في صفحة المقال نفسه.
thread-held-story = في هذا النقاش يرى مشرف كل تعليق قبل ظهوره.
thread-loading = يجري تحميل النقاش
thread-failed = تعذّر تحميل النقاش.
thread-retry = المحاولة من جديد
thread-read-there = قراءة النقاش في صفحته
thread-offline = تعذّر الوصول إلى الخادم. نصّك ما زال هنا.

## The policy above the form

policy-note-title = سياسة النقاش
policy-note-read = قراءة سياسة النقاش

## A comment

# { $name } is the commenter's name, shown in bold.
comment-said = كتب { $name }:
comment-nameless = مجهول
comment-number = التعليق { $number }
comment-staff = هيئة التحرير
comment-permalink = رابط هذا التعليق
comment-edited = معدَّل
comment-reply = رد
comment-reply-to = رد على { $name }
comment-report = إبلاغ
comment-edit = تعديل
comment-withdraw = سحب
comment-withdrawn = سحب صاحب التعليق تعليقه.
comment-removed = حُذف هذا التعليق.
comment-not-shown = هذا التعليق غير ظاهر.
comment-held-title = ينتظر مشرفاً
comment-held-only-you = لا يرى هذا التعليق أحد غيرك حتى يراه مشرف.
comment-rejected-title = لم يُنشر
comment-rejected-only-you = لا يرى هذا التعليق أحد غيرك.
comment-yours = تعليقك
comment-why = السبب
comment-status-link = رابط خاص إلى حالته
comment-status-keep = احتفظ بهذا الرابط. به ترى القرار.
comment-edit-until = يمكنك تعديله حتى { $time }.

## Times, shown by the page's script

time-now = الآن
time-minutes = { $count } د
time-hours = { $count } س
time-days = { $count ->
    [zero] { $count } يوم
    [one] يوم
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يوماً
   *[other] { $count } يوم
}

## The form

form-title = كتابة تعليق
form-reply-title = رد على { $name }
form-edit-title = تعديل تعليقك
form-text = تعليقك
form-text-hint = يمكنك استخدام *المائل* و**العريض** و> الاقتباس والقوائم والروابط.
form-name = الاسم
form-name-hint = يظهر مع تعليقك.
form-email = البريد الإلكتروني
form-email-hint = لا يظهر أبداً.
form-email-optional = البريد الإلكتروني (اختياري)
form-post = نشر التعليق
form-post-reply = نشر الرد
form-save = حفظ
form-again = إرسال من جديد
form-post-anyway = إرساله كما هو
form-discard = حذف المسودة
form-cancel = إلغاء
form-sending = يجري الإرسال
form-required = مطلوب
form-answering = ترد على هذا التعليق

## What happened

posted-title = نُشر تعليقك.
posted-held-title = تعليقك ينتظر مشرفاً.
posted-edited = عُدّل تعليقك.
posted-withdrawn = سُحب تعليقك.
posted-see = عرضه في النقاش
refused-title = لم ننشر هذا.
refused-edit-title = لم ننشر هذا التعديل.
refused-edit-kept = يبقى النص المنشور كما كان. يمكنك تعديل نصّك وحفظه من جديد.
refused-asked-title = يرجى النظر فيه مرة أخرى.
refused-asked = لم يُنشر شيء بعد. يمكنك تغييره أو إرساله كما هو.
refused-asked-edit = يبقى النص المنشور كما كان إلى أن تقرر. يمكنك تغيير نصك أو إرساله كما هو.
refused-what-to-do = يمكنك تغييره وإرساله من جديد. نصّك ما زال هنا.
refused-appeal = أو اطلب من مشرف أن ينظر فيه
refused-kept = نصّك ما زال هنا.
refused-clause = البند { $number } · { $title }
refused-read-clause = قراءة هذا البند
refused-your-text = ما لاحظناه
quote-open = «
quote-close = »

## Withdrawing

withdraw-title = سحب تعليقك
withdraw-explain = سيختفي من النقاش. وتبقى الردود عليه. لا رجعة في ذلك.
withdraw-button = سحب التعليق

## Reporting

report-title = الإبلاغ عن تعليق
report-explain = سيراه مشرف. ولن يعرف صاحبه من أبلغ عنه.
report-why = ما المشكلة فيه؟
report-reason-attack = يهاجم شخصاً أو جماعة
report-reason-spam = إعلان أو رسالة مزعجة
report-reason-policy = يخالف السياسة بطريقة أخرى
report-reason-law = قد يكون مخالفاً للقانون
report-clause = أي بند يخالف؟
report-clause-none = لا أعرف
report-note = ما الذي ينبغي أن يعرفه المشرف؟ (اختياري)
report-button = إرسال البلاغ
report-done-title = شكراً. وصل البلاغ إلى المشرفين.
report-done = سينظرون في التعليق ويقررون وفق سياسة النقاش.

## The status page behind the private link

status-title = حالة تعليقك
status-private = هذه الصفحة لك. يراها كل من لديه الرابط.
status-published = منشور
status-held = ينتظر مشرفاً
status-rejected = لم يُنشر
status-withdrawn = سحبتَه أنت
status-erased = محذوف
status-published-explain = تعليقك موجود في النقاش.
status-held-explain = سيراه مشرف. ولا يراه أحد غيرك حتى ذلك الحين.
status-rejected-explain = تعليقك ليس في النقاش.
status-withdrawn-explain = سحبت تعليقك.
status-erased-explain = حُذف النص نهائياً.
status-by-policy = قرار آلي، وفق سياسة النقاش.
status-by-moderator = قرار مشرف.
status-by-author = قرارك أنت.
status-by-import = منقول من أرشيف.
status-by-law = قرار يفرضه القانون.
status-version = سياسة النقاش، الإصدار { $version }
status-why = السبب
status-note = كتب المشرف
measure-warning = وُجّه إليك تنبيه ({ $date }). يمكنك متابعة التعليق، ويُحتسب التنبيه إذا تكرر الأمر. السبب: { $reason }
status-undone = تم التراجع عن القرار
status-appeal = ما كتبته إلى المشرفين
status-your-text = ما كتبته
status-history = ما جرى حتى الآن
status-story = المقال
appeal-title = اطلب من مشرف
appeal-explain = قررت ذلك قاعدة، ويمكن لإنسان أن ينظر فيه. ينتظر تعليقك في هذه الأثناء.
appeal-why = لماذا ينبغي أن يبقى (اختياري)
appeal-button = تقديم اعتراض
status-at = { $time }

## The policy page

policy-title = سياسة النقاش
policy-version = الإصدار { $version }
policy-in-force-since = سارية منذ { $date }
policy-in-force-from = تسري ابتداءً من { $date }
policy-was-in-force = لم يعد هذا الإصدار سارياً.
policy-withdrawn = سُحب هذا الإصدار قبل أن يسري.
policy-replaced = حل إصدار آخر محل هذا الإصدار قبل أن يسري.
policy-brings-back = هو نص الإصدار { $version } من جديد.
policy-state-to-come = لم يسرِ بعد
policy-state-replaced = استُبدل قبل أن يسري
policy-state-withdrawn = سُحب قبل أن يسري
policy-current = قراءة الإصدار الساري
policy-changed = ما تغيّر في هذا الإصدار
policy-versions = الإصدارات السابقة
policy-examples = أمثلة
policy-example-publish = يُنشر
policy-example-note = يُنشر ويراه المشرفون
policy-example-ask = يُطلب منك النظر فيه مرة أخرى
policy-example-hold = ينتظر مشرفاً
policy-example-reject = لا يُنشر
policy-enforced = كيف يُطبَّق هذا
policy-enforced-none = يطبّق هذا البند أشخاص، لا قاعدة آلية.
policy-machine = هذه السياسة بصيغة بيانات
policy-digest = البصمة
policy-contents = البنود

## Front page and story page

front-title = المقالات
front-older = مقالات أقدم
front-newer = مقالات أحدث
front-empty = لا توجد مقالات بعد. تظهر هنا عند نشرها.
front-powered = النقاشات بنظام Comity
story-published = نُشر في { $date }
story-comments = التعليقات
story-skip = إلى التعليقات
page-skip = إلى المحتوى
page-about-policy = سياسة النقاش
page-feed = تغذية كل التعليقات
feed-site-title = التعليقات في { $site }
feed-entry-title = { $name } عن «{ $headline }»

## Dates

date-day = { $day } { $month } { $year }
date-time = { $date }، { $time } UTC
date-unknown = التاريخ غير معروف
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر

## Titles of form pages

form-title-reply = كتابة رد
