from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from cms.background.schedule import every

from .delivery import deliver_mail, find_uncertain
from .models import Message


@every(minutes=1)
def send_what_waits():
    """Also what was promised while no task could be enqueued, or whose task was lost."""
    find_uncertain()
    if Message.objects.due().exists():
        deliver_mail.enqueue()


@every(hours=6)
def forget_old_mail():
    """Whatever became of it: e-mail addresses are not kept longer than said."""
    oldest = timezone.now() - timedelta(days=settings.MAIL_KEPT_DAYS)
    Message.objects.filter(created_at__lt=oldest).delete()
