description = "Bytes that were read from and written to files, second by second."
short_description = "Sum of file I/O bytes"
category = "I/O"
args = {}

require("io_rate").define("evt.is_io=true and fd.type=file")
