-- Colours and the cursor of a terminal.
--
-- After `enable_color(true)` the module's fields `red`, `onblue`, `bright`, `reset` ... are escape
-- sequences, after `enable_color(false)` they are empty, so that scripts need not ask.

local terminal = {}

local ESCAPE = "\27["

local STYLES = { reset = 0, clear = 0, bright = 1, dim = 2, underscore = 4, blink = 5, reverse = 7, hidden = 8 }
for index, colour in ipairs { "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white" } do
  STYLES[colour] = 29 + index
  STYLES["on" .. colour] = 39 + index
end

function terminal.enable_color(enabled)
  for name, code in pairs(STYLES) do
    terminal[name] = enabled == true and ESCAPE .. code .. "m" or ""
  end
end

-- What the argument `disable_color` of a chisel asks for; false if `word` is not understood.
function terminal.accept_argument(word)
  if word ~= "disable_color" and word ~= "disable_colors" then return false end
  terminal.enable_color(false)
  return true
end

-- Leaves no colour behind on a terminal; elsewhere nobody would see it.
function terminal.restore()
  if sysdig.is_tty() then io.write(terminal.reset) end
end

local function send(...)
  io.write(ESCAPE, ...)
end

function terminal.clearscreen() send("2J") end
function terminal.clearline() send("2K") end
-- `row` and `column` count from 1; 0 is taken for 1.
function terminal.moveto(row, column) send(row, ";", column, "H") end
-- To the start of the line `lines` above.
function terminal.moveup(lines) send(lines, "F") end
function terminal.hidecursor() send("?25l") end
function terminal.showcursor() send("?25h") end
-- One of 256 colours.
function terminal.setfgcol(colour) send("38;5;", colour, "m") end
function terminal.setbgcol(colour) send("48;5;", colour, "m") end

return terminal
