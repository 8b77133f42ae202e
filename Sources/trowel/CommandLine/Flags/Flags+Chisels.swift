internal import Chisels

extension Flag {
  /// What runs other people's investigations.
  static let chisels: [Flag] = [
    .takingWords(
      "c", ["chisel"], argument: .required("name"), .printing,
      """
      Run this chisel, a script that looks at the events and prints what it finds; given several times, each looks at \
      every event. Its arguments stand in the next word. -cl lists what there is.
      """
    ) { (options, reader) throws(UsageError) in
      if reader.argument == "l" { options.listing = .chisels } else { try options.add(chisel: &reader) }
    },
    Flag(
      nil, ["allow-unsafe-chisels"], .printing,
      """
      Let chisels do what they like: write files, start programs, send datagrams, and run Trowel once more. Without it \
      they can read, and print.
      """
    ) { (options, _) throws(UsageError) in options.chisels.areTrusted = true },
    Flag(nil, ["list-chisels"], .information, "List the chisels; -cl is the same.") {
      (options, _) throws(UsageError) in options.listing = .chisels
    },
    Flag(
      "i", ["chisel-info"], argument: .required("name"), .information,
      "Print what a chisel does and its arguments."
    ) { (options, name) throws(UsageError) in options.listing = .chisel(name) },
  ]
}
