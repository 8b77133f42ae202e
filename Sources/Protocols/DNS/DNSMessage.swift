internal import Events

/// A question or an answer of the domain name system.
///
///     0    2       4           6         8           10           12
///     +----+-------+-----------+---------+-----------+------------+-----------------------------
///     | id | flags | questions | answers | authority | additional | questions, then records …
///     +----+-------+-----------+---------+-----------+------------+-----------------------------
///
/// Holds the bytes and reads them when asked: what is asked for each time is read each time. Of a message that was not
/// captured to its end, the lists end early.
///
/// Source: RFC 1035, 4.1.
package struct DNSMessage: Sendable {
  static let headerByteCount = 12

  private let bytes: [UInt8]

  /// Nil where the header is cut.
  package init?(_ bytes: RawSpan) {
    guard bytes.byteCount >= Self.headerByteCount else { return nil }
    self.bytes = [UInt8](copying: bytes)
  }

  /// How much of it is held.
  package var byteCount: Int { bytes.count }
  package var id: UInt16 { number(at: 0) }
  package var flags: Flags { Flags(rawValue: number(at: 2)) }
  package var isResponse: Bool { flags.contains(.response) }
  /// 0 asks, 4 notifies, 5 updates.
  package var opcode: UInt8 { UInt8(number(at: 2) >> 11 & 0xF) }

  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let response = Flags(rawValue: 0x8000)
    /// AA: the server is one of the zone's own.
    package static let authoritative = Flags(rawValue: 0x0400)
    /// TC: the answer did not fit; it is to be asked for over TCP.
    package static let truncated = Flags(rawValue: 0x0200)
    /// RD
    package static let recursionDesired = Flags(rawValue: 0x0100)
    /// RA
    package static let recursionAvailable = Flags(rawValue: 0x0080)
    /// AD: signatures were checked.
    package static let authenticData = Flags(rawValue: 0x0020)
    /// CD
    package static let checkingDisabled = Flags(rawValue: 0x0010)
  }

  package enum Section: Int, Sendable, CaseIterable {
    case answer = 1
    case authority
    case additional
  }

  /// How many records the header announces.
  package func count(in section: Section) -> Int { Int(number(at: 4 + 2 * section.rawValue)) }

  package var questions: [DNSQuestion] {
    var cursor = NetworkCursor(bytes.rawSpan, at: Self.headerByteCount)
    return readQuestions(&cursor)
  }

  package func records(in section: Section) -> [DNSRecord] {
    var cursor = NetworkCursor(bytes.rawSpan, at: Self.headerByteCount)
    guard readQuestions(&cursor).count == Int(number(at: 4)) else { return [] }
    for earlier in Section.allCases where earlier.rawValue < section.rawValue {
      guard readRecords(count(in: earlier), &cursor).count == count(in: earlier) else { return [] }
    }
    return readRecords(count(in: section), &cursor)
  }

  /// Nil where the sender knows no EDNS.
  package var edns: DNSExtension? {
    count(in: .additional) == 0 ? nil : records(in: .additional).lazy.compactMap(DNSExtension.init).first
  }

  package var responseCode: DNSResponseCode {
    DNSResponseCode(rawValue: (edns?.upperResponseCode ?? 0) << 4 | number(at: 2) & 0xF)
  }

  /// The addresses of the answer, in its order.
  package var addresses: [DNSRecord] {
    records(in: .answer).filter { if case .address = $0.data { true } else { false } }
  }

  /// The id and a hash of the question: the same in the answer, though servers may write a name in other letters.
  package var key: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var cursor = NetworkCursor(bytes.rawSpan, at: Self.headerByteCount)
    let end = readQuestions(&cursor).isEmpty ? bytes.count : cursor.position
    for byte in bytes[Self.headerByteCount..<end] {
      let isCapital = byte &- 0x41 < 26
      hash = (hash ^ UInt64(isCapital ? byte | 0x20 : byte)) &* 0x100_0000_01B3
    }
    return hash & ~0xFFFF | UInt64(id)
  }

  private func readQuestions(_ cursor: inout NetworkCursor) -> [DNSQuestion] {
    var questions: [DNSQuestion] = []
    for _ in 0..<Int(number(at: 4)) {
      guard let question = DNSQuestion(reading: &cursor) else { break }
      questions.append(question)
    }
    return questions
  }

  private func readRecords(_ count: Int, _ cursor: inout NetworkCursor) -> [DNSRecord] {
    var records: [DNSRecord] = []
    for _ in 0..<count {
      guard let record = DNSRecord(reading: &cursor) else { break }
      records.append(record)
    }
    return records
  }

  private func number(at offset: Int) -> UInt16 {
    UInt16(bigEndian: bytes.rawSpan.load(offset, as: UInt16.self))
  }
}
