/* What the programs in the kernel tell user space: raw records. Declared here once; included by the BPF programs, by
 * CKernel and so by Swift. The ptrace fall-back makes the same records.
 *
 * All integers are little endian. Records, segments and their contents begin at multiples of 8 bytes from the start
 * of their record. Bytes called reserved are 0. Names of fields follow the kernel's where it has one.
 */
#ifndef TROWEL_RECORDS_H
#define TROWEL_RECORDS_H

#include <linux/types.h>

#define RECORD_ASSERT_SIZE(type, size) \
  _Static_assert(sizeof(struct type) == (size) && (size) % 8 == 0, #type " changed its size")

/* ---- Limits ---------------------------------------------------------------------------------------------------- */

enum {
  /* Bytes that a whole record may have, header included. */
  RECORD_MAX = 1 << 17,
  /* Bytes of user data that all segments of one record together may hold beside the first RECORD_MAX / 2. */
  RECORD_DATA_MAX = 1 << 16,
  /* The largest snaplen. */
  SNAPLEN_MAX = 65000,
  /* PATH_MAX: a longer string is cut and its segment marked truncated. */
  STRING_MAX = 4096,
  /* Bytes of an exec's arguments and of its environment each: what a page holds, as sysdig stores them. */
  ARGUMENTS_MAX = 4096,
  /* Entries of one iovec array that are walked. The kernel's own limit is 1024. */
  VECTOR_MAX = 1024,
  /* Messages of one sendmmsg or recvmmsg that become segments. */
  MESSAGES_MAX = 64,
  /* Bytes of ancillary data of one message. */
  CONTROL_MAX = 1024,
  /* struct sockaddr_storage. */
  SOCKADDR_MAX = 128,
  /* TASK_COMM_LEN. */
  COMM_SIZE = 16,
};

/* ---- Records: what a ring holds -------------------------------------------------------------------------------- */

enum {
  /* A system call from its entering to its returning: struct call_record, segments. */
  RECORD_CALL = 1,
  /* A system call that has not returned yet, as the task iterator found it: struct call_record with result 0. */
  RECORD_ENTER = 2,
  /* A thread gave up its CPU: struct switch_record. */
  RECORD_SWITCH = 3,
  /* A signal is about to be handled by the thread: struct signal_record. */
  RECORD_SIGNAL = 4,
  /* A thread ended: struct exit_record. */
  RECORD_EXIT = 5,
  /* A page fault of user code: struct fault_record. */
  RECORD_FAULT = 6,
  /* Records were lost: struct drop_record. */
  RECORD_DROP = 7,
  /* First state: a thread that runs already: header, segments TASK, CGROUPS, ARGUMENTS …. */
  RECORD_TASK = 8,
  /* First state: an open descriptor: struct file_record, segments PATH or SOCKET …. */
  RECORD_FILE = 9,
  /* The path of a control group whose id later segments CGROUPS name: struct cgroup_record, segment PATH. Sent once,
   * before the record that names it first. */
  RECORD_CGROUP = 10,
};

/* How every record begins. */
struct record_header {
  __u32 size;  /* bytes of the whole record, header included; a multiple of 8 */
  __u16 kind;  /* RECORD_… */
  __u16 cpu;   /* where it was made: for CALL where the call returned, for ENTER where it was entered */
  __u32 pid;   /* the process (tgid), in the initial pid namespace */
  __u32 tid;   /* the thread (pid), likewise */
  __u64 time;  /* ns since boot (CLOCK_BOOTTIME): of the return for CALL, of the entering for ENTER */
};
RECORD_ASSERT_SIZE(record_header, 24);

enum {
  /* A 32-bit call (int 0x80): number and args are those of the i386 table. */
  CALL_COMPAT = 1 << 0,
  /* There was no entering: the child's side of fork and clone, or the call began before the capture and the thread was
   * not seen to sleep in it. */
  CALL_NO_ENTER = 1 << 1,
  /* A record ENTER told of the entering already: only the return is new. */
  CALL_ENTER_SENT = 1 << 2,
  /* The record had no room for all its segments. */
  CALL_CUT = 1 << 3,
  /* EXIT only: the thread ended outside of a system call, enter_time and what belongs to it is 0. */
  CALL_NONE = 1 << 4,
};

enum {
  /* A socketcall of a 32-bit program is told of as what it stands for: its number is this plus the sub-call (socket is
   * 1, sendmmsg 20), its args are the sub-call's own, and so is its row of descriptions. */
  SOCKETCALL_BASE = 480,
  /* How many sub-calls there are. */
  SOCKETCALL_COUNT = 20,
  /* The number of socketcall in the i386 table: one whose arguments could not be read, or that is no sub-call, stays as it is. */
  SOCKETCALL = 102,
};

enum {
  /* The number of clone3 in all tables. */
  CALL_NUMBER_CLONE3 = 435,
};

/* CALL and ENTER; segments follow, in the order of the items that asked for them, but CGROUPS last. ENTER has none but
 * EXEC_PATH: no program may read the memory of a thread that is not the current one. */
struct call_record {
  struct record_header header;
  __u64 enter_time; /* ns since boot; 0 with CALL_NO_ENTER */
  __s64 result;     /* what the call returned: -errno on failure */
  __u64 args[6];    /* registers at the entering, untouched even by execve; zero-extended with CALL_COMPAT */
  __u32 number;     /* of the system call, in the table that CALL_COMPAT chooses */
  __u32 enter_tid;  /* the thread that entered: another than header.tid after an execve of a thread not the leader */
  __u16 enter_cpu;
  __u16 flags;      /* CALL_… */
  __u32 reserved;
};
RECORD_ASSERT_SIZE(call_record, 104);

/* What a thread has used so far. */
struct memory_numbers {
  __u64 major_faults; /* maj_flt */
  __u64 minor_faults; /* min_flt */
  __u32 vm_size;      /* KB; 0 for kernel threads, as the next two */
  __u32 vm_rss;       /* KB; since 6.2 behind by up to 32 pages a CPU, which the kernel adds up late */
  __u32 vm_swap;      /* KB */
  __u32 reserved;
};
RECORD_ASSERT_SIZE(memory_numbers, 32);

enum {
  /* The next thread is outside of the scope: next_tid is 0. */
  SWITCH_NEXT_HIDDEN = 1 << 0,
};

struct switch_record {
  struct record_header header; /* the thread that gives up the CPU */
  __u32 next_tid;              /* the thread that gets it; 0 is the idle thread, or SWITCH_NEXT_HIDDEN */
  __u32 flags;                 /* SWITCH_… */
  struct memory_numbers memory; /* of the thread that gives up the CPU */
};
RECORD_ASSERT_SIZE(switch_record, 64);

struct signal_record {
  struct record_header header; /* the thread that gets the signal */
  __u32 signal;                /* 1…64 */
  __s32 code;                  /* si_code: SI_USER is 0, SI_KERNEL 0x80 */
  __u32 sender_pid;            /* si_pid as it stands in siginfo: meaningful only where signal and code say so */
  __u32 sender_uid;            /* si_uid likewise */
  __s32 error;                 /* si_errno */
  __u32 reserved;
  __u64 handler;               /* sa_handler: 0 default, 1 ignore, else an address; all ones from ptrace, which has none */
};
RECORD_ASSERT_SIZE(signal_record, 56);

enum {
  /* The last thread of its process. */
  EXIT_GROUP_DEAD = 1 << 0,
};

struct exit_record {
  struct record_header header;
  __u32 status;     /* exit_code, as wait(2) gives it */
  __u32 flags;      /* EXIT_… */
  __u64 enter_time; /* the call that never returned (exit, exit_group, one cut short by a signal), as in call_record */
  __u64 args[6];
  __u32 number;
  __u16 enter_cpu;
  __u16 call_flags; /* CALL_…; CALL_NONE where there was no call */
};
RECORD_ASSERT_SIZE(exit_record, 96);

struct fault_record {
  struct record_header header;
  __u64 address; /* that was touched */
  __u64 ip;      /* of the instruction that touched it */
  __u64 error;   /* the CPU's error code: bit 0 present, 1 write, 2 user, 3 reserved bit, 4 instruction fetch, 5 key */
};
RECORD_ASSERT_SIZE(fault_record, 48);

/* The ring of header.cpu was full. header.time is that of the first record that found room again. */
struct drop_record {
  struct record_header header; /* pid and tid are 0 */
  __u64 since;                 /* ns since boot: the first record that was lost */
  __u64 until;                 /* ns since boot: the last one */
  __u64 count;                 /* records lost between them */
};
RECORD_ASSERT_SIZE(drop_record, 48);

struct file_record {
  struct record_header header; /* whose descriptor; time is that of the look */
  __s32 fd;
  __u32 open_flags; /* f_flags: O_… */
  __u32 mode;       /* i_mode */
  __u32 device;     /* of the file system: major << 8 | minor & 0xFF | (minor & ~0xFF) << 12, as stat(2) gives it */
  __u64 inode;
  __u32 special;    /* i_rdev, encoded as device */
  __u32 mount;      /* mnt_id */
};
RECORD_ASSERT_SIZE(file_record, 56);

struct cgroup_record {
  struct record_header header; /* the thread that showed it */
  __u64 id;                    /* the inode of its directory, unique among those of the same subsystem */
  __u32 subsystem;             /* CGROUP_… */
  __u32 reserved;
};
RECORD_ASSERT_SIZE(cgroup_record, 40);

/* ---- Segments: what follows the fixed part of CALL, ENTER, TASK, FILE and CGROUP -------------------------------- */

enum {
  /* The bytes behind an argument. What they are is the encoder's knowledge. */
  SEGMENT_BYTES = 1,
  /* A string behind an argument, a NUL at its end even where it was cut. full_length is length: the end is not sought. */
  SEGMENT_STRING = 2,
  /* A NULL-terminated array of pointers to strings (argv): a NUL after each. */
  SEGMENT_STRINGS = 3,
  /* Bytes gathered from an array of struct iovec; full_length is the sum of all iov_len. */
  SEGMENT_VECTOR = 4,
  /* struct message_segment; then up to three segments of the same index: MESSAGE_NAME, MESSAGE_DATA, MESSAGE_CONTROL. */
  SEGMENT_MESSAGE = 5,
  /* The struct sockaddr of a message. */
  SEGMENT_MESSAGE_NAME = 6,
  /* As VECTOR. */
  SEGMENT_MESSAGE_DATA = 7,
  /* The ancillary data of a message. */
  SEGMENT_MESSAGE_CONTROL = 8,
  /* struct socket_segment; then SOCKET_PATH and PEER_PATH for a unix socket that has them. */
  SEGMENT_SOCKET = 9,
  /* sun_path of the socket itself, as bound: no NUL at the end, an abstract name begins with one. */
  SEGMENT_SOCKET_PATH = 10,
  /* sun_path of its peer. */
  SEGMENT_PEER_PATH = 11,
  /* struct file_segment. */
  SEGMENT_FILE = 12,
  /* struct task_segment of the calling thread. */
  SEGMENT_TASK = 13,
  /* The thread's argument strings (mm arg_start … arg_end): argv[0] first, a NUL after each. */
  SEGMENT_ARGUMENTS = 14,
  /* Its environment strings likewise. They hold secrets: described only when the user asked for them. */
  SEGMENT_ENVIRONMENT = 15,
  /* struct cgroups_segment. */
  SEGMENT_CGROUPS = 16,
  /* The path that a successful execve was given (bprm filename), its NUL included; /dev/fd/N/… for execveat with a
   * directory. A failed execve has STRING instead. */
  SEGMENT_EXEC_PATH = 17,
  /* FILE: the name of the open file as d_path gives it, no NUL. CGROUP: the path of the group, no NUL. */
  SEGMENT_PATH = 18,
};

enum {
  /* All of it is there: length is full_length. */
  SEGMENT_OK = 0,
  /* A limit cut it. */
  SEGMENT_TRUNCATED = 1,
  /* The memory could not be read without a page fault from some byte on (often the first), or the address is bad. */
  SEGMENT_UNREADABLE = 2,
};

enum {
  /* segment.argument, item.argument: not about one argument. */
  ARGUMENT_NONE = 0xFF,
  /* About the descriptor that the call returned. */
  ARGUMENT_RESULT = 0xFE,
};

/* How a segment begins; `length` bytes follow, then 0 to 7 bytes of anything up to a multiple of 8. */
struct segment {
  __u8 kind;         /* SEGMENT_… */
  __u8 argument;     /* 0…5: behind which argument, or ARGUMENT_… */
  __u8 status;       /* SEGMENT_OK … */
  __u8 reserved;
  __u32 index;       /* of the message (sendmmsg, recvmmsg) or descriptor (pipe, socketpair) in its array, else 0 */
  __u32 length;      /* bytes that follow */
  __u32 full_length; /* bytes that there were, before any limit */
};
RECORD_ASSERT_SIZE(segment, 16);

/* A struct msghdr, or mmsghdr. */
struct message_segment {
  __u64 total;          /* bytes: the sum of all iov_len */
  __u32 transferred;    /* msg_len of an mmsghdr; 0 for sendmsg and recvmsg, whose result says it */
  __u32 name_length;    /* msg_namelen, as it stands after the call */
  __u32 control_length; /* msg_controllen, likewise */
  __u32 flags;          /* msg_flags */
  __u32 vector_count;   /* msg_iovlen */
  __u32 reserved;
};
RECORD_ASSERT_SIZE(message_segment, 32);

/* A socket as the kernel knows it when the call returns. */
struct socket_segment {
  __u16 family;         /* sk_family: AF_… */
  __u16 type;           /* SOCK_… */
  __u16 protocol;       /* IPPROTO_… */
  __u8 state;           /* sk_state: 1 established, 10 listening … */
  __u8 reserved;
  __u16 local_port;     /* host order */
  __u16 remote_port;    /* host order */
  __u32 backlog;        /* sk_ack_backlog: connections that wait to be accepted */
  __u32 backlog_max;    /* sk_max_ack_backlog */
  __u32 netns;          /* inode of its network namespace */
  __u8 local[16];       /* network order; IPv4 in the first 4, the rest 0 */
  __u8 remote[16];
  __u64 sock;           /* address of the struct sock: what names a unix socket */
  __u64 peer;           /* address of a unix socket's peer, or 0 */
  __u64 inode;          /* of the socket's file */
};
RECORD_ASSERT_SIZE(socket_segment, 80);

/* The file behind a descriptor. */
struct file_segment {
  __s32 fd;
  __u32 device;     /* as in file_record */
  __u64 inode;
  __u32 mode;       /* i_mode */
  __u32 special;    /* i_rdev */
  __u32 open_flags; /* f_flags */
  __u32 owner;      /* i_uid */
};
RECORD_ASSERT_SIZE(file_segment, 32);

enum {
  /* The thread is, or its children will be, in a pid namespace that is not the initial one. */
  TASK_IN_PID_NAMESPACE = 1 << 0,
  /* A thread of the kernel: no memory of its own. */
  TASK_KERNEL_THREAD = 1 << 1,
};

/* Numbers of a thread. Ids are those of the initial namespaces unless called virtual. */
struct task_segment {
  __u32 parent_tid;         /* real_parent->pid */
  __u32 parent_pid;         /* real_parent->tgid */
  __u32 virtual_tid;        /* in the thread's own pid namespace, as the next three */
  __u32 virtual_pid;
  __u32 virtual_group;      /* process group */
  __u32 virtual_session;
  __u32 uid;                /* effective */
  __u32 gid;                /* effective */
  __u32 login_uid;          /* 0xFFFFFFFF where nobody logged in */
  __u32 terminal;           /* device number of the controlling terminal, encoded as file_record.device; 0 for none */
  __u32 flags;              /* TASK_… */
  __u32 exe_device;         /* as file_record.device */
  __u64 exe_inode;
  __u32 exe_mode;           /* i_mode, i_uid and i_gid: whether the thread may write its own executable */
  __u32 exe_uid;
  __u32 exe_gid;
  __u32 fs_uid;
  __u64 fd_limit;           /* rlim_cur of RLIMIT_NOFILE */
  __u64 cap_inheritable;
  __u64 cap_permitted;
  __u64 cap_effective;
  __u64 start_time;         /* ns since boot */
  __u64 pid_namespace;      /* inode of the pid namespace of the thread */
  struct memory_numbers memory;
  __u8 comm[COMM_SIZE];     /* NUL-padded */
};
RECORD_ASSERT_SIZE(task_segment, 168);

/* The order of the groups in a segment CGROUPS, fixed here whatever the kernel's own is. */
enum {
  CGROUP_CPUSET = 0,
  CGROUP_CPU = 1,
  CGROUP_CPUACCT = 2,
  CGROUP_IO = 3,
  CGROUP_MEMORY = 4,
  CGROUP_DEVICES = 5,
  CGROUP_FREEZER = 6,
  CGROUP_NET_CLS = 7,
  CGROUP_PERF_EVENT = 8,
  CGROUP_NET_PRIO = 9,
  CGROUP_HUGETLB = 10,
  CGROUP_PIDS = 11,
  CGROUP_RDMA = 12,
  CGROUP_MISC = 13,
  /* The unified hierarchy (v2), which has no name of a subsystem. */
  CGROUP_UNIFIED = 14,
  CGROUP_COUNT = 15,
};

/* The control groups of a thread. */
struct cgroups_segment {
  __u64 ids[CGROUP_COUNT]; /* inode of the group's directory; 0 where the kernel has no such subsystem */
};
RECORD_ASSERT_SIZE(cgroups_segment, 120);

#endif
