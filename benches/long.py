#!/usr/bin/env python3
"""How long lucka takes for long PDF files beside pdftotext: each file is read by both in turns, and the means are given.

    cargo build --release --example pdftext
    benches/long.py target/release/examples/pdftext FILE…

Prints a row of the table in docs/formats.md for each file: its pages, for both programs the seconds by the clock and in brackets those of
the processor, and the most memory that lucka took. Lucka reads long files on two threads where there are two processors; on one thread
after `taskset -c 0`. Figures from a busy machine mean nothing. Needs poppler-utils, and Linux: elsewhere memory is counted in other units.
A program that fails ends the run.
"""
import os, pathlib, re, subprocess, sys, time

TURNS = 5


def run(command):
    """Seconds by the clock and of the processor, and the most memory in MiB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}")
    # ru_maxrss counts KiB on Linux.
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def pages(path):
    told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, errors="replace", check=True).stdout
    return re.search(r"^Pages:\s+(\d+)", told, re.M)[1]


def main():
    if sys.platform != "linux":
        sys.exit("measures on Linux alone")
    binary, *files = sys.argv[1:]
    for path in files:
        commands = ["pdftotext", path, "-"], [binary, "--blocks", path]
        turns = [[run(command) for command in commands] for _ in range(TURNS)]
        mean = lambda program, what: sum(turn[program][what] for turn in turns) / TURNS
        times = " | ".join(f"{mean(program, 0):.2f} ({mean(program, 1):.2f})" for program in (0, 1))
        print(f"| `{pathlib.Path(path).stem}` | {pages(path)} | {times} | {max(turn[1][2] for turn in turns):.0f} |")


if __name__ == "__main__":
    main()
