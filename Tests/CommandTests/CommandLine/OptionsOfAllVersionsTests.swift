internal import Testing
internal import trowel

/// Every option that a version of sysdig had, from 0.1.72 to 0.36: none is unknown.
struct OptionsOfAllVersionsTests {
  /// An option: its spellings, and an argument that it accepts; nil where it takes none.
  struct Row: Sendable, CustomTestStringConvertible {
    let spellings: [String]
    let argument: String?
    var testDescription: String { spellings.joined(separator: " ") }

    init(_ spellings: String, _ argument: String? = nil) {
      self.spellings = spellings.split(separator: " ").map(String.init)
      self.argument = argument
    }
  }

  static let rows: [Row] = [
    Row("-a --abstimes"), Row("-A --print-ascii"), Row("-b --print-base64"), Row("-B --bpf"),
    Row("--cpus-for-each-buffer", "2"), Row("-C --file-size", "10"), Row("--cri", "/run/cri.sock"),
    Row("--cri-timeout", "1000"),
    Row("-c --chisel", "topprocs_cpu"), Row("-cl --list-chisels"), Row("-i --chisel-info", "topprocs_cpu"),
    Row("-d --displayflt"), Row("-D --debug"), Row("-E --exclude-users"),
    Row("-e --event-limit", "1000"), Row("-F --fatfile"), Row("--filter-proclist"),
    Row("-g --gvisor-config", "/run/gvisor.json"), Row("--gvisor-root", "/run"), Row("-G --seconds", "60"),
    Row("-j --json"),
    Row("-h --help"), Row("-H --plugin", "dummy:init"), Row("-I --input", "dummy:open"), Row("-Il"),
    Row("-k --k8s-api", "http://127.0.0.1:8080"), Row("-K --k8s-api-cert", "cert:key"),
    Row("--node-name", "node"), Row("-L --list-events"), Row("-l --list"), Row("-lv"), Row("--libs-version"),
    Row("--large-environment"), Row("--list-markdown"), Row("--log-level", "info"),
    Row("-m --mesos-api", "http://127.0.0.1"), Row("--modern-bpf"), Row("-M", "5"), Row("-N"),
    Row("-n --numevents", "5"), Row("--page-faults"), Row("--plugin-config-file", "plugins.yaml"),
    Row("-P --progress"), Row("-p --print", "%evt.num"), Row("-pc"), Row("-pk"), Row("-pm"),
    Row("-q --quiet"), Row("-R --resolve-ports"), Row("-r --readfile --read", "b.scap"), Row("-S --summary"),
    Row("-s --snaplen", "400"), Row("-t --timetype", "h"), Row("-t", "a"), Row("-t", "r"), Row("-t", "d"),
    Row("-t", "D"), Row("-T --force-tracers-capture"), Row("-u --udig"), Row("--unbuffered"),
    Row("-U --suppress-comm", "sh"), Row("-v --verbose"), Row("--version"),
    Row("-w --writefile --write", "c.scap"), Row("-W --limit", "3"), Row("-x --print-hex"),
    Row("-X --print-hex-ascii"), Row("-z --compress"),
  ]

  /// What stops with an explanation rather than going on without what was asked for.
  static let explained: [Row] = [
    Row("--gvisor-generate-config"), Row("--plugin-info", "dummy"),
  ]

  @Test(arguments: rows)
  func isAccepted(row: Row) throws {
    for spelling in row.spellings {
      for words in Self.ways(spelling, row.argument) {
        let options = try ArgumentParser.parse(["-r", "a.scap"] + words + ["evt.num=1"])
        #expect(options.captures.first == "a.scap", "\(words)")
        #expect(options.filter == "evt.num=1", "\(words)")
      }
    }
  }

  @Test(arguments: explained)
  func isExplained(row: Row) {
    for spelling in row.spellings {
      for words in Self.ways(spelling, row.argument) {
        let error = #expect(throws: UsageError.self) { try ArgumentParser.parse(["-r", "a.scap"] + words) }
        #expect(error?.message.contains("unknown") == false, "\(words)")
        #expect((error?.message.count ?? 0) > spelling.count + 10, "\(words)")
      }
    }
  }

  /// The argument in a word of its own, and in the same one.
  private static func ways(_ spelling: String, _ argument: String?) -> [[String]] {
    guard let argument else { return [[spelling]] }
    return [[spelling, argument], [spelling + (spelling.hasPrefix("--") ? "=" : "") + argument]]
  }
}
