#!/usr/bin/env python3
"""Marking names in press texts by hand: a model marks them first, a person reads and corrects.

    scripts/entity-marking.py chunks LANG DOCUMENTS.jsonl FOLDER [--words 2000] [--program target/release/kiosque]
    scripts/entity-marking.py fix FOLDER NUMBER < corrections      # checks and keeps them, prints the next chunk
    scripts/entity-marking.py keep FOLDER > assets/training/press-fr-2.spans

A document is a JSON object a line: source and id (as in entity-press.py) and text. `chunks` parts them into NNN.txt,
numbered lines with names as `[PER Ada Byron]`, to be read. Corrections are lines:

    12 +ORG cour d'appel de Mons    marks the name in line 12, wherever it stands there; what overlaps is taken away
    12 +ORG Lyon #2                 its second occurrence only
    15 -Mardi                       takes this mark away
    * +MISC Matin Première          in all lines of the chunk (`* -…` too)
    33 x                            drops a line that nobody can read

`keep` writes all chunks that were corrected as stand-off spans. What is a name, and of which kind, docs/models.md says.
"""
import glob
import hashlib
import json
import os
import re
import subprocess
import sys

LETTERS = {"PER": "P", "LOC": "L", "ORG": "O", "MISC": "M", "DROP": "X"}
FIX = re.compile(r"(\d+|\*)\s+(?:(x)|-\s*(.+)|\+\s*(PER|LOC|ORG|MISC)\s+(.+))")


def shown(line):
    """A line with its names marked."""
    text, out, at = line["text"], "", 0
    for start, end, kind in line["spans"]:
        out += f"{text[at:start]}[{kind} {text[start:end]}]"
        at = end
    return f"{line['number']}: {out}{text[at:]}\n"


def chunks(lang, documents, folder, words, program):
    rows = [json.loads(line) for line in open(documents, encoding="utf-8")]
    asked = "".join(json.dumps({"id": str(at), "lang": lang, "text": row["text"]}) + "\n" for at, row in enumerate(rows))
    told = subprocess.run([program, "analyse", "--batch"], input=asked, capture_output=True, text=True, check=True).stdout
    said = {int(one["id"]): one for one in map(json.loads, told.splitlines())}
    os.makedirs(folder, exist_ok=True)
    chunk, length, count = [], 0, 0

    def flush():
        nonlocal chunk, length, count
        if chunk:
            count += 1
            path = os.path.join(folder, f"{count:03}")
            json.dump(chunk, open(path + ".json", "w", encoding="utf-8"), ensure_ascii=False)
            with open(path + ".txt", "w", encoding="utf-8") as file:
                for document in chunk:
                    file.write("---\n" + "".join(map(shown, document["lines"])))
        chunk, length = [], 0

    number = 0
    for at, row in enumerate(rows):
        spans = sorted((name["start"], name["end"], one["type"]) for one in said[at]["entities"] for name in one["mentions"])
        number, start, lines = number if chunk else 0, 0, []
        for text in row["text"].split("\n"):
            number, end = number + 1, start + len(text)
            inside = [(a - start, b - start, kind) for a, b, kind in spans if a >= start and b <= end]
            lines.append({"number": number, "text": text, "from": start, "spans": inside})
            start = end + 1
        chunk.append({"source": row["source"], "id": row["id"], "text": row["text"], "lines": lines})
        length += len(row["text"].split())
        if length >= words:
            flush()
    flush()
    print(count, "chunks")


def correct(chunk, fixes):
    """Applies corrections to a chunk; returns those that could not be, and the numbers of dropped lines."""
    lines = {line["number"]: line for document in chunk for line in document["lines"]}
    wrong, dropped = [], set()
    for fix in filter(None, map(str.strip, fixes.split("\n"))):
        if fix in ("-", "ok"):
            continue
        found = FIX.fullmatch(fix)
        which = found and (list(lines.values()) if found[1] == "*" else [lines[int(found[1])]] if int(found[1]) in lines else None)
        if not which:
            wrong.append(fix)
            continue
        _, drop, off, kind, name = found.groups()
        if drop:
            dropped.update(line["number"] for line in which)
            continue
        name, nth = (off or name).strip(), None
        numbered = re.fullmatch(r"(.*?)\s*#(\d)", name)
        if numbered and not any(name in line["text"] for line in which):
            name, nth = numbered[1], int(numbered[2])
        hits = 0
        for line in which:
            places = [one.span() for one in re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", line["text"])]
            for start, end in places[nth - 1:nth] if nth else places:
                over = [span for span in line["spans"] if span[0] < end and start < span[1]]
                if off:
                    over = [span for span in over if tuple(span[:2]) == (start, end)]
                    hits += len(over)
                elif found[1] == "*" and any(span[0] <= start and end <= span[1] and span[1] - span[0] > end - start for span in over):
                    continue
                line["spans"] = [span for span in line["spans"] if span not in over]
                if not off:
                    line["spans"] = sorted([*line["spans"], [start, end, kind]], key=lambda span: span[:2])
                    hits += 1
        if not hits:
            wrong.append(fix)
    return wrong, dropped


def fix(folder, number):
    path = os.path.join(folder, f"{number:03}")
    if number:
        fixes = sys.stdin.read()
        wrong, _ = correct(json.load(open(path + ".json", encoding="utf-8")), fixes)
        open(path + ".fix", "w", encoding="utf-8").write(fixes)
        print(f"kept {number:03}", *(f"not found: {one}" for one in wrong), sep="\n")
    ahead = os.path.join(folder, f"{number + 1:03}.txt")
    print(open(ahead, encoding="utf-8").read() if os.path.exists(ahead) else "no more chunks")


def keep(folder):
    print("# Names marked by hand in press texts that stay outside; scripts/entity-press.py tells how to read this.")
    for path in sorted(glob.glob(os.path.join(folder, "*.fix"))):
        chunk = json.load(open(path[:-4] + ".json", encoding="utf-8"))
        _, dropped = correct(chunk, open(path, encoding="utf-8").read())
        for document in chunk:
            spans = []
            for line in document["lines"]:
                if line["number"] in dropped:
                    spans += [(line["from"], line["from"] + len(line["text"]), "DROP")] * bool(line["text"])
                else:
                    spans += [(line["from"] + start, line["from"] + end, kind) for start, end, kind in line["spans"]]
            text, last, told = document["text"], 0, []
            for start, end, kind in sorted(spans):
                told.append(f"{start - last}{LETTERS[kind]}{end - start}")
                last = end
            print("=", document["source"], document["id"], hashlib.sha256(text.encode()).hexdigest()[:16], len(text))
            print(*told)


def main():
    asked, options = [], {"--words": "2000", "--program": "target/release/kiosque"}
    given = iter(sys.argv[1:])
    for one in given:
        if one in options:
            options[one] = next(given)
        else:
            asked.append(one)
    if asked[:1] == ["chunks"] and len(asked) == 4:
        chunks(*asked[1:], int(options["--words"]), options["--program"])
    elif asked[:1] == ["fix"] and len(asked) == 3:
        fix(asked[1], int(asked[2]))
    elif asked[:1] == ["keep"] and len(asked) == 2:
        keep(asked[1])
    else:
        sys.exit(__doc__)


main()
