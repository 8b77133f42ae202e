extension SampleCaptures {
  /// Tracers in both forms with every kind of id, nested and apart, through a descriptor that was open before, one that
  /// is opened, and a duplicate; calls of the same thread, its process, a child and a stranger in between.
  public static let tracers = CaptureBuilder()
    .user(0, "root")
    .thread(1, "init", executable: "/sbin/init")
    .thread(7, "sh", parent: 1, arguments: ["backup"]).fd(1, .file("/dev/null")).fd(2, .file("/dev/tty"))
    .thread(9, "cp", parent: 7)
    .thread(20, "other", parent: 1).fd(1, .file("/dev/null"))
    .on(7).clone(8, name: "sh", flags: 8192 | 8).on(7)
    .write(1, ">:t:whole::\n").generic(39).write(1, "<:t:whole::\n").generic(39)
    .open("/dev/null", fd: 3)
    .write(3, ">:12:backup.copy:from=/a,to=two words:").generic(102)
    .write(3, ">:12:backup.copy.one:size=7:").wait(3_000_000)
    .on(8, process: 7).generic(39).on(9).generic(39).on(20).generic(39).on(7).generic(39)
    .write(3, "<:12:backup.copy.one:res=0:").generic(102).wait(1_234_567_890)
    .write(3, "<:12:backup.copy:res=1,why=full:").generic(102)
    .dup(3, to: 5).write(5, ">:p:process:k=:").write(5, ">:pp:parent:a\\=b=c\\,d:").write(5, ">::g\\.h::")
    .write(5, "<:g:g\\.h::").write(5, ">:-5:::").write(5, "<:5:never.begun:x=1:").generic(39)
    .write(5, "[\">\", 99, [\"query\", \"select\"], [{\"table\":\"t\"}, {\"rows\":\"3\"}]]").generic(39)
    .write(5, "[\"<\", 99, [\"query\", \"select\"], []]").write(5, "[\">\", \"t\", [], [{\"a\":\"b\"}]]")
    .on(20).write(1, "plain\n").write(1, ">:1:too.late::").open("/dev/null", fd: 4).write(4, ">:7:other::")
    .generic(39).on(7).write(2, ">:1:terminal::").on(9).generic(39)
}
