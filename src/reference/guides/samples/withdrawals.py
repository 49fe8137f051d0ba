# Removes every article that was withdrawn, and tells the publisher.
import datetime, json, os, pathlib, urllib.error, urllib.request


def ask(url, body=None):
    headers = {"Authorization": "Bearer " + os.environ["KEY"], "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, headers)) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise SystemExit(error.read().decode())


for withdrawal in ask("{{origin}}/v1/withdrawals")["withdrawals"]:
    if "lifted" in withdrawal or "acknowledged" in withdrawal:
        continue
    pathlib.Path("articles", withdrawal["slug"] + ".json").unlink(missing_ok=True)
    now = datetime.datetime.now(datetime.timezone.utc).isoformat()
    told = ask(withdrawal["acknowledge"], {"outcome": "removed", "by": "Night desk", "at": now})
    print(withdrawal["slug"], told["outcome"])
