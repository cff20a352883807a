"""What the sample library says in its registers, and that its files cannot say it wrongly."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from case_studies.models import FundingScheme, Outcome, Project, ProjectsPage
from cms.library.bundles import CONTENT
from cms.library.roles import grant_permissions
from cms.organisations.models import Organisation
from cms.pages.models import RegisterPage
from cms.passages.models import Passage
from cms.publishing.models import OutboxEntry
from cms.taxonomy.models import GlossaryTerm

pytestmark = pytest.mark.django_db


def load(folder, **options):
    out = StringIO()
    call_command("load_library", folder, stdout=out, **options)
    return out.getvalue()


@pytest.fixture(scope="class")
def library(tmp_path_factory):
    """The registers of the sample library, without its guides."""
    folder = tmp_path_factory.mktemp("content")
    for name in (
        "home",
        "regions",
        "organisations",
        "projects",
        "first-wave",
        "funding-schemes",
        "funding",
        "glossary-terms",
        "glossary",
        "organisations-register",
    ):
        (folder / f"{name}.md").write_text((CONTENT / f"{name}.md").read_text())
    return folder


def registers():
    return [p.specific for p in ProjectsPage.objects.get().get_siblings() if is_register(p)]


def is_register(page):
    return issubclass(page.specific_class, RegisterPage)


class TestTheSampleRegisters:
    def test_every_register_is_there_with_each_row_a_passage(self, library):
        load(library)
        shown = {page.title: len(page.rows) for page in registers()}
        assert shown == {
            "Right to Request: the first wave": 18,
            "Funding for social enterprises": 2,
            "Organisations": 18,
            "Glossary": 46,
        }
        for page in registers():
            passages = Passage.objects.filter(publication=page).exclude(block_id="")
            assert passages.count() == len(page.rows)

    def test_a_second_load_changes_nothing_and_records_nothing(self, library):
        load(library)
        promises = OutboxEntry.objects.count()
        out = load(library)
        assert "created" not in out
        assert "updated" not in out
        assert OutboxEntry.objects.count() == promises

    def test_the_first_wave_names_eighteen_bodies_and_guesses_nothing(self, library):
        load(library)
        assert Organisation.objects.filter(projects__isnull=False).distinct().count() == 18
        outcomes = list(Project.objects.values_list("outcome", flat=True))
        assert outcomes.count(Outcome.LAUNCHED) == 11
        assert outcomes.count(Outcome.DID_NOT_PROCEED) == 1
        assert outcomes.count(Outcome.UNKNOWN) == 6
        names = " ".join(Project.objects.values_list("name", flat=True))
        for not_certain in ("Care Plus", "Urgent Care", "Community Dental", "Provide"):
            assert not_certain not in names

    def test_no_first_wave_body_stands_where_there_was_none(self, library):
        load(library)
        codes = set(Project.objects.values_list("organisation__region__code", flat=True))
        assert codes == {"Q31", "Q32", "Q33", "Q35", "Q36", "Q37"}

    def test_every_scheme_of_those_days_is_closed(self, library):
        load(library)
        assert all(scheme.is_closed for scheme in FundingScheme.objects.all())

    def test_every_meaning_is_one_or_two_whole_sentences(self, library):
        load(library)
        for term in GlossaryTerm.objects.all():
            assert term.meaning[0].isupper(), term
            assert term.meaning.endswith("."), term
            assert 1 <= term.meaning.count(". ") + 1 <= 2, term

    def test_what_they_load_an_editor_could_publish(self, library):
        load(library)
        for row in (*Project.objects.all(), *FundingScheme.objects.all()):
            row.full_clean()
        for row in (*GlossaryTerm.objects.all(), *Organisation.objects.all()):
            row.full_clean()


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("projects", "organisation: 5N7", "organisation: XXX", "no organisation has the ODS code"),
        ("projects", 'launched: "2011"', "launched: soon", "“soon” is no date"),
        ("projects", "scale: provider-arm", "scale: huge", "Value 'huge' is not a valid choice"),
        ("glossary-terms", "see_also: [Easy read]", "see_also: [Easy]", "leads to “Easy”"),
        ("glossary-terms", "  - term: AHP", "  - name: AHP", "each of “terms” needs “term”"),
        ("funding", "- **Read", "::: callout X\n\nY\n\n:::\n\n- **Read", "no room for a callout"),
    ],
)
def test_a_mistake_in_a_file_is_named(library, name, old, new, message):
    file = library / f"{name}.md"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    with pytest.raises(CommandError) as error:
        load(library)
    file.write_text(text)
    assert message in str(error.value)
    assert f"{name}.md" in str(error.value)


def test_editors_keep_the_lists_and_moderators_publish_what_has_drafts():
    grant_permissions()
    may = {
        group.name: set(group.permissions.values_list("codename", flat=True))
        for group in Group.objects.all()
    }
    for name in ("Editors", "Moderators"):
        for model in ("project", "fundingscheme", "glossaryterm", "organisation"):
            assert {f"add_{model}", f"change_{model}", f"view_{model}"} <= may[name]
    assert {"publish_project", "publish_fundingscheme"} <= may["Moderators"]
    assert not {"publish_project", "publish_fundingscheme"} & may["Editors"]
