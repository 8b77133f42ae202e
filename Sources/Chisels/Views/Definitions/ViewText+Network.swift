/// Connections, ports and the queues before them. `ViewText` says how the lines are written.
extension ViewText {
  static let network: StaticString = #"""
    view connections | Connections | table defaults
    about Connections that were used, with what went each way per second.
    tip Works behind any selection: the connections of one process, container or pod.
    tags Default wsysdig
    on . container.id proc.pid thread.nametid proc.name thread.tid fd.sport fd.sproto fd.dport fd.dproto fd.port fd.proto fd.lport fd.rport evt.res @kubernetes @mesos
    where (fd.type=ipv4 or fd.type=ipv6) and fd.name!=''
    opens incoming_connections
    key fd.name default
    key fd.containername containers
    show L4PROTO | fd.l4proto | 8 | Transport: tcp, udp or another.
    show LIP | fd.lip | 17 | Address of this end.
    show LPORT | fd.lport | 8 | Port of this end.
    show RIP | fd.rip | 17 | Address of the other end.
    show RPORT | fd.rport | 8 | Port of the other end.
    show BPS IN | evt.buflen.net.in | 12 TIME_AVG sorted | Bytes per second that came.
    show BPS OUT | evt.buflen.net.out | 12 TIME_AVG | Bytes per second that went.
    show IOPS | evt.count | 12 TIME_AVG | Calls per second.
    show Container | container.name | 20 containers | Name of the container.
    show Command | proc.exeline | 0 MAX | The program and its arguments.
    do c | tcpdump -niany host %fd.lip and host %fd.rip and port %fd.lport and port %fd.rport | | Show its packets
    do l | tcpdump -niany host %fd.lip | | Show packets of this end
    do n | nslookup %fd.rip | | Look the other end up
    do P | ping %fd.rip | leave | Ping the other end
    do r | tcpdump -niany host %fd.rip | | Show packets of the other end
    do t | traceroute %fd.rip | | Show the way to the other end

    view incoming_connections | New Connections | list
    about Every connection that was accepted, one after the other.
    tags Default
    on . container.id proc.pid thread.nametid thread.tid proc.name fd.name fd.containername fd.sport fd.sproto fd.dport fd.port fd.lport fd.rport @kubernetes @mesos
    where evt.type=accept and evt.dir=< and evt.failed=false
    show TIME | evt.time | 19 | When it happened.
    show Connection | fd.name | 40 | Both ends of the connection.
    show Container | container.name | 20 containers | Name of the container.
    show Command | proc.exeline | 0 MAX | The program and its arguments.

    view sports | Server Ports | table defaults
    about Ports of servers, with what went to them and came from them per second.
    tip Open a port to see its connections.
    tags wsysdig
    on . container.id proc.pid thread.nametid thread.tid proc.name evt.res @kubernetes @mesos
    where (fd.type=ipv4 or fd.type=ipv6) and fd.name!=''
    opens connections
    key fd.sport
    show SPORT | fd.sport | 8 | Port of the server.
    show BPS IN | evt.buflen.net.in | 12 TIME_AVG sorted | Bytes per second that came.
    show BPS OUT | evt.buflen.net.out | 12 TIME_AVG | Bytes per second that went.
    show IO CALLS | evt.count | 12 SUM | Calls on the connections.
    do t | tcpdump -niany port %fd.sport | leave | Show packets of the port

    view port_bindings | Port bindings | list defaults
    about Ports that processes took to listen on, and gave back.
    tags default wsysdig nocsysdig
    on .
    where (evt.type=bind and evt.dir=< and (fd.type=ipv4 or fd.type=ipv6)) or (evt.type=close and evt.dir=> and fd.typechar=2 and fd.type=ipv4)
    show TIME | evt.time | 12 | When it happened.
    show OPERATION | evt.type | 24 | bind where a port was taken, close where it was given back.
    show PORT | fd.sport | 24 | The port.
    show Command | proc.exeline | 0 MAX | The program and its arguments.

    view backlog | Socket Queues | table defaults
    about How full the queues are in which connections wait to be accepted.
    tip A queue that stays full turns new connections away.
    tags Default
    on . proc.pid proc.name fd.sport fd.sproto
    where evt.type=accept
    opens connections
    key fd.sport
    show PID | proc.pid | 15 | Id of the process.
    show PORT | fd.sport | 15 | Port of the server.
    show BACKLOG | evt.arg[3] | 15 AVG sorted | Connections that wait.
    show BACKLOG_PCT | evt.arg[2] | 15 AVG | The same in percent of the room.
    show BACKLOG_MAX | evt.arg[4] | 15 | Room for connections that wait.
    show PROC | proc.name | 50 | Name of the program.
    """#
}
