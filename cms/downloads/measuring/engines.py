"""Three ways to make a PDF of a sample, each timed in processes of its own."""

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pikepdf
from django.conf import settings

from cms.background.confinement import Limits, child_command, child_message
from cms.downloads.rendering.assets import HOST, find_file
from cms.downloads.rendering.fonts import fonts_css
from cms.downloads.rendering.pdf import CHILD, order_for
from cms.downloads.rendering.places import places_from_settings
from cms.downloads.rendering.references import stylesheet_address

from .samples import Sample

# Page numbers as style sheets are told to print them. WeasyPrint lays out again each page whose
# numbers were not known, and what follows: with numbers in the text that is nearly all of it.
IN_CONTENTS = ".contents a::after { content: leader('. ') target-counter(attr(href), page) }"
IN_TEXT = "a[data-number]::after { content: ' (page ' target-counter(attr(href), page) ')' }"
STOPWATCH = Path(__file__).with_name("stopwatch.py")
LIMITS = Limits(seconds=600, memory_bytes=4_000_000_000)
CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")


class NotMeasured(Exception):
    """The engine is not there, or made no file; the message says which."""


@dataclass(frozen=True)
class Figures:
    cpu_s: float
    wall_s: float
    peak_mb: int
    pages: int
    bytes: int


def ours(sample: Sample, folder: Path) -> Figures:
    """As a file is built: the child process with tags corrected and everything checked."""
    message = child_message(order_for(sample.document), LIMITS)
    figures, reply = _timed(child_command(CHILD), message)
    header, _, content = reply.partition(b"\n")
    if problems := json.loads(header)["problems"]:
        raise NotMeasured(" ".join(problems))
    return _figures(figures, content, folder)


def weasyprint(sample: Sample, folder: Path, page_numbers=IN_CONTENTS + IN_TEXT) -> Figures:
    """WeasyPrint's own command, with the tags that it writes by itself and no checks."""
    page, file = _site(sample, folder, page_numbers), folder / "weasyprint.pdf"
    variant = ("--pdf-variant", "pdf/a-2a")
    figures, _ = _timed([sys.executable, "-m", "weasyprint", *variant, str(page), str(file)])
    return _figures(figures, file.read_bytes(), folder)


def chromium(sample: Sample, folder: Path) -> Figures:
    """Chromium's printing, which takes no notice of much of the style sheets."""
    if not shutil.which(CHROMIUM[0]):
        raise NotMeasured("Chromium is not installed.")
    page, file = _site(sample, folder), folder / "chromium.pdf"
    profile = f"--user-data-dir={folder}/profile"
    figures, _ = _timed([*CHROMIUM, profile, f"--print-to-pdf={file}", page.as_uri()])
    return _figures(figures, file.read_bytes(), folder)


CONTENTS_ONLY = "weasyprint (*)"
ENGINES = {
    "ours": ours,
    "weasyprint": weasyprint,
    CONTENTS_ONLY: partial(weasyprint, page_numbers=IN_CONTENTS),
    "chromium": chromium,
}


def measure(engine: str, sample: Sample) -> Figures:
    """One run, cold. Raises NotMeasured."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        return ENGINES[engine](sample, Path(folder))


def _timed(command: list[str], message: bytes = b"") -> tuple[dict, bytes]:
    """What the stopwatch says, and what the command wrote."""
    watched = [sys.executable, "-IS", str(STOPWATCH), *command]
    done = subprocess.run(
        watched, input=message, capture_output=True, check=False, cwd=settings.BASE_DIR
    )
    *words, last = done.stderr.decode(errors="replace").strip().splitlines()
    figures = json.loads(last)
    if code := figures.pop("code"):
        raise NotMeasured(f"{command[0]} ended with {code}: {' '.join(words[-3:])}")
    return figures, done.stdout


def _figures(figures: dict, content: bytes, folder: Path) -> Figures:
    file = folder / "made.pdf"
    file.write_bytes(content)
    with pikepdf.open(file) as pdf:
        return Figures(**figures, pages=len(pdf.pages), bytes=len(content))


def _site(sample: Sample, folder: Path, style: str = "") -> Path:
    """The sample as a file that any engine can open, with its style sheets and fonts."""
    places = places_from_settings()
    fonts = fonts_css(places.fonts, places.font_family).replace(
        f"{HOST}fonts/", f"{Path(places.fonts).as_uri()}/"
    )
    folder.joinpath("fonts.css").write_text(fonts)
    files = [find_file(stylesheet_address(name), places) for name in sample.stylesheets]
    addresses = ["fonts.css", *(file.as_uri() for file in files)]
    links = "".join(f'<link rel="stylesheet" href="{address}">' for address in addresses)
    page = folder / "page.html"
    page.write_text(sample.whole.replace("</title>", f"</title>{links}<style>{style}</style>"))
    return page
