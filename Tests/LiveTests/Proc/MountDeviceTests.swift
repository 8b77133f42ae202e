import CKernel
import Glibc
import Testing

@testable import Live

@Suite struct MountDeviceTests {
  private static let mountinfo = """
    22 1 0:21 / / rw,relatime - overlay overlay rw,lowerdir=/a
    221 22 8:3 / /data rw - ext4 /dev/sda3 rw
    23 22 259:70000 / /disk rw - xfs /dev/nvme0n1 rw
    """.split(separator: "\n")

  @Test func theDeviceOfAMountIsInMountinfo() {
    #expect(MountDevice.device(ofMount: "22", in: Self.mountinfo) == 21)
    #expect(MountDevice.device(ofMount: "221", in: Self.mountinfo) == 0x803)
    #expect(MountDevice.device(ofMount: "2", in: Self.mountinfo) == nil)
  }

  @Test func aLargeNumberIsEncodedAsByTheKernel() {
    let device = MountDevice.device(ofMount: "23", in: Self.mountinfo)
    #expect(device == (259 << 8 | UInt32(70000 & 0xFF) | UInt32(70000 & ~0xFF) << 12))
  }

  @Test(.enabled(if: unsafe ck_is_overlay("/etc/passwd"), "no overlay is mounted here"))
  func aFileInAnOverlayHasTheDeviceOfItsMount() throws {
    let file = unsafe open("/etc/passwd", O_RDONLY)
    defer { close(file) }
    let own = ProcThread(pid: UInt32(getpid()), tid: UInt32(getpid()))
    let mount = try #require(ProcFile.table("/proc/self/fdinfo/\(file)")["mnt_id"]?.first)
    let mounted = MountDevice.device(ofMount: mount, in: ProcFile.lines("/proc/self/mountinfo") ?? [])
    #expect(OpenFile(of: own, fd: file)?.segment.device == mounted)
  }
}
