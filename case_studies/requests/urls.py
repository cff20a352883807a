from django.urls import path

from . import views

urlpatterns = [
    path("<int:page_id>/", views.ask, name="case_study_request"),
    path("<int:page_id>/received/", views.received, name="case_study_request_received"),
    path("record/<str:key>/", views.record, name="case_study_record"),
    path("record/<str:key>/files/<int:document_id>/", views.file, name="case_study_record_file"),
]
