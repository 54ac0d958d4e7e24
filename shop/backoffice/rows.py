"""What the lists of rows share that are written by actions only: a list, a page for each row, its history, safe exports."""

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from .exports import ListView


class RowsIndexView(ListView):
    """A list that counts what waits above its rows. The counters stand outside of what a filter swaps."""

    any_permission_required = ["view"]
    paginate_by = 30

    def title_column(self, name: str, label: Any) -> TitleColumn:
        """Return the column that leads to the row, under a label of its own."""
        column = self._get_title_column(name)
        column.label = label
        return column

    def get_counters(self) -> list[dict[str, Any]]:
        """Return what waits: label, count, url."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if not self.results_only:
            context["counters"] = self.get_counters()
        return context


class RowHistoryView(HistoryView):
    any_permission_required = ["view"]
    header_buttons: list[Button] = []  # Wagtail's leads to a form, and there is none


class RowView(generic.InspectView):
    """One row's page, with the buttons of what may be done with it."""

    any_permission_required = ["view"]
    history_url_name: str = ""

    def get_fields(self) -> list[str]:
        return []

    def acts(self) -> list[tuple[str, str, str, str]]:
        """Return what may be done now: permission, label, url, icon."""
        return []

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        user = self.request.user
        buttons = [
            Button(label, url=url, icon_name=icon, priority=place)
            for place, (right, label, url, icon) in enumerate(self.acts(), start=1)
            if user.has_perm(right)
        ]
        if self.history_url_name:
            url = self.reverse_of(self.history_url_name)
            buttons.append(
                Button(_("History"), url=url, icon_name="history", priority=90)
            )
        return buttons

    def reverse_of(self, name: str) -> str:
        return reverse(name, args=[self.object.pk])


class RowsViewSet(ModelViewSet):
    """Only lists and shows: there are no addresses to add, edit or delete."""

    index_view_class = RowsIndexView
    inspect_view_class = RowView
    history_view_class = RowHistoryView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    search_backend_name = None
    form_fields: list[str] = []

    def get_inspect_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_inspect_view_kwargs(
            history_url_name=self.get_url_name("history"), **kwargs
        )

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        nothing = {"add_url_name": None, "edit_url_name": None, "delete_url_name": None}
        return super().get_common_view_kwargs(**nothing, **kwargs)

    def acts(self) -> list[URLPattern]:
        """Return the addresses of the actions on these rows."""
        return []

    def get_urlpatterns(self) -> list[URLPattern]:
        key = f"<{self.pk_path_converter}:pk>"
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path(f"inspect/{key}/", self.inspect_view, name="inspect"),
            path(f"history/{key}/", self.history_view, name="history"),
            path(
                f"history-results/{key}/",
                self.history_results_view,
                name="history_results",
            ),
            *self.acts(),
        ]
