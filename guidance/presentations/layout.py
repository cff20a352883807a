"""Which slides run over their page: asked of the finished layout, since words differ in length."""

from io import BytesIO

import pikepdf


def overfull_slides(content: bytes) -> list[str]:
    """The names of those that do, in the PDF of a presentation: each slide has its bookmark."""
    with pikepdf.open(BytesIO(content)) as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        starts = [pikepdf.Page(item.destination[0]).index for item in outline.root]
        ends = [*starts[1:], len(pdf.pages)]
    return [
        f"Slide {number} “{title}”"
        for number, (title, start, end) in enumerate(zip(titles, starts, ends, strict=True), 1)
        if end - start > 1
    ]


def overfull_message(names) -> list[str]:
    """What an editor is told of them."""
    return [f"{name}: it runs over. Shorten it, or make two slides of it." for name in names]
