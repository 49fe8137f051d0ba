<?php
// Fetches the feed if it has changed since the last run, and prints the titles and the status.

// Asks again after Retry-After, which has seconds or a date, if that is within ten minutes.
function ask(string $url, string $header, int $tries = 5): array {
    $context = stream_context_create(['http' => ['header' => $header, 'ignore_errors' => true]]);
    $body = file_get_contents($url, false, $context);
    $status = (int) explode(' ', $http_response_header[0])[1];
    $fields = [];
    foreach (array_slice($http_response_header, 1) as $line) {
        [$name, $value] = explode(':', $line, 2);
        $fields[strtolower($name)] = trim($value);
    }
    $after = $fields['retry-after'] ?? '';
    $seconds = ctype_digit($after) ? (int) $after : (strtotime($after) ?: INF) - time();
    if (!in_array($status, [429, 503]) || $seconds > 600 || $tries === 1) {
        return [$status, $body, $fields];
    }
    sleep(max($seconds, 1));
    return ask($url, $header, $tries - 1);
}

$etag = is_file('etag.txt') ? file_get_contents('etag.txt') : '';
[$status, $body, $fields] = ask('{{origin}}/feeds/all.json', "If-None-Match: $etag");
if ($status === 200) {
    foreach (json_decode($body)->items as $item) echo $item->title, "\n";
    file_put_contents('etag.txt', $fields['etag']);
}
echo $status, "\n";
