"""Pictures of a Word file: whole, described, no wider than the text."""

from io import BytesIO
from urllib.parse import unquote, urljoin
from xml.sax.saxutils import quoteattr

from PIL import Image

from cms.downloads.office.text import writable
from cms.downloads.rendering.assets import HOST, AddressRefused, find_file
from cms.downloads.rendering.pdf import RenderError
from cms.downloads.rendering.pictures import Unprintable, printable
from cms.downloads.rendering.places import places_from_settings

EMU_PER_PIXEL = 9525  # at 96 pixels an inch
WIDEST, HIGHEST = 5_760_000, 7_200_000  # EMU: 16 by 20 cm
ENDINGS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif"}  # that Word shows in any version
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


class Pictures:
    def __init__(self, drawings):
        """``drawings``: ``{address: PNG file}`` of what is no bitmap."""
        self.files = {}  # "media/image-1.png": its bytes
        self._drawings = drawings
        self._found = {}
        self._places = places_from_settings()
        self._shown = 0

    def drawing(self, image) -> str:
        """The XML that shows an ``img``. Raises RenderError, which names the picture."""
        name, size = self._file(image)
        self._shown += 1
        width, height = self._size(image, size)
        described = quoteattr(writable(image.get("alt", "")))
        decorative = "" if image.get("alt") else DECORATIVE
        number = self._shown
        return f"""\
<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">\
<wp:extent cx="{width}" cy="{height}"/>\
<wp:docPr id="{number}" name="Picture {number}" descr={described}>{decorative}</wp:docPr>\
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>\
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>\
<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>\
<pic:blipFill><a:blip r:embed="{key_of(name)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>\
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"""

    def _file(self, image):
        """Its name in the file, and its width and height in pixels."""
        address = image.get("src", "")
        if address not in self._found:
            content, ending, size = self._read(address)
            name = f"media/image-{len(self.files) + 1}.{ending}"
            self.files[name] = content
            self._found[address] = name, size
        return self._found[address]

    def _read(self, address):
        if address in self._drawings:
            return _shown_everywhere(self._drawings[address])
        name = unquote(address).rsplit("/", 1)[-1][:200]
        try:
            content = find_file(urljoin(HOST, address), self._places).read_bytes()
            return _shown_everywhere(printable(content))
        except AddressRefused as error:
            raise RenderError(f"A picture cannot be put into the Word file: {error}") from error
        except Unprintable as error:
            raise RenderError(f"The picture {name} {error}") from error

    def _size(self, image, size):
        """In EMU: as large as on the site, within the page."""
        width, height = size
        shown = int(image["width"]) if image.get("width", "").isdigit() else width
        scale = max(shown, 1) * EMU_PER_PIXEL / width
        scale = min(scale, WIDEST / width, HIGHEST / height)
        return max(round(width * scale), 1), max(round(height * scale), 1)


def key_of(name) -> str:
    """The id of a picture's relationship."""
    return name.removeprefix("media/").split(".")[0]


def _shown_everywhere(content):
    """``(content, ending, size)``; of a kind that Word does not know everywhere, a PNG file."""
    with Image.open(BytesIO(content)) as picture:
        if picture.format in ENDINGS:
            return content, ENDINGS[picture.format], picture.size
        file = BytesIO()
        picture.convert("RGBA" if picture.has_transparency_data else "RGB").save(file, "PNG")
        return file.getvalue(), "png", picture.size
