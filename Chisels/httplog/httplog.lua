description = "A line for each HTTP request and its answer: when, whether this process asked (>) or was asked (<), method, URL, status, time taken and stated length. With 'bodies', what was sent and answered follows. HTTP/1 without TLS only."
short_description = "HTTP requests log"
category = "Application"

args = {
  { name = "bodies", description = "'bodies' to show what requests and answers carry", argtype = "string", optional = true },
}

local http = require "http"

local show_bodies = false
local prints_containers
local time_field

function on_set_arg(_, value)
  show_bodies = value == "bodies"
  return show_bodies
end

function on_init()
  http.start({ bodies = show_bodies })
  time_field = chisel.request_field("evt.datetime")
  prints_containers = sysdig.is_print_container_data()
  return true
end

-- Each line of a body below its request, without bytes that a terminal would act on.
local function print_body(mark, body)
  if not body then return end
  for text in body:gsub("\r?\n$", ""):gmatch("([^\n]*)\n?") do
    if text ~= "" then print("    " .. mark .. " " .. text:gsub("\r$", ""):gsub("[%c\127]", ".")) end
  end
end

local function print_transaction(transaction)
  local request, response = transaction.request, transaction.response
  local container = prints_containers and " " .. (transaction.container or "<NA>") .. " " or " "
  print(string.format("%s%s%s method=%s url=%s response_code=%d latency=%dms size=%dB", evt.field(time_field),
    container, transaction.dir, request.method, request.url, response.code,
    (response.ts - request.ts) / 1000000, response.length))
  print_body(">", request.body)
  print_body("<", response.body)
end

function on_event()
  http.observe(evt, print_transaction)
end
