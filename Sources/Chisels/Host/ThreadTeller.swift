internal import Events
internal import Inspection
internal import State

/// Tells a script of threads: a table by thread id, each with its descriptors by number.
struct ThreadTeller {
  /// What is told of a thread beside its ids.
  struct Content: OptionSet {
    let rawValue: UInt8
    static let details = Content(rawValue: 1)
    static let descriptors = Content(rawValue: 2)
    static let all: Content = [.details, .descriptors]
  }

  let call: LuaCall
  let content: Content
  let escapes: Bool

  /// - Parameter question: which descriptors are told; threads that have none of them are left out. Nil for all.
  func tell(_ machine: borrowing Machine, _ question: DescriptorQuestion?) {
    let answers = question?.answers(of: machine)
    call.beginTable()
    for slot in machine.threadsByID {
      if let answers, answers[slot] == nil { continue }
      call.tell(word(machine.threads[slot].id.rawValue))
      call.beginTable()
      call.tell("tid", word(machine.threads[slot].id.rawValue))
      call.tell("pid", word(machine.threads[slot].process.rawValue))
      if content.contains(.details) { tellDetails(machine, slot) }
      call.tell("fdtable")
      call.beginTable()
      if content.contains(.descriptors) { tellDescriptors(machine, slot, answers?[slot]) }
      call.endTable()
      call.endTable()
    }
    call.endTable()
  }

  private func tellDetails(_ machine: borrowing Machine, _ slot: ThreadSlot) {
    call.tell("ptid", word(machine.threads[slot].parent.rawValue))
    tell("comm", machine.strings[machine.threads[slot].name])
    tell("exe", machine.strings[machine.threads[slot].executable])
    call.tell("flags", Double(machine.threads[slot].flags))
    call.tell("fdlimit", word(machine.threads[slot].fdLimit))
    call.tell("uid", Double(machine.threads[slot].user))
    call.tell("gid", Double(machine.threads[slot].group))
    call.tell("nchilds", word(Int64(bitPattern: machine.threads[slot].childCount)))
    call.tell("vmsize_kb", Double(machine.threads[slot].virtualSizeKB))
    call.tell("vmrss_kb", Double(machine.threads[slot].residentSizeKB))
    call.tell("vmswap_kb", Double(machine.threads[slot].swapSizeKB))
    call.tell("pfmajor", word(Int64(bitPattern: machine.threads[slot].majorFaults)))
    call.tell("pfminor", word(Int64(bitPattern: machine.threads[slot].minorFaults)))
    call.tell("clone_ts")
    call.tell("\(Int64(bitPattern: machine.threads[slot].cloneTime))")
    tellUser(machine, machine.threads[slot].user)
    tell("args", listed: machine.strings[machine.threads[slot].arguments])
    tell("env", listed: machine.strings[machine.environment(of: slot)])
  }

  private func tellUser(_ machine: borrowing Machine, _ id: UInt32) {
    call.tell("username")
    if id != .max, let user = machine.user(id) {
      call.tell(user.name.rawSpan.untilNUL(), escaping: escapes)
    } else {
      call.tell("<NA>")
    }
  }

  private func tellDescriptors(_ machine: borrowing Machine, _ slot: ThreadSlot, _ wanted: Set<FD>?) {
    for number in machine.fdNumbers(of: slot) {
      guard wanted?.contains(number) ?? true, let entry = machine.fd(number, of: slot) else { continue }
      call.tell(word(number.rawValue))
      call.beginTable()
      if content.contains(.details) {
        tell("name", printable: machine.strings[entry.name])
        call.tell("type", entry.typeName)
      }
      if entry.kind.isIPSocket || entry.kind.isIPListener { tellEnds(entry) }
      call.endTable()
    }
  }

  private func tellEnds(_ entry: FDEntry) {
    if entry.kind.isIPSocket {
      tell("cip", entry.source)
      call.tell("cport", Double(entry.sourcePort))
    }
    tell("sip", entry.destination)
    call.tell("sport", Double(entry.destinationPort))
    call.tell("is_server")
    call.tell(entry.isServer || entry.kind.isIPListener)
    call.tell("l4proto", entry.transportName)
  }

  // MARK: Values

  /// The low 32 bits of a number, as sysdig tells them.
  private func word(_ number: Int64) -> Double { Double(UInt32(truncatingIfNeeded: number)) }

  private func tell(_ name: StaticString, _ text: RawSpan) {
    call.tell(name)
    call.tell(text.untilNUL(), escaping: escapes)
  }

  private func tell(_ name: StaticString, printable text: RawSpan) {
    var shown = ByteBuffer(capacity: text.byteCount)
    shown.append(printable: text.untilNUL())
    call.tell(name)
    call.tell(shown.bytes)
  }

  private func tell(_ name: StaticString, _ address: IPAddress) {
    var text = ByteBuffer()
    text.append(address)
    call.tell(name)
    call.tell(text.bytes)
  }

  /// Texts with a NUL after each, as a list from 1.
  private func tell(_ name: StaticString, listed texts: RawSpan) {
    call.tell(name)
    call.beginTable()
    var list = StringList(texts)
    var index = 1.0
    while let text = list.next() {
      call.tell(index)
      call.tell(text, escaping: escapes)
      index += 1
    }
    call.endTable()
  }
}
