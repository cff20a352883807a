from cms.pages.next_steps import begin, next_steps, section_to_fill

from .models import LetterPage, LettersIndexPage


@next_steps("Letters", order=43)
def write(user):
    if index := section_to_fill(LettersIndexPage, user):
        yield begin(LetterPage, index, "Begin a letter")
