"""Letters."""

from datetime import date

import factory

from cms.correspondence.models import LetterPage, LettersIndexPage

from .pages import BasePageFactory, block, home, publish


class LettersIndexFactory(BasePageFactory):
    class Meta:
        model = LettersIndexPage

    title = "Letters"
    slug = "letters"
    show_in_menus = True


class LetterFactory(BasePageFactory):
    """All that publishing asks for."""

    class Meta:
        model = LetterPage

    title = factory.Sequence(lambda n: f"Letter {n}")
    publication_date = date(2008, 10, 30)
    recipients = "Chief executives of PCTs\nChief executives of NHS trusts"
    body = factory.LazyFunction(lambda: [block("text", "<p>We are writing about the duty.</p>")])
    signatory_role = "Director of involvement"


def letters_index():
    return LettersIndexPage.objects.first() or LettersIndexFactory(parent=home())


def draft_letter(**fields):
    return LetterFactory(parent=letters_index(), live=False, **fields)


def published_letter(**fields):
    return publish(draft_letter(**fields))
