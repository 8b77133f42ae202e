"""One run: pods are made, servers start, the client asks; what they do is recorded, and the truth written beside it."""
import json
import os
import shutil
import subprocess
import time
import traceback

from ward import groups, kernel, programs
from ward.fault import load
from ward.groups import Groups
from ward.node import Node
from ward.pod import Failed, tail
from ward.recorder import LONGEST, Recorder

FOLDER = "/srv/clinic"
CODE = "/srv/code"
#: The variable that tells the process in the namespaces what to do. Environments are not recorded; arguments are.
ORDER = "CLINIC_ORDER"


def isolated(clinic, name, variant, seed, out, trowel):
    """Runs `perform` in namespaces of its own, where nothing of the caller's is seen. Its exit status."""
    order = json.dumps({"name": name, "variant": variant, "seed": seed, "out": out, "trowel": trowel})
    words = ["timeout", "--foreground", "-k", "5", str(LONGEST + 30),
             shutil.which("unshare"), "--mount", "--net", "--uts", "python3", clinic, "settle"]
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "TZ": "UTC", "HOME": os.path.expanduser("~"), ORDER: order}
    return subprocess.run(words, env=environment, stdin=subprocess.DEVNULL, check=False).returncode


def settle(folder):
    """Becomes a process whose words and files tell nothing of the fault, nor of where the clinic came from."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", "/srv"], check=True)
    subprocess.run(["hostname", "node"], check=True)
    shutil.copytree(folder, CODE, ignore=shutil.ignore_patterns("captures", "__pycache__"))
    os.chdir("/")
    os.execvp("python3", ["python3", f"{CODE}/clinic", "inside"])


def perform(name, variant, seed, out, trowel):
    """Runs a fault, or its healthy twin, in the namespaces of the calling process, and writes `out` and its truth."""
    fault = load(name)(name, variant, seed)
    part = f"{out}.part"
    with Groups(f"clinic-{os.getpid()}") as own_groups, Node(own_groups, FOLDER) as node:
        programs.install(fault, FOLDER)
        fault.prepare(node)
        try:
            said, measured = _record(fault, node, trowel, part)
            os.replace(part, out)
        finally:
            if os.path.exists(part):
                os.remove(part)
    _write_truth(fault, out, measured, said)
    return fault


def _record(fault, node, trowel, part):
    """What the recorder said, and how long the client took in seconds."""
    group = f"{node.groups.root}/{node.RECORDED}"
    if fault.view == "client":
        client = next(pod for pod in node.pods if pod.name == "client")
        group = f"{group}/{client.group}"
        entrances = client.entrances
    else:
        entrances = node.groups.make(node.RECORDED)
    player = Player(fault, entrances)
    try:
        if fault.late:
            player.go()
        recorder = Recorder(trowel, group, part)
        if not fault.late:
            player.go()
        measured = player.go()
        said = recorder.stop()
    finally:
        player.end()
    low, high = fault.cost
    if measured < low or (fault.sick and measured > high + 5):
        raise Failed(f"the client took {measured:.3f} s, and the fault is to cost {low} to {high} s")
    return said, measured


class Player:
    """The process that starts servers and clients: of the recorded tree, so that nothing in it has an unknown parent.

    It waits for a word before each of its two steps.
    """

    def __init__(self, fault, entrances):
        self._answers, answers = os.pipe()
        words, self._words = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            try:
                kernel.die_with_parent()
                os.close(self._words)
                _write_to(f"{FOLDER}/player.log")
                groups.enter(entrances)
                _play(fault, words, answers)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        os.close(answers)
        os.close(words)

    def go(self):
        """Lets it take its next step and returns how long that took, in seconds."""
        os.write(self._words, b"\n")
        answer = os.read(self._answers, 64)
        if not answer:
            raise Failed(tail(f"{FOLDER}/player.log"))
        return float(answer)

    def end(self):
        os.close(self._words)
        os.waitpid(self._pid, 0)


def _write_to(log):
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    for stream in (1, 2):
        os.dup2(out, stream)
    os.close(out)


def _play(fault, words, answers):
    for step in (fault.serve, fault.ask):
        if not os.read(words, 1):
            return
        started = time.monotonic()
        step()
        os.write(answers, f"{time.monotonic() - started:.6f}".encode())
    os.read(words, 1)


def _write_truth(fault, out, measured, said):
    words = ["clinic", "run", fault.name, *([] if fault.sick else ["--healthy", fault.variant]), "--seed", str(fault.seed)]
    truth = {
        "id": fault.name,
        "variant": fault.variant,
        "seed": fault.seed,
        "expected": fault.expected,
        "recorded": fault.view,
        "servers_recorded_from_their_start": not fault.late,
        "cost_ns": [round(seconds * 1e9) for seconds in fault.cost],
        "client_took_ns": round(measured * 1e9),
        "facts": fault.facts,
        "command": " ".join([*words, "--out", os.path.basename(out)]),
    }
    if said:
        truth["recorder_said"] = said
    with open(f"{out.removesuffix('.scap')}.truth.json", "w", encoding="utf-8") as file:
        json.dump(truth, file, indent=2)
        file.write("\n")
