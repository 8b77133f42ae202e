internal import Events
internal import Glibc

/// The standard streams while a screen is shown, which has the terminal for itself.
///
/// What is said on standard error is kept in a file, and said behind the screen, each line once. A command that is watched
/// reads nothing from the terminal; what it prints is kept likewise.
final class ScreenStreams {
  /// The streams that were there before, by number; -1 where one was left as it was.
  private var before: [Int32] = [-1, -1, -1]
  /// What goes to standard output and to standard error instead; -1 likewise.
  private var kept: [Int32] = [-1, -1, -1]

  init(hidesCommand: Bool) {
    keep(2)
    guard hidesCommand else { return }
    keep(1)
    let nothing = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard nothing >= 0 else { return }
    replace(0, by: nothing)
    close(nothing)
  }

  /// Lets a stream go to a file that nobody else sees.
  private func keep(_ stream: Int) {
    guard let temporary = unsafe tmpfile() else { return }
    // Safe: what was opened is closed once, behind taking another descriptor of it.
    let file = unsafe fcntl(fileno(temporary), F_DUPFD_CLOEXEC, 3)
    unsafe fclose(temporary)
    guard file >= 0 else { return }
    // Several processes write.
    _ = fcntl(file, F_SETFL, O_APPEND)
    kept[stream] = file
    replace(Int32(stream), by: file)
  }

  private func replace(_ stream: Int32, by descriptor: Int32) {
    let copy = fcntl(stream, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { return }
    before[Int(stream)] = copy
    dup2(descriptor, stream)
  }

  /// Everything as it was before; prints what was kept.
  func giveBack() {
    for (stream, descriptor) in before.enumerated() where descriptor >= 0 {
      dup2(descriptor, Int32(stream))
      close(descriptor)
    }
    tell(1, .output, once: false)
    tell(2, .error, once: true)
  }

  private func tell(_ stream: Int, _ target: StandardStreams.Stream, once: Bool) {
    guard kept[stream] >= 0 else { return }
    lseek(kept[stream], 0, SEEK_SET)
    var told: Set<String> = []
    while let bytes = next(kept[stream]) {
      guard once else {
        StandardStreams.write(bytes.rawSpan, to: target)
        continue
      }
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        let text = String(decoding: line, as: UTF8.self)
        if told.insert(text).inserted { StandardStreams.write(text + "\n", to: target) }
      }
    }
    close(kept[stream])
  }

  private func next(_ file: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    // Safe: no more is read than there is room for.
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }
}
