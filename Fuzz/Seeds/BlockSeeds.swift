internal import Events
internal import TestSupport

/// Small captures that together hold every kind of block in each of its layouts: where the search for others begins.
/// `trowel-fuzz seeds blocks FOLDER` writes them anew.
enum BlockSeeds {
  static func write(to folder: String) {
    for (name, capture) in all { writeFile(capture.bytes, to: "\(folder)/\(name).scap") }
    for sample in SampleCaptures.all { writePieces(of: sample, to: folder) }
  }

  private static let plain = CaptureBuilder().thread(7, "cat")
  private static let twoThreads = CaptureBuilder()
    .thread(1, "init", executable: "/sbin/init")
    .thread(
      100, "sh", parent: 1, arguments: ["-c", "make"], workingDirectory: "/home/ada", user: 1000, group: 5)
  private static let descriptors =
    plain
    .fd(0, .file("/dev/null", device: 5)).fd(1, .pipe("pipe:[77]")).fd(2, .directory("/tmp"))
    .fd(3, .tcp("10.0.0.5", 40_000, "10.0.0.9", 443)).fd(4, .listener("0.0.0.0", 80))
    .fd(5, .udp("::1", 53, "::2", 54)).fd(6, .listener("::", 22)).fd(7, .other(.eventPoll, name: []))
    .fd(8, .unix(source: 1, destination: 2, path: Array("/run/x".utf8)))
  private static let people =
    plain
    .user(0, "root", home: "/root", shell: "/bin/bash").user(1000, "ada").group(0, "root")
  private static let interfaces =
    plain
    .interface("lo", "127.0.0.1", netmask: "255.0.0.0", broadcast: "127.255.255.255")
    .interface("eth0", "fd00::5", netmask: "ffff::", broadcast: "fd00::ffff", linkSpeed: 1_000)

  private static var all: [(name: String, capture: CaptureBuilder)] {
    var all: [(String, CaptureBuilder)] = [
      (
        "section-options",
        plain.layout { $0.sectionOptions = [1, 0, 4, 0, 0x61, 0x62, 0x63, 0x64, 0, 0, 0, 0] }
      ),
      ("two-sections", plain.open("/a", fd: 3).nextSection().thread(8, "dog").open("/b", fd: 4)),
      ("unknown-block", plain.block(0x4242, body: [1, 2, 3]).open("/a", fd: 3).block(0x2FF, body: [])),
      ("legacy-types", descriptors.user(0, "root").layout(makeOldest)),
    ]
    for version in 1...9 {
      all.append(("processes-v\(version)", twoThreads.layout { $0.processes = version }))
    }
    for (name, tail) in tails {
      all.append(("processes-v9-\(name)", twoThreads.layout { $0.processTail = tail }))
    }
    for version in 1...2 {
      all.append(("fds-v\(version)", descriptors.layout { $0.fds = version }))
      all.append(("users-v\(version)", people.layout { $0.users = version }))
      all.append(("interfaces-v\(version)", interfaces.layout { $0.interfaces = version }))
      for hasFlags in [false, true] {
        let calls = plain.layout {
          $0.events = version
          $0.hasFlags = hasFlags
        }
        .open("/etc/hosts", fd: 3).read(3, "hello").close(3)
        all.append(("events-v\(version)\(hasFlags ? "-flags" : "")", calls))
      }
    }
    for hasFlags in [false, true] {
      let large = EventTable.shared.all.filter { $0.flags.contains(.large) }.reduce(
        plain.layout { $0.hasFlags = hasFlags }
      ) { $0.event(code: $1.type.rawValue, ["a", "b"]) }
      all.append(("events-large\(hasFlags ? "-flags" : "")", large))
    }
    return all
  }

  private static let tails: [(String, CaptureBuilder.ProcessTail)] = [
    ("login", .old(byteCount: 4)), ("writable", .old(byteCount: 5)), ("capabilities", .old(byteCount: 29)),
    ("new", .new),
  ]

  private static func makeOldest(_ layout: inout CaptureBuilder.Layout) {
    layout.usesLegacyTypes = true
    (layout.processes, layout.fds, layout.users, layout.events, layout.minor) = (1, 1, 1, 1, 0)
  }

  /// A sample is cut into captures of a few events each.
  private static func writePieces(of sample: SampleCaptures.Sample, to folder: String) {
    let eventsOfPiece = 60
    let longest = 10_000
    let bytes = sample.capture.bytes
    let map = BlockMap(bytes)
    let head = map.metadata.flatMap { bytes[$0.range] }
    var events = map.events
    var number = 1
    while !events.isEmpty {
      let piece = head + events.prefix(eventsOfPiece).flatMap { bytes[$0.range] }
      if piece.count < longest, number < 10 {
        writeFile(piece, to: "\(folder)/\(sample.name)-\(number).scap")
      }
      events = events.dropFirst(eventsOfPiece)
      number += 1
    }
  }
}
