/// The version that `--version` prints; `Unreleased` in the changelog until it is tagged.
package enum Version {
  package static let current = "0.1.0"
  /// The day that the manual page bears.
  package static let date = "2026-11-21"
  /// The release whose output ours is compared with, byte by byte.
  package static let oracle = "0.29.3"
  /// What that release calls its libraries.
  package static let oracleLibraries = "0.1.1dev+git20220316.e5c53d64"
}
