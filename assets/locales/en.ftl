age-now = just now
age-minutes = { $minutes } min ago
age-yesterday = yesterday { $time }
age-date = { $weekday } { $day } { $month }
age-year = { $day } { $month } { $year }
minutes = { $count } min
all = Everything
starred = Kept
later = Later
unread = { $count } unread
unread-only = unread only
feeds = Papers
search = Search
ask-search = Search:
ask-add-feed = Name or address of a paper:
ask-follow-link = Number of the link:
command-prompt = :
related = RELATED
same-text = same text
same-story = same story
read-also = read also
same-subject = on the same subject
entities = NAMES
loading = One moment…
empty-feeds = No paper here yet. Press { $key } to add one.
empty-list = No articles here yet. Press { $key } to look for news.
empty-search = Nothing answers this search. Press { $key } to come back.
empty-starred = Nothing is kept yet. Press { $key } on an article to keep it.
empty-reader = Choose an article and press Enter.
empty-related = Nothing related yet.
text-pending = The whole text is not here yet; o opens it in the browser.
text-paywalled = The rest is for subscribers; o opens it in the browser.
text-failed = The page could not be read: { $why }
picture = Picture
embed = To be seen on the site
nothing-here = { $key } does nothing here; { $help } shows the keys.
no-more-unread = Nothing left to read here.
no-address = This article has no address.
no-link = There is no link { $number }.
no-command = No command is called so.
nothing-to-undo = Nothing to undo.
copied = Address copied.
opened = Opened in the browser.
kept = Kept.
unkept = No longer kept.
put-aside = Put aside for later.
no-longer-later = No longer put aside.
marked-read = { $count } marked read · { $key } undoes
undone = { $what ->
    [read] Undone: mark read ({ $count })
    [unread] Undone: mark unread ({ $count })
    [star] Undone: keep ({ $count })
    [later] Undone: put aside for later ({ $count })
    [tag] Undone: tag ({ $count })
   *[other] Undone.
 }
redone = { $what ->
    [read] Done again: mark read ({ $count })
    [unread] Done again: mark unread ({ $count })
    [star] Done again: keep ({ $count })
    [later] Done again: put aside for later ({ $count })
    [tag] Done again: tag ({ $count })
   *[other] Done again.
 }
removing-feed = { $name } is removed; kept articles stay · { $key } undoes
adding-feed = Looking for the articles of { $address }…
refreshing = Looking for news: { $done }/{ $count } papers
refreshed = { $count ->
    [one] 1 new article
   *[other] { $count } new articles
 }
refreshed-nothing = nothing new
refreshed-failed = { $count ->
    [one] 1 paper did not answer ({ $key })
   *[other] { $count } papers did not answer ({ $key })
 }
refreshed-offline = offline: the network does not answer, nothing was fetched
refreshed-early = No paper is due yet; { $key } asks all of them anyway.
offline = offline: { $here }/{ $count } readable
offline-only = offline
hint-open = read
hint-read-on = read on
hint-back = back
hint-star = keep
hint-add = add
hint-help = help
hint-cancel = cancel
help-title = The keys
help-moving = Moving
help-reading = Reading
help-lists = Lists
help-feeds = Papers
help-program = Program
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
new-articles = { $count ->
    [one] { $count } new · { $key } to see
   *[other] { $count } new · { $key } to see
 }

## Pages
help-pages = Pages
front-title = FRONT PAGE
front-counts = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
 }, { $stories ->
    [one] { $stories } story
   *[other] { $stories } stories
 }
empty-front = No story to tell yet. Press r to look for news.
press-all = the whole press
press-fr = in French
press-nl = in Dutch
press-de = in German
press-en = in English
press-prompt = Front page:
press-feeds = { $count ->
    [one] { $count } feed
   *[other] { $count } feeds
 }
no-such-press = No press is called “{ $name }”.
empty-press = Nothing on the front page these days ({ $press }). Press { $key } to choose another press.
front-alone = Only one newsroom tells
front-alone-in = { $press }: only one newsroom tells
needs-front = That is chosen on the front page ({ $key }).
needs-dossier = Two articles are compared in a dossier ({ $key }).
hint-press = press
hint-rename = rename
story-tally = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
 } · { $outlets ->
    [one] { $outlets } newsroom
   *[other] { $outlets } newsrooms
 }
dossier-title = STORY
empty-dossier = No other article tells this story for now. Press Esc to come back.
people-title = WHO AND WHERE
copies = { $count ->
    [one] { $count } copy of the same text { $sign }
   *[other] { $count } copies of the same text { $sign }
 }
only-here = says what no other says
compare-title = COMPARISON
compare-only = ┃ what only one of them says
compare-second = Choose the other article and press { $key }.
compare-given-up = Comparison given up.
empty-compare = These two articles have no text to compare. Press Esc to come back.
hint-compare = compare
versions-title = CHANGES
changed-at = changed { $time }
empty-versions = This article has not changed since it came. Press Esc to come back.
empty-entity = No article names it any more. Press Esc to come back.
kind-person = person
kind-organisation = organisation
kind-place = place
kind-other = other
articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }
followed = followed
muted = muted
days = { $count } days
with = with: { $names }
companions = WITH
day-today = today
day-yesterday = yesterday

# Keys, palette, search, marks
empty-later = Nothing is put aside yet. Press { $key } on an article to find it here.
empty-unread = Everything here is read. Press { $key } to see all of it.
empty-help = No key and no command answers this.
nothing-to-redo = Nothing to do again.
nothing-to-mark = Nothing there is unread.
needs-entry = Choose an article first.
needs-feed = Choose a paper on the left first.
needs-link = The text has no link.
needs-enclosure = Nothing to play goes with the article.
needs-story = The article belongs to no story.
needs-search = Search first.
needs-work = Nothing is under way.
no-argument = Something is missing behind the name, or means nothing there.
chosen = { $count ->
    [0] Nothing chosen
    [one] { $count } chosen
   *[other] { $count } chosen
 }
tagged = Tagged { $tag } ({ $count }).
untagged = { $tag } taken away ({ $count }).
found-feed = paper
found-entity = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }
operator-is = what state: unread, starred, offline
operator-feed = in this paper
operator-section = under this heading
operator-title = in the headline
operator-author = by this author
operator-entity = about this person, place or organisation
operator-lang = in this language
operator-since = since a date, or 24h, 7d
operator-before = before a date, or 24h, 7d
operator-or = one or the other
help-prompt = Find a key:
help-in-list = in the list
help-in-reader = in the text
help-in-side = beside the text
help-in-page = on a page
help-sharing = Sharing
hint-search = search
hint-next-unread = next unread
hint-entities = names
hint-choose = choose
hint-complete = complete
hint-run = do
hint-refresh = look for news
hint-quit = leave
key-clash = { $keys } ({ $command }) takes the keys of { $lost }
set-to = { $name }: { $value }
no-such-choice = «{ $value }» is none of the choices of { $name }
cancelled = Stopped.

# States of several articles at once
now-read = { $count ->
    [one] Marked read.
   *[other] { $count } marked read.
 }
now-unread = { $count ->
    [one] Marked unread.
   *[other] { $count } marked unread.
 }

# States of several articles at once
hint-more = more
## Reading
text-not-article = This page is no article; here is what the feed says. o opens it in the browser.
text-other-article = This page is another article than the one announced; here is what the feed says. o opens it in the browser.
justified = Both edges straight.
ragged = Ragged right.
find-prompt = In the article:
not-found = “{ $words }” is not in it.
hint-next = next
hint-previous = previous
changes-key = [-gone-] {"{"}+new+{"}"}
hint-version = another version
picture-failed = No picture: { $why }
pictures-on = Pictures shown.
pictures-off = Pictures hidden; what they show is still said.

## Themes
themes-title = THEMES
theme-kept = Theme “{ $name }” kept.
hint-keep = keep
sample-headline = The railway plan goes to cabinet
sample-meta = The Gazette · 8:12 · 4 min
sample-read = Metro line 2 reopens
sample-selected = Floods: the Vesdre under watch
sample-lead = The government has approved a plan that touches six lines.
sample-person = Anne Dubois
sample-organisation = SNCB
sample-place = Namur
sample-link = the report
sample-text = Six rural lines,
sample-hit = found
sample-code = code
sample-quote = “One does not run trains with spreadsheets.”
sample-heading = What changes
sample-caption = The viaduct in the morning.
sample-gone = [-Friday-]
sample-come = {"{"}+Saturday+{"}"}
sample-warning = The rest is for subscribers.
sample-error = The page could not be read.
sample-ok = 118/120 readable offline

# Following
searches = SEARCHES
follows = FOLLOWED
other-feeds = OTHERS
no-longer-followed = { $name } is no longer followed · { $key } undoes
announced = New articles of { $name } will be announced.
no-longer-announced = { $name } is no longer announced.
arrived = { $name }: { $count } new
needs-target = Nothing here can be followed.
needs-followed = Choose something followed on the left first.
now-followed = { $name } is followed · { $key } undoes

# Managing feeds
no-address-there = «{ $address }» is no address; type one, or a name of the catalogue.
not-found-there = { $address } could not be read: { $why }
no-feed-there = { $address } names no feed; look on the site for «RSS», or in the catalogue.
feed-known = { $name } is there already.
already-there = there already
feed-added = { $name } is added · { $key } undoes
feed-changed = { $name }: { $value } · { $key } undoes
refreshing-feed = Looking for news of { $name }…
not-done = Not done: { $why }
feeds-imported = { $count ->
    [0] No paper of the file is new.
    [one] { $count } paper added.
   *[other] { $count } papers added.
 }
feeds-exported = { $count } papers written to { $path }.

# What leaves
no-shares = No way to share is set: name one under [commands.share] in config.toml.
saved = { $count ->
    [one] Saved: { $path }
   *[other] { $count } articles saved: { $path }
 }
saved-story = The whole story is saved: { $path }
shared = Given to { $name }.
piped = The command has read it.
playing = The player starts…
played = It goes on from here next time.
needs-wide = Nothing here is wider than the text.
needs-hits = Look for words in the article first ({ $key }).
no-new = Nothing new here.
at-root = Nowhere to come back to; { $key } leaves.
measure-pane = { $count } columns of text; the pane has { $room } only, { $key } shows the text alone.
measure-now = { $count } columns of text.
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
key-space = Space
key-enter = Enter
older-minutes = { $count ->
    [one] older than { $count } minute
   *[other] older than { $count } minutes
 }
older-hours = { $count ->
    [one] older than { $count } hour
   *[other] older than { $count } hours
 }
older-days = { $count ->
    [one] older than { $count } day
   *[other] older than { $count } days
 }
empty-choices = Nothing here answers to these letters.
prompt-choose = { $label } type something, or choose with ↓, then ⏎; Esc leaves all as it is.
prompt-type = { $label } type something, then ⏎; Esc leaves all as it is.
ask-save-story = Save in:
ask-save-epub = Save in:
ask-save-html = Save in:
ask-save-markdown = Save in:
ask-pipe = Give the text to the command:
ask-share = Share by:
ask-export-feeds = Write into the OPML file:
ask-import-feeds = OPML file to take in:
ask-move-feed = Under the heading:
ask-rename-feed = New name:
ask-feed-settings = Setting:
ask-theme = Theme:
ask-keys = Keys:
ask-measure = Columns of the text:
ask-language = Language:
ask-offline-pack = Take along, too:
ask-split-entity = Part from:
ask-merge-entity = The same as:
ask-rename-entity = New name:
ask-save-search = Name of the search:
ask-follow = Follow under the name:
ask-rename-tag = Tag to rename:
ask-tag = Tag:
ask-mark-older-read = Mark read what is older than:

because = because of: { $why }
is-unread = unread
is-read = read
crashed = kiosque stopped over an error; nothing that was written is lost. The report lies in

# The first day, without a network
empty-offline = The network does not answer, and nothing has been read yet. Press { $key } to try again, or start «kiosque demo»: a small made-up press that needs no network.

# For a journey
packing = Everything unread is being fetched…
packed = { $here }/{ $count } readable offline
missing = { $count }: { $why }

# Nothing found
empty-palette = No command, paper, article or name answers these letters.

# Health and settings of papers
until-now = now
until-minutes = in { $minutes } min
until-tomorrow = tomorrow { $time }
span-hours = { $count } h
span-days = { $count } d
hint-set = settings
health-title = HEALTH
health-count = { $feeds ->
    [one] { $feeds } paper
   *[other] { $feeds } papers
 }{ $ill ->
    [0] , all well
   *[other] , { $ill } in trouble
 }
health-feed = paper
health-answer = last answer
health-success = well
health-next = next
health-every = every
health-failures = fails
health-week = /week
health-history = history
health-never = never
health-exactly = In full: { $why }
health-new = not asked yet
health-unchanged = nothing new
health-answered = answered
health-gone = gone for good
health-login = wants a password
health-refused = refuses programs
health-missing = nothing there
health-busy = asks us to wait
health-fault = server out of order
health-unreachable = cannot be reached
health-unsafe = connection not safe
health-slow = too slow
health-page = a page, not a feed
health-malformed = cannot be read
health-other = did not answer
advice-new = Not asked yet: { $poll } does it now.
advice-well = All is well.
advice-gone = The site says this feed has ended. Look for another on its page ({ $site }) or remove it ({ $remove }); what you kept stays.
advice-login = It is not for everybody: set a name and the command that tells the password ({ $set }).
advice-refused = The site refuses programs. Try another address or another user agent ({ $set }), or read it in the browser ({ $site }). kiosque keeps asking now and then.
advice-missing = Nothing is at this address any more. Perhaps the feed has moved: look on its page ({ $site }) and change the address ({ $set }), or remove it ({ $remove }).
advice-busy = The server wants to be asked less often. kiosque waits as long as it says; a longer interval helps ({ $set }).
advice-fault = The fault is the server's. There is nothing to do: kiosque asks again by itself, less and less often. { $poll } asks now.
advice-unreachable = Either the network is not there or the site is not. kiosque asks again by itself; { $poll } asks now. If it lasts, look whether the address still holds ({ $set }).
advice-unsafe = The site does not show who it is, so nothing is read from it. Usually it mends this within days; { $poll } asks now.
advice-page = A page stands where the feed was. { $open } searches it for its feed; { $site } opens it in the browser.
advice-malformed = What is served there is no feed that can be read. It may be a fault of the day: kiosque asks again by itself, { $poll } asks now.
advice-other = kiosque asks again by itself, less and less often; { $poll } asks now, { $site } opens the site.
hint-history = history
settings-title = SETTINGS
settings-gone = The configuration does not name this paper any more.
hint-change = change
hint-unset = as usual
set-nothing = as usual
set-yes = yes
set-no = no
set-for-ever = for ever
set-own-title = the feed's own title
set-wrong-time = « { $value } » is no time; write 30m, 2h or 7d.
set-wrong-address = « { $value } » is no address; it begins with https:// or http://.
set-wrong-header = « { $value } »: write Name: value; Other: value.
set-name = Name
set-name-help = What the paper is called here.
set-section = Section
set-section-help = The heading under which it stands on the left.
set-tags = Tags
set-tags-help = Words of yours for it, with commas between them.
set-address = Address
set-address-help = Where its feed is. Under another address it is another paper: what was read stays with the first.
set-every = Look for news every
set-every-help = How often it is polled: 30m, 2h, 1d. Its server may ask for longer.
set-full-text = Whole articles
set-full-text-help = Whether the pages of its articles are fetched, or only what its feed carries.
set-keep-read = Keep what was read
set-keep-read-help = How long: 7d, 90d, 0 for ever. What you kept, put aside or tagged never goes.
set-user-agent = User agent
set-user-agent-help = The name under which its server is asked; kiosque says its own.
set-user = User
set-user-help = The name for a paper that is not for everybody; it needs a password too.
set-password = Password from
set-password-help = A command that prints it, such as pass show journal, or $NAME for a variable. It never stands in the file itself.
set-token = Token from
set-token-help = In place of user and password, where the server wants one: a command, or $NAME.
set-headers = Headers
set-headers-help = Sent to its own server only: Name: value; Other: value.
set-proxy = Proxy
set-proxy-help = An address such as socks5://127.0.0.1:9050, or none.
rule-title = LEAVE OUT
rules-title = RULES
rule-deed = Do
rule-scope = In
rule-everywhere = all papers
rule-only = { $feed } only
rule-other = other words …
rule-words = Words, with commas between them:
rule-no-feed = This article's paper is not in the configuration; choose all papers.
deed-mute = leave out
deed-keep = keep only
deed-mark = mark read
deed-star = keep
place-anywhere = anywhere
place-title = in the title
place-text = in the text
place-author = author
place-category = category
rule-how = What you kept, put aside or tagged always stays in sight.
rule-would-mute = { $count ->
    [one] Would leave out { $count } article:
   *[other] Would leave out { $count } articles:
 }
rule-would-mark = { $count ->
    [one] Would mark { $count } article read:
   *[other] Would mark { $count } articles read:
 }
rule-would-keep = { $count ->
    [one] Would leave out the other article ({ $count }):
   *[other] Would leave out the { $count } others:
 }
rule-mutes = « { $words } » is left out from now on ({ $count }) · { $key } undoes
rule-marks = « { $words } » is read from now on ({ $count }) · { $key } undoes
rule-keeps = Only « { $words } » is kept of it; { $count } left out · { $key } undoes
rule-removed = The rule « { $words } » is gone; what it left out is back · { $key } undoes
rule-set = Rule: { $words } · { $key } undoes
empty-rules = No rules yet. Press { $key } on an article to leave out what is like it, or { $add } to type words.
hint-type = type
hint-mute = leave out
hint-mark = mark read
hint-keep-only = keep only
hint-scope = where
hint-remove = remove
catalogue-title = CATALOGUE
catalogue-others = others
catalogue-seen = seen { $date }
empty-catalogue = Nothing in the catalogue has these words. Esc shows all again; { $key } takes any address.
by-country = by country
by-language = by language
by-section = by section
hint-order = other order
country-be = Belgium
country-fr = France
country-ch = Switzerland
country-ca = Canada
country-lu = Luxembourg
country-nl = Netherlands
country-de = Germany
country-at = Austria
country-gb = United Kingdom
country-us = United States
country-cd = DR Congo
country-dz = Algeria
set-rules = Rules
set-rules-help = What of it is left out, marked or kept by its words; Enter lists them.
# What the reader says of a name
needs-name = Choose a name first (e).
needs-joined = Nothing was joined with this name.
own-name = as the texts call it
now-called = It is called { $name } from now on · { $key } undoes
now-same = { $name } and { $other } are one · { $key } undoes
now-apart = { $name } and { $other } are two again · { $key } undoes
now-muted = { $name } is shown nowhere any more · { $key } undoes
now-shown = { $name } is shown again · { $key } undoes
hint-follow = follow

# Tags and copies
tags = TAGS
operator-tag = with this tag
empty-tag = No article has this tag. Press { $key } on one to give it.
copies-read = { $count ->
    [one] { $count } copy of this text is marked read too · { $key } undoes it
   *[other] { $count } copies of this text are marked read too · { $key } undoes it
 }

# What is missing on a journey
see-missing = { $key } shows what
packed-pictures = pictures { $here }/{ $count }
stops = { $key } stops
missing-title = NOT READABLE OFFLINE
empty-missing = Everything unread can be read without a network. Press { $key } to go back.
hint-browser = browser
hint-pack = fetch all
pack-pictures = and the pictures
since = since { $time }
trouble-address = «{ $a }» is no web address
trouble-host = no machine is called { $a }, or the network is not there
trouble-unreachable = the server could not be reached
trouble-proxy = { $a }: { $b }
trouble-tls = no safe connection could be made: { $a }
trouble-slow = the server took too long to answer
trouble-slow-body = the server sends the answer too slowly
trouble-broken = the connection broke off: { $a }
trouble-headers = the connection broke off: the headers of the answer are too long
trouble-not-http = the connection broke off: the answer is not HTTP
trouble-cut = the connection broke off: the answer ends too early
trouble-browsers = the server answered { $a }: it lets only browsers pass a check; kiosque says who it is and does not pretend to be one
trouble-401 = the server answered 401: it wants a name and password (in the configuration: `user` and `password` of the feed)
trouble-403 = the server answered 403: it refuses kiosque, which says who it is and pretends nothing; perhaps the feed wants credentials or another `user-agent`
trouble-404 = the server answered 404: there is nothing at this address
trouble-407 = the server answered 407: the proxy wants a name and password
trouble-429 = the server answered 429: too many requests
trouble-451 = the server answered 451: it may not show this for legal reasons
trouble-5xx = the server answered { $a }: it has a fault of its own
trouble-status = the server answered { $a }
trouble-held = { $a } asked to be left alone until { $b }
trouble-large = the answer is larger than 32 MB
trouble-packing = the answer is not packed as it says ({ $a })
trouble-circles = the server sends us in circles
trouble-redirect = the server redirects without saying where
trouble-unsafe = the server redirects to { $a }, which is not safe to follow
trouble-credentials = the credentials could not be had: { $a }
trouble-page = the answer is a web page, not a feed
trouble-empty = the answer is empty
trouble-other = not a feed: it is { $a }
trouble-not-feed = not a feed: { $a }
trouble-redirect-gone = the feed redirects to a place where it is gone (410)
trouble-odd-unchanged = the server says «unchanged» of what it never sent
trouble-feed-gone = the feed is gone for good (410); it is not asked again
trouble-address-gone = there is nothing at this address any more (410)
trouble-gone = the article is no longer there (410)
trouble-silent = the server sends nothing
trouble-structure = its structure cannot be followed
trouble-no-article = the page is no article
trouble-other-article = the page is another article than the one announced
trouble-picture-gone = the picture is no longer there
trouble-picture-large = the picture is too large
trouble-no-picture = what came is no picture that can be shown
trouble-picture-kept = the picture could not be kept: { $a }
trouble-picture-broken = the picture cannot be decoded: { $a }
trouble-paywall = the rest stands behind a paywall
trouble-not-yet = its page has not been fetched yet
empty-failed = No paper could be read: { $why }. Press { $key } to try again, or start «kiosque demo»: a small made-up press that needs no network.
empty-first = The papers are being read for the first time; { $key } stops.
untagged-all = { $tag } is taken away from all its articles ({ $count }) · { $key } undoes
needs-tag = No article has a tag yet.
no-such-tag = No tag is called { $tag }.
tag-name-prompt = New name of { $tag }:
join-tag = { $count ->
    [one] join with { $count } article
   *[other] join with { $count } articles
 }
join-tags-prompt = Join { $tag } and { $other }?
join-tags = all articles of { $tag } are given { $other }
yes = yes
no-keep-both = no, keep both
tags-kept = { $tag } and { $other } stay two tags.
tag-renamed = { $tag } is called { $other } from now on ({ $count }) · { $key } undoes
tags-joined = { $tag } and { $other } are one tag now ({ $count }) · { $key } undoes
is-kept = kept
is-chosen = chosen
is-marked = to be compared
theme-before = the one before
linear-on = For screen readers: one pane at a time, and the last line says what is selected.
linear-off = All panes again.
search-kept = The search “{ $name }” is kept on the left · { $key } undoes it
search-not-kept = The search “{ $name }” is no longer kept · { $key } undoes it
