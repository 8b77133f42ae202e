"""Every suffix of the search list costs a round trip to a DNS server that is far away."""
from servers import names, web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class SearchAmplification(Fault):
    """The name is asked for under every suffix first, and the DNS server is far away."""

    healthy = {
        "near": "the same search list, and the DNS server is near",
        "final-dot": "the DNS server is as far away, and the name ends in a dot",
        "enough-dots": "the DNS server is as far away, and the name has as many dots as ndots wants",
    }
    client_alone = "search-amplification"
    programs = (*clients.programs("glibc", "musl", "go"), "far_names.py")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice, suffixes=dice.randint(1, 3))
        self.cluster.timeout, self.cluster.attempts = 5, 2
        self.delay_ms = [dice.randint(40, 70), dice.randint(70, 120)]
        if self.variant == "near":
            self.delay_ms = [0, 1]
        if self.variant in ("final-dot", "enough-dots"):
            self.delay_ms = [dice.randint(30, 50), dice.randint(50, 80)]
        if self.variant == "enough-dots":
            self.cluster.ndots = dice.randint(1, 4)
        #: Whether the far server is asked by the client itself or by the cluster's.
        self.forwarded = dice.chance(0.5)
        self.far_address = dice.public_address()
        self.client_kind = dice.choice(["curl", "glibc", "musl", "go"])
        trips = len(self.cluster.search)
        if self.sick:
            self.cost = (trips * self.delay_ms[0] / 1000, trips * self.delay_ms[1] / 1000 + 0.2)
        return self.cluster.facts(delay_ms=self.delay_ms, forwarded=self.forwarded, far=self.far_address,
                                  client=self.client_kind, seed=dice.randint(0, 1 << 30))

    def prepare(self, node):
        nameserver = self.cluster.nameserver if self.forwarded else self.far_address
        self.client = self.cluster.client(node, nameservers=[nameserver])
        self.dns = self.cluster.dns(node) if self.forwarded else None
        self.far = node.pod("far-dns", self.far_address)
        self.server = self.cluster.server(node)

    def serve(self):
        names.start_far(self.far, hosts={self.cluster.name: [self.cluster.service_address]},
                        delay_ms=self.delay_ms, seed=self.facts["seed"])
        if self.dns:
            names.start(self.cluster.nameserver_kind, self.dns, forward=[self.far_address])
        web.start(self.server, self.cluster.target_port)

    def ask(self):
        host = f"{self.cluster.name}." if self.variant == "final-dot" else self.cluster.name
        clients.fetch(self.client, self.client_kind, host, self.cluster.service_port)
