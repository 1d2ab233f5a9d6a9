# What people are told when something cannot be done: what happened, and what to do.
# Keys `refusal-<code>`; the code stands in API answers too.

## Finding things

refusal-unknown-site = لا توجد هنا مطبوعة بهذا الاسم.
refusal-unknown-story = لا يوجد هنا مقال كهذا.
refusal-unknown-comment = لا يوجد هنا تعليق كهذا.
refusal-unknown-commenter = لا يوجد معلّق كهذا هنا.
refusal-unknown-version = لا يوجد إصدار كهذا من السياسة.
refusal-not-found = لا شيء في هذا العنوان.
refusal-link-used-or-expired = استُخدم هذا الرابط من قبل أو انتهت صلاحيته. اطلب رابطاً جديداً.

## Taking part

refusal-story-closed = نقاش هذا المقال مغلق.
refusal-site-closed = التعليقات مغلقة حالياً.
refusal-commenter-blocked = لم يعد بإمكانك التعليق هنا. السبب: { $reason }
refusal-commenter-blocked-until = لا يمكنك التعليق هنا حتى { $until }. السبب: { $reason }
refusal-commenter-paused = لا يمكنك التعليق حالياً. السبب: { $reason }
refusal-commenter-paused-until = لا يمكنك التعليق حتى { $until }. السبب: { $reason }
refusal-rejected-by-policy = لم ننشر هذا. إنه يخالف سياسة النقاش.
refusal-asked = يرجى النظر فيه مرة أخرى قبل نشره.
refusal-name-missing = يرجى كتابة اسم.
refusal-name-too-long = الاسم طويل جداً. الحد عندنا بالأحرف: { $limit }.
refusal-name-not-allowed = لا يمكن استخدام هذا الاسم. يرجى اختيار اسم آخر.
refusal-name-reserved = هذا الاسم محجوز لهيئة التحرير. يرجى اختيار اسم آخر.
refusal-name-taken = هنا من يحمل هذا الاسم. يرجى اختيار اسم آخر.
refusal-name-is-address = لا يمكن أن يكون الاسم عنوانًا على الويب ولا عنوان بريد إلكتروني. يرجى اختيار اسم آخر.
refusal-email-missing = يرجى كتابة عنوان بريد إلكتروني. لا يظهر أبداً.
refusal-email-invalid = هذا ليس عنوان بريد إلكتروني.
refusal-text-empty = التعليق فارغ. يرجى كتابة شيء.
refusal-text-too-long = التعليق طويل جداً. الحد عندنا بالأحرف: { $limit }.
refusal-parent-not-open = لم يعد الرد على هذا التعليق ممكناً.
refusal-changed-meanwhile = غيّر أحد هذا في الأثناء. يرجى النظر فيه من جديد.
refusal-not-yours = هذا ليس تعليقك.
refusal-edit-window-over = انتهى الوقت المتاح لتعديل هذا التعليق.
refusal-too-many-reports = أرسلت بلاغات كثيرة في وقت قصير. يرجى الانتظار قليلاً.
refusal-reason-missing = يرجى ذكر السبب.

## Signing in

refusal-not-signed-in = يرجى تسجيل الدخول أولاً.
refusal-not-allowed = دورك لا يسمح بهذا.
refusal-second-moderator = يجب أن يؤكد هذا مشرف آخر: قرارك هو ما أدى إليه.
refusal-last-moderator = يجب أن يبقى من يستطيع القيام بهذا العمل ودعوة غيره. ادعُ زميلاً أولاً.

## Editing the policy

refusal-unknown-draft = لم تعد هذه المسودة موجودة: نُشرت أو حُذفت.
refusal-unknown-language = هذا ليس اسماً قصيراً للغة مثل hy أو pt-BR.
refusal-unknown-locale = لا تتوفر الصفحات بلغة «{ $tag }». لغاتها: { $known }.
refusal-unknown-locale-meant = لا تتوفر الصفحات بلغة «{ $tag }». هل قصدت { $meant }؟ لغاتها: { $known }.
refusal-policy-has-errors = عدد الأخطاء في السياسة: { $count }. يجب حلها أولاً.
refusal-policy-unfair = الإنصاف: تتغير نسبة { $share } % من الأحكام عند استبدال شعب بآخر. والسياسة تسمح بنسبة { $bound } %، فلا يمكن نشرها.
refusal-setting-not-tried = لا يمكن تجربة هذا الإعداد: { $why }
refusal-replay-runs = تجربة أخرى جارية. انتظروا حتى تنتهي أو أوقفوها.
refusal-replay-gone = لا يمكن لهذه التجربة أن تستمر: تغيّر النص منذ ذلك الحين أو بدأت تجربة أخرى. ابدأوا تجربة جديدة.
refusal-replay-missing = لم يُجرَّب هذا النص على الأرشيف. جرّبوه، أو اذكروا أنكم تنشرونه دون ذلك.
refusal-replay-unusable = لا يمكن استخدام تقرير التجربة هذا: { $why }
refusal-effective-in-the-past = مضى الوقت المحدد لبدء السريان. حدد وقتاً لم يأتِ بعد، أو اتركه فارغاً فيسري فوراً.
refusal-version-not-to-come = لا يمكن سحب إلا إصدار لم يسرِ بعد. لتغيير الإصدار الساري انشر إصداراً آخر أو أعد إصداراً قديماً.
refusal-scheduled-replaced = ما زال الإصدار { $versions } بانتظار السريان. ولن يسري أبداً إن جاء هذا قبله. أكّدوا أن ذلك مقصود، أو حددوا يوماً لاحقاً.

## Requests that cannot be taken

refusal-overloaded = لا نستطيع استقبال هذا الآن. لم يضع شيء. يرجى المحاولة بعد قليل.
refusal-too-many = هذا كثير دفعة واحدة. الحد عندنا: { $limit }.
refusal-too-often = هذا كثير في وقت قصير. يرجى الانتظار دقيقة ثم المحاولة من جديد.
refusal-too-large = هذا كبير جداً. الحد عندنا { $limit } كيلوبايت.
error-too-large-back = ارجع في متصفحك إلى نصّك واجعله أقصر.
refusal-not-utf8 = هذا ليس نصاً صحيحاً بترميز UTF-8.
refusal-malformed = لم نستطع قراءة هذا الطلب.
refusal-form-expired = انتهت صلاحية هذا النموذج. ما أدخلته ما زال هنا. يرجى إرساله من جديد.
refusal-cross-site = جاء هذا الطلب من موقع آخر، فلم يُقبل.
unsent-expired = انتهت صلاحية هذا النموذج، ولم يتغير شيء. يرجى الرجوع والمحاولة من جديد.
unsent-copy = ما كتبته موجود أدناه ويمكن نسخه.
unsent-sign-in = ما كتبته ما زال هنا. سجّل الدخول في علامة تبويب أخرى، ثم أرسله من جديد، أو انسخه.
unsent-again = إرسال من جديد
refusal-method-not-allowed = لا يقبل هذا العنوان طلباً من هذا النوع.
refusal-no-origin = هذا الموقع ليس في قائمة المواقع التي يجوز لها تضمين هذه النقاشات.

## Faults

error-title = حدث خلل.
error-fault = الخلل من جهتنا وقد سُجّل. يرجى المحاولة بعد قليل.
error-request = رقم الطلب: { $id }
error-not-found-title = غير موجود
error-refused-title = لا يمكن فعل هذا
error-back = رجوع
error-home = إلى الصفحة الرئيسية
