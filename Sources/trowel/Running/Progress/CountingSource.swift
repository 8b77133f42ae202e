internal import Captures
internal import Events
internal import Recording

/// A source that counts what it hands out and what it leaves out.
protocol CountingSource: EventSource, ~Copyable {
  var eventCount: UInt64 { get }
  /// Events of processes that are left out by name.
  var suppressedCount: UInt64 { get }
}

extension CaptureReader: CountingSource {}
extension IndexingSource: CountingSource {}
extension ProgressSource: CountingSource {}
