import Foundation

/// JSON that an engine answered.
struct EngineAnswer {
  private let object: [String: Any]

  init(_ object: [String: Any]) { self.object = object }

  /// The object that a command prints.
  init(_ bytes: [UInt8]) throws {
    object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
  }

  /// The text in an object in an object …; empty where there is none.
  func text(_ keys: String...) -> String { value(keys) as? String ?? "" }

  func flag(_ keys: String...) -> Bool { value(keys) as? Bool ?? false }

  func texts(_ keys: String...) -> [String] { value(keys) as? [String] ?? [] }

  /// The objects of a list.
  func list(_ keys: String...) -> [EngineAnswer] {
    (value(keys) as? [[String: Any]] ?? []).map(EngineAnswer.init)
  }

  func labels(_ keys: String...) -> [String: String] { value(keys) as? [String: String] ?? [:] }

  private func value(_ keys: [String]) -> Any? {
    keys.reduce(object as Any?) { ($0 as? [String: Any])?[$1] }
  }
}
