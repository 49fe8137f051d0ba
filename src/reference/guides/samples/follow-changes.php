<?php
// Brings a folder of articles up to date with everything that has happened since the last run.

// Asks again after Retry-After, which has seconds or a date, if that is within ten minutes.
function ask(string $url, int $tries = 5): array {
    $http = ['header' => 'Authorization: Bearer ' . getenv('KEY'), 'ignore_errors' => true];
    $context = stream_context_create(['http' => $http]);
    $body = file_get_contents($url, false, $context);
    $status = (int) explode(' ', $http_response_header[0])[1];
    $fields = implode("\n", $http_response_header);
    $after = preg_match('/^Retry-After: *(.+)$/im', $fields, $found) ? trim($found[1]) : '';
    $seconds = ctype_digit($after) ? (int) $after : (strtotime($after) ?: INF) - time();
    if (!in_array($status, [429, 503]) || $seconds > 600 || $tries === 1) {
        return [$status, $body];
    }
    sleep(max($seconds, 1));
    return ask($url, $tries - 1);
}

function apply(object $change): void {
    echo $change->action, ' ', $change->slug, "\n";
    if ($change->action === 'agreement') return;
    $file = "articles/$change->slug.json";
    $isGone = in_array($change->action, ['withdraw', 'hold', 'expire']);
    [$status, $article] = $isGone ? [410, ''] : ask($change->url);
    if ($status === 200) file_put_contents($file, $article);
    elseif ($status !== 404 && $status !== 410) throw new Exception(json_decode($article)->detail);
    elseif (is_file($file)) unlink($file);
}

if (!is_dir('articles')) mkdir('articles');
$cursor = is_file('articles/cursor.txt') ? file_get_contents('articles/cursor.txt') : '';
do {
    $query = 'limit=100' . ($cursor === '' ? '' : "&cursor=$cursor");
    [$status, $text] = ask("{{origin}}/v1/changes?$query");
    $body = json_decode($text);
    if ($status === 410) {
        // The list begins again with everything that you may still have, so the rest must go.
        array_map('unlink', glob('articles/*.json'));
        $cursor = '';
        continue;
    }
    if ($status !== 200) throw new Exception($body->detail);
    array_map('apply', $body->changes);
    $cursor = $body->cursor;
    file_put_contents('articles/cursor.txt', $cursor);
} while ($status === 410 || ($body->more ?? false));
