internal import CCurl

/// HTTP transfers side by side, all on the thread that calls `run`. libcurl does the work: what it knows of proxies, TLS
/// and HTTP/2 is not to be written again.
@safe final class HTTPClient {
  private let pool: UnsafeMutableRawPointer
  private var transfers: [TransferID: HTTPTransfer] = [:]
  private var lastID: UInt64 = 0
  /// While libcurl calls receivers, nothing may be added to its pool or taken from it: that waits until it is done.
  private var isPerforming = false
  private var added: [HTTPTransfer] = []
  private var removed: [HTTPTransfer] = []

  struct TransferID: Hashable, Sendable { let rawValue: UInt64 }

  init() {
    curl_global_init(Int(CURL_GLOBAL_DEFAULT))
    // Safe: the pool is there until this object goes. Making it fails only where there is no memory.
    unsafe pool = curl_multi_init()
  }

  deinit {
    for transfer in transfers.values { unsafe curl_multi_remove_handle(pool, transfer.handle) }
    transfers = [:]
    unsafe curl_multi_cleanup(pool)
  }

  /// Begins a transfer. What comes of it is told to `receiver` during `run`, never before this call returns.
  @discardableResult
  func start(_ request: HTTPRequest, _ receiver: @escaping (HTTPProgress) -> Void) -> TransferID {
    lastID += 1
    let id = TransferID(rawValue: lastID)
    let transfer = HTTPTransfer(request, receiver)
    transfers[id] = transfer
    if isPerforming {
      added.append(transfer)
    } else {
      unsafe curl_multi_add_handle(pool, transfer.handle)
    }
    return id
  }

  /// Ends a transfer; nothing more is told of it.
  func cancel(_ id: TransferID) {
    guard let transfer = transfers.removeValue(forKey: id) else { return }
    transfer.isCancelled = true
    if isPerforming {
      removed.append(transfer)
    } else {
      unsafe curl_multi_remove_handle(pool, transfer.handle)
    }
  }

  /// Lets the transfers go on until something happened, `descriptor` can be read, or so many ms have passed.
  ///
  /// - Returns: whether `descriptor` can be read, or its other end is closed.
  func run(watching descriptor: Int32, timeout: Int32) -> Bool {
    var wanted = curl_waitfd(fd: descriptor, events: Int16(CURL_WAIT_POLLIN), revents: 0)
    let count: UInt32 = descriptor >= 0 ? 1 : 0
    perform()
    unsafe curl_multi_poll(pool, &wanted, count, timeout, nil)
    perform()
    return wanted.revents != 0
  }

  private func perform() {
    var running: Int32 = 0
    isPerforming = true
    unsafe curl_multi_perform(pool, &running)
    isPerforming = false
    for transfer in added { unsafe curl_multi_add_handle(pool, transfer.handle) }
    for transfer in removed { unsafe curl_multi_remove_handle(pool, transfer.handle) }
    added = []
    removed = []
    tellEnds()
  }

  private func tellEnds() {
    var left: Int32 = 0
    // Safe: a message is valid until the next call, and is read before it.
    while let message = unsafe curl_multi_info_read(pool, &left) {
      guard unsafe message.pointee.msg == CURLMSG_DONE, let handle = unsafe message.pointee.easy_handle else {
        continue
      }
      let code = unsafe message.pointee.data.result
      guard let (id, transfer) = transfers.first(where: { unsafe $0.value.handle == handle }) else {
        continue
      }
      cancel(id)
      transfer.end(code)
    }
  }
}
