"""What the front-end build leaves in build/, and what Django makes of it."""

import json
import re

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from cms.pages.views import theme

FRONTEND = settings.BASE_DIR / "frontend"
BUILT = settings.BUILD_DIR / "static"
FONTS = {"Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt"}


@pytest.fixture(scope="module")
def styles():
    path = BUILT / "styles/site.css"
    if not path.exists():
        pytest.fail("Build the front end first: cd frontend && npm ci && node build.mjs")
    return path.read_text()


@pytest.fixture
def collected(styles, settings, tmp_path):
    """The built files as Django collects them for a real server."""
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "cms.pages.staticfiles.StaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    return staticfiles_storage


def read(storage, name):
    return storage.open(storage.stored_name(name)).read().decode()


def test_the_lock_file_records_no_addresses():
    packages = json.loads((FRONTEND / "package-lock.json").read_text())["packages"]
    assert packages
    assert not [name for name, package in packages.items() if "resolved" in package]


def test_every_npm_package_is_pinned():
    package = json.loads((FRONTEND / "package.json").read_text())
    pins = [*package["dependencies"].values(), *package["devDependencies"].values()]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", pin) for pin in pins)


def test_the_site_is_set_in_arial_and_fetches_no_font(styles):
    assert re.search(r"body\{[^}]*font-family:Arial,sans-serif", styles)
    assert "@font-face" not in styles


def test_styles_ask_nothing_of_other_places(styles):
    addresses = re.findall(r"url\(\"?([^)\"]+)", styles)
    assert addresses
    assert all(address.startswith("../images/") for address in addresses)


def test_no_picture_carries_the_nhs_mark(styles):
    named = {f"{icon}.svg" for icon in re.findall(r"\.\./images/([\w-]+)\.svg", styles)}
    built = {path.name for path in (BUILT / "images").iterdir()}
    assert built == named | {"favicon.svg"}  # the favicon is our own drawing
    assert not re.search(r"nhsuk-icon-(\d+|mask)|opengraph", " ".join(built))


def test_upstreams_licence_travels_with_its_files(styles):
    script = (BUILT / "scripts/nhsuk-frontend.js").read_text()
    for content in (styles, script):
        assert re.match(r"/\*! nhsuk-frontend [\d.]+, MIT licence", content)


def test_the_fonts_of_documents_are_there(styles):
    fonts = {path.stem for path in settings.DOCUMENT_FONT_DIR.glob("*.ttf")}
    assert {f"SourceSans3-{style}" for style in FONTS} <= fonts
    assert {"NotoSansArabic-Bold", "DroidSansFallbackFull"} <= fonts  # for other scripts


def test_icons_and_scripts_are_named_by_their_hashes_once_collected(collected):
    hashed = re.compile(r"\.[0-9a-f]{12}\.(svg|js)$")
    icons = re.findall(r"url\(\"?([^)\"]+)", read(collected, "styles/site.css"))
    assert icons
    assert all(hashed.search(icon) for icon in icons)

    script = read(collected, "scripts/site.js")
    imported = re.findall(r"(?:from |import\()\"([^\"]+)\"", script)
    assert "copy-link" in " ".join(imported)
    assert all(hashed.search(name) for name in imported)


def test_the_theme_says_the_colours_and_the_address(rf, settings):
    settings.SITE_COLOURS = {"brand": "#003087", "brand_text": "#fff"}
    response = theme(rf.get("/theme.css", headers={"host": "guidance.example"}))
    assert response["Content-Type"].startswith("text/css")
    assert "public" in response["Cache-Control"]
    assert response.content.decode() == (
        ':root{--site-brand:#003087;--site-brand-text:#fff;--site-address:"http://guidance.example"}\n'
    )
