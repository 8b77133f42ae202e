"""A name has an IPv6 address that cannot be reached."""
from servers import web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class IPv6Unreachable(Fault):
    """The client tries the IPv6 address first; its packets are lost, or come back with a note that there is no route.

    The first such note is no end for the kernel: it tries once more after a second, and gives up at the second.
    """

    healthy = {
        "reachable": "the same addresses, and the IPv6 one answers",
        "refused": "nobody listens on the IPv6 address, the client is told at once, and goes on to the IPv4 address",
    }
    client_alone = "ipv6-unreachable"
    programs = clients.programs("glibc", "musl")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.target_port = self.cluster.service_port
        self.client_v6, self.server_v6 = (f"2001:db8:{dice.randint(1, 0xffff):x}::{dice.randint(2, 0xffff):x}" for _ in "12")
        self.way = dice.choice(["dropped", "dropped", "no route"])
        self.limit = dice.seconds(0.7, 2.5) if self.way == "dropped" else dice.seconds(1.5, 3)
        self.client_kind = dice.choice(["glibc", "musl"])
        if self.sick:
            wait = self.limit if self.way == "dropped" else 1
            self.cost = (wait * 0.95, wait + 0.5)
        return self.cluster.facts(server_v6=self.server_v6, client_v6=self.client_v6, client=self.client_kind,
                                  way=self.way if self.sick else None, limit_seconds=self.limit)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        node.add_v6(self.client, self.client_v6)
        node.add_v6(self.server, self.server_v6)
        if self.sick:
            action = ("DROP",) if self.way == "dropped" else ("REJECT", "--reject-with", "icmp6-no-route")
            node.rule("-A", "FORWARD", "-d", self.server_v6, "-j", *action, v6=True)

    def serve(self):
        self.cluster.start_dns(self.dns, hosts={self.cluster.name: [self.cluster.server_address, self.server_v6]})
        port = self.cluster.target_port
        both = "" if self.variant == "refused" else f"listen [::]:{port};"
        web.start(self.server, port, server=f"{both} {web.PAGE}")

    def ask(self):
        words = clients.words(self.client, self.client_kind, self.cluster.name, self.cluster.target_port,
                              connect_within=self.limit)
        self.client.run(*words)
