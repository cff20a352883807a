from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from cms.background.schedule import every
from cms.downloads.sweeping import sweep

from .building import build_pack
from .models import OwnPack


@every(minutes=10)
def build_packs_that_wait():
    """One whose builder was killed is asked for again."""
    for key in OwnPack.objects.unfinished().values_list("key", flat=True):
        build_pack.enqueue(key)


@every(hours=1)
def delete_old_packs():
    """The rows, and the files that no row names any more."""
    oldest = timezone.now() - timedelta(hours=settings.PACKS_KEPT_HOURS)
    if OwnPack.objects.filter(asked_at__lt=oldest).delete()[0]:
        sweep()


@every(days=1)
def delete_expired_sessions():
    """With them go the lists of readers."""
    call_command("clearsessions")
