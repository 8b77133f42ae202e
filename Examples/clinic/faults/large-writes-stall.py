"""Packets above a size are lost on the way, and nobody is told."""
from servers import web
from ward.cluster import Cluster
from ward.fault import Fault


class LargeWritesStall(Fault):
    """A cable behind the node takes smaller packets than its ends believe, and the note that says so is dropped."""

    healthy = {
        "told": "the same cable, and the note arrives: the sender makes its packets smaller",
        "small": "the same cable, and the requests and answers are small",
    }

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.mtu = dice.randint(1000, 1400)
        self.way = dice.choice(["request", "answer"])
        self.size = dice.randint(200, 400) if self.variant == "small" else dice.randint(20_000, 200_000)
        self.limit = dice.seconds(1.5, 4)
        if self.sick:
            self.cost = (self.limit * 0.95, self.limit + 1)
        return self.cluster.facts(mtu=self.mtu, large=self.way, bytes=self.size, limit_seconds=self.limit)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        narrow = self.server if self.way == "request" else self.client
        node.outside("ip", "link", "set", narrow.cable, "mtu", self.mtu)
        if self.variant != "told":
            node.rule("-A", "OUTPUT", "-p", "icmp", "--icmp-type", "fragmentation-needed", "-j", "DROP")
        self.client.write("large", "x" * self.size)
        self.server.write("page/large", "x" * self.size)

    def serve(self):
        self.cluster.start_dns(self.dns)
        page = f"client_max_body_size 1m; root {self.server.folder}/page;"
        # A body is read only where it is wanted: nginx hands it on to itself.
        page += f"location /take {{ proxy_pass http://127.0.0.1:{self.cluster.target_port}/gone; }}"
        page += ' location /gone { return 200 "taken\\n"; }'
        web.start(self.server, self.cluster.target_port, server=page)

    def ask(self):
        url = f"http://{self.cluster.name}:{self.cluster.service_port}"
        words = ["curl", "-sS", "-o", "/dev/null", "--max-time", self.limit]
        self.client.run(*words, f"{url}/gone")
        if self.way == "request":
            words += ["-H", "Expect:", "--data-binary", f"@{self.client.folder}/large", f"{url}/take"]
        else:
            words += [f"{url}/large"]
        self.client.run(*words, status=28 if self.sick else 0)
