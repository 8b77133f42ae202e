import Chisels
import Testing

@testable import trowel

/// Which words behind `-c` are the chisel's, and which the filter's.
@Suite struct ChiselOptionTests {
  private func parse(_ words: String...) throws -> Options {
    try ArgumentParser.parse(["-r", "a.scap"] + words)
  }

  @Test func aChiselWithoutArgumentsTakesNoWord() throws {
    let options = try parse("-c", "topprocs_net", "proc.name=curl")
    #expect(options.chisels.requests == [ChiselRequest(name: "topprocs_net")])
    #expect(options.filter == "proc.name=curl")
  }

  @Test func oneThatNeedsArgumentsTakesTheNextWord() throws {
    let options = try parse("-c", "fdbytes_by", "fd.name", "proc.name=curl")
    #expect(options.chisels.requests == [ChiselRequest(name: "fdbytes_by", arguments: "fd.name")])
    #expect(options.filter == "proc.name=curl")
  }

  @Test func whatReadsAsAFilterIsNoOptionalArgument() throws {
    #expect(try parse("-c", "httptop", "evt.num>40").chisels.requests[0].arguments == nil)
    #expect(try parse("-c", "httptop", "bytes").chisels.requests[0].arguments == "bytes")
    #expect(try parse("-c", "httptop", "-q").chisels.requests[0].arguments == nil)
    #expect(try parse("-c", "httptop", "bytes", "-q").chisels.requests[0].arguments == "bytes")
  }

  @Test func aFilterThatIsAnArgumentIsTaken() throws {
    let options = try parse("-c", "lsof", "fd.type=ipv4")
    #expect(options.chisels.requests == [ChiselRequest(name: "lsof", arguments: "fd.type=ipv4")])
    #expect(options.filter.isEmpty)
  }

  @Test func severalChiselsKeepTheirOrder() throws {
    let options = try parse("-c", "topscalls", "-c", "spy_port", "80", "-c", "stdout")
    #expect(options.chisels.requests.map(\.name) == ["topscalls", "spy_port", "stdout"])
    #expect(options.chisels.requests[1].arguments == "80")
  }

  @Test(arguments: [
    (["-c", "nonesuch"], "there is no chisel called nonesuch; -cl lists them"),
    (["-c", "topscall"], "did you mean topscalls?"), (["-c", "fdbytes_by"], "needs arguments"),
    (["-c", "spy_port", "80 x y"], "it takes"),
    (["-c", "topscalls", "--strace"], "do not go together"),
  ])
  func slipsAreTold(words: [String], message: String) {
    let error = #expect(throws: UsageError.self) { try ArgumentParser.parse(["-r", "a.scap"] + words) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test func chiselsAreTrustedOnRequestOnly() throws {
    #expect(try !parse("-c", "topscalls").chisels.areTrusted)
    #expect(try parse("-c", "topscalls", "--allow-unsafe-chisels").chisels.areTrusted)
  }
}
