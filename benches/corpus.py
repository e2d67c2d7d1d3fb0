#!/usr/bin/env python3
"""Runs lucka over folders of documents, one process a file, and tells what became of each.

    benches/corpus.py target/release/lucka corpora/pdf.js corpora/poi [--out results.jsonl]

Prints a table with a row for each folder: files, read in full, in part, refused, crashed, slowest file, most memory. A file counts
as refused when nothing of it could be judged, as read in part when some page or part of it is said to be unreadable. Exits with 1 if any
file made the program panic, took longer than 10 seconds or more than 512 MiB (resident, its child process included), or could not be
read without a diagnostic that says so. Seconds are of processor time, so that a busy machine gives the same answer; a file that
takes five minutes by the clock counts as a crash. Unix only.
"""
import argparse, collections, json, os, signal, subprocess, sys

# What is said of a document that was nevertheless read in full.
HARMLESS = {"empty-document", "language-unknown", "language-not-judged", "encoding-malformed"}
ENDINGS = (".pdf", ".docx", ".docm", ".doc", ".odt", ".rtf", ".html", ".htm", ".md", ".txt")
SECONDS, MEBIBYTES = 10, 512


def files(folder):
    for base, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            if name.lower().endswith(ENDINGS):
                yield os.path.join(base, name)


def run(binary, path):
    """One file: what the program said, how it ended, how much processor time and memory it used."""
    command = [binary, "check", "--no-config", "--quiet", "--lang", "en", "--format", "json", os.path.abspath(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    signal.setitimer(signal.ITIMER_REAL, 300)
    output = b""
    try:
        output = process.stdout.read()
    except TimeoutError:
        process.kill()
    _, status, usage = os.wait4(process.pid, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    process.returncode = status
    return output, os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss >> 10


def judge(output, code):
    """The state of the file, its format and the codes of what went wrong."""
    try:
        document = json.loads(output)["documents"][0]
    except (ValueError, KeyError, IndexError):
        return "crashed", "?", [output.decode("utf8", "replace")[-200:]]
    codes = [problem["code"] for problem in document["problems"] if problem["severity"] != "note"]
    errors = [problem for problem in document["problems"] if problem["severity"] == "error"]
    unread = document["verdicts"] and all(row["status"] == "unreadable" and row["section"]["whole_document"] for row in document["verdicts"])
    lost = unread or errors or any(row["status"] == "unreadable" for row in document["verdicts"])
    if lost and (code != 2 or not codes):
        return "crashed", document["format"], ["lost without a diagnostic", *codes]
    state = "refused" if unread and errors else "in part" if set(codes) - HARMLESS else "read"
    return state, document["format"], codes


def late(*_):
    raise TimeoutError


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--out", help="a line of JSON for each file")
    args = parser.parse_args()
    signal.signal(signal.SIGALRM, late)
    out = open(args.out, "w") if args.out else None
    bad = False
    print("| corpus | files | read | in part | refused | crashed | slowest, s | most memory, MiB | why |\n|---|---|---|---|---|---|---|---|---|")
    for folder in args.folders:
        states, why, slowest, most = collections.Counter(), collections.Counter(), 0.0, 0
        for path in files(folder):
            output, code, seconds, memory = run(args.binary, path)
            state, name, codes = judge(output, code)
            states[state] += 1
            why.update(set(codes) if state != "crashed" else ["crashed"])
            slowest, most = max(slowest, seconds), max(most, memory)
            failed = state == "crashed" or seconds > SECONDS or memory > MEBIBYTES
            bad |= failed
            if failed:
                print(f"{path}: {state}, {seconds:.1f} s, {memory} MiB {codes}", file=sys.stderr)
            if out:
                row = {"path": path, "state": state, "format": name, "codes": codes, "exit": code}
                row |= {"seconds": round(seconds, 3), "mebibytes": memory}
                print(json.dumps(row, ensure_ascii=False), file=out, flush=True)
        reasons = ", ".join(f"{code} {count}" for code, count in why.most_common())
        counts = " | ".join(str(states[state]) for state in ("read", "in part", "refused", "crashed"))
        print(f"| {os.path.basename(folder.rstrip('/'))} | {states.total()} | {counts} | {slowest:.1f} | {most} | {reasons} |", flush=True)
    sys.exit(bad)


if __name__ == "__main__":
    main()
