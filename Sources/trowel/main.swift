import Captures
import Events
import State

func run() throws {
  var reader = try CaptureReader(path: CommandLine.arguments[1], avoidingISAL: CommandLine.arguments.count > 2)
  var machine = Machine()
  var count: UInt64 = 0
  while let event = try reader.next(informing: &machine) {
    machine.apply(event)
    count += 1
  }
  print(count)
}
try run()
