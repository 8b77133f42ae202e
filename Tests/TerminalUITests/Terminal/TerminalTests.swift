internal import Glibc
internal import TestSupport
internal import Testing

@testable internal import TerminalUI

/// A program with a screen on a real terminal of the kernel.
@Suite(.serialized) struct TerminalTests {
  static let probe = Repository.built("terminal-probe") ?? ""
  static let leave = EscapeCodes.leave.description
  static let enter = EscapeCodes.enter.description

  /// How the program is made to end, and the status that it ends with.
  enum Ending: CaseIterable {
    case key, exit, crash, overflow, fault, terminate, interrupt, hangUp, quit

    func happen(to terminal: PseudoTerminal) {
      switch self {
      case .key: terminal.type("q")
      case .exit: terminal.type("x")
      case .crash: terminal.type("c")
      case .overflow: terminal.type("o")
      case .fault: kill(terminal.program, SIGSEGV)
      case .terminate: kill(terminal.program, SIGTERM)
      case .interrupt: kill(terminal.program, SIGINT)
      case .hangUp: kill(terminal.program, SIGHUP)
      case .quit: kill(terminal.program, SIGQUIT)
      }
    }

    func isStatus(_ status: Int32) -> Bool {
      switch self {
      case .exit: status == 3
      case .crash, .overflow, .fault: status > 128
      default: status == 0
      }
    }
  }

  @Test(arguments: Ending.allCases)
  func theTerminalIsGivenBackHoweverTheProgramEnds(_ ending: Ending) {
    let terminal = PseudoTerminal([Self.probe])
    #expect(terminal.waits(for: "probe 80x24"))
    #expect(terminal.currentModes != terminal.modes)
    terminal.forget()
    ending.happen(to: terminal)
    #expect(ending.isStatus(terminal.finish()))
    #expect(terminal.currentModes == terminal.modes)
    #expect(String(decoding: terminal.output, as: UTF8.self).contains(Self.leave))
  }

  @Test func keysComeAndTheSizeIsFollowed() {
    let terminal = PseudoTerminal([Self.probe])
    #expect(terminal.waits(for: "probe 80x24"))
    terminal.type("\u{1B}[15~")
    #expect(terminal.waits(for: "function(5)"))
    terminal.type("\u{1B}")
    #expect(terminal.waits(for: "Name.escape"))
    terminal.resize(width: 60, height: 20)
    #expect(terminal.waits(for: "probe 60x20"))
    terminal.type("q")
    #expect(terminal.finish() == 0)
  }

  /// By Ctrl+Z, and by a signal from elsewhere.
  @Test(arguments: [true, false])
  func aStoppedProgramGivesTheTerminalBackAndTakesItAgain(byKey: Bool) {
    // The shell makes a job of it, and lets it go on when a line was typed.
    let terminal = PseudoTerminal(["/bin/sh", "-mc", "\(Self.probe); echo halted; read line; fg; echo done"])
    #expect(terminal.waits(for: "probe 80x24"))
    terminal.forget()
    if byKey { terminal.type("\u{1A}") } else { kill(terminal.child ?? terminal.program, SIGTSTP) }
    #expect(terminal.waits(for: "halted"))
    #expect(terminal.currentModes == terminal.modes)
    #expect(String(decoding: terminal.output, as: UTF8.self).contains(Self.leave))
    terminal.forget()
    terminal.type("\n")
    #expect(terminal.waits(for: Self.enter))
    #expect(terminal.waits(for: "probe 80x24"))
    #expect(terminal.currentModes != terminal.modes)
    terminal.type("q")
    #expect(terminal.waits(for: "done"))
    #expect(terminal.currentModes == terminal.modes)
    #expect(terminal.finish() == 0)
  }

  @Test func whereNobodyCouldLetItGoOnItIsNotStopped() {
    let terminal = PseudoTerminal(["/bin/sh", "-c", "trap '' TSTP; exec \(Self.probe)"])
    #expect(terminal.waits(for: "probe 80x24"))
    terminal.forget()
    terminal.type("\u{1A}")
    #expect(terminal.waits(for: "probe 80x24"))
    kill(terminal.program, SIGTSTP)
    terminal.type("q")
    #expect(terminal.finish() == 0)
    #expect(terminal.currentModes == terminal.modes)
  }

  @Test func whoEndsAProgramThatIsStoppedEndsIt() {
    let terminal = PseudoTerminal(["/bin/sh", "-mc", "\(Self.probe); echo halted; read line; fg; echo done"])
    #expect(terminal.waits(for: "probe 80x24"))
    terminal.type("\u{1A}")
    #expect(terminal.waits(for: "halted"))
    kill(terminal.child ?? terminal.program, SIGTERM)
    terminal.type("\n")
    #expect(terminal.waits(for: "done"))
    #expect(terminal.finish() == 0)
    #expect(terminal.currentModes == terminal.modes)
  }

  /// A line that is down, or a window that hangs.
  @Test func aTerminalThatTakesNothingAnyMoreDoesNotHoldTheProgram() {
    let terminal = PseudoTerminal([Self.probe])
    #expect(terminal.waits(for: "probe 80x24"))
    // Frames that nobody reads, each of which scrolls the screen, until there is room for no more.
    terminal.resize(width: 200, height: 60)
    var waiting = -1
    for _ in 0..<200 where waiting < terminal.waitingByteCount {
      waiting = terminal.waitingByteCount
      for _ in 0..<10 {
        terminal.type("\u{1B}[5~\u{1B}[Aabd")
        usleep(20_000)
      }
    }
    #expect(waiting > 2_000)
    kill(terminal.program, SIGTERM)
    #expect(terminal.finish(reads: false) == 0)
    #expect(terminal.currentModes == terminal.modes)
  }

  @Test func aDumbTerminalAndNoTerminalAreErrors() {
    let dumb = PseudoTerminal([Self.probe], environment: ["TERM=dumb"])
    #expect(dumb.waits(for: "TERM is 'dumb'"))
    #expect(dumb.finish() == 1)
  }

  @Test func noColorSendsNone() {
    let terminal = PseudoTerminal([Self.probe], environment: ["TERM=xterm", "NO_COLOR=1"])
    #expect(terminal.waits(for: "probe 80x24"))
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[0;3"))
    terminal.type("q")
    #expect(terminal.finish() == 0)
  }
}
