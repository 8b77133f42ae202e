// Tells a recorder the names of containers and pods. `trowel` starts it; see Sources/Live/Metadata.
internal import CArguments
internal import Containers
internal import Glibc

// Ctrl-C is meant for the recorder, whose end is ours.
for each in [SIGINT, SIGPIPE] { signal(each, SIG_IGN) }

do {
  let words = (1..<max(1, carguments_count())).map { index in
    // Safe: the index is below the count, and the words stay.
    unsafe String(cString: carguments_word(index))
  }
  let settings = try MetadataSettings(arguments: words)
  MetadataService(settings, input: 0, output: 1).run()
} catch {
  let text = "trowel-metadata: \(error)\n"
  // Safe: the text lives through the call.
  _ = unsafe write(2, text, text.utf8.count)
  exit(2)
}
