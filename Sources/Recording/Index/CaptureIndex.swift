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
  /// By surveyed field, which values it has in each stretch.
  var columns = SurveyedField.allCases.map { _ in ValueColumn() }
  /// Digests of several stretches together, of few first.
  var levels: [Level] = []

  /// Digests of runs of stretches, of the same length each; the last stretches may belong to none.
  struct Level: Equatable {
    let length: Int
    var digests: [Piece] = []

    /// The digest of the run that begins at `stretch`; nil where none does, or where one of its stretches is always read.
    func digest(from stretch: Int) -> Piece? {
      guard stretch % length == 0, stretch / length < digests.count else { return nil }
      let digest = digests[stretch / length]
      return digest.count > 0 ? digest : nil
    }
  }

  /// Some events that follow one another, and what stands between them.
  struct Stretch: Equatable {
    /// Where it begins in the decompressed capture.
    var offset: UInt64
    var firstEvent: UInt64
    var eventCount: UInt64
    var times: ClosedRange<UInt64>
    /// It holds more than events of known types, or what a survey does not tell: it is always read.
    var isOpaque: Bool
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
