"""The terms of the library's glossary that a guide uses."""

import re

from cms.taxonomy.models import GlossaryPage, GlossaryTerm


def terms_used(outline):
    """Terms found in the text of a guide, by any of their names, in the order of the alphabet.

    Empty while readers may not see the glossary itself.
    """
    if not GlossaryPage.objects.visible().exists():
        return []
    text = " ".join(
        passage.text
        for chapter in outline.chapters
        for passage in (chapter.whole, *chapter.passages)
    )
    return [term for term in GlossaryTerm.objects.all() if names_of(term).search(text)]


def names_of(term):
    """A pattern for the names of a term, one or many of it; abbreviations in capitals only."""
    names = map(_pattern, (term.term, *term.synonym_list))
    return re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?:e?s)?(?!\w)")


def _pattern(name):
    plain = re.escape(name.strip('"“”'))
    is_abbreviation = any(letter.isupper() for letter in name[1:])
    return plain if is_abbreviation else f"(?i:{plain})"
