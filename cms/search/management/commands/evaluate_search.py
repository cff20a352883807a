import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.search.measuring.collection import BrokenCollection, read_collection
from cms.search.measuring.laboratory import (
    ENGINES,
    POSTGRESQL,
    Failed,
    NoLaboratory,
    engine_of_the_site,
    laboratory,
    measure,
)


class Command(BaseCommand):
    help = (
        "Search a test collection (docs.jsonl, queries.jsonl, qrels.tsv) as the site would, in a "
        "database and an index of its own, and print how well and how fast as a line of JSON."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--backend",
            metavar="NAME",
            help=f"{', '.join(ENGINES)}; without it, what the site itself uses",
        )
        parser.add_argument(
            "--postgresql",
            default=POSTGRESQL,
            metavar="URL",
            help="a database whose user may create others (default: %(default)s)",
        )

    def handle(self, *, folder, backend, postgresql, **options):
        try:
            collection = read_collection(folder)
            with laboratory(backend or engine_of_the_site(), postgresql) as environment:
                documents, queries, _ = collection
                self.stdout.write(f"{len(documents)} documents, {len(queries)} queries")
                result = measure("evaluate", folder.resolve(), environment)
        except (BrokenCollection, NoLaboratory, Failed) as error:
            raise CommandError(error) from error
        self.stdout.write(json.dumps(result))
