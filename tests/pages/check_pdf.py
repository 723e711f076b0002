#!/usr/bin/env python3
"""Checks a PDF of a hand-out: check_pdf.py FILE.pdf FILE.html

Every page is A4, the text of the page is in it, all fonts are embedded and can be read back as
text, it has a title and a structure for screen readers, and it says on every page whom it is for.
Exit status 1 with a line per difference. Needs pdfinfo, pdftotext and pdffonts (poppler-utils).
"""

import re
import subprocess
import sys
from html.parser import HTMLParser

A4 = "595.276 x 841.89 pts (A4)"


class Words(HTMLParser):
    """The words of the body of a page."""

    def __init__(self):
        super().__init__()
        self.text = ""
        self.in_style = False

    def handle_starttag(self, tag, attributes):
        self.in_style = self.in_style or tag in ("style", "title")

    def handle_endtag(self, tag):
        self.in_style = self.in_style and tag not in ("style", "title")

    def handle_data(self, data):
        if not self.in_style:
            self.text += f" {data} "


def output_of(*command):
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def words_of(text):
    """Letters and digits only: a line can be broken anywhere between them."""
    return re.findall(r"\w{2,}", text)


def missing_words(html, text):
    parser = Words()
    parser.feed(html)
    packed = "".join(re.findall(r"\w", text))
    return [word for word in dict.fromkeys(words_of(parser.text)) if word not in packed]


def faults_of(pdf, html):
    info = dict(re.findall(r"^([\w ]+): +(.*)$", output_of("pdfinfo", pdf), re.MULTILINE))
    pages = int(info["Pages"])
    sections = html.count("<section>")
    if pages < sections:
        yield f"{pages} pages for {sections} sections, each of which starts a page"
    sizes = set(re.findall(r"^Page +\d+ size: +(.*)$", output_of("pdfinfo", "-f", "1", "-l", str(pages), pdf), re.MULTILINE))
    if sizes != {A4}:
        yield f"the pages are {', '.join(sorted(sizes))}"
    title = re.search("<title>(.*?)</title>", html)[1]
    if info.get("Title") != title or info.get("Tagged") != "yes":
        yield f"title {info.get('Title')!r}, tagged: {info.get('Tagged')}"
    fonts = output_of("pdffonts", pdf).splitlines()[2:]
    # The columns from the right: object ID (2), uni, sub, emb.
    if not fonts or any(line.split()[-5] != "yes" or line.split()[-3] != "yes" for line in fonts):
        yield "fonts that are not embedded, or cannot be read back:\n" + "\n".join(fonts)
    missing = missing_words(html, output_of("pdftotext", pdf, "-"))
    if missing:
        yield f"words that are on the page and not in the PDF: {' '.join(missing[:20])}"
    for number in range(1, pages + 1):
        text = output_of("pdftotext", "-f", str(number), "-l", str(number), "-layout", pdf, "-")
        if title not in text or f"{number} van {pages}" not in text:
            yield f"page {number} does not say '{title}' and '{number} van {pages}'"


def main():
    pdf, page = sys.argv[1:]
    with open(page, encoding="utf-8") as file:
        found = [f"{pdf}: {fault}" for fault in faults_of(pdf, file.read())]
    print("\n".join(found + [f"{pdf}: {len(found)} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
