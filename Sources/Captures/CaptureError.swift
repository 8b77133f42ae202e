/// What was wrong with a capture, and exactly where.
public struct CaptureError: Error, Equatable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    /// The file ends inside the field.
    case truncated(needed: Int, available: Int)
    case outOfRange(value: UInt64, allowed: ClosedRange<UInt64>)
    /// Neither a capture nor a compressed one, by its first bytes.
    case notACapture(FileKind)
    /// There is nothing in it.
    case empty
    /// The capture holds no event, only what was true before.
    case noEvents
    case unknownMagic(UInt32)
    /// The capture was made on a machine of the other byte order.
    case foreignByteOrder
    case unsupportedVersion(major: UInt16, minor: UInt16)
    /// Two lengths that must agree do not.
    case lengthsDisagree(first: UInt64, second: UInt64)
    /// A block that may not stand where it does.
    case unexpectedBlock(UInt32)
    /// The params of an event do not fit its bytes.
    case malformedEvent(code: UInt16)
    /// A compressed capture stands behind one that is not.
    case compressedPart
    /// The file ends before its compressed stream does.
    case truncatedCompression
    /// The compressed stream is damaged.
    case damagedCompression(code: Int32)
    /// Inflating zstd would take more memory than its readers allow unasked.
    case windowTooLarge
    /// zstd was told what to expect when it compressed this, and we are not.
    case dictionaryMissing
    /// The operating system refused: `call` gave `code`.
    case system(call: String, code: Int32)
  }

  public let problem: Problem
  /// The field being read: `"section header.major"`.
  public let field: String
  /// Bytes from the start of the decompressed capture.
  public let offset: UInt64

  public init(problem: Problem, field: String, offset: UInt64) {
    self.problem = problem
    self.field = field
    self.offset = offset
  }

  public var description: String {
    if case .system(let call, let code) = problem { return "\(call): \(SystemMessage.text(code))" }
    var text = "offset \(offset): \(field): \(problem)"
    if case .damagedCompression(let code) = problem, let words = CompressionDamage.words(code, in: field) {
      text += " (\(words))"
    }
    return text
  }
}

extension CaptureError.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .truncated(let needed, let available):
      "the capture is cut off here: \(needed) bytes needed, \(available) left; all events before were read"
    case .empty: "the file is empty"
    case .noEvents: "there are no events in this capture"
    case .outOfRange(let value, let allowed):
      allowed.upperBound == .max
        ? "\(value) is out of range: at least \(allowed.lowerBound) expected"
        : "\(value) is out of range: \(allowed.lowerBound) to \(allowed.upperBound) expected"
    case .notACapture(let found): "not a capture of system calls: \(found)"
    case .unknownMagic(let found):
      "\(Self.hex(found)) is not the byte-order magic 0x1A2B3C4D"
    case .foreignByteOrder:
      "the capture was made on a big-endian machine, which is not supported"
    case .unsupportedVersion(let major, let minor):
      "version \(major).\(minor) is not supported: 1.x expected"
    case .lengthsDisagree(let first, let second):
      "two lengths disagree: \(first) and \(second)"
    case .unexpectedBlock(let type):
      "a block of type \(Self.hex(type)) may not stand here"
    case .malformedEvent(let code):
      "the params of an event with code \(code) do not fit its length"
    case .compressedPart:
      "a compressed capture begins here, behind a plain one: join them uncompressed; all events before were read"
    case .truncatedCompression:
      "the file is cut off before its compressed data ends; all events before were read"
    case .damagedCompression(let code):
      "the compressed data is damaged behind so many inflated bytes, code \(code); all events before were read"
    case .windowTooLarge:
      "inflating this takes more than 128 MB of memory: inflate it first, with zstd -d --long=31"
    case .dictionaryMissing:
      "the data was compressed with a dictionary: inflate it first, with zstd -d -D DICTIONARY"
    case .system(let call, let code):
      "\(call): \(SystemMessage.text(code))"
    }
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}
