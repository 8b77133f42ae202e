/// Containers, and what their engine tells of them. `ViewText` says how the lines are written.
extension ViewText {
  static let containers: StaticString = #"""
    view containers | Containers | table defaults
    about Containers with what they use of processors, memory, files and network.
    tip Open a container to see its processes; every view behind it then shows this container alone.
    tags wsysdig
    on . evt.res @kubernetes @mesos
    where container.name != host
    opens procs
    key thread.tid
    show CPU | thread.cpu | 8 AVG/SUM sorted | Share of a processor, in percent.
    show PROCS | evt.count.procinfo | 8 AVG/SUM | Number of processes.
    show THREADS | evt.count.threadinfo | 8 AVG/SUM | Number of threads.
    show VIRT | thread.vmsize.b | 9 MAX/SUM | Virtual memory in bytes.
    show RES | thread.vmrss.b | 9 MAX/SUM | Resident memory in bytes.
    show FILE | evt.buflen.file | 8 TIME_AVG/SUM | Bytes per second from and to files.
    show NET | evt.buflen.net | 8 TIME_AVG/SUM | Bytes per second through sockets, both ways.
    group container.id
    show ENGINE | container.type | 8 | Engine that runs the container.
    show IMAGE | container.image | 30 | Image of the container.
    show ID | container.id | 13 | Id of the container, its first twelve digits.
    show NAME | container.name | 0 | Name of the container.
    do a | docker attach %container.id | | Attach to its output
    do b | docker exec -i -t %container.id /bin/bash | leave | Open a shell in it
    do f | docker logs -f %container.id | | Follow its log
    do h | docker history %container.image | | Show how its image was made
    do i | docker inspect %container.id | | Show its settings
    do k | docker kill %container.id | ask | Kill it
    do l | docker logs %container.id | | Show its log
    do s | docker stop %container.id | | Stop it
    do z | docker pause %container.id | | Freeze it
    do u | docker unpause %container.id | | Let it go on
    do w | docker wait %container.id | | Wait until it ends

    view containers_errors | Containers Errors | table defaults
    about How many calls failed in each container, by what they were about.
    tip Open a container to see which errors it got.
    tags Default
    on . container.id fd.name fd.containername fd.sport fd.sproto evt.type fd.directory fd.containerdirectory fd.containerdirectory @kubernetes @mesos
    where container.name != host
    opens errors
    key proc.pid
    group container.id
    show FILE | evt.count.error.file | 8 SUM/SUM | Failed calls on files.
    show NET | evt.count.error.net | 8 SUM/SUM | Failed calls on sockets.
    show MEMORY | evt.count.error.memory | 8 SUM/SUM | Failed calls about memory.
    show OTHER | evt.count.error.other | 8 SUM/SUM | Other failed calls.
    show ENGINE | container.type | 8 | Engine that runs the container.
    show ID | container.id | 13 | Id of the container, its first twelve digits.
    show CONTAINER | container.name | 0 | Name of the container.
    do a | docker attach %container.id | | Attach to its output
    do b | docker exec -i -t %container.id /bin/bash | leave | Open a shell in it
    do f | docker logs -f %container.id | | Follow its log
    do h | docker history %container.image | | Show how its image was made
    do i | docker inspect %container.id | | Show its settings
    do k | docker kill %container.id | ask | Kill it
    do l | docker logs %container.id | | Show its log
    do s | docker stats %container.id | | Show what it uses
    do z | docker pause %container.id | | Freeze it
    do u | docker unpause %container.id | | Let it go on
    do w | docker wait %container.id | | Wait until it ends

    view docker_events | Docker Events | list defaults
    about What the container engine told of containers: started, stopped, killed.
    tags Default nocsysdig
    on .
    where evt.type=infra
    show TIME | evt.time | 18 | When it happened.
    show EVENT TYPE | evt.arg.name | 20 | What happened.
    show CONTAINER ID | evt.infra.docker.container.id | 20 | Id of the container.
    show CONTAINER IMAGE | evt.infra.docker.container.image | 20 | Image of the container.
    show CONTAINER NAME | evt.infra.docker.container.name | 0 | Name of the container.
    """#
}
