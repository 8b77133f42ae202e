"""daemonset.yaml: that it is valid, and that it grants what is needed and nothing else."""
import os
import re
import shutil
import unittest

import api_server
from cluster import REPOSITORY

MANIFEST = f"{REPOSITORY}/Examples/kubernetes/daemonset.yaml"
WATCHED = {
    "": {"pods", "namespaces", "nodes", "services", "replicationcontrollers"},
    "discovery.k8s.io": {"endpointslices"},
    "apps": {"replicasets", "deployments", "statefulsets", "daemonsets"},
    "batch": {"jobs", "cronjobs"},
}
REAL_KUBECTL = shutil.which("kubectl", path="/usr/local/bin:/usr/bin:/bin")


class TextTests(unittest.TestCase):
    """What can be seen without kubectl."""

    def setUp(self):
        with open(MANIFEST) as file:
            self.documents = [self.lines(text) for text in file.read().split("\n---\n")]

    def lines(self, text):
        return [line.split(" #")[0].rstrip() for line in text.splitlines() if line.split("#")[0].strip()]

    def test_the_kinds_in_their_order(self):
        kinds = [line for lines in self.documents for line in lines if line.startswith("kind: ")]
        self.assertEqual(kinds, [f"kind: {kind}" for kind in (
            "Namespace", "ServiceAccount", "ClusterRole", "ClusterRoleBinding", "DaemonSet")])

    def test_indentation_is_even_and_keys_are_unique(self):
        for lines in self.documents:
            above = []
            for line in lines:
                self.assertNotIn("\t", line)
                depth = len(line) - len(line.lstrip(" "))
                self.assertEqual(depth % 2, 0, line)
                while above and (above[-1][0] > depth or (above[-1][0] == depth and line.lstrip().startswith("- "))):
                    above.pop()
                if not above or above[-1][0] < depth:
                    above.append((depth, set()))
                text, keys = line.strip(), above[-1][1]
                if text.startswith("- "):
                    above.append((depth + 2, keys := set()))
                    text = text[2:]
                key = re.match(r"([^:]+):( |$)", text)
                if key:
                    self.assertNotIn(key[1], keys, line)
                    keys.add(key[1])

    def test_nothing_is_granted_that_writes(self):
        verbs = [line.strip() for lines in self.documents for line in lines if "verbs:" in line]
        self.assertEqual(set(verbs), {"verbs: [get, list, watch]"})


@unittest.skipUnless(REAL_KUBECTL, "needs a real kubectl")
class ObjectTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.objects = {one["kind"]: one for one in api_server.objects(REAL_KUBECTL, MANIFEST)}
        cls.pod = cls.objects["DaemonSet"]["spec"]["template"]
        cls.container = cls.pod["spec"]["containers"][0]

    def test_every_object_is_there(self):
        self.assertEqual(set(self.objects), {
            "Namespace", "ServiceAccount", "ClusterRole", "ClusterRoleBinding", "DaemonSet"})

    def test_exactly_the_watched_kinds_may_be_read(self):
        rules = self.objects["ClusterRole"]["rules"]
        self.assertEqual({rule["apiGroups"][0]: set(rule["resources"]) for rule in rules}, WATCHED)
        self.assertTrue(all(rule["verbs"] == ["get", "list", "watch"] for rule in rules))
        binding = self.objects["ClusterRoleBinding"]
        self.assertEqual(binding["roleRef"]["name"], self.objects["ClusterRole"]["metadata"]["name"])
        account = self.objects["ServiceAccount"]["metadata"]
        self.assertEqual(binding["subjects"], [
            {"kind": "ServiceAccount", "name": account["name"], "namespace": account["namespace"]}])
        self.assertEqual(self.pod["spec"]["serviceAccountName"], account["name"])

    def test_the_rights_are_the_least(self):
        context = self.container["securityContext"]
        self.assertFalse(context["privileged"])
        self.assertFalse(context["allowPrivilegeEscalation"])
        self.assertTrue(context["readOnlyRootFilesystem"])
        self.assertEqual(context["capabilities"]["drop"], ["ALL"])
        self.assertEqual(set(context["capabilities"]["add"]), {"BPF", "PERFMON", "SYS_PTRACE"})
        self.assertNotIn("hostNetwork", self.pod["spec"])
        self.assertNotIn("hostIPC", self.pod["spec"])

    def test_every_folder_of_the_host_is_read_only_and_below_its_root(self):
        volumes = {volume["name"]: volume for volume in self.pod["spec"]["volumes"]}
        self.assertEqual(len(volumes), len(self.container["volumeMounts"]))
        environment = {each["name"]: each for each in self.container["env"]}
        root = environment["HOST_ROOT"]["value"]
        for mount in self.container["volumeMounts"]:
            volume = volumes[mount["name"]]
            if "hostPath" in volume:
                self.assertTrue(mount["readOnly"], mount)
                self.assertEqual(mount["mountPath"], root + volume["hostPath"]["path"])
            else:
                self.assertIn("sizeLimit", volume["emptyDir"])
        for name in ("NODE_NAME", "SCAP_HOSTNAME"):
            self.assertEqual(environment[name]["valueFrom"]["fieldRef"]["fieldPath"], "spec.nodeName")

    def test_the_plugin_finds_its_pods(self):
        with open(f"{REPOSITORY}/Examples/kubernetes/kubectl-trowel") as file:
            plugin = file.read()
        labels = self.pod["metadata"]["labels"]
        self.assertEqual(self.objects["DaemonSet"]["spec"]["selector"]["matchLabels"], labels)
        self.assertIn(f"--selector=app.kubernetes.io/name={labels['app.kubernetes.io/name']}", plugin)
        self.assertIn(f"--container={self.container['name']}", plugin)
        self.assertIn(f"trowel_namespace={self.objects['DaemonSet']['metadata']['namespace']}\n".split()[0], plugin)
        captures = next(m["mountPath"] for m in self.container["volumeMounts"] if m["name"] == "captures")
        self.assertIn(f"captures={captures}\n", plugin)


if __name__ == "__main__":
    unittest.main()
