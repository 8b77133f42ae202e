internal import CKernel
internal import Glibc

/// The commands of bpf(2) that take memory.
enum BPFCall {
  /// Loads all programs and maps; the caller owns the descriptors.
  ///
  /// - Parameter hasLog: whether an error carries the verifier's log.
  static func load(_ settings: settings, hasLog: Bool) throws(LiveError) -> ck_loaded {
    var settings = settings
    var loaded = ck_loaded()
    var failure = unsafe ck_failure()
    var log = [CChar](repeating: 0, count: hasLog ? 16 << 20 : 0)
    // Safe: all pointers live through the call, and the size is the log's own.
    let result = unsafe ck_load(&settings, &loaded, &failure, &log, UInt32(log.count))
    if result == 0 { return loaded }
    let text = log.firstIndex(of: 0).map {
      String(decoding: log[..<$0].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    let call = unsafe "bpf(\(String(cString: failure.call)))"
    throw unsafe LiveError(
      .system(call: call, object: "programs", code: failure.code), verifierLog: hasLog ? text : nil)
  }

  /// How often to try what only a race can let fail.
  private static let attemptLimit = 1000

  /// Sets an element of the map called `name`, whose keys and values have these types.
  static func update<Key: BitwiseCopyable, Value: BitwiseCopyable>(
    _ map: Int32, _ name: String, key: Key, value: Value
  ) throws(LiveError) {
    var (key, value) = (key, value)
    var attempts = 0
    // Safe: the map's keys and values have these types.
    while unsafe ck_update(map, &key, &value) != 0 {
      attempts += 1
      // Somebody else was giving the thread storage, or taking it away: kernel/bpf/bpf_local_storage.c leaves it to the
      // caller to try again.
      guard errno == EAGAIN, attempts < attemptLimit else {
        throw LiveError.last("bpf(BPF_MAP_UPDATE_ELEM)", name)
      }
      sched_yield()
    }
  }
}
