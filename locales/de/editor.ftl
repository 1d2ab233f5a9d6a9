# Was die Redaktion sieht: Fassungen der Regeln, Entwürfe der nächsten, ihre Prüfung, ihr Probelauf, das Veröffentlichen.

## Fassungen und Entwürfe

editor-explain = Ändern Sie die Regeln in einem Entwurf. Er wird geprüft und am eigenen Archiv erprobt, bevor er für irgendwen gilt.
editor-as-readers = Wie Lesende sie sehen
editor-trial-link = Prüfungen auf Probe
editor-drafts = Entwürfe
editor-drafts-none = Es gibt keinen Entwurf. Leser sehen von ihm nichts, bis er veröffentlicht ist.
editor-begin = Einen Entwurf beginnen
editor-begin-from = Einen Entwurf mit diesem Text beginnen
editor-role = Die Redaktion ändert die Regeln. Ansehen können Sie hier alles.
editor-versions = Fassungen
editor-draft = Entwurf der Regeln
editor-draft-of = Entwurf vom { $day }
editor-draft-titled = „{ $title }“, Entwurf vom { $day }
editor-draft-about = Gespeichert von { $name }, { $time }. Begonnen, als Fassung { $version } galt.
editor-version-about = Veröffentlicht von { $name }, { $time }. In Kraft ab { $from }.
editor-version-never = Veröffentlicht von { $name }, { $time }. Sie sollte ab { $from } gelten.
editor-withdrawn-about = Zurückgezogen von { $name }, { $time }.
editor-by-command = der Befehlszeile
editor-in-force = in Kraft
editor-to-come = künftig
editor-report-looked-at = Der Probelauf, der angesehen wurde
editor-published = Die neue Fassung ist veröffentlicht.
editor-withdrawn = Die Fassung ist zurückgezogen. Sie tritt nicht in Kraft.
editor-unchanged = Nichts wurde veröffentlicht: Das ist schon die neueste Fassung, Wort für Wort.
editor-pins-model = Fassung { $version } wurde mit dem Modell { $then } veröffentlicht; das Programm benutzt jetzt { $now }.
editor-pins-no-model = keines
editor-pins-lists = Die Wortlisten des Programms haben sich geändert, seit Fassung { $version } veröffentlicht wurde ({ $languages }).
editor-pins-do = Beginnen Sie einen Entwurf mit dem geltenden Text, sehen Sie Prüfung und Probelauf an und veröffentlichen Sie ihn dann erneut.
editor-discarded = Der Entwurf wurde verworfen.

## Die Bearbeitung

editor-newer = Fassung { $version } wurde veröffentlicht, nachdem dieser Entwurf begonnen war. Der Entwurf würde sie ersetzen.
editor-rebase = Ich habe sie angesehen: weiter
editor-documents = Dokumente der Regeln
editor-main = Prüfungen und Text
editor-text = Das Dokument, in Markdown
editor-save-check = Speichern und prüfen
editor-save-replay = Speichern und Probelauf
editor-save-publish = Speichern und veröffentlichen …
editor-saved = Gespeichert. Die Prüfung hat nichts gefunden.
editor-saved-problems = Gespeichert. Die Prüfung hat Fehler gefunden.
editor-changed-meanwhile = Jemand hat diesen Entwurf inzwischen gespeichert, deshalb wurde Ihrer nicht gespeichert. Ihr Text ist noch da: Kopieren Sie ihn und öffnen Sie den Entwurf neu.
editor-check = Was die Prüfung gefunden hat
editor-problems = { $count ->
    [one] { $count } Fehler
   *[other] { $count } Fehler
}
editor-problems-more = Es können mehr sein: Nur die ersten { $count } stehen hier.
editor-sound = { $what }: Alles kommt so heraus, wie die Regeln es versprechen.
editor-clauses = { $count ->
    [one] { $count } Punkt
   *[other] { $count } Punkte
}
editor-rules = { $count ->
    [one] { $count } Prüfung
   *[other] { $count } Prüfungen
}
editor-examples = { $count ->
    [one] { $count } Beispiel
   *[other] { $count } Beispiele
}
editor-fair = Fairness: { $share } % der Urteile kippen, wenn ein Volk für ein anderes steht; die Regeln erlauben { $bound } %.
editor-unfair = Fairness: { $share } % der Urteile kippen, wenn ein Volk für ein anderes steht. Die Regeln erlauben { $bound } %, deshalb kann das nicht veröffentlicht werden.
editor-fair-archive = { $comments ->
    [one] Auch in { $comments } veröffentlichten Kommentar des Archivs, der niemanden angreift, wurden Namen getauscht: { $flips } von { $pairs } Urteilen kippen.
   *[other] Auch in { $comments } veröffentlichten Kommentaren des Archivs, die niemanden angreifen, wurden Namen getauscht: { $flips } von { $pairs } Urteilen kippen.
}
editor-fair-nobody = Kein veröffentlichter Kommentar des Archivs nennt jemanden, dessen Name getauscht wird.
editor-fair-groups = Namen, die die Regeln hinzufügen, kennt die Prüfung attack_on_group, wo sie in ihrer Einstellung groups stehen.
editor-fair-later = Kommentare des Archivs werden beim Speichern geprüft.
editor-line = Zeile { $line }
editor-line-in = Zeile { $line } in „{ $document }“
editor-changes = Was sich für Lesende seit Fassung { $version } ändert
editor-changes-none = Nichts, was Lesende merken würden.
editor-more = Übersetzungen, Verwerfen
editor-translation-new = Sprache einer neuen Übersetzung (wie hy oder pt-BR)
editor-translation-add = Eine Übersetzung hinzufügen
editor-translation-empty = Eine Übersetzung kann nicht leer sein; sie wurde nicht gespeichert. Entfernen lässt sie sich weiter unten.
editor-translation-remove = Diese Übersetzung entfernen
editor-translation-sure = Ja, entfernen. Ihr Text ist dann weg; veröffentlichte Fassungen bleiben.
editor-translation-removed = Die Übersetzung wurde aus dem Entwurf entfernt.
editor-discard = Diesen Entwurf verwerfen
editor-discard-explain = Der Entwurf, seine Übersetzungen und sein Probelauf sind dann weg. Fassungen bleiben.
editor-back-to-draft = Zurück zum Entwurf
editor-back-to-policy = Alle Fassungen

## Probelauf

editor-replay = Probelauf am Archiv
editor-replay-link = Zum Probelauf
editor-replay-explain = Was hätte dieser Text mit den Kommentaren gemacht, die Sie haben? Davon ändert sich nichts.
editor-replay-none = Noch kein Probelauf.
editor-replay-runs = Der Probelauf ist im Gang.
editor-replay-interrupted = Der letzte Probelauf wurde unterbrochen. Bitte starten Sie ihn neu.
editor-replay-goes-on = Der Probelauf wurde nach { $read } von { $total } Kommentaren unterbrochen. Er geht von selbst weiter.
editor-replay-stopping = Der Probelauf wird angehalten. Was er bisher gefunden hat, kommt gleich.
editor-replay-stopped = Der Probelauf wurde nach { $read } von { $total } Kommentaren angehalten. Er kann von dort weitergehen.
editor-replay-stopped-old = Der Probelauf wurde nach { $read } von { $total } Kommentaren angehalten, und der Text hat sich seither geändert.
editor-replay-done = Probelauf mit diesem Text.
editor-replay-old = Der Text hat sich seit dem letzten Probelauf geändert.
editor-replay-since = Kommentare
editor-since-all = aus dem ganzen Archiv
editor-since-days = { $count ->
    [one] vom letzten { $count } Tag
   *[other] der letzten { $count } Tage
}
editor-replay-sample = Wie viele
editor-sample-all = alle
editor-sample-some = etwa { $count }, gleichmäßig verteilt
editor-replay-against = Verglichen mit
editor-against-history = dem, was aus ihnen wurde
editor-against-in-force = dem, was die geltende Fassung sagt
editor-against-version = dem, was Fassung { $version } sagt
editor-against-draft = dem, was der Entwurf „{ $title }“ sagt
editor-since-day = Oder ab diesem Tag (UTC)
editor-replay-start = Probelauf starten
editor-replay-again = Noch ein Probelauf
editor-replay-stop = Anhalten
editor-replay-go-on = Weiter
editor-replay-look = Nachsehen, wie weit er ist
editor-replay-leave = Sie können diese Seite verlassen: Der Bericht bleibt beim Entwurf.
editor-replay-far = { $read } von { $total } Kommentaren

## Veröffentlichen

editor-go-publish = Weiter zum Veröffentlichen
editor-publish = Veröffentlichen
editor-publish-button = Diese Fassung veröffentlichen
editor-readers-see = Was Lesende über die Änderung erfahren
editor-decided-stays = Was vorher entschieden wurde, bleibt entschieden.
editor-note = Warum, für die anderen in der Redaktion und das Protokoll
editor-from = In Kraft ab (UTC); leer: sofort
editor-without-replay = Veröffentlichen, ohne einen Probelauf dieses Textes angesehen zu haben
editor-scheduled = Fassung { $version } soll in Kraft treten: { $from }. Kommt diese vor ihr, so gilt sie nie.
editor-scheduled-replace = Diese veröffentlichen, obwohl eine Fassung, die noch kommt, dann nie gelten wird
editor-scheduled-keep = Um beide zu behalten: Veröffentlichen Sie diese, beginnen Sie dann einen Entwurf mit dem Text der anderen, und veröffentlichen Sie ihn wieder für deren Tag.
editor-changed-then = Was sich in dieser Fassung geändert hat
editor-use = Diesen Text benutzen
editor-bring-back = Fassung { $version } zurückholen
editor-withdraw = Fassung { $version } zurückziehen
editor-withdraw-explain = Diese Fassung ist noch nicht in Kraft. Wenn Sie sie zurückziehen, tritt sie nie in Kraft. Sie bleibt lesbar, als zurückgezogen gekennzeichnet.
editor-withdraw-stays = Fassung { $version } bleibt in Kraft.
editor-withdraw-comes = Dann tritt Fassung { $version } in Kraft, die sie ersetzt hätte: { $from }.
editor-sweep = Auch andere Werte einer Einstellung erproben (wie signal.at_least=0.5..0.9)

## Prüfungen auf Probe

trial-title = Prüfungen auf Probe
trial-explain = Diese Prüfungen sehen jeden Kommentar an und ändern nichts. Hier steht, was sie getan hätten, neben dem, was Ihre Moderation entschieden hat.
trial-none = Keine Prüfung der geltenden Fassung ist auf Probe. Um eine zu erproben, schreiben Sie status = "trial" unter ihren Namen.
trial-since = Kommentare seit { $day }, als Fassung { $version } in Kraft trat.

## Maßnahmen, die jemand Zweites bestätigt

confirm-title = Zu bestätigen
confirm-explain = Vor diesen Maßnahmen verlangen die Regeln eine zweite Person aus der Moderation. Bis sie entscheidet, gilt die mildere Maßnahme davor.
confirm-none = Nichts wartet.
confirm-none-next = Zur Warteschlange
confirm-by-policy = Die Regeln haben diesen Kommentar abgelehnt, { $time }.
confirm-by-moderator = { $name } hat diesen Kommentar abgelehnt, { $time }.
confirm-case = Der Fall
confirm-note = Was die Person außer dem Punkt erfährt (freiwillig)
confirm-yes = Bestätigen
confirm-no = Ablehnen
confirm-own = Ihre Entscheidung hat dazu geführt, deshalb muss es jemand anderes bestätigen.
confirm-done-yes = Die Maßnahme ist in Kraft.
confirm-done-no = Abgelehnt. Die mildere Maßnahme bleibt.
confirm-gone = Das hat schon jemand anderes erledigt.
confirm-told = Eine zweite Person aus der Moderation hat diese Maßnahme bestätigt.

## Languages

language-en = Englisch
language-hy = Armenisch
language-az = Aserbaidschanisch
language-ru = Russisch
language-tr = Türkisch
language-ar = Arabisch
language-de = Deutsch
language-fa = Persisch
language-ka = Georgisch
language-uk = Ukrainisch
language-fr = Französisch
language-es = Spanisch
language-nl = Niederländisch
language-bg = Bulgarisch
language-el = Griechisch
language-it = Italienisch
language-pl = Polnisch
language-pt = Portugiesisch
language-ro = Rumänisch
