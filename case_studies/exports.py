"""The register as data: the same rows and columns for spreadsheets and for programs."""

from collections.abc import Callable
from dataclasses import dataclass

from cms.pages.csv_files import written
from cms.passages.reading import keyed_passages

from .models.project import NOT_RECORDED


@dataclass(frozen=True)
class Column:
    name: str
    meaning: str
    value: Callable  # of a Project; "" or None where it is not recorded


def _label(field):
    def label(project):
        value = getattr(project, field)
        return None if value == "unknown" else getattr(project, f"get_{field}_display")()

    return label


COLUMNS = [
    Column("ods_code", "ODS code of the organisation", lambda p: p.organisation.ods_code),
    Column("organisation", "the body whose staff made the request", lambda p: p.organisation.name),
    Column("region", "strategic health authority area", lambda p: p.region and p.region.name),
    Column("region_code", "code of that authority", lambda p: p.region and p.region.code),
    Column("project", "name of the project or enterprise", lambda p: p.name),
    Column("service", "what it was to provide", lambda p: p.service),
    Column("scale", "how much of the organisation’s services", _label("scale")),
    Column("legal_form", "legal form of the enterprise", _label("legal_form")),
    Column("wave", "1, 2 or 3", lambda p: p.wave),
    Column("outcome", "the furthest it is known to have come", _label("outcome")),
    Column("launched", "ISO 8601: a year, month or day", lambda p: p.launched),
    Column("size", "staff, money or contracts", lambda p: p.size),
    Column("sources", "who says so", lambda p: p.sources),
]
MEANINGS = {column.name: column.meaning for column in COLUMNS} | {
    "address": "permanent address of the row on this site",
}


def to_records(page, request):
    """``[{column: value}]``, None where something is not recorded; two queries."""
    passages = keyed_passages(page)
    return [
        {column.name: column.value(project) or None for column in COLUMNS}
        | {"address": request.build_absolute_uri(passages[project.block_id].permalink)}
        for project in page.rows
    ]


def to_csv(records):
    """Bytes in UTF-8, with the mark by which Excel knows it."""
    rows = ([_cell(value) for value in record.values()] for record in records)
    return written([MEANINGS, *rows])


def _cell(value):
    return NOT_RECORDED if value is None else value
