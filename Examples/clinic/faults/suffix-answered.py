"""A search suffix answers for a name that is not under it."""
from servers import names, web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class SuffixAnswered(Fault):
    """The company's domain answers for every name, so the search ends there, and the client connects to a strange address."""

    healthy = {
        "no-wildcard": "the same names, and the company's domain answers for its own alone",
        "own-suffix": "the short name is found under the suffix that it belongs to",
    }
    client_alone = "suffix-answered"
    programs = clients.programs("glibc", "go")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice, suffixes=1)
        self.cluster.timeout, self.cluster.attempts = 3, 2
        self.site, self.site_address, self.wildcard_address = dice.site(), dice.public_address(), dice.public_address()
        self.upstream_address = dice.public_address()
        #: What is at the strange address: a server without that page, or nothing that listens.
        self.stranger = dice.choice(["not found", "refused"])
        self.client_kind = dice.choice(["curl", "glibc", "go"])
        if self.sick:
            self.cost = (0, 2)
        return self.cluster.facts(site=self.site, site_address=self.site_address, wildcard=self.cluster.suffixes[0],
                                  wildcard_address=self.wildcard_address, stranger=self.stranger, client=self.client_kind)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        self.site_pod = node.pod("site", self.site_address)
        self.stranger_pod = node.pod("stranger", self.wildcard_address)
        self.upstream = node.pod("company-dns", self.upstream_address)

    def serve(self):
        suffix = self.cluster.suffixes[0]
        wildcard = [f"address=/{suffix}/{self.wildcard_address}"] if self.sick else [f"local=/{suffix}/"]
        names.start("dnsmasq", self.upstream, hosts={self.site: [self.site_address]}, zones=["example"], lines=wildcard)
        self.cluster.start_dns(self.dns, forward=[self.upstream_address])
        web.start(self.server, self.cluster.target_port)
        web.start(self.site_pod, 80)
        if self.stranger == "not found":
            web.start(self.stranger_pod, 80, server="location / { return 404; }")

    def ask(self):
        if self.variant == "own-suffix":
            clients.fetch(self.client, self.client_kind, self.cluster.service, self.cluster.service_port)
            return
        refused = self.sick and self.stranger == "refused"
        clients.fetch(self.client, self.client_kind, self.site, 80, status=clients.NO_CONNECTION if refused else 0)
