# What readers and commenters see: the thread, the form, the policy page, the status page.
# Voice: short sentences, plain words, no scolding, no exclamation marks. Buttons are verbs.

## The head of the thread

thread-title = Комментарии
thread-count = { $count ->
    [one] { $count } комментарий
    [few] { $count } комментария
    [many] { $count } комментариев
   *[other] { $count } комментария
}
thread-empty = Комментариев пока нет.
thread-empty-invite = Напишите первым, что вы об этом думаете.
thread-sort = Порядок
sort-newest = Сначала новые
sort-oldest = Сначала старые
sort-most-replied = Больше ответов
sort-most-reacted = Больше откликов
thread-feed = Лента
thread-feed-title = Комментарии к статье «{ $headline }»
thread-more = Ещё комментарии
thread-first-page = К первой странице
thread-more-replies = { $count ->
    [one] Ещё { $count } ответ
    [few] Ещё { $count } ответа
    [many] Ещё { $count } ответов
   *[other] Ещё { $count } ответа
}
thread-continue = Продолжение ветки
thread-branch-title = Ветка обсуждения
thread-back = Ко всем комментариям
thread-back-to-story = К статье
thread-new = { $count ->
    [one] { $count } новый комментарий
    [few] { $count } новых комментария
    [many] { $count } новых комментариев
   *[other] { $count } нового комментария
}
thread-closed = Обсуждение закрыто. Читать его по-прежнему можно.
thread-site-closed = Комментарии сейчас закрыты. Читать их по-прежнему можно.
thread-not-yet = Первый комментарий пишут на странице самой статьи.
thread-held-story = В этом обсуждении модератор смотрит каждый комментарий до публикации.
thread-loading = Обсуждение загружается
thread-failed = Не удалось загрузить обсуждение.
thread-retry = Попробовать снова
thread-read-there = Читать обсуждение на отдельной странице
thread-offline = Сервер не ответил. Ваш текст по-прежнему здесь.

## The policy above the form

policy-note-title = Правила обсуждения
policy-note-read = Прочитать правила обсуждения

## A comment

# { $name } is the commenter's name, shown in bold.
comment-said = { $name } пишет:
comment-nameless = Аноним
comment-number = Комментарий { $number }
comment-staff = Редакция
comment-permalink = Ссылка на этот комментарий
comment-edited = изменён
comment-reply = Ответить
comment-reply-to = Ответить: { $name }
comment-report = Пожаловаться
comment-edit = Изменить
comment-withdraw = Отозвать
comment-withdrawn = Автор отозвал этот комментарий.
comment-removed = Этот комментарий удалён.
comment-not-shown = Этот комментарий не показан.
comment-held-title = Ждёт модератора
comment-held-only-you = Пока модератор не посмотрит, этот комментарий видите только вы.
comment-rejected-title = Не опубликован
comment-rejected-only-you = Этот комментарий видите только вы.
comment-yours = Ваш комментарий
comment-why = Почему
comment-status-link = Личная ссылка на его состояние
comment-status-keep = Сохраните эту ссылку. По ней вы увидите решение.
comment-edit-until = Изменить можно до { $time }.

## Times, shown by the page's script

time-now = только что
time-minutes = { $count } мин
time-hours = { $count } ч
time-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}

## The form

form-title = Написать комментарий
form-reply-title = Ответ: { $name }
form-edit-title = Изменить ваш комментарий
form-text = Ваш комментарий
form-text-hint = Можно использовать *курсив*, **полужирный**, > цитаты, списки и ссылки.
form-name = Имя
form-name-hint = Видно рядом с комментарием.
form-email = Электронная почта
form-email-hint = Никому не видна.
form-email-optional = Электронная почта (по желанию)
form-post = Отправить комментарий
form-post-reply = Отправить ответ
form-save = Сохранить
form-again = Отправить снова
form-post-anyway = Отправить как есть
form-discard = Удалить черновик
form-cancel = Отмена
form-sending = Отправляется
form-required = Обязательно
form-answering = Вы отвечаете на этот комментарий

## What happened

posted-title = Ваш комментарий опубликован.
posted-held-title = Ваш комментарий ждёт модератора.
posted-edited = Ваш комментарий изменён.
posted-withdrawn = Ваш комментарий отозван.
posted-see = Посмотреть в обсуждении
refused-title = Мы это не опубликовали.
refused-edit-title = Мы не опубликовали это изменение.
refused-edit-kept = Опубликованный текст остался прежним. Вы можете изменить свой и сохранить снова.
refused-asked-title = Пожалуйста, взгляните ещё раз.
refused-asked = Пока ничего не опубликовано. Можно изменить текст или отправить как есть.
refused-asked-edit = Опубликованный текст остаётся прежним, пока вы не решите. Вы можете изменить новый текст или отправить его как есть.
refused-what-to-do = Измените текст и отправьте снова. Он по-прежнему здесь.
refused-appeal = Или попросите модератора посмотреть
refused-kept = Ваш текст по-прежнему здесь.
refused-clause = Пункт { $number } · { $title }
refused-read-clause = Прочитать этот пункт
refused-your-text = Что мы заметили
quote-open = «
quote-close = »

## Withdrawing

withdraw-title = Отозвать ваш комментарий
withdraw-explain = Он исчезнет из обсуждения. Ответы на него останутся. Вернуть его будет нельзя.
withdraw-button = Отозвать комментарий

## Reporting

report-title = Пожаловаться на комментарий
report-explain = Его посмотрит модератор. Автор не узнает, кто пожаловался.
report-why = Что с ним не так?
report-reason-attack = Нападает на человека или группу
report-reason-spam = Реклама или спам
report-reason-policy = Нарушает правила по-другому
report-reason-law = Возможно, нарушает закон
report-clause = Какой пункт он нарушает?
report-clause-none = Не знаю
report-note = Что стоит знать модератору? (по желанию)
report-button = Отправить жалобу
report-done-title = Спасибо. Жалоба у модераторов.
report-done = Они посмотрят комментарий и решат по правилам обсуждения.

## The status page behind the private link

status-title = Состояние вашего комментария
status-private = Эта страница для вас. Её увидит любой, у кого есть ссылка.
status-published = Опубликован
status-held = Ждёт модератора
status-rejected = Не опубликован
status-withdrawn = Отозван вами
status-erased = Удалён
status-published-explain = Ваш комментарий стоит в обсуждении.
status-held-explain = Его посмотрит модератор. До этого его никто не видит.
status-rejected-explain = Вашего комментария нет в обсуждении.
status-withdrawn-explain = Вы забрали свой комментарий.
status-erased-explain = Текст удалён навсегда.
status-by-policy = Решено автоматически, по правилам обсуждения.
status-by-moderator = Решил модератор.
status-by-author = Решили вы.
status-by-import = Перенесено из архива.
status-by-law = Решено по требованию закона.
status-version = Правила обсуждения, версия { $version }
status-why = Почему
status-note = Модератор написал
measure-warning = Вам вынесено предупреждение ({ $date }). Вы можете комментировать дальше; при повторении оно будет учтено. Причина: { $reason }
status-undone = Решение отменено
status-appeal = Что вы написали модераторам
status-your-text = Что вы написали
status-history = Что было до сих пор
status-story = Статья
appeal-title = Обратиться к модератору
appeal-explain = Так решило правило, но на это может посмотреть человек. Пока комментарий ждёт.
appeal-why = Почему он должен остаться (необязательно)
appeal-button = Обжаловать
status-at = { $time }

## The policy page

policy-title = Правила обсуждения
policy-version = Версия { $version }
policy-in-force-since = Действует с { $date }
policy-in-force-from = Вступит в силу { $date }
policy-was-in-force = Эта версия больше не действует.
policy-withdrawn = Эта версия отозвана до вступления в силу.
policy-replaced = Эту версию заменила другая ещё до вступления в силу.
policy-brings-back = Это снова текст версии { $version }.
policy-state-to-come = ещё не вступила в силу
policy-state-replaced = заменена до вступления в силу
policy-state-withdrawn = отозвана до вступления в силу
policy-current = Прочитать действующую версию
policy-changed = Что изменилось в этой версии
policy-versions = Прежние версии
policy-examples = Примеры
policy-example-publish = Публикуется
policy-example-note = Публикуется, и модераторы это смотрят
policy-example-ask = Вас попросят взглянуть ещё раз
policy-example-hold = Ждёт модератора
policy-example-reject = Не публикуется
policy-enforced = Как это соблюдается
policy-enforced-none = За этим пунктом следят люди, а не автоматика.
policy-machine = Эти правила как данные
policy-digest = Контрольная сумма
policy-contents = Пункты

## Front page and story page

front-title = Статьи
front-older = Более старые статьи
front-newer = Более новые статьи
front-empty = Статей пока нет. Они появятся здесь, когда выйдут.
front-powered = Обсуждения на Comity
story-published = Опубликовано { $date }
story-comments = Комментарии
story-skip = К комментариям
page-skip = К содержанию
page-about-policy = Правила обсуждения
page-feed = Лента всех комментариев
feed-site-title = Комментарии: { $site }
feed-entry-title = { $name } о статье «{ $headline }»

## Dates

date-day = { $day } { $month } { $year }
date-time = { $date }, { $time } UTC
date-unknown = дата неизвестна
month-1 = января
month-2 = февраля
month-3 = марта
month-4 = апреля
month-5 = мая
month-6 = июня
month-7 = июля
month-8 = августа
month-9 = сентября
month-10 = октября
month-11 = ноября
month-12 = декабря

## Titles of form pages

form-title-reply = Написать ответ
