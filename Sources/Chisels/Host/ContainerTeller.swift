internal import Events
internal import Inspection
internal import State

/// Tells a script of containers: a list of tables, in the order in which they were first known.
struct ContainerTeller {
  let call: LuaCall
  let escapes: Bool

  func tell(_ machine: borrowing Machine) {
    call.beginTable()
    for (index, container) in machine.containers.all.enumerated() {
      call.tell(Double(index + 1))
      call.beginTable()
      tell("id", machine.strings[container.id])
      tell("name", machine.strings[container.name])
      tell("image", machine.strings[container.image])
      call.tell("type", Self.typeName(container.kind))
      call.endTable()
    }
    call.endTable()
  }

  /// What chisels know engines by: two have other names than in `container.type`.
  private static func typeName(_ kind: ContainerKind) -> StaticString {
    switch kind {
    case .libvirtLXC: "libvirt_lxc"
    case .podman, .custom, .fixed: "unknown"
    default: kind.name ?? "unknown"
    }
  }

  private func tell(_ name: StaticString, _ text: RawSpan) {
    call.tell(name)
    call.tell(text.untilNUL(), escaping: escapes)
  }
}
