internal import CKernel

/// Copies what a row of descriptions asks for when a call has returned: the same segments that the kernel's side makes.
struct CallCopier {
  let call: CallRecord
  let settings: CaptureSettings
  /// What execve was given, kept from its entering: the memory that held it is gone.
  var execPath: [UInt8]?
  /// What the maker of the thread gave to clone3: stands for what is behind the first argument.
  var cloneArguments: [UInt8]?
  /// The thread that forked the calling one, where that is known.
  var creator: ProcThread?
  let memory: ThreadMemory

  init(_ call: CallRecord, settings: CaptureSettings) {
    self.call = call
    self.settings = settings
    memory = ThreadMemory(tid: Int32(bitPattern: call.header.tid))
  }

  var proc: ProcThread { ProcThread(pid: call.header.pid, tid: call.header.tid) }
  var isCompat: Bool { call.callFlags.contains(.compat) }

  /// The items of a row whose time has come: those about a success or a failure only after one.
  func items(of description: CallDescription) -> [CopyItem] {
    let unwanted: CopyItem.Flags = call.result < 0 ? .onSuccess : .onFailure
    return description.items.filter { $0.flags.isDisjoint(with: unwanted) }
  }

  /// Appends the segments of `items`, but for control groups, which come last and from somebody who knows them all.
  func copy(_ items: [CopyItem], into writer: inout RecordWriter) {
    for item in items {
      switch item.kind {
      case .bytes, .string, .strings, .vector, .message: copyMemory(item, &writer)
      case .socket: copySocket(item, &writer)
      case .file: copyFile(item, &writer)
      case .task:
        guard let task = TaskSegment(of: proc, creator: creator) else { break }
        writer.append(.task, argument: UInt8(ARGUMENT_NONE), structure: task)
      case .arguments, .environment: copyOwnStrings(item.kind, &writer)
      case .execPath:
        if let execPath { writer.append(.execPath, argument: UInt8(ARGUMENT_NONE), execPath) }
      default: break
      }
    }
  }

  // MARK: What items say

  /// How many elements an item has.
  func elementCount(_ item: CopyItem) -> Int {
    switch item.length {
    case .fixed: 1
    case .argument(let index): Int(clamping: call.argument(Int(index)))
    case .result: max(0, Int(clamping: call.result))
    case .pointed(let index): Int(memory.integer(at: call.argument(Int(index)), as: UInt32.self) ?? 0)
    }
  }

  /// The most bytes that an item may copy.
  func limit(_ item: CopyItem) -> Int {
    guard item.flags.contains(.snaplen) else {
      return item.limit == 0 ? Int(STRING_MAX) : min(Int(item.limit), Int(SNAPLEN_MAX))
    }
    let fd = Int32(truncatingIfNeeded: call.argument(Int(item.fd)))
    let wanted = needsLargeSnaplen(item, fd) ? max(settings.snaplen, settings.largeSnaplen) : settings.snaplen
    return Int(min(wanted, UInt32(SNAPLEN_MAX)))
  }

  /// The descriptor that an item is about; negative for none.
  private func descriptor(_ item: CopyItem) -> Int32 {
    if item.argument == UInt8(ARGUMENT_RESULT) { return Int32(truncatingIfNeeded: call.result) }
    let argument = call.argument(Int(item.argument))
    guard item.flags.contains(.fdPointed) else { return Int32(truncatingIfNeeded: argument) }
    return memory.integer(at: argument &+ 4 * UInt64(index(item)), as: Int32.self) ?? -1
  }

  private func index(_ item: CopyItem) -> Int {
    guard item.flags.contains(.fdPointed), case .argument(let index) = item.length else { return 0 }
    return Int(index)
  }

  /// Where the data of an item begins: a vector's in its first entry.
  private func startOfData(_ item: CopyItem) -> UInt64 {
    let address = call.argument(Int(item.argument))
    return item.kind == .vector ? pointer(at: address) ?? 0 : address
  }

  private func needsLargeSnaplen(_ item: CopyItem, _ fd: Int32) -> Bool {
    if settings.tracers != .none, settings.tracers.contains(memory.read(startOfData(item), 2)),
      proc.file(fd)?.isNullDevice == true
    {
      return true
    }
    guard !settings.largePorts.isEmpty, let socket = OpenSocket(of: proc, fd: fd)?.segment else {
      return false
    }
    return settings.largePorts.contains { $0.contains(socket.local_port) || $0.contains(socket.remote_port) }
  }

  // MARK: What is behind descriptors

  private func copyFile(_ item: CopyItem, _ writer: inout RecordWriter) {
    guard let file = proc.file(descriptor(item)) else { return }
    writer.append(.file, argument: item.argument, index: index(item), structure: file.segment)
  }

  private func copySocket(_ item: CopyItem, _ writer: inout RecordWriter) {
    guard let socket = OpenSocket(of: proc, fd: descriptor(item)) else { return }
    socket.append(to: &writer, argument: item.argument, index: index(item))
  }

  // MARK: The thread's own

  /// The strings that lie where the kernel put them at the execve.
  private func copyOwnStrings(_ kind: SegmentKind, _ writer: inout RecordWriter) {
    guard let place = proc.strings(kind), !place.isEmpty else { return }
    let length = place.count
    let wanted = min(length, Int(ARGUMENTS_MAX))
    let bytes = memory.read(place.lowerBound, wanted)
    writer.append(
      kind, argument: UInt8(ARGUMENT_NONE), status: .init(bytes.count, wanted: wanted, whole: length), bytes,
      fullLength: length)
  }
}

extension SegmentStatus {
  /// Of `whole` bytes `wanted` were to be copied, and `count` could be.
  init(_ count: Int, wanted: Int, whole: Int) {
    self = count < wanted ? .unreadable : wanted < whole ? .truncated : .ok
  }
}
