internal import Chisels
internal import Inspection

extension Options {
  /// Notes a chisel, and takes the word behind its name where that is its arguments: always where it needs some; where all
  /// may be left out, unless the word is an option or the rest reads as a filter.
  mutating func add(chisel reader: inout ArgumentReader) throws(UsageError) {
    do throws(ChiselError) {
      let chisel = try Environment.chisels.description(of: reader.argument, limits: chiselSettings.limits)
      let arguments = takesWord(chisel, reader) ? reader.next() : nil
      try ChiselArguments(arguments ?? "").check(against: chisel)
      chisels.requests.append(ChiselRequest(name: reader.argument, arguments: arguments))
    } catch {
      throw UsageError("\(reader.spelling): \(error)")
    }
  }

  private func takesWord(_ chisel: ChiselDescription, _ reader: ArgumentReader) -> Bool {
    guard !chisel.arguments.isEmpty, let word = reader.peek else { return false }
    if chisel.requiredCount > 0 { return true }
    if word.hasPrefix("-") { return false }
    if chisel.takesFilter { return true }
    let rest = reader.rest.prefix { !$0.hasPrefix("-") }.joined(separator: " ")
    return (try? Filter(comparingTexts: rest)) == nil
  }

  /// What chisels are told of the command.
  var chiselSettings: ChiselRun.Settings {
    var settings = ChiselRun.Settings()
    settings.style = style
    // With chisels data is never cut.
    settings.style.longestData = 0
    settings.isDataChosen = data != .dots
    settings.isJSON = form == .json
    settings.isLive = captures.isEmpty
    settings.isMerged = merges
    settings.filter = filtersDisplayOnly ? "" : filter
    settings.showsContainers = [.containers, .kubernetes, .mesos].contains(format)
    settings.isTerminal = StandardStreams.isTerminal(.output)
    settings.writesEachLine = isUnbuffered
    settings.limits.isUnrestricted = chisels.areTrusted
    return settings
  }
}
