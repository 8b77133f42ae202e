internal import Events
internal import State

/// Checks that need more than a field and constants: transformers, and fields on the right.
extension FilterProgram {
  /// The value of an expression; text lies in the buffer that was handed along.
  enum Value {
    case text
    case number(Int128)
    case double(Double)
    case address(IPAddress)
  }

  @inline(never)
  func holds(
    _ check: CheckedFilter.Check, _ run: FilterConstants.Run, _ event: EventView,
    _ machine: borrowing Machine,
    _ scratch: inout FilterScratch
  ) -> Bool {
    if case .field(let field) = check.left, case .each(let each) = field.extraction {
      var index = 0
      scratch.field.text.removeAll()
      while let value = each(event, machine, &scratch.field, index) {
        scratch.left.removeAll()
        let left = Self.value(value, machine, scratch.field, into: &scratch.left)
        if holds(check, run, left, event, machine, &scratch) { return true }
        scratch.field.text.removeAll()
        index += 1
      }
      return false
    }
    scratch.left.removeAll()
    guard let left = Self.value(of: check.left, event, machine, &scratch.field, into: &scratch.left) else {
      return false
    }
    return holds(check, run, left, event, machine, &scratch)
  }

  private func holds(
    _ check: CheckedFilter.Check, _ run: FilterConstants.Run, _ left: Value, _ event: EventView,
    _ machine: borrowing Machine, _ scratch: inout FilterScratch
  ) -> Bool {
    if check.test == .exists { return true }
    if case .expression(let expression) = check.right {
      scratch.right.removeAll()
      guard let right = Self.value(of: expression, event, machine, &scratch.field, into: &scratch.right)
      else {
        return false
      }
      return Self.holds(check.test, left, right, &scratch)
    }
    return switch left {
    case .text: constants.holds(check.test, run, text: scratch.left.bytes)
    case .number(let number): constants.holds(check.test, run, number: number)
    case .double(let double): constants.holds(check.test, run, double: double)
    case .address(let address): constants.holds(check.test, run, address: address)
    }
  }

  private static func holds(
    _ test: FilterOperator.Test, _ left: Value, _ right: Value, _ scratch: inout FilterScratch
  ) -> Bool {
    switch (left, right) {
    case (.text, .text):
      if test == .icontains { scratch.right.map(from: 0, \.lowercased) }
      scratch.right.append(0)
      let right = scratch.right.bytes.extracting(droppingLast: 1)
      return FilterConstants.holds(test, scratch.left.bytes, right)
    case (.number(let left), .number(let right)): return FilterConstants.holds(test, left, right)
    case (.double(let left), .double(let right)): return FilterConstants.holds(test, left, right)
    case (.double(let left), .number(let right)): return FilterConstants.holds(test, left, Double(right))
    case (.number(let left), .double(let right)): return FilterConstants.holds(test, Double(left), right)
    case (.address(let left), .address(let right)): return FilterConstants.holds(test, left, right)
    default: return false
    }
  }

  // MARK: Values

  /// Appends the text of `expression` to `buffer`, or returns its number; nil where it has no value.
  static func value(
    of expression: CheckedFilter.Expression, _ event: EventView, _ machine: borrowing Machine,
    _ scratch: inout FieldScratch, into buffer: inout ByteBuffer
  ) -> Value? {
    switch expression {
    case .field(let field):
      guard case .one(let extractor) = field.extraction else { return nil }
      scratch.text.removeAll()
      guard let value = extractor(event, machine, &scratch) else { return nil }
      return Self.value(value, machine, scratch, into: &buffer)
    case .constant(let text):
      buffer.append(text)
      return .text
    case .list: return nil
    case .transform(let transformer, let arguments, let argument):
      let start = buffer.count
      switch transformer.action {
      case .join: return join(arguments, event, machine, &scratch, into: &buffer)
      case .option: return option(arguments, argument, event, machine, &scratch, into: &buffer)
      case .length:
        if case .list(let items)? = arguments.first { return .number(Int128(items.count)) }
      default: break
      }
      for argument in arguments {
        guard value(of: argument, event, machine, &scratch, into: &buffer) != nil else { return nil }
      }
      return transformer.action.apply(to: &buffer, from: start)
    }
  }

  private static func value(
    _ value: FieldValue, _ machine: borrowing Machine, _ scratch: borrowing FieldScratch,
    into buffer: inout ByteBuffer
  ) -> Value {
    switch value {
    case .name(let name):
      buffer.append(machine.strings[name])
      return .text
    case .text, .bytes:
      buffer.append(scratch.text.bytes)
      return .text
    case .int(let number): return .number(Int128(number))
    case .uint(let number): return .number(Int128(number))
    case .bool(let bool): return .number(bool ? 1 : 0)
    case .double(let double): return .double(double)
    case .address(let address): return .address(address)
    }
  }

  /// The items of a list with the text of the first argument between them; items without a value are left
  /// out.
  private static func join(
    _ arguments: [CheckedFilter.Expression], _ event: EventView, _ machine: borrowing Machine,
    _ scratch: inout FieldScratch, into buffer: inout ByteBuffer
  ) -> Value? {
    guard arguments.count == 2 else { return nil }
    guard case .list(let items) = arguments[1] else {
      return value(of: arguments[1], event, machine, &scratch, into: &buffer)
    }
    var isFirst = true
    for item in items {
      let start = buffer.count
      if !isFirst, value(of: arguments[0], event, machine, &scratch, into: &buffer) == nil { return nil }
      if value(of: item, event, machine, &scratch, into: &buffer) == nil {
        buffer.truncate(to: start)
      } else {
        isFirst = false
      }
    }
    return .text
  }

  /// The argument of one command line option, or the letters of all that are there, with commas between them.
  private static func option(
    _ arguments: [CheckedFilter.Expression], _ wanted: [UInt8]?, _ event: EventView,
    _ machine: borrowing Machine,
    _ scratch: inout FieldScratch, into buffer: inout ByteBuffer
  ) -> Value? {
    guard arguments.count == 2, case .constant(let letters) = arguments[1] else { return nil }
    var line = ByteBuffer()
    var words: [[UInt8]] = []
    if case .list(let items) = arguments[0] {
      for item in items {
        line.removeAll()
        if value(of: item, event, machine, &scratch, into: &line) != nil {
          words.append([UInt8](copying: line.bytes))
        }
      }
    } else {
      guard value(of: arguments[0], event, machine, &scratch, into: &line) != nil else { return nil }
      words = [UInt8](copying: line.bytes).split(separator: 0x20).map(Array.init)
    }
    guard let text = CommandLineOptions(words, letters: letters).text(of: wanted) else { return nil }
    buffer.append(text)
    return .text
  }
}
