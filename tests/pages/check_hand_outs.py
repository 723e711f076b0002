#!/usr/bin/env python3
"""Checks the pages that the programs make in a browser, and the PDF of the hand-outs.

    check_hand_outs.py PROGRAM_FOLDER NODE [SCREENSHOTS]

Makes the hand-outs of a key with `rv-case sheet --to pdf`, the page of `rv-case mark` and reports of
examples with rv-explain and rv-route, hands the HTML to check_pages.js and the PDF to check_pdf.py.
With SCREENSHOTS the pictures of the browser are kept there. Exit status 1 when anything is not as it
should be.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
KEY = HERE.parent / "cli" / "rv-case" / "sheet"
MARKED = KEY.parent / "mark-html"
EXAMPLE = HERE.parent.parent / "docs" / "handleiding" / "voorbeelden" / "zaak.yaml"


def run(*command):
    subprocess.run(command, check=True)


def make_pages(programs, folder):
    run(programs / "rv-case", "sheet", KEY / "sleutel.jsonl", "-q", "--to", "pdf", "--output", folder,
        "--instrument", KEY / "fiets.yaml", "--instrument", KEY / "weg.yaml")
    for name in ("explain", "route"):
        run(programs / f"rv-{name}", "-q", "--to", "html", "--output", folder / f"{name}.html", EXAMPLE)
    run(programs / "rv-case", "mark", "-q", "--to", "html", "--output", folder / "mark.html",
        "--instrument", MARKED / "tent.yaml", MARKED / "sleutel.jsonl", MARKED / "antwoorden.csv")
    return sorted(folder.glob("**/*.html"))


def main():
    programs, node = Path(sys.argv[1]), sys.argv[2]
    screenshots = ["--screenshots", sys.argv[3]] if len(sys.argv) > 3 else []
    with tempfile.TemporaryDirectory() as folder:
        pages = make_pages(programs, Path(folder))
        checks = [[node, HERE / "check_pages.js", *screenshots, *pages]]
        pdfs = [page.with_suffix(".pdf") for page in pages if page.with_suffix(".pdf").exists()]
        checks += [[sys.executable, HERE / "check_pdf.py", pdf, pdf.with_suffix(".html")] for pdf in pdfs]
        statuses = [subprocess.run(check, check=False).returncode for check in checks]
    if len(pages) != 6 or len(pdfs) != 3:
        print(f"{len(pages)} pages and {len(pdfs)} PDFs, where 6 and 3 are expected")
        return 1
    return 1 if any(statuses) else 0


if __name__ == "__main__":
    sys.exit(main())
