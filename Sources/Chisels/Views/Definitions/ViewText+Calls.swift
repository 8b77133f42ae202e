/// System calls, their errors and how long they take. `ViewText` says how the lines are written.
extension ViewText {
  static let calls: StaticString = #"""
    view syscalls | System Calls | table defaults
    about System calls by how often they were made and how long they took.
    tip Sort by TOT TIME to see where processes waited; open a call to see who made it.
    tags Default wsysdig
    on . container.id proc.pid thread.nametid proc.name thread.tid fd.sport fd.sproto fd.name fd.containername fd.directory fd.containerdirectory evt.res @kubernetes @mesos
    where syscall.type exists
    opens syscall_procs
    key evt.type
    show CALLS/S | evt.count | 10 TIME_AVG sorted | Calls per second.
    show TOT TIME | evt.latency | 10 SUM | Time in the call, of all who made it.
    show AVG TIME | evt.latency | 10 AVG | Time that one call took, on average.
    show SYSCALL | evt.type | 32 SUM | Name of the call.

    view syscall_procs | Syscall Callers | table defaults
    about Who made the selected system call, how often, and how long it took them.
    tags Default
    on evt.type
    where syscall.type exists
    key proc.pid
    show CALLS/S | evt.count | 10 TIME_AVG sorted | Calls per second.
    show TIME | evt.latency | 10 SUM | Time in the call.
    show Container | container.name | 20 containers | Name of the container.
    show Command | proc.exeline | 0 MAX | The program and its arguments.

    view errors | Errors | table defaults
    about Errors that system calls returned, by how often they did.
    tip man errno tells what they mean; open one to see whom it hit.
    tags Default wsysdig
    on . container.id proc.pid thread.nametid proc.name thread.tid fd.sport fd.sproto fd.directory fd.containerdirectory @kubernetes @mesos
    where evt.res != SUCCESS
    opens procs_errors
    key evt.res
    show COUNT | evt.count | 12 SUM sorted | Times it was returned.
    show ERROR | evt.res | 0 | Name of the error.

    view spectro_all | Spectrogram-All | spectrogram
    about How long calls took, as a picture: time downwards, latency to the right, brightness for their number.
    tip Two bright bands are two kinds of the same call: mark a rectangle to see its events.
    on evt.type
    where evt.dir=<
    key evt.latency.quantized
    show LATENCY | evt.latency.quantized | | Column of the picture: the logarithm of the latency.
    show COUNT | evt.count | 8 SUM | Calls.

    view spectro_file | Spectrogram-File | spectrogram
    about The same picture for calls on files alone.
    tip A band far to the right is what waited for the disk.
    on . container.id proc.pid thread.nametid thread.tid proc.name evt.res @kubernetes @mesos fd.name fd.containername fd.directory fd.containerdirectory fd.containerdirectory
    where evt.dir=< and fd.type=file
    key evt.latency.quantized
    show LATENCY | evt.latency.quantized | | Column of the picture: the logarithm of the latency.
    show COUNT | evt.count | 8 SUM | Calls.
    """#
}
