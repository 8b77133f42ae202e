"""One run: pods are made, servers start, the client asks; what they do is recorded, and the truth written beside it."""
import json
import os
import shutil
import subprocess

from ward import programs, truth
from ward.failed import Failed
from ward.fault import load
from ward.groups import Groups
from ward.node import Node
from ward.player import Player
from ward.recorder import LONGEST, Recorder

FOLDER = "/srv/clinic"
CODE = "/srv/code"
#: What healthy clients take at most, in seconds: the programs' own starts, some ten of them.
LONGEST_HEALTHY = 0.6
#: By how much the clients may take longer than the fault costs, on a machine that has other things to do.
SLACK = 5
#: The variable that tells the process in the namespaces what to do. Environments are not recorded; arguments are.
ORDER = "CLINIC_ORDER"


def isolated(clinic, name, variant, seed, out, trowel):
    """Runs `perform` in namespaces of its own, where nothing of the caller's is seen. Its exit status."""
    groups = Groups(f"clinic-{os.getpid()}")
    order = json.dumps({"name": name, "variant": variant, "seed": seed, "out": out, "trowel": trowel, "groups": groups.name})
    words = ["timeout", "--foreground", "-k", "5", str(LONGEST + 30),
             shutil.which("unshare"), "--mount", "--net", "--uts", "python3", clinic, "settle"]
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "TZ": "UTC", ORDER: order,
                   "XDG_CACHE_HOME": os.path.dirname(programs.cache())}
    # Whatever becomes of that process, what it started is ended here.
    with groups:
        status = subprocess.run(words, env=environment, stdin=subprocess.DEVNULL, check=False).returncode
    if os.path.exists(_part(out)):
        os.remove(_part(out))
    return status


def settle(folder):
    """Becomes a process whose words and files tell nothing of the fault, nor of where the clinic came from."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", "/srv"], check=True)
    subprocess.run(["hostname", "node"], check=True)
    shutil.copytree(folder, CODE, ignore=shutil.ignore_patterns("captures", "__pycache__"))
    os.chdir("/")
    os.execvp("python3", ["python3", f"{CODE}/clinic", "inside"])


def perform(name, variant, seed, out, trowel, groups):
    """Runs a fault, or its healthy twin, in the namespaces of the calling process, and writes `out` and its truth."""
    fault = load(name)(name, variant, seed)
    with Groups(groups) as own_groups, Node(own_groups, FOLDER) as node:
        programs.install(fault, FOLDER)
        fault.prepare(node)
        said, measured = _record(fault, node, trowel, _part(out))
    os.replace(_part(out), out)
    truth.write(fault, out, measured, said)
    return fault


def _part(out):
    """What a capture is called until it is known to be good."""
    return f"{out}.part"


def _record(fault, node, trowel, part):
    """What the recorder said, and how long the client took in seconds."""
    group = f"{node.groups.root}/{node.RECORDED}"
    if fault.view == "client":
        client = next(pod for pod in node.pods if pod.name == "client")
        group = f"{group}/{client.group}"
        entrances = client.entrances
    else:
        entrances = node.groups.make(node.RECORDED)
    player = Player(fault, entrances, f"{FOLDER}/player.log")
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
    _check_time(fault, measured)
    return said, measured


def _check_time(fault, measured):
    low, high = fault.cost if fault.sick else (fault.asked_for, fault.asked_for + LONGEST_HEALTHY)
    if measured < low or measured > high + (SLACK if fault.sick else 0):
        raise Failed(f"the clients took {measured:.3f} s, and not {low:.3f} to {high:.3f} s")
