internal import CCurl

/// One request on its way, and what has come of it so far.
@safe final class HTTPTransfer {
  let handle: UnsafeMutableRawPointer
  private let receiver: (HTTPProgress) -> Void
  private var headers: UnsafeMutablePointer<curl_slist>?
  private var connections: UnsafeMutablePointer<curl_slist>?
  /// The status line that was read last was of an answer that counts.
  private var hasStatus = false
  /// Nothing more is told.
  var isCancelled = false

  init(_ request: HTTPRequest, _ receiver: @escaping (HTTPProgress) -> Void) {
    self.receiver = receiver
    // Safe: the handle is there until this object goes; libcurl copies what it is given but for the headers, which are
    // kept as long.
    unsafe handle = curl_easy_init()
    prepare(request)
    prove(request.trust)
    // Safe: the client keeps this object as long as the handle is in its pool, and nobody else runs the handle.
    unsafe ccurl_set_receivers(
      handle,
      { (bytes, _, count, context) in unsafe HTTPTransfer.receive(bytes, count, context) { $0.take(line: $1) }
      },
      { (bytes, _, count, context) in
        unsafe HTTPTransfer.receive(bytes, count, context) { $0.receiver(.body($1)) }
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    unsafe curl_easy_cleanup(handle)
    unsafe curl_slist_free_all(headers)
    unsafe curl_slist_free_all(connections)
  }

  private func prepare(_ request: HTTPRequest) {
    unsafe ccurl_set_text(handle, CURLOPT_URL, request.url)
    unsafe ccurl_set_text(handle, CURLOPT_USERAGENT, "trowel")
    // Signals belong to the process.
    unsafe ccurl_set_number(handle, CURLOPT_NOSIGNAL, 1)
    unsafe ccurl_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout)
    // Encodings that libcurl knows: lists of many objects shrink to a tenth.
    if request.body == nil { unsafe ccurl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "") }
    if let path = request.unixSocket { unsafe ccurl_set_text(handle, CURLOPT_UNIX_SOCKET_PATH, path) }
    if let timeout = request.timeout { unsafe ccurl_set_number(handle, CURLOPT_TIMEOUT_MS, timeout) }
    if let silence = request.longestSilence {
      unsafe ccurl_set_number(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
      unsafe ccurl_set_number(handle, CURLOPT_LOW_SPEED_TIME, silence)
    }
    if request.isHTTP2 {
      unsafe ccurl_set_number(handle, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE)
      // libcurl 7.88 fails where it uses a connection of that kind again.
      unsafe ccurl_set_number(handle, CURLOPT_FRESH_CONNECT, 1)
      unsafe ccurl_set_number(handle, CURLOPT_FORBID_REUSE, 1)
    }
    if request.sharesConnections { unsafe ccurl_set_number(handle, CURLOPT_PIPEWAIT, 1) }
    if let body = request.body { unsafe ccurl_set_body(handle, body, body.count) }
    for header in request.headers { unsafe headers = curl_slist_append(headers, header) }
    unsafe ccurl_set_list(handle, CURLOPT_HTTPHEADER, headers)
    if let proxy = request.proxy { unsafe ccurl_set_text(handle, CURLOPT_PROXY, proxy) }
    guard let connection = request.connectTo else { return }
    unsafe connections = curl_slist_append(nil, connection)
    unsafe ccurl_set_list(handle, CURLOPT_CONNECT_TO, connections)
  }

  private func prove(_ trust: HTTPTrust) {
    if let bytes = trust.authorities {
      unsafe ccurl_set_blob(handle, CURLOPT_CAINFO_BLOB, bytes, bytes.count)
    }
    if let bytes = trust.certificate {
      unsafe ccurl_set_blob(handle, CURLOPT_SSLCERT_BLOB, bytes, bytes.count)
    }
    if let bytes = trust.key { unsafe ccurl_set_blob(handle, CURLOPT_SSLKEY_BLOB, bytes, bytes.count) }
    if let password = trust.keyPassword { unsafe ccurl_set_text(handle, CURLOPT_KEYPASSWD, password) }
    guard trust.acceptsAnyServer else { return }
    unsafe ccurl_set_number(handle, CURLOPT_SSL_VERIFYPEER, 0)
    unsafe ccurl_set_number(handle, CURLOPT_SSL_VERIFYHOST, 0)
  }

  private static func receive(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
    _ body: (HTTPTransfer, [UInt8]) -> Void
  ) -> Int {
    guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
    let copy = unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
    let transfer = unsafe Unmanaged<HTTPTransfer>.fromOpaque(context).takeUnretainedValue()
    // To take nothing is how libcurl is told to stop.
    guard !transfer.isCancelled else { return 0 }
    body(transfer, copy)
    return count
  }

  /// Takes in a line of the head: `HTTP/1.1 200 OK`, `name: value`, or the empty one behind them.
  private func take(line bytes: [UInt8]) {
    let line = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
    if line.hasPrefix("HTTP/") {
      let status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      hasStatus = status >= 200
      if hasStatus { receiver(.status(status)) }
    } else if hasStatus, let colon = line.firstIndex(of: ":") {
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      receiver(.header(name: line[..<colon].lowercased(), value: String(value)))
    }
  }

  func end(_ code: CURLcode) {
    guard code != CURLE_OK else { return receiver(.end(failure: nil)) }
    // Safe: the text is libcurl's own and constant.
    receiver(.end(failure: unsafe String(cString: curl_easy_strerror(code))))
  }
}
