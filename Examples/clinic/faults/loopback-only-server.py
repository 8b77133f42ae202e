"""The server listens on 127.0.0.1 alone."""
from servers import redis, web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class LoopbackOnlyServer(Fault):
    """The server listens on the right port of 127.0.0.1, which nobody outside of its pod reaches."""

    healthy = {
        "everywhere": "the same server, listening on every address",
        "sidecar": "the server listens on 127.0.0.1, and who asks is in its pod",
    }
    client_alone = "connection-refused"
    programs = clients.programs("glibc", "go")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.kind = dice.choice(["nginx", "redis"])
        self.client_kind = dice.choice(["curl", "glibc", "go"])
        self.headless = dice.chance(0.4)
        self.address = {"everywhere": "0.0.0.0"}.get(self.variant, "127.0.0.1")
        if self.variant == "sidecar":
            self.view = "all"
        if self.sick:
            self.cost = (0, 1)
        return self.cluster.facts(listens=self.address, server=self.kind, client=self.client_kind, headless=self.headless)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)

    def serve(self):
        address = self.cluster.server_address if self.headless else self.cluster.service_address
        self.cluster.start_dns(self.dns, hosts={self.cluster.name: [address]})
        if self.kind == "nginx":
            web.start(self.server, self.cluster.target_port, address=self.address)
        else:
            redis.start(self.server, self.cluster.target_port, address=self.address)

    def ask(self):
        port = self.cluster.target_port if self.headless else self.cluster.service_port
        pod, host = self.client, self.cluster.name
        if self.variant == "sidecar":
            pod, host, port = self.server, "127.0.0.1", self.cluster.target_port
        if self.kind == "redis":
            redis.ask(pod, host, port, "PING", status=1 if self.sick else 0)
        else:
            clients.fetch(pod, self.client_kind, host, port, status=clients.NO_CONNECTION if self.sick else 0)
