"""One of two DNS servers is dead: some lookups are quick, others wait for it first."""
from servers import names, web
from ward.cluster import Cluster
from ward.fault import Fault


class OneUpstreamDead(Fault):
    """Of two servers that may be asked one never answers: latency in two clusters, by which was asked first."""

    healthy = {
        "both": "both servers answer",
        "second": "the second server is dead, and the first answers always",
    }
    programs = ("far_names.py",)

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.timeout, self.cluster.attempts = 1, 2
        #: Who has two servers to ask: the client's resolver, which takes turns, or the cluster's DNS server.
        self.asker = "resolver" if self.variant == "second" else dice.choice(["resolver", "server"])
        self.cluster.nameserver_kind = "unbound"
        self.sites = list({dice.site() for _ in range(dice.randint(6, 9))})
        self.site_address = dice.public_address()
        self.alive, self.dead = dice.public_address(), dice.public_address()
        self.silence = dice.choice(["packets dropped", "process stopped"])
        if self.sick:
            self.cost = (0.35, 12) if self.asker == "server" else (0.95, 25)
        return self.cluster.facts(asker=self.asker, sites=self.sites, alive=self.alive, silence=self.silence,
                                  dead=None if self.variant == "both" else self.dead)

    def prepare(self, node):
        servers, options = [self.cluster.nameserver], ""
        if self.asker == "resolver":
            servers = [self.alive, self.dead]
            options = "" if self.variant == "second" else "rotate"
        self.client = self.cluster.client(node, nameservers=servers, search=[f"{self.cluster.namespace}.example"],
                                          options=options)
        self.dns = self.cluster.dns(node)
        self.site_pod = node.pod("site", self.site_address)
        self.pods = [node.pod("upstream-1", self.alive), node.pod("upstream-2", self.dead)]
        if self.variant != "both" and self.silence == "packets dropped":
            self.pods[1].rule("-A", "INPUT", "-p", "udp", "--dport", "53", "-j", "DROP")

    def serve(self):
        hosts = {site: [self.site_address] for site in self.sites}
        processes = [names.start_far(pod, hosts=hosts, delay_ms=[2, 9], seed=self.seed) for pod in self.pods]
        if self.variant != "both" and self.silence == "process stopped":
            processes[1].send_signal(19)
        if self.asker == "server":
            self.cluster.start_dns(self.dns, forward=[self.alive, self.dead])
        web.start(self.site_pod, 80)

    def ask(self):
        for site in self.sites:
            self.client.run("getent", "ahosts", f"{site}.")
        self.client.run("curl", "-sS", f"http://{self.sites[0]}./")
