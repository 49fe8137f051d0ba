curl -sS --fail-with-body -H "Authorization: Bearer $TEST_KEY" \
  -H 'Content-Type: application/json' \
  -d '{"action": "publish", "slug": "sandbox-first"}' \
  {{origin}}/v1/sandbox
