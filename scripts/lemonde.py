#!/usr/bin/env python3
"""Steps the program through the dated series of Le Monde's feeds in ../shared and reports what became of each article.

    scripts/lemonde.py [--bin target/fast/kiosque] [--steps 29] [--shared ../shared]

Each step is a day: every feed with a series serves its next capture, the program polls all, and the list is looked at.
Asked: no article shown twice (by address, however it is tailed, and by title), articles of several sections once, changed
titles kept as versions of one article, nothing lost that a capture holds. Standard library only; needs no network.
"""
import argparse, collections, json, os, re, sqlite3, subprocess, sys, tempfile, time, urllib.request
import xml.etree.ElementTree as ET

TAIL = re.compile(r"(utm_|at_|xtor)")


def plain(url):
    """An address without scheme, host prefix of the replay, fragment and tail."""
    path = url.split("//", 1)[-1].split("#")[0]
    path, _, query = path.partition("?")
    kept = "&".join(p for p in query.split("&") if p and not TAIL.match(p))
    return path.rstrip("/") + ("?" + kept if kept else "")


def words(title):
    """A title without what differs in spaces only."""
    return " ".join(title.split())


def get(url):
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.read()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="target/fast/kiosque")
    parser.add_argument("--shared", default="../shared")
    parser.add_argument("--steps", type=int, default=29)
    parser.add_argument("--port", type=int, default=8896)
    given = parser.parse_args()
    base = f"http://127.0.0.1:{given.port}"
    server = subprocess.Popen([sys.executable, os.path.join(given.shared, "replay/server.py"), "--root", os.path.join(given.shared, "data/captures"),
                               "--reconstructed", "--port", str(given.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                get(base + "/_replay/")
                break
            except OSError:
                time.sleep(0.1)
        sys.exit(run(given, base))
    finally:
        server.terminate()


def run(given, base):
    feeds = [f["url"] for f in json.loads(get(base + "/_replay/feeds")) if f["snapshots"] > 1 and "lemonde" in f["url"]]
    home = tempfile.mkdtemp(prefix="lemonde-")
    config = os.path.join(home, "config.toml")
    with open(config, "w", encoding="utf-8") as out:
        out.write("[refresh]\nmin-interval = \"0\"\narticles = false\n")
        out.writelines(f"\n[[feeds]]\nurl = \"{url}\"\nname = \"{url.split('/')[4]}\"\n" for url in feeds)
    kiosque = [given.bin, "--config", config, "--data-dir", home, "--json"]
    served, sections = {}, collections.defaultdict(set)
    said = collections.Counter()
    for step in range(given.steps):
        if step:
            get(base + "/_replay/step?n=1")
        for url in feeds:
            for item in ET.fromstring(get(url)).iter("item"):
                link = plain((item.findtext("link") or "").strip())
                served.setdefault(link, []).append(words(item.findtext("title") or ""))
                sections[link].add(url)
        done = subprocess.run([*kiosque, "refresh", "--force", "--min-interval", "0", "--no-articles"], stdout=subprocess.PIPE, text=True)
        for line in done.stdout.splitlines():
            answer = json.loads(line)
            if "summary" not in answer:
                said[answer["status"]] += 1
                if answer.get("error"):
                    print(f"step {step}: {answer['url']}: {answer['error']}")
    listed = [json.loads(line) for line in subprocess.run([*kiosque, "list", "--limit", "100000"], stdout=subprocess.PIPE, text=True).stdout.splitlines()]
    by_url = collections.Counter(plain(a["url"] or "") for a in listed)
    by_title = collections.Counter(a["title"] for a in listed)
    lost = [link for link in served if link and link not in by_url]
    twice = [url for url, n in by_url.items() if n > 1]
    retitled = {link: titles for link, titles in served.items() if len(dict.fromkeys(titles)) > 1}
    store = next(os.path.join(d, f) for d, _, fs in os.walk(home) for f in fs if f.endswith((".db", ".sqlite", ".sqlite3")))
    database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    versions = database.execute("SELECT count(*), count(DISTINCT entry) FROM version").fetchone()
    stale = [a for a in listed if plain(a["url"] or "") in retitled and words(a["title"]) not in retitled[plain(a["url"])]]
    print(f"{len(feeds)} feeds, {given.steps} days: answers {dict(said)}")
    print(f"articles served {len(served)}, of them in several sections {sum(len(s) > 1 for s in sections.values())}; listed {len(listed)}")
    print(f"shown twice by address {len(twice)}, by title {sum(n > 1 for n in by_title.values())}; lost {len(lost)}")
    print(f"articles with changed titles {len(retitled)}; versions kept {versions[0]} of {versions[1]} articles")
    for name, rows in (("twice", twice), ("lost", lost), ("same title", [a["url"] for a in listed if by_title[a["title"]] > 1]), ("title of no capture", stale)):
        for row in rows[:8]:
            print(f"  {name}: {row}")
    print(json.dumps({"lemonde": {"served": len(served), "listed": len(listed), "twice": len(twice), "lost": len(lost), "retitled": len(retitled), "versions": versions[0]}}))
    return 1 if twice or lost else 0


if __name__ == "__main__":
    main()
