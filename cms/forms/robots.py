"""Against robots, without a third party: a limit for each sender, counted in the database.

For any view that costs something and needs no login::

    if not robots.admits(request, "my pack"):
        return robots.too_many(request)

No address is kept. A sender is known by a hash of the address with a random salt of the day, and
the salt is deleted with its day.
"""

import hashlib
import hmac
import secrets
from datetime import timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.template.response import TemplateResponse
from django.utils import timezone

from .models import Count, Salt

IPV6_HOUSEHOLD = 64  # bits of an IPv6 address that one subscriber is given


def admits(request, form, per_address=None, in_all=None):
    """Count one use of ``form`` (a name, at most 40 characters) in this hour; False if over.

    The limits are ``FORM_LIMIT_PER_ADDRESS`` and ``FORM_LIMIT_IN_ALL`` unless told otherwise.
    """
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    own = settings.FORM_LIMIT_PER_ADDRESS if per_address is None else per_address
    everybody = settings.FORM_LIMIT_IN_ALL if in_all is None else in_all
    return _counts(form, hour, sender_of(request), own) and _counts(form, hour, "", everybody)


def too_many(request):
    """The answer to whoever is over the limit (429)."""
    response = TemplateResponse(request, "forms/too_many.html", status=429)
    response["Retry-After"] = "3600"
    response["Cache-Control"] = "no-store"
    return response


def sender_of(request):
    """What a sender is known by today; in hexadecimal."""
    salt = _salt_of(timezone.localdate())
    return hmac.new(salt.encode(), address_of(request).encode(), hashlib.sha256).hexdigest()


def address_of(request):
    """The network address of the sender, as the outermost of our own proxies saw it.

    What stands in X-Forwarded-For before that was written by the sender.
    """
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    hops = [*seen, request.META.get("REMOTE_ADDR", "")]
    outermost = hops[-1 - settings.PROXIES :][0].strip()
    return _household(outermost) or _household(hops[-1])


def forget():
    """Delete the counts of hours that are over and the salts of days that are over."""
    Count.objects.filter(hour__lt=timezone.now() - timedelta(hours=1)).delete()
    Salt.objects.filter(day__lt=timezone.localdate()).delete()


def _counts(form, hour, sender, limit):
    """One more, unless that is over the limit; right for any number of requests at once."""
    with transaction.atomic():
        Count.objects.get_or_create(form=form, hour=hour, sender=sender)
        mine = Count.objects.filter(form=form, hour=hour, sender=sender, number__lt=limit)
        return mine.update(number=F("number") + 1) == 1


def _salt_of(day):
    salt, _ = Salt.objects.get_or_create(day=day, defaults={"value": secrets.token_hex(32)})
    return salt.value


def _household(address):
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    if known.version == 6 and known.ipv4_mapped is None:
        return str(ip_network((known, IPV6_HOUSEHOLD), strict=False))
    return str(getattr(known, "ipv4_mapped", None) or known)
