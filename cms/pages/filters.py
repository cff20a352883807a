from django import forms
from django.utils.functional import cached_property


class FilterForm(forms.Form):
    """What a reader chose to see, from the address. A choice that does not exist is none."""

    def __init__(self, data):
        super().__init__(data, auto_id="filter-%s")
        for field in self.fields.values():
            field.required = False
            kind = "select" if isinstance(field, forms.ChoiceField) else "input"
            field.widget.attrs["class"] = f"nhsuk-{kind}"

    @cached_property
    def chosen(self):
        """``{field: value}`` of what was chosen."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
