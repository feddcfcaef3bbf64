#!/usr/bin/env python3
"""How well scores agree with people's, by pair of languages.

    scripts/related_pairs.py [--bin target/release/kiosque] [--data ../shared/data/related-dev/pairs/pairs.jsonl]

Loads the two texts of every pair into a throw-away store, asks for the nearest articles of each, and prints Pearson's
correlation of the scores with the human similarity (1 is the most alike
, so its sign is turned; the square root of ours, as human scores spread). A pair that is not among the 300 nearest counts 0.
"""
import argparse, collections, json, math, os, subprocess, tempfile


def pearson(xs, ys):
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    cov = sum((x - mx) * (y - my) for x, y in zip(xs, ys))
    return cov / math.sqrt(sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="target/release/kiosque")
    parser.add_argument("--data", default="../shared/data/related-dev/pairs/pairs.jsonl")
    given = parser.parse_args()
    with open(given.data, encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines if line.strip()]
    with tempfile.TemporaryDirectory() as home:
        archive = os.path.join(home, "pairs.jsonl")
        with open(archive, "w", encoding="utf-8") as out:
            for pair in pairs:
                for side in "12":
                    # The headline is the first line, or the first sentence, of the text.
                    title, _, text = pair["text" + side].partition("  ")
                    if not text or len(title) > 300:
                        title, _, text = pair["text" + side].partition(". ")
                    item = {"key": pair["pair"] + "/" + side, "feed": "pairs", "title": title.strip() or "-", "text": text,
                            "lang": pair["lang" + side]}
                    out.write(json.dumps(item, ensure_ascii=False) + "\n")
        base = [given.bin, "--data-dir", os.path.join(home, "store")]
        subprocess.run([*base, "archive", "import", archive], check=True, stdout=subprocess.DEVNULL)
        run = subprocess.Popen([*base, "related", "--all", "--limit", "300", "--json"], stdout=subprocess.PIPE)
        score = {}
        for line in run.stdout:
            row = json.loads(line)
            pair = row["key"].rsplit("/", 1)[0]
            for hit in row["related"]:
                if hit["key"].rsplit("/", 1)[0] == pair:
                    score.setdefault(pair, []).append(hit["score"])
    groups = collections.defaultdict(list)
    for pair in pairs:
        found = score.get(pair["pair"], [])
        groups["-".join(sorted((pair["lang1"], pair["lang2"])))].append((math.sqrt(sum(found) / 2), -pair["score"]))
    for name, rows in sorted(groups.items(), key=lambda group: -len(group[1])):
        print(f"{name}  n {len(rows):4d}  r {pearson(*zip(*rows)):.3f}")


if __name__ == "__main__":
    main()
