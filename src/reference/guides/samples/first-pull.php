<?php
// Prints what the agreement grants, page by page, newest first.
$http = ['header' => 'Authorization: Bearer ' . getenv('KEY'), 'ignore_errors' => true];
$context = stream_context_create(['http' => $http]);
$page = '{{origin}}/v1/feed.ninjs?limit=5';
while ($page !== null) {
    $body = json_decode(file_get_contents($page, false, $context));
    if (!isset($body->items)) throw new Exception($body->detail);
    foreach ($body->items as $item) {
        echo $item->pubStatus, ' ', $item->version, ' ', $item->headlines[0]->value, "\n";
    }
    $page = $body->next ?? null;
}
