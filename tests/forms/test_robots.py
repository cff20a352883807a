"""A limit for each sender, counted in the database, without knowing the sender."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from cms.forms import robots
from cms.forms.jobs import forget_senders
from cms.forms.models import Count, Salt

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(monkeypatch):
    """A time of day that a test may move."""

    class Clock:
        now = datetime(2026, 11, 22, 23, 30, tzinfo=ZoneInfo("Europe/London"))

        def passes(self, **time):
            self.now += timedelta(**time)

    clock = Clock()
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


def use(rf, address="192.0.2.1", form="pack", **limits):
    limits = {"per_address": 2, "in_all": 3, **limits}
    return robots.admits(rf.get("/", REMOTE_ADDR=address), form, **limits)


def test_a_sender_is_admitted_so_often_in_an_hour(rf, clock):
    assert [use(rf) for _ in range(3)] == [True, True, False]
    clock.passes(minutes=29)
    assert not use(rf)
    clock.passes(minutes=1)
    assert use(rf)


def test_so_are_all_senders_together(rf):
    assert all(use(rf, f"192.0.2.{n}") for n in range(3))
    assert not use(rf, "192.0.2.9")


def test_each_form_counts_for_itself(rf):
    assert [use(rf, form="pack", per_address=1), use(rf, form="letter", per_address=1)] == [
        True
    ] * 2


def test_the_limits_are_settings(rf, settings):
    settings.FORM_LIMIT_PER_ADDRESS = 1
    request = rf.get("/")
    assert [robots.admits(request, "pack") for _ in range(2)] == [True, False]
    settings.FORM_LIMIT_IN_ALL = 0
    assert not robots.admits(rf.get("/", REMOTE_ADDR="192.0.2.7"), "pack")


def test_who_is_over_the_limit_is_told_so_politely(rf):
    response = robots.too_many(rf.get("/")).render()
    assert response.status_code == 429
    assert response["Retry-After"] == "3600"
    assert "try again in an hour" in response.content.decode()


def test_no_address_is_kept_and_tomorrow_nothing_can_be_traced(rf, clock):
    use(rf, "192.0.2.1")
    kept = str(list(Count.objects.values()))
    assert "192.0.2.1" not in kept
    today = robots.sender_of(rf.get("/", REMOTE_ADDR="192.0.2.1"))
    clock.passes(hours=2)
    assert robots.sender_of(rf.get("/", REMOTE_ADDR="192.0.2.1")) != today
    forget_senders.call()
    assert not Count.objects.exists()
    assert list(Salt.objects.values_list("day", flat=True)) == [timezone.localdate()]


def test_two_sites_or_days_never_share_a_salt(rf):
    robots.sender_of(rf.get("/"))
    first = Salt.objects.get().value
    Salt.objects.all().delete()
    robots.sender_of(rf.get("/"))
    assert Salt.objects.get().value != first
    assert len(first) == 64


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "address"),
    [
        (0, None, "192.0.2.1", "192.0.2.1"),
        (0, "203.0.113.9", "192.0.2.1", "192.0.2.1"),  # anybody can write a header
        (1, "203.0.113.9", "10.0.0.1", "203.0.113.9"),
        (1, "198.51.100.7, 203.0.113.9", "10.0.0.1", "203.0.113.9"),
        (2, "198.51.100.7, 203.0.113.9, 10.0.0.2", "10.0.0.1", "203.0.113.9"),
        (1, None, "10.0.0.1", "10.0.0.1"),
        (3, "203.0.113.9", "10.0.0.1", "203.0.113.9"),
        (1, "nonsense\x00", "10.0.0.1", "10.0.0.1"),
        (0, None, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        (0, None, "::ffff:192.0.2.1", "192.0.2.1"),
        (0, None, "", ""),  # a Unix socket
    ],
)
def test_the_address_is_what_our_own_proxy_saw(rf, settings, proxies, forwarded, remote, address):
    settings.PROXIES = proxies
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert robots.address_of(rf.get("/", REMOTE_ADDR=remote, **headers)) == address
