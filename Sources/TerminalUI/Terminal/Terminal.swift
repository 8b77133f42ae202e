internal import Glibc

/// The terminal, taken for a screen of ours: canvases go in, keys come out.
///
/// It is given back when this value ends, when the process exits, at a request to end and at a crash. Stopping and going
/// on (Ctrl+Z, fg) is done here: all that is seen of it is a `resize`, behind which the screen is drawn anew. There is at
/// most one at a time.
package struct Terminal: ~Copyable {
  package let theme: Theme
  private let device: TerminalDevice
  private var difference: FrameDifference
  private var decoder = KeyDecoder()
  private var clicks = ClickCounter()
  /// When bytes came last, in ms of the monotonic clock.
  private var lastInput = 0
  /// Of the last frame; kept for its memory.
  private var bytes: [UInt8] = []

  /// Takes the terminal.
  ///
  /// - Parameter environment: tells a variable of the environment.
  package init(environment: (String) -> String?) throws(TerminalError) {
    let name = environment("TERM") ?? ""
    if name.isEmpty || name == "dumb" { throw .dumb(name) }
    device = try TerminalDevice()
    theme = Theme(environment: environment)
    difference = FrameDifference(depth: theme.depth)
    TerminalSignals.install()
    enter()
  }

  deinit {
    terminalGuard.giveBack()
    TerminalSignals.remove()
  }

  package var size: TerminalSize { TerminalSize(descriptor: device.descriptor) }

  /// A blank canvas of its size.
  package var canvas: Canvas {
    let size = size
    return Canvas(width: size.width, height: size.height)
  }

  /// Shows a canvas, by telling the terminal what is new in it.
  package mutating func show(_ canvas: Canvas) {
    bytes.removeAll(keepingCapacity: true)
    difference.append(canvas, to: &bytes)
    if !device.write(bytes, while: { terminalGuard.holds }) { difference.invalidate() }
  }

  /// The next key; nil when there was none for so many milliseconds. 0 only looks, a negative number waits for ever.
  package mutating func key(within milliseconds: Int) -> Key? {
    let patience = Patience(milliseconds: milliseconds)
    while true {
      // A request to end does not wait behind keys.
      if !terminalGuard.holds { return .stop }
      if let key = next() { return key }
      // A lone escape may be the beginning of a longer code.
      let silence = decoder.silence.map { max(lastInput &+ $0 &- Patience.now(), 0) }
      switch arrival(within: patience.left(atMost: silence)) {
      case .requests:
        if let key = take(terminalGuard.takeRequests()) { return key }
      case .input:
        guard let bytes = device.read() else { return .stop }
        lastInput = Patience.now()
        decoder.feed(bytes)
        if !bytes.isEmpty { continue }
      case .nothing:
        if let silence = decoder.silence, Patience.now() >= lastInput &+ silence { decoder.endWaiting() }
      }
      if patience.isOver {
        return next()
      }
    }
  }

  private mutating func next() -> Key? {
    while let key = decoder.next() {
      if key == .control("z") {
        suspend(wholeGroup: true)
        return .resize
      }
      if case .mouse(let event) = key { return .mouse(clicks.count(event, at: Patience.now())) }
      return key
    }
    return nil
  }

  // MARK: - Signals

  private mutating func take(_ requests: TerminalGuard.Requests) -> Key? {
    if requests.contains(.stop) { return .stop }
    if requests.contains(.suspend) {
      suspend(wholeGroup: false)
    } else if requests.contains(.resume) {
      enter()
    } else if !requests.contains(.resize) {
      return nil
    }
    difference.invalidate()
    return .resize
  }

  private mutating func suspend(wholeGroup: Bool) {
    terminalGuard.giveBack()
    TerminalSignals.stop(wholeGroup: wholeGroup)
    // That we go on is known; what came together with it is not.
    if terminalGuard.takeRequests().contains(.stop) {
      terminalGuard.note(.stop)
    } else {
      enter()
    }
  }

  private mutating func enter() {
    terminalGuard.hold(descriptor: device.descriptor, modes: device.modes)
    device.setRaw()
    var codes: [UInt8] = []
    codes.append(EscapeCodes.enter)
    _ = device.write(codes, while: { terminalGuard.holds })
    difference.invalidate()
  }

  // MARK: - Waiting

  private enum Arrival { case input, requests, nothing }

  /// Sleeps until something comes; a negative number waits for ever.
  private func arrival(within milliseconds: Int) -> Arrival {
    var sources = [
      pollfd(fd: terminalGuard.wakeUp, events: Int16(POLLIN), revents: 0),
      pollfd(fd: device.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    // Safe: two requests, for the time of the call.
    let ready = unsafe poll(&sources, 2, Int32(clamping: milliseconds))
    if sources[0].revents != 0 { return .requests }
    return ready > 0 && sources[1].revents != 0 ? .input : .nothing
  }
}
