"""The recipients of a mailing as CSV, for a spreadsheet."""

from cms.pages.csv_files import written

from .reading import COLUMNS, POSTCODE


def recipients_csv(recipients) -> bytes:
    """It can be read in again."""
    columns = [name for name in COLUMNS if name != POSTCODE]
    rows = ([getattr(recipient, name) for name in columns] for recipient in recipients)
    return written([columns, *rows])
