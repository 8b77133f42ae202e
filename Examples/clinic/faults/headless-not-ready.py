"""A headless Service has no address until a pod is ready."""
import time

from servers import names, web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class HeadlessNotReady(Fault):
    """The client asks again and again for a name that does not exist yet, and some seconds later it does."""

    healthy = {
        "ready": "the pod is ready, and its name is there",
        "polling": "the name is there from the start, and the client asks once a while on purpose",
    }
    client_alone = "headless-not-ready"
    programs = clients.programs("glibc", "musl", "go")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.host = f"{dice.service()}-{dice.randint(0, 2)}.{self.cluster.name}"
        self.unready = dice.seconds(1.5, 4)
        self.pause = dice.seconds(0.3, 0.9)
        self.client_kind = dice.choice(["curl", "glibc", "musl", "go"])
        if self.sick:
            self.cost = (self.unready * 0.9, self.unready + 2.5)
        if self.variant == "polling":
            self.asked_for = 2 * self.pause
        return self.cluster.facts(asked=self.host, unready_seconds=self.unready, pause_seconds=self.pause,
                                  client=self.client_kind)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)

    def serve(self):
        self.records = f"{self.dns.folder}/records"
        self.dns.write("records/others", f"{self.cluster.service_address} {self.cluster.name}\n")
        if not self.sick:
            self.be_ready()
        # dnsmasq reads the files of this folder as they appear.
        names.start("dnsmasq", self.dns, zones=[self.cluster.domain], lines=[f"hostsdir={self.records}"])
        web.start(self.server, self.cluster.target_port)

    def be_ready(self):
        self.dns.write("records/ready", f"{self.cluster.server_address} {self.host}\n")

    def ask(self):
        if not self.sick:
            for number in range(1 if self.variant == "ready" else 3):
                time.sleep(self.pause if number else 0)
                self.fetch(0)
            return
        ready = time.monotonic() + self.unready
        while time.monotonic() < ready:
            self.fetch(clients.NO_NAME)
            time.sleep(self.pause)
        self.be_ready()
        time.sleep(self.pause)
        self.fetch(0)

    def fetch(self, status):
        clients.fetch(self.client, self.client_kind, f"{self.host}.", self.cluster.target_port, status=status)
