"""Which terms of the glossary a guide explains at its back."""

import pytest

from cms.taxonomy.models import GlossaryTerm
from guidance.guides.glossary import names_of, terms_used
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("term", "synonyms", "text"),
    [
        ("Carer", "", "Ask carers first."),
        ("Carer", "unpaid carer", "An unpaid carer knows."),
        ("OSC", "", "The OSC meets."),
        ("OSC", "scrutiny board", "Ask the Scrutiny Board."),
        ("Feedback loop", "“you said, we did”", "Say: you said, we did."),
        ("Trust (NHS)", "", "The Trust (NHS) decides."),
    ],
)
def test_a_term_is_found_by_any_of_its_names(term, synonyms, text):
    assert names_of(GlossaryTerm(term=term, synonyms=synonyms)).search(text)


@pytest.mark.parametrize(
    ("term", "text"),
    [("Carer", "Careers advice"), ("PALS", "Old pals met"), ("User", "The username")],
)
def test_a_word_that_only_looks_like_a_term_is_none(term, text):
    assert not names_of(GlossaryTerm(term=term)).search(text)


@pytest.fixture
def guide_about_carers(guide):
    factories.published_chapter(guide, factories.paragraph("Who", "Ask carers first."))
    factories.GlossaryTermFactory(term="Carer")
    return type(guide).objects.get(pk=guide.pk)


def test_terms_are_explained_where_there_is_a_glossary(guide_about_carers):
    factories.published_glossary()
    assert [term.term for term in terms_used(guide_about_carers.outline)] == ["Carer"]


def test_no_term_is_explained_while_the_glossary_is_private(guide_about_carers):
    factories.make_private(factories.published_glossary())
    assert terms_used(guide_about_carers.outline) == []


def test_no_term_is_explained_while_the_glossary_is_a_draft(guide_about_carers):
    factories.draft_glossary()
    assert terms_used(guide_about_carers.outline) == []
