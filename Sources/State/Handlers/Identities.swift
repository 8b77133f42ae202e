internal import Events

/// Calls that change who a thread is and what it may do.
extension HandlerRow {
  static let identities: [HandlerRow] = [
    .enter("setresuid", "setresgid", "setuid", "setgid", "getrlimit", "setrlimit", "prlimit", lasting: .never)
    {
      $0.storeEnter($1)
    },
    .exit("setresuid", "setreuid", lasting: .onSuccess) {
      $0.setIDExit($1, .effectiveUser, keepingAll: true)
    },
    .exit("setuid", lasting: .onSuccess) { $0.setIDExit($1, .user, keepingAll: false) },
    .exit("setresgid", "setregid", lasting: .onSuccess) {
      $0.setIDExit($1, .effectiveGroup, keepingAll: true)
    },
    .exit("setgid", lasting: .onSuccess) { $0.setIDExit($1, .group, keepingAll: false) },
    .exit("setsid", lasting: .onSuccess) { $0.setsidExit($1) },
    .exit("capset", lasting: .onSuccess) { $0.capsetExit($1) },
    .exit("unshare", "setns", lasting: .onSuccess) { $0.namespaceExit($1) },
    .exit("getrlimit", "setrlimit", lasting: .onSuccess) { $0.limitExit($1, .current) },
  ]

  /// A limit may be another process's.
  static let limits: [HandlerRow] = [
    .exit("prlimit", lasting: .onSuccess) { $0.limitExit($1, .newCurrent) }
  ]
}

extension Machine {
  /// - Parameter keepingAll: -1 means "as it is".
  fileprivate mutating func setIDExit(_ event: EventView, _ name: ParamName, keepingAll: Bool) {
    guard let slot = moment.thread, result(of: event) >= 0,
      let id = callInteger(name, of: event, as: UInt32.self), !(keepingAll && id == UInt32.max)
    else { return }
    if name == .user || name == .effectiveUser {
      threads[slot].user = id
    } else {
      threads[slot].group = id
    }
  }

  fileprivate mutating func setsidExit(_ event: EventView) {
    let session = result(of: event)
    guard let slot = moment.thread, session >= 0 else { return }
    threads[slot].session = session
  }

  fileprivate mutating func capsetExit(_ event: EventView) {
    guard let slot = moment.thread, result(of: event) >= 0 else { return }
    threads[slot].readCapabilities(event, places)
  }

  /// In a user namespace of its own, a thread may do all.
  fileprivate mutating func namespaceExit(_ event: EventView) {
    guard let slot = moment.thread, result(of: event) >= 0,
      let flags = integer(.flags, of: event, as: UInt32.self)
        ?? integer(.namespaceKind, of: event, as: UInt32.self),
      flags & CloneFlags.newUserNamespace != 0
    else { return }
    threads[slot].capabilities = .full
  }

  /// Only the limit of descriptors is kept, and for the whole process.
  fileprivate mutating func limitExit(_ event: EventView, _ name: ParamName) {
    let descriptors: UInt8 = 7
    guard var slot = moment.thread, result(of: event) >= 0,
      callInteger(.resource, of: event, as: UInt8.self) == descriptors,
      let limit = integer(name, of: event, as: Int64.self), limit != -1
    else { return }
    if let other = callInteger(.process, of: event, as: Int64.self), other != 0 {
      guard let found = findOrAddThread(ThreadID(rawValue: other)) else { return }
      slot = found
    }
    if let main = findOrAddMain(of: slot) { threads[main].fdLimit = limit }
  }
}
