"""A server waits for its disk."""
from servers import redis, web
from ward.cluster import Cluster
from ward.fault import Fault


class SlowDisk(Fault):
    """The disk gives the server's control group a few bytes a second: a write that has to be on disk, or a read, takes long."""

    healthy = {"fast": "the same server and disk, with nothing that slows it down"}
    client_alone = "slow-server"

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        #: Redis, which writes to disk before it answers, or nginx, which reads a file that is in no cache.
        self.kind = dice.choice(["write", "read"])
        self.seconds = dice.seconds(0.8, 2.5)
        self.size = dice.randint(60, 120) * 1000
        self.key = dice.word()
        if self.sick:
            self.cost = (self.seconds * 0.5, self.seconds * 3 + 1)
        return self.cluster.facts(kind=self.kind, bytes=self.size, bytes_per_second=round(self.size / self.seconds))

    def prepare(self, node):
        self.disk = node.disk()
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        self.client.write("value", "x" * self.size)
        node.write_uncached(f"{self.disk}/page", b"x" * self.size)
        if self.sick:
            node.limit_disk(self.server, self.disk, round(self.size / self.seconds))

    def serve(self):
        self.cluster.start_dns(self.dns)
        if self.kind == "write":
            redis.start(self.server, self.cluster.target_port, dir=self.disk, appendonly="yes", appendfsync="always")
        else:
            web.start(self.server, self.cluster.target_port, server=f"sendfile off; root {self.disk};")

    def ask(self):
        host, port = self.cluster.name, self.cluster.service_port
        if self.kind == "read":
            self.client.run("curl", "-sS", "-o", "/dev/null", f"http://{host}:{port}/page")
            return
        value = ["sh", "-c", f"redis-cli -h {host} -p {port} -x SET {self.key} < {self.client.folder}/value"]
        self.client.run(*value)
