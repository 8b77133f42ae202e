description = "The data that is exchanged with an address. -x, -X, -A and -b choose its form. Reads are red and writes blue."
short_description = "Show the data exchanged with the given IP address"
category = "Net"

args = {
  { name = "host_ip", description = "the address at the other end", argtype = "ipv4" },
  { name = "disable_color", description = "'disable_color' for output without colours", argtype = "string", optional = true },
}

require("conversation").define(function(address) return "fd.ip=" .. address end)
