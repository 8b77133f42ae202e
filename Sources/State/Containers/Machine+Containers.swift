internal import Events

/// Which container a thread runs in.
extension Machine {
  /// Finds the container of a thread from its cgroups and its root directory: when the thread is made, when
  /// it changes its root, and when it starts a program, since container runtimes move the first process just
  /// before that.
  ///
  /// The engines are asked in a fixed order. One that only guesses from digits is believed if a record
  /// confirmed it or nothing contradicts; otherwise those after it may know better.
  package mutating func resolveContainer(of slot: ThreadSlot) {
    threads[slot].container = .empty
    threads[slot].container = container(of: slot)
    threads[slot].category = category(of: slot)
  }

  private mutating func container(of slot: ThreadSlot) -> StringID {
    let paths = containers.paths(in: threads[slot].cgroups, &strings)
    var guess = StringID.empty
    for (kind, id) in [(ContainerKind.podman, paths.podman), (.docker, paths.docker)] where id != .empty {
      guess = id
      let isComplete = containers.read(id) { $0.isComplete }
      if isComplete == nil { containers.announce(kind, id: id, name: .empty, pinning: &strings) }
      if isComplete != false { return id }
    }
    if paths.cri != .empty { guess = paths.cri }
    for (kind, id) in [(ContainerKind.lxc, paths.lxc), (.libvirtLXC, paths.libvirt)] where id != .empty {
      containers.announce(kind, id: id, name: id, pinning: &strings)
      return id
    }
    if paths.mesos != .empty, let task = mesosTask(of: slot) {
      containers.announce(
        .mesos, id: paths.mesos, name: paths.mesos, mesosTask: task, pinning: &strings)
      return paths.mesos
    }
    if let pod = rktContainer(of: slot, service: paths.service) { return pod }
    for (kind, id) in [(ContainerKind.bpm, paths.bpm), (.custom, paths.machine)] where id != .empty {
      containers.announce(kind, id: id, name: id, pinning: &strings)
      return id
    }
    return guess
  }

  /// The task that a thread or one of its ancestors says it is; nil unless it looks like one. Mesos' own
  /// helpers run in the same cgroups without a task.
  private mutating func mesosTask(of slot: ThreadSlot) -> StringID? {
    let names: [StaticString] = ["MESOS_TASK_ID=", "mesos_task_id=", "MESOS_EXECUTOR_ID="]
    guard let task = environmentValue(names, of: slot), task.count >= 3,
      task.contains(UInt8(ascii: ".")) || task.contains(UInt8(ascii: "_"))
    else { return nil }
    return strings.keep(task)
  }

  /// The container of a rkt pod, `pod:app`: from the root directory of an app, or from its service below a
  /// systemd that was started for a pod, in that case only where the container is known already.
  private mutating func rktContainer(of slot: ThreadSlot, service: StringID) -> StringID? {
    if service != .empty, containers.hasRkt, let pod = rktPod(above: slot) {
      let id = strings.keep(pod + [UInt8(ascii: ":")] + [UInt8](copying: strings[service]))
      if containers.read(id, { _ in true }) == true { return id }
    }
    let root = [UInt8](copying: strings[threads[slot].root])
    guard let app = RktRoot(root) else { return nil }
    let pod = app.pod ?? environmentValue(["container_uuid="], of: slot)
    return pod.map { strings.keep($0 + [UInt8(ascii: ":")] + app.name) }
  }

  private func rktPod(above slot: ThreadSlot) -> [UInt8]? {
    var found: [UInt8]?
    forEachAncestor(of: slot) { machine, ancestor in
      found = machine.ownValue("container_uuid=", of: ancestor)
      if found == nil {
        let arguments = machine.strings[machine.threads[ancestor].arguments]
        if let at = arguments.firstIndex(of: "--uuid=") {
          found = [UInt8](copying: arguments.slice(at + 7).untilNUL())
        }
      }
      return found == nil
    }
    return found
  }

  /// The value of the first of some environment variables (each name ends with the equals sign), of the
  /// thread's process or of the nearest ancestor that has one.
  private func environmentValue(_ names: [StaticString], of slot: ThreadSlot) -> [UInt8]? {
    for name in names {
      if let value = ownValue(name, of: slot) { return value }
    }
    var found: [UInt8]?
    forEachAncestor(of: slot) { machine, ancestor in
      for name in names where found == nil { found = machine.ownValue(name, of: ancestor) }
      return found == nil
    }
    return found
  }

  private func ownValue(_ name: StaticString, of slot: ThreadSlot) -> [UInt8]? {
    let main = threads.slot(of: threads[slot].process) ?? slot
    var environment = StringList(strings[threads[main].environment])
    while let variable = environment.next() {
      if variable.has(name, at: 0), variable.byteCount > name.utf8CodeUnitCount {
        return [UInt8](copying: variable.slice(name.utf8CodeUnitCount))
      }
    }
    return nil
  }

  /// When the first process of the thread's container was made, which is the thread's own or above it; nil where that was
  /// before the first event, or it is not known.
  package func firstProcessTime(above slot: ThreadSlot) -> UInt64? {
    var time: UInt64 = 0
    let main = threads.slot(of: threads[slot].process) ?? slot
    if threads[main].virtualProcess == 1 { time = threads[main].cloneTime }
    forEachAncestor(of: main) { machine, ancestor in
      let isFirst =
        machine.threads[ancestor].virtualProcess == 1
        && machine.threads[ancestor].container == machine.threads[slot].container
      if isFirst { time = machine.threads[ancestor].cloneTime }
      return time == 0
    }
    return time == 0 ? nil : time
  }

  /// Calls `body` with the parent, its parent and so on, until it returns false.
  func forEachAncestor(of slot: ThreadSlot, _ body: (borrowing Machine, ThreadSlot) -> Bool) {
    var current = slot
    // Process trees are shallow; a longer chain is a loop made by reused ids.
    for _ in 0..<256 {
      let parent = threads[current].parent
      guard parent.rawValue != -1, parent != threads[current].id, let next = threads.slot(of: parent) else {
        return
      }
      guard body(self, next) else { return }
      current = next
    }
  }
}

/// The root directory of an app in a rkt pod, below the directory of the pod or inside its own file system.
private struct RktRoot {
  /// The pod's id, where the path holds it.
  let pod: [UInt8]?
  let name: [UInt8]

  init?(_ path: [UInt8]) {
    let root = path.rawSpan
    if root.has("/opt/stage2/", at: 0) {
      guard let end = root.firstIndex(of: "/rootfs"), end >= 12 else { return nil }
      pod = nil
      name = [UInt8](copying: root.slice(12, upTo: end))
      return
    }
    guard root.has("/var/lib/rkt/pods/run/", at: 0),
      let middle = root.firstIndex(of: "/stage1/rootfs/opt/stage2/", from: 22),
      let end = root.firstIndex(of: "/rootfs", from: middle + 26)
    else { return nil }
    pod = [UInt8](copying: root.slice(22, upTo: middle))
    name = [UInt8](copying: root.slice(middle + 26, upTo: end))
  }
}
