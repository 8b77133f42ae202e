"""An answer does not fit into a datagram, and TCP to the DNS server is blocked."""
from servers import web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class DNSOverTCPBlocked(Fault):
    """The answer is cut and says so (TC), the resolver asks again by TCP, and a policy allows port 53 for UDP alone."""

    healthy = {
        "allowed": "the same long answer, and TCP is allowed",
        "fits": "the same policy, and the answer fits into a datagram",
    }
    client_alone = "dns-over-tcp-blocked"
    programs = clients.programs("glibc")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.nameserver_kind = "unbound"
        self.cluster.timeout, self.cluster.attempts = dice.choice([1, 2]), 1
        self.count = dice.randint(2, 6) if self.variant == "fits" else dice.randint(36, 70)
        network = dice.network()
        self.addresses = [f"{network}.{host}" for host in dice.sample(range(2, 250), self.count)]
        self.client_kind = dice.choice(["curl", "glibc"])
        self.refusal = dice.choice(["dropped", "dropped", "reset"])
        if self.sick:
            # What the kernel waits for a connection, with one more packet: the resolver has no limit of its own.
            self.cost = (2.9, 14) if self.refusal == "dropped" else (0, 4)
        return self.cluster.facts(addresses=self.count, blocked=self.refusal, client=self.client_kind)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.client.set("ipv4.tcp_syn_retries", 1)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        for address in self.addresses:
            node.service(address, self.cluster.target_port, self.server)
        if self.variant != "allowed":
            action = ("DROP",) if self.refusal == "dropped" else ("REJECT", "--reject-with", "tcp-reset")
            node.rule("-A", "FORWARD", "-s", self.cluster.client_address, "-p", "tcp", "--dport", 53, "-j", *action)

    def serve(self):
        self.cluster.start_dns(self.dns, hosts={self.cluster.name: self.addresses})
        web.start(self.server, self.cluster.target_port)

    def ask(self):
        status = clients.NO_NAME if self.sick else 0
        clients.fetch(self.client, self.client_kind, self.cluster.name, self.cluster.target_port, status=status)
