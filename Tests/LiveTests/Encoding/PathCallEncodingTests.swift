import CKernel
import Testing

@testable import Live

/// Calls that ask about a file are told of by the events that sysdig 0.29.3 knows, where these mean the same.
@Suite struct PathCallEncodingTests {
  private static let here = UInt64(UInt32(bitPattern: -100))
  private static let (noFollow, emptyPath): (UInt64, UInt64) = (0x100, 0x1000)

  @Test func newfstatatIsStatLstatOrFstat() throws {
    try EncodedLines.expect(
      [
        .call(262, [Self.here, 0x7000, 0x8000, 0], result: -2) { $0.string(1, "/none") },
        .call(262, [Self.here, 0x7000, 0x8000, Self.noFollow]) { $0.string(1, "/link") },
        .call(262, [3, 0x7000, 0x8000, Self.emptyPath]) { $0.string(1, "") },
        .call(262, [7, 0x7000, 0x8000, 0]) { $0.string(1, "/absolute") },
        .call(262, [Self.here, 0, 0x8000, 0], result: -14),
      ],
      [
        "> stat", "< stat res=-2(ENOENT) path=/none", "> lstat", "< lstat res=0 path=/link", "> fstat fd=3",
        "< fstat res=0", "> stat", "< stat res=0 path=/absolute", "> stat",
        "< stat res=-14(EFAULT) path=(NULL)((NULL))",
      ])
  }

  @Test func statxAndFaccessatLikewise() throws {
    try EncodedLines.expect(
      [
        .call(332, [Self.here, 0x7000, 0, 0xFFF], result: -13) { $0.string(1, "/a") },
        .call(332, [Self.here, 0x7000, Self.noFollow, 0xFFF]) { $0.string(1, "/b") },
        .call(332, [5, 0, Self.emptyPath, 0xFFF]),
        .call(269, [Self.here, 0x7000, 4], result: -2) { $0.string(1, "/c") },
        .call(439, [Self.here, 0x7000, 0, 0x200]) { $0.string(1, "/d") },
      ],
      [
        "> stat", "< stat res=-13(EACCES) path=/a", "> lstat", "< lstat res=0 path=/b", "> fstat fd=5",
        "< fstat res=0", "> access mode=4(R_OK)", "< access res=-2(ENOENT) name=/c", "> access mode=0(F_OK)",
        "< access res=0 name=/d",
      ])
  }

  @Test func aPathBelowADescriptorStaysWhatItIs() throws {
    try EncodedLines.expect(
      [
        .call(262, [7, 0x7000, 0x8000, 0], result: -2) { $0.string(1, "below") },
        .call(332, [7, 0x7000, 0, 0xFFF]) { $0.string(1, "below") },
        .call(269, [7, 0x7000, 4]) { $0.string(1, "below") },
        .call(262, [Self.here, 0x7000, 0x8000, Self.emptyPath]) { $0.string(1, "") },
      ],
      [
        "> newfstatat", "< newfstatat", "> statx", "< statx", "> faccessat", "< faccessat", "> newfstatat",
        "< newfstatat",
      ])
  }

  /// Calls that sysdig 0.29.3 has no code for have names, and all calls have results.
  @Test func callsWithoutAnEventHaveANameAndAResult() throws {
    let records: [RecordBytes] = [
      .call(319, [0x7000, 0], result: 4), .call(262, [7, 0x7000, 0, 0], result: -2),
      .call(61, [], result: -10),
    ]
    let format = "*%evt.dir %evt.type %evt.rawres %evt.res %evt.failed"
    #expect(
      try EncodedLines.lines(records, format) == [
        "> memfd_create <NA> <NA> false", "< memfd_create 4 SUCCESS false", "> newfstatat <NA> <NA> false",
        "< newfstatat -2 ENOENT true", "> wait4 <NA> <NA> false", "< wait4 -10 ECHILD true",
      ])
  }
}
