import CKernel
import Testing

@testable import Live

@Suite struct CgroupSubsystemTests {
  @Test func everyNumberOfTheRecordsHasItsName() {
    #expect(CgroupSubsystem.names.count == Int(CGROUP_COUNT))
    let numbered = [(Int(CGROUP_CPUSET), "cpuset"), (Int(CGROUP_IO), "io"), (Int(CGROUP_PIDS), "pids")]
    for (number, name) in numbered { #expect("\(CgroupSubsystem.names[number])" == name) }
    #expect("\(CgroupSubsystem.names[Int(CGROUP_UNIFIED)])".isEmpty)
  }

  @Test func mountsCallOneSubsystemByItsOldName() {
    #expect(CgroupSubsystem.oldNames[Int(CGROUP_IO)] == "blkio")
    #expect(CgroupSubsystem.oldNames[Int(CGROUP_MEMORY)] == "memory")
    #expect(CgroupSubsystem.oldName(of: "io") == "blkio" && CgroupSubsystem.name(ofOld: "blkio") == "io")
  }
}
