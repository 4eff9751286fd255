-- What wrk sends: wrk ... URL -- FILE [once] [BASIC]
--
-- A GET of the URL with one of the keys in FILE, one a line, picked at random for each request; with
-- "once" in the order of the file, until each was sent. With BASIC, which are credentials, a POST of a
-- form with that key as its token. Then prints what was counted, in one line: requests, seconds, p50 and
-- p99 in milliseconds, failed requests.

local keys, head, tail, once, sent = {}, "", "", false, 0

function init(args)
  for line in io.lines(args[1]) do keys[#keys + 1] = line end
  once = args[2] == "once"
  if args[3] and args[3] ~= "" then
    local headers = { Authorization = "Basic " .. args[3], ["Content-Type"] = "application/x-www-form-urlencoded" }
    head = string.sub(wrk.format("POST", nil, headers, "token=" .. keys[1]), 1, -1 - #keys[1]) -- all keys are as long
  else
    head, tail = string.sub(wrk.format(), 1, -3) .. "Coder-Session-Token: ", "\r\n\r\n"
  end
  math.randomseed(os.time())
end

function request()
  sent = sent + 1
  if once and sent == #keys + 64 then -- the answers to the last keys have come by then
    os.execute("(sleep 0.1; kill -INT $PPID) &") -- ends wrk, which prints its figures
  end
  local i = once and (sent - 1) % #keys + 1 or #keys == 1 and 1 or math.random(#keys)
  return head .. keys[i] .. tail
end

done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("FIGURES %d %.3f %.2f %.2f %d\n", summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    e.connect + e.read + e.write + e.status + e.timeout))
end
