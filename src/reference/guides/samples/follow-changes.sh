touch cursor.txt
if answer=$(curl -sS --fail-with-body -H "Authorization: Bearer $KEY" \
  "{{origin}}/v1/changes?limit=100$(sed 's/^/\&cursor=/' cursor.txt)")
then
  printf %s "$answer" | sed -n 's/.*"cursor":"\([^"]*\)".*/\1/p' > cursor.txt
else
  case $answer in *resync-required*) rm cursor.txt ;; esac
fi
printf '%s\n' "$answer"
