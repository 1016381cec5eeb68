"""Sets a report as PDF in a process of its own: the typesetter keeps its memory for as long as it lives.

Reads {"document": .., "timestamp": ..} from standard input, writes the PDF to standard output.
"""

import json
import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Final

STANDARD: Final = "ua-1"
PROBE = b'#set document(title: "probe")\n#set text(font: "Libertinus Serif", lang: "en")\n#sys.inputs.sign'
UNUSUAL = re.compile("[^ -~\xa0-\u017f\u2010-\u2027\u202f\n]")  # the others are in the fonts for certain
BOX = "\u25a1"  # stands for a sign that no font at hand has: tagged PDF refuses it


def main() -> None:
    import typst

    asked = json.load(sys.stdin)
    template = files("bluehelm.reports").joinpath("templates/reports/performance.typ").read_bytes()
    content = typst.compile(
        template,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(displayed(asked["document"]), ensure_ascii=False)},
        pdf_standards=STANDARD,
        timestamp=asked["timestamp"],
    )
    sys.stdout.buffer.write(content)


def displayed(document: Any) -> Any:
    """The document with a box for each sign that cannot be displayed; a quote holds what its source did."""
    unusual = {sign for text in texts(document) for sign in UNUSUAL.findall(text)}
    boxes = {ord(sign): BOX for sign in unusual if not has_glyph(sign)}
    return replaced(document, boxes) if boxes else document


def texts(value: Any) -> Iterator[str]:
    """Every text of a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def replaced(value: Any, boxes: dict[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(boxes)
    if isinstance(value, dict):
        return {key: replaced(part, boxes) for key, part in value.items()}
    return [replaced(part, boxes) for part in value] if isinstance(value, list) else value


def has_glyph(sign: str) -> bool:
    """Whether one of the fonts has the sign: a probe of one word takes a hundredth of a second."""
    import typst

    try:
        typst.compile(
            PROBE,
            format="pdf",
            ignore_system_fonts=True,
            pdf_standards=STANDARD,
            sys_inputs={"sign": f"x{sign}y"},
        )
    except typst.TypstError:
        return False
    return True


if __name__ == "__main__":
    main()
