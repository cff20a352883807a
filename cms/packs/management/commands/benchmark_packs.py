import json
import os
from dataclasses import asdict

from django.core.management.base import BaseCommand

from cms.downloads.measuring.engines import NotMeasured, measure
from cms.packs.measuring import pack

PAGES = [50, 100, 250, 500, 1000]


class Command(BaseCommand):
    help = (
        "Measure how long generated packs take to make and how much memory, each in a process of "
        "its own. If the cost is linear, CPU seconds a page stay the same. The last line is JSON."
    )

    def add_arguments(self, parser):
        parser.add_argument("--pages", type=int, action="append", metavar="N", help="repeat")

    def handle(self, *, pages, **options):
        load = os.getloadavg()[0]
        self.stdout.write(f"Load before: {load:.1f} on {os.cpu_count()} cores")
        self.stdout.write("    pages   CPU s  wall s  peak MB  CPU ms a page")
        figures = []
        for number in pages or PAGES:
            try:
                found = measure("ours", pack(number))
            except NotMeasured as error:
                self.stderr.write(f"{number} pages: {error}")
                continue
            figures.append(asdict(found))
            each = 1000 * found.cpu_s / found.pages
            self.stdout.write(
                f"{found.pages:9,}{found.cpu_s:8.1f}{found.wall_s:8.1f}{found.peak_mb:9,}{each:15.0f}"
            )
            self.stdout.flush()
        self.stdout.write(json.dumps({"load": load, "packs": figures}))
