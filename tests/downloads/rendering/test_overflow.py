"""Tables and texts of a size that nobody expects: all of it is printed, or its place is named."""

import pytest

from cms.downloads.rendering.text import extract_text

from .samples import elements, opened

SHEET = "<style>@page { size: A4 } table { width: 100% } tr { break-inside: avoid }</style>"
PLACE = '<h2 data-bookmark="2.1 Costs">Costs</h2>'


def table(rows: int, columns: int) -> str:
    head = "".join(f'<th scope="col">Column {n}</th>' for n in range(columns))
    body = f'<tr><th scope="row">Row</th>{"<td>Sum of money</td>" * (columns - 1)}</tr>' * rows
    return f"{SHEET}{PLACE}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def test_a_table_of_thirty_columns_is_refused_with_its_place(printed):
    [problem] = printed(table(rows=2, columns=30)).problems
    assert problem.startswith("In “2.1 Costs”: text runs over the edge of the page.")


def test_a_table_that_fits_is_printed(printed):
    assert printed(table(rows=2, columns=6)).problems == []


def test_a_long_table_runs_over_pages_with_its_head_on_each(printed):
    pdf = opened(printed(table(rows=120, columns=2)))
    assert len(pdf.pages) > 2
    heads = [element for element in elements(pdf, "/TH") if element.A.Scope == "/Column"]
    assert len(heads) == 2 * len(pdf.pages)


@pytest.mark.slow
def test_a_table_of_two_thousand_rows_is_printed_whole(printed):
    pdf = opened(printed(table(rows=2000, columns=4)))
    assert extract_text(pdf).body.count("Sum of money") == 6000


def test_a_word_longer_than_the_line_is_broken(printed):
    html = f"{SHEET}<style>p {{ overflow-wrap: break-word }}</style><p>{'long' * 80}</p>"
    assert printed(html).problems == []


def test_where_no_heading_stands_above_none_is_named(printed):
    html = f'{SHEET}<p style="white-space: nowrap">{"word " * 90}</p>'
    [problem] = printed(html).problems
    assert problem.startswith("Text runs over the edge")


def test_what_is_turned_is_not_judged(printed):
    html = '<p style="transform: rotate(90deg); white-space: nowrap">{}</p>'
    assert printed(SHEET + html.format("word " * 90)).problems == []
