curl --silent --show-error --etag-compare etag.txt --etag-save etag.txt --output feed.json --write-out '%{http_code}\n' {{origin}}/feeds/all.json
