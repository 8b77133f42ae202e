import TestSupport

/// Writes the demonstration, `swift run make-demo-capture Examples/demo.scap`, or every capture that the tests build,
/// `swift run make-demo-capture --all FOLDER`.
let words = CommandLine.arguments.dropFirst()
if words.count == 2, words.first == "--all", let folder = words.last {
  for sample in SampleCaptures.all { writeFile(sample.capture.bytes, to: "\(folder)/\(sample.name).scap") }
} else if words.count == 1, let path = words.last {
  writeFile(Gzip.member(SampleCaptures.demo.bytes, level: 9), to: path)
} else {
  print("usage: make-demo-capture FILE | make-demo-capture --all FOLDER")
}
