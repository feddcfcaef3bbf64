#!/usr/bin/env python3
"""Takes the pictures of the README from the real program, on its demo press.

    scripts/pictures.py [--bin target/release/kiosque] [--out docs/pictures]

Needs ../shared/tools/termshot.py, and from PyPI pyte and pillow. The pictures are reduced to 64 colours, which a terminal
does not exceed, so that they stay small.
"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TERMSHOT = os.path.join(HERE, "..", "..", "shared", "tools", "termshot.py")

# What is shown: name, size, environment, steps. Each starts anew, and waits until the press has been read.
# A terminal tells its ground when it is asked, and gets a theme that suits it; the one of termshot.py tells nothing.
READY = ["wait:Gembloux", "still:3", "key:T", "still:0.5", "key:j", "still:0.5", "key:Enter", "still:0.5", "key:k", "still:0.5", "type:gg", "still:1"]
PICTURES = [
    ("main-120x40", "120x40", {}, READY),
    ("front-120x40", "120x40", {}, [*READY, "key:F", "still:1"]),
    ("reader-80x24", "80x24", {}, [*READY, "key:Enter", "still:1"]),
    ("palette-120x40", "120x40", {}, [*READY, "type::", "still:0.5", "type:anvers", "still:1"]),
    ("narrow-40x12", "40x12", {}, READY),
]


def take(binary, out, name, size, env, steps):
    path = os.path.join(out, name + ".png")
    command = [sys.executable, TERMSHOT, "--size", size]
    for key, value in {"LANG": "fr_BE.UTF-8", "TZ": "Europe/Brussels", **env}.items():
        command += ["--env", f"{key}={value}"]
    with tempfile.TemporaryDirectory() as home:
        command += ["--env", f"HOME={home}", *steps, f"shot:{path}", "--", binary, "demo"]
        subprocess.run(command, check=True)
    from PIL import Image

    Image.open(path).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
    print(path, os.path.getsize(path) // 1024, "KB")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=os.path.join(HERE, "..", "target", "release", "kiosque"))
    parser.add_argument("--out", default=os.path.join(HERE, "..", "docs", "pictures"))
    parser.add_argument("--only", help="names of pictures, parted by commas")
    asked = parser.parse_args()
    os.makedirs(asked.out, exist_ok=True)
    for name, size, env, steps in PICTURES:
        if not asked.only or name in asked.only.split(","):
            take(os.path.abspath(asked.bin), asked.out, name, size, env, steps)


if __name__ == "__main__":
    main()
