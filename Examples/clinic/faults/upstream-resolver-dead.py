"""The cluster's DNS server asks a resolver outside that is dead."""
from servers import names, web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class UpstreamResolverDead(Fault):
    """Names of the cluster are answered; for others the DNS server asks its upstream, hears nothing, and says SERVFAIL."""

    healthy = {
        "answering": "the upstream answers, in 30 to 80 ms",
        "inside": "the upstream is as dead, and only names of the cluster are asked for",
    }
    client_alone = "dns-failure"
    programs = (*clients.programs("glibc"), "far_names.py")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.nameserver_kind = "unbound"
        self.cluster.timeout, self.cluster.attempts = dice.choice([3, 4, 5]), dice.choice([1, 2])
        self.site, self.site_address = dice.site(), dice.public_address()
        self.upstream_address = dice.public_address()
        #: What becomes of questions: they are lost, or the machine says that nobody listens.
        self.silence = dice.choice(["packets dropped", "process stopped", "no process"])
        self.first_wait_ms, self.retries = dice.randint(80, 200), dice.randint(2, 3)
        self.delay_ms = [30, 80]
        self.client_kind = dice.choice(["curl", "glibc"])
        if self.sick:
            self.cost = (0, 20) if self.silence == "no process" else (self.first_wait_ms / 1000, 20)
        return self.cluster.facts(site=self.site, site_address=self.site_address, upstream=self.upstream_address,
                                  silence=self.silence, first_wait_ms=self.first_wait_ms, client=self.client_kind)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        self.site_pod = node.pod("site", self.site_address)
        self.upstream = node.pod("upstream", self.upstream_address)
        self.dead = self.variant != "answering"
        if self.dead and self.silence == "packets dropped":
            self.upstream.rule("-A", "INPUT", "-p", "udp", "--dport", "53", "-j", "DROP")

    def serve(self):
        if not (self.dead and self.silence == "no process"):
            upstream = names.start_far(self.upstream, hosts={self.site: [self.site_address]},
                                       delay_ms=self.delay_ms, seed=self.seed)
            if self.dead and self.silence == "process stopped":
                upstream.send_signal(19)
        limits = [f"  unknown-server-time-limit: {self.first_wait_ms}", f"  outbound-msg-retry: {self.retries}"]
        self.cluster.start_dns(self.dns, forward=[self.upstream_address], limits=limits)
        web.start(self.server, self.cluster.target_port)
        web.start(self.site_pod, 80)

    def ask(self):
        clients.fetch(self.client, self.client_kind, self.cluster.service, self.cluster.service_port)
        if self.variant != "inside":
            clients.fetch(self.client, self.client_kind, f"{self.site}.", 80, status=clients.NO_NAME if self.sick else 0)
