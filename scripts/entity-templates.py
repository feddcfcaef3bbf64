#!/usr/bin/env python3
"""Fills the templates of assets/training: labelled sentences for train-entities.

    scripts/entity-templates.py LANG NAMES-TABLE TIMES > templates-LANG.conll

NAMES-TABLE is what entity-tables.py makes; the same call gives the same sentences.
"""
import os
import random
import re
import sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "assets", "training")
KINDS = {"P": "PER", "S": "PER", "C": "LOC", "N": "LOC", "O": "ORG", "A": "ORG", "T": "ORG", "M": "ORG", "V": "ORG", "K": "MISC", "X": "LOC", "Y": "ORG", "D": None}
FIRST, PLACE, WORLD, SURNAME = 1, 2, 4, 64
SYLLABLES = "ba be bi bo da de di do fa fi ga go ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi xa za zo".split()
PIECE = re.compile(r"\[(PER|LOC|ORG|MISC) ([^\]]*)\]|\{(\w)\}")
TOKEN = re.compile(r"(?:[ldcjmnstLDCJMNST]|[Qq]u|[Jj]usqu)'(?=\w)|\w+(?:[-&.']\w+)*\.?(?<=[IVX.]\.)|\w+(?:[-&.']\w+)*|\d+(?:[.,:]\d+)+|'s\b|\S")


def main():
    lang, table, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
    rng = random.Random(f"kiosque {lang}")
    lists = {}
    for line in open(os.path.join(HERE, "names.txt"), encoding="utf-8"):
        if not line.startswith("#"):
            key, names = line.rstrip("\n").split(": ", 1)
            lists[key] = names.split("|")
    lines = [l.rstrip("\n") for l in open(os.path.join(HERE, lang + ".txt"), encoding="utf-8") if l.strip() and not l.startswith("#")]
    # "@D: a|b" is a list of this language: D are words of peoples, which are no names; X short forms of states.
    for line in lines:
        if line.startswith("@"):
            key, names = line[1:].split(": ", 1)
            lists[key] = names.split("|")
    lines = [line for line in lines if not line.startswith("@")]
    by = {FIRST: [], PLACE: [], WORLD: [], SURNAME: []}
    for line in open(table, encoding="utf-8"):
        name, bits = line.rstrip("\n").split("\t")
        for bit, names in by.items():
            if int(bits) & bit and "(" not in name:
                names.append(name)
    first = [n for n in by[FIRST] if "." not in n]

    def invented():
        return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3))).capitalize() + rng.choice(["", "", "x", "n", "tech", "com", " Group"])

    def fill(slot):
        if slot == "P":
            surname = rng.choice(by[SURNAME])
            if rng.random() < .15:
                surname = invented() if rng.random() < .5 else rng.choice(["De", "Van", "Van den", "von", "van der", "de", "Ben", "El", "Al"]) + " " + surname
            return rng.choice(first) + ("-" + rng.choice(first) if rng.random() < .05 else "") + " " + surname
        if slot == "S":
            return rng.choice(by[SURNAME]) if rng.random() < .85 else invented()
        if slot == "N":
            return rng.choice(by[PLACE])
        if slot in "CY":
            return rng.choice(by[WORLD])
        if slot == "O" and rng.random() < .3:
            return invented()
        if slot == "A" and rng.random() < .4:
            return "".join(rng.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(rng.randint(3, 4)))
        return rng.choice(lists[slot])

    def emit(text, kind):
        for at, token in enumerate(TOKEN.findall(text)):
            print(f"{token}\t{'O' if not kind else ('I-' if at else 'B-') + kind}")

    for _ in range(times):
        for line in lines:
            last = 0
            for piece in PIECE.finditer(line):
                emit(line[last:piece.start()], None)
                kind, text, slot = piece.groups()
                if slot:
                    emit(fill(slot), KINDS[slot])
                else:
                    emit(re.sub(r"\{(\w)\}", lambda m: fill(m.group(1)), text), kind)
                last = piece.end()
            emit(line[last:], None)
            print()


main()
