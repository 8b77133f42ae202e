"""A long-lived source port is bound to a pod that is gone; new sockets work."""
import time

from servers import names, web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class StaleUDPFlow(Fault):
    """A DNS server always asks from one port; the pod that this flow was translated to is gone, and the flow is remembered."""

    healthy = {
        "fresh-ports": "the same change of pods, and every question comes from a port of its own",
        "no-change": "the same long-lived port, and the pod stays",
    }
    programs = clients.programs("glibc")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.nameserver_kind = "dnsmasq"
        self.cluster.timeout, self.cluster.attempts = dice.choice([1, 2]), 2
        self.source_port = 0 if self.variant == "fresh-ports" else dice.randint(20000, 30000)
        self.upstream = dice.service_address()
        self.old, self.new = dice.pod_address(), dice.pod_address()
        self.sites = [dice.site() for _ in range(3)]
        self.site_address = dice.public_address()
        self.client_kind = dice.choice(["curl", "glibc"])
        if self.sick:
            self.cost = (self.cluster.timeout * 1.9, self.cluster.timeout * 2 + 2)
        self.asked_for = 0.2
        return self.cluster.facts(source_port=self.source_port, upstream=self.upstream, old_pod=self.old, new_pod=self.new,
                                  sites=self.sites, client=self.client_kind)

    def prepare(self, node):
        self.node = node
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node, resolv_conf=f"nameserver {self.upstream}\noptions timeout:1\n")
        self.site = node.pod("site", self.site_address)
        self.pods = [node.pod(f"upstream-{number}", address) for number, address in enumerate((self.old, self.new))]
        node.service(self.upstream, 53, self.pods[0], 53, "udp")

    def serve(self):
        hosts = {site: [self.site_address] for site in self.sites}
        for pod in self.pods:
            names.start("unbound", pod, hosts=hosts, zones=["example"])
        port = [f"query-port={self.source_port}"] if self.source_port else []
        self.cluster.start_dns(self.dns, forward=[self.upstream], lines=port)
        web.start(self.site, 80)

    def ask(self):
        self.fetch(self.sites[0], 0)
        if self.variant != "no-change":
            # The new pod is behind the Service, and what the old one is sent is lost, as its namespace is gone.
            self.node.service(self.upstream, 53, self.pods[1], 53, "udp")
            self.node.drop_service(self.upstream, 53, self.pods[0], 53, "udp")
            self.node.drop("-d", self.old)
        time.sleep(0.2)
        self.fetch(self.sites[1], clients.NO_NAME if self.sick else 0)
        if self.sick:
            # From a socket of its own the same question is answered.
            self.dns.run("getent", "ahosts", f"{self.sites[2]}.")

    def fetch(self, site, status):
        clients.fetch(self.client, self.client_kind, f"{site}.", 80, status=status)
