# Was an Regeln falsch ist. Die Konsole findet einen englischen Satz von comity_policy in locales/en/mistakes.ftl und sagt ihn
# so; $a, $b … sind seine Namen und Zahlen.

mistake-file = die Datei hat { $a } Bytes; Regeln dürfen { $b } haben
mistake-block-open = der Block, der hier beginnt, wird nie mit `{ $a }` geschlossen
mistake-block-unknown = `{ $a }` ist kein Block, den Regeln kennen
mistake-block-early = ein Block `{ $a }` steht vor dem ersten Punkt
mistake-many-rules = Regeln dürfen { $a } Prüfungen haben
mistake-many-examples = Regeln dürfen { $a } Beispiele haben
mistake-many-clauses = Regeln dürfen { $a } Punkte haben
mistake-second-title = Regeln haben einen Titel; das hier ist ein zweiter
mistake-no-number = Punkt `{ $a }` hat keine Nummer
mistake-no-anchor = Punkt `{ $a }` hat keinen Anker, mit dem Entscheidungen ihn nennen könnten
mistake-bad-anchor = `{ $a }` ist kein Anker: nur kleine Buchstaben, Ziffern und Bindestriche
mistake-anchor-twice = der Anker `{ $a }` kommt zweimal vor
mistake-number-twice = die Nummer { $a } kommt zweimal vor
mistake-no-prose = Punkt { $a } sagt Lesenden nichts: Unter ihm steht kein Text
mistake-no-title = die Regeln haben keinen Titel
mistake-no-clause = die Regeln haben keinen Punkt
mistake-second-sanctions = Regeln haben einen Block sanctions; dieser Punkt hat einen zweiten
mistake-second-fairness = Regeln haben einen Block fairness; dieser Punkt hat einen zweiten
mistake-no-examples = Punkt { $a } hat keine Beispiele
mistake-no-signal = Prüfung `{ $a }` verlangt das Signal `{ $b }`, das niemand misst
mistake-second-language = eine zweite Datei dieser Regeln ist in der Sprache `{ $a }`
mistake-clause-missing = Punkt { $a } { "{" }#{ $b }{ "}" } aus `{ $c }` fehlt hier
mistake-clause-number = Punkt { "{" }#{ $a }{ "}" } ist in `{ $c }` { $b }, nicht { $d }
mistake-clause-unknown = `{ $a }` hat keinen Punkt { "{" }#{ $b }{ "}" }
mistake-rules-elsewhere = Prüfungen stehen nur in der Hauptdatei; Punkt { $a } hat welche
mistake-toml = das ist kein gültiges TOML: { $a }
mistake-strikes = `strikes` ist `true` oder `false`
mistake-no-strikes = kein Punkt hat `strikes = true`, also würde keine Ablehnung je zählen
mistake-heading-space = in einer Überschrift steht nach `{ $a }` ein Leerzeichen
mistake-language-tag = `{ $a }` ist kein Sprachkürzel
mistake-rule-table = jede Prüfung ist eine Tabelle unter `[[rule]]`
mistake-rule-begins = eine Prüfung beginnt mit `[[rule]]`
mistake-rules-word = `{ $a }` bedeutet in einem Block rules nichts
mistake-no-name = diese Prüfung hat keinen `name`
mistake-no-then = Prüfung `{ $a }` sagt nicht, was folgt
mistake-no-rule = eine Prüfung namens `{ $a }` gibt es nicht
mistake-no-setting = Prüfung `{ $a }` hat keine Einstellung `{ $b }`
mistake-in-rule = Prüfung `{ $a }`: { $b }
mistake-text = `{ $a }` ist ein Text in Anführungszeichen
mistake-publish = `{ $a } = "publish"` hätte keine Wirkung: Eine Prüfung kann nur mehr als Veröffentlichen verlangen
mistake-no-outcome = `{ $a }` ist kein Ergebnis
mistake-no-status = `{ $a }` ist kein Status
mistake-example-begins = ein Beispiel beginnt mit einem Ergebnis, nicht mit `{ $a }`
mistake-example-empty = dieses Beispiel hat keinen Kommentar
mistake-circumstance-value = `{ $a }` ({ $b }) kann nicht `{ $c }` sein
mistake-signal-value = das Signal `{ $a }` kann nicht `{ $b }` sein
mistake-circumstance = `{ $a }` ist kein Umstand und kein Signal mit einem Wert
mistake-example-outcome = dieses Beispiel sollte `{ $a }` ergeben, und die Regeln sagen `{ $b }`
mistake-example-clause = dieses Beispiel ergibt `{ $a }`, aber durch Punkt { $b }, nicht durch diesen, { $c }
mistake-flips = `{ $a }` ist keine Grenze für kippende Urteile
mistake-flips-range = eine Grenze für kippende Urteile liegt zwischen 0 % und 100 %
mistake-swap-line = `{ $a }` ist keine Zeile mit Namen zum Tauschen
mistake-swap-language = Namen werden in { $a } getauscht, nicht in `{ $b }`
mistake-swap-kind = `{ $a }` ist keine Art von Namen: peoples, places oder parties
mistake-swap-names = eine Zeile hat höchstens { $a } Namen
mistake-swap-name = `{ $a }` ist kein Name zum Tauschen
mistake-swap-added = Regeln fügen höchstens { $a } Namen zum Tauschen hinzu
mistake-no-name-in = `{ $a }` enthält `{ $b }`, und das ist kein Name
mistake-does-nothing = `{ $a }` bewirkt nichts, wo `{ $b }` `false` ist
mistake-line-ends = die Zeile endet, wo `{ $a }` folgen sollte
mistake-line-ends-number = die Zeile endet, wo eine Zahl folgen sollte
mistake-word = `{ $a }` steht, wo `{ $b }` erwartet wurde
mistake-word-number = `{ $a }` steht, wo eine Zahl erwartet wurde
mistake-range = `{ $a }` liegt außerhalb: 1 bis { $b }
mistake-follows = hier folgt nichts, was bekannt wäre, auch nicht `{ $a }`
mistake-pause-end = eine Pause hat ein Ende
mistake-warning-length = eine Verwarnung hat keine Dauer
mistake-milder = { $a } kann nicht zu etwas so Mildem wie { $b } führen
mistake-no-step = der Block sanctions hat keine Stufe
mistake-steps = eine Leiter darf { $a } Stufen haben
mistake-between = `{ $a }` ist { $b }; es muss zwischen { $c } und { $d } liegen
mistake-at-least = `{ $a }` ist { $b }; es muss mindestens { $c } sein
mistake-empty = `{ $a }` ist leer, der Prüfung könnte also nie etwas auffallen
mistake-kind = `{ $a }` kennt keine Art `{ $b }`
mistake-needs-setting = die Einstellung `{ $a }` ist nötig
mistake-whole-number = das ist { $a }, nötig ist eine ganze Zahl
mistake-number = das ist { $a }, nötig ist eine Zahl
mistake-boolean = das ist { $a }, nötig ist `true` oder `false`
mistake-quotes = das ist { $a }, nötig ist ein Text in Anführungszeichen
mistake-list = das ist { $a }, nötig ist eine Liste in Klammern
mistake-unusable = `{ $a }` ist nicht brauchbar: { $b }
mistake-expression = der Ausdruck ist nicht gültig: { $a }
mistake-expression-end = an seinem Ende fehlt etwas
mistake-expression-empty = der Ausdruck ist leer
mistake-expression-long = der Ausdruck hat { $a } Bytes; erlaubt sind { $b }
mistake-expression-parts = der Ausdruck hat mehr als { $a } Teile
mistake-expression-gives = der Ausdruck ergibt { $a }; eine Bedingung ist wahr oder falsch
mistake-no-fact = eine Tatsache namens `{ $a }` gibt es nicht
mistake-types = das ist { $a }, nötig ist { $b }
mistake-compare = { $a } lässt sich nicht mit { $b } vergleichen
mistake-function = `{ $a }` kann hier nicht benutzt werden, oder nicht so
mistake-pattern = das Muster ist nicht gültig: { $a }
hint-did-you-mean = meinten Sie `{ $a }`?
hint-settings = ihre Einstellungen sind: { $a }
hint-no-settings = `{ $a }` hat keine eigenen Einstellungen
hint-signals = bekannte Signale: { $a }
hint-functions = bekannte Funktionen: { $a }
hint-kinds = die Arten sind: { $a }
hint-examples = fügen Sie einen Block `examples` hinzu, mit einem Kommentar, der dagegen verstößt, und einem, der es nicht tut
hint-then = fügen Sie `then = "note"`, `"ask"`, `"hold"` oder `"reject"` hinzu
hint-outcomes = es ist `note`, `ask`, `hold` oder `reject`
hint-statuses = es ist `active`, `trial` oder `retired`
hint-example = schreiben Sie `reject: Kommentar`, `hold: …`, `ask: …`, `note: …` oder `publish: …`
hint-circumstance = schreiben Sie `Ergebnis: Kommentar`; Umstände stehen in Klammern dazwischen
hint-anchor = fügen Sie `{ $a }` am Ende der Zeile hinzu
hint-title = beginnen Sie die Datei mit einer Zeile wie `# Diskussionsregeln`
hint-clause = ein Punkt beginnt mit einer Zeile wie `## 1. Höflichkeit { "{" }#courtesy{ "}" }`
hint-sanctions = eine Zeile lautet `3 rejections in 30 days -> pause 7 days`
hint-flips = schreiben Sie es so: `flips <= 0.5 %`
hint-swap = schreiben Sie es so: `en: Norlanders, Sudrians` oder `ru places: Нордвик`
hint-brackets = benutzen Sie zwei Klammern
hint-settings-after = Einstellungen einer Prüfung stehen nach ihrem `[[rule]]`
hint-trial = lassen Sie die Prüfung weg, oder geben Sie ihr `status = "trial"`
hint-nothing = keiner Prüfung ist etwas aufgefallen
hint-compare = vergleichen Sie es mit etwas: `… > 3`
hint-split = teilen Sie es in mehrere Prüfungen auf
hint-pause = schreiben Sie `pause 7 days` oder `block`
hint-confirm = eine Stufe darf mit `, a second moderator must confirm` enden
hint-number = schreiben Sie eine Zahl: `{ $a }=3`
hint-alone = schreiben Sie nur `{ $a }`
hint-rate = schreiben Sie, wie viele in wie vielen Sekunden: `{ $a }=5/600s`
hint-value = schreiben Sie `{ $a }=…`, in Anführungszeichen, wo Leerzeichen vorkommen
hint-signal = schreiben Sie eine Zahl von 0 bis 1: `{ $a }=0.9`, oder `missing`, oder `failed`
hint-write = schreiben Sie `{ $a }`
