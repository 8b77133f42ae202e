"""An application sleeps before it answers."""
import time

from servers import application, redis
from ward.cluster import Cluster
from ward.fault import Fault


class ServerSleeps(Fault):
    """The server has the request, and its thread sleeps on purpose before it answers."""

    healthy = {
        "quick": "the same server does not sleep",
        "client-sleeps": "the client sleeps between its requests, and each is answered at once",
        "asked-to-wait": "the client asks the server to wait for something that comes some seconds later (BLPOP)",
    }
    client_alone = "slow-server"
    programs = ("application.py",)

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.sleep = dice.seconds(0.6, 3)
        self.before = dice.randint(1, 2) if self.variant == "client-sleeps" else dice.randint(0, 2)
        self.key = dice.word()
        if self.sick:
            self.cost = (self.sleep, self.sleep * (self.before + 1) + 1)
        self.asked_for = {"asked-to-wait": self.sleep, "client-sleeps": self.sleep * self.before}.get(self.variant, 0)
        return self.cluster.facts(sleep_seconds=self.sleep, requests=self.before + 1)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)

    def serve(self):
        self.cluster.start_dns(self.dns)
        if self.variant == "asked-to-wait":
            redis.start(self.server, self.cluster.target_port)
        else:
            application.start(self.server, self.cluster.target_port, self.sleep if self.sick else 0)

    def ask(self):
        if self.variant == "asked-to-wait":
            self.wait_for_key()
            return
        for number in range(self.before + 1):
            if number and self.variant == "client-sleeps":
                time.sleep(self.sleep)
            self.client.run("curl", "-sS", self.cluster.url)

    def wait_for_key(self):
        host, port = self.cluster.name, self.cluster.service_port
        waiting = self.client.start("redis-cli", "-h", host, "-p", port, "BLPOP", self.key, 10, log="waiting")
        time.sleep(self.sleep)
        redis.ask(self.client, host, port, "RPUSH", self.key, "1")
        self.client.await_end(waiting, ["redis-cli"])
