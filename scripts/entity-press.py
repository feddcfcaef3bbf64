#!/usr/bin/env python3
"""Names marked by hand in press texts: kept as stand-off spans, put back on their texts for train-entities.

    scripts/entity-press.py keep SHARED-DATA ANNOTATED-FOLDER... > assets/training/press-fr.spans
    scripts/entity-press.py train|held|all SHARED-DATA LANG SPANS-FILE > press-fr.jsonl
    scripts/entity-press.py marked LANG TEXT-FILE... > news-nl.jsonl
    scripts/entity-press.py texts SHARED-DATA LANG > texts-en.jsonl

The texts are their publishers' and stay outside: a `.spans` file says which document, its length and hash, and where
in it which kind of name stands. `train` and `held` read the documents in SHARED-DATA (extract-dev, related-dev), check
the hash and write a JSON object a line: lang, text, spans (bytes from, to, kind; DROP is a stretch nobody could read).
Every eighth document is `held` back, to measure on; `all` gives those of a file that is only measured on. `marked` reads texts of our own, names in them as [PER Ada Byron],
a blank line between documents. `texts` gives the documents of a language without names, to count words in (those of
Deutsche Welle are left out: DWIE, which is measured on, is made of them).

A .spans file: `= SOURCE ID HASH LENGTH` begins a document (SHA-256 of its first LENGTH characters, 16 digits of it);
then for each name `GAP KIND LENGTH`, in characters from the end of the name before: `12P7`, twelve further on, is a person of 7 characters.
"""
import collections
import glob
import hashlib
import json
import lzma
import os
import re
import sys
import tarfile

KINDS = {"P": "PER", "L": "LOC", "O": "ORG", "M": "MISC", "X": "DROP"}
LETTERS = {kind: letter for letter, kind in KINDS.items()}
HELD = 8
# Marked by some and not by others: what news-dev does not mark.
UNNAMED = {"zone euro", "zone Euro"}


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


def answers(path):
    """Lines `ID<TAB>KIND:name|…`, `-` for none and `x` for a line to drop."""
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        number, tab, rest = line.partition("\t")
        if not tab:
            number, _, rest = line.partition(" ")
        if not number.isdigit():
            continue
        rest = rest.strip()
        if rest == "x":
            yield int(number), None
        elif rest in ("", "-"):
            yield int(number), []
        else:
            yield int(number), [name.split(":", 1) for name in rest.split("|")]


def placed(text, names):
    """Names in their order as spans of the line; None where one does not stand there."""
    spans, at = [], 0
    for name in names:
        if len(name) != 2 or name[0].strip() not in LETTERS:
            return None
        kind, name = name[0].strip(), name[1].strip()
        start = text.find(name, at)
        # A name is no part of a longer word where it can stand alone further on.
        alone = re.compile(r"(?<!\w)" + re.escape(name) + r"(?!\w)").search(text, at)
        if alone:
            start = alone.start()
        if start < 0 or not name:
            return None
        at = start + len(name)
        spans.append((start, at, kind))
    return spans


def keep(folders, data):
    found = documents(data)
    by_id = collections.defaultdict(list)
    for source, name in found:
        by_id[name].append(source)
    print("# Names marked by hand in press texts that stay outside; scripts/entity-press.py tells how to read this.")
    for folder in folders:
        said = {}
        for path in sorted(glob.glob(os.path.join(folder, "*.ans"))):
            said.update(answers(path))
        parts = []
        for row in map(json.loads, open(os.path.join(folder, "raw.jsonl"), encoding="utf-8")):
            if row[0] == "#":
                parts.append((row[1], []))
            else:
                parts[-1][1].append((row[0], row[1]))
        for name, lines in parts:
            if not any(number in said for number, _ in lines):
                continue
            for source in by_id[name]:
                text, at, spans = found[source, name], 0, []
                for number, line in lines:
                    start = text.find(line, at)
                    if start < 0:
                        break
                    at = start + len(line)
                    marked = placed(line, said[number]) if said.get(number) is not None else None
                    if marked is None:
                        if said.get(number, 0) is not None:
                            print(f"{folder} {number}: dropped", file=sys.stderr)
                        marked = [(0, len(line), "DROP")] if line else []
                    spans += [(start + a, start + b, kind) for a, b, kind in marked if line[a:b] not in UNNAMED]
                else:
                    print("=", source, name, digest(text[:at]), at)
                    last, told = 0, []
                    for a, b, kind in spans:
                        told.append(f"{a - last}{LETTERS[kind]}{b - a}")
                        last = b
                    print(*told)
                    break
            else:
                print(f"{folder}: no source has {name}", file=sys.stderr)


def give(text, spans, lang):
    def place(at):
        return len(text[:at].encode())

    rows = [(place(a), place(b), kind) for a, b, kind in spans]
    print(json.dumps({"lang": lang, "text": text, "spans": rows}, ensure_ascii=False))


def back(part, data, lang, path):
    found, number, head, missing = documents(data), 0, None, 0
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
    if what == "keep":
        keep(rest[1:], rest[0])
    elif what in ("train", "held", "all"):
        back(what, *rest)
    elif what == "marked":
        marked(rest[0], rest[1:])
    elif what == "texts":
        texts(*rest)
    else:
        sys.exit(__doc__)


main()
