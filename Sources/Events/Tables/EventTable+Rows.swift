// swift-format-ignore-file: a row a line, however long.
extension EventTable {
  /// A row an event: code, direction, name, category, flags, params; after a `+`, the params of newer writers.
  /// Made by `Scripts/generate-tables.py`; rows are only ever added.
  static let rows: StaticString = """
    0 > syscall other - ID:syscall nativeID:uint16
    1 < syscall other - ID:syscall + nativeID:uint16
    2 > open file createsFD|changesState name:path flags:flags32(hex,file_flags) mode:uint32(oct)
    3 < open file createsFD|changesState fd:fd name:path flags:flags32(hex,file_flags) mode:uint32(oct) dev:uint32(hex) + ino:uint64
    4 > close io-other destroysFD|usesFD|changesState fd:fd
    5 < close io-other destroysFD|usesFD|changesState res:errno + fd:fd
    6 > read io-read usesFD|readsFD fd:fd size:uint32
    7 < read io-read usesFD|readsFD res:errno data:bytes + fd:fd size:uint32
    8 > write io-write usesFD|writesFD fd:fd size:uint32
    9 < write io-write usesFD|writesFD res:errno data:bytes + fd:fd size:uint32
    10 > brk memory old size:uint32
    11 < brk memory old res:uint64(hex)
    12 > execve process changesState|old
    13 < execve process changesState|old res:errno exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:uint64
    14 > clone process changesState|old
    15 < clone process changesState|old res:pid exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:int64 flags:flags32(hex,clone_flags) uid:uint32 gid:uint32
    16 > procexit process changesState|old
    17 < NA1 process unused
    18 > socket net createsFD|changesState domain:flags32(socket_families) type:uint32 proto:uint32
    19 < socket net createsFD|changesState fd:fd + domain:enumflags32(socket_families) type:uint32 proto:uint32 flags:flags32(hex,file_flags)
    20 > bind net usesFD|changesState fd:fd
    21 < bind net usesFD|changesState res:errno addr:sockaddr + fd:fd
    22 > connect net usesFD|changesState fd:fd addr:sockaddr
    23 < connect net usesFD|changesState res:errno tuple:socktuple + fd:fd addr:sockaddr
    24 > listen net usesFD fd:fd backlog:uint32
    25 < listen net usesFD res:errno + fd:fd backlog:int32
    26 > accept net createsFD|changesState|old
    27 < accept net createsFD|changesState|old fd:fd tuple:socktuple queuepct:uint8
    28 > send io-write usesFD|writesFD fd:fd size:uint32
    29 < send io-write usesFD|writesFD res:errno data:bytes + fd:fd size:uint32 tuple:socktuple
    30 > sendto io-write usesFD|writesFD|changesState fd:fd size:uint32 tuple:socktuple
    31 < sendto io-write usesFD|writesFD|changesState res:errno data:bytes + fd:fd size:uint32 tuple:socktuple
    32 > recv io-read usesFD|readsFD fd:fd size:uint32
    33 < recv io-read usesFD|readsFD res:errno data:bytes + fd:fd size:uint32 tuple:socktuple
    34 > recvfrom io-read usesFD|readsFD|changesState fd:fd size:uint32
    35 < recvfrom io-read usesFD|readsFD|changesState res:errno data:bytes tuple:socktuple + fd:fd size:uint32
    36 > shutdown net usesFD|changesState fd:fd how:flags8(hex,shutdown_how)
    37 < shutdown net usesFD|changesState res:errno + fd:fd how:enumflags8(hex,shutdown_how)
    38 > getsockname net -
    39 < getsockname net -
    40 > getpeername net -
    41 < getpeername net -
    42 > socketpair ipc createsFD|changesState domain:flags32(socket_families) type:uint32 proto:uint32
    43 < socketpair ipc createsFD|changesState res:errno fd1:fd fd2:fd source:uint64(hex) peer:uint64(hex) + domain:enumflags32(socket_families) type:uint32 proto:uint32
    44 > setsockopt net -
    45 < setsockopt net usesFD res:errno fd:fd level:flags8(sockopt_levels) optname:flags8(sockopt_options) val:dyn{bytes(hex);errno;uint32;uint64;reltime} optlen:uint32
    46 > getsockopt net changesState
    47 < getsockopt net usesFD|changesState res:errno fd:fd level:flags8(sockopt_levels) optname:flags8(sockopt_options) val:dyn{bytes(hex);errno;uint32;uint64;reltime} optlen:uint32
    48 > sendmsg io-write usesFD|writesFD|changesState fd:fd size:uint32 tuple:socktuple
    49 < sendmsg io-write usesFD|writesFD|changesState res:errno data:bytes + fd:fd size:uint32 tuple:socktuple
    50 > sendmmsg io-write -
    51 < sendmmsg io-write - + res:errno fd:fd size:uint32 data:bytes tuple:socktuple
    52 > recvmsg io-read usesFD|readsFD|changesState fd:fd
    53 < recvmsg io-read usesFD|readsFD|changesState res:errno size:uint32 data:bytes tuple:socktuple + msgcontrol:bytes fd:fd
    54 > recvmmsg io-read -
    55 < recvmmsg io-read - + res:errno fd:fd size:uint32 data:bytes tuple:socktuple msgcontrol:bytes
    56 > accept net createsFD|changesState|old flags:int32(hex)
    57 < accept net createsFD|changesState|old fd:fd tuple:socktuple queuepct:uint8
    58 > creat file createsFD|changesState name:path mode:uint32(oct)
    59 < creat file createsFD|changesState fd:fd name:path mode:uint32(oct) dev:uint32(hex) + ino:uint64 creat_flags:flags16(hex,creat_flags)
    60 > pipe ipc createsFD|changesState
    61 < pipe ipc createsFD|changesState res:errno fd1:fd fd2:fd ino:uint64
    62 > eventfd ipc createsFD|changesState initval:uint64 flags:flags32(hex)
    63 < eventfd ipc createsFD|changesState res:fd + initval:uint64 flags:uint32(hex)
    64 > futex ipc - addr:uint64(hex) op:flags16(hex,futex_operations) val:uint64
    65 < futex ipc - res:errno + addr:uint64(hex) op:flags16(hex,futex_operations) val:uint64
    66 > stat file -
    67 < stat file - res:errno path:path
    68 > lstat file -
    69 < lstat file - res:errno path:path
    70 > fstat file usesFD fd:fd
    71 < fstat file usesFD res:errno + fd:fd
    72 > stat64 file -
    73 < stat64 file - res:errno path:path
    74 > lstat64 file -
    75 < lstat64 file - res:errno path:path
    76 > fstat64 file usesFD fd:fd
    77 < fstat64 file usesFD res:errno
    78 > epoll_wait wait waits maxevents:errno
    79 < epoll_wait wait waits res:errno + maxevents:errno
    80 > poll wait waits fds:fdlist timeout:int64
    81 < poll wait waits res:errno fds:fdlist + timeout:int64
    82 > select wait waits
    83 < select wait waits res:errno
    84 > select wait waits
    85 < select wait waits res:errno
    86 > lseek file usesFD fd:fd offset:uint64 whence:flags8(lseek_whence)
    87 < lseek file usesFD res:errno + fd:fd offset:uint64 whence:enumflags8(lseek_whence)
    88 > llseek file usesFD fd:fd offset:uint64 whence:flags8(lseek_whence)
    89 < llseek file usesFD res:errno + fd:fd offset:uint64 whence:enumflags8(lseek_whence)
    90 > ioctl io-other usesFD|old fd:fd request:uint64(hex)
    91 < ioctl io-other usesFD|old res:errno
    92 > getcwd file -
    93 < getcwd file - res:errno path:chars
    94 > chdir file changesState
    95 < chdir file changesState res:errno path:chars
    96 > fchdir file usesFD|changesState fd:fd
    97 < fchdir file usesFD|changesState res:errno + fd:fd
    98 > mkdir file - path:path mode:uint32(hex)
    99 < mkdir file - res:errno
    100 > rmdir file - path:path
    101 < rmdir file - res:errno
    102 > openat file createsFD|changesState|old dirfd:fd name:chars flags:flags32(hex,file_flags) mode:uint32(oct)
    103 < openat file createsFD|changesState|old fd:fd
    104 > link file old oldpath:path newpath:path
    105 < link file old res:errno
    106 > linkat file old olddir:fd oldpath:chars newdir:fd newpath:chars
    107 < linkat file old res:errno
    108 > unlink file old path:path
    109 < unlink file old res:errno
    110 > unlinkat file old dirfd:fd name:chars
    111 < unlinkat file old res:errno
    112 > pread io-read usesFD|readsFD fd:fd size:uint32 pos:uint64
    113 < pread io-read usesFD|readsFD res:errno data:bytes + fd:fd size:uint32 pos:uint64
    114 > pwrite io-write usesFD|writesFD fd:fd size:uint32 pos:uint64
    115 < pwrite io-write usesFD|writesFD res:errno data:bytes + fd:fd size:uint32 pos:uint64
    116 > readv io-read usesFD|readsFD fd:fd
    117 < readv io-read usesFD|readsFD res:errno size:uint32 data:bytes + fd:fd
    118 > writev io-write usesFD|writesFD fd:fd size:uint32
    119 < writev io-write usesFD|writesFD res:errno data:bytes + fd:fd size:uint32
    120 > preadv io-read usesFD|readsFD fd:fd pos:uint64
    121 < preadv io-read usesFD|readsFD res:errno size:uint32 data:bytes + fd:fd pos:uint64
    122 > pwritev io-write usesFD|writesFD fd:fd size:uint32 pos:uint64
    123 < pwritev io-write usesFD|writesFD res:errno data:bytes + fd:fd size:uint32 pos:uint64
    124 > dup io-other createsFD|usesFD|changesState fd:fd
    125 < dup io-other createsFD|usesFD|changesState res:fd
    126 > signalfd signal createsFD|changesState fd:fd mask:uint32(hex) flags:flags8(hex)
    127 < signalfd signal createsFD|changesState res:fd + fd:fd mask:uint32(hex) flags:uint8(hex)
    128 > kill signal - pid:pid sig:sigtype
    129 < kill signal - res:errno + pid:pid sig:sigtype
    130 > tkill signal - tid:pid sig:sigtype
    131 < tkill signal - res:errno + tid:pid sig:sigtype
    132 > tgkill signal - pid:pid tid:pid sig:sigtype
    133 < tgkill signal - res:errno + pid:pid tid:pid sig:sigtype
    134 > nanosleep sleep waits interval:reltime
    135 < nanosleep sleep waits res:errno + interval:reltime
    136 > timerfd_create time createsFD|changesState clockid:uint8 flags:flags8(hex)
    137 < timerfd_create time createsFD|changesState res:fd + clockid:uint8 flags:uint8(hex)
    138 > inotify_init ipc createsFD|changesState flags:flags8(hex)
    139 < inotify_init ipc createsFD|changesState res:fd + flags:uint8(hex)
    140 > getrlimit process - resource:flags8(rlimit_resources)
    141 < getrlimit process - res:errno cur:int64 max:int64 + resource:enumflags8(rlimit_resources)
    142 > setrlimit process - resource:flags8(rlimit_resources)
    143 < setrlimit process - res:errno cur:int64 max:int64 + resource:enumflags8(rlimit_resources)
    144 > prlimit process - pid:pid resource:flags8(rlimit_resources)
    145 < prlimit process - res:errno newcur:int64 newmax:int64 oldcur:int64 oldmax:int64 + pid:int64 resource:enumflags8(rlimit_resources)
    146 > switch scheduler skipsState|old next:pid
    147 < NA2 scheduler unused|skipsState|old
    148 > drop internal skipsState ratio:uint32
    149 < drop internal skipsState ratio:uint32
    150 > fcntl io-other usesFD|changesState fd:fd cmd:flags8(fcntl_commands)
    151 < fcntl io-other usesFD|changesState res:fd + fd:fd cmd:enumflags8(fcntl_commands) arg:uint64(hex)
    152 > switch scheduler - next:pid pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32
    153 < NA2 scheduler unused
    154 > execve process changesState|old
    155 < execve process changesState|old res:errno exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32
    156 > clone process changesState|old
    157 < clone process changesState|old res:pid exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 flags:flags32(hex,clone_flags) uid:uint32 gid:uint32
    158 > brk memory - addr:uint64(hex)
    159 < brk memory - res:uint64(hex) vm_size:uint32 vm_rss:uint32 vm_swap:uint32 + addr:uint64(hex)
    160 > mmap memory - addr:uint64(hex) length:uint64 prot:flags32(hex,prot_flags) flags:flags32(hex,mmap_flags) fd:fd offset:uint64
    161 < mmap memory - res:uint64(hex) vm_size:uint32 vm_rss:uint32 vm_swap:uint32 + addr:uint64(hex) length:uint64 prot:flags32(hex,prot_flags) flags:flags32(hex,mmap_flags) fd:fd offset:uint64
    162 > mmap2 memory - addr:uint64(hex) length:uint64 prot:flags32(hex,prot_flags) flags:flags32(hex,mmap_flags) fd:fd pgoffset:uint64
    163 < mmap2 memory - res:uint64(hex) vm_size:uint32 vm_rss:uint32 vm_swap:uint32 + addr:uint64(hex) length:uint64 prot:flags32(hex,prot_flags) flags:flags32(hex,mmap_flags) fd:fd pgoffset:uint64
    164 > munmap memory - addr:uint64(hex) length:uint64
    165 < munmap memory - res:errno vm_size:uint32 vm_rss:uint32 vm_swap:uint32 + addr:uint64(hex) length:uint64
    166 > splice io-other usesFD fd_in:fd fd_out:fd size:uint64 flags:flags32(hex,splice_flags)
    167 < splice io-other usesFD res:errno + fd_in:fd fd_out:fd size:uint64 flags:flags32(hex,splice_flags)
    168 > ptrace process - request:flags16(ptrace_requests) pid:pid
    169 < ptrace process - res:errno addr:dyn(hex){uint64(hex);sigtype} data:dyn(hex){uint64(hex);sigtype} + request:enumflags16(ptrace_requests) pid:pid
    170 > ioctl io-other usesFD fd:fd request:uint64(hex) argument:uint64(hex)
    171 < ioctl io-other usesFD res:errno + fd:fd request:uint64(hex) argument:uint64(hex)
    172 > execve process changesState|old
    173 < execve process changesState|old res:errno exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 env:bytes
    174 > rename file -
    175 < rename file - res:errno oldpath:path newpath:path
    176 > renameat file -
    177 < renameat file - res:errno olddirfd:fd oldpath:relpath(1) newdirfd:fd newpath:relpath(3)
    178 > symlink file -
    179 < symlink file - res:errno target:chars linkpath:path
    180 > symlinkat file -
    181 < symlinkat file - res:errno target:chars linkdirfd:fd linkpath:relpath(2)
    182 > fork process changesState|old
    183 < fork process changesState|old res:pid exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 flags:flags32(hex,clone_flags) uid:uint32 gid:uint32
    184 > vfork process changesState|old
    185 < vfork process changesState|old res:pid exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 flags:flags32(hex,clone_flags) uid:uint32 gid:uint32
    186 > procexit process changesState status:errno ret:errno sig:sigtype core:uint8 + reaper_tid:pid
    187 < NA1 process unused
    188 > sendfile io-write usesFD out_fd:fd in_fd:fd offset:uint64 size:uint64
    189 < sendfile io-write usesFD res:errno offset:uint64 + out_fd:fd in_fd:fd size:uint64
    190 > quotactl user - cmd:flags16(quotactl_cmds) type:flags8(quotactl_types) id:uint32 quota_fmt:flags8(quotactl_quota_fmts)
    191 < quotactl user - res:errno special:chars quotafilepath:chars dqb_bhardlimit:uint64 dqb_bsoftlimit:uint64 dqb_curspace:uint64 dqb_ihardlimit:uint64 dqb_isoftlimit:uint64 dqb_btime:reltime dqb_itime:reltime dqi_bgrace:reltime dqi_igrace:reltime dqi_flags:flags8(quotactl_dqi_flags) quota_fmt_out:flags8(quotactl_quota_fmts) + cmd:flags16(quotactl_cmds) type:flags8(quotactl_types) id:uint32 quota_fmt:flags8(quotactl_quota_fmts)
    192 > setresuid user changesState ruid:uid euid:uid suid:uid
    193 < setresuid user changesState res:errno + ruid:uid euid:uid suid:uid
    194 > setresgid user changesState rgid:gid egid:gid sgid:gid
    195 < setresgid user changesState res:errno + rgid:gid egid:gid sgid:gid
    196 > sysdigevent internal skipsState event_type:uint32 event_data:uint64
    197 < sysdigevent internal unused
    198 > setuid user changesState uid:uid
    199 < setuid user changesState res:errno + uid:uid
    200 > setgid user changesState gid:gid
    201 < setgid user changesState res:errno + gid:gid
    202 > getuid user -
    203 < getuid user - uid:uid
    204 > geteuid user -
    205 < geteuid user - euid:uid
    206 > getgid user -
    207 < getgid user - gid:gid
    208 > getegid user -
    209 < getegid user - egid:gid
    210 > getresuid user -
    211 < getresuid user - res:errno ruid:uid euid:uid suid:uid
    212 > getresgid user -
    213 < getresgid user - res:errno rgid:gid egid:gid sgid:gid
    214 > execve process changesState|old
    215 < execve process changesState|old res:errno exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:chars env:bytes
    216 > clone process changesState|old
    217 < clone process changesState|old res:pid exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:chars flags:flags32(hex,clone_flags) uid:uint32 gid:uint32
    218 > fork process changesState|old
    219 < fork process changesState|old res:pid exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:chars flags:flags32(hex,clone_flags) uid:uint32 gid:uint32
    220 > vfork process changesState|old
    221 < vfork process changesState|old res:pid exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:chars flags:flags32(hex,clone_flags) uid:uint32 gid:uint32
    222 > clone process changesState
    223 < clone process changesState res:pid exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:chars cgroups:bytes flags:flags32(hex,clone_flags) uid:uint32 gid:uint32 vtid:pid vpid:pid + pidns_init_start_ts:uint64
    224 > fork process changesState
    225 < fork process changesState res:pid exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:chars cgroups:bytes flags:flags32(hex,clone_flags) uid:uint32 gid:uint32 vtid:pid vpid:pid + pidns_init_start_ts:uint64
    226 > vfork process changesState
    227 < vfork process changesState res:pid exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:chars cgroups:bytes flags:flags32(hex,clone_flags) uid:uint32 gid:uint32 vtid:pid vpid:pid + pidns_init_start_ts:uint64
    228 > container internal changesState|skipsState|old id:chars type:uint32 name:chars image:chars
    229 < container internal unused|old
    230 > execve process changesState
    231 < execve process changesState res:errno exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:chars cgroups:bytes env:bytes
    232 > signaldeliver signal - spid:pid dpid:pid sig:sigtype
    233 < signaldeliver signal unused
    234 > procinfo internal skipsState cpu_usr:uint64 cpu_sys:uint64
    235 < NA2 internal unused
    236 > getdents file usesFD fd:fd
    237 < getdents file usesFD res:errno + fd:fd
    238 > getdents64 file usesFD fd:fd
    239 < getdents64 file usesFD res:errno + fd:fd
    240 > setns process usesFD fd:fd nstype:flags32(hex,clone_flags)
    241 < setns process usesFD res:errno + fd:fd nstype:flags32(hex,clone_flags)
    242 > flock file usesFD fd:fd operation:flags32(hex,flock_flags)
    243 < flock file usesFD res:errno + fd:fd operation:flags32(hex,flock_flags)
    244 > cpu_hotplug system changesState|skipsState cpu:uint32 action:uint32
    245 < NA2 system unused
    246 > accept net createsFD|changesState
    247 < accept net createsFD|changesState fd:fd tuple:socktuple queuepct:uint8 queuelen:uint32 queuemax:uint32
    248 > accept net createsFD|changesState flags:int32(hex)
    249 < accept net createsFD|changesState fd:fd tuple:socktuple queuepct:uint8 queuelen:uint32 queuemax:uint32
    250 > semop process - semid:int32
    251 < semop process - res:errno nsops:uint32 sem_num_0:uint16 sem_op_0:int16 sem_flg_0:flags16(hex,semop_flags) sem_num_1:uint16 sem_op_1:int16 sem_flg_1:flags16(hex,semop_flags) + semid:int32
    252 > semctl process - semid:int32 semnum:int32 cmd:flags16(hex,semctl_commands) val:int32
    253 < semctl process - res:errno + semid:int32 semnum:int32 cmd:flags16(hex,semctl_commands) val:int32
    254 > ppoll wait waits fds:fdlist timeout:reltime sigmask:sigset
    255 < ppoll wait waits res:errno fds:fdlist + timeout:reltime sigmask:sigset
    256 > mount file changesState flags:flags32(hex,mount_flags)
    257 < mount file changesState res:errno dev:chars dir:path type:chars + flags:flags32(hex,mount_flags)
    258 > umount file changesState flags:flags32(hex,umount_flags)
    259 < umount file changesState res:errno name:path
    260 > k8s internal changesState|skipsState json:chars
    261 < NA3 system unused
    262 > semget process - key:int32(hex) nsems:int32 semflg:flags32(hex,semget_flags)
    263 < semget process - res:errno + key:int32(hex) nsems:int32 semflg:flags32(hex,semget_flags)
    264 > access file - mode:flags32(hex,access_flags)
    265 < access file - res:errno name:path + mode:flags32(hex,access_flags)
    266 > chroot process changesState
    267 < chroot process changesState res:errno path:path
    268 > tracer other - id:int64 tags:charsarray args:pairsarray
    269 < tracer other - id:int64 tags:charsarray args:pairsarray
    270 > mesos internal changesState|skipsState json:chars
    271 < NA4 system unused
    272 > container process changesState json:chars
    273 < container process unused
    274 > setsid process changesState
    275 < setsid process changesState res:pid
    276 > mkdir file - mode:uint32(hex)
    277 < mkdir file - res:errno path:path + mode:uint32(hex)
    278 > rmdir file -
    279 < rmdir file - res:errno path:path
    280 > notification other skipsState id:chars desc:chars
    281 < NA4 system unused
    282 > execve process changesState|old
    283 < execve process changesState|old res:errno exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:chars cgroups:bytes env:bytes tty:int32
    284 > unshare process - flags:flags32(hex,clone_flags)
    285 < unshare process - res:errno + flags:flags32(hex,clone_flags)
    286 > infra internal skipsState source:chars name:chars description:chars scope:chars
    287 < NA4 system unused
    288 > execve process changesState|old filename:path
    289 < execve process changesState|old res:errno exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:chars cgroups:bytes env:bytes tty:int32
    290 > page_fault other skipsState addr:uint64(hex) ip:uint64(hex) error:flags32(hex,pf_flags)
    291 < NA5 other unused
    292 > execve process changesState filename:path
    293 < execve process changesState res:errno exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:chars cgroups:bytes env:bytes tty:int32 pgid:pid loginuid:int32 flags:flags32(hex,execve_flags) + cap_inheritable:uint64(hex) cap_permitted:uint64(hex) cap_effective:uint64(hex) exe_ino:uint64 exe_ino_ctime:abstime exe_ino_mtime:abstime uid:uid trusted_exepath:path pgid:pid gid:gid filename:path
    294 > setpgid process changesState pid:pid pgid:pid
    295 < setpgid process changesState res:pid + pid:pid pgid:pid
    296 > bpf other createsFD cmd:int64
    297 < bpf other createsFD res_or_fd:dyn{fd;errno}
    298 > seccomp other - op:uint64 + flags:uint64(hex)
    299 < seccomp other - res:errno + op:uint64 flags:uint64(hex)
    300 > unlink file -
    301 < unlink file - res:errno path:path
    302 > unlinkat file -
    303 < unlinkat file - res:errno dirfd:fd name:relpath(1) flags:flags32(hex,unlinkat_flags)
    304 > mkdirat file -
    305 < mkdirat file - res:errno dirfd:fd path:relpath(1) mode:uint32(hex)
    306 > openat file createsFD|changesState dirfd:fd name:relpath(0) flags:flags32(hex,file_flags) mode:uint32(oct)
    307 < openat file createsFD|changesState fd:fd dirfd:fd name:relpath(1) flags:flags32(hex,file_flags) mode:uint32(oct) dev:uint32(hex) + ino:uint64
    308 > link file -
    309 < link file - res:errno oldpath:path newpath:path
    310 > linkat file -
    311 < linkat file - res:errno olddir:fd oldpath:relpath(1) newdir:fd newpath:relpath(3) flags:flags32(hex,linkat_flags)
    312 > fchmodat file -
    313 < fchmodat file - res:errno dirfd:fd filename:relpath(1) mode:mode(oct,chmod_mode)
    314 > chmod file -
    315 < chmod file - res:errno filename:path mode:mode(oct,chmod_mode)
    316 > fchmod file -
    317 < fchmod file - res:errno fd:fd mode:mode(oct,chmod_mode)
    318 > renameat2 file -
    319 < renameat2 file - res:errno olddirfd:fd oldpath:relpath(1) newdirfd:fd newpath:relpath(3) flags:flags32(hex,renameat2_flags)
    320 > userfaultfd file createsFD|changesState
    321 < userfaultfd file createsFD|changesState res:errno flags:flags32(hex,file_flags)
    322 > pluginevent other large plugin~ID:uint32 event_data:bytes
    323 < pluginevent other unused
    324 > container process changesState|large json:chars
    325 < container process unused
    326 > openat2 file createsFD|changesState dirfd:fd name:relpath(1) flags:flags32(hex,file_flags) mode:uint32(oct) resolve:flags32(hex,openat2_flags)
    327 < openat2 file createsFD|changesState fd:fd dirfd:fd name:relpath(1) flags:flags32(hex,file_flags) mode:uint32(oct) resolve:flags32(hex,openat2_flags) + dev:uint32(hex) ino:uint64
    328 > mprotect memory - addr:uint64(hex) length:uint64 prot:flags32(hex,prot_flags)
    329 < mprotect memory - res:errno + addr:uint64(hex) length:uint64 prot:flags32(hex,prot_flags)
    330 > execveat process changesState dirfd:fd pathname:relpath(0) flags:flags32(hex,execveat_flags)
    331 < execveat process changesState res:errno exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:uint64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:chars cgroups:bytes env:bytes tty:int32 pgid:pid loginuid:int32 flags:flags32(hex,execve_flags) + cap_inheritable:uint64(hex) cap_permitted:uint64(hex) cap_effective:uint64(hex) exe_ino:uint64 exe_ino_ctime:abstime exe_ino_mtime:abstime uid:uid trusted_exepath:path pgid:pid gid:gid
    332 > copy_file_range file usesFD|readsFD|writesFD fdin:fd offin:uint64 len:uint64
    333 < copy_file_range file usesFD|readsFD|writesFD res:errno fdout:fd offout:uint64 + fdin:fd offin:uint64 len:uint64
    334 > clone3 process changesState
    335 < clone3 process changesState res:pid exe:chars args:bytes tid:pid pid:pid ptid:pid cwd:chars fdlimit:int64 pgft_maj:uint64 pgft_min:uint64 vm_size:uint32 vm_rss:uint32 vm_swap:uint32 comm:chars cgroups:bytes flags:flags32(hex,clone_flags) uid:uint32 gid:uint32 vtid:pid vpid:pid + pidns_init_start_ts:uint64
    336 > open_by_handle_at file createsFD|changesState|old|newer
    337 < open_by_handle_at file createsFD|changesState|newer fd:fd mountfd:fd flags:flags32(hex,file_flags) path:path dev:uint32(hex) ino:uint64
    338 > io_uring_setup io-other createsFD|changesState|old|newer
    339 < io_uring_setup io-other createsFD|changesState|newer res:errno entries:uint32 sq_entries:uint32 cq_entries:uint32 flags:flags32(hex,io_uring_setup_flags) sq_thread_cpu:uint32 sq_thread_idle:uint32 features:flags32(hex,io_uring_setup_feats)
    340 > io_uring_enter io-other old|newer
    341 < io_uring_enter io-other usesFD|newer res:errno fd:fd to_submit:uint32 min_complete:uint32 flags:flags32(hex,io_uring_enter_flags) sig:sigset
    342 > io_uring_register io-other old|newer
    343 < io_uring_register io-other usesFD|newer res:errno fd:fd opcode:enumflags16(io_uring_register_opcodes) arg:uint64(hex) nr_args:uint32
    344 > mlock memory old|newer
    345 < mlock memory newer res:errno addr:uint64(hex) len:uint64
    346 > munlock memory old|newer
    347 < munlock memory newer res:errno addr:uint64(hex) len:uint64
    348 > mlockall memory old|newer
    349 < mlockall memory newer res:errno flags:flags32(hex,mlockall_flags)
    350 > munlockall memory old|newer
    351 < munlockall memory newer res:errno
    352 > capset process changesState|old|newer
    353 < capset process changesState|newer res:errno cap_inheritable:uint64(hex) cap_permitted:uint64(hex) cap_effective:uint64(hex)
    354 > useradded process changesState|newer uid:uint32 gid:uint32 name:chars home:chars shell:chars container_id:chars
    355 < NA unknown unused|newer
    356 > userdeleted process changesState|newer uid:uint32 gid:uint32 name:chars home:chars shell:chars container_id:chars
    357 < NA unknown unused|newer
    358 > groupadded process changesState|newer gid:uint32 name:chars container_id:chars
    359 < NA unknown unused|newer
    360 > groupdeleted process changesState|newer gid:uint32 name:chars container_id:chars
    361 < NA unknown unused|newer
    362 > dup2 io-other createsFD|usesFD|changesState|old|newer fd:fd
    363 < dup2 io-other createsFD|usesFD|changesState|newer res:fd oldfd:fd newfd:fd
    364 > dup3 io-other createsFD|usesFD|changesState|old|newer fd:fd
    365 < dup3 io-other createsFD|usesFD|changesState|newer res:fd oldfd:fd newfd:fd flags:flags32(hex,file_flags)
    366 > dup io-other createsFD|usesFD|changesState|old|newer fd:fd
    367 < dup io-other createsFD|usesFD|changesState|newer res:fd oldfd:fd
    368 > bpf other createsFD|old|newer cmd:int64
    369 < bpf other createsFD|newer fd:fd cmd:enumflags32(bpf_commands)
    370 > mlock2 memory old|newer
    371 < mlock2 memory newer res:errno addr:uint64(hex) len:uint64 flags:flags32(hex,mlock2_flags)
    372 > fsconfig system old|newer
    373 < fsconfig system usesFD|newer res:errno fd:fd cmd:enumflags32(fsconfig_cmds) key:chars value_bytebuf:bytes value_charbuf:chars aux:int32
    374 > epoll_create wait createsFD|changesState|old|newer size:int32
    375 < epoll_create wait createsFD|changesState|newer res:errno size:int32
    376 > epoll_create1 wait createsFD|changesState|old|newer flags:flags32(hex,epoll_create1_flags)
    377 < epoll_create1 wait createsFD|changesState|newer res:errno flags:flags32(hex,epoll_create1_flags)
    378 > chown file old|newer
    379 < chown file newer res:errno path:path uid:uint32 gid:uint32
    380 > lchown file old|newer
    381 < lchown file newer res:errno path:path uid:uint32 gid:uint32
    382 > fchown file old|newer
    383 < fchown file usesFD|newer res:errno fd:fd uid:uint32 gid:uint32
    384 > fchownat file old|newer
    385 < fchownat file usesFD|newer res:errno dirfd:fd pathname:relpath(1) uid:uint32 gid:uint32 flags:flags32(hex,fchownat_flags)
    386 > umount file changesState|old|newer
    387 < umount file changesState|newer res:errno name:path
    388 > accept4 net createsFD|changesState|old|newer flags:int32(hex)
    389 < accept4 net createsFD|changesState|newer fd:fd tuple:socktuple queuepct:uint8 queuelen:uint32 queuemax:uint32 flags:int32(hex)
    390 > umount2 file changesState|old|newer flags:flags32(hex,umount_flags)
    391 < umount2 file changesState|newer res:errno name:path flags:flags32(hex,umount_flags)
    392 > pipe2 ipc createsFD|changesState|old|newer
    393 < pipe2 ipc createsFD|changesState|newer res:errno fd1:fd fd2:fd ino:uint64 flags:flags32(hex,file_flags)
    394 > inotify_init1 ipc createsFD|changesState|old|newer
    395 < inotify_init1 ipc createsFD|changesState|newer res:fd flags:flags16(hex,file_flags)
    396 > eventfd2 ipc createsFD|changesState|old|newer initval:uint64
    397 < eventfd2 ipc createsFD|changesState|newer res:fd flags:flags16(hex,file_flags) initval:uint64
    398 > signalfd4 signal createsFD|changesState|old|newer fd:fd mask:uint32(hex)
    399 < signalfd4 signal createsFD|changesState|newer res:fd flags:flags16(hex,file_flags) fd:fd mask:uint32(hex)
    400 > prctl process changesState|old|newer
    401 < prctl process changesState|newer res:errno option:enumflags32(prctl_options) arg2_str:chars arg2_int:int64
    402 > asyncevent other large|newer plugin_id:uint32 name:chars data:bytes
    403 < NA unknown unused|newer
    404 > memfd_create memory createsFD|changesState|old|newer
    405 < memfd_create memory createsFD|changesState|newer fd:fd name:chars flags:flags32(hex,memfd_create_flags)
    406 > pidfd_getfd process createsFD|changesState|old|newer
    407 < pidfd_getfd process createsFD|changesState|newer fd:fd pid_fd:fd target_fd:fd flags:uint32(hex)
    408 > pidfd_open process createsFD|changesState|old|newer
    409 < pidfd_open process createsFD|changesState|newer fd:fd pid:pid flags:flags32(hex,pidfd_open_flags)
    410 > init_module other old|newer
    411 < init_module other newer res:errno img:bytes length:uint64 uargs:chars
    412 > finit_module other old|newer
    413 < finit_module other usesFD|readsFD|newer res:errno fd:fd uargs:chars flags:flags32(hex,finit_module_flags)
    414 > mknod other old|newer
    415 < mknod other newer res:errno path:path mode:mode(oct,mknod_mode) dev:uint32
    416 > mknodat other old|newer
    417 < mknodat other usesFD|newer res:errno dirfd:fd path:relpath(1) mode:mode(oct,mknod_mode) dev:uint32
    418 > newfstatat file old|newer
    419 < newfstatat file usesFD|newer res:errno dirfd:fd path:relpath(1) flags:flags32(hex,newfstatat_flags)
    420 > process_vm_readv ipc old|newer
    421 < process_vm_readv ipc newer res:int64 pid:pid data:bytes
    422 > process_vm_writev ipc old|newer
    423 < process_vm_writev ipc newer res:int64 pid:pid data:bytes
    424 > delete_module other old|newer
    425 < delete_module other newer res:errno name:chars flags:flags32(hex,delete_module_flags)
    426 > setreuid user changesState|old|newer
    427 < setreuid user changesState|newer res:errno ruid:uid euid:uid
    428 > setregid user old|newer
    429 < setregid user changesState|newer res:errno rgid:uid egid:uid
    430 > task process changesState|newer ppid:pid32 pgid:pid32 vpgid:pid32 sid:pid32 comm:chars argv:charsarray exepath:path flags:flags32(hex,execve_flags) env:charsarray cwd:chars fdlimit:uint64 euid:uid egid:gid cap_permitted:uint64(hex) cap_effective:uint64(hex) cap_inheritable:uint64(hex) exe_ino_num:uint64 exe_ino_ctime:abstime exe_ino_mtime:abstime vm_size:uint32 vm_rss:uint32 vm_swap:uint32 pgft_maj:uint64 pgft_min:uint64 vtgid:pid32 vpid:pid32 pidns_init_start_ts:uint64 cgroups:charsarray root:path start_time:abstime tty:uint32 loginuid:uid
    431 < NA unknown unused|newer
    432 > task_file_pipe file changesState|newer fd:fd32 path:path ino_num:uint64
    433 < NA unknown unused|newer
    434 > task_file_memfd file changesState|newer fd:fd32 path:path ino_num:uint64
    435 < NA unknown unused|newer
    436 > task_file_regular file changesState|newer fd:fd32 path:path flags:flags32(hex,file_flags) mnt_id:uint32 ino_num:uint64
    437 < NA unknown unused|newer
    438 > task_file_directory file changesState|newer fd:fd32 path:path ino_num:uint64
    439 < NA unknown unused|newer
    440 > task_file_socket_inet file changesState|newer fd:fd32 sk_type:uint16 sk_proto:uint16 local_ip:ipv4addr(hex) local_port:port(hex) remote_ip:ipv4addr(hex) remote_port:port(hex) ino_num:uint64
    441 < NA unknown unused|newer
    442 > task_file_socket_inet6 file changesState|newer fd:fd32 sk_type:uint16 sk_proto:uint16 local_ip:ipv6addr(hex) local_port:port(hex) remote_ip:ipv6addr(hex) remote_port:port(hex) ino_num:uint64
    443 < NA unknown unused|newer
    444 > task_file_socket_unix file changesState|newer fd:fd32 sk_type:uint16 sk_proto:uint16 sk_pointer:uint64 sun_path:path ino_num:uint64
    445 < NA unknown unused|newer
    446 > task_file_socket_netlink file changesState|newer fd:fd32 sk_type:uint16 sk_proto:uint16 ino_num:uint64
    447 < NA unknown unused|newer
    448 > task_file_anon_inode file changesState|newer fd:fd32 fd_type:flags8(anon_inode_fd_types) path:path ino_num:uint64
    449 < NA unknown unused|newer
    450 > NA unknown unused|newer
    451 < close_range io-other changesState|newer res:errno first:uint32 last:uint32 flags:flags32(hex,close_range_flags)
    452 > NA unknown unused|newer
    453 < keyctl other newer res:errno operation:enumflags32(keyctl_operations) arg2:dyn{int64;chars} arg3:dyn{int64;chars} arg4:dyn{int64;chars} arg5:dyn{int64;chars}
    """
}
