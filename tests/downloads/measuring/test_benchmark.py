"""The benchmark measures the real thing; how fast that is, no test asks."""

import json
import re

import pytest
from django.core.management import call_command

from cms.downloads.measuring import engines, samples
from cms.downloads.measuring.engines import Figures, NotMeasured, measure
from cms.downloads.measuring.targets import verdicts
from cms.downloads.measuring.unchanged import renders_if_nothing_changed
from cms.downloads.models import Download
from cms.downloads.rendering.pdf import RenderError, render_pdf

pytestmark = pytest.mark.django_db


def figures(cpu_s=1.0, pages=10, peak_mb=80):
    return Figures(cpu_s=cpu_s, wall_s=1, peak_mb=peak_mb, pages=pages, bytes=1000)


def test_samples_are_the_same_at_each_run():
    assert samples.guide(5) == samples.guide(5)
    assert samples.leaflet() == samples.leaflet()


def test_a_generated_guide_passes_every_check():
    assert render_pdf(samples.guide(5).document).pages > 5


@pytest.mark.slow
def test_a_guide_of_five_hundred_pages_is_made_or_refused_in_plain_words():
    """Which of the two is the machine's affair: the limits are of time and memory."""
    pages, reason = made_or_refused(samples.guide(500).document)
    assert pages > 450 or re.search(r"longer than 180 seconds|MB of memory", reason)


def made_or_refused(document):
    """The number of pages, or 0 and the sentence why there are none."""
    try:
        return render_pdf(document).pages, ""
    except RenderError as error:
        return 0, str(error)


def test_the_command_prints_figures_and_ends_with_json(capsys):
    call_command("benchmark_downloads", "--sample=leaflet", "--runs=1")
    *table, last = capsys.readouterr().out.strip().splitlines()
    found = json.loads(last)
    assert {"ours", "weasyprint"} <= set(found["leaflet"])
    assert found["leaflet"]["ours"]["pages"] == found["leaflet"]["weasyprint"]["pages"] == 2
    assert found["leaflet"]["ours"]["cpu_s"] > 0
    assert any("leaflet: MB at most" in line for line in table)


def test_an_engine_that_is_not_there_is_left_out(monkeypatch):
    monkeypatch.setattr(engines, "CHROMIUM", ("no-such-browser",))
    with pytest.raises(NotMeasured, match="not installed"):
        measure("chromium", samples.leaflet())


def test_an_engine_that_fails_says_so(monkeypatch):
    monkeypatch.setattr(engines, "CHROMIUM", ("false",))
    with pytest.raises(NotMeasured, match="false ended with 1"):
        measure("chromium", samples.leaflet())


def test_targets_are_judged_by_what_was_measured():
    judged = {
        what: measured <= most
        for what, measured, most in verdicts(
            {
                "guide of 100 pages": {"ours": figures(6), "weasyprint": figures(9)},
                "guide of 200 pages": {"ours": figures(12, pages=20)},
                "leaflet": {"ours": figures(0.5, pages=2)},
                "30 slides": {"ours": figures(3, pages=30, peak_mb=151)},
            }
        )
    }
    assert judged == {
        "guide of 100 pages: CPU, of naive WeasyPrint": False,
        "guide of 100 pages: MB at most": True,
        "guide of 200 pages: MB at most": True,
        "leaflet: MB at most": False,
        "30 slides: MB at most": False,
        "CPU, twice the pages": True,
        "CPU, leaflet of guide": True,
        "CPU, slide of page of guide": True,
    }


def test_nothing_is_rendered_again_when_nothing_has_changed(guide, work_queue):
    work_queue()
    files = Download.objects.count()
    assert (renders_if_nothing_changed().files, renders_if_nothing_changed().renders) == (files, 0)
    Download.objects.update(digest="0" * 64)
    assert renders_if_nothing_changed().renders == files
