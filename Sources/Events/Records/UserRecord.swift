/// A row of the password file of the recorded host.
public struct UserRecord: Equatable, Sendable {
  public var id: UInt32
  public var group: UInt32
  public var name: [UInt8]
  public var home: [UInt8]
  public var shell: [UInt8]

  public init(id: UInt32, group: UInt32, name: [UInt8], home: [UInt8] = [], shell: [UInt8] = []) {
    self.id = id
    self.group = group
    self.name = name
    self.home = home
    self.shell = shell
  }
}

/// A row of the group file of the recorded host.
public struct GroupRecord: Equatable, Sendable {
  public var id: UInt32
  public var name: [UInt8]

  public init(id: UInt32, name: [UInt8]) {
    self.id = id
    self.name = name
  }
}
