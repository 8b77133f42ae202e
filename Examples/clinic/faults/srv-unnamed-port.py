"""A Service's port has no name, so there is no SRV record for it."""
from servers import web
from ward import clients
from ward.cluster import Cluster
from ward.fault import Fault

PORTS = "http grpc https metrics client peer amqp redis mysql ldap".split()


class SRVUnnamedPort(Fault):
    """The client asks for `_http._tcp.` and the Service's name, which does not exist, while the name itself does."""

    healthy = {"named": "the port has a name, and the record is there"}
    client_alone = "srv-unnamed-port"
    programs = ("service.go", *clients.programs("glibc"))

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.nameserver_kind = "dnsmasq"
        self.port_name = dice.choice(PORTS)
        self.client_kind = dice.choice(["curl", "glibc"])
        self.final_dot = dice.choice(["", "."])
        if self.sick:
            self.cost = (0, 2)
        return self.cluster.facts(port_name=self.port_name, asked=f"_{self.port_name}._tcp.{self.cluster.name}{self.final_dot}")

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)

    def serve(self):
        record = f"srv-host=_{self.port_name}._tcp.{self.cluster.name},{self.cluster.name},{self.cluster.service_port}"
        self.cluster.start_dns(self.dns, lines=[] if self.sick else [record])
        web.start(self.server, self.cluster.target_port)

    def ask(self):
        self.client.run(f"{self.client.node.folder}/bin/service.go", self.port_name, "tcp", f"{self.cluster.name}{self.final_dot}",
                        status=clients.NO_NAME if self.sick else 0)
        clients.fetch(self.client, self.client_kind, f"{self.cluster.name}.", self.cluster.service_port)
