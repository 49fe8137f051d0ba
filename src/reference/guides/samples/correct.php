<?php
// Corrects an article: reads its version first, so that the work of somebody else is never
// overwritten.
$url = '{{origin}}/desk/articles/night-bus';
$header = ['Authorization: Bearer ' . getenv('TOKEN'), 'Content-Type: application/json'];
file_get_contents($url, false, stream_context_create(['http' => ['header' => $header]]));
foreach ($http_response_header as $line) {
    if (stripos($line, 'ETag:') === 0) $header[] = 'If-Match:' . substr($line, 5);
}
$correction = [
    'note' => 'An earlier version said ten services a week. It is twelve.',
    'changes' => ['standfirst' => 'Twelve services a week from Monday.'],
];
$content = json_encode($correction);
$http = ['method' => 'POST', 'header' => $header, 'content' => $content, 'ignore_errors' => true];
$context = stream_context_create(['http' => $http]);
$body = json_decode(file_get_contents("$url/correction", false, $context));
if (!isset($body->outcome)) throw new Exception($body->detail);
echo $body->outcome, ' ', $body->article->slug, "\n";
