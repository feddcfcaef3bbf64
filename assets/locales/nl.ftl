age-now = zonet
age-minutes = { $minutes } min geleden
age-yesterday = gisteren { $time }
age-date = { $weekday } { $day } { $month }
age-year = { $day } { $month } { $year }
minutes = { $count } min
all = Alles
starred = Bewaard
later = Later
unread = { $count } ongelezen
unread-only = alleen ongelezen
feeds = Kranten
search = Zoeken
ask-search = Zoeken:
ask-add-feed = Naam of adres van een krant:
ask-follow-link = Nummer van de link:
command-prompt = :
related = VERWANT
same-text = zelfde tekst
same-story = zelfde verhaal
read-also = lees ook
same-subject = over hetzelfde onderwerp
entities = NAMEN
loading = Even geduld…
empty-feeds = Nog geen krant hier. Druk op { $key } om er een toe te voegen.
empty-list = Nog geen artikelen hier. Druk op { $key } om de kranten op te halen.
empty-feed-failed = Hier kon nog niets opgehaald worden: { $why }. { $key } zegt wat eraan te doen is.
empty-search = Niets gevonden. Druk op { $key } om terug te gaan.
empty-starred = Nog niets bewaard. Druk op { $key } bij een artikel om het te bewaren.
empty-reader = Kies een artikel en druk op Enter.
empty-related = Nog niets verwants.
text-pending = De hele tekst is er nog niet. Druk op o om hem in de browser te openen.
text-paywalled = De rest is voor abonnees. Druk op o om hem in de browser te openen.
text-failed = De pagina kon niet worden gelezen: { $why }.
picture = Afbeelding
embed = Te zien op de site
nothing-here = { $key } doet hier niets; { $help } toont de toetsen.
no-more-unread = Niets meer te lezen hier.
no-address = Dit artikel heeft geen adres.
no-link = Er is geen link { $number }.
no-command = Er is geen opdracht met die naam.
nothing-to-undo = Er is niets ongedaan te maken.
copied = Adres gekopieerd.
opened = Geopend in de browser.
kept = Bewaard.
unkept = Niet meer bewaard.
put-aside = Opzijgelegd voor later.
no-longer-later = Niet meer opzijgelegd.
marked-read = { $count } als gelezen gemarkeerd · { $key } maakt het ongedaan
undone = Ongedaan gemaakt: { $deed }.
redone = Opnieuw gedaan: { $deed }.
feed-renamed = { $name } heet voortaan { $value } · { $key } maakt het ongedaan
feed-moved = { $name } staat voortaan onder { $value } · { $key } maakt het ongedaan
did-read = als gelezen markeren ({ $count })
did-unread = als ongelezen markeren ({ $count })
did-star = bewaren ({ $count })
did-unstar = niet meer bewaren ({ $count })
did-later = opzijleggen ({ $count })
did-unlater = niet meer opzijleggen ({ $count })
did-tag = label { $name } toekennen ({ $count })
did-untag = label { $name } verwijderen ({ $count })
did-follow = { $name } volgen
did-unfollow = { $name } niet meer volgen
did-announce = { $name } melden
did-unannounce = { $name } niet meer melden
did-rename = hernoemen tot { $name }
did-own-name = de naam uit de teksten teruggeven
did-merge = twee namen samenvoegen
did-split = twee namen scheiden
did-mute = een naam verbergen
did-unmute = een naam weer tonen
did-order = de volgorde wijzigen
did-add = { $name } toevoegen
did-remove = { $name } verwijderen
did-move = { $name } verplaatsen
did-set = { $name } instellen
did-rule = de regel “{ $name }”
did-unrule = de regel “{ $name }” verwijderen
did-import = de kranten van { $name } overnemen
name-language = Taal
name-measure = Tekstkolommen
name-keys = Toetsen
name-theme = Thema
keys-usual = gewone
quoted = “{ $words }”
removing-feed = { $name } is verwijderd; bewaarde artikelen blijven · { $key } maakt het ongedaan
adding-feed = Er wordt een krant gezocht op { $address }…
refreshing = Ophalen: { $done }/{ $count } kranten
refreshed = { $count ->
    [one] 1 nieuw artikel
   *[other] { $count } nieuwe artikelen
 }
refreshed-nothing = niets nieuws
refreshed-failed = { $count ->
    [one] 1 krant antwoordde niet ({ $key })
   *[other] { $count } kranten antwoordden niet ({ $key })
 }
refreshed-offline = offline: het netwerk antwoordt niet, er is niets opgehaald
refreshed-early = Er hoeft nu geen krant opgehaald te worden; { $key } haalt ze toch allemaal op.
offline = offline: { $here }/{ $count } leesbaar
offline-only = offline
hint-open = lezen
hint-read-on = verder lezen
hint-back = terug
hint-star = bewaren
hint-add = toevoegen
hint-help = hulp
hint-cancel = annuleren
help-title = De toetsen
help-moving = Navigeren
help-reading = Lezen
help-lists = Lijsten
help-feeds = Kranten
help-program = Programma
weekday-1 = ma
weekday-2 = di
weekday-3 = wo
weekday-4 = do
weekday-5 = vr
weekday-6 = za
weekday-7 = zo
month-1 = jan.
month-2 = feb.
month-3 = mrt.
month-4 = apr.
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = aug.
month-9 = sep.
month-10 = okt.
month-11 = nov.
month-12 = dec.
new-articles = { $count ->
    [one] { $count } nieuw · { $key } om te zien
   *[other] { $count } nieuw · { $key } om te zien
 }
cmd-down = Omlaag
cmd-up = Omhoog
cmd-left = Naar het linkerdeel
cmd-right = Naar het rechterdeel
cmd-next-pane = Naar het volgende deel
cmd-previous-pane = Naar het vorige deel
cmd-page-down = Een pagina omlaag
cmd-page-up = Een pagina omhoog
cmd-half-page-down = Een halve pagina omlaag
cmd-half-page-up = Een halve pagina omhoog
cmd-top = Naar het begin
cmd-bottom = Naar het einde
cmd-back = Terug naar waar u was
cmd-open = Openen wat gekozen is
cmd-read-on = Verder lezen, dan het volgende ongelezen artikel
cmd-next-unread = Volgend ongelezen artikel
cmd-previous-unread = Vorig ongelezen artikel
cmd-toggle-read = Gelezen of ongelezen maken
cmd-star = Artikel bewaren of niet
cmd-later = Opzijleggen of niet
cmd-open-in-browser = In de browser openen
cmd-follow-link = Een link openen met zijn nummer
cmd-copy-address = Adres kopiëren
cmd-entities = Naar de personen en plaatsen van het artikel
cmd-wider = Bredere tekst
cmd-narrower = Smallere tekst
cmd-zoom = Alleen de tekst, of met de rest
cmd-search = In alle artikelen zoeken
cmd-show-new = Nieuwe artikelen tonen
cmd-unread-only = Alleen ongelezen, of alle
cmd-mark-all-read = De hele lijst als gelezen markeren
cmd-go-to-all = Naar alle artikelen
cmd-go-to-kept = Naar de bewaarde artikelen
cmd-go-to-later = Naar wat opzijgelegd is
cmd-undo = Ongedaan maken
cmd-redo = Opnieuw doen
cmd-refresh = Kranten ophalen
cmd-refresh-all = Alle kranten nu ophalen
cmd-add-feed = Een krant toevoegen
cmd-remove-feed = Verwijderen wat links gekozen is: krant, gevolgde, label
cmd-palette = Alles vinden bij naam
cmd-help = De toetsen tonen
cmd-redraw = Scherm hertekenen
cmd-quit = Afsluiten

## Pages
help-pages = Pagina's
cmd-front-page = De voorpagina: de verhalen van de dag
cmd-press = De voorpagina kiezen: van de hele pers, of van een deel
cmd-dossier = Het hele verhaal van het artikel, dag na dag
cmd-versions = Wat in het artikel veranderd is
cmd-compare = Twee artikelen van het verhaal vergelijken
front-title = VOORPAGINA
front-counts = { $articles ->
    [one] { $articles } artikel
   *[other] { $articles } artikelen
 }, { $stories ->
    [one] { $stories } verhaal
   *[other] { $stories } verhalen
 }
empty-front = Nog geen verhaal te vertellen. Druk op r om nieuws op te halen.
press-all = de hele pers
press-fr = in het Frans
press-nl = in het Nederlands
press-de = in het Duits
press-en = in het Engels
press-prompt = Voorpagina:
press-feeds = { $count ->
    [one] { $count } krant
   *[other] { $count } kranten
 }
no-such-press = Er is geen pers “{ $name }”.
empty-press = Niets op de voorpagina op dit moment ({ $press }). { $key } kiest een andere.
front-alone = Slechts één redactie meldt het
front-alone-in = { $press }: slechts één redactie meldt het
needs-front = Dat kiest u op de voorpagina ({ $key }).
needs-dossier = Twee artikelen vergelijkt u in het dossier van hun verhaal ({ $key }).
hint-press = pers
hint-rename = hernoemen
story-tally = { $articles ->
    [one] { $articles } artikel
   *[other] { $articles } artikelen
 } · { $outlets ->
    [one] { $outlets } redactie
   *[other] { $outlets } redacties
 }
dossier-title = DOSSIER
empty-dossier = Voorlopig vertelt geen ander artikel dit verhaal. Druk op Esc om terug te gaan.
people-title = WIE EN WAAR
copies = { $count ->
    [one] { $count } keer dezelfde tekst elders { $sign }
   *[other] { $count } keer dezelfde tekst elders { $sign }
 }
only-here = zegt wat geen ander zegt
compare-title = VERGELIJKING
compare-only = ┃ wat maar één van de twee zegt
compare-second = Kies het andere artikel en druk op { $key }.
compare-given-up = Vergelijking gestopt.
empty-compare = Deze twee artikelen hebben geen tekst om te vergelijken. Druk op Esc om terug te gaan.
hint-compare = vergelijken
versions-title = WIJZIGINGEN
changed-at = gewijzigd { $time }
empty-versions = Dit artikel is niet gewijzigd sinds het binnenkwam. Druk op Esc om terug te gaan.
empty-entity = Geen artikel noemt deze naam nog. Druk op Esc om terug te gaan.
kind-person = persoon
kind-organisation = organisatie
kind-place = plaats
kind-other = overige
articles = { $count ->
    [one] { $count } artikel
   *[other] { $count } artikelen
 }
followed = gevolgd
muted = verborgen
days = { $count } dagen
with = met: { $names }
companions = MET
day-today = vandaag
day-yesterday = gisteren

# Keys, palette, search, marks
empty-later = Nog niets opzijgelegd. Druk op { $key } bij een artikel om het hier terug te vinden.
empty-unread = Alles is hier gelezen. Druk op { $key } om alles te tonen.
empty-help = Geen toets of opdracht past hierbij.
nothing-to-redo = Er is niets opnieuw te doen.
nothing-to-mark = Daar is alles al gelezen.
needs-entry = Kies eerst een artikel.
needs-feed = Kies links eerst een krant.
needs-link = De tekst heeft geen link.
needs-enclosure = Bij dit artikel is niets af te spelen.
needs-story = Dit artikel hoort bij geen enkel verhaal.
needs-search = Zoek eerst.
needs-work = Er loopt niets.
no-argument = Na de opdracht ontbreekt iets, of dat woord past er niet.
chosen = { $count ->
    [0] Niets gekozen
    [one] { $count } gekozen
   *[other] { $count } gekozen
 }
tagged = Label { $tag } toegekend ({ $count }).
untagged = Label { $tag } verwijderd ({ $count }).
found-feed = krant
found-entity = { $count ->
    [one] { $count } artikel
   *[other] { $count } artikelen
 }
operator-is = de toestand: unread (ongelezen), starred (bewaard), offline
operator-feed = in deze krant
operator-section = onder deze rubriek
operator-title = in de titel
operator-author = van deze auteur
operator-entity = over deze persoon, plaats of organisatie
operator-lang = in deze taal
operator-since = sinds een datum, of 24h, 7d
operator-before = voor een datum, of 24h, 7d
operator-or = het ene of het andere
help-prompt = Een toets zoeken:
help-in-list = in de lijst
help-in-reader = in de tekst
help-in-side = naast de tekst
help-in-page = op een pagina
help-sharing = Delen
hint-search = zoeken
hint-next-unread = volgende ongelezen
hint-entities = namen
hint-choose = kiezen
hint-complete = aanvullen
hint-run = uitvoeren
hint-refresh = ophalen
hint-quit = afsluiten
key-clash = { $keys } ({ $command }) neemt de toetsen van { $lost }
set-to = { $name }: { $value }
no-such-choice = { $name }: “{ $value }” bestaat niet.
cmd-mark-above-read = Alles erboven als gelezen markeren
cmd-mark-below-read = Alles eronder als gelezen markeren
cmd-mark-older-read = Wat ouder is als gelezen markeren, bijvoorbeeld 7d
cmd-choose = Het artikel kiezen voor wat volgt, of niet
cmd-tag = Het artikel een label geven, of niet
cmd-rename-tag = Een label hernoemen
cmd-go-to-papers = Naar de kranten
cmd-cancel = Afbreken wat loopt
cmd-language = De taal van de interface kiezen
cmd-measure = Het aantal kolommen van de tekst kiezen
cmd-keys = De toetsen kiezen: de gewone of die van newsboat
cancelled = Gestopt.

# States of several articles at once
now-read = { $count ->
    [one] Als gelezen gemarkeerd.
   *[other] { $count } als gelezen gemarkeerd.
 }
now-unread = { $count ->
    [one] Als ongelezen gemarkeerd.
   *[other] { $count } als ongelezen gemarkeerd.
 }

# States of several articles at once
hint-more = meer
## Reading
text-not-article = Deze pagina is geen artikel; dit zegt de feed. Druk op o om ze in de browser te openen.
text-other-article = Deze pagina is een ander artikel dan aangekondigd; dit zegt de feed. Druk op o om ze in de browser te openen.
justified = Tekst uitgevuld.
ragged = Tekst links uitgelijnd.
find-prompt = In het artikel:
not-found = “{ $words }” staat niet in het artikel.
hint-next = volgende
hint-previous = vorige
cmd-find = In het artikel zoeken
cmd-next-hit = Volgende plaats waar de woorden staan
cmd-previous-hit = Vorige plaats waar de woorden staan
cmd-scroll-right = Brede tabellen en code naar rechts schuiven
cmd-scroll-left = Brede tabellen en code naar links schuiven
cmd-justify = Tekst uitgevuld of links uitgelijnd
changes-key = [-weg-] {"{"}+nieuw+{"}"}
hint-version = andere versie
picture-failed = Geen afbeelding: { $why }.
pictures-on = Afbeeldingen getoond.
pictures-off = Afbeeldingen verborgen; de bijschriften blijven.
cmd-pictures = Afbeeldingen tonen, of alleen de bijschriften

## Themes
cmd-theme = Een thema kiezen
themes-title = THEMA'S
theme-kept = Thema “{ $name }” bewaard.
hint-keep = bewaren
sample-headline = Het spoorplan gaat naar de regering
sample-meta = De Gazet · 8:12 · 4 min
sample-read = Metrolijn 2 weer open
sample-selected = Overstromingen: de Vesder onder toezicht
sample-lead = De regering keurde een plan goed dat zes lijnen raakt.
sample-person = Anne Dubois
sample-organisation = NMBS
sample-place = Namen
sample-link = het rapport
sample-text = Zes landelijke lijnen,
sample-hit = gevonden
sample-code = code
sample-quote = “Men laat geen treinen rijden met rekenbladen.”
sample-heading = Wat verandert
sample-caption = Het viaduct in de ochtend.
sample-gone = [-vrijdag-]
sample-come = {"{"}+zaterdag+{"}"}
sample-warning = De rest is voor abonnees.
sample-error = De pagina kon niet worden gelezen.
sample-ok = 118/120 offline leesbaar

# Following
searches = ZOEKTERMEN
follows = U VOLGT
other-feeds = ANDERE
no-longer-followed = U volgt { $name } niet meer · { $key } maakt het ongedaan
announced = Nieuwe artikelen over { $name } worden gemeld.
no-longer-announced = Nieuwe artikelen over { $name } worden niet meer gemeld.
arrived = { $name }: { $count } nieuw
needs-target = Hier is niets te volgen.
needs-followed = Kies links eerst iets dat u volgt.
cmd-follow = Deze persoon, plaats, dit verhaal of deze zoekopdracht volgen, of niet
cmd-save-search = Deze zoekopdracht bij de lijsten links bewaren
cmd-announce = Nieuwe artikelen van wat gevolgd wordt melden, of niet
now-followed = U volgt nu { $name } · { $key } maakt het ongedaan

# Managing feeds
no-address-there = “{ $address }” is geen adres; typ er een, of een naam uit de catalogus.
not-found-there = { $address } kon niet worden gelezen: { $why }.
no-feed-there = { $address } noemt geen feed; zoek “RSS” op de site, of kijk in de catalogus.
feed-known = { $name } staat er al.
already-there = staat er al
feed-added = { $name } is toegevoegd · { $key } maakt het ongedaan
feed-changed = { $name } · { $value } · { $key } maakt het ongedaan
refreshing-feed = { $name } wordt opgehaald…
not-done = Dat is niet gelukt: { $why }.
feeds-imported = { $count ->
    [0] Geen krant uit het bestand is nieuw.
    [one] { $count } krant toegevoegd.
   *[other] { $count } kranten toegevoegd.
 }
feeds-exported = { $count ->
    [one] { $count } krant geschreven naar { $path }.
   *[other] { $count } kranten geschreven naar { $path }.
 }
cmd-catalogue = Een krant uit de catalogus toevoegen
cmd-feed-settings = De gekozen krant instellen
cmd-rename-feed = Hernoemen wat links gekozen is
cmd-move-feed = De gekozen krant onder een andere rubriek zetten
cmd-refresh-feed = De gekozen krant nu ophalen
cmd-import-feeds = De kranten uit een OPML-bestand overnemen
cmd-export-feeds = De lijst van kranten naar een OPML-bestand schrijven

# What leaves
no-shares = Er is geen manier om te delen ingesteld: noem er een onder [commands.share] in config.toml.
saved = { $count ->
    [one] Opgeslagen: { $path }
   *[other] { $count } artikelen opgeslagen: { $path }
 }
saved-story = Het hele verhaal is opgeslagen: { $path }
shared = Doorgegeven aan { $name }.
piped = De opdracht heeft de tekst gelezen.
playing = De speler start…
played = De volgende keer gaat het hier verder.
cmd-back-or-quit = Terug naar waar men was; afsluiten als er geen weg terug is
needs-wide = Niets hier is breder dan de tekst.
needs-hits = Zoek eerst in het artikel ({ $key }).
no-new = Niets nieuws hier.
at-root = Niets om naar terug te keren; { $key } sluit af.
measure-pane = Tekst van { $count } kolommen; het deel heeft er maar { $room }, { $key } toont de tekst alleen.
measure-now = Tekst van { $count } kolommen.
key-shift = Shift
key-alt = Alt
key-ctrl = Ctrl
key-pagedown = PgDn
key-pageup = PgUp
key-end = End
key-home = Home
key-insert = Ins
key-delete = Del
key-backspace = Backspace
key-space = Spatie
key-enter = Enter
older-minutes = { $count ->
    [one] ouder dan { $count } minuut
   *[other] ouder dan { $count } minuten
 }
older-hours = { $count ->
    [one] ouder dan { $count } uur
   *[other] ouder dan { $count } uur
 }
older-days = { $count ->
    [one] ouder dan { $count } dag
   *[other] ouder dan { $count } dagen
 }
empty-choices = Niets hier past bij deze letters.
prompt-choose = { $label } typ iets of kies met ↓, dan ⏎; Esc laat alles zoals het is.
prompt-type = { $label } typ iets, dan ⏎; Esc laat alles zoals het is.
ask-save-story = Opslaan in:
ask-save-epub = Opslaan in:
ask-save-html = Opslaan in:
ask-save-markdown = Opslaan in:
ask-pipe = De tekst geven aan de opdracht:
ask-share = Delen met:
ask-export-feeds = Schrijven in het OPML-bestand:
ask-import-feeds = OPML-bestand om over te nemen:
ask-move-feed = Onder de rubriek:
ask-rename-feed = Nieuwe naam:
ask-feed-settings = Instelling:
ask-theme = Thema:
ask-keys = Toetsen:
ask-measure = Kolommen van de tekst:
ask-language = Taal:
ask-offline-pack = Ook meenemen:
ask-split-entity = Scheiden van:
ask-merge-entity = Hetzelfde als:
ask-rename-entity = Nieuwe naam:
ask-save-search = Naam van de zoekopdracht:
ask-follow = Volgen onder de naam:
ask-rename-tag = Label dat anders heet:
ask-tag = Label:
ask-mark-older-read = Als gelezen markeren wat ouder is dan:
cmd-share = Het artikel delen met een eigen opdracht
cmd-pipe = De tekst van het artikel aan een opdracht geven
cmd-save-markdown = Het artikel als Markdown opslaan
cmd-save-html = Het artikel als webpagina opslaan
cmd-save-epub = Het artikel als boek voor een e-reader opslaan
cmd-save-story = Het hele verhaal van het artikel als boek opslaan
cmd-play = Afspelen wat bij het artikel hoort

because = gemeen: { $why }
is-unread = ongelezen
is-read = gelezen
crashed = kiosque moest stoppen door een fout; niets van wat bewaard was, is verloren. Het verslag staat in

# De eerste dag, zonder netwerk
empty-offline = Het netwerk antwoordt niet, en er is nog niets gelezen. Druk op { $key } om het opnieuw te proberen, of start “kiosque demo”: een kleine verzonnen pers die geen netwerk nodig heeft.

# For a journey
packing = Alles wat ongelezen is wordt opgehaald…
packed = { $here }/{ $count } offline leesbaar
missing = { $count }: { $why }
why-missing = pagina niet gevonden (404)
why-gone = verdwenen (410)
why-subscription = abonnement
why-refused = geweigerd ({ $status })
why-no-article = geen artikel
why-other-article = een ander artikel
why-not-yet = nog niet opgehaald
why-silent = geen antwoord
cmd-offline-pack = Alles ophalen om offline te lezen

# Nothing found
empty-palette = Geen opdracht, krant, artikel of naam past bij deze letters.

# Gezondheid en instellingen van kranten
until-now = nu
until-minutes = over { $minutes } min
until-tomorrow = morgen { $time }
span-hours = { $count } u
span-days = { $count } d
hint-set = instellen
cmd-health = Hoe het de kranten vergaat, en wat te doen
health-title = GEZONDHEID
health-count = { $feeds ->
    [one] { $feeds } krant
   *[other] { $feeds } kranten
 }{ $ill ->
    [0] , alles goed
   *[other] , { $ill } met problemen
 }
health-feed = krant
health-answer = laatste antwoord
health-success = opgehaald
health-next = volgende
health-every = ritme
health-failures = mislukt
health-week = per week
health-history = verloop
health-never = nooit
health-exactly = Voluit: { $why }.
health-new = nog niet opgehaald
health-unchanged = niets nieuws
health-answered = heeft geantwoord
health-gone = voorgoed weg
health-login = wil een wachtwoord
health-refused = weigert programma's
health-missing = niets op dit adres
health-busy = vraagt geduld
health-fault = storing op de server
health-unreachable = onbereikbaar
health-unsafe = verbinding niet veilig
health-slow = te traag
health-page = een pagina, geen feed
health-malformed = onleesbaar
health-other = antwoordde niet
advice-new = Nog niet opgehaald; { $poll } doet het nu.
advice-well = Alles in orde.
advice-gone = De site zegt dat deze feed niet meer bestaat. Zoek een andere op haar pagina ({ $site }) of verwijder hem ({ $remove }); wat u bewaarde, blijft.
advice-login = Deze krant is niet voor iedereen: stel een naam in en de opdracht die het wachtwoord geeft ({ $set }).
advice-password = De naam of het wachtwoord klopt niet: wijzig ze ({ $set }), daarna vraagt { $poll } opnieuw.
advice-variable = De variabele { $secret } bestaat niet waar kiosque gestart is: stel ze in en start kiosque opnieuw, of neem een opdracht ({ $set }).
advice-command = De opdracht ‘{ $secret }’ geeft het wachtwoord niet: probeer ze in een terminal, of stel een andere in ({ $set }); { $poll } vraagt opnieuw.
advice-refused = De site weigert programma's. Probeer een ander adres of een andere user-agent ({ $set }), of lees de krant in de browser ({ $site }). kiosque vraagt het af en toe opnieuw.
advice-missing = Op dit adres is niets meer. Misschien is de feed verhuisd: kijk op zijn pagina ({ $site }) en wijzig het adres ({ $set }), of verwijder hem ({ $remove }).
advice-busy = De server wil minder vaak bevraagd worden. kiosque wacht zo lang als hij zegt; een trager ritme helpt ({ $set }).
advice-fault = De fout ligt bij de server. Er is niets te doen: kiosque vraagt het zelf opnieuw, steeds minder vaak. { $poll } vraagt het nu.
advice-unreachable = Het netwerk of de site antwoordt niet. kiosque vraagt het zelf opnieuw; { $poll } vraagt het nu. Blijft het duren, kijk dan of het adres nog klopt ({ $set }).
advice-unsafe = De site bewijst niet wie ze is, dus wordt er niets van opgehaald. Meestal is dat binnen enkele dagen hersteld; { $poll } vraagt het nu.
advice-page = Waar de feed stond, staat een pagina. { $open } zoekt er de feed op; { $site } opent ze in de browser.
advice-malformed = Wat daar staat, is geen leesbare feed. Misschien is het tijdelijk: kiosque vraagt het zelf opnieuw, { $poll } vraagt het nu.
advice-other = kiosque vraagt het zelf opnieuw, steeds minder vaak; { $poll } vraagt het nu, { $site } opent de site.
hint-history = verloop
settings-title = INSTELLINGEN
settings-gone = Deze krant staat niet meer in de configuratie.
hint-change = wijzigen
hint-unset = standaard
set-nothing = standaard
set-yes = ja
set-no = nee
set-for-ever = voor altijd
set-own-title = de titel van de feed
set-wrong-time = “{ $value }” is geen duur; schrijf 30m, 2h of 7d.
set-wrong-address = “{ $value }” is geen adres; het begint met https:// of http://.
set-wrong-header = “{ $value }”: schrijf Naam: waarde; Andere: waarde.
set-name = Naam
set-name-help = Hoe de krant hier heet.
set-section = Rubriek
set-section-help = De rubriek waaronder ze links staat.
set-tags = Labels
set-tags-help = Uw eigen woorden ervoor, gescheiden door komma's.
set-address = Adres
set-address-help = Waar de feed staat. Onder een ander adres is het een andere krant: wat gelezen is, blijft bij de eerste.
set-every = Ophalen elke
set-every-help = Hoe vaak ze opgehaald wordt: 30m, 2h, 1d. De server kan meer tijd vragen.
set-full-text = Volledige artikelen
set-full-text-help = Of de pagina's van haar artikelen opgehaald worden, of alleen wat de feed bevat.
set-keep-read = Gelezen bewaren
set-keep-read-help = Hoe lang: 7d, 90d, 0 voor altijd. Wat u bewaarde, opzijlegde of labelde, gaat nooit weg.
set-user-agent = User-agent
set-user-agent-help = De naam waaronder de server bevraagd wordt; anders die van kiosque.
set-user = Gebruiker
set-user-help = De naam voor een krant die niet voor iedereen is; een wachtwoord hoort erbij.
set-password = Wachtwoord via
set-password-help = Een opdracht die het geeft, zoals pass show journal, of $NAME voor een variabele. Het staat nooit in het bestand.
set-token = Token via
set-token-help = In plaats van gebruiker en wachtwoord, als de server er een wil: een opdracht, of $NAME.
set-headers = Headers
set-headers-help = Alleen naar de eigen server gestuurd: Naam: waarde; Andere: waarde.
set-proxy = Proxy
set-proxy-help = Een adres zoals socks5://127.0.0.1:9050, of none voor geen.
cmd-mute = Weglaten, of als gelezen markeren, wat op het artikel lijkt
cmd-rules = De regels die artikelen weglaten en markeren
rule-title = WEGLATEN
rules-title = REGELS
rule-deed = Actie
rule-scope = Waar
rule-everywhere = alle kranten
rule-only = alleen { $feed }
rule-other = andere woorden…
rule-words = Woorden, gescheiden door komma's:
rule-no-feed = De krant van dit artikel staat niet in de configuratie; kies alle kranten.
deed-mute = weglaten
deed-keep = alleen dit houden
deed-mark = als gelezen markeren
deed-star = bewaren
place-anywhere = overal
place-title = in de titel
place-text = in de tekst
place-author = auteur
place-category = categorie
rule-how = Wat u bewaarde, opzijlegde of labelde, blijft altijd zichtbaar.
rule-would-mute = { $count ->
    [one] Zou { $count } artikel weglaten:
   *[other] Zou { $count } artikelen weglaten:
 }
rule-would-mark = { $count ->
    [one] Zou { $count } artikel als gelezen markeren:
   *[other] Zou { $count } artikelen als gelezen markeren:
 }
rule-would-keep = { $count ->
    [one] Zou het enige andere weglaten ({ $count }):
   *[other] Zou de { $count } andere weglaten:
 }
rule-mutes = “{ $words }” wordt voortaan weggelaten ({ $count }) · { $key } maakt het ongedaan
rule-marks = “{ $words }” wordt voortaan als gelezen gemarkeerd ({ $count }) · { $key } maakt het ongedaan
rule-keeps = Alleen “{ $words }” blijft over; { $count } weggelaten · { $key } maakt het ongedaan
rule-removed = De regel “{ $words }” is weg; wat hij wegliet, is terug · { $key } maakt het ongedaan
rule-set = Regel: { $words } · { $key } maakt het ongedaan
empty-rules = Nog geen regels. Druk op { $key } bij een artikel om weg te laten wat erop lijkt, of op { $add } om woorden te typen.
hint-type = typen
hint-mute = weglaten
hint-mark = gelezen
hint-keep-only = alleen dit houden
hint-scope = waar
hint-remove = verwijderen
catalogue-title = CATALOGUS
catalogue-others = andere
catalogue-seen = gezien { $date }
empty-catalogue = Niets in de catalogus heeft deze woorden. Esc toont alles weer; { $key } neemt elk adres.
by-country = per land
by-language = per taal
by-section = per rubriek
hint-order = andere volgorde
country-be = België
country-fr = Frankrijk
country-ch = Zwitserland
country-ca = Canada
country-lu = Luxemburg
country-nl = Nederland
country-de = Duitsland
country-at = Oostenrijk
country-gb = Verenigd Koninkrijk
country-us = Verenigde Staten
country-cd = DR Congo
country-dz = Algerije
set-rules = Regels
set-rules-help = Wat ervan weggelaten, gemarkeerd of bewaard wordt volgens zijn woorden; Enter toont ze.
# Wat de lezer van een naam zegt
needs-name = Kies eerst een naam (e).
needs-joined = Met deze naam is niets samengevoegd.
own-name = zoals de teksten hem noemen
now-called = De naam is voortaan { $name } · { $key } maakt het ongedaan
now-same = { $name } en { $other } zijn één · { $key } maakt het ongedaan
now-apart = { $name } en { $other } zijn weer twee · { $key } maakt het ongedaan
now-muted = { $name } wordt nergens meer getoond · { $key } maakt het ongedaan
now-shown = { $name } wordt weer getoond · { $key } maakt het ongedaan
hint-follow = volgen
cmd-rename-entity = Deze persoon, plaats of organisatie anders noemen
cmd-merge-entity = Zeggen dat deze naam hetzelfde is als een andere
cmd-split-entity = Weer scheiden wat met deze naam samengevoegd is
cmd-mute-entity = Deze naam nergens meer tonen, of weer wel

# Tags and copies
tags = LABELS
operator-tag = met dit label
empty-tag = Geen artikel heeft dit label. Druk op { $key } bij een artikel om het te geven.
copies-read = { $count ->
    [one] { $count } kopie van deze tekst is ook als gelezen gemarkeerd · { $key } maakt het ongedaan
   *[other] { $count } kopieën van deze tekst zijn ook als gelezen gemarkeerd · { $key } maakt het ongedaan
 }

# What is missing on a journey
see-missing = { $key } toont welke
packed-pictures = afbeeldingen { $here }/{ $count }
stops = { $key } stopt
missing-title = ONTBREKEND
empty-missing = Alles wat ongelezen is, is offline te lezen. Druk op { $key } om terug te gaan.
hint-browser = browser
hint-pack = alles ophalen
pack-pictures = ook de afbeeldingen
cmd-missing = Tonen wat offline niet te lezen is, en waarom
since = sinds { $time }
trouble-address = “{ $a }” is geen webadres
trouble-host = geen server heet { $a }, of er is geen netwerk
trouble-unreachable = de server is niet bereikbaar
trouble-proxy = { $a }: { $b }
trouble-tls = geen veilige verbinding mogelijk: { $a }
trouble-slow = de server antwoordt te traag
trouble-slow-body = de server stuurt zijn antwoord te traag
trouble-broken = de verbinding brak af: { $a }
trouble-headers = de headers van het antwoord zijn te lang
trouble-not-http = het antwoord is geen HTTP
trouble-cut = het antwoord houdt te vroeg op
trouble-browsers = de server laat alleen browsers door ({ $a }); kiosque doet zich niet als browser voor
trouble-401 = de server vraagt een naam en wachtwoord (401): `user` en `password` van de krant in de configuratie
trouble-403 = de server weigert kiosque (403); misschien is een wachtwoord of een andere `user-agent` nodig
trouble-404 = er staat niets op dit adres (404)
trouble-407 = de proxy vraagt een naam en wachtwoord (407)
trouble-429 = te veel aanvragen (429)
trouble-451 = de server mag deze pagina niet tonen (451)
trouble-5xx = de server heeft een storing ({ $a })
trouble-status = de server antwoordde { $a }
trouble-held = { $a } wil tot { $b } met rust gelaten worden
trouble-large = het antwoord is groter dan 32 MB
trouble-packing = het antwoord is niet gecomprimeerd zoals aangekondigd ({ $a })
trouble-circles = de server stuurt ons in een kringetje rond
trouble-redirect = de server stuurt door zonder te zeggen waarheen
trouble-unsafe = de server stuurt door naar { $a }, en dat is niet veilig
trouble-credentials = het wachtwoord is niet te krijgen: { $a }
trouble-password = de server weigert de naam en het wachtwoord, of het token, van de configuratie (401)
trouble-variable = de variabele { $a }, die het wachtwoord bevat, is niet ingesteld
trouble-secret-command = de opdracht ‘{ $a }’, die het wachtwoord geeft, is mislukt: { $b }
trouble-no-feed-behind = de pagina noemt { $a } als feed, en dat is er geen
trouble-page = het antwoord is een webpagina, geen feed
trouble-empty = het antwoord is leeg
trouble-other = dit is geen feed, maar { $a }
trouble-not-feed = dit is geen feed: { $a }
trouble-redirect-gone = de feed stuurt door naar een adres dat er niet meer is (410)
trouble-odd-unchanged = de server zegt “ongewijzigd” over wat hij nooit stuurde
trouble-feed-gone = de feed is voorgoed weg (410); hij wordt niet meer opgevraagd
trouble-address-gone = er staat niets meer op dit adres (410)
trouble-gone = het artikel is er niet meer (410)
trouble-silent = de server stuurt niets
trouble-structure = de structuur is niet te volgen
trouble-no-article = de pagina is geen artikel
trouble-other-article = de pagina is een ander artikel dan aangekondigd
trouble-picture-gone = de afbeelding is er niet meer
trouble-picture-large = de afbeelding is te groot
trouble-no-picture = dit is geen afbeelding die te tonen is
trouble-picture-kept = de afbeelding kon niet worden bewaard: { $a }
trouble-picture-broken = de afbeelding is niet te lezen: { $a }
trouble-paywall = de rest is voor abonnees
trouble-not-yet = de pagina is nog niet opgehaald
empty-failed = Geen enkele krant kon worden opgehaald: { $why }. Druk op { $key } om het opnieuw te proberen, of start “kiosque demo”: een kleine verzonnen pers die geen netwerk nodig heeft.
empty-first = De kranten worden voor het eerst opgehaald; { $key } stopt.
untagged-all = Label { $tag } is van al zijn artikelen verwijderd ({ $count }) · { $key } maakt het ongedaan
needs-tag = Nog geen artikel heeft een label.
no-such-tag = Er is geen label { $tag }.
tag-name-prompt = Nieuwe naam van { $tag }:
join-tag = { $count ->
    [one] samenvoegen met { $count } artikel
   *[other] samenvoegen met { $count } artikelen
 }
join-tags-prompt = { $tag } en { $other } samenvoegen?
join-tags = alle artikelen van { $tag } krijgen { $other }
yes = ja
no-keep-both = nee, beide houden
tags-kept = { $tag } en { $other } blijven twee labels.
tag-renamed = { $tag } heet voortaan { $other } ({ $count }) · { $key } maakt het ongedaan
tags-joined = { $tag } en { $other } zijn nu één label ({ $count }) · { $key } maakt het ongedaan
is-kept = bewaard
is-chosen = gekozen
is-marked = te vergelijken
theme-before = het vorige
cmd-linear = Scherm voor een schermlezer, of niet meer
linear-on = Voor schermlezers: één deel tegelijk, en de laatste regel zegt wat gekozen is.
linear-off = Weer alle delen.
search-kept = Zoekopdracht “{ $name }” staat nu links · { $key } maakt het ongedaan
search-not-kept = Zoekopdracht “{ $name }” is weg · { $key } maakt het ongedaan
