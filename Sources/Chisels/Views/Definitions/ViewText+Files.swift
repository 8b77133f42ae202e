/// What happens to files, and to descriptors of any kind. `ViewText` says how the lines are written.
extension ViewText {
  static let files: StaticString = #"""
    view files | Files | table defaults
    about Files that were used, with what was read, written, opened and failed.
    tip Works behind any selection: the files of one process, container or pod.
    tags Default wsysdig
    on . container.id proc.pid thread.nametid proc.name thread.tid fd.sport fd.sproto fd.directory fd.containerdirectory fd.containerdirectory evt.res @kubernetes @mesos
    where (fd.type=file or fd.type=directory) and fd.name!=''
    opens procs
    key fd.name default
    key fd.containername containers
    show BYTES IN | evt.buflen.file.in | 12 SUM | Bytes read.
    show BYTES OUT | evt.buflen.file.out | 12 SUM | Bytes written.
    show OPS | evt.count.exit | 9 SUM sorted | Calls of any kind, also those that move no bytes.
    show OPENS | evt.opens | 9 SUM | Times opened.
    show ERRORS | evt.count.error | 9 SUM | Calls that failed.
    show Container | container.name | 20 containers | Name of the container.
    show FILENAME | fd.name | 0 | Path of the file.
    do l | less %fd.name | leave | Read the file

    view directories | Directories | table defaults
    about The same as Files, summed up by directory.
    tip Many errors in one directory often are a search path that is tried in vain.
    tags Default wsysdig
    on . container.id proc.pid thread.nametid proc.name thread.tid fd.sport fd.sproto evt.res @kubernetes @mesos
    where (fd.type=file or fd.type=directory) and fd.name!=''
    opens files
    key fd.directory default
    key fd.containerdirectory containers
    show BYTES IN | evt.buflen.file.in | 12 SUM | Bytes read.
    show BYTES OUT | evt.buflen.file.out | 12 SUM | Bytes written.
    show OPS | evt.count.exit | 9 SUM sorted | Calls of any kind, also those that move no bytes.
    show OPENS | evt.opens | 9 SUM | Times opened.
    show ERRORS | evt.count.error | 9 SUM | Calls that failed.
    show Container | container.name | 20 containers | Name of the container.
    show DIRNAME | fd.directory | 0 | Path of the directory.
    do l | ls -al %fd.directory | | List the directory

    view file_opens | File Opens List | list
    about Every attempt to open a file, one after the other.
    tip The column RES says what became of it: SUCCESS, or the name of the error.
    tags Default
    on . container.id proc.pid thread.nametid proc.name thread.tid fd.sport fd.sproto fd.name fd.containername fd.directory fd.containerdirectory evt.res @kubernetes @mesos
    where evt.opens=1
    show TIME | evt.time | 19 | When it happened.
    show RES | evt.res | 8 | SUCCESS, or the name of the error.
    show FILE | fd.name | 40 | Path of the file.
    show Container | container.name | 20 containers | Name of the container.
    show Command | proc.exeline | 0 MAX | The program and its arguments.
    do l | less %fd.name | leave | Read the file

    view slow_io | Slow File I/O | table defaults
    about Reads and writes of files that took longer than a millisecond.
    tip Sort by LATENCY to see the worst first.
    tags Default wsysdig
    on . container.id proc.pid thread.nametid thread.tid proc.name @kubernetes @mesos
    where evt.is_io=true and fd.type=file and (not fd.name contains '/dev/') and evt.latency>1000000
    key evt.rawtime
    show TIME | evt.time | 12 | When it happened.
    show LATENCY | evt.latency | 8 sorted | How long it took.
    show FILENAME | fd.name | 32 | Path of the file.
    show Container | container.name | 20 containers | Name of the container.
    show PID | proc.pid | 12 | Id of the process.
    show Command | proc.exeline | 0 MAX | The program and its arguments.

    view io_by_type | I/O by Type | table defaults
    about What is read and written, by the kind of descriptor: files, sockets, pipes and so on.
    tip The row without a name is what calls did that were about no descriptor.
    tags Default wsysdig
    on . container.id proc.pid thread.nametid proc.name thread.tid fd.sport fd.sproto evt.res @kubernetes @mesos
    opens procs
    key fd.type
    show BPS IN | evt.buflen.in | 12 TIME_AVG | Bytes per second read.
    show BPS OUT | evt.buflen.out | 12 TIME_AVG | Bytes per second written.
    show IOPS | evt.count | 9 TIME_AVG sorted | Calls per second.
    show TIME | evt.latency | 9 SUM | Time in calls, waiting included.
    show I/O Type | fd.type | 0 SUM | Kind of descriptor.
    """#
}
