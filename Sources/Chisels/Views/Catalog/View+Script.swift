extension View {
  /// Reads `view_info` of a script, as csysdig's views are written; nil where a script has none.
  init?(of script: LuaScript) throws(ChiselError) {
    let info = try script.global("view_info")
    guard case .table = info else { return nil }
    id = info["id"].text ?? ""
    name = info["name"].text ?? ""
    summary = info["description"].text ?? ""
    tips = info["tips"].texts
    tags = info["tags"].texts
    appliesTo = info["applies_to"].texts
    filter = info["filter"].text ?? ""
    target = info["drilldown_target"].text ?? ""
    spectrogram = info["spectro_type"].text ?? ""
    isRoot = info["is_root"].isTrue
    usesDefaults = info["use_defaults"].isTrue
    increasesDepth = info["drilldown_increase_depth"].isTrue
    propagatesFilter = info["propagate_filter"] != .boolean(false)
    if let word = info["view_type"].text {
      guard let kind = Kind(rawValue: word) else {
        throw ChiselError("view_type is table, list or spectrogram, not \(word)")
      }
      self.kind = kind
    }
    var columns: [ViewColumn] = []
    for value in info["columns"].list ?? [] { columns.append(try ViewColumn(value)) }
    for value in info["actions"].list ?? [] { actions.append(try ViewAction(value)) }
    take(columns)
    try check()
  }

  /// What would make no table.
  private func check() throws(ChiselError) {
    guard !id.isEmpty, !name.isEmpty else { throw ChiselError("a view needs an id and a name") }
    guard columns.count(where: \.isSorting) <= 1 else {
      throw ChiselError("view \(id): more than one column is_sorting")
    }
    guard columns.count(where: { $0.role == .groupKey }) <= 1 else {
      throw ChiselError("view \(id): more than one column is_groupby_key")
    }
    if kind == .list {
      guard key == nil else { throw ChiselError("view \(id): a list has no key") }
    } else if !columns.contains(where: { $0.role == .key }) {
      throw ChiselError("view \(id): a table needs a column that is_key")
    }
    guard !shownColumns.isEmpty else { throw ChiselError("view \(id): no column is shown") }
  }
}

extension ViewColumn {
  fileprivate init(_ value: LuaValue) throws(ChiselError) {
    self.init()
    name = value["name"].text ?? ""
    field = value["field"].text ?? ""
    summary = value["description"].text ?? ""
    if case .number(let number) = value["colsize"] { width = Int(exactly: number.rounded()) }
    role = value["is_key"].isTrue ? .key : value["is_groupby_key"].isTrue ? .groupKey : .value
    isSorting = value["is_sorting"].isTrue
    aggregation = try Self.aggregation(value["aggregation"])
    groupAggregation = try Self.aggregation(value["groupby_aggregation"])
    tags = value["tags"].texts
    filterField = value["filterfield"].text ?? ""
    filtersChildOnly = value["filter_in_child_only"].isTrue
    guard !field.isEmpty else { throw ChiselError("column \(name) has no field") }
    if !filterField.isEmpty, role == .value {
      throw ChiselError("column \(name): filterfield is for keys alone")
    }
  }

  private static func aggregation(_ value: LuaValue) throws(ChiselError) -> Aggregation {
    guard let word = value.text else { return .none }
    guard let aggregation = Aggregation(rawValue: word) else {
      throw ChiselError("an aggregation is SUM, AVG, TIME_AVG, MIN or MAX, not \(word)")
    }
    return aggregation
  }
}

extension ViewAction {
  fileprivate init(_ value: LuaValue) throws(ChiselError) {
    guard let text = value["hotkey"].text, let key = text.first, text.count == 1 else {
      throw ChiselError("an action needs a hotkey of one character")
    }
    guard let command = value["command"].text, !command.isEmpty else {
      throw ChiselError("an action needs a command")
    }
    self.init(key: key, command: command, summary: value["description"].text ?? "")
    asksFirst = value["ask_confirmation"].isTrue
    waitsForEnd = value["wait_finish"] != .boolean(false)
  }
}

extension LuaValue {
  /// The texts of a list.
  fileprivate var texts: [String] { (list ?? []).compactMap(\.text) }
}
