from .index import NewsIndexPage
from .release import ContactRole, NewsReleasePage

__all__ = ["ContactRole", "NewsIndexPage", "NewsReleasePage"]
