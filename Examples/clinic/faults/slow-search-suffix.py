"""Story 2: the time of a lookup sits on one suffix."""
from servers import names, web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class SlowSearchSuffix(Fault):
    """The cluster's DNS server forwards one search suffix to a company's server, which never answers."""

    healthy = {
        "answering": "the same search list, and the company's server answers",
        "short-name": "the name asked for is found under the first suffix; the company's server is as dead",
        "final-dot": "the name ends in a dot, so no suffix is tried; the company's server is as dead",
    }
    client_alone = "slow-search-suffix"
    programs = clients.programs("glibc", "go")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice, suffixes=1)
        self.upstream_address = dice.public_address()
        self.client_kind = dice.choice(["curl", "curl", "glibc", "go"])
        #: How the company's server is dead: its packets are lost, or its process is stopped.
        self.silence = dice.choice(["packets dropped", "process stopped"])
        if self.sick:
            waits = self.cluster.timeout * self.cluster.attempts
            self.cost = (waits * 0.95, waits + 0.5)
        return self.cluster.facts(slow_suffix=self.cluster.suffixes[0], upstream=self.upstream_address,
                                  silence=self.silence, client=self.client_kind)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        self.upstream = node.pod("company-dns", self.upstream_address)
        if self.variant != "answering" and self.silence == "packets dropped":
            self.upstream.rule("-A", "INPUT", "-p", "udp", "--dport", "53", "-j", "DROP")

    def serve(self):
        company = names.start("dnsmasq", self.upstream, zones=self.cluster.suffixes)
        if self.variant != "answering" and self.silence == "process stopped":
            company.send_signal(19)
        self.cluster.start_dns(self.dns, forward=[self.upstream_address])
        web.start(self.server, self.cluster.target_port)

    def ask(self):
        host = {"short-name": self.cluster.service, "final-dot": f"{self.cluster.name}."}.get(self.variant, self.cluster.name)
        clients.fetch(self.client, self.client_kind, host, self.cluster.service_port)
