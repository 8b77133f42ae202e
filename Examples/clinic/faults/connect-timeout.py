"""A policy drops TCP."""
from servers import web
from ward.cluster import Cluster
from ward.fault import Fault


class ConnectTimeout(Fault):
    """The packets that open a connection are dropped on their way; the server accepts nothing."""

    healthy = {
        "other-port": "the policy drops another port, which nobody uses",
        "idle": "the connection is made at once, and the client waits between its requests on purpose",
    }
    client_alone = "connect-timeout"

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.port = dice.randint(20000, 29999) if self.variant == "other-port" else self.cluster.target_port
        #: Who gives up: curl, or the kernel after so many more packets.
        self.patience = dice.choice(["client", "kernel"])
        self.limit = dice.seconds(1.2, 3.5)
        self.retries = dice.choice([1, 1, 2])
        self.pause = dice.seconds(0.8, 2)
        if self.sick:
            waits = self.limit if self.patience == "client" else {1: 3, 2: 7}[self.retries]
            self.cost = (waits * 0.95, waits + 1)
        if self.variant == "idle":
            self.asked_for = self.pause * 0.9
        return self.cluster.facts(dropped_port=self.port, patience=self.patience, limit_seconds=self.limit,
                                  syn_retries=self.retries, pause_seconds=self.pause)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        self.client.set("ipv4.tcp_syn_retries", self.retries)
        if self.variant != "idle":
            node.drop("-d", self.cluster.server_address, "-p", "tcp", "--dport", self.port)

    def serve(self):
        self.cluster.start_dns(self.dns)
        web.start(self.server, self.cluster.target_port)

    def ask(self):
        limit = self.limit if self.patience == "client" else 20
        words = ["curl", "-sS", "--connect-timeout", limit]
        if self.variant == "idle":
            # curl spaces its transfers out over one connection.
            words += ["--rate", f"{round(60 / self.pause)}/m", self.cluster.url]
        self.client.run(*words, self.cluster.url, status=(7, 28) if self.sick else 0)
