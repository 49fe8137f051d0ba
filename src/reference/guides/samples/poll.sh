curl -sS --retry 5 --retry-max-time 600 \
  --etag-compare etag.txt --etag-save etag.txt -o feed.json -w '%{http_code}\n' \
  {{origin}}/feeds/all.json
