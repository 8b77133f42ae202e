internal import Chisels
internal import Inspection

/// What is printed when nothing is read.
enum Listings {
  static func text(
    _ listing: Options.Listing, isVerbose: Bool, command: String
  ) throws(UsageError) -> String {
    switch listing {
    case .help: return HelpText.page(command: command)
    case .version: return version(command)
    case .librariesVersion: return librariesVersion(command)
    case .standardFormat: return standardFormat
    case .fields: return FieldListing.text(isVerbose: isVerbose)
    case .fieldsAsMarkdown: return FieldListing.markdown(isVerbose: isVerbose)
    case .events: return EventListing.text()
    case .chisels: return ChiselListing.text(Environment.chisels.all())
    case .chisel(let name): return try chisel(name)
    case .plugins: return "0 Plugins Loaded: \(command) reads captures and the kernel, and loads no plugins\n"
    }
  }

  private static func chisel(_ name: String) throws(UsageError) -> String {
    do throws(ChiselError) {
      return ChiselListing.text(try Environment.chisels.description(of: name))
    } catch {
      throw UsageError("-i: \(error)")
    }
  }

  /// Under the name of sysdig, the version that scripts check for comes first.
  private static func version(_ command: String) -> String {
    command.hasSuffix("sysdig")
      ? "sysdig version \(Version.oracle) (trowel \(Version.current))\n"
      : "\(command) version \(Version.current)\n"
  }

  /// The same for the libraries that sysdig has, which are one with the command here.
  private static func librariesVersion(_ command: String) -> String {
    command == "sysdig"
      ? "falcosecurity/libs version \(Version.oracleLibraries) (trowel \(Version.current))\n"
      : "trowel \(Version.current), agreeing with sysdig \(Version.oracle)\n"
  }

  /// The usual format, as one would write it behind `-p`.
  private static var standardFormat: String {
    let format = Options.LineFormat.standard.text(
      onTerminal: StandardStreams.isTerminal(.output), colored: !Environment.forbidsColor)
    return Options.LineFormat.spelled(format) + "\n"
  }
}
