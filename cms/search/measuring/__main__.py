"""``python -m cms.search.measuring evaluate FOLDER``: what runs in a laboratory's processes."""

import json
import sys

import django
from django.core.management import call_command

django.setup()

from .evaluation import evaluate  # noqa: E402  models need Django to be set up

MEASUREMENTS = {"evaluate": evaluate}

name, argument = sys.argv[1:]
call_command("migrate", verbosity=0)
print(json.dumps(MEASUREMENTS[name](argument)))
