"""A list of organisations from a CSV file: read completely, and imported completely or not at all.

The columns that are used are those of ``COLUMNS``; others are ignored. A row is matched by its ODS
code. An empty cell says nothing, and changes nothing that is recorded already.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from cms.pages.changes import one_change
from cms.pages.csv_files import ImportProblems, decoded, problem, read_lines

from .models import Organisation, OrganisationType, Region

COLUMNS = {  # of the file: field of the model
    "ods_code": "ods_code",
    "name": "name",
    "type": "kind",
    "sha_code": "region",
    "valid_from": "valid_from",
    "valid_to": "valid_until",
    "address": "address",
    "email": "email",
}
OPTIONAL = ("address", "email")  # columns
NEEDED = ("ods_code", "name", "type")
CREATED, UPDATED, UNCHANGED = "created", "updated", "unchanged"


@dataclass(frozen=True)
class Row:
    line: int
    cells: dict  # {column of the file: text}, those of COLUMNS


@dataclass(frozen=True)
class Change:
    """What a row of the file comes to."""

    organisation: Organisation  # as it would be saved
    outcome: str
    fields: tuple[str, ...] = ()  # of an update: what differs


def read_changes(data: bytes) -> list[Change]:
    """What a file would change, row by row. Nothing is written.

    :raises ImportProblems: for everything that is wrong with the file.
    """
    return _Reader().read(*_rows(decoded(data)))


def save_changes(changes, report):
    """Save what is new or different, as one change; ``report(change)`` after each."""
    with one_change():
        for change in changes:
            if change.outcome != UNCHANGED:
                change.organisation.save()
            report(change)


def _rows(text):
    """``(rows, problems)``: what stands under the header, and the rows of another length."""
    (header_line, header), *lines = read_lines(text)
    header = [name.casefold() for name in header]
    _check_header(header_line, header)
    if not lines:
        raise problem(header_line, "Below the header there is no organisation.")
    rows, problems = [], []
    for line, cells in lines:
        if len(cells) == len(header):
            named = dict(zip(header, cells, strict=True))
            rows.append(Row(line, {name: named.get(name, "") for name in COLUMNS}))
        else:
            problems.append((line, f"has {len(cells)} columns, and the header {len(header)}."))
    return rows, problems


def _check_header(line, header):
    missing = [name for name in COLUMNS if name not in (*header, *OPTIONAL)]
    twice = [name for name in COLUMNS if header.count(name) > 1]
    if "ods_code" in missing:
        names = ", ".join(name for name in COLUMNS if name not in OPTIONAL)
        raise problem(line, f"This is no list of organisations: the header must name {names}.")
    if missing:
        raise problem(line, f"The header has no column {', '.join(missing)}.")
    if twice:
        raise problem(line, f"The header names {', '.join(twice)} twice.")


class _Reader:
    """Makes organisations of rows; two queries, however many rows."""

    def __init__(self):
        everything = Organisation.objects.select_related("region")
        self.known = {organisation.ods_code: organisation for organisation in everything}
        self.regions = {region.code: region for region in Region.objects.all()}
        self.kinds = {kind.label.casefold(): kind.value for kind in OrganisationType}
        self.seen = {}
        self.problems = []

    def read(self, rows, problems):
        self.problems = problems
        changes = [self._change(row) for row in rows]
        if self.problems:
            raise ImportProblems(self.problems)
        return changes

    def _change(self, row):
        values = self._values(row)
        organisation = self.known.get(values["ods_code"]) or Organisation()
        before = {field: getattr(organisation, field) for field in values}
        for field, value in values.items():
            setattr(organisation, field, value)
        self._validate(row, organisation)
        if organisation.pk is None:
            return Change(organisation, CREATED)
        different = tuple(f for f in values if getattr(organisation, f) != before[f])
        return Change(organisation, UPDATED if different else UNCHANGED, different)

    def _values(self, row):
        """``{field: value}`` of the cells that say something."""
        for name in NEEDED:
            if not row.cells[name]:
                self._say(row, f"{name} is empty.")
        values = {COLUMNS[name]: text for name, text in row.cells.items() if text}
        values["ods_code"] = row.cells["ods_code"].upper()
        self._check_code(row, values["ods_code"])
        if "kind" in values:
            values["kind"] = self._kind(row)
        if "region" in values:
            values["region"] = self._region(row)
        return values

    def _check_code(self, row, code):
        if code and code in self.seen:
            self._say(row, f"The code {code} stands in line {self.seen[code]} too.")
        self.seen.setdefault(code, row.line)

    def _kind(self, row):
        text = row.cells["type"]
        if text.casefold() not in self.kinds:
            known = ", ".join(OrganisationType.labels)
            self._say(row, f"“{text}” is no type of organisation. Known are: {known}.")
        return self.kinds.get(text.casefold(), OrganisationType.OTHER)

    def _region(self, row):
        code = row.cells["sha_code"]
        if code not in self.regions:
            known = ", ".join(sorted(self.regions)) or "none yet"
            self._say(row, f"“{code}” is no region. Known are: {known}.")
        return self.regions.get(code)

    def _validate(self, row, organisation):
        empty = [COLUMNS[name] for name in NEEDED if not row.cells[name]]
        columns = {field: name for name, field in COLUMNS.items()}
        try:
            organisation.clean_fields(exclude=["region", *empty])
            organisation.clean()
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                self._say(row, f"{columns[field]}: {' '.join(messages)}")

    def _say(self, row, message):
        self.problems.append((row.line, message))
