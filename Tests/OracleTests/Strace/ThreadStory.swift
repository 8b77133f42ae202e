import Events
import TestSupport

/// What a thread did, in order: `name` and a line a fact, in one form for strace's account and for a recording.
struct ThreadStory {
  /// One call, signal or end.
  struct Step {
    var name: String
    /// `> fd=3`, `< res=-2`
    var facts: [Fact]
    /// It has returned, or is no call.
    var isDone = true

    var description: String { ([name] + facts.map { "\($0.name)=\($0.value)" }).joined(separator: " ") }
  }

  struct Fact: Equatable {
    /// The side and the name of the param.
    var name: String
    var value: String
    var kind: ParamKind
  }

  let thread: Int64
  var steps: [Step] = []
}

extension ThreadStory {
  /// What strace says of a thread.
  init(_ thread: Int64, in account: StraceAccount) {
    self.thread = thread
    steps = (account.deeds[thread] ?? []).map(Self.step)
  }

  private static func step(_ deed: StraceAccount.Deed) -> Step {
    switch deed {
    case .call(let name, let arguments, let result):
      let known = recorded(name, arguments)
      return call(known.name, known.arguments, result)
    case .signal(let info):
      return Step(
        name: "signaldeliver",
        facts: [
          Fact(name: "> sig", value: "\(info["si_signo"]?.number ?? -1)", kind: .sigtype),
          Fact(name: "> spid", value: "\(info["si_pid"]?.number ?? 0)", kind: .pid),
        ])
    case .end(let status, let signal):
      return Step(
        name: "procexit",
        facts: [
          Fact(name: "> ret", value: "\(status)", kind: .errno),
          Fact(name: "> sig", value: "\(signal)", kind: .sigtype),
        ])
    }
  }

  private static func call(_ name: String, _ arguments: [StraceValue], _ result: Int64?) -> Step {
    guard let mapping = CallMapping.byName[name] else {
      return Step(name: name, facts: [], isDone: result != nil)
    }
    let infos = infos(of: mapping.event)
    var facts = mapping.enter.map { fact($0, ">", infos.enter, arguments, result ?? 0) }
    if let result {
      for (columns, arguments) in exits(mapping, arguments, result) {
        facts += columns.map { fact($0, "<", infos.exit, arguments, result) }
      }
    }
    return Step(name: mapping.event, facts: facts, isDone: result != nil)
  }

  /// One exit, or one for each message.
  private static func exits(_ mapping: CallMapping, _ arguments: [StraceValue], _ result: Int64)
    -> [(columns: [CallMapping.Column], arguments: [StraceValue])]
  {
    guard let index = mapping.messages else { return [(mapping.exit, arguments)] }
    guard result > 0, let messages = arguments[index].list else {
      // The one exit of a call that failed has its result, and nothing of a message.
      let columns = mapping.exit.map { $0.param == "res" ? CallMapping.Column("res=r") : $0 }
      return [(columns, arguments.indices.map { $0 == index ? .other : arguments[$0] })]
    }
    return messages.prefix(Int(result)).map { message in
      (mapping.exit, arguments.indices.map { $0 == index ? message : arguments[$0] })
    }
  }

  private static func fact(
    _ column: CallMapping.Column, _ side: String, _ info: EventInfo?, _ arguments: [StraceValue],
    _ result: Int64
  ) -> Fact {
    guard let info, let index = info.index(ofParam: column.param) else {
      preconditionFailure("call mapping: no param \(column.param)")
    }
    let kind = info.params[index].kind
    let value = column.value(arguments, result: result).map { FactText.expected($0, kind) }
    return Fact(name: "\(side) \(column.param)", value: value ?? "not told", kind: kind)
  }

  static func infos(of event: String) -> (enter: EventInfo?, exit: EventInfo?) {
    let both = EventTable.shared.all.filter { $0.name == event && !$0.flags.contains(.newer) }
    let exit = both.last { !$0.type.isEnter }
    return (exit.flatMap { EventTable.shared[EventType(rawValue: $0.type.rawValue - 1)] }, exit)
  }
}
