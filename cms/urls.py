"""Names for the pages that the shell links to; what stands there is Wagtail's business."""

from django.urls import path
from wagtail.views import serve

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
    path(address, serve, {"path": address}, name=name)
    for name, address in PAGES.items()
]
