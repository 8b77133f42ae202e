internal import Events

/// The views that come with Trowel, as text:
///
///     view ID | NAME | KIND words…         root: begin with it; defaults: what is missing is zero; deeper: see %depth;
///                                          apart: its filter does not hold for what is opened from it
///     about TEXT                           what it is for
///     tip TEXT                             how to use it
///     tags WORD…
///     on FIELD…                            selections that may lead here; . for the beginning, @NAME for a list below
///     where FILTER
///     opens ID                             what Enter shows
///     spectrogram TYPE
///     key FIELD [TAG] [as FIELD [once]]    what a row is; in filters its value belongs to the other field, once: of the
///                                          next view alone
///     group FIELD                          what rows are joined by
///     show NAME | FIELD | words… | TEXT    a column: its width, AGGREGATION[/of groups], sorted, tags
///     do KEY | COMMAND | words… | TEXT     ask: before it runs; leave: do not wait for a key behind it
///
/// What is wrong in it is a fault of ours, and a test finds it.
enum ViewText {
  /// Every view, in no order that matters.
  static let views: [View] = all.flatMap { parse($0) }

  private static var all: [StaticString] {
    [processes, files, network, calls, containers, kubernetes, mesos, users, tracers]
  }

  /// Lists of fields that many views apply to.
  private static let lists: [Substring: String] = [
    "@kubernetes": "k8s.pod.id k8s.rc.id k8s.rs.id k8s.svc.id k8s.ns.id",
    "@mesos": "marathon.app.id marathon.group.name mesos.task.id mesos.framework.name",
  ]

  private static func parse(_ text: StaticString) -> [View] {
    // Safe: a literal lives forever.
    let text = text.withUTF8Buffer { unsafe String(decoding: $0, as: UTF8.self) }
    var views: [View] = []
    var view: View?
    var columns: [ViewColumn] = []
    func finish() {
      view?.take(columns)
      if let view { views.append(view) }
    }
    for line in text.split(separator: "\n") {
      let (word, rest) = line.head
      if word == "view" {
        finish()
        (view, columns) = (View(heading: rest.parts), [])
      } else if let column = ViewColumn(word, rest) {
        columns.append(column)
      } else {
        view?.take(word, rest)
      }
    }
    finish()
    return views
  }

  fileprivate static func fields(_ text: Substring) -> [String] {
    text.split(separator: " ").flatMap { word in
      word == "." ? [""] : (lists[word] ?? String(word)).split(separator: " ").map(String.init)
    }
  }
}

extension Substring {
  /// The first word, and what is behind it.
  fileprivate var head: (word: Substring, rest: Substring) {
    let word = prefix { $0 != " " }
    return (word, dropFirst(word.count + 1))
  }

  /// What stands between bars, without blanks around it.
  fileprivate var parts: [Substring] {
    split(separator: "|", omittingEmptySubsequences: false).map { part in
      var part = part.drop { $0 == " " }
      while part.last == " " { part.removeLast() }
      return part
    }
  }

  fileprivate var words: [Substring] { split(separator: " ") }
}

extension View {
  fileprivate init?(heading parts: [Substring]) {
    guard parts.count == 3, let kind = parts[2].words.first.flatMap({ Kind(rawValue: String($0)) }) else {
      return nil
    }
    let words = parts[2].words
    (id, name, self.kind) = (String(parts[0]), String(parts[1]), kind)
    isRoot = words.contains("root")
    usesDefaults = words.contains("defaults")
    increasesDepth = words.contains("deeper")
    propagatesFilter = !words.contains("apart")
  }

  /// Takes a line that is no column.
  fileprivate mutating func take(_ word: Substring, _ rest: Substring) {
    switch word {
    case "about": summary = String(rest)
    case "tip": tips.append(String(rest))
    case "tags": tags = rest.words.map(String.init)
    case "on": appliesTo = ViewText.fields(rest)
    case "where": filter = String(rest)
    case "opens": target = String(rest)
    case "spectrogram": spectrogram = String(rest)
    case "do": if let action = ViewAction(rest.parts) { actions.append(action) }
    default: break
    }
  }
}

extension ViewColumn {
  /// Nil for a line that is no column.
  fileprivate init?(_ word: Substring, _ rest: Substring) {
    self.init()
    switch word {
    case "key": take(key: rest.words)
    case "group":
      (role, name, field) = (.groupKey, Self.nameOfKeys, String(rest))
    case "show":
      let parts = rest.parts
      guard parts.count == 4 else { return nil }
      (name, field, summary) = (String(parts[0]), String(parts[1]), String(parts[3]))
      for word in parts[2].words { take(word) }
    default: return nil
    }
  }

  /// Keys are not shown; so csysdig's views call them.
  private static let nameOfKeys = "NA"

  private mutating func take(key words: [Substring]) {
    (role, name, field) = (.key, Self.nameOfKeys, String(words.first ?? ""))
    if let index = words.firstIndex(of: "as") {
      filterField = words.dropFirst(index + 1).first.map(String.init) ?? ""
      tags = words[1..<index].map(String.init)
      filtersChildOnly = words.last == "once"
    } else {
      tags = words.dropFirst().map(String.init)
    }
  }

  private mutating func take(_ word: Substring) {
    if let number = Int(word) {
      width = number
    } else if word == "sorted" {
      isSorting = true
    } else {
      let parts = word.split(separator: "/").map { Aggregation(rawValue: String($0)) }
      if let first = parts.first ?? nil {
        aggregation = first
        groupAggregation = parts.dropFirst().first.flatMap(\.self) ?? .none
      } else {
        tags.append(String(word))
      }
    }
  }
}

extension ViewAction {
  fileprivate init?(_ parts: [Substring]) {
    guard parts.count == 4, let key = parts[0].first else { return nil }
    self.init(
      key: key, command: String(parts[1]), summary: String(parts[3]),
      asksFirst: parts[2].words.contains("ask"), waitsForEnd: !parts[2].words.contains("leave"))
  }
}
