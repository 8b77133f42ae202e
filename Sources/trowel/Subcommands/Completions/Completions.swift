internal import Events
internal import Inspection

/// `trowel completions SHELL`: what lets a shell complete options, files, fields and names of events, made from the same
/// tables that parse them.
package enum Completions: String, CaseIterable {
  case bash, zsh, fish

  package var script: String {
    switch self {
    case .bash: BashCompletion.script
    case .zsh: ZshCompletion.script
    case .fish: FishCompletion.script
    }
  }

  /// Every field that filters and formats know, but for those that only old commands hold.
  static var fields: [String] {
    FieldTable.shared.all.filter { !$0.traits.contains(.hidden) }.map(\.name).sorted()
  }

  /// Every name that `evt.type` may have.
  static var eventNames: [String] {
    let names = EventTable.shared.all.map(\.name) + SyscallTable.shared.all.map(\.name)
    return Set(names).sorted().filter { $0.utf8.allSatisfy(isPlain) }
  }

  /// Words that may follow the name of the command in place of options and a filter.
  static var subcommands: [String] { Subcommand.all.map(\.name) }

  /// Those with options of their own, and these.
  static var tables: [(name: String, table: FlagTable)] {
    Subcommand.all.compactMap { subcommand in subcommand.table.map { (subcommand.name, $0) } }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Words side by side, in lines that people can read.
  static func lines(_ words: [String], indent: String) -> String {
    var lines = [""]
    for word in words {
      if lines[lines.count - 1].count + word.count + indent.count > 100 { lines.append("") }
      lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + word
    }
    return lines.map { indent + $0 }.joined(separator: "\n")
  }
}
