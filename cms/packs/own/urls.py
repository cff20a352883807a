from django.urls import path, re_path

from . import shared_views, views

urlpatterns = [
    path("", views.my_pack, name="my_pack"),
    path("add/", views.add, name="my_pack_add"),
    path("change/", views.change, name="my_pack_change"),
    path("make/", views.make, name="my_pack_make"),
    path("share/", views.share_list, name="my_pack_share"),
    path("shared/<str:key>/", shared_views.shared_pack, name="shared_pack"),
    path("shared/<str:key>/take/", shared_views.take, name="shared_pack_take"),
    re_path(
        r"^shared/(?P<key>[^/]+)/(?P<extension>pdf|zip)$",
        shared_views.shared_file,
        name="shared_pack_file",
    ),
    path("<slug:key>/", views.made, name="my_pack_made"),
    re_path(r"^(?P<key>\w+)/(?P<extension>pdf|zip)$", views.download, name="my_pack_file"),
]
