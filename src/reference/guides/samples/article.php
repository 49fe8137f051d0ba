<?php
// Prints the newest article as HTML to paste: its headline, its text, and the notice.
function ask(string $path): string {
    $http = ['header' => 'Authorization: Bearer ' . getenv('KEY'), 'ignore_errors' => true];
    $context = stream_context_create(['http' => $http]);
    $body = file_get_contents("{{origin}}/v1/$path", false, $context);
    [, $status] = explode(' ', $http_response_header[0]);
    if ($status !== '200') throw new Exception(json_decode($body)->detail);
    return $body;
}

$items = json_decode(ask('feed.ninjs?limit=1'))->items;
$newest = current(array_filter($items, fn($item) => $item->pubStatus === 'usable'));
if ($newest === false) throw new Exception('The agreement grants no article now.');
$slug = current(array_filter($newest->altIds, fn($alt) => $alt->role === 'slug'))->value;
echo ask("articles/$slug/html"), "\n";
