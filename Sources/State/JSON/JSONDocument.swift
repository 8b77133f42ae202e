internal import Events

/// A JSON value in a capture, taken apart just far enough to be asked questions.
///
///     let document = JSONDocument(bytes)              // nil when it is not JSON
///     let name = document.member("name", of: .root)   // nil when there is none
///
/// **Shape**: one flat list of nodes in the order of the text, each knowing where its subtree ends; strings
/// stay in the text until they are wanted. **Leniency**: what follows the first value is ignored, as captures
/// end a record with a line feed and a NUL; of members with the same name the last counts. **Cost**: one
/// pass, 16 bytes a node, depth and node count limited, so that hostile text costs no more than a small
/// multiple of its size.
package struct JSONDocument: ~Escapable {
  let text: RawSpan
  let nodes: [JSONNode]

  /// Reads the first value of `text`, or nil where it is cut short, too deep or no JSON at all.
  @_lifetime(copy text)
  package init?(_ text: RawSpan) {
    guard text.byteCount < Int(Int32.max) else { return nil }
    var parser = JSONParser(text)
    guard parser.readValue(depth: 0) else { return nil }
    self.text = text
    nodes = parser.nodes
  }

  package func kind(of value: JSONValue) -> JSONNode.Kind {
    nodes.indices.contains(value.index) ? nodes[value.index].kind : .null
  }

  /// The value of the member called `name`; nil when `value` is no object or has no such member that is not
  /// null.
  package func member(_ name: StaticString, of value: JSONValue?) -> JSONValue? {
    var found: JSONValue?
    guard let value, kind(of: value) == .object else { return nil }
    forEachMember(of: value) { document, key, member in
      if document.isKey(key, name) { found = member }
    }
    guard let found, kind(of: found) != .null else { return nil }
    return found
  }

  /// Calls `body` with the name and the value of each member of an object, in the order of the text.
  package func forEachMember(
    of value: JSONValue?, _ body: (borrowing JSONDocument, JSONValue, JSONValue) -> Void
  ) {
    guard let value, kind(of: value) == .object else { return }
    let end = Int(nodes[value.index].next)
    var at = value.index + 1
    while at + 1 < end {
      body(self, JSONValue(index: at), JSONValue(index: at + 1))
      at = Int(nodes[at + 1].next)
    }
  }

  /// Calls `body` with each element of an array.
  package func forEachElement(of value: JSONValue?, _ body: (borrowing JSONDocument, JSONValue) -> Void) {
    guard let value, kind(of: value) == .array else { return }
    let end = Int(nodes[value.index].next)
    var at = value.index + 1
    while at < end {
      body(self, JSONValue(index: at))
      at = Int(nodes[at].next)
    }
  }

  /// The text of a node as it stands in the document: a string without its quotes, escapes and all.
  @_lifetime(copy self)
  package func source(of value: JSONValue) -> RawSpan {
    guard nodes.indices.contains(value.index) else { return text.extracting(first: 0) }
    let node = nodes[value.index]
    return text.window(Int(node.start), byteCount: Int(node.count))
  }

  private func isKey(_ key: JSONValue, _ name: StaticString) -> Bool {
    let bytes = source(of: key)
    guard bytes.byteCount == name.utf8CodeUnitCount else { return false }
    for index in 0..<bytes.byteCount {
      // Safe: `index` is below the literal's length, and literals live forever.
      guard unsafe bytes.load(index, as: UInt8.self) == name.utf8Start[index] else { return false }
    }
    return true
  }
}

/// A place in a JSON document.
package struct JSONValue: Equatable, Sendable {
  let index: Int

  package static let root = JSONValue(index: 0)
}

/// A value or the name of a member, as the parser leaves it.
package struct JSONNode: Sendable {
  /// Where the text of the node begins (behind the quote of a string) and how long it is.
  let start: Int32
  let count: Int32
  /// The index of the first node that is no part of this one.
  var next: Int32
  let kind: Kind
  /// The string has a backslash in it.
  let isEscaped: Bool

  package enum Kind: UInt8, Sendable { case null, bool, number, string, array, object }
}
