"""A cluster of any size that never was: pods on nodes, what they belong to, and what belongs to nobody."""
from history import History, Kind

START = "2026-11-21T01:53:19Z"


def managed(count):
    """What servers keep of who changed what, which makes up most of an object."""
    fields = {f"f:{part}{n}": {".": {}, "f:value": {}} for part in ("spec", "status", "meta") for n in range(count)}
    return [{"manager": "kubelet", "operation": "Update", "apiVersion": "v1", "time": START,
             "fieldsType": "FieldsV1", "fieldsV1": fields}]


def metadata(kind, name, number, namespace=None, labels=None, owner=None):
    data = {"name": name, "uid": f"{len(kind):04x}{ord(kind[0]):04x}-0000-4000-8000-{number:012x}",
            "resourceVersion": str(number + 1), "creationTimestamp": START, "managedFields": managed(12)}
    if namespace:
        data["namespace"] = namespace
    if labels:
        data["labels"] = labels
    if owner:
        data["ownerReferences"] = [{"apiVersion": "apps/v1", "kind": owner[0], "name": owner[1]["name"],
                                    "uid": owner[1]["uid"], "controller": True}]
    return data


def pod(number, nodes, namespace, labels, owner):
    node, address = number % nodes, f"10.{64 + number // 65536}.{number // 256 % 256}.{number % 256}"
    status = {"name": "app", "image": "registry.example/team/application:1.2.3", "ready": True, "restartCount": 0,
              "imageID": "registry.example/team/application@sha256:" + "5a" * 32, "started": True,
              "containerID": f"containerd://{number:064x}", "state": {"running": {"startedAt": START}}}
    return {
        "metadata": metadata("Pod", f"{owner[1]['name']}-{number:05x}", number, namespace, labels, owner),
        "spec": {"nodeName": f"node-{node}", "containers": [
            {"name": "app", "image": status["image"], "ports": [{"containerPort": 8080, "protocol": "TCP"}],
             "env": [{"name": f"SETTING_{n}", "value": "x" * 40} for n in range(20)]}]},
        "status": {"phase": "Running", "hostIP": f"10.1.{node // 256}.{node % 256}", "podIP": address,
                   "podIPs": [{"ip": address}], "startTime": START, "containerStatuses": [status],
                   "conditions": [{"type": type, "status": "True", "lastTransitionTime": START}
                                  for type in ("Initialized", "Ready", "ContainersReady", "PodScheduled")]}}


def make(pods, nodes):
    """Ten pods to a deployment, ten deployments to a namespace; a service for each, and ten old replica sets."""
    history = History()
    core, apps = "v1", "apps/v1"
    for plural, name, version in (
            ("pods", "Pod", core), ("namespaces", "Namespace", core), ("nodes", "Node", core),
            ("services", "Service", core), ("replicationcontrollers", "ReplicationController", core),
            ("endpointslices", "EndpointSlice", "discovery.k8s.io/v1"), ("replicasets", "ReplicaSet", apps),
            ("deployments", "Deployment", apps), ("statefulsets", "StatefulSet", apps),
            ("daemonsets", "DaemonSet", apps), ("jobs", "Job", "batch/v1"), ("cronjobs", "CronJob", "batch/v1")):
        history.kinds[plural] = Kind(plural, name, version)
    add = lambda plural, item: history.kinds[plural].add("ADDED", item)
    for number in range(nodes):
        add("nodes", {"metadata": metadata("Node", f"node-{number}", number), "status": {"addresses": [
            {"type": "InternalIP", "address": f"10.1.{number // 256}.{number % 256}"}]}})
    for number in range((pods + 99) // 100):
        add("namespaces", {"metadata": metadata("Namespace", f"team-{number}", number)})
    for group in range((pods + 9) // 10):
        namespace, name = f"team-{group // 10}", f"app-{group % 10}"
        labels = {"app": name, "app.kubernetes.io/part-of": namespace, "pod-template-hash": f"{group:08x}"}
        workload = {"replicas": 10, "selector": {"matchLabels": {"app": name}},
                    "template": {"spec": {"containers": [{"name": "app", "env": ["x" * 40] * 20}]}}}
        deployment = metadata("Deployment", name, group, namespace, {"app": name})
        add("deployments", {"metadata": deployment, "spec": workload, "status": {"replicas": 10}})
        for old in range(10):
            data = metadata("ReplicaSet", f"{name}-{group:08x}{old or ''}", group * 10 + old, namespace, labels,
                            ("Deployment", deployment))
            replicas = 0 if old else 10
            selector = {"matchLabels": dict(labels, **({"pod-template-hash": f"old{old}"} if old else {}))}
            add("replicasets", {"metadata": data, "spec": dict(workload, replicas=replicas, selector=selector),
                                "status": {"replicas": replicas}})
            owner = owner if old else ("ReplicaSet", data)
        members = [pod(n, nodes, namespace, labels, owner) for n in range(group * 10, min(pods, group * 10 + 10))]
        for member in members:
            add("pods", member)
        add("services", {"metadata": metadata("Service", name, group, namespace, {"app": name}), "spec": {
            "clusterIP": f"10.96.{group // 256}.{group % 256}", "type": "ClusterIP", "selector": {"app": name},
            "ports": [{"port": 80, "targetPort": 8080, "protocol": "TCP"}]}})
        slice = metadata("EndpointSlice", name + "-x", group, namespace, {"kubernetes.io/service-name": name})
        add("endpointslices", {"metadata": slice, "addressType": "IPv4", "endpoints": [
            {"addresses": [each["status"]["podIP"]], "nodeName": each["spec"]["nodeName"]} for each in members]})
    history.first = history.last = 1_000_000
    return history
