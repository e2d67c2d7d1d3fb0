#!/usr/bin/env python3
"""How well lucka finds the headings of real PDF files and their levels, held against outlines that were written by eye.

    cargo build --release --example pdftext
    benches/headings.py target/release/examples/pdftext corpora/        # all folders in which the PDF files may lie
    benches/headings.py -v target/release/examples/pdftext corpora/     # with every heading that is missing or too many

An outline in benches/outlines/ names its source and the SHA-256 of the PDF, which is found by that and may have any name. Its lines are
page, level and text. The level is a number, `t` for the document's title, of which only the text is compared, or `?` for a line that may
as well be a heading as not: a series' name above the title, the title on the cover when it stands again on the first page.

Texts are compared by letters and digits. Levels are compared as they stand to one another: a document in which all are one deeper has the
same outline, so each document is judged by the one shift that fits it best.
"""
import collections, hashlib, pathlib, re, subprocess, sys, unicodedata

OUTLINES = pathlib.Path(__file__).parent / "outlines"
SHIFTS = range(-2, 5)


def plain(text):
    return "".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text))).casefold()


def outline(path):
    """The digest of the PDF, and the headings as level and text."""
    head, *lines = path.read_text(encoding="utf8").splitlines()
    rows = (line.split("\t") for line in lines if line)
    return head.split()[-1], [(level, plain(text)) for _, level, text in rows]


def headings(binary, pdf):
    blocks = subprocess.run([binary, "--blocks", pdf], capture_output=True, timeout=120).stdout.decode("utf8", "replace")
    found = re.findall(r"^\d+\tHeading \{ level: (\d+) \}\t(.*)$", blocks, re.M)
    return [(int(level), plain(text)) for level, text in found]


def without(found, texts):
    """What was found, less the first of it that has each of these texts."""
    rest = collections.Counter(texts)
    kept = []
    for level, text in found:
        if rest[text]:
            rest[text] -= 1
        else:
            kept.append((level, text))
    return kept


def compare(wanted, found):
    """Headings wanted and found, then those right by text, those right by text and level, and the differences."""
    titles = [text for level, text in wanted if level == "t"]
    firm = [(int(level), text) for level, text in wanted if level.isdigit()]
    doubtful = [text for level, text in wanted if level == "?"]
    rest = without(found, titles)
    right_titles = len(found) - len(rest)
    extra = collections.Counter(text for _, text in rest) - collections.Counter(text for _, text in firm)
    # A doubtful line counts as found only where a firm one with the same text does not need it.
    rest = without(rest[::-1], (collections.Counter(doubtful) & extra).elements())[::-1]
    right_texts = (collections.Counter(text for _, text in rest) & collections.Counter(text for _, text in firm)).total()
    shifted = {shift: collections.Counter((level - shift, text) for level, text in rest) for shift in SHIFTS}
    best = max(SHIFTS, key=lambda shift: ((shifted[shift] & collections.Counter(firm)).total(), -abs(shift)))
    right = (shifted[best] & collections.Counter(firm)).total()
    missing = sorted((collections.Counter(firm) - shifted[best]).elements())
    missing += without([("t", text) for text in titles], [text for _, text in found])
    surplus = sorted((shifted[best] - collections.Counter(firm)).elements())
    count = len(firm) + len(titles), len(rest) + right_titles
    return *count, right_texts + right_titles, right + right_titles, missing, surplus


def f1(right, wanted, found):
    return 2 * right / max(1, wanted + found)


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "-v"]
    verbose = len(arguments) < len(sys.argv) - 1
    binary, *folders = arguments
    files = [path for folder in folders for path in pathlib.Path(folder).rglob("*") if path.is_file() and path.suffix.lower() == ".pdf"]
    by_digest = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in files}
    rows = []
    for path in sorted(OUTLINES.glob("*.tsv")):
        digest, wanted = outline(path)
        if digest not in by_digest:
            print(f"{path.stem}: no PDF with the digest {digest}", file=sys.stderr)
            continue
        count, found, texts, right, missing, surplus = compare(wanted, headings(binary, by_digest[digest]))
        rows.append((path.stem, count, found, f1(texts, count, found), f1(right, count, found)))
        print("| {} | {} | {} | {:.3f} | {:.3f} |".format(*rows[-1]))
        if verbose:
            for sign, lines in ("-", missing), ("+", surplus):
                for level, text in lines:
                    print(f"    {sign} {level} {text}")
    if rows:
        mean = lambda column: sum(row[column] for row in rows) / len(rows)
        print(f"{len(rows)} files; mean F1: text {mean(3):.3f}, text and level {mean(4):.3f}")


if __name__ == "__main__":
    main()
