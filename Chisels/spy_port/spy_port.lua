description = "The data that is exchanged on a port, at either end. -x, -X, -A and -b choose its form. Reads are red and writes blue."
short_description = "Show the data exchanged using the given IP port number"
category = "Net"

args = {
  { name = "host_port", description = "the port", argtype = "int" },
  { name = "disable_color", description = "'disable_color' for output without colours", argtype = "string", optional = true },
}

require("conversation").define(function(port) return "fd.port=" .. port end)
