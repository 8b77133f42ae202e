"""One of the two questions that a lookup asks at once is lost, as in the race of conntrack's table."""
from servers import web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class LostDNSReply(Fault):
    """A and AAAA are asked at once from one socket, one of the four packets is lost, and the resolver waits for its timeout."""

    healthy = {
        "both": "both answers come",
        "one-family": "the same loss is set up, and the client asks for an address: nothing is there to be lost",
    }
    client_alone = "lost-dns-reply"
    programs = clients.programs("glibc")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.timeout, self.cluster.attempts = dice.choice([1, 2, 3]), 2
        self.client_kind = dice.choice(["curl", "glibc"])
        #: Which packet: a question on its way there, or an answer on its way back; the first or the second of its kind.
        self.way, self.index = dice.choice(["question", "answer"]), dice.choice([0, 1])
        #: The short name is the first that is asked for, so the loss is in the lookup that would have succeeded.
        self.host = dice.choice([self.cluster.service, f"{self.cluster.name}."])
        if self.sick:
            self.cost = (self.cluster.timeout * 0.95, self.cluster.timeout + 0.5)
        return self.cluster.facts(lost=f"{self.way} {self.index + 1}", asked=self.host, client=self.client_kind)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        if self.variant != "both":
            port = {"question": "--dport", "answer": "--sport"}[self.way]
            # The second of a million packets is the second, and no other.
            node.drop("-p", "udp", port, 53, "-m", "statistic", "--mode", "nth", "--every", 1000000, "--packet", self.index)

    def serve(self):
        self.cluster.start_dns(self.dns)
        web.start(self.server, self.cluster.target_port)

    def ask(self):
        host = self.cluster.service_address if self.variant == "one-family" else self.host
        clients.fetch(self.client, self.client_kind, host, self.cluster.service_port)
