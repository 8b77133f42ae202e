// swift-format-ignore-file: a row a line, however long.
extension CallTable {
  /// A row a system call that has events of its own: its name, the code of its enter event, `>` and where each param
  /// of the enter comes from, `<` and where each param of the exit (code + 1) comes from. Kinds and widths of params
  /// are those of the event table, numbers of calls those of `SyscallTable` and `CompatCalls`. The words are explained
  /// at `ParamSource`. A call may have several rows with a condition (`CallCondition`) behind the code, of which the first
  /// one that holds is taken. Calls without a row, or for which none holds, become generic events.
  static let rows: StaticString = """
    read 6 > 0 2 < r data1
    write 8 > 0 2 < r buffer1.2
    open 2 > path0 1:open mode2.1 < r path0 1:open mode2.1 dev
    close 4 > 0 < r
    stat 66 > < r path0
    fstat 70 > 0 < r
    lstat 68 > < r path0
    stat64 72 > < r path0
    lstat64 74 > < r path0
    fstat64 76 > 0 < r
    newfstatat 70 ?descriptor3 > 0 < r
    newfstatat 66 ?follows3 > < r path1
    newfstatat 68 ?links3 > < r path1
    fstatat64 76 ?descriptor3 > 0 < r
    fstatat64 72 ?follows3 > < r path1
    fstatat64 74 ?links3 > < r path1
    statx 70 ?descriptor2 > 0 < r
    statx 66 ?follows2 > < r path1
    statx 68 ?links2 > < r path1
    poll 80 > fds0 2:int < r ready0
    lseek 86 > 0 1 2 < r
    llseek 88 > 0 2&1 4 < r
    mmap 160 > 0 1 2:prot 3:mmap 4 5 < r vmsize vmrss vmswap
    mmap2 162 > 0 1 2:prot 3:mmap 4 5 < r vmsize vmrss vmswap
    mprotect 328 > 0 1 2:prot < r
    munmap 164 > 0 1 < r vmsize vmrss vmswap
    brk 158 > 0 < r vmsize vmrss vmswap
    ioctl 170 > 0 1 2 < r
    pread64 112 > 0 2 3&4 < r data1
    pwrite64 114 > 0 2 3&4 < r buffer1.2
    readv 116 > 0 < r sum1+ scatter1
    writev 118 > 0 sum1 < r gather1
    preadv 120 > 0 3&4 < r sum1+ scatter1
    pwritev 122 > 0 sum1 3&4 < r gather1
    access 264 > 1 < r path0
    faccessat 264 ?here > 2 < r path1
    faccessat2 264 ?here3 > 2 < r path1
    pipe 60 > < r int0.0+- int0.1+- inode0.0
    pipe2 60 > < r int0.0+- int0.1+- inode0.0
    select 82 > < r
    newselect 84 > < r
    dup 124 > 0 < r
    dup2 124 > 0 < r
    dup3 124 > 0 < r
    nanosleep 134 > timespec0 < r
    sendfile 188 > 0 1 long2.0 3 < r long2.0
    sendfile64 188 > 0 1 quad2.0 3 < r quad2.0
    socket 18 > 0 1 2 < r
    connect 22 > 0 addr1 < r to1
    accept 246 > < r accepted queuepct queuelen queuemax
    accept4 248 > 3 < r accepted queuepct queuelen queuemax
    send 28 > 0 2 < r data1
    sendto 30 > 0 2 to4 < r data1
    recv 32 > 0 2 < r data1
    recvfrom 34 > 0 2 < r data1 from4
    sendmsg 48 > 0 total1 msgto1 < r sent1
    recvmsg 52 > 0 < r total1+ received1 msgfrom1
    sendmmsg 50 > < eachsent1.2
    recvmmsg 54 > < eachreceived1.2
    shutdown 36 > 0 1 < r
    bind 20 > 0 < r addr1
    listen 24 > 0 1 < r
    getsockname 38 > <
    getpeername 40 > <
    socketpair 42 > 0 1 2 < r int3.0+ int3.1+ sock3.0+ peer3.0+
    setsockopt 44 > < r 0 1:sockoptLevel sockname2.1 sockval3.4 4
    getsockopt 46 > < r 0 1:sockoptLevel sockname2.1 sockgot3.4 int4.0+
    clone 222 > < r exe args tid pid ptid cwd fdlimit majflt minflt vmsize vmrss vmswap comm cgroups 0:cloneChild uid gid vtid vpid
    fork 224 > < r exe args tid pid ptid cwd fdlimit majflt minflt vmsize vmrss vmswap comm cgroups none:cloneChild uid gid vtid vpid
    vfork 226 > < r exe args tid pid ptid cwd fdlimit majflt minflt vmsize vmrss vmswap comm cgroups none:cloneChild uid gid vtid vpid
    clone3 334 > < r exe args tid pid ptid cwd fdlimit majflt minflt vmsize vmrss vmswap comm cgroups quad0.0:cloneChild uid gid vtid vpid
    execve 292 > exec0 < r exe1 args1 tid pid ptid cwd fdlimit majflt minflt vmsize vmrss vmswap comm cgroups env2 tty pgid loginuid exeflags
    execveat 330 > 0 exec1 4:execveat < r exe2 args2 tid pid ptid cwd fdlimit majflt minflt vmsize vmrss vmswap comm cgroups env3 tty pgid loginuid exeflags
    kill 128 > 0 1 < r
    tkill 130 > 0 1 < r
    tgkill 132 > 0 1 2 < r
    semget 262 > 0 1 2:semget < r
    semop 250 > 0 < r 2 semop1.0 semop1.1 semop1.2:semop semop1.3 semop1.4 semop1.5:semop
    semctl 252 > 0 1 2:semctl semval3.2 < r
    fcntl 150 > 0 1:fcntl < r
    flock 242 > 0 1 < r
    getdents 236 > 0 < r
    getdents64 238 > 0 < r
    getcwd 92 > < r path0+
    chdir 94 > < r path0
    fchdir 96 > 0 < r
    rename 174 > < r path0 path1
    renameat 176 > < r 0 path1 2 path3
    renameat2 318 > < r 0 path1 2 path3 4
    mkdir 276 > 1 < r path0
    mkdirat 304 > < r 0 path1 2
    rmdir 278 > < r path0
    creat 58 > path0 1:mode < r path0 1:mode dev
    link 308 > < r path0 path1
    linkat 310 > < r 0 path1 2 path3 4
    unlink 300 > < r path0
    unlinkat 302 > < r 0 path1 2
    symlink 178 > < r path0 path1
    symlinkat 180 > < r path0 1 path2
    chmod 314 > < r path0 1:mode
    fchmod 316 > < r 0 1:mode
    fchmodat 312 > < r 0 path1 2:mode
    getrlimit 140 > 0:rlimit < r long1.0+- long1.1+-
    setrlimit 142 > 0:rlimit < r long1.0- long1.1-
    prlimit64 144 > 0 1:rlimit < r quad2.0+- quad2.1+- quad3.0+- quad3.1+-
    ptrace 168 > 0:ptrace 1 < r ptraceaddr2 ptracedata3.0
    getuid 202 > < r
    geteuid 204 > < r
    getgid 206 > < r
    getegid 208 > < r
    setuid 198 > 0 < r
    setgid 200 > 0 < r
    setresuid 192 > 0 1 2 < r
    setresgid 194 > 0 1 2 < r
    getresuid 210 > < r int0.0+ int1.0+ int2.0+
    getresgid 212 > < r int0.0+ int1.0+ int2.0+
    setpgid 294 > 0 1 < r
    setsid 274 > < r
    chroot 266 > < r path0
    mount 256 > 3:mount < r path0 path1 path2
    umount 258 > none < r path0
    umount2 258 > 1 < r path0
    quotactl 190 > 0:quotaCommand 0:quotaType quotaid2.0 quotafmt2.0 < r path1 quotapath3.0 quota3.0 quota3.1 quota3.2 quota3.3 quota3.4 quota3.6 quota3.7 quota3.8 quota3.9 quota3.10 quota3.11
    futex 64 > 0 1 2 < r
    epoll_wait 78 > 2:int < r
    inotify_init 138 > none < r
    inotify_init1 138 > 0 < r
    openat 306 > 0 path1 2:open mode3.2 < r 0 path1 2:open mode3.2 dev
    openat2 326 > 0 path1 quad2.0:open howmode2.1 quad2.2:resolve < r 0 path1 quad2.0:open howmode2.1 quad2.2:resolve
    ppoll 254 > fds0 timespec2 int3.0 < r ready0
    unshare 284 > 0:clone < r
    setns 240 > 0 1:clone < r
    splice 166 > 0 2 4 5 < r
    signalfd 126 > 0 int1.0 none < r
    signalfd4 126 > 0 int1.0 3 < r
    timerfd_create 136 > 0 1 < r
    eventfd 62 > 0 none < r
    eventfd2 62 > 0 1 < r
    seccomp 298 > 0 < r
    bpf 296 > 0:int < bpfresult0
    userfaultfd 320 > < r 0:open
    copy_file_range 332 > 0 1 4 < r 2 3
    """
}
