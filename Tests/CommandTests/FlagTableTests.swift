internal import Testing
internal import trowel

struct FlagTableTests {
  private let rows = FlagTable.shared.all

  @Test func lettersAndNamesAreUnique() {
    let letters = rows.compactMap(\.short)
    #expect(Set(letters).count == letters.count)
    let names = rows.flatMap(\.long)
    #expect(Set(names).count == names.count)
  }

  @Test func everyRowHasASpellingAndASentence() {
    for row in rows {
      #expect(row.short != nil || !row.long.isEmpty)
      #expect(row.help.hasSuffix("."), "\(row.spelling)")
      #expect(row.long.allSatisfy { $0.count > 1 && !$0.hasPrefix("-") })
    }
  }

  @Test(arguments: Array("aAbBcCdDEeFgGhHIijkKLlmMNnPpqrRSstTuUvwWxXz"))
  func everyLetterThatSysdigEverHadIsUnderstood(letter: Character) {
    #expect(FlagTable.shared[short: letter] != nil)
  }

  @Test(arguments: [
    "abstimes", "print-ascii", "print-base64", "bpf", "chisel", "list-chisels", "cpus-for-each-buffer",
    "file-size",
    "cri", "cri-timeout", "displayflt", "debug", "exclude-users", "event-limit", "fatfile", "filter-proclist",
    "gvisor-config", "gvisor-root", "gvisor-generate-config", "seconds", "help", "plugin", "input",
    "chisel-info",
    "json", "k8s-api", "k8s-api-cert", "node-name", "list-events", "list", "libs-version",
    "large-environment",
    "list-markdown", "log-level", "mesos-api", "modern-bpf", "numevents", "page-faults", "plugin-config-file",
    "plugin-info", "progress", "print", "quiet", "resolve-ports", "readfile", "read", "summary", "snaplen",
    "timetype", "force-tracers-capture", "udig", "unbuffered", "suppress-comm", "verbose", "version",
    "writefile",
    "write", "limit", "print-hex", "print-hex-ascii", "compress",
  ])
  func everyNameThatSysdigEverHadIsUnderstood(name: String) throws {
    #expect(try FlagTable.shared.flag(long: name).long.contains(name))
  }

  @Test func helpNamesEveryOptionWithinEightyFourColumns() {
    let page = HelpText.page(command: "trowel")
    for row in rows { #expect(page.contains(row.long.first ?? row.spelling)) }
    for line in page.split(separator: "\n") where !line.hasPrefix("    ") && !line.contains("$") {
      #expect(line.count <= 84, "\(line)")
    }
  }
}
