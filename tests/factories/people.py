"""Users and contacts."""

import uuid

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cms.organisations.models import Contact


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()
        django_get_or_create = ("username",)

    username = "editor"
    is_superuser = True
    is_staff = True


def moderator(username="moderator"):
    """Somebody who may publish, by Wagtail's own group."""
    user = get_user_model().objects.create_user(username, password=uuid.uuid4().hex)
    user.groups.add(Group.objects.get(name="Moderators"))
    return user


class ContactFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Contact
        django_get_or_create = ("name",)

    name = "Involvement team"
    email = "involvement@guidance.example"
