internal import Events
internal import State

/// What `manifest.json` of a chisel says: `Chisels/README.md` describes it.
struct ChiselManifest {
  let description: ChiselDescription
  let kind: Kind
  let needs: ChiselNeeds

  enum Kind {
    case script
    case table(TablePlan, withContainers: TablePlan)
    case echo(EchoPlan)
    case diagnosis
  }

  /// - Parameter text: a manifest of ours; nil where it is none.
  init?(name: String, _ text: [UInt8]) {
    guard let document = JSONDocument(text.rawSpan) else { return nil }
    var description = ChiselDescription(name: name)
    description.category = document.string("category", of: .root)
    description.shortDescription = document.string("short_description", of: .root)
    description.description = document.string("description", of: .root)
    description.arguments = Self.arguments(document)
    self.description = description
    guard let kind = Kind(document) else { return nil }
    self.kind = kind
    needs = ChiselNeeds(document)
  }

  private static func arguments(_ document: borrowing JSONDocument) -> [ChiselDescription.Argument] {
    var arguments: [ChiselDescription.Argument] = []
    document.forEachElement(of: document.member("args", of: .root)) { document, argument in
      arguments.append(
        ChiselDescription.Argument(
          name: document.string("name", of: argument), kind: document.string("argtype", of: argument),
          description: document.string("description", of: argument),
          isOptional: document.bool(of: document.member("optional", of: argument)) ?? false))
    }
    return arguments
  }
}

extension ChiselManifest.Kind {
  fileprivate init?(_ document: borrowing JSONDocument) {
    switch document.string("kind", of: .root) {
    case "table":
      guard let plain = TablePlan(document, document.member("table", of: .root)),
        let withContainers = TablePlan(document, document.member("with_containers", of: .root))
      else { return nil }
      self = .table(plain, withContainers: withContainers)
    case "echo":
      guard let plan = EchoPlan(document, document.member("echo", of: .root)) else { return nil }
      self = .echo(plan)
    case "diagnosis": self = .diagnosis
    default: self = .script
    }
  }
}

extension ChiselNeeds {
  fileprivate init(_ document: borrowing JSONDocument) {
    always = document.powers(of: .root)
    var byArgument: [String: [ChiselPower]] = [:]
    document.forEachElement(of: document.member("needs_by_argument", of: .root)) { document, element in
      byArgument[document.string("argument", of: element)] = document.powers(of: element)
    }
    self.byArgument = byArgument
  }
}

extension EchoPlan {
  fileprivate init?(_ document: borrowing JSONDocument, _ echo: JSONValue?) {
    guard let echo else { return nil }
    self.init(
      filter: document.string("filter", of: echo), data: document.string("data", of: echo),
      snapLength: document.integer(of: document.member("snap_length", of: echo)).map { Int($0) })
  }
}

extension TablePlan {
  fileprivate init?(_ document: borrowing JSONDocument, _ table: JSONValue?) {
    guard let table, let units = TableUnits(rawValue: document.string("units", of: table)) else { return nil }
    let value = document.string("value", of: table)
    let name = document.string("value_name", of: table)
    self.init(
      keys: document.strings("keys", of: table), headings: document.strings("key_descriptions", of: table),
      value: value, valueHeading: document.string("value_description", of: table),
      valueName: name.isEmpty ? value : name)
    filter = document.string("filter", of: table)
    scale = Double(document.integer(of: document.member("scale", of: table)) ?? 1)
    keepsZeros = document.bool(of: document.member("keeps_zeros", of: table)) ?? false
    rowLimit = Int(document.integer(of: document.member("rows", of: table)) ?? 0)
    self.units = units
  }
}

extension JSONDocument {
  /// The text of a member; empty where there is none.
  fileprivate func string(_ name: StaticString, of value: JSONValue?) -> String {
    text(of: member(name, of: value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  fileprivate func powers(of value: JSONValue) -> [ChiselPower] {
    strings("needs", of: value).compactMap { ChiselPower(rawValue: $0) }
  }

  fileprivate func strings(_ name: StaticString, of value: JSONValue?) -> [String] {
    var strings: [String] = []
    forEachElement(of: member(name, of: value)) { document, element in
      strings.append(document.text(of: element).map { String(decoding: $0, as: UTF8.self) } ?? "")
    }
    return strings
  }
}
