/// What a script says of itself in its globals.
public struct ChiselDescription: Equatable, Sendable {
  public var name: String
  public var category = ""
  /// A few words, for lists.
  public var shortDescription = ""
  public var description = ""
  public var arguments: [Argument] = []
  /// Other scripts use it; lists leave it out.
  public var isHidden = false

  public struct Argument: Equatable, Sendable {
    public var name: String
    /// `string`, `int`, `ipv4` or `filter`.
    public var kind = ""
    public var description = ""
    public var isOptional = false
  }

  public var requiredCount: Int { arguments.count { !$0.isOptional } }

  /// The only argument, which may be left out, is a filter: the word behind the name is that.
  public var takesFilter: Bool { arguments.count == 1 && arguments[0].kind == "filter" }
}

extension ChiselDescription {
  /// Reads the globals of a script that was run.
  ///
  /// - Throws: where there is no table of arguments, which makes a script a chisel.
  init(name: String, of script: LuaScript) throws(ChiselError) {
    self.init(name: name)
    func text(_ global: String) throws(ChiselError) -> String { try script.global(global).text ?? "" }
    category = try text("category")
    shortDescription = try text("short_description")
    description = try text("description")
    isHidden = try script.global("hidden").isTrue
    guard let list = try script.global("args").list else {
      throw ChiselError("\(name) is no chisel: it has no table called args")
    }
    arguments = list.map { argument in
      Argument(
        name: argument["name"].text ?? "", kind: argument["argtype"].text ?? "",
        description: argument["description"].text ?? "", isOptional: argument["optional"].isTrue)
    }
  }
}
