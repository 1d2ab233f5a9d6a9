# Was die Regeln den Menschen sagen. Schlüssel `told-<rule>` nennen die Prüfungen von comity_policy; manche haben Varianten.
# Zahlen kommen als Text; die Sätze lesen sich mit jeder Zahl.
# Ton: was aufgefallen ist und was zu tun ist. Kein Tadel, keine Ausrufezeichen.

## Was gesagt wird

told-word_list = Er enthält Wörter, die wir nicht drucken: { $words }. Bitte sagen Sie es ohne sie.
told-word_list-attack = Er greift jemanden in der Diskussion an: „{ $words }“. Kritisieren Sie das Argument, nicht den Menschen.
told-word_list-name = Der Name darunter enthält Wörter, die wir nicht drucken. Bitte wählen Sie einen anderen.
told-signal = Er liest sich als { $signal }. Sie können es anders sagen und noch einmal senden.
told-attack_on_commenter = Er greift jemanden in der Diskussion an. Kritisieren Sie das Argument, nicht den Menschen, der es vorbringt.
told-attack_on_author = Er greift den Menschen an, der den Artikel geschrieben hat. Kritisieren Sie, was darin steht.
told-attack_on_group = Er greift Menschen für das an, was sie sind. Kritisieren Sie, was jemand getan hat, nicht eine ganze Gruppe.
told-threat = Er lässt sich als Drohung mit Gewalt lesen oder als Wunsch, dass jemandem etwas zustößt. Bitte lassen Sie das weg.
told-contact_details = Er enthält private Angaben ({ $kinds }). Bitte nehmen Sie sie heraus.
told-links = Links darin: { $count }. Möglich sind { $limit }. Bitte nehmen Sie einige heraus.
told-link_to_listed_host = Er verlinkt auf { $host }; Links dorthin veröffentlichen wir nicht.
told-link_from_new_commenter = Er enthält einen Link. Links von Menschen, die hier neu sind, warten, bis die Moderation sie angesehen hat.
told-shouting = Das meiste ist in Großbuchstaben. Bitte schreiben Sie in normaler Schreibweise und senden Sie ihn noch einmal.
told-repeated_characters = Er wiederholt dasselbe Zeichen viele Male. Bitte kürzen Sie das und senden Sie ihn noch einmal.
told-gibberish = Wir können darin keine Wörter lesen. Bitte schreiben Sie es aus und senden Sie ihn noch einmal.
told-length-long = Er ist { $count } Zeichen lang. Möglich sind { $limit }. Bitte kürzen Sie ihn.
told-length-short = Er ist { $count } Zeichen lang. Wir bitten um mindestens { $limit }. Bitte sagen Sie etwas mehr.
told-language_not_accepted = Er ist in einer Sprache geschrieben, die diese Diskussion nicht annimmt. Bitte schreiben Sie in: { $languages }.
told-advertising = Er liest sich wie Werbung. Bitte sagen Sie uns lieber, was Sie von dem Artikel halten.
told-quotation_heavy = Das meiste ist Zitat. Bitte ergänzen Sie, was Sie selbst sagen wollen.
told-evasion = Wörter darin sind so geschrieben, dass sie sich verstecken. Bitte schreiben Sie sie normal.

## Wie es gesagt wird, im Zusammenhang

told-repeated_comment = Sie haben diesen Text schon gesendet. Einmal genügt.
told-near_duplicate = Sie haben fast denselben Text anderswo gesendet. Bitte schreiben Sie etwas für diese Diskussion.
told-flood = Sie haben in kurzer Zeit viele Kommentare gesendet. Bitte warten Sie ein wenig bis zum nächsten.
told-pile_on = Viele Antworten gingen in kurzer Zeit an dieselbe Person. Weitere sieht die Moderation zuerst an.
told-old_thread = In diesem Teil der Diskussion war es lange still. Neue Antworten sieht die Moderation zuerst an.

## Wer es sagt

told-first_comments = Sie sind neu hier. Ihre ersten Kommentare warten, bis die Moderation sie angesehen hat.
told-account_age = Sie sind erst seit Kurzem dabei. Vorerst warten Ihre Kommentare, bis die Moderation sie angesehen hat.
told-share_rejected = Viele Ihrer letzten Kommentare wurden nicht veröffentlicht. Vorerst sieht die Moderation neue zuerst an.
told-under_pre_moderation = Ihre Kommentare warten, bis die Moderation sie angesehen hat.
told-block_evasion = Er passt zu jemandem, der hier gesperrt ist. Die Moderation sieht ihn zuerst an.

## Wo und wann

told-closed_story = Die Diskussion zu diesem Artikel ist geschlossen.
told-closed_story-site = Kommentare sind im Moment geschlossen.
told-closed_story-held = In dieser Diskussion sieht die Moderation jeden Kommentar an, bevor er erscheint.
told-story_on_watch_list = Auf diesen Artikel achten wir besonders. Die Moderation sieht Kommentare an, bevor sie erscheinen.
told-story_tag = Auf Artikel zu diesem Thema achten wir besonders. Die Moderation sieht Kommentare an, bevor sie erscheinen.
told-staffed_hours = Gerade ist niemand da. Ihr Kommentar wartet, bis die Moderation zurück ist.

## Eine eigene Prüfung der Redaktion, und eine gescheiterte

told-expression = Er erfüllt eine Bedingung, die die Redaktion in diesem Punkt gesetzt hat.
told-rule-failed = Eine Prüfung konnte nicht zu Ende geführt werden. Die Moderation sieht Ihren Kommentar an.

## Die Ablehnung und der wartende Kommentar, als Ganzes

explain-published = Ihr Kommentar ist veröffentlicht.
explain-noted = Ihr Kommentar ist veröffentlicht.
explain-asked = Bevor wir das veröffentlichen, sehen Sie es sich bitte noch einmal an.
explain-held = Ihr Kommentar wartet auf die Moderation. Nur Sie und die Moderation können ihn sehen.
explain-rejected = Wir haben das nicht veröffentlicht.
explain-clause = Punkt { $number }: { $title }
explain-automated = Die Prüfung geschah automatisch, nach den Regeln, die wir veröffentlicht haben.
explain-moderator = Das hat die Moderation entschieden.
explain-do-ask = Sie können ihn ändern oder so senden, wie er ist.
explain-do-hold = Sie brauchen nichts zu tun. Sie können ihn auch ändern.
explain-do-reject = Sie können ihn ändern und noch einmal senden oder widersprechen.

## Arten privater Angaben

kind-phone = Telefonnummer
kind-email = E-Mail-Adresse
kind-bank = Bankkonto
kind-card = Kartennummer
kind-street = Anschrift
kind-id = Ausweisnummer

## Was ein Signal misst, in Worten, die zu „Er liest sich als …“ passen

signal-toxicity = grob oder respektlos
signal-severe_toxicity = sehr hasserfüllt oder aggressiv
signal-identity_attack = Angriff auf Menschen für das, was sie sind
signal-insult = Beleidigung
signal-profanity = vulgär
signal-threat = Drohung
signal-sexually_explicit = sexuell eindeutig
signal-obscene = obszön
signal-spam = Spam
signal-inflammatory = Versuch, andere aufzubringen
signal-incoherent = schwer verständlich
signal-unsubstantial = zu kurz, um etwas zu sagen
signal-likely_to_reject = etwas, das unsere Moderation nicht veröffentlichen würde
signal-attack_on_author = Angriff auf den Menschen, der den Artikel geschrieben hat
signal-attack_on_commenter = Angriff auf jemanden in der Diskussion
signal-other = etwas, das dieser Punkt ausschließt

## Ergebnisse und Maßnahmen

outcome-publish = veröffentlicht
outcome-note = veröffentlicht und der Moderation gezeigt
outcome-ask = noch einmal zum Ansehen vorgelegt
outcome-hold = für die Moderation zurückgehalten
outcome-reject = nicht veröffentlicht
outcome-skip = den anderen Prüfungen überlassen
severity-mild = mild
severity-strong = stark
severity-severe = schwer

sanction-told-warning = { $count } Ihrer Kommentare haben innerhalb von { $window } Tagen gegen die Regeln verstoßen. Bitte lesen Sie sie, bevor Sie wieder schreiben.
sanction-told-pre-moderation = { $count } Ihrer Kommentare haben innerhalb von { $window } Tagen gegen die Regeln verstoßen. Die Moderation sieht nun jeden Ihrer Kommentare zuerst an.
sanction-told-pause = { $count } Ihrer Kommentare haben innerhalb von { $window } Tagen gegen die Regeln verstoßen. In { $days } Tagen können Sie wieder schreiben.
sanction-told-block = Sie sind gesperrt, weil frühere Maßnahmen nicht geholfen haben.
sanction-confirm = Eine zweite Person aus der Moderation muss es bestätigen.
sanction-step = { $what } { $window } → { $measure }
sanction-window = { $count ->
    [one] innerhalb von { $count } Tag
   *[other] innerhalb von { $count } Tagen
}
sanction-step-days = { $count ->
    [one] { $measure } für { $count } Tag
   *[other] { $measure } für { $count } Tage
}
sanction-counted-rejections = { $count ->
    [one] { $count } Kommentar, der gegen die Regeln verstößt,
   *[other] { $count } Kommentare, die gegen die Regeln verstoßen,
}
sanction-counted-warnings = { $count ->
    [one] { $count } Verwarnung
   *[other] { $count } Verwarnungen
}
sanction-counted-pre-moderations = { $count ->
    [one] { $count } Vorabprüfung
   *[other] { $count } Vorabprüfungen
}
sanction-counted-pauses = { $count ->
    [one] { $count } Pause
   *[other] { $count } Pausen
}
sanction-follows = { $reason }. Das folgt aus unserer Stufenleiter: „{ $step }“.

## Worauf jede Art von Prüfung achtet, wie Lesende und Moderation es sehen

rule-account_age = Menschen, die erst seit Kurzem dabei sind
rule-advertising = Werbung und Spam
rule-attack_on_author = Angriffe auf Menschen, die den Artikel geschrieben haben
rule-attack_on_commenter = Angriffe auf andere in der Diskussion
rule-attack_on_group = Angriffe auf Menschen für das, was sie sind
rule-block_evasion = Menschen, die eine gesperrte Person sein könnten
rule-closed_story = Diskussionen, die geschlossen sind oder in denen jeder Kommentar wartet
rule-closed_story-closed = Diskussionen, die geschlossen sind
rule-closed_story-held = Diskussionen, in denen jeder Kommentar wartet
rule-contact_details = Private Angaben
rule-evasion = Wörter, die sich durch ihre Schreibweise verstecken
rule-expression = Eine eigene Bedingung der Redaktion
rule-first_comments = Die ersten Kommentare einer Person
rule-flood = Viele Kommentare einer Person in kurzer Zeit
rule-gibberish = Texte ohne Wörter
rule-language_not_accepted = Sprachen, die die Diskussion nicht annimmt
rule-length = Zu lange oder zu kurze Texte
rule-length-long = Zu lange Texte
rule-link_from_new_commenter = Links von Menschen, die hier neu sind
rule-link_to_listed_host = Links zu Websites auf unserer Liste
rule-links = Links über der Grenze
rule-near_duplicate = Fast derselbe Text an mehreren Stellen
rule-old_thread = Antworten in einer Diskussion, in der es lange still war
rule-pile_on = Viele Antworten an eine Person in kurzer Zeit
rule-quotation_heavy = Texte, die vor allem Zitat sind
rule-repeated_characters = Dasselbe Zeichen viele Male
rule-repeated_comment = Ein Text, den dieselbe Person schon gesendet hat
rule-share_rejected = Menschen, von denen viele Kommentare nicht veröffentlicht wurden
rule-shouting = Texte vor allem in Großbuchstaben
rule-signal = Ein Messwert des Textes über seiner Grenze
rule-staffed_hours = Stunden, in denen niemand da ist
rule-story_on_watch_list = Artikel, auf die wir besonders achten
rule-story_tag = Artikel zu bestimmten Themen
rule-threat = Drohungen und böse Wünsche
rule-under_pre_moderation = Menschen, deren Kommentare alle warten
rule-word_list = Wörter, die wir nicht drucken
rule-word_list-aimed = Wörter, die jemanden in der Diskussion angreifen

## Wie ein Punkt durchgesetzt wird

enforced-rule = { $rule } → { $outcome }
enforced-also = { $first }. { $second }
enforced-failure = Wenn diese Prüfung nicht möglich ist, wird ein Kommentar { $outcome }.
enforced-failure-publish = Wenn diese Prüfung nicht möglich ist, hält sie keinen Kommentar auf.
enforced-missing = Wo sie nichts messen kann, etwa in einer Sprache, die das Programm nicht kennt, wird ein Kommentar { $outcome }.
enforced-from = ab { $value }
enforced-limit = Grenze: { $value }
enforced-words-on = auch nach den Wörtern selbst
enforced-words-off = nur nach dem Messwert
enforced-list = Einträge auf ihrer Liste: { $count }

## Was sich zwischen zwei Fassungen geändert hat

diff-clause-added = Neuer Punkt { $number }: { $title }
diff-clause-removed = Punkt { $number } entfällt: { $title }
diff-clause-renamed = Punkt { $number } heißt jetzt: { $title }
diff-clause-renumbered = Punkt { $title } wandert von { $before } nach { $after }
diff-prose-changed = Punkt { $number }, { $title }: Der Wortlaut hat sich geändert
diff-summary-changed = Die Einleitung hat sich geändert
diff-rule-added = Punkt { $number }, { $title }: neue Prüfung „{ $rule }“, Ergebnis: { $outcome }
diff-rule-removed = Punkt { $number }, { $title }: Prüfung „{ $rule }“ entfällt
diff-rule-changed = Punkt { $number }, { $title }: Prüfung „{ $rule }“: { $setting } war { $before }, ist { $after }
diff-rule-told = Punkt { $number }, { $title }: { $told }
diff-own-condition = Eine Bedingung, die die Redaktion selbst geschrieben hat, hat sich geändert
diff-on-trial = Auf Probe und für Leser nicht sichtbar: { $told }
diff-set-otherwise = „{ $rule }“: Die Prüfung wurde angepasst
diff-list-grew = „{ $rule }“: Die Liste wuchs um { $added }
diff-list-shrank = „{ $rule }“: Die Liste schrumpfte um { $removed }
diff-list-changed = „{ $rule }“: neu auf der Liste: { $added }; von ihr gestrichen: { $removed }
diff-exceptions-grew = „{ $rule }“: Die Liste der Ausnahmen wuchs um { $added }
diff-exceptions-shrank = „{ $rule }“: Die Liste der Ausnahmen schrumpfte um { $removed }
diff-exceptions-changed = „{ $rule }“: neue Ausnahmen: { $added }; gestrichene Ausnahmen: { $removed }
diff-set-links-max = Ein Kommentar darf { $after } statt { $before } Links enthalten
diff-set-length-max_chars = Ein Kommentar darf höchstens { $after } statt { $before } Zeichen haben
diff-set-length-min_chars = Ein Kommentar braucht mindestens { $after } statt { $before } Zeichen
diff-set-shouting-max_share = Bis zu { $after } statt { $before } der Buchstaben dürfen Großbuchstaben sein
diff-set-shouting-min_letters = Großbuchstaben zählen in Kommentaren ab { $after } statt { $before } Buchstaben
diff-set-repeated_characters-max_in_row = Ein Zeichen darf { $after } statt { $before } Mal hintereinander stehen
diff-set-flood-max = Eine Person darf in kurzer Zeit { $after } statt { $before } Kommentare schreiben
diff-set-flood-within_secs = Die Kommentare einer Person werden über { $after } statt { $before } Sekunden gezählt
diff-set-pile_on-max = Eine Person darf in kurzer Zeit { $after } statt { $before } Antworten bekommen
diff-set-pile_on-within_minutes = Die Antworten an eine Person werden über { $after } statt { $before } Minuten gezählt
diff-set-share_rejected-max_share = Bis zu { $after } statt { $before } der Kommentare einer Person dürfen abgelehnt worden sein
diff-set-share_rejected-min_comments = „{ $rule }“: Das gilt für Personen ab { $after } statt { $before } Kommentaren
diff-set-any-within_days = „{ $rule }“: Es zählen die letzten { $after } statt { $before } Tage
diff-set-any-min_words = „{ $rule }“: Es zählen Texte ab { $after } statt { $before } Wörtern
diff-set-any-max_times = „{ $rule }“: Derselbe Text darf vorher { $after } statt { $before } Mal geschrieben worden sein
diff-set-near_duplicate-max_others = { $after } statt { $before } andere Personen dürfen denselben Text geschrieben haben
diff-set-any-until_published = „{ $rule }“: Es endet mit dem { $after }. statt dem { $before }. veröffentlichten Kommentar einer Person
diff-set-account_age-min_hours = „{ $rule }“: Es gilt in den ersten { $after } statt { $before } Stunden, nachdem eine Person zum ersten Mal gesehen wurde
diff-set-old_thread-max_quiet_days = Eine Diskussion darf { $after } statt { $before } Tage geruht haben
diff-set-old_thread-max_story_days = Ein Artikel darf { $after } statt { $before } Tage alt sein
diff-set-gibberish-max_share = Bis zu { $after } statt { $before } der Buchstaben dürfen in keinem möglichen Wort stehen
diff-set-quotation_heavy-max_share = Bis zu { $after } statt { $before } eines Kommentars dürfen Zitat sein
diff-set-quotation_heavy-min_chars = Zitate zählen in Kommentaren ab { $after } statt { $before } Zeichen
diff-set-any-at_least = „{ $rule }“ wird ab einem Messwert von { $after } statt { $before } bemerkt
diff-set-word_list-at_least = „{ $rule }“: Die eingebauten Wörter zählen jetzt ab der Stufe { $after }; vorher ab { $before }
diff-set-any-min_points = „{ $rule }“ wird ab { $after } statt { $before } Anzeichen bemerkt
diff-set-any-then = „{ $rule }“: Ein solcher Kommentar wird jetzt { $after }; vorher wurde er { $before }
diff-set-any-on_failure = „{ $rule }“: Wenn die Prüfung nicht möglich ist, wird ein Kommentar jetzt { $after }; vorher wurde er { $before }
diff-set-any-on_missing = „{ $rule }“: Wo die Prüfung nichts messen kann, wird ein Kommentar jetzt { $after }; vorher wurde er { $before }
diff-set-any-list = „{ $rule }“: Die Liste ist jetzt { $after }; sie war { $before }
diff-list-empty = leer
diff-set-any-words-on = „{ $rule }“: Neben dem Messwert zählen jetzt auch die Wörter selbst
diff-set-any-words-off = „{ $rule }“: Jetzt zählt nur noch der Messwert, nicht mehr die Wörter
diff-set-any-in_names-on = „{ $rule }“: Jetzt werden auch Namen angesehen
diff-set-any-in_names-off = „{ $rule }“: Namen werden nicht mehr angesehen
diff-set-any-status-active = „{ $rule }“: Was sie findet, zählt von jetzt an
diff-set-any-status-trial = „{ $rule }“: Sie wird jetzt nur erprobt und ändert kein Ergebnis
diff-set-any-status-retired = „{ $rule }“: Sie wird nicht mehr verwendet
diff-strikes-on = Punkt { $number }, { $title }: Ein Verstoß zählt von jetzt an als Verwarnungspunkt
diff-strikes-off = Punkt { $number }, { $title }: Ein Verstoß zählt nicht mehr als Verwarnungspunkt
diff-ladder-changed = Die Folgen haben sich geändert
diff-step-added = Neue Stufe der Folgen: { $step }
diff-step-removed = Diese Stufe der Folgen gibt es nicht mehr: { $step }
diff-step-changed = Eine Stufe der Folgen hat sich geändert: { $step } (bisher: { $before })
diff-standing-set = Verstöße werden jetzt nach { $after } Tagen ohne einen weiteren vergessen
diff-standing-changed = Verstöße werden jetzt nach { $after } statt nach { $before } Tagen ohne einen weiteren vergessen
diff-standing-gone = Verstöße werden nicht mehr nach { $before } Tagen ohne einen weiteren vergessen
diff-language-added = Die Regeln gibt es jetzt in einer weiteren Sprache: { $language }
diff-language-removed = Die Regeln gibt es nicht mehr in dieser Sprache: { $language }
diff-nothing = Nichts hat sich geändert
diff-translation-outdated = Punkt { $number }, { $title }, hat sich geändert; den alten Text haben noch: { $languages }. Bitte bringen Sie diese Übersetzungen auf den Stand, sonst lesen ihre Leser den alten Text.
