# Brings a folder of articles up to date with everything that has happened since the last run.
import datetime, email.utils, json, os, pathlib, shutil, time, urllib.error, urllib.request

articles, kept = pathlib.Path("articles"), pathlib.Path("articles/cursor.txt")
articles.mkdir(exist_ok=True)


# Asks again after Retry-After, which has seconds or a date, if that is within ten minutes.
def ask(url, tries=5):
    request = urllib.request.Request(url, headers={"Authorization": "Bearer " + os.environ["KEY"]})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        after = error.headers["Retry-After"]
        if error.code not in (429, 503) or after is None or tries == 1:
            raise
        seconds = int(after) if after.isdigit() else seconds_until(after)
        if seconds > 600:
            raise
    time.sleep(max(seconds, 1))
    return ask(url, tries - 1)


def seconds_until(date):
    now = datetime.datetime.now(datetime.timezone.utc)
    return (email.utils.parsedate_to_datetime(date) - now).total_seconds()


def apply(change):
    print(change["action"], change["slug"])
    if change["action"] == "agreement":
        return
    file = articles / (change["slug"] + ".json")
    if change["action"] in ("withdraw", "hold", "expire"):
        return file.unlink(missing_ok=True)
    try:
        file.write_bytes(ask(change["url"]))
    except urllib.error.HTTPError as error:
        if error.code not in (404, 410):
            raise SystemExit(error.read().decode())
        # It has been withdrawn since this change was listed.
        file.unlink(missing_ok=True)


cursor = kept.read_text() if kept.exists() else ""
more = True
while more:
    query = "limit=100" + ("&cursor=" + cursor if cursor else "")
    try:
        body = json.loads(ask("{{origin}}/v1/changes?" + query))
    except urllib.error.HTTPError as error:
        if error.code != 410:
            raise SystemExit(error.read().decode())
        # The list begins again with everything that you may still have, so the rest must go.
        shutil.rmtree(articles)
        articles.mkdir()
        cursor = ""
        continue
    for change in body["changes"]:
        apply(change)
    cursor = body["cursor"]
    more = body.get("more", False)
    kept.write_text(cursor)
