"""Pieces of a page: all text is escaped, nothing runs, nothing is fetched."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from html import escape

from bluehelm.impact.sentences import words

STYLE = """
body { font: 16px/1.5 sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem; }
body { color: #12212d; background: #fff; }
p, li { overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 0 0 1.4rem; }
.picture svg { display: block; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid #c7d3dc; padding: .3rem .7rem; text-align: right; white-space: nowrap; }
thead th { white-space: normal; vertical-align: bottom; }
td.wide, th.wide { text-align: left; white-space: normal; min-width: 11rem; }
caption, summary { text-align: left; font-weight: bold; padding: .3rem 0; }
"""


def whole(title: str, body: str, language: str) -> str:
    """One self-contained file."""
    digest = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    named = escape(title)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{named}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{named}</h1>\n"
        f"{body}\n</main>\n</body>\n</html>\n"
    )


def region(key: str, language: str, **values: str) -> str:
    """What lets a keyboard scroll what is too wide."""
    return labelled(words(key, language, **values))


def labelled(label: str) -> str:
    return f'tabindex="0" role="region" aria-label="{escape(label)}"'


def heading(key: str, language: str, level: int = 2) -> str:
    return f"<h{level}>{escape(words(key, language))}</h{level}>"


def paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def listed(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"
