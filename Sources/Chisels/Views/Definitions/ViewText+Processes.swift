/// What processes and threads do. `ViewText` says how the lines are written.
extension ViewText {
  static let processes: StaticString = #"""
    view procs | Processes | table root defaults
    about Every process with its share of the processors, its memory, and what it reads and writes per second, as top shows it.
    tip A good place to begin: open a process to see its threads, then its files.
    tags Default wsysdig
    on . container.id fd.name fd.containername fd.sport fd.sproto evt.type fd.directory fd.containerdirectory fd.type @kubernetes @mesos
    where evt.type!=switch
    opens threads
    key thread.tid
    group proc.pid
    show PID | proc.pid | 7 | Id of the process.
    show PPID | proc.ppid | 7 | Id of the parent process.
    show VPID | proc.vpid | 8 containers | Id of the process inside its container.
    show CPU | thread.cpu | 8 AVG/SUM sorted | Share of a processor, in percent.
    show USER | user.name | 12 | Name of the user.
    show TH | proc.nthreads | 5 MAX/MAX | Number of threads.
    show VIRT | thread.vmsize.b | 9 MAX/MAX | Virtual memory in bytes.
    show RES | thread.vmrss.b | 9 MAX/MAX | Resident memory in bytes.
    show FILE | evt.buflen.file | 8 TIME_AVG/SUM | Bytes per second from and to files.
    show NET | evt.buflen.net | 8 TIME_AVG/SUM | Bytes per second through sockets, both ways.
    show CONTAINER | container.name | 20 containers | Name of the container.
    show Command | proc.exeline | 0 MAX | The program and its arguments.
    do 9 | kill -9 %proc.pid | ask leave | Kill it at once
    do c | gcore %proc.pid | | Write a core file
    do g | gdb -p %proc.pid | leave | Attach a debugger
    do k | kill %proc.pid | ask leave | Ask it to end
    do l | ltrace -p %proc.pid | | Trace library calls
    do s | gdb -p %proc.pid --batch --quiet -ex "thread apply all bt full" -ex "quit" | | Print the stacks of all threads
    do f | lsof -p %proc.pid | | List its open files
    do [ | renice $(expr $(ps -h -p %proc.pid -o nice) + 1) -p %proc.pid | leave | Lower its priority
    do ] | renice $(expr $(ps -h -p %proc.pid -o nice) - 1) -p %proc.pid | leave | Raise its priority

    view procs_cpu | Processes CPU | table root defaults
    about Where processes spend processor time: in their own code or in the kernel.
    tip Much time in the kernel together with many calls per second: open the system calls of the process next.
    tags Default wsysdig
    on . container.id fd.name fd.containername fd.sport fd.sproto evt.type fd.directory fd.containerdirectory fd.type @kubernetes @mesos
    where evt.type!=switch
    opens threads
    key thread.tid
    group proc.pid
    show PID | proc.pid | 8 | Id of the process.
    show VPID | proc.vpid | 8 containers | Id of the process inside its container.
    show TOT | thread.cpu | 8 AVG/SUM sorted | Share of a processor, in percent.
    show USER | thread.cpu.user | 8 AVG/SUM | Share of a processor spent in the program, in percent.
    show SYS | thread.cpu.system | 8 AVG/SUM | Share of a processor spent in the kernel, in percent.
    show SYSCALLS | evt.count | 9 TIME_AVG/SUM | Calls per second.
    show CONTAINER | container.name | 20 containers | Name of the container.
    show Command | proc.exeline | 0 MAX | The program and its arguments.
    do 9 | kill -9 %proc.pid | ask leave | Kill it at once
    do c | gcore %proc.pid | | Write a core file
    do g | gdb -p %proc.pid | leave | Attach a debugger
    do k | kill %proc.pid | ask leave | Ask it to end
    do l | ltrace -p %proc.pid | | Trace library calls
    do s | gdb -p %proc.pid --batch --quiet -ex "thread apply all bt full" -ex "quit" | | Print the stacks of all threads

    view procs_errors | Processes Errors | table defaults
    about How many calls of each process failed, by what they were about.
    tip Open a process to see which errors it got.
    tags Default wsysdig
    on . container.id fd.name fd.containername fd.sport fd.sproto evt.type fd.directory fd.containerdirectory @kubernetes @mesos
    where evt.type!=switch
    opens errors
    key proc.pid
    show FILE | evt.count.error.file | 8 SUM | Failed calls on files.
    show NET | evt.count.error.net | 8 SUM | Failed calls on sockets.
    show MEMORY | evt.count.error.memory | 8 SUM | Failed calls about memory.
    show OTHER | evt.count.error.other | 8 SUM | Other failed calls.
    show PID | proc.pid | 8 | Id of the process.
    show Container | container.name | 20 containers | Name of the container.
    show Command | proc.exeline | 0 MAX | The program and its arguments.
    do 9 | kill -9 %proc.pid | ask leave | Kill it at once
    do c | gcore %proc.pid | | Write a core file
    do g | gdb -p %proc.pid | leave | Attach a debugger
    do k | kill %proc.pid | ask leave | Ask it to end
    do l | ltrace -p %proc.pid | | Trace library calls
    do s | gdb -p %proc.pid --batch --quiet -ex "thread apply all bt full" -ex "quit" | | Print the stacks of all threads

    view procs_fd_usage | Processes FD Usage | table root defaults
    about How many descriptors each process has open, and how many it may have.
    tip A process near its limit soon fails to open files and to accept connections (EMFILE).
    tags Default
    on . container.id fd.name fd.containername fd.sport fd.sproto evt.type fd.directory fd.containerdirectory fd.type @kubernetes @mesos
    where evt.type!=switch
    opens io_by_type
    key proc.pid
    show PID | proc.pid | 8 | Id of the process.
    show VPID | proc.vpid | 8 containers | Id of the process inside its container.
    show OPEN | proc.fdopencount | 8 MAX sorted | Open descriptors.
    show MAX | proc.fdlimit | 8 MAX | Descriptors that the process may open.
    show PCT | proc.fdusage | 8 MAX | Open ones in percent of those.
    show The container this process belongs to. | container.name | 20 containers | Name of the container.
    show Command | proc.exeline | 0 MAX | The program and its arguments.
    do 9 | kill -9 %proc.pid | ask leave | Kill it at once
    do c | gcore %proc.pid | | Write a core file
    do g | gdb -p %proc.pid | leave | Attach a debugger
    do k | kill %proc.pid | ask leave | Ask it to end
    do l | ltrace -p %proc.pid | | Trace library calls
    do s | gdb -p %proc.pid --batch --quiet -ex "thread apply all bt full" -ex "quit" | | Print the stacks of all threads

    view page_faults | Page Faults | table defaults
    about Page faults of each process since it started.
    tip Major faults had to wait for the disk; many of them say that memory is short.
    tags Default wsysdig
    on . container.id fd.name fd.containername fd.sport fd.sproto evt.type fd.directory fd.containerdirectory @kubernetes @mesos
    where evt.type!=switch
    opens errors
    key proc.pid
    show MAJOR | thread.pfmajor | 9 MAX sorted | Faults that waited for the disk.
    show MINOR | thread.pfminor | 9 MAX | Faults that were answered from memory.
    show PID | proc.pid | 8 | Id of the process.
    show VPID | proc.vpid | 8 containers | Id of the process inside its container.
    show Container | container.name | 20 containers | Name of the container.
    show Command | proc.exeline | 0 MAX | The program and its arguments.

    view threads | Threads | table root defaults
    about The same as Processes, with a row for each thread.
    tip Threads of one process side by side show which of them does the work.
    tags Default wsysdig
    on . proc.pid thread.nametid proc.name container.id fd.sport fd.sproto fd.name fd.containername fd.directory fd.containerdirectory evt.res @kubernetes @mesos
    where evt.type!=switch
    opens files
    key thread.tid
    show PID | proc.pid | 8 | Id of the process.
    show TID | thread.tid | 8 | Id of the thread.
    show VPID | proc.vpid | 8 containers | Id of the process inside its container.
    show VTID | thread.vtid | 8 containers | Id of the thread inside its container.
    show CPU | thread.cpu | 8 AVG sorted | Share of a processor, in percent.
    show FILE | evt.buflen.file | 8 TIME_AVG | Bytes per second from and to files.
    show NET | evt.buflen.net | 8 TIME_AVG | Bytes per second through sockets, both ways.
    show Container | container.name | 20 containers | Name of the container.
    show Command | proc.exeline | 0 MAX | The program and its arguments.
    """#
}
