"""Imports go one way: a package knows those before it in this list, and none after it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

ORDER = [
    {"cms.settings", "cms.background"},
    {"cms.pages"},
    {"cms.mail", "cms.forms"},
    {"cms.passages"},
    {"cms.publishing"},
    {"cms.downloads", "cms.search"},
    {"cms.packs"},
    {"cms.organisations", "cms.taxonomy"},
    {"cms.library", "cms.copies"},
    {"cms.news", "cms.correspondence"},
    {"case_studies"},
    {"guidance"},
]
LEVEL = {package: level for level, packages in enumerate(ORDER) for package in packages}
OURS = ("cms", "case_studies", "guidance")
ASSEMBLY = {"cms/urls.py", "cms/wsgi.py"}  # where the parts are put together


def modules():
    for top in OURS:
        for path in sorted((ROOT / top).rglob("*.py")):
            relative = path.relative_to(ROOT).as_posix()
            if "/migrations/" not in relative and relative not in ASSEMBLY:
                yield relative


def package_of(dotted):
    parts = dotted.split(".")
    return ".".join(parts[:2]) if parts[0] == "cms" else parts[0]


def imports_of(relative):
    tree = ast.parse((ROOT / relative).read_text())
    package = relative.removesuffix(".py").replace("/", ".").split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            yield ".".join([*base, node.module or ""]).strip("."), node


@pytest.mark.parametrize("relative", list(modules()))
def test_a_module_imports_only_what_stands_below_it(relative):
    own = package_of(relative.removesuffix(".py").replace("/", "."))
    for name, _ in imports_of(relative):
        other = package_of(name)
        if other in LEVEL and own in LEVEL and other != own:
            assert LEVEL[other] < LEVEL[own], f"{relative} imports {name}"


def test_every_package_has_its_place_in_the_order():
    packages = {package_of(path.removesuffix(".py").replace("/", ".")) for path in modules()}
    assert packages - {"cms.__init__"} <= set(LEVEL)


def test_the_search_back_end_knows_no_model_and_nothing_of_wagtail():
    """It is usable in any Django project."""
    back_end = [path for path in modules() if path.startswith("cms/search/whoosh/")]
    names = {name for path in back_end for name, _ in imports_of(path)}
    ours = {name for name in names if name.startswith(OURS)}
    assert not {name for name in names if name.startswith("wagtail")}
    assert {".".join(name.split(".")[:3]) for name in ours} <= {
        "cms.search",
        "cms.search.whoosh",
        "cms.search.words",
    }


def test_the_site_itself_never_loads_weasyprint():
    """It takes memory, and has Pillow overlook what a picture lacks: rendering has a process."""
    load = (
        "import django; django.setup(); import cms.urls, sys; sys.exit('weasyprint' in sys.modules)"
    )
    assert not subprocess.run([sys.executable, "-c", load], cwd=ROOT, check=False).returncode
