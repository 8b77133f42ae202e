/// The version of a kernel, as far as it says what the kernel has.
struct KernelVersion: Comparable, CustomStringConvertible {
  let major: Int
  let minor: Int

  /// The first that has all that the programs use.
  static let needed = KernelVersion(major: 5, minor: 15)

  var description: String { "\(major).\(minor)" }

  static func < (one: KernelVersion, other: KernelVersion) -> Bool {
    (one.major, one.minor) < (other.major, other.minor)
  }
}

extension KernelVersion {
  /// From a release: `"6.8.0-31-generic"`; nil where that does not begin with two numbers.
  init?(release: some StringProtocol) {
    let numbers = release.split(separator: ".").prefix(2).map { Int($0.prefix(while: \.isNumber)) ?? 0 }
    guard numbers.count == 2 else { return nil }
    self.init(major: numbers[0], minor: numbers[1])
  }
}
