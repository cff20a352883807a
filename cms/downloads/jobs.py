from cms.background.schedule import every

from .building import build_download
from .models import Download


@every(minutes=10)
def build_what_is_waiting():
    """A build that was lost, or that the machine prevented, is asked for again."""
    for page_id, format_name in Download.objects.waiting().values_list("page_id", "format"):
        build_download.enqueue(page_id, format_name)
