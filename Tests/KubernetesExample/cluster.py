"""A cluster of folders, for which `kubectl` and `trowel` beside this file stand."""
import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
PLUGIN = f"{REPOSITORY}/Examples/kubernetes/kubectl-trowel"

# In the background of a script Ctrl-C is ignored, and a shell that begins so cannot hear of it: whoever is started here can.
signal.signal(signal.SIGINT, signal.default_int_handler)

POD = ("{.metadata.name}|{.spec.nodeName}|{.metadata.uid}|{.metadata.annotations.kubernetes\\.io/config\\.hash}"
       "|{.status.phase}{\"\\n\"}")
TROWEL_PODS = ["--namespace=trowel", "get", "pods", "--selector=app.kubernetes.io/name=trowel",
               "--output=jsonpath={range .items[*]}{.spec.nodeName}|{.metadata.name}|{.status.phase}{\"\\n\"}{end}"]


def trowel_binary():
    """The built command, or None."""
    found = [os.environ.get("TROWEL_BINARY", "")] + [f"{REPOSITORY}/.build/{kind}/trowel" for kind in ("release", "debug")]
    return next((path for path in found if os.access(path, os.X_OK)), None)


def capture_of(node):
    """The capture of Examples, as if a machine of this name had made it."""
    with gzip.open(f"{REPOSITORY}/Examples/demo.scap") as file:
        contents = file.read()
    # Of the machine: type and length, processors, memory, highest id of a process, name.
    block = contents.index((0x201).to_bytes(4, "little"))
    name = block + 8 + 4 + 8 + 8
    return gzip.compress(contents[:name] + node.encode().ljust(128, b"\0") + contents[name + 128:])


class Cluster:
    def __init__(self, nodes=(), mode="records"):
        self.folder = tempfile.mkdtemp(prefix="trowel-cluster-")
        self.answers = []
        for name in ("bin", "tmp", "pods"):
            os.mkdir(f"{self.folder}/{name}")
        shutil.copy(f"{HERE}/trowel", f"{self.folder}/bin/trowel")
        os.mkdir(f"{self.folder}/path")
        shutil.copy(f"{HERE}/kubectl", f"{self.folder}/path/kubectl")
        for node in nodes:
            self.add_node(node, mode)
        self.answer(TROWEL_PODS, "".join(f"{node}|trowel-{node}|Running\n" for node in nodes))

    def add_node(self, node, mode):
        pod = f"{self.folder}/pods/trowel-{node}"
        os.makedirs(f"{pod}/captures")
        with open(f"{pod}/capture", "wb") as file:
            file.write(capture_of(node))
        self.set_mode(node, mode)

    def pod_file(self, node, name):
        return f"{self.folder}/pods/trowel-{node}/{name}"

    def set_mode(self, node, mode):
        with open(self.pod_file(node, "mode"), "w") as file:
            file.write(mode)

    def mark(self, node, name):
        open(self.pod_file(node, name), "w").close()

    def answer(self, words, output="", errors="", status=0):
        self.answers.insert(0, [words, output, errors, status])

    def start(self, *words):
        with open(f"{self.folder}/answers.json", "w") as file:
            json.dump(self.answers, file)
        environment = {"PATH": f"{self.folder}/path:/usr/bin:/bin", "CLUSTER": self.folder,
                       "TMPDIR": f"{self.folder}/tmp", "HOME": self.folder}
        return subprocess.Popen(
            ["/bin/sh", PLUGIN, *words], cwd=self.folder, env=environment, text=True, start_new_session=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)

    def run(self, *words):
        """Status, standard output, standard error."""
        process = self.start(*words)
        output, errors = process.communicate(timeout=60)
        return process.returncode, output, errors

    def interrupt(self, process):
        """Ctrl-C: to the plugin and to all that it has started here, when it waits for them."""
        # A signal that comes just before a shell waits is heeded when it has waited.
        time.sleep(0.5)
        os.killpg(process.pid, signal.SIGINT)

    def log(self):
        """All command lines, with the name of the run taken out."""
        if not os.path.exists(f"{self.folder}/log"):
            return []
        with open(f"{self.folder}/log") as file:
            return [json.loads(re.sub(r"/captures/\d+-\d+\.scap", "/captures/RUN.scap", line)) for line in file]

    def arguments(self, node):
        """What trowel was given on a node; its file by its last part."""
        with open(self.pod_file(node, "arguments")) as file:
            words = file.read().splitlines()
        return [re.sub(r".*/captures/\d+-\d+", "/captures/RUN", word) for word in words]

    def leftovers(self):
        """Files in pods and here that should be gone, and processes that should have ended."""
        found = [name for pod in os.listdir(f"{self.folder}/pods")
                 for name in os.listdir(f"{self.folder}/pods/{pod}/captures")]
        found += os.listdir(f"{self.folder}/tmp")
        return found + [pod for pod in os.listdir(f"{self.folder}/pods") if self.is_running(pod)]

    def is_running(self, pod):
        path = f"{self.folder}/pods/{pod}/process"
        if not os.path.exists(path):
            return False
        with open(path) as file:
            process = file.read().strip()
        try:
            with open(f"/proc/{process}/cmdline", "rb") as file:
                return self.folder.encode() in file.read()
        except FileNotFoundError:
            return False

    def wait_until_running(self, nodes):
        for _ in range(400):
            if all(self.is_running(f"trowel-{node}") for node in nodes):
                return
            time.sleep(0.05)
        raise AssertionError("no capture began")

    def remove(self):
        shutil.rmtree(self.folder)
