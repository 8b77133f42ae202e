internal import Events
internal import State

extension FieldClass {
  /// What is mounted into the container.
  static let mounts: [FieldInfo] = [
    FieldInfo(
      "container.mounts", .string,
      "All mounts of the container, each as source:destination:mode:writable:propagation, commas between."
    ) { _, machine, scratch in
      guard let container = machine.containers[machine.container] else { return nil }
      for (index, mount) in container.mounts.enumerated() {
        if index > 0 { scratch.text.append(UInt8(ascii: ",")) }
        machine.write(mount, &scratch)
      }
      return .text
    },
    .ofMount("container.mount", "One mount, by its number or its source; the source may be a pattern.") {
      machine, mount, scratch in machine.write(mount, &scratch)
    },
    .ofMount(
      "container.mount.source", "Source of a mount, by its number or its destination; that may be a pattern.",
      by: \.destination
    ) { machine, mount, scratch in scratch.text.append(machine.strings[mount.source]) },
    .ofMount("container.mount.dest", "Destination of a mount, by its number or its source.") {
      machine, mount, scratch in scratch.text.append(machine.strings[mount.destination])
    },
    .ofMount("container.mount.mode", "Mode of a mount, by its number or its source.") {
      machine, mount, scratch in scratch.text.append(machine.strings[mount.mode])
    },
    .ofMount("container.mount.rdwr", "Whether a mount can be written to, by its number or its source.") {
      _, mount, scratch in scratch.text.append(mount.isWritable ? "true" as StaticString : "false")
    },
    .ofMount("container.mount.propagation", "Propagation of a mount, by its number or its source.") {
      machine, mount, scratch in scratch.text.append(machine.strings[mount.propagation])
    },
  ]
}

extension FieldInfo {
  fileprivate typealias MountWriter =
    @Sendable (borrowing Machine, ContainerInfo.Mount, inout FieldScratch) -> Void

  /// The row of a field that takes the number of a mount, or a pattern for the text at `path`.
  fileprivate static func ofMount(
    _ name: String, _ summary: String,
    by path: any (KeyPath<ContainerInfo.Mount, StringID> & Sendable) = \.source, write: @escaping MountWriter
  ) -> FieldInfo {
    .taking(.required, name, .string, summary) { argument in
      let text = argument?.text ?? ""
      let index = Int32(text)
      let pattern = Array(text.utf8) + [0]
      return .one { _, machine, scratch in
        guard let container = machine.containers[machine.container] else { return nil }
        let mount =
          if let index, index != -1 {
            container.mounts.indices.contains(Int(index)) ? container.mounts[Int(index)] : nil
          } else {
            container.mounts.first {
              GlobPattern.matches(machine.strings[$0[keyPath: path]], pattern.rawSpan, ignoringCase: false)
            }
          }
        guard let mount else { return nil }
        write(machine, mount, &scratch)
        return .text
      }
    }
  }
}

extension Machine {
  fileprivate func write(_ mount: ContainerInfo.Mount, _ scratch: inout FieldScratch) {
    for part in [mount.source, mount.destination, mount.mode] {
      scratch.text.append(strings[part])
      scratch.text.append(UInt8(ascii: ":"))
    }
    scratch.text.append(mount.isWritable ? "true:" as StaticString : "false:")
    scratch.text.append(strings[mount.propagation])
  }
}
