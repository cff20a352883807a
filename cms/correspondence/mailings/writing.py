"""The recipients of a mailing as CSV, for a spreadsheet."""

import csv
import io

from .reading import COLUMNS, FORMULA, POSTCODE


def recipients_csv(recipients) -> bytes:
    """With a byte order mark, by which Excel knows UTF-8. It can be read in again."""
    columns = [name for name in COLUMNS if name != POSTCODE]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    for recipient in recipients:
        writer.writerow([_harmless(getattr(recipient, name)) for name in columns])
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell):
    """A cell that a spreadsheet shows and does not run as a formula."""
    begins_so = cell.lstrip().startswith(FORMULA) or cell.startswith(("\t", "\r"))
    return f"'{cell}" if begins_so else cell
