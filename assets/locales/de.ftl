age-now = gerade eben
age-minutes = vor { $minutes } min
age-yesterday = gestern { $time }
age-date = { $weekday } { $day }. { $month }
age-year = { $day }. { $month } { $year }
minutes = { $count } min
all = Alles
starred = Gemerkt
later = Später
unread = { $count } ungelesen
unread-only = nur ungelesene
feeds = Zeitungen
search = Suche
ask-search = Suchen:
ask-add-feed = Name oder Adresse einer Zeitung:
ask-follow-link = Nummer des Links:
command-prompt = :
related = VERWANDT
same-text = derselbe Text
same-story = dieselbe Geschichte
read-also = lesen Sie auch
same-subject = zum selben Thema
entities = NAMEN
loading = Einen Augenblick …
empty-feeds = Noch keine Zeitung hier. Drücken Sie { $key }, um eine hinzuzufügen.
empty-list = Noch keine Artikel hier. Drücken Sie { $key }, um die Zeitungen abzurufen.
empty-feed-failed = Hier konnte noch nichts abgerufen werden: { $why }. { $key } sagt, was zu tun ist.
empty-search = Nichts gefunden. Drücken Sie { $key }, um zurückzukehren.
empty-starred = Noch nichts gemerkt. Drücken Sie { $key } auf einem Artikel, um ihn zu merken.
empty-reader = Wählen Sie einen Artikel und drücken Sie Enter.
empty-related = Noch nichts Verwandtes.
text-pending = Der ganze Text ist noch nicht da. Drücken Sie o, um ihn im Browser zu öffnen.
text-paywalled = Der Rest ist für Abonnenten. Drücken Sie o, um ihn im Browser zu öffnen.
text-failed = Die Seite konnte nicht gelesen werden: { $why }.
picture = Bild
embed = Zu sehen auf der Website
nothing-here = { $key } bewirkt hier nichts; { $help } zeigt die Tasten.
no-more-unread = Hier ist alles gelesen.
no-address = Dieser Artikel hat keine Adresse.
no-link = Es gibt keinen Link { $number }.
no-command = Es gibt keinen Befehl dieses Namens.
nothing-to-undo = Es gibt nichts rückgängig zu machen.
copied = Adresse kopiert.
opened = Im Browser geöffnet.
kept = Gemerkt.
unkept = Nicht mehr gemerkt.
put-aside = Für später beiseitegelegt.
no-longer-later = Nicht mehr beiseitegelegt.
marked-read = { $count } als gelesen markiert · { $key } macht es rückgängig
undone = Rückgängig gemacht: { $deed }.
redone = Wiederholt: { $deed }.
feed-renamed = { $name } heißt von nun an { $value } · { $key } macht es rückgängig
feed-moved = { $name } steht von nun an unter { $value } · { $key } macht es rückgängig
did-read = als gelesen markieren ({ $count })
did-unread = als ungelesen markieren ({ $count })
did-star = merken ({ $count })
did-unstar = nicht mehr merken ({ $count })
did-later = beiseitelegen ({ $count })
did-unlater = nicht mehr beiseitelegen ({ $count })
did-tag = Schlagwort { $name } vergeben ({ $count })
did-untag = Schlagwort { $name } entfernen ({ $count })
did-follow = { $name } folgen
did-unfollow = { $name } nicht mehr folgen
did-announce = { $name } melden
did-unannounce = { $name } nicht mehr melden
did-rename = in { $name } umbenennen
did-own-name = den Namen der Texte zurückgeben
did-merge = zwei Namen verbinden
did-split = zwei Namen trennen
did-mute = einen Namen ausblenden
did-unmute = einen Namen wieder zeigen
did-order = die Reihenfolge ändern
did-add = { $name } hinzufügen
did-remove = { $name } entfernen
did-move = { $name } verschieben
did-set = { $name } einstellen
did-rule = die Regel „{ $name }“
did-unrule = die Regel „{ $name }“ entfernen
did-import = die Zeitungen von { $name } übernehmen
name-language = Sprache
name-measure = Textspalten
name-keys = Tasten
name-theme = Farbschema
keys-usual = die üblichen
quoted = „{ $words }“
removing-feed = { $name } ist entfernt; gemerkte Artikel bleiben · { $key } macht es rückgängig
adding-feed = Unter { $address } wird eine Zeitung gesucht …
refreshing = Abruf: { $done }/{ $count } Zeitungen
refreshed = { $count ->
    [one] 1 neuer Artikel
   *[other] { $count } neue Artikel
 }
refreshed-nothing = nichts Neues
refreshed-failed = { $count ->
    [one] 1 Zeitung hat nicht geantwortet ({ $key })
   *[other] { $count } Zeitungen haben nicht geantwortet ({ $key })
 }
refreshed-offline = offline: das Netz antwortet nicht, nichts wurde abgerufen
refreshed-early = Zurzeit ist keine Zeitung fällig; { $key } ruft trotzdem alle ab.
offline = offline: { $here }/{ $count } lesbar
offline-only = offline
hint-open = lesen
hint-read-on = weiterlesen
hint-back = zurück
hint-star = merken
hint-add = hinzufügen
hint-help = Hilfe
hint-cancel = abbrechen
help-title = Die Tasten
help-moving = Navigieren
help-reading = Lesen
help-lists = Listen
help-feeds = Zeitungen
help-program = Programm
weekday-1 = Mo.
weekday-2 = Di.
weekday-3 = Mi.
weekday-4 = Do.
weekday-5 = Fr.
weekday-6 = Sa.
weekday-7 = So.
month-1 = Jan.
month-2 = Feb.
month-3 = März
month-4 = Apr.
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = Aug.
month-9 = Sep.
month-10 = Okt.
month-11 = Nov.
month-12 = Dez.
new-articles = { $count ->
    [one] { $count } neuer · { $key } zeigt ihn
   *[other] { $count } neue · { $key } zeigt sie
 }
cmd-down = Nach unten
cmd-up = Nach oben
cmd-left = Zum linken Bereich
cmd-right = Zum rechten Bereich
cmd-next-pane = Zum nächsten Bereich
cmd-previous-pane = Zum vorigen Bereich
cmd-page-down = Eine Seite nach unten
cmd-page-up = Eine Seite nach oben
cmd-half-page-down = Eine halbe Seite nach unten
cmd-half-page-up = Eine halbe Seite nach oben
cmd-top = Zum Anfang
cmd-bottom = Zum Ende
cmd-back = Zurück zur vorigen Stelle
cmd-open = Gewähltes öffnen
cmd-read-on = Weiterlesen, dann der nächste ungelesene Artikel
cmd-next-unread = Nächster ungelesener Artikel
cmd-previous-unread = Voriger ungelesener Artikel
cmd-toggle-read = Als gelesen oder ungelesen markieren
cmd-star = Artikel merken oder nicht
cmd-later = Beiseitelegen oder nicht
cmd-open-in-browser = Im Browser öffnen
cmd-follow-link = Einen Link mit seiner Nummer öffnen
cmd-copy-address = Adresse kopieren
cmd-entities = Zu den Personen und Orten des Artikels
cmd-wider = Breiterer Text
cmd-narrower = Schmalerer Text
cmd-zoom = Nur der Text, oder mit dem Rest
cmd-search = In allen Artikeln suchen
cmd-show-new = Neue Artikel zeigen
cmd-unread-only = Nur ungelesene, oder alle
cmd-mark-all-read = Die ganze Liste als gelesen markieren
cmd-go-to-all = Zu allen Artikeln
cmd-go-to-kept = Zum Gemerkten
cmd-go-to-later = Zum Beiseitegelegten
cmd-undo = Rückgängig machen
cmd-redo = Wiederholen
cmd-refresh = Zeitungen abrufen
cmd-refresh-all = Alle Zeitungen jetzt abrufen
cmd-add-feed = Eine Zeitung hinzufügen
cmd-remove-feed = Entfernen, was links gewählt ist: Zeitung, Gefolgtes, Schlagwort
cmd-palette = Alles beim Namen finden
cmd-help = Die Tasten zeigen
cmd-redraw = Bildschirm neu zeichnen
cmd-quit = Beenden

## Pages
help-pages = Seiten
cmd-front-page = Die Titelseite: die Geschichten des Tages
cmd-press = Die Titelseite wählen: der ganzen Presse oder eines Teils
cmd-dossier = Die ganze Geschichte des Artikels, Tag für Tag
cmd-versions = Was im Artikel geändert wurde
cmd-compare = Zwei Artikel der Geschichte vergleichen
front-title = TITELSEITE
front-counts = { $articles ->
    [one] { $articles } Artikel
   *[other] { $articles } Artikel
 }, { $stories ->
    [one] { $stories } Geschichte
   *[other] { $stories } Geschichten
 }
empty-front = Noch keine Geschichte zu erzählen. Drücken Sie r, um die Zeitungen abzurufen.
press-all = die ganze Presse
press-fr = auf Französisch
press-nl = auf Niederländisch
press-de = auf Deutsch
press-en = auf Englisch
press-prompt = Titelseite:
press-feeds = { $count ->
    [one] { $count } Zeitung
   *[other] { $count } Zeitungen
 }
no-such-press = Es gibt keine Presse „{ $name }“.
empty-press = Im Augenblick nichts auf der Titelseite ({ $press }). { $key } wählt eine andere.
front-alone = Nur eine Redaktion berichtet
front-alone-in = { $press }: nur eine Redaktion berichtet
needs-front = Das wählen Sie auf der Titelseite ({ $key }).
needs-dossier = Zwei Artikel vergleichen Sie im Dossier ihrer Geschichte ({ $key }).
hint-press = Presse
hint-rename = umbenennen
story-tally = { $articles ->
    [one] { $articles } Artikel
   *[other] { $articles } Artikel
 } · { $outlets ->
    [one] { $outlets } Redaktion
   *[other] { $outlets } Redaktionen
 }
dossier-title = DOSSIER
empty-dossier = Noch erzählt kein anderer Artikel diese Geschichte. Drücken Sie Esc, um zurückzukehren.
people-title = WER UND WO
copies = { $count ->
    [one] { $count }-mal derselbe Text { $sign }
   *[other] { $count }-mal derselbe Text { $sign }
 }
only-here = sagt, was kein anderer sagt
compare-title = VERGLEICH
compare-only = ┃ was nur einer von beiden sagt
compare-second = Wählen Sie den anderen Artikel und drücken Sie { $key }.
compare-given-up = Vergleich abgebrochen.
empty-compare = Diese beiden Artikel haben keinen Text zum Vergleichen. Drücken Sie Esc, um zurückzukehren.
hint-compare = vergleichen
versions-title = ÄNDERUNGEN
changed-at = geändert { $time }
empty-versions = Dieser Artikel ist unverändert, seit er kam. Drücken Sie Esc, um zurückzukehren.
empty-entity = Kein Artikel nennt diesen Namen mehr. Drücken Sie Esc, um zurückzukehren.
kind-person = Person
kind-organisation = Organisation
kind-place = Ort
kind-other = anderes
articles = { $count ->
    [one] { $count } Artikel
   *[other] { $count } Artikel
 }
followed = Sie folgen
muted = ausgeblendet
days = { $count } Tage
with = mit: { $names }
companions = MIT
day-today = heute
day-yesterday = gestern

# Keys, palette, search, marks
empty-later = Noch nichts beiseitegelegt. Drücken Sie { $key } auf einem Artikel, um ihn hier wiederzufinden.
empty-unread = Hier ist alles gelesen. Drücken Sie { $key }, um alles zu sehen.
empty-help = Keine Taste und kein Befehl passt dazu.
nothing-to-redo = Es gibt nichts zu wiederholen.
nothing-to-mark = Dort ist schon alles gelesen.
needs-entry = Wählen Sie zuerst einen Artikel.
needs-feed = Wählen Sie links zuerst eine Zeitung.
needs-link = Der Text hat keinen Link.
needs-enclosure = Bei diesem Artikel gibt es nichts abzuspielen.
needs-story = Dieser Artikel gehört zu keiner Geschichte.
needs-search = Suchen Sie zuerst.
needs-work = Es läuft nichts.
no-argument = Nach dem Befehl fehlt etwas, oder das Wort passt dort nicht.
chosen = { $count ->
    [0] Nichts ausgewählt
    [one] { $count } ausgewählt
   *[other] { $count } ausgewählt
 }
tagged = Schlagwort { $tag } vergeben ({ $count }).
untagged = Schlagwort { $tag } entfernt ({ $count }).
found-feed = Zeitung
found-entity = { $count } Artikel
operator-is = der Zustand: unread (ungelesen), starred (gemerkt), offline
operator-feed = in dieser Zeitung
operator-section = unter dieser Rubrik
operator-title = im Titel
operator-author = von diesem Autor
operator-entity = über diese Person, diesen Ort, diese Organisation
operator-lang = in dieser Sprache
operator-since = seit einem Datum, oder 24h, 7d
operator-before = vor einem Datum, oder 24h, 7d
operator-or = das eine oder das andere
help-prompt = Eine Taste suchen:
help-in-list = in der Liste
help-in-reader = im Text
help-in-side = neben dem Text
help-in-page = auf einer Seite
help-sharing = Teilen
hint-search = suchen
hint-next-unread = nächster ungelesener
hint-entities = Namen
hint-choose = wählen
hint-complete = ergänzen
hint-run = ausführen
hint-refresh = abrufen
hint-quit = beenden
key-clash = { $keys } ({ $command }) nimmt { $lost } die Tasten
set-to = { $name }: { $value }
no-such-choice = { $name }: „{ $value }“ gibt es nicht.
cmd-mark-above-read = Alles darüber als gelesen markieren
cmd-mark-below-read = Alles darunter als gelesen markieren
cmd-mark-older-read = Älteres als gelesen markieren, zum Beispiel 7d
cmd-choose = Den Artikel für das Weitere auswählen, oder nicht
cmd-tag = Dem Artikel ein Schlagwort geben oder nehmen
cmd-rename-tag = Ein Schlagwort umbenennen
cmd-go-to-papers = Zu den Zeitungen
cmd-cancel = Abbrechen, was läuft
cmd-language = Die Sprache der Oberfläche wählen
cmd-measure = Die Spaltenzahl des Textes wählen
cmd-keys = Die Tasten wählen: die üblichen oder die von newsboat
cancelled = Abgebrochen.

# States of several articles at once
now-read = { $count ->
    [one] Als gelesen markiert.
   *[other] { $count } als gelesen markiert.
 }
now-unread = { $count ->
    [one] Als ungelesen markiert.
   *[other] { $count } als ungelesen markiert.
 }

# States of several articles at once
hint-more = mehr
## Reading
text-not-article = Diese Seite ist kein Artikel; hier steht, was der Feed sagt. Drücken Sie o, um sie im Browser zu öffnen.
text-other-article = Diese Seite ist ein anderer Artikel als angekündigt; hier steht, was der Feed sagt. Drücken Sie o, um sie im Browser zu öffnen.
justified = Text im Blocksatz.
ragged = Text im Flattersatz.
find-prompt = Im Artikel:
not-found = „{ $words }“ steht nicht im Artikel.
hint-next = weiter
hint-previous = zurück
cmd-find = Im Artikel suchen
cmd-next-hit = Nächste Stelle mit diesen Wörtern
cmd-previous-hit = Vorige Stelle mit diesen Wörtern
cmd-scroll-right = Breite Tabellen und Code nach rechts schieben
cmd-scroll-left = Breite Tabellen und Code nach links schieben
cmd-justify = Blocksatz oder Flattersatz
changes-key = [-entfernt-] {"{"}+neu+{"}"}
hint-version = andere Fassung
picture-failed = Kein Bild: { $why }.
pictures-on = Bilder werden gezeigt.
pictures-off = Bilder verborgen; die Bildunterschriften bleiben.
cmd-pictures = Bilder zeigen, oder nur ihre Bildunterschriften

## Themes
cmd-theme = Ein Farbschema wählen
themes-title = FARBSCHEMAS
theme-kept = Farbschema „{ $name }“ behalten.
hint-keep = behalten
sample-headline = Der Bahnplan geht in den Ministerrat
sample-meta = Die Gazette · 8:12 · 4 min
sample-read = Metrolinie 2 öffnet wieder
sample-selected = Hochwasser: die Weser unter Beobachtung
sample-lead = Die Regierung hat einen Plan gebilligt, der sechs Linien betrifft.
sample-person = Anne Dubois
sample-organisation = SNCB
sample-place = Namur
sample-link = der Bericht
sample-text = Sechs ländliche Linien,
sample-hit = gefunden
sample-code = Code
sample-quote = „Mit Tabellen fährt man keine Züge.“
sample-heading = Was sich ändert
sample-caption = Das Viadukt am Morgen.
sample-gone = [-Freitag-]
sample-come = {"{"}+Samstag+{"}"}
sample-warning = Der Rest ist für Abonnenten.
sample-error = Die Seite konnte nicht gelesen werden.
sample-ok = 118/120 offline lesbar

# Following
searches = SUCHEN
follows = SIE FOLGEN
other-feeds = WEITERE
no-longer-followed = Sie folgen { $name } nicht mehr · { $key } macht es rückgängig
announced = Neue Artikel zu { $name } werden gemeldet.
no-longer-announced = Neue Artikel zu { $name } werden nicht mehr gemeldet.
arrived = { $name }: { $count } neu
needs-target = Hier gibt es nichts, dem Sie folgen könnten.
needs-followed = Wählen Sie links zuerst etwas, dem Sie folgen.
cmd-follow = Dieser Person, diesem Ort, dieser Geschichte oder Suche folgen, oder nicht
cmd-save-search = Diese Suche bei den Listen links behalten
cmd-announce = Neue Artikel zu dem melden, dem Sie folgen, oder nicht
now-followed = Sie folgen jetzt { $name } · { $key } macht es rückgängig

# Managing feeds
no-address-there = „{ $address }“ ist keine Adresse; geben Sie eine ein oder einen Namen aus dem Katalog.
not-found-there = { $address } konnte nicht gelesen werden: { $why }.
no-feed-there = { $address } nennt keinen Feed; suchen Sie auf der Website nach „RSS“ oder im Katalog.
feed-known = { $name } ist schon da.
already-there = schon da
feed-added = { $name } ist hinzugefügt · { $key } macht es rückgängig
feed-changed = { $name } · { $value } · { $key } macht es rückgängig
refreshing-feed = { $name } wird abgerufen …
not-done = Das ist nicht gelungen: { $why }.
feeds-imported = { $count ->
    [0] Keine Zeitung der Datei ist neu.
    [one] { $count } Zeitung hinzugefügt.
   *[other] { $count } Zeitungen hinzugefügt.
 }
feeds-exported = { $count ->
    [one] { $count } Zeitung nach { $path } geschrieben.
   *[other] { $count } Zeitungen nach { $path } geschrieben.
 }
cmd-catalogue = Eine Zeitung aus dem Katalog hinzufügen
cmd-feed-settings = Die gewählte Zeitung einstellen
cmd-rename-feed = Das links Gewählte umbenennen
cmd-move-feed = Die gewählte Zeitung unter eine andere Rubrik stellen
cmd-refresh-feed = Die gewählte Zeitung jetzt abrufen
cmd-import-feeds = Die Zeitungen einer OPML-Datei übernehmen
cmd-export-feeds = Die Liste der Zeitungen in eine OPML-Datei schreiben

# What leaves
no-shares = Kein Weg zum Teilen ist eingestellt: Nennen Sie einen unter [commands.share] in config.toml.
saved = { $count ->
    [one] Gespeichert: { $path }
   *[other] { $count } Artikel gespeichert: { $path }
 }
saved-story = Die ganze Geschichte ist gespeichert: { $path }
shared = An { $name } übergeben.
piped = Der Befehl hat den Text gelesen.
playing = Die Wiedergabe beginnt …
played = Nächstes Mal geht es hier weiter.
cmd-back-or-quit = Zurück, wo man war; beenden, wo es kein Zurück gibt
needs-wide = Nichts hier ist breiter als der Text.
needs-hits = Suchen Sie zuerst im Artikel ({ $key }).
no-new = Nichts Neues hier.
at-root = Kein Zurück von hier; { $key } beendet.
measure-pane = Text mit { $count } Spalten; der Bereich hat nur { $room }, { $key } zeigt den Text allein.
measure-now = Text mit { $count } Spalten.
key-shift = Umschalt
key-alt = Alt
key-ctrl = Strg
key-pagedown = Bild ↓
key-pageup = Bild ↑
key-end = Ende
key-home = Pos1
key-insert = Einfg
key-delete = Entf
key-backspace = Rücktaste
key-space = Leertaste
key-enter = Eingabe
older-minutes = { $count ->
    [one] älter als { $count } Minute
   *[other] älter als { $count } Minuten
 }
older-hours = { $count ->
    [one] älter als { $count } Stunde
   *[other] älter als { $count } Stunden
 }
older-days = { $count ->
    [one] älter als { $count } Tag
   *[other] älter als { $count } Tage
 }
empty-choices = Nichts hier passt zu diesen Buchstaben.
prompt-choose = { $label } etwas eintippen oder mit ↓ wählen, dann ⏎; Esc lässt alles, wie es ist.
prompt-type = { $label } etwas eintippen, dann ⏎; Esc lässt alles, wie es ist.
ask-save-story = Speichern in:
ask-save-epub = Speichern in:
ask-save-html = Speichern in:
ask-save-markdown = Speichern in:
ask-pipe = Den Text geben an den Befehl:
ask-share = Teilen über:
ask-export-feeds = In die OPML-Datei schreiben:
ask-import-feeds = OPML-Datei zum Übernehmen:
ask-move-feed = Unter die Rubrik:
ask-rename-feed = Neuer Name:
ask-feed-settings = Einstellung:
ask-theme = Farbschema:
ask-keys = Tasten:
ask-measure = Spalten des Textes:
ask-language = Sprache:
ask-offline-pack = Auch mitnehmen:
ask-split-entity = Trennen von:
ask-merge-entity = Dasselbe wie:
ask-rename-entity = Neuer Name:
ask-save-search = Name der Suche:
ask-follow = Folgen unter dem Namen:
ask-rename-tag = Schlagwort, das anders heißt:
ask-tag = Schlagwort:
ask-mark-older-read = Als gelesen markieren, was älter ist als:
cmd-share = Den Artikel mit einem eigenen Befehl teilen
cmd-pipe = Den Text des Artikels einem Befehl geben
cmd-save-markdown = Den Artikel als Markdown speichern
cmd-save-html = Den Artikel als Webseite speichern
cmd-save-epub = Den Artikel als Buch für einen E-Reader speichern
cmd-save-story = Die ganze Geschichte des Artikels als Buch speichern
cmd-play = Abspielen, was zum Artikel gehört

because = gemeinsam: { $why }
is-unread = ungelesen
is-read = gelesen
crashed = kiosque musste wegen eines Fehlers beendet werden; nichts Gespeichertes ist verloren. Der Bericht liegt in

# Der erste Tag, ohne Netz
empty-offline = Das Netz antwortet nicht, und noch ist nichts gelesen. Drücken Sie { $key }, um es erneut zu versuchen, oder starten Sie „kiosque demo“: eine kleine erfundene Presse, die kein Netz braucht.

# For a journey
packing = Alles Ungelesene wird geholt …
packed = { $here }/{ $count } offline lesbar
missing = { $count }: { $why }
why-missing = Seite nicht gefunden (404)
why-gone = verschwunden (410)
why-subscription = Abonnement
why-refused = abgelehnt ({ $status })
why-no-article = kein Artikel
why-other-article = ein anderer Artikel
why-not-yet = noch nicht geholt
why-silent = keine Antwort
cmd-offline-pack = Alles holen, um offline zu lesen

# Nothing found
empty-palette = Kein Befehl, keine Zeitung, kein Artikel und kein Name passt zu diesen Buchstaben.

# Befinden und Einstellungen der Zeitungen
until-now = jetzt
until-minutes = in { $minutes } min
until-tomorrow = morgen { $time }
span-hours = { $count } h
span-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
 }
hint-set = einstellen
cmd-health = Wie es den Zeitungen geht und was zu tun ist
health-title = ZUSTAND
health-count = { $feeds ->
    [one] { $feeds } Zeitung
   *[other] { $feeds } Zeitungen
 }{ $ill ->
    [0] , alle wohlauf
   *[other] , { $ill } mit Problemen
 }
health-feed = Zeitung
health-answer = letzte Antwort
health-success = abgerufen
health-next = nächste
health-every = Abstand
health-failures = Fehler
health-week = pro Woche
health-history = Verlauf
health-never = nie
health-exactly = Im Einzelnen: { $why }.
health-new = noch nicht abgerufen
health-unchanged = nichts Neues
health-answered = hat geantwortet
health-gone = für immer fort
health-login = will ein Passwort
health-refused = weist Programme ab
health-missing = nichts unter der Adresse
health-busy = bittet um Geduld
health-fault = Server gestört
health-unreachable = nicht erreichbar
health-unsafe = Verbindung unsicher
health-slow = zu langsam
health-page = eine Seite, kein Feed
health-malformed = nicht lesbar
health-other = antwortete nicht
advice-new = Noch nicht abgerufen; { $poll } tut es jetzt.
advice-well = Alles in Ordnung.
advice-gone = Die Website sagt, dass es diesen Feed nicht mehr gibt. Suchen Sie einen anderen auf ihrer Seite ({ $site }) oder entfernen Sie ihn ({ $remove }); was Sie gemerkt haben, bleibt.
advice-login = Diese Zeitung ist nicht für alle: Stellen Sie einen Namen ein und den Befehl, der das Passwort nennt ({ $set }).
advice-password = Der Name oder das Passwort stimmt nicht: Ändern Sie beides ({ $set }), dann fragt { $poll } wieder.
advice-variable = Die Variable { $secret } gibt es dort nicht, wo kiosque gestartet wurde: Setzen Sie sie und starten Sie kiosque neu, oder nehmen Sie einen Befehl ({ $set }).
advice-command = Der Befehl „{ $secret }“ nennt das Passwort nicht: Versuchen Sie ihn in einem Terminal, oder stellen Sie einen anderen ein ({ $set }); { $poll } fragt wieder.
advice-refused = Die Website weist Programme ab. Versuchen Sie eine andere Adresse oder einen anderen User-Agent ({ $set }), oder lesen Sie sie im Browser ({ $site }). kiosque fragt ab und zu wieder.
advice-missing = Unter dieser Adresse ist nichts mehr. Vielleicht ist der Feed umgezogen: Sehen Sie auf seiner Seite nach ({ $site }) und ändern Sie die Adresse ({ $set }), oder entfernen Sie ihn ({ $remove }).
advice-busy = Der Server will seltener gefragt werden. kiosque wartet so lange, wie er sagt; ein längerer Abstand hilft ({ $set }).
advice-fault = Der Fehler liegt beim Server. Es ist nichts zu tun: kiosque fragt von selbst wieder, immer seltener. { $poll } fragt jetzt.
advice-unreachable = Das Netz oder die Website antwortet nicht. kiosque fragt von selbst wieder; { $poll } fragt jetzt. Hält es an, sehen Sie nach, ob die Adresse noch stimmt ({ $set }).
advice-unsafe = Die Website weist sich nicht aus, darum wird nichts von ihr gelesen. Meist ist das in einigen Tagen behoben; { $poll } fragt jetzt.
advice-page = Wo der Feed war, steht eine Seite. { $open } sucht darauf den Feed; { $site } öffnet sie im Browser.
advice-malformed = Was dort steht, ist kein lesbarer Feed. Vielleicht ist es vorübergehend: kiosque fragt von selbst wieder, { $poll } fragt jetzt.
advice-other = kiosque fragt von selbst wieder, immer seltener; { $poll } fragt jetzt, { $site } öffnet die Website.
hint-history = Verlauf
settings-title = EINSTELLUNGEN
settings-gone = Diese Zeitung steht nicht mehr in der Konfiguration.
hint-change = ändern
hint-unset = Standard
set-nothing = Standard
set-yes = ja
set-no = nein
set-for-ever = für immer
set-own-title = der Titel des Feeds
set-wrong-time = „{ $value }“ ist keine Dauer; schreiben Sie 30m, 2h oder 7d.
set-wrong-address = „{ $value }“ ist keine Adresse; sie beginnt mit https:// oder http://.
set-wrong-header = „{ $value }“: Schreiben Sie Name: Wert; Anderer: Wert.
set-name = Name
set-name-help = Wie die Zeitung hier heißt.
set-section = Rubrik
set-section-help = Die Überschrift, unter der sie links steht.
set-tags = Schlagwörter
set-tags-help = Eigene Wörter dafür, durch Kommas getrennt.
set-address = Adresse
set-address-help = Wo ihr Feed ist. Unter anderer Adresse ist es eine andere Zeitung: Gelesenes bleibt bei der ersten.
set-every = Abrufen alle
set-every-help = Wie oft sie abgerufen wird: 30m, 2h, 1d. Ihr Server kann mehr Zeit verlangen.
set-full-text = Ganze Artikel
set-full-text-help = Ob die Seiten ihrer Artikel geholt werden oder nur, was ihr Feed enthält.
set-keep-read = Gelesenes behalten
set-keep-read-help = Wie lange: 7d, 90d, 0 für immer. Was Sie gemerkt, beiseitegelegt oder verschlagwortet haben, verschwindet nie.
set-user-agent = User-Agent
set-user-agent-help = Der Name, unter dem ihr Server gefragt wird; sonst der von kiosque.
set-user = Benutzer
set-user-help = Der Name für eine Zeitung, die nicht für alle ist; ein Passwort gehört dazu.
set-password = Passwort aus
set-password-help = Ein Befehl, der es nennt, etwa pass show journal, oder $NAME für eine Variable. Es steht nie in der Datei.
set-token = Token aus
set-token-help = Statt Benutzer und Passwort, wo der Server eines will: ein Befehl oder $NAME.
set-headers = Kopfzeilen
set-headers-help = Nur an den eigenen Server gesandt: Name: Wert; Anderer: Wert.
set-proxy = Proxy
set-proxy-help = Eine Adresse wie socks5://127.0.0.1:9050, oder none für keinen.
cmd-mute = Weglassen oder als gelesen markieren, was dem Artikel gleicht
cmd-rules = Die Regeln, die Artikel weglassen und markieren
rule-title = WEGLASSEN
rules-title = REGELN
rule-deed = Aktion
rule-scope = Wo
rule-everywhere = alle Zeitungen
rule-only = nur { $feed }
rule-other = andere Wörter …
rule-words = Wörter, durch Kommas getrennt:
rule-no-feed = Die Zeitung dieses Artikels steht nicht in der Konfiguration; wählen Sie alle Zeitungen.
deed-mute = weglassen
deed-keep = nur behalten
deed-mark = als gelesen markieren
deed-star = merken
place-anywhere = überall
place-title = im Titel
place-text = im Text
place-author = Autor
place-category = Kategorie
rule-how = Was Sie gemerkt, beiseitegelegt oder verschlagwortet haben, bleibt immer sichtbar.
rule-would-mute = { $count ->
    [one] Ließe { $count } Artikel weg:
   *[other] Ließe { $count } Artikel weg:
 }
rule-would-mark = { $count ->
    [one] Würde { $count } Artikel als gelesen markieren:
   *[other] Würde { $count } Artikel als gelesen markieren:
 }
rule-would-keep = { $count ->
    [one] Ließe den einen anderen weg ({ $count }):
   *[other] Ließe die { $count } anderen weg:
 }
rule-mutes = „{ $words }“ wird von nun an weggelassen ({ $count }) · { $key } macht es rückgängig
rule-marks = „{ $words }“ wird von nun an als gelesen markiert ({ $count }) · { $key } macht es rückgängig
rule-keeps = Nur „{ $words }“ bleibt; { $count } weggelassen · { $key } macht es rückgängig
rule-removed = Die Regel „{ $words }“ ist weg; was sie wegließ, ist wieder da · { $key } macht es rückgängig
rule-set = Regel: { $words } · { $key } macht es rückgängig
empty-rules = Noch keine Regeln. Drücken Sie { $key } auf einem Artikel, um Ähnliches wegzulassen, oder { $add }, um Wörter zu tippen.
hint-type = tippen
hint-mute = weglassen
hint-mark = gelesen
hint-keep-only = nur behalten
hint-scope = wo
hint-remove = entfernen
catalogue-title = KATALOG
catalogue-others = andere
catalogue-seen = gesehen { $date }
empty-catalogue = Nichts im Katalog hat diese Wörter. Esc zeigt wieder alles; { $key } nimmt jede Adresse.
by-country = nach Land
by-language = nach Sprache
by-section = nach Rubrik
hint-order = andere Sortierung
country-be = Belgien
country-fr = Frankreich
country-ch = Schweiz
country-ca = Kanada
country-lu = Luxemburg
country-nl = Niederlande
country-de = Deutschland
country-at = Österreich
country-gb = Vereinigtes Königreich
country-us = Vereinigte Staaten
country-cd = DR Kongo
country-dz = Algerien
set-rules = Regeln
set-rules-help = Was davon nach seinen Wörtern weggelassen, markiert oder behalten wird; Enter zeigt sie.
# Was der Leser von einem Namen sagt
needs-name = Wählen Sie zuerst einen Namen (e).
needs-joined = Mit diesem Namen wurde nichts verbunden.
own-name = wie die Texte ihn nennen
now-called = Der Name ist von nun an { $name } · { $key } macht es rückgängig
now-same = { $name } und { $other } sind eins · { $key } macht es rückgängig
now-apart = { $name } und { $other } sind wieder zwei · { $key } macht es rückgängig
now-muted = { $name } wird nirgends mehr gezeigt · { $key } macht es rückgängig
now-shown = { $name } wird wieder gezeigt · { $key } macht es rückgängig
hint-follow = folgen
cmd-rename-entity = Diese Person, diesen Ort, diese Organisation anders nennen
cmd-merge-entity = Sagen, dass dieser Name dasselbe meint wie ein anderer
cmd-split-entity = Wieder trennen, was mit diesem Namen verbunden wurde
cmd-mute-entity = Diesen Namen nirgends mehr zeigen, oder wieder

# Tags and copies
tags = SCHLAGWÖRTER
operator-tag = mit diesem Schlagwort
empty-tag = Kein Artikel hat dieses Schlagwort. Drücken Sie { $key } auf einem Artikel, um es ihm zu geben.
copies-read = { $count ->
    [one] { $count } Kopie dieses Textes ist auch als gelesen markiert · { $key } macht es rückgängig
   *[other] { $count } Kopien dieses Textes sind auch als gelesen markiert · { $key } macht es rückgängig
 }

# What is missing on a journey
see-missing = { $key } zeigt, welche
packed-pictures = Bilder { $here }/{ $count }
stops = { $key } hält an
missing-title = FEHLEND
empty-missing = Alles Ungelesene lässt sich offline lesen. Drücken Sie { $key }, um zurückzukehren.
hint-browser = Browser
hint-pack = alles holen
pack-pictures = auch die Bilder
cmd-missing = Zeigen, was offline nicht lesbar ist, und warum
since = seit { $time }
trouble-address = „{ $a }“ ist keine Webadresse
trouble-host = Kein Server heißt { $a }, oder es gibt kein Netz
trouble-unreachable = Der Server ist nicht erreichbar
trouble-proxy = { $a }: { $b }
trouble-tls = Keine sichere Verbindung möglich: { $a }
trouble-slow = Der Server antwortet zu langsam
trouble-slow-body = Der Server sendet seine Antwort zu langsam
trouble-broken = Die Verbindung ist abgebrochen: { $a }
trouble-headers = Die Kopfzeilen der Antwort sind zu lang
trouble-not-http = Die Antwort ist kein HTTP
trouble-cut = Die Antwort endet zu früh
trouble-browsers = Der Server lässt nur Browser durch ({ $a }); kiosque gibt sich nicht als Browser aus
trouble-401 = Der Server will Namen und Passwort (401): `user` und `password` der Zeitung in der Konfiguration
trouble-403 = Der Server weist kiosque ab (403); vielleicht braucht es ein Passwort oder einen anderen `user-agent`
trouble-404 = Unter dieser Adresse ist nichts (404)
trouble-407 = Der Proxy will Namen und Passwort (407)
trouble-429 = Zu viele Anfragen (429)
trouble-451 = Der Server darf diese Seite nicht zeigen (451)
trouble-5xx = Der Server ist gestört ({ $a })
trouble-status = Der Server hat { $a } geantwortet
trouble-held = { $a } will bis { $b } in Ruhe gelassen werden
trouble-large = Die Antwort ist größer als 32 MB
trouble-packing = Die Antwort ist nicht komprimiert wie angekündigt ({ $a })
trouble-circles = Der Server schickt uns im Kreis herum
trouble-redirect = Der Server leitet weiter, ohne zu sagen, wohin
trouble-unsafe = Der Server leitet zu { $a } weiter, und das ist nicht sicher
trouble-credentials = Das Passwort ist nicht zu bekommen: { $a }
trouble-password = Der Server nimmt den Namen und das Passwort, oder das Token, der Konfiguration nicht an (401)
trouble-variable = Die Variable { $a }, die das Passwort enthält, ist nicht gesetzt
trouble-secret-command = Der Befehl „{ $a }“, der das Passwort nennt, ist gescheitert: { $b }
trouble-no-feed-behind = Die Seite nennt { $a } als Feed, und das ist keiner
trouble-page = Die Antwort ist eine Webseite, kein Feed
trouble-empty = Die Antwort ist leer
trouble-other = Das ist kein Feed, sondern { $a }
trouble-not-feed = Das ist kein Feed: { $a }
trouble-redirect-gone = Der Feed leitet zu einer Adresse weiter, die es nicht mehr gibt (410)
trouble-odd-unchanged = Der Server sagt „unverändert“ von etwas, das er nie gesendet hat
trouble-feed-gone = Den Feed gibt es nicht mehr (410); er wird nicht mehr abgefragt
trouble-address-gone = Unter dieser Adresse ist nichts mehr (410)
trouble-gone = Den Artikel gibt es nicht mehr (410)
trouble-silent = Der Server sendet nichts
trouble-structure = Dem Aufbau ist nicht zu folgen
trouble-no-article = Die Seite ist kein Artikel
trouble-other-article = Die Seite ist ein anderer Artikel als angekündigt
trouble-picture-gone = Das Bild gibt es nicht mehr
trouble-picture-large = Das Bild ist zu groß
trouble-no-picture = Das ist kein Bild, das sich zeigen lässt
trouble-picture-kept = Das Bild konnte nicht aufbewahrt werden: { $a }
trouble-picture-broken = Das Bild lässt sich nicht lesen: { $a }
trouble-paywall = Der Rest ist für Abonnenten
trouble-not-yet = Die Seite wurde noch nicht geholt
empty-failed = Keine Zeitung ließ sich abrufen: { $why }. Drücken Sie { $key }, um es noch einmal zu versuchen, oder starten Sie „kiosque demo“: eine kleine erfundene Presse, die kein Netz braucht.
empty-first = Die Zeitungen werden zum ersten Mal abgerufen; { $key } hält es an.
untagged-all = Schlagwort { $tag } von allen seinen Artikeln entfernt ({ $count }) · { $key } macht es rückgängig
needs-tag = Noch hat kein Artikel ein Schlagwort.
no-such-tag = Es gibt kein Schlagwort { $tag }.
tag-name-prompt = Neuer Name von { $tag }:
join-tag = { $count ->
    [one] mit { $count } Artikel verbinden
   *[other] mit { $count } Artikeln verbinden
 }
join-tags-prompt = { $tag } und { $other } verbinden?
join-tags = alle Artikel von { $tag } bekommen { $other }
yes = ja
no-keep-both = nein, beide behalten
tags-kept = { $tag } und { $other } bleiben zwei Schlagwörter.
tag-renamed = { $tag } heißt von nun an { $other } ({ $count }) · { $key } macht es rückgängig
tags-joined = { $tag } und { $other } sind nun ein Schlagwort ({ $count }) · { $key } macht es rückgängig
is-kept = gemerkt
is-chosen = ausgewählt
is-marked = zu vergleichen
theme-before = das vorige
cmd-linear = Bildschirm für einen Screenreader, oder nicht mehr
linear-on = Für Screenreader: ein Bereich nach dem anderen, und die letzte Zeile sagt, was gewählt ist.
linear-off = Wieder alle Bereiche.
search-kept = Die Suche „{ $name }“ steht jetzt links · { $key } macht es rückgängig
search-not-kept = Die Suche „{ $name }“ ist entfernt · { $key } macht es rückgängig
