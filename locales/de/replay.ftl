# Der Bericht eines Probelaufs, und Prüfungen auf Probe neben dem, was die Moderation entschieden hat.

## Zahlen

number-group = .
number-decimal = { "," }
replay-percent = { $share } %
replay-interval = { $share } % (95 %: { $low } bis { $high } %)
replay-part = { $part } von { $whole }
replay-counted = { $part } von { $whole } ({ $share } %)
replay-counted-interval = { $part } von { $whole } ({ $share } %; 95 %: { $low } bis { $high } %)

## Wie viel: das Objekt von „hätte … zurückgehalten“

replay-more-one-day = { $count ->
    [one] { $number } Kommentar mehr an einem Tag
   *[other] { $number } Kommentare mehr an einem Tag
}
replay-more-a-day = { $count ->
    [one] { $number } Kommentar mehr am Tag
   *[other] { $number } Kommentare mehr am Tag
}
replay-more-in-days = { $count ->
    [one] { $number } Kommentar mehr in { $days } Tagen
   *[other] { $number } Kommentare mehr in { $days } Tagen
}
replay-some-one-day = { $count ->
    [one] { $number } Kommentar an einem Tag
   *[other] { $number } Kommentare an einem Tag
}
replay-some-a-day = { $count ->
    [one] { $number } Kommentar am Tag
   *[other] { $number } Kommentare am Tag
}
replay-some-in-days = { $count ->
    [one] { $number } Kommentar in { $days } Tagen
   *[other] { $number } Kommentare in { $days } Tagen
}
replay-none = keiner
replay-every = alle
replay-few = weniger als 1 von 10
replay-nearly = mehr als 9 von 10
replay-tenths = { $tenths } von 10

## Die Sätze am Anfang

replay-nothing = Es gibt nichts zu erproben: Es gibt noch keine Kommentare.
replay-nothing-since = Es gibt nichts zu erproben: Seit { $day } wurden keine Kommentare geschrieben.
replay-held = { $amount } zurückgehalten
replay-rejected = { $amount } abgelehnt
replay-both = { $first } und { $second }
replay-this-draft = Dieser Entwurf
replay-this-version = Der Text von Fassung { $version }
replay-leads = { $this } hätte { $what }.
replay-leads-of-which = { $this } hätte { $what }; davon hat Ihre Moderation veröffentlicht: { $share }.
replay-leads-of-some = { $this } hätte { $what } (davon hatte Ihre Moderation { $decided } angesehen und veröffentlicht: { $share }).
replay-also-released = Er hätte { $amount } durchgelassen, die zurückgehalten oder abgelehnt worden waren.
replay-leads-released = { $this } hätte { $amount } durchgelassen, die zurückgehalten oder abgelehnt worden waren.
replay-leads-nothing = { $this } hätte nichts geändert: Von { $number } Kommentaren bekommt jeder das Ergebnis, das er hatte.
replay-leads-otherwise = { $this } hätte keine anderen Kommentare angehalten; mit { $number } wäre anders verfahren worden (mit Hinweis, mit Nachfrage, oder zurückgehalten statt abgelehnt).
replay-released-of = Von denen, die er durchlässt, hatte Ihre Moderation { $decided } angesehen und abgelehnt: { $share }.
replay-work = Die Moderation hätte am Tag { $now } Fälle zu entscheiden gehabt; es waren { $then }.
replay-work-about = Die Moderation hätte am Tag etwa { $now } Fälle zu entscheiden gehabt (95 %: { $low } bis { $high }); es waren etwa { $then }.
replay-changed = Kommentare mit anderem Ausgang: { $share }.
replay-moderators-both = Von dem, was er anhält und was entschieden wurde, hat Ihre Moderation { $precision } abgelehnt; er hält { $recall } dessen an, was sie abgelehnt hat.
replay-moderators-precision = Von dem, was er anhält und was entschieden wurde, hat Ihre Moderation { $precision } abgelehnt.
replay-moderators-recall = Von dem, was Ihre Moderation abgelehnt hat, hält er { $recall } an.
replay-archive-both = Von dem, was er anhält und was entschieden wurde, führt das übernommene Archiv { $precision } als abgelehnt; er hält { $recall } dessen an, was dort abgelehnt wurde.
replay-archive-precision = Von dem, was er anhält und was entschieden wurde, führt das übernommene Archiv { $precision } als abgelehnt.
replay-archive-recall = Von dem, was das übernommene Archiv als abgelehnt führt, hält er { $recall } an.
replay-sampled = Das sind Schätzungen aus einer Stichprobe: Von je { $every } Kommentaren wurde einer angesehen. Die Zahlen pro Tag sind auf alle hochgerechnet, die anderen nicht.
replay-stopped-early = Der Probelauf wurde nach { $read } von { $total } Kommentaren angehalten; alles hier handelt von diesen.

## Worum es geht

replay-title = Probelauf: { $policy }
replay-version = Fassung { $version }
replay-draft = Entwurf „{ $title }“
replay-version-in-force = Fassung { $version }, in Kraft
replay-about = { $number } Kommentare, geschrieben von { $first } bis { $last }.
replay-compared = Verglichen mit: { $against }. Die Vorgeschichte ist so genommen, wie sie war, nicht wie dieser Text sie gemacht hätte.
replay-history = was aus jedem Kommentar wurde

## Ergebnisse

replay-publish = veröffentlichen
replay-note = Hinweis
replay-ask = nachfragen
replay-hold = zurückhalten
replay-reject = ablehnen
replay-then = { $what }, damals
replay-now = { $what }, jetzt
replay-all = alle
replay-then-now = damals ↓ jetzt →
replay-as-before = { $outcome }, wie zuvor
replay-outcomes = Was aus den Kommentaren geworden wäre
replay-outcomes-about = Jede Zeile ist ein Ergebnis, das Kommentare hatten; jede Spalte das Ergebnis, das sie hätten. Was auf der Diagonale steht, ändert sich nicht.
replay-outcomes-chart = Kommentare nach Ergebnis, damals und jetzt
replay-chart = { $title }; die Zahlen stehen in der Tabelle darunter

## Punkte

replay-clauses = Punkt für Punkt
replay-clauses-about = Ein Kommentar, der gegen zwei Punkte verstößt, zählt bei beiden.
replay-clauses-chart = Kommentare, deren Ergebnis sich ändert, nach Punkt
replay-clauses-table = Punkte und Prüfungen
replay-clause-rule = Punkt und Prüfung
replay-one-of-several = { $rule } (eine von mehreren)
replay-tried = { $rule } (auf Probe)
replay-tried-about = Prüfungen auf Probe ändern nichts: Ihre Zeilen sagen, in wie vielen Kommentaren sie etwas bemerkt haben und was sie getan hätten; die Genauigkeit ist der Anteil davon, der abgelehnt wurde.
replay-cited = genannt
replay-newly-held = neu zurückgehalten
replay-newly-rejected = neu abgelehnt
replay-newly-published = neu veröffentlicht
replay-would-be-published = Würde veröffentlicht

## Übereinstimmung

replay-agreement = Übereinstimmung mit dem, was Menschen entschieden haben
replay-agreement-about = Genauigkeit: der Anteil dessen, was der Text anhält, der abgelehnt wurde. Trefferquote: der Anteil dessen, was abgelehnt wurde, den er anhält. Die Striche zeigen, wo der wahre Anteil mit 95 % Sicherheit liegt. Das übernommene Archiv sagt nicht, ob ein Mensch entschieden hat.
replay-agreement-table = Übereinstimmung
replay-moderators = Moderation
replay-archive = Übernommenes Archiv
replay-in-archive = { $clause } (importiertes Archiv)
replay-compared-with = Verglichen mit
replay-rightly-stopped = zu Recht angehalten
replay-wrongly-stopped = zu Unrecht angehalten
replay-missed = übersehen
replay-rightly-published = zu Recht veröffentlicht
replay-precision = Genauigkeit
replay-recall = Trefferquote
replay-intervals = Genauigkeit und Trefferquote mit Bereichen von 95 %, von 0 bis 100 %
replay-overruled = Wo die Moderation anders entschieden hatte als die Regeln
replay-overruled-about = Solche Kommentare: { $number }. Davon trifft dieser Text { $right }. Zuerst stehen die, bei denen er wieder falsch liegt.

## Sprachen, Völker, Personen

replay-by-language = Nach Sprache
replay-language = Sprache
replay-language-unknown = nicht bekannt
replay-by-people = Nach genanntem Volk
replay-people = Volk
replay-people-about = Kommentare, die ein Volk nennen, unter seinem englischen Namen oder einem, den die Regeln im Block fairness hinzufügen. Ein großer Unterschied zwischen Völkern ist einen Blick auf die Regeln wert: siehe { $command }.
replay-groups-chart = { $heading }: zurückgehaltene oder abgelehnte Kommentare, damals und jetzt
replay-comments = Kommentare
replay-stopped-then = damals angehalten
replay-stopped-now = jetzt angehalten
replay-share-then = Anteil damals
replay-share-now = Anteil jetzt
replay-commenters = Personen, die es am meisten betrifft
replay-commenter = Person
replay-other-outcome = Kommentare mit anderem Ergebnis

## Was nicht beurteilt werden konnte

replay-left-out = Was nicht beurteilt werden konnte
replay-erased = Gelöschte und ausgelassene Kommentare: { $number }.
replay-skipped = Eine Prüfung wird übergangen, wo ein nötiger Messwert fehlt, etwa weil niemand diese Sprache misst oder weil er damals nicht gespeichert wurde.
replay-rule-reason = Prüfung und Grund
replay-missing = { $rule }: nicht gemessen
replay-not-evaluable = { $rule }: damals nicht gespeichert
replay-times = Mal

## Beispiele

replay-gone = (diesen Kommentar gibt es nicht mehr)
replay-moderator-published = die Moderation hat ihn veröffentlicht
replay-moderator-rejected = die Moderation hat ihn abgelehnt
replay-case = der Fall
replay-save = Bericht sichern als
replay-save-page = Seite
replay-save-table = Tabelle (CSV)
replay-save-data = Daten (JSON)

## Andere Werte einer Einstellung

replay-sweep = Andere Werte einer Einstellung
replay-sweep-about = Was andere Werte von { $setting } täten. Jeder Punkt ist ein Wert: je weiter rechts, desto mehr Kommentare fallen der Regel auf; je höher, desto mehr von denen, die die Moderation entschieden hat, hat sie abgelehnt. Die Linien zeigen, wo der wahre Anteil mit 95 % Sicherheit liegt.
replay-sweep-present = Jetzt ist es { $value }.
replay-sweep-nobody = Niemand aus der Moderation hat einen der Kommentare entschieden, die der Regel auffallen, deshalb gibt es keine Kurve.
replay-sweep-chart = Von der Moderation abgelehnter Anteil gegen den Anteil der Kommentare, die der Regel auffallen
replay-sweep-across-note = Anteil der Kommentare, die die Regel der Moderation zeigen würde
replay-sweep-across-ask = Anteil der Kommentare, bei denen die Regel nachfragen würde
replay-sweep-across-hold = Anteil der Kommentare, die die Regel zurückhalten würde
replay-sweep-across-reject = Anteil der Kommentare, die die Regel ablehnen würde
replay-sweep-up = davon von der Moderation abgelehnt
replay-sweep-up-archive = davon im importierten Archiv abgelehnt
replay-sweep-by-archive = Über diese Kommentare hat die Moderation noch nicht entschieden; verglichen wird mit dem, was im importierten Archiv abgelehnt war.
replay-sweep-noticed = der Regel aufgefallen
replay-sweep-share = Anteil der Kommentare
replay-sweep-held = von allen Regeln zurückgehalten
replay-sweep-rejected = von allen Regeln abgelehnt
replay-sweep-agreement = Übereinstimmung der ganzen Richtlinie
replay-value = Wert
replay-value-now = { $value } (jetzt)

## Prüfungen auf Probe

replay-trial = Prüfung für Prüfung
replay-trial-about = Aufgefallen: Kommentare, in denen die Prüfung etwas gefunden hat; durchgelassen: davon jene, die die übrigen Regeln veröffentlicht haben. Genauigkeit: der Anteil dessen, was ihr auffiel und die Moderation entschied, den diese ablehnte. Trefferquote: der Anteil der { $number } Kommentare, die die Moderation in dieser Zeit ablehnte, der ihr auffiel. Die Moderation entscheidet, was zurückgehalten oder gemeldet wurde; was niemand angesehen hat, zählt weder für noch gegen eine Prüfung.
replay-trial-table = Prüfungen auf Probe
replay-trial-same = Ohne diese Prüfung: { $without }. Mit ihr: dasselbe.
replay-trial-other = Ohne diese Prüfung: { $without }. Mit ihr: { $with }.
replay-not-told-apart = Kommentare, die einer von mehreren Regeln gleicher Art auffielen, bevor diese unterschieden wurden: { $number }. Sie zählen bei keiner.
replay-rule = Prüfung
replay-would = würde
replay-noticed = aufgefallen
replay-let-through = durchgelassen
replay-rejected-count = abgelehnt
replay-published-count = veröffentlicht
