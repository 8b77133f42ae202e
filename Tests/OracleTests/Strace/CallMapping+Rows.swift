// swift-format-ignore-file: a row a line, however long.
extension CallMapping {
  /// A row a call: strace's name of it, the event's, `>` and what of strace's arguments each param of the enter equals,
  /// `<` and the same for the exit. The words are explained at `CallMapping.Column`. A call without a row is compared by
  /// its name alone: all that a generic event tells.
  static let rows = """
    read read > fd=0 size=2 < res=r data=1
    write write > fd=0 size=2 < res=r data=1
    close close > fd=0 < res=r
    fstat fstat > fd=0 < res=r
    stat stat > < res=r path=0
    lstat lstat > < res=r path=0
    lseek lseek > fd=0 offset=1 whence=2 < res=r
    poll poll > fds=0 timeout=2 < res=r
    mmap mmap > addr=0 length=1 fd=4 offset=5 < res=r
    mprotect mprotect > addr=0 length=1 < res=r
    munmap munmap > addr=0 length=1 < res=r
    brk brk > addr=0 < res=r
    ioctl ioctl > fd=0 request=1 argument=2 < res=r
    pread64 pread > fd=0 size=2 pos=3 < res=r data=1
    pwrite64 pwrite > fd=0 size=2 pos=3 < res=r data=1
    readv readv > fd=0 < res=r data=1
    writev writev > fd=0 size=1 < res=r data=1
    preadv preadv > fd=0 pos=3 < res=r data=1
    access access > < res=r name=0
    pipe pipe > < res=r fd1=0.0 fd2=0.1
    pipe2 pipe > < res=r fd1=0.0 fd2=0.1
    dup dup > fd=0 < res=r
    dup2 dup > fd=0 < res=r
    dup3 dup > fd=0 < res=r
    fcntl fcntl > fd=0 < res=r
    socket socket > type=1 proto=2 < fd=r
    bind bind > fd=0 < res=r addr=1
    connect connect > fd=0 addr=1 < res=r tuple=1.to
    listen listen > fd=0 backlog=1 < res=r
    accept accept > < fd=r
    accept4 accept > < fd=r
    socketpair socketpair > type=1 proto=2 < res=r fd1=3.0 fd2=3.1
    shutdown shutdown > fd=0 < res=r
    setsockopt setsockopt > < res=r fd=0 optlen=4
    send send > fd=0 size=2 < res=r data=1
    recv recv > fd=0 size=2 < res=r data=1
    sendto sendto > fd=0 size=2 tuple=4.to < res=r data=1
    recvfrom recvfrom > fd=0 size=2 < res=r data=1 tuple=4.from
    sendmsg sendmsg > fd=0 size=1.msg_iov tuple=1.msg_name.to < res=r data=1.msg_iov
    recvmsg recvmsg > fd=0 < res=r data=1.msg_iov tuple=1.msg_name.from
    sendmmsg sendmmsg > <1 res=1.msg_len fd=0 size=1.msg_hdr.msg_iov data=1.msg_hdr.msg_iov tuple=1.msg_hdr.msg_name.to
    recvmmsg recvmmsg > <1 res=1.msg_len fd=0 size=1.msg_len data=1.msg_hdr.msg_iov tuple=1.msg_hdr.msg_name.from
    clone clone > < res=r
    fork fork > < res=r
    vfork vfork > < res=r
    clone3 clone3 > < res=r
    rt_sigreturn sigreturn > <
    execve execve > filename=0 < res=r exe=1.first args=1.others
    kill kill > pid=0 sig=1 < res=r
    tkill tkill > tid=0 sig=1 < res=r
    tgkill tgkill > pid=0 tid=1 sig=2 < res=r
    chdir chdir > < res=r path=0
    mkdir mkdir > < res=r path=0
    unlink unlink > < res=r path=0
    rename rename > < res=r oldpath=0 newpath=1
    chmod chmod > < res=r filename=0
    openat openat > dirfd=0 name=1 < fd=r dirfd=0 name=1
    prlimit64 prlimit > pid=0 < res=r
    futex futex > addr=0 val=2 < res=r
    epoll_wait epoll_wait > maxevents=2 < res=r
    getuid getuid > < uid=r
    nanosleep nanosleep > interval=0 < res=r
    """
}
