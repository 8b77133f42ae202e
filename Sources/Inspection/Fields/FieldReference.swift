internal import Events

/// A field as someone wrote it, ready to be asked: `proc.name`, `proc.aname[2]`, `evt.arg.flags`.
package struct FieldReference: Sendable {
  package let info: FieldInfo
  package let argument: FieldArgument?
  /// How the value is read: `.one` or `.each`, never `.argument`.
  package let extraction: FieldInfo.Extraction

  /// Joins a field and its argument; throws where the field takes none, needs one or does not like this one.
  package init(_ info: FieldInfo, _ argument: FieldArgument? = nil) throws(FieldError) {
    if argument == nil, info.argument == .required {
      throw FieldError("\(info.name) needs an argument, as in \(info.name)[...]")
    }
    if argument != nil, info.argument == .none { throw FieldError("\(info.name) takes no argument") }
    var extraction = info.extraction
    if case .argument(let make) = extraction {
      extraction = try make(argument)
    } else if argument != nil {
      throw FieldError("\(info.name) takes no argument")
    }
    if case .argument = extraction { throw FieldError("\(info.name) cannot be read") }
    self.info = info
    self.argument = argument
    self.extraction = extraction
  }

  /// What kind of value it has. For `evt.rawarg.X` that is the kind of the first param called X in the event
  /// table.
  package var kind: FieldInfo.FieldKind {
    guard info.kind == .dynamic, let argument else { return info.kind }
    return EventTable.shared.kind(ofParam: argument.text).flatMap(FieldInfo.FieldKind.init) ?? .dynamic
  }

  /// The reference as text that reads back as the same reference.
  package var text: String {
    guard let argument else { return info.name }
    let isPlain = argument.text.utf8.allSatisfy { $0 > 0x20 && !"[]()\"',".utf8.contains($0) }
    if isPlain, !argument.text.isEmpty { return "\(info.name)[\(argument.text)]" }
    let quote = argument.text.contains("\"") ? "'" : "\""
    return "\(info.name)[\(quote)\(argument.text)\(quote)]"
  }
}

extension EventTable {
  /// The kind of the first param called `name`, where sysdig 0.29.3 knows it; else of the first at all.
  func kind(ofParam name: String) -> ParamKind? {
    for event in all {
      for param in event.params.prefix(event.classicParamCount) where param.name == name { return param.kind }
    }
    for event in all {
      if let index = event.index(ofParam: name) { return event.params[index].kind }
    }
    return nil
  }
}

extension FieldInfo.FieldKind {
  /// The kind of a field that shows a param of `kind` unrendered.
  init?(_ kind: ParamKind) {
    switch kind {
    case .int8: self = .int8
    case .int16: self = .int16
    case .int32, .fd32, .pid32: self = .int32
    case .int64, .errno, .fd, .pid: self = .int64
    case .uint8, .flags8, .enumflags8, .sigtype: self = .uint8
    case .uint16, .flags16, .enumflags16, .syscall: self = .uint16
    case .uint32, .flags32, .enumflags32, .mode, .uid, .gid, .sigset: self = .uint32
    case .uint64: self = .uint64
    case .chars, .path, .relpath: self = .string
    case .bytes: self = .bytes
    case .reltime: self = .relativeTime
    case .abstime: self = .absoluteTime
    case .port: self = .port
    case .bool: self = .bool
    case .double: self = .double
    case .ipv4addr, .ipv6addr: self = .ipAddress
    case .sockaddr, .socktuple, .fdlist, .dyn, .charsarray, .pairsarray: return nil
    }
  }
}
