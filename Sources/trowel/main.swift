internal import Glibc

StandardStreams.keepNumbers()
Signals.install()
let name = Words.all.first?.split(separator: "/").last.map(String.init) ?? "trowel"
exit(Command(name: name).run(Array(Words.all.dropFirst())).code)
