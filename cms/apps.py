from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class CmsConfig(AppConfig):
    name = "cms"
    default = True


class BackOfficeUsersConfig(WagtailUsersAppConfig):
    user_viewset = "cms.users.UserViewSet"
