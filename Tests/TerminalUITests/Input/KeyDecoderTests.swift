internal import TestSupport
internal import Testing

@testable internal import TerminalUI

@Suite struct KeyDecoderTests {
  /// All keys of some bytes, nothing of which is waited for any longer.
  static func keys(_ text: String) -> [Key] { keys([Array(text.utf8)]) }

  static func keys(_ reads: [[UInt8]]) -> [Key] {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for bytes in reads {
      decoder.feed(bytes)
      while let key = decoder.next() { keys.append(key) }
    }
    while decoder.silence != nil {
      decoder.endWaiting()
      while let key = decoder.next() { keys.append(key) }
    }
    return keys
  }

  static let codes: [(String, Key)] = [
    ("a", .character("a")), ("ß", .character("ß")), ("漢", .character("漢")), ("\r", .enter), ("\n", .enter),
    ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{3}", .control("c")),
    ("\u{0}", .control("@")),
    ("\u{1F}", .control("_")), ("\u{1B}", .escape), ("\u{1B}a", .alt("a")), ("\u{1B}ß", .alt("ß")),
    ("\u{1B}\u{7F}", .press(.backspace, .alt)), ("\u{1B}[Z", .backtab), ("\u{1B}[", .alt("[")),
    ("\u{1B}O", .alt("O")), ("\u{1B}]", .alt("]")),
    // Arrows and their like, of xterm, its application mode, and rxvt.
    ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[1;2C", .press(.right, .shift)),
    ("\u{1B}[1;5D", .press(.left, .control)), ("\u{1B}[1;3A", .press(.up, .alt)),
    ("\u{1B}[a", .press(.up, .shift)), ("\u{1B}Oa", .press(.up, .control)),
    ("\u{1B}\u{1B}[A", .press(.up, .alt)), ("\u{1B}[1;10A", .press(.up, [.shift, .alt])),
    ("\u{1B}[H", .home), ("\u{1B}OF", .end), ("\u{1B}[1~", .home), ("\u{1B}[4~", .end), ("\u{1B}[7~", .home),
    ("\u{1B}[8~", .end), ("\u{1B}[7$", .press(.home, .shift)), ("\u{1B}[8^", .press(.end, .control)),
    ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp),
    ("\u{1B}[6;5~", .press(.pageDown, .control)),
    // Function keys of xterm, the Linux console, rxvt and a VT220.
    ("\u{1B}OP", .function(1)), ("\u{1B}[[A", .function(1)), ("\u{1B}[11~", .function(1)),
    ("\u{1B}OS", .function(4)), ("\u{1B}[[E", .function(5)), ("\u{1B}[15~", .function(5)),
    ("\u{1B}[17~", .function(6)), ("\u{1B}[21~", .function(10)), ("\u{1B}[23~", .function(11)),
    ("\u{1B}[24~", .function(12)), ("\u{1B}[34~", .function(20)),
    ("\u{1B}[1;2P", .press(.function(1), .shift)),
    ("\u{1B}[15;5~", .press(.function(5), .control)),
    // Keys told by their characters.
    ("\u{1B}[97;5u", .control("a")), ("\u{1B}[27;3;98~", .alt("b")),
    ("\u{1B}[13;5u", .press(.enter, .control)),
    // The keypad.
    ("\u{1B}OM", .enter), ("\u{1B}Oq", .character("1")), ("\u{1B}Ok", .character("+")),
    ("\u{1B}[200~two\nlines\u{1B}[A\u{1B}[201~", .paste("two\nlines\u{1B}[A")),
    ("\u{1B}[<0;5;7M", .mouse(MouseEvent(.press(.left), column: 4, row: 6))),
    ("\u{1B}[<0;5;7m", .mouse(MouseEvent(.release, column: 4, row: 6))),
    ("\u{1B}[<34;1;1M", .mouse(MouseEvent(.drag(.right), column: 0, row: 0))),
    ("\u{1B}[<68;300;2M", .mouse(MouseEvent(.wheelUp, column: 299, row: 1, modifiers: .shift))),
    ("\u{1B}[<65;1;1M", .mouse(MouseEvent(.wheelDown, column: 0, row: 0))),
    ("\u{1B}[M !!", .mouse(MouseEvent(.press(.left), column: 0, row: 0))),
  ]

  @Test(arguments: codes)
  func aCodeIsItsKey(text: String, key: Key) { #expect(Self.keys(text) == [key]) }

  @Test(arguments: codes)
  func aCodeMayBeCutAnywhere(text: String, key: Key) {
    let bytes = Array(text.utf8)
    for cut in 0...bytes.count {
      #expect(Self.keys([Array(bytes[..<cut]), Array(bytes[cut...])]) == [key], "cut at \(cut)")
    }
    #expect(Self.keys(bytes.map { [$0] }) == [key])
  }

  @Test func keysFollowEachOther() {
    #expect(Self.keys("\u{1B}[Ax\u{1B}OPy") == [.up, .character("x"), .function(1), .character("y")])
  }

  @Test func aLoneEscapeWaitsForWhatMayFollow() {
    var decoder = KeyDecoder()
    decoder.feed([0x1B])
    #expect(decoder.next() == nil && decoder.isWaiting)
    decoder.feed(Array("[B".utf8))
    #expect(decoder.next() == .down && !decoder.isWaiting)
    decoder.feed([0x1B])
    #expect(decoder.next() == nil)
    decoder.endWaiting()
    #expect(decoder.next() == .escape)
    #expect(decoder.next() == nil && !decoder.isWaiting)
  }

  @Test func escapePressedTwiceIsTwoKeys() { #expect(Self.keys("\u{1B}\u{1B}") == [.escape, .escape]) }

  @Test func whatNobodyKnowsIsLeftOut() {
    #expect(Self.keys("\u{1B}[?1;2cx") == [.character("x")])
    #expect(Self.keys("\u{1B}]11;rgb:0/0/0\u{7}x") == [.character("x")])
    #expect(Self.keys("\u{1B}P1$r\u{1B}\\x") == [.character("x")])
    #expect(Self.keys([[0xFF, 0xC3, 0x78]]) == [.character("x")])
    #expect(Self.keys("\u{1B}[99~x") == [.character("x")])
    #expect(Self.keys("\u{1B}[" + String(repeating: "9", count: 100) + "x").last == .character("x"))
  }

  @Test func aPasteIsBoundedAndMayBeCutAnywhere() {
    let long = String(repeating: "a", count: 200_000)
    #expect(
      Self.keys("\u{1B}[200~\(long)\u{1B}[201~q") == [.paste(String(long.prefix(65_536))), .character("q")])
  }

  /// A line that stalls there must not swallow what is pressed afterwards.
  @Test(arguments: ["", "\u{1B}", "\u{1B}[20"])
  func aPasteWithoutAnEndEndsInSilence(cut: String) {
    var decoder = KeyDecoder()
    decoder.feed(Array("\u{1B}[200~text\(cut)".utf8))
    #expect(decoder.next() == nil)
    #expect(decoder.silence == 1_000)
    decoder.endWaiting()
    #expect(decoder.next() == .paste("text"))
    #expect(decoder.next() == nil && decoder.silence == nil)
    decoder.feed([3])
    #expect(decoder.next() == .control("c"))
  }

  @Test func theEndOfAPasteMayBeLate() {
    var decoder = KeyDecoder()
    decoder.feed(Array("\u{1B}[200~text\u{1B}[20".utf8))
    #expect(decoder.next() == nil)
    decoder.feed(Array("1~q".utf8))
    #expect(decoder.next() == .paste("text"))
    #expect(decoder.next() == .character("q"))
  }

  /// Whatever comes: it ends, and the next key is a key again.
  @Test func randomBytesNeverBlockOrCrash() {
    var random = SeededGenerator(seed: 3)
    let likely = Array("\u{1B}[O<;0123456789~MmuABZ]P?$:\u{7}".utf8) + [0xC3, 0xE6, 0xFF, 0]
    for _ in 0..<20_000 {
      let reads = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (0..<Int.random(in: 0...24, using: &random)).map { _ in
          Bool.random(using: &random)
            ? likely.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
        }
      }
      var decoder = KeyDecoder()
      for bytes in reads {
        decoder.feed(bytes)
        while decoder.next() != nil {}
      }
      for _ in 0..<200 where decoder.silence != nil {
        decoder.endWaiting()
        while decoder.next() != nil {}
      }
      #expect(decoder.silence == nil, "\(reads)")
      decoder.feed(Array("z".utf8))
      var last: Key?
      while let key = decoder.next() { last = key }
      #expect(last == .character("z"), "\(reads)")
    }
  }

  @Test func aSecondPressInTheSameCellIsADoubleClick() {
    var counter = ClickCounter()
    let press = MouseEvent(.press(.left), column: 3, row: 3)
    #expect(counter.count(press, at: 1000).clicks == 1)
    #expect(counter.count(press, at: 1300).clicks == 2)
    #expect(counter.count(press, at: 1900).clicks == 1)
    #expect(counter.count(MouseEvent(.press(.left), column: 4, row: 3), at: 1901).clicks == 1)
  }
}
