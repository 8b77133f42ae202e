"""A Service still leads to a pod whose server has just exited."""
import time

from servers import web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class TerminatedEndpoint(Fault):
    """The server answers, is terminated, and its address is still behind the Service: the next connection is refused."""

    healthy = {
        "replaced": "a new pod is behind the Service before the old server ends",
        "job-done": "the server ends after the last answer, and nobody asks again",
    }
    programs = clients.programs("glibc", "go")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.other_address = dice.pod_address()
        self.client_kind = dice.choice(["curl", "glibc", "go"])
        self.signal = dice.choice([15, 3])
        self.before = dice.randint(1, 3)
        self.pause = dice.seconds(0.05, 0.8)
        if self.sick:
            self.cost = (0, self.pause + 1)
        self.asked_for = self.pause
        return self.cluster.facts(client=self.client_kind, signal=self.signal, answered_before=self.before,
                                  pause_seconds=self.pause, new_pod=self.other_address)

    def prepare(self, node):
        self.node = node
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        self.other = node.pod(f"{self.cluster.service}-1", self.other_address)

    def serve(self):
        self.cluster.start_dns(self.dns)
        self.process = web.start(self.server, self.cluster.target_port)
        if self.variant == "replaced":
            web.start(self.other, self.cluster.target_port)

    def ask(self):
        for _ in range(self.before):
            self.fetch(0)
        if self.variant == "replaced":
            cluster = self.cluster
            self.node.service(cluster.service_address, cluster.service_port, self.other, cluster.target_port)
            self.node.drop_service(cluster.service_address, cluster.service_port, self.server, cluster.target_port)
        self.process.send_signal(self.signal)
        self.process.wait()
        time.sleep(self.pause)
        if self.variant != "job-done":
            self.fetch(clients.NO_CONNECTION if self.sick else 0)

    def fetch(self, status):
        clients.fetch(self.client, self.client_kind, self.cluster.name, self.cluster.service_port, status=status)
