"""The machine that the pods run on: cables to each of them, and the rules that make Services of them."""
import os
import shutil
import subprocess
import tempfile
import time

from ward import groups, kernel
from ward.failed import Failed, tail
from ward.pod import ETC, Pod


class Node:
    """Everything here is in namespaces of the run's own and goes away with its last process."""

    #: The control group below which everything is recorded.
    RECORDED = "node"

    def __init__(self, own_groups, folder):
        self.groups = own_groups
        self.folder = folder
        self.pods = []
        self.disks = []
        self.unseen = own_groups.make("unseen")
        os.makedirs(folder, exist_ok=True)
        # The recorder writes down who the machine's users are: these, and not those of whoever runs the clinic.
        for file in ("passwd", "group"):
            bind_own(file, ETC[file], folder)
        with open("/proc/sys/net/ipv4/ip_forward", "w", encoding="ascii") as forward:
            forward.write("1")
        self.outside("ip", "link", "set", "lo", "up")
        self.set_v6("default.accept_dad", 0)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        for real in self.disks:
            shutil.rmtree(real)

    def outside(self, *words, pod=None):
        """Runs a command that the recorder does not see, on the node or in a pod's network."""
        if pod is not None:
            words = ("nsenter", f"--net=/proc/{pod.holder}/ns/net", *words)
        subprocess.run([str(word) for word in words], check=True, preexec_fn=lambda: groups.enter(self.unseen))

    def pod(self, name, address, **etc):
        """A pod with one cable. `etc` are its files: `resolv_conf`, `hosts`."""
        pod = Pod(self, name, address, {key.replace("_conf", ".conf"): text for key, text in etc.items()})
        cable = f"veth{len(self.pods)}"
        gateway = address.rsplit(".", 1)[0] + ".1"
        # Or IPv6 would not work in its first two seconds, while addresses are looked for that are there already.
        self.set_v6("default.accept_dad", 0, pod=pod)
        self.outside("ip", "link", "add", cable, "type", "veth", "peer", "name", "eth0", "netns", pod.holder)
        self.outside("ip", "address", "add", f"{gateway}/24", "dev", cable)
        self.outside("ip", "link", "set", cable, "up")
        self.outside("ip", "link", "set", "lo", "up", pod=pod)
        self.outside("ip", "address", "add", f"{address}/24", "dev", "eth0", pod=pod)
        self.outside("ip", "link", "set", "eth0", "up", pod=pod)
        self.outside("ip", "route", "add", "default", "via", gateway, pod=pod)
        pod.cable = cable
        self.pods.append(pod)
        return pod

    def set_v6(self, name, value, pod=None):
        self.outside("sysctl", "-qw", f"net.ipv6.conf.{name}={value}", pod=pod)

    def add_v6(self, pod, address):
        """Gives a pod an IPv6 address as well, in a network of its own, and a default route."""
        gateway = address.rsplit("::", 1)[0] + "::1"
        self.set_v6("all.forwarding", 1)
        self.outside("ip", "address", "add", f"{gateway}/64", "dev", pod.cable, "nodad")
        self.outside("ip", "address", "add", f"{address}/64", "dev", "eth0", "nodad", pod=pod)
        self.outside("ip", "route", "add", "default", "via", gateway, pod=pod)

    def rule(self, *words, v6=False):
        """Adds a rule of iptables on the node."""
        self.outside("ip6tables" if v6 else "iptables", "-w", *words)

    def service(self, address, port, pod, target_port=None, protocol="tcp"):
        """A Service with one endpoint, as kube-proxy writes it."""
        self.rule("-t", "nat", "-A", "PREROUTING", "-d", address, "-p", protocol, "--dport", port,
                  "-j", "DNAT", "--to-destination", f"{pod.address}:{target_port or port}")

    def drop_service(self, address, port, pod, target_port=None, protocol="tcp"):
        self.rule("-t", "nat", "-D", "PREROUTING", "-d", address, "-p", protocol, "--dport", port,
                  "-j", "DNAT", "--to-destination", f"{pod.address}:{target_port or port}")

    def refuse_service(self, address, port, protocol="tcp"):
        """A Service without endpoints."""
        self.rule("-A", "FORWARD", "-d", address, "-p", protocol, "--dport", port,
                  "-j", "REJECT", "--reject-with", "icmp-port-unreachable")
        # A packet is refused on its way; there has to be one.
        self.outside("ip", "route", "replace", f"{address}/32", "dev", "lo")

    def disk(self):
        """A folder on a real disk, for pods that are made after it. It goes away with the run."""
        folder = f"{self.folder}/disk"
        os.makedirs(folder)
        real = tempfile.mkdtemp(prefix="clinic-", dir="/var/tmp")
        self.disks.append(real)
        self.outside("mount", "--bind", real, folder)
        return folder

    def write_uncached(self, path, content):
        """Writes a file that has to be read from disk again."""
        with open(path, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def limit_disk(self, pod, folder, bytes_per_second):
        """How fast a pod may write to the disk that a folder is on, and read from it."""
        device = os.stat(folder).st_dev
        limit = f"{os.major(device)}:{os.minor(device)} {bytes_per_second}"
        for way in ("write", "read"):
            self.groups.set("blkio", f"{self.RECORDED}/{pod.group}", f"blkio.throttle.{way}_bps_device", limit)

    def drop(self, *words):
        """Loses packets on their way through the node."""
        self.rule("-A", "FORWARD", *words, "-j", "DROP")


def bind_own(file, text, folder):
    """Puts a file of the run's own over one of /etc."""
    with open(f"{folder}/{file}", "w", encoding="ascii") as out:
        out.write(text)
    kernel.bind(f"{folder}/{file}", f"/etc/{file}")


def await_listener(pod, port, protocol="tcp", within=10):
    """Waits until something in the pod listens on a port, without asking it anything."""
    kind = {"tcp": ("tcp", "0A"), "udp": ("udp", "07")}[protocol]
    for _ in range(int(within / 0.02)):
        for file in (kind[0], kind[0] + "6"):
            with open(f"/proc/{pod.holder}/net/{file}", encoding="ascii") as table:
                for line in table.readlines()[1:]:
                    columns = line.split()
                    if columns[3] == kind[1] and int(columns[1].rsplit(":", 1)[1], 16) == port:
                        return
        time.sleep(0.02)
    logs = "".join(f"\n{file}: {tail(f'{pod.folder}/{file}')}" for file in os.listdir(pod.folder) if file.endswith(".log"))
    raise Failed(f"nothing listens on port {port} of {pod.name} after {within} s{logs}")
