#!/usr/bin/env -S python3 -B
"""A stand-in for a Kubernetes API server, on loopback: what was recorded from a real one, told again.

    server.py FOLDER            a folder of recordings, such as fixtures/kubernetes/v1.36.2
    server.py --pods N [--nodes N]    a generated cluster

Prints its port. Lists come in pages, with field and label selectors; watches tell what happens from a resource version on,
with bookmarks. Time stands still until somebody asks for /_control/advance?to=VERSION; other faults are in `Control`.
"""
import argparse
import base64
import http.server
import json
import os
import socket
import ssl
import struct
import threading
import time
import urllib.parse

import generated
import history as histories
import selection


class Control:
    """Where the cluster is, and what is wrong with its server."""

    def __init__(self, history):
        self.now = history.first
        self.changed = threading.Condition()
        self.oldest = 0      # what is older is forgotten: 410, as an event of a watch or at once
        self.says_gone_at_once = False
        self.forgets_pages = False
        self.fault = None    # (status, how many more times)
        self.forbidden = set()
        self.token = None
        self.stalled = False
        self.half = None     # the kind of whose next event only half is sent
        self.drops = 0       # connections that are open at a drop are cut
        self.log = []

    def apply(self, command, query):
        with self.changed:
            if command == "advance":
                self.now = max(self.now, int(query["to"]))
            elif command == "expire":
                self.oldest = int(query["before"])
                self.says_gone_at_once = query.get("at_once") == "1"
            elif command == "forget":
                self.forgets_pages = True
            elif command == "fail":
                self.fault = [int(query["status"]), int(query.get("count", 1))]
            elif command == "forbid":
                self.forbidden = set(filter(None, query.get("kinds", "").split(",")))
            elif command == "token":
                self.token = query["value"]
            elif command == "stall":
                self.stalled = query["on"] == "1"
            elif command == "half":
                self.half = query["kind"]
            elif command == "drop":
                self.drops += 1
            elif command != "log":
                raise KeyError(command)
            self.changed.notify_all()
            return self.log

    def problem(self, plural, headers):
        """The status and text of what is wrong with a request; None for nothing."""
        with self.changed:
            if self.token is not None and headers.get("Authorization") != "Bearer " + self.token:
                return 401, "Unauthorized"
            if plural in self.forbidden:
                return 403, f"{plural} is forbidden: User cannot list resource"
            if self.fault and self.fault[1] != 0:
                self.fault[1] -= 1
                return self.fault[0], "the server does not feel well"
        return None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    history = control = None

    def log_message(self, *_):
        pass

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        if url.path.startswith("/_control/"):
            return self.answer(200, self.control.apply(url.path.split("/")[2], query))
        self.control.log.append(self.path)
        try:
            self.serve(url.path, query)
        except selection.BadSelector as error:
            self.refuse(400, str(error))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def serve(self, path, query):
        drops = self.control.drops
        while self.control.stalled:
            time.sleep(0.01)
            if drops != self.control.drops:
                return self.cut()
        kind, namespace, name = self.find(path)
        problem = self.control.problem(kind.plural if kind else None, self.headers)
        if problem:
            return self.refuse(*problem)
        if path in self.history.documents:
            return self.answer(200, self.history.documents[path])
        if not kind:
            return self.refuse(404, "the server could not find the requested resource")
        by_fields = selection.by_fields(query.get("fieldSelector"))
        by_labels = selection.by_labels(query.get("labelSelector"))
        chosen = lambda item: (by_fields(item) and by_labels(item) and namespace in (
            None, item["metadata"].get("namespace")) and name in (None, item["metadata"]["name"]))
        if query.get("watch") in ("1", "true"):
            return self.watch(kind, query, chosen)
        if name is None:
            return self.list(kind, query, chosen)
        items = kind.at(self.control.now, chosen)
        return self.answer(200, items[0]) if items else self.refuse(404, f'{kind.plural} "{name}" not found')

    def find(self, path):
        """The kind, the namespace and the name that a path is about."""
        for kind in self.history.kinds.values():
            if not path.startswith(kind.prefix + "/"):
                continue
            parts = path[len(kind.prefix) + 1:].split("/")
            namespace = None
            if parts[0] == "namespaces" and len(parts) > 2:
                namespace, parts = parts[1], parts[2:]
            if parts[0] == kind.plural and len(parts) < 3:
                return kind, namespace, parts[1] if len(parts) > 1 else None
        return None, None, None

    # What is answered

    def answer(self, status, document):
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def refuse(self, status, message):
        reasons = {401: "Unauthorized", 403: "Forbidden", 404: "NotFound", 410: "Expired"}
        self.answer(status, self.status(status, message, reasons.get(status, "InternalError")))

    @staticmethod
    def status(code, message, reason):
        return {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure", "message": message,
                "reason": reason, "code": code}

    def list(self, kind, query, chosen):
        version, start, limit = self.control.now, 0, int(query.get("limit", 0))
        if "continue" in query:
            token = json.loads(base64.urlsafe_b64decode(query["continue"]))
            version, start = token["rv"], token["start"]
            if version < self.control.oldest or self.control.forgets_pages:
                return self.refuse(410, "The provided continue parameter is too old")
        items = kind.at(version, chosen)
        page = items[start:start + limit] if limit else items
        metadata = {"resourceVersion": str(version)}
        left = len(items) - start - len(page)
        if left:
            token = json.dumps({"rv": version, "start": start + len(page)}).encode()
            metadata.update({"continue": base64.urlsafe_b64encode(token).decode(), "remainingItemCount": left})
        bare = [{key: value for key, value in item.items() if key not in ("kind", "apiVersion")} for item in page]
        self.answer(200, {"kind": kind.name + "List", "apiVersion": kind.api_version, "metadata": metadata,
                          "items": bare})

    # Watches

    def watch(self, kind, query, chosen):
        control, drops = self.control, self.control.drops
        version = int(query.get("resourceVersion") or 0)
        end = time.monotonic() + int(query.get("timeoutSeconds", 1800))
        too_old = f"too old resource version: {version} ({control.oldest})"
        if 0 < version < control.oldest and control.says_gone_at_once:
            return self.refuse(410, too_old)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if version == 0:
            version = control.now
            for item in kind.at(version, chosen):
                self.tell("ADDED", item)
        elif version < control.oldest:
            self.tell("ERROR", self.status(410, too_old, "Expired"))
            return self.finish_chunks()
        seen = {item["metadata"]["uid"] for item in kind.at(version, chosen)}
        while time.monotonic() < end:
            with control.changed:
                if drops != control.drops:
                    return self.cut()
                if control.now <= version or control.stalled:
                    control.changed.wait(0.5)
                    continue
                now = control.now
            bookmarks = query.get("allowWatchBookmarks") in ("1", "true")
            for number, type, item in [event for event in kind.events if version < event[0] <= now]:
                if type == "BOOKMARK":
                    if bookmarks:
                        self.tell(type, item)
                    continue
                type = self.type_for(type, item, chosen(item), seen)
                if not type:
                    continue
                if control.half == kind.plural:
                    control.half = None
                    return self.cut(self.line(type, item)[:200])
                self.tell(type, item)
            version = now
        self.finish_chunks()

    @staticmethod
    def type_for(type, item, is_chosen, seen):
        """What an event is to one who sees only what was chosen: an object can come into sight, and go out of it."""
        uid = item["metadata"]["uid"]
        was_seen = uid in seen
        if type == "DELETED" or not is_chosen:
            seen.discard(uid)
            return "DELETED" if was_seen else None
        seen.add(uid)
        return "MODIFIED" if was_seen else "ADDED"

    @staticmethod
    def line(type, item):
        return json.dumps({"type": type, "object": item}, separators=(",", ":")).encode() + b"\n"

    def tell(self, type, item):
        self.chunk(self.line(type, item))

    def chunk(self, data):
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def finish_chunks(self):
        self.wfile.write(b"0\r\n\r\n")

    def cut(self, data=b""):
        """Ends the connection in the middle of things, without a word."""
        if data:
            self.chunk(data)
            time.sleep(0.05)
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass  # Clients go away, and connections are cut on purpose.


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--pods", type=int)
    parser.add_argument("--nodes", type=int, default=100)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--certificate", help="PEM with certificate and key: speak TLS")
    parser.add_argument("--clients", help="PEM of the authority that clients' certificates must be from")
    options = parser.parse_args()
    Handler.history = (histories.load(options.folder) if options.folder
                       else generated.make(options.pods, options.nodes))
    Handler.control = Control(Handler.history)
    server = Server(("127.0.0.1", options.port), Handler)
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate)
        if options.clients:
            context.load_verify_locations(options.clients)
            context.verify_mode = ssl.CERT_REQUIRED
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    print(server.server_port, flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    parent = os.getppid()
    while os.getppid() == parent:  # Whoever started it may go without a word.
        time.sleep(0.5)


if __name__ == "__main__":
    main()
