internal import Captures
internal import Events
internal import State
internal import TestSupport

/// A file of zstd frames tells the same whether threads inflate them ahead or not: any bytes as they are, and frames that
/// any bytes say how to make.
enum FramesTarget {
  private static let file = MemoryFile([])

  static func run(_ input: [UInt8]) {
    compare(input)
    let recipe = FrameRecipe(input)
    let contents = compare(recipe.bytes)
    require(recipe.isDamaged || contents == FrameRecipe.contents, "other events, although nothing is damaged")
  }

  /// What a capture holds, as far as it can be read.
  struct Contents: Equatable {
    var eventCount = 0
    /// Of the blocks of all events.
    var checksum: UInt32 = 0
    var error = ""

    init(of bytes: [UInt8], threadCount: Int = 0) {
      file.replace(by: bytes)
      var machine = Machine()
      do {
        var reader = try CaptureReader(path: file.path, threadCount: threadCount)
        while try reader.next(informing: &machine) != nil {
          eventCount += 1
          checksum = Checksum.crc32(reader.latestBlock, continuing: checksum)
        }
      } catch {
        self.error = "\(error)"
      }
    }
  }

  @discardableResult
  private static func compare(_ bytes: [UInt8]) -> Contents {
    let alone = Contents(of: bytes)
    let ahead = Contents(of: bytes, threadCount: 2)
    require(alone == ahead, "\(ahead) with threads, and \(alone) without")
    return alone
  }
}
