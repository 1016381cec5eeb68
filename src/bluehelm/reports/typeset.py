"""Sets a report as PDF in a process of its own: the typesetter keeps its memory for as long as it lives.

Reads {"document": .., "timestamp": ..} from standard input, writes the PDF to standard output.
"""

import json
import sys
from importlib.resources import files


def main() -> None:
    import typst

    asked = json.load(sys.stdin)
    template = files("bluehelm.reports").joinpath("templates/reports/performance.typ").read_bytes()
    content = typst.compile(
        template,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(asked["document"], ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=asked["timestamp"],
    )
    sys.stdout.buffer.write(content)


if __name__ == "__main__":
    main()
