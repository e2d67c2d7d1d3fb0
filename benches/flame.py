#!/usr/bin/env python3
"""Draws a flame graph as SVG from stacks that perf has recorded.

    perf record --call-graph dwarf -F 250 lucka check --threads 1 --format concise PAGES > /dev/null
    perf script --no-inline -F comm,ip,sym | benches/flame.py > docs/flame.svg

Needs a program built with CARGO_PROFILE_RELEASE_DEBUG=1 and CARGO_PROFILE_RELEASE_STRIP=false. Functions of lucka are shown, and below
them those of libraries as one bar for each library; the standard library's are counted with their callers.
"""
import re
import sys
from html import escape

WIDTH, ROW, LEAST = 1200, 18, 0.002
OURS, LIBRARIES = "#e8a33d", "#9db4c0"
LIBRARY = re.compile(r"\b(chardetng|encoding_rs|hashbrown|pulldown_cmark|rust_stemmers|serde|sha2|toml|toml_parser|whatlang)::")


def stacks(lines):
    """The frames of every sample, the outermost first."""
    frames = []
    for line in lines:
        if line.strip() and not line[0].isspace():
            frames = []
        elif line.strip():
            frames.append(line.split(None, 1)[1].strip())
        elif frames:
            yield frames[::-1]
            frames = []
    if frames:
        yield frames[::-1]


def named(frame):
    """What a frame is shown as; nothing for what is not shown."""
    library = LIBRARY.search(frame)
    if library:
        return library[1]
    if not frame.startswith("lucka::"):
        return None
    return re.sub(r"<impl .*>::|::\{\{closure\}\}", "", frame.removeprefix("lucka::"))


def add(tree, frames):
    """Counts a sample in the tree of calls."""
    tree["count"] += 1
    before = None
    for name in filter(None, map(named, frames)):
        if name != before:
            tree = tree["calls"].setdefault(name, {"count": 0, "calls": {}})
            tree["count"] += 1
        before = name
    return tree


def bars(tree, whole, x, depth):
    """The bars of all calls, each with its name, place, and share."""
    for name, call in sorted(tree["calls"].items()):
        share = call["count"] / whole
        if share >= LEAST:
            yield name, x, depth, share
            yield from bars(call, whole, x, depth + 1)
        x += share


def drawn(name, x, depth, share):
    """A bar as SVG, its name cut to the room that there is."""
    left, width, top = x * WIDTH, share * WIDTH, depth * ROW
    room = int(width / 6.2)
    label = name if len(name) <= room else name.split("::")[-1][:room]
    colour = LIBRARIES if LIBRARY.match(name + "::") else OURS
    text = f'<text x="{left + 3:.1f}" y="{top + 13}">{escape(label)}</text>' if room >= 4 else ""
    box = f'<rect x="{left:.1f}" y="{top}" width="{max(width - 0.5, 0.5):.1f}" height="{ROW - 1}" fill="{colour}"/>'
    return f"<g><title>{escape(name)} {share:.1%}</title>{box}{text}</g>"


def main():
    tree = {"count": 0, "calls": {}}
    for frames in stacks(sys.stdin):
        add(tree, frames)
    if not tree["count"]:
        sys.exit("no stacks on standard input")
    shown = list(bars(tree, tree["count"], 0, 0))
    height = (max(depth for _, _, depth, _ in shown) + 1) * ROW
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="monospace" font-size="10">')
    print(f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>')
    print("\n".join(drawn(*bar) for bar in shown))
    print("</svg>")


if __name__ == "__main__":
    main()
