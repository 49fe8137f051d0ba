<?php
// Removes every article that was withdrawn, and tells the publisher.
function ask(string $url, ?array $body = null): object {
    $header = ['Authorization: Bearer ' . getenv('KEY'), 'Content-Type: application/json'];
    $http = ['header' => $header, 'ignore_errors' => true];
    if ($body !== null) $http += ['method' => 'POST', 'content' => json_encode($body)];
    $answer = json_decode(file_get_contents($url, false, stream_context_create(['http' => $http])));
    if (isset($answer->detail)) throw new Exception($answer->detail);
    return $answer;
}

foreach (ask('{{origin}}/v1/withdrawals')->withdrawals as $withdrawal) {
    if (isset($withdrawal->lifted) || isset($withdrawal->acknowledged)) continue;
    $file = "articles/$withdrawal->slug.json";
    if (is_file($file)) unlink($file);
    $body = ['outcome' => 'removed', 'by' => 'Night desk', 'at' => gmdate('Y-m-d\TH:i:s\Z')];
    $told = ask($withdrawal->acknowledge, $body);
    echo $withdrawal->slug, ' ', $told->outcome, "\n";
}
