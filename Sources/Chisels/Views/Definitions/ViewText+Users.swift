/// What people, and what watches them, did and said. `ViewText` says how the lines are written.
extension ViewText {
  static let users: StaticString = #"""
    view spy_users | Spy Users | list defaults
    about Commands that were run and directories that were entered, as they happened.
    tip Commands of one login share the number in SHELL.
    tags Default
    on . container.id proc.pid thread.nametid thread.tid proc.name @kubernetes @mesos
    where ((evt.type=execve and evt.dir=<) or (evt.type=chdir and evt.dir=< and proc.name contains sh and not proc.name contains sshd)) and evt.failed=false
    show TIME | evt.time | 12 | When it happened.
    show USER | user.name | 12 | Name of the user.
    show SHELL | proc.ppid | 8 | Id of the process that started it, mostly a shell.
    show Container | container.name | 20 containers | Name of the container.
    show Command | proc.exeline | 0 MAX | The program and its arguments.

    view spy_users_wsysdig | Spy Users | table defaults apart
    about The same as a table that keeps the last command of each thread.
    tip Commands of one login share the number in SHELL.
    tags Default wsysdig nocsysdig
    on . container.id proc.pid thread.nametid thread.tid proc.name @kubernetes @mesos
    where ((evt.type=execve and evt.dir=<) or (evt.type=chdir and evt.dir=< and proc.name contains sh and not proc.name contains sshd)) and evt.failed=false
    opens threads
    key thread.nametid
    show TIME | evt.time | 12 sorted | When it happened.
    show USER | user.name | 12 | Name of the user.
    show SHELL | proc.ppid | 8 | Id of the process that started it, mostly a shell.
    show Container | container.name | 20 containers | Name of the container.
    show Command | proc.exeline | 0 MAX | The program and its arguments.

    view spy_syslog | Spy Syslog | list
    about Messages that were written to the system's log, as they happened.
    tip Errors of services that look healthy often stand here.
    tags Default
    on . container.id proc.pid thread.nametid proc.name thread.tid fd.sport fd.sproto @kubernetes @mesos
    where fd.name contains /dev/log and evt.is_io_write=true and evt.dir=< and evt.failed=false
    show PID | proc.pid | 8 | Id of the process.
    show PROC | proc.name | 8 | Name of the program.
    show FAC | syslog.facility.str | 8 | Part of the system that speaks.
    show SEV | syslog.severity.str | 8 | How severe it is.
    show Container | container.name | 20 containers | Name of the container.
    show MESSAGE | syslog.message | 0 | The message.

    view notifications | Notifications | list defaults
    about Notes that a monitoring agent left in the capture where a policy was violated.
    tags nocsysdig
    on .
    where evt.type=notification
    show TIME | evt.time | 12 | When it happened.
    show ID | evt.arg.id | 24 | Id of the notification.
    show Container | container.name | 20 containers | Name of the container.
    show DESCRIPTION | evt.arg.desc | 0 | What was violated.
    """#
}
