curl -sS --fail -H "Authorization: Bearer $TOKEN" -o backup.ndjson \
  {{origin}}/desk/export
tail -n 1 backup.ndjson
