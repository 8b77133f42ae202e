-- Asks for everything, of every event, and prints it: what a hostile script would do with a hostile capture.
description = "asks for everything"
short_description = "asks for everything"
category = "Test"
args = {}

local names = {
  "evt.num", "evt.args", "evt.info", "evt.buffer", "evt.rawarg.data", "evt.arg.name", "evt.arg[0]", "evt.rawarg.res",
  "proc.cmdline", "proc.aname[3]", "proc.env", "thread.cgroups", "fd.name", "fd.ip", "fd.cport", "user.name",
  "container.name", "container.mounts", "k8s.pod.labels", "span.tags", "syslog.message", "evt.latency", "fdlist.names",
}
local fields = {}

function on_init()
  for index, name in ipairs(names) do fields[index] = chisel.request_field(name) end
  chisel.set_event_formatter("*%evt.num %proc.name %fd.name %evt.args")
  chisel.set_precise_interval_ns(1000)
  return true
end

local function show(value)
  if type(value) ~= "table" then return tostring(value) end
  local parts = {}
  for key, part in pairs(value) do parts[#parts + 1] = tostring(key) .. "=" .. show(part) end
  return table.concat(parts, " ")
end

local count = 0

function on_event()
  count = count + 1
  for index, field in ipairs(fields) do io.write(names[index], " ", show(evt.field(field)), "\n") end
  io.write(evt.get_type(), " ", evt.get_cpuid(), " ", evt.get_ts(), "\n")
  if count % 50 == 0 then
    io.write(show(sysdig.get_thread_table()), show(sysdig.get_thread_table("fd.name exists or proc.name=x")), "\n")
    io.write(show(sysdig.get_container_table()), show(sysdig.get_machine_info()), "\n")
  end
  return true
end

local ticks = 0

function on_interval()
  ticks = ticks + 1
  if ticks > 1000 then sysdig.end_capture() end
  return true
end

function on_capture_end()
  print(show(sysdig.get_thread_table_barebone()))
end
