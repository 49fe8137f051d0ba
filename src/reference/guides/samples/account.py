# Prints whose key this is, and which agreement it opens.
import json, os, urllib.error, urllib.request

headers = {"Authorization": "Bearer " + os.environ["KEY"]}
request = urllib.request.Request("{{origin}}/v1/account", headers=headers)
try:
    with urllib.request.urlopen(request) as answer:
        account = json.load(answer)
except urllib.error.HTTPError as error:
    raise SystemExit(error.read().decode())
agreement = account["agreement"]
print(account["partner"]["name"], agreement["id"], json.dumps(agreement["inForce"]))
