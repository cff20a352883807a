import json
import os
from collections import defaultdict
from dataclasses import asdict
from statistics import median

from django.core.management.base import BaseCommand

from cms.downloads.measuring.engines import CONTENTS_ONLY, ENGINES, Figures, NotMeasured, measure
from cms.downloads.measuring.samples import samples
from cms.downloads.measuring.targets import verdicts
from cms.downloads.measuring.unchanged import renders_if_nothing_changed

COLUMNS = ("CPU s", "wall s", "peak MB", "pages", "KB")


class Command(BaseCommand):
    help = (
        "Measure how long generated files take to make and how much memory, beside WeasyPrint and "
        "Chromium with the same HTML; (*) has page numbers in its contents only. Then look at this "
        "site's own files: nothing may have to be rendered again. The last line is JSON."
    )

    def add_arguments(self, parser):
        parser.add_argument("--sample", action="append", choices=list(samples()), help="repeat")
        parser.add_argument("--engine", action="append", choices=list(ENGINES), help="repeat")
        parser.add_argument(
            "--runs", type=int, default=3, metavar="N", help="medians of N (default: %(default)s)"
        )

    def handle(self, *, sample, engine, runs, **options):
        load = os.getloadavg()[0]
        self.stdout.write(f"Load before: {load:.1f} on {os.cpu_count()} cores")
        figures = {}
        for name in sample or samples():
            figures[name] = self._measure(samples()[name], engine or ENGINES, max(1, runs))
            self._print_figures(name, figures[name])
        self._print_verdicts(verdicts(figures))
        unchanged = renders_if_nothing_changed()
        found = f"{unchanged.files} files of this site, {unchanged.renders} to render again"
        self.stdout.write(f"\nNothing changed: {found}, found in {unchanged.seconds} s")
        plain = {n: {e: asdict(f) for e, f in engines.items()} for n, engines in figures.items()}
        self.stdout.write(json.dumps({"load": load, **plain, "unchanged": asdict(unchanged)}))

    def _measure(self, sample, engines, runs):
        """``{engine: medians}``; interleaved, so that a busy moment meets all alike."""
        measured = defaultdict(list)
        for _ in range(runs):
            for engine in engines_for(sample, engines):
                try:
                    measured[engine].append(measure(engine, sample))
                except NotMeasured as error:
                    self.stderr.write(f"{sample.name}, {engine}: {error}")
        return {engine: medians(runs) for engine, runs in measured.items()}

    def _print_figures(self, name, figures):
        self.stdout.write(f"\n{name:24}" + "".join(f"{column:>10}" for column in COLUMNS))
        for engine, each in figures.items():
            cells = (each.cpu_s, each.wall_s, each.peak_mb, each.pages, each.bytes // 1000)
            self.stdout.write(f"  {engine:22}" + "".join(f"{cell:>10,}" for cell in cells))

    def _print_verdicts(self, verdicts):
        self.stdout.write("\nTargets")
        for what, measured, most in verdicts:
            verdict = "kept" if measured <= most else "MISSED"
            self.stdout.write(f"  {what:44}{measured:>8.2f} of at most{most:>8.2f}  {verdict}")


def engines_for(sample, engines):
    """Where pages are not numbered in the text, that in contents alone is no other case."""
    return [name for name in engines if sample.document.parts or name != CONTENTS_ONLY]


def medians(runs):
    return Figures(**{name: median(asdict(run)[name] for run in runs) for name in asdict(runs[0])})
