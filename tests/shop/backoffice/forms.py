"""What a browser would send: the values of a form as it was shown."""

from html.parser import HTMLParser


class Inputs(HTMLParser):
    """Collect the controls of a page's editing form with what they would send."""

    def __init__(self):
        super().__init__()
        self.values, self.select, self.area, self.in_template = {}, None, None, 0

    def add(self, name, value):
        self.values.setdefault(name, []).append(value)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        name = found.get("name")
        self.in_template += tag == "template"
        if self.in_template:
            return
        if tag == "input" and name:
            self.read_input(name, found)
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in found:
            self.add(self.select, found.get("value", ""))
        elif tag == "textarea":
            self.area = name
            self.add(name, "")

    def read_input(self, name, found):
        kind = found.get("type", "text")
        if kind in {"file", "submit", "search"}:
            return
        if kind not in {"checkbox", "radio"}:
            self.add(name, found.get("value", ""))
        elif "checked" in found:
            self.add(name, found.get("value", "on"))

    def handle_endtag(self, tag):
        self.in_template -= tag == "template"
        if tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None

    def handle_data(self, data):
        if self.area and not self.in_template:
            self.values[self.area][-1] += data.removeprefix("\n")


def shown(response):
    """Return the values that the forms of a page would send unchanged."""
    parser = Inputs()
    parser.feed(response.content.decode())
    return parser.values
