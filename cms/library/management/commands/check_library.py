from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.library.bundles import CONTENT, read_bundles
from cms.library.checking.facts import check_facts
from cms.library.checking.pages import Crawler
from cms.library.checking.reading import check_length, check_reading_grade

CHECKS = [check_facts, check_reading_grade, check_length]


class Command(BaseCommand):
    help = (
        "List what is wrong with the sample library: numbers without a fact mark, facts that are "
        "not sure, pages that are too short or too hard to read, broken links, silent pictures. "
        "The last two are asked of the site as it is loaded."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=CONTENT)

    def handle(self, *, folder, **options):
        bundles, problems = read_bundles(folder)
        files = [file for bundle in bundles for file in (bundle.main, *bundle.parts)]
        problems += [problem for file in files for check in CHECKS for problem in check(file)]
        self.stdout.write(f"{len(files)} files read")
        problems += Crawler().check()
        for problem in problems:
            self.stdout.write(str(problem))
        if problems:
            raise CommandError(f"{len(problems)} to mend")
        self.stdout.write(self.style.SUCCESS("Nothing to mend"))
