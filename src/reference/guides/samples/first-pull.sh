curl -sS --fail-with-body -H "Authorization: Bearer $KEY" \
  "{{origin}}/v1/feed.ninjs?limit=5"
