import json

from django.core.management.base import BaseCommand, CommandError

from cms.search.measuring.laboratory import (
    ENGINES,
    POSTGRESQL,
    Failed,
    NoLaboratory,
    laboratory,
    measure,
)

MOST = 100_000


class Command(BaseCommand):
    help = (
        "Compare Whoosh, SQLite and, where it runs, PostgreSQL on so many generated passages, "
        "each with a database and an index of its own. The last line is the figures as JSON."
    )

    def add_arguments(self, parser):
        parser.add_argument("--documents", type=int, default=10_000, metavar="N")
        parser.add_argument("--backend", choices=ENGINES, action="append", help="one only; repeat")
        parser.add_argument(
            "--postgresql",
            default=POSTGRESQL,
            metavar="URL",
            help="a database whose user may create others (default: %(default)s)",
        )

    def handle(self, *, documents, backend, postgresql, **options):
        if not 100 <= documents <= MOST:
            raise CommandError(f"Between 100 and {MOST:,} documents, please.")
        figures = {}
        for engine in backend or ENGINES:
            try:
                with laboratory(engine, postgresql) as environment:
                    figures[engine] = {
                        **measure("index", documents, environment),
                        **measure("search", documents, environment),
                    }
            except NoLaboratory as error:
                self.stderr.write(f"Without {engine}: {error}")
            except Failed as error:
                raise CommandError(f"{engine}: {error}") from error
        self._print_table(figures)
        self.stdout.write(json.dumps({"documents": documents, **figures}))

    def _print_table(self, figures):
        self._print_row("", figures)
        for name in next(iter(figures.values()), {}):
            self._print_row(name, [f"{each[name]:,}" for each in figures.values()])

    def _print_row(self, name, cells):
        self.stdout.write(f"{name:24}" + "".join(f"{cell:>14}" for cell in cells))
