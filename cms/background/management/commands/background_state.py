import json

from django.core.management.base import BaseCommand

from cms.background.state import state


class Command(BaseCommand):
    help = "Prints the state of background work as one line of JSON."

    def handle(self, **options):
        self.stdout.write(json.dumps(state()))
