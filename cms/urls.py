"""Names for the pages that the shell links to, and a view for every page; what stands there is Wagtail's business."""

from django.urls import path, re_path

from . import views

app_name = "cms"
PAGES = {
    "hall-list": "halls/",
    "story-list": "stories/",
    "news-list": "news/",
    "help-list": "help/",
    "privacy": "help/privacy/",
    "terms": "help/terms/",
    "licence": "help/licence/",
}
urlpatterns = [
    path(address, views.page, {"path": address}, name=name)
    for name, address in PAGES.items()
]
# As Wagtail's own pattern, without its doors for pages behind a password.
urlpatterns += [re_path(r"^(?!_util/)((?:[\w\-]+/)*)$", views.page, name="page")]
