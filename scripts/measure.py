#!/usr/bin/env python3
"""Measures kiosque beside its floors, in one run on one machine; the figures of docs/performance.md come from here.

  scripts/measure.py [--program target/release/kiosque] [--perf ../shared/tools/perf] [--only cold,frames,...] [--newsboat]

Parts: cold, unchanged, latency, frames, keys, idle, search, places (keys in every list and the reader, 100,000 entries),
busy (the same while 1,000 feeds bring 3,000 articles that are analysed, and while pages are fetched; and how long that
takes with and without keys). Needs the perf tools built (cargo build --release in perf/feedserver and perf/floors) and pyte
for the pseudo-terminal. One line of JSON a figure.

--first runs the program that measures (not what it starts) before everything else, by a real-time rank: then what is
measured is kiosque's delay, not that of the program which measures it. Needs root.
"""
import argparse, json, os, pty, re, shutil, sqlite3, statistics, subprocess, sys, tempfile, threading, time, urllib.request
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
# Where they are timed while the background works, and how many.
BUSY = {
    "list": ("", "bounce:j:k:300:20:attr"),
    "reader": ("key:\\r;", "bounce:j:k:300:10"),
    "papers": ("key:h;", "bounce:j:k:300:20:attr"),
    "search": ("key:g/;type:gouvernement;key:\\r;sleep:1;", "bounce:j:k:300:20:attr"),
}
# In parts of a second, a key that is held down.
REPEAT = 1 / 30


def say(name, **figures):
    print(json.dumps({"figure": name, **figures}), flush=True)


def stolen():
    """Seconds that the host has taken from this machine."""
    with open("/proc/stat") as stat:
        return int(stat.readline().split()[8]) / os.sysconf("SC_CLK_TCK")


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
        self.first = ["chrt", "--reset-on-fork", "--fifo", "10"] if told.first else []
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
        before = stolen()
        out = subprocess.run([*self.first, sys.executable, self.perf / "ptybench.py", "--rows", "2-36", steps, "--",
                              *self.command(data, *arguments)], capture_output=True, text=True, check=True).stdout
        return {**json.loads(out), "steal_s": round(stolen() - before, 2)}

    def copy(self, data):
        work = self.work / "busy"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(data, work)
        return work

    def ask(self, data, question):
        base = sqlite3.connect(f"file:{data / 'kiosque.db'}?mode=ro", uri=True)
        answer = base.execute(question).fetchone()[0]
        base.close()
        return answer

    def attended(self, data, typed, until, keys=True):
        """Starts the interface, types, then (with keys) goes up and down as fast as a held key repeats until `until`
        says that all is done; how long that took."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", LINES="40", COLUMNS="120")
            command = self.command(data)
            os.execv(command[0], command)

        def drain():
            try:
                while os.read(terminal, 1 << 16):
                    pass
            except OSError:
                pass

        threading.Thread(target=drain, daemon=True).start()
        time.sleep(2)
        start = time.perf_counter()
        os.write(terminal, typed.encode())
        pressed, asked = 0, start
        while time.perf_counter() - start < 300:
            time.sleep(REPEAT)
            if keys:
                os.write(terminal, b"jk"[pressed // 20 % 2:][:1])
                pressed += 1
            if time.perf_counter() - asked > 0.3:
                asked = time.perf_counter()
                if until():
                    break
        took = time.perf_counter() - start
        os.kill(pid, 15)
        os.waitpid(pid, 0)
        os.close(terminal)
        return round(took, 1)

    def busy(self, site, stored, rounds):
        config = self.work / "config.toml"
        quiet = config.read_text().replace("automatic = false", "automatic = false\narticles = false", 1)
        pages = config.read_text()
        base = sqlite3.connect(stored / "kiosque.db")
        base.execute("UPDATE entry SET analysed = 1")
        base.commit()
        base.close()
        site.set("latency_ms=0")
        urllib.request.urlopen(f"{site.base}/ctl/bump?pct=100&new=3").read()
        entries = self.ask(stored, "SELECT count(*) FROM entry")
        count = "SELECT count(*) FROM content WHERE fetched IS NOT NULL"
        for place, (there, pressed) in BUSY.items():
            for _ in range(rounds):
                config.write_text(quiet)
                data = self.copy(stored)
                seen = self.pty(data, f"frame;sleep:1;{there}type:R;{pressed}")
                new = self.ask(data, "SELECT max(id) FROM entry") - entries
                left = self.ask(data, "SELECT count(*) FROM entry WHERE analysed = 0")
                say(f"keys while feeds bring articles: {place}", **seen["bounce"], steal_s=seen["steal_s"], new=new, analysed=new - left)
                config.write_text(pages)
                data = self.copy(stored)
                seen = self.pty(data, f"frame;sleep:1;{there}{pressed}")
                read = self.ask(data, count)
                say(f"keys while pages are fetched: {place}", **seen["bounce"], steal_s=seen["steal_s"], pages=read)
        for keys in (False, True):
            for _ in range(rounds):
                config.write_text(quiet)
                data, before = self.copy(stored), stolen()
                arrived = lambda: self.ask(data, "SELECT sum(total) FROM feed") >= entries + 3 * FEEDS
                took = self.attended(data, "R", arrived, keys)
                data = self.copy(stored)
                analysed = lambda: arrived() and not self.ask(data, "SELECT count(*) FROM entry WHERE analysed = 0")
                whole = self.attended(data, "R", analysed, keys)
                config.write_text(pages)
                data = self.copy(stored)
                waited = time.perf_counter()
                self.attended(data, "", lambda: time.perf_counter() - waited > 15, keys)
                say("work while keys come" if keys else "work while nobody types", refresh_s=took, analysed_s=whole,
                    pages_in_15_s=self.ask(data, count), steal_s=round(stolen() - before, 2))

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
    ask.add_argument("--first", action="store_true")
    told = ask.parse_args()
    parts = set(told.only.split(","))
    bench = Bench(told)
    site = Site(told.perf, told.port)
    try:
        bench.configure(site)
        if {"cold", "unchanged", "frames", "keys", "idle"} & parts:
            say("cold", **bench.cold(site, told.rounds))
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
        if {"search", "places", "busy"} & parts:
            site = Site(told.perf, told.port, items=100)
            shutil.rmtree(stored, ignore_errors=True)
            bench.timed(site, bench.command(stored, "refresh", "--no-articles"))
        if "busy" in parts:
            bench.busy(site, stored, told.rounds)
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
