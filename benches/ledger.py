#!/usr/bin/env python3
"""Makes a large ledger to measure with, the same on every run: so many documents in two editions each, and their lucka.toml.

    benches/ledger.py 500 target/ledger
    cd target/ledger && time lucka audit documents --output html=ledger.html --format json > ledger.json

The texts are those of the labelled fixtures, under the names of made-up municipalities, as Markdown, HTML and plain text. The later
edition of every second document has a passage more. How fast the page opens in a browser: see docs/performance.md.
"""
import html, os, sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# A fixture, its kind of document, and the recommendation that it is held against.
SOURCES = [
    ("d01-rutin-barn-unga.md", "routine", "R7"),
    ("d04-metodstod-polis.md", "method-support", "R3"),
    ("d07-avtal-barnahus-sormarken.md", "routine", "R7"),
    ("d09-handbok-kvinnojour.md", "handbook", "R1"),
    ("d12-utbildningsplan-heder-manniskohandel.md", "training-plan", "R8"),
    ("d13-riskbedomning-formular.md", "risk-instrument", "R5"),
    ("d23-rutin-atervandande-barn.md", "routine", "R6"),
    ("d24-vardprogram-heder.md", "handbook", "R4"),
]
LINK = (
    "## Hedersrelaterat våld och människohandel\n\n"
    "Den som utsätts för hedersrelaterat våld och förtryck kan samtidigt utnyttjas i prostitution eller människohandel. "
    "Ställ alltid frågor om det.\n"
)


def as_html(text):
    parts = []
    for paragraph in text.split("\n\n"):
        words = paragraph.strip()
        level = len(words) - len(words.lstrip("#"))
        tag = f"h{level}" if 0 < level < 7 else "p"
        parts.append(f"<{tag}>{html.escape(words.lstrip('# '))}</{tag}>")
    return "<!doctype html><html lang=sv><meta charset=utf-8><title>x</title><body><main>\n" + "\n".join(parts) + "\n</main></body></html>\n"


def plain(text):
    return "\n".join(line.lstrip("# ") for line in text.split("\n"))


FORMS = [("md", lambda text: text), ("html", as_html), ("txt", plain)]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    count, folder = int(sys.argv[1]), sys.argv[2]
    config = ['[lucka]\npacks = ["jamy-2022-21"]\n']
    for number in range(count):
        name, kind, recommendation = SOURCES[number % len(SOURCES)]
        ending, form = FORMS[number // len(SOURCES) % len(FORMS)]
        publisher = f"Kommun {number // len(SOURCES):03}"
        with open(os.path.join(ROOT, "fixtures/labelled/dev", name), encoding="utf8") as file:
            text = file.read()
        for edition in (2022, 2024):
            closing = "\n" + LINK if edition == 2024 and number % 2 == 0 else ""
            path = f"documents/{number // 50:02}/{number:04}-{edition}.{ending}"
            os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
            with open(os.path.join(folder, path), "w", encoding="utf8") as file:
                file.write(form(f"{text}\n{publisher} fastställde detta {edition}.\n{closing}"))
            config.append(
                f'[[document]]\npath = "{path}"\nid = "d{number:04}"\npublisher = "{publisher}"\nkind = "{kind}"\n'
                f'edition = "{edition}"\nrecommendations = ["{recommendation}"]\n'
            )
    with open(os.path.join(folder, "lucka.toml"), "w", encoding="utf8") as file:
        file.write("\n".join(config))


if __name__ == "__main__":
    main()
