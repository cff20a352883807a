"""A library of files in a temporary folder, and two ways to render: quick, and as callers do."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from cms.downloads.rendering.assets import Places
from cms.downloads.rendering.engine import Rendering, render
from cms.downloads.rendering.fonts import fontconfig_file
from cms.downloads.rendering.places import places_from_settings

from .samples import document

SECRET = "TOP-SECRET"


@pytest.fixture
def places(tmp_path: Path, settings) -> Places:
    """Static and media folders with a file each, among secrets that nobody may read."""
    image = Image.new("RGB", (2, 2), "#005eb8")
    for name in ("static/css", "media/images", "media/documents"):
        tmp_path.joinpath(name).mkdir(parents=True)
    tmp_path.joinpath("static/css/print.css").write_text("h1 { color: #005eb8 }")
    image.save(tmp_path / "media/images/flower.png")
    for name in ("secret.png", "static/.env", "media/documents/report.png", "media/images/a.html"):
        tmp_path.joinpath(name).write_text(SECRET)
    tmp_path.joinpath("static/link.png").symlink_to(tmp_path / "secret.png")
    settings.STATIC_ROOT = tmp_path / "static"
    settings.MEDIA_ROOT = tmp_path / "media"
    return replace(places_from_settings(), static=(str(tmp_path / "static"),))


@pytest.fixture
def printed(places: Places, tmp_path: Path, monkeypatch) -> Callable[..., Rendering]:
    """Render an HTML body in this process: what the child does, without its start."""
    fontconfig = tmp_path / "fonts.conf"
    fontconfig.write_text(fontconfig_file(places.fonts, cache=str(tmp_path)))
    monkeypatch.setenv("FONTCONFIG_FILE", str(fontconfig))

    def render_body(html: str, **fields) -> Rendering:
        return render(document(html, **fields).as_plain_data(), places, identifier="0" * 32)

    return render_body
