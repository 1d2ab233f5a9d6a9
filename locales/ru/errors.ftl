# What people are told when something cannot be done: what happened, and what to do.
# Keys `refusal-<code>`; the code stands in API answers too.

## Finding things

refusal-unknown-site = Такого издания здесь нет.
refusal-unknown-story = Такой статьи здесь нет.
refusal-unknown-comment = Такого комментария здесь нет.
refusal-unknown-commenter = Здесь нет такого комментатора.
refusal-unknown-version = Такой версии правил нет.
refusal-not-found = По этому адресу ничего нет.
refusal-link-used-or-expired = Эта ссылка уже использована или устарела. Попросите новую.

## Taking part

refusal-story-closed = Обсуждение этой статьи закрыто.
refusal-site-closed = Комментарии сейчас закрыты.
refusal-commenter-blocked = Вы больше не можете здесь комментировать. Причина: { $reason }
refusal-commenter-blocked-until = Вы не можете здесь комментировать до { $until }. Причина: { $reason }
refusal-commenter-paused = Пока вы не можете комментировать. Причина: { $reason }
refusal-commenter-paused-until = Вы не можете комментировать до { $until }. Причина: { $reason }
refusal-rejected-by-policy = Мы это не опубликовали. Это нарушает правила обсуждения.
refusal-asked = Пожалуйста, взгляните ещё раз, прежде чем это появится.
refusal-name-missing = Пожалуйста, укажите имя.
refusal-name-too-long = Имя слишком длинное. Наш предел в знаках: { $limit }.
refusal-name-not-allowed = Это имя использовать нельзя. Пожалуйста, выберите другое.
refusal-name-reserved = Это имя оставлено за редакцией. Пожалуйста, выберите другое.
refusal-name-taken = Здесь уже кого-то так зовут. Пожалуйста, выберите другое имя.
refusal-name-is-address = Имя не может быть адресом сайта или электронной почты. Пожалуйста, выберите другое.
refusal-email-missing = Пожалуйста, укажите адрес электронной почты. Его никто не увидит.
refusal-email-invalid = Это не адрес электронной почты.
refusal-text-empty = Комментарий пуст. Пожалуйста, напишите что-нибудь.
refusal-text-too-long = Комментарий слишком длинный. Наш предел в знаках: { $limit }.
refusal-parent-not-open = На комментарий, которому вы отвечаете, больше нельзя ответить.
refusal-changed-meanwhile = Тем временем кто-то это изменил. Пожалуйста, посмотрите снова.
refusal-not-yours = Это не ваш комментарий.
refusal-edit-window-over = Время, когда этот комментарий можно было изменить, прошло.
refusal-too-many-reports = Вы отправили много жалоб за короткое время. Пожалуйста, подождите.
refusal-reason-missing = Пожалуйста, напишите почему.

## Signing in

refusal-not-signed-in = Пожалуйста, сначала войдите.
refusal-not-allowed = Ваша роль этого не позволяет.
refusal-second-moderator = Подтвердить это должен другой модератор: к этому привело ваше решение.
refusal-last-moderator = Должен остаться кто-то, кто может делать эту работу и приглашать других. Сначала пригласите коллегу.

## Editing the policy

refusal-unknown-draft = Этого черновика больше нет: он опубликован или удалён.
refusal-unknown-language = Это не краткое имя языка, такое как hy или pt-BR.
refusal-unknown-locale = Языка «{ $tag }» у страниц нет. Есть: { $known }.
refusal-unknown-locale-meant = Языка «{ $tag }» у страниц нет. Возможно, имелся в виду { $meant }? Есть: { $known }.
refusal-policy-has-errors = Ошибок в правилах: { $count }. Сначала их надо исправить.
refusal-policy-unfair = Справедливость: при замене одного народа другим меняется { $share } % решений. Правила допускают { $bound } %, поэтому опубликовать это нельзя.
refusal-setting-not-tried = Эту настройку попробовать нельзя: { $why }
refusal-replay-runs = Идёт другой прогон. Подождите, пока он закончится, или остановите его.
refusal-replay-gone = Этот прогон нельзя продолжить: текст с тех пор изменился или начат другой. Начните новый.
refusal-replay-missing = Этот текст не прогоняли по архиву. Прогоните его или скажите, что публикуете без прогона.
refusal-replay-unusable = Этот отчёт о прогоне не подходит: { $why }
refusal-effective-in-the-past = Время вступления в силу уже прошло. Укажите будущее время или не указывайте ничего: тогда она вступит в силу сразу.
refusal-version-not-to-come = Отозвать можно только версию, которая ещё не вступила в силу. Чтобы изменить действующую, опубликуйте другую или верните прежнюю.
refusal-scheduled-replaced = Ещё не вступила в силу версия { $versions }. Если эта придёт раньше, та не вступит никогда. Подтвердите, что так и задумано, или укажите более поздний день.

## Requests that cannot be taken

refusal-overloaded = Сейчас мы не можем это принять. Ничего не потеряно. Пожалуйста, попробуйте чуть позже.
refusal-too-many = Это слишком много за один раз. Наш предел: { $limit }.
refusal-too-often = Это слишком много за короткое время. Пожалуйста, подождите минуту и попробуйте снова.
refusal-too-large = Это слишком большой объём. Наш предел: { $limit } кБ.
error-too-large-back = Вернитесь в браузере к своему тексту и сократите его.
refusal-not-utf8 = Это неверный текст в кодировке UTF-8.
refusal-malformed = Мы не смогли прочесть этот запрос.
refusal-form-expired = Срок этой формы истёк. Всё, что вы ввели, по-прежнему здесь. Пожалуйста, отправьте снова.
refusal-cross-site = Этот запрос пришёл с другого сайта, поэтому он не принят.
unsent-expired = Срок этой формы истёк, и ничего не изменилось. Пожалуйста, вернитесь и попробуйте ещё раз.
unsent-copy = То, что вы написали, стоит ниже: это можно скопировать.
unsent-sign-in = То, что вы написали, по-прежнему здесь. Войдите в другой вкладке и отправьте снова или скопируйте текст.
unsent-again = Отправить снова
refusal-method-not-allowed = Этот адрес не принимает такие запросы.
refusal-no-origin = Этого сайта нет в списке тех, кто может встраивать эти обсуждения.

## Faults

error-title = Что-то пошло не так.
error-fault = Ошибка на нашей стороне, мы её записали. Пожалуйста, попробуйте чуть позже.
error-request = Номер запроса: { $id }
error-not-found-title = Не найдено
error-refused-title = Так сделать нельзя
error-back = Назад
error-home = На главную
