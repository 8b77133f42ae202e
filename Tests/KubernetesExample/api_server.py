"""As much of a Kubernetes API server as `kubectl --dry-run=client` asks: which kinds there are."""
import contextlib
import http.server
import json
import os
import subprocess
import tempfile
import threading

# By group and version: (plural, kind, whether it is in a namespace).
KINDS = {
    "v1": [("namespaces", "Namespace", False), ("serviceaccounts", "ServiceAccount", True), ("pods", "Pod", True)],
    "apps/v1": [("daemonsets", "DaemonSet", True)],
    "rbac.authorization.k8s.io/v1": [("clusterroles", "ClusterRole", False),
                                     ("clusterrolebindings", "ClusterRoleBinding", False)],
}


def document(path):
    """What discovery tells at a path; None for what there is not."""
    if path == "/api":
        return {"kind": "APIVersions", "versions": ["v1"]}
    if path == "/apis":
        groups = [name for name in KINDS if "/" in name]
        versions = [{"groupVersion": name, "version": name.split("/")[1]} for name in groups]
        return {"kind": "APIGroupList", "apiVersion": "v1", "groups": [
            {"name": version["groupVersion"].split("/")[0], "versions": [version], "preferredVersion": version}
            for version in versions]}
    name = path.removeprefix("/apis/").removeprefix("/api/")
    if name not in KINDS:
        return None
    return {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": name, "resources": [
        {"name": plural, "singularName": "", "namespaced": isIn, "kind": kind, "verbs": ["get", "create"]}
        for plural, kind, isIn in KINDS[name]]}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        found = document(self.path.split("?")[0])
        text = json.dumps(found or {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 404}).encode()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def server():
    """Runs on loopback; gives its address."""
    one = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=one.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{one.server_port}"
    finally:
        one.shutdown()
        one.server_close()


def objects(kubectl, manifest):
    """The objects of a manifest, as kubectl reads them."""
    with server() as address, tempfile.TemporaryDirectory() as folder:
        environment = {"HOME": folder, "PATH": os.environ["PATH"]}
        outcome = subprocess.run(
            [kubectl, f"--server={address}", "create", "--dry-run=client", "--validate=false", "--output=json",
             f"--filename={manifest}"], env=environment, text=True, capture_output=True, timeout=60)
    if outcome.returncode:
        raise AssertionError(outcome.stderr)
    decoder, found, rest = json.JSONDecoder(), [], outcome.stdout.strip()
    while rest:
        one, end = decoder.raw_decode(rest)
        found += one["items"] if one["kind"] == "List" else [one]
        rest = rest[end:].strip()
    return found
