description = "What processes write to their standard output. Combine it with a filter that picks a process."
short_description = "Print stdout of processes"
category = "I/O"
args = {}

require("standard_stream").define(1)
