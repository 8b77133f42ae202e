"""musl's search ends at the first suffix whose DNS server fails, where glibc's goes on."""
from servers import web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class SearchStoppedByServfail(Fault):
    """A suffix in front of the right one is answered with SERVFAIL: musl's resolver stops there and finds nothing."""

    healthy = {
        "glibc": "the same list, and glibc's resolver, which goes on to the right suffix",
        "last": "musl's resolver, and the suffix that fails stands behind the right one",
    }
    client_alone = "search-stopped-by-servfail"
    programs = clients.programs("glibc", "musl")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice, suffixes=1)
        self.cluster.nameserver_kind = "unbound"
        self.cluster.timeout, self.cluster.attempts = dice.choice([1, 2, 3]), dice.choice([1, 2])
        self.client_kind = dice.choice(["curl", "glibc"]) if self.variant == "glibc" else "musl"
        if self.sick:
            # musl takes SERVFAIL for no answer yet, and waits as long as it would for one.
            self.cost = (0, self.cluster.timeout + 1)
        return self.cluster.facts(failing_suffix=self.cluster.suffixes[0], client=self.client_kind)

    def prepare(self, node):
        broken, own = self.cluster.suffixes[0], self.cluster.search[:-1]
        search = [*own, broken] if self.variant == "last" else [broken, *own]
        self.client = self.cluster.client(node, search=search)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)

    def serve(self):
        # Nobody listens where the zone's server is said to be.
        lines = [f'stub-zone:\n  name: "{self.cluster.suffixes[0]}."\n  stub-addr: 127.0.0.1@9']
        self.cluster.start_dns(self.dns, lines=lines, limits=["  do-not-query-localhost: no", "  unknown-server-time-limit: 50",
                                                                   "  outbound-msg-retry: 1"])
        web.start(self.server, self.cluster.target_port)

    def ask(self):
        clients.fetch(self.client, self.client_kind, self.cluster.service, self.cluster.service_port,
                      status=clients.NO_NAME if self.sick else 0)
