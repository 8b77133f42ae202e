"""A policy lets no question reach the DNS server."""
from servers import web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class DNSUnreachable(Fault):
    """An egress policy drops every packet to port 53: all questions time out, A and AAAA alike."""

    healthy = {
        "other-port": "the policy drops another port, which nobody uses",
        "address": "the policy is the same, and the client asks for an address: no name is looked up",
    }
    client_alone = "dns-unreachable"
    programs = clients.programs("glibc", "musl", "go")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice, suffixes=dice.randint(0, 1))
        self.cluster.timeout = dice.choice([1, 1, 2])
        self.port = dice.randint(5300, 5399) if self.variant == "other-port" else 53
        self.client_kind = dice.choice(["curl", "curl", "glibc", "musl", "go"])
        if self.sick:
            # glibc gives up the search after the first suffix and asks for the name as it stands; Go asks for each;
            # musl asks once, and shares the time among its attempts.
            lookups = {"musl": 1, "go": len(self.cluster.search) + 1}.get(self.client_kind, 2)
            waits = self.cluster.timeout * (1 if self.client_kind == "musl" else self.cluster.attempts * lookups)
            self.cost = (waits * 0.9, waits + 1)
        return self.cluster.facts(dropped_port=self.port, client=self.client_kind)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        for protocol in ("udp", "tcp"):
            node.drop("-s", self.cluster.client_address, "-p", protocol, "--dport", self.port)

    def serve(self):
        self.cluster.start_dns(self.dns, zones=self.cluster.suffixes)
        web.start(self.server, self.cluster.target_port)

    def ask(self):
        host = self.cluster.service_address if self.variant == "address" else self.cluster.name
        status = clients.NO_NAME if self.sick else 0
        clients.fetch(self.client, self.client_kind, host, self.cluster.service_port, status=status)
