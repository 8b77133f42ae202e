internal import Inspection

/// Every chisel that can be run: those in the user's folders, those that come with Trowel, and sysdig's where it is
/// installed. What is found first is taken.
public final class ChiselCatalog: ChiselLibrary {
  private let path: ChiselPath
  private let builtIn = BuiltInChisels.shared

  public init(_ path: ChiselPath) { self.path = path }

  /// Something that was found under a name.
  private enum Found {
    case script(ScriptSource, ChiselNeeds)
    case table(ChiselManifest, TablePlan, withContainers: TablePlan)
    case echo(ChiselManifest, EchoPlan)
    case diagnosis(ChiselManifest)
    /// Runs a table that its arguments describe.
    case tableGenerator(ScriptSource)
  }

  /// What a chisel says of itself. Its script, if it is one, is loaded for that.
  ///
  /// - Parameter limits: of the script.
  public func description(
    of name: String, limits: LuaLimits = LuaLimits()
  ) throws(ChiselError) -> ChiselDescription {
    switch try find(name) {
    case .table(let manifest, _, withContainers: _), .echo(let manifest, _), .diagnosis(let manifest):
      return manifest.description
    case .script(let source, _), .tableGenerator(let source):
      var settings = ChiselRun.Settings()
      settings.limits = limits
      return try ScriptChisel(source, nil, ChiselRun(settings), self).description
    }
  }

  func chisel(
    _ name: String, _ arguments: ChiselArguments, _ run: ChiselRun
  ) throws(ChiselError) -> any Chisel & ~Copyable {
    switch try find(name) {
    case .table(let manifest, let plain, let withContainers):
      try arguments.check(against: manifest.description)
      let plan = run.settings.showsContainers ? withContainers : plain
      return try TableChisel(plan.filled(with: arguments.values), run)
    case .echo(let manifest, let plan):
      try arguments.check(against: manifest.description)
      return try EchoChisel(plan, arguments, run)
    case .diagnosis(let manifest):
      try arguments.check(against: manifest.description)
      return try DiagnosisChisel(manifest.description.name, run)
    case .tableGenerator: return try TableChisel(TablePlan(arguments), run)
    case .script(let source, let needs):
      let chisel = try ScriptChisel(source, arguments, run, self)
      try needs.check(chisel.description, arguments, run.settings)
      return chisel
    }
  }

  func module(_ name: String) -> ScriptSource? {
    let file = name.split(separator: ".").joined(separator: "/") + ".lua"
    guard !name.contains("/"), !file.contains("..") else { return nil }
    return source(of: file, name, in: path.beforeBuiltIn) ?? builtIn.module(name)
      ?? source(of: file, name, in: path.behindBuiltIn)
  }

  /// Every chisel by its name, but for those that only others use. Those that cannot be loaded are left out.
  public func all() -> [ChiselDescription] {
    var names = Set(builtIn.names)
    for folder in path.beforeBuiltIn + path.behindBuiltIn where !folder.isEmpty {
      names.formUnion(ChiselPath.scripts(in: folder))
    }
    return names.sorted().compactMap { try? description(of: $0) }.filter {
      !$0.isHidden && !$0.shortDescription.isEmpty
    }
  }

  // MARK: Finding

  /// Looks for `NAME.lua`, then for a file that is called just so.
  private func find(_ name: String) throws(ChiselError) -> Found {
    let shortName = name.split(separator: "/").last.map { $0.hasSuffix(".lua") ? $0.dropLast(4) : $0 } ?? ""
    if let source = source(of: name + ".lua", String(shortName), in: path.beforeBuiltIn)
      ?? source(of: name, String(shortName), in: path.beforeBuiltIn)
    {
      return .script(source, ChiselNeeds())
    }
    if let found = builtIn(name) { return found }
    if let source = source(of: name + ".lua", String(shortName), in: path.behindBuiltIn) {
      return .script(source, ChiselNeeds())
    }
    let guess = NameGuess.nearest(to: name, among: builtIn.names).map { ": did you mean \($0)?" }
    throw ChiselError("there is no chisel called \(name)\(guess ?? "; -cl lists them")")
  }

  private func builtIn(_ name: String) -> Found? {
    guard let manifest = builtIn.manifest(name) else { return nil }
    switch manifest.kind {
    case .table(let plain, let withContainers):
      return .table(manifest, plain, withContainers: withContainers)
    case .echo(let plan): return .echo(manifest, plan)
    case .diagnosis: return .diagnosis(manifest)
    case .script:
      return builtIn.script(name).map {
        name == "table_generator" ? .tableGenerator($0) : .script($0, manifest.needs)
      }
    }
  }

  private func source(of file: String, _ name: String, in folders: [String]) -> ScriptSource? {
    for folder in folders {
      if file.hasPrefix("/"), !folder.isEmpty { continue }
      if let text = ChiselPath.text(of: folder + file) {
        return ScriptSource(name: name, place: folder + file, text: text)
      }
    }
    return nil
  }
}
