age-now = à l'instant
age-minutes = il y a { $minutes } min
age-yesterday = hier { $time }
age-date = { $weekday } { $day } { $month }
age-year = { $day } { $month } { $year }
minutes = { $count } min
all = Tout
starred = Gardés
later = Plus tard
unread = { $count ->
    [one] { $count } non lu
   *[other] { $count } non lus
 }
unread-only = non lus seulement
feeds = Journaux
search = Recherche
ask-search = Chercher :
ask-add-feed = Nom ou adresse d'un journal :
ask-follow-link = Numéro du lien :
command-prompt = :
related = LIÉS
same-text = même texte
same-story = même histoire
read-also = à lire aussi
same-subject = sur le même sujet
entities = NOMS
loading = Un instant…
empty-feeds = Pas encore de journal ici. Appuyez sur { $key } pour en ajouter un.
empty-list = Aucun article ici pour le moment. Appuyez sur { $key } pour relever les journaux.
empty-feed-failed = Rien n'a encore pu être relevé ici : { $why }. { $key } dit ce qu'on peut y faire.
empty-search = Rien ne répond à cette recherche. Appuyez sur { $key } pour revenir.
empty-starred = Rien n'est encore gardé. Pour garder un article, appuyez sur { $key }.
empty-reader = Choisissez un article et appuyez sur Entrée.
empty-related = Rien de lié pour le moment.
text-pending = Le texte entier n'est pas encore là. Pour l'ouvrir dans le navigateur, appuyez sur o.
text-paywalled = La suite est réservée aux abonnés. Pour l'ouvrir dans le navigateur, appuyez sur o.
text-failed = La page n'a pas pu être lue : { $why }.
picture = Image
embed = À voir sur le site
nothing-here = { $key } ne fait rien ici ; { $help } montre les touches.
no-more-unread = Plus rien à lire ici.
no-address = Cet article n'a pas d'adresse.
no-link = Il n'y a pas de lien { $number }.
no-command = Aucune commande ne porte ce nom.
nothing-to-undo = Rien à annuler.
copied = Adresse copiée.
opened = Ouvert dans le navigateur.
kept = Gardé.
unkept = N'est plus gardé.
put-aside = Mis de côté pour plus tard.
no-longer-later = N'est plus mis de côté.
marked-read = { $count ->
    [one] { $count } marqué lu
   *[other] { $count } marqués lus
 } · { $key } annule
undone = Annulé : { $deed }.
redone = Refait : { $deed }.
feed-renamed = { $name } s'appelle désormais { $value } · { $key } annule
feed-moved = { $name } se range désormais sous { $value } · { $key } annule
did-read = marquer lu ({ $count })
did-unread = marquer non lu ({ $count })
did-star = garder ({ $count })
did-unstar = ne plus garder ({ $count })
did-later = mettre de côté ({ $count })
did-unlater = ne plus mettre de côté ({ $count })
did-tag = poser l'étiquette { $name } ({ $count })
did-untag = retirer l'étiquette { $name } ({ $count })
did-follow = suivre { $name }
did-unfollow = ne plus suivre { $name }
did-announce = annoncer { $name }
did-unannounce = ne plus annoncer { $name }
did-rename = renommer en { $name }
did-own-name = rendre le nom des textes
did-merge = joindre deux noms
did-split = séparer deux noms
did-mute = masquer un nom
did-unmute = montrer de nouveau un nom
did-order = changer l'ordre
did-add = ajouter { $name }
did-remove = retirer { $name }
did-move = déplacer { $name }
did-set = régler { $name }
did-rule = la règle « { $name } »
did-unrule = lever la règle « { $name } »
did-import = reprendre les journaux de { $name }
name-language = Langue
name-measure = Colonnes de texte
name-keys = Touches
name-theme = Thème
keys-usual = habituelles
quoted = « { $words } »
removing-feed = { $name } est retiré ; ses articles gardés restent · { $key } annule
adding-feed = Recherche d'un journal à l'adresse { $address }…
refreshing = Relevé en cours : { $done }/{ $count } journaux
offline = hors ligne : { $here }/{ $count } lisibles
refreshed = { $count ->
    [one] 1 nouvel article
   *[other] { $count } nouveaux articles
 }
refreshed-nothing = rien de nouveau
refreshed-failed = { $count ->
    [one] 1 journal n'a pas répondu ({ $key })
   *[other] { $count } journaux n'ont pas répondu ({ $key })
 }
refreshed-offline = hors ligne : le réseau ne répond pas, rien n'a été relevé
refreshed-early = Aucun journal n'est à relever pour l'instant ; { $key } les relève tous quand même.
offline-only = hors ligne
hint-open = lire
hint-read-on = lire la suite
hint-back = revenir
hint-star = garder
hint-add = ajouter
hint-help = aide
hint-cancel = annuler
help-title = Les touches
help-moving = Se déplacer
help-reading = Lire
help-lists = Listes
help-feeds = Journaux
help-program = Programme
weekday-1 = lun.
weekday-2 = mar.
weekday-3 = mer.
weekday-4 = jeu.
weekday-5 = ven.
weekday-6 = sam.
weekday-7 = dim.
month-1 = janv.
month-2 = févr.
month-3 = mars
month-4 = avr.
month-5 = mai
month-6 = juin
month-7 = juil.
month-8 = août
month-9 = sept.
month-10 = oct.
month-11 = nov.
month-12 = déc.
new-articles = { $count ->
    [one] { $count } nouveau · { $key } pour voir
   *[other] { $count } nouveaux · { $key } pour voir
 }
cmd-down = Descendre
cmd-up = Monter
cmd-left = Aller au volet de gauche
cmd-right = Aller au volet de droite
cmd-next-pane = Aller au volet suivant
cmd-previous-pane = Aller au volet précédent
cmd-page-down = Descendre d'une page
cmd-page-up = Monter d'une page
cmd-half-page-down = Descendre d'une demi-page
cmd-half-page-up = Monter d'une demi-page
cmd-top = Aller au début
cmd-bottom = Aller à la fin
cmd-back = Revenir où l'on était
cmd-open = Ouvrir ce qui est choisi
cmd-read-on = Lire la suite, puis l'article non lu suivant
cmd-next-unread = Article non lu suivant
cmd-previous-unread = Article non lu précédent
cmd-toggle-read = Marquer lu ou non lu
cmd-star = Garder l'article, ou non
cmd-later = Mettre de côté, ou non
cmd-open-in-browser = Ouvrir dans le navigateur
cmd-follow-link = Ouvrir un lien par son numéro
cmd-copy-address = Copier l'adresse
cmd-entities = Aller aux personnes et aux lieux de l'article
cmd-wider = Texte plus large
cmd-narrower = Texte plus étroit
cmd-zoom = Le texte seul, ou avec le reste
cmd-search = Chercher dans tous les articles
cmd-show-new = Montrer les nouveaux articles
cmd-unread-only = Non lus seulement, ou tous
cmd-mark-all-read = Marquer toute la liste lue
cmd-go-to-all = Aller à tous les articles
cmd-go-to-kept = Aller aux articles gardés
cmd-go-to-later = Aller aux articles mis de côté
cmd-undo = Annuler
cmd-redo = Refaire
cmd-refresh = Relever les journaux
cmd-refresh-all = Relever tous les journaux maintenant
cmd-add-feed = Ajouter un journal
cmd-remove-feed = Retirer ce qui est choisi à gauche : journal, suivi, étiquette
cmd-palette = Trouver n'importe quoi par son nom
cmd-help = Montrer les touches
cmd-redraw = Redessiner l'écran
cmd-quit = Quitter

## Pages
help-pages = Pages
cmd-front-page = La une : les histoires du jour
cmd-press = Choisir la une : de toute la presse, ou d'une partie
cmd-dossier = Toute l'histoire de l'article, jour par jour
cmd-versions = Ce qui a changé dans l'article
cmd-compare = Comparer deux articles de l'histoire
front-title = À LA UNE
front-counts = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
 }, { $stories ->
    [one] { $stories } histoire
   *[other] { $stories } histoires
 }
empty-front = Pas encore d'histoire à raconter. Appuyez sur r pour relever les journaux.
press-all = toute la presse
press-fr = en français
press-nl = en néerlandais
press-de = en allemand
press-en = en anglais
press-prompt = La une :
press-feeds = { $count ->
    [one] { $count } journal
   *[other] { $count } journaux
 }
no-such-press = Il n'y a pas de presse « { $name } ».
empty-press = Rien à la une pour le moment ({ $press }). { $key } en choisit une autre.
front-alone = Une seule rédaction en parle
front-alone-in = { $press } : une seule rédaction en parle
needs-front = Cela se choisit à la une ({ $key }).
needs-dossier = Deux articles se comparent dans le dossier de leur histoire ({ $key }).
hint-press = presse
hint-rename = renommer
story-tally = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
 } · { $outlets ->
    [one] { $outlets } rédaction
   *[other] { $outlets } rédactions
 }
dossier-title = DOSSIER
empty-dossier = Aucun autre article ne raconte cette histoire pour le moment. Appuyez sur Esc pour revenir.
people-title = QUI ET OÙ
copies = { $count ->
    [one] { $count } copie du même texte { $sign }
   *[other] { $count } copies du même texte { $sign }
 }
only-here = dit ce qu'aucun autre ne dit
compare-title = COMPARAISON
compare-only = ┃ ce qu'un seul des deux dit
compare-second = Choisissez l'autre article et appuyez sur { $key }.
compare-given-up = Comparaison abandonnée.
empty-compare = Ces deux articles n'ont pas de texte à comparer. Appuyez sur Esc pour revenir.
hint-compare = comparer
versions-title = MODIFICATIONS
changed-at = modifié { $time }
empty-versions = Cet article n'a pas changé depuis qu'il est arrivé. Appuyez sur Esc pour revenir.
empty-entity = Plus aucun article n'en parle. Appuyez sur Esc pour revenir.
kind-person = personne
kind-organisation = organisation
kind-place = lieu
kind-other = autre
articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }
followed = suivi
muted = masqué
days = { $count } jours
with = avec : { $names }
companions = AVEC
day-today = aujourd'hui
day-yesterday = hier

# Keys, palette, search, marks
empty-later = Rien n'est encore mis de côté. Pour retrouver un article ici, appuyez sur { $key }.
empty-unread = Tout est lu ici. Appuyez sur { $key } pour tout revoir.
empty-help = Aucune touche ni commande n'y répond.
nothing-to-redo = Rien à refaire.
nothing-to-mark = Tout y est déjà lu.
needs-entry = Choisissez d'abord un article.
needs-feed = Choisissez d'abord un journal à gauche.
needs-link = Le texte n'a pas de lien.
needs-enclosure = Cet article n'a rien à écouter.
needs-story = L'article n'appartient à aucune histoire.
needs-search = Cherchez d'abord.
needs-work = Rien n'est en cours.
no-argument = Il manque quelque chose après la commande, ou ce mot n'y convient pas.
chosen = { $count ->
    [0] Plus rien de choisi
    [one] { $count } choisi
   *[other] { $count } choisis
 }
tagged = Étiquette { $tag } posée ({ $count }).
untagged = Étiquette { $tag } retirée ({ $count }).
found-feed = journal
found-entity = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }
operator-is = l'état : unread (non lu), starred (gardé), offline (hors ligne)
operator-feed = dans ce journal
operator-section = sous cette rubrique
operator-title = dans le titre
operator-author = de cet auteur
operator-entity = sur cette personne, ce lieu, cette organisation
operator-lang = dans cette langue
operator-since = depuis une date, ou 24h, 7d
operator-before = avant une date, ou 24h, 7d
operator-or = l'un ou l'autre
help-prompt = Trouver une touche :
help-in-list = dans la liste
help-in-reader = dans le texte
help-in-side = à côté du texte
help-in-page = sur une page
help-sharing = Partager
hint-search = chercher
hint-next-unread = non lu suivant
hint-entities = noms
hint-choose = choisir
hint-complete = compléter
hint-run = valider
hint-refresh = relever
hint-quit = quitter
key-clash = { $keys } ({ $command }) prend les touches de { $lost }
set-to = { $name } : { $value }
no-such-choice = { $name } : « { $value } » n'est pas proposé.
cmd-mark-above-read = Marquer lu tout ce qui est au-dessus
cmd-mark-below-read = Marquer lu tout ce qui est en dessous
cmd-mark-older-read = Marquer lu ce qui est plus vieux, par exemple 7d
cmd-choose = Choisir l'article pour la suite, ou non
cmd-tag = Étiqueter l'article, ou non
cmd-rename-tag = Renommer une étiquette
cmd-go-to-papers = Aller aux journaux
cmd-cancel = Arrêter ce qui est en cours
cmd-language = Choisir la langue de l'interface
cmd-measure = Choisir le nombre de colonnes du texte
cmd-keys = Choisir les touches : les habituelles ou celles de newsboat
cancelled = Arrêté.

# States of several articles at once
now-read = { $count ->
    [one] Marqué lu.
   *[other] { $count } marqués lus.
 }
now-unread = { $count ->
    [one] Marqué non lu.
   *[other] { $count } marqués non lus.
 }

# States of several articles at once
hint-more = la suite
## Reading
text-not-article = Cette page n'est pas un article ; voici ce qu'en dit le flux. Pour l'ouvrir dans le navigateur, appuyez sur o.
text-other-article = Cette page est un autre article que celui annoncé ; voici ce qu'en dit le flux. Pour l'ouvrir dans le navigateur, appuyez sur o.
justified = Texte justifié.
ragged = Texte aligné à gauche.
find-prompt = Dans l'article :
not-found = « { $words } » n'est pas dans l'article.
hint-next = suivant
hint-previous = précédent
cmd-find = Chercher dans l'article
cmd-next-hit = Passage suivant où ces mots se trouvent
cmd-previous-hit = Passage précédent où ces mots se trouvent
cmd-scroll-right = Faire défiler tableaux et code vers la droite
cmd-scroll-left = Faire défiler tableaux et code vers la gauche
cmd-justify = Texte justifié, ou aligné à gauche
changes-key = [-retiré-] {"{"}+ajouté+{"}"}
hint-version = autre version
picture-failed = Image indisponible : { $why }.
pictures-on = Images montrées.
pictures-off = Images cachées ; leurs légendes restent.
cmd-pictures = Montrer les images, ou seulement leurs légendes

## Themes
cmd-theme = Choisir un thème
themes-title = THÈMES
theme-kept = Thème « { $name } » gardé.
hint-keep = garder
sample-headline = Le plan du rail passe en conseil
sample-meta = La Gazette · 8:12 · 4 min
sample-read = La ligne 2 du métro rouvre
sample-selected = Inondations : la Vesdre sous surveillance
sample-lead = Le gouvernement a validé un plan qui touche six lignes.
sample-person = Anne Dubois
sample-organisation = SNCB
sample-place = Namur
sample-link = le rapport
sample-text = Six lignes rurales,
sample-hit = trouvées
sample-code = code
sample-quote = « On ne fait pas rouler des trains avec des tableurs. »
sample-heading = Ce qui change
sample-caption = Le viaduc, au matin.
sample-gone = [-vendredi-]
sample-come = {"{"}+samedi+{"}"}
sample-warning = La suite est réservée aux abonnés.
sample-error = La page n'a pas pu être lue.
sample-ok = 118/120 lisibles hors ligne

# Following
searches = RECHERCHES
follows = SUIVIS
other-feeds = AUTRES
no-longer-followed = Vous ne suivez plus { $name } · { $key } annule
announced = Les nouveaux articles sur { $name } seront annoncés.
no-longer-announced = Les nouveaux articles sur { $name } ne seront plus annoncés.
arrived = { $count ->
    [one] { $name } : { $count } nouveau
   *[other] { $name } : { $count } nouveaux
 }
needs-target = Rien ici ne peut être suivi.
needs-followed = Choisissez d'abord un suivi à gauche.
cmd-follow = Suivre cette personne, ce lieu, cette histoire, cette recherche, ou non
cmd-save-search = Garder cette recherche parmi les listes de gauche
cmd-announce = Annoncer les nouveaux articles de ce qui est suivi, ou non
now-followed = Vous suivez désormais { $name } · { $key } annule

# Managing feeds
no-address-there = « { $address } » n'est pas une adresse ; tapez-en une, ou un nom du catalogue.
not-found-there = { $address } n'a pas pu être lu : { $why }.
no-feed-there = { $address } n'annonce aucun flux ; cherchez « RSS » sur le site, ou dans le catalogue.
feed-known = { $name } y est déjà.
already-there = déjà là
feed-added = { $name } est ajouté · { $key } annule
feed-changed = { $name } · { $value } · { $key } annule
refreshing-feed = Relevé de { $name } en cours…
not-done = Cela n'a pas pu se faire : { $why }.
feeds-imported = { $count ->
    [0] Aucun journal du fichier n'est nouveau.
    [one] { $count } journal ajouté.
   *[other] { $count } journaux ajoutés.
 }
feeds-exported = { $count ->
    [one] { $count } journal écrit dans { $path }.
   *[other] { $count } journaux écrits dans { $path }.
 }
cmd-catalogue = Ajouter un journal du catalogue
cmd-feed-settings = Régler le journal choisi
cmd-rename-feed = Renommer ce qui est choisi à gauche
cmd-move-feed = Mettre le journal choisi sous une autre rubrique
cmd-refresh-feed = Relever le journal choisi maintenant
cmd-import-feeds = Reprendre les journaux d'un fichier OPML
cmd-export-feeds = Écrire la liste des journaux dans un fichier OPML

# What leaves
no-shares = Aucune façon de partager n'est réglée : nommez-en une sous [commands.share] dans config.toml.
saved = { $count ->
    [one] Enregistré : { $path }
   *[other] { $count } articles enregistrés : { $path }
 }
saved-story = Toute l'histoire est enregistrée : { $path }
shared = Transmis à { $name }.
piped = La commande a lu le texte.
playing = Le lecteur démarre…
played = La prochaine fois, la lecture reprendra ici.
cmd-back-or-quit = Revenir où l'on était ; quitter s'il n'y a où revenir
needs-wide = Rien ici n'est plus large que le texte.
needs-hits = Cherchez d'abord dans l'article ({ $key }).
no-new = Rien de nouveau ici.
at-root = Rien où revenir ; { $key } quitte.
measure-pane = Texte de { $count } colonnes ; le volet n'en a que { $room }, { $key } montre le texte seul.
measure-now = Texte de { $count } colonnes.
key-shift = Maj
key-alt = Alt
key-ctrl = Ctrl
key-pagedown = Page ↓
key-pageup = Page ↑
key-end = Fin
key-home = Début
key-insert = Inser
key-delete = Suppr
key-backspace = Retour
key-space = Espace
key-enter = Entrée
older-minutes = { $count ->
    [one] plus vieux que { $count } minute
   *[other] plus vieux que { $count } minutes
 }
older-hours = { $count ->
    [one] plus vieux que { $count } heure
   *[other] plus vieux que { $count } heures
 }
older-days = { $count ->
    [one] plus vieux que { $count } jour
   *[other] plus vieux que { $count } jours
 }
empty-choices = Rien ici ne répond à ces lettres.
prompt-choose = { $label } tapez quelque chose, ou choisissez avec ↓, puis ⏎ ; Esc laisse tout comme avant.
prompt-type = { $label } tapez quelque chose, puis ⏎ ; Esc laisse tout comme avant.
ask-save-story = Enregistrer dans :
ask-save-epub = Enregistrer dans :
ask-save-html = Enregistrer dans :
ask-save-markdown = Enregistrer dans :
ask-pipe = Passer le texte à la commande :
ask-share = Partager par :
ask-export-feeds = Écrire dans le fichier OPML :
ask-import-feeds = Fichier OPML à reprendre :
ask-move-feed = Sous la rubrique :
ask-rename-feed = Nouveau nom :
ask-feed-settings = Réglage :
ask-theme = Thème :
ask-keys = Touches :
ask-measure = Colonnes du texte :
ask-language = Langue :
ask-offline-pack = Emporter aussi :
ask-split-entity = Séparer de :
ask-merge-entity = La même chose que :
ask-rename-entity = Nouveau nom :
ask-save-search = Nom de la recherche :
ask-follow = Suivre sous le nom :
ask-rename-tag = Étiquette à renommer :
ask-tag = Étiquette :
ask-mark-older-read = Marquer lu ce qui est plus vieux que :
cmd-share = Partager l'article par une commande à vous
cmd-pipe = Donner le texte de l'article à une commande
cmd-save-markdown = Enregistrer l'article en Markdown
cmd-save-html = Enregistrer l'article en page web
cmd-save-epub = Enregistrer l'article en livre pour liseuse
cmd-save-story = Enregistrer toute l'histoire de l'article en livre
cmd-play = Écouter ce qui accompagne l'article

because = en commun : { $why }
is-unread = non lu
is-read = lu
crashed = kiosque a dû s'arrêter à cause d'une erreur ; rien de ce qui était enregistré n'est perdu. Le rapport se trouve dans

# Le premier jour, sans réseau
empty-offline = Le réseau ne répond pas, et rien n'a encore été lu. Appuyez sur { $key } pour réessayer, ou lancez « kiosque demo » : une petite presse inventée, qui n'a besoin d'aucun réseau.

# For a journey
packing = Recherche de tous les articles non lus…
packed = { $here }/{ $count } lisibles hors ligne
missing = { $count } : { $why }
why-missing = page introuvable (404)
why-gone = disparu (410)
why-subscription = abonnement
why-refused = refusé ({ $status })
why-no-article = pas un article
why-other-article = un autre article
why-not-yet = pas encore cherché
why-silent = pas de réponse
cmd-offline-pack = Tout chercher pour lire hors ligne

# Nothing found
empty-palette = Aucune commande, aucun journal, article ni nom ne répond à ces lettres.

# Santé et réglages des journaux
until-now = maintenant
until-minutes = dans { $minutes } min
until-tomorrow = demain { $time }
span-hours = { $count } h
span-days = { $count } j
hint-set = régler
cmd-health = Comment vont les journaux, et que faire
health-title = SANTÉ
health-count = { $feeds ->
    [one] { $feeds } journal
   *[other] { $feeds } journaux
 }{ $ill ->
    [0] , tout va bien
   *[other] , { $ill } en difficulté
 }
health-feed = journal
health-answer = dernière réponse
health-success = dernier relevé
health-next = prochain
health-every = rythme
health-failures = échecs
health-week = par semaine
health-history = historique
health-never = jamais
health-exactly = En détail : { $why }.
health-new = pas encore relevé
health-unchanged = rien de nouveau
health-answered = a répondu
health-gone = disparu pour de bon
health-login = veut un mot de passe
health-refused = refuse les programmes
health-missing = rien à cette adresse
health-busy = demande d'attendre
health-fault = serveur en panne
health-unreachable = injoignable
health-unsafe = connexion peu sûre
health-slow = trop lent
health-page = une page, pas un flux
health-malformed = illisible
health-other = n'a pas répondu
advice-new = Pas encore relevé ; { $poll } le fait maintenant.
advice-well = Tout va bien.
advice-gone = Le site dit que ce flux n'existe plus. Cherchez-en un autre sur sa page ({ $site }), ou retirez-le ({ $remove }) ; ce que vous avez gardé reste.
advice-login = Ce journal n'est pas ouvert à tous : réglez un nom et la commande qui donne le mot de passe ({ $set }).
advice-password = Le nom ou le mot de passe ne convient pas : changez-les ({ $set }), puis { $poll } redemande.
advice-variable = La variable { $secret } n'existe pas là d'où kiosque est lancé : définissez-la et relancez kiosque, ou prenez une commande ({ $set }).
advice-command = La commande « { $secret } » ne donne pas le mot de passe : essayez-la dans un terminal, ou réglez-en une autre ({ $set }) ; { $poll } redemande.
advice-refused = Le site refuse les programmes. Essayez une autre adresse ou un autre user-agent ({ $set }), ou lisez-le dans le navigateur ({ $site }). kiosque redemandera de temps en temps.
advice-missing = Il n'y a plus rien à cette adresse. Le flux a peut-être déménagé : voyez sa page ({ $site }) et changez l'adresse ({ $set }), ou retirez-le ({ $remove }).
advice-busy = Le serveur veut être interrogé moins souvent. kiosque attend aussi longtemps qu'il le dit ; un rythme plus lent aide ({ $set }).
advice-fault = La faute est au serveur. Il n'y a rien à faire : kiosque redemande de lui-même, de moins en moins souvent. { $poll } redemande maintenant.
advice-unreachable = Le réseau ou le site ne répond pas. kiosque redemande de lui-même ; { $poll } redemande maintenant. Si cela dure, voyez si l'adresse est encore la bonne ({ $set }).
advice-unsafe = Le site ne prouve pas qui il est ; rien n'y est donc lu. D'ordinaire il y remédie en quelques jours ; { $poll } redemande maintenant.
advice-page = Une page se trouve là où était le flux. { $open } y cherche le flux ; { $site } l'ouvre dans le navigateur.
advice-malformed = Ce qui est servi là n'est pas un flux lisible. C'est peut-être une faute passagère : kiosque redemande de lui-même, { $poll } redemande maintenant.
advice-other = kiosque redemande de lui-même, de moins en moins souvent ; { $poll } redemande maintenant, { $site } ouvre le site.
hint-history = historique
settings-title = RÉGLAGES
settings-gone = Ce journal n'est plus dans la configuration.
hint-change = changer
hint-unset = par défaut
set-nothing = par défaut
set-yes = oui
set-no = non
set-for-ever = pour toujours
set-own-title = le titre du flux
set-wrong-time = « { $value } » n'est pas une durée ; écrivez 30m, 2h ou 7d.
set-wrong-address = « { $value } » n'est pas une adresse ; elle commence par https:// ou http://.
set-wrong-header = « { $value } » : écrivez Nom: valeur; Autre: valeur.
set-name = Nom
set-name-help = Comment le journal s'appelle ici.
set-section = Rubrique
set-section-help = La rubrique où il se range à gauche.
set-tags = Étiquettes
set-tags-help = Vos propres mots pour lui, séparés par des virgules.
set-address = Adresse
set-address-help = Où est son flux. Sous une autre adresse c'est un autre journal : ce qui a été lu reste au premier.
set-every = Relever tous les
set-every-help = À quel rythme il est relevé : 30m, 2h, 1d. Son serveur peut demander plus.
set-full-text = Articles entiers
set-full-text-help = Si les pages de ses articles sont cherchées, ou seulement ce que porte son flux.
set-keep-read = Garder ce qui est lu
set-keep-read-help = Combien de temps : 7d, 90d, 0 pour toujours. Ce que vous avez gardé, mis de côté ou étiqueté ne part jamais.
set-user-agent = User-agent
set-user-agent-help = Le nom sous lequel son serveur est interrogé ; sinon, celui de kiosque.
set-user = Utilisateur
set-user-help = Le nom pour un journal qui n'est pas ouvert à tous ; il faut aussi un mot de passe.
set-password = Mot de passe tiré de
set-password-help = Une commande qui le donne, par exemple pass show journal, ou $NAME pour une variable. Il n'est jamais dans le fichier.
set-token = Jeton tiré de
set-token-help = À la place de l'utilisateur et du mot de passe, si le serveur en veut un : une commande, ou $NAME.
set-headers = En-têtes
set-headers-help = Envoyés à son serveur seulement : Nom: valeur; Autre: valeur.
set-proxy = Proxy
set-proxy-help = Une adresse comme socks5://127.0.0.1:9050, ou none pour aucun.
cmd-mute = Écarter, ou marquer lu, ce qui ressemble à l'article
cmd-rules = Les règles qui écartent et marquent des articles
rule-title = ÉCARTER
rules-title = RÈGLES
rule-deed = Action
rule-scope = Où
rule-everywhere = tous les journaux
rule-only = { $feed } seulement
rule-other = d'autres mots…
rule-words = Mots, séparés par des virgules :
rule-no-feed = Le journal de cet article n'est pas dans la configuration ; choisissez tous les journaux.
deed-mute = écarter
deed-keep = ne garder que
deed-mark = marquer lu
deed-star = garder
place-anywhere = partout
place-title = dans le titre
place-text = dans le texte
place-author = auteur
place-category = catégorie
rule-how = Ce que vous avez gardé, mis de côté ou étiqueté reste toujours visible.
rule-would-mute = { $count ->
    [one] Écarterait { $count } article :
   *[other] Écarterait { $count } articles :
 }
rule-would-mark = { $count ->
    [one] Marquerait lu { $count } article :
   *[other] Marquerait lus { $count } articles :
 }
rule-would-keep = { $count ->
    [one] Écarterait le seul autre ({ $count }) :
   *[other] Écarterait les { $count } autres :
 }
rule-mutes = « { $words } » est désormais écarté ({ $count }) · { $key } annule
rule-marks = « { $words } » est désormais marqué lu ({ $count }) · { $key } annule
rule-keeps = Seul « { $words } » est gardé ; { $count ->
    [one] { $count } écarté
   *[other] { $count } écartés
 } · { $key } annule
rule-removed = La règle « { $words } » est levée ; ce qu'elle écartait est de retour · { $key } annule
rule-set = Règle : { $words } · { $key } annule
empty-rules = Pas encore de règle. Sur un article, appuyez sur { $key } pour écarter ce qui lui ressemble, ou sur { $add } pour taper des mots.
hint-type = taper
hint-mute = écarter
hint-mark = marquer lu
hint-keep-only = ne garder que
hint-scope = où
hint-remove = retirer
catalogue-title = CATALOGUE
catalogue-others = autres
catalogue-seen = vu { $date }
empty-catalogue = Rien dans le catalogue ne porte ces mots. Échap remontre tout ; { $key } prend n'importe quelle adresse.
by-country = par pays
by-language = par langue
by-section = par rubrique
hint-order = autre ordre
country-be = Belgique
country-fr = France
country-ch = Suisse
country-ca = Canada
country-lu = Luxembourg
country-nl = Pays-Bas
country-de = Allemagne
country-at = Autriche
country-gb = Royaume-Uni
country-us = États-Unis
country-cd = RD Congo
country-dz = Algérie
set-rules = Règles
set-rules-help = Ce qui en est écarté, marqué ou gardé d'après ses mots ; Entrée les montre.
# Ce que le lecteur dit d'un nom
needs-name = Choisissez d'abord un nom (e).
needs-joined = Rien n'a été joint à ce nom.
own-name = comme l'appellent les textes
now-called = Le nom est désormais { $name } · { $key } annule
now-same = { $name } et { $other } ne font qu'un · { $key } annule
now-apart = { $name } et { $other } font de nouveau deux · { $key } annule
now-muted = { $name } ne s'affiche plus nulle part · { $key } annule
now-shown = { $name } s'affiche de nouveau · { $key } annule
hint-follow = suivre
cmd-rename-entity = Appeler autrement cette personne, ce lieu, cette organisation
cmd-merge-entity = Dire que ce nom désigne la même chose qu'un autre
cmd-split-entity = Séparer de nouveau des noms qui ont été joints
cmd-mute-entity = Ne plus montrer ce nom nulle part, ou de nouveau

# Tags and copies
tags = ÉTIQUETTES
operator-tag = qui porte cette étiquette
empty-tag = Aucun article ne porte cette étiquette. Pour la donner à un article, appuyez sur { $key }.
copies-read = { $count ->
    [one] { $count } copie de ce texte est marquée lue aussi · { $key } annule
   *[other] { $count } copies de ce texte sont marquées lues aussi · { $key } annule
 }

# What is missing on a journey
see-missing = { $key } montre lesquels
packed-pictures = images { $here }/{ $count }
stops = { $key } arrête
missing-title = MANQUANTS
empty-missing = Tout ce qui n'est pas lu peut se lire sans réseau. Appuyez sur { $key } pour revenir.
hint-browser = navigateur
hint-pack = tout chercher
pack-pictures = les images aussi
cmd-missing = Montrer ce qui n'est pas lisible hors ligne, et pourquoi
since = depuis { $time }
trouble-address = « { $a } » n'est pas une adresse web
trouble-host = aucun serveur ne s'appelle { $a }, ou il n'y a pas de réseau
trouble-unreachable = le serveur est injoignable
trouble-proxy = { $a } : { $b }
trouble-tls = pas de connexion sûre possible : { $a }
trouble-slow = le serveur met trop de temps à répondre
trouble-slow-body = le serveur envoie sa réponse trop lentement
trouble-broken = la connexion s'est rompue : { $a }
trouble-headers = les en-têtes de la réponse sont trop longs
trouble-not-http = la réponse n'est pas du HTTP
trouble-cut = la réponse s'arrête trop tôt
trouble-browsers = le serveur ne laisse passer que les navigateurs ({ $a }) ; kiosque ne se fait pas passer pour l'un d'eux
trouble-401 = le serveur demande un nom et un mot de passe (401) : `user` et `password` du journal dans la configuration
trouble-403 = le serveur refuse kiosque (403) ; peut-être faut-il un mot de passe ou un autre `user-agent`
trouble-404 = il n'y a rien à cette adresse (404)
trouble-407 = le proxy demande un nom et un mot de passe (407)
trouble-429 = trop de demandes (429)
trouble-451 = le serveur n'a pas le droit de montrer cette page (451)
trouble-5xx = le serveur est en panne ({ $a })
trouble-status = le serveur a répondu { $a }
trouble-held = { $a } demande qu'on le laisse tranquille jusqu'à { $b }
trouble-large = la réponse dépasse 32 Mo
trouble-packing = la réponse n'est pas compressée comme annoncé ({ $a })
trouble-circles = le serveur nous fait tourner en rond
trouble-redirect = le serveur redirige sans dire où
trouble-unsafe = le serveur redirige vers { $a }, ce qui n'est pas sûr
trouble-credentials = impossible d'obtenir le mot de passe : { $a }
trouble-password = le serveur refuse le nom et le mot de passe, ou le jeton, de la configuration (401)
trouble-variable = la variable { $a }, qui tient le mot de passe, n'est pas définie
trouble-secret-command = la commande « { $a } », qui donne le mot de passe, a échoué : { $b }
trouble-no-feed-behind = sa page annonce { $a } comme flux, et ce n'en est pas un
trouble-page = la réponse est une page web, pas un flux
trouble-empty = la réponse est vide
trouble-other = ce n'est pas un flux, mais { $a }
trouble-not-feed = ce n'est pas un flux : { $a }
trouble-redirect-gone = le flux redirige vers une adresse qui n'existe plus (410)
trouble-odd-unchanged = le serveur dit « inchangé » de ce qu'il n'a jamais envoyé
trouble-feed-gone = le flux a disparu pour de bon (410) ; il n'est plus demandé
trouble-address-gone = il n'y a plus rien à cette adresse (410)
trouble-gone = l'article n'existe plus (410)
trouble-silent = le serveur n'envoie rien
trouble-structure = sa structure ne se laisse pas suivre
trouble-no-article = la page n'est pas un article
trouble-other-article = la page est un autre article que celui annoncé
trouble-picture-gone = l'image n'existe plus
trouble-picture-large = l'image est trop grande
trouble-no-picture = ce n'est pas une image que l'on puisse montrer
trouble-picture-kept = l'image n'a pas pu être gardée : { $a }
trouble-picture-broken = l'image ne se laisse pas décoder : { $a }
trouble-paywall = la suite est réservée aux abonnés
trouble-not-yet = la page n'a pas encore été cherchée
empty-failed = Aucun journal n'a pu être relevé : { $why }. Appuyez sur { $key } pour réessayer, ou lancez « kiosque demo » : une petite presse inventée, qui n'a besoin d'aucun réseau.
empty-first = Premier relevé des journaux en cours ; { $key } l'arrête.
untagged-all = Étiquette { $tag } retirée de tous ses articles ({ $count }) · { $key } annule
needs-tag = Aucun article ne porte encore d'étiquette.
no-such-tag = Aucune étiquette ne s'appelle { $tag }.
tag-name-prompt = Nouveau nom de { $tag } :
join-tag = { $count ->
    [one] réunir avec { $count } article
   *[other] réunir avec { $count } articles
 }
join-tags-prompt = Réunir { $tag } et { $other } ?
join-tags = tous les articles de { $tag } reçoivent { $other }
yes = oui
no-keep-both = non, garder les deux
tags-kept = { $tag } et { $other } restent deux étiquettes.
tag-renamed = { $tag } s'appelle désormais { $other } ({ $count }) · { $key } annule
tags-joined = { $tag } et { $other } ne font qu'une étiquette ({ $count }) · { $key } annule
search-kept = La recherche « { $name } » est gardée à gauche · { $key } annule
search-not-kept = La recherche « { $name } » n'est plus gardée · { $key } annule
is-kept = gardé
is-chosen = choisi
is-marked = à comparer
theme-before = celui d'avant
cmd-linear = Écran fait pour un lecteur d'écran, ou non
linear-on = Pour lecteurs d'écran : un volet à la fois, et la dernière ligne dit ce qui est choisi.
linear-off = Tous les volets de nouveau.
