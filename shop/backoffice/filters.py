"""What a list says of the filters that are in force."""

from collections.abc import Iterator

import django_filters
from wagtail.admin.active_filters import (
    ActiveFilter,
    BaseFilterAdapter,
    register_filter_adapter_class,
)


class YesOrNo(BaseFilterAdapter):
    """Wagtail would say True and False, in any language."""

    def get_active_filters(self) -> Iterator[ActiveFilter]:
        words = dict(self.filter.field.widget.choices)
        for active in super().get_active_filters():
            yield active._replace(value=words[active.value.lower()])


register_filter_adapter_class(django_filters.BooleanFilter, adapter_class=YesOrNo)
