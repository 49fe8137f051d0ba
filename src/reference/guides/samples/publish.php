<?php
// Publishes an article. The Idempotency-Key makes it safe to send the same request again, for example
// after a lost connection.
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
$http = ['method' => 'PUT', 'header' => $header, 'content' => json_encode($article), 'ignore_errors' => true];
$context = stream_context_create(['http' => $http]);
$body = json_decode(file_get_contents('{{origin}}/desk/articles/night-bus', false, $context));
if (!isset($body->outcome)) throw new Exception($body->detail);
echo $body->outcome, ' ', $body->article->slug, "\n";
