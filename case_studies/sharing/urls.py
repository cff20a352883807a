from django.urls import path

from . import views

urlpatterns = [
    path("", views.share, name="share_case_study"),
    path("received/", views.received, name="share_case_study_received"),
]
