curl -sS --fail-with-body -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' -H 'If-Match: *' \
  -d '{"reason": "Figures in doubt", "note": "The figures were wrong."}' \
  {{origin}}/desk/articles/night-bus/withdrawal
