curl -sS --fail-with-body -H "Authorization: Bearer $KEY" \
  {{origin}}/v1/withdrawals | tee withdrawals.json
address=$(grep -o '"acknowledge":"[^"]*' withdrawals.json | head -n 1 | cut -d '"' -f 4)
[ -z "$address" ] || curl -sS --fail-with-body -H "Authorization: Bearer $KEY" \
  -H 'Content-Type: application/json' \
  -d "{\"outcome\": \"removed\", \"by\": \"Night desk\", \"at\": \"$(date -u +%Y-%m-%dT%H:%M:%SZ)\"}" \
  "$address"
