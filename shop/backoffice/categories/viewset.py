"""Categories: the tree as a list, and a form that adds, moves, renames and hides."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from shop.backoffice.exports import ListView
from shop.backoffice.panels import in_both
from shop.backoffice.saving import SavedByAction
from shop.catalogue import actions
from shop.catalogue.models import Category

REFUSALS: dict[type[Exception], str | None] = {actions.CategoryLoopError: "parent"}


class ParentChoice(forms.ModelChoiceField):
    def label_from_instance(self, category: Any) -> str:
        return indented(category)


def indented(category: Any) -> str:
    return f"{'– ' * (category.depth - 1)}{category.name}"


class CategoryForm(WagtailAdminModelForm):
    instance: Category
    parent = ParentChoice(
        label=_("Stands under"),
        queryset=Category.objects.order_by("path"),
        required=False,
        empty_label=_("Nothing: at the top"),
    )

    class Meta(WagtailAdminModelForm.Meta):
        model = Category
        fields: tuple[str, ...] = ()
        labels: ClassVar = {"is_public": _("Show in the shop")}
        help_texts: ClassVar = {"is_public": ""}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name_zh_hans"].required = True
        if self.instance.pk:
            self.initial["parent"] = self.instance.get_parent()

    def save(self, commit: bool = True) -> Category:  # noqa: FBT001, FBT002 - Django's signature
        self.instance = actions.save_category(
            category=self.instance,
            parent=self.cleaned_data["parent"],
            by=self.for_user,
            at=timezone.now(),
        )
        return self.instance


class CategoryCreateView(SavedByAction, generic.CreateView):
    refusals = REFUSALS


class CategoryEditView(SavedByAction, generic.EditView):
    refusals = REFUSALS


class CategoryIndexView(ListView):
    def get_base_queryset(self) -> QuerySet:
        return Category.objects.order_by("path")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset

    @cached_property
    def columns(self) -> list[BaseColumn]:
        title = self._get_title_column("name")
        title.accessor, title.sort_key = indented, None
        return [
            title,
            Column("slug", label=_("Address")),
            Column(
                "is_public",
                label=_("State"),
                accessor=lambda one: "" if one.is_public else _("Not shown"),
            ),
        ]


class CategoryViewSet(ModelViewSet):
    model = Category
    name = "categories"
    url_prefix = "categories"
    icon = "folder-open-inverse"
    menu_label = _("Categories")
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 200
    index_view_class = CategoryIndexView
    add_view_class = CategoryCreateView
    edit_view_class = CategoryEditView
    search_fields = ["name_zh_hans", "name_en"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            in_both("name", _("Name")),
            in_both("description", _("Description")),
            FieldPanel("parent"),
            FieldPanel("is_public"),
        ],
        base_form_class=CategoryForm,
    )
