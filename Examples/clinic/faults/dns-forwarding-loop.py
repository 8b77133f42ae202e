"""A question comes back to the DNS server that forwarded it."""
from servers import names, web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class DNSForwardingLoop(Fault):
    """The DNS server forwards to itself, or to one that forwards to it, as when a node's resolver is the cluster's own."""

    healthy = {"chain": "the same servers, and the last of them knows the answer"}
    programs = clients.programs("glibc", "musl")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        # Asked a second time, dnsmasq forwards once more what it waits for, and then without end: 25,000 times a second.
        self.cluster.timeout, self.cluster.attempts = dice.choice([1, 1, 2]), 1
        #: How many servers the circle has: with one, the server's own Service is its upstream.
        self.length = 2 if self.variant == "chain" else dice.choice([1, 2])
        self.site, self.site_address = dice.site(), dice.public_address()
        self.second_address = dice.pod_address()
        self.client_kind = dice.choice(["curl", "glibc", "musl"])
        if self.sick:
            self.cost = (0, 12)
        return self.cluster.facts(site=self.site, servers=self.length, second=self.second_address, client=self.client_kind)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.second = node.pod("node-dns", self.second_address)
        self.site_pod = node.pod("site", self.site_address)
        # What goes from a pod to its own Service has to come back by the node.
        node.rule("-t", "nat", "-A", "POSTROUTING", "-s", self.cluster.nameserver_pod, "-d", self.cluster.nameserver_pod,
                  "-j", "MASQUERADE")

    def serve(self):
        chain = self.variant == "chain"
        if self.length == 2:
            hosts = {self.site: [self.site_address]} if chain else {}
            names.start("dnsmasq", self.second, hosts=hosts, zones=["example"] if chain else [],
                        forward=[] if chain else [self.cluster.nameserver])
        self.cluster.start_dns(self.dns, forward=[self.second_address if self.length == 2 else self.cluster.nameserver])
        web.start(self.site_pod, 80)

    def ask(self):
        clients.fetch(self.client, self.client_kind, f"{self.site}.", 80, status=clients.NO_NAME if self.sick else 0)
