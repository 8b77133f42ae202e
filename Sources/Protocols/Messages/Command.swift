/// A request in a language of its own: a statement of SQL, a command of Redis, the path of a script.
package struct Command: Sendable {
  /// What is done with the text, in the protocol's word: `Query`, `Parse`, `COM_PING`, `SET`.
  package let verb: String
  /// The text as it was sent, at most `Command.longest` bytes of it.
  package let text: [UInt8]

  static let longest = 1024

  init(_ verb: String, _ text: [UInt8] = []) {
    self.verb = verb
    self.text = text
  }

  package var summary: String { text.isEmpty ? verb : "\(verb) \(oneLine(text))" }
}
