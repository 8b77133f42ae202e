// Tells a recorder the names of containers and pods. `trowel` starts it; see Sources/Live/Metadata.
internal import Containers
internal import Glibc

// Ctrl-C is meant for the recorder, whose end is ours.
for each in [SIGINT, SIGPIPE] { signal(each, SIG_IGN) }

do {
  let settings = try MetadataSettings(arguments: Array(CommandLine.arguments.dropFirst()))
  MetadataService(settings, input: 0, output: 1).run()
} catch {
  let text = "trowel-metadata: \(error)\n"
  // Safe: the text lives through the call.
  _ = unsafe write(2, text, text.utf8.count)
  exit(2)
}
