touch cursor.txt
if curl -sS --fail-with-body --retry 5 --retry-max-time 600 -o changes.json \
  -H "Authorization: Bearer $KEY" \
  "{{origin}}/v1/changes?limit=100$(sed 's/^/\&cursor=/' cursor.txt)"
then
  sed -n 's/.*"cursor":"\([^"]*\)".*/\1/p' changes.json > cursor.txt
else
  if grep -q resync-required changes.json; then rm cursor.txt; fi
fi
cat changes.json
