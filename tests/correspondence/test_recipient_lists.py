"""Lists of recipients that people bring, broken in all the ways they are."""

import csv
import io

import pytest

from cms.correspondence.mailings.reading import MOST, read_recipients
from cms.correspondence.mailings.writing import recipients_csv
from cms.pages.csv_files import ImportProblems
from tests import factories

HEADER = "organisation,name,address,postcode\n"


def problems(text):
    with pytest.raises(ImportProblems) as raised:
        read_recipients(text)
    return raised.value.problems


def test_each_row_is_a_recipient():
    [one] = read_recipients(HEADER + 'Anytown PCT,Jo,"1, High Street; Anytown",AN1 1AA\n')
    assert one.lines == ["Jo", "Anytown PCT", "1, High Street", "Anytown", "AN1 1AA"]


def test_cells_pasted_from_a_spreadsheet_are_read():
    [one] = read_recipients("name\taddress\nJo\t1 High Street, Anytown\n")
    assert one.address_lines == ["1 High Street, Anytown"]


def test_every_broken_row_is_named():
    text = HEADER + "A,Jo,1 High Street\n" + "B,,2 High Street,\n" * 2 + f"{'x' * 201},,3,\n"
    assert problems(text) == [
        (
            2,
            "has 3 cells, and the first row 4. Put a cell with a comma in it between quotation "
            "marks.",
        ),
        (4, "is the same as line 3: take one out."),
        (5, "organisation has 201 characters: shorten it to 200."),
    ]


def test_what_is_no_e_mail_address_is_named():
    wrong = ['"jo@x.example\nBcc: a@x.example"', "jo@", "a@x.example b@x.example"]
    rows = "".join(f"{address}\n" for address in ["jo@x.example", *wrong])
    assert [line for line, said in problems(f"email\n{rows}") if "is no e-mail" in said] == [
        3,
        5,
        6,
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,role\nJo,Chair\n", "must name the columns"),
        ("name,adress,address\nJo,1,1\n", "“adress”: no such column"),
        ("address,address\n1,1\n", "there twice"),
        (HEADER, "no recipient"),
        (HEADER + '"A,Jo,1,\n', "quotation mark is astray"),
        (HEADER + "".join(f"A{n},,1,\n" for n in range(MOST + 1)), f"{MOST} recipients at most"),
    ],
)
def test_a_list_that_cannot_be_read_says_why(text, said):
    [(_, message)] = problems(text)
    assert said in message


def test_line_breaks_and_control_characters_make_no_new_line():
    [one] = read_recipients('name,address\n"Jo\nBcc: all@x.example\x1b",1 High Street\n')
    assert one.name == "Jo Bcc: all@x.example"


def test_no_cell_of_the_export_is_a_formula():
    evil = ["=cmd()", "+1", "-1", "@SUM(A1)", " =1"]
    content = recipients_csv([factories.recipient(name) for name in evil])
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == [f"'{name}" for name in evil]


def test_the_export_can_be_read_in_again():
    content = recipients_csv([factories.recipient("=A", name="Jo", email="jo@x.example")])
    [one] = read_recipients(content.decode("utf-8-sig"))
    assert (one.organisation, one.name, one.address_lines[-1]) == ("=A", "Jo", "AN1 1AA")
    assert one.email == "jo@x.example"
