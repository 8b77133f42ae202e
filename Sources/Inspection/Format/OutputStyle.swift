/// How values are shown, as the command line asked for it.
public struct OutputStyle: Sendable, Equatable {
  /// How data buffers are shown. `asciiInLine` does not begin a line of its own, as `ascii` does.
  public enum DataStyle: Sendable { case dots, ascii, asciiInLine, hex, hexASCII, base64 }

  /// What `evt.outputtime` shows: the letters of `-t`.
  public enum TimeStyle: Character, Sendable {
    case clock = "h"
    case absolute = "a"
    case relative = "r"
    case latency = "d"
    case delta = "D"
  }

  public var data = DataStyle.dots
  public var time = TimeStyle.clock
  /// The command line asked for that: lines that need no time (`--strace`) then begin with it.
  public var isTimeChosen = false
  /// Data of more than this many bytes is cut and ends in `...`; 0 for never (`-v`, chisels).
  public var longestData = 80
  /// Ports are shown as service names (`-R`).
  public var resolvesPorts = false

  public init() {}
}
