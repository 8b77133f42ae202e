internal import Events

/// Records that tell of containers and Kubernetes objects.
extension HandlerRow {
  static let infrastructure: [HandlerRow] = [
    .enter("container", "asyncevent") { machine, event in
      machine.containers.apply(event, interning: &machine.strings)
    },
    .enter("k8s") { machine, event in machine.kubernetes.apply(event, interning: &machine.strings) },
  ]
}
