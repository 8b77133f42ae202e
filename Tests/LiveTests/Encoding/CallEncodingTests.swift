import CKernel
import Testing

@testable import Live

/// Calls of every other family.
@Suite struct CallEncodingTests {
  @Test func buffersOfReadsAndWrites() throws {
    try EncodedLines.expect(
      [
        .call(1, [0, 0x7000, 5], result: -32) { $0.data(1, "hello") },
        .call(17, [0, 0x7000, 80, 4096], result: 4) { $0.data(1, "data") },
        .call(20, [0, 0x7000, 2], result: 4) {
          $0.append(segment: .vector, argument: 1, Array("abcd".utf8), fullLength: 4)
        },
        .call(295, [0, 0x7000, 2, 7], result: 3) {
          $0.append(segment: .vector, argument: 1, Array("abc".utf8), fullLength: 64)
        },
        .call(19, [0, 0x7000, 2], result: -4) {
          $0.append(segment: .vector, argument: 1, [], fullLength: 64)
        },
      ],
      [
        "> write fd=0 size=5", "< write res=-32(EPIPE) data=hello", "> pread fd=0 size=80 pos=4096",
        "< pread res=4 data=data", "> writev fd=0 size=4", "< writev res=4 data=abcd", "> preadv fd=0 pos=7",
        "< preadv res=3 size=3 data=abc", "> readv fd=0", "< readv res=-4(EINTR) size=64 data=",
      ])
  }

  @Test func pollListsDescriptorsBeforeAndAfter() throws {
    // fd 3 waits for input, fd 4 for output, which comes.
    let fds: [UInt16] = [3, 0, 1, 0, 4, 0, 4, 4]
    try EncodedLines.expect(
      [
        .call(7, [0x7000, 2, 0xFFFF_FFFF], result: 1) { $0.numbers(0, fds) },
        .call(271, [0x7000, 0, 0x7100, 0, 8], result: 0) { $0.numbers(2, [UInt64(1), 5]) },
        .call(271, [0x7000, 0, 0, 0, 8], result: 0),
      ],
      [
        "> poll fds=3:?1 4:?4 timeout=-1", "< poll res=1 fds=4:?4",
        "> ppoll fds= timeout=1000000005(1s) sigmask=", "< ppoll res=0 fds=",
        "> ppoll fds= timeout=none sigmask=", "< ppoll res=0 fds=",
      ])
  }

  @Test func pathsAndDirectories() throws {
    try EncodedLines.expect(
      [
        .call(82, [0x7000, 0x7100], result: 0) {
          $0.string(0, "/old")
          $0.string(1, "/new")
        },
        .call(265, [5, 0x7000, 6, 0x7100, 0x400], result: -17) {
          $0.string(1, "a")
          $0.string(3, "b")
        },
        .call(83, [0x7000, 0o755], result: 0) { $0.string(0, "/made") },
        .call(79, [0x7000, 64], result: 5) { $0.string(0, "/tmp") }, .call(79, [0x7000, 1], result: -34),
        .call(268, [UInt64(UInt32(bitPattern: -100)), 0x7000, 0o600], result: 0) { $0.string(1, "/f") },
      ],
      [
        "> rename", "< rename res=0 oldpath=/old newpath=/new", "> linkat",
        "< linkat res=-17(EEXIST) olddir=5 oldpath=a(a) newdir=6 newpath=b(b) flags=1024(AT_SYMLINK_FOLLOW)",
        "> mkdir mode=1ED", "< mkdir res=0 path=/made", "> getcwd", "< getcwd res=5 path=/tmp", "> getcwd",
        "< getcwd res=-34(ERANGE) path=", "> fchmodat",
        "< fchmodat res=0 dirfd=-100(AT_FDCWD) filename=/f mode=0600(S_IWUSR|S_IRUSR)",
      ])
  }

  @Test func descriptorsBehindPointers() throws {
    try EncodedLines.expect(
      [
        .call(22, [0x7000], result: 0) {
          $0.numbers(0, [Int32(3), 4])
          $0.file(0, inode: 77)
        },
        .call(293, [0x7000, 0], result: -24), .call(33, [3, 9], result: 9),
        .call(72, [3, 1030, 10], result: 10),
        .call(289, [0xFFFF_FFFF, 0x7000, 8, 0], result: 5) { $0.numbers(1, [UInt64(2)]) },
      ],
      [
        "> pipe", "< pipe res=0 fd1=3(<p>) fd2=4(<p>) ino=77", "> pipe",
        "< pipe res=-24(EMFILE) fd1=-1(EPERM) fd2=-1(EPERM) ino=0", "> dup fd=3(<p>)", "< dup res=9(<p>)",
        "> fcntl fd=3(<p>) cmd=26(F_DUPFD_CLOEXEC)", "< fcntl res=10(<p>)",
        "> signalfd fd=-1(EPERM) mask=2 flags=0", "< signalfd res=5(<s>)",
      ])
  }

  @Test func memoryCallsTellHowMuchThereIs() throws {
    var task = TaskSegment()
    (task.memory.vm_size, task.memory.vm_rss, task.memory.vm_swap) = (4000, 300, 20)
    try EncodedLines.expect(
      [
        .call(9, [0, 4096, 3, 0x22, 0xFFFF_FFFF, 0], result: 0x7F00_0000_0000) {
          $0.append(.task, UInt8(ARGUMENT_NONE), task)
        },
        .call(10, [0x7F00, 4096, 1], result: 0),
      ],
      [
        "> mmap addr=0 length=4096 prot=3(PROT_READ|PROT_WRITE) flags=10(MAP_PRIVATE|MAP_ANONYMOUS) fd=-1(EPERM) offset=0",
        "< mmap res=7F0000000000 vm_size=4000 vm_rss=300 vm_swap=20",
        "> mprotect addr=7F00 length=4096 prot=1(PROT_READ)", "< mprotect res=0",
      ])
  }

  @Test func timesLimitsAndIdentities() throws {
    try EncodedLines.expect(
      [
        .call(35, [0x7000, 0], result: 0) { $0.numbers(0, [UInt64(0), 1_000_000]) },
        .call(97, [7, 0x7000], result: 0) { $0.numbers(1, [UInt64(1024), 4096]) },
        .call(97, [7, 0x7000], result: -14),
        .call(302, [0, 7, 0, 0x7000], result: 0) { $0.numbers(3, [UInt64(1024), .max]) },
        .call(118, [0x1000, 0x2000, 0x3000], result: 0) {
          for argument in 0..<3 as Range<UInt8> { $0.numbers(argument, [UInt32(argument) + 5]) }
        },
        .call(62, [UInt64(UInt32(bitPattern: -10)), 15], result: 0),
      ],
      [
        "> nanosleep interval=1000000(0.001s)", "< nanosleep res=0", "> getrlimit resource=7(RLIMIT_NOFILE)",
        "< getrlimit res=0 cur=1024 max=4096", "> getrlimit resource=7(RLIMIT_NOFILE)",
        "< getrlimit res=-14(EFAULT) cur=-1 max=-1", "> prlimit pid=0 resource=7(RLIMIT_NOFILE)",
        "< prlimit res=0 newcur=-1 newmax=-1 oldcur=1024 oldmax=-1", "> getresuid",
        "< getresuid res=0 ruid=5(<NA>) euid=6(<NA>) suid=7(<NA>)", "> kill pid=-10 sig=15(SIGTERM)",
        "< kill res=0",
      ])
  }

  @Test func openHow() throws {
    let record = RecordBytes.call(437, [5, 0x7000, 0x7100, 24], result: -40) {
      $0.string(1, "link")
      $0.numbers(2, [UInt64(0o100), 0o600, 4])
    }
    try EncodedLines.expect(
      [record],
      [
        "> openat2 dirfd=5 name=link(link) flags=5(O_CREAT|O_RDONLY) mode=0600 resolve=8(RESOLVE_NO_SYMLINKS)",
        "< openat2 fd=-40(ELOOP) dirfd=5 name=link(link) flags=5(O_CREAT|O_RDONLY) mode=0600 resolve=8(RESOLVE_NO_SYMLINKS)",
      ])
  }

  @Test func valuesOfSeveralKinds() throws {
    try EncodedLines.expect(
      [
        .call(101, [2, 20, 0x1000, 0x7000], result: 0) { $0.numbers(3, [UInt64(0xBEEF)]) },
        .call(101, [7, 20, 0, 19], result: 0), .call(321, [5, 0x7000, 120], result: 6),
        .call(321, [1, 0x7000, 120], result: -2),
        .call(65, [1, 0x7000, 1], result: 0) { $0.numbers(1, [UInt16(2), 0xFFFF, 0x1000]) },
        .call(66, [1, 0, 16, 9], result: 0),
      ],
      [
        "> ptrace request=3(PTRACE_PEEKDATA) pid=20", "< ptrace res=0 addr=1000 data=BEEF",
        "> ptrace request=8(PTRACE_CONT) pid=20", "< ptrace res=0 addr=0 data=19(SIGSTOP)", "> bpf cmd=5",
        "< bpf res_or_fd=6", "> bpf cmd=1", "< bpf res_or_fd=-2(ENOENT)", "> semop semid=1",
        "< semop res=0 nsops=1 sem_num_0=2 sem_op_0=-1 sem_flg_0=2(SEM_UNDO) sem_num_1=0 sem_op_1=0 sem_flg_1=0",
        "> semctl semid=1 semnum=0 cmd=4096(SETVAL) val=9", "< semctl res=0",
      ])
  }

  @Test func callsOf32BitProgramsHaveNumbersAndWidthsOfTheirOwn() throws {
    let stat64 = RecordBytes.call(195, [0x7000, 0x7100], result: 0, flags: .compat) { $0.string(0, "/etc") }
    let pread = RecordBytes.call(180, [0, 0x7000, 2, 0x10, 0x1], result: 2, flags: .compat) {
      $0.data(1, "ab")
    }
    let llseek = RecordBytes.call(140, [0, 0x1, 0x10, 0x7000, 0], result: 0, flags: .compat)
    let send = RecordBytes.call(Int(SOCKETCALL_BASE) + 9, [0, 0x7000, 2, 0], result: 2, flags: .compat) {
      $0.data(1, "hi")
    }
    let limits = RecordBytes.call(191, [7, 0x7000], result: 0, flags: .compat) {
      $0.numbers(1, [UInt32(10), 20])
    }
    try EncodedLines.expect(
      [stat64, pread, llseek, send, limits, .call(20, result: 10, flags: .compat)],
      [
        "> stat64", "< stat64 res=0 path=/etc", "> pread fd=0 size=2 pos=4294967312", "< pread res=2 data=ab",
        "> llseek fd=0 offset=4294967312 whence=0(SEEK_SET)", "< llseek res=0", "> send fd=0 size=2",
        "< send res=2 data=hi", "> getrlimit resource=7(RLIMIT_NOFILE)", "< getrlimit res=0 cur=10 max=20",
        "> getpid", "< getpid",
      ])
  }
}
