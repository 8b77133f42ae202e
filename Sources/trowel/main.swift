internal import Glibc

StandardStreams.keepNumbers()
Signals.install()
let name = CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "trowel"
exit(Command(name: name).run(Array(CommandLine.arguments.dropFirst())).code)
