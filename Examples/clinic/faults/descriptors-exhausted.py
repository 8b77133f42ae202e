"""A process may open no more descriptors."""
from servers import redis, web
from ward.cluster import Cluster
from ward.fault import Fault


class DescriptorsExhausted(Fault):
    """The server cannot accept, or the client not open a socket: EMFILE, the limit of open files is reached."""

    healthy = {
        "enough": "as many connections, and a limit that is above them",
        "few": "as low a limit, and few connections",
    }

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.side = dice.choice(["server", "client"])
        self.limit = dice.randint(20, 26)
        self.requests = dice.randint(24, 36)
        if self.variant == "enough":
            self.limit = 1000
        if self.variant == "few":
            self.requests = 1
        #: How long each answer takes, by its size and the rate that it is sent with.
        self.size, self.rate = dice.randint(800, 1500), 1000 if self.sick else 0
        if self.sick:
            self.cost = (0, 30)
        return self.cluster.facts(side=self.side, limit=self.limit, requests=self.requests, bytes_per_answer=self.size)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)

    def serve(self):
        self.cluster.start_dns(self.dns)
        if self.side == "client":
            redis.start(self.server, self.cluster.target_port)
            return
        # Connections that wait for a next request are closed soon, or nothing would ever be accepted again.
        slow = f'keepalive_timeout 1; location / {{ limit_rate {self.rate}; return 200 "{"x" * self.size}"; }}'
        web.start(self.server, self.cluster.target_port, main=f"worker_rlimit_nofile {self.limit};", server=slow,
                  events="worker_connections 200;")

    def ask(self):
        if self.side == "client":
            self.client.run("prlimit", f"--nofile={self.limit}", "redis-benchmark", "-h", self.cluster.name,
                            "-p", self.cluster.service_port, "-c", self.requests, "-n", 2 * self.requests, "-t", "ping_mbulk",
                            status=1 if self.sick else 0)
            return
        self.client.run("curl", "-sS", "-o", "/dev/null", "-Z", "--parallel-immediate", "--parallel-max", self.requests,
                        f"http://{self.cluster.name}:{self.cluster.service_port}/[1-{self.requests}]",
                        status=None if self.sick else 0)
        if self.sick:
            self.server.has_said("nginx", "Too many open files")
