#!/usr/bin/env python3
"""Scores extraction by parts of the sites: those that were looked at while it was made, and those held back.

    extract_split.py ANSWERS [--data ../shared/data/extract-dev]

ANSWERS holds one JSON file a page, as `score.py extract --keep DIR` leaves in DIR/out, or as the trial of
`train_extraction` writes them (there every page is answered by weights that were learned without its site).
A site's part is a hash of its name; part 4 is the one held back.
"""
import argparse, collections, importlib.util, json, os

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "shared")
PARTS = 5


def part(site):
    """FNV-1a of the name, as examples/train_extraction has it."""
    value = 0xCBF29CE484222325
    for byte in site.encode():
        value = ((value ^ byte) * 0x100000001B3) & (2**64 - 1)
    return (value >> 17) % PARTS


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("answers")
    asked.add_argument("--data", default=os.path.join(SHARED, "data", "extract-dev"))
    asked = asked.parse_args()
    spec = importlib.util.spec_from_file_location("extraction", os.path.join(SHARED, "tools", "scorers", "extraction.py"))
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    groups = collections.defaultdict(list)
    for row in scorer.run(asked.data, asked.answers):
        site = row["site"] if row.get("site") not in (None, "", "hard") else row["id"]
        own = part(site)
        for name in ("all", "looked at" if own < 4 else "held back", f"part {own}"):
            groups[name].append(row)
            if row["language"] == "fr":
                groups[name + ", fr"].append(row)
    print(f"{'':18} pages     F1      P      R  snippets  title   date")
    for name, rows in sorted(groups.items()):
        figures = scorer.agg(rows)
        show = lambda key: "   -  " if figures.get(key) is None else f"{figures[key]:6.4f}"
        print(f"{name:18} {figures['n']:5}", *(show(key) for key in ("sF1", "P", "R", "xF1", "title", "date")))


if __name__ == "__main__":
    main()
