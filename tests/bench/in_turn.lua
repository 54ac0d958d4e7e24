-- Visit the addresses of a file in turn: "path<TAB>cookie" a line.
local requests, count, turn = {}, 0, 0

function init(args)
  for line in io.lines(args[1]) do
    local path, cookie = line:match("^([^\t]*)\t(.*)$")
    local headers = {}
    if cookie ~= "" then headers["Cookie"] = cookie end
    count = count + 1
    requests[count] = wrk.format("GET", path, headers)
  end
  turn = tonumber(args[2] or "0") % count
end

function request()
  turn = turn % count + 1
  return requests[turn]
end

function done(summary, latency)
  local failed = summary.errors.status + summary.errors.timeout + summary.errors.read + summary.errors.connect
  io.write(string.format("RESULT %d %d %d %.3f %.3f %d\n", summary.requests, summary.duration, failed,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, summary.bytes))
end
