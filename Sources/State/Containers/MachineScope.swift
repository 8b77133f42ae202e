internal import Events

/// The name of a container that systemd runs (`systemd-nspawn`, `machinectl`), from the path of its group:
/// `/machine.slice/machine-NAME.scope`, `/machine.slice/systemd-nspawn@NAME.service`, and what is below.
///
/// Source: systemd.io, "Control Group APIs and Delegation"; systemd-escape(1).
enum MachineScope {
  /// Nil for any other path, for virtual machines, and for the group of what watches over the container.
  static func name(in path: RawSpan) -> [UInt8]? {
    guard let slice = path.firstIndex(of: "/machine.slice/") else { return nil }
    let start = slice + 15
    let end = path.firstIndex(of: "/", from: start) ?? path.byteCount
    guard !path.slice(end).equals("/supervisor") else { return nil }
    let unit = path.slice(start, upTo: end)
    let name =
      name(of: unit, after: "machine-", before: ".scope")
      ?? name(of: unit, after: "systemd-nspawn@", before: ".service")
    guard let name, !name.isEmpty, !name.starts(with: "qemu-".utf8), !name.starts(with: "lxc-".utf8) else {
      return nil
    }
    return name
  }

  private static func name(
    of unit: RawSpan, after prefix: StaticString, before suffix: StaticString
  ) -> [UInt8]? {
    guard unit.has(prefix, at: 0), unit.hasSuffix(suffix) else { return nil }
    let end = unit.byteCount - suffix.utf8CodeUnitCount
    guard prefix.utf8CodeUnitCount <= end else { return nil }
    return unescaped([UInt8](copying: unit.slice(prefix.utf8CodeUnitCount, upTo: end)))
  }

  /// `\x2d` and the like stand for the byte of that number.
  private static func unescaped(_ name: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = name[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x"),
        let escaped = UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(escaped)
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
