internal import Events
internal import Inspection

/// Every view that can be shown: those in the user's folders, those that come with Trowel, and others that sysdig brought
/// along. Of views with the same id the one that is found first is taken.
package struct ViewCatalog: Sendable {
  /// By name; with the columns of one setting alone.
  package let views: [View]
  /// What is wrong with scripts that seem to be views, for people.
  package let notes: [String]

  /// - Parameters:
  ///   - path: where scripts are looked for.
  ///   - showsContainers: columns for containers are wanted (`-pc`).
  package init(_ path: ChiselPath, showsContainers: Bool) {
    var notes: [String] = []
    let candidates =
      Self.views(in: path.beforeBuiltIn, &notes) + ViewText.views
      + Self.views(in: path.behindBuiltIn, except: Set(ViewText.views.map(\.id)), &notes)
    var taken: Set<String> = []
    views = candidates.filter { taken.insert($0.id).inserted }
      .map { $0.showing(showsContainers ? "containers" : "default") }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    self.notes = notes
  }

  /// The ids of those that come with Trowel.
  package static var builtInIDs: [String] { ViewText.views.map(\.id).sorted() }

  /// The view with an id; the one to begin with where that is empty.
  package func view(_ id: String) throws(ChiselError) -> View {
    if id.isEmpty, let first = views.first(where: \.isRoot) { return first }
    if let view = views.first(where: { $0.id == id }) { return view }
    let guess = NameGuess.nearest(to: id, among: views.map(\.id), atLeast: 2)
    throw ChiselError(
      "there is no view called \(id)" + (guess.map { ": did you mean \($0)?" } ?? "; --list-views lists them")
    )
  }

  /// Those that a list for people has.
  package var listed: [View] {
    views.filter { !$0.tags.contains("nocsysdig") && $0.tags.first != "Containers" }
  }

  /// What opens for a row of a view: its target, or the first view that applies to its key; nil where its events do.
  package func target(of view: View) -> View? {
    if let target = views.first(where: { $0.id == view.target }) { return target }
    guard let key = view.key else { return nil }
    return views.first { $0.appliesTo.contains(key.filterField.isEmpty ? key.field : key.filterField) }
  }

  // MARK: Scripts

  private static func views(
    in folders: [String], except known: Set<String> = [], _ notes: inout [String]
  ) -> [View] {
    var views: [View] = []
    for folder in folders {
      for name in ChiselPath.scripts(in: folder.isEmpty ? "." : folder).sorted() {
        guard let text = ChiselPath.text(of: folder + name + ".lua"), text.mentionsView else { continue }
        do throws(ChiselError) {
          if let view = try view(of: ScriptSource(name: name, place: folder + name + ".lua", text: text)),
            !known.contains(view.id)
          {
            views.append(view)
          }
        } catch {
          notes.append("\(folder)\(name).lua: \(error)")
        }
      }
    }
    return views
  }

  /// The view that a script declares; nil where it declares none.
  static func view(of source: ScriptSource) throws(ChiselError) -> View? {
    let script = try LuaScript(host: NoHost(), limits: LuaLimits())
    try script.run(source.text, named: "@" + source.place)
    return try View(of: script)
  }
}

/// A view calls nothing.
private final class NoHost: LuaHost {
  func answer(_: Int, _ call: LuaCall) { call.tellNothing() }
}

extension String {
  /// Only such a script is run to see what it declares.
  fileprivate var mentionsView: Bool { Array(utf8).rawSpan.firstIndex(of: "view_info") != nil }
}
