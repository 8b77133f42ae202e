/// Tasks of Mesos and apps of Marathon, by their containers. `ViewText` says how the lines are written.
extension ViewText {
  static let mesos: StaticString = #"""
    view mesos_frameworks | Mesos Frameworks | table defaults
    about Frameworks of Mesos with what their containers use of processors, memory, files and network.
    tip Open a framework to see its tasks.
    on . evt.res mesos.task.id
    where mesos.framework.id != ''
    opens mesos_tasks
    key thread.tid
    show CPU | thread.cpu | 8 AVG/SUM sorted | Share of a processor, in percent.
    show VIRT | thread.vmsize.b | 9 MAX/SUM | Virtual memory in bytes.
    show RES | thread.vmrss.b | 9 MAX/SUM | Resident memory in bytes.
    show FILE | evt.buflen.file | 8 TIME_AVG/SUM | Bytes per second from and to files.
    show NET | evt.buflen.net | 8 TIME_AVG/SUM | Bytes per second through sockets, both ways.
    group mesos.framework.name
    show ID | mesos.framework.id | 38 | Id of the framework.
    show NAME | mesos.framework.name | 25 | Name of the framework.

    view mesos_tasks | Mesos Tasks | table defaults
    about Tasks of Mesos with what their containers use of processors, memory, files and network.
    tip Open a task to see its containers.
    on . evt.res mesos.framework.id
    where mesos.task.id != ''
    opens containers
    key thread.tid
    show CPU | thread.cpu | 8 AVG/SUM sorted | Share of a processor, in percent.
    show VIRT | thread.vmsize.b | 9 MAX/SUM | Virtual memory in bytes.
    show RES | thread.vmrss.b | 9 MAX/SUM | Resident memory in bytes.
    show FILE | evt.buflen.file | 8 TIME_AVG/SUM | Bytes per second from and to files.
    show NET | evt.buflen.net | 8 TIME_AVG/SUM | Bytes per second through sockets, both ways.
    group mesos.task.id
    show ID | mesos.task.id | 38 | Id of the task.
    show NAME | mesos.task.name | 25 | Name of the task.
    show LABELS | mesos.task.labels | 0 | Labels of the task.

    view marathon_groups | Marathon Groups | table defaults
    about Groups of Marathon with what their containers use of processors, memory, files and network.
    tip Open a group to see its apps.
    on . evt.res marathon.app.id
    where marathon.group.id != ''
    opens marathon_apps
    key thread.tid
    show CPU | thread.cpu | 8 AVG/SUM sorted | Share of a processor, in percent.
    show VIRT | thread.vmsize.b | 9 MAX/SUM | Virtual memory in bytes.
    show RES | thread.vmrss.b | 9 MAX/SUM | Resident memory in bytes.
    show FILE | evt.buflen.file | 8 TIME_AVG/SUM | Bytes per second from and to files.
    show NET | evt.buflen.net | 8 TIME_AVG/SUM | Bytes per second through sockets, both ways.
    group marathon.group.name
    show ID | marathon.group.id | 38 | Id of the group.

    view marathon_apps | Marathon Apps | table defaults
    about Apps of Marathon with what their containers use of processors, memory, files and network.
    tip Open an app to see its tasks.
    on . evt.res marathon.group.id
    where marathon.app.id != ''
    opens mesos_tasks
    key thread.tid
    show CPU | thread.cpu | 8 AVG/SUM sorted | Share of a processor, in percent.
    show VIRT | thread.vmsize.b | 9 MAX/SUM | Virtual memory in bytes.
    show RES | thread.vmrss.b | 9 MAX/SUM | Resident memory in bytes.
    show FILE | evt.buflen.file | 8 TIME_AVG/SUM | Bytes per second from and to files.
    show NET | evt.buflen.net | 8 TIME_AVG/SUM | Bytes per second through sockets, both ways.
    group marathon.app.id
    show ID | marathon.app.id | 38 | Id of the app.
    show LABELS | marathon.app.labels | 0 | Labels of the app.
    """#
}
