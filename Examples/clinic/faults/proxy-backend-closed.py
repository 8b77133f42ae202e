"""A proxy's backend closes the connection before it has answered."""
from servers import proxy, web
from ward.cluster import Cluster
from ward.fault import Fault


class ProxyBackendClosed(Fault):
    """The client gets 502 from a proxy, whose backend took the request and closed the connection."""

    healthy = {
        "answering": "the same proxy, and the backend answers",
        "next": "the first backend closes, and the proxy has its answer from another",
    }

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.proxy_kind = "nginx" if self.variant == "next" else dice.choice(["nginx", "haproxy"])
        self.backends = [dice.pod_address() for _ in range(2 if self.variant == "next" else 1)]
        self.backend_port = dice.port()
        if self.sick:
            self.cost = (0, 1)
        return self.cluster.facts(proxy=self.proxy_kind, backends=self.backends, backend_port=self.backend_port)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.proxy = self.cluster.server(node)
        self.pods = [node.pod(f"backend-{number}", address) for number, address in enumerate(self.backends)]

    def serve(self):
        self.cluster.start_dns(self.dns)
        for number, pod in enumerate(self.pods):
            closes = number == 0 and self.variant != "answering"
            web.start(pod, self.backend_port, server="location / { return 444; }" if closes else web.PAGE)
        proxy.start(self.proxy_kind, self.proxy, self.cluster.target_port,
                    [f"{address}:{self.backend_port}" for address in self.backends])

    def ask(self):
        self.client.run("curl", "-sS", "--fail", self.cluster.url, status=22 if self.sick else 0)
