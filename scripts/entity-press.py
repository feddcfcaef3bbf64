#!/usr/bin/env python3
"""Names marked by hand in press texts: kept as stand-off spans, put back on their texts for train-entities.

    scripts/entity-press.py train|held|all SHARED-DATA LANG SPANS-FILE... > press-fr.jsonl
    scripts/entity-press.py marked LANG TEXT-FILE... > news-nl.jsonl
    scripts/entity-press.py texts SHARED-DATA LANG > texts-en.jsonl

The texts are their publishers' and stay outside: a `.spans` file says which document, its length and hash, and where
in it which kind of name stands. `train` and `held` read the documents in SHARED-DATA (extract-dev, related-dev, ner), check
the hash and write a JSON object a line: lang, text, spans (bytes from, to, kind; DROP is a stretch nobody could read).
Every eighth document is `held` back, to measure on; `all` gives those of a file that is only measured on. How names are
marked, scripts/entity-marking.py tells. `marked` reads texts of our own, names in them as [PER Ada Byron], a blank line
between documents. `texts` gives the documents of a language without names, to count words in (those of
Deutsche Welle are left out: DWIE, which is measured on, is made of them).

A .spans file: `= SOURCE ID HASH LENGTH` begins a document (SHA-256 of its first LENGTH characters, 16 digits of it);
then for each name `GAP KIND LENGTH`, in characters from the end of the name before: `12P7`, twelve further on, is a person of 7 characters.
"""
import glob
import hashlib
import json
import lzma
import os
import re
import sys
import tarfile

KINDS = {"P": "PER", "L": "LOC", "O": "ORG", "M": "MISC", "X": "DROP"}
HELD = 8


def whole(title, text):
    """A document's text as it was annotated: title, then paragraphs, each on a line of its own."""
    lines = [line.strip() for line in text.split("\n")]
    return "\n".join(([title] if title else []) + [line for line in lines if line])


def documents(data):
    """All documents of the shared data, by source and identifier."""
    found = {}
    for path in glob.glob(os.path.join(data, "extract-dev", "*", "gold.json")):
        page = json.load(open(path, encoding="utf-8"))
        if page.get("text"):
            found["extract", page["id"]] = whole(page.get("title"), page["text"])
    related = os.path.join(data, "related-dev")
    with lzma.open(os.path.join(related, "filler.jsonl.xz"), "rt", encoding="utf-8") as lines:
        for one in map(json.loads, lines):
            found["filler", one["id"]] = whole(one.get("title"), one["text"])
    for source, folder in (("full", "fr-full-distinct"), ("rss", "fr-rss"), ("ecb", "en-ecb")):
        for one in map(json.loads, open(os.path.join(related, folder, "docs.jsonl"), encoding="utf-8")):
            found[source, one["id"]] = whole(one.get("title"), one["text"])
    for one in map(json.loads, open(os.path.join(related, "pairs", "pairs.jsonl"), encoding="utf-8")):
        for side in "12":
            found["pairs", f"{one['pair']}-{side}"] = whole("", one["text" + side])
    return found | labelled(os.path.join(data, "ner", "ner-data.tar.xz"))


def labelled(archive):
    """Documents of the French press that is labelled by rule: their tokens, a sentence a line."""
    with tarfile.open(archive, "r:xz") as files:
        lines = files.extractfile("./fr/press-silver.conll").read().decode().split("\n")
    found, name, words = {}, None, []
    for line in lines:
        if line.startswith("-DOCSTART- "):
            name = line.split(" ", 1)[1].split("\t")[0]
            found["silver", name] = []
        elif line:
            words.append(line.split("\t")[0])
        elif words:
            found["silver", name].append(" ".join(words))
            words = []
    return {key: "\n".join(sentences) for key, sentences in found.items()}


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def give(text, spans, lang):
    def place(at):
        return len(text[:at].encode())

    rows = [(place(a), place(b), kind) for a, b, kind in spans]
    print(json.dumps({"lang": lang, "text": text, "spans": rows}, ensure_ascii=False))


def back(part, data, lang, *paths):
    found = documents(data)
    for path in paths:
        back_from(path, part, found, lang)


def back_from(path, part, found, lang):
    number, head, missing = 0, None, 0
    for line in open(path, encoding="utf-8"):
        if line.startswith("#"):
            continue
        if line.startswith("= "):
            head = line.split()[1:]
            continue
        source, name, hashed, length = head
        number += 1
        if part != "all" and (number % HELD == 0) != (part == "held"):
            continue
        text = found.get((source, name), "")[:int(length)]
        if digest(text) != hashed:
            missing += 1
            continue
        at, spans = 0, []
        for gap, letter, size in re.findall(r"(\d+)([PLOMX])(\d+)", line):
            start = at + int(gap)
            at = start + int(size)
            spans.append((start, at, KINDS[letter]))
        give(text, spans, lang)
    if missing:
        print(f"{path}: {missing} documents are missing or others than were annotated", file=sys.stderr)


def marked(lang, paths):
    for path in paths:
        for document in re.split(r"\n[ \t]*\n", "\n".join(l for l in open(path, encoding="utf-8").read().split("\n") if not l.startswith("#"))):
            text, spans, at = "", [], 0
            for piece in re.finditer(r"\[(PER|LOC|ORG|MISC) ([^\[\]]*)\]", document):
                text += document[at:piece.start()]
                spans.append((len(text), len(text) + len(piece[2]), piece[1]))
                text += piece[2]
                at = piece.end()
            text += document[at:]
            if text.strip():
                give(text, spans, lang)


def texts(data, lang):
    for path in sorted(glob.glob(os.path.join(data, "extract-dev", "*", "gold.json"))):
        page = json.load(open(path, encoding="utf-8"))
        if page.get("text") and page.get("language") == lang and "dw.com" not in (page.get("site") or ""):
            give(whole(page.get("title"), page["text"]), [], lang)
    for one in map(json.loads, open(os.path.join(data, "related-dev", "pairs", "pairs.jsonl"), encoding="utf-8")):
        for side in "12":
            if one["lang" + side] == lang:
                give(whole("", one["text" + side]), [], lang)


def main():
    what, rest = sys.argv[1], sys.argv[2:]
    if what in ("train", "held", "all"):
        back(what, *rest)
    elif what == "marked":
        marked(rest[0], rest[1:])
    elif what == "texts":
        texts(*rest)
    else:
        sys.exit(__doc__)


main()
