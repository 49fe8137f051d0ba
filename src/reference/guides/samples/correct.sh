etag=$(curl -sS --fail --head -H "Authorization: Bearer $TOKEN" \
  {{origin}}/desk/articles/night-bus | sed -n 's/^etag: //Ip' | tr -d '\r')
curl -sS --fail-with-body -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' -H "If-Match: $etag" \
  -d '{"note": "An earlier version said ten services a week. It is twelve.",
       "changes": {"standfirst": "Twelve services a week from Monday."}}' \
  {{origin}}/desk/articles/night-bus/correction
