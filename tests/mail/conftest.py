import pytest

from .smtp import Sink


@pytest.fixture
def mail_server(settings):
    """A real mail server, and a site that uses it."""
    sink = Sink()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = sink.server_address
    settings.EMAIL_TIMEOUT = 5
    settings.DEFAULT_FROM_EMAIL = "Guidance library <library@guidance.example>"
    yield sink
    sink.stop()


@pytest.fixture
def no_mail_server(mail_server, settings):
    """Nobody listens any more, until one is started again on the same port."""
    mail_server.stop()
    return mail_server.server_address
