"""A pod uses the node's DNS server, which knows nothing of the cluster."""
from servers import names, web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class WrongDNSPolicy(Fault):
    """resolv.conf is the node's (dnsPolicy: Default): names of Services do not exist there."""

    healthy = {
        "cluster-first": "resolv.conf is the cluster's",
        "outside": "resolv.conf is the node's, and only names outside of the cluster are asked for",
    }
    client_alone = "wrong-dns-policy"
    programs = clients.programs("glibc", "musl", "go")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.node_dns, self.office = dice.public_address(), dice.suffix()
        self.site, self.site_address = dice.site(), dice.public_address()
        self.client_kind = dice.choice(["curl", "glibc", "musl", "go"])
        #: How the Service's name is written.
        self.short = dice.choice([f"{self.cluster.service}.{self.cluster.namespace}.svc", self.cluster.name])
        if self.sick:
            self.cost = (0, 2)
        return self.cluster.facts(node_nameserver=self.node_dns, node_search=self.office, asked=self.short,
                                  site=self.site, client=self.client_kind)

    def prepare(self, node):
        if self.variant == "cluster-first":
            self.client = self.cluster.client(node)
        else:
            self.client = node.pod("client", self.cluster.client_address,
                                   resolv_conf=f"search {self.office}\nnameserver {self.node_dns}\n")
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        self.site_pod = node.pod("site", self.site_address)
        self.company = node.pod("node-dns", self.node_dns)

    def serve(self):
        names.start("unbound", self.company, hosts={self.site: [self.site_address]}, zones=["."])
        self.cluster.start_dns(self.dns)
        web.start(self.server, self.cluster.target_port)
        web.start(self.site_pod, 80)

    def ask(self):
        if self.variant == "outside":
            clients.fetch(self.client, self.client_kind, f"{self.site}.", 80)
            return
        clients.fetch(self.client, self.client_kind, self.short, self.cluster.service_port,
                      status=clients.NO_NAME if self.sick else 0)
