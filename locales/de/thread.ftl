# Was Lesende und Kommentierende sehen: die Diskussion, das Formular, die Seite der Regeln, die Statusseite.
# Ton: kurze Sätze, einfache Wörter, kein Tadel, keine Ausrufezeichen. Knöpfe sind Verben.

## Der Kopf der Diskussion

thread-title = Kommentare
thread-count = { $count ->
    [one] { $count } Kommentar
   *[other] { $count } Kommentare
}
thread-empty = Noch keine Kommentare.
thread-empty-invite = Sagen Sie als Erste oder Erster, was Sie davon halten.
thread-sort = Ordnen nach
sort-newest = Neueste
sort-oldest = Älteste
sort-most-replied = Meiste Antworten
sort-most-reacted = Meiste Reaktionen
thread-feed = Feed
thread-feed-title = Kommentare zu „{ $headline }“
thread-more = Weitere Kommentare
thread-first-page = Zurück zur ersten Seite
thread-more-replies = { $count ->
    [one] { $count } weitere Antwort
   *[other] { $count } weitere Antworten
}
thread-continue = Diesen Faden weiterlesen
thread-branch-title = Ein Zweig der Diskussion
thread-back = Zurück zu allen Kommentaren
thread-back-to-story = Zurück zum Artikel
thread-new = { $count ->
    [one] { $count } neuer Kommentar
   *[other] { $count } neue Kommentare
}
thread-closed = Die Diskussion ist geschlossen. Lesen können Sie sie weiterhin.
thread-site-closed = Kommentare sind im Moment geschlossen. Lesen können Sie sie weiterhin.
thread-not-yet = Der erste Kommentar wird auf der Seite des Artikels selbst geschrieben.
thread-held-story = In dieser Diskussion sieht die Moderation jeden Kommentar an, bevor er erscheint.
thread-loading = Die Diskussion wird geladen
thread-failed = Die Diskussion konnte nicht geladen werden.
thread-retry = Noch einmal versuchen
thread-read-there = Die Diskussion auf ihrer eigenen Seite lesen
thread-offline = Der Server war nicht zu erreichen. Ihr Text ist noch da.

## Die Regeln über dem Formular

policy-note-title = Diskussionsregeln
policy-note-read = Die Diskussionsregeln lesen

## Ein Kommentar

# { $name } ist der Name der Person, fett gesetzt.
comment-said = { $name } schrieb:
comment-nameless = Anonym
comment-number = Kommentar { $number }
comment-staff = Redaktion
comment-permalink = Link zu diesem Kommentar
comment-edited = bearbeitet
comment-reply = Antworten
comment-reply-to = { $name } antworten
comment-report = Melden
comment-edit = Bearbeiten
comment-withdraw = Zurückziehen
comment-withdrawn = Dieser Kommentar wurde zurückgezogen.
comment-removed = Dieser Kommentar wurde entfernt.
comment-not-shown = Dieser Kommentar wird nicht angezeigt.
comment-held-title = Wartet auf die Moderation
comment-held-only-you = Nur Sie sehen diesen Kommentar, bis die Moderation ihn angesehen hat.
comment-rejected-title = Nicht veröffentlicht
comment-rejected-only-you = Nur Sie sehen diesen Kommentar.
comment-yours = Ihr Kommentar
comment-why = Warum
comment-status-link = Privater Link zum Status
comment-status-keep = Bewahren Sie diesen Link auf. Nur so sehen Sie, was entschieden wurde.
comment-edit-until = Sie können ihn bis { $time } bearbeiten.

## Zeiten, die das Skript der Seite zeigt

time-now = gerade eben
time-minutes = { $count } Min.
time-hours = { $count } Std.
time-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}

## Das Formular

form-title = Einen Kommentar schreiben
form-reply-title = { $name } antworten
form-edit-title = Den eigenen Kommentar bearbeiten
form-text = Ihr Kommentar
form-text-hint = Möglich sind *Betonung*, **Fettdruck**, > Zitate, Listen und Links.
form-name = Name
form-name-hint = Steht bei Ihrem Kommentar.
form-email = E-Mail
form-email-hint = Wird nie angezeigt.
form-email-optional = E-Mail (freiwillig)
form-post = Kommentar senden
form-post-reply = Antwort senden
form-save = Speichern
form-again = Noch einmal senden
form-post-anyway = So senden, wie er ist
form-discard = Verwerfen
form-cancel = Abbrechen
form-sending = Wird gesendet
form-required = Erforderlich
form-answering = Sie antworten auf diesen Kommentar

## Was geschehen ist

posted-title = Ihr Kommentar ist veröffentlicht.
posted-held-title = Ihr Kommentar wartet auf die Moderation.
posted-edited = Ihr Kommentar wurde geändert.
posted-withdrawn = Ihr Kommentar wurde zurückgezogen.
posted-see = In der Diskussion ansehen
refused-title = Wir haben das nicht veröffentlicht.
refused-edit-title = Wir haben diese Änderung nicht veröffentlicht.
refused-edit-kept = Der veröffentlichte Text bleibt, wie er war. Sie können Ihren ändern und noch einmal speichern.
refused-asked-title = Bitte sehen Sie sich das noch einmal an.
refused-asked = Noch ist nichts veröffentlicht. Sie können den Text ändern oder so senden, wie er ist.
refused-asked-edit = Der veröffentlichte Text bleibt, wie er war, bis Sie sich entscheiden. Sie können Ihren ändern oder so senden, wie er ist.
refused-what-to-do = Ändern Sie den Text und senden Sie ihn noch einmal. Er ist noch da.
refused-appeal = Oder bitten Sie die Moderation, ihn anzusehen
refused-kept = Ihr Text ist noch da.
refused-clause = Punkt { $number } · { $title }
refused-read-clause = Diesen Punkt lesen
refused-your-text = Was uns aufgefallen ist
quote-open = „
quote-close = “

## Zurückziehen

withdraw-title = Ihren Kommentar zurückziehen
withdraw-explain = Er verschwindet aus der Diskussion. Antworten darauf bleiben. Das lässt sich nicht rückgängig machen.
withdraw-button = Kommentar zurückziehen

## Melden

report-title = Einen Kommentar melden
report-explain = Die Moderation sieht ihn sich an. Wer ihn gemeldet hat, wird nicht weitergesagt.
report-why = Was stimmt damit nicht?
report-reason-attack = Er greift einen Menschen oder eine Gruppe an
report-reason-spam = Er ist Werbung oder Spam
report-reason-policy = Er verstößt auf andere Weise gegen die Regeln
report-reason-law = Er verstößt vielleicht gegen das Gesetz
report-clause = Gegen welchen Punkt verstößt er?
report-clause-none = Das weiß ich nicht
report-note = Was soll die Moderation wissen? (freiwillig)
report-button = Meldung senden
report-done-title = Danke. Die Meldung ist bei der Moderation.
report-done = Sie sieht sich den Kommentar an und entscheidet nach den Diskussionsregeln.

## Die Statusseite hinter dem privaten Link

status-title = Der Status Ihres Kommentars
status-private = Diese Seite ist für Sie. Wer den Link hat, kann sie sehen.
status-published = Veröffentlicht
status-held = Wartet auf die Moderation
status-rejected = Nicht veröffentlicht
status-withdrawn = Von Ihnen zurückgezogen
status-erased = Entfernt
status-published-explain = Ihr Kommentar steht in der Diskussion.
status-held-explain = Die Moderation sieht ihn sich an. Bis dahin sieht ihn sonst niemand.
status-rejected-explain = Ihr Kommentar steht nicht in der Diskussion.
status-withdrawn-explain = Sie haben Ihren Kommentar zurückgezogen.
status-erased-explain = Der Text wurde endgültig entfernt.
status-by-policy = Automatisch entschieden, nach den Diskussionsregeln.
status-by-moderator = Von der Moderation entschieden.
status-by-author = Von Ihnen entschieden.
status-by-import = Aus einem Archiv übernommen.
status-by-law = Entschieden, weil das Gesetz es verlangt.
status-version = Diskussionsregeln, Fassung { $version }
status-why = Warum
status-note = Die Moderation schrieb
measure-warning = Sie haben eine Verwarnung erhalten ({ $date }). Sie können weiter kommentieren; sie zählt, wenn das wieder geschieht. Grund: { $reason }
status-undone = Entscheidung zurückgenommen
status-your-text = Was Sie geschrieben haben
status-history = Was bisher geschah
status-story = Artikel
appeal-title = Die Moderation fragen
appeal-explain = Eine Prüfung hat das entschieden, und ein Mensch kann es sich ansehen. So lange wartet Ihr Kommentar.
appeal-why = Warum er stehen bleiben sollte (freiwillig)
appeal-button = Widersprechen
status-at = { $time }

## Die Seite der Regeln

policy-title = Diskussionsregeln
policy-version = Fassung { $version }
policy-in-force-since = In Kraft seit { $date }
policy-in-force-from = In Kraft ab { $date }
policy-was-in-force = Diese Fassung ist nicht mehr in Kraft.
policy-withdrawn = Diese Fassung wurde zurückgezogen, bevor sie in Kraft trat.
policy-replaced = Eine andere Fassung kam, bevor diese in Kraft trat.
policy-brings-back = Sie hat wieder den Text der Fassung { $version }.
policy-state-to-come = noch nicht in Kraft
policy-state-replaced = vor dem Inkrafttreten ersetzt
policy-state-withdrawn = vor dem Inkrafttreten zurückgezogen
policy-current = Die geltende Fassung lesen
policy-changed = Was sich in dieser Fassung geändert hat
policy-versions = Frühere Fassungen
policy-examples = Beispiele
policy-example-publish = Wird veröffentlicht
policy-example-note = Wird veröffentlicht, und die Moderation sieht es an
policy-example-ask = Sie werden gebeten, es noch einmal anzusehen
policy-example-hold = Wartet auf die Moderation
policy-example-reject = Wird nicht veröffentlicht
policy-enforced = Wie das durchgesetzt wird
policy-enforced-none = Diesen Punkt setzen Menschen durch, keine Prüfung.
policy-machine = Diese Regeln als Daten
policy-digest = Prüfsumme
policy-contents = Punkte

## Startseite und Artikelseite

front-title = Artikel
front-older = Ältere Artikel
front-newer = Neuere Artikel
front-empty = Noch keine Artikel. Sie erscheinen hier, sobald sie veröffentlicht sind.
front-powered = Diskussionen mit Comity
story-published = Veröffentlicht am { $date }
story-comments = Kommentare
story-skip = Zu den Kommentaren springen
page-skip = Zum Inhalt springen
page-about-policy = Diskussionsregeln
page-feed = Feed aller Kommentare
feed-site-title = Kommentare in { $site }
feed-entry-title = { $name } zu „{ $headline }“

## Daten

date-day = { $day }. { $month } { $year }
date-time = { $date }, { $time } UTC
date-unknown = Datum unbekannt
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

## Titel von Formularseiten

form-title-reply = Eine Antwort schreiben
status-appeal = Was Sie der Moderation geschrieben haben
