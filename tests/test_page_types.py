"""What holds for every type of page, those to come included."""

import pytest

from cms.publishing.models import Publication
from tests.library_pages import page_types
from tests.test_doors import KINDS

TYPES = page_types()


def name(page_type):
    return page_type.__name__


@pytest.mark.parametrize("page_type", TYPES, ids=name)
def test_an_editor_reads_what_it_is_for_before_choosing_it(page_type):
    assert len(page_type.get_page_description()) > 15


@pytest.mark.parametrize("page_type", TYPES, ids=name)
def test_it_says_where_in_the_tree_it_may_stand(page_type):
    assert page_type.parent_page_types is not None
    assert "wagtailcore.Page" not in page_type.clean_subpage_models()


@pytest.mark.parametrize("page_type", TYPES, ids=name)
def test_parents_and_children_agree(page_type):
    """A type that may stand below another is one that the other accepts, and somewhere it may."""
    parents = page_type.allowed_parent_page_models()
    assert parents
    for parent in parents:
        assert page_type in parent.allowed_subpage_models()


@pytest.mark.parametrize("page_type", TYPES, ids=name)
def test_it_has_a_template_of_its_own_tree(page_type):
    assert page_type.template.split("/")[0] in ("pages", page_type._meta.app_label), (
        page_type.template
    )


@pytest.mark.django_db
def test_every_kind_of_publication_stands_in_the_test_of_doors():
    """KINDS of test_doors.py makes one of each."""
    publications = {page_type for page_type in TYPES if issubclass(page_type, Publication)}
    made = {type(make(title="A title", slug=f"page-{n}")) for n, make in enumerate(KINDS.values())}
    assert publications - made == set()
