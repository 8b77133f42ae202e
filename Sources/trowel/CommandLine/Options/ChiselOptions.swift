package import Chisels

/// Which chisels are run, and what they may do.
package struct ChiselOptions: Sendable {
  /// In the order in which they look at each event.
  package var requests: [ChiselRequest] = []
  /// They may start programs, write files and send datagrams.
  package var areTrusted = false
}
