"""Where links of a Word file lead: to a bookmark of the file, or to an address outside."""

import re
from urllib.parse import quote, urljoin, urlsplit
from xml.sax.saxutils import quoteattr

SCHEMES = {"http", "https", "mailto", "tel"}
HARMLESS = "%/:=&?~#+!$,;'@()*-._"  # what Word reads in an address as it stands
NOT_OF_A_NAME = re.compile(r"\W", re.ASCII)
LONGEST_NAME = 40  # characters, in Word


class Links:
    def __init__(self, anchors, base_url):
        """``anchors``: all ids of the text, in their order."""
        self.outside = {}  # address: the id of its relationship
        self._base_url = base_url
        self._names = {}
        self._marked = 0
        for number, anchor in enumerate(dict.fromkeys(anchors)):
            name = NOT_OF_A_NAME.sub("_", anchor)
            usable = name[:1].isalpha() and len(name) <= LONGEST_NAME
            taken = name in self._names.values()
            self._names[anchor] = name if usable and not taken else f"place_{number}"
        self._open = set(self._names)

    def opening(self, href) -> str:
        """The tag of a link, or nothing if it leads nowhere: its words stay."""
        href = href.strip()
        if href.startswith("#"):
            name = self._names.get(href[1:])
            return f'<w:hyperlink w:anchor="{name}" w:history="1">' if name else ""
        address = self._address(href)
        if not address:
            return ""
        key = self.outside.setdefault(address, f"link{len(self.outside) + 1}")
        return f'<w:hyperlink r:id="{key}" w:history="1">'

    def bookmark(self, anchor) -> str:
        """At the first place that asks for it; nothing at others."""
        if anchor not in self._open:
            return ""
        self._open.remove(anchor)
        return self.bookmarked(self._names[anchor], "")

    def bookmarked(self, name, xml) -> str:
        self._marked += 1
        start = f'<w:bookmarkStart w:id="{self._marked}" w:name={quoteattr(name)}/>'
        return f'{start}{xml}<w:bookmarkEnd w:id="{self._marked}"/>'

    def _address(self, href):
        try:
            address = urljoin(self._base_url, href)
            parts = urlsplit(address)
        except ValueError:
            return ""
        whole = parts.scheme in SCHEMES and (parts.netloc or parts.path)
        return quote(address, safe=HARMLESS) if whole else ""
