"""The Service is there, and no pod is behind it."""
from servers import web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault


class ServiceWithoutEndpoints(Fault):
    """The Service's address refuses every connection at once, as kube-proxy makes it while no pod is ready."""

    healthy = {
        "endpoint": "the same Service with a pod behind it",
        "other-family": "nobody listens on ::1, curl tries 127.0.0.1 next, and a server is there",
    }
    client_alone = "connection-refused"
    programs = clients.programs("glibc", "musl", "go")

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.client_kind = dice.choice(["curl", "glibc", "musl", "go"])
        self.tries, self.pause = dice.randint(1, 3), dice.seconds(0.3, 1)
        if self.sick:
            self.cost = (0, 4)
        return self.cluster.facts(client=self.client_kind, tries=self.tries)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        if self.sick:
            node.refuse_service(self.cluster.service_address, self.cluster.service_port)
        else:
            self.server = self.cluster.server(node)

    def serve(self):
        self.cluster.start_dns(self.dns)
        if self.variant == "endpoint":
            web.start(self.server, self.cluster.target_port)
        if self.variant == "other-family":
            web.start(self.client, self.cluster.target_port, address="127.0.0.1")

    def ask(self):
        if self.variant == "other-family":
            self.client.run("curl", "-sS", f"http://localhost:{self.cluster.target_port}/")
            return
        for _ in range(self.tries if self.sick else 1):
            clients.fetch(self.client, self.client_kind, self.cluster.name, self.cluster.service_port,
                          status=clients.NO_CONNECTION if self.sick else 0)
