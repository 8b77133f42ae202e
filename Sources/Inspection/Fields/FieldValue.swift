package import Events
package import State

/// The value of a field for one event.
///
/// Text that had to be put together lies in the scratch buffer that was handed to the extractor; everything else is
/// plain, so that comparing allocates nothing.
package enum FieldValue {
  case int(Int64)
  case uint(UInt64)
  case bool(Bool)
  case double(Double)
  /// A string of the machine's pool.
  case name(StringID)
  /// The bytes that the extractor wrote into the scratch buffer.
  case text
  /// Raw data, likewise in the scratch buffer, compared as bytes and shown by the buffer style.
  case bytes
  case address(IPAddress)
}
