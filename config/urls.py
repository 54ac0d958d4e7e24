"""Every address of the site. Wagtail's pages come last: they take what is left."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config import sitemaps
from core.throttling import too_many
from core.views.addresses import AddressesView
from core.views.health import healthz, readyz

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
handler429 = too_many  # allauth looks for it here

urlpatterns = [
    path("healthz", healthz, name="health"),
    path("readyz", readyz, name="ready"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap-index"),
    path("sitemap-<slug:name>.xml", sitemaps.section, name="sitemap"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("django-admin/", admin.site.urls),
    path("cms/login/", sign_in),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("core.unprefixed_urls")),
    path("", include("shop.unprefixed_urls")),
]
if settings.DEMO_ALLOWED:
    # No proxy stands before the demo.
    urlpatterns.append(
        path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT})
    )
    urlpatterns.append(path("demo/", include("config.demo.urls")))
urlpatterns += i18n_patterns(
    path("auth/email/", AddressesView.as_view(), name="account_email"),
    path("auth/", include("allauth.urls")),
    path("_util/login/", sign_in),  # Wagtail's own, for private pages
    path("", include("core.urls")),
    path("", include("shop.urls")),
    path("", include("cms.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
