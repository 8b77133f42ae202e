internal import Events
internal import Inspection

/// What JSON tells of a view beside its rows, with the names that csysdig gives it.
enum ViewInfoJSON {
  /// Stands in the templates of filters for the key of a row that is opened.
  static let template = "\"@#$f1CA^&;\""

  /// - Parameters:
  ///   - target: what opens for a row; nil for nothing.
  ///   - filter: the one that was chosen beside the view's own.
  static func append(
    _ view: View, _ sample: ViewSample, opening target: View?, filter: String, to out: inout ByteBuffer
  ) {
    var object = JSONObject()
    if !view.appliesTo.isEmpty { object.add("appliesTo", view.appliesTo) }
    object.add("canDrillDown", view.key != nil)
    if let key = view.key { object.add("drillDownKeyField", key.field) }
    if view.kind == .table { addTemplates(view, sample, target, filter, to: &object) }
    object.add("legend", objects: sample.headings.map(legend))
    object.add("sortingCol", view.sortingNumber)
    out.append(object.text)
  }

  /// What filters of the next view are made of: without its own, and with it.
  private static func addTemplates(
    _ view: View, _ sample: ViewSample, _ target: View?, _ filter: String, to object: inout JSONObject
  ) {
    var way = DrillDown()
    if target != nil { way.openAny(of: sample, in: view, as: template) }
    object.add("filterTemplate", way.filter(filter, for: nil))
    object.add("filterTemplateF", way.filter(filter, for: target ?? view))
  }

  private static func legend(_ heading: ViewHeading) -> JSONObject {
    var object = JSONObject()
    object.add("format", heading.format.name)
    object.add("name", heading.name)
    object.add("size", heading.width ?? -1)
    object.add("type", heading.format.kind.listedName)
    return object
  }
}

extension ColumnFormat {
  /// What sysdig calls the way in which numbers are written.
  fileprivate var name: String {
    if isIdentifier { return "ID" }
    switch digits {
    case .hexadecimal: return "HEX"
    case .padded: return "10_PADDED_DEC"
    case .decimal:
      return sort == .text || kind == .double || kind == .bool ? "NA" : "DEC"
    }
  }
}

/// A small object of JSON, whose members are added in the order of their names.
struct JSONObject {
  private(set) var text: [UInt8] = [UInt8(ascii: "{"), UInt8(ascii: "}")]

  mutating func add(_ name: String, _ value: String) { add(name) { $0.append(jsonText: value) } }
  mutating func add(_ name: String, _ value: RawSpan) { add(name) { $0.append(jsonString: value) } }
  mutating func add(_ name: String, _ value: Int) { add(name) { $0.append(decimal: Int64(value)) } }

  mutating func add(_ name: String, _ value: Bool) {
    add(name) { $0.append(value ? "true" as StaticString : "false") }
  }

  mutating func add(_ name: String, _ values: [String]) {
    add(name) { out in
      out.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        out.append(jsonText: value)
      }
      out.append(UInt8(ascii: "]"))
    }
  }

  mutating func add(_ name: String, objects: [JSONObject]) {
    add(name) { out in
      out.append(UInt8(ascii: "["))
      for (index, object) in objects.enumerated() {
        if index > 0 { out.append(UInt8(ascii: ",")) }
        out.append(object.text)
      }
      out.append(UInt8(ascii: "]"))
    }
  }

  private mutating func add(_ name: String, _ append: (inout ByteBuffer) -> Void) {
    var out = ByteBuffer()
    text.removeLast()
    if text.count > 1 { out.append(UInt8(ascii: ",")) }
    out.append(jsonText: name)
    out.append(UInt8(ascii: ":"))
    append(&out)
    out.append(UInt8(ascii: "}"))
    text += [UInt8](copying: out.bytes)
  }
}
