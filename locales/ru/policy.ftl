# What the policy tells people. Keys `told-<rule>` are named by the rules of comity_policy; a rule may add a variant.
# Numbers come as text, so sentences are written to read well with any number.
# Voice: say what was noticed and what to do. No scolding, no exclamation marks.

## What is said

told-word_list = Здесь есть слова, которые мы не печатаем: { $words }. Пожалуйста, скажите это без них.
told-word_list-attack = Это нападки на другого участника: «{ $words }». Критикуйте довод, а не человека.
told-word_list-name = В подписи есть слова, которые мы не печатаем. Пожалуйста, выберите другое имя.
told-signal = Это читается как { $signal }. Скажите иначе и отправьте снова.
told-attack_on_commenter = Это нападки на другого участника. Критикуйте довод, а не того, кто его приводит.
told-attack_on_author = Это нападки на автора статьи, а не возражения ему. Критикуйте то, что написано.
told-attack_on_group = Это нападки на людей за то, кто они есть. Критикуйте поступки, а не целую группу.
told-threat = Это можно понять как угрозу насилием или пожелание кому-то зла. Пожалуйста, уберите это.
told-contact_details = Здесь есть личные данные ({ $kinds }). Пожалуйста, уберите их.
told-links = Ссылок в тексте: { $count }. Наш предел: { $limit }. Пожалуйста, уберите лишние.
told-link_to_listed_host = Здесь есть ссылка на { $host }, а ссылки на этот сайт мы не публикуем.
told-link_from_new_commenter = Здесь есть ссылка. Ссылки от новых участников сначала смотрит модератор.
told-shouting = Почти всё написано заглавными буквами. Пожалуйста, напишите обычными и отправьте снова.
told-repeated_characters = Один и тот же знак повторяется слишком много раз. Пожалуйста, сократите и отправьте снова.
told-gibberish = Мы не смогли прочесть здесь слов. Пожалуйста, напишите полностью и отправьте снова.
told-length-long = Длина в знаках: { $count }. Наш предел: { $limit }. Пожалуйста, сократите.
told-length-short = Длина в знаках: { $count }. Мы просим не меньше: { $limit }. Пожалуйста, скажите чуть больше.
told-language_not_accepted = Это написано на языке, который в этом обсуждении не принят. Пожалуйста, пишите на одном из этих языков: { $languages }.
told-advertising = Это читается как реклама. Лучше расскажите, что вы думаете о статье.
told-quotation_heavy = Почти всё здесь — цитата. Пожалуйста, добавьте то, что хотите сказать сами.
told-evasion = Некоторые слова написаны так, чтобы их не узнали. Пожалуйста, пишите их как обычно.

## How it is said, in context

told-repeated_comment = Вы уже отправляли этот текст. Одного раза достаточно.
told-near_duplicate = Почти такой же текст вы оставили в другом месте. Пожалуйста, напишите что-нибудь для этого обсуждения.
told-flood = Вы отправили много комментариев за короткое время. Пожалуйста, немного подождите.
told-pile_on = Одному человеку за короткое время ответили очень многие. Следующие ответы сначала посмотрит модератор.
told-old_thread = В этой ветке давно никто не писал. Новые ответы сначала посмотрит модератор.

## Who says it

told-first_comments = Вы здесь недавно. Первые комментарии сначала смотрит модератор.
told-account_age = Вы присоединились совсем недавно. Пока ваши комментарии сначала смотрит модератор.
told-share_rejected = Многие ваши недавние комментарии не были опубликованы. Пока новые сначала смотрит модератор.
told-under_pre_moderation = Ваши комментарии сначала смотрит модератор.
told-block_evasion = Это похоже на человека, который здесь заблокирован. Сначала посмотрит модератор.

## Where and when

told-closed_story = Обсуждение этой статьи закрыто.
told-closed_story-site = Комментарии сейчас закрыты.
told-closed_story-held = В этом обсуждении модератор смотрит каждый комментарий до публикации.
told-story_on_watch_list = К этой статье мы особенно внимательны. Модератор смотрит комментарии до публикации.
told-story_tag = К статьям на эту тему мы особенно внимательны. Модератор смотрит комментарии до публикации.
told-staffed_hours = Сейчас никого нет на месте. Ваш комментарий ждёт, пока модератор вернётся.

## A rule of the newsroom's own, and a rule that failed

told-expression = Выполнено условие, которое редакция задала в этом пункте.
told-rule-failed = Одну из проверок не удалось завершить. Ваш комментарий посмотрит модератор.

## The refusal and the waiting comment, as a whole

explain-published = Ваш комментарий опубликован.
explain-noted = Ваш комментарий опубликован.
explain-asked = Прежде чем мы это опубликуем, пожалуйста, взгляните ещё раз.
explain-held = Ваш комментарий ждёт модератора. Его видите только вы и модераторы.
explain-rejected = Мы это не опубликовали.
explain-clause = Пункт { $number }: { $title }
explain-automated = Проверка была автоматической, по тем же правилам, что опубликованы.
explain-moderator = Так решил модератор.
explain-do-ask = Можно изменить текст или отправить как есть.
explain-do-hold = Делать ничего не нужно. Можно и изменить текст.
explain-do-reject = Можно изменить текст и отправить снова или обжаловать решение.

## Kinds of private details

kind-phone = номер телефона
kind-email = адрес электронной почты
kind-bank = банковский счёт
kind-card = номер карты
kind-street = домашний адрес
kind-id = номер документа

## What a signal measures, in words that fit “It reads as …”

signal-toxicity = грубость или неуважение
signal-severe_toxicity = крайняя ненависть или агрессия
signal-identity_attack = нападение на людей за то, кто они есть
signal-insult = оскорбление
signal-profanity = брань
signal-threat = угроза
signal-sexually_explicit = откровенно сексуальный текст
signal-obscene = непристойность
signal-spam = спам
signal-inflammatory = попытка разжечь ссору
signal-incoherent = текст, который трудно понять
signal-unsubstantial = текст, слишком короткий, чтобы что-то сказать
signal-likely_to_reject = то, что наши модераторы не стали бы публиковать
signal-attack_on_author = нападение на автора
signal-attack_on_commenter = нападение на другого участника
signal-other = то, что исключает этот пункт

## Outcomes and sanctions

outcome-publish = опубликовано
outcome-note = опубликовано и показано модераторам
outcome-ask = показано автору ещё раз
outcome-hold = ждёт модератора
outcome-reject = не опубликовано
outcome-skip = оставлено другим проверкам
severity-mild = мягкие
severity-strong = сильные
severity-severe = тяжёлые

sanction-told-warning = Ваших комментариев с нарушением правил: { $count }, за срок в днях: { $window }. Пожалуйста, прочтите правила, прежде чем писать снова.
sanction-told-pre-moderation = Ваших комментариев с нарушением правил: { $count }, за срок в днях: { $window }. Теперь каждый ваш комментарий сначала смотрит модератор.
sanction-told-pause = Ваших комментариев с нарушением правил: { $count }, за срок в днях: { $window }. Писать снова можно будет через столько дней: { $days }.
sanction-told-block = Вы заблокированы, потому что прежние меры не помогли.
sanction-confirm = Это должен подтвердить второй модератор.
sanction-step = { $what } { $window } → { $measure }
sanction-window = { $count ->
    [one] за { $count } день
    [few] за { $count } дня
   *[other] за { $count } дней
}
sanction-step-days = { $count ->
    [one] { $measure } на { $count } день
    [few] { $measure } на { $count } дня
   *[other] { $measure } на { $count } дней
}
sanction-counted-rejections = { $count ->
    [one] { $count } комментарий с нарушением правил
    [few] { $count } комментария с нарушением правил
   *[other] { $count } комментариев с нарушением правил
}
sanction-counted-warnings = { $count ->
    [one] { $count } предупреждение
    [few] { $count } предупреждения
   *[other] { $count } предупреждений
}
sanction-counted-pre-moderations = { $count ->
    [one] { $count } предварительная проверка
    [few] { $count } предварительные проверки
   *[other] { $count } предварительных проверок
}
sanction-counted-pauses = { $count ->
    [one] { $count } пауза
    [few] { $count } паузы
   *[other] { $count } пауз
}
sanction-follows = { $reason }. Это следует из наших мер: «{ $step }».

## What each kind of rule looks for, as readers and moderators see it

rule-account_age = Люди, которые пришли недавно
rule-advertising = Реклама и спам
rule-attack_on_author = Нападки на автора статьи
rule-attack_on_commenter = Нападки на другого комментатора
rule-attack_on_group = Нападки на людей за то, кто они есть
rule-block_evasion = Люди, похожие на тех, кто заблокирован
rule-closed_story = Обсуждения, которые закрыты или где ждёт каждый комментарий
rule-closed_story-closed = Обсуждения, которые закрыты
rule-closed_story-held = Обсуждения, где ждёт каждый комментарий
rule-contact_details = Личные контактные данные
rule-evasion = Слова, написанные так, чтобы их скрыть
rule-expression = Собственное условие редакции
rule-first_comments = Первые комментарии человека
rule-flood = Много комментариев одного человека за короткое время
rule-gibberish = Тексты без слов
rule-language_not_accepted = Языки, которые в обсуждении не принимаются
rule-length = Слишком длинные или слишком короткие тексты
rule-length-long = Слишком длинные тексты
rule-link_from_new_commenter = Ссылки от новых людей
rule-link_to_listed_host = Ссылки на сайты из нашего списка
rule-links = Ссылок больше предела
rule-near_duplicate = Почти один и тот же текст в разных местах
rule-old_thread = Ответы в обсуждении, где давно тихо
rule-pile_on = Много ответов одному человеку за короткое время
rule-quotation_heavy = Тексты почти целиком из цитат
rule-repeated_characters = Один и тот же знак много раз подряд
rule-repeated_comment = Текст, который тот же человек уже отправлял
rule-share_rejected = Люди, многие комментарии которых не опубликованы
rule-shouting = Тексты почти целиком из заглавных букв
rule-signal = Измерение текста выше предела
rule-staffed_hours = Часы, когда в редакции никого нет
rule-story_on_watch_list = Статьи, которым уделяют особое внимание
rule-story_tag = Статьи на определённые темы
rule-threat = Угрозы и пожелания вреда
rule-under_pre_moderation = Люди, каждый комментарий которых ждёт
rule-word_list = Слова, которые мы не печатаем
rule-word_list-aimed = Слова, которыми нападают на участника обсуждения

## Как соблюдается пункт

enforced-rule = { $rule } → { $outcome }
enforced-also = { $first }. { $second }
enforced-failure = Если провести эту проверку нельзя, с комментарием так: { $outcome }.
enforced-failure-publish = Если провести эту проверку нельзя, она не останавливает ни одного комментария.
enforced-missing = Где ей нечего измерить, например в языке, которого программа не знает, с комментарием так: { $outcome }.
enforced-from = от { $value }
enforced-limit = предел: { $value }
enforced-words-on = и по самим словам
enforced-words-off = только по измерению
enforced-list = записей в списке: { $count }

## What changed between two versions

diff-clause-added = Новый пункт { $number }: { $title }
diff-clause-removed = Пункта { $number } больше нет: { $title }
diff-clause-renamed = Пункт { $number } теперь называется: { $title }
diff-clause-renumbered = Пункт { $title } перешёл с места { $before } на место { $after }
diff-prose-changed = Пункт { $number }, { $title }: изменился текст
diff-summary-changed = Изменилось вступление
diff-rule-added = Пункт { $number }, { $title }: новая проверка «{ $rule }», исход: { $outcome }
diff-rule-removed = Пункт { $number }, { $title }: проверки «{ $rule }» больше нет
diff-rule-changed = Пункт { $number }, { $title }: проверка «{ $rule }»: { $setting } было { $before }, стало { $after }
diff-rule-told = Пункт { $number }, { $title }: { $told }
diff-own-condition = Изменилось условие, которое редакция написала сама
diff-on-trial = На пробе, читателям не показывается: { $told }
diff-set-otherwise = «{ $rule }»: проверка уточнена
diff-list-grew = «{ $rule }»: в список добавлено: { $added }
diff-list-shrank = «{ $rule }»: из списка убрано: { $removed }
diff-list-changed = «{ $rule }»: в список добавлено: { $added }; убрано: { $removed }
diff-exceptions-grew = «{ $rule }»: в список исключений добавлено: { $added }
diff-exceptions-shrank = «{ $rule }»: из списка исключений убрано: { $removed }
diff-exceptions-changed = «{ $rule }»: новых исключений: { $added }; убрано исключений: { $removed }
diff-set-links-max = Ссылок: не больше { $after } вместо { $before }
diff-set-length-max_chars = В комментарии может быть не больше { $after } знаков вместо { $before }
diff-set-length-min_chars = В комментарии должно быть не меньше { $after } знаков вместо { $before }
diff-set-shouting-max_share = Прописными может быть до { $after } букв вместо { $before }
diff-set-shouting-min_letters = Прописные считаются в комментариях от { $after } букв вместо { $before }
diff-set-repeated_characters-max_in_row = Знак может стоять подряд { $after } раз вместо { $before }
diff-set-flood-max = За короткое время один человек может написать { $after } комментариев вместо { $before }
diff-set-flood-within_secs = Комментарии одного человека считаются за { $after } секунд вместо { $before }
diff-set-pile_on-max = За короткое время один человек может получить { $after } ответов вместо { $before }
diff-set-pile_on-within_minutes = Ответы одному человеку считаются за { $after } минут вместо { $before }
diff-set-share_rejected-max_share = Отклонено может быть до { $after } комментариев человека вместо { $before }
diff-set-share_rejected-min_comments = «{ $rule }»: это касается людей, у которых от { $after } комментариев, вместо { $before }
diff-set-any-within_days = «{ $rule }»: считаются последние { $after } дней вместо { $before }
diff-set-any-min_words = «{ $rule }»: считаются тексты от { $after } слов вместо { $before }
diff-set-any-max_times = «{ $rule }»: тот же текст мог быть отправлен раньше { $after } раз вместо { $before }
diff-set-near_duplicate-max_others = Тот же текст могли отправить { $after } других людей вместо { $before }
diff-set-any-until_published = «{ $rule }»: действует до публикации { $after } комментариев человека вместо { $before }
diff-set-account_age-min_hours = «{ $rule }»: действует первые { $after } часов после появления человека вместо { $before }
diff-set-old_thread-max_quiet_days = Обсуждение могло молчать { $after } дней вместо { $before }
diff-set-old_thread-max_story_days = Статье может быть { $after } дней вместо { $before }
diff-set-gibberish-max_share = До { $after } букв могут не складываться в слова вместо { $before }
diff-set-quotation_heavy-max_share = Цитатой может быть до { $after } комментария вместо { $before }
diff-set-quotation_heavy-min_chars = Цитаты считаются в комментариях от { $after } знаков вместо { $before }
diff-set-any-at_least = «{ $rule }»: замечается при измерении от { $after } вместо { $before }
diff-set-word_list-at_least = «{ $rule }»: встроенные слова считаются теперь от ступени { $after }; раньше — { $before }
diff-set-any-min_points = «{ $rule }»: замечается при { $after } признаках вместо { $before }
diff-set-any-then = «{ $rule }»: такой комментарий теперь { $after }, раньше — { $before }
diff-set-any-on_failure = «{ $rule }»: если проверить нельзя, комментарий теперь { $after }, раньше — { $before }
diff-set-any-on_missing = «{ $rule }»: где измерить нечего, комментарий теперь { $after }, раньше — { $before }
diff-set-any-list = «{ $rule }»: список теперь — { $after }, раньше — { $before }
diff-list-empty = пуст
diff-set-any-words-on = «{ $rule }»: кроме измерения, теперь считаются и сами слова
diff-set-any-words-off = «{ $rule }»: теперь считается только измерение, а не слова
diff-set-any-in_names-on = «{ $rule }»: теперь проверяются и имена
diff-set-any-in_names-off = «{ $rule }»: имена больше не проверяются
diff-set-any-status-active = «{ $rule }»: с этого времени считается
diff-set-any-status-trial = «{ $rule }»: теперь только на пробу и ни на что не влияет
diff-set-any-status-retired = «{ $rule }»: больше не действует
diff-translation-outdated = Пункт { $number }, { $title }, изменён, а в переводах остался прежний текст: { $languages }. Обновите переводы, иначе их читатели увидят старое.
diff-strikes-on = Пункт { $number }, { $title }: нарушение теперь идёт в счёт
diff-strikes-off = Пункт { $number }, { $title }: нарушение больше не идёт в счёт
diff-ladder-changed = Изменились меры
diff-step-added = Новая ступень мер: { $step }
diff-step-removed = Этой ступени мер больше нет: { $step }
diff-step-changed = Ступень мер изменилась: { $step } (было: { $before })
diff-standing-set = Нарушения теперь забываются, если новых не было столько дней: { $after }
diff-standing-changed = Нарушения теперь забываются, если новых не было столько дней: { $after } (было: { $before })
diff-standing-gone = Нарушения больше не забываются, если новых не было столько дней: { $before }
diff-language-added = Правила теперь можно прочесть ещё на одном языке: { $language }
diff-language-removed = Правила больше нельзя прочесть на этом языке: { $language }
diff-nothing = Ничего не изменилось
