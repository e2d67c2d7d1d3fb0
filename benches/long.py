#!/usr/bin/env python3
"""How long lucka takes for long PDF files beside pdftotext: each file is read by both in turns, and the means are given.

    cargo build --release --example pdftext
    benches/long.py target/release/examples/pdftext FILE…

Seconds by the clock, with those of the processor in brackets: lucka reads long files on two threads. A busy machine gives neither.
"""
import os, pathlib, subprocess, sys, time

TURNS = 10


def run(command):
    """Seconds by the clock and of the processor, and the most memory in MiB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    binary, *files = sys.argv[1:]
    for path in files:
        commands = ["pdftotext", path, "-"], [binary, "--blocks", path]
        turns = [[run(command) for command in commands] for _ in range(TURNS)]
        mean = lambda program, what: sum(turn[program][what] for turn in turns) / TURNS
        times = " | ".join(f"{mean(program, 0):.2f} ({mean(program, 1):.2f})" for program in (0, 1))
        print(f"| `{pathlib.Path(path).stem}` | {times} | {max(turn[1][2] for turn in turns):.0f} |")


if __name__ == "__main__":
    main()
