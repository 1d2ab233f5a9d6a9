# Was Menschen erfahren, wenn etwas nicht geht: was geschehen ist und was zu tun ist.
# Schlüssel `refusal-<code>`; der Code steht auch in Antworten der API.

## Etwas finden

refusal-unknown-site = Eine solche Publikation gibt es hier nicht.
refusal-unknown-story = Einen solchen Artikel gibt es hier nicht.
refusal-unknown-comment = Einen solchen Kommentar gibt es hier nicht.
refusal-unknown-commenter = Diese Person hat hier nicht kommentiert.
refusal-unknown-version = Eine solche Fassung der Regeln gibt es nicht.
refusal-not-found = Unter dieser Adresse gibt es nichts.
refusal-link-used-or-expired = Dieser Link wurde schon benutzt oder ist abgelaufen. Bitten Sie um einen neuen.

## Mitmachen

refusal-story-closed = Die Diskussion zu diesem Artikel ist geschlossen.
refusal-site-closed = Kommentare sind im Moment geschlossen.
refusal-commenter-blocked = Sie können hier nicht mehr kommentieren. Grund: { $reason }
refusal-commenter-blocked-until = Sie können hier bis { $until } nicht kommentieren. Grund: { $reason }
refusal-commenter-paused = Sie können vorerst nicht kommentieren. Grund: { $reason }
refusal-commenter-paused-until = Sie können bis { $until } nicht kommentieren. Grund: { $reason }
refusal-rejected-by-policy = Wir haben das nicht veröffentlicht. Es verstößt gegen die Diskussionsregeln.
refusal-asked = Bitte sehen Sie sich das noch einmal an, bevor es veröffentlicht wird.
refusal-name-missing = Bitte geben Sie einen Namen an.
refusal-name-too-long = Der Name ist zu lang. Möglich sind { $limit } Zeichen.
refusal-name-not-allowed = Dieser Name kann nicht benutzt werden. Bitte wählen Sie einen anderen.
refusal-name-reserved = Dieser Name ist der Redaktion vorbehalten. Bitte wählen Sie einen anderen.
refusal-name-taken = So heißt hier schon jemand. Bitte wählen Sie einen anderen Namen.
refusal-email-missing = Bitte geben Sie eine E-Mail-Adresse an. Sie wird nie angezeigt.
refusal-email-invalid = Das ist keine E-Mail-Adresse.
refusal-text-empty = Der Kommentar ist leer. Bitte schreiben Sie etwas.
refusal-text-too-long = Der Kommentar ist zu lang. Möglich sind { $limit } Zeichen.
refusal-parent-not-open = Auf diesen Kommentar kann nicht mehr geantwortet werden.
refusal-changed-meanwhile = Das hat inzwischen jemand geändert. Bitte sehen Sie es sich noch einmal an.
refusal-not-yours = Das ist nicht Ihr Kommentar.
refusal-edit-window-over = Dieser Kommentar kann nicht mehr bearbeitet werden; die Zeit dafür ist um.
refusal-too-many-reports = Sie haben in kurzer Zeit viel gemeldet. Bitte warten Sie eine Weile.
refusal-reason-missing = Bitte sagen Sie, warum.

## Anmelden

refusal-not-signed-in = Bitte melden Sie sich zuerst an.
refusal-not-allowed = Ihre Rolle erlaubt das nicht.
refusal-second-moderator = Das muss jemand anderes aus der Moderation bestätigen: Ihre Entscheidung hat dazu geführt.
refusal-last-moderator = Es muss jemand bleiben, der diese Arbeit tun und andere einladen kann. Laden Sie zuerst jemanden ein.

## Die Regeln bearbeiten

refusal-unknown-draft = Diesen Entwurf gibt es nicht mehr: Er wurde veröffentlicht oder verworfen.
refusal-unknown-language = Das ist kein Kürzel einer Sprache wie hy oder pt-BR.
refusal-unknown-locale = Die Seiten sprechen „{ $tag }“ nicht. Sie sprechen: { $known }.
refusal-unknown-locale-meant = Die Seiten sprechen „{ $tag }“ nicht. Meinten Sie { $meant }? Sie sprechen: { $known }.
refusal-policy-has-errors = { $count ->
    [one] Die Regeln haben { $count } Fehler. Er muss zuerst behoben werden.
   *[other] Die Regeln haben { $count } Fehler. Sie müssen zuerst behoben werden.
}
refusal-policy-unfair = Fairness: { $share } % der Urteile kippen, wenn ein Volk für ein anderes steht. Die Regeln erlauben { $bound } %, deshalb kann das nicht veröffentlicht werden.
refusal-setting-not-tried = Diese Einstellung kann nicht ausprobiert werden: { $why }
refusal-replay-runs = Ein anderer Probelauf ist im Gang. Bitte warten Sie, bis er fertig ist, oder halten Sie ihn an.
refusal-replay-gone = Dieser Probelauf kann nicht weitergehen: Der Text hat sich seither geändert, oder ein anderer wurde begonnen. Bitte beginnen Sie einen neuen.
refusal-replay-missing = Für diesen Text gab es keinen Probelauf am Archiv. Machen Sie einen, oder sagen Sie, dass Sie ohne ihn veröffentlichen.
refusal-replay-unusable = Dieser Bericht eines Probelaufs ist nicht verwendbar: { $why }
refusal-effective-in-the-past = Der Zeitpunkt, ab dem sie gelten soll, ist vorbei. Geben Sie einen künftigen an oder keinen: Dann gilt sie sofort.
refusal-version-not-to-come = Nur eine Fassung, die noch nicht in Kraft ist, kann zurückgezogen werden. Um die geltende zu ändern, veröffentlichen Sie eine andere oder holen Sie eine alte zurück.
refusal-scheduled-replaced = Noch nicht in Kraft ist Fassung { $versions }. Kommt diese vor ihr, so gilt sie nie. Sagen Sie, dass das gewollt ist, oder geben Sie einen späteren Tag an.

## Anfragen, die nicht angenommen werden können

refusal-overloaded = Wir können das gerade nicht annehmen. Nichts ist verloren. Bitte versuchen Sie es gleich noch einmal.
refusal-too-many = Das war zu viel auf einmal. Möglich sind { $limit }.
refusal-too-often = Das war zu viel in kurzer Zeit. Bitte warten Sie eine Minute und versuchen Sie es noch einmal.
refusal-too-large = Das ist zu groß. Möglich sind { $limit } kB.
error-too-large-back = Gehen Sie im Browser zurück zu Ihrem Text und kürzen Sie ihn.
refusal-not-utf8 = Das ist kein gültiger UTF-8-Text.
refusal-malformed = Wir konnten diese Anfrage nicht lesen.
refusal-form-expired = Dieses Formular ist abgelaufen. Ihre Eingaben sind noch da. Bitte senden Sie es noch einmal.
refusal-cross-site = Diese Anfrage kam von einer anderen Website und wurde deshalb nicht angenommen.
unsent-expired = Dieses Formular ist abgelaufen, und nichts wurde geändert. Bitte gehen Sie zurück und versuchen Sie es noch einmal.
unsent-copy = Was Sie geschrieben haben, steht unten, zum Kopieren.
unsent-sign-in = Was Sie geschrieben haben, ist noch da. Melden Sie sich in einem anderen Tab an und senden Sie es dann noch einmal; oder kopieren Sie es.
unsent-again = Noch einmal senden
refusal-method-not-allowed = Diese Adresse nimmt solche Anfragen nicht an.
refusal-no-origin = Diese Website steht nicht auf der Liste derer, die diese Diskussionen einbetten dürfen.

## Fehler

error-title = Etwas ist schiefgegangen.
error-fault = Der Fehler liegt bei uns und ist notiert. Bitte versuchen Sie es in einer Weile noch einmal.
error-request = Nummer der Anfrage: { $id }
error-not-found-title = Nicht gefunden
error-refused-title = Das geht nicht
error-back = Zurück
error-home = Zur Startseite
refusal-name-is-address = Ein Name kann keine Web- oder E-Mail-Adresse sein. Bitte wählen Sie einen anderen.
