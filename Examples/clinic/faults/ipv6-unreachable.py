"""A name has an IPv6 address that cannot be reached."""
from servers import web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class IPv6Unreachable(Fault):
    """The client tries the IPv6 address first; its packets are lost, or there is no route behind the node."""

    healthy = {
        "reachable": "the same addresses, and the IPv6 one answers",
        "next-at-once": "there is no route, the client is told so at once, and goes on to the IPv4 address",
    }
    client_alone = "ipv6-unreachable"
    programs = clients.programs("glibc", "musl")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.target_port = self.cluster.service_port
        self.client_v6, self.server_v6 = (f"2001:db8:{dice.randint(1, 0xffff):x}::{dice.randint(2, 0xffff):x}" for _ in "12")
        self.way = dice.choice(["dropped", "dropped", "no route"])
        if self.variant == "next-at-once":
            self.way = "no route"
        self.limit = dice.seconds(0.7, 2.5)
        self.client_kind = dice.choice(["glibc", "musl"])
        if self.sick:
            self.cost = (self.limit * 0.95, self.limit + 1) if self.way == "dropped" else (0, 1)
        return self.cluster.facts(server_v6=self.server_v6, client_v6=self.client_v6, client=self.client_kind,
                                  way=self.way if self.variant != "reachable" else None, limit_seconds=self.limit)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        node.add_v6(self.client, self.client_v6)
        if self.way == "dropped" or self.variant == "reachable":
            node.add_v6(self.server, self.server_v6)
        if self.way == "dropped" and self.variant != "reachable":
            node.rule("-A", "FORWARD", "-d", self.server_v6, "-j", "DROP", v6=True)

    def serve(self):
        self.cluster.start_dns(self.dns, hosts={self.cluster.name: [self.cluster.server_address, self.server_v6]})
        port = self.cluster.target_port
        web.start(self.server, port, server=f"listen [::]:{port};\n    {web.PAGE}")

    def ask(self):
        words = clients.words(self.client, self.client_kind, self.cluster.name, self.cluster.target_port,
                              connect_within=self.limit)
        if self.sick and self.way == "no route":
            self.client.run(*words, "first", status=clients.NO_CONNECTION)
        else:
            self.client.run(*words)
