etag=$(curl --silent --show-error --fail -H "Authorization: Bearer $TOKEN" --head {{origin}}/desk/articles/night-bus | sed -n 's/^etag: //Ip' | tr -d '\r')
curl --silent --show-error --fail-with-body -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -H "If-Match: $etag" \
  -d '{"note": "An earlier version said ten services a week. It is twelve.", "changes": {"standfirst": "Twelve services a week from Monday."}}' \
  {{origin}}/desk/articles/night-bus/correction
