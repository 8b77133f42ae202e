"""A server's process ends in the middle of a request."""
import time

from servers import application, redis
from ward.cluster import Cluster
from ward.fault import Fault


class ProcessKilled(Fault):
    """The server is killed, or crashes, while a client waits for its answer: the connection ends without one."""

    healthy = {
        "ends-after": "the server ends by itself after its last answer",
        "stopped": "the server is told to end while nobody waits for an answer",
    }
    programs = ("ledger.glibc",)

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.how = dice.choice(["killed", "crashed"])
        self.signal = dice.choice([9, 9, 6])
        self.wait = dice.seconds(0.2, 1.5)
        self.key = dice.word()
        if self.sick:
            self.cost = (0, self.wait + 1)
        return self.cluster.facts(how=self.how if self.sick else self.variant, wait_seconds=self.wait,
                                  signal=11 if self.how == "crashed" else self.signal)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)

    def serve(self):
        self.cluster.start_dns(self.dns)
        if self.sick and self.how == "killed":
            self.process = redis.start(self.server, self.cluster.target_port)
        else:
            self.process = application.start_ledger(self.server, self.cluster.target_port)

    def ask(self):
        if self.sick and self.how == "killed":
            self.kill_while_waiting()
            return
        self.client.run("curl", "-sS", self.cluster.url)
        if self.sick:
            self.client.run("curl", "-sS", f"{self.cluster.url}crash", status=(52, 56))
        elif self.variant == "ends-after":
            self.client.run("curl", "-sS", f"{self.cluster.url}last")
        else:
            self.process.terminate()
        self.process.wait()

    def kill_while_waiting(self):
        host, port = self.cluster.name, self.cluster.service_port
        redis.ask(self.client, host, port, "PING")
        waiting = self.client.start("redis-cli", "-h", host, "-p", port, "BLPOP", self.key, 20, log="waiting")
        time.sleep(self.wait)
        self.process.send_signal(self.signal)
        self.process.wait()
        self.client.await_end(waiting, ["redis-cli"], status=(0, 1))
