<?php
// Publishes an article. The Idempotency-Key makes it safe to send the same request again, for
// example after a lost connection.
$article = [
    'headline' => 'Night bus returns to the coast road',
    'standfirst' => 'Ten services a week from Monday.',
    'source' => 'M10News',
    'sections' => ['world'],
    'by' => ['names' => ['Ada Quill']],
    'bodyHtml' => '<p>The last one ran in 2019.</p>',
];
$header = [
    'Authorization: Bearer ' . getenv('TOKEN'),
    'Content-Type: application/json',
    'Idempotency-Key: night-bus-first',
];
$content = json_encode($article);
$http = ['method' => 'PUT', 'header' => $header, 'content' => $content, 'ignore_errors' => true];
$context = stream_context_create(['http' => $http]);
$url = '{{origin}}/desk/articles/night-bus';
$body = json_decode(file_get_contents($url, false, $context));
if (!isset($body->outcome)) throw new Exception($body->detail);
echo $body->outcome, ' ', $body->article->slug, "\n";
