"""What happened in a cluster: for each kind the events of its watch, in the order of their resource versions."""
import glob
import json
import os


class Kind:
    """A kind of objects, where the API has it, and everything that happened to its objects."""

    def __init__(self, plural, name, api_version):
        self.plural, self.name, self.api_version = plural, name, api_version
        self.events = []  # (resource version, type, object), bookmarks among them
        self.latest = (None, [])  # what `at` found last, and when

    @property
    def prefix(self):
        return ("/api/" if "/" not in self.api_version else "/apis/") + self.api_version

    def add(self, type, item, version=None):
        version = version or int(item["metadata"]["resourceVersion"])
        self.events.append((version, type, {"kind": self.name, "apiVersion": self.api_version, **item}))

    def at(self, version, chosen=lambda item: True):
        """The objects that were there at a resource version, as a list shows them."""
        when = (version, len(self.events))
        if self.latest[0] != when:
            self.latest = (when, self.all_at(version))
        return [item for item in self.latest[1] if chosen(item)]

    def all_at(self, version):
        found = {}
        for number, type, item in self.events:
            if number > version or type == "BOOKMARK":
                continue
            if type == "DELETED":
                found.pop(item["metadata"]["uid"], None)
            else:
                found[item["metadata"]["uid"]] = item
        return sorted(found.values(), key=lambda item: (
            item["metadata"].get("namespace", ""), item["metadata"]["name"]))


class History:
    """The kinds of a cluster, and the documents by which clients find out about them."""

    def __init__(self):
        self.kinds = {}
        self.documents = {}
        self.first = self.last = 0


def load(folder):
    """What was recorded from a real API server: lists, and one watch for each kind."""
    history = History()
    lists = sorted(glob.glob(folder + "/list-*"))
    for path in sorted(glob.glob(lists[0] + "/*.json")):
        document, plural = json.load(open(path)), os.path.basename(path)[: -len(".json")]
        if document.get("kind", "").endswith("List") and "items" in document:
            history.kinds[plural] = Kind(plural, document["kind"][: -len("List")], document["apiVersion"])
            history.first = int(document["metadata"]["resourceVersion"])
    for plural, kind in history.kinds.items():
        watched = f"{folder}/watch/{plural}.watch.jsonl"
        if os.path.exists(watched):
            for event in map(json.loads, open(watched)):
                kind.add(event["type"], event["object"])
        else:
            add_differences(kind, [json.load(open(f"{each}/{plural}.json")) for each in lists])
        kind.events.sort(key=lambda event: event[0])
        history.last = max([history.last] + [event[0] for event in kind.events])
    names = {"api": "/api", "apis": "/apis", "api-v1-resources": "/api/v1",
             "apis-apps-v1-resources": "/apis/apps/v1", "version": "/version"}
    for name, path in names.items():
        history.documents[path] = json.load(open(f"{lists[0]}/{name}.json"))
    if "cronjobs" not in history.kinds:  # Before 1.21 only the beta version has them.
        history.kinds["cronjobs"] = Kind("cronjobs", "CronJob", "batch/v1beta1")
    add_discovery(history)
    return history


def add_discovery(history):
    """Clients look for kinds among the groups: those that the stand-in has, and no others."""
    versions = {kind.api_version for kind in history.kinds.values()}
    for group in history.documents["/apis"]["groups"]:
        group["versions"] = [each for each in group["versions"] if each["groupVersion"] in versions]
    groups = [group for group in history.documents["/apis"]["groups"] if group["versions"]]
    for group in groups:
        group["preferredVersion"] = group["versions"][0]
    history.documents["/apis"]["groups"] = groups
    for version in versions - {"v1", "apps/v1"}:
        history.documents["/apis/" + version] = {
            "kind": "APIResourceList", "apiVersion": "v1", "groupVersion": version, "resources": [
                {"name": kind.plural, "singularName": "", "namespaced": True, "kind": kind.name,
                 "verbs": ["get", "list", "watch"]}
                for kind in history.kinds.values() if kind.api_version == version]}


def add_differences(kind, lists):
    """Where no watch was recorded: what must have happened between the lists."""
    known = {}
    for document in lists:
        version = int(document["metadata"]["resourceVersion"])
        now = {item["metadata"]["uid"]: item for item in document["items"]}
        for uid in known.keys() - now.keys():
            kind.add("DELETED", known[uid], version)
        for uid, item in now.items():
            if item != known.get(uid):
                kind.add("MODIFIED" if uid in known else "ADDED", item)
        known = now
