from django.urls import path, re_path

from . import views

urlpatterns = [
    path("", views.my_pack, name="my_pack"),
    path("add/", views.add, name="my_pack_add"),
    path("change/", views.change, name="my_pack_change"),
    path("make/", views.make, name="my_pack_make"),
    path("<slug:key>/", views.made, name="my_pack_made"),
    re_path(r"^(?P<key>\w+)/(?P<extension>pdf|zip)$", views.download, name="my_pack_file"),
]
