import Captures
import Events
import TestSupport
import Testing

@Suite struct HostileInputTests {
  private static let small = CaptureBuilder().user(0, "root")
    .interface("lo", "127.0.0.1", netmask: "255.0.0.0", broadcast: "127.0.0.1").thread(7, "cat")
    .fd(0, .file("/dev/null")).open("/etc/hosts", fd: 3).read(3, "hello").close(3)

  /// Where each block starts, and where the last one ends.
  private static func blockStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    while let last = starts.last, last < bytes.count {
      starts.append(last + Int(bytes[last + 4]) + Int(bytes[last + 5]) << 8)
    }
    return starts
  }

  @Test func everyPrefixGivesTheEventsSoFarAndThenTheOffsetOfTheCut() {
    let bytes = Self.small.bytes
    let whole = CaptureContents(bytes)
    let starts = Self.blockStarts(bytes)
    for length in 1..<bytes.count {
      let contents = CaptureContents(Array(bytes.prefix(length)))
      #expect(contents.events == Array(whole.events.prefix(contents.events.count)))
      let start = starts.last { $0 <= length } ?? 0
      if start == length {
        #expect(contents.error == nil, "a cut between blocks, at \(length)")
      } else {
        #expect(contents.error?.offset == UInt64(start), "cut at \(length)")
        guard case .truncated(_, let available) = contents.error?.problem else {
          Issue.record("cut at \(length): \(contents.error.map(String.init(describing:)) ?? "no error")")
          continue
        }
        #expect(available == length - start)
      }
    }
    #expect(whole.events.count == 6 && whole.error == nil)
  }

  @Test func aBlockThatClaimsFourGigabytesAllocatesNothing() {
    var bytes = Self.small.bytes
    let start = Self.blockStarts(bytes)[5]
    for index in 4..<8 { bytes[start + index] = 0xFC }
    let before = Process.peakMemory()
    let contents = CaptureContents(bytes)
    #expect(contents.error != nil)
    #expect(Process.peakMemory() - before < 64 << 20)
  }

  @Test func aCompressedBlockOfFourGigabytesIsRefused() {
    var head = CaptureBuilder().bytes
    head.append(little: 0x4242 as UInt32)
    head.append(little: 0xFFFF_FFF0 as UInt32)
    let zeros = Gzip.member([UInt8](repeating: 0, count: 32 << 20), level: 9)
    let bomb = Gzip.member(head) + (0..<16).flatMap { _ in zeros }
    let file = TemporaryFile(bomb)
    let before = Process.peakMemory()
    let contents = CaptureContents(path: file.path)
    #expect(contents.error != nil)
    #expect(Process.peakMemory() - before < 64 << 20)
  }

  @Test(arguments: [0, 1, 4, 8, 11, 13, 14] as [UInt32])
  func aBlockLengthThatCannotBeIsRefused(length: UInt32) {
    var bytes = Self.small.bytes
    let start = Self.blockStarts(bytes)[4]
    bytes.replaceSubrange(start + 4..<start + 8, with: [UInt8(length), 0, 0, 0])
    let contents = CaptureContents(bytes)
    #expect(contents.error?.problem == .outOfRange(value: UInt64(length), allowed: 12...268_435_456))
    #expect(contents.error?.offset == UInt64(start) + 4)
  }

  @Test func aTrailerThatDisagreesIsRefused() {
    var bytes = Self.small.bytes
    let starts = Self.blockStarts(bytes)
    bytes[starts[2] - 4] &+= 4
    let contents = CaptureContents(bytes)
    guard case .lengthsDisagree = contents.error?.problem else {
      Issue.record("\(String(describing: contents.error))")
      return
    }
    #expect(contents.error?.offset == UInt64(starts[2] - 4))
  }

  @Test func anEventLongerThanItsBlockIsRefused() {
    var bytes = Self.small.bytes
    let start = Self.blockStarts(bytes)[6]
    bytes[start + 8 + 2 + 17] = 0xFF
    let contents = CaptureContents(bytes)
    #expect(contents.error?.field == "event.length")
    #expect(contents.error?.offset == UInt64(start + 8 + 2 + 16))
  }

  @Test func paramsLongerThanTheirEventAreRefused() {
    var bytes = Self.small.bytes
    let start = Self.blockStarts(bytes)[6]
    bytes[start + 8 + 2 + 26 + 1] = 0xFF
    let contents = CaptureContents(bytes)
    #expect(contents.error?.problem == .malformedEvent(code: 2))
  }

  @Test func fourBillionParamsAreRefused() {
    var bytes = Self.small.bytes
    let start = Self.blockStarts(bytes)[6]
    for index in 22..<26 { bytes[start + 8 + 2 + index] = 0xFF }
    #expect(CaptureContents(bytes).error?.problem == .malformedEvent(code: 2))
  }

  @Test func whatIsNoCaptureIsSaidToBeNone() {
    #expect(CaptureContents(Array("#!/bin/sh\necho\n".utf8)).error?.problem == .notACapture(.text))
    #expect(CaptureContents([0x1F, 0x8B]).error != nil)
  }

  @Test func aDirectoryAndAMissingFileAreNamedByTheSystem() {
    #expect(CaptureContents(path: "/tmp").error?.problem == .system(call: "read", code: 21))
    #expect(
      CaptureContents(path: "/proc/nonexistent/x.scap").error?.problem == .system(call: "open", code: 2))
  }

  @Test func aPipeIsReadLikeAFile() {
    let pipe = Process.Pipe(holding: Self.small.bytes)
    let contents = CaptureContents(path: "/dev/fd/\(pipe.readEnd)")
    #expect(contents.error == nil)
    #expect(contents.events.count == 6)
  }
}

@Suite struct MistakenFileTests {
  @Test(arguments: [
    ([0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0], FileKind.packets(format: "pcap")),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4], .compressed(by: "xz")),
    ([0x74, 0x63, 0x70, 0x20, 0x70, 0x6F, 0x72, 0x74], .text),
    ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], .unknown(0x464C_457F)),
  ])
  func whatAFileSeemsToBeIsSaid(bytes: [UInt8], kind: FileKind) {
    #expect(CaptureContents(bytes).error?.problem == .notACapture(kind))
  }

  @Test func anEmptyFileIsSaidToBeEmpty() {
    #expect(CaptureContents([]).error?.problem == .empty)
  }

  @Test func aPacketCaptureOfTheNewKindIsRecognisedByItsBlocks() {
    let interface: [UInt8] = [1, 0, 0, 0, 20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 4, 0, 20, 0, 0, 0]
    let section: [UInt8] =
      [0x0A, 0x0D, 0x0D, 0x0A, 28, 0, 0, 0, 0x4D, 0x3C, 0x2B, 0x1A, 1, 0, 0, 0]
      + [UInt8](repeating: 0xFF, count: 8) + [28, 0, 0, 0]
    #expect(CaptureContents(section + interface).error?.problem == .notACapture(.packets(format: "pcapng")))
  }
}
