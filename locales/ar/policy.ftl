# What the policy tells people. Keys `told-<rule>` are named by the rules of comity_policy; a rule may add a variant.
# Numbers come as text, so sentences are written to read well with any number.
# Voice: say what was noticed and what to do. No scolding, no exclamation marks.

## What is said

told-word_list = فيه كلمات لا ننشرها: { $words }. يرجى قوله من دونها.
told-word_list-attack = فيه هجوم على معلِّق آخر: «{ $words }». يرجى نقد الحجة لا الشخص.
told-word_list-name = في الاسم الموقَّع كلمات لا ننشرها. يرجى اختيار اسم آخر.
told-signal = يُقرأ على أنه { $signal }. يمكنك صياغته بطريقة أخرى وإرساله من جديد.
told-attack_on_commenter = فيه هجوم على معلِّق آخر. يرجى نقد الحجة لا صاحبها.
told-attack_on_author = فيه هجوم على كاتب المقال بصفته الشخصية. يرجى نقد ما كُتب بدلاً من ذلك.
told-attack_on_group = فيه هجوم على أناس بسبب هويتهم. يرجى نقد ما فعله شخص ما لا جماعة كاملة.
told-threat = قد يُفهم على أنه تهديد بالعنف أو تمنٍّ لإيذاء أحد. يرجى حذف ذلك.
told-contact_details = فيه بيانات خاصة ({ $kinds }). يرجى حذفها.
told-links = عدد الروابط فيه: { $count }. الحد عندنا: { $limit }. يرجى حذف بعضها.
told-link_to_listed_host = فيه رابط إلى { $host }، ونحن لا ننشر روابط إلى ذلك الموقع.
told-link_from_new_commenter = فيه رابط. روابط الجدد هنا تنتظر حتى يراها مشرف.
told-shouting = معظمه مكتوب بأحرف كبيرة. يرجى كتابته بالطريقة المعتادة وإرساله من جديد.
told-repeated_characters = تتكرر فيه العلامة نفسها مرات كثيرة. يرجى اختصاره وإرساله من جديد.
told-gibberish = لم نستطع قراءة كلمات فيه. يرجى كتابته بوضوح وإرساله من جديد.
told-length-long = عدد أحرفه: { $count }. الحد عندنا: { $limit }. يرجى اختصاره.
told-length-short = عدد أحرفه: { $count }. نطلب على الأقل: { $limit }. يرجى قول المزيد.
told-language_not_accepted = هو مكتوب بلغة لا يقبلها هذا النقاش. يرجى الكتابة بإحدى هذه اللغات: { $languages }.
told-advertising = يُقرأ على أنه إعلان. نود بدلاً منه معرفة رأيك في المقال.
told-quotation_heavy = معظمه اقتباس. يرجى إضافة ما تود قوله أنت.
told-evasion = فيه كلمات مكتوبة بطريقة تخفيها. يرجى كتابتها بالطريقة المعتادة.

## How it is said, in context

told-repeated_comment = سبق أن أرسلت هذا النص. مرة واحدة تكفي.
told-near_duplicate = أرسلت نصاً مشابهاً جداً في مكان آخر. يرجى كتابة شيء لهذا النقاش.
told-flood = أرسلت تعليقات كثيرة في وقت قصير. يرجى الانتظار قليلاً قبل التالي.
told-pile_on = وصلت ردود كثيرة إلى الشخص نفسه في وقت قصير. سيرى مشرف الردود التالية أولاً.
told-old_thread = هذا الجزء من النقاش هادئ منذ وقت طويل. سيرى مشرف الردود الجديدة أولاً.

## Who says it

told-first_comments = هذه بدايتك هنا. تعليقاتك الأولى تنتظر حتى يراها مشرف.
told-account_age = انضممت قبل وقت قصير. تعليقاتك تنتظر الآن حتى يراها مشرف.
told-share_rejected = كثير من تعليقاتك الأخيرة لم يُنشر. يرى مشرف تعليقاتك الجديدة أولاً في الوقت الحالي.
told-under_pre_moderation = تعليقاتك تنتظر حتى يراها مشرف.
told-block_evasion = يطابق شخصاً محظوراً هنا. سيراه مشرف أولاً.

## Where and when

told-closed_story = نقاش هذا المقال مغلق.
told-closed_story-site = التعليقات مغلقة حالياً.
told-closed_story-held = في هذا النقاش يرى مشرف كل تعليق قبل ظهوره.
told-story_on_watch_list = يحظى هذا المقال بعناية خاصة. يرى مشرف التعليقات قبل ظهورها.
told-story_tag = تحظى المقالات عن هذا الموضوع بعناية خاصة. يرى مشرف التعليقات قبل ظهورها.
told-staffed_hours = لا أحد في المكتب الآن. تعليقك ينتظر عودة مشرف.

## A rule of the newsroom's own, and a rule that failed

told-expression = ينطبق عليه شرط وضعته هيئة التحرير في هذا البند.
told-rule-failed = تعذّر إكمال أحد الفحوص. سيرى مشرف تعليقك.

## The refusal and the waiting comment, as a whole

explain-published = نُشر تعليقك.
explain-noted = نُشر تعليقك.
explain-asked = قبل أن ننشره، يرجى النظر فيه مرة أخرى.
explain-held = تعليقك ينتظر مشرفاً. لا يراه أحد غيرك وغير المشرفين.
explain-rejected = لم ننشر هذا.
explain-clause = البند { $number }: { $title }
explain-automated = جرى الفحص آلياً، وفق القواعد المنشورة في سياستنا.
explain-moderator = قرر ذلك مشرف.
explain-do-ask = يمكنك تغييره أو إرساله كما هو.
explain-do-hold = لا حاجة إلى فعل شيء. ويمكنك أيضاً تغييره.
explain-do-reject = يمكنك تغييره وإرساله من جديد، أو الاعتراض على القرار.

## Kinds of private details

kind-phone = رقم هاتف
kind-email = عنوان بريد إلكتروني
kind-bank = حساب مصرفي
kind-card = رقم بطاقة
kind-street = عنوان سكن
kind-id = رقم هوية

## What a signal measures, in words that fit “It reads as …”

signal-toxicity = كلام فظ أو غير محترم
signal-severe_toxicity = كلام شديد الكراهية أو العدوانية
signal-identity_attack = هجوم على أناس بسبب هويتهم
signal-insult = إهانة
signal-profanity = ألفاظ نابية
signal-threat = تهديد
signal-sexually_explicit = محتوى جنسي صريح
signal-obscene = كلام بذيء
signal-spam = رسائل مزعجة
signal-inflammatory = محاولة للتأجيج
signal-incoherent = كلام يصعب فهمه
signal-unsubstantial = كلام أقصر من أن يقول شيئاً
signal-likely_to_reject = شيء لا ينشره مشرفونا
signal-attack_on_author = هجوم على الكاتب
signal-attack_on_commenter = هجوم على معلِّق آخر
signal-other = شيء يستبعده هذا البند

## Outcomes and sanctions

outcome-publish = يُنشر
outcome-note = يُنشر ويُعرض على المشرفين
outcome-ask = يُعرض على صاحبه مرة أخرى
outcome-hold = ينتظر مشرفاً
outcome-reject = لا يُنشر
outcome-skip = يُترك للفحوص الأخرى
severity-mild = خفيفة
severity-strong = قوية
severity-severe = شديدة

sanction-told-warning = عدد تعليقاتك التي خالفت السياسة: { $count }، خلال أيام عددها: { $window }. يرجى قراءة السياسة قبل الكتابة من جديد.
sanction-told-pre-moderation = عدد تعليقاتك التي خالفت السياسة: { $count }، خلال أيام عددها: { $window }. يرى مشرف الآن كل تعليق منك أولاً.
sanction-told-pause = عدد تعليقاتك التي خالفت السياسة: { $count }، خلال أيام عددها: { $window }. يمكنك الكتابة من جديد بعد أيام عددها: { $days }.
sanction-told-block = حُظرت لأن الإجراءات السابقة لم تُجدِ.
sanction-confirm = يجب أن يؤكده مشرف ثانٍ.
sanction-step = { $what } { $window } ← { $measure }
sanction-window = { $count ->
    [one] خلال يوم واحد
    [two] خلال يومين
    [few] خلال { $count } أيام
    [many] خلال { $count } يومًا
   *[other] خلال { $count } يوم
}
sanction-step-days = { $count ->
    [one] { $measure } ليوم واحد
    [two] { $measure } ليومين
    [few] { $measure } لمدة { $count } أيام
    [many] { $measure } لمدة { $count } يومًا
   *[other] { $measure } لمدة { $count } يوم
}
sanction-counted-rejections = { $count ->
    [one] تعليق واحد خالف السياسة
    [two] تعليقان خالفا السياسة
    [few] { $count } تعليقات خالفت السياسة
    [many] { $count } تعليقًا خالف السياسة
   *[other] { $count } تعليق خالف السياسة
}
sanction-counted-warnings = { $count ->
    [one] تنبيه واحد
    [two] تنبيهان
    [few] { $count } تنبيهات
    [many] { $count } تنبيهًا
   *[other] { $count } تنبيه
}
sanction-counted-pre-moderations = { $count ->
    [one] مراجعة مسبقة واحدة
    [two] مراجعتان مسبقتان
    [few] { $count } مراجعات مسبقة
    [many] { $count } مراجعة مسبقة
   *[other] { $count } مراجعة مسبقة
}
sanction-counted-pauses = { $count ->
    [one] إيقاف مؤقت واحد
    [two] إيقافان مؤقتان
    [few] { $count } إيقافات مؤقتة
    [many] { $count } إيقافًا مؤقتًا
   *[other] { $count } إيقاف مؤقت
}
sanction-follows = { $reason }. وهذا ما تقضي به إجراءاتنا: «{ $step }».

## What each kind of rule looks for, as readers and moderators see it

rule-account_age = أشخاص انضموا منذ وقت قصير
rule-advertising = الإعلانات والرسائل المزعجة
rule-attack_on_author = مهاجمة كاتب المقال
rule-attack_on_commenter = مهاجمة معلّق آخر
rule-attack_on_group = مهاجمة الناس بسبب هويتهم
rule-block_evasion = أشخاص قد يكون أحدهم محظوراً
rule-closed_story = نقاشات مغلقة، أو ينتظر فيها كل تعليق
rule-closed_story-closed = نقاشات مغلقة
rule-closed_story-held = نقاشات ينتظر فيها كل تعليق
rule-contact_details = بيانات الاتصال الخاصة
rule-evasion = كلمات مكتوبة بطريقة تخفيها
rule-expression = شرط وضعته هيئة التحرير
rule-first_comments = التعليقات الأولى لشخص
rule-flood = تعليقات كثيرة من شخص واحد في وقت قصير
rule-gibberish = نصوص بلا كلمات
rule-language_not_accepted = لغات لا يقبلها النقاش
rule-length = نصوص أطول أو أقصر مما ينبغي
rule-length-long = نصوص أطول مما ينبغي
rule-link_from_new_commenter = روابط من أشخاص جدد هنا
rule-link_to_listed_host = روابط إلى مواقع في قائمتنا
rule-links = روابط تتجاوز الحد
rule-near_duplicate = النص نفسه تقريباً في عدة أماكن
rule-old_thread = ردود على نقاش هادئ منذ زمن طويل
rule-pile_on = ردود كثيرة على شخص واحد في وقت قصير
rule-quotation_heavy = نصوص معظمها اقتباس
rule-repeated_characters = العلامة نفسها مكررة مرات كثيرة
rule-repeated_comment = نص سبق أن أرسله الشخص نفسه
rule-share_rejected = أشخاص لم يُنشر كثير من تعليقاتهم
rule-shouting = نصوص معظمها بأحرف كبيرة
rule-signal = قياس للنص يتجاوز حدّه
rule-staffed_hours = ساعات لا يكون فيها أحد في المناوبة
rule-story_on_watch_list = مقالات تحظى بعناية خاصة
rule-story_tag = مقالات عن موضوعات معينة
rule-threat = التهديدات وتمنّي الأذى
rule-under_pre_moderation = أشخاص ينتظر كل تعليق لهم
rule-word_list = كلمات لا ننشرها
rule-word_list-aimed = كلمات تهاجم أحداً في النقاش

## How a clause is enforced

enforced-rule = { $rule } ← { $outcome }
enforced-also = { $first }. { $second }
enforced-failure = إذا تعذر هذا الفحص فالتعليق { $outcome }.
enforced-failure-publish = إذا تعذر هذا الفحص فلا يوقف أي تعليق.
enforced-missing = حيث لا يجد ما يقيسه، كما في لغة لا يعرفها البرنامج، فالتعليق { $outcome }.
enforced-from = من { $value } فما فوق
enforced-limit = الحد: { $value }
enforced-words-on = وبالكلمات نفسها
enforced-words-off = بالقياس وحده
enforced-list = عدد ما في قائمتها: { $count }

## What changed between two versions

diff-clause-added = بند جديد { $number }: { $title }
diff-clause-removed = أُلغي البند { $number }: { $title }
diff-clause-renamed = صار اسم البند { $number }: { $title }
diff-clause-renumbered = انتقل البند { $title } من { $before } إلى { $after }
diff-prose-changed = البند { $number }، { $title }: تغيّر النص
diff-summary-changed = تغيّرت المقدمة
diff-rule-added = البند { $number }، { $title }: فحص جديد «{ $rule }»، النتيجة: { $outcome }
diff-rule-removed = البند { $number }، { $title }: أُلغي الفحص «{ $rule }»
diff-rule-changed = البند { $number }، { $title }: الفحص «{ $rule }»: كان { $setting } { $before } وصار { $after }
diff-rule-told = البند { $number }، { $title }: { $told }
diff-own-condition = تغيّر شرط كتبته هيئة التحرير بنفسها
diff-on-trial = قيد التجربة، ولا يُعرض على القراء: { $told }
diff-set-otherwise = «{ $rule }»: عُدِّل ضبط الفحص
diff-list-grew = «{ $rule }»: أُضيف إلى القائمة: { $added }
diff-list-shrank = «{ $rule }»: حُذف من القائمة: { $removed }
diff-list-changed = «{ $rule }»: أُضيف إلى القائمة: { $added }؛ وحُذف منها: { $removed }
diff-exceptions-grew = «{ $rule }»: أُضيف إلى قائمة الاستثناءات: { $added }
diff-exceptions-shrank = «{ $rule }»: حُذف من قائمة الاستثناءات: { $removed }
diff-exceptions-changed = «{ $rule }»: استثناءات جديدة: { $added }؛ استثناءات محذوفة: { $removed }
diff-set-links-max = الروابط: { $after } على الأكثر بدلاً من { $before }
diff-set-length-max_chars = قد يبلغ التعليق { $after } حرفاً على الأكثر بدلاً من { $before }
diff-set-length-min_chars = يجب أن يبلغ التعليق { $after } حرفاً على الأقل بدلاً من { $before }
diff-set-shouting-max_share = قد تكون حتى { $after } من الأحرف كبيرة بدلاً من { $before }
diff-set-shouting-min_letters = تُحسب الأحرف الكبيرة في التعليقات من { $after } حرفاً فأكثر بدلاً من { $before }
diff-set-repeated_characters-max_in_row = قد تتكرر العلامة { $after } مرة متتالية بدلاً من { $before }
diff-set-flood-max = يمكن للشخص أن ينشر { $after } تعليقاً في وقت قصير بدلاً من { $before }
diff-set-flood-within_secs = تُحسب تعليقات الشخص خلال { $after } ثانية بدلاً من { $before }
diff-set-pile_on-max = قد يتلقى الشخص { $after } رداً في وقت قصير بدلاً من { $before }
diff-set-pile_on-within_minutes = تُحسب الردود على الشخص خلال { $after } دقيقة بدلاً من { $before }
diff-set-share_rejected-max_share = قد يكون حتى { $after } من تعليقات الشخص مرفوضاً بدلاً من { $before }
diff-set-share_rejected-min_comments = «{ $rule }»: يسري على من لديهم { $after } تعليقاً فأكثر بدلاً من { $before }
diff-set-any-within_days = «{ $rule }»: تُحسب آخر { $after } يوماً بدلاً من { $before }
diff-set-any-min_words = «{ $rule }»: تُحسب النصوص من { $after } كلمات فأكثر بدلاً من { $before }
diff-set-any-max_times = «{ $rule }»: قد يكون النص نفسه نُشر { $after } مرة من قبل بدلاً من { $before }
diff-set-near_duplicate-max_others = قد يكون { $after } من الآخرين نشروا النص نفسه بدلاً من { $before }
diff-set-any-until_published = «{ $rule }»: يسري حتى يُنشر للشخص { $after } تعليقاً بدلاً من { $before }
diff-set-account_age-min_hours = «{ $rule }»: يسري في أول { $after } ساعة من ظهور الشخص بدلاً من { $before }
diff-set-old_thread-max_quiet_days = قد يكون النقاش هادئاً { $after } يوماً بدلاً من { $before }
diff-set-old_thread-max_story_days = قد يكون عمر الخبر { $after } يوماً بدلاً من { $before }
diff-set-gibberish-max_share = قد لا تشكل حتى { $after } من الأحرف كلمات بدلاً من { $before }
diff-set-quotation_heavy-max_share = قد يكون حتى { $after } من التعليق اقتباساً بدلاً من { $before }
diff-set-quotation_heavy-min_chars = تُحسب الاقتباسات في التعليقات من { $after } حرفاً فأكثر بدلاً من { $before }
diff-set-any-at_least = «{ $rule }»: يُلاحظ ابتداءً من القياس { $after } بدلاً من { $before }
diff-set-word_list-at_least = «{ $rule }»: تُحسب الكلمات المدمجة الآن ابتداءً من الدرجة { $after }، وكانت من { $before }
diff-set-any-min_points = «{ $rule }»: يُلاحظ ابتداءً من { $after } علامات بدلاً من { $before }
diff-set-any-then = «{ $rule }»: مثل هذا التعليق الآن { $after }، وكان { $before }
diff-set-any-on_failure = «{ $rule }»: إذا تعذر الفحص فالتعليق الآن { $after }، وكان { $before }
diff-set-any-on_missing = «{ $rule }»: حيث لا يجد ما يقيسه فالتعليق الآن { $after }، وكان { $before }
diff-set-any-list = «{ $rule }»: القائمة الآن { $after }، وكانت { $before }
diff-list-empty = فارغة
diff-set-any-words-on = «{ $rule }»: تُحسب الكلمات نفسها الآن إلى جانب القياس
diff-set-any-words-off = «{ $rule }»: يُحسب القياس وحده الآن، لا الكلمات
diff-set-any-in_names-on = «{ $rule }»: تُفحص الأسماء أيضاً الآن
diff-set-any-in_names-off = «{ $rule }»: لم تعد الأسماء تُفحص
diff-set-any-status-active = «{ $rule }»: يسري من الآن
diff-set-any-status-trial = «{ $rule }»: يُجرَّب الآن فقط ولا يغيّر النتيجة
diff-set-any-status-retired = «{ $rule }»: لم يعد مستعملاً
diff-translation-outdated = تغيّر البند { $number }، { $title }، وبقي نصه القديم في: { $languages }. حدّثوا الترجمات، وإلا قرأ قراؤها النص القديم.
diff-strikes-on = البند { $number }، { $title }: صارت مخالفته تُحسب
diff-strikes-off = البند { $number }، { $title }: لم تعد مخالفته تُحسب
diff-ladder-changed = تغيّرت الإجراءات
diff-step-added = درجة جديدة من الإجراءات: { $step }
diff-step-removed = أُلغيت هذه الدرجة من الإجراءات: { $step }
diff-step-changed = تغيّرت درجة من الإجراءات: { $step } (وكانت: { $before })
diff-standing-set = صارت المخالفات تُنسى بعد مدة بلا مخالفة جديدة، بالأيام: { $after }
diff-standing-changed = صارت المخالفات تُنسى بعد مدة بلا مخالفة جديدة، بالأيام: { $after } (وكانت { $before })
diff-standing-gone = لم تعد المخالفات تُنسى بعد مدة بلا مخالفة جديدة، بالأيام: { $before }
diff-language-added = صار يمكن قراءة السياسة بلغة أخرى: { $language }
diff-language-removed = لم يعد يمكن قراءة السياسة بهذه اللغة: { $language }
diff-nothing = لم يتغيّر شيء
