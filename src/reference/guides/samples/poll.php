<?php
// Fetches the feed if it has changed since the last run, and prints the titles and the status.
$etag = is_file('etag.txt') ? file_get_contents('etag.txt') : '';
$context = stream_context_create(['http' => ['header' => "If-None-Match: $etag", 'ignore_errors' => true]]);
$body = file_get_contents('{{origin}}/feeds/all.json', false, $context);
$status = (int) explode(' ', $http_response_header[0])[1];
if ($status === 200) {
    foreach (json_decode($body)->items as $item) echo $item->title, "\n";
    foreach ($http_response_header as $line) {
        if (stripos($line, 'ETag:') === 0) file_put_contents('etag.txt', trim(substr($line, 5)));
    }
}
echo $status, "\n";
