/// Objects of a Kubernetes cluster, by their containers. `ViewText` says how the lines are written.
extension ViewText {
  static let kubernetes: StaticString = #"""
    view kubernetes_pods | K8s Pods | table defaults
    about Pods of Kubernetes with what their containers use of processors, memory, files and network.
    tip Open a pod to see its containers.
    on . evt.res k8s.rc.id k8s.rs.id k8s.svc.id k8s.ns.id
    where k8s.pod.id != ''
    opens containers
    key thread.tid
    show CPU | thread.cpu | 8 AVG/SUM sorted | Share of a processor, in percent.
    show VIRT | thread.vmsize.b | 9 MAX/SUM | Virtual memory in bytes.
    show RES | thread.vmrss.b | 9 MAX/SUM | Resident memory in bytes.
    show FILE | evt.buflen.file | 8 TIME_AVG/SUM | Bytes per second from and to files.
    show NET | evt.buflen.net | 8 TIME_AVG/SUM | Bytes per second through sockets, both ways.
    group k8s.pod.id
    show ID | k8s.pod.id | 38 | Id of the pod.
    show NAME | k8s.pod.name | 25 | Name of the pod.
    show NAMESPACE | k8s.ns.name | 20 | Namespace.
    show LABELS | k8s.pod.labels | 0 | Labels of the pod.
    do d | kubectl --namespace=%k8s.ns.name describe pods %k8s.pod.name | | Describe it
    do x | kubectl --namespace=%k8s.ns.name delete pods %k8s.pod.name | | Delete it
    do b | kubectl --namespace=%k8s.ns.name exec %k8s.pod.name -i -t -- /bin/bash | | Open a shell in it
    do l | kubectl --namespace=%k8s.ns.name logs %k8s.pod.name | | Show its log
    do f | kubectl --namespace=%k8s.ns.name logs -f %k8s.pod.name | | Follow its log
    do o | kubectl --namespace=%k8s.ns.name logs -p %k8s.pod.name | | Show the log of its last run

    view kubernetes_services | K8s Services | table defaults
    about Services of Kubernetes with what their containers use of processors, memory, files and network.
    tip Open a service to see its pods.
    on . evt.res k8s.pod.id k8s.rc.id k8s.rs.id k8s.ns.id
    where k8s.svc.id != ''
    opens kubernetes_pods
    key thread.tid
    show CPU | thread.cpu | 8 AVG/SUM sorted | Share of a processor, in percent.
    show VIRT | thread.vmsize.b | 9 MAX/SUM | Virtual memory in bytes.
    show RES | thread.vmrss.b | 9 MAX/SUM | Resident memory in bytes.
    show FILE | evt.buflen.file | 8 TIME_AVG/SUM | Bytes per second from and to files.
    show NET | evt.buflen.net | 8 TIME_AVG/SUM | Bytes per second through sockets, both ways.
    group k8s.svc.id
    show ID | k8s.svc.id | 38 | Id of the service.
    show NAME | k8s.svc.name | 25 | Name of the service.
    show NAMESPACE | k8s.ns.name | 20 | Namespace.
    show LABELS | k8s.svc.labels | 0 | Labels of the service.
    do d | kubectl --namespace=%k8s.ns.name describe services/%k8s.svc.name | | Describe it
    do x | kubectl --namespace=%k8s.ns.name delete services %k8s.svc.name | | Delete it

    view kubernetes_deployments | K8s Deployments | table defaults
    about Deployments of Kubernetes with what their containers use of processors, memory, files and network.
    tip Open a deployment to see its pods.
    on . evt.res k8s.pod.id k8s.svc.id k8s.ns.id
    where k8s.deployment.id != ''
    opens kubernetes_pods
    key thread.tid
    show CPU | thread.cpu | 8 AVG/SUM sorted | Share of a processor, in percent.
    show VIRT | thread.vmsize.b | 9 MAX/SUM | Virtual memory in bytes.
    show RES | thread.vmrss.b | 9 MAX/SUM | Resident memory in bytes.
    show FILE | evt.buflen.file | 8 TIME_AVG/SUM | Bytes per second from and to files.
    show NET | evt.buflen.net | 8 TIME_AVG/SUM | Bytes per second through sockets, both ways.
    group k8s.deployment.id
    show ID | k8s.deployment.id | 38 | Id of the deployment.
    show NAME | k8s.deployment.name | 25 | Name of the deployment.
    show NAMESPACE | k8s.ns.name | 20 | Namespace.
    show LABELS | k8s.deployment.labels | 0 | Labels of the deployment.
    do d | kubectl --namespace=%k8s.ns.name describe deployment %k8s.deployment.name | | Describe it
    do x | kubectl --namespace=%k8s.ns.name delete deployment %k8s.deployment.name | | Delete it

    view kubernetes_replicasets | K8s ReplicaSets | table defaults
    about Replica sets of Kubernetes with what their containers use of processors, memory, files and network.
    tip Open a replica set to see its pods.
    on . evt.res k8s.pod.id k8s.svc.id k8s.ns.id
    where k8s.rs.id != ''
    opens kubernetes_pods
    key thread.tid
    show CPU | thread.cpu | 8 AVG/SUM sorted | Share of a processor, in percent.
    show VIRT | thread.vmsize.b | 9 MAX/SUM | Virtual memory in bytes.
    show RES | thread.vmrss.b | 9 MAX/SUM | Resident memory in bytes.
    show FILE | evt.buflen.file | 8 TIME_AVG/SUM | Bytes per second from and to files.
    show NET | evt.buflen.net | 8 TIME_AVG/SUM | Bytes per second through sockets, both ways.
    group k8s.rs.id
    show ID | k8s.rs.id | 38 | Id of the replica set.
    show NAME | k8s.rs.name | 25 | Name of the replica set.
    show NAMESPACE | k8s.ns.name | 20 | Namespace.
    show LABELS | k8s.rs.labels | 0 | Labels of the replica set.
    do d | kubectl --namespace=%k8s.ns.name describe rs %k8s.rs.name | | Describe it
    do x | kubectl --namespace=%k8s.ns.name delete rs %k8s.rs.name | | Delete it

    view kubernetes_controllers | K8s Controllers | table defaults
    about Replication controllers of Kubernetes with what their containers use of processors, memory, files and network.
    tip Open a replication controller to see its pods.
    on . evt.res k8s.pod.id k8s.svc.id k8s.ns.id
    where k8s.rc.id != ''
    opens kubernetes_pods
    key thread.tid
    show CPU | thread.cpu | 8 AVG/SUM sorted | Share of a processor, in percent.
    show VIRT | thread.vmsize.b | 9 MAX/SUM | Virtual memory in bytes.
    show RES | thread.vmrss.b | 9 MAX/SUM | Resident memory in bytes.
    show FILE | evt.buflen.file | 8 TIME_AVG/SUM | Bytes per second from and to files.
    show NET | evt.buflen.net | 8 TIME_AVG/SUM | Bytes per second through sockets, both ways.
    group k8s.rc.id
    show ID | k8s.rc.id | 38 | Id of the replication controller.
    show NAME | k8s.rc.name | 25 | Name of the replication controller.
    show NAMESPACE | k8s.ns.name | 20 | Namespace.
    show LABELS | k8s.rc.labels | 0 | Labels of the replication controller.
    do d | kubectl --namespace=%k8s.ns.name describe rc %k8s.rc.name | | Describe it
    do x | kubectl --namespace=%k8s.ns.name delete rc %k8s.rc.name | | Delete it

    view kubernetes_namespaces | K8s Namespaces | table defaults
    about Namespaces of Kubernetes with what their containers use of processors, memory, files and network.
    tip Open a namespace to see its pods.
    on . evt.res k8s.pod.id k8s.rc.id k8s.rs.id k8s.svc.id
    where k8s.ns.id != ''
    opens kubernetes_pods
    key thread.tid
    show CPU | thread.cpu | 8 AVG/SUM sorted | Share of a processor, in percent.
    show VIRT | thread.vmsize.b | 9 MAX/SUM | Virtual memory in bytes.
    show RES | thread.vmrss.b | 9 MAX/SUM | Resident memory in bytes.
    show FILE | evt.buflen.file | 8 TIME_AVG/SUM | Bytes per second from and to files.
    show NET | evt.buflen.net | 8 TIME_AVG/SUM | Bytes per second through sockets, both ways.
    group k8s.ns.id
    show ID | k8s.ns.id | 38 | Id of the namespace.
    show NAME | k8s.ns.name | 25 | Name of the namespace.
    show LABELS | k8s.ns.labels | 0 | Labels of the namespace.
    do d | kubectl --namespace=%k8s.ns.name describe namespaces %k8s.ns.name | | Describe it
    do x | kubectl --namespace=%k8s.ns.name delete namespaces %k8s.ns.name | | Delete it
    """#
}
