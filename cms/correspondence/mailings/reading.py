"""Recipients from a CSV file, or from cells pasted out of a spreadsheet: all of it, or nothing."""

from cms.correspondence.fields import FIELDS
from cms.pages.csv_files import FORMULA, ImportProblems, problem, read_lines

from .models import LONGEST, LONGEST_ADDRESS, Recipient, is_email

POSTCODE = "postcode"
COLUMNS = (*FIELDS, "address", POSTCODE, "email")
MOST = 250  # letters in one mailing: of four pages each they need a gigabyte to be laid out


def read_recipients(text: str) -> list[Recipient]:
    """Unsaved, in the order of the rows. Raises ImportProblems, with every row that is wrong."""
    (header_line, header), *lines = read_lines(text, _delimiter(text))
    header = [name.casefold() for name in header]
    _check_header(header_line, header)
    if not lines:
        raise problem(header_line, "Below the header there is no recipient.")
    if len(lines) > MOST:
        raise problem(lines[MOST][0], f"There may be {MOST} recipients at most: divide the list.")
    reader = _Reader(header)
    recipients = [reader.read(line, cells) for line, cells in lines]
    if reader.problems:
        raise ImportProblems(reader.problems)
    return recipients


def _delimiter(text):
    first = text.lstrip("\n").split("\n", 1)[0]
    return "\t" if "\t" in first else ","


def _check_header(line, header):
    known = ", ".join(COLUMNS)
    if not {"address", "email"} & set(header):
        needed = "“address” or “email” among them"
        raise problem(line, f"The first row must name the columns, {needed}: {known}.")
    if strange := [name for name in header if name not in COLUMNS]:
        named = ", ".join(f"“{name}”" for name in strange)
        raise problem(line, f"{named}: no such column. Take it out, or name it one of: {known}.")
    if twice := [name for name in COLUMNS if header.count(name) > 1]:
        raise problem(line, f"The column {twice[0]} is there twice: take one out.")


class _Reader:
    def __init__(self, header):
        self.header = header
        self.seen = {}
        self.problems = []

    def read(self, line, cells):
        if len(cells) != len(self.header):
            self._say(
                line,
                f"has {len(cells)} cells, and the first row {len(self.header)}. Put a cell with a "
                "comma in it between quotation marks.",
            )
            return None
        named = dict(zip(self.header, map(_plain, cells), strict=True))
        first = self.seen.setdefault(tuple(named.items()), line)
        if first != line:
            self._say(line, f"is the same as line {first}: take one out.")
        return self._recipient(line, named)

    def _recipient(self, line, named):
        address = "\n".join(filter(None, [named.pop("address", ""), named.pop(POSTCODE, "")]))
        values = {name: " ".join(cell.split()) for name, cell in named.items()}
        for name, value in values.items():
            self._check_length(line, name, value, LONGEST)
        self._check_length(line, "address", address, LONGEST_ADDRESS)
        email = values.get("email", "")
        if email and not is_email(email):
            self._say(line, f"“{email}” is no e-mail address: correct it, or leave it empty.")
        if not any([*values.values(), address]):
            self._say(line, "is empty: fill it in or take it out.")
        return Recipient(**values, address=address)

    def _check_length(self, line, name, value, longest):
        if len(value) > longest:
            self._say(line, f"{name} has {len(value)} characters: shorten it to {longest}.")

    def _say(self, line, message):
        self.problems.append((line, message))


def _plain(cell):
    """Without control characters, and without the mark that stands before a formula."""
    cell = "".join(c for c in cell if c.isprintable() or c in "\n\t")
    return cell[1:] if cell[:1] == "'" and cell[1:2] in FORMULA else cell
