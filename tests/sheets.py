"""Publications of a few pages as their PDFs, read back."""

from dataclasses import dataclass

import pypdfium2

from cms.downloads.formats import formats_of


@dataclass
class Sheet:
    """The file, and the text of each page with its spaces folded."""

    content: bytes
    pages: list[str]

    @property
    def text(self):
        return " ".join(self.pages)


def printed(page):
    """The PDF of a public page, rendered as for readers."""
    pdf = formats_of(page)["pdf"]
    return read(pdf.render(pdf.gather(page)).content)


def read(content):
    with pypdfium2.PdfDocument(content) as pdf:
        return Sheet(content, [_text_of(page) for page in pdf])


def _text_of(page):
    text = page.get_textpage()
    folded = " ".join(text.get_text_bounded().split())
    text.close()
    page.close()
    return folded
