internal import TestSupport

/// Any bytes are the directory of an index that is right otherwise: the capture is read along it to an end.
enum DirectoryTarget {
  private static let question = "proc.name=coredns and evt.num > 20"

  private static let capture = SampleCaptures.demo.bytes
  /// By the name of the compression, the same capture with an index.
  static let indexes: [(name: String, index: ForgedIndex)] = [
    ("plain", ForgedIndex(of: capture)),
    ("gzip", ForgedIndex(of: Gzip.member(capture))),
    ("zstd", ForgedIndex(of: Zstd.frames(capture, ofEach: 2_500))),
  ]
  private static let expected = indexes.map { $0.index.lines(question) }

  static func run(_ input: [UInt8]) {
    for (place, (name, index)) in indexes.enumerated() {
      let lines = index.lines(question, directory: input)
      require(input != index.directory || lines == expected[place], "\(name): other lines along the index")
    }
  }
}
