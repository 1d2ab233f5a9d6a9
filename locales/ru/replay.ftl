# Отчёт о прогоне и правила на испытании рядом с тем, что решили модераторы.

number-group = { "\u00A0" }
number-decimal = { "," }
replay-percent = { $share } %
replay-interval = { $share } % (95 %: от { $low } до { $high } %)
replay-part = { $part } из { $whole }
replay-counted = { $part } из { $whole } ({ $share } %)
replay-counted-interval = { $part } из { $whole } ({ $share } %; 95 %: от { $low } до { $high } %)
replay-more-one-day = { $count ->
    [one] ещё { $number } комментарий за один день
    [few] ещё { $number } комментария за один день
   *[other] ещё { $number } комментариев за один день
}
replay-more-a-day = { $count ->
    [one] ещё { $number } комментарий в день
    [few] ещё { $number } комментария в день
   *[other] ещё { $number } комментариев в день
}
replay-more-in-days = { $count ->
    [one] ещё { $number } комментарий (дней: { $days })
    [few] ещё { $number } комментария (дней: { $days })
   *[other] ещё { $number } комментариев (дней: { $days })
}
replay-some-one-day = { $count ->
    [one] { $number } комментарий за один день
    [few] { $number } комментария за один день
   *[other] { $number } комментариев за один день
}
replay-some-a-day = { $count ->
    [one] { $number } комментарий в день
    [few] { $number } комментария в день
   *[other] { $number } комментариев в день
}
replay-some-in-days = { $count ->
    [one] { $number } комментарий (дней: { $days })
    [few] { $number } комментария (дней: { $days })
   *[other] { $number } комментариев (дней: { $days })
}
replay-none = ни одного
replay-every = все
replay-few = меньше 1 из 10
replay-nearly = больше 9 из 10
replay-tenths = { $tenths } из 10
replay-nothing = Прогонять нечего: комментариев ещё нет.
replay-nothing-since = Прогонять нечего: с { $day } комментариев не было.
replay-held = задержал бы { $amount }
replay-rejected = отклонил бы { $amount }
replay-both = { $first } и { $second }
replay-this-draft = Этот черновик
replay-this-version = Текст версии { $version }
replay-leads = { $this } { $what }.
replay-leads-of-which = { $this } { $what }; из них ваши модераторы опубликовали: { $share }.
replay-leads-of-some = { $this } { $what } (ваши модераторы смотрели из них: { $decided }; опубликовали: { $share }).
replay-also-released = Он пропустил бы { $amount } из задержанных или отклонённых.
replay-leads-released = { $this } пропустил бы { $amount } из задержанных или отклонённых.
replay-leads-nothing = { $this } ничего не изменил бы: исход тот же, что был, у всех комментариев ({ $number }).
replay-leads-otherwise = { $this } не остановил бы других комментариев; обошёлся бы иначе (с показом модераторам, с вопросом автору или с задержкой вместо отклонения): { $number }.
replay-released-of = Из тех, что он пропускает, ваши модераторы смотрели: { $decided }; отклонили: { $share }.
replay-work = Дел в день для модераторов: было бы { $now }, было { $then }.
replay-work-about = Дел в день для модераторов: было бы примерно { $now } (95 %: от { $low } до { $high }), было примерно { $then }.
replay-changed = Комментариев с другим исходом: { $share }.
replay-moderators-both = Из того, что он останавливает и что было решено, ваши модераторы отклонили { $precision }; он останавливает { $recall } отклонённого ими.
replay-moderators-precision = Из того, что он останавливает и что было решено, ваши модераторы отклонили { $precision }.
replay-moderators-recall = Из отклонённого вашими модераторами он останавливает { $recall }.
replay-archive-both = Из того, что он останавливает и что было решено, в перенесённом архиве отклонено { $precision }; он останавливает { $recall } отклонённого там.
replay-archive-precision = Из того, что он останавливает и что было решено, в перенесённом архиве отклонено { $precision }.
replay-archive-recall = Из отклонённого в перенесённом архиве он останавливает { $recall }.
replay-sampled = Это оценки по выборке: просмотрен один комментарий из { $every }. Числа в день пересчитаны на все комментарии, остальные нет.
replay-stopped-early = Прогон остановлен после { $read } комментариев из { $total }; всё здесь о них.
replay-title = Прогон: { $policy }
replay-version = версия { $version }
replay-draft = черновик «{ $title }»
replay-version-in-force = версия { $version }, действующая
replay-about = Комментариев: { $number }, написаны с { $first } по { $last }.
replay-compared = Сравнение: { $against }. История взята такой, какой была, а не такой, какой её сделал бы этот текст.
replay-history = что стало с каждым комментарием
replay-publish = опубликовать
replay-note = показать
replay-ask = спросить
replay-hold = задержать
replay-reject = отклонить
replay-then = { $what }, было
replay-now = { $what }, стало бы
replay-all = всего
replay-then-now = было ↓ стало бы →
replay-as-before = { $outcome }, как и было
replay-outcomes = Что стало бы с комментариями
replay-outcomes-about = Строка — исход, который был; столбец — исход, который был бы. То, что на диагонали, не меняется.
replay-outcomes-chart = Комментарии по исходам: было и стало бы
replay-chart = { $title }; числа в таблице ниже
replay-clauses = По пунктам
replay-clauses-about = Комментарий, нарушающий два пункта, считается в обоих.
replay-clauses-chart = Комментарии с другим исходом, по пунктам
replay-clauses-table = Пункты и правила
replay-clause-rule = Пункт и правило
replay-one-of-several = { $rule } (одно из нескольких)
replay-tried = { $rule } (на пробе)
replay-tried-about = Проверки на пробе ничего не меняют: их строки говорят, в скольких комментариях они что-то заметили и что сделали бы; точность — доля отклонённых среди них.
replay-cited = названо
replay-newly-held = теперь задержано
replay-newly-rejected = теперь отклонено
replay-newly-published = теперь опубликовано
replay-would-be-published = Были бы опубликованы
replay-agreement = Согласие с решениями людей
replay-agreement-about = Точность: какая доля остановленного была отклонена. Полнота: какую долю отклонённого текст останавливает. Линии показывают, где лежит истинная доля с вероятностью 95 %. Перенесённый архив не говорит, решал ли человек.
replay-agreement-table = Согласие
replay-moderators = Модераторы
replay-archive = Перенесённый архив
replay-in-archive = { $clause } (импортированный архив)
replay-compared-with = Сравнение с
replay-rightly-stopped = верно остановлено
replay-wrongly-stopped = зря остановлено
replay-missed = пропущено
replay-rightly-published = верно опубликовано
replay-precision = точность
replay-recall = полнота
replay-intervals = Точность и полнота с интервалами 95 %, от 0 до 100 %
replay-overruled = Где модераторы решили иначе, чем правила
replay-overruled-about = Таких комментариев: { $number }. Этот текст прав в стольких: { $right }. Первыми стоят те, где он снова неправ.
replay-by-language = По языкам
replay-language = Язык
replay-language-unknown = неизвестен
replay-by-people = По названным народам
replay-people = Народ
replay-people-about = Комментарии, где назван народ, под английским названием или под тем, что правила добавляют в блоке fairness. Если разница между народами велика, стоит посмотреть на правила: { $command }.
replay-groups-chart = { $heading }: задержанные или отклонённые комментарии, было и стало бы
replay-comments = комментариев
replay-stopped-then = остановлено было
replay-stopped-now = остановлено стало бы
replay-share-then = доля была
replay-share-now = доля стала бы
replay-commenters = Кого это коснулось больше всего
replay-commenter = Комментатор
replay-other-outcome = комментариев с другим исходом
replay-left-out = О чём нельзя судить
replay-erased = Удалённых комментариев, не учтённых здесь: { $number }.
replay-skipped = Правило пропускается, когда нужного ему измерения нет: например, этот язык никто не измеряет или тогда ничего не сохранили.
replay-rule-reason = Правило и причина
replay-missing = { $rule }: не измерено
replay-not-evaluable = { $rule }: тогда не сохранено
replay-times = раз
replay-gone = (этого комментария больше нет)
replay-moderator-published = модератор опубликовал его
replay-moderator-rejected = модератор отклонил его
replay-case = дело
replay-save = Сохранить отчёт как
replay-save-page = страницу
replay-save-table = таблицу (CSV)
replay-save-data = данные (JSON)
replay-sweep = Другие значения одной настройки
replay-sweep-about = Что было бы при других значениях { $setting }. Каждая точка — значение: чем правее, тем больше комментариев замечает правило; чем выше, тем больше отклонено из тех, по которым модераторы решали. Отрезки показывают, где истинная доля лежит с уверенностью 95 %.
replay-sweep-present = Сейчас: { $value }.
replay-sweep-nobody = Ни по одному из комментариев, которые замечает правило, модераторы не решали, поэтому кривой нет.
replay-sweep-chart = Доля отклонённых модераторами в зависимости от доли комментариев, которые замечает правило
replay-sweep-across-note = доля комментариев, которые правило показало бы модераторам
replay-sweep-across-ask = доля комментариев, авторов которых правило переспросило бы
replay-sweep-across-hold = доля комментариев, которые правило задержало бы
replay-sweep-across-reject = доля комментариев, которые правило отклонило бы
replay-sweep-up = из них отклонено модераторами
replay-sweep-up-archive = из них отклонено в импортированном архиве
replay-sweep-by-archive = Модераторы ещё не решали об этих комментариях, поэтому сравнивается с тем, что было отклонено в импортированном архиве.
replay-sweep-noticed = замечено правилом
replay-sweep-share = доля комментариев
replay-sweep-held = задержано всеми правилами
replay-sweep-rejected = отклонено всеми правилами
replay-sweep-agreement = согласие всех правил вместе
replay-value = Значение
replay-value-now = { $value } (сейчас)
replay-trial = По правилам
replay-trial-about = Замечено: комментарии, в которых правило что-то нашло; пропущено дальше: из них те, что остальные правила опубликовали. Точность: какую долю замеченного и решённого модераторы отклонили. Полнота: какую долю из отклонённых модераторами за это время ({ $number }) правило заметило. Модераторы решают то, что задержано или на что пожаловались; то, чего никто не смотрел, не говорит ни за правило, ни против.
replay-trial-table = Правила на испытании
replay-trial-same = Без этого правила: { $without }. С ним: то же самое.
replay-trial-other = Без этого правила: { $without }. С ним: { $with }.
replay-not-told-apart = Комментариев, замеченных одним из нескольких правил одного вида, пока их не различали: { $number }. Они не засчитаны ни одному.
replay-rule = Правило
replay-would = сделало бы
replay-noticed = замечено
replay-let-through = пропущено дальше
replay-rejected-count = отклонено
replay-published-count = опубликовано
