internal import Glibc

/// The size of the screen, in cells.
package struct TerminalSize: Equatable, Sendable {
  package let width: Int
  package let height: Int

  /// What is not known, or cannot be, is taken as 80 x 24.
  package init(width: Int, height: Int) {
    self.width = width > 0 ? min(width, 1000) : 80
    self.height = height > 0 ? min(height, 1000) : 24
  }

  /// Asks the terminal behind a descriptor.
  init(descriptor: Int32) {
    var size = winsize()
    // Safe: the request writes one winsize.
    let status = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    self.init(width: status == 0 ? Int(size.ws_col) : 0, height: status == 0 ? Int(size.ws_row) : 0)
  }
}
