import CKernel
import Testing

@testable import Live

/// What Swift says about raw records is what `BPF/Interface/records.h` says.
struct RecordLayoutTests {
  @Test func kindsOfRecordsAreThoseOfTheHeader() {
    let declared = [
      RECORD_CALL, RECORD_ENTER, RECORD_SWITCH, RECORD_SIGNAL, RECORD_EXIT, RECORD_FAULT, RECORD_DROP,
      RECORD_TASK,
      RECORD_FILE, RECORD_CGROUP,
    ]
    #expect(RecordKind.allCases.map { Int($0.rawValue) } == declared.map { Int($0) })
  }

  @Test func kindsOfSegmentsAreThoseOfTheHeader() {
    let declared = [
      SEGMENT_BYTES, SEGMENT_STRING, SEGMENT_STRINGS, SEGMENT_VECTOR, SEGMENT_MESSAGE, SEGMENT_MESSAGE_NAME,
      SEGMENT_MESSAGE_DATA, SEGMENT_MESSAGE_CONTROL, SEGMENT_SOCKET, SEGMENT_SOCKET_PATH, SEGMENT_PEER_PATH,
      SEGMENT_FILE, SEGMENT_TASK, SEGMENT_ARGUMENTS, SEGMENT_ENVIRONMENT, SEGMENT_CGROUPS, SEGMENT_EXEC_PATH,
      SEGMENT_PATH,
    ]
    #expect(SegmentKind.allCases.map { Int($0.rawValue) } == declared.map { Int($0) })
  }

  @Test func flagsAreThoseOfTheHeader() {
    #expect(Int(CallFlags.compat.rawValue) == Int(CALL_COMPAT))
    #expect(Int(CallFlags.noEnter.rawValue) == Int(CALL_NO_ENTER))
    #expect(Int(CallFlags.enterSent.rawValue) == Int(CALL_ENTER_SENT))
    #expect(Int(CallFlags.cut.rawValue) == Int(CALL_CUT))
    #expect(Int(CallFlags.none.rawValue) == Int(CALL_NONE))
    #expect(Int(CopyItem.Flags.onSuccess.rawValue) == Int(ITEM_ON_SUCCESS))
    #expect(Int(CopyItem.Flags.onFailure.rawValue) == Int(ITEM_ON_FAILURE))
    #expect(Int(CopyItem.Flags.snaplen.rawValue) == Int(ITEM_SNAPLEN))
    #expect(Int(CopyItem.Flags.many.rawValue) == Int(ITEM_MANY))
    #expect(Int(CopyItem.Flags.upToResult.rawValue) == Int(ITEM_UP_TO_RESULT))
    #expect(Int(CopyItem.Flags.fdPointed.rawValue) == Int(ITEM_FD_POINTED))
  }

  @Test func swiftSeesTheOffsetsThatCSees() {
    #expect(MemoryLayout<call_record>.offset(of: \.result) == 32)
    #expect(MemoryLayout<call_record>.offset(of: \.args) == 40)
    #expect(MemoryLayout<call_record>.offset(of: \.flags) == 98)
    #expect(MemoryLayout<exit_record>.offset(of: \.call_flags) == 94)
    #expect(MemoryLayout<task_segment>.offset(of: \.comm) == 152)
    #expect(MemoryLayout<description>.offset(of: \.items) == 8)
  }

  @Test func aDescriptionPutsItsItemsInOrder() {
    let write = CallDescription(items: [
      CopyItem(kind: .bytes, argument: 1, length: .argument(2), flags: .snaplen, fd: 0),
      CopyItem(kind: .file, argument: UInt8(ARGUMENT_RESULT), flags: .onSuccess),
    ])
    let row = write.row
    #expect(row.item_count == 2 && row.flags == 0)
    #expect(row.items.0.kind == UInt8(SEGMENT_BYTES) && row.items.0.length_from == UInt8(LENGTH_ARGUMENT))
    #expect(row.items.0.length_argument == 2 && row.items.0.unit == 1)
    #expect(row.items.1.argument == 0xFE && row.items.1.flags == UInt8(ITEM_ON_SUCCESS))
    #expect(CallDescription(isOff: true).row.flags == UInt16(DESCRIPTION_OFF))
  }
}
