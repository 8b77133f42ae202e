/// Why a chisel cannot be run, or had to be ended: for people, with file and line where a script is to blame.
public struct ChiselError: Error, Equatable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
