"""The smallest format there can be."""

from hashlib import sha256

from cms.downloads.formats import Format, RenderedFile
from cms.downloads.rendering.pdf import RenderError


class PlainText(Format):
    name, title, label, extension, content_type = "pdf", "All of it", "Text", "txt", "text/plain"
    tells_standing = True
    gathered = []  # titles, in the order in which they were looked at
    pages = 3
    renders = 0
    fails = False

    def gather(self, page):
        PlainText.gathered.append(page.title)
        contact = page.contact.name if page.contact else ""
        return f"{page.title}, {page.status}: {page.summary}{contact}"

    def digest(self, content):
        return sha256(content.encode()).hexdigest()

    def render(self, content):
        if PlainText.fails:
            raise RenderError("The table in 3.2 is too wide.")
        PlainText.renders += 1
        return RenderedFile(content.encode(), pages=self.pages, checks=("every word is there",))

    @classmethod
    def start_anew(cls):
        cls.gathered, cls.renders, cls.fails = [], 0, False
