/// Encrypted records of one side, until the other side sends some.
package struct TLSFlight: Sendable {
  package internal(set) var recordCount = 0
  /// Bytes of the records without their headers; their contents are a little shorter.
  package internal(set) var byteCount = 0

  package var summary: String { "\(byteCount) encrypted bytes in \(recordCount) records" }
}
