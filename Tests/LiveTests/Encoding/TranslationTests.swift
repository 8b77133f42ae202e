import Testing

@testable import Live

@Suite struct TranslationTests {
  static let x86 = TranslationTable(.x86)
  static let arm64 = TranslationTable(.arm64)

  @Test func theAccessModeBecomesBits() {
    #expect(Self.x86.portable(0, .open) == 1 && Self.x86.portable(1, .open) == 2)
    #expect(Self.x86.portable(2, .open) == 3 && Self.x86.portable(0o100 | 1, .open) == 4 | 2)
  }

  @Test func aFlagThatContainsAnotherNeedsAllOfItsBits() {
    // O_DIRECTORY alone is no O_TMPFILE, O_DSYNC alone no O_SYNC.
    #expect(Self.x86.portable(0o200_000, .open) == 1024 | 1)
    #expect(Self.x86.portable(0o20_200_000, .open) == 1024 | 8192 | 1)
    #expect(Self.x86.portable(0o10_000, .open) == 16 | 1)
    #expect(Self.x86.portable(0o4_010_000, .open) == 16 | 128 | 1)
  }

  @Test func architecturesNumberFlagsDifferently() {
    #expect(Self.x86.portable(0o200_000, .open) == Self.arm64.portable(0o40_000, .open))
    #expect(Self.x86.portable(0x40, .mmap) == 16 && Self.arm64.portable(0x40, .mmap) == 0)
  }

  @Test func valuesThatNobodyKnowsHaveANumberForThat() {
    #expect(Self.x86.portable(9999, .fcntl) == 0 && Self.x86.portable(1030, .fcntl) == 26)
    #expect(Self.x86.portable(16, .rlimit) == 255 && Self.x86.portable(7, .rlimit) == 7)
  }

  @Test func signsAndMagicNumbersGo() {
    #expect(Self.x86.portable(0xFFFF_FFFF, .int) == .max)
    #expect(Self.x86.portable(0xC0ED_0001, .mount) == 1 && Self.x86.portable(0x1_0001, .mount) == 0x1_0001)
  }

  @Test func quotaCommandsStandAboveTheirType() {
    #expect(Self.x86.portable(0x8000_0701, .quotaCommand) == 32)
    #expect(Self.x86.portable(0x8000_0701, .quotaType) == 2)
  }
}
