/// Lines that a server sends as things happen, without an end. Where it ends all the same, it is begun again.
final class EventStream {
  private let loop: MetadataLoop
  private let request: () -> HTTPRequest
  private let tell: ([UInt8]) -> Void
  /// The beginning of a line whose end has not come.
  private var unread: [UInt8] = []
  /// How long to wait before the next attempt, in ms.
  private var pause = shortestPause

  static let shortestPause = 100
  static let longestPause = 5_000
  /// More than any event has; what is longer is passed over.
  private static let longestLine = 1 << 20

  /// - Parameters:
  ///   - request: asked for before each attempt.
  ///   - tell: takes each line. It may ask for more.
  init(_ loop: MetadataLoop, _ request: @escaping () -> HTTPRequest, tell: @escaping ([UInt8]) -> Void) {
    self.loop = loop
    self.request = request
    self.tell = tell
    begin()
  }

  private func begin() {
    unread = []
    loop.http.start(request()) { [weak self] progress in
      switch progress {
      case .status, .header: break
      case .body(let bytes): self?.take(bytes)
      case .end: self?.beginLater()
      }
    }
  }

  private func beginLater() {
    loop.after(pause) { [weak self] in self?.begin() }
    pause = min(pause * 2, Self.longestPause)
  }

  private func take(_ bytes: [UInt8]) {
    pause = Self.shortestPause
    unread += bytes
    while let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
      let line = Array(unread[..<end])
      unread.removeSubrange(...end)
      // No transfer may begin while another hands out what came.
      loop.after(0) { [weak self] in self?.tell(line) }
    }
    if unread.count > Self.longestLine { unread = [] }
  }
}
