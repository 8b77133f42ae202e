/// The first block of every capture: byte order and format version.
///
///     0                   4       6       8              16
///     +-------------------+-------+-------+--------------+------------------------+
///     | byte-order magic  | major | minor | section size | pcapng options, if any |
///     +-------------------+-------+-------+--------------+------------------------+
///
/// The size is all ones and the options, which tools like editcap add, are of no use to us: both are skipped.
struct SectionHeader: Equatable {
  let major: UInt16
  let minor: UInt16

  init(major: UInt16, minor: UInt16) {
    self.major = major
    self.minor = minor
  }

  init(reading block: inout ByteCursor) throws(CaptureError) {
    let start = block.offset
    let magic = try block.read("section header.byte-order magic", as: UInt32.self)
    guard magic == Self.byteOrderMagic else {
      throw CaptureError(
        problem: magic == 0x4D3C_2B1A ? .foreignByteOrder : .unknownMagic(magic),
        field: "section header.byte-order magic", offset: start)
    }
    let versionOffset = block.offset
    major = try block.read("section header.major")
    minor = try block.read("section header.minor")
    guard major <= 1 else {
      throw CaptureError(
        problem: .unsupportedVersion(major: major, minor: minor), field: "section header.major",
        offset: versionOffset)
    }
    try block.skip(8, "section header.section size")
  }
}
