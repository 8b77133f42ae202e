"""The Service names a port that nothing in the pod listens on."""
from servers import redis, web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class WrongTargetPort(Fault):
    """Connections reach the pod at the Service's targetPort, and are refused: its server listens on another port."""

    healthy = {"right-port": "the same server, and the Service names its port"}
    client_alone = "connection-refused"
    programs = clients.programs("glibc", "musl", "go")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.target_port = dice.port()
        self.listens = self.cluster.target_port
        if self.sick:
            self.listens = dice.choice([port for port in (3000, 5000, 8000, 8080, 9090) if port != self.cluster.target_port])
        self.kind = dice.choice(["nginx", "nginx", "redis"])
        self.client_kind = dice.choice(["curl", "glibc", "musl", "go"])
        #: Whether the client goes through the Service or to the pod itself, as with a headless one.
        self.headless = dice.chance(0.4)
        if self.sick:
            self.cost = (0, 1)
        return self.cluster.facts(listens=self.listens, server=self.kind, client=self.client_kind, headless=self.headless)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)

    def serve(self):
        address = self.cluster.server_address if self.headless else self.cluster.service_address
        self.cluster.start_dns(self.dns, hosts={self.cluster.name: [address]})
        if self.kind == "nginx":
            web.start(self.server, self.listens)
        else:
            redis.start(self.server, self.listens)

    def ask(self):
        port = self.cluster.target_port if self.headless else self.cluster.service_port
        if self.kind == "redis":
            redis.ask(self.client, self.cluster.name, port, "PING", status=1 if self.sick else 0)
        else:
            clients.fetch(self.client, self.client_kind, self.cluster.name, port,
                          status=clients.NO_CONNECTION if self.sick else 0)
