"""Documents to print, and a reader for the tags of what was printed."""

from datetime import date
from io import BytesIO

import pikepdf

from cms.downloads.rendering.document import PrintDocument
from cms.downloads.rendering.engine import Rendering

DOT = (  # one red pixel
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg=="
)
RUNNING_HEADS = """<style>
@page { @top-left { content: string(chapter) } @bottom-left { content: element(foot) }
        @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
h1, h2 { string-set: chapter content() }
.foot { position: running(foot) }
</style><div class="foot">Issued by <a href="https://example.org/">the department</a></div>"""

# Everything that guidance is made of, in its smallest form
GUIDE = f"""{RUNNING_HEADS}<style>
.contents a::after {{ content: leader(". ") target-counter(attr(href), page) }}
.footnote {{ float: footnote }}
.warning::before {{ content: url({DOT}); }}
section {{ break-before: page }}
</style>
<h1>Measles</h1>
<nav class="contents"><ul>
  <li><a href="#spread">How it spreads</a></li><li><a href="#doses">Doses</a></li>
</ul></nav>
<section id="spread"><h2>How it spreads</h2>
  <p>By air<span class="footnote">See <a href="https://example.org/air">the evidence</a></span>,
     and <strong>fast</strong>. <span lang="cy">Y frech goch</span>, un<b>usual</b>ly.</p>
  <ul><li>Before the rash<ul><li>Cough<ol><li>Dry</li></ol></li></ul></li><li>After it</li></ul>
  <p class="warning">Call first.</p>
  <p><img src="{DOT}" width="20" alt="A red spot"><img src="{DOT}" width="20" alt=""></p>
  <svg viewBox="0 0 100 30" width="200" aria-label="Cases by week"><rect width="30" height="20"/>
    <text x="40" y="15" font-size="8">Week 1</text></svg>
  <svg viewBox="0 0 9 9" width="9" aria-hidden="true"><circle r="4" cx="5" cy="5"/></svg>
</section>
<section id="doses"><h2>Doses</h2>
  <table><caption>Doses by age</caption>
    <thead><tr><th scope="col">Age</th><th scope="col">Dose</th></tr></thead>
    <tbody><tr><th scope="row">Infants</th><td>0.5 ml</td></tr></tbody></table>
  <p>Read <a href="#spread">how it spreads</a> or <a href="/guidance/">all guidance</a>.</p>
  <blockquote><p>Quoted.</p></blockquote><dl><dt>Rash</dt><dd>Red spots</dd></dl>
</section>"""

# What editors and imports come up with
AWKWARD = (
    """<style>@page { size: A5 } .plain { list-style: none } .flex { display: flex }</style>
<h1>Rash</h1><h3>Level left out</h3>
<ul><li><p>One</p><p>Two</p></li><li>Three<p>Four</p></li>
  <li><p>Five</p><ul><li><p>Six</p></li></ul></li><li><h4>Seven</h4><p>Eight</p></li>
  <li><table><tr><th scope="col">A</th></tr><tr><td>1</td></tr></table></li><li></li>
  <li><a href="#end">Link only</a></li></ul>
<ol class="plain"><li><p>None</p></li><li>Plain</li></ol>
<ul class="flex"><li><p>Left</p></li><li>Right</li></ul>
<dl><div><dt>Term</dt><dd><p>Meaning</p></dd></div><dt>Other</dt><dd>Sense<ul><li>A</li></ul></dd></dl>
<table><thead><tr><th scope="col" rowspan="2">A</th><th scope="colgroup" colspan="2">B</th></tr>
  <tr><th scope="col">C</th><th scope="col">D</th></tr></thead>
  <tbody><tr><th scope="row">1</th><td><ul><li>y</li></ul></td><td></td></tr></tbody>
  <tfoot><tr><td colspan="3">Foot</td></tr></tfoot></table>
<hr><details open><summary>More</summary><p>Hidden on screen</p></details><pre>a  b</pre>
<aside><h2>Aside</h2><p>x<sup>2</sup><br>y</p></aside>
<div style="columns: 2"><p>Left column</p><p>Right column</p></div>
<div style="display: grid; grid-template-columns: 1fr 1fr"><p>Cell</p><p>Cell</p></div>
<div style="position: relative"><p style="position: absolute; right: 0">Aside</p><p>Text</p></div>
<div style="float: right">Float</div><p style="border: 1px solid; text-decoration: underline">P</p>
<table><thead><tr><th scope="col">N</th><th scope="col">T</th></tr></thead><tbody>
"""
    + "".join(f"<tr><th scope='row'>{n}</th><td><p>Row {n}</p></td></tr>" for n in range(60))
    + """
</tbody></table><p id="end">End</p>"""
)


# “Measles spreads easily”, or as near as makes no difference, in the languages of leaflets
LANGUAGE_SAMPLES = {
    "ar": "الحصبة مرض ينتشر بسهولة. اتصل بالرقم 111",
    "bn": "হাম একটি সংক্রামক অসুখ",
    "cy": "Mae’r frech goch yn lledaenu’n hawdd: ŵ ŷ",
    "fa": "سرخک به آسانی گسترش می‌یابد",
    "fr": "La rougeole se propage facilement : œuf, où",
    "gu": "ઓરી સરળતાથી ફેલાય છે",
    "ku": "Sorik bi hêsanî belav dibe: çşû",
    "pa": "ਖਸਰਾ ਆਸਾਨੀ ਨਾਲ ਫੈਲਦਾ ਹੈ",
    "pl": "Odra łatwo się rozprzestrzenia: zażółć gęślą jaźń",
    "pt": "O sarampo espalha-se facilmente: não, ações",
    "so": "Jadeecadu si fudud ayay u faaftaa",
    "tr": "Kızamık kolayca bulaşır: İğdır, şöyle",
    "ur": "خسرہ آسانی سے پھیلتا ہے: ٹ ڈ ڑ ں",
    "zh-Hans": "麻疹很容易传播",
    "zh-Hant": "麻疹很容易傳播",
}


def document(html: str = "<h1>Measles</h1>", **fields) -> PrintDocument:
    defaults = {
        "html": html,
        "title": "Measles",
        "author": "Department of Health",
        "created": date(2026, 1, 31),
        "modified": date(2026, 2, 28),
    }
    return PrintDocument(**defaults | fields)


def opened(rendering: Rendering) -> pikepdf.Pdf:
    """The file of a rendering that went well."""
    assert rendering.problems == []
    return pikepdf.open(BytesIO(rendering.content))


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Dictionary]:
    """The elements of the tag tree with that tag, in reading order."""
    return [element for element in _walk(pdf.Root.StructTreeRoot) if element.get("/S") == tag]


def _walk(element: pikepdf.Object):
    if not isinstance(element, pikepdf.Dictionary):
        return
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from _walk(kid)
