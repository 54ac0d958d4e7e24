"""Forms in our markup: `{{ form }}` is the error summary and our fields."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Label above, hint under it, error above the input."""

    form_template_name = "components/form.html"
    field_template_name = "components/field_group.html"
