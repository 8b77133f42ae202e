"""A server's thread waits for a lock that another thread holds."""
from servers import application
from ward.cluster import Cluster
from ward.fault import Fault


class LockWait(Fault):
    """The request is read, and its thread waits (futex) for a lock that another thread of the server holds for long."""

    healthy = {
        "short": "the other thread holds the lock for a moment",
        "free": "nobody holds the lock",
    }
    client_alone = "slow-server"
    programs = ("ledger.glibc",)

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.hold = 0.002 if self.variant == "short" else dice.seconds(0.8, 3)
        self.how = dice.choice(["sleep", "work"])
        self.waiting = dice.randint(1, 2)
        if self.sick:
            self.cost = (self.hold * 0.85, self.hold + 0.8)
        return self.cluster.facts(hold_seconds=self.hold, holder_does=self.how, waiting_requests=self.waiting)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)

    def serve(self):
        self.cluster.start_dns(self.dns)
        application.start_ledger(self.server, self.cluster.target_port, self.hold, self.how)

    def ask(self):
        if self.variant != "free":
            self.client.run("curl", "-sS", f"{self.cluster.url}tidy")
        waiting = [self.client.start("curl", "-sS", self.cluster.url, log=f"curl-{number}") for number in range(self.waiting)]
        for process in waiting:
            self.client.await_end(process, ["curl"])
