import TestSupport
import Testing

@testable import trowel

/// Words of a command line behind something that was left out.
@Suite(.enabled(if: Repository.binary != nil, "needs a built trowel: swift build"))
struct SlipTests {
  private static let demo = "\(Repository.root)/Examples/demo.scap"

  private func errors(_ arguments: [String]) throws -> String {
    let outcome = Process.run(try #require(Repository.binary), arguments)
    #expect(outcome.status == 2)
    return String(decoding: outcome.errors, as: UTF8.self)
  }

  @Test(arguments: [
    (["ls"], "did you mean -- ls?"), (["ls", "/tmp"], "did you mean -- ls ...?"),
    (["ls", "-la"], "did you mean -- ls?"), (["/bin/echo", "text"], "did you mean -- /bin/echo ...?"),
  ])
  func aCommandWithoutTheDashesIsGuessed(words: [String], guess: String) throws {
    let file = TemporaryFile(Array("earlier".utf8))
    // Words that are no filter, so that nothing can be captured.
    #expect(try errors(["-w", file.path] + words).contains(guess))
    #expect(fileBytes(file.path) == Array("earlier".utf8))
  }

  @Test func aFileWithoutItsOptionIsGuessed() throws {
    let file = TemporaryFile([1])
    #expect(try errors(["-r", Self.demo, file.path]).contains("^ did you mean -r \(file.path)?\n"))
    #expect(try errors([file.path]).contains("did you mean -r \(file.path)?"))
  }

  @Test func aCommandIsNotGuessedWhereACaptureIsRead() throws {
    #expect(try !errors(["-r", Self.demo, "ls"]).contains("did you mean --"))
  }

  @Test func aFieldKeepsItsOwnGuess() throws {
    #expect(try errors(["-r", Self.demo, "proc.nmae=curl"]).contains("did you mean proc.name?"))
  }
}
