touch cursor.txt
curl --silent --show-error --fail-with-body -H "Authorization: Bearer $KEY" --output changes.json "{{origin}}/v1/changes?limit=100$(sed 's/^/\&cursor=/' cursor.txt)"
sed -n 's/.*"cursor":"\([^"]*\)".*/\1/p' changes.json > cursor.txt
cat changes.json
