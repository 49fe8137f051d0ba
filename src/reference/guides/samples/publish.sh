curl -sS --fail-with-body -X PUT -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' -H 'Idempotency-Key: night-bus-first' \
  -d '{"headline": "Night bus returns to the coast road",
       "standfirst": "Ten services a week from Monday.",
       "source": "M10News", "sections": ["world"], "by": {"names": ["Ada Quill"]},
       "bodyHtml": "<p>The last one ran in 2019.</p>"}' \
  {{origin}}/desk/articles/night-bus
