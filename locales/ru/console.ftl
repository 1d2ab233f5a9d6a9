# What moderators see. Dense but quiet; decisions are verbs; keys are shown on the buttons.

## Frame

console-title = Модерация
console-queue = Очередь
console-held = Ждут
console-reported = С жалобами
console-noted = Посмотреть
console-all = Все
console-settings = Настройки
console-policy = Правила
console-site = Открыть сайт
console-sign-out = Выйти
console-signed-in-as = Вы вошли как { $name }
console-role-moderator = Модератор
console-role-editor = Редактор
console-role-operator = Оператор
console-help = Клавиши
console-help-title = Клавиши пульта
console-help-close = Закрыть

## Signing in

sign-in-title = Войти
sign-in-explain = Откройте ссылку для входа, которую вам дали. Она действует один раз.
sign-in-how = Новую ссылку оператор делает командой: comity moderator link
sign-in-button = Войти
sign-in-as = Вход — по одноразовой ссылке.
join-title = Присоединиться к модераторам
join-explain = Вас пригласили модерировать обсуждения: { $site }.
join-name = Ваше имя, каким его увидят коллеги
join-button = Присоединиться

## Queue

queue-empty = Никто не ждёт.
queue-empty-explain = Новые дела появятся здесь, сначала старые.
queue-empty-next = Пока можно почитать обсуждения так, как их видят читатели.
queue-count = { $count ->
    [one] { $count } дело
    [few] { $count } дела
    [many] { $count } дел
   *[other] { $count } дела
}
queue-waiting-since = Ждёт с { $time }
queue-reports = { $count ->
    [one] { $count } жалоба
    [few] { $count } жалобы
    [many] { $count } жалоб
   *[other] { $count } жалобы
}
queue-more = Более поздние дела
queue-first = К самым старым
queue-label = Дела, сначала старые

## Case

case-title = Дело
case-choose = Выберите дело из очереди.
case-story = Статья
case-story-state = Открыть, придержать или закрыть
case-answers = Ответ на
case-comment = Комментарий
case-state = Состояние
case-state-published = Опубликован
case-state-held = Ждёт модератора
case-state-rejected = Отклонён
case-state-withdrawn = Отозван автором
case-state-erased = Удалён
case-findings = Что заметили правила
case-findings-none = Ни одно правило ничего не заметило.
case-trial = на пробе, не применяется
case-told = Автору сказано:
case-evidence-number = { $name }: { $value } (предел { $limit })
case-evidence-failed = Проверка не удалась: { $why }
case-reports = Жалобы
case-report-at = { $time }
case-history = История
case-history-row = { $effect }, кем: { $by }, { $time }
case-by-policy = правила
case-by-moderator = модератор
case-by-appeal = обжалование
case-by-author = автор
case-by-import = импорт
case-by-sanction = мера
case-by-law = закон
case-by-operator = оператор
case-original = Как было набрано
case-decide = Решить
case-publish = Опубликовать
case-reject = Отклонить
case-keep = Оставить опубликованным
case-clause = Пункт
case-clause-choose = Выберите пункт
case-note = Записка автору (по желанию)
case-note-hint = Автор прочтёт её на странице состояния.
case-nothing-to-decide = Решать нечего: этого комментария больше нет в обсуждении.
case-decided-publish = Опубликовано.
case-decided-reject = Отклонено.
case-decided-hold = Снова в очереди.
case-decided-undo = Решение отменено.
case-undo = Отменить
case-view = Посмотреть в обсуждении
case-changed = Тем временем это дело кто-то решил. Вот как оно выглядит сейчас.

## Person

person-title = Комментатор
person-email = Электронная почта
person-email-none = не указана
person-first-seen = Впервые здесь { $time }
person-published = Опубликовано
person-held = Ждёт модератора
person-rejected = Отклонено
person-sanctions = Меры
person-sanctions-none = Нет.
person-recent = Недавние комментарии
person-recent-none = До этого не было.
person-block = Заблокировать: { $name }
person-comments = Все комментарии
person-comments-none = Комментариев нет. Удалённые не перечисляются.
person-older = Более старые комментарии
person-newest = Назад к самым новым
person-block-email = Этот адрес почты
person-block-address = Сетевой адрес, с которого писали
sanction-warning = Предупреждение
sanction-pre-moderation = Предварительная проверка
sanction-pause = Пауза
sanction-block = Блокировка
sanction-until = до { $time }
sanction-for-good = навсегда
sanction-over = истекла
sanction-lifted = снята
sanction-lift = Снять

## Blocking

block-title = Заблокировать: { $name }
block-explain = Следующий комментарий заблокированного не принимается; ему называют причину и дату окончания.
block-kind = Мера
block-kind-warning = Предупредить
block-kind-pre-moderation = Сначала смотреть каждый комментарий
block-kind-pause = Пауза
block-kind-block = Заблокировать
block-for = Срок
block-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
    [many] { $count } дней
   *[other] { $count } дня
}
block-for-good = Навсегда
block-clause = На основании пункта
block-reason = Причина, как её прочтёт этот человек
block-also-email = Заблокировать и этот адрес электронной почты
block-also-email-hint = Набранный адрес ничего не доказывает, поэтому при совпадении комментарий ждёт модератора, а не отклоняется.
block-also-address = Заблокировать и сетевой адрес этого комментария
block-also-address-hint = Хранится как хеш с ключом. Комментарии с этого адреса ждут модератора: один адрес может быть у разных людей.
block-button = Заблокировать
block-done = Мера действует.
lift-done = Мера снята.

## Looking for somebody

people-title = Найти комментатора
people-find = Найти комментатора или комментарий
people-find-hint = Имя или почта
people-button = Найти
people-explain = Часть имени, адрес почты целиком или адрес комментария.
people-none = Никого не нашлось.
people-none-next = Попробуйте часть имени покороче или вставьте адрес одного из комментариев.
people-more = Есть и другие. Введите более длинную часть имени.

## Story, site, invitations

settings-title = Настройки
settings-site-state = Комментарии на всём сайте
state-open = Открыты
state-held = С проверкой: ждёт каждый комментарий
state-closed = Закрыты
state-hidden = Скрыто от читателей
settings-save = Сохранить
settings-saved = Сохранено.
settings-invite = Пригласить модератора
settings-invite-explain = Ссылка действует один раз. Передайте её человеку сами.
settings-invite-role = Роль
settings-invite-button = Создать приглашение
settings-invite-link = Ссылка-приглашение
settings-stories = Статьи
settings-stories-none = Статей пока нет. Статья появится здесь с первым комментарием.
settings-ledger = Каждое решение здесь записывается в журнал.

## Colleagues

moderators-title = Модераторы
moderators-alone = Других модераторов пока нет. Коллегу можно пригласить ниже.
moderators-you = это Вы
moderators-since = с { $date }
moderators-signed-in = последний вход: { $time }
moderators-not-signed-in = сейчас вход не выполнен
moderators-remove = Отозвать доступ
moderators-remove-title = Отозвать доступ: { $name }
moderators-remove-explain = Все сеансы этого человека завершаются, и войти снова он не сможет. Принятые им решения остаются. Созданные им и ещё не использованные приглашения тоже перестают действовать.
moderators-remove-self = Это Ваш собственный доступ. Вы сразу выйдете из системы.
moderators-removed = Доступ отозван.

## Keys

key-next = Следующее дело
key-previous = Предыдущее дело
key-open = Открыть дело
key-publish = Опубликовать
key-reject = Отклонить
key-note = Написать записку
key-leave = Выйти из заметки
key-block = Заблокировать автора
key-undo = Отменить последнее решение
key-help = Показать клавиши
key-queue = Перейти к очереди

## What a decision did, in a case's history

effect-publish = Опубликовано
effect-note = Опубликовано, с пометкой для модераторов
effect-ask = Автора попросили взглянуть
effect-hold = Ждёт модератора
effect-reject = Отклонено
effect-undo = Решение отменено
effect-withdrawn = Отозвано
effect-erased = Удалено
effect-sanctioned = Принята мера
effect-sanction-lifted = Мера снята
effect-sanction-proposed = Мера предложена, ждёт подтверждения
effect-sanction-declined = Предложенная мера отклонена
effect-blocked = Заблокировано
effect-block-lifted = Блокировка снята
effect-story-changed = Статья изменена
effect-site-changed = Сайт изменён
effect-policy-published = Правила опубликованы
effect-policy-withdrawn = Версия правил отозвана
effect-moderators-changed = Изменён состав модераторов
effect-reports-resolved = Жалобы рассмотрены

## Trying a text

console-score = Проверить текст
score-title = Проверить текст
score-explain = Что говорят о тексте оценка и действующие правила. Ничего не сохраняется.
score-text = Текст
score-parent = В ответ на (можно оставить пустым)
score-button = Оценить
score-outcome-publish = Он был бы опубликован.
score-outcome-note = Он был бы опубликован и показан модераторам.
score-outcome-ask = Автора попросили бы подумать ещё раз.
score-outcome-hold = Он ждал бы модератора.
score-outcome-reject = Он был бы отклонён.
score-no-clause = Ни один пункт не срабатывает.
score-reading = Прочитано без маскировки
score-attributes = Оценки
score-no-scores = Для этого текста оценок нет.
score-target = Направлено на
score-target-commenter = другого комментатора
score-target-author = автора статьи
score-target-public-person = публичное лицо
score-target-group = группу
score-target-idea = идею или вещь
score-target-nobody = никого
score-target-unknown = на этом языке определить нельзя
score-language = Язык
score-language-unknown = не определяется
score-model = Модель
score-failed = Сейчас ответа нет. Попробуйте чуть позже.
