"""News releases."""

from datetime import date

import factory

from cms.news.models import ContactRole, NewsIndexPage, NewsReleasePage

from .pages import BasePageFactory, block, home, publish
from .people import ContactFactory


class NewsIndexFactory(BasePageFactory):
    class Meta:
        model = NewsIndexPage

    title = "News"
    slug = "news"
    show_in_menus = True


class NewsReleaseFactory(BasePageFactory):
    """All that publishing asks for."""

    class Meta:
        model = NewsReleasePage

    title = factory.Sequence(lambda n: f"Release {n}")
    place = "London"
    publication_date = date(2008, 10, 30)
    body = factory.LazyFunction(lambda: [block("text", "<p>Services ask first.</p>")])
    contacts = factory.LazyFunction(lambda: [media_contact()])


def media_contact():
    return block("contact", {"role": ContactRole.MEDIA, "contact": ContactFactory().pk})


def note(text):
    return block("note", f"<p>{text}</p>")


def news_index():
    return NewsIndexPage.objects.first() or NewsIndexFactory(parent=home())


def draft_release(**fields):
    return NewsReleaseFactory(parent=news_index(), live=False, **fields)


def published_release(**fields):
    return publish(draft_release(**fields))
