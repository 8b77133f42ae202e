// What tests and people run in a terminal: shows the keys that come, until q; crashes at c, calls itself for ever
// at o, exits at x.
internal import Glibc
internal import TerminalUI

/// Until no stack is left.
func callForEver(_ depth: Int) -> Int { depth < 0 ? depth : callForEver(depth + 1) + callForEver(depth + 2) }

var terminal: Terminal
do {
  terminal = try Terminal { name in
    // Safe: nothing changes the environment.
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
} catch {
  print(error)
  exit(1)
}
var lines: [String] = []
loop: while true {
  var canvas = terminal.canvas
  canvas.draw(
    "probe \(canvas.width)x\(canvas.height)", column: 0, row: 0, in: canvas.bounds,
    style: terminal.theme[.heading])
  for (index, line) in lines.suffix(canvas.height - 1).enumerated() {
    canvas.draw(line, column: 0, row: index + 1, in: canvas.bounds, style: terminal.theme[.text])
  }
  terminal.show(canvas)
  guard let key = terminal.key(within: -1) else { continue }
  switch key {
  case .character("q"), .stop: break loop
  case .character("c"): preconditionFailure("asked for")
  case .character("o"): print(callForEver(lines.count))
  case .character("x"): exit(3)
  default: lines.append("\(key)")
  }
}
