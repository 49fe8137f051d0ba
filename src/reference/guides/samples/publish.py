# Publishes an article. The Idempotency-Key makes it safe to send the same request again, for
# example after a lost connection.
import json, os, urllib.error, urllib.request

article = {
    "headline": "Night bus returns to the coast road",
    "standfirst": "Ten services a week from Monday.",
    "source": "M10News",
    "sections": ["world"],
    "by": {"names": ["Ada Quill"]},
    "bodyHtml": "<p>The last one ran in 2019.</p>",
}
headers = {
    "Authorization": "Bearer " + os.environ["TOKEN"],
    "Content-Type": "application/json",
    "Idempotency-Key": "night-bus-first",
}
url = "{{origin}}/desk/articles/night-bus"
request = urllib.request.Request(url, json.dumps(article).encode(), headers, method="PUT")
try:
    with urllib.request.urlopen(request) as answer:
        body = json.load(answer)
except urllib.error.HTTPError as error:
    raise SystemExit(error.read().decode())
print(body["outcome"], body["article"]["slug"])
