import Foundation
import TestSupport

/// Answers of real engines, recorded: files of the folder `fixtures/containers` beside the repository.
enum EngineFixture {
  static let folder: String? = {
    let candidates = ["\(Repository.root)/../shared", "\(Repository.root)/../../shared"]
    return candidates.map { $0 + "/fixtures/containers" }.first(where: Repository.exists)
  }()

  static let absence: Bool = folder == nil
  static let whyAbsent = "needs the recorded answers of container engines in ../shared/fixtures/containers"

  static func bytes(_ name: String) throws -> [UInt8] {
    try Array(Data(contentsOf: URL(fileURLWithPath: "\(folder ?? "")/\(name)")))
  }

  static func decode<Thing: Decodable>(_ name: String, as: Thing.Type = Thing.self) throws -> Thing {
    try JSONDecoder().decode(Thing.self, from: Data(bytes(name)))
  }

  /// The object with a member that nobody knows in every object of it: an engine of a newer version.
  static func withUnknownMembers(_ json: [UInt8]) throws -> [UInt8] {
    func enrich(_ value: Any) -> Any {
      if let object = value as? [String: Any] {
        var object = object.mapValues(enrich)
        // Labels and the like hold text alone, and ports are keys themselves.
        if !object.values.allSatisfy({ $0 is String }), !object.keys.contains(where: { $0.contains("/") }) {
          object["TrowelUnknown"] = ["a": [1, 2]]
        }
        return object
      }
      if let list = value as? [Any] { return list.map(enrich) }
      return value
    }
    let value = try JSONSerialization.jsonObject(with: Data(json))
    return try Array(JSONSerialization.data(withJSONObject: enrich(value)))
  }

  /// The object without one of its members, or with null in its place, for each but the id: what an engine of another
  /// version may leave out.
  static func withoutMembers(_ json: [UInt8]) throws -> [[UInt8]] {
    guard let object = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any] else { return [] }
    func without(_ object: [String: Any]) -> [[String: Any]] {
      object.keys.sorted().flatMap { key -> [[String: Any]] in
        var rest = object
        rest[key] = nil
        var null = object
        null[key] = NSNull()
        // Labels and the like hold text alone.
        if object.values.allSatisfy({ $0 is String }) { return [rest] }
        let deeper = (object[key] as? [String: Any]).map(without) ?? []
        return [rest, null]
          + deeper.map { inner in
            var changed = object
            changed[key] = inner
            return changed
          }
      }
    }
    return try without(object).filter { $0["Id"] is String }.map {
      try Array(JSONSerialization.data(withJSONObject: $0))
    }
  }
}
