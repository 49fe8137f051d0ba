# Corrects an article: reads its version first, so that the work of somebody else is never
# overwritten.
import json, os, urllib.error, urllib.request

url = "{{origin}}/desk/articles/night-bus"
headers = {"Authorization": "Bearer " + os.environ["TOKEN"], "Content-Type": "application/json"}
correction = {
    "note": "An earlier version said ten services a week. It is twelve.",
    "changes": {"standfirst": "Twelve services a week from Monday."},
}
try:
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
        headers["If-Match"] = answer.headers["ETag"]
    request = urllib.request.Request(url + "/correction", json.dumps(correction).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        body = json.load(answer)
except urllib.error.HTTPError as error:
    raise SystemExit(error.read().decode())
print(body["outcome"], body["article"]["slug"])
