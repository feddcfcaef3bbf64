#!/usr/bin/env python3
"""Measures kiosque beside its floors, in one run on one machine; the figures of docs/performance.md come from here.

  scripts/measure.py [--program target/release/kiosque] [--perf ../shared/tools/perf] [--only cold,frames,...] [--newsboat]

Parts: cold, unchanged, latency, frames, keys, idle, search, places (keys in every list and the reader, 100,000 entries). Needs the perf tools built (cargo build --release in
perf/feedserver and perf/floors) and pyte for the pseudo-terminal. One line of JSON a figure.
"""
import argparse, json, os, re, shutil, sqlite3, statistics, subprocess, sys, tempfile, time, urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
FEEDS, ORIGINS = 1000, 500
# Where keys are timed: the keys that lead there, and what is pressed.
PLACES = {
    "list": ("", "bounce:j:k:300:20:attr"),
    "reader": ("key:\\r;", "bounce:j:k:200:10"),
    "papers": ("key:h;", "bounce:j:k:200:20:attr"),
    "search": ("key:g/;type:gouvernement;key:\\r;sleep:1;", "bounce:j:k:200:20:attr"),
    "palette": ("key:\\x3a;type:gou;sleep:1;", "bounce:\\x1b[B:\\x1b[A:100:5:attr"),
    "catalogue": ("key:gc;sleep:1;", "bounce:j:k:200:20:attr"),
    "health": ("key:gh;sleep:1;", "bounce:j:k:200:20:attr"),
    "help": ("key:?;sleep:1;", "bounce:j:k:100:10"),
}


def say(name, **figures):
    print(json.dumps({"figure": name, **figures}), flush=True)


class Site:
    """The news site for load, until it is closed."""

    def __init__(self, perf, port, items=30):
        self.base = f"http://127.0.0.1:{port}"
        self.port = port
        self.server = subprocess.Popen([perf / "feedserver/target/release/feedserver", "--port", str(port), "--ports",
                                        str(ORIGINS), "--items", str(items)],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{self.base}/feeds.txt").read()
                return
            except OSError:
                time.sleep(0.1)
        sys.exit("the feed server did not start")

    def set(self, what):
        urllib.request.urlopen(f"{self.base}/ctl/set?{what}").read()

    def close(self):
        self.server.kill()
        self.server.wait()


class Bench:
    def __init__(self, told):
        self.program, self.perf = told.program.resolve(), told.perf
        self.work = Path(tempfile.mkdtemp(prefix="kiosque-measure-"))

    def configure(self, site):
        feeds = "".join(f'[[feeds]]\nurl = "http://127.0.0.1:{site.port + n % ORIGINS}/feed/{n}"\n' for n in range(FEEDS))
        config = self.work / "config.toml"
        config.write_text(f"[refresh]\nautomatic = false\n\n{feeds}")
        return config

    def command(self, data, *arguments):
        return [str(self.program), "--config", str(self.work / "config.toml"), "--data-dir", str(data), *arguments]

    def timed(self, site, command):
        out = subprocess.run([sys.executable, self.perf / "runbench.py", "--server", site.base, "--", *command],
                             capture_output=True, text=True, check=True).stdout
        return json.loads(out)

    def floor(self, site):
        for file in self.work.glob("floor.db*"):
            file.unlink()
        out = subprocess.run([self.perf / "floors/target/release/floors", "pipeline", site.base, str(FEEDS), "64",
                              self.work / "floor.db", "fts"], capture_output=True, text=True, check=True).stdout
        wall, cpu = re.search(r"wall ([\d.]+) s, cpu ([\d.]+) s", out).groups()
        return {"wall_s": float(wall), "cpu_s": float(cpu)}

    def cold(self, site, rounds=3):
        ours, floors = [], []
        for _ in range(rounds):
            shutil.rmtree(self.work / "data", ignore_errors=True)
            floors.append(self.floor(site))
            ours.append(self.timed(site, self.command(self.work / "data", "refresh", "--no-articles")))
        middle = lambda runs, key: statistics.median(run[key] for run in runs)
        return {"cpu_s": middle(ours, "cpu_s"), "wall_s": middle(ours, "wall_s"), "rss_mb": middle(ours, "rss_mb"),
                "floor_cpu_s": middle(floors, "cpu_s"), "floor_wall_s": middle(floors, "wall_s"),
                "cpu_ratio": round(middle(ours, "cpu_s") / middle(floors, "cpu_s"), 2),
                "wall_ratio": round(middle(ours, "wall_s") / middle(floors, "wall_s"), 2)}

    def pty(self, data, steps, *arguments):
        out = subprocess.run([sys.executable, self.perf / "ptybench.py", "--rows", "2-36", steps, "--",
                              *self.command(data, *arguments)], capture_output=True, text=True, check=True).stdout
        return json.loads(out)

    def grow(self, data, to):
        """Copies the entries until there are `to`: for lists; what is copied is not searched."""
        base = sqlite3.connect(data / "kiosque.db")
        count = base.execute("SELECT count(*) FROM entry").fetchone()[0]
        columns = [row[1] for row in base.execute("PRAGMA table_info(entry)") if row[1] not in ("id", "key", "name", "sort", "url_hash")]
        names = ", ".join(columns)
        for round in range(1, max(1, to // count)):
            base.execute(f"INSERT INTO entry (key, name, sort, url_hash, {names}) SELECT key || '-{round}', name + {round}, "
                         f"sort - {round} * 86400, url_hash + {round}, {names} FROM entry WHERE id <= {count}")
            base.execute(f"INSERT INTO content (entry, about, feed_text) SELECT entry + {round * count}, about, feed_text "
                         f"FROM content WHERE entry <= {count}")
        base.execute("UPDATE feed SET (total, unread, shown, shown_unread, shown_offline) = (SELECT count(*), sum(read = 0), "
                     "sum(twin IS NULL), sum(twin IS NULL AND read = 0), 0 FROM entry e WHERE e.feed = feed.id)")
        base.commit()
        base.close()


def main():
    ask = argparse.ArgumentParser(usage=__doc__)
    ask.add_argument("--program", type=Path, default=HERE / "target/release/kiosque")
    ask.add_argument("--perf", type=Path, default=HERE.parent / "shared/tools/perf")
    ask.add_argument("--only", default="cold,unchanged,latency,frames,keys,idle,search")
    ask.add_argument("--port", type=int, default=9100)
    ask.add_argument("--rounds", type=int, default=3)
    told = ask.parse_args()
    parts = set(told.only.split(","))
    bench = Bench(told)
    site = Site(told.perf, told.port)
    try:
        bench.configure(site)
        cold = bench.cold(site, told.rounds)
        say("cold", **cold)
        if "latency" in parts:
            site.set("latency_ms=50")
            far = bench.cold(site, 1)
            site.set("latency_ms=0")
            near = bench.cold(site, 1)
            say("latency of 50 ms", wall_s=far["wall_s"], at_0_ms=near["wall_s"], ratio=round(far["wall_s"] / near["wall_s"], 2))
        if "unchanged" in parts:
            again = bench.timed(site, bench.command(bench.work / "data", "refresh", "--no-articles", "--force"))
            say("unchanged", cpu_s=again["cpu_s"], wall_s=again["wall_s"], feed_304=again["feed_304"], rss_mb=again["rss_mb"])
        stored = bench.work / "data"
        if {"frames", "keys", "idle"} & parts:
            for size in (30_000, 300_000):
                if size > 30_000:
                    bench.grow(stored, size)
                seen = [bench.pty(stored, "frame") for _ in range(5)]
                say(f"first frame at {size}", ms=statistics.median(one["frame_ms"] for one in seen), rss_mb=max(one["peak_rss_mb"] for one in seen))
                if "keys" in parts:
                    seen = bench.pty(stored, "frame;sleep:1;bounce:j:k:300:20:attr;idle:10")
                    say(f"key to screen at {size}", **seen["bounce"])
                    say(f"idle at {size}", **seen["idle"], rss_mb=seen["peak_rss_mb"])
        site.close()
        if {"search", "places"} & parts:
            site = Site(told.perf, told.port, items=100)
            shutil.rmtree(stored, ignore_errors=True)
            bench.timed(site, bench.command(stored, "refresh", "--no-articles"))
        if "places" in parts:
            # What is measured is the interface: the background has nothing to do.
            config = bench.work / "config.toml"
            config.write_text(config.read_text().replace("automatic = false", "automatic = false\narticles = false", 1))
            base = sqlite3.connect(stored / "kiosque.db")
            base.execute("UPDATE entry SET analysed = 1")
            base.commit()
            base.close()
            for place, (there, pressed) in PLACES.items():
                seen = bench.pty(stored, f"frame;sleep:1;{there}{pressed}")
                say(f"key to screen at 100,000: {place}", **seen["bounce"])
        if "search" in parts:
            for words in ("gouvernement", "gou", "go", "élection régionale Liège", '"Marie Dubois"', "budget -guerre", "is:unread pollution"):
                times = []
                for _ in range(5):
                    start = time.perf_counter()
                    subprocess.run(bench.command(stored, "search", "--limit", "50", "--json", words), capture_output=True, check=True)
                    times.append((time.perf_counter() - start) * 1e3)
                say("search of 100,000", words=words, ms=round(statistics.median(times), 1))
    finally:
        site.close()
        shutil.rmtree(bench.work)


main()
