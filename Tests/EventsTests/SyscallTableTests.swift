import Events
import Testing

@Suite struct SyscallTableTests {
  private let calls = SyscallTable.shared.all

  @Test func codesAreUniqueAndFindTheirCall() {
    #expect(Set(calls.map(\.code)).count == calls.count)
    #expect(calls.count > 400)
    for call in calls { #expect(SyscallTable.shared[call.code]?.name == call.name) }
  }

  @Test func namesAreWords() {
    let names = calls.map(\.name)
    for name in names { #expect(!name.isEmpty && !name.contains(" ")) }
  }

  @Test func numbersOfAnArchitectureAreUnique() {
    let x86 = calls.compactMap(\.numberX86)
    let arm = calls.compactMap(\.numberARM64)
    #expect(Set(x86).count == x86.count)
    #expect(Set(arm).count == arm.count)
  }

  @Test func aCodeBeyondTheTableIsUnknown() { #expect(SyscallTable.shared[.max] == nil) }

  @Test func wellKnownCallsAreThere() {
    #expect(calls.first { $0.name == "read" }?.numberX86 == 0)
    #expect(calls.first { $0.name == "write" }?.numberX86 == 1)
    #expect(calls.first { $0.name == "read" }?.numberARM64 == 63)
  }
}
