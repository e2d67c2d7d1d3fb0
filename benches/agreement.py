#!/usr/bin/env python3
"""How far lucka's raw text of PDF files agrees with pdftotext, where pdftotext and pdfium agree with each other.

    cargo build --release --example pdftext
    pip install pypdfium2        # and pdftotext from poppler-utils
    benches/agreement.py target/release/examples/pdftext corpora/pdf.js/test/pdfs

Compares words as bags: F1 over all words of a file, for files with at least 20 words on which the two others reach 0.95. pdftotext joins
words that are broken at the end of a line, so those of the others are joined too, and ligatures are taken apart; nothing else is evened
out. Prints the mean, the median, the files below 0.9, and the processor time of both programs over all files of the folders.
"""
import collections, os, re, resource, statistics, subprocess, sys, unicodedata

PDFIUM = """
import pypdfium2, sys
document = pypdfium2.PdfDocument(sys.argv[1])
text = "\\n".join(document[page].get_textpage().get_text_range() for page in range(len(document)))
sys.stdout.buffer.write(text.encode("utf8", "replace"))
"""


def words(text):
    """The words as a bag; pdfium writes U+FFFE or U+0002 for a hyphen at the end of a line."""
    joined = re.sub(r"(?<=\w)(?:[-\u2010\u00ad]\s*\n\s*|[\ufffe\x02]\s*)(?=\w)", "", unicodedata.normalize("NFKC", text))
    return collections.Counter(re.findall(r"\w+", joined))


def f1(a, b):
    common = sum((a & b).values())
    return 2 * common / max(1, a.total() + b.total())


def output(command):
    """Standard output and processor time of a command; nothing where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        text = subprocess.run(command, capture_output=True, timeout=60).stdout.decode("utf8", "replace")
    except subprocess.TimeoutExpired:
        text = ""
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return words(text), after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    binary, *folders = sys.argv[1:]
    spent, scores = [0.0, 0.0], []
    for folder in folders:
        for name in sorted(name for name in os.listdir(folder) if name.lower().endswith(".pdf")):
            path = os.path.join(folder, name)
            theirs, seconds = output(["pdftotext", "-enc", "UTF-8", path, "-"])
            ours, own = output([binary, path])
            spent = [spent[0] + seconds, spent[1] + own]
            if theirs.total() < 20:
                continue
            third, _ = output([sys.executable, "-c", PDFIUM, path])
            if f1(theirs, third) >= 0.95:
                scores.append((f1(ours, theirs), name))
    figures = [score for score, _ in scores] or [0.0]
    print(f"files compared: {len(scores)}; word F1: mean {statistics.mean(figures):.4f}, median {statistics.median(figures):.4f}")
    print(f"processor time: pdftotext {spent[0]:.1f} s, lucka {spent[1]:.1f} s")
    for score, name in sorted(scores):
        if score < 0.9:
            print(f"{score:.3f} {name}")


if __name__ == "__main__":
    main()
