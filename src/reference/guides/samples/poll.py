# Fetches the feed if it has changed since the last run, and prints the titles and the status.
import datetime, email.utils, json, pathlib, time, urllib.error, urllib.request


# Asks again after Retry-After, which has seconds or a date, if that is within ten minutes.
def ask(url, headers, tries=5):
    try:
        return urllib.request.urlopen(urllib.request.Request(url, headers=headers))
    except urllib.error.HTTPError as error:
        after = error.headers["Retry-After"]
        if error.code not in (429, 503) or after is None or tries == 1:
            return error
        seconds = int(after) if after.isdigit() else seconds_until(after)
        if seconds > 600:
            return error
    time.sleep(max(seconds, 1))
    return ask(url, headers, tries - 1)


def seconds_until(date):
    now = datetime.datetime.now(datetime.timezone.utc)
    return (email.utils.parsedate_to_datetime(date) - now).total_seconds()


kept = pathlib.Path("etag.txt")
etag = kept.read_text() if kept.exists() else ""
answer = ask("{{origin}}/feeds/all.json", {"If-None-Match": etag})
if answer.status == 200:
    for item in json.load(answer)["items"]:
        print(item["title"])
    kept.write_text(answer.headers["ETag"])
print(answer.status)
