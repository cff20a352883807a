"""What a link to a file says about it."""

from django import template

register = template.Library()

FORMAT_NAMES = {
    "csv": "CSV",
    "docx": "Word",
    "epub": "EPUB",
    "jpg": "JPEG",
    "mp3": "MP3 sound",
    "odp": "OpenDocument slides",
    "ods": "OpenDocument spreadsheet",
    "odt": "OpenDocument text",
    "pdf": "PDF",
    "pptx": "PowerPoint",
    "rtf": "Rich Text",
    "txt": "plain text",
    "xlsx": "Excel",
    "zip": "ZIP",
}


@register.filter
def format_name(extension):
    """``docx`` → ``Word``."""
    extension = str(extension).lower()
    return FORMAT_NAMES.get(extension, extension.upper())


@register.filter
def file_size(size):
    """Bytes → ``48 KB``, ``1.2 MB``: as file managers count, no finer than is of use, unbroken."""
    kilobytes = size / 1024
    if kilobytes < 1000:
        return f"{max(round(kilobytes), 1)}\N{NO-BREAK SPACE}KB"
    return f"{kilobytes / 1024:.1f}\N{NO-BREAK SPACE}MB"
