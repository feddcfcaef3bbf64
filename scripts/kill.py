#!/usr/bin/env python3
"""Kills a refresh at any moment, again and again: the store must open, whole, with nothing lost and nothing twice.

Every third refresh is let run to its end: that one is timed, and the moments of the kills are drawn from the whole of such a
length. Before each, all feeds get new articles, so that there is always something to write.

  scripts/kill.py [--program target/release/kiosque] [--perf ../shared/tools/perf] [--times 200] [--seed 1]

Needs the news site for load of tools/perf (built: cargo build --release in perf/feedserver). Between kills a few articles
are starred and read; after each refresh the store is checked by SQLite and by the program. Prints one line of JSON; exit status 1 at the first fault.
"""
import argparse, json, random, shutil, signal, sqlite3, statistics, subprocess, sys, tempfile, time, urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent


def call(program, home, *arguments):
    done = subprocess.run([program, "--config", home / "config.toml", "--data-dir", home / "data", *arguments],
                          capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()] if "--json" in arguments else done.stdout


def serve(perf, port, feeds):
    server = subprocess.Popen([perf / "feedserver/target/release/feedserver", "--port", str(port), "--ports", "100",
                               "--feeds", str(feeds)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/feeds.txt").read()
            return server
        except OSError:
            time.sleep(0.1)
    sys.exit("the feed server did not start")


def check(program, home, kept):
    """Faults found in the store after a kill."""
    faults = []
    call(program, home, "list", "--limit", "5", "--json")
    database = sqlite3.connect(home / "data/kiosque.db")
    told = database.execute("PRAGMA integrity_check").fetchone()[0]
    if told != "ok":
        faults.append(told)
    twice = database.execute("SELECT count(*) FROM (SELECT 1 FROM entry GROUP BY feed, key HAVING count(*) > 1)").fetchone()[0]
    if twice:
        faults.append(f"{twice} entries stand twice")
    orphans = database.execute("SELECT count(*) FROM entry WHERE id NOT IN (SELECT entry FROM content)").fetchone()[0]
    if orphans:
        faults.append(f"{orphans} entries have no text")
    counts = database.execute("SELECT count(*) FROM feed f WHERE total <> (SELECT count(*) FROM entry e WHERE e.feed = f.id) "
                              "OR unread <> (SELECT count(*) FROM entry e WHERE e.feed = f.id AND read = 0)").fetchone()[0]
    if counts:
        faults.append(f"{counts} feeds are counted wrongly")
    for column, ids in kept.items():
        have = {row[0] for row in database.execute(f"SELECT id FROM entry WHERE {column} = 1")}
        if ids - have:
            faults.append(f"{len(ids - have)} articles are no longer {column}")
    database.close()
    return faults


def stored(home):
    database = sqlite3.connect(home / "data/kiosque.db")
    count = database.execute("SELECT count(*) FROM entry").fetchone()[0]
    database.close()
    return count


def main():
    ask = argparse.ArgumentParser(usage=__doc__)
    ask.add_argument("--program", type=Path, default=HERE / "target/release/kiosque")
    ask.add_argument("--perf", type=Path, default=HERE.parent / "shared/tools/perf")
    ask.add_argument("--times", type=int, default=200)
    ask.add_argument("--feeds", type=int, default=300)
    ask.add_argument("--new", type=int, default=3, help="new articles of each feed before each refresh")
    ask.add_argument("--port", type=int, default=8900)
    ask.add_argument("--seed", type=int, default=1)
    told = ask.parse_args()
    rng = random.Random(told.seed)
    server = serve(told.perf, told.port, told.feeds)
    home = Path(tempfile.mkdtemp(prefix="kiosque-kill-"))
    program = told.program.resolve()
    feeds = "".join(f'[[feeds]]\nurl = "http://127.0.0.1:{told.port + n % 100}/feed/{n}"\n' for n in range(told.feeds))
    (home / "config.toml").write_text(feeds)
    kills = whole = late = 0
    lengths, moments, grown = [], [], 0
    kept = {"read": set(), "starred": set()}
    arguments = [program, "--config", home / "config.toml", "--data-dir", home / "data", "refresh", "--force",
                 "--no-articles"]
    base = f"http://127.0.0.1:{told.port}"
    try:
        while kills < told.times:
            urllib.request.urlopen(f"{base}/ctl/bump?pct=100&new={told.new}").read()
            begun = time.perf_counter()
            refresh = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if len(lengths) * 3 <= kills:
                refresh.wait()
                lengths.append(time.perf_counter() - begun)
                whole += 1
            else:
                moment = rng.uniform(0, statistics.median(lengths[-5:]))
                time.sleep(moment)
                over = refresh.poll() is not None
                refresh.send_signal(signal.SIGKILL)
                refresh.wait()
                kills += not over
                late += over
                if not over:
                    moments.append(moment)
            faults = check(program, home, kept)
            count = stored(home)
            # A killed refresh may have written part of what it fetched, never less than was there.
            if count < grown:
                faults.append(f"{grown - count} articles are gone")
            grown = count
            if faults:
                print(json.dumps({"kills": kills, "whole": whole, "faults": faults, "home": str(home)}))
                sys.exit(1)
            listed = [row["id"] for row in call(program, home, "list", "--unread", "--limit", "40", "--json")]
            for column, word in (("starred", "star"), ("read", "read")):
                chosen = rng.sample(listed, min(3, len(listed)))
                if chosen:
                    call(program, home, "mark", word, *map(str, chosen))
                    kept[column].update(chosen)
        print(json.dumps({"kills": kills, "whole": whole, "ended_before_the_kill": late, "articles": grown,
                          "kept": {column: len(ids) for column, ids in kept.items()},
                          "refresh_s": round(statistics.median(lengths), 2),
                          "killed_at_s": [round(at, 2) for at in statistics.quantiles(moments, n=4)], "faults": []}))
    finally:
        server.kill()
    shutil.rmtree(home)


main()
