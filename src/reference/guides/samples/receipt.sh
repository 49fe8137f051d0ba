feed=$(curl -sS --fail-with-body -H "Authorization: Bearer $KEY" \
  "{{origin}}/v1/feed.ninjs?limit=1") || printf '%s\n' "$feed"
address=$(printf %s "$feed" | grep -o -m 1 '{{origin}}/v1/receipts/[^"]*')
[ -z "$address" ] || receipt=$(curl -sS --fail-with-body -H "Authorization: Bearer $KEY" "$address")
[ -z "$address" ] || curl -sS --fail-with-body -H 'Content-Type: application/json' \
  -d "{\"receipt\": \"$receipt\"}" {{origin}}/verify
