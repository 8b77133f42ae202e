description = "Bytes that were read from and written to descriptors of every kind, second by second."
short_description = "Sum of I/O bytes on any type of FD"
category = "I/O"
args = {}

require("io_rate").define("evt.is_io=true")
