"""The whole way, with the child process: slower, so each test has a reason to be here."""

import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pikepdf
import pytest

from cms.background import confinement
from cms.downloads.rendering.document import digest
from cms.downloads.rendering.pdf import RenderError, render_pdf

from .samples import GUIDE, document

pytestmark = pytest.mark.usefixtures("places")


def test_renders_a_document_with_its_particulars():
    rendered = render_pdf(document(subject="About measles", stylesheets=("css/print.css",)))
    with pikepdf.open(BytesIO(rendered.content)) as file:
        assert rendered.pages == len(file.pages) == 1
        assert file.docinfo.Title == "Measles"
        assert file.docinfo.Author == "Department of Health"
        assert file.docinfo.Subject == "About measles"
        assert file.docinfo.CreationDate == "D:20260131"
        assert file.docinfo.ModDate == "D:20260228"
        assert file.Root.Lang == "en-GB"
        assert (
            file.trailer.ID[0]
            == digest(document(subject="About measles", stylesheets=("css/print.css",)))[:32]
        )


def test_says_what_the_file_has_passed():
    assert "All text present" in render_pdf(document()).checks


def test_the_same_document_gives_the_same_bytes_in_another_process():
    guide = document(GUIDE, base_url="https://example.org")
    with ThreadPoolExecutor(max_workers=2) as pool:
        first, second = pool.map(render_pdf, [guide, guide])
    assert first.content == second.content


def test_a_problem_is_told_in_plain_words_with_its_block():
    with pytest.raises(RenderError, match=r"^In “Rash”: an image has no text alternative"):
        render_pdf(document('<h1>Rash</h1><img src="x.png">'))


def test_a_child_that_takes_too_long_is_killed(monkeypatch):
    children = remember_children(monkeypatch)
    with pytest.raises(RenderError, match=r"longer than 0\.5 seconds"):
        render_pdf(document("<p>Long</p>" * 50_000), timeout_s=0.5)
    assert children[0].poll() == -9


def test_too_little_memory_is_told_in_plain_words():
    with pytest.raises(RenderError, match="needs more than the 100 MB of memory"):
        render_pdf(document(), memory_bytes=100_000_000)


def test_other_threads_go_on_meanwhile():
    longest_pause, last, done = 0.0, time.monotonic(), threading.Event()
    worker = threading.Thread(target=lambda: (render_pdf(document()), done.set()))
    worker.start()
    while not done.wait(0.01):
        now = time.monotonic()
        longest_pause, last = max(longest_pause, now - last), now
    worker.join()
    assert longest_pause < 0.5


def test_the_child_knows_no_secret_of_the_site(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "hush")
    assert "hush" not in str(confinement._environment(tmp_path))


def test_a_child_leaves_no_files_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(confinement.tempfile, "tempdir", str(tmp_path))
    before = set(tmp_path.iterdir())
    render_pdf(document())
    assert set(tmp_path.iterdir()) == before


def remember_children(monkeypatch) -> list[subprocess.Popen]:
    children = []

    class Remembered(subprocess.Popen):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            children.append(self)

    monkeypatch.setattr(subprocess, "Popen", Remembered)
    return children
