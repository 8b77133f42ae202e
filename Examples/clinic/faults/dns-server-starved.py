"""The DNS server's process does not run."""
import time

from servers import web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class DNSServerStarved(Fault):
    """The DNS server is stopped, frozen or killed while clients ask: every name is slow, or none is found."""

    healthy = {
        "running": "the same clients, and the DNS server runs",
        "restarted": "the DNS server ends and another takes its place between two lookups",
    }
    programs = clients.programs("glibc", "go")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.timeout, self.cluster.attempts = 5, 2
        self.how = dice.choice(["stopped", "frozen", "killed"])
        self.away = dice.seconds(0.8, 3)
        self.client_kind = dice.choice(["curl", "glibc", "go"])
        if self.sick:
            # The kernel says so many times a second, and no more, that nobody listens: the rest is waited for.
            self.cost = (self.away * 0.9, self.away + 1.5) if self.how != "killed" else (0, 25)
        return self.cluster.facts(how=self.how if self.sick else None, away_seconds=self.away, client=self.client_kind)

    def prepare(self, node):
        self.groups = node.groups
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)

    def serve(self):
        self.process = self.cluster.start_dns(self.dns)
        web.start(self.server, self.cluster.target_port)

    def ask(self):
        self.fetch(0)
        if self.variant == "restarted":
            self.process.terminate()
            self.process.wait()
            self.cluster.start_dns(self.dns)
        if self.sick and self.how == "killed":
            self.process.kill()
            self.process.wait()
            self.fetch(clients.NO_NAME)
        elif self.sick:
            self.asleep(True)
            waiting = self.begin()
            time.sleep(self.away)
            self.asleep(False)
            self.client.await_end(waiting, ["the client"])
        else:
            self.fetch(0)

    def asleep(self, asleep):
        if self.how == "stopped":
            self.process.send_signal(19 if asleep else 18)
        else:
            self.groups.freeze(f"{self.client.node.RECORDED}/{self.dns.group}", asleep)

    def fetch(self, status):
        clients.fetch(self.client, self.client_kind, self.cluster.name, self.cluster.service_port, status=status)

    def begin(self):
        return clients.begin(self.client, self.client_kind, self.cluster.name, self.cluster.service_port)
