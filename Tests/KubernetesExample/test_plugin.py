"""kubectl-trowel against a kubectl that checks every command line and serves recorded answers."""
import json
import subprocess
import unittest

from cluster import POD, TROWEL_PODS, Cluster, trowel_binary

LIST = f"--output=jsonpath={{range .items[*]}}{POD}{{end}}"
SHOP = "--namespace=shop"
UID = "1f0a2b3c-4d5e-4f60-8a9b-0c1d2e3f4a5{}"
HASH = "0123456789abcdef0123456789abcdef"


def pod(name, node, digit, phase="Running", hash=""):
    return f"{name}|{node}|{UID.format(digit)}|{hash}|{phase}\n"


class PluginTests(unittest.TestCase):
    def cluster(self, nodes, mode="records"):
        cluster = Cluster(nodes, mode)
        self.addCleanup(cluster.remove)
        return cluster

    def template(self, cluster):
        """The command line by which the plugin asks for a selector, as a cluster has it in its log."""
        return next(word for words in cluster.log() for word in words if word.startswith("--output=go-template"))

    def assert_clean(self, cluster):
        self.assertEqual(cluster.leftovers(), [])

    def test_one_pod_on_one_node_is_that_nodes_file(self):
        cluster = self.cluster(["node-a"])
        cluster.answer([SHOP, "get", "pod/web-1", f"--output=jsonpath={POD}"], pod("web-1", "node-a", 1))
        status, output, errors = cluster.run("capture", "-n", "shop", "web-1", "--for", "5m", "-w", "out.scap")
        self.assertEqual((status, output), (0, ""), errors)
        self.assertEqual(cluster.arguments("node-a"), [
            "-z", "-w", "/captures/RUN.scap", "-k", "incluster", "--node-name", "node-a", "-M", "300",
            "--pod", UID.format(1)])
        with open(f"{cluster.folder}/out.scap", "rb") as made, open(cluster.pod_file("node-a", "capture"), "rb") as kept:
            self.assertEqual(made.read(), kept.read())
        self.assertIn("capturing 1 pod on 1 node for 300 s", errors)
        self.assertIn("read it with: trowel -r out.scap -pk", errors)
        self.assert_clean(cluster)

    def test_every_command_line(self):
        cluster = self.cluster(["node-a"])
        chosen = ["--context=prod", "--kubeconfig=/k", SHOP, "get", "pods", "--selector=app=web", LIST]
        cluster.answer(chosen, pod("web-1", "node-a", 1))
        prefix = ["--context=prod", "--kubeconfig=/k"]
        cluster.answer(prefix + TROWEL_PODS, "node-a|trowel-node-a|Running\n")
        cluster.run("capture", "--context=prod", "--kubeconfig", "/k", "-n", "shop", "-l", "app=web")
        started = [words for words in cluster.log() if "exec" in words]
        self.assertEqual(cluster.log()[:2], [chosen, prefix + TROWEL_PODS])
        start = started[0]
        self.assertEqual(start[:8], prefix + [
            "--namespace=trowel", "exec", "trowel-node-a", "--container=trowel", "--", "sh"])
        self.assertEqual(start[8], "-c")
        self.assertEqual(start[10:], ["sh", "/captures/RUN.scap", "-k", "incluster", "--node-name", "node-a", "-M", "30",
                                      "--pod", UID.format(1)])

    def test_what_is_done_in_the_pod_in_order(self):
        cluster = self.cluster(["node-a"])
        cluster.answer([SHOP, "get", "pods", LIST], pod("web-1", "node-a", 1))
        status, _, errors = cluster.run("capture", "-n", "shop", "-s", "4096", "fd.port=53", "or", "evt.failed=true", "--keep")
        self.assertEqual(status, 0, errors)
        at = ["--namespace=trowel", "exec", "trowel-node-a", "--container=trowel", "--"]
        done = [words[5:] for words in cluster.log() if words[:5] == at]
        self.assertEqual([words[:2] if words[0] == "sh" else words for words in done], [
            ["sh", "-c"], ["sh", "-c"], ["cat", "/captures/RUN.scap"], ["sh", "-c"]])
        self.assertEqual(done[1][2:], ['wc -c <"$1"', "sh", "/captures/RUN.scap"])
        self.assertEqual(done[0][-5:], ["-s", "4096", "--pod", UID.format(1), "fd.port=53 or evt.failed=true"])
        self.assertEqual([name.endswith(".scap") for name in cluster.leftovers()], [True])

    def test_a_workload_on_three_nodes_is_one_file_of_three_sections(self):
        nodes = ["node-a", "node-b", "node-c"]
        cluster = self.cluster(nodes)
        status, _, _ = cluster.run("capture", "-n", "shop", "deploy/web")
        self.assertEqual(status, 1)
        cluster.answer([SHOP, "get", "deploy/web", self.template(cluster)], "app=web,tier in (a,b),")
        cluster.answer([SHOP, "get", "pods", "--selector=app=web,tier in (a,b)", LIST],
                       pod("web-1", "node-c", 1) + pod("web-2", "node-a", 2) + pod("web-3", "node-b", 3)
                       + pod("web-4", "node-a", 4) + pod("web-5", "", 5, "Pending")
                       + pod("web-6", "node-b", 6, hash=HASH))
        status, _, errors = cluster.run("capture", "-n", "shop", "deploy/web", "-w", "out.scap", "evt.type=open")
        self.assertEqual(status, 0, errors)
        self.assertIn("pod web-5 is left out: it is Pending", errors)
        self.assertEqual(cluster.arguments("node-a")[-5:], [
            "--pod", UID.format(2), "--pod", UID.format(4), "evt.type=open"])
        self.assertEqual(cluster.arguments("node-b")[-5:], ["--pod", UID.format(3), "--pod", HASH, "evt.type=open"])
        self.assertIn("wrote out.scap", errors)
        self.assertIn("trowel --merge -r out.scap", errors)
        self.assert_clean(cluster)
        self.check_merged(cluster, nodes)

    def check_merged(self, cluster, nodes):
        if not trowel_binary():
            self.skipTest("needs a built trowel")
        def lines(*words):
            return subprocess.run([trowel_binary(), "-r", f"{cluster.folder}/out.scap", *words], text=True, check=True,
                                  stdout=subprocess.PIPE).stdout.splitlines()
        merged = lines("--merge", "-p", "%evt.rawtime %evt.hostname")
        self.assertEqual([line.split()[1] for line in merged], nodes * (len(merged) // 3))
        self.assertEqual(merged, sorted(merged))
        self.assertEqual(len(lines("-p", "%evt.num")), len(merged))

    def test_several_workloads_share_pods(self):
        cluster = self.cluster(["node-a"])
        for name in ("web-1", "web-2"):
            cluster.answer([SHOP, "get", f"pod/{name}", f"--output=jsonpath={POD}"], pod(name, "node-a", name[-1]))
        self.assertEqual(cluster.run("capture", "-n", "shop", "web-1", "pod/web-2", "web-1")[0], 0)
        self.assertEqual(cluster.arguments("node-a")[-4:], ["--pod", UID.format(1), "--pod", UID.format(2)])

    def test_no_such_pod(self):
        cluster = self.cluster(["node-a"])
        cluster.answer([SHOP, "get", "pod/web-9", f"--output=jsonpath={POD}"],
                       errors='Error from server (NotFound): pods "web-9" not found\n', status=1)
        status, _, errors = cluster.run("capture", "-n", "shop", "web-9")
        self.assertEqual(status, 1)
        self.assertTrue(errors.startswith('Error from server (NotFound): pods "web-9" not found\n'))
        self.assertIn("behind --", errors)
        cluster.answer([SHOP, "get", "pods", "--selector=app=none", LIST])
        status, _, errors = cluster.run("capture", "-n", "shop", "-l", "app=none")
        self.assertEqual((status, errors), (1, "kubectl-trowel: no pod that runs was found in namespace shop\n"))
        self.assert_clean(cluster)

    def test_a_node_without_trowel(self):
        cluster = self.cluster(["node-a"])
        cluster.answer([SHOP, "get", "pods", LIST], pod("a", "node-a", 1) + pod("b", "node-b", 2) + pod("c", "node-c", 3))
        cluster.answer(TROWEL_PODS, "node-a|trowel-node-a|Running\nnode-b|trowel-node-b|Pending\n")
        status, _, errors = cluster.run("capture", "-n", "shop")
        self.assertEqual(status, 1)
        self.assertIn("Trowel does not run on node-b node-c: install it with kubectl apply -f daemonset.yaml", errors)
        self.assertFalse(any("exec" in words for words in cluster.log()))

    def test_who_may_not_exec_is_told_what_is_needed(self):
        cluster = self.cluster(["node-a"])
        cluster.mark("node-a", "forbidden")
        cluster.answer([SHOP, "get", "pods", LIST], pod("a", "node-a", 1))
        status, _, errors = cluster.run("capture", "-n", "shop")
        self.assertEqual(status, 1)
        self.assertIn("node-a: Error from server (Forbidden)", errors)
        self.assertIn('it needs "create" on pods/exec in namespace trowel', errors)
        self.assertIn("nothing was captured", errors)
        self.assert_clean(cluster)

    def test_one_node_fails_and_the_others_are_kept(self):
        cluster = self.cluster(["node-a", "node-b"])
        cluster.set_mode("node-b", "fails")
        cluster.answer([SHOP, "get", "pods", LIST], pod("a", "node-a", 1) + pod("b", "node-b", 2))
        status, _, errors = cluster.run("capture", "-n", "shop", "-w", "out.scap")
        self.assertEqual(status, 1)
        self.assertIn("node-b: trowel: watching with eBPF needs root", errors)
        self.assertIn("it lacks node-b", errors)
        self.assertIn("bytes of 1 node\n", errors)
        self.assert_clean(cluster)

    def test_a_capture_outlives_its_connection(self):
        cluster = self.cluster(["node-a"])
        cluster.mark("node-a", "breaks")
        cluster.answer([SHOP, "get", "pods", LIST], pod("a", "node-a", 1))
        status, _, errors = cluster.run("capture", "-n", "shop", "-w", "out.scap")
        self.assertEqual(status, 0, errors)
        self.assertIn("node-a: error: unexpected EOF", errors)
        self.assert_clean(cluster)

    def test_pods_that_come_and_go_are_told_of(self):
        cluster = self.cluster(["node-a"])
        before = pod("old", "node-a", 1) + pod("stays", "node-a", 2)
        cluster.answer([SHOP, "get", "pods", LIST], before)
        cluster.set_mode("node-a", "waits")
        process = cluster.start("capture", "-n", "shop")
        cluster.wait_until_running(["node-a"])
        cluster.answer([SHOP, "get", "pods", LIST], pod("stays", "node-a", 2) + pod("new", "node-a", 3))
        with open(f"{cluster.folder}/answers.json", "w") as file:
            json.dump(cluster.answers, file)
        cluster.interrupt(process)
        errors = process.communicate(timeout=60)[1]
        self.assertIn("pod old on node-a went meanwhile", errors)
        self.assertIn("pod new on node-a began meanwhile and was not captured", errors)
        self.assertNotIn("pod stays", errors)

    def test_ctrl_c_ends_all_captures_and_keeps_what_they_have(self):
        nodes = ["node-a", "node-b", "node-c"]
        cluster = self.cluster(nodes, mode="waits")
        cluster.answer([SHOP, "get", "pods", LIST], "".join(pod(f"p{n}", f"node-{n}", n) for n in "abc"))
        process = cluster.start("capture", "-n", "shop", "--for", "1h", "-w", "out.scap")
        cluster.wait_until_running(nodes)
        cluster.interrupt(process)
        errors = process.communicate(timeout=60)[1]
        self.assertEqual(process.returncode, 0, errors)
        self.assertIn("bytes of 3 nodes", errors)
        self.assert_clean(cluster)
        self.check_merged(cluster, nodes)

    def test_a_second_ctrl_c_gives_up_and_leaves_nothing(self):
        cluster = self.cluster(["node-a"], mode="waits")
        cluster.answer([SHOP, "get", "pods", LIST], pod("a", "node-a", 1))
        process = cluster.start("capture", "-n", "shop", "-w", "out.scap")
        cluster.wait_until_running(["node-a"])
        cluster.interrupt(process)
        for line in process.stderr:
            if "ending" in line:
                break
        cluster.interrupt(process)
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130)
        self.assert_clean(cluster)

    def test_what_makes_no_sense_is_said(self):
        cluster = self.cluster([])
        for words, said in [
            ([], "what shall be done"), (["record"], "unknown command record"), (["capture"], "whose calls?"),
            (["capture", "a", "--for", "soon"], "no time such as 30s"), (["capture", "-n"], "-n needs an argument"),
            (["capture", "a", "--for", "0"], "more than 0 s"), (["capture", "a", "-l", "b=c"], "not both"),
            (["capture", "a", "-s", "many"], "no number of bytes"), (["capture", "a", "--what"], "unknown option --what"),
            (["capture", "a", "--", "-r", "x"], "does not begin with a dash"),
        ]:
            status, _, errors = cluster.run(*words)
            self.assertEqual(status, 2, words)
            self.assertIn(said, errors)
        status, _, errors = cluster.run("capture", "a", "-w", "none/out.scap")
        self.assertEqual((status, errors), (1, "kubectl-trowel: -w none/out.scap: there is no folder none\n"))
        self.assertEqual(cluster.log(), [])
        status, output, _ = cluster.run("capture", "--help")
        self.assertEqual(status, 0)
        self.assertTrue(output.startswith("Usage: kubectl trowel capture"))


if __name__ == "__main__":
    unittest.main()
