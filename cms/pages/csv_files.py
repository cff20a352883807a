"""Lists as CSV: what is wrong with one that people bring, line by line, and one they take."""

import csv
import io

FORMULA = ("=", "+", "-", "@")  # a spreadsheet would carry out what begins so
NO_CSV = (
    "This is not a CSV file with commas between its columns. In a spreadsheet choose “Save as” "
    "and “CSV UTF-8 (comma delimited)”."
)


class ImportProblems(Exception):
    """What is wrong with a file, each with its line: ``(line, message)``."""

    def __init__(self, problems):
        self.problems = sorted(problems)
        super().__init__("\n".join(f"Line {line}: {message}" for line, message in self.problems))


def problem(line, message):
    return ImportProblems([(line, message)])


def decoded(data: bytes) -> str:
    """The text of a file. Raises ImportProblems."""
    if not data.strip():
        raise problem(1, "The file is empty.")
    if b"\0" in data or (b"\n" in data and b"," not in data.split(b"\n")[0]):
        raise problem(1, NO_CSV)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise problem(line, "A letter here is not in UTF-8. Save it as “CSV UTF-8”.") from error


def read_lines(text: str, delimiter: str = ",") -> list[tuple[int, list[str]]]:
    """``[(its first line, cells)]`` of the rows that are not blank, the header first.

    Raises ImportProblems.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    lines, begin = [], 1
    try:
        for cells in reader:
            lines.append((begin, [cell.strip() for cell in cells]))
            begin = reader.line_num + 1
    except csv.Error as error:
        raise problem(begin, f"A quotation mark is astray from here on ({error}).") from error
    lines = [(line, cells) for line, cells in lines if any(cells)]
    if not lines:
        raise problem(1, "The file is empty.")
    return lines


def written(rows) -> bytes:
    """With a byte order mark, by which Excel knows UTF-8; nothing in it is run as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([_harmless(str(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell):
    begins_so = cell.lstrip().startswith(FORMULA) or cell.startswith(("\t", "\r"))
    return f"'{cell}" if begins_so else cell
