import Events
import Testing
import TestSupport

@testable import State

@Suite struct TableTests {
  @Test func descriptorsAreFoundWhateverTheirNumber() {
    var table = FDTable()
    let numbers: [Int64] = [0, 1, 63, 64, 4095, 1 << 20, 1 << 62, Int64.max]
    for number in numbers {
      var entry = FDEntry(kind: .file)
      entry.inode = UInt64(number)
      table.insert(entry, at: FD(rawValue: number))
    }
    for number in numbers { #expect(table[FD(rawValue: number)]?.inode == UInt64(number)) }
    for number in numbers.dropLast(2) { table.remove(FD(rawValue: number)) }
    #expect(table.count == 2)
    #expect(table[FD(rawValue: 1 << 62)]?.inode == 1 << 62)
    #expect(table[FD(rawValue: 64)] == nil)
  }

  @Test func aTableAgreesWithADictionary() {
    var generator = SystemRandomNumberGenerator()
    var table = FDTable()
    var model: [Int64: UInt64] = [:]
    for step in 0..<20_000 {
      let number = Int64.random(in: 0..<(Bool.random(using: &generator) ? 100 : 6000), using: &generator)
      if Bool.random(using: &generator) {
        var entry = FDEntry(kind: .file)
        entry.inode = UInt64(step)
        table.insert(entry, at: FD(rawValue: number))
        model[number] = UInt64(step)
      } else {
        table.remove(FD(rawValue: number))
        model[number] = nil
      }
    }
    #expect(table.count == model.count)
    for (number, inode) in model { #expect(table[FD(rawValue: number)]?.inode == inode) }
  }

  @Test func aTableIsFullAtItsLimit() {
    var table = FDTable()
    for number in 0..<Int64(FDTable.limit) { table.insert(FDEntry(kind: .file), at: FD(rawValue: number)) }
    #expect(table.insert(FDEntry(kind: .file), at: FD(rawValue: 1 << 40)) == nil)
    #expect(table.insert(FDEntry(kind: .fifo), at: FD(rawValue: 5)) != nil)
  }

  @Test func threadsAreFoundAfterOthersWereRemoved() {
    var table = ThreadTable()
    for id in 0..<Int64(1000) {
      table.insert(ThreadEntry(id: ThreadID(rawValue: id), process: ThreadID(rawValue: id), parent: .none))
    }
    for id in stride(from: Int64(0), to: 1000, by: 2) {
      if let slot = table.slot(of: ThreadID(rawValue: id)) { table.remove(slot) }
    }
    for id in 0..<Int64(1000) {
      #expect((table.slot(of: ThreadID(rawValue: id)) != nil) == (id % 2 == 1))
    }
    #expect(table.count == 500)
  }

  @Test func aSweepKeepsWhatIsMarkedOrPinned() {
    var pool = StringPool()
    let pinned = pool.intern("pinned")
    let marked = pool.keep(Array("marked".utf8))
    let dropped = pool.keep(Array("dropped".utf8))
    pool.mark(marked)
    pool.sweep()
    #expect([UInt8](copying: pool[pinned]) == Array("pinned".utf8))
    #expect([UInt8](copying: pool[marked]) == Array("marked".utf8))
    #expect(pool.keep(Array("marked".utf8)) == marked)
    #expect(pool.keep(Array("new".utf8)) == dropped)
    #expect(pool.intern("") == .empty)
  }

  @Test func namesOfClosedFilesDoNotPileUp() throws {
    var builder = CaptureBuilder().thread(7, "cat").open("/kept", fd: 9)
    let padding = String(repeating: "x", count: 900)
    for number in 0..<3500 {
      builder.append(2)
      builder.append(3, [.fd(3), .path("/\(padding)\(number)"), 1, 0, 0])
      builder.append(4, [.fd(3)])
      builder.append(5, [.result(0)])
    }
    let (sweeps, size, name) = try #require(
      try Replay.end(builder.read(9, "x")) { machine in
        (machine.strings.sweepCount, machine.strings.arena.count, Replay.name(9, of: 7, machine))
      })
    #expect(sweeps == 1)
    #expect(size < 2 << 20)
    #expect(name == "/kept")
  }
}
