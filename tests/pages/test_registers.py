"""A register's page follows its list: what is saved or deleted there is recorded at once."""

import pytest
from django.apps import apps
from wagtail.models import DraftStateMixin, get_page_models

from cms.organisations.models import Organisation
from cms.pages.changes import one_change
from cms.pages.models import HomePage, RegisterPage
from cms.passages.models import Passage
from cms.publishing.models import OutboxEntry
from cms.taxonomy.models import GlossaryTerm
from tests import factories

pytestmark = pytest.mark.django_db

REGISTERS = [model for model in get_page_models() if issubclass(model, RegisterPage)]


def rows_have_drafts(page_class):
    return issubclass(apps.get_model(page_class.lists), DraftStateMixin)


def headings(page):
    entries = Passage.objects.filter(publication=page, removed_at=None).exclude(block_id="")
    return sorted(entries.values_list("heading", flat=True))


def promises(page):
    return OutboxEntry.objects.filter(publication_id=page.pk).count()


@pytest.fixture
def glossary():
    return factories.published_glossary()


def test_a_row_that_is_saved_is_a_passage_at_once(glossary):
    factories.GlossaryTermFactory(term="PALS")
    assert headings(glossary) == ["PALS"]


def test_a_row_that_is_changed_keeps_its_address(glossary):
    term = factories.GlossaryTermFactory(term="PALS")
    key = Passage.objects.get(heading="PALS").key
    term.term = "Patient advice"
    term.save()
    assert headings(glossary) == ["Patient advice"]
    assert Passage.objects.get(key=key).heading == "Patient advice"


def test_a_row_that_is_deleted_is_gone_and_its_address_says_so(client, glossary):
    term = factories.GlossaryTermFactory(term="PALS")
    key = Passage.objects.get(heading="PALS").key
    term.delete()
    assert headings(glossary) == []
    assert client.get(f"/p/{key}").status_code == 410


def test_many_rows_that_are_deleted_at_once_are_all_gone(glossary):
    for _ in range(3):
        factories.GlossaryTermFactory()
    GlossaryTerm.objects.all().delete()
    assert headings(glossary) == []


def test_many_rows_in_one_change_are_recorded_once(glossary):
    before = promises(glossary)
    with one_change():
        for _ in range(3):
            factories.GlossaryTermFactory()
    assert len(headings(glossary)) == 3
    assert promises(glossary) == before + 1


def test_a_change_that_fails_leaves_nothing(glossary):
    with pytest.raises(RuntimeError), one_change():
        factories.GlossaryTermFactory()
        raise RuntimeError
    assert headings(glossary) == []


def test_without_a_page_nothing_happens():
    factories.GlossaryTermFactory()
    assert not Passage.objects.exists()
    assert not OutboxEntry.objects.exists()


def test_while_the_page_is_a_draft_nothing_happens():
    draft = factories.draft_glossary()
    factories.GlossaryTermFactory()
    assert headings(draft) == []
    assert promises(draft) == 0


def test_the_rows_there_already_come_with_the_page():
    factories.GlossaryTermFactory(term="PALS")
    assert headings(factories.published_glossary()) == ["PALS"]


def test_a_row_follows_what_it_repeats():
    page = factories.published_projects_page()
    project = factories.ProjectFactory(name="Ripplez")
    organisation = Organisation.objects.get(pk=project.organisation_id)
    organisation.name = "Derby City PCT"
    organisation.save()
    text = Passage.objects.get(publication=page, heading="Ripplez").text
    assert text.startswith("Derby City PCT; NHS North East.")


def test_search_finds_a_row_and_leads_to_its_place(client, work_queue, glossary):
    factories.GlossaryTermFactory(term="PALS", meaning="Helps patients with worries.")
    work_queue()
    key = Passage.objects.get(heading="PALS").key
    hits = client.get("/search/?q=worries").content.decode()
    assert f'href="/p/{key}"' in hits
    assert "Glossary ›" not in hits  # once is enough to say where a row stands
    place = client.get(f"/p/{key}").url
    assert place == f"{glossary.url}#p-{key}"
    assert f'id="p-{key}"' in client.get(glossary.url).content.decode()


@pytest.mark.parametrize("page_class", REGISTERS)
def test_each_register_stands_once_below_the_home_page_and_has_nothing_below_it(page_class):
    assert page_class.allowed_parent_page_models() == [HomePage]
    assert page_class.allowed_subpage_models() == []
    assert page_class.max_count == 1
    assert page_class.page_description


@pytest.mark.parametrize("page_class", REGISTERS)
def test_a_draft_of_a_register_without_any_value_can_be_previewed(rf, page_class):
    page = page_class(title="Draft", slug="draft", summary="Draft.", live=False)
    factories.home().add_child(instance=page)
    page.title = page.summary = ""
    assert page.make_preview_request(rf.get("/"), "").render().status_code == 200


@pytest.mark.parametrize("page_class", [r for r in REGISTERS if rows_have_drafts(r)])
def test_only_rows_that_are_published_are_shown(page_class):
    factory = {"Project": factories.ProjectFactory, "FundingScheme": factories.FundingSchemeFactory}
    row = factory[apps.get_model(page_class.lists).__name__](live=False)
    assert page_class().rows == []
    row.live = True
    row.save()
    assert page_class().rows == [row]
