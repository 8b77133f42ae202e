"""A client has used up the ports that it may connect from."""
from servers import redis, web
from ward.cluster import Cluster
from ward.fault import Fault


class EphemeralPortsExhausted(Fault):
    """So many connections to one server are open, or waited for after their end, that no port is left to connect from."""

    healthy = {
        "enough": "as many connections, and more ports than that",
        "kept": "as few ports, and one connection for all requests",
    }
    client_alone = "ephemeral-ports-exhausted"

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        #: Connections all at once, or one after the other, each of which the client closes: its port then rests for a minute.
        self.kind = "at once" if self.variant == "kept" else dice.choice(["at once", "one after the other"])
        self.first = dice.randint(32768, 60000)
        self.ports = dice.randint(6, 14)
        self.requests = self.ports + dice.randint(2, 6)
        if self.variant == "enough":
            self.ports = 500
        if self.sick:
            self.cost = (0, 4)
        return self.cluster.facts(connections=self.kind, first_port=self.first, ports=self.ports, requests=self.requests)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        self.client.set("ipv4.ip_local_port_range", f"{self.first} {self.first + self.ports - 1}")

    def serve(self):
        self.cluster.start_dns(self.dns)
        start = web if self.kind == "at once" else redis
        start.start(self.server, self.cluster.target_port)

    def ask(self):
        address, port = self.cluster.service_address, self.cluster.service_port
        if self.kind == "at once":
            words = [] if self.variant == "kept" else ["-Z", "--parallel-immediate", "--parallel-max", self.requests]
            self.client.run("curl", "-sS", *words, f"http://{self.cluster.name}:{port}/[1-{self.requests}]",
                            status=(0, 7) if self.sick else 0, says="Couldn't connect" if self.sick else None)
            return
        for number in range(self.requests):
            exhausted = self.sick and number >= self.ports
            redis.ask(self.client, address, port, "PING", status=1 if exhausted else 0)
