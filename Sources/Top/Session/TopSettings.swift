package import Chisels
package import Inspection

/// What the command line says of a session.
package struct TopSettings {
  package var catalog: ViewCatalog
  /// The capture; nil where a machine is watched.
  package var path: String?
  /// What is watched or was captured, as people read it.
  package var subject = "whole machine"
  /// Which events count, beside what is chosen on the way; empty for all.
  package var filter = ""
  package var style = OutputStyle()
  /// The view to begin with: an ID, `echo` or `dig`; empty for the usual.
  package var firstView = ""
  package var showsContainers = false
  /// How long a refresh of a machine that is watched takes, in nanoseconds.
  package var interval: UInt64 = 2_000_000_000
  /// The format of events, line by line.
  package var format: String

  package init(catalog: ViewCatalog, format: String) {
    self.catalog = catalog
    self.format = format
  }
}
