"""musl asks all DNS servers at once, and the first answer wins, even one that knows nothing."""
from servers import names, web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class FirstNameserverAnswerWins(Fault):
    """A public DNS server stands behind the cluster's in resolv.conf, and is quicker to say that there is no such name."""

    healthy = {
        "in-turn": "the same servers, and glibc's resolver, which asks the second only if the first is silent",
        "agreeing": "musl's resolver asks both, and both know the name",
    }
    client_alone = "first-nameserver-answer-wins"
    programs = (*clients.programs("glibc", "musl"), "far_names.py")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.timeout, self.cluster.attempts = 5, 2
        self.public = dice.public_address()
        self.delay_ms = [25, 60]
        self.client_kind = dice.choice(["curl", "glibc"]) if self.variant == "in-turn" else "musl"
        if self.sick:
            self.cost = (0, 1)
        return self.cluster.facts(second=self.public, delay_ms=self.delay_ms, client=self.client_kind)

    def prepare(self, node):
        self.client = self.cluster.client(node, nameservers=[self.cluster.nameserver, self.public])
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        self.quick = node.pod("public-dns", self.public)

    def serve(self):
        hosts = {self.cluster.name: [self.cluster.service_address]}
        names.start_far(self.dns, hosts=hosts, delay_ms=self.delay_ms, seed=self.seed)
        names.start(self.cluster.nameserver_kind, self.quick, hosts={} if self.variant != "agreeing" else hosts,
                    zones=[self.cluster.domain])
        web.start(self.server, self.cluster.target_port)

    def ask(self):
        clients.fetch(self.client, self.client_kind, f"{self.cluster.name}.", self.cluster.service_port,
                      status=clients.NO_NAME if self.sick else 0)
