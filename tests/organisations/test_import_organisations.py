"""``manage.py import_organisations``: the whole file or nothing of it."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cms.organisations.models import Organisation
from cms.passages.models import Passage
from cms.publishing.models import OutboxEntry
from tests import factories

pytestmark = pytest.mark.django_db

HEADER = "ods_code,name,type,sha_code,in_first_wave,source,ons_code,valid_from,valid_to,note\n"
NORFOLK = "5PQ,Norfolk PCT,Primary Care Trust,Q35,yes,ONS,E16,,2013-03-31,\n"
BEXLEY = "TAK,Bexley Care Trust,Care Trust,Q36,yes,ONS,E17,,2013-03-31,\n"


@pytest.fixture(autouse=True)
def regions():
    factories.RegionFactory(code="Q35", name="East of England", slug="east")
    factories.RegionFactory(code="Q36", name="London", slug="london")


@pytest.fixture
def file(tmp_path):
    """A function that writes a file and imports it; text or bytes."""

    def load(content, **options):
        path = Path(tmp_path / "organisations.csv")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        out = StringIO()
        call_command("import_organisations", path, stdout=out, **options)
        return out.getvalue()

    return load


def test_makes_organisations_of_the_columns_it_knows_and_ignores_the_rest(file):
    out = file(HEADER + NORFOLK + BEXLEY)
    assert "2 created, 0 updated, 0 unchanged" in out
    norfolk = Organisation.objects.get(ods_code="5PQ")
    assert norfolk.name == "Norfolk PCT"
    assert norfolk.kind == "primary-care-trust"
    assert norfolk.region.code == "Q35"
    assert norfolk.valid_until == "2013-03-31"
    assert norfolk.valid_from == ""


def test_a_second_import_changes_nothing(file):
    file(HEADER + NORFOLK)
    before = OutboxEntry.objects.count()
    assert "0 created, 0 updated, 1 unchanged" in file(HEADER + NORFOLK)
    assert OutboxEntry.objects.count() == before


def test_a_code_that_is_known_is_updated_and_the_report_says_what_differs(file):
    factories.OrganisationFactory(ods_code="5PQ", name="Norfolk", region=None)
    out = file(HEADER + NORFOLK)
    assert "updated: 5PQ Norfolk PCT (name, region, valid_until)" in out
    assert Organisation.objects.get().name == "Norfolk PCT"


def test_an_empty_cell_leaves_alone_what_an_editor_recorded(file):
    factories.OrganisationFactory(
        ods_code="5PQ", name="Norfolk PCT", region__code="Q35", valid_from="2006-10"
    )
    file(HEADER + NORFOLK)
    assert Organisation.objects.get().valid_from == "2006-10"


def test_a_month_is_date_enough(file):
    file(HEADER + NORFOLK.replace("E16,,", "E16,2006-10,"))
    assert Organisation.objects.get().valid_from.words == "October 2006"


def test_capitals_of_code_and_type_make_no_difference(file):
    file(HEADER + NORFOLK)
    small = NORFOLK.replace("5PQ", "5pq").replace("Primary Care Trust", "primary care trust")
    assert "1 unchanged" in file(HEADER + small)


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + HEADER + NORFOLK,
        (HEADER + NORFOLK).replace("\n", "\r\n"),
        HEADER + "\n" + NORFOLK + ",,,,,,,,,\n\n",
        HEADER.upper() + NORFOLK,
        HEADER + NORFOLK.replace("Norfolk PCT", '"Norfolk PCT"'),
    ],
    ids=["byte order mark", "windows", "blank rows", "capital header", "quoted"],
)
def test_what_spreadsheets_do_to_a_file_is_understood(file, content):
    assert "1 created" in file(content)
    assert Organisation.objects.get().name == "Norfolk PCT"


def test_a_name_may_hold_a_comma_and_a_row_more_than_one_line(file):
    file(HEADER + NORFOLK.replace("Norfolk PCT", '"Ashton, Leigh and Wigan PCT"'))
    assert Organisation.objects.get().name == "Ashton, Leigh and Wigan PCT"


def test_a_dry_run_says_the_same_and_writes_nothing(file):
    out = file(HEADER + NORFOLK, dry_run=True)
    assert "created: 5PQ Norfolk PCT" in out
    assert "1 created, 0 updated, 0 unchanged: a dry run, nothing was written" in out
    assert not Organisation.objects.exists()


def test_it_shows_progress(file):
    rows = "".join(NORFOLK.replace("5PQ", f"X{n}") for n in range(60))
    assert "50 of 60" in file(HEADER + rows)


def test_the_whole_import_is_one_change_of_the_register(file):
    page = factories.published_organisations_page()
    before = OutboxEntry.objects.filter(publication_id=page.pk).count()
    file(HEADER + NORFOLK + BEXLEY)
    assert OutboxEntry.objects.filter(publication_id=page.pk).count() == before + 1
    headings = Passage.objects.filter(publication=page).values_list("heading", flat=True)
    assert {"Norfolk PCT", "Bexley Care Trust"} < set(headings)


WRONG = {
    "unknown type": (
        NORFOLK.replace("Primary Care Trust", "Trust"),
        "Line 2: “Trust” is no type of organisation. Known are: Primary care trust,",
    ),
    "unknown region": (NORFOLK.replace("Q35", "Q99"), "Line 2: “Q99” is no region. Known are: Q35"),
    "missing code": (NORFOLK.replace("5PQ", ""), "Line 2: ods_code is empty."),
    "missing name": (NORFOLK.replace("Norfolk PCT", " "), "Line 2: name is empty."),
    "missing type": (NORFOLK.replace("Primary Care Trust", ""), "Line 2: type is empty."),
    "code twice": (
        NORFOLK + BEXLEY + NORFOLK.replace("5PQ", "5pq"),
        "Line 4: The code 5PQ stands in line 2 too.",
    ),
    "code too long": (NORFOLK.replace("5PQ", "5PQ5PQ5PQ5PQ"), "Line 2: ods_code: Ensure this"),
    "bad date": (
        NORFOLK.replace("2013-03-31", "31/03/2013"),
        "Line 2: valid_to: “31/03/2013” is no date. As much as is known: 2011,",
    ),
    "ends before it begins": (
        NORFOLK.replace("E16,,", "E16,2014,"),
        "Line 2: valid_to: This is before the day it began.",
    ),
    "too few columns": ("5PQ,Norfolk PCT\n", "Line 2: has 2 columns, and the header 10."),
    "too many columns": (NORFOLK.replace(",Q35", ",,Q35"), "Line 2: has 11 columns"),
    "open quotation mark": (
        BEXLEY + NORFOLK.replace("Norfolk", '"Norfolk'),
        "Line 3: A quotation mark is astray from here on",
    ),
    "no row": ("", "Line 1: Below the header there is no organisation."),
}


@pytest.mark.parametrize(("rows", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named_with_its_line_and_nothing_is_imported(file, rows, message):
    good = NORFOLK.replace("5PQ", "GOOD")
    with pytest.raises(CommandError) as error:
        file(HEADER + rows + (good if rows and "open" not in message else ""))
    assert message in str(error.value)
    assert "Nothing was imported" in str(error.value)
    assert not Organisation.objects.exists()


def test_every_mistake_is_named_at_once_in_the_order_of_the_lines(file):
    rows = NORFOLK.replace("Q35", "Q99") + "x,y\n" + BEXLEY.replace("Care Trust,Q", "Club,Q")
    with pytest.raises(CommandError) as error:
        file(HEADER + rows)
    lines = [line.split(":")[0] for line in str(error.value).splitlines()[1:]]
    assert lines == ["Line 2", "Line 3", "Line 4"]


def test_a_row_over_several_lines_is_named_by_its_first(file):
    two_lines = NORFOLK.replace("ONS", '"ONS\nagain"')
    with pytest.raises(CommandError, match="Line 4: “Q99” is no region"):
        file(HEADER + two_lines + BEXLEY.replace("Q36", "Q99"))


NO_LIST = {
    "empty": (b"", "Line 1: The file is empty."),
    "blank": (b"\n \n", "Line 1: The file is empty."),
    "commas only": (b",,,\n,,,\n", "Line 1: The file is empty."),
    "latin letters": (
        (HEADER + NORFOLK.replace("Norfolk", "Norfölk")).encode("latin-1"),
        "Line 2: A letter here is not in UTF-8.",
    ),
    "a spreadsheet": (b"PK\x03\x04\x00\x00", "Line 1: This is not a CSV file"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "Line 1: This is not a CSV file"),
    "sixteen bits": ((HEADER + NORFOLK).encode("utf-16"), "Line 1: This is not a CSV file"),
    "semicolons": ((HEADER + NORFOLK).replace(",", ";").encode(), "Line 1: This is not a CSV file"),
    "another list": (b"name,age\nAnn,9\n", "Line 1: This is no list of organisations: the header"),
    "no header": (NORFOLK.encode(), "Line 1: This is no list of organisations"),
    "a missing column": (
        (HEADER.replace("sha_code", "region") + NORFOLK).encode(),
        "Line 1: The header has no column sha_code.",
    ),
    "a column twice": (
        (HEADER.replace("note", "name") + NORFOLK).encode(),
        "Line 1: The header names name twice.",
    ),
}


@pytest.mark.parametrize(("content", "message"), NO_LIST.values(), ids=NO_LIST)
def test_a_file_that_is_no_such_list_is_refused_in_plain_words(file, content, message):
    with pytest.raises(CommandError) as error:
        file(content)
    assert message in str(error.value)
    assert not Organisation.objects.exists()


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(CommandError, match=r"nowhere\.csv cannot be read: No such file"):
        call_command("import_organisations", "nowhere.csv")


def test_a_failure_while_saving_leaves_nothing(file, monkeypatch):
    save = Organisation.save

    def fail_at_the_second(self, **kwargs):
        if self.ods_code == "TAK":
            raise RuntimeError
        save(self, **kwargs)

    monkeypatch.setattr(Organisation, "save", fail_at_the_second)
    with pytest.raises(RuntimeError):
        file(HEADER + NORFOLK + BEXLEY)
    assert not Organisation.objects.exists()


def test_it_asks_the_database_little_however_long_the_file(file, django_assert_max_num_queries):
    rows = "".join(NORFOLK.replace("5PQ", f"X{n}") for n in range(40))
    with django_assert_max_num_queries(4):
        file(HEADER + rows, dry_run=True)
