internal import Captures
internal import Events
internal import Glibc

/// The file of an index while it is written: under a name of its own until it is whole, and gone if it never is.
///
///     pieces, each compressed | directory, compressed | header
///
/// Nothing that goes wrong here matters to who reads the capture: there is no index then.
package final class IndexDraft {
  let path: String
  private let temporaryPath: String
  private let capturePath: String
  private let stamp: CaptureStamp
  private let compressor = ZstdCompressor(.index)
  private var number: Int32
  private var buffer: [UInt8] = []
  private var writtenCount: UInt64 = 0
  private var hasFailed = false
  /// The index is in its place.
  private(set) var isComplete = false

  /// Nil when no file can be made there.
  package init?(path: String, of capturePath: String) {
    self.path = path
    self.capturePath = capturePath
    temporaryPath = "\(path).\(getpid())"
    guard let capture = StoredFile(path: capturePath), let stamp = CaptureStamp(capture),
      let status = capture.status
    else { return nil }
    self.stamp = stamp
    // Safe here and below: paths are passed for the time of the call.
    unsafe unlink(temporaryPath)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    number = unsafe open(temporaryPath, flags, 0o600)
    guard number >= 0 else { return nil }
    // It holds bytes of the capture: who may not read that may not read this.
    fchmod(number, status.permissions)
  }

  deinit {
    if number >= 0 { close(number) }
    if !isComplete, number >= 0 { unsafe unlink(temporaryPath) }
  }

  /// Keeps `bytes` in the file.
  func append(_ bytes: [UInt8]) -> CaptureIndex.Piece {
    guard !bytes.isEmpty else {
      return CaptureIndex.Piece(position: 0, storedCount: 0, count: 0, checksum: 0)
    }
    let position = writtenCount + UInt64(buffer.count)
    let piece = compressor.withFrame(of: bytes.rawSpan) { stored in
      buffer += [UInt8](copying: stored)
      return CaptureIndex.Piece(
        position: position, storedCount: UInt32(stored.byteCount), count: UInt32(bytes.count),
        checksum: Checksum.crc32(stored))
    }
    if buffer.count >= 1 << 18 { flush() }
    return piece
  }

  /// Writes the directory and puts the file into its place, unless the capture has changed.
  func complete(_ index: CaptureIndex) {
    let directory = append(index.directory)
    buffer += IndexHeader(stamp: stamp, directory: directory).bytes
    flush()
    guard !hasFailed, let capture = StoredFile(path: capturePath), CaptureStamp(capture) == stamp else {
      return
    }
    isComplete = unsafe rename(temporaryPath, path) == 0
  }

  private func flush() {
    var start = 0
    while start < buffer.count, !hasFailed {
      // Safe: the kernel reads no more than what is left.
      let count = unsafe buffer.withUnsafeBytes { all in
        unsafe write(number, all.baseAddress.map { unsafe $0 + start }, all.count - start)
      }
      if count >= 0 { start += count } else if errno != EINTR { hasFailed = true }
    }
    writtenCount += UInt64(buffer.count)
    buffer.removeAll(keepingCapacity: true)
  }
}
