description = "Bytes that were received from and sent to the network, second by second."
short_description = "Show total network I/O bytes"
category = "Net"
args = {}

require("io_rate").define("evt.is_io=true and (fd.type=ipv4 or fd.type=ipv6)")
