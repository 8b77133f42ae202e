/// A format and a filter.
struct Question {
  /// Objects of JSON rather than lines.
  var isJSON = false
  var format = "*%evt.num %evt.outputtime %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.info"
  var filter = ""

  var text: String { "\(isJSON ? "-j " : "")-p \"\(format)\" \(filter)" }

  static let all: [Question] = [
    Question(),
    Question(
      filter:
        "evt.type in (open, read, write) and fd.name startswith /etc and proc.name!=x and evt.arg.res!=ENOENT"
    ),
    Question(filter: "proc.aname=sh or proc.cmdline contains make or fd.ip=10.0.0.1 or fd.port in (80, 443)"),
    Question(
      filter:
        "evt.args contains hosts or evt.buffer contains HTTP or fd.name glob /etc/*s or fd.net=10.0.0.0/8"),
    Question(
      filter: "proc.cwd pmatch (/home, /var) or container.id=host or user.name=root or evt.failed=true"),
    Question(
      format: """
        *%evt.time %evt.datetime %evt.time.iso8601 %evt.latency.human %evt.deltatime %evt.category %evt.buflen \
        %evt.res %evt.abspath %evt.buffer
        """),
    Question(
      format: """
        *%fd.type %fd.name %fd.directory %fd.filename %fd.cip %fd.sip %fd.cport %fd.sport %fd.l4proto %fd.sproto \
        %fd.is_server %fd.uid %fd.connected
        """),
    Question(
      format: """
        *%proc.exe %proc.args %proc.cmdline %proc.cwd %proc.pname %proc.aname[2] %proc.env %proc.fdusage \
        %proc.duration %proc.loginshellid %thread.cgroups %thread.cgroup.cpu %user.name %group.name
        """),
    Question(isJSON: true),
    Question(
      isJSON: true,
      format: """
        *%evt.time %evt.latency %evt.buffer %evt.failed %evt.rawarg.name %fd.cip %fd.sport %fd.name %proc.fdusage \
        %proc.cmdline %proc.aname[1] %proc.aname %thread.cgroups %user.name %container.name
        """),
    Question(format: "*%container.name %container.image %container.mounts %k8s.pod.name %k8s.pod.labels"),
  ]
}
