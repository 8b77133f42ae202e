import Events
import Testing

@testable import Live

@Suite struct ParamSourceTests {
  static func source(_ word: String) -> ParamSource { ParamSource(Array(word.utf8)[...]) }

  @Test func wordsNameOriginArgumentElementAndTranslation() {
    #expect(Self.source("3") == ParamSource(origin: .register, argument: 3))
    #expect(
      Self.source("1:open") == ParamSource(origin: .register, argument: 1, translation: .open))
    #expect(Self.source("3&4") == ParamSource(origin: .wideRegister, argument: 3, element: 4))
    #expect(Self.source("r") == ParamSource(origin: .result))
    #expect(
      Self.source("long1.2+-")
        == ParamSource(
          origin: .long, argument: 1, element: 2, isOnSuccess: true, isMinusOneWhenMissing: true))
    #expect(Self.source("semop1.10:semop").element == 10)
  }
}
