import Events
import Testing

@testable import Top

struct NoteListTests {
  @Test func whatIsWrittenIsRead() {
    var list = NoteList()
    list.add(Note(number: 20, time: Timestamp(rawValue: 1_480_000_000_000_000_123), text: "second\nline"))
    list.add(Note(number: 10, time: Timestamp(rawValue: 1_480_000_000_100_000_000), text: "first look-up"))
    #expect(list.notes.map(\.number) == [10, 20])
    #expect(list.text.hasPrefix("10 1480000000.100000000 first look-up\n20 1480000000.000000123 "))
    let read = NoteList(Array(list.text.utf8))
    #expect(read.otherLines.isEmpty)
    #expect(read.notes.map(\.time) == list.notes.map(\.time))
    #expect(read.notes[1].text == "second line")
  }

  @Test(arguments: [
    "x 1.000000000 a", "5", "5 1.5 a", "5 99999999999999999999.000000000 a", "5 1,000000000 a",
  ])
  func whatIsNoNoteStays(line: String) {
    let list = NoteList(Array("# a comment\n\(line)\n".utf8))
    #expect(list.notes.isEmpty)
    #expect(list.text == "# a comment\n\(line)\n")
  }
}
