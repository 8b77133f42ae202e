import Events
import Testing

@testable import Inspection

@Suite struct StringListsTests {
  @Test(arguments: [
    ("", ""), ("a\0", "a"), ("a\0b\0", "a b"), ("a\0\0b\0", "a  b"), ("a\0b", "a b"), ("\0", ""),
  ])
  func `strings of a list stand in a line with a blank between them`(list: String, line: String) {
    var buffer = ByteBuffer()
    buffer.append(joining: unsafe Array(list.utf8).span.bytes)
    #expect([UInt8](copying: buffer.bytes) == Array(line.utf8))
  }

  @Test(arguments: [("", "cat"), ("-n\0x\0", "cat -n x")])
  func `a command line is the name and the arguments`(arguments: String, line: String) {
    var buffer = ByteBuffer()
    buffer.append(commandLine: unsafe Array("cat".utf8).span.bytes, unsafe Array(arguments.utf8).span.bytes)
    #expect([UInt8](copying: buffer.bytes) == Array(line.utf8))
  }

  @Test(arguments: [(0, "a"), (1, ""), (2, "b"), (3, nil), (-1, nil)] as [(Int, String?)])
  func `a string of a list is found by its index`(index: Int, expected: String?) {
    let list = Array("a\0\0b\0".utf8)
    let found = bytes(unsafe list.span.bytes.element(index))
    #expect(found == expected.map { Array($0.utf8) })
  }

  @Test(arguments: [("HOME", "/root"), ("EMPTY", ""), ("HOM", nil), ("OLD", nil)] as [(String, String?)])
  func `a value is found by the whole of its name`(key: String, expected: String?) {
    let list = Array("OLDER=1\0HOME=/root\0EMPTY=\0HOME=/late\0".utf8)
    let found = bytes(unsafe list.span.bytes.value(of: Array(key.utf8)))
    #expect(found == expected.map { Array($0.utf8) })
  }

  private func bytes(_ span: RawSpan?) -> [UInt8]? {
    guard let span else { return nil }
    return [UInt8](copying: span)
  }
}
