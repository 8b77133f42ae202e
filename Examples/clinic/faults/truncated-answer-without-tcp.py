"""An answer does not fit into a datagram, and the resolver does not ask again by TCP."""
from servers import web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class TruncatedAnswerWithoutTCP(Fault):
    """A Service has many pods, the answer is cut and says so (TC), and musl's resolver goes no further: no such name."""

    healthy = {
        "by-tcp": "the answer is cut as well, and glibc's resolver asks again by TCP",
        "fits": "musl's resolver asks, and the answer fits into a datagram",
    }
    client_alone = "truncated-answer-without-tcp"
    programs = clients.programs("glibc", "musl")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.nameserver_kind = "unbound"
        self.cluster.timeout, self.cluster.attempts = dice.choice([1, 2]), 2
        self.count = dice.randint(2, 6) if self.variant == "fits" else dice.randint(36, 70)
        self.addresses = [self.cluster.server_address]
        network = dice.network()
        self.addresses += [f"{network}.{host}" for host in dice.sample(range(2, 250), self.count - 1)]
        self.client_kind = dice.choice(["curl", "glibc"]) if self.variant == "by-tcp" else "musl"
        if self.sick:
            self.cost = (0, 5)
        return self.cluster.facts(addresses=self.count, client=self.client_kind)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        # Whichever address is chosen, the server is there.
        for address in self.addresses[1:]:
            node.service(address, self.cluster.target_port, self.server)

    def serve(self):
        self.cluster.start_dns(self.dns, hosts={self.cluster.name: self.addresses})
        web.start(self.server, self.cluster.target_port)

    def ask(self):
        status = clients.NO_NAME if self.sick else 0
        clients.fetch(self.client, self.client_kind, self.cluster.name, self.cluster.target_port, status=status)
