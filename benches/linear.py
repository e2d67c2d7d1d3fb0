#!/usr/bin/env python3
"""Measures whether cost grows in line with size, and peak memory beside its mark, as in docs/performance.md.

    benches/linear.py CORPUS [document] [documents]

The pages of a folder of Markdown, public or made by benches/generate.sh, in an order that has nothing to do with what is in them, and over again
where they are too few, make one document of 1, 10 and 100 MB, and folders of 1,000, 10,000 and 100,000 documents. For each, on one thread: instructions and seconds of the
processor in user mode, what they come to for each MB or thousand documents beside the smallest, and peak memory beside 64 MB, 2 KB for each
document and eight times the largest one.

Instructions are counted by perf where the machine counts them, else by callgrind up to COUNTED (10) MB or thousand documents, since it takes fifty
times the time. LUCKA names the program, else target/release/lucka is measured; SIZES (1,10,100) names the sizes. What is read is made below
TMPDIR, takes up to 400 MB there, and is deleted.
"""

import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from itertools import chain, cycle, islice

ROOT = pathlib.Path(__file__).resolve().parent.parent
LUCKA = os.environ.get("LUCKA", str(ROOT / "target/release/lucka"))
SIZES = [int(size) for size in os.environ.get("SIZES", "1,10,100").split(",")]
COUNTED = int(os.environ.get("COUNTED", "10"))
MB = 1_000_000
# What lucka exits with where a document could not be read in full, as some of any large archive.
INCOMPLETE = 2
ARGUMENTS = ["check", "--no-config", "--exit-zero", "--threads", "1", "--format", "concise", "--limit", "text-mib=128"]


def document(pages, size, folder):
    """One document of so many MB, the last page cut short at the end of a line."""
    made = folder / "document.md"
    with made.open("wb") as out:
        for page in cycle(pages):
            out.write(page.read_bytes().rstrip() + b"\n\n")
            if out.tell() >= size * MB:
                break
        out.truncate(size * MB)
    return made


def documents(pages, size, folder):
    """A folder of so many thousand documents, a thousand in each folder within it."""
    made = folder / "documents"
    for number, page in enumerate(islice(cycle(pages), size * 1000)):
        inside = made / f"{number // 1000:03}"
        if number % 1000 == 0:
            inside.mkdir(parents=True)
        shutil.copyfile(page, inside / f"{number:06}.md")
    return made


def run(command):
    """What a command says of itself on standard error, its seconds in user mode, and its peak memory in bytes."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env={**os.environ, "LC_ALL": "C"})
        _, status, usage = os.wait4(process.pid, 0)
        said.seek(0)
        text = said.read().decode(errors="replace")
    if os.waitstatus_to_exitcode(status) not in (0, INCOMPLETE):
        sys.exit(f"{command[0]} failed: {text}")
    return text, usage.ru_utime, usage.ru_maxrss * 1024


def instructions(command, size):
    """How many instructions a command takes; None where nothing counts them."""
    if shutil.which("perf"):
        counted = re.search(r"^(\d+),,instructions", run(["perf", "stat", "-x", ",", "-e", "instructions:u", "--", *command])[0], re.M)
        if counted:
            return int(counted[1])
    if shutil.which("valgrind") and size <= COUNTED:
        valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        return int(re.search(r"Collected : (\d+)", run([*valgrind, *command])[0])[1])
    return None


def measure(pages, kind, make):
    first = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            made = make(pages, size, pathlib.Path(folder))
            sizes = [path.stat().st_size for path in chain([made], made.rglob("*")) if path.is_file()]
            command = [LUCKA, *ARGUMENTS, str(made)]
            _, seconds, peak = run(command)
            count = instructions(command, size)
        mark = (64 << 20) + 2048 * len(sizes) + 8 * max(sizes)
        cells = [f"{size} MB" if kind == "document" else f"{size},000 documents"]
        for name, value, form in [("instructions", count and count / MB, ".0f"), ("seconds", seconds, ".2f")]:
            first.setdefault(name, value and value / size)
            cells += ["–", "–"] if value is None else [format(value, form), f"{value / size / first[name]:.2f}"]
        cells += [f"{peak / 1048576:.0f} MB", f"{mark / 1048576:.0f} MB"]
        print("| " + " | ".join(cells) + " |", flush=True)


def main():
    corpus, *kinds = sys.argv[1:] or sys.exit(__doc__)
    pages = [path for path in pathlib.Path(corpus).rglob("*.md") if path.stat().st_size > 0]
    pages.sort(key=lambda page: hashlib.sha256(page.name.encode()).digest())
    print("| size | instructions, millions | for each, to the first | user time, s | for each, to the first | peak memory | mark |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for kind, make in [("document", document), ("documents", documents)]:
        if not kinds or kind in kinds:
            measure(pages, kind, make)


if __name__ == "__main__":
    main()
