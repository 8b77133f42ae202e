"""resolv.conf holds more servers than a resolver reads."""
from servers import names, web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class ResolverLimits(Fault):
    """The DNS server that knows the name is the fourth or later in resolv.conf; resolvers read three."""

    healthy = {
        "third": "the server that knows the name is the third, and those before it refuse at once",
        "unneeded": "there are as many servers, and the first knows the name",
    }
    client_alone = "resolver-limits"
    programs = clients.programs("glibc", "musl")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.timeout, self.cluster.attempts = 1, 1
        self.client_kind = dice.choice(["curl", "glibc", "musl"])
        count = 3 if self.variant == "third" else dice.randint(4, 6)
        self.others = [dice.public_address() for _ in range(count - 1)]
        #: What the others do: they refuse what is not theirs, or are dead.
        self.others_do = "refuse" if not self.sick else dice.choice(["refuse", "refuse", "silent"])
        self.index = {"unneeded": 0, "third": 2}.get(self.variant, dice.randint(3, max(3, count - 1)))
        if self.sick:
            self.cost = (0.9 if self.others_do == "silent" else 0, 12)
        return self.cluster.facts(others=self.others, others_do=self.others_do, right_one_is_number=self.index + 1,
                                  client=self.client_kind)

    def prepare(self, node):
        servers = [*self.others]
        servers.insert(self.index, self.cluster.nameserver)
        self.client = self.cluster.client(node, nameservers=servers)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        self.pods = [node.pod(f"dns-{number}", address) for number, address in enumerate(self.others)]
        if self.others_do == "silent":
            for address in self.others:
                node.drop("-d", address)

    def serve(self):
        self.cluster.start_dns(self.dns)
        for pod in self.pods[:3]:
            # With nobody to ask, dnsmasq refuses what it does not know.
            names.start("dnsmasq", pod)
        web.start(self.server, self.cluster.target_port)

    def ask(self):
        clients.fetch(self.client, self.client_kind, f"{self.cluster.name}.", self.cluster.service_port,
                      status=clients.NO_NAME if self.sick else 0)
