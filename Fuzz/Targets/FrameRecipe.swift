internal import TestSupport

/// A small capture in zstd frames that five bytes each say how to make:
///
///     u16 bytes of the capture | u8 form | u8 what is added to a byte | u8 where, in 256ths of the frame
///
/// What is left of the capture when the recipe ends is a frame, too.
struct FrameRecipe {
  private(set) var bytes: [UInt8] = []
  private(set) var isDamaged = false

  private static let stepByteCount = 5
  private static let capture = SampleCaptures.demo.bytes
  /// What the frames hold, unless they are damaged.
  static let contents = FramesTarget.Contents(of: capture)

  /// How a frame is made.
  private struct Form: OptionSet {
    let rawValue: UInt8
    static let tellsLength = Form(rawValue: 1 << 0)
    static let hasChecksum = Form(rawValue: 1 << 1)
    static let isSkippedTo = Form(rawValue: 1 << 2)
    static let isLarge = Form(rawValue: 1 << 3)
    static let isCut = Form(rawValue: 1 << 4)
  }

  init(_ input: [UInt8]) {
    var steps = input[...]
    var rest = Self.capture[...]
    while steps.count >= Self.stepByteCount {
      let step = Array(steps.prefix(Self.stepByteCount))
      steps = steps.dropFirst(Self.stepByteCount)
      let form = Form(rawValue: step[2])
      let largest = form.contains(.isLarge) ? Int(UInt16.max) : Int(UInt8.max)
      let part = Array(rest.prefix((Int(step[0]) | Int(step[1]) << 8) & largest))
      rest = rest.dropFirst(part.count)
      if form.contains(.isSkippedTo) { bytes += Zstd.skippable(step) }
      append(frame(part, form), form, adding: step[3], at: Int(step[4]))
    }
    bytes += Zstd.frame(Array(rest))
  }

  private func frame(_ part: [UInt8], _ form: Form) -> [UInt8] {
    Zstd.frame(
      part,
      Zstd.Form(
        level: 1, hasLength: form.contains(.tellsLength), hasChecksum: form.contains(.hasChecksum)))
  }

  private mutating func append(_ frame: [UInt8], _ form: Form, adding change: UInt8, at place: Int) {
    var frame = frame
    let place = place * frame.count / 256
    if change != 0 || form.contains(.isCut) { isDamaged = true }
    frame[place] &+= change
    bytes += form.contains(.isCut) ? frame.prefix(place) : frame[...]
  }
}
