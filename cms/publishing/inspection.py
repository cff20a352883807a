"""What an uploaded file says of itself."""

import zipfile

import pikepdf

ZIP_BASED = {"docx", "epub", "odp", "ods", "odt", "pptx", "xlsx"}
LARGEST_UNPACKED_RATIO = 200  # an honest Office file packs about 10:1; a bomb 1,000:1


class UnreadableFile(Exception):
    """The file is not what its name says; the message is for the person who chose it."""


def count_pages(file) -> int | None:
    """Pages of a PDF, None for other kinds.

    :raises UnreadableFile: for a PDF or Office file that cannot be opened as one.
    """
    extension = file.name.rsplit(".", 1)[-1].lower()
    with file.open("rb") as content:
        if extension == "pdf":
            return _pdf_pages(content)
        if extension in ZIP_BASED:
            _check_archive(content)
    return None


def _pdf_pages(content) -> int | None:
    try:
        with pikepdf.open(content) as pdf:
            return len(pdf.pages)
    except pikepdf.PasswordError:
        return None  # readable by those who have its password
    except pikepdf.PdfError as error:
        raise UnreadableFile("This file is named .pdf but cannot be read as a PDF.") from error


def _check_archive(content):
    try:
        with zipfile.ZipFile(content) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            packed = sum(entry.compress_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise UnreadableFile(
            "This file is damaged, or is not of the kind its name says."
        ) from error
    if unpacked > LARGEST_UNPACKED_RATIO * max(packed, 1):
        raise UnreadableFile("This file unpacks to an unreasonable size and was refused.")
