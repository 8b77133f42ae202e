internal import Events

/// Makes up events of every kind, with params that fit the event table.
struct EventMaker {
  private var generator: SeededGenerator
  private let dropsLastParam: Bool

  init(seed: UInt64, dropsLastParam: Bool) {
    generator = SeededGenerator(seed: seed)
    self.dropsLastParam = dropsLastParam
  }

  /// Events of the reader's own, and those that end or replace the thread on which all happen.
  private static let excluded: Set<String> = [
    "procexit", "execve", "execveat", "clone", "clone3", "fork", "vfork", "container", "k8s", "mesos",
    "tracer", "pluginevent", "infra",
    "notification", "cpu_hotplug", "drop", "scapevent", "sysdigevent",
  ]

  /// Flags that sysdig 0.29.3, with which these captures are compared, has no names for.
  private static let newerNames: Set<String> = ["FD_UPPER_LAYER", "FD_LOWER_LAYER", "O_F_CREATED"]

  var capture: CaptureBuilder {
    var maker = self
    var builder = CaptureBuilder()
      .user(0, "root", home: "/root", shell: "/bin/bash").user(7, "seven").group(0, "root").group(7, "seven")
      .thread(1, "init").thread(50, "every", parent: 1, arguments: ["a", "b c"], workingDirectory: "/srv")
    for number in 0..<12 { builder = builder.fd(Int64(number), maker.content(number)) }
    for _ in 0..<2 {
      for info in EventTable.shared.all
      where info.flags.isDisjoint(with: [.newer, .unused]) && !Self.excluded.contains(info.name) {
        var params = info.params.prefix(info.classicParamCount).map { maker.value($0) }
        let mayBeShort = params.count > 1 && !info.flags.contains(.changesState)
        if dropsLastParam, mayBeShort { params.removeLast() }
        builder.append(info.type.rawValue, params)
      }
    }
    return builder
  }

  private func content(_ number: Int) -> FDRecord.Content {
    switch number % 6 {
    case 0: .file("/srv/file\(number)")
    case 1: .tcp("10.1.1.1", 1_000 + UInt16(number), "10.1.1.2", 80)
    case 2: .udp("::1", 2_000, "::2", 53)
    case 3: .pipe("pipe:[\(number)]")
    case 4: .directory("/srv/directory")
    default: .listener("0.0.0.0", 8_000)
    }
  }

  private mutating func pick<Value>(_ values: [Value], default fallback: Value) -> Value {
    values.randomElement(using: &generator) ?? fallback
  }

  private mutating func value(_ param: ParamInfo) -> EventValue {
    if let names = param.names, !names.entries.isEmpty {
      let bits = names.entries.filter { !Self.newerNames.contains($0.name) }.map(\.value)
      let one = pick(bits, default: 0)
      return .number(Int64(bitPattern: pick([one, one | pick(bits, default: 0), 0], default: one)))
    }
    return value(param.kind, param.variants)
  }

  private mutating func value(_ kind: ParamKind, _ variants: [ParamInfo.Variant]) -> EventValue {
    switch kind {
    case .fd, .fd32: return .number(pick([0, 1, 2, 3, 4, 5, 6, 7, 30, -2, -100], default: 0))
    case .pid, .pid32: return .number(pick([1, 50, 99, 0, -1], default: 1))
    case .errno: return .number(pick([0, 1, 5, 4096, -2, -11, -13, -115, -999], default: 0))
    case .chars, .path, .relpath:
      return .text(pick(["/etc/hosts", "a/b", "../c", "", "with\u{1}control", "<NA>", "/x y"], default: ""))
    case .bytes, .charsarray, .pairsarray:
      return .bytes(
        Array(pick(["GET / HTTP/1.1\r\nA: b\r\n\r\n", "a\0b\0", "", "\u{7f}\u{1}bin"], default: "").utf8))
    case .sockaddr:
      return pick(
        [.address("1.2.3.4", 80), .address("fe80::1", 443), .unixAddress("/run/x"), .absent], default: .absent
      )
    case .socktuple:
      return pick(
        [
          .tuple("1.2.3.4", 5, "6.7.8.9", 53), .tuple("::1", 1, "::2", 2), .unixTuple(1, 2, "/run/y"),
          .absent,
        ],
        default: .absent)
    case .fdlist:
      return .poll([(fd: pick([0, 1, 3, 77], default: 0), flags: pick([1, 4, 5, 16], default: 1))])
    case .syscall: return .number(Int64(pick([0, 3, 41, 200, 350, 9_999], default: 0)))
    case .sigtype: return .number(pick([1, 9, 17, 33, 0, 200], default: 1))
    case .reltime: return .number(pick([0, 500_000_000, 1_500, -1], default: 0))
    case .dyn: return variant(variants)
    case .bool: return .number(pick([0, 1], default: 0))
    case .uid, .gid: return .number(pick([0, 7, 8, -1], default: 0))
    default: return .number(pick([0, 1, 8, 255, 4_660, 70_000, -1], default: 0))
    }
  }

  private mutating func variant(_ variants: [ParamInfo.Variant]) -> EventValue {
    guard !variants.isEmpty else { return .absent }
    let selector = Int.random(in: 0..<variants.count, using: &generator)
    let kind = variants[selector].kind
    return .bytes([UInt8(selector)] + value(kind, []).encoded(width: kind.width))
  }
}
