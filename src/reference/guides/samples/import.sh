tr -d '\n' <<'LINE' | curl -sS --fail-with-body -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/x-ndjson' --data-binary @- {{origin}}/desk/articles
{"op": "import", "slug": "harbour-strike", "collection": "cms", "sourceId": "4711",
 "sourceHash": "5f0c6a3e9d1b2c4d5f0c6a3e9d1b2c4d5f0c6a3e9d1b2c4d5f0c6a3e9d1b2c4d",
 "article": {"headline": "Harbour strike ends", "source": "M10News",
  "sections": ["business"], "bodyHtml": "<p>Work begins today.</p>"}}
LINE
