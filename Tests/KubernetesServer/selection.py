"""Field and label selectors of the Kubernetes API."""
import re

FIELDS = ("metadata.name", "metadata.namespace", "spec.nodeName", "status.phase")


class BadSelector(Exception):
    """A selector that no API server understands; answered with 400."""


def field(item, path):
    for part in path.split("."):
        item = (item or {}).get(part)
    return item or ""


def by_fields(text):
    """A test of an object for `a.b=c,d!=e`."""
    checks = []
    for term in filter(None, (text or "").split(",")):
        path, operator, value = re.fullmatch(r"([^=!]+)(==|!=|=)(.*)", term).groups()
        if path not in FIELDS:
            raise BadSelector(f"field label not supported: {path}")
        checks.append((path, operator != "!=", value))
    return lambda item: all((field(item, path) == value) == wanted for path, wanted, value in checks)


def by_labels(text):
    """A test of an object for `a=b,c!=d,e`."""
    checks = []
    for term in filter(None, (text or "").split(",")):
        match = re.fullmatch(r"([^=!\s]+)(==|!=|=)(.*)", term)
        checks.append(match.groups() if match else (term, "", ""))

    def matches(item):
        labels = item["metadata"].get("labels") or {}
        for key, operator, value in checks:
            if not operator and key not in labels:
                return False
            if operator and (labels.get(key) == value) != (operator != "!="):
                return False
        return True

    return matches
