import pytest

from cms.downloads.rendering.drawings import check_drawing
from cms.downloads.rendering.pictures import Unprintable

START = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
CALLS_OUT = {
    "an image": '<image href="http://example.org/x.png"/>',
    "an image, the old way": '<image xlink:href="http://example.org/x.png"/>',
    "an image of the site": '<image href="/media/images/flower.png"/>',
    "a use": '<use href="http://example.org/x.svg#a"/>',
    "a filter's image": '<filter><feImage href="http://example.org/x.png"/></filter>',
    "an import": '<style>@import "http://example.org/x.css";</style>',
    "an import by url": "<style>@import url(http://example.org/x.css);</style>",
    "a font": "<style>@font-face { src: url('http://example.org/x.ttf') }</style>",
    "a fill": '<rect fill="url(http://example.org/x.svg#a)"/>',
    "a style": '<rect style="fill: url(http://example.org/x.svg#a)"/>',
}


@pytest.mark.parametrize("content", CALLS_OUT.values(), ids=CALLS_OUT.keys())
def test_a_drawing_that_calls_out_is_refused_by(content):
    with pytest.raises(Unprintable, match=r"^reads from elsewhere: "):
        check_drawing(f"{START}>{content}</svg>".encode())


@pytest.mark.parametrize(
    ("drawing", "reason"),
    [
        (f"{START}><script>fetch('/')</script></svg>", "holds a script"),
        (f"{START}><foreignObject><p>x</p></foreignObject></svg>", "foreignObject"),
        (f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{START}/>', "from elsewhere"),
        (f'<?xml-stylesheet href="http://example.org/x.css"?>{START}/>', "from elsewhere"),
        (f"{START}><rect></svg>", "is damaged"),
        ("<html><body/></html>", "is not a picture"),
    ],
)
def test_a_drawing_is_refused_that(drawing, reason):
    with pytest.raises(Unprintable, match=reason):
        check_drawing(drawing.encode())


@pytest.mark.parametrize(
    "content",
    [
        '<a href="https://example.org/"><text>Where a link leads is not read</text></a>',
        '<defs><g id="a"/></defs><use href="#a"/><rect fill="url(#a)"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>rect { fill: red }</style><metadata>http://example.org/</metadata>",
    ],
)
def test_a_drawing_complete_in_itself_is_accepted(content):
    check_drawing(f"{START}>{content}</svg>".encode())


def test_a_drawing_of_the_library_is_refused_with_its_name_and_block(printed, tmp_path):
    drawing = f'{START}><image href="http://example.org/x.png" width="9" height="9"/></svg>'
    tmp_path.joinpath("media/images/flow.svg").write_text(drawing)
    html = '<h2 data-bookmark="3.2 Doses">Doses</h2><img src="/media/images/flow.svg" alt="Steps">'
    assert printed(html).problems == [
        "In “3.2 Doses”: the picture flow.svg reads from elsewhere: http://example.org/x.png."
    ]
