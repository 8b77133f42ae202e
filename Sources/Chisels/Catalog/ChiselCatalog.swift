/// Every chisel that can be run: those in the user's folders, those that are built in, and sysdig's where it is installed.
public final class ChiselCatalog: ChiselLibrary {
  private let path: ChiselPath
  private let builtIn: BuiltInChisels

  public init(_ path: ChiselPath) {
    self.path = path
    builtIn = .shared
  }

  /// What a chisel says of itself. Its script, if it is one, is loaded for that.
  public func description(of name: String) throws(ChiselError) -> ChiselDescription {
    switch try find(name) {
    case .script(let source):
      return try ScriptChisel(source, ChiselRun(ChiselRun.Settings()), self).description
    }
  }

  func chisel(
    _ name: String, _ arguments: ChiselArguments, _ run: ChiselRun
  ) throws(ChiselError) -> any Chisel {
    var (name, arguments) = (name, arguments)
    // Each may hand over to another.
    for _ in 0..<16 {
      switch try find(name) {
      case .script(let source):
        let chisel = try ScriptChisel(source, run, self)
        try chisel.prepare(arguments)
        guard let successor = chisel.successor else { return chisel }
        (name, arguments) = successor
      }
    }
    throw ChiselError("\(name): chisels hand over to each other without an end")
  }

  func module(_ name: String) -> ScriptSource? {
    let file = name.split(separator: ".").joined(separator: "/") + ".lua"
    guard !file.hasPrefix("/"), !file.contains("..") else { return nil }
    return source(of: file, name, in: path.beforeBuiltIn) ?? builtIn.module(name)
      ?? source(of: file, name, in: path.behindBuiltIn)
  }

  // MARK: Finding

  private enum Found {
    case script(ScriptSource)
  }

  /// Looks for `NAME.lua` everywhere, then for a file that is called just so.
  private func find(_ name: String) throws(ChiselError) -> Found {
    let file = name.hasSuffix(".lua") ? String(name.dropLast(4)) : name
    if let source = source(of: name + ".lua", file, in: path.beforeBuiltIn) { return .script(source) }
    if let source = source(of: name, file, in: path.beforeBuiltIn), name.hasSuffix(".lua") {
      return .script(source)
    }
    if let source = builtIn.script(name) { return .script(source) }
    if let source = source(of: name + ".lua", file, in: path.behindBuiltIn) { return .script(source) }
    throw ChiselError("there is no chisel called \(name); -cl lists them")
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
