description = "What processes read from their standard input. Combine it with a filter that picks a process."
short_description = "Print stdin of processes"
category = "I/O"
args = {}

require("standard_stream").define(0)
