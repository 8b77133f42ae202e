/// The decompressed bytes of a file, in order, whether it is plain or gzip.
@safe
struct ByteStream: ~Copyable {
  private let file: FileDescriptor
  private var inflater: Inflater?
  private let avoidsISAL: Bool
  /// Bytes read from the file and not yet used; its front holds the first bytes until the format is known.
  private let input: UnsafeMutableRawBufferPointer
  private var inputStart = 0
  private var inputEnd = 0
  private var isAtEndOfFile = false
  private var isInsideMember = false
  private var isFormatKnown = false
  /// Why inflating cannot go on, told once the bytes before the damage have been handed out.
  private var damage: Int32?

  /// Bytes taken from the file so far, compressed ones where it is compressed.
  private(set) var consumedByteCount: UInt64 = 0
  let fileByteCount: UInt64?

  init(path: String, avoidingISAL: Bool = false) throws(CaptureError) {
    file = try FileDescriptor(reading: path)
    fileByteCount = file.byteCount
    avoidsISAL = avoidingISAL
    unsafe input = .allocate(byteCount: 128 << 10, alignment: 16)
    inflater = nil
  }

  deinit { unsafe input.deallocate() }

  /// Fills the front of `target`; 0 at the end.
  mutating func read(into target: UnsafeMutableRawBufferPointer) throws(CaptureError) -> Int {
    if !isFormatKnown { try recogniseFormat() }
    if inflater == nil {
      if inputStart < inputEnd { return unsafe takeBuffered(into: target) }
      let count = try unsafe file.read(into: target)
      consumedByteCount += UInt64(count)
      return count
    }
    return try unsafe inflate(into: target)
  }

  /// Looks at the first two bytes: gzip's magic or not.
  private mutating func recogniseFormat() throws(CaptureError) {
    while inputEnd < 2, try refill() {}
    isFormatKnown = true
    if inputEnd >= 2, unsafe input[0] == 0x1F, unsafe input[1] == 0x8B {
      inflater = try Inflater(avoidingISAL: avoidsISAL)
      isInsideMember = true
    }
  }

  /// Reads more of the file behind what is buffered; false at its end.
  private mutating func refill() throws(CaptureError) -> Bool {
    if inputStart == inputEnd {
      inputStart = 0
      inputEnd = 0
    }
    let room = unsafe UnsafeMutableRawBufferPointer(rebasing: input[inputEnd...])
    let count = try unsafe file.read(into: room)
    consumedByteCount += UInt64(count)
    inputEnd += count
    if count == 0 { isAtEndOfFile = true }
    return count > 0
  }

  private mutating func takeBuffered(into target: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(target.count, inputEnd - inputStart)
    unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[inputStart..<inputStart + count]))
    inputStart += count
    return count
  }

  private mutating func inflate(into target: UnsafeMutableRawBufferPointer) throws(CaptureError) -> Int {
    while true {
      if let damage {
        throw CaptureError(problem: .damagedCompression(code: damage), field: "gzip", offset: 0)
      }
      if inputStart == inputEnd, !isAtEndOfFile { _ = try refill() }
      if !isInsideMember {
        guard try beginNextMember() else { return 0 }
      }
      let window = unsafe UnsafeRawBufferPointer(rebasing: input[inputStart..<inputEnd])
      guard let step = unsafe inflater?.step(from: window, into: target) else { return 0 }
      inputStart += step.consumed
      damage = step.damage
      if step.isMemberDone { isInsideMember = false }
      if step.produced > 0 { return step.produced }
      if step.consumed == 0, isAtEndOfFile, isInsideMember {
        throw CaptureError(problem: .truncatedCompression, field: "gzip", offset: 0)
      }
    }
  }

  /// True when another gzip member follows; bytes that are none are padding and are left alone, as gzip does.
  private mutating func beginNextMember() throws(CaptureError) -> Bool {
    while inputEnd - inputStart < 2, !isAtEndOfFile {
      if inputStart > 0 { compact() }
      _ = try refill()
    }
    guard inputEnd - inputStart >= 2, unsafe input[inputStart] == 0x1F, unsafe input[inputStart + 1] == 0x8B
    else { return false }
    inflater?.beginMember()
    isInsideMember = true
    return true
  }

  private mutating func compact() {
    let count = inputEnd - inputStart
    for index in 0..<count { unsafe input[index] = input[inputStart + index] }
    inputStart = 0
    inputEnd = count
  }
}
