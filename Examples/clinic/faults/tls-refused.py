"""A TLS handshake ends with an alert."""
from servers import certificates, web
from ward.cluster import Cluster
from ward.fault import Fault

#: What is wrong, and what curl ends with.
WRONG = {"expired": 60, "unknown authority": 60, "name not served": 35, "version": 35}
REJECT = """}}
  server {{
    listen {port} ssl default_server;
    ssl_reject_handshake on;"""


class TLSRefused(Fault):
    """The client does not like the server's certificate, or the server not the name or version that the client asks for."""

    healthy = {
        "trusted": "the same server, with a certificate that the client trusts",
        "insecure": "the certificate has ended, and the client was told not to look at it",
    }
    client_alone = "tls-refused"

    def draw(self, dice):
        self.cluster = Cluster.draw(dice)
        self.cluster.service_port = dice.choice([443, 443, 8443])
        self.wrong = dice.choice(list(WRONG))
        self.newest = dice.choice(["1.2", "1.3"])
        if self.variant == "insecure":
            self.wrong = "expired"
        if self.sick:
            self.cost = (0, 2)
        return self.cluster.facts(wrong=self.wrong if self.variant != "trusted" else None, newest_version=self.newest)

    def prepare(self, node):
        self.client = self.cluster.client(node)
        self.dns = self.cluster.dns(node)
        self.server = self.cluster.server(node)
        days = 1 if self.wrong == "expired" and self.variant != "trusted" else 30
        self.key, self.certificate = certificates.make(self.server.folder, self.cluster.name, days=days)

    def serve(self):
        self.cluster.start_dns(self.dns)
        name = self.cluster.name
        lines = [f"ssl_certificate {self.certificate};", f"ssl_certificate_key {self.key};"]
        if self.sick and self.wrong == "name not served":
            name = f"other.{name}"
            lines.append("location / { return 200; }" + REJECT.format(port=self.cluster.target_port))
        else:
            lines.append(web.PAGE)
        if self.sick and self.wrong == "version":
            lines.insert(0, "ssl_protocols TLSv1.3;")
        web.start(self.server, self.cluster.target_port, listen="ssl", server=f"server_name {name};\n" + "\n".join(lines))

    def ask(self):
        words = ["curl", "-sS", f"https://{self.cluster.name}:{self.cluster.service_port}/", "--tls-max"]
        words.append("1.2" if self.sick and self.wrong == "version" else self.newest)
        if not (self.sick and self.wrong == "unknown authority"):
            words += ["--cacert", self.certificate]
        if self.variant == "insecure":
            words.append("-k")
        self.client.run(*words, status=WRONG[self.wrong] if self.sick else 0)
