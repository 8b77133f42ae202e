/// A descriptor that was open when the capture began.
public struct FDRecord: Equatable, Sendable {
  public var fd: FD
  public var inode: UInt64
  public var content: Content

  public enum Content: Equatable, Sendable {
    case socket(
      source: IPAddress, sourcePort: UInt16, destination: IPAddress, destinationPort: UInt16, L4Protocol)
    case listener(address: IPAddress, port: UInt16, L4Protocol)
    case unix(source: UInt64, destination: UInt64, path: [UInt8])
    case file(name: [UInt8], openFlags: UInt32, device: UInt32)
    /// Any other kind, known by its name alone.
    case other(FDKind, name: [UInt8])
  }

  public init(fd: FD, inode: UInt64 = 0, content: Content) {
    self.fd = fd
    self.inode = inode
    self.content = content
  }
}
