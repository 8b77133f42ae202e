import CKernel
import Glibc
import Testing

@testable import Live

/// Paths, buffers and scattered buffers of calls about files.
@Suite(.enabled(if: LiveRun.obstacle == nil, "\(LiveRun.obstacle ?? "")"), .serialized)
struct FileRecordTests {
  static let text = (0..<20).map { "\(Character(UnicodeScalar(UInt8(97 + $0))))\($0 % 10)" }.joined()

  @Test func buffersAreCopiedInOneAndInManyPieces() throws {
    let run = try LiveRun("files", describing: DescribedCalls.files)
    let written = try #require(run.calls(CallNumber.writev).first)
    #expect(written.call.result == 40 && written.segments.map(\.text) == [Self.text])
    let scattered = try #require(run.calls(CallNumber.preadv).first?.segments.first)
    #expect(scattered.text == Self.text && scattered.fullLength == 40 && scattered.status == .ok)
    let read = try #require(run.calls(CallNumber.pread).last { $0.call.argument(3) == 10 })
    #expect(read.segments.map(\.text) == ["f5g6"] && read.call.argument(2) == 4)
  }

  @Test func buffersAreCutAtTheSnaplen() throws {
    var settings = CaptureSettings(scope: .processes)
    settings.snaplen = 7
    let run = try LiveRun("files", settings: settings, describing: DescribedCalls.files)
    let written = try #require(run.calls(CallNumber.writev).first?.segments.first)
    #expect(written.text == Self.text.prefix(7) && written.fullLength == 40 && written.status == .truncated)
    let scattered = try #require(run.calls(CallNumber.preadv).first?.segments.first)
    #expect(
      scattered.text == Self.text.prefix(7) && scattered.fullLength == 40 && scattered.status == .truncated)
  }

  @Test(arguments: [(TracerWrites.byText, 300, 80), (.all, 300, 300), (.none, 80, 80)])
  func moreIsKeptOfWhatBeginsLikeATracer(asked: TracerWrites, ofTracers: Int, ofOthers: Int) throws {
    var settings = CaptureSettings(scope: .processes)
    settings.tracers = asked
    let run = try LiveRun("tracers", settings: settings, describing: DescribedCalls.files)
    for number in [CallNumber.write, CallNumber.writev] {
      let counts = run.calls(number).compactMap { $0.segments.first?.bytes.count }
      #expect(counts == [ofTracers, ofOthers])
    }
  }

  @Test func openedFilesHaveTheirPathAndInode() throws {
    let run = try LiveRun("files", describing: DescribedCalls.files)
    let calls = run.calls(CallNumber.openat)
    let made = try #require(calls.first { $0.segments.first?.text.hasPrefix("/tmp/live-workload-") == true })
    #expect(made.segments.first?.text.hasSuffix("\0") == true)
    let file = try #require(made.segments.last?.file)
    #expect(
      Int64(file.fd) == made.call.result && file.inode > 0 && file.mode & UInt32(S_IFMT) == UInt32(S_IFREG))
    var status = stat()
    #expect(unsafe stat("/tmp", &status) == 0 && UInt64(file.device) == UInt64(status.st_dev))
  }

  @Test func failedCallsAndBadAddressesAreSaidSo() throws {
    let run = try LiveRun("files", describing: DescribedCalls.files)
    let calls = run.calls(CallNumber.openat)
    let missing = try #require(calls.first { $0.segments.first?.text == "/nonexistent/file\0" })
    #expect(missing.call.result == -2 && missing.segments.count == 1)
    let bad = try #require(calls.first { $0.call.argument(1) == 8 })
    #expect(
      bad.call.result == -14 && bad.segments.map(\.status) == [.unreadable] && bad.segments[0].bytes == [])
    #expect(run.statistics.unreadable >= 1)
  }

  @Test func polledDescriptorsAreCopiedWithWhatHappened() throws {
    let run = try LiveRun("waits", "20", describing: DescribedCalls.files)
    let poll = try #require(run.calls(CallNumber.poll).last)
    #expect(poll.segments.first?.bytes.count == 16 && poll.call.result == 0)
    #expect(poll.call.header.time - poll.call.enter_time > 19_000_000)
    #expect(run.count(.switch) > 0)
  }
}
