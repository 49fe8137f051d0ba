curl -sS --fail-with-body -H "Authorization: Bearer $KEY" \
  {{origin}}/v1/withdrawals | tee withdrawals.json
address=$(grep -o '"acknowledge":"[^"]*' withdrawals.json | head -n 1 | cut -d '"' -f 4)
now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
[ -z "$address" ] || curl -sS --fail-with-body -H "Authorization: Bearer $KEY" \
  -H 'Content-Type: application/json' \
  -d "{\"outcome\": \"removed\", \"by\": \"Night desk\", \"at\": \"$now\"}" \
  "$address"
