# Что не так с правилами: то же, что говорит `comity policy check`.

mistake-file = в файле { $a } байт; правилам отведено { $b }
mistake-block-open = блок, который здесь начинается, нигде не закрыт знаками `{ $a }`
mistake-block-unknown = блока `{ $a }` в правилах нет
mistake-block-early = блок `{ $a }` стоит до первого пункта
mistake-many-rules = в правилах может быть не больше { $a } проверок
mistake-many-examples = в правилах может быть не больше { $a } примеров
mistake-many-clauses = в правилах может быть не больше { $a } пунктов
mistake-second-title = у правил одно название; это второе
mistake-no-number = у пункта `{ $a }` нет номера
mistake-no-anchor = у пункта `{ $a }` нет якоря, по которому на него ссылались бы решения
mistake-bad-anchor = `{ $a }` не якорь: только строчные латинские буквы, цифры и дефисы
mistake-anchor-twice = якорь `{ $a }` стоит дважды
mistake-number-twice = номер { $a } стоит дважды
mistake-no-prose = пункт { $a } ничего не говорит читателям: под ним нет текста
mistake-no-title = у правил нет названия
mistake-no-clause = в правилах нет ни одного пункта
mistake-second-sanctions = в правилах один блок sanctions; в этом пункте стоит второй
mistake-second-fairness = в правилах один блок fairness; в этом пункте стоит второй
mistake-no-examples = у пункта { $a } нет примеров
mistake-no-signal = правило `{ $a }` спрашивает сигнал `{ $b }`, который никто не измеряет
mistake-second-language = второй файл этих правил — на том же языке, `{ $a }`
mistake-clause-missing = здесь нет пункта { $a } { "{" }#{ $b }{ "}" } из `{ $c }`
mistake-clause-number = пункт { "{" }#{ $a }{ "}" } в `{ $c }` имеет номер { $b }, а не { $d }
mistake-clause-unknown = в `{ $a }` нет пункта { "{" }#{ $b }{ "}" }
mistake-rules-elsewhere = проверки стоят только в главном файле; в пункте { $a } они есть
mistake-toml = это не TOML: { $a }
mistake-strikes = `strikes` бывает `true` или `false`
mistake-no-strikes = ни в одном пункте нет `strikes = true`, и ни один отказ не был бы засчитан
mistake-heading-space = в заголовке после `{ $a }` нужен пробел
mistake-language-tag = `{ $a }` — не обозначение языка
mistake-rule-table = каждое правило — таблица под `[[rule]]`
mistake-rule-begins = правило начинается с `[[rule]]`
mistake-rules-word = `{ $a }` в блоке rules ничего не значит
mistake-no-name = у этого правила нет `name`
mistake-no-then = правило `{ $a }` не говорит, что следует
mistake-no-rule = правила `{ $a }` нет
mistake-no-setting = у правила `{ $a }` нет настройки `{ $b }`
mistake-in-rule = правило `{ $a }`: { $b }
mistake-text = `{ $a }` — текст в кавычках
mistake-publish = `{ $a } = "publish"` ничего не сделает: правило может требовать только большего, чем публикация
mistake-no-outcome = исхода `{ $a }` нет
mistake-no-status = состояния `{ $a }` нет
mistake-example-begins = пример начинается с исхода, а не с `{ $a }`
mistake-example-empty = в этом примере нет комментария
mistake-circumstance-value = `{ $a }` ({ $b }) не может быть `{ $c }`
mistake-signal-value = сигнал `{ $a }` не может быть `{ $b }`
mistake-circumstance = `{ $a }` — не обстоятельство и не сигнал со значением
mistake-example-outcome = этот пример должен дать `{ $a }`, а правила говорят `{ $b }`
mistake-example-clause = этот пример даёт `{ $a }`, но по пункту { $b }, а не по этому, { $c }
mistake-flips = `{ $a }` — не граница для flips
mistake-flips-range = граница для flips лежит между 0 % и 100 %
mistake-line-ends = строка кончается там, где должно стоять `{ $a }`
mistake-line-ends-number = строка кончается там, где должно стоять число
mistake-word = стоит `{ $a }`, а должно быть `{ $b }`
mistake-word-number = стоит `{ $a }`, а должно быть число
mistake-range = `{ $a }` вне пределов: от 1 до { $b }
mistake-follows = дальше здесь ничего быть не может, и `{ $a }` тоже
mistake-pause-end = у паузы есть конец
mistake-warning-length = у предупреждения нет срока
mistake-milder = за `{ $a }` не может следовать такая мягкая мера, как `{ $b }`
mistake-no-step = в блоке sanctions нет ни одного шага
mistake-steps = в лестнице может быть не больше { $a } шагов
mistake-between = `{ $a }` равно { $b }; должно быть от { $c } до { $d }
mistake-at-least = `{ $a }` равно { $b }; должно быть не меньше { $c }
mistake-empty = `{ $a }` пусто, и правило никогда ничего не заметит
mistake-kind = `{ $a }` не знает вида `{ $b }`
mistake-needs-setting = ему нужна настройка `{ $a }`
mistake-whole-number = здесь { $a }, а нужно целое число
mistake-number = здесь { $a }, а нужно число
mistake-boolean = здесь { $a }, а нужно `true` или `false`
mistake-quotes = здесь { $a }, а нужен текст в кавычках
mistake-list = здесь { $a }, а нужен список в скобках
mistake-unusable = `{ $a }` не годится: { $b }
mistake-expression = выражение неверно: { $a }
mistake-expression-end = в конце чего-то не хватает
mistake-expression-empty = выражение пусто
mistake-expression-long = в выражении { $a } байт; можно { $b }
mistake-expression-parts = в выражении больше { $a } частей
mistake-expression-gives = выражение даёт { $a }; условие же истинно или ложно
mistake-no-fact = факта `{ $a }` нет
mistake-types = здесь { $a }, а нужно { $b }
mistake-compare = { $a } и { $b } нельзя сравнить
mistake-function = `{ $a }` здесь не годится или пишется не так
mistake-pattern = образец неверен: { $a }
hint-did-you-mean = может быть, `{ $a }`?
hint-settings = его настройки: { $a }
hint-no-settings = у `{ $a }` нет своих настроек
hint-signals = известные сигналы: { $a }
hint-functions = известные функции: { $a }
hint-kinds = виды: { $a }
hint-examples = добавьте блок `examples` с комментарием, который его нарушает, и с таким, который не нарушает
hint-then = добавьте `then = "note"`, `"ask"`, `"hold"` или `"reject"`
hint-outcomes = бывает `note`, `ask`, `hold` или `reject`
hint-statuses = бывает `active`, `trial` или `retired`
hint-example = напишите `reject: комментарий`, `hold: …`, `ask: …`, `note: …` или `publish: …`
hint-circumstance = напишите `исход: комментарий`; обстоятельства стоят между ними в скобках
hint-anchor = добавьте `{ $a }` в конце строки
hint-title = начните файл строкой вроде `# Правила обсуждения`
hint-clause = пункт начинается строкой вроде `## 1. Вежливость { "{" }#courtesy{ "}" }`
hint-sanctions = строка пишется так: `3 rejections in 30 days -> pause 7 days`
hint-flips = напишите так: `flips <= 0.5 %`
hint-brackets = поставьте по две скобки
hint-settings-after = настройки правила стоят после его `[[rule]]`
hint-trial = уберите правило или дайте ему `status = "trial"`
hint-nothing = ни одно правило ничего не заметило
hint-compare = сравните с чем-нибудь: `… > 3`
hint-split = разбейте на несколько правил
hint-pause = напишите `pause 7 days` или `block`
hint-confirm = шаг может кончаться словами `, a second moderator must confirm`
hint-number = напишите число: `{ $a }=3`
hint-alone = напишите `{ $a }` без значения
hint-rate = напишите, сколько за сколько секунд: `{ $a }=5/600s`
hint-value = напишите `{ $a }=…`, с пробелами — в кавычках
hint-signal = напишите число от 0 до 1: `{ $a }=0.9`, либо `missing`, либо `failed`
hint-write = напишите `{ $a }`
