from cms.background.schedule import every

from .building import build_download
from .models import Download
from .sweeping import sweep


@every(minutes=10)
def build_what_is_waiting():
    """A build that was lost, or that the machine prevented, is asked for again."""
    for page_id, format_name in Download.objects.unfinished().values_list("page_id", "format"):
        build_download.enqueue(page_id, format_name)


@every(days=1)
def delete_what_nobody_may_fetch():
    sweep()
