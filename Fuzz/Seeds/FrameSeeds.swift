internal import TestSupport

/// Recipes of frames of every form, and files of frames. `trowel-fuzz seeds frames FOLDER` writes them anew.
enum FrameSeeds {
  static func write(to folder: String) {
    for (name, bytes) in all { writeFile(bytes, to: "\(folder)/\(name)") }
  }

  private static let small = CaptureBuilder().thread(7, "cat").open("/etc/hosts", fd: 3).bytes
  private static let unknownLength = Zstd.Form(hasLength: false)

  /// A step of a recipe; FrameRecipe says what its bytes are.
  private static func step(
    _ count: UInt16, form: UInt8, adding change: UInt8 = 0, at place: UInt8 = 0
  ) -> [UInt8] {
    [UInt8(truncatingIfNeeded: count), UInt8(truncatingIfNeeded: count >> 8), form, change, place]
  }

  private static var all: [(name: String, bytes: [UInt8])] {
    [
      ("frames", Zstd.frames(small, ofEach: 200)),
      ("of-unknown-length", Zstd.frames(small, ofEach: 200, unknownLength)),
      ("skipped", Zstd.skippable([1, 2]) + Zstd.frame(small) + Zstd.skippable([])),
      ("cut", Array(Zstd.frames(small, ofEach: 200).dropLast(9))),
      ("empty-frames", Zstd.frame([]) + Zstd.frame(small) + Zstd.frame([])),
      ("recipe-every-form", (0..<16).flatMap { step(300, form: $0) }),
      ("recipe-large", step(5_000, form: 9) + step(4_000, form: 11)),
      ("recipe-cut", step(200, form: 3) + step(200, form: 0x13, at: 128)),
      ("recipe-damaged", step(200, form: 3) + step(200, form: 1, adding: 9, at: 40) + step(90, form: 3)),
      ("recipe-damaged-header", step(200, form: 3) + step(200, form: 3, adding: 64, at: 8)),
    ]
  }
}
