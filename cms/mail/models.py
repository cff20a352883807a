from django.core.validators import validate_email
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class State(models.TextChoices):
    WAITING = "waiting", "Waiting to be sent"
    SENDING = "sending", "Being handed to the mail server"
    SENT = "sent", "Sent"
    UNCERTAIN = "uncertain", "Perhaps sent"
    FAILED = "failed", "Not sent"
    SETTLED = "settled", "Settled by a person"


FOR_A_PERSON = [State.UNCERTAIN, State.FAILED]  # nothing more happens to these by itself


class MessageQuerySet(models.QuerySet):
    def due(self):
        waiting = self.filter(state=State.WAITING, due_at__lte=timezone.now())
        return waiting.order_by("due_at", "pk")


class Message(models.Model):
    """One e-mail to one person: written in the transaction of what it tells of, sent afterwards.

    Its body is erased once it has been sent. A copy of a published page (``copies.py``) says which:
    the constraint lets one of each edition go to an address.
    """

    recipient = models.EmailField(validators=[validate_email])
    reply_to = models.EmailField(blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    message_id = models.CharField(max_length=120, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField(default=timezone.now)
    begun_at = models.DateTimeField(null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField("what the mail server said", blank=True)
    page = models.PositiveBigIntegerField(null=True, editable=False)  # its key; it may be gone
    edition = models.PositiveIntegerField(null=True, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "e-mail"
        constraints = [
            models.UniqueConstraint("page", "edition", Lower("recipient"), name="one_copy_to_each"),
        ]

    def __str__(self):
        return self.subject
