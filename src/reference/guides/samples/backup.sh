curl --silent --show-error --fail -H "Authorization: Bearer $TOKEN" --output backup.ndjson {{origin}}/desk/export
tail -n 1 backup.ndjson
