/// Spans that programs told of through tracers. `ViewText` says how the lines are written.
extension ViewText {
  static let tracers: StaticString = #"""
    view traces_summary | Traces Summary | table defaults deeper
    about Traces by their name: how many, and how long they took.
    tip Open a name to see the spans below it.
    tags Default
    on . container.id proc.pid thread.nametid proc.name thread.tid fd.directory fd.containerdirectory evt.res @kubernetes @mesos
    where span.ntags>=%depth+1
    opens spans_summary
    spectrogram tracers
    key span.tag[%depth]
    show HITS | span.count.fortag[%depth] | 10 SUM sorted | Spans that ended.
    show AVG TIME | span.duration.fortag[%depth] | 10 AVG | How long it took, on average.
    show MIN TIME | span.duration.fortag[%depth] | 10 MIN | The shortest.
    show MAX TIME | span.duration.fortag[%depth] | 10 MAX | The longest.
    show CHD HITS | span.childcount.fortag[%depth] | 10 SUM | Spans below it that ended.
    show TAG | span.tag[%depth] | 256 SUM | Tag of the span.

    view traces_list | Traces List | table deeper
    about Traces, one a row, with how long each took.
    tip Open a trace to see its spans.
    tags Default
    on . container.id proc.pid thread.nametid proc.name thread.tid fd.directory fd.containerdirectory evt.res @kubernetes @mesos
    where span.ntags>=%depth+1
    opens spans_list
    key span.rawtime as span.rawparenttime once
    show ID | span.id | 10 | Id of the span.
    show TIME | span.time | 19 | When it began.
    show DURATION | span.duration.fortag[%depth] | 10 AVG sorted | How long it took.
    show TAG | span.tag[%depth] | 32 SUM | Tag of the span.
    show ARGS | span.enterargs | 256 SUM | Arguments of the span.

    view spans_summary | Spans Summary | table defaults deeper
    about Spans by their tag: how many, and how long they took.
    tip Open a tag to see the spans below it.
    tags Default
    on span.tag span.id span.time span.parenttime container.id proc.pid thread.nametid proc.name thread.tid fd.directory fd.containerdirectory evt.res @kubernetes @mesos
    where span.ntags>=%depth+1
    opens spans_summary
    spectrogram tracers
    key span.tag[%depth]
    show HITS | span.count.fortag[%depth] | 10 SUM sorted | Spans that ended.
    show AVG TIME | span.duration.fortag[%depth] | 10 AVG | How long it took, on average.
    show MIN TIME | span.duration.fortag[%depth] | 10 MIN | The shortest.
    show MAX TIME | span.duration.fortag[%depth] | 10 MAX | The longest.
    show CHD HITS | span.childcount.fortag[%depth] | 10 SUM | Spans below it that ended.
    show TAG | span.tag[%depth] | 256 SUM | Tag of the span.

    view spans_list | Spans List | table defaults deeper
    about Spans within the selected one, with how long each took.
    tip Open a span to go deeper.
    tags Default
    on span.tag span.id span.time span.parenttime container.id proc.pid thread.nametid proc.name thread.tid fd.directory fd.containerdirectory evt.res @kubernetes @mesos
    where span.ntags>=%depth+1
    opens spans_list
    key span.rawtime as span.rawparenttime once
    show ID | span.id | 10 | Id of the span.
    show TIME | span.time | 19 | When it began.
    show DURATION | span.duration.fortag[%depth] | 10 AVG sorted | How long it took.
    show TAG | span.tag[%depth] | 32 SUM | Tag of the span.
    show ARGS | span.enterargs | 256 SUM | Arguments of the span.

    view spectro_traces | Traces Spectrogram | spectrogram apart
    about How long traces took, as a picture: time downwards, duration to the right, brightness for their number.
    tip Mark a rectangle to see its spans.
    on . span.tag span.id container.id proc.pid thread.nametid thread.tid proc.name evt.res @kubernetes @mesos fd.name fd.containername fd.directory fd.containerdirectory fd.containerdirectory
    where span.ntags=%depth+1
    opens spans_list
    key span.duration.quantized
    show LATENCY | span.duration.quantized | | Column of the picture: the logarithm of the duration.
    show COUNT | evt.count | SUM | Traces.
    """#
}
