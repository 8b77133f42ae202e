/// System calls, an enter and an exit each, on the current thread.
extension CaptureBuilder {
  /// Any call: `.call("chdir", enter: [], exit: [.result(0), .path("/tmp")])`.
  public func call(_ name: String, enter: [EventValue] = [], exit: [EventValue] = []) -> CaptureBuilder {
    event(name, .enter, enter).event(name, .exit, exit)
  }

  /// A call without an event of its own, by its code in the table of system calls.
  public func generic(_ code: Int64, native: Int64 = 0) -> CaptureBuilder {
    call("syscall", enter: [.number(code), .number(native)], exit: [.number(code)])
  }

  // MARK: Files

  /// `open`; a negative `fd` is the error.
  public func open(_ path: String, fd: Int64, flags: UInt32 = 1, mode: Int64 = 0) -> CaptureBuilder {
    call(
      "open", enter: [.path(path), .flags(flags), .number(mode)],
      exit: [.fd(fd), .path(path), .flags(flags), .number(mode), 0])
  }

  public func openat(_ path: String, in directory: Int64 = -100, fd: Int64, flags: UInt32 = 1)
    -> CaptureBuilder
  {
    call(
      "openat", enter: [.fd(directory), .path(path), .flags(flags), 0],
      exit: [.fd(fd), .fd(directory), .path(path), .flags(flags), 0, 0])
  }

  public func close(_ fd: Int64, result: Int64 = 0) -> CaptureBuilder {
    call("close", enter: [.fd(fd)], exit: [.result(result)])
  }

  public func read(_ fd: Int64, _ data: String, size: Int64 = 4096, result: Int64? = nil) -> CaptureBuilder {
    call(
      "read", enter: [.fd(fd), .number(size)],
      exit: [.result(result ?? Int64(data.utf8.count)), .data(data)])
  }

  public func write(_ fd: Int64, _ data: String, result: Int64? = nil) -> CaptureBuilder {
    call(
      "write", enter: [.fd(fd), .number(Int64(data.utf8.count))],
      exit: [.result(result ?? Int64(data.utf8.count)), .data(data)])
  }

  /// `read` of data that is no text.
  public func read(_ fd: Int64, bytes: [UInt8], size: Int64 = 4096) -> CaptureBuilder {
    call("read", enter: [.fd(fd), .number(size)], exit: [.result(Int64(bytes.count)), .bytes(bytes)])
  }

  public func write(_ fd: Int64, bytes: [UInt8]) -> CaptureBuilder {
    call(
      "write", enter: [.fd(fd), .number(Int64(bytes.count))],
      exit: [.result(Int64(bytes.count)), .bytes(bytes)])
  }

  public func chdir(_ path: String, result: Int64 = 0) -> CaptureBuilder {
    call("chdir", exit: [.result(result), .path(path)])
  }

  public func dup(_ fd: Int64, to copy: Int64) -> CaptureBuilder {
    event(code: 124, [.fd(fd)]).event(code: 125, [.fd(copy)])
  }

  public func pipe(_ readEnd: Int64, _ writeEnd: Int64, inode: Int64 = 4_242) -> CaptureBuilder {
    call("pipe", exit: [.result(0), .fd(readEnd), .fd(writeEnd), .number(inode)])
  }

  // MARK: Sockets

  /// `socket`, by default of TCP over IPv4: 2, 1, 0; UDP is type 2, IPv6 domain 10, unix domain 1.
  public func socket(_ fd: Int64, domain: Int64 = 2, type: Int64 = 1, protocol number: Int64 = 0)
    -> CaptureBuilder
  {
    call("socket", enter: [.number(domain), .number(type), .number(number)], exit: [.fd(fd)])
  }

  public func bind(_ fd: Int64, _ address: String, _ port: UInt16, result: Int64 = 0) -> CaptureBuilder {
    call("bind", enter: [.fd(fd)], exit: [.result(result), .address(address, port)])
  }

  public func listen(_ fd: Int64, backlog: Int64 = 128) -> CaptureBuilder {
    call("listen", enter: [.fd(fd), .number(backlog)], exit: [.result(0)])
  }

  /// `connect` from one address and port to another; -115 is EINPROGRESS.
  public func connect(
    _ fd: Int64, from source: String, _ sourcePort: UInt16, to destination: String, _ port: UInt16,
    result: Int64 = 0
  ) -> CaptureBuilder {
    call(
      "connect", enter: [.fd(fd), .address(destination, port)],
      exit: [.result(result), .tuple(source, sourcePort, destination, port)])
  }

  public func connect(_ fd: Int64, toUnix path: String, result: Int64 = 0) -> CaptureBuilder {
    call(
      "connect", enter: [.fd(fd), .unixAddress(path)],
      exit: [.result(result), .unixTuple(0xFFFF_8800_0000_1000, 0xFFFF_8800_0000_2000, path)])
  }

  public func accept(
    _ fd: Int64, from client: String, _ clientPort: UInt16, to server: String, _ port: UInt16
  ) -> CaptureBuilder {
    event(code: 246).event(code: 247, [.fd(fd), .tuple(client, clientPort, server, port), 0, 0, 128])
  }

  public func sendto(_ fd: Int64, _ data: String, _ tuple: EventValue = .absent) -> CaptureBuilder {
    call(
      "sendto", enter: [.fd(fd), .number(Int64(data.utf8.count)), tuple],
      exit: [.result(Int64(data.utf8.count)), .data(data)])
  }

  public func recvfrom(
    _ fd: Int64, _ data: String, _ tuple: EventValue = .absent, result: Int64? = nil
  ) -> CaptureBuilder {
    call(
      "recvfrom", enter: [.fd(fd), 4096],
      exit: [.result(result ?? Int64(data.utf8.count)), .data(data), tuple])
  }

  public func sendto(_ fd: Int64, bytes: [UInt8], _ tuple: EventValue = .absent) -> CaptureBuilder {
    call(
      "sendto", enter: [.fd(fd), .number(Int64(bytes.count)), tuple],
      exit: [.result(Int64(bytes.count)), .bytes(bytes)])
  }

  public func recvfrom(_ fd: Int64, bytes: [UInt8], _ tuple: EventValue = .absent) -> CaptureBuilder {
    call("recvfrom", enter: [.fd(fd), 4096], exit: [.result(Int64(bytes.count)), .bytes(bytes), tuple])
  }

  // MARK: Processes

  /// `clone` as the parent and then the child see it; the child is the current thread afterwards.
  public func clone(
    _ child: Int64, name: String, executable: String? = nil, flags: UInt32 = 0, cgroups: [String] = []
  ) -> CaptureBuilder {
    let parent = currentThread
    let process = flags & 8192 != 0 ? currentProcess : child
    func values(_ result: Int64, _ thread: Int64, _ process: Int64, _ parent: Int64) -> [EventValue] {
      [
        .result(result), .text(executable ?? "/usr/bin/\(name)"), .list([]), .pid(thread), .pid(process),
        .pid(parent), "/", 1024, 0, 0, 10_000, 2_000, 0, .text(name), .list(cgroups), .flags(flags), 0, 0,
        .pid(thread), .pid(process),
      ]
    }
    return event("clone", .enter)
      .event("clone", .exit, values(child, parent, currentProcess, 1))
      .on(child, process: process)
      .event("clone", .exit, values(0, child, process, parent))
  }

  public func execve(
    _ executable: String, arguments: [String] = [], environment: [String] = [], cgroups: [String] = [],
    parent: Int64 = 1, result: Int64 = 0
  ) -> CaptureBuilder {
    let name = executable.split(separator: "/").last.map(String.init) ?? executable
    return call(
      "execve", enter: [.path(executable)],
      exit: [
        .result(result), .text(executable), .list(arguments), .pid(currentThread), .pid(currentProcess),
        .pid(parent), "/", 1024, 0, 0, 10_000, 2_000, 0, .text(name), .list(cgroups), .list(environment), 0,
        .pid(currentProcess), -1, 0,
      ])
  }

  /// The end of the current thread.
  public func exit(status: Int64 = 0) -> CaptureBuilder {
    event("procexit", .enter, [.number(status), .number(status), 0, 0])
  }

  /// The processor turns from the current thread to another, which is current afterwards.
  public func switchTo(_ thread: Int64) -> CaptureBuilder {
    event("switch", .enter, [.pid(thread), 0, 0, 10_000, 2_000, 0]).on(thread)
  }

  // MARK: Records among the events

  /// What is known of a container: the JSON under its root key, as writers dump it.
  public func container(_ json: String) -> CaptureBuilder {
    event(code: 324, thread: -1, [.text(json + "\n")])
  }

  /// A container with labels.
  public func container(
    _ id: String, name: String, image: String, type: Int = 0, labels: [(String, String)] = []
  ) -> CaptureBuilder {
    let pairs = labels.map { "\"\($0.0)\":\"\($0.1)\"" }.joined(separator: ",")
    return container(
      "{\"container\":{\"id\":\"\(id)\",\"type\":\(type),\"name\":\"\(name)\",\"image\":\"\(image)\",\"labels\":{\(pairs)}}}"
    )
  }

  /// A record of the Kubernetes API.
  public func kubernetes(_ json: String) -> CaptureBuilder {
    event(code: 260, thread: 0, [.text(json + "\n")])
  }
}
