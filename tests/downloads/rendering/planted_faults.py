"""One good file, and what can be wrong with a file: each fault by its name, made on purpose."""

from collections.abc import Callable
from io import BytesIO

import pikepdf

from .samples import DOT, elements

HTML = f"""<h1>Measles</h1><h2>Rash</h2><p><img src="{DOT}" width="9" alt="A red spot"> Spots</p>
<p>See <a href="https://example.org/">the evidence</a>.</p><ul><li>Cough</li></ul>
<table><tr><th scope="col">Age</th></tr><tr><td>1</td></tr></table>"""

FAULTS: dict[str, Callable[[pikepdf.Pdf], None]] = {}


def with_fault(name: str, content: bytes) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        FAULTS[name](pdf)
        file = BytesIO()
        pdf.save(file)
    return file.getvalue()


def fault(name: str):
    def register(function):
        FAULTS[name] = function
        return function

    return register


@fault("no pages")
def _(pdf):
    del pdf.pages[:]


@fault("no title")
def _(pdf):
    del pdf.docinfo["/Title"]
    _change_metadata(pdf, b"dc:title", b"dc:nothing")


@fault("title not shown")
def _(pdf):
    del pdf.Root.ViewerPreferences


@fault("no language")
def _(pdf):
    del pdf.Root.Lang


@fault("no tags")
def _(pdf):
    del pdf.Root.StructTreeRoot


@fault("not marked as tagged")
def _(pdf):
    del pdf.Root.MarkInfo


@fault("a level of headings left out")
def _(pdf):
    elements(pdf, "/H2")[0].S = pikepdf.Name.H3


@fault("a picture not described")
def _(pdf):
    del elements(pdf, "/Figure")[0].Alt


@fault("a link not described")
def _(pdf):
    del pdf.pages[0].Annots[0].Contents


@fault("a link not tagged")
def _(pdf):
    del pdf.pages[0].Annots[0].StructParent


@fault("a font not embedded")
def _(pdf):
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
            del item["/FontFile2"]


@fault("a list item outside its list")
def _(pdf):
    elements(pdf, "/L")[0].S = pikepdf.Name.P


@fault("a header cell without scope")
def _(pdf):
    del elements(pdf, "/TH")[0].A


@fault("something painted that is neither tagged nor an artifact")
def _(pdf):
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n0 0 9 9 re f")


@fault("no claim to PDF/UA")
def _(pdf):
    _change_metadata(pdf, b"pdfuaid:part", b"pdfuaid:nothing")


@fault("no claim to PDF/A")
def _(pdf):
    _change_metadata(pdf, b"pdfaid:part", b"pdfaid:nothing")


@fault("no output intent")
def _(pdf):
    del pdf.Root.OutputIntents


@fault("a colour for the press")
def _(pdf):
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(b"0 0 0 1 k\n" + page.Contents.read_bytes())


@fault("a script")
def _(pdf):
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    pdf.Root.OpenAction = script


@fault("a smoothed picture")
def _(pdf):
    for picture in pdf.pages[0].get_images().values():
        picture.Interpolate = True


def _change_metadata(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    metadata = pdf.Root.Metadata.read_bytes()
    assert old in metadata
    pdf.Root.Metadata.write(metadata.replace(old, new))
