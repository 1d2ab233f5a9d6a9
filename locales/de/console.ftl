# Was die Moderation sieht. Dicht, aber ruhig; Entscheidungen sind Verben; Tasten stehen auf den Knöpfen.

## Rahmen

console-title = Moderation
console-queue = Warteschlange
console-held = Zurückgehalten
console-reported = Gemeldet
console-noted = Anzusehen
console-all = Alle
console-settings = Einstellungen
console-policy = Regeln
console-site = Zur Website
console-sign-out = Abmelden
console-signed-in-as = Angemeldet als { $name }
console-role-moderator = Moderation
console-role-editor = Redaktion
console-role-operator = Betrieb
console-help = Tasten
console-help-title = Tasten der Konsole
console-help-close = Schließen

## Anmelden

sign-in-title = Anmelden
sign-in-explain = Öffnen Sie den Anmeldelink, den Sie bekommen haben. Er gilt einmal.
sign-in-how = Einen neuen Link macht der Betrieb mit: comity moderator link
sign-in-button = Anmelden
sign-in-as = Sie melden sich mit einem einmaligen Link an.
join-title = Zur Moderation hinzukommen
join-explain = Sie sind eingeladen, die Diskussionen von { $site } zu moderieren.
join-name = Ihr Name, wie ihn die anderen in der Moderation sehen
join-button = Hinzukommen

## Warteschlange

queue-empty = Nichts wartet.
queue-empty-explain = Neue Fälle erscheinen hier, die ältesten zuerst.
queue-empty-next = Inzwischen können Sie die Diskussionen so lesen, wie Leser sie sehen.
queue-count = { $count ->
    [one] { $count } Fall
   *[other] { $count } Fälle
}
queue-waiting-since = Wartet seit { $time }
queue-reports = { $count ->
    [one] { $count } Meldung
   *[other] { $count } Meldungen
}
queue-more = Spätere Fälle
queue-first = Zurück zu den ältesten
queue-label = Fälle, die ältesten zuerst

## Fall

case-title = Fall
case-choose = Wählen Sie einen Fall aus der Warteschlange.
case-story = Artikel
case-story-state = Öffnen, zurückhalten oder schließen
case-answers = Antwort auf
case-comment = Der Kommentar
case-state = Zustand
case-state-published = Veröffentlicht
case-state-held = Zurückgehalten
case-state-rejected = Abgelehnt
case-state-withdrawn = Zurückgezogen
case-state-erased = Gelöscht
case-findings = Was den Regeln aufgefallen ist
case-findings-none = Keiner Prüfung ist etwas aufgefallen.
case-trial = auf Probe, ohne Wirkung
case-told = Das wurde mitgeteilt:
case-evidence-number = { $name }: { $value } (Grenze { $limit })
case-evidence-failed = Die Prüfung ist gescheitert: { $why }
case-reports = Meldungen
case-report-at = { $time }
case-history = Verlauf
case-history-row = { $effect }, durch: { $by }, { $time }
case-by-policy = die Regeln
case-by-moderator = die Moderation
case-by-appeal = Widerspruch
case-by-author = wer ihn schrieb
case-by-import = die Übernahme
case-by-sanction = eine Maßnahme
case-by-law = das Gesetz
case-by-operator = der Betrieb
case-original = Wie getippt
case-decide = Entscheiden
case-publish = Veröffentlichen
case-reject = Ablehnen
case-keep = Stehen lassen
case-clause = Punkt
case-clause-choose = Einen Punkt wählen
case-note = Nachricht an die Person (freiwillig)
case-note-hint = Sie steht auf der privaten Statusseite.
case-nothing-to-decide = Hier ist nichts zu entscheiden: Dieser Kommentar steht nicht mehr in der Diskussion.
case-decided-publish = Veröffentlicht.
case-decided-reject = Abgelehnt.
case-decided-hold = Wieder in der Warteschlange.
case-decided-undo = Zurückgenommen.
case-undo = Rückgängig
case-view = In der Diskussion ansehen
case-changed = Jemand hat diesen Fall inzwischen entschieden. So steht er jetzt.

## Person

person-title = Person
person-email = E-Mail
person-email-none = nicht angegeben
person-first-seen = Zuerst gesehen { $time }
person-published = Veröffentlicht
person-held = Wartend
person-rejected = Abgelehnt
person-sanctions = Maßnahmen
person-sanctions-none = Keine.
person-recent = Letzte Kommentare
person-recent-none = Keine vor diesem.
person-block = { $name } sperren
person-comments = Alle Kommentare
person-comments-none = Keine Kommentare. Gelöschte stehen hier nicht.
person-older = Ältere Kommentare
sanction-warning = Verwarnung
sanction-pre-moderation = Vorabprüfung
sanction-pause = Pause
sanction-block = Sperre
sanction-until = bis { $time }
sanction-for-good = auf Dauer
sanction-over = vorbei
sanction-lifted = aufgehoben
sanction-lift = Aufheben

## Sperren

block-title = { $name } sperren
block-explain = Der nächste Kommentar einer gesperrten Person wird abgelehnt, mit Grund und Enddatum.
block-kind = Maßnahme
block-kind-warning = Verwarnen
block-kind-pre-moderation = Jeden Kommentar zuerst ansehen
block-kind-pause = Pause
block-kind-block = Sperren
block-for = Für
block-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
block-for-good = Auf Dauer
block-clause = Sie beruht auf Punkt
block-reason = Grund, wie die Person ihn lesen wird
block-also-email = Auch diese E-Mail-Adresse sperren
block-also-email-hint = Eine getippte Adresse beweist nichts; was passt, wird zurückgehalten, nicht abgelehnt.
block-also-address = Auch die Netzadresse dieses Kommentars sperren
block-also-address-hint = Gespeichert wird nur ein Hash mit Schlüssel. Kommentare von dieser Adresse werden zurückgehalten, weil mehrere sie teilen können.
block-button = Sperren
block-done = Die Maßnahme ist in Kraft.
lift-done = Die Maßnahme wurde aufgehoben.
people-title = Eine Person suchen

## Artikel, Website, Einladungen

settings-title = Einstellungen
settings-site-state = Kommentare auf der ganzen Website
state-open = Offen
state-held = Zurückgehalten: Jeder Kommentar wartet
state-closed = Geschlossen
state-hidden = Verborgen: Leser sehen nichts davon
settings-save = Speichern
settings-saved = Gespeichert.
settings-invite = In die Moderation einladen
settings-invite-explain = Der Link gilt einmal. Geben Sie ihn der Person selbst.
settings-invite-role = Rolle
settings-invite-button = Einladungslink machen
settings-invite-link = Einladungslink
settings-stories = Artikel
settings-stories-none = Noch keine Artikel. Einer steht hier, sobald er den ersten Kommentar hat.
settings-ledger = Jede Entscheidung hier wird im Protokoll festgehalten.

## Wer dazugehört

moderators-title = Moderation
moderators-alone = Außer Ihnen moderiert hier noch niemand. Unten können Sie jemanden einladen.
moderators-you = Sie
moderators-since = seit { $date }
moderators-signed-in = zuletzt angemeldet { $time }
moderators-not-signed-in = gerade nicht angemeldet
moderators-remove = Zugang entziehen
moderators-remove-title = { $name } den Zugang entziehen
moderators-remove-explain = Die Person wird überall abgemeldet und kann sich nicht mehr anmelden. Was sie entschieden hat, bleibt. Auch Einladungslinks, die sie erstellt und niemand benutzt hat, gelten dann nicht mehr.
moderators-remove-self = Das ist Ihr eigener Zugang. Sie werden sofort abgemeldet.
moderators-removed = Der Zugang ist entzogen.

## Tasten

key-next = Nächster Fall
key-previous = Voriger Fall
key-open = Den Fall öffnen
key-publish = Veröffentlichen
key-reject = Ablehnen
key-note = Eine Nachricht schreiben
key-leave = Die Notiz verlassen
key-block = Die Person sperren
key-undo = Die letzte Entscheidung rückgängig machen
key-help = Die Tasten zeigen
key-queue = Zur Warteschlange

## Was eine Entscheidung bewirkt hat, im Verlauf eines Falls

effect-publish = Veröffentlicht
effect-note = Veröffentlicht, mit Hinweis an die Moderation
effect-ask = Nachgefragt
effect-hold = Zurückgehalten
effect-reject = Abgelehnt
effect-undo = Entscheidung zurückgenommen
effect-withdrawn = Zurückgezogen
effect-erased = Gelöscht
effect-sanctioned = Maßnahme verhängt
effect-sanction-lifted = Maßnahme aufgehoben
effect-sanction-proposed = Maßnahme vorgeschlagen, noch zu bestätigen
effect-sanction-declined = Vorgeschlagene Maßnahme abgelehnt
effect-blocked = Gesperrt
effect-block-lifted = Sperre aufgehoben
effect-story-changed = Artikel geändert
effect-site-changed = Website geändert
effect-policy-published = Regeln veröffentlicht
effect-policy-withdrawn = Fassung der Regeln zurückgezogen
effect-moderators-changed = Moderation geändert
effect-reports-resolved = Meldungen erledigt

## Einen Text ausprobieren

console-score = Text ausprobieren
score-title = Einen Text ausprobieren
score-explain = Was die Bewertung und die geltenden Regeln zu einem Text sagen. Nichts davon wird aufbewahrt.
score-text = Text
score-parent = Antwort auf (kann leer bleiben)
score-button = Bewerten
score-outcome-publish = Er würde veröffentlicht.
score-outcome-note = Er würde veröffentlicht und der Moderation gezeigt.
score-outcome-ask = Es würde gebeten, ihn noch einmal zu überdenken.
score-outcome-hold = Er würde auf die Moderation warten.
score-outcome-reject = Er würde abgelehnt.
score-no-clause = Kein Punkt spricht an.
score-reading = Ohne Verkleidungen gelesen
score-attributes = Werte
score-no-scores = Für diesen Text gibt es keine Werte.
score-target = Gerichtet gegen
score-target-commenter = jemanden in der Diskussion
score-target-author = wer den Artikel geschrieben hat
score-target-public-person = jemanden aus der Öffentlichkeit
score-target-group = eine Gruppe
score-target-idea = eine Idee oder Sache
score-target-nobody = niemanden
score-target-unknown = in dieser Sprache nicht feststellbar
score-language = Sprache
score-language-unknown = nicht zu erkennen
score-model = Modell
score-failed = Gerade gibt es keine Antwort. Versuchen Sie es gleich noch einmal.
people-button = Suchen
people-explain = Ein Teil eines Namens, eine ganze E-Mail-Adresse oder die Adresse eines Kommentars.
people-none = Niemand gefunden.
people-none-next = Suchen Sie nach einem kürzeren Teil des Namens oder fügen Sie die Adresse eines der Kommentare ein.
people-find = Eine Person oder einen Kommentar suchen
people-find-hint = Name oder E-Mail
people-more = Es gibt noch mehr. Bitte suchen Sie nach einem längeren Teil des Namens.
person-block-address = Eine Netzadresse, von der geschrieben wurde
person-block-email = Diese E-Mail-Adresse
person-newest = Zurück zu den neuesten
