internal import Captures

/// What is known of a capture without reading it: its stretches, and where reading can begin.
struct CaptureIndex {
  var isCompressed = false
  /// Every text and every number that a surveyed field has anywhere; stretches name them by their place here.
  var texts: [[UInt8]] = []
  var numbers: [Int64] = []
  var points: [Point] = []
  /// They follow one another without a gap, from the start of the capture to its end.
  var stretches: [Stretch] = []

  /// Some events that follow one another, and what stands between them.
  struct Stretch: Equatable {
    /// Where it begins in the decompressed capture.
    var offset: UInt64
    var firstEvent: UInt64
    var eventCount: UInt64
    var times: ClosedRange<UInt64>
    /// It holds more than events of known types, or what a survey does not tell: it is always read.
    var isOpaque: Bool
    /// By surveyed field, which values it has there.
    var values: [[UInt32]]
    /// The blocks that leave the same machine behind when all of them are turned down.
    var digest: Piece
  }

  /// A place at which reading can begin.
  struct Point: Equatable {
    var kind: AccessPoint.Kind
    var offset: UInt64
    var fileOffset: UInt64
    var bitCount: UInt8
    var window: Piece
  }

  /// Bytes that are kept compressed somewhere in the file of the index.
  struct Piece: Equatable {
    var position: UInt64
    var storedCount: UInt32
    var count: UInt32
    /// The CRC-32 of what is stored.
    var checksum: UInt32

    /// A digest is no longer than the stretch it stands for; nothing longer is believed.
    static let longest: UInt32 = 1 << 30
  }
}
