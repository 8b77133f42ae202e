/// Numbers of the system calls that the tests look for.
enum CallNumber {
  #if arch(x86_64)
    static let (read, write, close, poll, pread, writev, preadv) = (0, 1, 3, 7, 17, 20, 295)
    static let (connect, accept, sendto, recvfrom, bind, socketpair, sendmmsg) = (42, 43, 44, 45, 49, 53, 307)
    static let (clone, clone3, execve, getppid, openat, kill, exitGroup) = (56, 435, 59, 110, 257, 62, 231)
    static let clockNanosleep = 230
  #else
    static let (read, write, close, poll, pread, writev, preadv) = (63, 64, 57, 73, 67, 66, 69)
    static let (connect, accept, sendto, recvfrom, bind, socketpair, sendmmsg) = (
      203, 202, 206, 207, 200, 199, 269
    )
    static let (clone, clone3, execve, getppid, openat, kill, exitGroup) = (220, 435, 221, 173, 56, 129, 94)
    static let clockNanosleep = 115
  #endif
}
