internal import TestSupport
internal import Testing

@testable internal import trowel

/// What shells and man(1) read is made from the table of options, and is understood by those that are installed.
struct CompletionsTests {
  @Test(arguments: Completions.allCases)
  func everyOptionIsCompleted(shell: Completions) {
    let script = shell.script
    for flag in FlagTable.shared.all + Flag.explaining + Flag.top {
      for spelling in flag.spellings {
        let name = String(spelling.drop { $0 == "-" })
        let written = shell == .fish ? (spelling.hasPrefix("--") ? "-l " : "-s ") + name : spelling
        #expect(script.contains(written), "\(shell): \(spelling)")
      }
    }
  }

  @Test(arguments: Completions.allCases)
  func fieldsAndEventsAreCompleted(shell: Completions) {
    for word in ["evt.type", "fd.name", "k8s.pod.name", "openat", "epoll_wait", "io_uring_setup"] {
      #expect(shell.script.contains(word), "\(shell): \(word)")
    }
  }

  @Test func theManualNamesEveryOption() {
    for flag in FlagTable.shared.all + Flag.explaining + Flag.top {
      for spelling in flag.spellings {
        let dashed = spelling.split(separator: "-", omittingEmptySubsequences: false).joined(separator: "\\-")
        #expect(ManualPage.text.contains("\\fB\(dashed)\\fR"), "\(spelling)")
      }
    }
  }

  @Test(.enabled(if: isInstalled("/bin/bash"), "needs bash"))
  func bashReadsIt() { expectUnderstood(Completions.bash.script, by: "/bin/bash", "-n") }

  @Test(.enabled(if: isInstalled("/usr/bin/zsh"), "needs zsh"))
  func zshReadsIt() { expectUnderstood(Completions.zsh.script, by: "/usr/bin/zsh", "-n") }

  @Test(.enabled(if: isInstalled("/usr/bin/fish"), "needs fish"))
  func fishReadsIt() { expectUnderstood(Completions.fish.script, by: "/usr/bin/fish", "-n") }

  @Test(.enabled(if: isInstalled("/usr/bin/mandoc"), "needs mandoc"))
  func mandocReadsTheManual() {
    expectUnderstood(ManualPage.text, by: "/usr/bin/mandoc", "-Tlint", "-Wwarning")
  }

  private func expectUnderstood(_ text: String, by program: String, _ arguments: String...) {
    let file = TemporaryFile(Array(text.utf8))
    let outcome = Process.run(program, arguments + [file.path])
    #expect(outcome.status == 0)
    #expect(String(decoding: outcome.output + outcome.errors, as: UTF8.self) == "")
  }

  private static func isInstalled(_ path: String) -> Bool {
    Process.run("/usr/bin/test", ["-x", path]).status == 0
  }

  /// What bash offers for a line, parted into words as bash parts it.
  @Test(
    .enabled(if: isInstalled("/bin/bash"), "needs bash"),
    arguments: [
      (["trowel", "--readf"], "--readfile"), (["trowel", "-r", "/etc/hostn"], "/etc/hostname"),
      (["trowel", "proc.na"], "proc.name"), (["trowel", "evt.type", "=", "openat2"], "openat2"),
      (["trowel", "-p", "%proc.na"], "%proc.name"), (["trowel", "-t", ""], "h a r d D"),
      (["trowel", "\"evt.num>5 and fd.l4"], "evt.num>5 and fd.l4proto"),
      (["trowel", "\"evt.type=epoll_create1"], "evt.type=epoll_create1"), (["trowel", "doct"], "doctor"),
      (["trowel", "explain", "t.scap", "--sto"], "--story"),
      (["trowel", "explain", "/etc/hostn"], "/etc/hostname"),
      (["trowel", "explain", "t.scap", "-w", "/etc/hostn"], "/etc/hostname"),
      (["trowel", "top", "-r", "/etc/hostn"], "/etc/hostname"),
      (["trowel", "top", "--sorti"], "--sortingcol"),
      (["trowel", "top", "-v", "procs_f"], "procs_fd_usage"), (["trowel", "top", "proc.na"], "proc.name"),
    ] as [([String], String)])
  func bashOffersWhatFits(words: [String], offered: String) {
    let quoted = words.map { "'\($0)'" }.joined(separator: " ")
    let file = TemporaryFile(
      Array(
        """
        \(Completions.bash.script)
        COMP_WORDS=(\(quoted)); COMP_CWORD=\(words.count - 1)
        compopt() { :; }
        _trowel
        echo "${COMPREPLY[*]}"

        """.utf8))
    let outcome = Process.run("/bin/bash", [file.path])
    #expect(String(decoding: outcome.output, as: UTF8.self) == offered + "\n")
  }
}
