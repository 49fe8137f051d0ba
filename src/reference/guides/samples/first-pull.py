# Prints what the agreement grants, page by page, newest first.
import json, os, urllib.error, urllib.request

headers = {"Authorization": "Bearer " + os.environ["KEY"]}
page = "{{origin}}/v1/feed.ninjs?limit=5"
while page:
    try:
        with urllib.request.urlopen(urllib.request.Request(page, headers=headers)) as answer:
            body = json.load(answer)
    except urllib.error.HTTPError as error:
        raise SystemExit(error.read().decode())
    for item in body["items"]:
        print(item["pubStatus"], item["version"], item["headlines"][0]["value"])
    page = body.get("next")
