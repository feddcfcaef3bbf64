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
empty-feeds = No papers here yet. Press { $key } to add one.
empty-list = No articles here yet. Press { $key } to look for news.
empty-feed-failed = Nothing could be fetched here yet: { $why }. { $key } says what can be done.
empty-search = Nothing answers this search. Press { $key } to go back.
empty-starred = Nothing is kept yet. Press { $key } on an article to keep it.
empty-reader = Choose an article and press Enter.
empty-related = Nothing related yet.
text-pending = The whole text is not here yet. Press o to open it in the browser.
text-paywalled = The rest is for subscribers. Press o to open it in the browser.
text-failed = The page could not be read: { $why }.
picture = Picture
embed = To be seen on the site
nothing-here = { $key } does nothing here; { $help } shows the keys.
no-more-unread = Nothing left to read here.
no-address = This article has no address.
no-link = There is no link { $number }.
no-command = There is no command of that name.
nothing-to-undo = Nothing to undo.
copied = Address copied.
opened = Opened in the browser.
kept = Kept.
unkept = No longer kept.
put-aside = Put aside for later.
no-longer-later = No longer put aside.
marked-read = { $count } marked read · { $key } to undo
undone = Undone: { $deed }.
redone = Done again: { $deed }.
feed-renamed = { $name } is called { $value } from now on · { $key } to undo
feed-moved = { $name } stands under { $value } from now on · { $key } to undo
did-read = mark read ({ $count })
did-unread = mark unread ({ $count })
did-star = keep ({ $count })
did-unstar = no longer keep ({ $count })
did-later = put aside ({ $count })
did-unlater = no longer put aside ({ $count })
did-tag = tag { $name } ({ $count })
did-untag = take away tag { $name } ({ $count })
did-follow = follow { $name }
did-unfollow = no longer follow { $name }
did-announce = announce { $name }
did-unannounce = no longer announce { $name }
did-rename = rename to { $name }
did-own-name = give back the name
did-merge = join two names
did-split = part two names
did-mute = hide a name
did-unmute = show a name again
did-order = change the order
did-add = add { $name }
did-remove = remove { $name }
did-move = move { $name }
did-set = change the settings of { $name }
did-rule = rule “{ $name }”
did-unrule = remove the rule “{ $name }”
did-import = add the papers of { $name }
name-language = Language
name-measure = Columns of text
name-keys = Keys
name-theme = Theme
keys-usual = usual
quoted = “{ $words }”
removing-feed = { $name } is removed; its kept articles stay · { $key } to undo
adding-feed = Looking for a paper at { $address }…
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
    [one] { $count } paper
   *[other] { $count } papers
 }
no-such-press = There is no “{ $name }” press.
empty-press = Nothing on the front page at the moment ({ $press }). { $key } chooses another.
front-alone = Told by one newsroom only
front-alone-in = { $press }: told by one newsroom only
needs-front = That is chosen on the front page ({ $key }).
needs-dossier = Two articles are compared on the page of their story ({ $key }).
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
empty-dossier = No other article tells this story for now. Press Esc to go back.
people-title = WHO AND WHERE
copies = { $count ->
    [one] { $count } copy of the same text { $sign }
   *[other] { $count } copies of the same text { $sign }
 }
only-here = says what no other says
compare-title = COMPARISON
compare-only = ┃ what only one of the two says
compare-second = Choose the other article and press { $key }.
compare-given-up = Comparison given up.
empty-compare = These two articles have no text to compare. Press Esc to go back.
hint-compare = compare
versions-title = CHANGES
changed-at = changed { $time }
empty-versions = This article has not changed since it came. Press Esc to go back.
empty-entity = No article names it any more. Press Esc to go back.
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
empty-unread = Everything here is read. Press { $key } to see it all.
empty-help = No key and no command matches this.
nothing-to-redo = Nothing to redo.
nothing-to-mark = Everything there is read already.
needs-entry = Choose an article first.
needs-feed = Choose a paper on the left first.
needs-link = The text has no link.
needs-enclosure = This article has nothing to play.
needs-story = The article belongs to no story.
needs-search = Search first.
needs-work = Nothing is running.
no-argument = Something is missing after the command, or does not fit there.
chosen = { $count ->
    [0] Nothing chosen
    [one] { $count } chosen
   *[other] { $count } chosen
 }
tagged = Tag { $tag } given ({ $count }).
untagged = Tag { $tag } taken away ({ $count }).
found-feed = paper
found-entity = { $count ->
    [one] { $count } article
   *[other] { $count } articles
 }
operator-is = the state: unread, starred (kept), offline
operator-feed = in this paper
operator-section = under this heading
operator-title = in the title
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
hint-run = go
hint-refresh = look for news
hint-quit = quit
key-clash = { $keys } ({ $command }) takes the keys of { $lost }
set-to = { $name }: { $value }
no-such-choice = { $name }: there is no “{ $value }”.
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
text-not-article = This page is not an article; here is what the feed says. Press o to open it in the browser.
text-other-article = This page is another article than the one announced; here is what the feed says. Press o to open it in the browser.
justified = Text justified.
ragged = Text aligned left.
find-prompt = In the article:
not-found = “{ $words }” is not in the article.
hint-next = next
hint-previous = previous
changes-key = [-gone-] {"{"}+new+{"}"}
hint-version = another version
picture-failed = No picture: { $why }.
pictures-on = Pictures shown.
pictures-off = Pictures hidden; their captions stay.

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
no-longer-followed = You no longer follow { $name } · { $key } to undo
announced = New articles about { $name } will be announced.
no-longer-announced = New articles about { $name } will no longer be announced.
arrived = { $name }: { $count } new
needs-target = Nothing here can be followed.
needs-followed = Choose something you follow on the left first.
now-followed = You follow { $name } now · { $key } to undo

# Managing feeds
no-address-there = “{ $address }” is not an address; type one, or a name from the catalogue.
not-found-there = { $address } could not be read: { $why }.
no-feed-there = { $address } names no feed; look for “RSS” on the site, or in the catalogue.
feed-known = { $name } is there already.
already-there = there already
feed-added = { $name } is added · { $key } to undo
feed-changed = { $name } · { $value } · { $key } to undo
refreshing-feed = Looking for news of { $name }…
not-done = That could not be done: { $why }.
feeds-imported = { $count ->
    [0] No paper of the file is new.
    [one] { $count } paper added.
   *[other] { $count } papers added.
 }
feeds-exported = { $count ->
    [one] { $count } paper written to { $path }.
   *[other] { $count } papers written to { $path }.
 }

# What leaves
no-shares = No way of sharing is set up: name one under [commands.share] in config.toml.
saved = { $count ->
    [one] Saved: { $path }
   *[other] { $count } articles saved: { $path }
 }
saved-story = The whole story is saved: { $path }
shared = Passed on to { $name }.
piped = The command has read the text.
playing = The player starts…
played = Next time it goes on from here.
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

because = in common: { $why }
is-unread = unread
is-read = read
crashed = kiosque had to stop over an error of its own; nothing that was saved is lost. The report is in

# The first day, without a network
empty-offline = The network does not answer, and nothing has been read yet. Press { $key } to try again, or start “kiosque demo”: a small made-up press that needs no network.

# For a journey
packing = Everything unread is being fetched…
packed = { $here }/{ $count } readable offline
missing = { $count }: { $why }
why-missing = page not found (404)
why-gone = gone (410)
why-subscription = subscription
why-refused = refused ({ $status })
why-no-article = no article
why-other-article = another article
why-not-yet = not fetched yet
why-silent = no answer

# Nothing found
empty-palette = No command, paper, article or name matches these letters.

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
health-success = fetched
health-next = next
health-every = every
health-failures = failures
health-week = per week
health-history = history
health-never = never
health-exactly = In full: { $why }.
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
health-malformed = unreadable
health-other = did not answer
advice-new = Not asked yet; { $poll } asks now.
advice-well = All is well.
advice-gone = The site says this feed has ended. Look for another on its page ({ $site }) or remove it ({ $remove }); what you kept stays.
advice-login = This paper is not open to all: set a name, and the command that gives the password ({ $set }).
advice-password = The name or the password is wrong: change them ({ $set }), then { $poll } asks again.
advice-variable = There is no variable { $secret } where kiosque was started: set it and start kiosque again, or use a command ({ $set }).
advice-command = The command “{ $secret }” does not tell the password: try it in a terminal, or set another ({ $set }); { $poll } asks again.
advice-refused = The site refuses programs. Try another address or another user agent ({ $set }), or read it in the browser ({ $site }). kiosque keeps asking now and then.
advice-missing = Nothing is at this address any more. Perhaps the feed has moved: look on its page ({ $site }) and change the address ({ $set }), or remove it ({ $remove }).
advice-busy = The server wants to be asked less often. kiosque waits as long as it says; a longer interval helps ({ $set }).
advice-fault = The fault lies with the server. There is nothing to do: kiosque asks again by itself, less and less often. { $poll } asks now.
advice-unreachable = Either the network or the site does not answer. kiosque asks again by itself; { $poll } asks now. If it lasts, see whether the address still holds ({ $set }).
advice-unsafe = The site does not prove who it is, so nothing is read from it. Usually it mends this within days; { $poll } asks now.
advice-page = There is a page where the feed was. { $open } looks for the feed on it; { $site } opens it in the browser.
advice-malformed = What is served there is not a readable feed. It may be passing: kiosque asks again by itself, { $poll } asks now.
advice-other = kiosque asks again by itself, less and less often; { $poll } asks now, { $site } opens the site.
hint-history = history
settings-title = SETTINGS
settings-gone = This paper is no longer in the configuration.
hint-change = change
hint-unset = default
set-nothing = default
set-yes = yes
set-no = no
set-for-ever = forever
set-own-title = the feed's own title
set-wrong-time = “{ $value }” is not a time; write 30m, 2h or 7d.
set-wrong-address = “{ $value }” is not an address; it begins with https:// or http://.
set-wrong-header = “{ $value }”: write Name: value; Other: value.
set-name = Name
set-name-help = What the paper is called here.
set-section = Section
set-section-help = The heading under which it stands on the left.
set-tags = Tags
set-tags-help = Words of your own for it, separated by commas.
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
set-user-help = The name for a paper that is not open to all; it needs a password too.
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
rule-deed = Action
rule-scope = Where
rule-everywhere = all papers
rule-only = { $feed } only
rule-other = other words…
rule-words = Words, separated by commas:
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
rule-mutes = “{ $words }” is left out from now on ({ $count }) · { $key } to undo
rule-marks = “{ $words }” is marked read from now on ({ $count }) · { $key } to undo
rule-keeps = Only “{ $words }” is kept; { $count } left out · { $key } to undo
rule-removed = The rule “{ $words }” is gone; what it left out is back · { $key } to undo
rule-set = Rule: { $words } · { $key } to undo
empty-rules = No rules yet. Press { $key } on an article to leave out others like it, or { $add } to type words.
hint-type = type
hint-mute = leave out
hint-mark = mark read
hint-keep-only = keep only
hint-scope = where
hint-remove = remove
catalogue-title = CATALOGUE
catalogue-others = others
catalogue-seen = seen { $date }
empty-catalogue = Nothing in the catalogue has these words. Esc shows it all again; { $key } takes any address.
by-country = by country
by-language = by language
by-section = by section
hint-order = another order
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
now-called = It is called { $name } from now on · { $key } to undo
now-same = { $name } and { $other } are one · { $key } to undo
now-apart = { $name } and { $other } are two again · { $key } to undo
now-muted = { $name } is shown nowhere any more · { $key } to undo
now-shown = { $name } is shown again · { $key } to undo
hint-follow = follow

# Tags and copies
tags = TAGS
operator-tag = with this tag
empty-tag = No article has this tag. Press { $key } on one to give it.
copies-read = { $count ->
    [one] { $count } copy of this text is marked read too · { $key } to undo
   *[other] { $count } copies of this text are marked read too · { $key } to undo
 }

# What is missing on a journey
see-missing = { $key } shows what
packed-pictures = pictures { $here }/{ $count }
stops = { $key } stops
missing-title = MISSING
empty-missing = Everything unread can be read without a network. Press { $key } to go back.
hint-browser = browser
hint-pack = fetch all
pack-pictures = and the pictures
since = since { $time }
trouble-address = “{ $a }” is not a web address
trouble-host = no server is called { $a }, or there is no network
trouble-unreachable = the server cannot be reached
trouble-proxy = { $a }: { $b }
trouble-tls = no safe connection is possible: { $a }
trouble-slow = the server takes too long to answer
trouble-slow-body = the server sends its answer too slowly
trouble-broken = the connection broke off: { $a }
trouble-headers = the headers of the answer are too long
trouble-not-http = the answer is not HTTP
trouble-cut = the answer ends too early
trouble-browsers = the server lets only browsers in ({ $a }); kiosque does not pretend to be one
trouble-401 = the server wants a name and password (401): `user` and `password` of the paper in the configuration
trouble-403 = the server refuses kiosque (403); perhaps the paper needs a password or another `user-agent`
trouble-404 = there is nothing at this address (404)
trouble-407 = the proxy wants a name and password (407)
trouble-429 = too many requests (429)
trouble-451 = the server may not show this page (451)
trouble-5xx = the server is out of order ({ $a })
trouble-status = the server answered { $a }
trouble-held = { $a } asks to be left alone until { $b }
trouble-large = the answer is larger than 32 MB
trouble-packing = the answer is not compressed as announced ({ $a })
trouble-circles = the server sends us in circles
trouble-redirect = the server redirects without saying where
trouble-unsafe = the server redirects to { $a }, which is not safe
trouble-credentials = the password cannot be had: { $a }
trouble-password = the server does not take the name and password, or the token, of the configuration (401)
trouble-variable = the environment variable { $a }, which holds the secret, is not set
trouble-secret-command = the command “{ $a }”, which tells the secret, { $b }
trouble-no-feed-behind = its page names { $a } as its feed, and that is none
trouble-page = the answer is a web page, not a feed
trouble-empty = the answer is empty
trouble-other = this is not a feed, but { $a }
trouble-not-feed = this is not a feed: { $a }
trouble-redirect-gone = the feed redirects to an address that is gone (410)
trouble-odd-unchanged = the server says “unchanged” of what it never sent
trouble-feed-gone = the feed is gone for good (410); it is no longer asked for
trouble-address-gone = there is nothing at this address any more (410)
trouble-gone = the article is gone (410)
trouble-silent = the server sends nothing
trouble-structure = its structure cannot be followed
trouble-no-article = the page is not an article
trouble-other-article = the page is another article than the one announced
trouble-picture-gone = the picture is gone
trouble-picture-large = the picture is too large
trouble-no-picture = this is not a picture that can be shown
trouble-picture-kept = the picture could not be kept: { $a }
trouble-picture-broken = the picture cannot be read: { $a }
trouble-paywall = the rest is for subscribers
trouble-not-yet = the page has not been fetched yet
empty-failed = No paper could be read: { $why }. Press { $key } to try again, or start “kiosque demo”: a small made-up press that needs no network.
empty-first = The papers are being read for the first time; { $key } stops it.
untagged-all = Tag { $tag } taken away from all its articles ({ $count }) · { $key } to undo
needs-tag = No article has a tag yet.
no-such-tag = There is no tag { $tag }.
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
tag-renamed = { $tag } is called { $other } from now on ({ $count }) · { $key } to undo
tags-joined = { $tag } and { $other } are one tag now ({ $count }) · { $key } to undo
search-kept = The search “{ $name }” is kept on the left · { $key } to undo
search-not-kept = The search “{ $name }” is no longer kept · { $key } to undo
is-kept = kept
is-chosen = chosen
is-marked = to be compared
theme-before = the one before
linear-on = For screen readers: one pane at a time, and the last line says what is selected.
linear-off = All panes again.
