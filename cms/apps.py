from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class CmsConfig(AppConfig):
    name = "cms"
    default = True

    def ready(self) -> None:
        from . import receivers, search  # noqa: PLC0415 - the models are not loaded before

        receivers.follow_editors()
        search.follow_editors()


class BackOfficeUsersConfig(WagtailUsersAppConfig):
    user_viewset = "cms.users.UserViewSet"
    group_viewset = "shop.backoffice.roles.GroupViewSet"
