import Events
import Testing

@testable import State

/// Names must stay with whoever bears them while others are forgotten.
@Suite struct NameTests {
  @Test func `every name of a thread is told to the sweep`() {
    var thread = ThreadEntry(id: .none, process: .none, parent: .none)
    let properties = Mirror(reflecting: thread).children.count { $0.value is StringID }
    var told = 0
    thread.forEachName { _ in told += 1 }
    #expect(told == properties && properties == 9)
    var entry = FDEntry(kind: .file)
    entry.name = StringID(index: 42)
    thread.fds.insert(entry, at: FD(rawValue: 5))
    var isTold = false
    thread.forEachName { isTold = isTold || $0 == entry.name }
    #expect(isTold)
  }

  @Test func `a name is told once for each property that bears it`() {
    var thread = ThreadEntry(id: .none, process: .none, parent: .none)
    let names: [WritableKeyPath<ThreadEntry, StringID>] = [
      \.name, \.executable, \.executablePath, \.arguments, \.environment, \.cgroups, \.root,
      \.workingDirectory, \.container,
    ]
    for (index, name) in names.enumerated() {
      thread[keyPath: name] = StringID(index: Int32(truncatingIfNeeded: index + 1))
    }
    var told: Set<StringID> = []
    thread.forEachName { told.insert($0) }
    #expect(told.count == names.count)
  }

  @Test func `names of a container outlive the sweep, ids that only cgroups held do not`() {
    var strings = StringPool()
    var table = ContainerTable()
    let digits = String(repeating: "0123456789abcdef", count: 4)
    let other = String(repeating: "fedcba9876543210", count: 4)
    let known = strings.keep(Array("cpu=/docker/\(digits)\0".utf8))
    let unknown = strings.keep(Array("cpu=/docker/\(other)\0".utf8))
    let id = table.paths(in: known, &strings).docker
    let passing = table.paths(in: unknown, &strings).docker
    table.announce(.docker, id: id, name: .empty, pinning: &strings)
    strings.sweep()
    let (kept, forgotten) = ([UInt8](copying: strings[id]), [UInt8](copying: strings[passing]))
    #expect(kept == Array("0123456789ab".utf8) && forgotten.isEmpty)
  }

  @Test func `containers beyond the limit are not kept`() {
    var strings = StringPool()
    var table = ContainerTable()
    for number in 0..<ContainerTable.limit + 10 {
      let id = strings.keep(Array("c\(number)".utf8))
      table.announce(.docker, id: id, name: .empty, pinning: &strings)
    }
    #expect(table.count == ContainerTable.limit)
  }

  @Test func `an address belongs to a container until its record says otherwise`() {
    var strings = StringPool()
    var table = ContainerTable()
    let unknown = strings.intern("unknown")
    table.add(ContainerInfo(id: unknown, kind: .docker))
    for (address, expected) in [(UInt32(5), [true, false]), (6, [false, true]), (0, [false, false])] {
      var container = ContainerInfo(id: strings.intern("known"), kind: .docker)
      container.address = address
      table.add(container)
      #expect([5, 6].map { table.isAddress($0, of: unknown) } == expected)
    }
  }
}
