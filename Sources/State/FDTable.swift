public import Events

/// The open descriptors of a process: copied as a whole on fork, by one retain.
public struct FDTable {
  private var entries: [Int64: FDEntry] = [:]

  public init() {}

  public subscript(fd: FD) -> FDEntry? {
    get { entries[fd.rawValue] }
    set { entries[fd.rawValue] = newValue }
  }

  public var count: Int { entries.count }
}
