# Fetches the feed if it has changed since the last run, and prints the titles and the status.
import json, pathlib, urllib.error, urllib.request

kept = pathlib.Path("etag.txt")
etag = kept.read_text() if kept.exists() else ""
request = urllib.request.Request("{{origin}}/feeds/all.json", headers={"If-None-Match": etag})
try:
    with urllib.request.urlopen(request) as answer:
        status = answer.status
        for item in json.load(answer)["items"]:
            print(item["title"])
        kept.write_text(answer.headers["ETag"])
except urllib.error.HTTPError as error:
    status = error.code
print(status)
